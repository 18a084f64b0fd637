import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysAsked } from '../../core/day-asked.ts';
import { anyDay } from '../support/three-branches.ts';

// All of it is worked out on plain numbers here, beside the calendar that the rules use.
const dayMs = 86_400_000;
const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
const weekdayOf = (day: string) => new Date(day).getUTCDay() || 7;
const named = (day: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' }).format(Date.parse(day));
const monthNamed = (day: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long' }).format(Date.parse(day));

/** Easter Sunday by Gauss's rule in Butcher's form. */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const f = Math.floor((b + 8) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return new Date(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1)).toISOString().slice(0, 10);
}

const ahead = (most: number) => fc.integer({ min: 0, max: most });

test('a weekday with its day of the month is that day, or none, and within four weeks always that day', () => {
  fc.assert(
    fc.property(anyDay, ahead(300), (today, days) => {
      const day = dayAfter(today, days);
      const number = Number(day.slice(8));
      for (const written of [
        `${named(day, 'de')}, den ${number}.`,
        `${named(day, 'de')} ${number}.`,
        `${named(day, 'en')} the ${number}th`,
        `am ${number}. (${named(day, 'de')})`,
      ]) {
        const { days: read, unread } = daysAsked(`Habt ihr ${written} offen?`, today);
        if (days < 28) expect([written, read]).toEqual([written, [day]]);
        expect(read.length === 0).toBe(unread !== null);
        expect(read.every((each) => weekdayOf(each) === weekdayOf(day) && Number(each.slice(8)) === number)).toBe(true);
      }
    }),
  );
});

test('a day of the month with another weekday than any near one is never read', () => {
  fc.assert(
    fc.property(anyDay, ahead(30), fc.integer({ min: 1, max: 6 }), (today, days, shift) => {
      const day = dayAfter(today, days);
      const other = named(dayAfter(day, shift), 'de');
      const { days: read } = daysAsked(`Habt ihr ${other}, den ${Number(day.slice(8))}. offen?`, today);
      expect(read).not.toContain(day);
      expect(read.every((each) => Number(each.slice(8)) === Number(day.slice(8)))).toBe(true);
    }),
  );
});

test('a weekday so many weeks ahead is that weekday, no more than six days from that time or from its next one', () => {
  const counts = [
    [1, 'einer Woche', 'a week'],
    [2, 'zwei Wochen', 'two weeks'],
    [3, '3 Wochen', '3 weeks'],
    [4, 'vier Wochen', 'four weeks'],
  ] as const;
  fc.assert(
    fc.property(anyDay, ahead(6), fc.constantFrom(...counts), (today, days, [number, german, english]) => {
      const day = dayAfter(today, days + 7 * number);
      for (const written of [
        `in ${german} am ${named(day, 'de')}`,
        `${named(day, 'de')} in ${german}`,
        `in ${english} on ${named(day, 'en')}`,
      ]) {
        const read = daysAsked(`${written} offen?`, today).days;
        expect([written, read]).toEqual([written, expect.arrayContaining([day])]);
        const others = read.filter((each) => each !== day);
        expect(others.every((each) => each === dayAfter(day, -7))).toBe(true);
        // Within the same week as today there are no two ways to count.
        if (weekdayOf(day) >= weekdayOf(today)) expect(others).toEqual([]);
      }
      expect(daysAsked(`${english} on ${named(day, 'en')}`, today).days).toEqual([day]);
    }),
  );
});

test('a weekday of the week after next is in that week', () => {
  fc.assert(
    fc.property(anyDay, ahead(6), (today, place) => {
      const day = dayAfter(today, 15 - weekdayOf(today) + place);
      for (const written of [
        `übernächste Woche ${named(day, 'de')}`,
        `am ${named(day, 'de')} in der übernächsten Woche`,
        `on ${named(day, 'en')} the week after next`,
      ]) {
        expect([written, daysAsked(written, today).days]).toEqual([written, [day]]);
      }
    }),
  );
});

test('any day that is told by its place in its month, and year, is read as this day', () => {
  const places = [
    ['ersten', 'first'],
    ['zweiten', 'second'],
    ['dritten', 'third'],
    ['vierten', 'fourth'],
    ['fünften', 'fifth'],
  ] as const;
  fc.assert(
    fc.property(anyDay, ahead(700), (today, days) => {
      const day = dayAfter(today, days);
      const [german, english] = places[Math.floor((Number(day.slice(8)) - 1) / 7)] ?? ['', ''];
      const isLast = dayAfter(day, 7).slice(5, 7) !== day.slice(5, 7);
      const year = day.slice(0, 4);
      const written = [
        `am ${german} ${named(day, 'de')} im ${monthNamed(day, 'de')} ${year}`,
        `the ${english} ${named(day, 'en')} of ${monthNamed(day, 'en')} ${year}`,
        ...(isLast ? [`am letzten ${named(day, 'de')} im ${monthNamed(day, 'de')} ${year}`] : []),
      ];
      for (const each of written) expect([each, daysAsked(each, today).days]).toEqual([each, [day]]);
      // Without the year it may also not be read, but is no other.
      const short = daysAsked(`am ${german} ${named(day, 'de')} im ${monthNamed(day, 'de')}`, today).days;
      if (days < 300) expect(short.filter((each) => each !== day)).toEqual([]);
    }),
  );
});

test('a weekday before or after a feast lies within a week of it, on the right side', () => {
  const feasts = [
    ['Silvester', (year: number) => [`${year}-12-31`]],
    ['Karfreitag', (year: number) => [dayAfter(easter(year), -2)]],
    ['Ostern', (year: number) => [-2, -1, 0, 1].map((days) => dayAfter(easter(year), days))],
    ['Weihnachten', (year: number) => ['24', '25', '26'].map((day) => `${year}-12-${day}`)],
    ['Pfingstmontag', (year: number) => [dayAfter(easter(year), 50)]],
  ] as const;
  const weekday = fc.integer({ min: 0, max: 6 });
  fc.assert(
    fc.property(anyDay, weekday, fc.constantFrom(...feasts), (today, shift, [feast, daysOf]) => {
      const name = named(dayAfter('2026-11-23', shift), 'de');
      const year = Number(today.slice(0, 4)) + 1;
      const [first = '', last = first] = [daysOf(year)[0], daysOf(year).at(-1)];
      for (const side of ['vor', 'nach']) {
        const { days: read, unread } = daysAsked(`Am ${name} ${side} ${feast} ${year} auf?`, today);
        const [from, to] =
          side === 'vor' ? [dayAfter(first, -7), dayAfter(last, -1)] : [dayAfter(first, 1), dayAfter(last, 7)];
        expect(read.every((day) => day >= from && day <= to && weekdayOf(day) === shift + 1)).toBe(true);
        expect(read.length).toBe(unread === null ? 1 : 0);
        if (first === last) expect(read).toHaveLength(1);
      }
    }),
  );
});

test('the four Sundays of Advent are the last before Christmas Day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2024, max: 2060 }), fc.integer({ min: 1, max: 4 }), (year, number) => {
      const [day = '', ...others] = daysAsked(`Habt ihr am ${number}. Advent auf?`, `${year}-11-01`).days;
      expect(others).toEqual([]);
      expect(weekdayOf(day)).toBe(7);
      expect(dayAfter(day, 7 * (4 - number)) < `${year}-12-25`).toBe(true);
      expect(dayAfter(day, 7 * (5 - number)) >= `${year}-12-25`).toBe(true);
    }),
  );
});
