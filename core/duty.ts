/** Who is on duty at an instant, and who may be mentioned then. */
import { Temporal } from 'temporal-polyfill';
import { type Period, type ServiceCalendar, spansOn, usualPeriods } from './hours.ts';
import { datesBetween, isAbsent, isActive, personOf } from './roster.ts';
import type { Absence, Assigned, Rota } from './rota.ts';
import { wallClock } from './shifts.ts';
import type { Millis, StaffId } from './thread.ts';

export interface Duty {
  /** With the shift that each has, by its start; the same person twice where they have two at once. */
  on: { staff: StaffId; shift: Assigned }[];
  /** Shifts that are on now and that nobody has, or somebody who is away: their `person` is null. */
  uncovered: Assigned[];
  /** The first to start after now, its `person` null where nobody will be there; null where the roster ends before. */
  next: Assigned | null;
}

/**
 * Reads the roster at an instant. A shift is on from its start until just before its end.
 * @param roster by start, as `rosterFor` gives it; it needs to reach as far ahead as `next` is to be found
 */
export function dutyAt(roster: readonly Assigned[], absences: readonly Absence[], now: Millis): Duty {
  const running = roster.filter(({ start, end }) => start <= now && now < end).map((shift) => present(shift, absences));
  const on = running.flatMap((shift) => (shift.person === null ? [] : [{ staff: shift.person, shift }]));
  const next = roster.find(({ start }) => start > now);
  return {
    on,
    uncovered: running.filter(({ person }) => person === null),
    next: next === undefined ? null : present(next, absences),
  };
}

/** The shift with nobody where whoever has it is away. */
export function present(shift: Assigned, absences: readonly Absence[]): Assigned {
  const away = shift.person !== null && isAbsent(shift.person, shift.date, absences);
  return away ? { ...shift, person: null } : shift;
}

/** Whether they may be mentioned now: within their own hours, or at any time if they said so; never after they left. */
export function mentionable(rota: Rota, staff: StaffId, now: Millis, zone: string): boolean {
  const person = personOf(rota, staff);
  const { date, weekday, minutes } = wallClock(now, zone);
  if (person === undefined || !isActive(person, date)) return false;
  if (person.reachable === 'always') return true;
  return usualPeriods(person.hours, weekday).some(([from, to]) => from <= minutes && minutes < to);
}

/**
 * The first instant from now on at which the service is open and they may be mentioned, `last` being the last day that
 * counts; null where they do not come by then. Of whom the rota does not know nobody can say that they are not there.
 */
export function comesAt(
  rota: Rota,
  calendar: ServiceCalendar,
  absences: readonly Absence[],
  staff: StaffId,
  now: Millis,
  last: string,
): Millis | null {
  const { zone } = calendar;
  const person = personOf(rota, staff);
  if (person === undefined) return now;
  for (const date of datesBetween(wallClock(now, zone).date, last)) {
    if (!isActive(person, date) || isAbsent(staff, date, absences)) continue;
    const day = Temporal.PlainDate.from(date);
    const own: Period[] = person.reachable === 'always' ? [[0, 1440]] : usualPeriods(person.hours, day.dayOfWeek);
    const open = spansOn(day, zone, calendar.periodsOn(day));
    const both = spansOn(day, zone, own).flatMap((there) =>
      open.map(({ start, end }) => ({ start: Math.max(now, start, there.start), end: Math.min(end, there.end) })),
    );
    const starts = both.filter(({ start, end }) => start < end).map(({ start }) => start);
    if (starts.length > 0) return Math.min(...starts);
  }
  return null;
}
