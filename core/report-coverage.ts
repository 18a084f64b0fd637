/** When patrons asked, and in which service hours nobody was there for them. */
import type { Case } from './case.ts';
import { openSpans, type ServiceCalendar, type Span } from './hours.ts';
import { grouped } from './report-groups.ts';
import type { Covered } from './report-people.ts';
import { wallClock } from './shifts.ts';
import type { WeeklyReport } from './weekly-report.ts';

const hourMs = 3_600_000;
/** Every zone is a multiple of this from UTC and is changed at one, so within one a clock's hour stays the same. */
const quarterMs = hourMs / 4;

/** By the library's wall clock: where an hour comes twice, both are counted as that hour. @param questions of the week */
export function arrivalsOf(
  questions: readonly Case[],
  calendar: ServiceCalendar,
  week: Span,
): WeeklyReport['arrivals'] {
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  const quarters = grouped(questions, ({ arrivedAt }) => String(Math.floor(arrivedAt / quarterMs)));
  for (const [quarter, { length: n }] of quarters) {
    const { weekday, minutes } = wallClock(Number(quarter) * quarterMs, calendar.zone);
    const day = hours[weekday - 1];
    const hour = Math.floor(minutes / 60);
    if (day !== undefined) day[hour] = (day[hour] ?? 0) + n;
  }
  const open = openIn(calendar, week);
  return { hours, outOfHours: questions.filter((one) => !isWithin(one, open)).length };
}

/**
 * The service hours of a week that nobody had, to one decimal, and how many asked in them; null without a rota.
 * @param questions of the week
 * @param week as far as it has come
 */
export function uncoveredOf(
  questions: readonly Case[],
  calendar: ServiceCalendar,
  week: Span,
  covered: readonly Covered[] | null,
): WeeklyReport['uncovered'] {
  if (covered === null) return null;
  const left = openIn(calendar, week).flatMap((span) => without(span, covered));
  const ms = left.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    hours: Math.round(ms / (hourMs / 10)) / 10,
    arrived: questions.filter((one) => isWithin(one, left)).length,
  };
}

/** The service hours within a week. */
function openIn(calendar: ServiceCalendar, week: Span): Span[] {
  const spans: Span[] = [];
  for (const { start, end } of openSpans(calendar, week.start)) {
    if (start >= week.end) break;
    spans.push({ start: Math.max(start, week.start), end: Math.min(end, week.end) });
  }
  return spans;
}

/** What is left of a span. */
function without(span: Span, covered: readonly Span[]): Span[] {
  let left = [span];
  for (const { start, end } of covered) {
    left = left
      .flatMap((part) => [
        { start: part.start, end: Math.min(part.end, start) },
        { start: Math.max(part.start, end), end: part.end },
      ])
      .filter((part) => part.start < part.end);
  }
  return left;
}

function isWithin({ arrivedAt }: Case, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => start <= arrivedAt && arrivedAt < end);
}
