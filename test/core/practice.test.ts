import { expect, test } from 'vitest';
import { practiceReview } from '../../core/practice-review.ts';
import { begunAt, practiceId, practiceLine, practiceScript } from '../../core/practice-script.ts';
import type { LogEntry } from '../../core/thread.ts';

const begun = Date.UTC(2026, 10, 24, 9, 0);

test('fifteen different patrons write, in public and privately', () => {
  expect(new Set(practiceScript.map(({ patron }) => patron)).size).toBe(15);
  expect(new Set(practiceScript.map(({ channel }) => channel))).toEqual(new Set(['x-mention', 'x-dm']));
  expect(practiceScript.map(({ after }) => after)).toEqual(
    practiceScript.map(({ after }) => after).toSorted((a, b) => a - b),
  );
});

test('an id says which line of which exercise it is, and later lines have higher ids', () => {
  for (const line of practiceScript) {
    const id = practiceId(begun, line.number);
    expect(begunAt(id)).toBe(begun);
    expect(practiceLine(id)).toBe(line);
  }
  expect(BigInt(practiceId(begun, 2)) > BigInt(practiceId(begun, 1))).toBe(true);
  expect(practiceLine(practiceId(begun, 99))).toBeNull();
});

test('whoever goes on goes on with a thread of the same patron on the same channel', () => {
  for (const { follows, patron, channel } of practiceScript) {
    if (follows === undefined) continue;
    const first = practiceScript.find(({ number }) => number === follows);
    expect(first).toMatchObject({ patron, channel });
  }
});

const entry = (what: LogEntry['what'], at: number, more: Partial<LogEntry> = {}): LogEntry => ({
  at: begun + at * 60_000,
  by: 'U0MARTA',
  what,
  from: null,
  to: 'new',
  ...more,
});
const line = practiceScript[0];
if (!line) throw new Error('The script is empty');

test('the review tells what the team tried and what is left, in figures of the team', () => {
  const review = practiceReview(
    [
      { line, status: 'answered', log: [entry('arrived', 0), entry('approved', 4, { text: 'a', draftText: 'b' })] },
      { line, status: 'closed', log: [entry('arrived', 1), entry('closed', 3, { reason: 'spam' })] },
      { line, status: 'awaitingReview', log: [entry('arrived', 2)] },
    ],
    'de',
  );
  expect(review).toContain('3 Fragen kamen an, beantwortet 1, geschlossen 1. Eine ist noch offen');
  expect(review).toContain('nach 4 Minuten');
  const [tried = '', left = ''] = review.split('Das lohnt sich beim nächsten Mal:');
  expect(tried).toContain('eine Antwort vor der Freigabe ändern');
  expect(tried).toContain('Spam');
  expect(left).toContain('Kollegin oder Team übergeben');
  expect(left).toContain('Hinausgegangen ist nichts');
});

test('a list counts as tried once somebody has approved something in it', () => {
  const gathered = [entry('arrived', 0), entry('bundled', 1, { by: 'triage' })];
  const triedWith = (...log: LogEntry[]) =>
    practiceReview([{ line, status: 'answered', log: [...gathered, ...log] }], 'de').split('Das lohnt sich')[0];
  const list = 'gleiche Fragen in einer Liste zusammen freigeben';
  expect(triedWith()).not.toContain(list);
  expect(triedWith(entry('unbundled', 2), entry('approved', 3))).not.toContain(list);
  expect(triedWith(entry('approved', 3))).toContain(list);
});

test('nothing in the review names or counts a person', () => {
  const log = [entry('arrived', 0), entry('handedOver', 1), entry('approved', 2)];
  for (const language of ['de', 'en'] as const) {
    expect(practiceReview([{ line, status: 'answered', log }], language)).not.toContain('U0MARTA');
  }
});

test('an exercise in which nobody did anything is told as kindly', () => {
  const review = practiceReview([{ line, status: 'awaitingReview', log: [] }], 'en');
  expect(review).toContain('One question came, 0 answered');
  expect(review).not.toContain('This is what you tried');
});
