/**
 * `npm run -s rota -- --from 2026-11-23 --to 2026-12-06 [--data .local | --table NAME] [--format table|json|ics]`: who has
 * which shift, by rota.yaml and by what was taken, swapped and overridden since. It may be asked beside a local run.
 */
import { dynamoLibraryChanges } from '../adapters/dynamodb/library-changes.ts';
import { dynamoRotas } from '../adapters/dynamodb/rotas.ts';
import { icalOf } from '../adapters/ical/feed.ts';
import { feedEvents } from '../core/feed-events.ts';
import { feedWords } from '../core/feed-words.ts';
import { type ServiceCalendar, serviceCalendar } from '../core/hours.ts';
import type { Library } from '../core/library.ts';
import { withChanges } from '../core/library-change.ts';
import { rosterFor } from '../core/roster.ts';
import type { Absence, Assigned, Assignment, Rota, RotaEntry } from '../core/rota.ts';
import { isProposed, type RotaRow, rotaRows } from '../core/rota-rows.ts';
import type { Millis } from '../core/thread.ts';
import { errorWords } from './error-words.ts';
import { readTable } from './open-table.ts';
import { readLibraryOrTell } from './read-library.ts';
import { type RotaRequest, rotaRequest } from './rota-request.ts';
import { rotaCommandWords, rotaUsage } from './rota-words.ts';
import { refuseArguments, tellUsageIfAsked } from './usage.ts';

interface Reading {
  calendar: ServiceCalendar;
  stored: readonly Assignment[];
  absences: readonly Absence[];
  log: readonly RotaEntry[];
  now: Millis;
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

// Whoever reads our output may stop early, as `head` does: that is an end, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
tellUsageIfAsked(rotaUsage);
const library = await readLibraryOrTell((line) => console.error(line));
if (library !== null) {
  try {
    await tell(library);
  } catch (error) {
    console.error(errorWords(error, library.settings.staffLanguage));
    process.exitCode = 1;
  }
}

async function tell(library: Library): Promise<void> {
  const { settings, rota } = library;
  const w = rotaCommandWords[settings.staffLanguage];
  const request = rotaRequest(process.argv.slice(2), w);
  if ('problems' in request) return refuseArguments(request.problems.join('\n'), w.usage);
  if (rota === null) {
    console.error(w.noRota(process.env.AUSKUNFT_LIBRARY || 'library'));
    process.exitCode = 1;
    return;
  }
  const reading = await read(library, request);
  const { calendar, stored, absences } = reading;
  const roster = rosterFor(rota, calendar, stored, request.from, request.to);
  const rows = rotaRows(rota, roster, absences, calendar.zone);
  const print = {
    json: () => JSON.stringify(rows, null, 2),
    ics: () => ics(library, rota, roster, reading),
    table: () => table(library, rota, roster, rows, reading.now),
  }[request.format];
  process.stdout.write(`${print().trimEnd()}\n`);
}

async function read(library: Library, request: RotaRequest): Promise<Reading> {
  const { from, to, data, table: name } = request;
  const w = rotaCommandWords[library.settings.staffLanguage];
  const now = Date.now();
  const opened = await readTable({ data, table: name }, w.usage);
  if (opened === null) {
    console.error(w.planOnly);
    return { calendar: serviceCalendar(library.settings), stored: [], absences: [], log: [], now };
  }
  const { client, table, close } = opened;
  try {
    const options = { client, table, clock: () => now };
    const rotas = dynamoRotas(options);
    const [changes, stored, absences, log] = await Promise.all([
      dynamoLibraryChanges(options).all(now),
      rotas.assignments(from, to),
      rotas.absences(from),
      rotas.log(0),
    ]);
    const entered = changes.map(({ change }) => change);
    const { settings } = withChanges(library, entered, now);
    return { calendar: serviceCalendar(settings), stored, absences, log, now };
  } finally {
    await close();
  }
}

function ics({ settings }: Library, rota: Rota, roster: readonly Assigned[], reading: Reading): string {
  const { name, handle: instance, staffLanguage: language, timezone: zone } = settings;
  const { now } = reading;
  const events = feedEvents({ ...reading, rota, zone, roster, of: null, since: now, now, instance, language });
  return icalOf(feedWords[language].calendar(name), events);
}

function table(
  { settings }: Library,
  rota: Rota,
  roster: readonly Assigned[],
  rows: readonly RotaRow[],
  now: Millis,
): string {
  const language = settings.staffLanguage;
  const w = rotaCommandWords[language];
  if (rows.length === 0) return w.none;
  const weekday = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { weekday: 'short', timeZone: 'UTC' });
  const lines = rows.map(({ date, template, start, end, person, source }) => {
    const shift = roster.find((each) => each.date === date && each.template === template);
    const notes = [
      person === null ? '' : w.note[source],
      person !== null && shift?.swap ? w.note.offered : '',
      shift !== undefined && isProposed(shift, now) ? w.note.proposed : '',
    ];
    return [
      `${weekday.format(new Date(date))} ${date}`,
      rota.templates.find(({ id }) => id === template)?.name[language] ?? template,
      `${start.slice(11, 16)}–${end.slice(11, 16)}`,
      person ?? w.nobody,
      notes.filter((note) => note !== '').join(', '),
    ];
  });
  const head = [w.day, w.shift, w.time, w.person, ''];
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)));
  const written = [head, ...lines].map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const uncovered = rows.filter(({ person }) => person === null).length;
  return [...written, ...(uncovered > 0 ? ['', w.uncovered(uncovered)] : [])].join('\n');
}
