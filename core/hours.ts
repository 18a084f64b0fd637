/** When the service on X is staffed, or a branch open, in the library's own zone: hours, public holidays, closures. */
import { getHolidays } from 'feiertagejs';
import { Temporal } from 'temporal-polyfill';
import { weekdays } from './fields.ts';
import type { LibrarySettings } from './library.ts';
import type { Millis } from './thread.ts';

const minuteMs = 60_000;
/** Past this nobody waits for an opening: a whole year and a long closure after it. */
const horizonDays = 400;

/** Minutes after midnight on the wall clock, from and to; the end is no longer open. */
export type Period = readonly [from: number, to: number];
/** Instants, from and to; the end is no longer open. */
export interface Span {
  start: Millis;
  end: Millis;
}

/** Of the service on X, or of one branch. */
export interface ServiceCalendar {
  /** IANA name. */
  zone: string;
  /** @param date as 2026-12-24 */
  isHoliday: (date: string) => boolean;
  /** Sorted, apart from each other. */
  periodsOn: (date: Temporal.PlainDate) => Period[];
}

export type ServiceState = { open: true; until: Millis } | { open: false; next: Millis | null };

/**
 * The calendar of the service on X.
 *
 * A day has the weekday's hours, or none on a public holiday of the Land and in a closure with `service: true`; an extra
 * opening of `service` is added to that and so wins over both. Mariä Himmelfahrt counts as a holiday in all of
 * Bavaria, although by law only in some of its municipalities: those without it enter an extra opening. Berlin's single
 * holiday on 17 June 2028 is not known to feiertagejs: a library there enters a closure (test/core/holidays.test.ts).
 */
export function serviceCalendar(settings: LibrarySettings): ServiceCalendar {
  return calendarOf(settings, 'service', settings.service.hours, ({ service }) => service);
}

/**
 * The calendar of one branch, by the same rules: its own hours, none on a public holiday and in its closures, and its
 * extra openings beside and above them.
 * @throws {RangeError} for a branch that the library does not have
 */
export function branchCalendar(settings: LibrarySettings, branchId: string): ServiceCalendar {
  const branch = settings.branches.find(({ id }) => id === branchId);
  if (branch === undefined) throw new RangeError(`No branch ${branchId}`);
  return calendarOf(settings, branchId, branch.hours, ({ branches }) => branches.includes(branchId));
}

type Week = LibrarySettings['service']['hours'];

function calendarOf(
  settings: LibrarySettings,
  place: string,
  week: Week,
  concerns: (closure: LibrarySettings['closures'][number]) => boolean,
): ServiceCalendar {
  const years = new Map<number, ReadonlySet<string>>();
  const holidaysOf = (year: number): ReadonlySet<string> => {
    const known = years.get(year) ?? new Set(getHolidays(year, settings.land).map((holiday) => holiday.dateString));
    years.set(year, known);
    return known;
  };
  const isHoliday = (date: string): boolean => holidaysOf(Number(date.slice(0, 4))).has(date);
  const isClosed = (date: string): boolean =>
    settings.closures.some((closure) => concerns(closure) && closure.from <= date && date <= closure.to);

  const periodsOn = (date: Temporal.PlainDate): Period[] => {
    const day = date.toString();
    const extra = settings.extraOpenings
      .filter((opening) => opening.branch === place && opening.date === day)
      .flatMap((opening) => opening.hours);
    const usual = isHoliday(day) || isClosed(day) ? [] : usualPeriods(week, date.dayOfWeek);
    return joined([...usual, ...extra.map(parsePeriod)]);
  };
  return { zone: settings.timezone, isHoliday, periodsOn };
}

/** @param weekday 1 (Monday) to 7 */
export function usualPeriods(week: Week, weekday: number): Period[] {
  const name = weekdays[weekday - 1];
  return name === undefined ? [] : joined(week[name].map(parsePeriod));
}

/**
 * When an answer is due: after so many minutes of service time. A message that comes outside the service hours starts
 * the clock at the next opening.
 * @param minutes of service time, at least 0; parts of one count to the millisecond
 * @returns null when the service is not open for that long within 400 days
 */
export function dueAt(calendar: ServiceCalendar, arrivedAt: Millis, minutes: number): Millis | null {
  let left = Math.round(minutes * minuteMs);
  for (const { start, end } of openSpans(calendar, arrivedAt)) {
    const from = Math.max(start, arrivedAt);
    if (left <= end - from) return from + left;
    left -= end - from;
  }
  return null;
}

/**
 * Whether the service is open, and until when, or when it opens next.
 * `until` goes across midnight where the service does, and no further than 400 days; `next` is null when it opens not
 * at all within that time.
 */
export function serviceState(calendar: ServiceCalendar, now: Millis): ServiceState {
  let until: Millis | null = null;
  for (const { start, end } of openSpans(calendar, now)) {
    if (start > (until ?? now)) return until === null ? { open: false, next: start } : { open: true, until };
    until = end;
  }
  return until === null ? { open: false, next: null } : { open: true, until };
}

/** The open times that end after `from`, oldest first, as far as the horizon. */
export function* openSpans(calendar: ServiceCalendar, from: Millis): Generator<Span> {
  const today = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(calendar.zone).toPlainDate();
  for (let days = 0; days <= horizonDays; days++) {
    const date = today.add({ days });
    const periods = calendar.periodsOn(date);
    if (periods.length === 0) continue;
    for (const span of spansOn(date, calendar.zone, periods)) if (span.end > from) yield span;
  }
}

/**
 * The instants of one day at which the wall clock reads a time within the periods. Each stretch between two clock
 * changes is laid out by itself, so an hour that is left out is not served and one that comes twice is served twice.
 */
export function spansOn(date: Temporal.PlainDate, zone: string, periods: readonly Period[]): Span[] {
  const midnight = Date.UTC(date.year, date.month - 1, date.day);
  const dayEnd = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const spans: Span[] = [];
  let at: Temporal.ZonedDateTime | null = date.toZonedDateTime(zone);
  while (at !== null && at.epochMilliseconds < dayEnd) {
    const change: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next');
    const stretchEnd = Math.min(change?.epochMilliseconds ?? dayEnd, dayEnd);
    const offsetMs = at.offsetNanoseconds / 1e6;
    for (const [from, to] of periods) {
      const start = Math.max(midnight + from * minuteMs - offsetMs, at.epochMilliseconds);
      const end = Math.min(midnight + to * minuteMs - offsetMs, stretchEnd);
      if (start < end) spans.push({ start, end });
    }
    at = change;
  }
  return spans;
}

function parsePeriod(period: string): Period {
  return [minutesAt(period.slice(0, 5)), minutesAt(period.slice(6))];
}

/** @param clock as 10:00, up to 24:00 */
export function minutesAt(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** The other way round. */
export function clockAt(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Sorted, with what overlaps or touches made one. */
function joined(periods: readonly Period[]): Period[] {
  const result: Period[] = [];
  for (const [from, to] of periods.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}
