import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerList, crowdOf, mayShareAnswer, mayStandInCrowd } from '../../core/bundle.ts';
import { called } from '../../core/handling.ts';
import { amend, move, type Thread, type ThreadFacts } from '../../core/thread.ts';
import { newThread, noon } from '../support/threads.ts';

const minute = 60_000;
const openingHours = { text: 'Ja, bis 19 Uhr.', answerId: 'oeffnungszeiten', language: 'de', alternatives: [] };
const waiting = (id: string, more: Partial<ThreadFacts> = {}): Thread => ({
  ...move(
    newThread(id, { at: noon + Number(id), conversation: `1:${id}`, patron: id }).thread,
    { status: 'awaitingReview', trouble: null },
    { draft: openingHours },
  ),
  ...more,
});

const claim = { staff: 'U0MARTA', at: noon, until: noon + minute };
const handedTo = { to: { staff: 'U0JONAS' }, by: 'U0MARTA', at: noon, note: '', until: noon + minute };
const firstApproval = { by: 'U0MARTA', at: noon, text: 'Ja.', answerId: null, interim: false };
const urgent = {
  language: 'de',
  intent: 'events',
  confidence: 1,
  abstained: false,
  also: [],
  danger: 'alarm' as const,
  upset: false,
};

describe('a list of questions with the same answer', () => {
  test('begins with the third', () => {
    expect(answerList(waiting('1'), [])).toBeNull();
    expect(answerList(waiting('2'), [waiting('1')])).toBeNull();
    expect(answerList(waiting('3'), [waiting('2'), waiting('1')])).toEqual({
      id: 'answer-x-mention-1',
      joining: ['x-mention-2', 'x-mention-1'],
    });
  });

  test('is the same one whoever of them comes to it', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['1', '2', '3', '4', '5', '6'], { minLength: 3 }), (ids) => {
        const threads = ids.map((id) => waiting(id));
        const lists = threads.map((thread) => answerList(thread, threads));
        expect(new Set(lists.map((list) => list?.id)).size).toBe(1);
        for (const [i, list] of lists.entries()) {
          expect(new Set([threads[i]?.id, ...(list?.joining ?? [])]).size).toBe(ids.length);
        }
      }),
    );
  });

  test('takes a further one, however few of it still wait', () => {
    const line = waiting('1', { bundle: 'answer-x-mention-1' });
    expect(answerList(waiting('7'), [line])).toEqual({ id: 'answer-x-mention-1', joining: [] });
  });

  test('holds one answer', () => {
    const other = { ...openingHours, text: 'Nein.' };
    expect(answerList(waiting('3'), [waiting('1'), waiting('2', { draft: other })])).toBeNull();
    expect(
      answerList(waiting('3', { draft: { ...openingHours, text: null } }), [waiting('1'), waiting('2')]),
    ).toBeNull();
  });

  test.each<[string, Partial<ThreadFacts>]>([
    ['somebody looks after', { claimedBy: claim }],
    ['was handed to somebody', { handedTo }],
    ['is approved once', { firstApproval }],
    ['two people have to see', { fourEyes: ['complaint'] }],
    ['somebody was called to again', { call: called(waiting('1').call, 'wroteAgain') }],
    ['is urgent', { tag: urgent }],
    ['got an interim answer', { interimAt: noon }],
    ['may have been answered', { perhapsSent: 'Ja.' }],
    ['is in a list already', { bundle: 'crowd-x-mention-1' }],
  ])('leaves out what %s', (_, more) => {
    expect(mayShareAnswer(waiting('1'))).toBe(true);
    expect(mayShareAnswer(waiting('1', more))).toBe(false);
  });

  test('leaves out what the channel takes no reply to, and what is approved or closed', () => {
    const trouble = { kind: 'replyGate' as const, at: noon, detail: '' };
    const thread = waiting('1');
    if (thread.status !== 'awaitingReview') throw new Error('Not waiting');
    expect(mayShareAnswer(amend(thread, { trouble }))).toBe(false);
    expect(mayShareAnswer(move(thread, { status: 'closed', reason: 'spam', by: 'U1', closedAt: noon }))).toBe(false);
  });
});

describe('a crowded conversation', () => {
  const wrote = (patron: number, at = noon) => ({ patron: String(patron), at });

  test('has six authors within an hour', () => {
    const five = [1, 2, 3, 4, 5].map((patron) => wrote(patron));
    expect(crowdOf(five, noon)).toEqual([]);
    expect(crowdOf([...five, wrote(5)], noon)).toEqual([]);
    expect(crowdOf([...five, wrote(6, noon - 60 * minute)], noon)).toEqual([]);
    expect(crowdOf([...five, wrote(6, noon - 59 * minute)], noon)).toHaveLength(6);
  });

  test('leaves earlier ones where they are', () => {
    const six = [1, 2, 3, 4, 5, 6].map((patron) => wrote(patron));
    expect(crowdOf([wrote(9, noon - 61 * minute), ...six], noon)).toEqual(six);
  });

  test('holds complaints, and neither the press nor a child nor whoever is in danger', () => {
    expect(mayStandInCrowd(waiting('1', { fourEyes: ['complaint'], draft: null }))).toBe(true);
    expect(mayStandInCrowd(waiting('1', { fourEyes: ['vip'] }))).toBe(false);
    expect(mayStandInCrowd(waiting('1', { fourEyes: ['complaint', 'minor'] }))).toBe(false);
    expect(mayStandInCrowd(waiting('1', { tag: urgent }))).toBe(false);
  });
});
