/** Reads what a week's report is made of, and works it out. */
import { rarityIn } from '../core/answer-search.ts';
import { type Gap, gapsIn } from '../core/gaps.ts';
import { type IsoWeek, mondayOf, spanOf } from '../core/iso-week.ts';
import type { Library } from '../core/library.ts';
import { caseWeeks, reportOf, reportWeeks } from '../core/report-of.ts';
import { absencesForgotten, type Covered, coveredUntil, peopleIn } from '../core/report-people.ts';
import { datesBetween, dayAfter, rosterFor } from '../core/roster.ts';
import type { Assigned } from '../core/rota.ts';
import type { Millis } from '../core/thread.ts';
import type { WeeklyReport } from '../core/weekly-report.ts';
import type { Deps } from './deps.ts';

export type ReportNeeds = Pick<Deps, 'cases' | 'threads' | 'calendar' | 'library' | 'rota' | 'rotas' | 'settings'> & {
  /** The library as deployed: its texts tell which questions are alike, its titles what was retired since. */
  files: Library;
};

/**
 * A week's report as of now; the same function for Slack, the page and the command line. It costs what its nine weeks
 * cost, however many are stored.
 * @param week as 2026-W46; one that is not over is reported as far as it has come
 * @throws {RangeError} for what is no week
 */
export async function readReport(deps: ReportNeeds, week: IsoWeek, now: Millis): Promise<WeeklyReport> {
  const { cases, settings } = deps;
  const days = daysOf(week, week);
  const calendar = await deps.calendar();
  const weeks = reportWeeks(week);
  const [stored, rostered, kept, gaps, titles, spend, shown] = await Promise.all([
    Promise.all(caseWeeks(week).map(async (each) => [each, await cases.ofWeek(each)] as const)),
    rosterOf(deps, weeks),
    cases.people(weeks.filter((each) => absencesForgotten(each, now))),
    gapsOf(deps, week, now),
    titlesOf(deps),
    cases.spent(days),
    cases.shown(days),
  ]);
  const { firstAnswerMinutes, nineInTenMinutes } = settings;
  const target = { firstAnswerMinutes, nineInTenMinutes };
  return reportOf({
    week,
    now,
    cases: new Map(stored),
    calendar,
    target,
    ...rostered,
    kept,
    gaps,
    titles,
    spend,
    shown,
  });
}

/**
 * Keeps how many people had a shift in each of the report's weeks, as long as that is known for certain: absences and
 * shifts expire before the cases do. Nothing without a rota.
 */
export async function keepPeople(
  deps: Pick<Deps, 'cases' | 'calendar' | 'rota' | 'rotas'>,
  week: IsoWeek,
  now: Millis,
): Promise<void> {
  const weeks = reportWeeks(week).filter((each) => !absencesForgotten(each, now));
  if (weeks.length === 0) return;
  const covered = await coveredIn(deps, weeks, now);
  if (covered === null) return;
  await Promise.all(weeks.map((each) => deps.cases.keepPeople(each, peopleIn(each, covered))));
}

/** Who was there in these weeks, of which there is one at least; null without a rota. */
export async function coveredIn(
  deps: Pick<Deps, 'calendar' | 'rota' | 'rotas'>,
  weeks: readonly IsoWeek[],
  now: Millis,
): Promise<Covered[] | null> {
  const { roster, absences, log } = await rosterOf(deps, weeks);
  const { zone } = await deps.calendar();
  return coveredUntil(roster, absences, now, { log, zone });
}

async function rosterOf(
  { rota, rotas, calendar: inForce }: Pick<Deps, 'rota' | 'rotas' | 'calendar'>,
  weeks: readonly IsoWeek[],
) {
  if (rota === null) return { roster: null, absences: [], log: [] };
  const [first = '', last = ''] = [weeks[0], weeks.at(-1)];
  const days = daysOf(first, last);
  const [from, to] = [days[0] ?? '', days.at(-1) ?? ''];
  const calendar = await inForce();
  const [stored, absences, log] = await Promise.all([
    rotas.assignments(from, to),
    rotas.absences(from),
    rotas.log(spanOf(first, calendar.zone).start),
  ]);
  const roster: Assigned[] = rosterFor(rota, calendar, stored, from, to);
  return { roster, absences, log };
}

/** What could not be answered in this week; of earlier ones nothing, however much it is alike. */
async function gapsOf({ threads, settings, files }: ReportNeeds, week: IsoWeek, now: Millis): Promise<Gap[]> {
  const { start, end } = spanOf(week, settings.timezone);
  const ofWeek = (await threads.lessons(now)).filter(({ at }) => start <= at && at < end);
  return gapsIn(ofWeek, rarityIn(files));
}

/** Of what leads entered in Slack too; it goes before the files. */
async function titlesOf({ library, files }: ReportNeeds): Promise<Map<string, string>> {
  const { answers } = await library();
  return new Map([...files.answers, ...answers].map(({ id, title }) => [id, title]));
}

/** From the Monday of one week to the Sunday of the other, as 2026-11-09. */
function daysOf(first: IsoWeek, last: IsoWeek): string[] {
  const [from, monday] = [mondayOf(first), mondayOf(last)];
  if (from === null || monday === null) throw new RangeError(`No week ${from === null ? first : last}`);
  return datesBetween(from.toString(), dayAfter(monday.toString(), 6));
}
