/** What is stored of the rota, held against rota.yaml and the calendar as they are now: both may have changed since. */
import { Temporal } from 'temporal-polyfill';
import { weekdays } from './fields.ts';
import type { ServiceCalendar } from './hours.ts';
import { canWork, datesBetween, isAbsent, isActive, keyOf, personOf, whoCanWork } from './roster.ts';
import type { Absence, Assignment, Rota, Shift } from './rota.ts';
import { openShifts } from './shifts.ts';
import type { StaffId } from './thread.ts';

/** A shift and whoever has it by what is stored. */
export interface StoredShift {
  /** As 2026-11-23. */
  date: string;
  /** Id of its template. */
  template: string;
  /** Null: nobody. */
  staff: StaffId | null;
}

/** What no longer fits; shifts by date, and of those of one kind and person all in one. */
export type StoredProblem =
  /** Not in rota.yaml; no longer, or not yet, on the team that day; hours that do not cover the shift; a swap that nobody known asks for. */
  | { kind: 'unknown' | 'left' | 'notYet' | 'hours' | 'unknownSwap'; staff: StaffId; shifts: StoredShift[] }
  /** The shift is no longer in rota.yaml, or not on that weekday. */
  | { kind: 'templateGone' | 'weekdayGone'; template: string; shifts: StoredShift[] }
  /** The service is closed then; or all who could have the shift are away. */
  | { kind: 'closed' | 'allAway'; shifts: StoredShift[] }
  | { kind: 'unknownAbsence'; absence: Absence };

/**
 * What staff entered that rota.yaml no longer bears out. A shift that nobody has is no problem here, whatever became of
 * it; an override may lie outside of a person's hours, since a lead has asked them.
 * @param calendar with the closures that leads made
 * @param stored what lies before today is passed over
 * @param today as 2026-11-23, in the calendar's zone
 */
export function storedProblems(
  rota: Rota,
  calendar: ServiceCalendar,
  stored: readonly Assignment[],
  absences: readonly Absence[],
  today: string,
): StoredProblem[] {
  const ahead = stored.filter(({ date }) => date >= today).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const found = ahead.flatMap((assignment): WithShifts[] => {
    const { date, template, person: staff, swap } = assignment;
    if (staff === null) return [];
    const shifts = [{ date, template, staff }];
    const problem = problemOf(rota, calendar, assignment, staff);
    const ofSwap: WithShifts[] =
      swap !== null && personOf(rota, swap.by) === undefined ? [{ kind: 'unknownSwap', staff: swap.by, shifts }] : [];
    return [...(problem === null ? [] : [{ ...problem, shifts }]), ...ofSwap];
  });
  const away = absences.filter(({ to }) => to >= today);
  const unknown = away.filter(({ staff }) => personOf(rota, staff) === undefined);
  const empty = allAway(rota, calendar, ahead, away, today);
  return [
    ...together(found),
    ...(empty.length > 0 ? [{ kind: 'allAway' as const, shifts: empty }] : []),
    ...unknown.map((absence) => ({ kind: 'unknownAbsence' as const, absence })),
  ];
}

type WithShifts = Extract<StoredProblem, { shifts: unknown }>;
type Kind<Problem> = Problem extends unknown ? Omit<Problem, 'shifts'> : never;

/** The first thing that is wrong with it: a shift that does not take place is nobody's. */
function problemOf(
  rota: Rota,
  calendar: ServiceCalendar,
  { date, template: id, source }: Assignment,
  staff: StaffId,
): Kind<WithShifts> | null {
  const template = rota.templates.find((each) => each.id === id);
  if (template === undefined) return { kind: 'templateGone', template: id };
  const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1];
  if (!template.weekdays.some((each) => each === weekday)) return { kind: 'weekdayGone', template: id };
  const shift = openShifts(rota, calendar, date, date).find((each) => each.template === id);
  if (shift === undefined) return { kind: 'closed' };
  const person = personOf(rota, staff);
  if (person === undefined) return { kind: 'unknown', staff };
  if (!isActive(person, date)) return { kind: date < (person.from ?? date) ? 'notYet' : 'left', staff };
  const fits = source === 'override' || canWork(rota, staff, shift, [], calendar.zone);
  return fits ? null : { kind: 'hours', staff };
}

/** Shifts that somebody could have, were they not all away; those to which a lead got somebody else left out. */
function allAway(
  rota: Rota,
  calendar: ServiceCalendar,
  stored: readonly Assignment[],
  absences: readonly Absence[],
  today: string,
): StoredShift[] {
  const known = absences.filter(({ staff }) => personOf(rota, staff) !== undefined);
  const dates = known.flatMap(({ from, to }) => datesBetween(from < today ? today : from, to));
  const found = (shift: Shift) =>
    stored.some(({ person, source, ...each }) => {
      if (source !== 'override' || person === null || keyOf(each) !== keyOf(shift)) return false;
      const there = personOf(rota, person);
      return there !== undefined && isActive(there, shift.date) && !isAbsent(person, shift.date, absences);
    });
  return [...new Set(dates)]
    .toSorted()
    .flatMap((date) => openShifts(rota, calendar, date, date))
    .filter((shift) => whoCanWork(rota, shift, [], calendar.zone).length > 0)
    .filter((shift) => whoCanWork(rota, shift, known, calendar.zone).length === 0 && !found(shift))
    .map(({ date, template }) => ({ date, template, staff: null }));
}

/** Those of the same kind and person, or kind of shift, as one, where the first of them stood. */
function together(found: readonly WithShifts[]): WithShifts[] {
  const groups = new Map<string, WithShifts>();
  for (const problem of found) {
    const { shifts, ...kind } = problem;
    const key = Object.values(kind).join('#');
    groups.set(key, { ...problem, shifts: [...(groups.get(key)?.shifts ?? []), ...shifts] });
  }
  return [...groups.values()];
}
