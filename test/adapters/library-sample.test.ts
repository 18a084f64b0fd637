import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readLibrary } from '../../adapters/files/library.ts';
import { rankAnswers } from '../../core/answer-search.ts';
import { type Asked, makeDraft } from '../../core/draft.ts';
import { serviceCalendar, serviceState } from '../../core/hours.ts';
import type { Library } from '../../core/library.ts';

const run = promisify(execFile);
const command = (name: string, args: string[] = [], env: Record<string, string> = {}) =>
  run(process.execPath, ['--import', 'tsx', `bin/${name}.ts`, ...args], { env: { ...process.env, ...env } });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'library-sample-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the sample library that is shipped has no problems, says that it is a sample, and answers in German and English', async () => {
  const reading = await readLibrary('library');
  expect(reading).toMatchObject({ kind: 'ok', library: { settings: { sample: true } } });
  const answers = reading.kind === 'ok' ? reading.library.answers : [];
  expect(answers.length).toBeGreaterThanOrEqual(30);
  for (const { texts } of answers) expect(Object.keys(texts)).toEqual(expect.arrayContaining(['de', 'en']));
});

test('the sample service rests over Christmas and opens on the first Saturday of 2027', async () => {
  const reading = await readLibrary('library');
  const state =
    reading.kind === 'ok' && serviceState(serviceCalendar(reading.library.settings), Date.UTC(2026, 11, 27));
  expect(state).toEqual({ open: false, next: Date.parse('2027-01-02T10:00:00+01:00') });
});

test('check-library tells in one line what it found', async () => {
  const { stdout } = await command('check-library');
  // One day the sample's own answers and closures run out.
  expect(stdout).toMatch(
    /^(?:Hinweis: .+(?:„until“|lange vorbei).+\n)*In Ordnung: \d+ Antworten mit \d+ Fragen, \d+ Beispiele, Sprachen: de, en\.\n$/,
  );
});

test('check-library ends with exit code 1 and a line for each problem', async () => {
  await expect(command('check-library', [], { AUSKUNFT_LIBRARY: join(folder, 'none') })).rejects.toMatchObject({
    code: 1,
    stdout: `${folder}/none:1  Diesen Ordner gibt es nicht.  → Den Ordner anlegen oder AUSKUNFT_LIBRARY richtig setzen.\n`,
  });
});

test('compile-library writes one file with all that answers are made from, and finds and drafts the same ones', async () => {
  const file = join(folder, 'compiled.json');
  await command('compile-library', [file]);
  const [compiled, read] = [await readLibrary(file), await readLibrary('library')];
  if (compiled.kind !== 'ok' || read.kind !== 'ok') throw new Error('library/ is broken');
  const { settings, answers, rota, lexicon } = read.library;
  expect(compiled.library).toMatchObject({ settings, answers, rota, lexicon, examples: [], dangers: [] });
  const now = Date.parse('2026-11-24T10:00:00Z');
  for (const [text, intent] of [
    ['Wie lange kann ich verlängern?', 'renewal'],
    ['Habt ihr am Samstag offen?', 'opening_hours'],
    ['Was kostet ein Ausweis für Kinder?', 'card_registration'],
  ] as const) {
    const tag = { intent, confidence: 0.9, language: 'de', abstained: false, also: [], danger: null, upset: false };
    const asked: Asked = { text, channel: 'x-dm', turns: 1, fits: () => true };
    const found = (library: Library) => [rankAnswers(library, text, tag, now), makeDraft(library, asked, tag, now)];
    expect(found(compiled.library)).toEqual(found(read.library));
  }
});

test('compile-library writes nothing when the library is broken', async () => {
  const file = join(folder, 'unwritten.json');
  const env = { AUSKUNFT_LIBRARY: join(folder, 'none') };
  await expect(command('compile-library', [file], env)).rejects.toMatchObject({ code: 1 });
  await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('the published schemas are those that the program goes by', async () => {
  await command('library-schema', [folder]);
  for (const file of ['library.schema.json', 'rota.schema.json']) {
    expect(await readFile(join('library', file), 'utf8')).toBe(await readFile(join(folder, file), 'utf8'));
  }
});

/** What an editor that knows the schema of this file says of its content. */
async function editorOn(file: 'library' | 'rota') {
  const ajv = new Ajv({ allErrors: true });
  formats.default(ajv);
  const accepts = ajv.compile(JSON.parse(await readFile(`library/${file}.schema.json`, 'utf8')));
  const sample: unknown = parse(await readFile(`library/${file}.yaml`, 'utf8'));
  const wrong = (content: object) => (accepts(content) ? [] : accepts.errors?.map((error) => error.instancePath));
  return { sample: v.parse(v.looseObject({}), sample), wrong };
}

test('an editor that knows the schema accepts the sample and marks what is wrong', async () => {
  const { sample, wrong } = await editorOn('library');
  expect(wrong(sample)).toEqual([]);
  expect(wrong({ ...sample, report: { time: '23:45' } })).toEqual([]);
  expect(wrong({ ...sample, report: { time: '24:00' } })).toEqual(['/report/time']);
  expect(wrong({ ...sample, land: 'XX', reopenHours: 7, undoSeconds: '10' })).toEqual(
    expect.arrayContaining(['', '/land', '/undoSeconds']),
  );
});

test('an editor that knows the schema accepts the sample rota and marks what is wrong', async () => {
  const { sample, wrong } = await editorOn('rota');
  expect(wrong(sample)).toEqual([]);
  expect(wrong({ ...sample, absences: [], publishDays: 7, plan: [{ weekday: 'Mo', template: 'frueh' }] })).toEqual(
    expect.arrayContaining(['', '/publishDays', '/plan/0', '/plan/0/weekday']),
  );
});
