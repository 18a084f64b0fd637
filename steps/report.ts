/** Posts a week's report to Slack: once when it is due, and again whenever somebody asks for it. */
import { reportKey } from '../core/card-key.ts';
import type { Case } from '../core/case.ts';
import type { RowsOf } from '../core/case-rows.ts';
import { errorName } from '../core/error-name.ts';
import { reportTimeoutSeconds } from '../core/flow.ts';
import { type IsoWeek, spanOf } from '../core/iso-week.ts';
import { reportDue } from '../core/report-due.ts';
import { nameOfFile, type ReportFile, reportPath } from '../core/report-link.ts';
import type { PageLinks } from '../core/report-page.ts';
import type { Millis, Trouble } from '../core/thread.ts';
import type { WeeklyReport } from '../core/weekly-report.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { Archive } from './cases.ts';
import type { Deps } from './deps.ts';
import type { DeskResult, ReportMessage } from './ports.ts';
import type { CardPlace } from './threads.ts';
import { keepPeople, type ReportNeeds, readReport } from './weekly-report.ts';

/** Makes of a week's figures what is read outside of Slack, and the chart that is read in it. */
export interface Press {
  page(report: WeeklyReport, language: StaffLanguage, links: PageLinks): Promise<string>;
  /** The week's cases as CSV, parted as spreadsheets in this language expect. */
  rows(cases: readonly Case[], of: RowsOf, language: StaffLanguage): Promise<string>;
  /** The chart for the message, as PNG. */
  picture(report: WeeklyReport, language: StaffLanguage): Promise<Uint8Array>;
}

export type SendsReport = ReportNeeds &
  Pick<Deps, 'clock' | 'log' | 'desk'> & {
    archive: Archive;
    press: Press;
    /** A link that is valid until then; null where nobody reaches us from outside. @param path as /report/2026-W46.csv */
    linkTo: (path: string, until: Millis) => string | null;
  };

interface AskedReport {
  /** As 2026-W46; without one, what is due. */
  week?: IsoWeek;
  /** True where somebody asks for it: it is posted even where it was before, and says so then. */
  repeat?: boolean;
}

export type Reported =
  /** Nothing is due, or all this is an exercise. */
  | { kind: 'notDue' }
  /** It was posted before, or another run is at it. */
  | { kind: 'before'; week: IsoWeek }
  /** Nobody has asked anything for eight weeks: the service has not begun. */
  | { kind: 'nothing'; week: IsoWeek }
  /** `repeat`: it stood in the channel before, and the message says so. */
  | { kind: 'posted'; week: IsoWeek; place: CardPlace; repeat: boolean }
  | { kind: 'trouble'; week: IsoWeek; trouble: Trouble };

const dayMs = 86_400_000;
/** Slack's clock and ours differ. */
const skewMs = 60_000;

/** What fails is tried again by the next run, until 48 hours after it was due. */
export async function report(deps: SendsReport, asked: AskedReport = {}): Promise<Reported> {
  const { clock, settings, threads } = deps;
  const now = clock();
  if (settings.practice) return { kind: 'notDue' };
  const week = asked.week ?? reportDue(settings.report, settings.timezone, now)?.week;
  if (week === undefined) return { kind: 'notDue' };
  const key = reportKey(week);
  const attempted = await threads.attempt(key, now + reportTimeoutSeconds * 1000);
  if (attempted === 'lost' && !asked.repeat) return { kind: 'before', week };
  // An attempt says that it was begun, and only the channel whether it stood there.
  const before = asked.repeat ? await deps.desk.findCard(key, spanOf(week, settings.timezone).end) : null;
  if (before?.kind === 'trouble') return tell(deps, week, before, false);
  const repeat = before !== null && before.value !== null;
  const figures = await readReport(deps, week, now);
  if (asked.week === undefined && figures.trend.every(({ arrived }) => arrived === 0)) return { kind: 'nothing', week };
  const posted = await post(deps, figures, repeat);
  if (posted.kind === 'ok') await threads.done(key);
  return tell(deps, week, posted, repeat);
}

function tell({ log }: SendsReport, week: IsoWeek, posted: DeskResult<CardPlace>, repeat: boolean): Reported {
  if (posted.kind === 'ok') {
    log('report.posted', { week });
    return { kind: 'posted', week, place: posted.value, repeat };
  }
  const { trouble } = posted;
  log('report.postponed', { week, trouble: trouble.kind, detail: trouble.detail });
  return { kind: 'trouble', week, trouble };
}

async function post(deps: SendsReport, figures: WeeklyReport, repeat: boolean): Promise<DeskResult<CardPlace>> {
  const { clock, desk, settings, threads } = deps;
  const { week } = figures;
  const { staffLanguage: language } = settings;
  const key = reportKey(week);
  const links = await keep(deps, figures);
  await count(deps, week);
  const picture = await draw(deps, figures);
  const message: ReportMessage = { report: figures, repeat, links, pictureMissing: picture === null };

  const since = repeat ? clock() - skewMs : spanOf(week, settings.timezone).end;
  // Whoever began to post it and did not come back may have posted it all the same.
  if (!repeat && (await threads.once(`${key}-begun`)) === 'lost') {
    const found = await desk.findCard(key, since);
    if (found.kind === 'trouble') return found;
    if (found.value !== null) return { kind: 'ok', value: found.value };
  }
  const posted = await desk.postReport(message, picture, language);
  if (posted.kind !== 'uncertain') return posted;
  const found = await desk.findCard(key, since);
  if (found.kind === 'ok' && found.value !== null) return { kind: 'ok', value: found.value };
  return { kind: 'trouble', trouble: posted.trouble, retryAt: null };
}

/** Keeps the pages and the rows. The figures are posted whether they can be kept or not. */
async function keep(deps: SendsReport, figures: WeeklyReport): Promise<ReportMessage['links']> {
  const { archive, cases, press, linkTo, settings, clock, log } = deps;
  const { week } = figures;
  const until = clock() + settings.report.linkDays * dayMs;
  const pages: Record<StaffLanguage, ReportFile> = {
    de: { week, kind: 'page', language: 'de' },
    en: { week, kind: 'page', language: 'en' },
  };
  const rows: ReportFile = { week, kind: 'rows' };
  const linked = (file: ReportFile) => linkTo(reportPath(file), until);
  try {
    const csv = linked(rows);
    const of = { report: figures, calendar: await deps.calendar() };
    const table = await press.rows(await cases.ofWeek(week), of, settings.staffLanguage);
    await archive.keep(nameOfFile(rows), 'text/csv; charset=utf-8', table);
    for (const [language, other] of [
      ['de', 'en'],
      ['en', 'de'],
    ] as const) {
      const elsewhere = linked(pages[other]);
      const links = { ...(csv === null ? {} : { csv }), ...(elsewhere === null ? {} : { other: elsewhere }) };
      const page = await press.page(figures, language, links);
      await archive.keep(nameOfFile(pages[language]), 'text/html; charset=utf-8', page);
    }
    return { page: linked(pages[settings.staffLanguage]), csv };
  } catch (error) {
    log('report.unkept', { week, error: errorName(error) });
    return { page: null, csv: null };
  }
}

/** What cannot be counted now is counted with one of the next seven reports. */
async function count(deps: SendsReport, week: IsoWeek): Promise<void> {
  try {
    await keepPeople(deps, week, deps.clock());
  } catch (error) {
    deps.log('report.uncounted', { week, error: errorName(error) });
  }
}

async function draw({ press, settings, log }: SendsReport, figures: WeeklyReport): Promise<Uint8Array | null> {
  try {
    return await press.picture(figures, settings.staffLanguage);
  } catch (error) {
    log('report.undrawn', { week: figures.week, error: errorName(error) });
    return null;
  }
}
