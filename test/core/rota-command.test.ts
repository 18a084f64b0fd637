import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandIn } from '../../core/command-words.ts';
import { datesBetween } from '../../core/roster.ts';
import { backTyped, dayTyped, spanTyped } from '../../core/rota-command.ts';

/** A Sunday. */
const today = '2026-11-22';

describe('a day is read as people type it', () => {
  test.each([
    ['heute', '2026-11-22'],
    ['morgen', '2026-11-23'],
    ['am Montag', '2026-11-23'],
    ['on Monday', '2026-11-23'],
    ['am 24.12.', '2026-12-24'],
    ['24.12', '2026-12-24'],
    ['24. Dezember', '2026-12-24'],
    ['on 24 December', '2026-12-24'],
    ['Dec 24', '2026-12-24'],
    ['2026-12-24', '2026-12-24'],
    ['24.12.2027', '2027-12-24'],
    ['an Heiligabend', '2026-12-24'],
    ['3.1.', '2027-01-03'],
    ['29.2.2028', '2028-02-29'],
  ])('%s', (typed, day) => {
    expect(dayTyped(typed, today)).toBe(day);
  });

  test.each(['', 'irgendwann', '31.2.', '29.2.2027', '5/6', 'am 1.12. und 3.12.', 'montags', 'vor Weihnachten'])(
    '„%s“ is none, or could be several, and is not guessed',
    (typed) => {
      expect(dayTyped(typed, today)).toBeNull();
    },
  );
});

describe('the days of an absence', () => {
  test.each([
    ['1.12.-5.12.', '2026-12-01', '2026-12-05'],
    ['1.12. – 5.12.', '2026-12-01', '2026-12-05'],
    ['1.-5.12.', '2026-12-01', '2026-12-05'],
    ['vom 1.12. bis zum 5.12.', '2026-12-01', '2026-12-05'],
    ['1.12.2026 bis 5.12.2026', '2026-12-01', '2026-12-05'],
    ['1 Dec - 5 Dec', '2026-12-01', '2026-12-05'],
    ['from Dec 1 to Dec 5', '2026-12-01', '2026-12-05'],
    ['2026-12-01 - 2026-12-05', '2026-12-01', '2026-12-05'],
    ['heute', today, today],
    ['heute bis Freitag', today, '2026-11-27'],
    ['28.12.-3.1.', '2026-12-28', '2027-01-03'],
    ['1.1.-31.12.', '2027-01-01', '2027-12-31'],
    ['1 Jan - 15 Dec', '2027-01-01', '2027-12-15'],
    ['1.1.2027 bis 15.12.', '2027-01-01', '2027-12-15'],
  ])('%s', (typed, from, to) => {
    expect(spanTyped(typed, today)).toEqual({ from, to });
  });

  test('that began already begin today', () => {
    expect(spanTyped('20.11.-25.11.', today)).toEqual({ from: today, to: '2026-11-25' });
    expect(spanTyped('20.-25.11.', today)).toEqual({ from: today, to: '2026-11-25' });
  });

  test('in the wrong order stay so, to be refused', () => {
    expect(spanTyped('5.12.-1.12.', today)).toEqual({ from: '2026-12-05', to: '2026-12-01' });
  });

  test.each(['19.11.', '1.11.', '15.-19.11.', '30.10.-19.11.', '19 Nov'])(
    '„%s“ are just over, and not those of the next year',
    (typed) => {
      expect(spanTyped(typed, today)).toBe('unread');
    },
  );

  test.each([
    ['1.10.', '2027-10-01', '2027-10-01'],
    ['19.11.2027', '2027-11-19', '2027-11-19'],
    ['1.1.-31.12.', '2027-01-01', '2027-12-31'],
  ])('%s are those of the next year', (typed, from, to) => {
    expect(spanTyped(typed, today)).toEqual({ from, to });
  });

  test.each(['', '-', '1.12.-', 'bis Freitag und dann', '1.-5.-9.12.', '0.-5.12.', '2026-12-01 bis bald', 'krank'])(
    '„%s“ are not read',
    (typed) => {
      expect(spanTyped(typed, today)).toBe('unread');
    },
  );

  test.each(['ab morgen', 'Ab 1.12.', 'from tomorrow', 'vom 1.12.', 'ab 2026-12-01'])(
    '„%s“ does not say until when, and is no single day',
    (typed) => {
      expect(spanTyped(typed, today)).toBe('unread');
    },
  );

  test.each([
    ['ab 9.12.', '2026-12-09', null],
    ['ab heute', today, null],
    ['from 9 Dec', '2026-12-09', null],
    ['ab 2026-12-09', '2026-12-09', null],
    ['9.12.', '2026-12-09', '2026-12-09'],
    ['vom 9.12. bis 10.12.', '2026-12-09', '2026-12-10'],
    ['from 2026-12-09 to 2026-12-10', '2026-12-09', '2026-12-10'],
  ])('of whoever is back need no last one: %s', (typed, from, to) => {
    expect(backTyped(typed, today)).toEqual({ from, to });
  });

  test.each(['', 'bald', 'vom 9.12. bis bald', 'ab bald'])('nor are „%s“ read as days of whoever is back', (typed) => {
    expect(backTyped(typed, today)).toBe('unread');
  });

  test('whatever days they are, they are read back as they were typed', () => {
    const days = datesBetween(today, '2027-10-20');
    const german = (day: string) => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.`;
    fc.assert(
      fc.property(fc.nat(days.length - 1), fc.nat(60), (first, length) => {
        const [from = '', to = ''] = [days[first], days[Math.min(first + length, days.length - 1)]];
        expect(spanTyped(`${german(from)}-${german(to)}`, today)).toEqual({ from, to });
        expect(spanTyped(`${from} bis ${to}`, today)).toEqual({ from, to });
      }),
    );
  });

  test('nothing that is typed makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const span = spanTyped(typed, today);
        expect(span === 'unread' || /^\d{4}/.test(span.from)).toBe(true);
      }),
    );
  });
});

describe('what is typed after /auskunft', () => {
  test.each([
    ['', 'home', ''],
    ['Dienst am 24.12.', 'duty', 'am 24.12.'],
    ['duty on Monday', 'duty', 'on Monday'],
    ['abwesend 1.12.-5.12.', 'absent', '1.12.-5.12.'],
    ['absent 1 Dec - 5 Dec', 'absent', '1 Dec - 5 Dec'],
    ['krank heute', 'absent', 'heute'],
    ['sick today', 'absent', 'today'],
    ['Urlaub 1.12.-5.12.', 'absent', '1.12.-5.12.'],
    ['zurück heute', 'back', 'heute'],
    ['übernehmen', 'swap', ''],
    ['take', 'swap', ''],
    ['Schichten', 'home', ''],
    ['shifts', 'home', ''],
    ['Tausch', 'swap', ''],
    ['swap', 'swap', ''],
    ['plan', 'plan', ''],
    ['kalender sperren', 'calendar', 'sperren'],
  ])('„%s“ is about the rota', (typed, name, rest) => {
    expect(commandIn(typed)).toEqual({ name, rest });
  });

  test('the help is asked for by its name', () => {
    expect(commandIn('hilfe')).toEqual({ name: 'help' });
  });
});
