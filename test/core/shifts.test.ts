import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serviceCalendar } from '../../core/hours.ts';
import { openShifts, wallClock } from '../../core/shifts.ts';
import {
  allWeek,
  anyCase,
  calendarWith,
  dateAfter,
  day,
  early,
  minute,
  minutesOf,
  reads,
  rotaOf,
  settingsWith,
  somebody,
  within,
} from '../support/random-rotas.ts';

const round = allWeek(['00:00-24:00']);
const office = allWeek(['10:00-18:00']);
const team = [somebody({ initials: 'mk' })];
const iso = (at: number) => new Date(at).toISOString();
const night = (start: string, end: string) => rotaOf(team, { templates: [{ ...early, id: 'nacht', start, end }] });
const nights = (start: string, end: string, date: string) =>
  openShifts(night(start, end), calendarWith(round), date, date).map((shift) => [iso(shift.start), iso(shift.end)]);
const ids = (from: string, to: string, calendar = calendarWith(office)) =>
  openShifts(rotaOf(team), calendar, from, to).map(({ date, template }) => `${date} ${template}`);

test('an ordinary day has both shifts, by their start', () => {
  expect(openShifts(rotaOf(team), calendarWith(office), '2026-11-23', '2026-11-23')).toEqual([
    {
      date: '2026-11-23',
      template: 'frueh',
      start: Date.parse('2026-11-23T09:00Z'),
      end: Date.parse('2026-11-23T13:00Z'),
    },
    {
      date: '2026-11-23',
      template: 'spaet',
      start: Date.parse('2026-11-23T13:00Z'),
      end: Date.parse('2026-11-23T17:00Z'),
    },
  ]);
});

test('a public holiday has no shifts, and an extra opening on it has those that it touches', () => {
  const extraOpenings = [{ date: '2026-12-26', branch: 'service', hours: ['15:00-16:00'] }];
  expect(ids('2026-12-25', '2026-12-27', serviceCalendar(settingsWith(office, { extraOpenings })))).toEqual([
    '2026-12-26 spaet',
    '2026-12-27 frueh',
    '2026-12-27 spaet',
  ]);
});

test('a Saturday on which the service is open in the morning alone has the early shift alone', () => {
  const calendar = calendarWith({ ...office, sat: ['10:00-14:00'], sun: [] });
  expect(ids('2026-11-28', '2026-11-29', calendar)).toEqual(['2026-11-28 frueh']);
});

test('Christmas Eve entered as a closure has no shifts', () => {
  const eve = { from: '2026-12-24', to: '2026-12-24', branches: ['nord'], service: true, reason: { de: 'x', en: 'x' } };
  expect(ids('2026-12-23', '2026-12-24', calendarWith(office, { closures: [eve] }))).toEqual([
    '2026-12-23 frueh',
    '2026-12-23 spaet',
  ]);
});

test('a shift takes place on its weekdays only, and a leap day has one', () => {
  const templates = [{ ...early, weekdays: ['tue' as const] }];
  const shifts = openShifts(rotaOf(team, { templates }), calendarWith(office), '2028-02-22', '2028-03-01');
  expect(shifts.map(({ date }) => date)).toEqual(['2028-02-22', '2028-02-29']);
});

test('the weekend of either clock change moves a shift by an hour of UTC, not on the wall clock', () => {
  expect(nights('10:00', '14:00', '2026-10-24')).toEqual([['2026-10-24T08:00:00.000Z', '2026-10-24T12:00:00.000Z']]);
  expect(nights('10:00', '14:00', '2026-10-25')).toEqual([['2026-10-25T09:00:00.000Z', '2026-10-25T13:00:00.000Z']]);
  expect(nights('10:00', '14:00', '2027-03-28')).toEqual([['2027-03-28T08:00:00.000Z', '2027-03-28T12:00:00.000Z']]);
});

test('where an hour comes twice, a shift starts at the first and ends at the last', () => {
  expect(nights('02:30', '06:00', '2026-10-25')).toEqual([['2026-10-25T00:30:00.000Z', '2026-10-25T05:00:00.000Z']]);
  expect(nights('00:00', '02:30', '2026-10-25')).toEqual([['2026-10-24T22:00:00.000Z', '2026-10-25T01:30:00.000Z']]);
  expect(nights('00:00', '02:00', '2026-10-25')).toEqual([['2026-10-24T22:00:00.000Z', '2026-10-25T01:00:00.000Z']]);
});

test('where an hour is left out, a shift starts or ends when it would have been over, and one wholly within it is none', () => {
  expect(nights('02:30', '06:00', '2027-03-28')).toEqual([['2027-03-28T01:00:00.000Z', '2027-03-28T04:00:00.000Z']]);
  expect(nights('00:00', '02:30', '2027-03-28')).toEqual([['2027-03-27T23:00:00.000Z', '2027-03-28T01:00:00.000Z']]);
  expect(nights('02:00', '03:00', '2027-03-28')).toEqual([]);
});

test('a shift until 24:00 ends at the next midnight, across the turn of the year too', () => {
  expect(nights('20:00', '24:00', '2026-12-31')).toEqual([['2026-12-31T19:00:00.000Z', '2026-12-31T23:00:00.000Z']]);
});

test('no days, no shifts', () => {
  expect(ids('2026-11-24', '2026-11-23')).toEqual([]);
});

test('the wall clock is read in the zone', () => {
  expect(wallClock(Date.parse('2026-12-31T23:30:59Z'), 'Europe/Berlin')).toEqual({
    date: '2027-01-01',
    weekday: 5,
    minutes: 30,
  });
});

test('shifts agree with the wall clock read minute by minute, over five years of clock changes and leap days', () => {
  fc.assert(
    fc.property(anyCase, ({ start, rota, service }) => {
      const calendar = calendarWith(service);
      const isOpen = (at: number) => {
        const { date, clock, weekday } = reads(at);
        return !calendar.isHoliday(date) && within(clock, service[weekday]);
      };
      const end = dateAfter(start, 2);
      const byHand = [start, dateAfter(start, 1), end].flatMap((date) =>
        rota.templates.flatMap((template) => {
          const minutes = minutesOf(date, template);
          const [first, last] = [minutes[0] ?? 0, (minutes.at(-1) ?? 0) + minute];
          const takesPlace = minutes.some(isOpen) && template.weekdays.some((each) => each === reads(first).weekday);
          return takesPlace ? [`${template.id} ${iso(first)} ${iso(last)}`] : [];
        }),
      );
      const found = openShifts(rota, calendar, start, end);
      expect(found.map((shift) => `${shift.template} ${iso(shift.start)} ${iso(shift.end)}`).sort()).toEqual(
        byHand.sort(),
      );
      expect(found.every((shift, i) => i === 0 || (found[i - 1]?.start ?? 0) <= shift.start)).toBe(true);
      expect(found.every((shift) => shift.end - shift.start <= day + 60 * minute)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
