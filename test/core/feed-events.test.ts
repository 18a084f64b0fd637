import fc from 'fast-check';
import { expect, test } from 'vitest';
import { present } from '../../core/duty.ts';
import { feedAddress, feedPath, feedTokenOf } from '../../core/feed-address.ts';
import { type FeedInput, feedEvents } from '../../core/feed-events.ts';
import { rosterFor } from '../../core/roster.ts';
import type { Assignment, RotaEntry } from '../../core/rota.ts';
import { allWeek, anyCase, calendarWith, dateAfter, rotaOf, somebody } from '../support/random-rotas.ts';

const mk = somebody({ initials: 'mk' });
const ja = somebody({ initials: 'ja' });
const rota = rotaOf([mk, ja], { plan: [{ weekday: 'mon', template: 'frueh', person: 'mk', weeks: 'every' }] });
const calendar = calendarWith(allWeek(['10:00-18:00']));
const monday = '2026-11-23';

const stored = (change: Partial<Assignment> = {}): Assignment => ({
  date: monday,
  template: 'frueh',
  person: 'U0MK',
  source: 'roster',
  publishedAt: 5,
  swap: null,
  version: 1,
  ...change,
});
const entry = (change: Partial<RotaEntry>): RotaEntry => ({
  at: 9,
  by: 'U0JA',
  what: 'swapTaken',
  date: monday,
  template: 'frueh',
  from: 'U0MK',
  to: 'U0JA',
  ...change,
});
/** Of one Monday: the early shift alone, unless others are asked for. */
function events(change: Partial<FeedInput> & { assignments?: Assignment[] } = {}, template = 'frueh') {
  const { assignments = [], ...rest } = change;
  const all = feedEvents({
    rota,
    zone: 'Europe/Berlin',
    roster: rosterFor(rota, calendar, assignments, monday, monday),
    stored: assignments,
    absences: [],
    log: [],
    of: 'U0MK',
    since: 3,
    instance: 'buecherei',
    language: 'de',
    now: 8,
    ...rest,
  });
  return all.filter(({ uid }) => uid.includes(template));
}

test('my shifts are in my calendar as instants, and others are not', () => {
  expect(events({ assignments: [stored()] })).toEqual([
    {
      uid: '2026-11-23-frueh@buecherei',
      start: Date.parse('2026-11-23T10:00:00+01:00'),
      end: Date.parse('2026-11-23T14:00:00+01:00'),
      title: 'Dienst: Früh',
      note: null,
      status: 'confirmed',
      busy: true,
      sequence: 1,
      changedAt: 5,
    },
  ]);
  expect(events({ assignments: [stored()], of: 'U0JA' })).toEqual([]);
});

test('what is not published yet is tentative, and an asked swap leaves the shift where it is', () => {
  expect(events()).toMatchObject([{ status: 'tentative', sequence: 0, changedAt: 3 }]);
  expect(events({ now: Date.parse('2026-11-24') })).toMatchObject([{ status: 'confirmed', note: null }]);
  const asked = stored({ swap: { by: 'U0MK', at: 1 } });
  expect(events({ assignments: [asked] })).toMatchObject([{ status: 'confirmed', title: 'Dienst: Früh' }]);
  expect(events({ assignments: [asked] })[0]?.note).toContain('Tausch angefragt');
});

test('a shift that a colleague took is cancelled in my calendar and new in theirs, under the same name', () => {
  const change = { assignments: [stored({ person: 'U0JA', source: 'swap', version: 2 })], log: [entry({})] };
  const [mine] = events(change);
  const [theirs] = events({ ...change, of: 'U0JA' });
  expect(mine).toMatchObject({ status: 'cancelled', title: 'Entfällt: Früh', busy: false, sequence: 2, changedAt: 9 });
  expect(theirs).toMatchObject({ uid: mine?.uid, status: 'confirmed', sequence: 2 });
});

test('while I am away my shifts are cancelled', () => {
  const absences = [{ staff: 'U0MK', from: monday, to: monday }];
  expect(events({ assignments: [stored()], absences })).toMatchObject([{ status: 'cancelled' }]);
  const freed = { assignments: [stored({ person: null, source: 'swap', version: 2 })], absences };
  expect(events({ ...freed, log: [entry({ what: 'freed', to: null })] })).toMatchObject([{ status: 'cancelled' }]);
  // Once the audit has forgotten whose it was, nobody needs to be told any more.
  expect(events(freed)).toEqual([]);
});

test('a shift that came back is confirmed again, with a higher count', () => {
  const log = [entry({}), entry({ at: 12, from: 'U0JA', to: 'U0MK' })];
  const again = events({ assignments: [stored({ source: 'swap', version: 3 })], log });
  expect(again).toMatchObject([{ status: 'confirmed', sequence: 3, changedAt: 12 }]);
});

test('a published shift on a day that was closed afterwards is cancelled for all whom it concerns', () => {
  const shut = { assignments: [stored()], roster: [] };
  const cancelled = [{ status: 'cancelled', start: Date.parse('2026-11-23T10:00:00+01:00') }];
  expect(events(shut)).toMatchObject(cancelled);
  expect(events({ ...shut, of: null })).toMatchObject(cancelled);
  expect(events({ ...shut, of: 'U0JA' })).toEqual([]);
  expect(events({ ...shut, assignments: [stored({ template: 'abgeschafft' })] }, '')).toEqual([]);
});

test('the calendar of all names everybody by initials, says who is missing, and blocks nobody', () => {
  expect(events({ of: null, assignments: [stored()] })).toMatchObject([{ title: 'Früh: mk', busy: false }]);
  expect(events({ of: null }, 'spaet')).toMatchObject([{ title: 'Spät: noch niemand', busy: false }]);
  expect(events({ of: null, language: 'en' }, 'spaet')).toMatchObject([{ title: 'Late: nobody yet' }]);
});

test('over random rotas a person’s calendar has exactly the shifts at which they will be there', () => {
  fc.assert(
    fc.property(anyCase, ({ start, rota: any, service, absences, stored: assignments }) => {
      const open = calendarWith(service);
      const roster = rosterFor(any, open, assignments, start, dateAfter(start, 20));
      const input = { rota: any, zone: 'Europe/Berlin', roster, stored: assignments, absences, log: [], since: 0 };
      const read = (of: string | null) => feedEvents({ ...input, of, instance: 'b', language: 'de', now: 0 });
      for (const { slack } of any.people) {
        const there = roster.filter((shift) => present(shift, absences).person === slack);
        const taken = read(slack).filter(({ busy }) => busy);
        expect(taken.map((each) => [each.start, each.end]).sort()).toEqual(there.map((s) => [s.start, s.end]).sort());
      }
      const all = read(null);
      expect(new Set(all.map(({ uid }) => uid)).size).toBe(all.length);
      expect(all.filter(({ status }) => status !== 'cancelled')).toHaveLength(roster.length);
    }),
    { numRuns: 60 },
  );
});

test('the address holds the secret and nothing else finds it', () => {
  const token = `${'a-B_'.repeat(10)}xyz`;
  expect(feedAddress('abc.lambda-url.eu-central-1.on.aws', token)).toBe(
    `https://abc.lambda-url.eu-central-1.on.aws/calendar/${token}.ics`,
  );
  expect(feedAddress('127.0.0.1:3000', token)).toBe(`http://127.0.0.1:3000/calendar/${token}.ics`);
  expect(feedTokenOf(feedPath(token))).toBe(token);
  for (const path of [
    '/calendar/.ics',
    `/calendar/${'x'.repeat(129)}.ics`,
    '/calendar/a/b.ics',
    `/calendar/${token}`,
    `/x${feedPath(token)}`,
    '/',
  ])
    expect(feedTokenOf(path), path).toBeNull();
});
