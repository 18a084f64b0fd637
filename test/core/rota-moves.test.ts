import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dutyAt } from '../../core/duty.ts';
import { dayAfter, keyOf, rosterFor } from '../../core/roster.ts';
import type { Absence, Assignment, Rota, RotaEntry } from '../../core/rota.ts';
import { absent, back } from '../../core/rota-absences.ts';
import { askSwap, type Move, override, type Standing, take, withdrawSwap } from '../../core/rota-moves.ts';
import { publish } from '../../core/rota-publish.ts';
import {
  allWeek,
  anyCase,
  berlinOffset,
  calendarWith,
  day,
  minute,
  rotaOf,
  somebody,
} from '../support/random-rotas.ts';

const zone = 'Europe/Berlin';
/** Tuesday, 24 November 2026, 12:00. */
const noon = Date.UTC(2026, 10, 24, 11, 0);
const [marta, jonas, ayla, lead] = ['U0MK', 'U0JA', 'U0AD', 'U0PN'] as const;
const tuesday = { weekday: 'tue', weeks: 'every' } as const;
const wednesday = { weekday: 'wed', weeks: 'every' } as const;
const rota = rotaOf(
  [
    somebody({ initials: 'mk', hours: allWeek(['08:00-18:00']) }),
    somebody({ initials: 'ja', hours: allWeek(['12:00-19:00']) }),
    somebody({ initials: 'ad', to: '2026-12-31' }),
    somebody({ initials: 'pn', role: 'lead' }),
  ],
  {
    plan: [
      { ...tuesday, template: 'frueh', person: 'mk' },
      { ...tuesday, template: 'spaet', person: 'ja' },
      { ...wednesday, template: 'frueh', person: 'mk' },
    ],
  },
);

/** A team that acts one after the other on what is stored. */
function team(
  at: number,
  change: { rota?: Rota; stored?: Assignment[]; absences?: Absence[]; service?: string[]; days?: number } = {},
) {
  const its = change.rota ?? rota;
  const calendar = calendarWith(allWeek(change.service ?? ['10:00-18:00']));
  let stored = change.stored ?? [];
  let absences = change.absences ?? [];
  const log: RotaEntry[] = [];
  let now = at;
  const today = () => new Date(now + berlinOffset(now)).toISOString().slice(0, 10);
  const rosterOf = () => rosterFor(its, calendar, stored, dayAfter(today(), -1), dayAfter(today(), change.days ?? 30));

  return {
    log,
    passes: (ms: number) => {
      now += ms;
    },
    roster: rosterOf,
    absences: () => absences,
    standing: (by: string): Standing => ({
      rota: its,
      roster: rosterOf(),
      absences,
      now,
      zone,
      today: today(),
      by,
      lead: by === lead,
    }),
    shift: (date: string, template: string) => {
      const found = rosterOf().find((each) => each.date === date && each.template === template);
      if (!found) throw new Error(`No shift ${template} on ${date}`);
      return found;
    },
    stores(move: Move) {
      if (move.kind === 'refused') return move.why;
      const { assignments, absences: entered = [], back: over = [], entries } = move.change;
      const keys = new Set(assignments.map(keyOf));
      const counted = assignments.map((each) => ({ ...each, version: each.version + 1 }));
      stored = [...stored.filter((each) => !keys.has(keyOf(each))), ...counted];
      absences = [...absences.filter((each) => !over.includes(each)), ...entered];
      log.push(...entries);
      return 'done';
    },
  };
}
type Team = ReturnType<typeof team>;
const seen = (all: Team, date: string, template: string) => ({
  date,
  template,
  seen: all.shift(date, template).version,
});
const has = (all: Team, date: string, template: string) => all.shift(date, template).person;

describe('an absence', () => {
  test('frees the shifts in it, also the one that runs now, and says nothing of why', () => {
    const all = team(noon);
    expect(all.stores(absent(all.standing(marta), '2026-11-24', '2026-11-25'))).toBe('done');
    expect(has(all, '2026-11-24', 'frueh')).toBeNull();
    expect(has(all, '2026-11-25', 'frueh')).toBeNull();
    expect(has(all, '2026-11-24', 'spaet')).toBe(jonas);
    expect(all.absences()).toEqual([{ staff: marta, from: '2026-11-24', to: '2026-11-25' }]);
    expect(all.log.map(({ what, date, template, from }) => [what, date, template, from])).toEqual([
      ['absent', '2026-11-24', null, null],
      ['freed', '2026-11-24', 'frueh', marta],
      ['freed', '2026-11-25', 'frueh', marta],
    ]);
  });

  test('leaves shifts that nobody relies on yet to whoever publishes', () => {
    const all = team(noon);
    all.stores(absent(all.standing(marta), '2026-12-01', '2026-12-22'));
    expect(has(all, '2026-12-08', 'frueh')).toBeNull();
    expect(has(all, '2026-12-15', 'frueh')).toBe(marta);
    expect(dutyAt(all.roster(), all.absences(), noon + 21 * day).on).toEqual([]);
  });

  test.each([
    ['2026-11-30', '2026-11-25', 'endBeforeStart'],
    ['2026-11-02', '2026-11-23', 'pastDays'],
    ['2027-02-30', '2027-03-01', 'noSuchDay'],
    ['morgen', '2027-03-01', 'noSuchDay'],
    ['2026-12-01', '2027-12-24', 'tooLong'],
    ['2030-12-01', '2030-12-01', 'absentTooFarAhead'],
  ])('from %s to %s changes nothing: %s', (from, to, why) => {
    expect(absent(team(noon).standing(marta), from, to)).toEqual({ kind: 'refused', why });
  });

  test('is refused kindly to who is not in the rota, and to who has left', () => {
    expect(absent(team(noon).standing('U0GAST'), '2026-11-25', '2026-11-25')).toMatchObject({ why: 'notInRota' });
    expect(absent(team(noon).standing(ayla), '2027-01-04', '2027-01-05')).toMatchObject({ why: 'left' });
  });

  test('that is over early gives back what nobody took, and keeps the days that were', () => {
    const all = team(noon);
    all.stores(absent(all.standing(marta), '2026-11-24', '2026-12-01'));
    all.stores(take(all.standing(ayla), seen(all, '2026-12-01', 'frueh')));
    all.passes(day - 4 * 60 * minute); // Wednesday, 08:00
    expect(all.stores(back(all.standing(marta), { from: '2026-11-24', to: '2026-12-01' }, all.log))).toBe('done');
    expect(all.absences()).toEqual([{ staff: marta, from: '2026-11-24', to: '2026-11-24' }]);
    expect(has(all, '2026-11-24', 'frueh')).toBeNull();
    expect(has(all, '2026-11-25', 'frueh')).toBe(marta);
    expect(has(all, '2026-12-01', 'frueh')).toBe(ayla);
  });

  test('that runs ends today though its first day is past, and one to come ends before the day somebody is back', () => {
    const all = team(noon);
    all.stores(absent(all.standing(marta), '2026-11-24', '2026-12-02'));
    expect(all.stores(back(all.standing(marta), { from: '2026-12-01', to: '2026-12-02' }, all.log))).toBe('done');
    expect(all.absences()).toEqual([{ staff: marta, from: '2026-11-24', to: '2026-11-30' }]);
    expect(has(all, '2026-11-25', 'frueh')).toBeNull();
    expect(has(all, '2026-12-01', 'frueh')).toBe(marta);
    all.passes(day - 4 * 60 * minute); // Wednesday, 08:00
    expect(all.stores(back(all.standing(marta), { from: '2026-11-25', to: '2026-11-30' }, all.log))).toBe('done');
    expect(all.absences()).toEqual([{ staff: marta, from: '2026-11-24', to: '2026-11-24' }]);
    expect(has(all, '2026-11-25', 'frueh')).toBe(marta);
  });

  test('is one with those that it overlaps, and what is entered already is not entered again', () => {
    const all = team(noon);
    all.stores(absent(all.standing(jonas), '2026-11-26', '2026-11-26'));
    all.stores(absent(all.standing(marta), '2026-11-30', '2026-12-02'));
    all.stores(absent(all.standing(marta), '2026-12-05', '2026-12-06'));
    expect(all.stores(absent(all.standing(marta), '2026-12-01', '2026-12-02'))).toBe('absentAlready');
    expect(all.stores(absent(all.standing(marta), '2026-11-25', '2026-11-30'))).toBe('done');
    expect(all.absences()).toEqual([
      { staff: jonas, from: '2026-11-26', to: '2026-11-26' },
      { staff: marta, from: '2026-12-05', to: '2026-12-06' },
      { staff: marta, from: '2026-11-25', to: '2026-12-02' },
    ]);
    expect(has(all, '2026-11-25', 'frueh')).toBeNull();
    expect(all.stores(absent(all.standing(marta), '2026-12-02', '2027-11-26'))).toBe('tooLong');
  });

  test('is taken back day by day: what is left of it stays, before and after', () => {
    const all = team(noon);
    all.stores(absent(all.standing(marta), '2026-11-25', '2026-12-02'));
    all.stores(absent(all.standing(marta), '2026-12-04', '2026-12-05'));
    expect(all.stores(back(all.standing(marta), { from: '2026-12-01', to: '2026-12-01' }, all.log))).toBe('done');
    expect(has(all, '2026-12-01', 'frueh')).toBe(marta);
    expect(has(all, '2026-12-02', 'frueh')).toBeNull();
    expect(all.stores(back(all.standing(marta), { from: '2026-12-02', to: '2026-12-04' }, all.log))).toBe('done');
    expect(all.absences()).toEqual([
      { staff: marta, from: '2026-11-25', to: '2026-11-30' },
      { staff: marta, from: '2026-12-05', to: '2026-12-05' },
    ]);
    // From then on: to the end of what runs then, not of what was entered apart from it.
    expect(all.stores(back(all.standing(marta), { from: '2026-11-27', to: null }, all.log))).toBe('done');
    expect(all.absences()).toEqual([
      { staff: marta, from: '2026-12-05', to: '2026-12-05' },
      { staff: marta, from: '2026-11-25', to: '2026-11-26' },
    ]);
  });

  test('that was entered twice over by an earlier release is gone on the days of whoever is back', () => {
    const staff = marta;
    const all = team(noon, {
      absences: [
        { staff, from: '2026-11-25', to: '2026-11-30' },
        { staff, from: '2026-11-25', to: '2026-12-04' },
      ],
    });
    all.stores(back(all.standing(marta), { from: '2026-11-27', to: '2026-11-30' }, all.log));
    expect(all.absences()).toEqual([
      { staff, from: '2026-11-25', to: '2026-11-26' },
      { staff, from: '2026-12-01', to: '2026-12-04' },
    ]);
  });

  test.each([
    ['2026-11-30', '2026-11-25', 'endBeforeStart'],
    ['2026-11-02', '2026-11-23', 'pastDays'],
    ['2027-02-30', '2027-03-01', 'noSuchDay'],
    ['2026-12-01', null, 'noAbsence'],
  ])('from %s to %s takes nothing back: %s', (from, to, why) => {
    const all = team(noon, { absences: [{ staff: marta, from: '2026-11-01', to: '2026-11-30' }] });
    expect(back(all.standing(marta), { from, to }, [])).toEqual({ kind: 'refused', why });
  });

  test('that was never entered cannot be taken back', () => {
    const all = team(noon, { absences: [{ staff: jonas, from: '2026-11-24', to: '2026-11-24' }] });
    const days = { from: '2026-11-24', to: '2026-11-24' };
    expect(back(all.standing(marta), days, [])).toEqual({ kind: 'refused', why: 'noAbsence' });
  });
});

describe('taking a shift', () => {
  test('that is free is done in one tap, also while it runs', () => {
    const all = team(noon);
    all.stores(absent(all.standing(marta), '2026-11-24', '2026-11-24'));
    expect(all.stores(take(all.standing(ayla), seen(all, '2026-11-24', 'frueh')))).toBe('done');
    expect(all.shift('2026-11-24', 'frueh')).toMatchObject({ person: ayla, source: 'swap', swap: null });
    expect(all.shift('2026-11-24', 'frueh').publishedAt).not.toBeNull();
  });

  test('of a colleague who offered it tells them', () => {
    const all = team(noon);
    all.stores(askSwap(all.standing(jonas), seen(all, '2026-11-24', 'spaet')));
    const move = take(all.standing(ayla), seen(all, '2026-11-24', 'spaet'));
    expect(move).toMatchObject({ told: [{ staff: jonas, what: 'takenOver', to: ayla }] });
    all.stores(move);
    expect(all.log.map(({ what, from, to }) => [what, from, to])).toEqual([
      ['swapAsked', jonas, jonas],
      ['swapTaken', jonas, ayla],
    ]);
  });

  test('twice is one success and one kind word', () => {
    const all = team(noon);
    all.stores(absent(all.standing(marta), '2026-11-25', '2026-11-25'));
    const both = seen(all, '2026-11-25', 'frueh');
    expect(all.stores(take(all.standing(ayla), both))).toBe('done');
    expect(take(all.standing(lead), both)).toEqual({ kind: 'refused', why: 'takenBy', who: ayla });
  });

  test('is refused outside of the own hours, while absent, and after somebody left', () => {
    const all = team(noon, { absences: [{ staff: ayla, from: '2026-11-25', to: '2026-11-25' }] });
    all.stores(absent(all.standing(marta), '2026-11-25', '2026-11-25'));
    const free = seen(all, '2026-11-25', 'frueh');
    expect(take(all.standing(jonas), free)).toMatchObject({ why: 'offHours' });
    expect(take(all.standing(ayla), free)).toMatchObject({ why: 'absentThen' });
    expect(take(all.standing('U0GAST'), free)).toMatchObject({ why: 'notInRota' });
    const january = team(Date.UTC(2027, 0, 5, 8));
    january.stores(askSwap(january.standing(marta), seen(january, '2027-01-06', 'frueh')));
    expect(take(january.standing(ayla), seen(january, '2027-01-06', 'frueh'))).toMatchObject({ why: 'left' });
  });

  test('as the second of a day is for when nobody else could', () => {
    const free = {
      date: '2026-11-24',
      template: 'spaet',
      person: null,
      source: 'swap',
      publishedAt: 1,
      swap: null,
      version: 3,
    } as const;
    const all = team(noon - 3 * 60 * minute, { stored: [free] });
    expect(take(all.standing(marta), { ...free, seen: 3 })).toMatchObject({ why: 'secondThatDay' });
    const away = [jonas, ayla, lead].map((staff) => ({ staff, from: '2026-11-24', to: '2026-11-24' }));
    const alone = team(noon - 3 * 60 * minute, { stored: [free], absences: away });
    expect(alone.stores(take(alone.standing(marta), { ...free, seen: 3 }))).toBe('done');
  });

  test('is refused once it is over, where there is none, and where it is the own', () => {
    const all = team(noon);
    all.stores(absent(all.standing(marta), '2026-11-24', '2026-11-24'));
    expect(take(all.standing(jonas), seen(all, '2026-11-24', 'spaet'))).toMatchObject({ why: 'yours' });
    expect(take(all.standing(jonas), { date: '2026-11-24', template: 'nacht', seen: 0 })).toMatchObject({
      why: 'noShift',
    });
    expect(take(all.standing(ayla), seen(all, '2026-11-24', 'spaet'))).toMatchObject({ why: 'takenBy', who: jonas });
    const free = seen(all, '2026-11-24', 'frueh');
    all.passes(120 * minute);
    expect(take(all.standing(ayla), free)).toMatchObject({ why: 'over' });
  });
});

describe('a swap', () => {
  test('stays with whoever asked until somebody accepts, and is past due once the shift begins', () => {
    const all = team(noon);
    const first = seen(all, '2026-11-24', 'spaet');
    all.stores(askSwap(all.standing(jonas), first));
    expect(has(all, '2026-11-24', 'spaet')).toBe(jonas);
    all.passes(120 * minute); // 14:00: it begins
    expect(dutyAt(all.roster(), [], noon + 120 * minute).on).toMatchObject([{ staff: jonas }]);
    expect(take(all.standing(ayla), seen(all, '2026-11-24', 'spaet'))).toMatchObject({ why: 'tooLate' });
    expect(askSwap(all.standing(jonas), first)).toMatchObject({ why: 'changed' });
  });

  test('that ended with nobody taking it was taken by nobody, and whoever still taps is told so', () => {
    const all = team(noon);
    all.stores(askSwap(all.standing(jonas), seen(all, '2026-11-24', 'spaet')));
    const offered = seen(all, '2026-11-24', 'spaet');
    all.stores(withdrawSwap(all.standing(jonas), offered));
    expect(take(all.standing(ayla), offered)).toEqual({ kind: 'refused', why: 'changed' });
    all.passes(120 * minute); // 14:00: it begins
    expect(take(all.standing(ayla), offered)).toEqual({ kind: 'refused', why: 'tooLate' });
    all.passes(240 * minute);
    expect(take(all.standing(ayla), offered)).toEqual({ kind: 'refused', why: 'over' });
  });

  test('is asked once, by whoever has the shift, and can be taken back', () => {
    const all = team(noon);
    expect(askSwap(all.standing(ayla), seen(all, '2026-11-24', 'spaet'))).toMatchObject({ why: 'notYours' });
    expect(withdrawSwap(all.standing(jonas), seen(all, '2026-11-24', 'spaet'))).toMatchObject({ why: 'notAsked' });
    all.stores(askSwap(all.standing(jonas), seen(all, '2026-11-24', 'spaet')));
    expect(askSwap(all.standing(jonas), seen(all, '2026-11-24', 'spaet'))).toMatchObject({ why: 'askedAlready' });
    expect(take(all.standing(jonas), seen(all, '2026-11-24', 'spaet'))).toMatchObject({ why: 'yourOffer' });
    expect(all.stores(withdrawSwap(all.standing(jonas), seen(all, '2026-11-24', 'spaet')))).toBe('done');
    expect(all.shift('2026-11-24', 'spaet')).toMatchObject({ person: jonas, source: 'roster', swap: null });
    expect(askSwap(all.standing(marta), seen(all, '2026-11-24', 'frueh'))).toMatchObject({ why: 'tooLate' });
  });
});

describe('a lead', () => {
  test('gives a shift to anybody who is there, whatever their hours, and both are told', () => {
    const all = team(noon);
    const move = override(all.standing(lead), seen(all, '2026-11-25', 'frueh'), jonas);
    expect(move).toMatchObject({
      told: [
        { staff: marta, what: 'takenAway', to: jonas },
        { staff: jonas, what: 'given' },
      ],
    });
    all.stores(move);
    expect(all.shift('2026-11-25', 'frueh')).toMatchObject({ person: jonas, source: 'override' });
    expect(all.stores(override(all.standing(lead), seen(all, '2026-11-25', 'frueh'), null))).toBe('done');
    expect(has(all, '2026-11-25', 'frueh')).toBeNull();
  });

  test('cannot give it to who is away, has left or is unknown; nobody else can give it at all', () => {
    const all = team(noon, { absences: [{ staff: jonas, from: '2026-11-25', to: '2026-11-25' }] });
    const shift = seen(all, '2026-11-25', 'frueh');
    expect(override(all.standing(lead), shift, jonas)).toMatchObject({ why: 'personAbsent' });
    expect(override(all.standing(lead), shift, 'U0GAST')).toMatchObject({ why: 'unknownPerson' });
    expect(override(all.standing(lead), shift, marta)).toMatchObject({ why: 'hasItAlready' });
    expect(override(all.standing(lead), { ...shift, seen: 7 }, ayla)).toMatchObject({ why: 'changed' });
    expect(override(all.standing(marta), shift, ayla)).toMatchObject({ why: 'notLead' });
    const january = team(Date.UTC(2027, 0, 5, 8));
    const past = seen(january, '2027-01-06', 'frueh');
    expect(override(january.standing(lead), past, ayla)).toMatchObject({ why: 'personLeft' });
  });

  test('publishes at least as far ahead as the rota says, and what was published moves only where it must', () => {
    const all = team(noon);
    expect(publish(all.standing(lead), [], '2026-12-01')).toEqual({
      kind: 'refused',
      why: 'tooFewDays',
      first: '2026-12-08',
    });
    expect(publish(all.standing(lead), [], '2027-12-01')).toMatchObject({ why: 'tooFarAhead' });
    expect(publish(all.standing(lead), [], 'bald')).toMatchObject({ why: 'noSuchDay' });
    expect(publish(all.standing(marta), [], '2026-12-08')).toMatchObject({ why: 'notLead' });
    expect(all.stores(publish(all.standing(lead), [], '2026-12-08'))).toBe('done');
    expect(all.shift('2026-12-08', 'frueh')).toMatchObject({ person: marta, publishedAt: noon, source: 'roster' });
    // What runs already is no plan any more.
    expect(all.shift('2026-11-24', 'frueh').publishedAt).toBeNull();
    expect(publish(all.standing(lead), [], '2026-12-08')).toMatchObject({ why: 'nothingToPublish' });
    const { start: _start, end: _end, ...row } = all.shift('2026-12-08', 'frueh');
    expect(publish(all.standing(lead), [{ ...row, person: ayla }], '2026-12-08')).toMatchObject({
      change: { assignments: [{ date: '2026-12-08', person: ayla, publishedAt: noon }] },
      told: [
        { staff: marta, what: 'takenAway' },
        { staff: ayla, what: 'given' },
      ],
    });
  });
});

test('whatever a team does, nobody has a shift for which they are not there, and a tap changes one shift', () => {
  const anyAct = fc.record({
    by: fc.nat(7),
    to: fc.option(fc.nat(7)),
    shift: fc.nat(20),
    hours: fc.nat(20),
    days: fc.nat(5),
    stale: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    what: fc.constantFrom('absent', 'back', 'take', 'askSwap', 'withdrawSwap', 'override'),
  });
  fc.assert(
    fc.property(anyCase, fc.array(anyAct, { maxLength: 8 }), (given, acts) => {
      const people = given.rota.people.map(({ slack }) => slack);
      const all = team(Date.parse(given.start) + 9 * 60 * minute, { ...given, service: ['00:00-24:00'], days: 6 });
      for (const act of acts) {
        all.passes(act.hours * 60 * minute);
        const by = people[act.by % people.length] ?? '';
        const before = all.roster();
        const shift = before[act.shift % Math.max(1, before.length)];
        if (shift === undefined) continue;
        const at = { ...shift, seen: shift.version + (act.stale ? 1 : 0) };
        const standing = { ...all.standing(by), lead: true };
        const days = { from: shift.date, to: dayAfter(shift.date, act.days) };
        const to = act.to === null ? null : (people[act.to % people.length] ?? null);
        const move = {
          absent: () => absent(standing, days.from, days.to),
          back: () => back(standing, all.absences().find(({ staff }) => staff === by) ?? days, all.log),
          take: () => take(standing, at),
          askSwap: () => askSwap(standing, at),
          withdrawSwap: () => withdrawSwap(standing, at),
          override: () => override(standing, at, to),
        }[act.what]();
        const done = all.stores(move) === 'done';
        const away = act.what === 'absent' || act.what === 'back';
        if (act.stale && !away) expect(done).toBe(false);
        const after = all.roster();
        const moved = after.filter((each, i) => each.person !== before[i]?.person);
        if (!done) expect(moved).toEqual([]);
        if (act.what === 'absent' && done) {
          const own = all.absences().filter(({ staff }) => staff === by);
          expect(own.filter(({ from, to }) => from <= days.to && days.from <= to)).toHaveLength(1);
        }
        // An absence moves only the shifts of whoever is away, on its days; everything else moves one shift.
        if (act.what === 'absent') expect(moved.every(({ person }) => person === null)).toBe(true);
        if (act.what === 'back') expect(moved.every(({ person }) => person === by)).toBe(true);
        if (!away) expect(moved.length).toBeLessThanOrEqual(1);
        if (act.what === 'take' && done)
          expect(moved).toMatchObject([{ ...(({ date, template }) => ({ date, template }))(shift), person: by }]);
        for (const { person, date } of moved) {
          const isAway = all.absences().some(({ staff, from, to }) => staff === person && from <= date && date <= to);
          expect(isAway).toBe(false);
        }
      }
    }),
    { numRuns: 100 },
  );
});
