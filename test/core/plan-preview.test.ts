import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fnv64 } from '../../core/fnv.ts';
import { fingerprintOf, planPreview } from '../../core/plan-preview.ts';
import { dayAfter, rosterFor } from '../../core/roster.ts';
import { loadDays, propose } from '../../core/roster-plan.ts';
import { publish } from '../../core/rota-publish.ts';
import { wallClock } from '../../core/shifts.ts';
import { allWeek, anyCase, calendarWith, early, rotaOf, somebody } from '../support/random-rotas.ts';

const row = { date: '2026-11-25', template: 'frueh', person: 'U0MARTA', version: 0 };
const rows = [row, { ...row, template: 'spaet', person: null }, { ...row, date: '2026-11-26', version: 3 }];

test('the fingerprint of a proposal is short, and the same in whatever order its rows come', () => {
  expect(fingerprintOf(rows)).toMatch(/^[0-9a-f]{12}$/);
  expect(fingerprintOf(rows.toReversed())).toBe(fingerprintOf(rows));
  expect(fingerprintOf([])).toMatch(/^[0-9a-f]{12}$/);
});

test('another day, shift, person or version, and a row more or less, is another fingerprint', () => {
  const others = [
    rows.slice(1),
    [...rows, { ...row, date: '2026-11-27' }],
    ...[{ date: '2026-11-24' }, { template: 'mittag' }, { person: 'U0JONAS' }, { person: null }, { version: 1 }].map(
      (change) => [{ ...row, ...change }, ...rows.slice(1)],
    ),
  ];
  expect(new Set([rows, ...others].map(fingerprintOf)).size).toBe(others.length + 1);
});

test('it hashes as its authors publish', () => {
  expect(['', 'a', 'foobar'].map((text) => fnv64(text).toString(16))).toEqual([
    'cbf29ce484222325',
    'af63dc4c8601ec8c',
    '85944171f73967e8',
  ]);
});

test('what is shown and what would be published have the same fingerprint, whatever the rota', () => {
  fc.assert(
    fc.property(anyCase, fc.integer({ min: 14, max: 20 }), (each, ahead) => {
      const { rota, absences, start } = each;
      const calendar = calendarWith(each.service);
      const now = instantOn(start);
      const { date: today } = wallClock(now, calendar.zone);
      const until = dayAfter(today, ahead);
      const roster = rosterFor(rota, calendar, each.stored, dayAfter(today, -loadDays), dayAfter(until, 6));
      const proposed = propose({ rota, calendar, roster, absences, from: today, to: until });
      const shown = planPreview({ rota, roster, proposed, until, now });
      const standing = { rota, roster, absences, now, zone: calendar.zone, today, by: 'U0LEAD', lead: true };
      const move = publish(standing, proposed, until);
      expect(shown.fingerprint).toBe(fingerprintOf(move.kind === 'change' ? move.change.assignments : []));
    }),
    { numRuns: 40 },
  );
});

test('everybody is told how many of the proposed shifts are theirs, and how many they have in the eight weeks', () => {
  const [mk, ja] = ['mk', 'ja'].map((initials) => somebody({ initials }));
  if (mk === undefined || ja === undefined) throw new Error('Nobody');
  const rota = rotaOf([mk, ja], { templates: [early] });
  const calendar = calendarWith({ ...allWeek(['10:00-18:00']), sat: [], sun: [] });
  const [today, until] = ['2026-11-23', '2026-12-04'];
  const past = { template: 'frueh', source: 'roster', publishedAt: 1, swap: null, version: 1 } as const;
  const stored = ['2026-11-18', '2026-11-19', '2026-11-20'].map((date) => ({ ...past, date, person: 'U0MK' }));
  const roster = rosterFor(rota, calendar, stored, dayAfter(today, -loadDays), dayAfter(until, 6));
  const proposed = propose({ rota, calendar, roster, absences: [], from: today, to: until });
  const { shifts, loads } = planPreview({ rota, roster, proposed, until, now: Date.parse(`${today}T06:00:00Z`) });
  expect(loads).toEqual([
    { name: 'mk', shifts: 6, proposed: 3, perShare: 12 },
    { name: 'ja', shifts: 7, proposed: 7, perShare: 14 },
  ]);
  expect(shifts).toHaveLength(10);
});

/** Noon in Berlin, in winter. */
const instantOn = (date: string) => Date.parse(`${date}T11:00:00Z`);
