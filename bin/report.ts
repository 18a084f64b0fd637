/**
 * `npm run -s report -- --week 2026-W46 [--format text|json|csv|html]`: how fast patrons were answered in a week, in the
 * terminal or as a file; `--year 2026` for the library's statistics, `--send` to post a week's report once more,
 * `--rebuild` to make the cases anew from the log. All but the last may be asked beside a local run.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { yearCsv } from '../adapters/csv/year-rows.ts';
import { rebuildCases } from '../adapters/dynamodb/rebuild-cases.ts';
import type { Case } from '../core/case.ts';
import type { RowsOf } from '../core/case-rows.ts';
import { serviceCalendar } from '../core/hours.ts';
import type { IsoWeek } from '../core/iso-week.ts';
import type { Library } from '../core/library.ts';
import { reportOf } from '../core/report-of.ts';
import { reportText } from '../core/report-text.ts';
import type { WeeklyReport } from '../core/weekly-report.ts';
import type { StaffLanguage } from '../core/words.ts';
import { pressOf } from '../functions/press.ts';
import { reporting } from '../functions/reporting.ts';
import { base, desk } from '../functions/wiring.ts';
import { runningSlack } from '../local/data-folder.ts';
import { report } from '../steps/report.ts';
import { readReport } from '../steps/weekly-report.ts';
import { readYear } from '../steps/yearly-report.ts';
import { errorWords } from './error-words.ts';
import { type OpenTable, openTable, readTable } from './open-table.ts';
import { readLibraryOrTell } from './read-library.ts';
import { type ReportRequest, reportRequest } from './report-request.ts';
import { type ReportCommandWords, reportCommandWords, reportUsage } from './report-words.ts';
import { refuseArguments, tellUsageIfAsked } from './usage.ts';

type Asked<Deed extends ReportRequest['do']> = Extract<ReportRequest, { do: Deed }>;

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

// Whoever reads our output may stop early, as `head` does: that is an end, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
tellUsageIfAsked(reportUsage);
const library = await readLibraryOrTell((line) => console.error(line));
if (library !== null) {
  await run(library).catch((error) => fail(errorWords(error, library.settings.staffLanguage)));
}

function fail(line: string): void {
  console.error(line);
  process.exitCode = 1;
}

async function run(library: Library): Promise<void> {
  const { staffLanguage, timezone: zone } = library.settings;
  const w = reportCommandWords[staffLanguage];
  const request = reportRequest(process.argv.slice(2), w, { zone, now: Date.now() });
  if ('problems' in request) return refuseArguments(request.problems.join('\n'), w.usage);
  switch (request.do) {
    case 'show':
      return show(library, request, w);
    case 'year':
      return tellYear(request, w, staffLanguage);
    case 'send':
      return send(request, w);
    case 'rebuild':
      return rebuild(request, zone, w);
  }
}

async function show(library: Library, request: Asked<'show'>, w: ReportCommandWords): Promise<void> {
  const { week, format, out } = request;
  const language = request.language ?? library.settings.staffLanguage;
  const { cases, of } = await read(library, request, week, w);
  const printed = {
    text: () => `${reportText(of.report, language)}\n`,
    json: () => `${JSON.stringify(of.report, null, 2)}\n`,
    csv: () => pressOf(library).rows(cases, of, language),
    html: () => pressOf(library).page(of.report, language, {}),
  }[format];
  await give(await printed(), out, w);
}

async function read(
  files: Library,
  request: ReportRequest,
  week: IsoWeek,
  w: ReportCommandWords,
): Promise<{ cases: readonly Case[]; of: RowsOf & { report: WeeklyReport } }> {
  const now = Date.now();
  const opened = await readTable(request, w.usage);
  if (opened === null) {
    console.error(w.nothingYet);
    const calendar = serviceCalendar(files.settings);
    const nobody = {
      roster: null,
      absences: [],
      log: [],
      kept: new Map<IsoWeek, number>(),
      gaps: [],
      titles: new Map<string, string>(),
      spend: {},
      shown: {},
    };
    const { target } = files.settings;
    return {
      cases: [],
      of: { report: reportOf({ week, now, cases: new Map(), calendar, target, ...nobody }), calendar },
    };
  }
  return using(opened, async () => {
    const deps = await base();
    const figures = await readReport({ ...deps, files }, week, now);
    return { cases: await deps.cases.ofWeek(week), of: { report: figures, calendar: await deps.calendar() } };
  });
}

async function tellYear(request: Asked<'year'>, w: ReportCommandWords, language: StaffLanguage): Promise<void> {
  const { year, format, out } = request;
  const rows = await using(await openToRead(request, w), async () => readYear(await base(), year, Date.now()));
  await give(format === 'csv' ? yearCsv(rows, language) : `${JSON.stringify(rows, null, 2)}\n`, out, w);
}

async function send(request: Asked<'send'>, w: ReportCommandWords): Promise<void> {
  const data = request.data ?? '.local';
  const { env } = process;
  if (!env.SLACK_BOT_TOKEN && !env.AUSKUNFT_SECRETS) {
    const simulated = request.table === undefined ? runningSlack(data) : null;
    if (simulated === null) return fail(w.noSlack);
    Object.assign(env, simulated);
  }
  if (request.table === undefined) {
    env.AUSKUNFT_REPORTS ??= join(data, 'reports');
    env.AUSKUNFT_LOG ??= join(data, 'auskunft.log');
  }
  await using(await openToRead(request, w), async () => {
    const deps = { ...(await base()), ...(await desk()), ...(await reporting()) };
    if (deps.settings.practice) return fail(w.practice);
    const told = await report(deps, { week: request.week, repeat: true });
    if (told.kind === 'posted') console.log((told.repeat ? w.repeated : w.posted)(request.week));
    else fail(w.trouble(told.kind === 'trouble' ? `${told.trouble.kind}, ${told.trouble.detail}` : told.kind));
  });
}

async function rebuild(request: Asked<'rebuild'>, zone: string, w: ReportCommandWords): Promise<void> {
  const opened = await openTable(request, w.usage);
  await using(opened, async () => {
    const changed = new Map<IsoWeek, number>();
    const count = ({ week }: Case) => changed.set(week, (changed.get(week) ?? 0) + 1);
    const { cases, written } = await rebuildCases({ ...opened, zone, changed: count });
    console.log(w.rebuilt(cases, written));
    for (const [week, n] of [...changed].sort()) console.log(w.changed(week, n));
  });
}

/** The table of a run that goes on, or that of the folder: @throws where nothing has run. */
async function openToRead(request: ReportRequest, w: ReportCommandWords): Promise<OpenTable> {
  return (await readTable(request, w.usage)) ?? openTable(request, w.usage);
}

/** The functions' own wiring is used: it reads the environment when it is first asked for something. */
async function using<T>({ table, endpoint, close }: OpenTable, work: () => Promise<T>): Promise<T> {
  const { env } = process;
  env.AUSKUNFT_TABLE = table;
  if (endpoint !== null) {
    env.AWS_ENDPOINT_URL_DYNAMODB = endpoint;
    env.AWS_REGION ||= 'eu-central-1';
    env.AWS_ACCESS_KEY_ID ||= 'local';
    env.AWS_SECRET_ACCESS_KEY ||= 'local';
  }
  try {
    return await work();
  } finally {
    await close();
  }
}

async function give(printed: string, out: string | null, w: ReportCommandWords): Promise<void> {
  if (out === null) {
    process.stdout.write(printed);
    return;
  }
  await writeFile(out, printed);
  console.error(w.written(out));
}
