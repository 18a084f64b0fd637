import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendAt } from '../../core/attention.ts';
import {
  afterPatronWrote,
  answeredBefore,
  newer,
  openMessages,
  reopened,
  takesMessages,
  turnsIn,
} from '../../core/intake.ts';
import { type Message, move, next, type State, type Status, type Thread } from '../../core/thread.ts';
import { incoming, newThread, noon, reply } from '../support/threads.ts';

const statuses = Object.keys(next) as Status[];
const trouble = { kind: 'unreachable' as const, at: noon, detail: 'socket hang up' };
const claim = { owner: 'a', claimedAt: noon, expiresAt: noon + 60_000, attempts: 1, absentAt: [] };

const states: Record<Status, State> = {
  new: { status: 'new' },
  awaitingReview: { status: 'awaitingReview', trouble: null },
  approved: { status: 'approved', reply, sendAfter: noon + 10_000, trouble },
  sending: { status: 'sending', reply, claim, cameAt: null },
  answered: { status: 'answered', reply, answeredAt: noon, postId: '9' },
  closed: { status: 'closed', reason: 'spam', by: 'U1', closedAt: noon },
  failed: { status: 'failed', reply, trouble },
  unknown: { status: 'unknown', reply, since: noon },
};
const inStatus = (status: Status): Thread => ({ ...newThread().thread, ...states[status] });

describe('moves', () => {
  test.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))(
    '%s → %s is as the table says',
    (from, to) => {
      const allowed: readonly Status[] = next[from];
      if (!allowed.includes(to)) {
        expect(() => move(inStatus(from), states[to])).toThrow(`cannot go from ${from} to ${to}`);
        return;
      }
      const moved = move(inStatus(from), states[to]);
      const fields = new Set([...Object.keys(newThread().thread), ...Object.keys(states[to])]);
      expect(Object.keys(moved).filter((field) => !fields.has(field))).toEqual([]);
    },
  );

  test('from every status there is a way to an end that staff can reach', () => {
    for (const status of statuses) {
      const reached = new Set<Status>([status]);
      for (let grown = true; grown; ) {
        const before = reached.size;
        for (const each of [...reached]) for (const to of next[each]) reached.add(to);
        grown = reached.size > before;
      }
      expect([...reached]).toEqual(expect.arrayContaining(['answered', 'closed']));
    }
  });
});

describe('a patron who writes again', () => {
  test.each(statuses)('in status %s leaves a thread that will be looked after', (status) => {
    const { to } = afterPatronWrote(inStatus(status), incoming('1005', { at: noon + 5 }), false);
    const waits = to.status === 'new' || (to.status === 'sending' && to.cameAt !== null);
    expect(waits).toBe(true);
    expect(attendAt(to, noon, false)).not.toBeNull();
    expect(to.lastMessageId).toBe('1005');
  });

  test('an edit after the answer changes neither status nor clock', () => {
    for (const status of ['answered', 'closed'] as const) {
      const { to } = afterPatronWrote(inStatus(status), incoming('1005', { firstId: '1001' }), true);
      expect(to).toMatchObject({ status, arrivedAt: noon });
    }
  });

  test('a message that was indexed late does not become what is answered, and the patron has waited since then', () => {
    const { to } = afterPatronWrote(inStatus('awaitingReview'), incoming('999', { at: noon - 60_000 }), false);
    expect(to.lastMessageId).toBe('1001');
    expect(to).toMatchObject({ arrivedAt: noon - 60_000, dueAt: null });
  });

  test('an ended thread takes messages for as long as it may be reopened', () => {
    const day = 86_400_000;
    expect(takesMessages(inStatus('answered'), noon + 7 * day, 7)).toBe(true);
    expect(takesMessages(inStatus('closed'), noon + 7 * day + 1, 7)).toBe(false);
    expect(takesMessages(inStatus('awaitingReview'), noon + 90 * day, 7)).toBe(true);
  });

  test('what waits for an answer is what the patron wrote since the clock started', () => {
    const message = (id: string, at: number, author: Message['author']): Message => ({
      ...incoming(id, { at }),
      author,
    });
    const messages = [
      message('1', noon - 10, 'patron'),
      message('2', noon - 5, 'library'),
      message('3', noon, 'patron'),
    ];
    expect(openMessages(inStatus('new'), messages).map(({ id }) => id)).toEqual(['3']);
  });
});

describe('turns', () => {
  const said = (...authors: Message['author'][]) =>
    authors.map((author, i): Message => ({ ...incoming(String(i)), author, at: noon + i }));
  const none = (what: 'interimSent' | 'closedNoticeSent', postId: string) =>
    ({ at: noon, by: 'send', what, from: 'sending', to: 'awaitingReview', postId }) as const;

  test('count what the patron wrote between two answers as one', () => {
    expect(turnsIn(said('patron', 'patron', 'patron'), [])).toBe(1);
    expect(turnsIn(said('patron', 'library', 'patron', 'patron', 'library', 'library', 'patron'), [])).toBe(3);
    expect(turnsIn(said('library', 'patron'), [])).toBe(1);
  });

  test('do not begin anew after an interim answer, a note about the hours or what was deleted', () => {
    const talk = said('patron', 'library', 'patron', 'library', 'patron', 'library', 'patron');
    const [, , , , , gone] = talk;
    if (gone) gone.withdrawnAt = noon;
    expect(turnsIn(talk, [none('closedNoticeSent', '1'), none('interimSent', '3')])).toBe(1);
  });
});

test('what was asked before is told turn by turn, as far as an answer stands', () => {
  const said = (id: number, author: Message['author'], more: Partial<Message> = {}): Message => ({
    ...incoming(String(id), { at: noon - 100 + id, text: `Text ${id}` }),
    author,
    ...more,
  });
  const messages = [
    said(1, 'patron'),
    said(2, 'patron', { text: '', unreadable: true }),
    said(3, 'patron'),
    said(4, 'library'),
    said(5, 'library'),
    said(6, 'patron'),
    said(7, 'library', { withdrawnAt: noon }),
    said(8, 'patron'),
    said(9, 'library'),
    said(10, 'patron'),
    said(100, 'patron'),
  ];
  expect(answeredBefore(inStatus('new'), messages)).toEqual(['Text 1\nText 3', 'Text 6\nText 8']);
});

describe('calls', () => {
  const claimedBy = { staff: 'U1', at: noon, until: noon + 60_000 };
  const handedTo = { to: { team: 'musik' }, by: 'U1', at: noon, note: '', until: noon + 60_000 };
  const firstApproval = { by: 'U1', at: noon, text: 'Ja.', answerId: null, interim: false };
  const again = (thread: Thread, edit = false, more = {}) =>
    afterPatronWrote(thread, incoming('1005', { at: noon + 5, ...(edit && { firstId: '1001' }), ...more }), edit).to;

  test('a patron who writes again calls whoever was at it: the one who claimed it, the one it was handed to, or who approved it', () => {
    const waiting = inStatus('awaitingReview');
    expect(again(waiting).call).toEqual({ number: 1, why: 'wroteAgain', to: [] });
    expect(again({ ...waiting, claimedBy }).call.to).toEqual([{ staff: 'U1' }]);
    expect(again({ ...waiting, handedTo }).call.to).toEqual([{ team: 'musik' }]);
    expect(again({ ...waiting, claimedBy, handedTo }).call.to).toEqual([{ staff: 'U1' }]);
    for (const status of ['approved', 'failed', 'unknown'] as const) {
      expect(again(inStatus(status)).call).toEqual({ number: 1, why: 'wroteAgain', to: [{ staff: 'U0MARTA' }] });
    }
    expect(again(inStatus('answered')).call).toEqual({ number: 1, why: 'reopened', to: [{ staff: 'U0MARTA' }] });
  });

  test('nobody is called twice before they had something to act on, nor while the reply is on its way', () => {
    for (const status of ['new', 'sending'] as const) expect(again(inStatus(status)).call.number).toBe(0);
  });

  test('an edit calls anew after an approval, or out of a list', () => {
    const waiting = inStatus('awaitingReview');
    expect(again(waiting, true).call.number).toBe(0);
    expect(again({ ...waiting, bundle: 'answer-1' }, true)).toMatchObject({ bundle: null, call: { why: 'edited' } });
    expect(again(inStatus('approved'), true).call).toEqual({ number: 1, why: 'edited', to: [{ staff: 'U0MARTA' }] });
  });

  test('what was approved once, and the place in a list, are gone with the draft; the hand-over stays', () => {
    const thread = { ...inStatus('awaitingReview'), firstApproval, handedTo, bundle: 'answer-1' };
    expect(again(thread)).toMatchObject({ firstApproval: null, bundle: null, handedTo, draft: null });
  });

  test('whoever is quiet is so no longer once they speak to us', () => {
    for (const status of statuses) {
      const thread = { ...inStatus(status), quiet: true };
      expect(again(thread).quiet).toBe(false);
      expect(again(thread, false, { quote: true }).quiet).toBe(true);
      expect(again(inStatus(status), false, { quote: true }).quiet).toBe(false);
    }
  });

  test('a reopened thread is another case: of the one before only the patron is left', () => {
    const before: Thread = {
      ...inStatus('closed'),
      ...{ claimedBy, handedTo, firstApproval, interimAt: noon, bundle: 'answer-1' },
      fourEyes: ['complaint', 'vip', 'minor'],
    };
    expect(reopened(before, noon + 9, {}, [{ staff: 'U2' }])).toMatchObject({
      status: 'new',
      arrivedAt: noon + 9,
      ...{ dueAt: null, claimedBy: null, handedTo: null, firstApproval: null, interimAt: null, bundle: null },
      fourEyes: ['vip', 'minor'],
      call: { number: 1, why: 'reopened', to: [{ staff: 'U2' }] },
    });
  });

  test('an answer that is still to be deleted is not forgotten when the thread is reopened', () => {
    const withdrawal = { postId: '9', by: 'U1', at: noon, correction: 'Nein.' };
    expect(again({ ...inStatus('answered'), withdrawal })).toMatchObject({ status: 'new', withdrawal });
  });
});

describe('ids', () => {
  test('are compared as the whole numbers they are, however long', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n }), fc.bigInt({ min: 0n, max: 2n ** 63n }), (a, b) => {
        const [, later] = [a, b].sort((one, other) => (one < other ? -1 : 1));
        expect(newer(String(a), String(b))).toBe(String(later));
      }),
    );
  });
});

describe('attention', () => {
  test('whatever is not ended is looked at again', () => {
    for (const status of statuses) {
      const ended = ['answered', 'closed'].includes(status);
      expect(attendAt(inStatus(status), noon, false) === null).toBe(ended);
      expect(attendAt(inStatus(status), noon, true)).not.toBeNull();
    }
  });

  test('a claim and a hand-over are looked at when they run out, while staff are to decide', () => {
    const minute = 60_000;
    const claimedBy = { staff: 'U1', at: noon, until: noon + 10 * minute };
    const handedTo = { to: { team: 'musik' }, by: 'U1', at: noon, note: '', until: noon + 20 * minute };
    for (const status of ['awaitingReview', 'failed', 'unknown'] as const) {
      const thread = { ...inStatus(status), dueAt: noon + 60 * minute };
      expect(attendAt({ ...thread, claimedBy }, noon, false)).toBe(claimedBy.until);
      expect(attendAt({ ...thread, handedTo }, noon, false)).toBe(handedTo.until);
      expect(attendAt({ ...thread, claimedBy, handedTo }, noon, false)).toBe(claimedBy.until);
      // What somebody is at does not return meanwhile.
      const before = { ...handedTo, until: noon - minute };
      expect(attendAt({ ...thread, claimedBy, handedTo: before }, noon, false)).toBe(claimedBy.until);
      expect(attendAt({ ...thread, dueAt: noon + minute, claimedBy, handedTo }, noon, false)).toBe(noon + minute);
      expect(attendAt({ ...thread, claimedBy }, claimedBy.until + 1, false)).toBe(claimedBy.until);
    }
    for (const status of ['answered', 'closed'] as const) {
      expect(attendAt({ ...inStatus(status), claimedBy, handedTo }, noon, false)).toBeNull();
    }
  });

  test('an answer that is to be deleted is looked after until it is, whatever has become of its thread', () => {
    const withdrawal = { postId: '9', by: 'U1', at: noon, correction: null };
    for (const status of statuses) {
      const at = attendAt({ ...inStatus(status), withdrawal }, noon, false);
      expect(at).not.toBeNull();
      expect(at).toBeLessThanOrEqual(noon + 60_000);
    }
  });
});
