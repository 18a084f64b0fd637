import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { dynamoThreads } from '../../adapters/dynamodb/threads.ts';
import { readLibrary } from '../../adapters/files/library.ts';
import type { Lesson } from '../../core/lesson.ts';
import { startDatabase } from '../../local/database.ts';
import { withTable } from '../support/databases.ts';
import { copyWithIntents } from '../support/sample-folder.ts';

const at = Date.now() - 60_000;
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(at);

let place: string;
let folder: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'examples-'));
  folder = join(place, 'library');
  await copyWithIntents(folder);
});
afterEach(() => rm(place, { recursive: true }));

async function teach(...lessons: Partial<Lesson>[]): Promise<void> {
  const database = await startDatabase(place, undefined);
  try {
    const client = await withTable(database, 'auskunft');
    const threads = dynamoThreads({
      client,
      table: 'auskunft',
      clock: Date.now,
      log: () => {},
      dmConsentRequired: true,
      zone: 'Europe/Berlin',
    });
    for (const [i, more] of lessons.entries()) {
      const was = { intent: 'fees', answerId: null };
      const lesson: Lesson = {
        kind: 'intent',
        at: at - i,
        text: '',
        language: 'de',
        intent: 'renewal',
        answerId: null,
        was,
        ...more,
      };
      await threads.keepLesson(lesson, `x-mention-${i}`);
    }
  } finally {
    await database.close();
  }
}

const bundled = [join(inject('bundledCommands'), 'examples.mjs')];
/** As staff start it. */
const source = ['--import', 'tsx', 'bin/examples.ts'];

const examples = (...args: string[]) => run(bundled, args);

async function run(command: string[], args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, AUSKUNFT_LIBRARY: folder };
  return promisify(execFile)(process.execPath, [...command, ...args], { env }).then(
    ({ stdout: out, stderr: err }) => ({ code: 0, out, err }),
    ({ code, stdout: out, stderr: err }) => ({ code, out, err }),
  );
}
const file = (path: string) => readFile(join(folder, path), 'utf8');
/** Lines that are new in the second text. */
const added = (before: string, after: string) => {
  const known = before.split('\n');
  return after.split('\n').filter((line) => !known.includes(line));
};

const corrections: Partial<Lesson>[] = [
  { text: 'Kriegt der Roman noch einen Aufschub?' },
  { text: 'wie kann ich meine Bücher verlängern' },
  { text: 'Is there any way to hang on to it?', language: 'en', was: { intent: '', answerId: null } },
  { text: '- so eine Frage: mit Strich', language: 'tr' },
  {
    text: 'Geht das auch übers Handy?',
    kind: 'answer',
    answerId: 'verlaengern',
    was: { intent: 'renewal', answerId: 'leihfristen' },
  },
  {
    text: 'Darf mein Hund mit rein?',
    kind: 'gap',
    intent: 'contact_location',
    was: { intent: 'contact_location', answerId: null },
  },
];

test('prints what was corrected by topic and writes nothing by itself', async () => {
  await teach(...corrections);
  const before = await file('intents/renewal.yaml');
  const { code, out, err } = await examples('--data', place);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.trimEnd().split('\n')).toEqual([
    'Kontakt und Anfahrt (contact_location)',
    `  ${day}  de  ohne Antwort: „Darf mein Hund mit rein?“`,
    '',
    'Verlängerung (renewal)',
    `  ${day}  de  Thema statt Gebühren: „Kriegt der Roman noch einen Aufschub?“`,
    `  ${day}  de  Thema statt Gebühren: „wie kann ich meine Bücher verlängern“ [fast wie „Wie kann ich meine Bücher verlängern?“]`,
    `  ${day}  en  Thema: „Is there any way to hang on to it?“`,
    `  ${day}  tr  Thema statt Gebühren: „- so eine Frage: mit Strich“`,
    `  ${day}  de  Antwort verlaengern statt leihfristen: „Geht das auch übers Handy?“`,
    '',
    '5 Sätze sind neu. Mit --write kommen sie in die Dateien.',
  ]);
  expect(await file('intents/renewal.yaml')).toBe(before);
});

test('a folder that another run is using: who, and what to do, in the language of the staff', async () => {
  await teach();
  await writeFile(join(place, 'process'), `${process.pid}`);
  expect(await examples('--data', place)).toEqual({
    code: 1,
    out: '',
    err: `Prozess ${process.pid} arbeitet schon in ${place}. Bitte zuerst beenden oder mit „--data“ einen anderen Ordner angeben.\n`,
  });
});

test('writes it under its language with a remark, touches nothing else, and a second run has nothing to add', async () => {
  await teach(...corrections);
  const [intent, answer] = [await file('intents/renewal.yaml'), await file('answers/verlaengern.md')];
  const { code, out, err } = await examples('--data', place, '--write');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(
    `${folder}/answers/verlaengern.md: ergänzt\n${folder}/intents/renewal.yaml: ergänzt\nBitte jeden neuen Satz ansehen`,
  );
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(Date.now());
  expect(new Set(added(intent, await file('intents/renewal.yaml')))).toEqual(
    new Set(
      [
        `    # aus der Durchsicht vom ${today}`,
        '    - wie kann ich meine Bücher verlängern',
        '    - Kriegt der Roman noch einen Aufschub?',
        '    - Is there any way to hang on to it?',
        '  tr:',
        '    - "- so eine Frage: mit Strich"',
      ].filter((line) => !intent.split('\n').includes(line)),
    ),
  );
  expect(added(answer, await file('answers/verlaengern.md'))).toEqual([
    `    # aus der Durchsicht vom ${today}`,
    '    - Geht das auch übers Handy?',
  ]);
  const reading = await readLibrary(folder);
  expect(reading.kind).toBe('ok');

  const again = await examples('--data', place, '--write');
  expect(again.out).toContain('[steht schon da]');
  expect(again.out).toContain('Nichts davon ist neu.');
});

test('what stands under another intent is not written, and said', async () => {
  await teach({ text: 'Kann ich online verlängern?', intent: 'fees' });
  const before = await file('intents/fees.yaml');
  const { code, out } = await examples('--data', place, '--write');
  expect(code).toBe(0);
  expect(out).toContain('[steht schon bei renewal, bitte dort zuerst löschen]');
  expect(await file('intents/fees.yaml')).toBe(before);
});

test('where nobody corrected anything, that is said; a broken folder is told first', async () => {
  await teach();
  expect((await examples('--data', place)).out).toBe('Niemand hat etwas berichtigt, und nichts blieb ohne Antwort.\n');
  await writeFile(join(folder, 'intents/fees.yaml'), 'intent: fees\nexamples: [\n');
  const { code, err } = await run(source, ['--data', place]);
  expect(code).toBe(1);
  expect(err).toContain('fees.yaml:');
});

test('tells which examples are taken for something else, with file and line', async () => {
  // As many examples as a test has time for: most are the questions of answers.
  const answers = await readdir(join(folder, 'answers'));
  for (const [i, name] of answers.entries()) if (i % 4 > 0) await rm(join(folder, 'answers', name));
  for (const name of await readdir(join(folder, 'intents'))) {
    const { intent, examples } = parse(await file(`intents/${name}`));
    await writeFile(join(folder, 'intents', name), stringify({ intent, examples: { de: examples.de.slice(0, 40) } }));
  }
  const planted = 'intents/lost_found.yaml';
  const text = await file(planted);
  await writeFile(
    join(folder, planted),
    text.replace('  de:\n', '  de:\n    - Wie lange habt ihr am Samstag in der Zentrale geöffnet?\n'),
  );
  const line = text.split('\n').indexOf('  de:') + 2;
  const { code, out } = await examples('--confusing');
  expect(code).toBe(0);
  expect(out).toMatch(/^\d+ von \d+ Beispielen hält das Programm für etwas anderes/);
  expect(out).toMatch(/^lost_found → opening_hours, \d+$/m);
  expect(out).toContain(`${folder}/${planted}:${line}  lost_found → opening_hours  „Wie lange habt ihr am Samstag`);
  expect(out.split('\n').filter((each) => /^\d\.\d\d {2}/.test(each))).toHaveLength(30);
});
