import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Features } from '../../core/features.ts';
import {
  knownOf,
  positionsIn,
  readVocabulary,
  vocabularyOf,
  vocabularySpace,
  writtenVocabulary,
} from '../../core/vocabulary.ts';

const text = (...positions: number[]): Features => ({
  positions: Uint32Array.from(positions),
  values: Float32Array.from(positions, (_, i) => i + 1),
});
const position = fc.nat(vocabularySpace - 1);
const texts = fc.array(
  fc.uniqueArray(position, { maxLength: 40 }).map((positions) => text(...positions)),
  {
    maxLength: 8,
  },
);
test('what enough texts have is known by its number, in the order of the positions; what fewer have is not', () => {
  const vocabulary = vocabularyOf([text(7, 500_000), text(500_000, 3), text(3, vocabularySpace - 1)], 2);
  expect(vocabulary.size).toBe(2);
  expect(knownOf(vocabulary, text(9, 500_000, 7, 3))).toEqual({
    positions: Uint32Array.of(1, 0),
    values: Float32Array.of(2, 4),
  });
});

test('every feature that is known has a number of its own, below their count', () => {
  fc.assert(
    fc.property(texts, (all) => {
      const known = new Set(all.flatMap(({ positions }) => [...positions]));
      const vocabulary = vocabularyOf(all, 1);
      expect(vocabulary.size).toBe(known.size);
      const sorted = [...known].sort((a, b) => a - b);
      expect([...knownOf(vocabulary, text(...sorted)).positions]).toEqual(sorted.map((_, number) => number));
      expect([...positionsIn(vocabulary)]).toEqual(sorted);
    }),
    { numRuns: 30 },
  );
});

test('what is written is read back, and is plain ASCII', () => {
  fc.assert(
    fc.property(texts, (all) => {
      const vocabulary = vocabularyOf(all, 1);
      const written = writtenVocabulary(vocabulary);
      expect(written).toMatch(/^[!#-|]*$/);
      const read = readVocabulary(written);
      expect(read?.size).toBe(vocabulary.size);
      // Both by their letters: held against each other bit by bit they take seconds.
      expect(read && writtenVocabulary(read)).toBe(written);
      const whole = text(...all.flatMap(({ positions }) => [...positions]));
      expect(read && knownOf(read, whole)).toEqual(knownOf(vocabulary, whole));
    }),
    { numRuns: 30 },
  );
});

test('what is no vocabulary is refused', () => {
  expect(readVocabulary('!'.repeat(vocabularySpace))).not.toBeNull();
  expect(readVocabulary(`${'!'.repeat(vocabularySpace)}#`)).toBeNull();
  expect(readVocabulary(' #')).toBeNull();
});
