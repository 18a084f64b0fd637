/** A month of the rota as it hangs on the wall: weeks of days with their shifts, and how the shifts are shared out. */
import { Temporal } from 'temporal-polyfill';
import { present } from './duty.ts';
import { weekdays } from './fields.ts';
import type { ServiceCalendar } from './hours.ts';
import { datesBetween, personOf, weekKind, weekOf } from './roster.ts';
import { loads } from './roster-plan.ts';
import type { Absence, Assigned, Rota, ShiftTemplate, Source } from './rota.ts';
import { initialsOf, isProposed } from './rota-rows.ts';
import type { Millis } from './thread.ts';

export interface PlanShift {
  name: ShiftTemplate['name'];
  /** On the wall clock, as 10:00. */
  start: string;
  end: string;
  /** Null: nobody will be there. */
  initials: string | null;
  source: Source;
  /** False while it may still change without anybody being told. */
  published: boolean;
  /** Whoever has it asks to be replaced. */
  offered: boolean;
}

export interface PlanDay {
  /** As 2026-12-24. */
  date: string;
  holiday: boolean;
  /** True on a day that usually has shifts, and has none for a closure. */
  closed: boolean;
  shifts: PlanShift[];
}

export interface PlanWeek {
  /** Of the year, as ISO 8601 counts. */
  number: number;
  /** Null where the negotiated plan is the same every week. */
  kind: 'A' | 'B' | null;
  /** Monday to Sunday; null for a day of another month. */
  days: (PlanDay | null)[];
}

export interface PlanLoad {
  name: string;
  initials: string;
  /** Of a full contract. */
  share: number;
  shifts: number;
  /** As many shifts as a full contract would have. */
  perShare: number;
}

export interface MonthPlan {
  /** As 2026-12. */
  month: string;
  weeks: PlanWeek[];
  /** Of those on the team in this month, in the order of the rota. */
  loads: PlanLoad[];
  /** How many shifts nobody has. */
  uncovered: number;
}

/**
 * The first and last day of a month, as 2026-12-01.
 * @param month as 2026-12
 * @throws {RangeError} for a month that does not exist
 */
export function daysOf(month: string): { from: string; to: string } {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return { from: `${month}-01`, to: `${month}-${daysInMonth}` };
}

interface PlanInput {
  rota: Rota;
  calendar: ServiceCalendar;
  /** All shifts of the month, as `rosterFor` gives them. */
  roster: readonly Assigned[];
  now: Millis;
}

/**
 * @param month as 2026-12
 * @throws {RangeError} for a month that does not exist
 */
export function monthPlan(month: string, input: PlanInput & { absences: readonly Absence[] }): MonthPlan {
  const { rota, absences } = input;
  const { from, to } = daysOf(month);
  const dates = datesBetween(from, to);
  const roster = input.roster.map((shift) => present(shift, absences));
  const turns = rota.plan.some(({ weeks }) => weeks !== 'every');
  const weeks = [...new Set(dates.map(weekOf))].map((monday): PlanWeek => {
    const week = Temporal.PlainDate.from(monday);
    const days = weekdays.map((_, after) => week.add({ days: after }).toString());
    return {
      number: week.weekOfYear ?? 0,
      kind: turns ? weekKind(rota, monday) : null,
      days: days.map((date) => (dates.includes(date) ? planDay(date, { ...input, roster }) : null)),
    };
  });
  return {
    month,
    weeks,
    loads: planLoads(rota, roster),
    uncovered: roster.filter(({ person }) => person === null).length,
  };
}

function planDay(date: string, { rota, calendar, roster, now }: PlanInput): PlanDay {
  const shifts = roster.filter((shift) => shift.date === date);
  const holiday = calendar.isHoliday(date);
  const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1];
  const usual = rota.templates.some((template) => template.weekdays.some((day) => day === weekday));
  return {
    date,
    holiday,
    closed: usual && shifts.length === 0 && !holiday,
    shifts: shifts.map((shift) => planShift(rota, shift, now)),
  };
}

function planShift(rota: Rota, shift: Assigned, now: Millis): PlanShift {
  const { template, person, source, swap } = shift;
  const kind = rota.templates.find(({ id }) => id === template);
  return {
    name: kind?.name ?? { de: template, en: template },
    start: kind?.start ?? '',
    end: kind?.end ?? '',
    initials: initialsOf(rota, person),
    source,
    published: !isProposed(shift, now),
    offered: person !== null && swap !== null,
  };
}

function planLoads(rota: Rota, roster: readonly Assigned[]): PlanLoad[] {
  return loads(roster, rota).flatMap(({ staff, shifts, perShare }) => {
    const person = personOf(rota, staff);
    return person === undefined
      ? []
      : [{ name: person.name, initials: person.initials, share: person.share, shifts, perShare }];
  });
}
