/** Texts as sparse vectors: word 1–2-grams and character 2–5-grams, hashed into a fixed space. */

/** Number of hash buckets. A power of two, so that a mask does the modulo. */
export const featureSpace = 2 ** 15;

/** A sparse vector of length 1 (or empty): `values[i]` stands at position `positions[i]`; positions are distinct. */
export interface Features {
  positions: Uint32Array;
  values: Float32Array;
}

const addresses = /https?:\/\/\S+|www\.\S+|(?<![\p{L}\p{N}._%+-])@\w+/giu;
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
 * "oeffnungszeiten" and "offnungszeiten" are the same. The length of the text changes.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(letterPattern, (letter) => letters[letter] ?? letter)
    .replace(/([ao])e/g, '$1')
    .replace(/(?<![aeq])ue/g, 'u');
}

/** The folded text without addresses, handles and masks, cut into words, emoji and the marks ? and !. */
export function words(text: string): string[] {
  const bare = text.replace(addresses, ' ').replace(masks, ' ');
  return fold(bare).match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}|[?!]/gu) ?? [];
}

const fnvOffset = 0x811c9dc5;
const fnvPrime = 0x01000193;

function hash(seed: number, text: string): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), fnvPrime);
  return h;
}

// FNV-1a mixes its low bits poorly for short strings: fold the high half in before masking.
const bucket = (h: number) => (h ^ (h >>> 16)) & (featureSpace - 1);

const wordSeed = hash(fnvOffset, 'word');
const pairSeed = hash(fnvOffset, 'pair');
const partSeed = hash(fnvOffset, 'part');
const longestPart = 5;
/** Weight of the character parts against the words: they carry German compounds and typing errors. */
const partShare = 2;

/** How often each bucket is hit, as word counts and character counts apart: they are weighted apart. */
function counts(tokens: readonly string[]): { whole: Map<number, number>; parts: Map<number, number> } {
  const whole = new Map<number, number>();
  const parts = new Map<number, number>();
  const count = (map: Map<number, number>, h: number) => map.set(bucket(h), (map.get(bucket(h)) ?? 0) + 1);
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
  return { whole, parts };
}

/**
 * The vector of a text.
 * @param weight multiplies a bucket's weight, such as its inverse document frequency
 */
export function featuresOf(text: string, weight: (position: number) => number = () => 1): Features {
  const { whole, parts } = counts(words(text));
  const sums = new Map<number, number>();
  addScaled(sums, whole, weight, 1);
  addScaled(sums, parts, weight, partShare);
  const length = Math.hypot(...sums.values()) || 1;
  return {
    positions: Uint32Array.from(sums.keys()),
    values: Float32Array.from(sums.values(), (value) => value / length),
  };
}

/** Adds one group of counts, scaled to length `share`, so that long texts do not shift the balance of the groups. */
function addScaled(
  sums: Map<number, number>,
  group: Map<number, number>,
  weight: (position: number) => number,
  share: number,
): void {
  const damped = [...group].map(([position, n]) => [position, (1 + Math.log(n)) * weight(position)] as const);
  const length = Math.hypot(...damped.map(([, value]) => value)) || 1;
  for (const [position, value] of damped) sums.set(position, (sums.get(position) ?? 0) + (share * value) / length);
}
