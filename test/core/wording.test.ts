import { describe, expect, test } from 'vitest';
import { inBrief, type Reader, withoutPreface, wordingFor } from '../../core/wording.ts';

const reader = (language: string, limit = 280, staffLanguage = 'de'): Reader => ({
  language,
  staffLanguage,
  isPrivate: false,
  fits: (text) => text.length <= limit,
  explained: true,
});
const said = {
  texts: { de: 'Wir haben heute bis 19 Uhr geöffnet.', en: 'We are open until 7 pm today.' },
  short: { de: 'Bis 19 Uhr.', en: 'Until 7 pm.' },
};
const germanOnly = { texts: { de: said.texts.de }, short: { de: said.short.de } };
const preface = 'Yanıtımız Almancadır: ';

describe('the wording of an answer', () => {
  test('is whole in the patron’s language, with a twin where staff read another', () => {
    expect(wordingFor(said, reader('de'))).toEqual({ text: said.texts.de, language: 'de' });
    expect(wordingFor(said, reader('en'))).toEqual({ text: said.texts.en, language: 'en', twin: said.texts.de });
    expect(wordingFor(said, reader('en', 280, 'en'))).toEqual({ text: said.texts.en, language: 'en' });
  });

  test('is short where the whole does not fit, and so is its twin', () => {
    expect(wordingFor(said, reader('en', 20))).toEqual({ text: said.short.en, language: 'en', twin: said.short.de });
    expect(wordingFor({ ...said, short: { en: 'Until 7 pm.' } }, reader('en', 20)).twin).toBe(said.texts.de);
  });

  test('is as short as it can be where nothing fits: staff see by how much it is too long', () => {
    expect(wordingFor(said, reader('de', 3)).text).toBe(said.short.de);
    expect(wordingFor({ texts: said.texts }, reader('de', 3)).text).toBe(said.texts.de);
  });

  test.each([
    [280, `${preface}${said.texts.de}`],
    [40, `${preface}${said.short.de}`],
    [30, said.short.de],
  ])('in German only comes with a word about that, in the form that fits into %i characters', (limit, text) => {
    expect(wordingFor(germanOnly, reader('tr', limit))).toEqual({ text, language: 'de' });
  });

  test('prefers a short form in the patron’s language to German', () => {
    const half = { texts: germanOnly.texts, short: { tr: "19'a kadar." } };
    expect(wordingFor(half, reader('tr'))).toEqual({ text: "19'a kadar.", language: 'tr', twin: said.texts.de });
  });

  test('says nothing about the language where it was said before', () => {
    expect(wordingFor(germanOnly, { ...reader('tr'), explained: false }).text).toBe(said.texts.de);
  });

  test('in a language without a sentence of its own is explained in English', () => {
    expect(wordingFor(germanOnly, reader('el')).text).toBe(`Our answer is in German: ${said.texts.de}`);
    expect(wordingFor(said, reader('el', 280, 'en')).text).toBe(said.texts.en);
  });

  test('takes any language that there is rather than none, and says which', () => {
    const text = 'Yanıtımız İngilizcedir: Yes.';
    expect(wordingFor({ texts: { en: 'Yes.' } }, reader('tr'))).toEqual({ text, language: 'en' });
    expect(wordingFor({ texts: { en: 'Yes.' } }, reader('de')).text).toBe('Wir antworten auf Englisch: Yes.');
    expect(wordingFor(said, reader('pl', 280, 'en')).text).toBe(`Odpowiadamy po angielsku: ${said.texts.en}`);
    expect(wordingFor({ texts: {} }, reader('tr'))).toEqual({ text: '', language: 'de' });
  });

  test('in brief is the short form wherever there is one', () => {
    expect(wordingFor(inBrief({ ...said, short: { de: 'Bis 19 Uhr.' } }), reader('en'))).toEqual({
      text: said.texts.en,
      language: 'en',
      twin: 'Bis 19 Uhr.',
    });
  });

  test('is the private one where nobody reads along, also in brief, with a twin that says the same', () => {
    const asking = {
      texts: { de: 'Bitte schreiben Sie eine Direktnachricht.', en: 'Please send a direct message.' },
      short: { de: 'Bitte Direktnachricht.', en: 'Please DM.' },
      private: { de: 'Bitte schreiben Sie es hier.', en: 'Please tell us here.' },
    };
    const inPrivate = (language: string) => ({ ...reader(language), isPrivate: true });
    expect(wordingFor(asking, reader('en'))).toMatchObject({ text: asking.texts.en, twin: asking.texts.de });
    const told = { text: asking.private.en, language: 'en', twin: asking.private.de };
    expect(wordingFor(asking, inPrivate('en'))).toEqual(told);
    expect(wordingFor(inBrief(asking), inPrivate('en'))).toEqual(told);
    expect(wordingFor(asking, inPrivate('tr')).text).toBe(`${preface}${asking.private.de}`);
    expect(wordingFor(said, inPrivate('de')).text).toBe(said.texts.de);
    expect(wordingFor({ ...asking, private: { en: asking.private.en } }, inPrivate('de')).text).toBe(asking.texts.de);
  });

  test('can be had without the word about its language', () => {
    expect(withoutPreface(`${preface}Ja.`, 'tr')).toBe('Ja.');
    expect(withoutPreface(`${preface}Ja.`, 'uk')).toBe(`${preface}Ja.`);
    expect(withoutPreface('Yanıtımız İngilizcedir: Yes.', 'tr')).toBe('Yes.');
    expect(withoutPreface('Our answer is in German: Ja.', 'xx')).toBe('Ja.');
    expect(withoutPreface('Ja.', 'xx')).toBe('Ja.');
  });
});
