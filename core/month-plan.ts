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

/** @param roster all shifts of this month, as `rosterFor` gives them */
export function monthPlan(
  month: string,
  input: {
    rota: Rota;
    calendar: ServiceCalendar;
    roster: readonly Assigned[];
    absences: readonly Absence[];
    now: Millis;
  },
): MonthPlan {
  const { rota, calendar } = input;
  const { from, to } = daysOf(month);
  const roster = input.roster.map((shift) => present(shift, input.absences));
  const turns = rota.plan.some(({ weeks }) => weeks !== 'every');
  const weeks = [...new Set(datesBetween(from, to).map(weekOf))].map((monday): PlanWeek => {
    const week = Temporal.PlainDate.from(monday);
    const days = Array.from({ length: 7 }, (_, after) => week.add({ days: after }).toString());
    return {
      number: week.weekOfYear ?? 0,
      kind: turns ? weekKind(rota, monday) : null,
      days: days.map((date, i): PlanDay | null => {
        if (date < from || date > to) return null;
        const shifts = roster.filter((shift) => shift.date === date);
        const holiday = calendar.isHoliday(date);
        const usual = rota.templates.some((template) => template.weekdays.some((day) => day === weekdays[i]));
        return {
          date,
          holiday,
          closed: usual && shifts.length === 0 && !holiday,
          shifts: shifts.map((shift) => planShift(rota, shift, input.now)),
        };
      }),
    };
  });
  return {
    month,
    weeks,
    loads: planLoads(rota, roster),
    uncovered: roster.filter(({ person }) => person === null).length,
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
