/** How long the service was open between two instants; the other way round: `dueAt`. */
import { openSpans, type ServiceCalendar } from './hours.ts';
import type { Millis } from './thread.ts';

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
