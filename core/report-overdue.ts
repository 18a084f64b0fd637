/** Since when an open question is overdue, found once for all of them: a count for each would cost seconds in a bad week. */
import { openSpans, type ServiceCalendar } from './hours.ts';
import type { Millis } from './thread.ts';

const minuteMs = 60_000;

/**
 * Whoever asked before this instant has waited for more than so many minutes of service time now; whoever asked at it or
 * after it has not: the same as asking `serviceMsBetween` of each.
 * @param since the oldest question's arrival; nothing before it is looked at
 * @returns `since` where nobody who asked since then has waited for so long
 */
export function overdueBefore(calendar: ServiceCalendar, since: Millis, now: Millis, minutes: number): Millis {
  const spans = [];
  for (const { start, end } of openSpans(calendar, since)) {
    if (start >= now) break;
    spans.push({ start: Math.max(start, since), end: Math.min(end, now) });
  }
  let left = minutes * minuteMs;
  for (const { start, end } of spans.toReversed()) {
    if (left < end - start) return end - left;
    left -= end - start;
  }
  return since;
}
