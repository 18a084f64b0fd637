/** Public holidays, by a second opinion: `date-holidays` is kept by other people from other sources than `feiertagejs`. */
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { serviceCalendar } from '../../core/hours.ts';
import type { LibrarySettings } from '../../core/library.ts';
import { allWeek, dateAfter, settingsWith } from '../support/random-rotas.ts';

type Land = LibrarySettings['land'];
const lands = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const satisfies readonly Land[];
const [first, last] = ['2026-01-01', '2031-12-31'];
const dates: string[] = [];
for (let date = first; date <= last; date = dateAfter(date, 1)) dates.push(date);

/** Where the two differ, what the law says, and what a library there enters in library.yaml. */
const differences = [
  {
    land: 'BY',
    dates: [2026, 2027, 2028, 2029, 2030, 2031].map((year) => `${year}-08-15`),
    ours: true,
    why: 'Mariä Himmelfahrt is a holiday in those municipalities of Bavaria in which Catholics are the majority, about 1,700 of 2,056 (Art. 1 Abs. 1 Nr. 2 FTG); date-holidays counts it for none, we for all.',
    remedy: 'A library elsewhere in Bavaria enters an extra opening.',
  },
  {
    land: 'BE',
    dates: ['2028-06-17'],
    ours: false,
    why: 'The 75th anniversary of the uprising of 17 June 1953 is a holiday in Berlin for that year alone; feiertagejs 1.5.1 does not know it.',
    remedy: 'A library in Berlin enters a closure.',
  },
] as const satisfies readonly { land: Land; dates: readonly string[]; ours: boolean; why: string; remedy: string }[];

const calendarOf = (land: Land, change: Partial<LibrarySettings> = {}) =>
  serviceCalendar(settingsWith(allWeek(['10:00-18:00']), { land, ...change }));

test.each(lands)(
  'the holidays of %s from 2026 to 2031 are those of the second opinion, but for the differences explained',
  (land) => {
    const opinion = new Holidays('DE', land);
    const theirs = new Set(
      [2026, 2027, 2028, 2029, 2030, 2031].flatMap((year) =>
        opinion
          .getHolidays(year)
          .filter(({ type }) => type === 'public')
          .map(({ date }) => date.slice(0, 10)),
      ),
    );
    const calendar = calendarOf(land);
    const found = dates
      .filter((date) => calendar.isHoliday(date) !== theirs.has(date))
      .map((date) => ({ date, ours: calendar.isHoliday(date) }));
    const explained = differences
      .filter((each) => each.land === land)
      .flatMap((each) => each.dates.map((date) => ({ date, ours: each.ours })));
    expect(found).toEqual(explained);
    expect(theirs.size).toBeGreaterThanOrEqual(6 * 9);
  },
);

test('a library with a difference gets its right hours by what it enters', () => {
  const periods = (land: Land, date: string, change: Partial<LibrarySettings>) =>
    calendarOf(land, change).periodsOn(Temporal.PlainDate.from(date)).length > 0;
  const extraOpenings = [{ date: '2028-08-15', branch: 'service', hours: ['10:00-18:00'] }];
  expect([periods('BY', '2028-08-15', {}), periods('BY', '2028-08-15', { extraOpenings })]).toEqual([false, true]);
  const reason = { de: '17. Juni', en: '17 June' };
  const closures = [{ from: '2028-06-17', to: '2028-06-17', branches: ['nord'], service: true, reason }];
  expect([periods('BE', '2028-06-17', {}), periods('BE', '2028-06-17', { closures })]).toEqual([true, false]);
});

test('no Land loses a holiday of the whole country', () => {
  const everywhere = ['01-01', '05-01', '10-03', '12-25', '12-26'];
  for (const land of lands) {
    const calendar = calendarOf(land);
    const missing = dates.filter((date) => everywhere.includes(date.slice(5)) && !calendar.isHoliday(date));
    expect(missing).toEqual([]);
  }
});
