/** ISO weeks (ISO 8601: Monday first, week 1 has the year's first Thursday) in the library's zone. */
import { Temporal } from 'temporal-polyfill';
import type { Span } from './hours.ts';
import type { Millis } from './thread.ts';

/** Such as 2026-W46. */
export type IsoWeek = string;

/** The week in which an instant falls. @param zone IANA name */
export function weekAt(at: Millis, zone: string): IsoWeek {
  return nameOf(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate());
}

/**
 * The Monday of a week; null for what is no week, such as 2026-W54 or 2025-W53.
 * @param week as 2026-W46
 */
export function mondayOf(week: IsoWeek): Temporal.PlainDate | null {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (year === undefined || number === undefined) return null;
  // The fourth of January lies in week 1 of its year.
  const fourth = Temporal.PlainDate.from(`${year}-01-04`);
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(number) - 1 });
  return nameOf(monday) === week ? monday : null;
}

/**
 * From its first instant to the first one after it: 167 or 169 hours where a clock is changed.
 * @throws {RangeError} for what is no week
 */
export function spanOf(week: IsoWeek, zone: string): Span {
  const monday = existing(week);
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds;
  return { start: at(monday), end: at(monday.add({ weeks: 1 })) };
}

/**
 * The week so many weeks later, or earlier where the number is negative.
 * @throws {RangeError} for what is no week
 */
export function weeksFrom(week: IsoWeek, weeks: number): IsoWeek {
  return nameOf(existing(week).add({ weeks }));
}

function existing(week: IsoWeek): Temporal.PlainDate {
  const monday = mondayOf(week);
  if (monday === null) throw new RangeError(`No week ${week}`);
  return monday;
}

function nameOf(date: Temporal.PlainDate): IsoWeek {
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
}
