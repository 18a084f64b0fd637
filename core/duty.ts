/** Who is on duty at an instant, and who may be mentioned then. */
import { usualPeriods } from './hours.ts';
import { isAbsent, isActive, personOf } from './roster.ts';
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
