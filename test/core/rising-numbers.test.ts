import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRising, writtenRising } from '../../core/rising-numbers.ts';

const rising = fc.uniqueArray(fc.nat(5000), { maxLength: 60 }).map((all) => all.toSorted((a, b) => a - b));

test('rising numbers are read back as they were written', () => {
  fc.assert(
    fc.property(rising, (numbers) => {
      expect([...(readRising(writtenRising(numbers), 5001) ?? [])]).toEqual(numbers);
    }),
  );
});

test('a letter each, and one for each ninety left out', () => {
  expect(writtenRising([0, 1, 3, 94])).toBe('##$!#');
});

test('what is none, or reaches the bound, is refused', () => {
  for (const strange of [' ', '}', '~~', 'ü']) expect(readRising(strange, 1e6)).toBeNull();
  expect(readRising('|', 1e6)).toEqual(Uint32Array.of(89));
  expect(readRising(writtenRising([9]), 10)).toEqual(Uint32Array.of(9));
  expect(readRising(writtenRising([10]), 10)).toBeNull();
});
