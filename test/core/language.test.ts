import { expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { languageOf } from '../../core/language.ts';

test.each([
  ['de', 'Wann macht ihr am Samstag auf und kann ich da auch Bücher abgeben?'],
  ['en', 'Could you please tell me when the library closes tonight?'],
  ['tr', 'Kütüphane cumartesi günü açık mı, kitap iade edebilir miyim?'],
  ['es', '¿A qué hora abre la biblioteca los sábados?'],
  ['fr', 'Est-ce que je peux rendre mes livres le dimanche ?'],
  ['it', 'Posso restituire i libri anche la domenica?'],
  ['pl', 'Czy mogę przedłużyć książki przez internet?'],
  ['nl', 'Kan ik mijn boeken ook op zondag terugbrengen?'],
  ['ru', 'Можно ли продлить книги через интернет?'],
  ['uk', 'Чи можна продовжити книжки через інтернет?'],
  ['ar', 'هل المكتبة مفتوحة يوم السبت؟'],
  ['fa', 'آیا کتابخانه روز شنبه باز است؟ چه ساعتی؟ گربه پول'],
])('%s is told from a sentence', (language, text) => {
  expect(languageOf(text)).toEqual({ language, sure: true });
});

test('a word or two without a mark are taken for German, unsurely', () => {
  expect(languageOf('WLAN?')).toEqual({ language: 'de', sure: false });
  expect(languageOf('🙂')).toEqual({ language: 'de', sure: false });
  expect(languageOf('')).toEqual({ language: 'de', sure: false });
});

test('handles and links have no language', () => {
  expect(
    languageOf('@the_library_of_the_city https://example.org/the/opening/hours Wann habt ihr offen?').language,
  ).toBe('de');
});

test("the language of the library's own examples is told", async () => {
  const reading = await readLibrary('library/');
  if (reading.kind === 'broken') throw new Error('library/ is broken');
  const texts = reading.library.examples.flatMap(({ examples }) =>
    Object.entries(examples).flatMap(([language, list]) => list.map((text) => ({ language, text }))),
  );
  const right = texts.filter(({ language, text }) => languageOf(text).language === language);
  const sure = texts.filter(({ text }) => languageOf(text).sure);
  const surelyRight = sure.filter(({ language, text }) => languageOf(text).language === language);
  expect(right.length / texts.length).toBeGreaterThan(0.98);
  expect(surelyRight.length / sure.length).toBeGreaterThan(0.99);
});
