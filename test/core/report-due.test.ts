import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weekdays } from '../../core/fields.ts';
import { spanOf, weekAt, weeksFrom } from '../../core/iso-week.ts';
import { lastWeek, reportDue } from '../../core/report-due.ts';

const zone = 'Europe/Berlin';
const monday = { weekday: 'mon', time: '07:00' } as const;
const at = (time: string) => Date.parse(time);
const hour = 3_600_000;

test('the week before is due on Monday at seven, for 48 hours', () => {
  const due = { week: '2026-W46', since: at('2026-11-16T07:00:00+01:00') };
  expect(reportDue(monday, zone, at('2026-11-16T06:59:59+01:00'))).toBeNull();
  expect(reportDue(monday, zone, at('2026-11-16T07:00:00+01:00'))).toEqual(due);
  expect(reportDue(monday, zone, at('2026-11-18T06:59:59+01:00'))).toEqual(due);
  expect(reportDue(monday, zone, at('2026-11-18T07:00:00+01:00'))).toBeNull();
});

test('a library that is closed on Mondays has it on another day', () => {
  const tuesday = { weekday: 'tue', time: '09:30' } as const;
  expect(reportDue(tuesday, zone, at('2026-11-16T12:00:00+01:00'))).toBeNull();
  expect(reportDue(tuesday, zone, at('2026-11-17T09:30:00+01:00'))?.week).toBe('2026-W46');
});

test('what is due late on Sunday is still about the week before it on Monday', () => {
  const sunday = { weekday: 'sun', time: '20:00' } as const;
  const since = at('2026-11-22T20:00:00+01:00');
  expect(reportDue(sunday, zone, since)).toEqual({ week: '2026-W46', since });
  expect(reportDue(sunday, zone, at('2026-11-23T08:00:00+01:00'))).toEqual({ week: '2026-W46', since });
});

test('seven is seven on the wall, also on the Mondays after the clock was changed', () => {
  expect(reportDue(monday, zone, at('2026-10-26T07:00:00+01:00'))?.week).toBe('2026-W43');
  expect(reportDue(monday, zone, at('2026-10-26T06:59:00+01:00'))).toBeNull();
  expect(reportDue(monday, zone, at('2027-03-29T07:00:00+02:00'))?.week).toBe('2027-W12');
  expect(reportDue(monday, zone, at('2027-03-29T06:59:00+02:00'))).toBeNull();
});

test('a time that the clock leaves out comes with the hour after it', () => {
  const due = reportDue({ weekday: 'sun', time: '02:30' }, zone, at('2027-03-28T03:30:00+02:00'));
  expect(due?.since).toBe(at('2027-03-28T03:30:00+02:00'));
});

test('the last week of a long year is the one before the first of the next', () => {
  expect(reportDue(monday, zone, at('2027-01-04T07:00:00+01:00'))?.week).toBe('2026-W53');
  expect(lastWeek(zone, at('2027-01-04T00:00:00+01:00'))).toBe('2026-W53');
  expect(lastWeek(zone, at('2027-01-03T23:59:59+01:00'))).toBe('2026-W52');
});

test('whatever the day and time, each week falls due once, and only after it is over', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'UTC', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe');
  const quarter = fc.integer({ min: 0, max: 95 });
  const weeks = fc.integer({ min: 0, max: 500 });
  fc.assert(
    fc.property(zones, fc.constantFrom(...weekdays), quarter, weeks, (zone, weekday, quarter, after) => {
      const time = new Date(quarter * 15 * 60_000).toISOString().slice(11, 16);
      const week = weeksFrom('2024-W01', after);
      const { end } = spanOf(week, zone);
      const found = new Set<number>();
      for (let now = end - 24 * hour; now < end + 10 * 24 * hour; now += hour / 4) {
        const due = reportDue({ weekday, time }, zone, now);
        if (due?.week === week) found.add(due.since);
        if (due !== null) expect(due.since).toBeLessThanOrEqual(now);
      }
      expect(found.size).toBe(1);
      for (const since of found) {
        expect(since).toBeGreaterThanOrEqual(end);
        expect(weekAt(since, zone)).toBe(weeksFrom(week, 1));
      }
    }),
    { numRuns: 20 },
  );
});
