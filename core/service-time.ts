/** Lengths of service time: how long the service was open, and when it will have been open for so long. */
import { dueAt, openSpans, type ServiceCalendar } from './hours.ts';
import type { Millis } from './thread.ts';

const minuteMs = 60_000;

/**
 * How long the service is open between two instants, in milliseconds; 0 where `to` is not after `from`.
 * Openings more than 400 days after `from` are not counted.
 */
export function serviceMsBetween(calendar: ServiceCalendar, from: Millis, to: Millis): number {
  let sum = 0;
  if (to <= from) return sum;
  for (const { start, end } of openSpans(calendar, from)) {
    if (start >= to) break;
    sum += Math.min(end, to) - Math.max(start, from);
  }
  return sum;
}

/**
 * When the service will have been open for so long since `from`. Outside the service hours, 0 is the next opening.
 * @param ms whole milliseconds of service time, at least 0
 * @returns null when the service is not open for that long within 400 days
 */
export function addServiceMs(calendar: ServiceCalendar, from: Millis, ms: number): Millis | null {
  return dueAt(calendar, from, ms / minuteMs);
}
