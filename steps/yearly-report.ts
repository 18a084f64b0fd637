/** Reads a year's cases, one week after the other, for the library's statistics. */
import type { IsoWeek } from '../core/iso-week.ts';
import { absencesForgotten, type Behind } from '../core/report-people.ts';
import type { Millis } from '../core/thread.ts';
import { type Tally, tallyOf, weeksOfYear, type YearRow, yearRows } from '../core/yearly-report.ts';
import type { Deps } from './deps.ts';
import { coveredIn } from './weekly-report.ts';

type Needs = Pick<Deps, 'cases' | 'calendar' | 'rota' | 'rotas' | 'settings'>;

/** Twelve months and the year as they are known now. */
export async function readYear(deps: Needs, year: number, now: Millis): Promise<YearRow[]> {
  const { timezone: zone } = deps.settings;
  const tallies: Tally[] = [];
  const weeks = weeksOfYear(year, zone);
  for (const week of weeks) tallies.push(tallyOf(await deps.cases.ofWeek(week)));
  return yearRows(tallies, { year, zone, now, behind: await behindIn(deps, weeks, now) });
}

async function behindIn(deps: Needs, weeks: readonly IsoWeek[], now: Millis): Promise<Behind | null> {
  if (deps.rota === null) return null;
  const kept = await deps.cases.people(weeks.filter((each) => absencesForgotten(each, now)));
  const known = weeks.filter((each) => !absencesForgotten(each, now));
  return { covered: known.length === 0 ? [] : ((await coveredIn(deps, known, now)) ?? []), kept, now };
}
