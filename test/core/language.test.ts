import fc from 'fast-check';
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

test('what has no word of its own is taken for German, unsurely: letters, figures, personal data', () => {
  const pieces = fc.constantFrom(
    ...[
      'DE02120300000000202051',
      'DE02 1203 0000 0000 2020 51',
      'erika.muster@web .de',
      '0171 2345678',
      '978-3-16-148410-0',
    ],
    ...['W a n n', 'z', 'K.', '24.12.', '???', '🙂', '[E-Mail]', '@buecherei', '#lesen'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 3 }), (said) => {
      expect(languageOf(said.join(' '), model)).toEqual({ language: 'de', sure: false });
    }),
  );
});

test.each([
  ['de', 'Meine IBAN ist DE02 1203 0000 0000 2020 51, bitte abbuchen'],
  ['en', 'You can reach me at erika.muster@web.de or 0171 2345678, thanks'],
  ['tr', 'Bana 0171 2345678 numarasından ulaşabilirsiniz'],
])('personal data does not make %s another language', (language, text) => {
  expect(languageOf(text, model).language).toBe(language);
});

test.each([
  ['de', 'wаnn hаbt іhr mоrgen оffеn'],
  ['de', 'Мein Кonto ist gеsреrrt'],
  ['en', 'whеn dо yоu оpen tomorrow'],
  ['ru', 'когда вы открыты завтра'],
])('%s with letters that only look like its own is told all the same: %s', (language, text) => {
  expect(languageOf(text, model).language).toBe(language);
});

test.each([
  ['es', 'Gracias'],
  ['tr', 'Teşekkürler'],
  ['pl', 'Dziękuję'],
  ['ar', 'شكرا'],
  ['it', 'Buongiorno'],
  ['ru', 'Да'],
])('%s is told from a single word that has its mark, unsurely or by the script', (language, text) => {
  expect(languageOf(text, model).language).toBe(language);
});

test('a title in quotation marks does not tell the language of who asks for it', () => {
  expect(languageOf('Habt ihr „The Catcher in the Rye“ da?', model).language).toBe('de');
  expect(languageOf('Do you have "Im Westen nichts Neues"?', model).language).toBe('en');
  expect(languageOf('"When do you open tomorrow?"', model).language).toBe('en');
});

test('Persian is told from Arabic by its own letters', () => {
  expect(languageOf('سلام، کتابخانه امروز باز است').language).toBe('fa');
});

test('a long text is judged at once', () => {
  for (const piece of ['habt ihr offen ', '0171 2345678 ', 'a@b ', '„', 'оffеn ', 'х', '1 2 3 ']) {
    const started = performance.now();
    languageOf(piece.repeat(Math.ceil(10_000 / piece.length)), model);
    expect(performance.now() - started, piece).toBeLessThan(100);
  }
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
