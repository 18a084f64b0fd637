/** FNV-1a over UTF-16 units, 32 bits: fast, and the same on every machine (http://www.isthe.com/chongo/tech/comp/fnv/). */

export const fnvOffset = 0x811c9dc5;
export const fnvPrime = 0x01000193;

/** @param seed `fnvOffset`, or the hash of what stands before */
export function hash(seed: number, text: string): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), fnvPrime);
  return h;
}
