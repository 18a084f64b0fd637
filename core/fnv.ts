/** FNV-1a over UTF-16 units, mostly in 32 bits: fast, and the same on every machine (http://www.isthe.com/chongo/tech/comp/fnv/). */

export const fnvOffset = 0x811c9dc5;
export const fnvPrime = 0x01000193;

/** @param seed `fnvOffset`, or the hash of what stands before */
export function hash(seed: number, text: string): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), fnvPrime);
  return h;
}

/** The hash of both with a space between, without making one text of them. */
export function hashOfPair(seed: number, one: string, other: string): number {
  return hash(hash(hash(seed, one), ' '), other);
}

const offset64 = 0xcbf29ce484222325n;
const prime64 = 0x100000001b3n;

/** In 64 bits, unsigned: slower, for what is told apart and not only sorted into buckets. */
export function fnv64(text: string): bigint {
  let h = offset64;
  for (let i = 0; i < text.length; i++) h = BigInt.asUintN(64, (h ^ BigInt(text.charCodeAt(i))) * prime64);
  return h;
}
