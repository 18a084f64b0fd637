import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canWork, datesBetween, keyOf, rosterFor, weekOf } from '../../core/roster.ts';
import { loads, propose, uncovered } from '../../core/roster-plan.ts';
import type { Absence, Assigned, Assignment, Person, Rota } from '../../core/rota.ts';
import {
  allWeek,
  anyCase,
  calendarWith,
  dateAfter,
  early,
  minute,
  names,
  published,
  reads,
  rotaOf,
  somebody,
  who,
  within,
} from '../support/random-rotas.ts';

const office = calendarWith({ ...allWeek(['10:00-18:00']), sat: [], sun: [] });
const monday = '2026-11-23';
const one = [{ ...early, weekdays: [...names] }];

interface Situation {
  rota: Rota;
  calendar?: typeof office;
  stored?: Assignment[];
  absences?: Absence[];
  from?: string;
  to?: string;
}
/** The roster before, what is proposed for it, and the roster once that is published. */
function plan({
  rota,
  calendar = office,
  stored = [],
  absences = [],
  from = monday,
  to = dateAfter(from, 6),
}: Situation) {
  const since = dateAfter(from, -56);
  const before = rosterFor(rota, calendar, stored, since, to);
  const proposed = propose({ rota, calendar, roster: before, absences, from, to });
  const kept = published(stored, proposed);
  const after = rosterFor(rota, calendar, kept, since, to);
  return { before, proposed, kept, after, week: after.filter(({ date }) => date >= from) };
}
const people = (roster: readonly Assigned[]) =>
  roster.map(({ person }) => person?.slice(2).toLowerCase() ?? '–').join(' ');
const mk = somebody({ initials: 'mk' });
const ja = somebody({ initials: 'ja' });
const ad = somebody({ initials: 'ad' });
const line = { weekday: 'mon' as const, template: 'frueh', person: 'ja', weeks: 'every' as const };
const store = (change: Partial<Assignment>): Assignment => ({
  date: monday,
  template: 'frueh',
  person: 'U0JA',
  source: 'roster',
  publishedAt: 1,
  swap: null,
  version: 3,
  ...change,
});

test('the negotiated plan stays as it is, and only its gaps are filled', () => {
  const { proposed, week } = plan({ rota: rotaOf([mk, ja], { plan: [line], templates: one }) });
  // By the plan "ja" had the eight Mondays before, too.
  expect(people(week)).toBe('ja mk mk mk mk');
  expect(proposed.map(({ date }) => date)).toEqual(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
});

test('a proposal carries the version that was seen and is not published', () => {
  const { proposed } = plan({ rota: rotaOf([mk]), stored: [store({ person: null })], to: monday });
  expect(proposed[0]).toEqual(store({ person: 'U0MK', publishedAt: null, swap: null, version: 3 }));
});

test('shifts go by contract share: with half of a contract, half as many', () => {
  const rota = rotaOf([somebody({ initials: 'mk', share: 1 }), ja, ad], { templates: one });
  const { after } = plan({ rota, to: dateAfter(monday, 25) });
  expect(loads(after, rota)).toEqual([
    { staff: 'U0MK', shifts: 10, perShare: 10 },
    { staff: 'U0JA', shifts: 5, perShare: 10 },
    { staff: 'U0AD', shifts: 5, perShare: 10 },
  ]);
});

test('shifts of the eight weeks before count: whoever had many has few now', () => {
  const stored = datesBetween('2026-11-16', '2026-11-20').map((date) => store({ date, person: 'U0MK' }));
  expect(people(plan({ rota: rotaOf([mk, ja], { templates: one }), stored }).week)).toBe('ja ja ja ja ja');
  const long = datesBetween('2026-09-14', '2026-09-18').map((date) => store({ date, person: 'U0MK' }));
  expect(people(plan({ rota: rotaOf([mk, ja], { templates: one }), stored: long }).week)).toBe('ja mk ja mk ja');
});

test('whoever comes new, or was away, need not catch up', () => {
  const stored = datesBetween('2026-09-28', '2026-11-20').map((date, i) =>
    store({ date, person: i % 2 === 0 ? 'U0MK' : 'U0JA' }),
  );
  const week = (rota: Rota, absences: Absence[]) => people(plan({ rota, absences, stored }).week).match(/ad/g)?.length;
  const joined = rotaOf([mk, ja, { ...ad, from: monday }], { templates: one });
  const away = rotaOf([mk, ja, ad], { templates: one });
  expect(week(joined, [])).toBe(3);
  expect(week(away, [{ staff: 'U0AD', from: '2026-09-28', to: '2026-11-20' }])).toBe(3);
  expect(week(away, [])).toBe(5);
});

test('nobody is over their most shifts a week, and what is left over is uncovered', () => {
  const rota = rotaOf([somebody({ initials: 'mk', maxShifts: 2 })], { templates: one });
  const { week, proposed } = plan({ rota });
  expect(people(week)).toBe('mk mk – – –');
  expect(proposed).toHaveLength(2);
  expect(who(uncovered(week, [], Date.parse('2026-11-25T12:00Z')))).toHaveLength(3);
  expect(who(uncovered(week, [], Date.parse('2026-11-25T13:00Z')))).toHaveLength(2);
});

test('nobody has two shifts on one day, unless nobody else can', () => {
  expect(people(plan({ rota: rotaOf([mk, ja]), to: monday }).week)).toBe('ja mk');
  expect(people(plan({ rota: rotaOf([mk]), to: monday }).week)).toBe('mk mk');
});

const trainee = somebody({ initials: 'tw', role: 'trainee' });
const shared = (roster: readonly Assigned[]) => people(roster).split(' ').sort().join(' ');

test('a trainee has no shift alone that somebody who may approve alone can have', () => {
  const busy = { ...mk, maxShifts: 3 };
  expect(shared(plan({ rota: rotaOf([mk, trainee], { templates: one }) }).week)).toBe('mk mk mk mk mk');
  expect(shared(plan({ rota: rotaOf([busy, trainee], { templates: one }) }).week)).toBe('mk mk mk tw tw');
  // Rather than nobody twice on a day.
  expect(people(plan({ rota: rotaOf([mk, trainee]), to: monday }).week)).toMatch(/^(mk tw|tw mk)$/);
  const lead = { ...ja, role: 'lead' as const, wishes: [{ weekday: 'mon' as const, template: 'frueh' }] };
  const wishing = { ...trainee, wishes: [{ weekday: 'tue' as const, template: 'frueh' }] };
  expect(people(plan({ rota: rotaOf([mk, lead, wishing], { templates: one }) }).week)).not.toContain('tw');
});

test('beside somebody who may approve alone for as long, a trainee has their part like anybody', () => {
  const second = { ...early, id: 'zweit', weekdays: [...names] };
  const rota = (change: Partial<Rota> = {}) => rotaOf([mk, trainee], { templates: [...one, second], ...change });
  expect(shared(plan({ rota: rota() }).week)).toBe('mk mk mk mk mk tw tw tw tw tw');
  const fixed = { ...line, person: 'mk' };
  expect(people(plan({ rota: rota({ plan: [fixed] }), to: monday }).week)).toBe('mk tw');
  const short = { ...second, end: '12:00' };
  const covered = rotaOf([mk, ja, trainee], { templates: [...one, short], plan: [{ ...fixed, template: 'zweit' }] });
  expect(people(plan({ rota: covered, to: monday }).week)).toBe('ja mk');
});

test('what only trainees can have they share, and what the negotiated plan gives them they keep', () => {
  const other = { ...trainee, initials: 'xx', slack: 'U0XX' };
  const { week } = plan({ rota: rotaOf([trainee, other], { templates: one }) });
  expect(shared(week)).toMatch(/^(tw tw tw xx xx|tw tw xx xx xx)$/);
  const kept = rotaOf([mk, trainee], { plan: [{ ...line, person: 'tw' }], templates: one });
  expect(people(plan({ rota: kept }).week)).toBe('tw mk mk mk mk');
});

test('somebody makes room for whom nobody else could replace', () => {
  const morning = somebody({ initials: 'aa', hours: allWeek(['10:00-14:00']), share: 0.2 });
  // "zz" has the least load and would be dealt the early shift first, which leaves nobody for the late one.
  const stored = [store({ date: '2026-11-20', person: 'U0AA' })];
  expect(people(plan({ rota: rotaOf([morning, somebody({ initials: 'zz' })]), stored, to: monday }).week)).toBe(
    'aa zz',
  );
});

test('a wish is met where that leaves everybody as many shifts as before', () => {
  const wishing = (weekday: 'mon' | 'tue') => ({ ...ja, wishes: [{ weekday, template: 'frueh' }] });
  const days = (change: Person) => people(plan({ rota: rotaOf([mk, change], { templates: one }) }).week).split(' ');
  for (const [weekday, index] of [
    ['mon', 0],
    ['tue', 1],
  ] as const) {
    expect(days(wishing(weekday))[index]).toBe('ja');
    expect(days(wishing(weekday)).filter((person) => person === 'ja').length).toBe(
      days(ja).filter((person) => person === 'ja').length,
    );
  }
  expect(
    days({ ...ja, share: 0.1, wishes: [{ weekday: 'tue', template: 'frueh' }] }).filter((person) => person === 'ja'),
  ).toHaveLength(1);
});

test('a published shift of somebody who falls ill goes to others, and nothing else moves', () => {
  const rota = rotaOf([mk, ja, ad]);
  const { kept, week } = plan({ rota });
  const sick = { staff: 'U0MK', from: '2026-11-24', to: '2026-11-25' };
  const next = plan({ rota, stored: kept, absences: [sick] });
  const theirs = week.filter(({ person, date }) => person === 'U0MK' && date >= sick.from && date <= sick.to);
  expect(theirs.length).toBeGreaterThan(0);
  expect(next.proposed.map(keyOf)).toEqual(theirs.map(keyOf));
  expect(next.proposed.every(({ person }) => person !== null && person !== 'U0MK')).toBe(true);
});

test('where nobody else can, the shift of somebody who is away is proposed to be nobody’s', () => {
  const away = [{ staff: 'U0MK', from: monday, to: monday }];
  const { proposed } = plan({
    rota: rotaOf([mk], { templates: one }),
    stored: [store({ person: 'U0MK' })],
    absences: away,
    to: monday,
  });
  expect(proposed).toEqual([store({ person: null, publishedAt: null })]);
});

test('a shift that was freed goes back to the one who has it by the plan, once they are back', () => {
  const stored = [store({ person: null, source: 'swap' }), store({ date: '2026-11-20', person: 'U0JA' })];
  const rota = rotaOf([mk, ja], { plan: [line], templates: one });
  expect(plan({ rota, stored, to: monday }).proposed).toMatchObject([{ person: 'U0JA' }]);
});

test('a shift from which a lead took somebody is not given back to them by the plan', () => {
  const stored = [store({ person: null, source: 'override' }), store({ date: '2026-11-20', person: 'U0JA' })];
  const rota = rotaOf([mk, ja], { plan: [line], templates: one });
  expect(plan({ rota, stored, to: monday }).proposed).toMatchObject([{ person: 'U0MK' }]);
});

test('a team of nobody who works leaves all uncovered, and days without service need nobody', () => {
  const rota = rotaOf([somebody({ initials: 'mk', hours: allWeek([]) })]);
  expect(plan({ rota }).proposed).toEqual([]);
  expect(plan({ rota: rotaOf([mk]), from: '2026-11-28', to: '2026-11-29' }).proposed).toEqual([]);
  expect(propose({ rota, calendar: office, roster: [], absences: [], from: monday, to: monday })).toEqual([]);
});

// ---------------------------------------------------------------- rules

test('every open shift has exactly one assignment or is reported uncovered, and nobody is on it who is away, off or gone', () => {
  fc.assert(
    fc.property(anyCase, ({ start, rota, service, stored, absences }) => {
      const { week } = plan({
        rota,
        calendar: calendarWith(service),
        stored,
        absences,
        from: start,
        to: dateAfter(start, 13),
      });
      const reported = new Set(uncovered(week, absences, 0).map(keyOf));
      expect(new Set(week.map(keyOf)).size).toBe(week.length);
      for (const shift of week) {
        const person = rota.people.find(({ slack }) => slack === shift.person);
        expect(person === undefined).toBe(reported.has(keyOf(shift)));
        if (person === undefined) continue;
        expect(isThere(person, shift.date, absences)).toBe(true);
        const { start: from = '', end: to = '' } = rota.templates.find(({ id }) => id === shift.template) ?? {};
        for (let now = shift.start; now < shift.end && shift.source !== 'override'; now += 15 * minute) {
          const { clock, weekday } = reads(now);
          if (from <= clock && clock < to) expect(within(clock, person.hours[weekday])).toBe(true);
        }
      }
    }),
    { numRuns: 80 },
  );
});
const isThere = ({ slack, from, to }: Person, date: string, absences: readonly Absence[]) =>
  (from ?? date) <= date &&
  date <= (to ?? date) &&
  !absences.some((absence) => absence.staff === slack && absence.from <= date && date <= absence.to);

test('planning again moves nothing, and an absence moves nothing but the shifts of whoever is away', () => {
  fc.assert(
    fc.property(anyCase, fc.nat(7), fc.nat(13), ({ start, rota, service, stored, absences }, who, after) => {
      const situation = { rota, calendar: calendarWith(service), from: start, to: dateAfter(start, 13) };
      const first = plan({ ...situation, stored, absences });
      expect(plan({ ...situation, stored: first.kept, absences }).proposed).toEqual([]);
      const staff = rota.people[who % rota.people.length]?.slack ?? '';
      const away = { staff, from: dateAfter(start, after), to: dateAfter(start, after + 2) };
      const next = plan({ ...situation, stored: first.kept, absences: [...absences, away] });
      const had = new Map(first.week.map((shift) => [keyOf(shift), shift]));
      for (const each of next.proposed) {
        // Whoever was left over before may find a place when others move up; whoever had a shift keeps it.
        const person = had.get(keyOf(each))?.person ?? null;
        expect(person === null || (person === staff && away.from <= each.date && each.date <= away.to)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('proposals keep to the most shifts a week, unless the negotiated plan has more', () => {
  fc.assert(
    fc.property(anyCase, ({ start, rota, service, stored, absences }) => {
      const { proposed, after } = plan({
        rota: { ...rota, plan: [] },
        calendar: calendarWith(service),
        stored,
        absences,
        from: start,
        to: dateAfter(start, 13),
      });
      for (const { person, date } of proposed) {
        const inWeek = after.filter((shift) => shift.person === person && weekOf(shift.date) === weekOf(date));
        const most = rota.people.find(({ slack }) => slack === person)?.maxShifts ?? Number.POSITIVE_INFINITY;
        expect(inWeek.length).toBeLessThanOrEqual(most);
      }
    }),
    { numRuns: 60 },
  );
});

// ---------------------------------------------------------------- against all ways there are

/** Three days with two shifts each, for up to three people who can have some of them. */
const smallTeam = fc
  .array(
    fc.record({
      hours: fc.array(fc.constantFrom<string[]>([], ['10:00-14:00'], ['14:00-18:00'], ['10:00-18:00']), {
        minLength: 3,
        maxLength: 3,
      }),
      share: fc.constantFrom(0.2, 0.5, 0.8, 1),
      maxShifts: fc.integer({ min: 0, max: 6 }),
      role: fc.constantFrom<Person['role'][]>('staff', 'lead', 'trainee'),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) =>
    list.map(({ hours: [mon = [], tue = [], wed = []], ...rest }, i) =>
      somebody({ initials: ['aa', 'bb', 'cc'][i] ?? 'dd', hours: { ...allWeek([]), mon, tue, wed }, ...rest }),
    ),
  );

/**
 * Fewer uncovered first, then fewer second shifts on a day, then fewer of a trainee in the place of somebody else, then less
 * unfairness: each shift costs as many as they have, by share.
 */
function cost(
  rota: Rota,
  given: readonly (string | null)[],
  week: readonly Assigned[],
): [number, number, number, number] | null {
  let [twice, lone, unfair] = [0, 0, 0];
  const approving = rota.people.filter(({ role }) => role !== 'trainee').map(({ slack }) => slack);
  const hasOther = (shift: Assigned) => approving.some((slack) => canWork(rota, slack, shift, [], office.zone));
  for (const { slack, share, maxShifts, role } of rota.people) {
    if (role === 'trainee') lone += week.filter((shift, i) => given[i] === slack && hasOther(shift)).length;
    const days = week.filter((_, i) => given[i] === slack).map(({ date }) => date);
    if (days.length > maxShifts) return null;
    twice += days.length - new Set(days).size;
    for (let i = 0; i < days.length; i++) unfair += i / share;
  }
  return [given.filter((person) => person === null).length, twice, lone, unfair];
}

test('no way to deal the shifts leaves fewer uncovered, or without a second shift on a day fewer trainees alone, or is fairer without these', () => {
  fc.assert(
    fc.property(smallTeam, (team) => {
      const rota = rotaOf(team);
      const { week } = plan({ rota, to: '2026-11-25' });
      const options = week.map((shift) => [
        null,
        ...team.filter(({ slack }) => canWork(rota, slack, shift, [], office.zone)).map(({ slack }) => slack),
      ]);
      let ways: (string | null)[][] = [[]];
      for (const each of options) ways = ways.flatMap((way) => each.map((person) => [...way, person]));
      const costs = ways.map((way) => cost(rota, way, week)).filter((each) => each !== null);
      const [open, twice, lone, unfair] = costs.reduce((best, each) => (compare(each, best) < 0 ? each : best));
      const found = cost(
        rota,
        week.map(({ person }) => person),
        week,
      );
      expect(found?.slice(0, 2)).toEqual([open, twice]);
      if (open + twice === 0) expect(found?.[2]).toBe(lone);
      if (twice + lone === 0) expect(found?.[3]).toBeCloseTo(unfair, 9);
    }),
    { numRuns: 150 },
  );
});
const compare = (a: readonly number[], b: readonly number[]) =>
  a.map((each, i) => each - (b[i] ?? 0)).find((difference) => Math.abs(difference) > 1e-9) ?? 0;

test('over eight weeks, planned two by two, nobody has more than one shift above anybody else by contract share', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0.25, 0.4, 0.5, 0.6, 0.75, 0.8, 1), { minLength: 5, maxLength: 15 }),
      fc.constantFrom('2026-03-02', '2026-09-14', '2027-12-06', '2028-02-07'),
      (shares, start) => {
        const team = shares.map((share, i) => somebody({ initials: `p${'abcdefghijklmno'[i]}`, share }));
        const rota = rotaOf(team);
        let stored: Assignment[] = [];
        for (let weeks = 0; weeks < 8; weeks += 2) {
          const from = dateAfter(start, weeks * 7);
          stored = plan({ rota, stored, from, to: dateAfter(from, 13) }).kept;
        }
        const roster = rosterFor(rota, office, stored, start, dateAfter(start, 55));
        expect(uncovered(roster, [], 0)).toEqual([]);
        const spread = loads(roster, rota).map((load, i) => ({ ...load, share: shares[i] ?? 1 }));
        for (const { shifts, share } of spread) {
          for (const other of spread) expect((shifts - 1) / share).toBeLessThanOrEqual(other.perShare + 1e-9);
        }
      },
    ),
    { numRuns: 25 },
  );
});
