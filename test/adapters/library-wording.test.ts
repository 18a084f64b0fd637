import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { hintLine } from '../../adapters/files/library-hints.ts';
import { wordingHintsIn } from '../../adapters/files/library-wording.ts';
import { copyWithFewExamples } from '../support/sample-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'library-wording-'));
  await copyWithFewExamples(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const check = () =>
  promisify(execFile)(process.execPath, [join(inject('bundledCommands'), 'check-library.mjs')], {
    env: { ...process.env, AUSKUNFT_LIBRARY: folder },
  });

test('the sample has nothing to hint at', async () => {
  const reading = await readLibrary('library');
  expect(reading.kind === 'ok' && wordingHintsIn(reading.library)).toEqual([]);
});

test('emoji and shouting are hints: the library is in order with them', async () => {
  const file = join(folder, 'answers', 'dank.md');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('das freut uns sehr.', 'das freut uns sehr!! 😀😀'));
  const settings = join(folder, 'library.yaml');
  const sentences = await readFile(settings, 'utf8');
  await writeFile(settings, sentences.replace('Thank you for your question.', 'THANK YOU VERY MUCH.'));
  const { stdout } = await check();
  // One day the sample's own answers run out.
  const hints = stdout.split('\n').filter((line) => !line.includes('„until“'));
  expect(hints.slice(0, -2)).toEqual([
    'Hinweis: library.yaml, „interim › en“: „THANK YOU VERY MUCH“ liest sich wie gerufen.  → Klein und mit einem Satzzeichen schreiben.',
    'Hinweis: answers/dank.md, „de“: „😀😀“ sind viele Emojis.  → Höchstens zwei nehmen, nie mehrere nacheinander.',
    'Hinweis: answers/dank.md, „de“: „!!“ liest sich wie gerufen.  → Klein und mit einem Satzzeichen schreiben.',
  ]);
  expect(stdout).toMatch(/\nIn Ordnung: .*\n$/);
});

test('a short form is looked at like any text', async () => {
  const reading = await readLibrary('library');
  if (reading.kind !== 'ok') throw new Error('The sample library is broken');
  const [first] = reading.library.answers;
  if (first === undefined) throw new Error('The sample library has no answers');
  const answers = [{ ...first, short: { de: 'Bis bald 👋👋 TODO /mk' } }];
  expect(wordingHintsIn({ ...reading.library, answers }).map(hintLine)).toEqual([
    `Hinweis: answers/${first.id}.md, „de kurz“: „👋👋“ sind viele Emojis.  → Höchstens zwei nehmen, nie mehrere nacheinander.`,
    `Hinweis: answers/${first.id}.md, „de kurz“: „TODO“ sieht nach etwas Unfertigem aus.  → Hinschreiben, was dort stehen soll, oder löschen.`,
    `Hinweis: answers/${first.id}.md, „de kurz“: „/mk“ ist ein Kürzel.  → Löschen: Es steht von selbst dahinter, und zwar das von der Person, die freigibt.`,
  ]);
});

test('whoever writes a direct message already is not to read that they should', async () => {
  const reading = await readLibrary('library');
  const answer = reading.kind === 'ok' ? reading.library.answers[0] : undefined;
  if (reading.kind !== 'ok' || answer === undefined) throw new Error('The sample library is broken');
  const hintsAt = (more: Partial<typeof answer>) =>
    wordingHintsIn({ ...reading.library, answers: [{ ...answer, ...more }] }).map(hintLine);
  const texts = { de: 'Bitte schreiben Sie uns eine Direktnachricht.', tr: 'Lütfen bize doğrudan mesaj yazın.' };
  expect(hintsAt({ texts })).toEqual([
    `Hinweis: answers/${answer.id}.md, „de“: „Direktnachricht“ liest auch, wer gerade eine schreibt.  → Unter „## de privat“ dasselbe ohne diese Bitte schreiben.`,
    `Hinweis: answers/${answer.id}.md, „tr“: „doğrudan mesaj“ liest auch, wer gerade eine schreibt.  → Unter „## tr privat“ dasselbe ohne diese Bitte schreiben.`,
  ]);
  expect(hintsAt({ texts, private: { de: 'Bitte schreiben Sie es hier.', tr: 'Lütfen buraya yazın.' } })).toEqual([]);
  expect(hintsAt({ texts: { de: 'Ja.' }, private: { de: 'Gern als Direktnachricht 😀😀' } })).toEqual([
    expect.stringContaining('„de privat“: „😀😀“'),
    expect.stringContaining('„de privat“: „Direktnachricht“'),
  ]);
});

test('the wrong words of address and a picture are problems', async () => {
  const file = join(folder, 'answers', 'gruss.md');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('Womit können wir Ihnen helfen?', 'Womit können wir dir helfen (siehe Foto)?'));
  await expect(check()).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/answers\/gruss\.md:\d+ {2}Unter „## de“ steht „dir“.*\n.*„siehe Foto“/u),
  });
});
