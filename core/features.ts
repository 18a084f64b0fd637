/** Texts as sparse vectors: word 1–2-grams, character 2–5-grams and concepts, hashed into a fixed space. */
import { type Concepts, conceptsIn } from './concepts.ts';
import { undisguised } from './disguise.ts';
import { fnvOffset, fnvPrime, hash } from './fnv.ts';

/** Number of hash buckets. A power of two, so that a mask does the modulo. */
export const featureSpace = 2 ** 17;

/** A sparse vector of length 1 (or empty): `values[i]` stands at position `positions[i]`; positions are distinct. */
export interface Features {
  positions: Uint32Array;
  values: Float32Array;
}

/** Web addresses and handles. */
export const addresses = /https?:\/\/\S+|www\.\S+|(?<![\p{L}\p{N}._%+-])@\w+/giu;
/** What `redact` of the privacy rules leaves behind; it says nothing about what is asked. */
const masks = /\[(?:E-Mail|Telefon|IBAN|Ausweisnummer|Geburtsdatum|Adresse)\]/g;
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
  const bare = withoutAddresses(text).replace(masks, ' ');
  return fold(bare).match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}|[?!]/gu) ?? [];
}

// FNV-1a mixes its low bits poorly for short strings: fold the high half in before masking.
const bucket = (h: number) => (h ^ (h >>> 16)) & (featureSpace - 1);

const wordSeed = hash(fnvOffset, 'word');
const pairSeed = hash(fnvOffset, 'pair');
const partSeed = hash(fnvOffset, 'part');
const conceptSeed = hash(fnvOffset, 'concept');
const conceptPairSeed = hash(fnvOffset, 'concepts');
const longestPart = 5;
/** Weight of the character parts against the words: they carry German compounds and typing errors. */
const partShare = 2;
/** Weight of what words mean: it carries over to words that no example had. */
const conceptShare = 0.7;
/** Concepts that stand further apart are seldom about the same. */
const mostPartners = 3;

/** How often each bucket is hit by one group of features; used over and over, since a text hits few of many. */
interface Tally {
  counts: Uint16Array;
  hit: number[];
}
const tally = (): Tally => ({ counts: new Uint16Array(featureSpace), hit: [] });
const whole = tally();
const parts = tally();
const meanings = tally();
const sums = new Float32Array(featureSpace);

function count({ counts, hit }: Tally, h: number): void {
  const position = bucket(h);
  if (counts[position] === 0) hit.push(position);
  counts[position] = (counts[position] ?? 0) + 1;
}

function countWords(tokens: readonly string[]): void {
  let before = '';
  for (const token of tokens) {
    count(whole, hash(wordSeed, token));
    count(whole, hash(pairSeed, `${before} ${token}`));
    before = token;
  }
  const line = ` ${tokens.join(' ')} `;
  for (let start = 0; start < line.length; start++) {
    let h = partSeed;
    for (let end = start; end < line.length && end < start + longestPart; end++) {
      h = Math.imul(h ^ line.charCodeAt(end), fnvPrime);
      if (end > start) count(parts, h);
    }
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
}

/** The vector of a text; time grows with its length and no faster. */
export function featuresOf(text: string, { weight, concepts }: Reading = {}): Features {
  const tokens = words(text);
  countWords(tokens);
  if (concepts !== undefined) countConcepts(conceptsIn(concepts, tokens));
  const positions: number[] = [];
  addScaled(positions, whole, weight, 1);
  addScaled(positions, parts, weight, partShare);
  addScaled(positions, meanings, weight, conceptShare);
  let square = 0;
  for (const position of positions) square += (sums[position] ?? 0) ** 2;
  const length = Math.sqrt(square) || 1;
  const values = new Float32Array(positions.length);
  for (const [i, position] of positions.entries()) {
    values[i] = (sums[position] ?? 0) / length;
    sums[position] = 0;
  }
  return { positions: Uint32Array.from(positions), values };
}

/**
 * Adds one group of counts, scaled to length `share`, so that long texts do not shift the balance of the groups; and
 * empties it for the next text.
 * @param positions gains those that were not there before
 */
function addScaled(positions: number[], { counts, hit }: Tally, weight: Reading['weight'], share: number): void {
  const damped = new Float64Array(hit.length);
  let square = 0;
  for (const [i, position] of hit.entries()) {
    const n = counts[position] ?? 1;
    const value = (n === 1 ? 1 : 1 + Math.log(n)) * (weight === undefined ? 1 : weight(position));
    damped[i] = value;
    square += value * value;
    counts[position] = 0;
  }
  const scale = share / (Math.sqrt(square) || 1);
  for (const [i, position] of hit.entries()) {
    // A weight of nothing leaves no trace, and would let a position in twice.
    const added = (damped[i] ?? 0) * scale || Number.MIN_VALUE;
    if (sums[position] === 0) positions.push(position);
    sums[position] = (sums[position] ?? 0) + added;
  }
  hit.length = 0;
}

/** A vector by its positions, to be held against many others. */
export function spread({ positions, values }: Features): ReadonlyMap<number, number> {
  return new Map(Array.from(positions, (position, i) => [position, values[i] ?? 0]));
}

/** How near two texts are, 0 to 1: both vectors have length 1, so that the product of what they share is the cosine. */
export function cosine(one: ReadonlyMap<number, number>, { positions, values }: Features): number {
  let sum = 0;
  for (let i = 0; i < positions.length; i++) sum += (one.get(positions[i] ?? 0) ?? 0) * (values[i] ?? 0);
  return sum;
}
