/** Texts as sparse vectors: word 1–2-grams, character 2–5-grams, stems side by side and concepts, hashed into a fixed space. */
import { type Concepts, conceptsIn } from './concepts.ts';
import { undisguised } from './disguise.ts';
import { fnvOffset, fnvPrime, hash, hashOfPair } from './fnv.ts';
import { anyMask } from './masks.ts';

/** Number of hash buckets where nobody asks for more. A power of two, so that a mask does the modulo. */
export const featureSpace = 2 ** 17;

/** A sparse vector of length 1 (or empty): `values[i]` stands at position `positions[i]`; positions are distinct. */
export interface Features {
  positions: Uint32Array;
  values: Float32Array;
}

/** Web addresses and handles. */
export const addresses = /https?:\/\/\S+|www\.\S+|(?<![\p{L}\p{N}._%+-])@\w+/giu;
const masksIn = new RegExp(anyMask, 'g');
const letters: Record<string, string> = {
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'a',
  œ: 'o',
  ـ: '',
  ى: 'ي',
  ة: 'ه',
};
const letterPattern = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/**
 * Spelling differences taken out: case, accents, and the ways to write an umlaut, so that "Öffnungszeiten",
 * "oeffnungszeiten" and "offnungszeiten" are the same; and what is hidden from the eye: see `undisguised`. The length of
 * the text changes.
 */
export function fold(text: string): string {
  return undisguised(text)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(letterPattern, (letter) => letters[letter] ?? letter)
    .replace(/([ao])e/g, '$1')
    .replace(/(?<![aeq])ue/g, 'u');
}

/** The text without links and handles: they name somebody and say nothing about what is asked. */
export function withoutAddresses(text: string): string {
  return text.replace(addresses, ' ');
}

/** The folded text without addresses, handles and masks, cut into words, emoji and the marks ? and !. */
export function words(text: string): string[] {
  const bare = withoutAddresses(text).replace(masksIn, ' ');
  return fold(bare).match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}|[?!]/gu) ?? [];
}

// FNV-1a mixes its low bits poorly for short strings: fold the high half in before masking.
const bucket = (h: number) => (h ^ (h >>> 16)) & lastBucket;
let lastBucket = featureSpace - 1;

const wordSeed = hash(fnvOffset, 'word');
const pairSeed = hash(fnvOffset, 'pair');
const partSeed = hash(fnvOffset, 'part');
const conceptSeed = hash(fnvOffset, 'concept');
const conceptPairSeed = hash(fnvOffset, 'concepts');
const stemPairSeed = hash(fnvOffset, 'stems');
const longestPart = 5;
/** Words that begin alike are mostly the same in another form. */
const stemLength = 5;
/**
 * Weight against the words of the character parts, which carry German compounds and typing errors; and of what words mean,
 * alone and side by side, which carries over to words and forms that no example had. To be learnt from, meaning says more
 * than to be held against other texts.
 */
const shares = { learnt: { parts: 1.5, meanings: 1 }, compared: { parts: 2, meanings: 0.7 } };
/** Concepts that stand further apart are seldom about the same. */
const mostPartners = 3;

/**
 * The buckets that one text hits, numbered as they come. So small a table stays in the processor's nearest memory, where
 * arrays of the whole feature space would not; it grows for a long text only.
 */
const fewBuckets = 2048;
/** By a bucket's hash the number that it got, plus 1; 0 is free. */
let slots = new Uint32Array(2 * fewBuckets);
/** The buckets by number. */
let hit = new Uint32Array(fewBuckets);
let hits = 0;
/** One group's counts, damped, while they are scaled. */
let damped = new Float32Array(fewBuckets);

/** How often each bucket is hit by one group of features, by the bucket's number. */
type Tally = { counts: Uint16Array };
const whole: Tally = { counts: new Uint16Array(fewBuckets) };
const parts: Tally = { counts: new Uint16Array(fewBuckets) };
const meanings: Tally = { counts: new Uint16Array(fewBuckets) };

function count(tally: Tally, h: number): void {
  const number = numberOf(bucket(h));
  tally.counts[number] = (tally.counts[number] ?? 0) + 1;
}

function numberOf(position: number): number {
  const mask = slots.length - 1;
  let slot = position & mask;
  for (let number = slots[slot] ?? 0; number !== 0; number = slots[slot] ?? 0) {
    if (hit[number - 1] === position) return number - 1;
    slot = (slot + 1) & mask;
  }
  if (hits === hit.length) {
    resize(2 * hits);
    return numberOf(position);
  }
  hit[hits] = position;
  slots[slot] = ++hits;
  return hits - 1;
}

/** Room for so many buckets; those already hit keep their numbers. */
function resize(room: number): void {
  const grown = <T extends Uint16Array | Uint32Array>(larger: T, { length }: T, smaller: T): T => {
    larger.set(smaller.subarray(0, Math.min(length, hits)));
    return larger;
  };
  hit = grown(new Uint32Array(room), hit, hit);
  for (const tally of [whole, parts, meanings]) tally.counts = grown(new Uint16Array(room), tally.counts, tally.counts);
  damped = new Float32Array(room);
  slots = new Uint32Array(2 * room);
  const mask = slots.length - 1;
  for (let number = 0; number < hits; number++) {
    let slot = (hit[number] ?? 0) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }
}

function countWords(tokens: readonly string[]): void {
  for (const token of tokens) count(whole, hash(wordSeed, token));
  // Joined at once: a string put together of pieces is put together anew wherever a letter of it is read.
  const line = ['', ...tokens, ''].join(' ');
  for (let start = 0; start < line.length; start++) {
    let h = Math.imul(partSeed ^ line.charCodeAt(start), fnvPrime);
    for (let end = start + 1; end < line.length && end < start + longestPart; end++) {
      h = Math.imul(h ^ line.charCodeAt(end), fnvPrime);
      count(parts, h);
    }
  }
}

function countPairs(tokens: readonly string[]): void {
  for (const [i, token] of tokens.entries()) count(whole, hashOfPair(pairSeed, tokens[i - 1] ?? '', token));
}

/** The beginnings of words next to each other, or with one between: "nicht … auf", "not … open". */
function countStemPairs(tokens: readonly string[]): void {
  let [first, second] = ['', ''];
  for (const token of tokens) {
    const stem = token.slice(0, stemLength);
    if (second !== '') count(meanings, hashOfPair(stemPairSeed, second, stem));
    if (first !== '') count(meanings, hashOfPair(stemPairSeed, first, stem));
    [first, second] = [second, stem];
  }
}

/** Each concept by itself, and with every other: "card" and "extend" together say what neither says alone. */
function countConcepts(found: readonly number[]): void {
  for (const [i, one] of found.entries()) {
    count(meanings, Math.imul(conceptSeed ^ one, fnvPrime));
    for (const other of found.slice(i + 1, i + 1 + mostPartners)) {
      const [low, high] = one < other ? [one, other] : [other, one];
      count(meanings, Math.imul(Math.imul(conceptPairSeed ^ low, fnvPrime) ^ high, fnvPrime));
    }
  }
}

export interface Reading {
  /** Multiplies a bucket's weight, such as its inverse document frequency. */
  weight?: (position: number) => number;
  /** Without them words are only what they are written like. */
  concepts?: Concepts;
  /** Neighbouring words by their stems, in place of pairs as written: tells texts apart better, and says less of how near two are. */
  stemPairs?: boolean;
  /** Number of hash buckets, a power of two; more of them keep more features apart. */
  space?: number;
}

/** The vector of a text; time grows with its length and no faster. */
export function featuresOf(
  text: string,
  { weight, concepts, stemPairs = false, space = featureSpace }: Reading = {},
): Features {
  const tokens = words(text);
  lastBucket = space - 1;
  countWords(tokens);
  if (stemPairs) countStemPairs(tokens);
  else countPairs(tokens);
  if (concepts !== undefined) countConcepts(conceptsIn(concepts, tokens));
  const positions = hit.slice(0, hits);
  const weights = weight && Float32Array.from(positions, weight);
  const values = new Float32Array(hits);
  addScaled(values, whole, weights, 1);
  const share = stemPairs ? shares.learnt : shares.compared;
  addScaled(values, parts, weights, share.parts);
  addScaled(values, meanings, weights, share.meanings);
  let square = 0;
  for (let i = 0; i < values.length; i++) square += (values[i] ?? 0) * (values[i] ?? 0);
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / length;
  forgetText();
  return { positions, values };
}

function forgetText(): void {
  const grew = hit.length > fewBuckets;
  if (!grew) slots.fill(0);
  hits = 0;
  if (grew) resize(fewBuckets);
}

/**
 * Adds one group of counts, scaled to length `share`, so that long texts do not shift the balance of the groups; and
 * empties it for the next text.
 */
function addScaled(values: Float32Array, { counts }: Tally, weights: Float32Array | undefined, share: number): void {
  let square = 0;
  for (let i = 0; i < values.length; i++) {
    const n = counts[i] ?? 0;
    if (n === 0) continue; // Most buckets are hit by one of the groups only.
    const value = (n < 2 ? n : 1 + Math.log(n)) * (weights === undefined ? 1 : (weights[i] ?? 0));
    damped[i] = value;
    square += value * value;
  }
  const scale = share / (Math.sqrt(square) || 1);
  for (let i = 0; i < values.length; i++) {
    if (counts[i] === 0) continue;
    values[i] = (values[i] ?? 0) + (damped[i] ?? 0) * scale;
    counts[i] = 0;
  }
}
