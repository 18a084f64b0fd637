import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comesAt, dutyAt, mentionable } from '../../core/duty.ts';
import { rosterFor } from '../../core/roster.ts';
import type { Absence, Assigned, Person, ShiftTemplate } from '../../core/rota.ts';
import {
  allWeek,
  anyCase,
  type Case,
  calendarWith,
  dateAfter,
  day,
  minute,
  minutesOf,
  reads,
  rotaOf,
  somebody,
  within,
} from '../support/random-rotas.ts';

const zone = 'Europe/Berlin';
const ms = (iso: string) => Date.parse(iso);
const calendar = calendarWith(allWeek(['10:00-18:00']));
const line = { weekday: 'mon' as const, template: 'frueh', person: 'mk', weeks: 'every' as const };
const rota = rotaOf([somebody({ initials: 'mk' }), somebody({ initials: 'ja' })], {
  plan: [line, { ...line, template: 'spaet', person: 'ja' }],
});
const roster = rosterFor(rota, calendar, [], '2026-11-23', '2026-11-24');
const at = (iso: string, absences: Absence[] = []) => {
  const { on, uncovered, next } = dutyAt(roster, absences, ms(iso));
  const name = (shift: Assigned | null) => shift && `${shift.date} ${shift.template} ${shift.person}`;
  return { on: on.map(({ staff }) => staff), uncovered: uncovered.map(name), next: name(next) };
};

test('whoever has the shift is on duty from its first instant until just before its last', () => {
  expect(at('2026-11-23T09:59:59.999+01:00').on).toEqual([]);
  expect(at('2026-11-23T10:00:00+01:00').on).toEqual(['U0MK']);
  expect(at('2026-11-23T13:59:59.999+01:00').on).toEqual(['U0MK']);
  expect(at('2026-11-23T14:00:00+01:00').on).toEqual(['U0JA']);
  expect(at('2026-11-23T18:00:00+01:00').on).toEqual([]);
});

test('the next shift is told, and that nobody has it', () => {
  expect(at('2026-11-23T08:00:00+01:00').next).toBe('2026-11-23 frueh U0MK');
  expect(at('2026-11-23T10:00:00+01:00').next).toBe('2026-11-23 spaet U0JA');
  expect(at('2026-11-23T14:00:00+01:00').next).toBe('2026-11-24 frueh null');
  expect(at('2026-11-24T14:00:00+01:00').next).toBeNull();
});

test('somebody who is away is not on duty, whatever the roster says, and the shift counts as uncovered', () => {
  const away = [{ staff: 'U0MK', from: '2026-11-20', to: '2026-11-23' }];
  expect(at('2026-11-23T10:00:00+01:00', away)).toEqual({
    on: [],
    uncovered: ['2026-11-23 frueh null'],
    next: '2026-11-23 spaet U0JA',
  });
  expect(at('2026-11-23T08:00:00+01:00', away).next).toBe('2026-11-23 frueh null');
});

test('a shift that nobody has is told while it is on', () => {
  expect(at('2026-11-24T12:00:00+01:00')).toEqual({
    on: [],
    uncovered: ['2026-11-24 frueh null'],
    next: '2026-11-24 spaet null',
  });
});

test('people may be mentioned within their own hours, or at any time if they said so', () => {
  const hours = { ...allWeek([]), mon: ['09:00-12:00', '13:00-17:00'] };
  const team = rotaOf([
    somebody({ initials: 'mk', hours }),
    somebody({ initials: 'pn', hours, reachable: 'always' }),
    somebody({ initials: 'xy', to: '2026-11-22', reachable: 'always' }),
  ]);
  const may = (staff: string, iso: string) => mentionable(team, staff, ms(iso), zone);
  const times = [
    '2026-11-23T08:59+01:00',
    '2026-11-23T09:00+01:00',
    '2026-11-23T12:00+01:00',
    '2026-11-24T10:00+01:00',
  ];
  expect(times.map((iso) => may('U0MK', iso))).toEqual([false, true, false, false]);
  expect(times.map((iso) => may('U0PN', iso))).toEqual([true, true, true, true]);
  expect(times.map((iso) => may('U0XY', iso))).toEqual([false, false, false, false]);
  expect(may('U0GONE', '2026-11-23T09:00+01:00')).toBe(false);
});

test('whoever is not there comes as their own hours and the service have both begun', () => {
  const hours = { ...allWeek(['13:00-17:00']), wed: ['08:00-10:00'] };
  const team = rotaOf([
    somebody({ initials: 'mk', hours }),
    somebody({ initials: 'pn', hours, reachable: 'always' }),
    somebody({ initials: 'xy', to: '2026-11-22' }),
  ]);
  const away = [{ staff: 'U0PN', from: '2026-11-24', to: '2026-11-24' }];
  const comes = (staff: string, iso: string, last: string) => {
    const at = comesAt(team, calendar, away, staff, ms(iso), last);
    return at && new Date(at).toISOString();
  };
  expect(comes('U0MK', '2026-11-24T10:33+01:00', '2026-11-24')).toBe('2026-11-24T12:00:00.000Z');
  expect(comes('U0MK', '2026-11-24T14:33+01:00', '2026-11-24')).toBe('2026-11-24T13:33:00.000Z');
  expect(comes('U0MK', '2026-11-24T17:00+01:00', '2026-11-24')).toBeNull();
  // On Wednesday they have left as the service opens.
  expect(comes('U0MK', '2026-11-24T17:00+01:00', '2026-11-25')).toBeNull();
  expect(comes('U0MK', '2026-11-24T17:00+01:00', '2026-11-26')).toBe('2026-11-26T12:00:00.000Z');
  expect(comes('U0PN', '2026-11-23T08:00+01:00', '2026-11-23')).toBe('2026-11-23T09:00:00.000Z');
  expect(comes('U0PN', '2026-11-24T11:00+01:00', '2026-11-24')).toBeNull();
  expect(comes('U0XY', '2026-11-23T11:00+01:00', '2026-11-23')).toBeNull();
  // Of whom the rota does not know nobody can say that they are not there.
  expect(comes('U0GONE', '2026-11-23T23:00+01:00', '2026-11-23')).toBe('2026-11-23T22:00:00.000Z');
});

test('mentions agree with the clock on the wall at every quarter of an hour, over clock changes', () => {
  fc.assert(
    fc.property(anyCase, ({ start, rota: any }) => {
      for (let now = ms(start); now < ms(dateAfter(start, 3)); now += 15 * minute) {
        const { date, clock, weekday } = reads(now);
        for (const person of any.people) {
          const there = (person.from ?? date) <= date && date <= (person.to ?? date);
          expect(mentionable(any, person.slack, now, zone)).toBe(there && within(clock, person.hours[weekday]));
        }
      }
    }),
    { numRuns: 10 },
  );
});

// ---------------------------------------------------------------- second opinion

/** A shift as it is read off the wall: its minutes, and who is there by what is written down. */
function shiftByHand({ rota: any, service, absences, stored }: Case, date: string, template: ShiftTemplate) {
  const minutes = minutesOf(date, template);
  const weekday = reads(ms(`${date}T12:00Z`)).weekday;
  const staffed = minutes.some((now) => within(reads(now).clock, service[weekday])) && !calendar.isHoliday(date);
  if (!staffed || !template.weekdays.includes(weekday)) return null;
  const clocks = minutes
    .map((now) => reads(now).clock)
    .filter((clock) => template.start <= clock && clock < template.end);
  const there = (person: Person | undefined, asked: boolean) =>
    person !== undefined &&
    (person.from ?? date) <= date &&
    date <= (person.to ?? date) &&
    (asked || clocks.every((clock) => within(clock, person.hours[weekday])));
  const week = Math.floor((ms(date) - ms(any.weekA)) / (7 * day)) % 2 === 0 ? 'A' : 'B';
  const planned = any.plan
    .filter((each) => each.template === template.id && each.weekday === weekday)
    .filter(({ weeks }) => weeks === 'every' || weeks === week)
    .map(({ person }) => any.people.find(({ initials }) => initials === person))
    .find((person) => there(person, false))?.slack;
  const known = stored.find((each) => each.date === date && each.template === template.id);
  const kept = any.people.find(({ slack }) => slack === known?.person);
  const staff = known === undefined ? planned : there(kept, known.source === 'override') ? kept?.slack : undefined;
  const away = absences.some((each) => each.staff === staff && each.from <= date && date <= each.to);
  return { minutes: new Set(minutes), key: `${date} ${template.id}`, staff: away ? undefined : staff };
}

test('who is on duty agrees with the roster read minute by minute, over five years of clock changes and leap days', () => {
  fc.assert(
    fc.property(anyCase, (any) => {
      const dates = [0, 1, 2].map((days) => dateAfter(any.start, days));
      const byHand = dates
        .flatMap((date) => any.rota.templates.map((template) => shiftByHand(any, date, template)))
        .filter((shift) => shift !== null);
      const found = rosterFor(any.rota, calendarWith(any.service), any.stored, any.start, dateAfter(any.start, 2));
      for (let now = ms(any.start) - 120 * minute; now < ms(any.start) + 3 * day; now += minute) {
        const running = byHand.filter(({ minutes }) => minutes.has(now));
        const { on, uncovered } = dutyAt(found, any.absences, now);
        const key = ({ date, template }: Assigned) => `${date} ${template}`;
        const seen = [
          ...on.map(({ staff, shift }) => `${key(shift)} ${staff}`),
          ...uncovered.map((shift) => `${key(shift)} undefined`),
        ];
        const expected = running.map(({ key: name, staff }) => `${name} ${staff}`);
        if (seen.sort().join() !== expected.sort().join()) expect([reads(now), seen]).toEqual([reads(now), expected]);
      }
      expect(found.length).toBe(byHand.length);
    }),
    { numRuns: 60 },
  );
});
