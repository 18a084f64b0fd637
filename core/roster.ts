/** Who has which shift: what is stored of each, else the negotiated plan; and who may have it. */
import { Temporal } from 'temporal-polyfill';
import { weekdays } from './fields.ts';
import { type ServiceCalendar, usualPeriods } from './hours.ts';
import type { Absence, Assigned, Assignment, Person, Rota, Shift } from './rota.ts';
import { openShifts, shiftClock } from './shifts.ts';
import type { StaffId } from './thread.ts';

/** Names a shift: on one day a template takes place once. */
export function keyOf({ date, template }: Pick<Shift, 'date' | 'template'>): string {
  return `${date}#${template}`;
}

/**
 * Every open shift of these days with whoever has it, by start. What is stored beats the negotiated plan.
 *
 * Nobody has a shift for which they are no longer there: who has left, is not on the team on that day, or does not work
 * at that time is read as null, so that the shift is seen to be uncovered. Only an override may put somebody outside of
 * their own hours, since a lead has asked them.
 * @param stored assignments of these days; others are ignored
 * @param from as 2026-11-23, in the calendar's zone; both days included
 */
export function rosterFor(
  rota: Rota,
  calendar: ServiceCalendar,
  stored: readonly Assignment[],
  from: string,
  to: string,
): Assigned[] {
  const byKey = new Map(stored.map((assignment) => [keyOf(assignment), assignment]));
  return openShifts(rota, calendar, from, to).map((shift) => {
    const found = byKey.get(keyOf(shift));
    if (found === undefined) {
      const person = plannedFor(rota, shift, calendar.zone);
      return { ...shift, person, source: 'roster', publishedAt: null, swap: null, version: 0 };
    }
    const { person, source, publishedAt, swap, version } = found;
    const stays = person !== null && worksThrough(rota, person, shift, calendar.zone, source === 'override');
    return { ...shift, person: stays ? person : null, source, publishedAt, swap: stays ? swap : null, version };
  });
}

/** Who has a shift by the negotiated plan: the first of its lines that fits the week and names somebody who is there. */
export function plannedFor(rota: Rota, shift: Shift, zone: string): StaffId | null {
  const day = Temporal.PlainDate.from(shift.date);
  const weekday = weekdays[day.dayOfWeek - 1];
  const week = weekKind(rota, shift.date);
  for (const line of rota.plan) {
    if (line.template !== shift.template || line.weekday !== weekday) continue;
    if (line.weeks !== 'every' && line.weeks !== week) continue;
    const person = rota.people.find(({ initials }) => initials === line.person);
    if (person !== undefined && worksThrough(rota, person.slack, shift, zone, false)) return person.slack;
  }
  return null;
}

/** By their Slack id; undefined for who is not, or no longer, in the rota. */
export function personOf(rota: Rota, staff: StaffId): Person | undefined {
  return rota.people.find(({ slack }) => slack === staff);
}

/** On the team on this day. @param date as 2026-11-23 */
export function isActive(person: Pick<Person, 'from' | 'to'>, date: string): boolean {
  return (person.from ?? date) <= date && date <= (person.to ?? date);
}

/** Whether they reported that they are away on this day. @param date as 2026-11-23 */
export function isAbsent(staff: StaffId, date: string, absences: readonly Absence[]): boolean {
  return absences.some((absence) => absence.staff === staff && absence.from <= date && date <= absence.to);
}

/** Whether they may have this shift: on the team, not away, and their own hours cover all of it. */
export function canWork(rota: Rota, staff: StaffId, shift: Shift, absences: readonly Absence[], zone: string): boolean {
  return !isAbsent(staff, shift.date, absences) && worksThrough(rota, staff, shift, zone, false);
}

/** All who may have this shift, in the order of the rota; see `canWork`. */
export function whoCanWork(rota: Rota, shift: Shift, absences: readonly Absence[], zone: string): StaffId[] {
  const clock = shiftClock(shift, zone);
  return rota.people
    .filter((person) => isActive(person, shift.date) && covers(person, clock))
    .map(({ slack }) => slack)
    .filter((staff) => !isAbsent(staff, shift.date, absences));
}

function worksThrough(rota: Rota, staff: StaffId, shift: Shift, zone: string, atAnyHour: boolean): boolean {
  const person = personOf(rota, staff);
  if (person === undefined || !isActive(person, shift.date)) return false;
  return atAnyHour || covers(person, shiftClock(shift, zone));
}

function covers({ hours }: Person, { weekday, minutes, until }: ReturnType<typeof shiftClock>): boolean {
  return usualPeriods(hours, weekday).some(([from, to]) => from <= minutes && until <= to);
}

/** Every day from one to the other, both included; none where `to` is before `from`. */
export function datesBetween(from: string, to: string): string[] {
  const { days } = Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' });
  return Array.from({ length: Math.max(0, days + 1) }, (_, after) => dayAfter(from, after));
}

/** So many days later, or earlier where they are below 0. @param date as 2026-11-23 */
export function dayAfter(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The Monday of a day's week. */
export function weekOf(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

/** Of two weeks by turns, which one a day is in. @param date as 2026-11-23 */
export function weekKind(rota: Pick<Rota, 'weekA'>, date: string): 'A' | 'B' {
  const sinceA = Temporal.PlainDate.from(weekOf(rota.weekA)).until(weekOf(date), { largestUnit: 'days' }).days;
  return (sinceA / 7) % 2 === 0 ? 'A' : 'B';
}
