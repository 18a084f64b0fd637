import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dueAt, serviceCalendar, serviceState } from '../../core/hours.ts';
import { LibrarySettings } from '../../core/library.ts';

type Hours = LibrarySettings['service']['hours'];
const minute = 60_000;
const day = 86_400_000;
const shut: Hours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const usual: Hours = {
  mon: ['10:00-18:00'],
  tue: ['10:00-13:00', '14:00-18:00'],
  wed: ['10:00-18:00'],
  thu: ['10:00-18:00'],
  fri: ['10:00-18:00'],
  sat: ['10:00-14:00'],
  sun: [],
};

const settings = (change: Partial<LibrarySettings> = {}): LibrarySettings => ({
  ...v.parse(LibrarySettings, {
    name: 'Bücherei',
    city: 'Ort',
    handle: 'buecherei',
    website: 'https://buecherei.example',
    privacyPage: 'https://buecherei.example/datenschutz',
    timezone: 'Europe/Berlin',
    land: 'NW',
    anrede: 'Sie',
    undoSeconds: 10,
    reopenDays: 7,
    target: { firstAnswerMinutes: 30, nineInTenMinutes: 60, remindBefore: 10, escalateAfter: 30 },
    report: { weekday: 'mon', time: '07:00', linkDays: 30 },
    service: { hours: usual },
    branches: [
      { id: 'nord', name: 'Nord', address: 'Weg 1', phone: '1', email: 'nord@buecherei.example', hours: shut },
    ],
    closures: [],
    extraOpenings: [],
  }),
  ...change,
});
const closure = (from: string, to: string, service: boolean) => ({
  from,
  to,
  branches: ['nord'],
  service,
  reason: { de: 'Grund', en: 'reason' },
});
const ms = (iso: string) => Date.parse(iso);
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const due = (arrived: string, minutes: number, change: Partial<LibrarySettings> = {}) =>
  iso(dueAt(serviceCalendar(settings(change)), ms(arrived), minutes));

// ---------------------------------------------------------------- single days

test('a question within the service hours is due so many minutes later', () => {
  expect(due('2026-11-16T10:00:00+01:00', 30)).toBe('2026-11-16T09:30:00.000Z');
});

test('seconds and milliseconds of the arrival are kept', () => {
  expect(due('2026-11-16T10:00:59.250+01:00', 30)).toBe('2026-11-16T09:30:59.250Z');
});

test('the clock of a question that comes before the opening starts at the opening', () => {
  expect(due('2026-11-16T07:15:00+01:00', 30)).toBe('2026-11-16T09:30:00.000Z');
});

test('the clock stands still at lunch and overnight', () => {
  expect(due('2026-11-17T12:50:00+01:00', 30)).toBe('2026-11-17T13:20:00.000Z');
  expect(due('2026-11-17T17:50:00+01:00', 30)).toBe('2026-11-18T09:20:00.000Z');
});

test('time that runs out exactly at closing is due at closing, and a question at closing waits for the next day', () => {
  expect(due('2026-11-17T17:30:00+01:00', 30)).toBe('2026-11-17T17:00:00.000Z');
  expect(due('2026-11-17T18:00:00+01:00', 30)).toBe('2026-11-18T09:30:00.000Z');
});

test('a question of Saturday evening is due on Monday', () => {
  expect(due('2026-11-14T20:00:00+01:00', 30)).toBe('2026-11-16T09:30:00.000Z');
});

test('with no minutes at all an answer is due at once, or when the service opens', () => {
  expect(due('2026-11-16T12:00:00+01:00', 0)).toBe('2026-11-16T11:00:00.000Z');
  expect(due('2026-11-16T19:00:00+01:00', 0)).toBe('2026-11-17T09:00:00.000Z');
});

test('the weekend of either clock change moves the opening by an hour of UTC', () => {
  expect(due('2026-10-24T20:00:00+02:00', 30)).toBe('2026-10-26T09:30:00.000Z');
  expect(due('2027-03-27T20:00:00+01:00', 30)).toBe('2027-03-30T08:30:00.000Z'); // Easter Monday is in between
});

test('a night shift lasts an hour more in October and an hour less in March', () => {
  const hours = { ...shut, sun: ['01:00-05:00'] };
  expect(due('2026-10-25T00:00:00+02:00', 300, { service: { hours } })).toBe('2026-10-25T04:00:00.000Z');
  // Only three of the four hours exist on 28 March 2027; the rest comes a week later.
  expect(due('2027-03-21T12:00:00+01:00', 240, { service: { hours } })).toBe('2027-04-04T00:00:00.000Z');
});

test('a period wholly within the hour that is left out is not served', () => {
  const hours = { ...shut, sun: ['02:00-03:00'] };
  expect(due('2027-03-22T12:00:00+01:00', 30, { service: { hours } })).toBe('2027-04-04T00:30:00.000Z');
});

// ---------------------------------------------------------------- special days

test('public holidays of the Land are closed, those of other Länder are not', () => {
  const corpusChristi = '2027-05-27T12:00:00+02:00';
  expect(due(corpusChristi, 30)).toBe('2027-05-28T08:30:00.000Z');
  expect(due(corpusChristi, 30, { land: 'BE' })).toBe('2027-05-27T10:30:00.000Z');
});

test('a closure of the service stops the clock, both ends included; one of the branches alone does not', () => {
  const from = '2026-12-22T17:50:00+01:00';
  expect(due(from, 30, { closures: [closure('2026-12-23', '2027-01-01', true)] })).toBe('2027-01-02T09:20:00.000Z');
  expect(due(from, 30, { closures: [closure('2026-12-23', '2027-01-01', false)] })).toBe('2026-12-23T09:20:00.000Z');
});

test('an extra opening of the service counts on a Sunday, a holiday and within a closure', () => {
  const extraOpenings = ['2026-11-15', '2026-12-25', '2026-12-29'].map((date) => ({
    date,
    branch: 'service',
    hours: ['12:00-13:00'],
  }));
  const closures = [closure('2026-12-24', '2027-01-01', true)];
  expect(due('2026-11-14T20:00:00+01:00', 30, { extraOpenings, closures })).toBe('2026-11-15T11:30:00.000Z');
  expect(due('2026-12-24T12:00:00+01:00', 90, { extraOpenings, closures })).toBe('2026-12-29T11:30:00.000Z');
});

test('an extra opening of a branch leaves the service as it is', () => {
  const extraOpenings = [{ date: '2026-11-15', branch: 'nord', hours: ['12:00-13:00'] }];
  expect(due('2026-11-14T20:00:00+01:00', 30, { extraOpenings })).toBe('2026-11-16T09:30:00.000Z');
});

test('an extra opening that overlaps the usual hours is not counted twice', () => {
  const extraOpenings = [{ date: '2026-11-16', branch: 'service', hours: ['17:00-20:00'] }];
  expect(due('2026-11-16T17:30:00+01:00', 60, { extraOpenings })).toBe('2026-11-16T17:30:00.000Z');
});

// ---------------------------------------------------------------- never, always

test('a service that never opens has no due time and no next opening, and says so at once', () => {
  const calendar = serviceCalendar(settings({ service: { hours: shut } }));
  expect(dueAt(calendar, ms('2026-11-16T10:00:00Z'), 30)).toBeNull();
  expect(serviceState(calendar, ms('2026-11-16T10:00:00Z'))).toEqual({ open: false, next: null });
});

test('a closure of more than 400 days is as good as never', () => {
  const calendar = serviceCalendar(settings({ closures: [closure('2026-11-01', '2028-01-31', true)] }));
  expect(dueAt(calendar, ms('2026-11-16T10:00:00Z'), 30)).toBeNull();
});

test('the state tells until when it is open', () => {
  const calendar = serviceCalendar(settings());
  expect(serviceState(calendar, ms('2026-11-17T10:00:00+01:00'))).toEqual({
    open: true,
    until: ms('2026-11-17T13:00:00+01:00'),
  });
});

test('the state tells when it opens next, at lunch and at the moment of closing', () => {
  const calendar = serviceCalendar(settings());
  for (const at of ['2026-11-17T13:00:00+01:00', '2026-11-17T13:59:59+01:00']) {
    expect(serviceState(calendar, ms(at))).toEqual({ open: false, next: ms('2026-11-17T14:00:00+01:00') });
  }
  expect(serviceState(calendar, ms('2026-11-14T14:00:00+01:00'))).toEqual({
    open: false,
    next: ms('2026-11-16T10:00:00+01:00'),
  });
});

test('a service that goes across midnight is open until its end on the next day', () => {
  const hours = { ...shut, mon: ['20:00-24:00'], tue: ['00:00-02:00', '02:00-03:00'] };
  const calendar = serviceCalendar(settings({ service: { hours } }));
  expect(serviceState(calendar, ms('2026-11-16T21:00:00+01:00'))).toEqual({
    open: true,
    until: ms('2026-11-17T03:00:00+01:00'),
  });
});

test('a service round the clock is open until the next holiday on which it rests', () => {
  const round = ['00:00-24:00'];
  const hours = { mon: round, tue: round, wed: round, thu: round, fri: round, sat: round, sun: round };
  const extraOpenings = ['2026-12-25', '2026-12-26'].map((date) => ({ date, branch: 'service', hours: round }));
  const state = serviceState(serviceCalendar(settings({ service: { hours }, extraOpenings })), ms('2026-12-20T10:00Z'));
  expect(state).toEqual({ open: true, until: ms('2027-01-01T00:00:00+01:00') });
});

// ---------------------------------------------------------------- second opinions

/** Easter Sunday by the anonymous Gregorian computus, as the day's UTC midnight. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return Date.UTC(year, month - 1, (h + l - 7 * m + 33 * month + 19) % 32);
}
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
/** North Rhine-Westphalia: Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi and the fixed days. */
const holidaysOfNrw = (year: number) =>
  [
    ...[-2, 1, 39, 50, 60].map((days) => dateOf(easter(year) + days * day)),
    ...['01-01', '05-01', '10-03', '11-01', '12-25', '12-26'].map((date) => `${year}-${date}`),
  ].sort();

test('the holidays of North Rhine-Westphalia are those of the law', () => {
  const byHand = {
    2026: ['04-03', '04-06', '05-14', '05-25', '06-04'],
    2027: ['03-26', '03-29', '05-06', '05-17', '05-27'],
    2028: ['04-14', '04-17', '05-25', '06-05', '06-15'],
  };
  const calendar = serviceCalendar(settings());
  for (const [year, movable] of Object.entries(byHand)) {
    expect(holidaysOfNrw(Number(year))).toEqual(expect.arrayContaining(movable.map((date) => `${year}-${date}`)));
  }
  for (const year of [2026, 2027, 2028]) {
    const dates = Array.from({ length: 366 }, (_, i) => dateOf(Date.UTC(year, 0, 1 + i)));
    expect(dates.filter((date) => date.startsWith(`${year}`) && calendar.isHoliday(date))).toEqual(holidaysOfNrw(year));
  }
});

/** Central European Summer Time from the last Sunday in March to the last in October, at 01:00 UTC. */
function berlinOffset(at: number): number {
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(new Date(at).getUTCFullYear(), month + 1, 0));
    return last.getTime() - last.getUTCDay() * day + 60 * minute;
  };
  return (at >= lastSunday(2) && at < lastSunday(9) ? 120 : 60) * minute;
}
const nrw = new Map([2026, 2027, 2028].map((year) => [year, holidaysOfNrw(year)]));
const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Looks at the wall clock, nothing else: is the service open at this minute? */
function openAt(at: number, rules: LibrarySettings): boolean {
  const local = new Date(at + berlinOffset(at));
  const [date = '', clock = ''] = local.toISOString().split('T');
  const within = (hours: string[]) =>
    hours.some((period) => period.slice(0, 5) <= clock.slice(0, 5) && clock.slice(0, 5) < period.slice(6));
  if (rules.extraOpenings.some((o) => o.branch === 'service' && o.date === date && within(o.hours))) return true;
  if (nrw.get(local.getUTCFullYear())?.includes(date)) return false;
  if (rules.closures.some((c) => c.service && c.from <= date && date <= c.to)) return false;
  const name = names[local.getUTCDay()];
  return name !== undefined && within(rules.service.hours[name]);
}

const clockOf = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
const hoursOfDay = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 4 }).map((quarters) => {
  const sorted = quarters.sort((a, b) => a - b);
  const periods: string[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 2)
    periods.push(`${clockOf(sorted[i] ?? 0)}-${clockOf(sorted[i + 1] ?? 0)}`);
  return periods;
});
const aroundClockChange = fc
  .constantFrom('2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2026-12-25', '2027-05-27')
  .chain((date) =>
    fc.integer({ min: -5 * 1440, max: 2 * 1440 }).map((offset) => ms(`${date}T00:00Z`) + offset * minute),
  );
const rulesAround = (at: number) =>
  fc.record({
    hours: fc.record({
      mon: hoursOfDay,
      tue: hoursOfDay,
      wed: hoursOfDay,
      thu: hoursOfDay,
      fri: hoursOfDay,
      sat: hoursOfDay,
      sun: hoursOfDay,
    }),
    closures: fc
      .array(fc.tuple(fc.nat(6), fc.nat(3), fc.boolean()), { maxLength: 2 })
      .map((list) =>
        list.map(([after, length, service]) =>
          closure(dateOf(at + after * day), dateOf(at + (after + length) * day), service),
        ),
      ),
    extraOpenings: fc
      .array(fc.tuple(fc.nat(7), hoursOfDay, fc.constantFrom('service', 'nord')), { maxLength: 2 })
      .map((list) => list.map(([after, hours, branch]) => ({ date: dateOf(at + after * day), hours, branch }))),
  });
const cases = aroundClockChange.chain((at) =>
  fc.tuple(fc.constant(at), rulesAround(at), fc.integer({ min: 1, max: 900 })),
);

test('due times agree with a count minute by minute, across clock changes, holidays and closures', () => {
  fc.assert(
    fc.property(cases, ([at, { hours, closures, extraOpenings }, minutes]) => {
      const rules = settings({ service: { hours }, closures, extraOpenings });
      const found = dueAt(serviceCalendar(rules), at, minutes);
      let left = minutes;
      let clock = at;
      for (; left > 0 && clock < at + 10 * day; clock += minute) if (openAt(clock, rules)) left--;
      if (left === 0) expect(iso(found)).toBe(iso(clock));
      else expect(found ?? Number.POSITIVE_INFINITY).toBeGreaterThan(clock);
    }),
    { numRuns: 150 },
  );
});

test('the state agrees with the wall clock, and nothing changes before the time that it tells', () => {
  fc.assert(
    fc.property(cases, ([at, { hours, closures, extraOpenings }]) => {
      const rules = settings({ service: { hours }, closures, extraOpenings });
      const state = serviceState(serviceCalendar(rules), at);
      expect(state.open).toBe(openAt(at, rules));
      const change = (state.open ? state.until : state.next) ?? Number.POSITIVE_INFINITY;
      let clock = at;
      while (clock < at + 10 * day && openAt(clock, rules) === state.open) clock += minute;
      if (clock < at + 10 * day) expect(iso(change)).toBe(iso(clock));
      else expect(change).toBeGreaterThanOrEqual(clock);
    }),
    { numRuns: 150 },
  );
});
