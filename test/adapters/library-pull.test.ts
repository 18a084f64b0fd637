import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { dynamoLibraryChanges } from '../../adapters/dynamodb/library-changes.ts';
import { readLibrary } from '../../adapters/files/library.ts';
import type { Answer, Library } from '../../core/library.ts';
import { type LibraryChange, withChanges } from '../../core/library-change.ts';
import { startDatabase } from '../../local/database.ts';
import type { LibraryChanges } from '../../steps/library-changes.ts';
import { withTable } from '../support/databases.ts';
import { copyWithFewExamples } from '../support/sample-folder.ts';

const day = 86_400_000;
let place: string;
let folder: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'library-pull-'));
  folder = join(place, 'library');
  await copyWithFewExamples(folder);
});
afterEach(() => rm(place, { recursive: true }));

/** Works on the table while nobody else has its folder. */
async function onTable<T>(work: (changes: LibraryChanges) => Promise<T>): Promise<T> {
  const database = await startDatabase(place, undefined);
  try {
    const client = await withTable(database, 'auskunft');
    return await work(dynamoLibraryChanges({ client, table: 'auskunft', clock: Date.now }));
  } finally {
    await database.close();
  }
}
const stored = () => onTable(async (changes) => (await changes.all(Date.now())).map(({ change }) => change));

async function enter(...all: LibraryChange[]): Promise<void> {
  await onTable(async (changes) => {
    for (const change of all) expect(await changes.save(change, 0)).toBe('written');
  });
}

const bundled = [join(inject('bundledCommands'), 'library-pull.mjs')];
/** As staff start it. */
const source = ['--import', 'tsx', 'bin/library-pull.ts'];

async function pull(args = ['--data', place], command = bundled): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, AUSKUNFT_LIBRARY: folder };
  return promisify(execFile)(process.execPath, [...command, ...args], { env }).then(
    ({ stdout: out, stderr: err }) => ({ code: 0, out, err }),
    ({ code, stdout: out, stderr: err }) => ({ code, out, err }),
  );
}

async function library(): Promise<Library> {
  const reading = await readLibrary(folder);
  if (reading.kind !== 'ok') throw new Error(JSON.stringify(reading.problems));
  return reading.library;
}
/** All files with their text. */
async function snapshot(): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(md|yaml)$/.test(name));
  return new Map(
    await Promise.all(
      names.toSorted().map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    ),
  );
}
/** The lines that differ, "-" of before and "+" of after. */
function diff(before = '', after = ''): string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return [
    ...a.filter((line) => !b.includes(line)).map((line) => `-${line}`),
    ...b.filter((line) => !a.includes(line)).map((line) => `+${line}`),
  ];
}

const made = { by: 'U0PRIYA', at: Date.now(), until: Date.now() + 30 * day };
const closure: LibraryChange = {
  kind: 'closure',
  key: 'closure:zentral:2026-11-24',
  branch: 'zentral',
  from: '2026-11-24',
  to: '2026-11-26',
  service: false,
  sentence: 'Die Heizung: ausgefallen, leider.',
  sentenceEn: 'The heating has failed.',
  ...made,
};
const opening: LibraryChange = {
  kind: 'opening',
  key: 'opening:nord:2026-11-29:14:00',
  branch: 'nord',
  date: '2026-11-29',
  from: '14:00',
  to: '18:00',
  sentence: 'Wir lesen vor.',
  ...made,
};
const answerOf = async (id: string): Promise<Answer> => {
  const found = (await library()).answers.find((answer) => answer.id === id);
  if (!found) throw new Error(`No answer ${id}`);
  return found;
};
const answerChange = (key: string, answer: Answer | null, until: number | null = null): LibraryChange => ({
  kind: 'answer',
  key,
  answer,
  ...made,
  until,
});

test('what was entered stands in the files to the letter, with nothing else touched, and a second run changes nothing', async () => {
  const wlan = await answerOf('wlan');
  const changed = { ...wlan, title: 'WLAN: so geht es', texts: { ...wlan.texts, de: 'Überall, kostenlos.' } };
  const added: Answer = {
    id: 'lange-nacht',
    title: 'Lange Nacht',
    intents: ['events'],
    languages: ['de', 'en'],
    valid: { from: '2026-11-24' },
    owner: 'Leitung',
    questions: {},
    texts: { de: 'Am 5. Dezember.\n\nBis Mitternacht.', en: 'On 5 December.' },
  };
  const all = [
    closure,
    opening,
    answerChange('wlan', changed),
    answerChange('lange-nacht', added),
    answerChange('dank', null),
  ];
  await enter(...all);
  const before = await snapshot();
  const expected = withChanges(await library(), all, Date.now());

  const first = await pull();
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out.trimEnd().split('\n')).toEqual([
    `${folder}/library.yaml: geändert`,
    `${folder}/answers/dank.md: gelöscht`,
    `${folder}/answers/lange-nacht.md: neu`,
    `${folder}/answers/wlan.md: geändert`,
    'Bitte die Änderungen ansehen, einchecken und ausliefern.',
    expect.stringContaining('laufen von selbst aus'),
  ]);

  const after = await snapshot();
  expect(diff(before.get('library.yaml'), after.get('library.yaml'))).toEqual([
    '-extraOpenings: []',
    '+  - from: 2026-11-24',
    '+    to: 2026-11-26',
    '+    branches: [zentral]',
    '+    reason: { de: "Die Heizung: ausgefallen, leider.", en: The heating has failed. }',
    '+extraOpenings:',
    '+  - { date: 2026-11-29, branch: nord, hours: ["14:00-18:00"] }',
  ]);
  const touched = [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
  expect(touched).toEqual(['answers/lange-nacht.md', 'answers/wlan.md', 'library.yaml']);
  expect(diff(before.get('answers/wlan.md'), after.get('answers/wlan.md'))).toEqual([
    `-title: ${wlan.title}`,
    `-${wlan.texts.de}`,
    '+title: "WLAN: so geht es"',
    '+Überall, kostenlos.',
  ]);
  const now = await library();
  expect(now.settings).toEqual(expected.settings);
  const own = expected.answers.filter(({ notice }) => !notice);
  const byId = (a: Answer, b: Answer) => (a.id < b.id ? -1 : 1);
  expect(now.answers.toSorted(byId)).toEqual(own.toSorted(byId));

  const second = await pull();
  expect(second).toEqual({ code: 0, err: '', out: 'Die Dateien haben schon alles, was auf Dauer gilt.\n' });
  expect(await snapshot()).toEqual(after);
});

test('an answer that the files have holds by the files from then on, also when they are edited later', async () => {
  const wlan = await answerOf('wlan');
  const before = await library();
  await enter(answerChange('wlan', { ...wlan, texts: { ...wlan.texts, de: 'Überall.' } }));
  await pull();
  const [change] = await stored();
  expect(change).toMatchObject({ key: 'wlan', before: wlan });
  const all = change ? [change] : [];
  // A release from before still has it from Slack; one from after goes by its own files.
  expect(withChanges(before, all, Date.now()).answers.find(({ id }) => id === 'wlan')?.texts.de).toBe('Überall.');
  const file = join(folder, 'answers/wlan.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace('Überall.', 'Überall und umsonst.'));
  const edited = await library();
  expect(withChanges(edited, all, Date.now())).toBe(edited);
  expect((await pull()).out).toContain('Die Dateien haben schon alles');
  expect(await readFile(file, 'utf8')).toContain('Überall und umsonst.');
});

test('what holds for a time only stays in Slack', async () => {
  const wlan = await answerOf('wlan');
  await enter(answerChange('wlan', { ...wlan, texts: { de: 'Heute nicht.' } }, Date.now() + 3 * day));
  const before = await snapshot();
  const { out } = await pull();
  expect(out).toContain(`„${wlan.title}“ gilt nur für eine Zeit und bleibt deshalb in Slack.`);
  expect(await snapshot()).toEqual(before);
});

test('where one thing cannot be written, nothing is', async () => {
  const wlan = await answerOf('wlan');
  await enter(closure, answerChange('wlan', { ...wlan, texts: { ...wlan.texts, de: 'sehr lang '.repeat(40) } }));
  const before = await snapshot();
  const { code, err } = await pull();
  expect(code).toBe(1);
  expect(err).toMatch(/answers\/wlan\.md:\d+ {2}Der Text unter „## de“ ist um \d+ Zeichen zu lang\./);
  expect(err).toContain('Es wurde nichts geschrieben.');
  expect(await snapshot()).toEqual(before);
  expect((await stored()).some((change) => 'before' in change)).toBe(false);
});

test('a broken file is told first, and nothing is written', async () => {
  await enter(closure);
  const file = join(folder, 'library.yaml');
  await writeFile(file, `${await readFile(file, 'utf8')}closures: [\n`);
  const before = await snapshot();
  const { code, err } = await pull();
  expect(code).toBe(1);
  expect(err).toContain('library.yaml:');
  expect(await snapshot()).toEqual(before);
});

test.each([
  [
    '  - { date: 2027-03-14, branch: zentral, hours: ["14:00-18:00"] } # Lesenacht\n',
    '  - { date: 2026-11-29, branch: nord',
  ],
  ['- date: 2027-03-14\n  branch: zentral\n  hours: ["14:00-18:00"]\n# Ende\n', '- { date: 2026-11-29, branch: nord'],
])('a list keeps its form and its remarks: %j', async (list, line) => {
  await enter(opening);
  const file = join(folder, 'library.yaml');
  const text = (await readFile(file, 'utf8')).replace(/^extraOpenings: \[\]\n/m, `extraOpenings:\n${list}`);
  await writeFile(file, text);
  await pull();
  const now = await readFile(file, 'utf8');
  expect(diff(text, now)).toEqual([`+${line}, hours: ["14:00-18:00"] }`]);
  expect((await library()).settings.extraOpenings).toHaveLength(2);
});

test('a list in brackets, and lines that end as on Windows, stay so', async () => {
  await enter(opening, closure);
  const file = join(folder, 'library.yaml');
  const inBrackets = 'extraOpenings: [{ date: 2027-03-14, branch: zentral, hours: ["14:00-18:00"] }]';
  const text = (await readFile(file, 'utf8')).replace(/^extraOpenings: \[\]$/m, inBrackets).replaceAll('\n', '\r\n');
  await writeFile(file, text);
  expect((await pull()).code).toBe(0);
  const now = await readFile(file, 'utf8');
  expect(now.replaceAll('\r\n', '')).not.toContain('\n');
  expect(now).toContain('hours: ["14:00-18:00"] }, { date: 2026-11-29');
  expect((await library()).settings).toMatchObject({ extraOpenings: [{}, {}], closures: { length: 5 } });
});

test('short forms stay, change, come and go with the answer', async () => {
  const [ebirke, barrierefrei, gruss] = [
    await answerOf('ebirke'),
    await answerOf('barrierefrei'),
    await answerOf('gruss'),
  ];
  const { short: _short, ...wholeOnly } = barrierefrei;
  await enter(
    answerChange('ebirke', { ...ebirke, short: { ...ebirke.short, de: 'Kurz und gut.' } }),
    answerChange('barrierefrei', wholeOnly),
    answerChange('gruss', { ...gruss, short: { de: 'Überall.', en: 'Everywhere.' } }),
  );
  const before = await snapshot();
  expect((await pull()).code).toBe(0);
  const after = await snapshot();
  const changed = (name: string) => diff(before.get(`answers/${name}.md`), after.get(`answers/${name}.md`));
  expect(changed('ebirke')).toEqual([`-${ebirke.short?.de}`, '+Kurz und gut.']);
  const gone = ['## de kurz', barrierefrei.short?.de, '## en short', barrierefrei.short?.en];
  expect(changed('barrierefrei')).toEqual(gone.map((line) => `-${line}`));
  expect(changed('gruss')).toEqual(['+## de kurz', '+Überall.', '+## en short', '+Everywhere.']);
  expect(await answerOf('gruss')).toMatchObject({ short: { de: 'Überall.', en: 'Everywhere.' }, texts: gruss.texts });
});

test('private wordings stay, change, come and go with the answer', async () => {
  const [konto, fundsachen, gruss] = [
    await answerOf('konto-gesperrt'),
    await answerOf('fundsachen'),
    await answerOf('gruss'),
  ];
  const { private: _private, ...inPublicOnly } = fundsachen;
  await enter(
    answerChange('konto-gesperrt', { ...konto, private: { ...konto.private, de: 'Wir sehen nach.' } }),
    answerChange('fundsachen', inPublicOnly),
    answerChange('gruss', { ...gruss, private: { de: 'Hier.', en: 'Here.' } }),
  );
  const before = await snapshot();
  expect((await pull()).code).toBe(0);
  const after = await snapshot();
  const changed = (name: string) => diff(before.get(`answers/${name}.md`), after.get(`answers/${name}.md`));
  expect(changed('konto-gesperrt')).toEqual([`-${konto.private?.de}`, '+Wir sehen nach.']);
  const gone = ['## de privat', fundsachen.private?.de, '## en private', fundsachen.private?.en];
  expect(changed('fundsachen')).toEqual(gone.map((line) => `-${line}`));
  expect(changed('gruss').toSorted()).toEqual(['+## de privat', '+## en private', '+Here.', '+Hier.']);
  expect(await answerOf('gruss')).toMatchObject({ private: { de: 'Hier.', en: 'Here.' }, texts: gruss.texts });
});

test('what cannot be found is said', async () => {
  const { code, err } = await pull(['--data', join(place, 'nowhere')], source);
  expect(code).toBe(1);
  expect(err).toContain('Auskunft has not run here yet');
  expect((await pull(['--data', place, '--table', 'auskunft'])).err).toContain('npm run library:pull');
});
