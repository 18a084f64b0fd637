import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canWork, datesBetween, isActive, keyOf, personOf, rosterFor, weekKind, weekOf } from '../../core/roster.ts';
import type { Assignment } from '../../core/rota.ts';
import { openShifts } from '../../core/shifts.ts';
import {
  allWeek,
  anyCase,
  anyDate,
  calendarWith,
  dateAfter,
  names,
  rotaOf,
  somebody,
  who,
} from '../support/random-rotas.ts';

const calendar = calendarWith(allWeek(['10:00-18:00']));
const mk = somebody({ initials: 'mk' });
const ja = somebody({ initials: 'ja' });
const line = { weekday: 'mon' as const, template: 'frueh', person: 'mk', weeks: 'every' as const };
const store = (change: Partial<Assignment>): Assignment => ({
  date: '2026-11-23',
  template: 'frueh',
  person: 'U0JA',
  source: 'roster',
  publishedAt: 1,
  swap: null,
  version: 3,
  ...change,
});
const early = (rota = rotaOf([mk, ja], { plan: [line] }), stored: Assignment[] = [], date = '2026-11-23') =>
  rosterFor(rota, calendar, stored, date, date).find(({ template }) => template === 'frueh');

test('where nothing is stored, the negotiated plan says who has a shift', () => {
  expect(early()).toMatchObject({ person: 'U0MK', source: 'roster', publishedAt: null, swap: null, version: 0 });
});

test('what is stored beats the plan, also where it says that nobody has it', () => {
  const rota = rotaOf([mk, ja], { plan: [line] });
  expect(early(rota, [store({ source: 'swap' })])).toMatchObject({ person: 'U0JA', source: 'swap', version: 3 });
  expect(early(rota, [store({ person: null })])).toMatchObject({ person: null, version: 3 });
});

test('what is stored for a day on which the service has since closed is no shift', () => {
  const rota = rotaOf([mk, ja]);
  expect(rosterFor(rota, calendar, [store({ date: '2026-12-25' })], '2026-12-25', '2026-12-25')).toEqual([]);
});

test('A and B weeks take turns, before and after the first A week too, across the turn of the year', () => {
  const plan = [
    { ...line, weeks: 'A' as const },
    { ...line, weeks: 'B' as const, person: 'ja' },
  ];
  const mondays = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-12-28', '2027-01-04'];
  expect(mondays.map((date) => early(rotaOf([mk, ja], { plan }), [], date)?.person)).toEqual([
    'U0JA',
    'U0MK',
    'U0JA',
    'U0MK',
    'U0JA',
  ]);
  const rota = rotaOf([mk]);
  expect([weekKind(rota, '2026-11-08'), weekKind(rota, '2026-11-09')]).toEqual(['A', 'B']);
});

test('a plan line for somebody who has not come yet leaves the shift open, and the next line for it steps in', () => {
  const later = { ...mk, from: '2026-12-01' };
  expect(early(rotaOf([later, ja], { plan: [line] }))?.person).toBeNull();
  expect(early(rotaOf([later, ja], { plan: [line, { ...line, person: 'ja' }] }))?.person).toBe('U0JA');
});

test('somebody who was removed from the rota has their shifts no longer, and a swap that they asked for is over', () => {
  const swap = { by: 'U0JA', at: 1 };
  expect(early(rotaOf([mk]), [store({ swap })])).toMatchObject({ person: null, swap: null, version: 3 });
  expect(early(rotaOf([mk, ja]), [store({ swap })])).toMatchObject({ person: 'U0JA', swap });
});

test('somebody whose hours no longer cover a shift has it no longer, unless a lead put them there', () => {
  const rota = rotaOf([mk, { ...ja, hours: allWeek(['12:00-18:00']) }]);
  expect(early(rota, [store({})])?.person).toBeNull();
  expect(early(rota, [store({ source: 'override' })])?.person).toBe('U0JA');
  expect(early(rotaOf([mk, { ...ja, to: '2026-11-22' }]), [store({ source: 'override' })])?.person).toBeNull();
});

test('who can work is on the team, not away, and works at that time', () => {
  const shift = openShifts(rotaOf([mk]), calendar, '2026-11-23', '2026-11-23')[0];
  if (shift === undefined) throw new Error('No shift');
  const can = (change = {}, absences = [{ staff: 'U0JA', from: '2026-11-23', to: '2026-11-23' }]) =>
    canWork(rotaOf([{ ...mk, ...change }]), 'U0MK', shift, absences, calendar.zone);
  expect(can()).toBe(true);
  expect(can({ hours: allWeek(['10:00-12:00', '12:00-14:00']) })).toBe(true);
  expect(can({ hours: allWeek(['10:00-13:59']) })).toBe(false);
  expect(can({ from: '2026-11-24' })).toBe(false);
  expect(can({}, [{ staff: 'U0MK', from: '2026-11-20', to: '2026-11-23' }])).toBe(false);
  expect(can({}, [{ staff: 'U0MK', from: '2026-11-24', to: '2026-11-30' }])).toBe(true);
  expect(canWork(rotaOf([mk]), 'U0GONE', shift, [], calendar.zone)).toBe(false);
});

test('the night on which the clocks change is worked by whoever works those hours on the clock', () => {
  for (const [date, start, end] of [
    ['2026-10-25', '00:00', '02:00'],
    ['2026-10-25', '02:30', '06:00'],
    ['2027-03-28', '00:00', '02:30'],
    ['2027-03-28', '02:30', '24:00'],
  ] as const) {
    const hours = allWeek([`${start}-${end}`]);
    const templates = [{ id: 'nacht', name: { de: 'Nacht', en: 'Night' }, start, end, weekdays: [...names] }];
    const rota = rotaOf([{ ...mk, hours }], { templates });
    const [shift] = openShifts(rota, calendarWith(allWeek(['00:00-24:00'])), date, date);
    expect(shift && canWork(rota, 'U0MK', shift, [], calendar.zone), `${date} ${start}-${end}`).toBe(true);
  }
});

test('people are found by their Slack id, and are there from their first to their last day', () => {
  expect(personOf(rotaOf([mk, ja]), 'U0JA')).toMatchObject({ initials: 'ja' });
  expect(personOf(rotaOf([mk]), 'U0JA')).toBeUndefined();
  const stay = { from: '2026-11-02', to: '2026-11-03' };
  const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'];
  expect(days.map((date) => isActive(stay, date))).toEqual([false, true, true, false]);
});

test('days are counted on the calendar, over clock changes and leap days', () => {
  expect(datesBetween('2026-10-24', '2026-10-26')).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
  expect(datesBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(datesBetween('2026-10-26', '2026-10-24')).toEqual([]);
});

test('every day of a week has its Monday', () => {
  fc.assert(
    fc.property(anyDate, (date) => {
      const monday = weekOf(date);
      expect(new Date(monday).getUTCDay()).toBe(1);
      expect(monday <= date && date < dateAfter(monday, 7)).toBe(true);
    }),
  );
});

test('the roster has every open shift once and nothing else, whatever is stored', () => {
  fc.assert(
    fc.property(anyCase, ({ start, rota, service, stored }) => {
      const to = dateAfter(start, 13);
      const roster = rosterFor(rota, calendarWith(service), stored, start, to);
      const shifts = openShifts(rota, calendarWith(service), start, to);
      expect(roster.map(keyOf)).toEqual(shifts.map(keyOf));
      expect(new Set(roster.map(keyOf)).size).toBe(roster.length);
      expect(who(rosterFor(rota, calendarWith(service), stored.toReversed(), start, to))).toEqual(who(roster));
    }),
    { numRuns: 60 },
  );
});
