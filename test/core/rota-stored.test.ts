import { expect, test } from 'vitest';
import type { Absence, Assignment, Rota } from '../../core/rota.ts';
import { storedProblems } from '../../core/rota-stored.ts';
import { allWeek, calendarWith, early, rotaOf, somebody } from '../support/random-rotas.ts';

const calendar = calendarWith(allWeek(['10:00-18:00']));
const mk = somebody({ initials: 'mk' });
const ja = somebody({ initials: 'ja' });
const today = '2026-11-23';
const store = (change: Partial<Assignment> = {}): Assignment => ({
  date: '2026-11-24',
  template: 'frueh',
  person: 'U0JA',
  source: 'roster',
  publishedAt: 1,
  swap: null,
  version: 1,
  ...change,
});
const problems = (rota: Rota, stored: Assignment[], absences: Absence[] = [], at = calendar) =>
  storedProblems(rota, at, stored, absences, today);
const shift = { date: '2026-11-24', template: 'frueh', staff: 'U0JA' };

test('a table that fits rota.yaml gives nothing to tell', () => {
  const away = { staff: 'U0JA', from: '2026-11-20', to: '2026-11-23' };
  expect(
    problems(rotaOf([mk, ja]), [store(), store({ date: '2026-11-25', swap: { by: 'U0JA', at: 1 } })], [away]),
  ).toEqual([]);
});

test('somebody who is no longer in rota.yaml still has shifts, told together and in order', () => {
  const stored = [store({ date: '2026-11-26' }), store(), store({ template: 'spaet', person: 'U0MK' })];
  expect(problems(rotaOf([mk]), stored)).toEqual([
    { kind: 'unknown', staff: 'U0JA', shifts: [shift, { ...shift, date: '2026-11-26' }] },
  ]);
});

test('what lies behind, and what nobody has, is nobody’s trouble', () => {
  const behind = store({ date: '2026-11-22' });
  const free = [store({ person: null }), store({ person: null, template: 'weg' })];
  expect(problems(rotaOf([mk]), [behind, ...free])).toEqual([]);
  expect(problems(rotaOf([mk]), [store({ date: today })])).toHaveLength(1);
});

test('who left by then, or comes only later, is told apart; the last and the first day count', () => {
  const stored = [store(), store({ date: '2026-11-25' })];
  expect(problems(rotaOf([mk, { ...ja, to: '2026-11-24' }]), stored)).toEqual([
    { kind: 'left', staff: 'U0JA', shifts: [{ ...shift, date: '2026-11-25' }] },
  ]);
  expect(problems(rotaOf([mk, { ...ja, from: '2026-11-25' }]), stored)).toEqual([
    { kind: 'notYet', staff: 'U0JA', shifts: [shift] },
  ]);
});

test('hours that no longer cover a shift are told, but not where a lead put somebody there all the same', () => {
  const rota = rotaOf([mk, { ...ja, hours: allWeek(['10:00-13:59']) }]);
  expect(problems(rota, [store({ source: 'swap' })])).toEqual([{ kind: 'hours', staff: 'U0JA', shifts: [shift] }]);
  expect(problems(rota, [store({ source: 'override' })])).toEqual([]);
  expect(problems(rotaOf([mk, { ...ja, to: today }]), [store({ source: 'override' })])).toMatchObject([
    { kind: 'left' },
  ]);
});

test('a kind of shift that rota.yaml no longer has, or no longer on that weekday', () => {
  const stored = [store({ template: 'abend' }), store({ template: 'abend', person: 'U0MK', date: '2026-11-25' })];
  expect(problems(rotaOf([mk, ja]), stored)).toEqual([
    {
      kind: 'templateGone',
      template: 'abend',
      shifts: [
        { ...shift, template: 'abend' },
        { date: '2026-11-25', template: 'abend', staff: 'U0MK' },
      ],
    },
  ]);
  const mondays = rotaOf([mk, ja], { templates: [{ ...early, weekdays: ['mon'] }] });
  expect(problems(mondays, [store()])).toEqual([{ kind: 'weekdayGone', template: 'frueh', shifts: [shift] }]);
});

test('a shift on a day on which the service has closed since', () => {
  const reason = { de: 'Umbau', en: 'Works' };
  const closures = [{ from: '2026-11-24', to: '2026-11-24', branches: [], service: true, reason }];
  const closed = calendarWith(allWeek(['10:00-18:00']), { closures });
  expect(problems(rotaOf([mk, ja]), [store(), store({ date: '2026-11-25' })], [], closed)).toEqual([
    { kind: 'closed', shifts: [shift] },
  ]);
});

test('an open swap and an absence of somebody whom rota.yaml does not know', () => {
  const swap = { by: 'U0JA', at: 1 };
  const over = { staff: 'U0JA', from: '2026-11-01', to: '2026-11-22' };
  const away = { staff: 'U0JA', from: '2026-11-20', to: '2026-11-23' };
  expect(problems(rotaOf([mk]), [store({ swap })], [over, away])).toEqual([
    { kind: 'unknown', staff: 'U0JA', shifts: [shift] },
    { kind: 'unknownSwap', staff: 'U0JA', shifts: [shift] },
    { kind: 'unknownAbsence', absence: away },
  ]);
});

test('a shift for which everybody is away who could have it, unless a lead found somebody', () => {
  const rota = rotaOf([mk, { ...ja, hours: allWeek(['14:00-18:00']) }]);
  const away = [{ staff: 'U0MK', from: '2026-11-20', to: '2026-11-24' }];
  const none = (date: string) => ({ date, template: 'frueh', staff: null });
  expect(problems(rota, [], away)).toEqual([{ kind: 'allAway', shifts: [none('2026-11-23'), none('2026-11-24')] }]);
  expect(problems(rota, [store({ source: 'override' })], away)).toEqual([
    { kind: 'allAway', shifts: [none('2026-11-23')] },
  ]);
});
