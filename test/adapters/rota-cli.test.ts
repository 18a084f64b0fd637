import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ICAL from 'ical.js';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { dynamoLibraryChanges } from '../../adapters/dynamodb/library-changes.ts';
import { dynamoRotas } from '../../adapters/dynamodb/rotas.ts';
import { rotaRequest } from '../../bin/rota-request.ts';
import { rotaCommandWords } from '../../bin/rota-words.ts';
import type { Assignment } from '../../core/rota.ts';
import { openDataFolder, tellDatabase } from '../../local/data-folder.ts';
import { type Database, startDatabase } from '../../local/database.ts';
import { withTable } from '../support/databases.ts';
import { copyWithFewExamples } from '../support/sample-folder.ts';

let place: string;
let library: string;
let data: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'rota-cli-'));
  library = join(place, 'library');
  data = join(place, 'data');
  await copyWithFewExamples(library);
  await writeFile(join(library, 'rota.yaml'), plan);
});
afterEach(() => rm(place, { recursive: true }));

const week = (hours: string) =>
  `{ mon: [${hours}], tue: [${hours}], wed: [${hours}], thu: [${hours}], fri: [${hours}], sat: [${hours}], sun: [] }`;
const plan = `
weekA: 2026-11-02
templates:
  - { id: frueh, name: { de: Früh, en: Early }, start: "10:00", end: "14:00", weekdays: [mon, tue, wed, thu, fri, sat] }
  - { id: spaet, name: { de: Spät, en: Late }, start: "14:00", end: "18:00", weekdays: [mon, tue, wed, thu, fri] }
people:
  - { slack: U0MARTA, name: Marta Kühn, initials: mk, role: lead, hours: ${week('"08:00-19:00"')}, share: 1, maxShifts: 7 }
  - { slack: U0JONAS, name: Jonas Albrecht, initials: ja, hours: ${week('"08:00-19:00"')}, share: 1, maxShifts: 7 }
plan:
  - { weekday: mon, template: frueh, person: mk }
  - { weekday: mon, template: spaet, person: ja }
`;

const bundled = [join(inject('bundledCommands'), 'rota.mjs')];
/** As staff start it. */
const source = ['--import', 'tsx', join(process.cwd(), 'bin/rota.ts')];

async function rota(args: string[], command = bundled): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, AUSKUNFT_LIBRARY: library };
  return promisify(execFile)(process.execPath, [...command, ...args], { env, cwd: process.cwd() }).then(
    ({ stdout: out, stderr: err }) => ({ code: 0, out, err }),
    ({ code, stdout: out, stderr: err }) => ({ code, out, err }),
  );
}
/** Far ahead, so that nothing that is stored has run out when the test is run. */
const monday = ['--from', '2046-11-19', '--to', '2046-11-19'];

const swapped: Assignment = {
  date: '2046-11-19',
  template: 'frueh',
  person: 'U0JONAS',
  source: 'swap',
  publishedAt: 1,
  swap: null,
  version: 0,
};
/** What staff entered: a swap, an absence, and a day on which the service is closed. */
async function entered(database: Database): Promise<void> {
  const options = { client: await withTable(database, 'auskunft'), table: 'auskunft', clock: Date.now };
  const rotas = dynamoRotas(options);
  const away = { staff: 'U0JONAS', from: '2046-11-26', to: '2046-11-30' };
  await rotas.change({ assignments: [swapped], entries: [] });
  await rotas.change({ absences: [away], entries: [] });
  const closure = {
    kind: 'closure' as const,
    key: 'c',
    by: 'U0MARTA',
    at: Date.now(),
    until: Date.parse('2047-01-01'),
  };
  const period = { from: '2046-12-03', to: '2046-12-03', sentence: 'Wir haben zu.', branch: null, service: true };
  expect(await dynamoLibraryChanges(options).save({ ...closure, ...period }, 0)).toBe('written');
}
/** In a folder in which Auskunft has run. */
async function afterRun(): Promise<void> {
  const folder = await openDataFolder(data);
  const database = await startDatabase(folder.path, undefined);
  await entered(database);
  await database.close();
  folder.release();
}

test('one row a shift, with what was swapped, who is away and what was closed since', async () => {
  await afterRun();
  const { code, out, err } = await rota([
    '--from',
    '2046-11-19',
    '--to',
    '2046-12-04',
    '--data',
    data,
    '--format',
    'json',
  ]);
  expect([code, err]).toEqual([0, '']);
  const rows: { date: string; template: string; person: string | null }[] = JSON.parse(out);
  expect(rows.slice(0, 2)).toEqual([
    {
      date: '2046-11-19',
      template: 'frueh',
      start: '2046-11-19T10:00:00+01:00',
      end: '2046-11-19T14:00:00+01:00',
      person: 'ja',
      source: 'swap',
    },
    {
      date: '2046-11-19',
      template: 'spaet',
      start: '2046-11-19T14:00:00+01:00',
      end: '2046-11-19T18:00:00+01:00',
      person: 'ja',
      source: 'roster',
    },
  ]);
  const on = (date: string) => rows.filter((row) => row.date === date).map(({ person }) => person);
  expect(on('2046-11-26')).toEqual(['mk', null]);
  expect(on('2046-12-03')).toEqual([]);
  expect(on('2046-12-04')).toEqual([null, null]);
});

test('it may be asked beside a run that goes on in the folder', async () => {
  const folder = await openDataFolder(data);
  const database = await startDatabase(folder.path, undefined);
  try {
    tellDatabase(folder, database.endpoint);
    await entered(database);
    const { code, out } = await rota([...monday, '--data', data, '--format', 'json']);
    expect([code, JSON.parse(out)[0]]).toMatchObject([0, { person: 'ja', source: 'swap' }]);
  } finally {
    await database.close();
    folder.release();
  }
});

test('the table is for people, and the calendar for their programs', async () => {
  await afterRun();
  const args = ['--from', '2046-11-19', '--to', '2046-11-20', '--data', data];
  const { out } = await rota(args);
  expect(out.split('\n')).toEqual([
    'Tag            Schicht  Zeit         Person',
    'Mo 2046-11-19  Früh     10:00–14:00  ja       übernommen',
    'Mo 2046-11-19  Spät     14:00–18:00  ja       noch nicht veröffentlicht',
    'Di 2046-11-20  Früh     10:00–14:00  niemand  noch nicht veröffentlicht',
    'Di 2046-11-20  Spät     14:00–18:00  niemand  noch nicht veröffentlicht',
    '',
    'Ohne Besetzung: 2',
    '',
  ]);
  const calendar = new ICAL.Component(ICAL.parse((await rota([...args, '--format', 'ics'])).out));
  const starts = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).startDate.toJSDate());
  expect(starts.map((start) => start.toISOString())).toEqual([
    '2046-11-19T09:00:00.000Z',
    '2046-11-19T13:00:00.000Z',
    '2046-11-20T09:00:00.000Z',
    '2046-11-20T13:00:00.000Z',
  ]);
  const sunday = await rota(['--from', '2046-11-18', '--to', '2046-11-18', '--data', data]);
  expect(sunday.out).toBe('In dieser Zeit gibt es keine Schichten.\n');
});

test('what is asked wrongly is told in the staff’s language, all at once', () => {
  const wrong = (...args: string[]) => {
    const request = rotaRequest(args, rotaCommandWords.de);
    return 'problems' in request ? request.problems : [];
  };
  expect(wrong('--from', '2026-02-30', '--format', 'pdf')).toEqual([
    '--from 2026-02-30: Das ist kein Datum. Bitte als Jahr-Monat-Tag schreiben, zum Beispiel 2026-12-24.',
    '--to fehlt.',
    '--format pdf gibt es nicht; es gibt table, json und ics.',
  ]);
  expect(wrong('--from', '2026-12-02', '--to', '2026-12-01')).toEqual(['--to 2026-12-01 liegt vor --from 2026-12-02.']);
  expect(wrong('--from', '1900-01-01', '--to', '2026-12-01')).toEqual([
    'Höchstens 1830 Tage auf einmal; bitte einen kürzeren Zeitraum wählen.',
  ]);
  expect(wrong('--von', '2026-12-02')).toEqual(['Das ist nicht zu verstehen: --von 2026-12-02']);
  expect(wrong(...monday, '--data', 'a', '--table', 'b')).toEqual([rotaCommandWords.de.twice]);
  expect(wrong(...monday)).toEqual([]);
  expect(rotaRequest(['--from', 'x'], rotaCommandWords.en)).toEqual({
    problems: ['--from x: this is no date. Please write year-month-day, for example 2026-12-24.', '--to is missing.'],
  });
});

test('a wrong question prints no rota and says how to ask', async () => {
  const { code, out, err } = await rota(['--from', '2026-11-23']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('--to fehlt.\nSo wird es aufgerufen: npm run -s rota');
  const nowhere = await rota([...monday, '--data', data]);
  expect([nowhere.code, nowhere.out]).toEqual([1, '']);
  expect(nowhere.err).toContain('Hier hat noch kein Auskunft gearbeitet');
});

test('a library without a rota has none to show', async () => {
  await rm(join(library, 'rota.yaml'));
  const { code, out, err } = await rota(monday, source);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('hat keine rota.yaml');
});
