/** Reads a year's cases, one week after the other, for the library's statistics. */
import { type IsoWeek, mondayOf } from '../core/iso-week.ts';
import { absencesForgotten, type Behind, coveredUntil } from '../core/report-people.ts';
import { dayAfter, rosterFor } from '../core/roster.ts';
import type { Millis } from '../core/thread.ts';
import { type Tally, tallyOf, weeksOfYear, type YearRow, yearRows } from '../core/yearly-report.ts';
import type { Deps } from './deps.ts';

type Needs = Pick<Deps, 'cases' | 'calendar' | 'rota' | 'rotas' | 'settings'>;

/** Twelve months and the year as they are known now. */
export async function readYear(deps: Needs, year: number, now: Millis): Promise<YearRow[]> {
  const { timezone: zone } = deps.settings;
  const tallies: Tally[] = [];
  const weeks = weeksOfYear(year, zone);
  for (const week of weeks) tallies.push(tallyOf(await deps.cases.ofWeek(week)));
  return yearRows(tallies, { year, zone, now, behind: await behindIn(deps, weeks, now) });
}

async function behindIn(
  { calendar, cases, rota, rotas }: Needs,
  weeks: readonly IsoWeek[],
  now: Millis,
): Promise<Behind | null> {
  if (rota === null) return null;
  const kept = await cases.people(weeks.filter((each) => absencesForgotten(each, now)));
  const known = weeks.filter((each) => !absencesForgotten(each, now));
  const [first, last] = [mondayOf(known[0] ?? ''), mondayOf(known.at(-1) ?? '')];
  if (first === null || last === null) return { covered: [], kept, now };
  const [from, to] = [first.toString(), dayAfter(last.toString(), 6)];
  const [stored, absences] = await Promise.all([rotas.assignments(from, to), rotas.absences(from)]);
  const roster = rosterFor(rota, await calendar(), stored, from, to);
  return { covered: coveredUntil(roster, absences, now) ?? [], kept, now };
}
