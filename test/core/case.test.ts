import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Case, caseFacts, caseOf, casesAfter, firstCase } from '../../core/case.ts';
import { weekAt } from '../../core/iso-week.ts';
import { amend, type LogEntry, move, type Thread } from '../../core/thread.ts';
import { play, type Turn, turns } from '../support/random-moves.ts';
import { newThread, noon, reply } from '../support/threads.ts';

const zone = 'Europe/Berlin';
const hour = 3_600_000;

interface Story {
  thread: Thread;
  cases: Case[];
  log: LogEntry[];
}

/** Everything that is possible of it, one after the other. @param each is called after every move */
function told(happens: readonly Turn[], each: (before: Story, after: Story) => void = () => {}): Story {
  const { thread } = newThread();
  let story: Story = { thread, cases: [firstCase('c', caseFacts(thread), zone)], log: [] };
  let now = noon;
  happens.forEach((turn, i) => {
    now += turn.passes;
    const played = play(story.thread, turn, now, i + 1);
    if (played === null) return;
    const { to, entry } = played;
    const earlier = story.cases.slice(0, -1);
    const after = casesAfter(story.cases.at(-1) as Case, entry, caseFacts(to), zone);
    const next = { thread: to, cases: [...earlier, ...after], log: [...story.log, entry] };
    each(story, next);
    story = next;
  });
  return story;
}

const last = ({ cases }: Story) => cases.at(-1) as Case;
const holds = (check: (happens: Turn[]) => void) => fc.assert(fc.property(turns, check), { numRuns: 1500 });

describe('whatever becomes of a thread', () => {
  test('its cases are numbered in their order, and all but the last have ended for good', () => {
    holds((happens) => {
      const { cases } = told(happens, (before, after) => {
        expect(after.cases.slice(0, before.cases.length - 1)).toEqual(before.cases.slice(0, -1));
        for (const one of after.cases.slice(0, -1)) expect(one.ended).not.toBeNull();
      });
      expect(cases.map(({ id, no }) => [id, no])).toEqual(cases.map((_, i) => ['c', i + 1]));
    });
  });

  test('the last one has the clock of the question that waits, and its week', () => {
    holds((happens) => {
      told(happens, (_, after) => {
        const { arrivedAt, week } = last(after);
        expect(arrivedAt).toBe(after.thread.arrivedAt);
        expect(week).toBe(weekAt(arrivedAt, zone));
      });
    });
  });

  test('nothing that waits is lost: it has ended only when it is answered or closed', () => {
    holds((happens) => {
      told(happens, (_, after) => {
        const { status } = after.thread;
        const { ended, first } = last(after);
        if (status === 'answered') expect(first).not.toBeNull();
        if (status === 'answered' || status === 'closed') expect(ended).not.toBeNull();
        if (status === 'new') expect(ended).toBeNull();
      });
    });
  });

  test('the first answer is one that was given, and no later one takes its place', () => {
    holds((happens) => {
      told(happens, (before, after) => {
        const was = last(before);
        const is = after.cases.find(({ no }) => no === was.no);
        if (was.first !== null) expect(is?.first).toEqual(was.first);
        else if (is?.first) {
          const { at, answeredAt = at, serviceMs } = after.log.at(-1) as LogEntry;
          expect(is.first).toEqual({ at: answeredAt, serviceMs });
        }
      });
    });
  });

  test('closing looks like no answer, and its draft was not used', () => {
    holds((happens) => {
      for (const { ended, first, draft } of told(happens).cases) {
        if (ended?.how === 'answered' || ended?.how === 'answeredByHand') expect(first).not.toBeNull();
        if (ended !== null && !['answered', 'withdrawn'].includes(ended.how)) expect(draft).toBeNull();
      }
    });
  });

  test('it says nothing that anybody wrote', () => {
    holds((happens) => {
      const text = JSON.stringify(told(happens).cases);
      expect(text).not.toMatch(/Entwurf|U0MARTA|"[^",:]*7001/);
    });
  });
});

test('what changes nothing about a case leaves the very object, so that nothing is written', () => {
  const { thread } = newThread();
  const one = firstCase('c', caseFacts(thread), zone);
  const to = amend(thread, { claimedBy: { staff: 'U0MARTA', at: noon, until: noon + hour } });
  const entry: LogEntry = { at: noon, by: 'U0MARTA', what: 'claimed', from: 'new', to: 'new' };
  expect(casesAfter(one, entry, caseFacts(to), zone)[0]).toBe(one);
});

test('the week is the library’s, and stays the one in which the question came', () => {
  const sundayNight = Date.UTC(2027, 0, 3, 22, 59);
  const week = (at: number) => firstCase('c', caseFacts(newThread('1', { at }).thread), zone).week;
  expect([week(sundayNight), week(sundayNight + 60_000)]).toEqual(['2026-W53', '2027-W01']);
});

describe('a thread that an earlier release left without a case', () => {
  const { thread } = newThread();
  const waiting = move(thread, { status: 'awaitingReview', trouble: null });
  const approved = move(waiting, { status: 'approved', reply, sendAfter: noon, trouble: null });
  const claim = { owner: 'a', claimedAt: noon, expiresAt: noon, attempts: 1, absentAt: [] };
  const sending = move(approved, { status: 'sending', reply, claim, cameAt: null });

  test('is open while it waits', () => {
    expect(caseOf('c', waiting, zone)).toMatchObject({ no: 1, arrivedAt: noon, first: null, ended: null });
  });

  test('was answered when it was, also by an interim answer', () => {
    const answered = move(sending, { status: 'answered', reply, answeredAt: noon + hour, postId: '1' });
    const out = { at: noon + hour, serviceMs: hour };
    expect(caseOf('c', answered, zone)).toMatchObject({ first: out, ended: { at: noon + hour, how: 'answered' } });
    const interim = amend(waiting, { interimAt: noon + hour });
    expect(caseOf('c', interim, zone)).toMatchObject({ first: out, ended: null, interims: 1 });
  });

  test('was closed for its reason, which may be an answer by hand', () => {
    const closed = (reason: 'spam' | 'answeredByHand') =>
      caseOf('c', move(waiting, { status: 'closed', reason, by: null, closedAt: noon + hour }), zone);
    expect(closed('spam')).toMatchObject({ first: null, ended: { how: 'spam' } });
    expect(closed('answeredByHand')).toMatchObject({ first: { at: noon + hour }, ended: { how: 'answeredByHand' } });
  });
});
