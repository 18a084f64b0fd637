import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../core/case.ts';
import { type IsoWeek, mondayOf, spanOf, weeksFrom } from '../../core/iso-week.ts';
import { reportOf } from '../../core/report-of.ts';
import {
  type Behind,
  type Covered,
  coveredUntil,
  groupTimes,
  tellsAlone,
  weeksTogether,
} from '../../core/report-people.ts';
import { isAbsent, weekOf } from '../../core/roster.ts';
import type { Absence, Assigned, RotaEntry } from '../../core/rota.ts';
import { anyInput } from '../support/random-cases.ts';

const zone = 'Europe/Berlin';
const ms = (iso: string) => Date.parse(iso);
const shift = (date: string, person: string | null): Assigned => ({
  date,
  template: 'frueh',
  start: ms(`${date}T10:00+01:00`),
  end: ms(`${date}T14:00+01:00`),
  person,
  source: 'roster',
  publishedAt: 1,
  swap: null,
  version: 1,
});
const later = ms('2026-12-01T10:00+01:00');
const week = '2026-W46';
/** As long as absences are stored. */
const behind = (covered: readonly Covered[] | null, change: Partial<Behind> = {}): Behind | null =>
  covered === null ? null : { covered, kept: new Map(), now: later, ...change };
const unchanged = { log: [], zone };
const together = (roster: readonly Assigned[] | null, absences: readonly Absence[], now: number) =>
  weeksTogether(week, behind(coveredUntil(roster, absences, now, unchanged)));
const answeredAt = (time: string): Case => ({
  id: time,
  no: 1,
  channel: 'x-mention',
  arrivedAt: ms(`${time}+01:00`) - 60_000,
  week: '2026-W46',
  intent: 'fees',
  language: 'de',
  first: { at: ms(`${time}+01:00`), serviceMs: 60_000 },
  ended: { at: ms(`${time}+01:00`), how: 'answered' },
  interims: 0,
  corrections: 0,
  proposed: null,
  draft: 'ownWords',
  effort: null,
});

test('a week that three people covered is told alone', () => {
  const roster = [shift('2026-11-09', 'U1'), shift('2026-11-10', 'U2'), shift('2026-11-11', 'U3')];
  expect(together(roster, [], later)).toEqual([week]);
});

test('a week that two people covered is told with the weeks before it, until a third one had a shift', () => {
  const two = [shift('2026-11-09', 'U1'), shift('2026-11-10', 'U2')];
  const roster = [shift('2026-10-28', 'U3'), shift('2026-11-03', 'U2'), ...two];
  expect(together(roster, [], later)).toEqual(['2026-W44', '2026-W45', week]);
  expect(together(two, [], later)).toEqual([]);
});

test('whoever was away, and a shift that is still to come, covers nothing', () => {
  const roster = [shift('2026-11-09', 'U1'), shift('2026-11-10', 'U2'), shift('2026-11-11', 'U3')];
  const away = [{ staff: 'U3', from: '2026-11-11', to: '2026-11-11' }];
  expect(together(roster, away, later)).toEqual([]);
  expect(together(roster, [], ms('2026-11-11T09:00+01:00'))).toEqual([]);
  expect(together(roster, [], ms('2026-11-11T10:01+01:00'))).toEqual([week]);
});

/** Who had the shift of the 11th from when to when, on the wall clock, told on the day after it. */
function partsOf(person: string | null, absences: readonly Absence[], log: readonly RotaEntry[]) {
  const now = ms('2026-11-12T09:00+01:00');
  const covered = coveredUntil([shift('2026-11-11', person)], absences, now, { log, zone }) ?? [];
  const told = (at: number) => new Date(at).toLocaleTimeString('de-DE', { timeZone: zone, timeStyle: 'short' });
  return covered.map(({ start, end, person: who }) => `${told(start)}–${told(end)} ${who}`);
}
const changed = (
  time: string,
  what: RotaEntry['what'],
  from: string | null,
  to: string | null,
  change: Partial<RotaEntry> = {},
): RotaEntry => ({
  ...{ at: ms(`2026-11-${time}+01:00`), by: 'U1', what, date: '2026-11-11', template: 'frueh', from, to },
  ...change,
});
const reported = (time: string, date = '2026-11-11') => changed(time, 'absent', null, null, { template: null, date });
const ill: Absence = { staff: 'U1', from: '2026-11-11', to: '2026-11-13' };

test('whoever goes home ill was there until then, and whoever takes over from then on', () => {
  const home = [reported('11T12:00'), changed('11T12:00', 'freed', 'U1', null)];
  expect(partsOf(null, [ill], home)).toEqual(['10:00–12:00 U1']);
  expect(partsOf('U2', [ill], [...home, changed('11T12:30', 'taken', null, 'U2')])).toEqual([
    '10:00–12:00 U1',
    '12:30–14:00 U2',
  ]);
  expect(partsOf('U2', [], [changed('11T13:00', 'overridden', 'U1', 'U2')])).toEqual([
    '10:00–13:00 U1',
    '13:00–14:00 U2',
  ]);
});

test('what changed before a shift, or about another one, says nothing of who was there', () => {
  const before = [
    reported('10T18:00'),
    changed('10T18:00', 'freed', 'U1', null),
    changed('11T08:00', 'taken', null, 'U2'),
  ];
  expect(partsOf('U2', [ill], before)).toEqual(['10:00–14:00 U2']);
  const others = [
    changed('11T12:00', 'overridden', 'U8', 'U9', { template: 'spaet' }),
    changed('11T12:00', 'overridden', 'U8', 'U9', { date: '2026-11-12' }),
  ];
  expect(partsOf('U2', [], others)).toEqual(['10:00–14:00 U2']);
});

test('an absence takes nothing from what was over when it was entered that day, but from days before it does', () => {
  expect(partsOf('U1', [ill], [reported('11T15:00')])).toEqual(['10:00–14:00 U1']);
  expect(partsOf('U1', [ill], [reported('09T15:00')])).toEqual([]);
  expect(partsOf('U1', [ill], [reported('09T15:00'), reported('11T15:00')])).toEqual([]);
  expect(partsOf('U1', [ill], [reported('12T08:00')])).toEqual([]);
  // Of an earlier absence, and of nobody knows when.
  expect(partsOf('U1', [ill], [reported('11T15:00', '2026-11-03')])).toEqual([]);
  expect(partsOf('U1', [ill], [])).toEqual([]);
});

test('without a rota a week is told as a whole, and nothing finer', () => {
  expect(weeksTogether(week, null)).toEqual([week]);
  expect(groupTimes([answeredAt('2026-11-09T11:00')], null)).toBeNull();
});

test("a group's times are told only where three people were on duty when it was answered", () => {
  const days = ['2026-11-09', '2026-11-10', '2026-11-11'];
  const covered = coveredUntil(
    days.map((date, i) => shift(date, `U${i}`)),
    [],
    later,
    unchanged,
  );
  const cases = ['09', '10', '10', '11', '11'].map((date) => answeredAt(`2026-11-${date}T11:00`));
  expect(groupTimes(cases, covered)?.service).toEqual({ n: 5, medianMinutes: 1, p90Minutes: null });
  expect(groupTimes([...cases.slice(1), answeredAt('2026-11-10T12:00')], covered)).toBeNull();
  // A shift is over at its end: whoever answered then was somebody else.
  expect(groupTimes([...cases.slice(1), answeredAt('2026-11-09T14:00')], covered)).toBeNull();
  // Of four answers each is a quarter of the figure, whoever gave them.
  expect(groupTimes(cases.slice(0, 4), covered)).toBeNull();
});

test('no answer time is finer than what three people covered, whoever worked and whatever came', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { roster, absences, now, cases } = input;
      const report = reportOf(input);
      const there = (roster ?? []).filter(
        ({ person, date, start }) => person !== null && start < now && !isAbsent(person, date, absences),
      );
      const peopleIn = (names: readonly string[]) => {
        const mondays = names.map((name) =>
          weekOf(new Date(spanOf(name, zone).start + 43_200_000).toISOString().slice(0, 10)),
        );
        return new Set(there.filter(({ date }) => mondays.includes(weekOf(date))).map(({ person }) => person)).size;
      };
      if (roster === null) {
        expect(report.firstResponse.over).toEqual([input.week]);
        expect([...report.byChannel, ...report.byIntent].every((each) => each.firstResponse === null)).toBe(true);
        return;
      }
      const { over, service } = report.firstResponse;
      if (over.length === 0) {
        expect(peopleIn([input.week])).toBeLessThan(3);
        expect([service.medianMinutes, service.p90Minutes, report.attainment.half.share]).toEqual([null, null, null]);
        expect(report.distribution).toEqual([]);
      } else {
        expect(over.at(-1)).toBe(input.week);
        expect(peopleIn(over)).toBeGreaterThanOrEqual(3);
        // No further back than needed: the week itself was what was missing, and none that is told alone is among them.
        if (over.length > 1) {
          expect(peopleIn(over.slice(0, -1))).toBeLessThan(3);
          for (const each of over) expect(peopleIn([each])).toBeLessThan(3);
        }
      }
      for (const { week, medianMinutes, p90Minutes, share } of report.trend) {
        if (peopleIn([week]) < 3) expect([medianMinutes, p90Minutes, share]).toEqual([null, null, null]);
      }
      for (const { name, firstResponse } of report.byChannel) {
        const answers = (cases.get(input.week) ?? []).filter(({ channel }) => channel === name);
        const people = answers.flatMap(({ first }) =>
          there.filter(({ start, end }) => first !== null && start <= first.at && first.at < end),
        );
        const answered = answers.filter(({ first }) => first !== null).length;
        expect(firstResponse !== null).toBe(new Set(people.map(({ person }) => person)).size >= 3 && answered >= 5);
      }
    }),
    { numRuns: 40 },
  );
});

/** One shift a week for each. */
const worked = (weeks: readonly IsoWeek[], people: readonly (readonly string[])[]): Covered[] =>
  weeks.flatMap((each, i) =>
    (people[i] ?? []).map((person) => {
      const { date, start, end } = shift(mondayOf(each)?.toString() ?? '', person);
      return { date, start, end, person };
    }),
  );

test('a week that is told alone is not told with others too: what is left would be the others', () => {
  const covered = worked(['2026-W45', week], [['U1', 'U2', 'U3'], ['U1']]);
  expect(weeksTogether('2026-W45', behind(covered))).toEqual(['2026-W45']);
  expect(weeksTogether(week, behind(covered))).toEqual([]);
  const around = worked(['2026-W44', '2026-W45', week], [['U2', 'U3'], ['U1', 'U2', 'U3'], ['U1']]);
  expect(weeksTogether(week, behind(around))).toEqual(expect.arrayContaining(['2026-W44', week]));
  expect(weeksTogether(week, behind(around))).not.toContain('2026-W45');
});

test('no difference of two reports, or of a report and its trend, is about fewer than three people', () => {
  const people = fc.uniqueArray(fc.constantFrom('U1', 'U2', 'U3', 'U4'), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(people, { minLength: 20, maxLength: 20 }), fc.nat(60), (who, start) => {
      const weeks = who.map((_, i) => weeksFrom('2026-W01', start + i));
      const covered = worked(weeks, who);
      // Each as on the Monday after it, which knows what was before and nothing of what comes.
      const told = weeks.flatMap((each) => {
        const known = { covered, kept: new Map(), now: spanOf(each, zone).end };
        const alone = weeks.filter((one) => one <= each && tellsAlone(one, known)).map((one) => [one]);
        return [weeksTogether(each, known), ...alone];
      });
      const sets = [...new Set(told.filter(({ length }) => length > 0).map((set) => set.join()))];
      const peopleOf = (set: readonly string[]) => new Set(set.flatMap((each) => who[weeks.indexOf(each)] ?? []));
      for (const one of sets) {
        expect(peopleOf(one.split(',')).size).toBeGreaterThanOrEqual(3);
        // No week is in two of them, so that nothing can be taken from anything.
        for (const other of sets)
          if (one !== other) expect(one.split(',').filter((each) => other.split(',').includes(each))).toEqual([]);
      }
    }),
  );
});

test('once absences are forgotten, the number that was kept with the cases decides, and there are no finer times', () => {
  const covered = worked(
    ['2026-W45', week],
    [
      ['U1', 'U2', 'U3'],
      ['U1', 'U2', 'U3'],
    ],
  );
  // Whoever was away on that Monday alone is known to have been for 90 days.
  const [known, forgotten] = [ms('2027-02-06T23:59Z'), ms('2027-02-07T00:00Z')];
  expect(weeksTogether(week, behind(covered, { now: known }))).toEqual([week]);
  expect(weeksTogether(week, behind(covered, { now: forgotten }))).toEqual([]);
  expect(weeksTogether(week, behind([], { now: forgotten, kept: new Map([[week, 3]]) }))).toEqual([week]);
  expect(weeksTogether(week, behind(covered, { now: forgotten, kept: new Map([[week, 2]]) }))).toEqual([]);
  const late = ms('2028-01-01T00:00Z');
  const pair = worked(['2026-W45', week], [['U1', 'U2'], ['U3']]);
  const [two, one] = [2, 1];
  const kept = new Map([
    ['2026-W45', two],
    [week, one],
  ]);
  expect(weeksTogether(week, behind(pair, { now: late, kept }))).toEqual([]);
});

test('a report on a week so long ago has the times of the week alone, if three people were counted in it', () => {
  fc.assert(
    fc.property(anyInput, fc.option(fc.nat(5)), (input, people) => {
      const roster = input.roster ?? [];
      const kept = new Map(people === null ? [] : [[input.week, people]]);
      const report = reportOf({ ...input, roster, kept, now: spanOf(input.week, zone).end + 100 * 86_400_000 });
      expect(report.firstResponse.over).toEqual((people ?? 0) >= 3 ? [input.week] : []);
      expect([...report.byChannel, ...report.byIntent].every((each) => each.firstResponse === null)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('nobody of the team is named anywhere in a report', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const told = JSON.stringify(reportOf(input));
      for (const { person } of input.roster ?? []) if (person !== null) expect(told).not.toContain(person);
      for (const one of [...input.cases.values()].flat()) expect(told).not.toContain(one.id);
    }),
    { numRuns: 20 },
  );
});
