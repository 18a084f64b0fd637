import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { caseItem } from '../../adapters/dynamodb/case-items.ts';
import { dynamoCases } from '../../adapters/dynamodb/cases.ts';
import { documentsOf } from '../../adapters/dynamodb/documents.ts';
import { dynamoThreads } from '../../adapters/dynamodb/threads.ts';
import { reportRequest } from '../../bin/report-request.ts';
import { reportCommandWords } from '../../bin/report-words.ts';
import type { Case } from '../../core/case.ts';
import { spanOf, weekAt, weeksFrom } from '../../core/iso-week.ts';
import { openDataFolder, tellDatabase, tellSlack } from '../../local/data-folder.ts';
import { type Database, startDatabase } from '../../local/database.ts';
import { startSlackSimulator } from '../../local/slack-simulator/server.ts';
import { askedAt } from '../support/cases.ts';
import { withTable } from '../support/databases.ts';
import { copyWithFewExamples } from '../support/sample-folder.ts';
import { arrived, newThread } from '../support/threads.ts';

const zone = 'Europe/Berlin';
const hour = 3_600_000;
const now = Date.now();
/** What is meant without a week. */
const week = weeksFrom(weekAt(now, zone), -1);
const monday = spanOf(week, zone).start;

let place: string;
let library: string;
let data: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'report-cli-'));
  library = join(place, 'library');
  data = join(place, 'data');
  await copyWithFewExamples(library);
  await rm(join(library, 'rota.yaml'));
});
afterEach(() => rm(place, { recursive: true }));

const bundled = [join(inject('bundledCommands'), 'report.mjs')];
/** As staff start it. */
const source = ['--import', import.meta.resolve('tsx'), join(process.cwd(), 'bin/report.ts')];

/** Where nothing is set that would lead the command elsewhere. */
async function report(
  args: string[],
  command = bundled,
  cwd = process.cwd(),
): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, HOME: place, AUSKUNFT_LIBRARY: library };
  const options = { env, cwd, maxBuffer: 16 * 1024 * 1024 };
  return promisify(execFile)(process.execPath, [...command, ...args], options).then(
    ({ stdout: out, stderr: err }) => ({ code: 0, out, err }),
    ({ code, stdout: out, stderr: err }) => ({ code, out, err }),
  );
}

const asked = (i: number, change: Partial<Case> = {}): Case =>
  askedAt(monday + (10 + i) * hour, zone, {
    id: `case-${i}`,
    channel: i % 2 === 0 ? 'x-mention' : 'x-dm',
    ...change,
  });
const answered = (i: number, minutes: number): Case => {
  const at = monday + (10 + i) * hour + minutes * 60_000;
  return asked(i, { first: { at, serviceMs: minutes * 60_000 }, ended: { at, how: 'answered' }, effort: 2 });
};
/** Five of a week: answered after 5, 10, 20 and 40 minutes, and one that is open. */
const fiveCases = [...[5, 10, 20, 40].map((minutes, i) => answered(i, minutes)), asked(4)];

async function stored(database: Database): Promise<void> {
  const client = documentsOf(await withTable(database, 'auskunft'));
  for (const one of fiveCases) await client.send(new PutCommand({ TableName: 'auskunft', Item: caseItem(one) }));
}
/** A folder in which Auskunft has run. */
async function afterRun(enter: (database: Database) => Promise<void>): Promise<void> {
  const folder = await openDataFolder(data);
  const database = await startDatabase(folder.path, undefined);
  await enter(database);
  await database.close();
  folder.release();
}

test('the same week comes as text, JSON, CSV and page', async () => {
  await afterRun(stored);
  const [text, json, csv] = [
    await report(['--data', data]),
    await report(['--data', data, '--week', week, '--format', 'json']),
    await report(['--data', data, '--week', week, '--format', 'csv', '--language', 'en']),
  ];
  expect([text, json, csv].map(({ code, err }) => [code, err])).toEqual([
    [0, ''],
    [0, ''],
    [0, ''],
  ]);
  expect(text.out).toMatch(/^ {2}Servicezeit +4 +15 min/m);
  expect(JSON.parse(json.out)).toMatchObject({
    week,
    arrived: 5,
    answered: 4,
    open: 1,
    firstResponse: { elapsed: { n: 4, medianMinutes: 15 }, service: { n: 4, medianMinutes: 15, p90Minutes: null } },
    effort: [{ level: 2, n: 4 }],
  });
  expect(csv.out.startsWith('\uFEFFweek,channel,')).toBe(true);
  expect(csv.out.trimEnd().split('\r\n')).toHaveLength(1 + 5);

  const page = join(place, 'report.html');
  const html = await report(['--data', data, '--week', week, '--format', 'html', '--language', 'en', '--out', page]);
  expect([html.code, html.out]).toEqual([0, '']);
  expect(html.err).toContain(page);
  const written = await readFile(page, 'utf8');
  expect(written).toContain('<html lang="en">');
  expect(written).toContain('<data value="15">');
});

test('a year comes by month, with N where nobody knows', async () => {
  await afterRun(stored);
  const date = new Date(monday + 12 * hour).toISOString();
  const { out } = await report(['--data', data, '--year', date.slice(0, 4)]);
  const rows = out.trimEnd().split('\r\n');
  expect(rows).toHaveLength(1 + 13 * 3);
  expect(rows.find((row) => row.startsWith(`${date.slice(0, 7)};all;`))).toMatch(/;5;4;0;1;N;N;0;4;0;0;0;0$/);
  expect(rows.find((row) => row.startsWith(`${date.slice(0, 4)};x-dm;`))).toMatch(/;2;2;0;0;N;N;0;2;0;0;0;0$/);
  const json = await report(['--data', data, '--year', date.slice(0, 4), '--format', 'json']);
  expect(JSON.parse(json.out).at(-1)).toMatchObject({ period: date.slice(0, 4), channel: 'all', arrived: 5 });
});

test('beside a run that goes on it is posted to its Slack, and from the second time on says that it is a repeat', async () => {
  const folder = await openDataFolder(data);
  const database = await startDatabase(folder.path, undefined);
  const slack = await startSlackSimulator({ file: folder.file('slack.jsonl'), rate: 'wide' });
  try {
    tellDatabase(folder, database.endpoint);
    tellSlack(folder, slack, 'http://localhost:3000');
    await stored(database);
    const { code, out, err } = await report(['--data', data, '--week', week, '--send']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(`Der Bericht ${week} steht in Slack.\n`);
    const posted = JSON.stringify(slack.messages());
    expect(posted).toContain('5 Fragen');
    expect(posted).not.toContain('Wiederholung');
    expect(posted).toContain(`http://localhost:3000/report/${week}.de.html?until=`);
    expect(await readFile(join(data, 'reports', `${week}.csv`), 'utf8')).toContain(';first_response_elapsed;');
    const again = await report(['--data', data, '--week', week, '--send']);
    expect([again.code, again.out]).toEqual([0, `Der Bericht ${week} steht noch einmal in Slack.\n`]);
    expect(JSON.stringify(slack.messages())).toContain('Wiederholung');
    expect((await report(['--data', data, '--rebuild'])).code).toBe(1); // only while nothing moves
  } finally {
    await slack.close();
    await database.close();
    folder.release();
  }
});

test('without a Slack nothing is sent', async () => {
  await afterRun(stored);
  const { code, out, err } = await report(['--data', data, '--send']);
  expect([code, out, err]).toEqual([1, '', `${reportCommandWords.de.noSlack}\n`]);
});

test('cases are made anew from the log, and what was changed is told by week', async () => {
  const { thread, message } = newThread('1001', { at: monday + 10 * hour });
  await afterRun(async (database) => {
    const client = await withTable(database, 'auskunft');
    const store = { client, table: 'auskunft', clock: () => now };
    const threads = dynamoThreads({ ...store, log: () => {}, dmConsentRequired: true, zone });
    expect(await threads.open(thread, message, arrived(thread.arrivedAt), null)).toBe('written');
    const [one] = await dynamoCases(store).ofWeek(week);
    if (one === undefined) throw new Error('No case');
    await documentsOf(client).send(new PutCommand({ TableName: 'auskunft', Item: caseItem({ ...one, interims: 7 }) }));
  });
  const { code, out } = await report(['--data', data, '--rebuild']);
  expect([code, out]).toEqual([0, `${reportCommandWords.de.rebuilt(1, 1)}\n  ${week}: 1\n`]);
  const again = await report(['--data', data, '--rebuild']);
  expect(again.out).toBe(`${reportCommandWords.de.rebuilt(1, 0)}\n`);
});

test('where nothing has run yet the week is one without questions; a folder that is named has to be there', async () => {
  const { code, out, err } = await report(['--week', week, '--format', 'json'], source, place);
  expect([code, err]).toEqual([0, `${reportCommandWords.de.nothingYet}\n`]);
  expect(JSON.parse(out)).toMatchObject({ week, arrived: 0, complete: true });
  const nowhere = await report(['--data', data]);
  expect([nowhere.code, nowhere.out]).toEqual([1, '']);
  expect(nowhere.err).toContain('Hier hat noch kein Auskunft gearbeitet');
});

test('what is asked wrongly is told in the staff’s language, all at once, with how to ask', async () => {
  const { code, out, err } = await report(['--week', '2026-W54', '--format', 'pdf', '--language', 'fr']);
  expect([code, out]).toEqual([2, '']);
  expect(err.split('\n').slice(0, 4)).toEqual([
    '--week 2026-W54: Diese Woche gibt es nicht. Bitte schreiben wie 2026-W46.',
    '--format pdf gibt es hier nicht; es gibt text, json, csv, html.',
    '--language fr gibt es nicht; es gibt de und en.',
    expect.stringContaining('So wird es aufgerufen'),
  ]);
});

test('each deed knows its own options', () => {
  const when = { zone, now: Date.parse('2026-11-18T12:00+01:00') };
  const read = (...args: string[]) => reportRequest(args, reportCommandWords.en, when);
  expect(read()).toEqual({ do: 'show', week: '2026-W46', format: 'text', language: null, out: null });
  expect(read('--week', '2026-W47', '--out', 'a', '--data', 'd')).toMatchObject({
    week: '2026-W47',
    out: 'a',
    data: 'd',
  });
  expect(read('--week', '2026-W48')).toEqual({ problems: [reportCommandWords.en.notBegun('2026-W48')] });
  expect(read('--send', '--week', '2026-W47')).toEqual({ problems: [reportCommandWords.en.notOver('2026-W47')] });
  expect(read('--send')).toMatchObject({ do: 'send', week: '2026-W46' });
  // 25 months, to the week: now is in November 2026.
  for (const args of [
    ['--week', '2020-W10'],
    ['--week', '2024-W41'],
    ['--send', '--week', '2024-W41'],
  ])
    expect(read(...args)).toEqual({ problems: [reportCommandWords.en.forgotten(args.at(-1) ?? '')] });
  expect(read('--week', '2024-W43')).toMatchObject({ do: 'show', week: '2024-W43' });
  expect(read('--year', '2026')).toMatchObject({ do: 'year', year: 2026, format: 'csv' });
  expect(read('--year', '2027', '--format', 'html')).toEqual({
    problems: [
      '--year 2027: please give a year up to now, for example 2026.',
      'There is no --format html here; there are csv, json.',
    ],
  });
  expect(read('--year', '2026', '--week', '2026-W46', '--data', 'a', '--table', 'b')).toEqual({
    problems: [
      '--data and --table do not go together; please give one of them.',
      '--year and --week do not go together; please give one of them.',
    ],
  });
  expect(read('--rebuild', '--send')).toMatchObject({ problems: [expect.stringContaining('--send')] });
  expect(read('--wek', '2026-W46')).toEqual({ problems: ['This cannot be understood: --wek 2026-W46'] });
});
