import { beforeAll, expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { readModel } from '../../adapters/files/model.ts';
import { languageOf } from '../../core/language.ts';
import type { LanguageModel } from '../../core/language-model.ts';
import type { Library } from '../../core/library.ts';

let model: LanguageModel | null;
let sample: Library;
beforeAll(async () => {
  const reading = await readLibrary('library/');
  if (reading.kind === 'broken') throw new Error('library/ is broken');
  sample = reading.library;
  model = (await readModel(sample)).languages;
});

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
  expect(languageOf(text, model)).toEqual({ language, sure: true });
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

test.each([
  ['el', 'Πότε ανοίγει η βιβλιοθήκη;'],
  ['he', 'מתי הספרייה פתוחה?'],
  ['ja', 'こちらは いつ あいていますか'],
  ['ko', '도서관은 언제 여나요?'],
  ['zh', '图书馆几点开门？'],
])('%s is told by its script, without a model', (language, text) => {
  expect(languageOf(text)).toEqual({ language, sure: true });
});

test('without a model what is in Latin letters is taken for German, unsurely', () => {
  expect(languageOf('When are you open?')).toEqual({ language: 'de', sure: false });
});

test("the language of the library's own examples is told", () => {
  const texts = sample.examples.flatMap(({ examples }) =>
    Object.entries(examples).flatMap(([language, list]) => list.map((text) => ({ language, text }))),
  );
  const guesses = texts.map(({ language, text }) => ({ ...languageOf(text, model), right: language }));
  const right = guesses.filter((guess) => guess.language === guess.right);
  const sure = guesses.filter((guess) => guess.sure);
  const surelyRight = sure.filter((guess) => guess.language === guess.right);
  expect(right.length / guesses.length).toBeGreaterThan(0.98);
  expect(surelyRight.length / sure.length).toBeGreaterThan(0.99);
});
