/** Patterns with letters at many a place: what they match. */
import { expect, test } from 'vitest';
import { lean } from '../../core/lean-pattern.ts';

test('a letter is a letter, alone, in a class and around a word', () => {
  expect('Straße, мова, كتاب 12'.match(lean('\\p{L}+', 'gu'))).toEqual(['Straße', 'мова', 'كتاب']);
  expect(lean('^[\\p{L}\\d[\\]]+$', 'u').test('ÄÖ[3]')).toBe(true);
  expect(lean('[^\\p{L}]', 'u').test('ğ')).toBe(false);
  expect(lean('(?<!\\p{L})[[(]?tan(?!\\p{L})', 'iu').test('Die [TAN kam')).toBe(true);
  expect(lean('(?<!\\p{L})tan(?!\\p{L})', 'iu').test('Spontan, Tanne, étan')).toBe(false);
});

test('what is escaped stays as it is', () => {
  expect(lean('\\[\\p{L}\\]', 'u').source).not.toContain('\\p{L}');
  expect(lean('\\[\\p{L}\\]', 'u').test('[ж]')).toBe(true);
  expect(lean('\\\\p\\{L\\}', 'u').test('\\p{L}')).toBe(true);
});

const inUse = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Han}]/u;
/** What nobody writes in words: signs of phonetics and of old texts, and the shapes that Arabic letters take in old files. */
const seldom =
  /[\u02C2-\u036F\u0375\u03F6\u0482\u0870-\u08C9\u1F00-\u2BFF\u3000-\u3040\uA000-\uABFF\uFB00-\uFEFF]|\p{Lm}/u;
const signs = Array.from({ length: 2 ** 16 }, (_, code) => String.fromCharCode(code));

test('every letter of the scripts in use is one, and no figure or sign of them is', () => {
  const letter = lean('\\p{L}', 'u');
  const written = signs.filter((sign) => inUse.test(sign) && !seldom.test(sign));
  expect(written.filter((sign) => /\p{L}/u.test(sign) && !letter.test(sign))).toEqual([]);
  expect(written.filter((sign) => /[\p{N}\p{P}\p{S}]/u.test(sign) && letter.test(sign))).toEqual([]);
  expect([...'،؟؛٣۳。、「」–„“…€\u00A0\uFFFC！＠🙂'].filter((sign) => letter.test(sign))).toEqual([]);
});
