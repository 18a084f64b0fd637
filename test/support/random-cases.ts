/** Weeks of questions as they may come: answered, open or closed, over the eight weeks that a report looks at. */
import fc from 'fast-check';
import type { Case } from '../../core/case.ts';
import type { ServiceCalendar } from '../../core/hours.ts';
import { type IsoWeek, spanOf, weekAt } from '../../core/iso-week.ts';
import { type ReportInput, reportWeeks } from '../../core/report-of.ts';
import { rosterFor } from '../../core/roster.ts';
import { serviceMsBetween } from '../../core/service-time.ts';
import { channelNames } from '../../core/thread.ts';
import { anyDate, anyCase as anyRota, calendarWith, dateAfter, day, minute, weekHours } from './random-rotas.ts';

const zone = 'Europe/Berlin';

/** A case that came in this week; `wait` is in whole minutes, from none to ten days, often at a boundary. */
export function caseIn(week: IsoWeek, calendar: ServiceCalendar): fc.Arbitrary<Case> {
  const { start, end } = spanOf(week, zone);
  return fc
    .record({
      id: fc.uuid(),
      no: fc.integer({ min: 1, max: 3 }),
      channel: fc.constantFrom(...channelNames),
      arrivedAt: fc.nat((end - start) / minute - 1).map((minutes) => start + minutes * minute),
      wait: fc.oneof(fc.nat(90), fc.nat(14_400), fc.constantFrom(15, 30, 60, 240, 480, 1440)),
      how: fc.constantFrom('answered', 'byHand', 'interim', 'open', 'spam', 'noAnswerNeeded', 'thanks'),
      intent: fc.option(fc.constantFrom('opening_hours', 'renewal', 'fees', 'praise')),
      proposed: fc.option(fc.constantFrom('oeffnungszeiten', 'verlaengern', 'gebuehren')),
      draft: fc.constantFrom('asProposed' as const, 'edited' as const, 'replaced' as const),
      effort: fc.option(fc.constantFrom(1 as const, 3 as const, 6 as const)),
      corrections: fc.nat(1),
    })
    .map(({ wait, how, draft, ...rest }) => {
      const at = rest.arrivedAt + wait * minute;
      const first = { at, serviceMs: serviceMsBetween(calendar, rest.arrivedAt, at) };
      const one: Case = { ...rest, week, language: 'de', first: null, ended: null, interims: 0, draft: null };
      const used = rest.proposed === null ? 'ownWords' : draft;
      switch (how) {
        case 'open':
          return one;
        case 'answered':
          return { ...one, first, ended: { at, how }, draft: used };
        case 'byHand':
          return { ...one, first, ended: { at, how: 'answeredByHand' as const } };
        case 'interim':
          return { ...one, first, interims: 1 };
        default:
          return { ...one, ended: { at, how } };
      }
    });
}

/** Eight weeks of it, at any time of five years and often at a clock change or the turn of the year. */
export const anyInput: fc.Arbitrary<ReportInput> = fc
  .record({ date: anyDate, service: weekHours, rota: fc.option(anyRota), after: fc.integer({ min: -6, max: 20 }) })
  .chain(({ date, service, rota, after }) => {
    const week = weekAt(Date.parse(date), zone);
    const weeks = reportWeeks(week);
    const calendar = calendarWith(service);
    const { end } = spanOf(week, zone);
    const from = new Date(spanOf(weeks[0] ?? week, zone).start + day / 2).toISOString().slice(0, 10);
    const roster = rota === null ? null : rosterFor(rota.rota, calendar, [], from, dateAfter(from, 55));
    return fc
      .tuple(...weeks.map((each) => fc.array(caseIn(each, calendar), { maxLength: each === week ? 40 : 12 })))
      .map((cases) => ({
        week,
        now: end + after * (day / 2),
        cases: new Map(weeks.map((each, i) => [each, cases[i] ?? []])),
        calendar,
        target: { firstAnswerMinutes: 30, nineInTenMinutes: 60 },
        roster,
        absences: rota?.absences ?? [],
        log: [],
        kept: new Map(),
        gaps: [],
        titles: new Map([['verlaengern', 'Medien verlängern']]),
        spend: {},
        shown: {},
      }));
  });
