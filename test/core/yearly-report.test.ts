import { expect, test } from 'vitest';
import type { Case } from '../../core/case.ts';
import { weekAt } from '../../core/iso-week.ts';
import { tallyOf, weeksOfYear, type YearRow, yearRows } from '../../core/yearly-report.ts';
import { askedAt } from '../support/cases.ts';
import { handWorkedCases } from '../support/hand-worked-week.ts';

const zone = 'Europe/Berlin';
const minute = 60_000;
const hour = 60 * minute;
const asked = (iso: string, change: Partial<Case> = {}): Case => askedAt(Date.parse(iso), zone, { id: iso, ...change });
const answered = (iso: string, minutes: number, change: Partial<Case> = {}): Case => {
  const at = Date.parse(iso) + 2 * minutes * minute;
  return asked(iso, { first: { at, serviceMs: minutes * minute }, ended: { at, how: 'answered' }, ...change });
};
const told = (cases: readonly Case[], change: Partial<Parameters<typeof yearRows>[1]> = {}) =>
  yearRows([tallyOf(cases)], { year: 2026, zone, now: Date.parse('2027-01-04T07:00+01:00'), behind: null, ...change });
const row = (rows: readonly YearRow[], period: string, channel: YearRow['channel'] = 'all') =>
  rows.find((each) => each.period === period && each.channel === channel);

const year = [
  answered('2026-02-03T10:00+01:00', 10, { effort: 1 }),
  answered('2026-02-04T10:00+01:00', 20, { effort: 4 }),
  answered('2026-02-05T10:00+01:00', 30, { channel: 'x-dm' }),
  asked('2026-02-06T10:00+01:00', { ended: { at: 0, how: 'spam' } }),
  asked('2026-02-07T10:00+01:00', { ended: { at: 0, how: 'thanks' } }),
  asked('2026-12-31T23:59+01:00'),
];

test('each month and the year are told for every channel and for all of them', () => {
  const rows = told(year);
  expect(rows).toHaveLength(13 * 3);
  expect(row(rows, '2026-02')).toEqual({
    period: '2026-02',
    channel: 'all',
    arrived: 4,
    answered: 3,
    closed: 1,
    open: 0,
    medianServiceMinutes: null, // of three answers each is a third of the figure
    medianElapsedMinutes: null,
    read: { 1: 1, 2: 0, 3: 0, 4: 1, 5: 0, 6: 0 },
  });
  expect(row(rows, '2026-02', 'x-dm')).toMatchObject({ arrived: 1, answered: 1, read: null });
  expect(row(rows, '2026-12')).toMatchObject({ arrived: 1, open: 1 });
  expect(row(rows, '2026')).toMatchObject({ arrived: 5, answered: 3, closed: 1, open: 1 });
});

test('a month in which nobody asked has a zero; one before the first question, to come or forgotten has no number', () => {
  const rows = told(year);
  expect(row(rows, '2026-03')).toMatchObject({ arrived: 0, read: null, medianServiceMinutes: null });
  expect(row(rows, '2026-01')).toMatchObject({ arrived: null, answered: null, closed: null, open: null });
  const june = told(year.slice(0, 5), { now: Date.parse('2026-06-15T12:00+02:00') });
  expect(june.filter(({ channel }) => channel === 'all').map(({ arrived }) => arrived)).toEqual([
    null,
    4,
    0,
    0,
    0,
    0,
    null,
    null,
    null,
    null,
    null,
    null,
    4,
  ]);
  // 25 months after its first day a month may have lost cases already.
  const late = told(year, { now: Date.parse('2028-03-15T12:00+01:00') });
  expect([row(late, '2026-02')?.arrived, row(late, '2026-03')?.arrived, row(late, '2026')?.arrived]).toEqual([
    null,
    0,
    null,
  ]);
  expect(told([]).every(({ arrived }) => arrived === null)).toBe(true);
});

test('a question of the weeks before shows that the service ran, and counts in its own year', () => {
  const before = asked('2025-12-30T10:00+01:00');
  expect(weeksOfYear(2026, zone)).toContain(before.week);
  const rows = told([before, ...year]);
  expect([row(rows, '2026-01')?.arrived, row(rows, '2026')?.arrived]).toEqual([0, 5]);
});

test('the weeks to be read hold every day of the year', () => {
  const weeks = weeksOfYear(2026, zone);
  const days = Array.from({ length: 365 }, (_, i) => weekAt(Date.parse('2026-01-01T12:00Z') + i * 24 * hour, zone));
  expect(days.every((week) => weeks.includes(week))).toBe(true);
  expect(weeks.at(-1)).toBe('2026-W53');
  expect(new Set(weeks).size).toBe(weeks.length);
});

test('a month begins at midnight in the library’s zone', () => {
  const rows = told([answered('2026-01-31T23:30:00Z', 5), answered('2026-03-31T21:30:00Z', 5)]);
  expect([row(rows, '2026-02')?.arrived, row(rows, '2026-03')?.arrived, row(rows, '2026-04')?.arrived]).toEqual([
    1, 1, 0,
  ]);
});

/** Five of February, two of them on one channel, and one of March. */
const six = [
  ...year.slice(0, 3),
  answered('2026-02-10T10:00+01:00', 40),
  answered('2026-02-11T10:00+01:00', 50),
  answered('2026-02-12T10:00+01:00', 60),
  answered('2026-03-10T10:00+01:00', 5),
];
const on = (person: string, iso: string) => {
  const start = Date.parse(iso);
  return { date: iso.slice(0, 10), person, start, end: start + 4 * hour };
};
const march = Date.parse('2026-04-15T07:00+02:00');

test('without a rota answer times stand for all channels alone, and never of fewer than five answers', () => {
  const rows = told(six);
  expect(row(rows, '2026-02')).toMatchObject({ answered: 6, medianServiceMinutes: 35, medianElapsedMinutes: 70 });
  expect(row(rows, '2026-02', 'x-mention')).toMatchObject({ answered: 5, medianServiceMinutes: null });
  expect(row(rows, '2026-03')).toMatchObject({ answered: 1, medianServiceMinutes: null, medianElapsedMinutes: null });
  expect(row(rows, '2026')).toMatchObject({ answered: 7, medianServiceMinutes: 30 });
});

test('a month has answer times if three people had a shift in one of its weeks, and a channel if they answered on it', () => {
  const two = [on('U0A', '2026-02-03T09:00+01:00'), on('U0B', '2026-02-04T09:00+01:00')];
  const three = [...two, on('U0C', '2026-02-10T09:00+01:00')];
  const later = [...two, on('U0C', '2026-02-05T09:00+01:00')];
  const known = (covered: typeof two) => told(six, { now: march, behind: { covered, kept: new Map(), now: march } });
  expect(row(known(two), '2026-02')).toMatchObject({ answered: 6, medianServiceMinutes: null });
  // Three in the month, and never three in a week.
  expect(row(known(three), '2026-02')?.medianServiceMinutes).toBeNull();
  expect(row(known(later), '2026-02')?.medianServiceMinutes).toBe(35);
  expect(row(known(later), '2026')?.medianServiceMinutes).toBe(30);
  // On the Thursday it was a direct message that was answered; on that day's tenth it is a mention.
  expect(row(known(later), '2026-02', 'x-mention')?.medianServiceMinutes).toBeNull();
  expect(row(known(three), '2026-02', 'x-mention')?.medianServiceMinutes).toBe(40);
});

test('of months whose absences are forgotten the number kept with a week decides, and no channel is told', () => {
  const now = Date.parse('2027-01-04T07:00+01:00');
  const everybody = ['U0A', 'U0B', 'U0C'].flatMap((person) =>
    ['03', '10', '11', '12'].map((day) => on(person, `2026-02-${day}T09:00+01:00`)),
  );
  const rows = (kept: [string, number][]) => told(six, { behind: { covered: everybody, kept: new Map(kept), now } });
  expect(row(rows([]), '2026-02')?.medianServiceMinutes).toBeNull();
  expect(row(rows([['2026-W06', 2]]), '2026-02')?.medianServiceMinutes).toBeNull();
  expect(row(rows([['2026-W06', 3]]), '2026-02')?.medianServiceMinutes).toBe(35);
  expect(row(rows([['2026-W06', 3]]), '2026')?.medianServiceMinutes).toBe(30);
  expect(row(rows([['2026-W06', 3]]), '2026-02', 'x-mention')?.medianServiceMinutes).toBeNull();
  // A week that only begins in a month is not one of its: who had a shift in the other part?
  expect(row(rows([['2026-W05', 3]]), '2026-02')?.medianServiceMinutes).toBeNull();
});

test('the week that was worked out on paper belongs to two years', () => {
  const rows = told(handWorkedCases);
  expect(row(rows, '2026-12')).toMatchObject({ arrived: 25, answered: 21, open: 1, closed: 3 });
  const next = told(handWorkedCases, { year: 2027, now: Date.parse('2027-01-04T07:00+01:00') });
  expect(row(next, '2027-01')).toMatchObject({ arrived: 5, answered: 3, open: 2, closed: 0 });
});
