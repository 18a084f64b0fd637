import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { formHints } from '../../adapters/files/library-forms.ts';
import { lengthOf } from '../../bin/read-library.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'library-forms-'));
  await mkdir(join(folder, 'answers'));
});
afterAll(() => rm(folder, { recursive: true }));

const reading = await readLibrary('library');
if (reading.kind !== 'ok') throw new Error('The sample library is broken');
const { answers } = reading.library;

/** What is told of an answer with these texts, by heading. */
async function told(texts: Record<string, string>): Promise<string[]> {
  const [answer] = answers;
  if (answer === undefined) throw new Error('The sample library has no answers');
  const sections = Object.entries(texts).map(([heading, text]) => `## ${heading}\n${text}\n`);
  await writeFile(join(folder, 'answers', `${answer.id}.md`), `---\nid: ${answer.id}\n---\n${sections.join('')}`);
  const hints = await formHints(folder, { answers: [answer] }, lengthOf);
  return hints.map(({ line, problem }) => `${line}  ${problem}`);
}

test('the sample’s forms agree and are short', async () => {
  expect(await formHints('library', { answers }, lengthOf)).toEqual([]);
});

test.each([
  [
    'a price in German only',
    { de: 'Ein Jahr kostet 22 Euro.', en: 'A year costs 20 euros.' },
    ['6  Die Texte nennen Verschiedenes: nur unter „## en“ „20 euros“, nur unter „## de“ „22 Euro“.'],
  ],
  [
    'a price with a comma, in English only',
    { de: 'Es kostet 1,50 €.', en: 'It costs €2.50.' },
    ['6  Die Texte nennen Verschiedenes: nur unter „## en“ „2.50 €“, nur unter „## de“ „1,50 €“.'],
  ],
  [
    'one of several prices',
    { de: 'Für 5, 10 oder 25 Euro.', en: 'For 5, 10 or 20 euros.' },
    ['6  Die Texte nennen Verschiedenes: nur unter „## en“ „20 euros“, nur unter „## de“ „25 Euro“.'],
  ],
  [
    'a time in German only',
    { de: 'Di von 10 bis 20 Uhr geöffnet.', en: 'Open Tue 10 am to 7 pm.' },
    ['6  Die Texte nennen Verschiedenes: nur unter „## en“ „19:00“, nur unter „## de“ „20:00“.'],
  ],
  [
    'a time in the short form only',
    { de: 'Dienstags von 10 bis 19 Uhr, samstags bis 15 Uhr.', 'de kurz': 'Di 10–20 Uhr, Sa bis 15 Uhr.' },
    ['6  Die Texte nennen Verschiedenes: nur unter „## de kurz“ „20:00“.'],
  ],
  [
    'a price in the long forms only',
    {
      de: 'Ersatz kostet 4 Euro.',
      'de privat': 'Ersatz kostet 3 Euro.',
      en: 'It costs 4 euros.',
      'en short': '3 euros.',
    },
    [
      '6  Die Texte nennen Verschiedenes: nur unter „## de privat“ „3 Euro“.',
      '10  Die Texte nennen Verschiedenes: nur unter „## en short“ „3 euros“.',
    ],
  ],
])('%s is told with its line', async (_what, texts, lines) => {
  expect(await told(texts)).toEqual(lines);
});

test.each([
  [
    'short forms leave out',
    { de: 'Für 5 Euro bis 19 Uhr.', 'de kurz': 'Gegen Gebühr.', en: 'For 5 euros until 7 pm.' },
  ],
  ['the same in other units', { de: '50 Cent, 1 Euro, 0,20 €', en: '€0.50, one euro, 20 cents' }],
  ['noon', { de: 'Offen 10 bis 12 Uhr und 14.30–18 Uhr.', en: 'Open 10 am to noon and 2:30 to 6 pm.' }],
  ['midnight', { de: 'Bis 24 Uhr.', en: 'Until midnight.' }],
  ['a language without such words', { de: 'Für 3 Euro ab 17:30 Uhr.', tr: "17:30'dan itibaren 3 avro." }],
  ['other numbers', { de: 'Ab 6 Jahren, 40 Medien.', en: 'Children may borrow a lot.' }],
])('agrees: %s', async (_what, texts) => {
  expect(await told(texts)).toEqual([]);
});

test('forms that leave no room for another answer are told, counted as X does', async () => {
  const lines = {
    de: 'x'.repeat(171),
    en: 'x'.repeat(171),
    'en short': 'x'.repeat(131),
    tr: 'x'.repeat(170),
    ar: 'م'.repeat(86),
    'ar kurz': 'x'.repeat(130),
    'de privat': 'x'.repeat(260),
  };
  expect(await told(lines)).toEqual([
    '4  Der Text unter „## de“ hat 171 Zeichen und keine Kurzfassung.',
    '8  Die Kurzfassung unter „## en short“ hat 131 Zeichen.',
  ]);
});
