import { expect, test } from 'vitest';
import type { Gap } from '../../core/gaps.ts';
import { onTarget, thanBefore, todoOf } from '../../core/report-todo.ts';
import type { DraftCounts, TrendWeek, WeeklyReport } from '../../core/weekly-report.ts';

const none: DraftCounts = { asProposed: 0, edited: 0, replaced: 0, byHand: 0, unused: 0 };
const answer = (answerId: string, counts: Partial<DraftCounts>) => {
  const all = { ...none, ...counts };
  return { answerId, title: null, ...all, n: Object.values(all).reduce((sum, n) => sum + n, 0) };
};
const week = (
  change: Partial<Pick<WeeklyReport, 'uncovered' | 'gaps'>>,
  ...perAnswer: ReturnType<typeof answer>[]
) => ({
  drafts: { ...none, ownWords: 0, perAnswer },
  uncovered: null,
  gaps: [] as Gap[],
  ...change,
});
const gap = (n: number): Gap => ({ intent: 'events', n, examples: ['Gibt es eine Nähmaschine?'] });

test('an answer that is changed half of the time is to be brought up to date, in whatever way it was changed', () => {
  const stale = answer('gebuehren', { asProposed: 4, edited: 1, replaced: 1, byHand: 1, unused: 1 });
  expect(todoOf(week({}, stale), 0)).toEqual({
    kind: 'staleAnswer',
    answerId: 'gebuehren',
    title: null,
    changed: 4,
    n: 8,
  });
  expect(todoOf(week({}, answer('gebuehren', { asProposed: 5, edited: 4 })), 0)).toBeNull();
});

test('an answer that was used four times says nothing yet, and what is merged is no one answer', () => {
  expect(todoOf(week({}, answer('gebuehren', { edited: 4 })), 0)).toBeNull();
  expect(todoOf(week({}, answer('other', { edited: 9 })), 0)).toBeNull();
});

test('a question that three asked and that has no answer is a gap, shown by an example', () => {
  expect(todoOf(week({ gaps: [gap(2)] }), 0)).toBeNull();
  expect(todoOf(week({ gaps: [gap(2), gap(3)] }), 0)).toEqual({
    kind: 'gap',
    example: 'Gibt es eine Nähmaschine?',
    n: 3,
  });
  expect(todoOf(week({ gaps: [{ ...gap(3), examples: [] }] }), 0)).toBeNull();
});

test('hours that nobody had matter from one hour on, and only where somebody asked in them', () => {
  expect(todoOf(week({ uncovered: { hours: 1, arrived: 1 } }), 0)).toEqual({ kind: 'uncovered', hours: 1, arrived: 1 });
  expect(todoOf(week({ uncovered: { hours: 0.9, arrived: 3 } }), 0)).toBeNull();
  expect(todoOf(week({ uncovered: { hours: 8, arrived: 0 } }), 0)).toBeNull();
});

test('three overdue questions are a backlog', () => {
  expect(todoOf(week({}), 2)).toBeNull();
  expect(todoOf(week({}), 3)).toEqual({ kind: 'backlog', n: 3 });
});

test('what concerns most comes first, and of equals whoever waits', () => {
  const stale = answer('gebuehren', { edited: 5 });
  const all = (uncovered: number, n: number) =>
    week({ uncovered: { hours: 4, arrived: uncovered }, gaps: [gap(n)] }, stale);
  expect(todoOf(all(4, 4), 4)?.kind).toBe('staleAnswer');
  expect(todoOf(all(6, 4), 4)?.kind).toBe('uncovered');
  expect(todoOf(all(5, 6), 4)?.kind).toBe('gap');
  expect(todoOf(all(5, 5), 5)?.kind).toBe('backlog');
  expect(todoOf(all(5, 5), 4)?.kind).toBe('uncovered');
});

const told = (median: number | null, answered = 20): TrendWeek => ({
  week: '2026-W46',
  arrived: answered,
  answered,
  medianMinutes: median,
  p90Minutes: null,
  share: null,
});

test.each([
  [20, 18, 'faster'], // two minutes, and a tenth
  [20, 22, 'slower'],
  [20, 18.1, 'asBefore'],
  [20, 21.9, 'asBefore'],
  [5, 4, 'faster'], // a minute, but a fifth
  [100, 103, 'slower'], // three in a hundred, but three minutes
  [0, 0, 'asBefore'],
  [0, 1, 'slower'],
])('a median of %d minutes and then of %d is %s', (before, now, than) => {
  expect(thanBefore([told(before), told(now)])).toBe(than);
});

test('below 20 answers, and where a week is withheld, it cannot be compared', () => {
  expect(thanBefore([told(20), told(5, 19)])).toBe('tooFew');
  expect(thanBefore([told(20, 19), told(5)])).toBe('tooFew');
  expect(thanBefore([told(null), told(5)])).toBe('tooFew');
  expect(thanBefore([told(20), told(null)])).toBe('tooFew');
});

test('a first week has nothing to be compared with; a quiet one before it is something', () => {
  expect(thanBefore([told(null, 0), told(null, 0), told(5)])).toBe('first');
  expect(thanBefore([told(20, 1), told(null, 0), told(5)])).toBe('tooFew');
});

test('both goals are to be reached, and of fewer than 20 nobody can tell nine in ten', () => {
  const share = (goal: number, inTime: number, of: number) => ({ minutes: 30, goal, inTime, of, share: inTime / of });
  const target = (half: number, nine: number, of: number) =>
    onTarget({ half: share(0.5, half, of), nineInTen: share(0.9, nine, of) });
  expect(target(10, 18, 20)).toBe('reached');
  expect(target(9, 18, 20)).toBe('missed');
  expect(target(10, 17, 20)).toBe('missed');
  expect(target(15, 27, 30)).toBe('reached');
  expect(target(19, 19, 19)).toBeNull();
});
