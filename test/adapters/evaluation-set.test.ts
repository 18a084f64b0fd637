/** What the program learns from and what it is measured on stay apart. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { words } from '../../core/features.ts';

/** From this share of common words on, two texts differ in a word or two. */
const nearlyTheSame = 0.7;
/** Fewer words are near to too much. */
const fewestWords = 3;

const wordsOf = (text: string) => words(text).filter((word) => /[\p{L}\p{N}]/u.test(word));

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return common / (one.size + other.size - common);
}

function evaluationTexts(): string[] {
  const files = readdirSync('test/evaluation', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.jsonl'),
  );
  return files.flatMap((file) =>
    readFileSync(`test/evaluation/${file}`, 'utf8')
      .trim()
      .split('\n')
      .map((line): string => JSON.parse(line).text),
  );
}

async function examples(): Promise<string[]> {
  const reading = await readLibrary('library/');
  if (reading.kind === 'broken') throw new Error('library/ is broken');
  const { examples, dangers, answers, languages } = reading.library;
  const lists = [
    ...[...examples, ...dangers].flatMap((each) => [each.examples, each.heldBack ?? {}]),
    ...answers.map(({ questions }) => questions),
    languages,
  ];
  return lists.flatMap((byLanguage) => Object.values(byLanguage).flat());
}

test('no example of the library is nearly a row of the evaluation set', async () => {
  const rows = evaluationTexts().map((text) => ({ text, said: wordsOf(text) }));
  const same = new Map(rows.map(({ text, said }) => [said.join(' '), text]));
  const byWord = new Map<string, { text: string; said: ReadonlySet<string> }[]>();
  for (const { text, said } of rows) {
    const entry = { text, said: new Set(said) };
    for (const word of entry.said) byWord.set(word, [...(byWord.get(word) ?? []), entry]);
  }
  const near = (await examples()).flatMap((example) => {
    const said = wordsOf(example);
    const row = same.get(said.join(' '));
    if (row !== undefined && said.length > 0) return [{ example, row }];
    const own = new Set(said);
    if (own.size < fewestWords) return [];
    // Texts so alike have one of the rarest words in common: the others need not be looked at.
    const rows = (word: string) => byWord.get(word) ?? [];
    const rarest = [...own].sort((a, b) => rows(a).length - rows(b).length);
    const enough = own.size - Math.ceil(nearlyTheSame * own.size) + 1;
    const like = rarest
      .slice(0, enough)
      .flatMap(rows)
      .find((other) => likeness(own, other.said) >= nearlyTheSame);
    return like === undefined ? [] : [{ example, row: like.text }];
  });
  expect(near).toEqual([]);
});

test('two texts that differ in one word of many are nearly the same, others are not', () => {
  const set = (text: string) => new Set(wordsOf(text));
  expect(
    likeness(set('Wie lange habt ihr am Samstag offen?'), set('wie lange habt ihr am sonntag offen')),
  ).toBeGreaterThan(nearlyTheSame);
  expect(likeness(set('Wann habt ihr offen?'), set('Wann habt ihr Vorlesestunde?'))).toBeLessThan(nearlyTheSame);
});
