/** What publishing the plan until a day would change: shown to a lead before, and done when they publish. */
import { dayAfter, rosterFor, weekOf } from '../core/roster.ts';
import { loadDays, propose } from '../core/roster-plan.ts';
import type { Absence, Assigned, Assignment, Rota } from '../core/rota.ts';
import { wallClock } from '../core/shifts.ts';
import type { Deps } from './deps.ts';

export interface Proposal {
  /** Eight weeks back, and ahead to the end of the last day's week; by start. */
  roster: Assigned[];
  absences: Absence[];
  /** What has to change, from today to the last day. */
  proposed: Assignment[];
}

/**
 * @param until the last day, as 2026-12-24, in the library's zone
 * @throws {RangeError} for a date that does not exist
 */
export async function proposal(
  deps: Pick<Deps, 'clock' | 'rotas' | 'calendar'>,
  rota: Rota,
  until: string,
): Promise<Proposal> {
  const { clock, rotas } = deps;
  const calendar = await deps.calendar();
  const today = wallClock(clock(), calendar.zone).date;
  const from = dayAfter(today, -loadDays);
  const to = dayAfter(weekOf(until), 6);
  const [stored, absences] = await Promise.all([rotas.assignments(from, to), rotas.absences(from)]);
  const roster = rosterFor(rota, calendar, stored, from, to);
  const proposed = propose({ rota, calendar, roster, absences, from: today, to: until });
  return { roster, absences, proposed };
}
