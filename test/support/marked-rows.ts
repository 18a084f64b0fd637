/** Personal data between ‹ › in rows of text: what is found has to be just that. */
import { expect, test } from 'vitest';
import { findPersonalData } from '../../core/privacy.ts';

export const now = Date.parse('2026-11-25T10:00:00+01:00');

/** The text with what is found between ‹ ›. */
export const marked = (text: string): string =>
  findPersonalData(text, { now }).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)}‹${left.slice(start, end)}›${left.slice(end)}`,
    text,
  );

/** One text a line; a break within one is written as \n. */
export const rows = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map((row) => row.trim().replaceAll('\\n', '\n'));

/** A search that starts over at every place would not end in time. @param longest in characters */
export function takeNoLongerThanTheirLength(pieces: readonly string[], longest: number): void {
  test.each(pieces)(
    'a long row of “%s” takes no longer than its length',
    (piece) => {
      expect(findPersonalData(piece.repeat(longest / piece.length))).toBeDefined();
    },
    15_000,
  );
}
