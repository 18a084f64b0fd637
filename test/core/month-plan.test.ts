import { expect, test } from 'vitest';
import { daysOf, monthPlan } from '../../core/month-plan.ts';
import { rosterFor } from '../../core/roster.ts';
import type { Absence, Assignment, Rota } from '../../core/rota.ts';
import { allWeek, calendarWith, rotaOf, somebody } from '../support/random-rotas.ts';

const mk = somebody({ initials: 'mk', name: 'Marta Kühn', share: 0.8 });
const ja = somebody({ initials: 'ja', name: 'Jonas Albrecht', share: 0.5 });
const calendar = calendarWith({ ...allWeek(['10:00-18:00']), sun: [] });

function plan(month: string, change: Partial<Rota> = {}, stored: Assignment[] = [], absences: Absence[] = []) {
  const rota = rotaOf([mk, ja], change);
  const { from, to } = daysOf(month);
  return monthPlan(month, { rota, calendar, roster: rosterFor(rota, calendar, stored, from, to), absences, now: 0 });
}

test('a month is whole weeks from Monday to Sunday, with the days of other months left empty', () => {
  const { weeks } = plan('2026-12');
  expect(weeks.map(({ number }) => number)).toEqual([49, 50, 51, 52, 53]);
  expect(weeks.every(({ days }) => days.length === 7)).toBe(true);
  const dates = weeks.flatMap(({ days }) => days.flatMap((day) => day?.date ?? []));
  expect([dates[0], dates.at(-1), dates.length]).toEqual(['2026-12-01', '2026-12-31', 31]);
  expect(plan('2028-02').weeks.flatMap(({ days }) => days.filter(Boolean))).toHaveLength(29);
  expect(plan('2026-08').weeks).toHaveLength(6);
});

test('holidays are marked and have no shifts', () => {
  const days = plan('2026-12').weeks.flatMap(({ days }) => days.flatMap((day) => day ?? []));
  expect(days.filter(({ holiday }) => holiday).map(({ date }) => date)).toEqual(['2026-12-25', '2026-12-26']);
  expect(days.find(({ date }) => date === '2026-12-25')?.shifts).toEqual([]);
});

test('A and B weeks are named where the negotiated plan has them', () => {
  const line = { weekday: 'mon' as const, template: 'frueh', person: 'mk' };
  expect(plan('2026-11', { plan: [{ ...line, weeks: 'A' }] }).weeks.map(({ kind }) => kind)).toEqual([
    'B',
    'A',
    'B',
    'A',
    'B',
    'A',
  ]);
  expect(plan('2026-11', { plan: [{ ...line, weeks: 'every' }] }).weeks[0]?.kind).toBeNull();
});

test('each shift says who has it and how that came; load is told per full contract', () => {
  const one: Assignment = {
    date: '2026-12-01',
    template: 'frueh',
    person: 'U0MK',
    source: 'swap',
    publishedAt: 1,
    swap: { by: 'U0MK', at: 1 },
    version: 2,
  };
  const { weeks, loads, uncovered } = plan('2026-12', {}, [one]);
  expect(weeks[0]?.days[1]?.shifts).toMatchObject([
    { start: '10:00', end: '14:00', initials: 'mk', source: 'swap', published: true, offered: true },
    { start: '14:00', end: '18:00', initials: null, source: 'roster', published: false, offered: false },
  ]);
  expect(loads).toEqual([
    { name: 'Marta Kühn', initials: 'mk', share: 0.8, shifts: 1, perShare: 1.25 },
    { name: 'Jonas Albrecht', initials: 'ja', share: 0.5, shifts: 0, perShare: 0 },
  ]);
  expect(uncovered).toBe(49);

  const away = plan('2026-12', {}, [one], [{ staff: 'U0MK', from: '2026-12-01', to: '2026-12-01' }]);
  expect(away.weeks[0]?.days[1]?.shifts[0]?.initials).toBeNull();
  expect(away.loads[0]?.shifts).toBe(0);
  expect(away.uncovered).toBe(50);
});
