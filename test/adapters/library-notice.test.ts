import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { copyWithFewExamples } from '../support/sample-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'library-notice-'));
  await copyWithFewExamples(folder);
});
afterEach(() => rm(folder, { recursive: true }));

/** What is wrong with the sample where its note that the service is closed has these lines in place of its own. */
async function problems(...lines: string[]): Promise<string[]> {
  const file = join(folder, 'library.yaml');
  const own = /^closedNotice:\n(?: .*\n)+/m;
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(own);
  await writeFile(file, text.replace(own, ['closedNotice:', ...lines, ''].join('\n')));
  const reading = await readLibrary(folder, (said) => Math.max(0, said.length - 280));
  return reading.kind === 'ok' ? [] : reading.problems.map(({ problem, remedy }) => `${problem} → ${remedy}`);
}
const de = '    de: Ab {opens} sind wir wieder da.';

test('the note is off where nobody turns it on', async () => {
  expect(await problems('  text:', de)).toEqual([]);
  const reading = await readLibrary(folder);
  expect(reading).toMatchObject({
    library: { settings: { closedNotice: { directMessages: false, mentions: false } } },
  });
});

test('a note that does not say when the service opens is told', async () => {
  expect(await problems('  text:', de, '    en: We are closed.')).toEqual([
    'Im Text für „en“ steht nicht, ab wann wieder jemand da ist. → „{opens}“ einfügen; dort stehen dann Tag und Uhrzeit.',
  ]);
});

test('a note in a language whose weekdays are not known is told', async () => {
  expect(await problems('  text:', de, '    nl: Terug op {opens}.')).toEqual([
    'Für „nl“ kennt das Programm keine Wochentage und Uhrzeiten. → Den Text löschen. Möglich sind: de, en, tr, ar, es, fr, it, pl, uk, ru.',
  ]);
});

test('a note has to fit on X with the longest day and time that it may name', async () => {
  const [longest, signature] = ['Donnerstag, 30. September 2027, 10:30 Uhr', ' /mk'];
  const left = 280 - longest.length - signature.length;
  expect(await problems('  text:', `    de: "{opens}${'a'.repeat(left)}"`)).toEqual([]);
  expect(await problems('  text:', `    de: "{opens}${'a'.repeat(left + 7)}"`)).toEqual([
    'Der Text für „de“ ist um 7 Zeichen zu lang. → Um mindestens 7 Zeichen kürzen.',
  ]);
});

test('a note without the text that holds where there is none in the patron’s language is told', async () => {
  expect(await problems('  text:', '    en: We are back on {opens}.')).toEqual([
    'Der deutsche Text fehlt. → Darunter „de: …“ ergänzen; dieser Text gilt, wo es keinen in der Sprache der Frage gibt.',
  ]);
});

test('a note that addresses patrons otherwise than the library does is told', async () => {
  const [problem] = await problems('  text:', '    de: Ab {opens} sind wir wieder da und antworten dir.');
  expect(problem).toContain('die Anrede der Bücherei ist „Sie“');
});

test('the sample tells private messages alone, in ten languages, that it is a machine, and where privacy is explained', async () => {
  const reading = await readLibrary('library');
  const settings = reading.kind === 'ok' ? reading.library.settings : null;
  expect(settings?.closedNotice).toMatchObject({ directMessages: true, mentions: false });
  const texts = Object.values(settings?.closedNotice?.text ?? {});
  expect(texts).toHaveLength(10);
  for (const text of texts) expect(text).toContain(settings?.privacyPage);
});
