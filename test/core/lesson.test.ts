import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lessonText } from '../../core/lesson.ts';

test('names nobody: handles and links are gone, masks stay', () => {
  const asked = '@stb_birkenrath Mein Konto [E-Mail] ist gesperrt, @mia_liest weiß davon: https://x.example/mia';
  expect(lessonText(asked)).toBe('Mein Konto [E-Mail] ist gesperrt, weiß davon:');
});

test('stands on one line', () => {
  expect(lessonText('Guten Tag,\n\nhaben Sie  Noten?\n')).toBe('Guten Tag, haben Sie Noten?');
  expect(lessonText('@stb_birkenrath https://x.example')).toBe('');
});

test('holds no handle and at most 500 characters, whatever was written', () => {
  const written = fc.array(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('@mia'), fc.constant(' @mia@town.example ')),
  );
  fc.assert(
    fc.property(written, (parts) => {
      const text = lessonText(parts.join(''));
      expect(text).not.toMatch(/@/);
      expect([...text].length).toBeLessThanOrEqual(500);
      expect(lessonText(text)).toBe(text);
    }),
  );
});
