/** How likely each language is, by words and parts of them, learnt from the library's own examples and sentences. */
import type { Features } from './features.ts';
import { fnvOffset, fnvPrime, hash } from './fnv.ts';
import { type PackedWeights, pack, packedScores } from './packed-weights.ts';
import { fitSoftmax, probabilities } from './softmax.ts';

/** The weights of each language stand in the order of the labels. */
export interface LanguageModel extends PackedWeights {
  /** ISO 639-1. */
  labels: readonly string[];
}

/** A power of two, so that a mask does the modulo. */
export const languageSpace = 2 ** 15;
const longestPart = 5;
/** Beyond this a text says no more about its language. */
const longestRead = 300;
/** Fewer examples teach nothing about a language. */
const fewestExamples = 50;
/** Weights are whole numbers up to this. */
const finest = 6;

/** @returns null without enough examples in at least two languages */
export function trainLanguages(
  examples: readonly { examples: Readonly<Record<string, readonly string[]>> }[],
): LanguageModel | null {
  const byLanguage = new Map<string, string[]>();
  for (const each of examples) {
    for (const [language, texts] of Object.entries(each.examples)) {
      byLanguage.set(language, [...(byLanguage.get(language) ?? []), ...texts]);
    }
  }
  const known = [...byLanguage].filter(([, texts]) => texts.length >= fewestExamples);
  if (known.length < 2) return null;
  const labelled = known.flatMap(([, texts], label) => texts.map((text) => ({ features: kept(partsOf(text)), label })));
  const labels = known.map(([language]) => language);
  return { labels, ...pack(fitSoftmax(labelled, { features: languageSpace, classes: labels.length }).model, finest) };
}

/** The logarithm of each language's share, by language. */
export function languageShares(model: LanguageModel, text: string): Map<string, number> {
  const shares = probabilities(packedScores(model, partsOf(text)), 1);
  return new Map(model.labels.map((language, c) => [language, Math.log(Math.max(shares[c] ?? 0, 1e-6))]));
}

/** How often each position is hit; all nought between two texts. */
const counts = new Uint16Array(languageSpace);
/** The positions that are hit, in order, and their values. */
const hit = new Uint32Array(languageSpace);
const weighed = new Float32Array(languageSpace);

/** A word as a whole says so much more than one of its parts. */
const wordWeight = 3;
const wordSeed = hash(fnvOffset, 'word');

const kept = ({ positions, values }: Features): Features => ({ positions: positions.slice(), values: values.slice() });

/**
 * Words, and parts of them of one to five letters, as they are written, accents and all. They stand until the next text is
 * read: most are looked at once, and room of their own would cost more than to fill it.
 */
function partsOf(text: string): Features {
  const bare = text.slice(0, longestRead).replace(/https?:\/\/\S+|@\w+|\[[^\]]+\]|#/g, ' ');
  const words =
    bare
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{M}'’]+/gu) ?? [];
  let hits = 0;
  const count = (h: number, times: number) => {
    const position = (h ^ (h >>> 15)) & (languageSpace - 1);
    if (counts[position] === 0) hit[hits++] = position;
    counts[position] = (counts[position] ?? 0) + times;
  };
  for (const word of words) count(hash(wordSeed, word), wordWeight);
  const line = ['', ...words, ''].join(' ');
  for (let start = 0; start < line.length; start++) {
    const last = Math.min(line.length, start + longestPart);
    for (let h = fnvOffset, end = start; end < last; end++) {
      h = Math.imul(h ^ line.charCodeAt(end), fnvPrime);
      count(h, 1);
    }
  }
  const positions = hit.subarray(0, hits);
  const values = weighed.subarray(0, hits);
  let square = 0;
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] ?? 0;
    const n = counts[position] ?? 1;
    const value = n === 1 ? 1 : 1 + Math.log(n);
    values[i] = value;
    square += value * value;
    counts[position] = 0;
  }
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / length;
  return { positions, values };
}
