/** The features that are worth a weight each: those that several texts have. What others say is luck, and would get into their way. */
import type { Features } from './features.ts';
import type { Labelled } from './softmax.ts';

/** Number of hash buckets that features are told apart by before learning. A power of two. */
export const vocabularySpace = 2 ** 20;

export interface Vocabulary {
  /** Number of features known. */
  size: number;
  /** A bit for each position in the space, set where the feature is known: small enough for the processor's nearest memory. */
  marks: Uint32Array;
  /** How many are known before each word of `marks`. */
  before: Uint32Array;
}

/** Known is what at least one in so many texts has: fewer would be more than the model has room for. */
const textsForOne = 5500;
/** What a single text has is luck. */
const fewest = 2;

/** The features that enough of the texts have, in the order of their positions. */
export function vocabularyOf(texts: readonly Features[]): Vocabulary {
  const enough = Math.max(fewest, Math.round(texts.length / textsForOne));
  const counts = new Uint32Array(vocabularySpace);
  for (const { positions } of texts) for (const position of positions) counts[position] = (counts[position] ?? 0) + 1;
  const marks = new Uint32Array(vocabularySpace / 32);
  for (let position = 0; position < vocabularySpace; position++) {
    if ((counts[position] ?? 0) >= enough) mark(marks, position);
  }
  return numbered(marks);
}

function mark(marks: Uint32Array, position: number): void {
  marks[position >>> 5] = (marks[position >>> 5] ?? 0) | (1 << (position & 31));
}

function numbered(marks: Uint32Array): Vocabulary {
  let size = 0;
  const before = marks.map((bits) => {
    const known = size;
    size += bitsIn(bits);
    return known;
  });
  return { size, marks, before };
}

/** Number of bits set in 32 (Warren, Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** What is known of a text, by the features' numbers. What is not still counts as part of its length: strange texts say less. */
export function knownOf({ marks, before }: Vocabulary, { positions, values }: Features): Features {
  const known: Features = { positions: new Uint32Array(positions.length), values: new Float32Array(positions.length) };
  let n = 0;
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] ?? 0;
    const bits = marks[position >>> 5] ?? 0;
    const bit = 1 << (position & 31);
    if ((bits & bit) === 0) continue;
    known.positions[n] = (before[position >>> 5] ?? 0) + bitsIn(bits & (bit - 1));
    known.values[n++] = values[i] ?? 0;
  }
  return { positions: known.positions.subarray(0, n), values: known.values.subarray(0, n) };
}

/** The same of each example. */
export function knownIn(vocabulary: Vocabulary, examples: readonly Labelled[]): Labelled[] {
  return examples.map(({ features, label }) => ({ features: knownOf(vocabulary, features), label }));
}

/** The gaps between the positions known, a letter each: pack small. */
const letterOfOne = '#'.charCodeAt(0);
const widest = 90;
/** Stands for a stretch as wide without any. */
const stretch = '!';

/** A vocabulary as ASCII text. */
export function writtenVocabulary({ marks }: Vocabulary): string {
  const letters: string[] = [];
  let last = -1;
  for (let position = 0; position < vocabularySpace; position++) {
    if (((marks[position >>> 5] ?? 0) & (1 << (position & 31))) === 0) continue;
    const gap = position - last - 1;
    letters.push(stretch.repeat(Math.floor(gap / widest)), String.fromCharCode(letterOfOne + (gap % widest)));
    last = position;
  }
  return letters.join('');
}

/** What `writtenVocabulary` wrote; null when it is something else. */
export function readVocabulary(written: string): Vocabulary | null {
  const marks = new Uint32Array(vocabularySpace / 32);
  let position = -1;
  for (let i = 0; i < written.length; i++) {
    const letter = written.charCodeAt(i);
    if (letter === stretch.charCodeAt(0)) position += widest;
    else {
      position += letter - letterOfOne + 1;
      if (letter < letterOfOne || position >= vocabularySpace) return null;
      mark(marks, position);
    }
  }
  return numbered(marks);
}
