import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { personalDataHints } from '../../adapters/files/library-personal-data.ts';
import { copyWithFewExamples } from '../support/sample-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'library-personal-data-'));
});
beforeEach(() => copyWithFewExamples(folder));
afterAll(() => rm(folder, { recursive: true }));

/** @returns the line in which `sought` stands then */
async function add(file: string, behind: string, text: string, sought = text.trim()): Promise<number> {
  const path = join(folder, file);
  await writeFile(
    path,
    (await readFile(path, 'utf8')).replace(behind, (found) => `${found}${text}`),
  );
  return lineOf(file, sought);
}

async function lineOf(file: string, sought: string): Promise<number> {
  const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
  return lines.findIndex((line) => line.includes(sought)) + 1;
}

async function hints(): Promise<string[]> {
  const reading = await readLibrary(folder);
  if (reading.kind === 'broken') throw new Error(JSON.stringify(reading.problems));
  const found = await personalDataHints(folder, reading.library);
  return found.map(({ file, line, problem }) => `${file.slice(folder.length + 1)}:${line} ${problem}`);
}

test('the sample has none', async () => {
  const reading = await readLibrary('library');
  expect(reading.kind === 'ok' && (await personalDataHints('library', reading.library))).toEqual([]);
});

test('a mobile number in an answer, below its first line, is told with its place and not repeated', async () => {
  const line = await add('answers/gruss.md', '## de\n', '\nGuten Tag!\nRufen Sie Jonas an: 0171 2345678.\n', 'Jonas');
  expect(await hints()).toEqual([`answers/gruss.md:${line} Im Text unter „## de“ steht eine Telefonnummer.`]);
});

test('every kind in an example is told with its line', async () => {
  const kinds = [
    ['eine E-Mail-Adresse', 'Meine Mail ist erika.muster@posteo.de'],
    ['eine Telefonnummer', 'ruft mich bitte zurück unter 0171 2345678'],
    ['eine IBAN', 'Bitte von DE02120300000000202051 abbuchen'],
    ['ein Geburtsdatum', 'Ich bin am 03.04.1987 geboren und will einen Ausweis'],
    ['eine Anschrift', 'Ich wohne jetzt Lindenstraße 14, 50674 Köln'],
  ] as const;
  const files = ['intents/fees.yaml', 'dangers/medical.yaml', 'answers/dank.md'];
  for (const [, example] of kinds) {
    for (const file of files) await add(file, '  de:\n', `    - "${example}"\n`);
  }
  const expected = await Promise.all(
    kinds.flatMap(([name, example]) =>
      files.map(async (file) => `${file}:${await lineOf(file, example)} Im Beispiel steht ${name}.`),
    ),
  );
  expect((await hints()).toSorted()).toEqual(expected.toSorted());
});

test('the library’s own, offices, emergency numbers and example domains are fine', async () => {
  const fine = [
    'Zentralbibliothek: 02999 5550-0, Zweigstelle +49 2999 5550-20, Kasse 02999 5550-17',
    'Im Notfall 112 oder 110, Seelsorge 0800 111 0 111, Behörden 115',
    'Rathaus: Telefon 0221 2210-0',
    'nord@buecherei-birkenrath.example, mia@example.org, info@birkenrath.example',
    'Rathausplatz 4, 12345 Birkenrath',
    'geöffnet ab 03.04.2027, 12 Stück zu 2,50 €',
  ];
  for (const text of fine) {
    await add('answers/gruss.md', '## de\n', `\n${text}\n`, text);
    await add('intents/fees.yaml', '  de:\n', `    - "${text}"\n`, text);
  }
  expect(await hints()).toEqual([]);
});

test('the command tells it as a hint: the library is in order with it', async () => {
  const line = await add('intents/fees.yaml', '  de:\n', '    - "Ruft mich an: 0171 2345678"\n');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(inject('bundledCommands'), 'check-library.mjs')],
    { env: { ...process.env, AUSKUNFT_LIBRARY: folder } },
  );
  expect(stdout).toContain(`Hinweis: ${join(folder, 'intents/fees.yaml')}:${line}  Im Beispiel steht`);
  expect(stdout).not.toContain('2345678');
  expect(stdout).toMatch(/\nIn Ordnung: .*\n$/);
});
