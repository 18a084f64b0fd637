import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serviceCalendar } from '../../core/hours.ts';
import { spanOf, weekAt } from '../../core/iso-week.ts';
import { arrivalsOf, uncoveredOf } from '../../core/report-coverage.ts';
import { overdueBefore } from '../../core/report-overdue.ts';
import { coveredUntil } from '../../core/report-people.ts';
import { isAbsent, rosterFor, weekOf } from '../../core/roster.ts';
import { serviceMsBetween } from '../../core/service-time.ts';
import { caseIn } from '../support/random-cases.ts';
import {
  allWeek,
  anyDate,
  anyCase as anyRota,
  calendarWith,
  dateAfter,
  day,
  minute,
  minutesOf,
  names,
  reads,
  settingsWith,
  weekHours,
  within,
} from '../support/random-rotas.ts';

const zone = 'Europe/Berlin';
const ms = (iso: string) => Date.parse(iso);
const office = calendarWith({ ...allWeek(['10:00-18:00']), sun: [] });

test('whoever asks outside of the hours is counted as such, by the minute and over closures and extra openings', () => {
  fc.assert(
    fc.property(
      anyDate.chain((date) => fc.tuple(fc.constant(date), weekHours, fc.nat(6), fc.nat(6))),
      fc.nat(1000),
      ([date, week, closedAfter, openAfter], seed) => {
        const monday = weekOf(date);
        const [closed, extra] = [dateAfter(monday, closedAfter), dateAfter(monday, openAfter)];
        const calendar = serviceCalendar(
          settingsWith(week, {
            closures: [{ from: closed, to: closed, branches: [], service: true, reason: { de: 'Umbau', en: 'works' } }],
            extraOpenings: [{ branch: 'service', date: extra, hours: ['08:00-09:30'] }],
          }),
        );
        const name = weekAt(ms(`${date}T12:00Z`), zone);
        const questions = fc.sample(caseIn(name, calendar), { numRuns: 30, seed });
        const isOpen = (at: number) => {
          const { date: today, clock, weekday } = reads(at);
          if (today === extra && within(clock, ['08:00-09:30'])) return true;
          return today !== closed && !calendar.isHoliday(today) && within(clock, week[weekday]);
        };
        const { hours, outOfHours } = arrivalsOf(questions, calendar, spanOf(name, zone));
        expect(outOfHours).toBe(questions.filter(({ arrivedAt }) => !isOpen(arrivedAt)).length);
        for (const [i, weekday] of names.entries()) {
          for (const [hour, count] of (hours[i] ?? []).entries()) {
            const clock = String(hour).padStart(2, '0');
            const then = questions.filter(({ arrivedAt }) => {
              const read = reads(arrivedAt);
              return read.weekday === weekday && read.clock.startsWith(clock);
            });
            expect(count).toBe(then.length);
          }
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('service time agrees with a count minute by minute over closures, extra openings and clock changes', () => {
  fc.assert(
    fc.property(
      anyDate,
      weekHours,
      fc.nat(3),
      fc.nat(3),
      fc.nat(1440),
      fc.nat(4000),
      (date, week, c, e, after, length) => {
        const [closed, extra] = [dateAfter(date, c), dateAfter(date, e)];
        const calendar = serviceCalendar(
          settingsWith(week, {
            closures: [{ from: closed, to: closed, branches: [], service: true, reason: { de: 'Umbau', en: 'works' } }],
            extraOpenings: [{ branch: 'service', date: extra, hours: ['01:30-03:15', '20:00-21:00'] }],
          }),
        );
        const from = ms(date) + after * minute;
        let count = 0;
        for (let at = from; at < from + length * minute; at += minute) {
          const { date: today, clock, weekday } = reads(at);
          const usual = today !== closed && !calendar.isHoliday(today) && within(clock, week[weekday]);
          if (usual || (today === extra && within(clock, ['01:30-03:15', '20:00-21:00']))) count++;
        }
        expect(serviceMsBetween(calendar, from, from + length * minute)).toBe(count * minute);
      },
    ),
    { numRuns: 30 },
  );
});

test('the hours that nobody had are those counted minute by minute against the rota, absences and clock changes', () => {
  fc.assert(
    fc.property(anyRota, ({ start, rota, service, absences, stored }) => {
      const monday = weekOf(start);
      const name = weekAt(ms(`${monday}T12:00Z`), zone);
      const span = spanOf(name, zone);
      const calendar = calendarWith(service);
      const roster = rosterFor(rota, calendar, stored, monday, dateAfter(monday, 6));
      const there = new Set(
        roster
          .filter(({ person, date }) => person !== null && !isAbsent(person, date, absences))
          .flatMap(({ date, template }) => {
            const kind = rota.templates.find(({ id }) => id === template);
            return kind === undefined ? [] : minutesOf(date, kind);
          }),
      );
      const questions = fc.sample(caseIn(name, calendar), { numRuns: 20, seed: roster.length });
      let [alone, asked] = [0, 0];
      for (let at = span.start; at < span.end; at += minute) {
        const { date, clock, weekday } = reads(at);
        if (calendar.isHoliday(date) || !within(clock, service[weekday]) || there.has(at)) continue;
        alone++;
        asked += questions.filter(({ arrivedAt }) => arrivedAt === at).length;
      }
      const covered = coveredUntil(roster, absences, span.end, { log: [], zone });
      expect(uncoveredOf(questions, calendar, span, covered)).toEqual({
        hours: Math.round(alone / 6) / 10,
        arrived: asked,
      });
    }),
    { numRuns: 30 },
  );
});

test('without a rota nobody can say which hours were uncovered', () => {
  expect(uncoveredOf([], office, spanOf('2026-W46', zone), coveredUntil(null, [], 0, { log: [], zone }))).toBeNull();
});

test('a week in which clocks change has an hour more or less to be covered', () => {
  const night = calendarWith({ ...allWeek([]), sun: ['00:00-06:00'] });
  const hours = (week: string) => uncoveredOf([], night, spanOf(week, zone), [])?.hours;
  expect([hours('2026-W12'), hours('2026-W13'), hours('2026-W43')]).toEqual([6, 5, 7]);
});

test('an hour that comes twice is one hour of the heat map, and one that is left out stays empty', () => {
  const cases = ['2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00'].map((iso) => ({
    ...fc.sample(caseIn('2026-W43', office), { numRuns: 1, seed: 1 })[0],
    arrivedAt: ms(iso),
  }));
  const { hours } = arrivalsOf(cases as Parameters<typeof arrivalsOf>[0], office, spanOf('2026-W43', zone));
  expect(hours[6]?.[2]).toBe(2);
  expect(hours.flat()).toHaveLength(168);
});

test('who is overdue is whoever has waited for more than the minutes of service time, to the millisecond', () => {
  fc.assert(
    fc.property(
      anyDate,
      weekHours,
      fc.nat(20 * day),
      fc.integer({ min: 0, max: 600 }),
      fc.array(fc.nat(20 * day)),
      (date, week, length, minutes, asked) => {
        const calendar = calendarWith(week);
        const since = ms(date);
        const now = since + length;
        const line = overdueBefore(calendar, since, now, minutes);
        const near = [line - 1, line, line + 1].filter((at) => at >= since && at <= now);
        for (const at of [...near, ...asked.map((after) => since + Math.min(after, length))]) {
          expect(at < line).toBe(serviceMsBetween(calendar, at, now) > minutes * minute);
        }
      },
    ),
    { numRuns: 30 },
  );
});
