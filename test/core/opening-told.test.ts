import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestOpening, openingTold } from '../../core/opening-told.ts';
import { openingWords } from '../../core/opening-words.ts';

const berlin = 'Europe/Berlin';
const languages = Object.keys(openingWords);
const eve = Date.parse('2026-12-23T20:00:00+01:00'); // a Wednesday
const told = (language: string, opens: string, now = eve) => openingTold(Date.parse(opens), now, berlin, language);

describe('the next opening', () => {
  test('is told by weekday and date, in each of the ten languages', () => {
    const monday = languages.map((language) => [language, told(language, '2026-12-28T10:00:00+01:00')]);
    expect(Object.fromEntries(monday)).toEqual({
      de: 'Montag, 28. Dezember, 10 Uhr',
      en: 'Monday 28 December at 10 am',
      tr: '28 Aralık Pazartesi 10:00',
      ar: 'الاثنين، 28 ديسمبر، 10:00',
      es: 'lunes, 28 de diciembre a las 10:00',
      fr: 'lundi 28 décembre à 10:00',
      it: 'lunedì 28 dicembre alle 10:00',
      pl: 'poniedziałek, 28 grudnia, 10:00',
      uk: 'понеділок, 28 грудня, 10:00',
      ru: 'понедельник, 28 декабря, 10:00',
    });
  });

  test('is told with its year when it is far off', () => {
    expect(told('de', '2026-12-30T10:00:00+01:00')).toBe('Mittwoch, 30. Dezember, 10 Uhr');
    expect(told('en', '2027-01-04T14:30:00+01:00')).toBe('Monday 4 January at 2.30 pm');
    expect(told('pl', '2027-01-04T10:00:00+01:00')).toBe('poniedziałek, 4 stycznia, 10:00');
    expect(told('de', '2027-08-02T10:00:00+02:00')).toBe('Montag, 2. August 2027, 10 Uhr');
  });

  test('is never "today", "tomorrow" or "Monday" alone: whoever reads it then would take another day for it', () => {
    expect(told('de', '2026-12-23T21:00:00+01:00')).toBe('Mittwoch, 23. Dezember, 21 Uhr');
    expect(told('de', '2026-12-24T10:00:00+01:00')).toBe('Donnerstag, 24. Dezember, 10 Uhr');
  });

  test('is told on the wall clock of the library, also when the clocks change before it', () => {
    const saturday = Date.parse('2027-03-27T20:00:00+01:00');
    expect(told('de', '2027-03-29T10:00:00+02:00', saturday)).toBe('Montag, 29. März, 10 Uhr');
    const late = Date.parse('2026-11-23T23:30:00Z'); // Tuesday already in Berlin
    expect(told('de', '2026-11-30T09:00:00Z', late)).toBe('Montag, 30. November, 10 Uhr');
  });

  test('is not told in a language that nobody taught it', () => {
    expect([told('nl', '2026-12-28T10:00:00+01:00'), longestOpening('nl')]).toEqual([null, null]);
  });

  test('is never longer than the room that is left for it', () => {
    const quarter = fc.integer({ min: 0, max: 4 * 24 * 365 });
    fc.assert(
      fc.property(fc.constantFrom(...languages), quarter, (language, ahead) => {
        const opens = eve + ahead * 15 * 60_000;
        const text = openingTold(opens, eve, berlin, language) ?? '';
        expect(text.length).toBeLessThanOrEqual(longestOpening(language)?.length ?? 0);
      }),
      { numRuns: 60 },
    );
  });
});
