import { daysOf, type MonthPlan, monthPlan } from '../core/month-plan.ts';
import { rosterFor } from '../core/roster.ts';
import type { Rota } from '../core/rota.ts';
import { wallClock } from '../core/shifts.ts';
import type { Deps } from '../steps/deps.ts';

/** A month of the rota as it is now. @param month as 2026-12; null: the one that runs */
export async function monthNow(
  { clock, rotas, calendar: current }: Pick<Deps, 'clock' | 'rotas' | 'calendar'>,
  rota: Rota,
  month: string | null,
): Promise<{ plan: MonthPlan; today: string }> {
  const calendar = await current();
  const now = clock();
  const today = wallClock(now, calendar.zone).date;
  const wanted = month ?? today.slice(0, 7);
  const { from, to } = daysOf(wanted);
  const [stored, absences] = await Promise.all([rotas.assignments(from, to), rotas.absences(from)]);
  const roster = rosterFor(rota, calendar, stored, from, to);
  return { plan: monthPlan(wanted, { rota, calendar, roster, absences, now }), today };
}
