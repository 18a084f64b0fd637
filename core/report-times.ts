/** Figures about answer times: percentiles, steps, and how many were in time. */
import type { Case } from './case.ts';
import { elapsedMs } from './case-outcome.ts';
import type { Millis } from './thread.ts';
import type { Share, Step, Times, TwoClocks } from './weekly-report.ts';

const minuteMs = 60_000;
/** Whatever is smaller is told together or not at all: a single question may be somebody's whom people know. */
export const smallestGroup = 5;
/** Below so many cases the ninth tenth is one or two answers: see reports.md, digest conventions. */
export const tellingN = 20;
/** In minutes: how long a wait is told by, in figures and in rows. */
const stepMinutes = [0, 15, 30, 60, 240, 480, 1440] as const;

/** To one decimal, halves up. */
export function minutesOf(ms: Millis): number {
  return Math.round(ms / (minuteMs / 10)) / 10;
}

/** To three decimals. Null of nothing. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 1000;
}

/**
 * By linear interpolation between the two nearest (Hyndman and Fan's type 7, as R and spreadsheets do).
 * @param sorted ascending
 * @param p from 0 to 1
 */
export function quantile(sorted: readonly number[], p: number): number | null {
  const place = (sorted.length - 1) * p;
  const below = sorted[Math.floor(place)];
  if (below === undefined) return null;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Of first responses by one clock, in milliseconds and in any order. */
export function timesOf(waits: readonly Millis[]): Times {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (p: number) => {
    const ms = quantile(sorted, p);
    return ms === null ? null : minutesOf(ms);
  };
  return { n: sorted.length, medianMinutes: at(0.5), p90Minutes: sorted.length < tellingN ? null : at(0.9) };
}

/** What a case says of its answer time. */
export type Timed = Pick<Case, 'arrivedAt' | 'first'>;

/** Of those that were answered; the others have no time yet. */
export function twoClocks(cases: readonly Timed[]): TwoClocks {
  return { elapsed: timesOf(waitsOf(cases, 'elapsed')), service: timesOf(waitsOf(cases, 'service')) };
}

/** How many were answered but their times are not told. */
export function withheldTimes(cases: readonly Case[]): TwoClocks {
  const times = { n: answeredIn(cases), medianMinutes: null, p90Minutes: null };
  return { elapsed: { ...times }, service: { ...times } };
}

export function answeredIn(cases: readonly Timed[]): number {
  return waitsOf(cases, 'service').length;
}

/** Which of `stepMinutes` a wait is in: exactly as long as a step's end it is in it, as an answer is in time at its goal. */
export function stepAt(ms: Millis): number {
  return Math.max(
    0,
    stepMinutes.findLastIndex((minutes) => minutes * minuteMs < ms),
  );
}

export function distributionOf(cases: readonly Case[]): Step[] {
  const [elapsed, service] = [waitsOf(cases, 'elapsed'), waitsOf(cases, 'service')];
  return stepMinutes.map((fromMinutes, i) => {
    const toMinutes = stepMinutes[i + 1] ?? null;
    const within = (ms: Millis) => stepAt(ms) === i;
    return { fromMinutes, toMinutes, elapsed: elapsed.filter(within).length, service: service.filter(within).length };
  });
}

/**
 * How many were answered within so many minutes of service time, of those that were answered or wait for longer already.
 * @param overdueBefore as `overdueBefore` gives it for these minutes
 */
export function shareOf(
  cases: readonly Case[],
  { minutes, goal, overdueBefore }: Pick<Share, 'minutes' | 'goal'> & { overdueBefore: Millis },
): Share {
  const waits = waitsOf(cases, 'service');
  const inTime = waits.filter((ms) => ms <= minutes * minuteMs).length;
  const of = waits.length + overdueIn(cases, overdueBefore).length;
  return { minutes, goal, inTime, of, share: ratio(inTime, of) };
}

/** Those that are open and came before this instant. */
export function overdueIn(cases: readonly Case[], before: Millis): Case[] {
  return cases.filter(({ arrivedAt, first, ended }) => first === null && ended === null && arrivedAt < before);
}

/** A report asks for tens of thousands of them several times: a loop takes a fifth of what `flatMap` does. */
function waitsOf(cases: readonly Timed[], clock: keyof TwoClocks): Millis[] {
  const waits: Millis[] = [];
  for (const one of cases) {
    const ms = clock === 'service' ? one.first?.serviceMs : elapsedMs(one);
    if (ms !== null && ms !== undefined) waits.push(ms);
  }
  return waits;
}
