import { expect, test } from 'vitest';
import { buildIndex, nearnessOf } from '../../core/answer-index.ts';
import { rarityIn } from '../../core/answer-search.ts';
import { cosine, spread } from '../../core/cosine.ts';
import { featuresOf } from '../../core/features.ts';
import type { Answer, Library } from '../../core/library.ts';
import { sampleLibrary } from '../support/library-desk.ts';

const files = await sampleLibrary();
const rarity = rarityIn(files);
const some = files.answers.slice(0, 3);

/** Every document's text, in the order of the documents' numbers. */
const textsIn = (answers: readonly Answer[]) =>
  answers.flatMap(({ title, questions, texts }) => [
    title,
    ...Object.values(questions).flat(),
    ...Object.values(texts),
  ]);

test('a question is as near to each wording and text as the cosine of the two says', () => {
  const question = featuresOf('Kann man bei euch am Samstag parken?', { weight: rarity });
  const near = nearnessOf(buildIndex(some, rarity), question);
  const texts = textsIn(some);
  expect(near).toHaveLength(texts.length);
  expect(Math.max(...near)).toBeGreaterThan(0.2);
  for (const [i, text] of texts.entries()) {
    expect(near[i], text).toBeCloseTo(cosine(spread(question), featuresOf(text, { weight: rarity })), 5);
  }
});

test('the documents of an answer are its wordings, one after the other, and its texts by language', () => {
  const { entries, size } = buildIndex(some, rarity);
  const texts = textsIn(some);
  expect(size).toBe(texts.length);
  for (const { answer, first, end, texts: written } of entries) {
    expect(texts.slice(first, end)).toEqual([answer.title, ...Object.values(answer.questions).flat()]);
    const told = Object.fromEntries([...written].map(([language, document]) => [language, texts[document]]));
    expect(told).toEqual(answer.texts);
  }
});

test('where one answer is another now, no wording of the others is read again', () => {
  const read = { positions: 0 };
  const weight = (position: number) => {
    read.positions++;
    return rarity(position);
  };
  buildIndex(some, weight);
  const before = read.positions;
  buildIndex(some, weight);
  expect(read.positions).toBe(before);
  const added: Answer = { ...(some[1] as Answer), title: 'Parken', questions: {}, texts: { de: 'Vor dem Haus.' } };
  const { entries } = buildIndex([some[0] as Answer, added], weight);
  expect(entries.map(({ answer }) => answer)).toEqual([some[0], added]);
  const ofIt = textsIn([added]).reduce((sum, text) => sum + featuresOf(text).positions.length, 0);
  expect(read.positions - before).toBe(ofIt);
});

test('what a part of a word weighs follows from how often it is met, and is worked out from the counts', () => {
  const counts = new Uint16Array(2 ** 17);
  counts.set([0, 1, 50, 99, 100]);
  const frequencies = { documents: 100, counts: Buffer.from(counts.buffer).toString('base64'), common: null };
  const library: Library = { ...files, frequencies };
  const weights = [0, 1, 2, 3, 4].map(rarityIn(library));
  expect(weights).toEqual([0, 1, 50, 99, 100].map((count) => Math.log(101 / (1 + count)) ** 1.5));
  expect(weights.at(-1)).toBe(0);
});
