/** The features that are worth a weight each: those that enough texts have. What others say is luck, and would get into their way. */
import type { Features } from './features.ts';
import { readRising, writtenRising } from './rising-numbers.ts';
import type { Labelled } from './softmax.ts';

/** Number of hash buckets that features are told apart by before learning. A power of two. */
export const vocabularySpace = 2 ** 20;

export interface Vocabulary {
  /** Number of features known. */
  size: number;
  /**
   * For every 32 positions in the space two words: a bit for each, set where the feature is known, and how many are known
   * before them. Side by side, so that what is asked together lies together in memory.
   */
  marks: Uint32Array;
}

/** Where the two words for a position begin. */
const placeOf = (position: number) => (position >>> 5) * 2;

/**
 * The features that enough of the texts have, in the order of their positions.
 * @param enough number of texts; what fewer have is luck
 */
export function vocabularyOf(texts: readonly Features[], enough: number): Vocabulary {
  const counts = new Uint32Array(vocabularySpace);
  for (const { positions } of texts) for (const position of positions) counts[position] = (counts[position] ?? 0) + 1;
  const marks = new Uint32Array(vocabularySpace / 16);
  for (let position = 0; position < vocabularySpace; position++) {
    if ((counts[position] ?? 0) >= enough) mark(marks, position);
  }
  return numbered(marks);
}

function mark(marks: Uint32Array, position: number): void {
  const place = placeOf(position);
  marks[place] = (marks[place] ?? 0) | (1 << (position & 31));
}

function numbered(marks: Uint32Array): Vocabulary {
  let size = 0;
  for (let place = 0; place < marks.length; place += 2) {
    marks[place + 1] = size;
    size += bitsIn(marks[place] ?? 0);
  }
  return { size, marks };
}

/** Number of bits set in 32 (Warren, Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** What is known of a text, by the features' numbers. What is not still counts as part of its length: strange texts say less. */
export function knownOf({ marks }: Vocabulary, { positions, values }: Features): Features {
  const known = roomFor(positions.length);
  let n = 0;
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] ?? 0;
    const place = placeOf(position);
    const bits = marks[place] ?? 0;
    // What is not known is written too, and the next one over it: a branch that cannot be foretold takes longer.
    known.positions[n] = (marks[place + 1] ?? 0) + bitsIn(bits & ((1 << (position & 31)) - 1));
    known.values[n] = values[i] ?? 0;
    n += (bits >>> (position & 31)) & 1;
  }
  return { positions: known.positions.subarray(0, n), values: known.values.subarray(0, n) };
}

/** Room for so many, in one buffer: to ask the system for memory takes as long as to fill it. */
function roomFor(size: number): Features {
  const buffer = new ArrayBuffer(8 * size);
  return { positions: new Uint32Array(buffer, 0, size), values: new Float32Array(buffer, 4 * size) };
}

/** The same of each example. */
export function knownIn(vocabulary: Vocabulary, examples: readonly Labelled[]): Labelled[] {
  return examples.map(({ features, label }) => ({ features: knownOf(vocabulary, features), label }));
}

/** A vocabulary as ASCII text. */
export function writtenVocabulary(vocabulary: Vocabulary): string {
  return writtenRising(positionsIn(vocabulary));
}

/** What `writtenVocabulary` wrote; null when it is something else. */
export function readVocabulary(written: string): Vocabulary | null {
  const positions = readRising(written, vocabularySpace);
  return positions && vocabularyAt(positions);
}

/** The features at these positions, in the order of them. */
export function vocabularyAt(positions: Iterable<number>): Vocabulary {
  const marks = new Uint32Array(vocabularySpace / 16);
  for (const position of positions) mark(marks, position);
  return numbered(marks);
}

/** The positions known, rising: the first feature's, the second's and so on. */
export function positionsIn({ size, marks }: Vocabulary): Uint32Array {
  const positions = new Uint32Array(size);
  let n = 0;
  for (let position = 0; position < vocabularySpace; position++) {
    if (((marks[placeOf(position)] ?? 0) & (1 << (position & 31))) !== 0) positions[n++] = position;
  }
  return positions;
}
