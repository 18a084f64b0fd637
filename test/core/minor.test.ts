import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saysMinor } from '../../core/minor.ts';

describe('a patron who is under age', () => {
  test.each([
    'ich bin 12',
    'bin 13 Jahre alt',
    "I'm 11",
    'Hallo, ich bin 12 und möchte einen Ausweis',
    'Ich bin erst 9, darf ich Mangas ausleihen?',
    'ich bin zwölf Jahre alt',
    'Ich bin 17.',
    'Ich bin 12. Darf ich das?',
    'Ich bin 16 – brauche ich meine Eltern?',
    'ich bin 12 😊',
    'i am 14 years old',
    'im 11 and i love books',
    'I’m 12 yo',
    'I just turned 13',
    'Ich werde nächste Woche 13.',
    'Ich gehe in die 7. Klasse',
    'Ben 12 yaşındayım',
    'عمري 12 سنة',
    'Tengo 13 años',
    "J'ai 12 ans",
    'Ho 11 anni',
    'Mam 14 lat',
    'Мені 12 років',
    'Мне 13 лет',
  ])('says so: "%s"', (text) => {
    expect(saysMinor(text)).toBe(true);
  });

  test.each([
    'meine Tochter ist 9',
    'Mein Sohn ist 12 und ich bin 41',
    'Ich bin Mutter einer 12-Jährigen',
    'my daughter is 9',
    'bin seit 12 Jahren Kunde',
    'Ich bin 12 Jahre Mitglied',
    'ich bin 15 Minuten zu spät',
    'Ich werde 15 Minuten später kommen',
    'bin 16. in der Warteschlange',
    'Ich bin 16. Platz',
    'Ich bin 12 auf der Liste',
    'bin auf Platz 12',
    'ich bin um 12 da',
    'bin 12:30 da',
    'ich werde am 12. kommen',
    'Ich bin 12,5 km entfernt',
    'ich bin 14 Tage im Urlaub',
    'bin acht Tage weg',
    'als ich 12 war',
    'Ich bin nicht 12',
    'Ich wohne im 12. Stock, und nun',
    "I'm 15 minutes late",
    "I'm 12th in the queue",
    'I am 17 years a member',
    'Ich unterrichte die 7. Klasse',
    'Tengo 12 años de experiencia',
    'Ich bin 1 von vielen',
    '',
  ])('is not whoever writes "%s"', (text) => {
    expect(saysMinor(text)).toBe(false);
  });

  test('is under 18', () => {
    const said = fc.constantFrom(
      (age: number) => `ich bin ${age}`,
      (age: number) => `Hallo! Bin ${age} Jahre alt, geht das?`,
      (age: number) => `I'm ${age} years old.`,
      (age: number) => `j'ai ${age} ans`,
    );
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 99 }), said, (age, saying) => {
        expect(saysMinor(saying(age))).toBe(age < 18);
      }),
    );
  });

  test('counts nothing else', () => {
    const unit = fc.constantFrom(
      'Minuten',
      'Tage',
      'km',
      'Bücher',
      'Mal',
      'Wochen',
      'Prozent',
      'Jahre Kunde',
      '%',
      '€',
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 17 }), unit, (n, counted) => {
        expect(saysMinor(`ich bin ${n} ${counted} zu spät`)).toBe(false);
      }),
    );
  });
});
