import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendAt } from '../../core/attention.ts';
import { afterPatronWrote, newer, openMessages, takesMessages } from '../../core/intake.ts';
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
});
