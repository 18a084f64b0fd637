import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueAt, type ServiceCalendar } from '../../core/hours.ts';
import { serviceMsBetween } from '../../core/service-time.ts';
import { allWeek, anyDate, calendarWith, day, minute, reads, weekHours, within } from '../support/random-rotas.ts';

const ms = (iso: string) => Date.parse(iso);
const office = calendarWith({ ...allWeek(['10:00-18:00']), sat: ['10:00-14:00'], sun: [] });
/** When the service will have been open for so long, in milliseconds. */
const addServiceMs = (calendar: ServiceCalendar, from: number, length: number) =>
  dueAt(calendar, from, length / minute);
const hours = (count: number) => count * 60 * minute;

test('the time between two instants is counted while the service is open', () => {
  const between = (from: string, to: string) => serviceMsBetween(office, ms(from), ms(to)) / minute;
  expect(between('2026-11-23T11:00+01:00', '2026-11-23T11:30+01:00')).toBe(30);
  expect(between('2026-11-23T17:30+01:00', '2026-11-24T10:15+01:00')).toBe(45);
  expect(between('2026-11-28T13:00+01:00', '2026-11-30T09:00+01:00')).toBe(60);
  expect(between('2026-12-24T18:00+01:00', '2026-12-27T23:00+01:00')).toBe(0); // holidays and a Sunday
});

test('no time passes at once, or backwards', () => {
  const at = ms('2026-11-23T11:00+01:00');
  expect(serviceMsBetween(office, at, at)).toBe(0);
  expect(serviceMsBetween(office, at, at - day)).toBe(0);
});

test('milliseconds are kept', () => {
  const at = ms('2026-11-23T17:59:59.999+01:00');
  expect(serviceMsBetween(office, at, at + day)).toBe(hours(8));
  expect(addServiceMs(office, at, 2)).toBe(ms('2026-11-24T10:00:00.001+01:00'));
});

test('time that is added stands still overnight, and runs out exactly at closing', () => {
  const at = ms('2026-11-23T17:00+01:00');
  expect(addServiceMs(office, at, hours(1))).toBe(ms('2026-11-23T18:00+01:00'));
  expect(addServiceMs(office, at, hours(2))).toBe(ms('2026-11-24T11:00+01:00'));
  expect(addServiceMs(office, ms('2026-11-28T20:00+01:00'), 0)).toBe(ms('2026-11-30T10:00+01:00'));
});

test('a service that never opens has no such time', () => {
  expect(addServiceMs(calendarWith(allWeek([])), ms('2026-11-23T10:00Z'), 1)).toBeNull();
});

test('the time between agrees with a count minute by minute, over five years of clock changes', () => {
  fc.assert(
    fc.property(anyDate, weekHours, fc.nat(1440), fc.nat(4000), (date, week, after, length) => {
      const calendar = calendarWith(week);
      const from = ms(date) + after * minute;
      let count = 0;
      for (let now = from; now < from + length * minute; now += minute) {
        const { date: today, clock, weekday } = reads(now);
        if (!calendar.isHoliday(today) && within(clock, week[weekday])) count++;
      }
      expect(serviceMsBetween(calendar, from, from + length * minute)).toBe(count * minute);
    }),
    { numRuns: 100 },
  );
});

test('what was added is what lies between, to the millisecond', () => {
  fc.assert(
    fc.property(anyDate, weekHours, fc.nat(day), fc.integer({ min: 1, max: day }), (date, week, after, length) => {
      const calendar = calendarWith(week);
      const from = ms(date) + after;
      const then = addServiceMs(calendar, from, length);
      if (then === null) expect(serviceMsBetween(calendar, from, from + 400 * day)).toBeLessThan(length);
      else expect(serviceMsBetween(calendar, from, then)).toBe(length);
    }),
    { numRuns: 100 },
  );
});
