/** What is known by heart of danger: texts that a library lists and that are judged otherwise than it says. */
import type { Danger } from './danger.ts';
import type { Features } from './features.ts';
import { fnvOffset, fnvPrime } from './fnv.ts';

/** By `fingerprintOf`, which danger a text is; null of harmless ones. */
export type ByHeart = ReadonlyMap<number, Danger | null>;

export interface Listed {
  text: string;
  danger: Danger | null;
}

/**
 * What staff write down once as harmless never warns again, and what they write down as danger does: word for word, and
 * without knowing more of anything else.
 * @param listed the last one counts of those that are written alike
 */
export function learnByHeart(
  listed: readonly Listed[],
  { read, judged }: { read: (text: string) => Features; judged: (text: string) => Danger | null },
): ByHeart {
  const told = new Map(listed.map((each) => [fingerprintOf(read(each.text)), each]));
  const wrong = [...told].filter(([, { text, danger }]) => judged(text) !== danger);
  return new Map(wrong.map(([fingerprint, { danger }]) => [fingerprint, danger]));
}

/** The same for texts of the same words in the same order, and by chance for one in four billion others. */
export function fingerprintOf({ positions }: Features): number {
  let h = fnvOffset;
  for (const position of positions) h = Math.imul(h ^ position, fnvPrime);
  return h ^ (h >>> 16);
}
