/** Rosters as they may come, and a plain reading of the wall clock in Berlin to hold the rota against. */
import fc from 'fast-check';
import * as v from 'valibot';
import { serviceCalendar } from '../../core/hours.ts';
import { LibrarySettings } from '../../core/library.ts';
import {
  type Absence,
  type Assigned,
  type Assignment,
  type Person,
  Rota,
  type ShiftTemplate,
  sources,
} from '../../core/rota.ts';

export const minute = 60_000;
export const day = 86_400_000;
export const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Week = LibrarySettings['service']['hours'];
export const allWeek = (hours: string[]): Week => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
  sat: hours,
  sun: hours,
});

export function settingsWith(hours: Week, change: Partial<LibrarySettings> = {}): LibrarySettings {
  const branch = { id: 'nord', name: 'Nord', address: 'Weg 1', phone: '1', email: 'nord@buecherei.example' };
  return {
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
      service: { hours },
      branches: [{ ...branch, hours: allWeek([]) }],
      closures: [],
      extraOpenings: [],
    }),
    ...change,
  };
}
export const calendarWith = (hours: Week, change: Partial<LibrarySettings> = {}) =>
  serviceCalendar(settingsWith(hours, change));

type PersonInput = Partial<Person> & Pick<Person, 'initials'>;
/** Works at any time unless told otherwise. */
export const somebody = (change: PersonInput): Person => ({
  slack: `U0${change.initials.toUpperCase()}`,
  name: change.initials,
  role: 'staff',
  deputy: false,
  hours: allWeek(['00:00-24:00']),
  share: 0.5,
  maxShifts: 14,
  wishes: [],
  languages: [],
  reachable: 'workingHours',
  ...change,
});

export const early = {
  id: 'frueh',
  name: { de: 'Früh', en: 'Early' },
  start: '10:00',
  end: '14:00',
  weekdays: [...names],
};
export const late = {
  id: 'spaet',
  name: { de: 'Spät', en: 'Late' },
  start: '14:00',
  end: '18:00',
  weekdays: [...names],
};
export const rotaOf = (people: Person[], change: Partial<Rota> = {}): Rota =>
  v.parse(Rota, { weekA: '2026-11-02', templates: [early, late], people, ...change });

/** What is stored once a proposal is published. */
export function published(stored: readonly Assignment[], proposed: readonly Assignment[]): Assignment[] {
  const key = ({ date, template }: Assignment) => `${date} ${template}`;
  const merged = new Map([...stored, ...proposed].map((each) => [key(each), each]));
  return [...merged.values()].map((each) => ({ ...each, publishedAt: 1, version: each.version + 1 }));
}
export const who = (roster: readonly Assigned[]) =>
  roster.map(({ date, template, person }) => `${date} ${template} ${person}`);

// ---------------------------------------------------------------- the wall clock, read plainly

/** Central European Summer Time from the last Sunday in March to the last in October, at 01:00 UTC. */
export function berlinOffset(at: number): number {
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(new Date(at).getUTCFullYear(), month + 1, 0));
    return last.getTime() - last.getUTCDay() * day + 60 * minute;
  };
  return (at >= lastSunday(2) && at < lastSunday(9) ? 120 : 60) * minute;
}
export function reads(at: number): { date: string; clock: string; weekday: (typeof names)[number] } {
  const local = new Date(at + berlinOffset(at));
  const [date = '', time = ''] = local.toISOString().split('T');
  return { date, clock: time.slice(0, 5), weekday: names[(local.getUTCDay() + 6) % 7] ?? 'mon' };
}
export const within = (clock: string, hours: readonly string[]) =>
  hours.some((period) => period.slice(0, 5) <= clock && clock < period.slice(6));
export const dateAfter = (date: string, days: number) =>
  new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);

/** The minutes of a shift on a day of Berlin: from the first that has come to its start to the last before its end. */
export function minutesOf(date: string, { start, end }: ShiftTemplate): number[] {
  const early = Date.parse(date) - 180 * minute;
  const minutes = Array.from({ length: 1800 }, (_, i) => early + i * minute).filter((at) => reads(at).date === date);
  const first = minutes.find((at) => reads(at).clock >= start) ?? Number.POSITIVE_INFINITY;
  const over =
    minutes.findLast((at) => reads(at).clock === end) ??
    (minutes.findLast((at) => reads(at).clock < end) ?? 0) + minute;
  return minutes.filter((at) => first <= at && at < over);
}

// ---------------------------------------------------------------- at random

const clockOf = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
/** Times of one day, apart from each other, in quarters of an hour and often at night, when clocks change. */
const times = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 4, max: 14 })), { maxLength: 4 })
  .map((quarters) => quarters.sort((a, b) => a - b))
  .map((quarters) => (quarters.length % 2 === 0 ? quarters : quarters.slice(1)))
  .map((quarters) => quarters.flatMap((q, i) => (i % 2 === 0 ? [[q, quarters[i + 1] ?? 96] as const] : [])))
  .map((pairs) => pairs.map(([from, to]) => `${clockOf(from)}-${clockOf(to)}`));
export const weekHours: fc.Arbitrary<Week> = fc.record({
  mon: times,
  tue: times,
  wed: times,
  thu: times,
  fri: times,
  sat: times,
  sun: times,
});
/** Five years, often at a clock change, a leap day or the turn of the year. */
export const anyDate = fc.oneof(
  fc.integer({ min: 0, max: 1825 }).map((days) => dateAfter('2026-01-01', days)),
  fc
    .constantFrom('2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-02-29', '2028-10-29', '2029-12-31')
    .chain((date) => fc.integer({ min: -3, max: 1 }).map((days) => dateAfter(date, days))),
);
const weekday = fc.constantFrom(...names);
const weekdaysList = fc.subarray([...names], { minLength: 1 });
const initialsAt = (i: number) => `${'abcdefgh'[i]}x`;

const personAt = (i: number, start: string) =>
  fc
    .record({
      hours: fc.oneof(
        { weight: 3, arbitrary: fc.constant(allWeek(['00:00-24:00'])) },
        { weight: 1, arbitrary: weekHours },
      ),
      share: fc.constantFrom(0.2, 0.25, 0.5, 0.6, 0.8, 1),
      maxShifts: fc.integer({ min: 0, max: 14 }),
      wishes: fc.array(fc.record({ weekday, template: fc.constantFrom('t0', 't1') }), { maxLength: 2 }),
      from: fc.option(fc.integer({ min: -20, max: 10 }), { freq: 4 }),
      to: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 4 }),
    })
    .map(({ from, to, ...rest }) =>
      somebody({
        initials: initialsAt(i),
        ...rest,
        ...(from !== null && { from: dateAfter(start, from) }),
        ...(to !== null && { to: dateAfter(start, Math.max(to, from ?? 0)) }),
      }),
    );

export interface Case {
  start: string;
  rota: Rota;
  service: Week;
  absences: Absence[];
  stored: Assignment[];
}
/** A rota of up to 8 people, with what is reported and stored for the three weeks after a day of five years. */
export const anyCase: fc.Arbitrary<Case> = anyDate.chain((start) =>
  fc
    .tuple(
      times.filter((list) => list.length > 0),
      fc.integer({ min: 1, max: 8 }),
    )
    .chain(([spans, size]) => {
      const templateIds = spans.map((_, i) => `t${i}`);
      const staff = fc.integer({ min: 0, max: size - 1 });
      const template = fc.constantFrom(...templateIds);
      const date = fc.integer({ min: 0, max: 20 }).map((days) => dateAfter(start, days));
      return fc.record({
        start: fc.constant(start),
        service: fc.oneof(fc.constant(allWeek(['00:00-24:00'])), weekHours),
        rota: fc
          .record({
            people: fc.tuple(...Array.from({ length: size }, (_, i) => personAt(i, start))),
            listed: fc.array(weekdaysList, { minLength: spans.length, maxLength: spans.length }),
            plan: fc.array(
              fc.record({
                weekday,
                template,
                person: staff.map(initialsAt),
                weeks: fc.constantFrom('every' as const, 'A' as const, 'B' as const),
              }),
              { maxLength: 6 },
            ),
          })
          .map(({ people, listed, plan }) => {
            const templates = spans.map((span, i) => ({
              ...early,
              id: `t${i}`,
              start: span.slice(0, 5),
              end: span.slice(6),
              weekdays: listed[i] ?? [...names],
            }));
            return rotaOf(people, { templates, plan });
          }),
        absences: fc.array(
          fc
            .tuple(staff, date, fc.integer({ min: 0, max: 9 }))
            .map(([i, from, days]) => ({ staff: `U0${initialsAt(i).toUpperCase()}`, from, to: dateAfter(from, days) })),
          { maxLength: 4 },
        ),
        stored: fc.uniqueArray(
          fc.record({
            date,
            template,
            person: fc.option(
              fc.oneof(
                staff.map((i) => `U0${initialsAt(i).toUpperCase()}`),
                fc.constant('U0GONE'),
              ),
            ),
            source: fc.constantFrom(...sources),
            publishedAt: fc.option(fc.constant(1)),
            swap: fc.constant(null),
            version: fc.integer({ min: 1, max: 5 }),
          }),
          { maxLength: 12, selector: (each) => `${each.date} ${each.template}` },
        ),
      });
    }),
);
