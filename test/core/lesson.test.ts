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

test('holds no sign that moves a terminal or turns a line round, but what emoji and Persian are made of', () => {
  expect(lessonText('Haben Sie \u001b[2JNoten?\u0007\u0085Ja\u0000')).toBe('Haben Sie [2JNoten? Ja');
  expect(lessonText('Wo ist \u202eenie\u202c Toi\u00adlette\u200b?\ufeff')).toBe('Wo ist enie Toilette?');
  expect(lessonText('Von @mia\u00ad_liest und https://x.ex\u200bample/mia')).toBe('Von und');
  const [family, persian] = ['👩\u200d👧', 'می\u200cخواهم'];
  expect(lessonText(`${family} ${persian}`)).toBe(`${family} ${persian}`);
});

test('holds no handle and at most 500 characters, whatever was written', () => {
  const written = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constant('@mia'),
      fc.constant(' @mia@town.example '),
    ),
  );
  fc.assert(
    fc.property(written, (parts) => {
      const text = lessonText(parts.join(''));
      expect(text).not.toMatch(/@/);
      expect(text).not.toMatch(/\p{Cc}|(?!\u200c|\u200d)\p{Cf}/u);
      expect([...text].length).toBeLessThanOrEqual(500);
      expect(lessonText(text)).toBe(text);
    }),
  );
});
