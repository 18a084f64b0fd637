import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { dynamoLibraryChanges } from '../../adapters/dynamodb/library-changes.ts';
import { dynamoRotas } from '../../adapters/dynamodb/rotas.ts';
import { hintLine } from '../../adapters/files/library-hints.ts';
import { storedHints } from '../../adapters/files/rota-stored-hints.ts';
import type { Assignment } from '../../core/rota.ts';
import { openDataFolder } from '../../local/data-folder.ts';
import { startDatabase } from '../../local/database.ts';
import { withTable } from '../support/databases.ts';
import { rotaOf, somebody } from '../support/random-rotas.ts';
import { copyWithFewExamples } from '../support/sample-folder.ts';

let place: string;
let library: string;
let data: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'rota-stored-'));
  library = join(place, 'library');
  data = join(place, 'data');
  await copyWithFewExamples(library);
});
afterEach(() => rm(place, { recursive: true }));

/** In a folder of its own, where nothing has run unless `--data` says so. */
async function check(...args: string[]): Promise<{ code: number; lines: string[]; err: string }> {
  const command = [join(inject('bundledCommands'), 'check-library.mjs'), ...args];
  const env = { ...process.env, AUSKUNFT_LIBRARY: library };
  const told = await promisify(execFile)(process.execPath, command, { env, cwd: place }).then(
    ({ stdout: out, stderr: err }) => ({ code: 0, out, err }),
    ({ code, stdout: out, stderr: err }) => ({ code, out, err }),
  );
  // One day the sample's own answers run out.
  const lines = told.out.split('\n').filter((line: string) => !line.includes('„until“'));
  return { code: told.code, lines: lines.slice(0, -1), err: told.err };
}

/** Far ahead, so that nothing that is stored has run out when the test is run. A Monday. */
const monday = '2046-11-19';
const stored = (change: Partial<Assignment>): Assignment => ({
  date: monday,
  template: 'frueh',
  person: 'U0MARTA',
  source: 'roster',
  publishedAt: 1,
  swap: null,
  version: 0,
  ...change,
});

/** Somebody has shifts whom rota.yaml does not know, is away, and a lead closed a day on which Marta has one. */
async function afterRun(): Promise<void> {
  const folder = await openDataFolder(data);
  const database = await startDatabase(folder.path, undefined);
  const options = { client: await withTable(database, 'auskunft'), table: 'auskunft', clock: Date.now };
  const rotas = dynamoRotas(options);
  const assignments = [stored({ person: 'U0GONE' }), stored({ date: '2046-11-26' })];
  await rotas.change({ assignments, absences: [{ staff: 'U0GONE', from: monday, to: '2046-11-20' }], entries: [] });
  const made = { kind: 'closure' as const, key: 'c', by: 'U0MARTA', at: Date.now(), until: Date.parse('2047-01-01') };
  const days = { from: '2046-11-26', to: '2046-11-26', sentence: 'Wir haben zu.', branch: null, service: true };
  expect(await dynamoLibraryChanges(options).save({ ...made, ...days }, 0)).toBe('written');
  await database.close();
  folder.release();
}

test('check-library holds what staff entered in Slack against rota.yaml: hints, for the files are sound', async () => {
  await afterRun();
  const { code, lines, err } = await check('--data', data);
  expect([code, err]).toEqual([0, '']);
  expect(lines.slice(0, -1)).toEqual([
    'Hinweis: „U0GONE“ steht nicht in rota.yaml und hat noch Schichten: Mo 19.11.2046 frueh.  → In Slack mit „/auskunft umbesetzen“ neu vergeben oder die Person in rota.yaml unter „people“ mit „slack: U0GONE“ wieder eintragen.',
    'Hinweis: Zu dieser Zeit ist der Service inzwischen geschlossen, Schichten sind noch vergeben: Mo 26.11.2046 frueh (Marta Kühn).  → Sie entfallen; sagen Sie es den Betroffenen. Soll doch geöffnet sein, in library.yaml „service“, „closures“ oder „extraOpenings“ ändern, oder in Slack mit „/auskunft öffnung“.',
    'Hinweis: „U0GONE“ steht nicht in rota.yaml und ist abwesend gemeldet, vom 19.11.2046 bis 20.11.2046.  → Wer ausgeschieden ist, darf fehlen: Die Abwesenheit verfällt von selbst. Sonst die Person in rota.yaml unter „people“ mit „slack: U0GONE“ eintragen.',
  ]);
  expect(lines.at(-1)).toMatch(/^In Ordnung: /);
});

test('where nothing has run there is nothing to say, and without a rota nothing to compare', async () => {
  expect((await check()).lines).toEqual([expect.stringMatching(/^In Ordnung: /)]);
  await afterRun();
  await rm(join(library, 'rota.yaml'));
  const settings = join(library, 'library.yaml');
  await writeFile(settings, `${await readFile(settings, 'utf8')}\nroles: { leads: [U0MARTA] }\n`);
  expect((await check('--data', data)).lines).toEqual([expect.stringMatching(/^In Ordnung: /)]);
});

test('a folder that was named and holds nothing is an error, and so is an option that there is not', async () => {
  const nowhere = await check('--data', data);
  expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('Hier hat noch kein Auskunft gearbeitet')]);
  const wrong = await check('--von', 'x');
  expect([wrong.code, wrong.err]).toEqual([
    2,
    expect.stringContaining('check-library [-- --data .local | --table NAME]'),
  ]);
});

test('no more than five shifts are named, and each hint names its remedy', () => {
  const ja = somebody({ initials: 'ja', name: 'Jonas Albrecht', from: '2046-01-01', to: '2046-11-18' });
  const shift = (day: number) => ({ date: `2046-11-${day}`, template: 'frueh', staff: 'U0JA' });
  const shifts = [19, 20, 21, 22, 23, 24, 25].map(shift);
  const about = { staff: 'U0JA', shifts };
  const lines = storedHints(rotaOf([ja]), [
    { kind: 'left', ...about },
    { kind: 'notYet', ...about },
    { kind: 'hours', ...about },
    { kind: 'unknownSwap', ...about },
    { kind: 'templateGone', template: 'frueh', shifts },
    { kind: 'weekdayGone', template: 'frueh', shifts },
    { kind: 'allAway', shifts: shifts.map((each) => ({ ...each, staff: null })) },
  ]).map(hintLine);
  expect(lines[0]).toBe(
    'Hinweis: Jonas Albrecht ist nur bis 18.11.2046 im Team und hat danach noch Schichten: Mo 19.11.2046 frueh, Di 20.11.2046 frueh, Mi 21.11.2046 frueh, Do 22.11.2046 frueh, Fr 23.11.2046 frueh und 2 weitere.  → In Slack mit „/auskunft umbesetzen“ neu vergeben oder in rota.yaml „to“ ändern.',
  );
  const expected = [
    /erst ab 01\.01\.2046 .+„from“/,
    /Arbeitszeit von Jonas Albrecht .+„hours“/,
    /sucht noch Tausch.+„\/auskunft umbesetzen“/,
    /„frueh“ gibt es .+frueh \(Jonas Albrecht\).+„templates“/,
    /„frueh“ gibt es .+Mo 19\.11\.2046.+„weekdays“/,
    /abwesend.+und 2 weitere\. {2}→ .+„\/auskunft umbesetzen“/,
  ];
  for (const [i, line] of lines.slice(1).entries()) expect(line).toMatch(expected[i] ?? /^$/);
  expect(lines).toHaveLength(expected.length + 1);
});
