import { quantile as d3Quantile } from 'd3-array';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../core/case.ts';
import { elapsedMs, isQuestion, outcomeOf } from '../../core/case-outcome.ts';
import { distributionOf, quantile, ratio, shareOf, timesOf } from '../../core/report-times.ts';
import { minute } from '../support/random-rotas.ts';

const start = Date.parse('2026-11-10T10:00:00+01:00');
const waited = (service: number, elapsed = service): Case => ({
  id: 'a',
  no: 1,
  channel: 'x-mention',
  arrivedAt: start,
  week: '2026-W46',
  intent: null,
  language: null,
  first: { at: start + elapsed * minute, serviceMs: service * minute },
  ended: { at: start + elapsed * minute, how: 'answered' },
  interims: 0,
  corrections: 0,
  proposed: null,
  draft: null,
  effort: null,
});
const openSince = (minutesBefore: number): Case => ({
  ...waited(0),
  arrivedAt: start - minutesBefore * minute,
  first: null,
  ended: null,
});

test('any percentile of any times is what d3-array makes of them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(100_000_000), { maxLength: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (all, p) => {
        const sorted = all.toSorted((a, b) => a - b);
        const expected = d3Quantile(sorted, p);
        if (expected === undefined) expect(quantile(sorted, p)).toBeNull();
        else expect(quantile(sorted, p)).toBeCloseTo(expected, 3); // of milliseconds
      },
    ),
  );
});

test('median and ninth tenth in minutes are those of d3-array, in whatever order the times come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20_000), { minLength: 1, maxLength: 60 }), (seconds) => {
      const { n, medianMinutes, p90Minutes } = timesOf(seconds.map((each) => each * 1000));
      const minutesAt = (p: number) => (d3Quantile(seconds, p) ?? 0) / 60;
      expect(n).toBe(seconds.length);
      // One decimal is at most half of one away.
      expect(Math.abs((medianMinutes ?? 0) - minutesAt(0.5))).toBeLessThanOrEqual(0.05 + 1e-9);
      if (n < 20) expect(p90Minutes).toBeNull();
      else expect(Math.abs((p90Minutes ?? 0) - minutesAt(0.9))).toBeLessThanOrEqual(0.05 + 1e-9);
    }),
  );
});

test('of nothing there is no median, and of nineteen no ninth tenth', () => {
  expect(timesOf([])).toEqual({ n: 0, medianMinutes: null, p90Minutes: null });
  const minutes = (n: number) => Array.from({ length: n }, (_, i) => (i + 1) * minute);
  expect(timesOf(minutes(19))).toEqual({ n: 19, medianMinutes: 10, p90Minutes: null });
  expect(timesOf(minutes(20))).toEqual({ n: 20, medianMinutes: 10.5, p90Minutes: 18.1 });
});

test('minutes have one decimal, and shares three', () => {
  expect(timesOf([3 * minute + 2_999]).medianMinutes).toBe(3);
  expect(timesOf([3 * minute + 3_000]).medianMinutes).toBe(3.1);
  expect(ratio(35, 39)).toBe(0.897);
  expect(ratio(0, 0)).toBeNull();
});

test('whoever waited for exactly as long as a step ends is in it, as an answer after just the time of a goal is in time', () => {
  const steps = distributionOf([0, 15.01, 30.01, 240, 480, 1440, 1440.01].map((minutes) => waited(minutes)));
  expect(steps.map(({ service }) => service)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(steps.map(({ fromMinutes, toMinutes }) => [fromMinutes, toMinutes])).toEqual([
    [0, 15],
    [15, 30],
    [30, 60],
    [60, 240],
    [240, 480],
    [480, 1440],
    [1440, null],
  ]);
});

test('every answer is in one step by each clock', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3000), fc.nat(9000))), (waits) => {
      const steps = distributionOf([...waits.map(([service, elapsed]) => waited(service, elapsed)), openSince(5)]);
      for (const clock of ['service', 'elapsed'] as const) {
        expect(steps.reduce((sum, step) => sum + step[clock], 0)).toBe(waits.length);
      }
    }),
  );
});

test('an answer just in time counts, an open question only once it is overdue, and one that was closed not at all', () => {
  const closed: Case = { ...openSince(500), ended: { at: start, how: 'noAnswerNeeded' } };
  const cases = [waited(5), waited(30), waited(30.1), openSince(31), openSince(30), closed];
  const share = shareOf(cases, { minutes: 30, goal: 0.5, overdueBefore: start - 30 * minute });
  expect(share).toEqual({ minutes: 30, goal: 0.5, inTime: 2, of: 4, share: 0.5 });
});

test('closing without an answer does not make the service look faster', () => {
  const slow = [waited(5), waited(100), openSince(200)];
  const line = { minutes: 30, goal: 0.5, overdueBefore: start };
  const closed = slow.map((one): Case => (one.first === null ? { ...one, ended: { at: start, how: 'spam' } } : one));
  expect(shareOf(closed, line).inTime).toBe(shareOf(slow, line).inTime);
  expect(closed.map((one) => outcomeOf(one).kind)).toEqual(['answered', 'answered', 'closed']);
});

test('an answer before the clock began waited for nothing, and an open question has no time', () => {
  expect(elapsedMs({ arrivedAt: start, first: { at: start - minute, serviceMs: 0 } })).toBe(0);
  expect(elapsedMs(openSince(5))).toBeNull();
});

test('thanks are no question, unless a person had answered before they came', () => {
  const thanks = { ended: { at: start, how: 'thanks' as const } };
  expect(isQuestion({ intent: null, first: null, ...thanks })).toBe(false);
  expect(outcomeOf({ ...waited(5), ...thanks })).toEqual({ kind: 'answered' });
});

test('thanks before any answer are no question once staff have said that they need none, and open until then', () => {
  const praise = { ...openSince(5), intent: 'praise' };
  const ended = { at: start, how: 'noAnswerNeeded' as const };
  expect(outcomeOf(praise)).toEqual({ kind: 'open' });
  expect(isQuestion({ ...praise, ended })).toBe(false);
  expect(outcomeOf({ ...praise, ended: { ...ended, how: 'spam' } })).toEqual({ kind: 'closed', reason: 'spam' });
  expect(outcomeOf({ ...openSince(5), ended })).toEqual({ kind: 'closed', reason: 'noAnswerNeeded' });
  expect(outcomeOf({ ...waited(5), intent: 'praise' })).toEqual({ kind: 'answered' });
});
