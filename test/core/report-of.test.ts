import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../core/case.ts';
import { casesAfter } from '../../core/case.ts';
import { spanOf } from '../../core/iso-week.ts';
import { type ReportInput, reportOf, reportWeeks } from '../../core/report-of.ts';
import { askedAt } from '../support/cases.ts';
import { handWorkedInput } from '../support/hand-worked-week.ts';
import { anyInput } from '../support/random-cases.ts';
import { allWeek, calendarWith, minute } from '../support/random-rotas.ts';

const zone = 'Europe/Berlin';
const ms = (iso: string) => Date.parse(iso);
const calendar = calendarWith({ ...allWeek(['10:00-18:00']), sun: [] });
const nothing: ReportInput = {
  week: '2026-W46',
  now: ms('2026-11-16T07:00+01:00'),
  cases: new Map(),
  calendar,
  target: { firstAnswerMinutes: 30, nineInTenMinutes: 60 },
  roster: null,
  absences: [],
  log: [],
  kept: new Map(),
  gaps: [],
  titles: new Map(),
  spend: {},
  shown: {},
};
const asked = (iso: string, change: Partial<Case> = {}): Case => askedAt(ms(iso), zone, { id: iso, ...change });
const answeredAfter = (iso: string, minutes: number, change: Partial<Case> = {}) => {
  const first = { at: ms(iso) + minutes * minute, serviceMs: minutes * minute };
  return asked(iso, { first, ended: { at: first.at, how: 'answered' }, draft: 'ownWords', ...change });
};
const withCases = (cases: readonly Case[], change: Partial<ReportInput> = {}): ReportInput => {
  const weeks = new Map<string, Case[]>();
  for (const one of cases) weeks.set(one.week, [...(weeks.get(one.week) ?? []), one]);
  return { ...nothing, cases: weeks, ...change };
};

test('a week in which nobody asked is a report of noughts and no guesses', () => {
  const report = reportOf(nothing);
  expect(report).toMatchObject({ week: '2026-W46', arrived: 0, answered: 0, open: 0, closed: [], complete: true });
  expect(report.firstResponse.service).toEqual({ n: 0, medianMinutes: null, p90Minutes: null });
  expect(report.distribution.every(({ elapsed, service }) => elapsed === 0 && service === 0)).toBe(true);
  expect(report.attainment.half).toEqual({ minutes: 30, goal: 0.5, inTime: 0, of: 0, share: null });
  expect(report.backlog).toEqual({ n: 0, oldestMinutes: null, before: null });
  expect(report.byIntent).toEqual([]);
  expect(report.byChannel.map(({ name, arrived }) => [name, arrived])).toEqual([
    ['x-mention', 0],
    ['x-dm', 0],
  ]);
  expect(report.drafts.perAnswer).toEqual([]);
  expect(report).toMatchObject({ verdict: { than: 'first', target: null }, todo: null, uncovered: null });
});

test('a week of mere thanks is a week in which nobody asked', () => {
  const at = ms('2026-11-10T10:00+01:00');
  const report = reportOf(
    withCases([
      asked('2026-11-10T10:00+01:00', { no: 2, ended: { at, how: 'thanks' } }),
      asked('2026-11-10T09:00+01:00', { intent: 'praise', proposed: 'lob', ended: { at, how: 'noAnswerNeeded' } }),
    ]),
  );
  expect(report.drafts.unused).toBe(0);
  expect(report).toMatchObject({ arrived: 0, thanked: 2, reopened: 0, open: 0, closed: [] });
  expect(report.arrivals.hours.flat().every((count) => count === 0)).toBe(true);
});

test('the first week has nothing to be compared with', () => {
  const report = reportOf(withCases([answeredAfter('2026-11-10T10:00+01:00', 5)]));
  expect(report.verdict.than).toBe('first');
  expect(report.trend.slice(0, 7).every(({ arrived, medianMinutes }) => arrived === 0 && medianMinutes === null)).toBe(
    true,
  );
});

test('eight weeks are looked at, across a year of 53 weeks', () => {
  expect(reportWeeks('2027-W02')).toEqual([
    '2026-W48',
    '2026-W49',
    '2026-W50',
    '2026-W51',
    '2026-W52',
    '2026-W53',
    '2027-W01',
    '2027-W02',
  ]);
  expect(() => reportWeeks('2025-W53')).toThrow(RangeError);
});

test('the last week of 2026 ends in January', () => {
  const report = reportOf({ ...nothing, week: '2026-W53', now: ms('2027-01-04T00:00+01:00') });
  expect(report).toMatchObject({ from: '2026-12-28', to: '2027-01-03', complete: true });
});

test('a week that is not over is told as far as it has come', () => {
  const cases = [answeredAfter('2026-11-10T10:00+01:00', 5), asked('2026-11-10T11:00+01:00')];
  const report = reportOf(withCases(cases, { now: ms('2026-11-10T12:00+01:00') }));
  expect(report).toMatchObject({ complete: false, arrived: 2, answered: 1, open: 1 });
  expect(report.backlog).toEqual({ n: 1, oldestMinutes: 60, before: null });
  expect(reportOf({ ...nothing, now: spanOf('2026-W46', zone).end }).complete).toBe(true);
  expect(reportOf({ ...nothing, now: spanOf('2026-W46', zone).end - 1 }).complete).toBe(false);
});

test('in the weeks of a clock change everybody who asked is told of, in the hour that the clock showed', () => {
  const autumn = ['2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00', '2026-10-25T23:59+01:00'].map((at) => asked(at));
  const report = reportOf(withCases(autumn, { week: '2026-W43' }));
  expect(report).toMatchObject({ from: '2026-10-19', to: '2026-10-25', arrived: 3 });
  expect([report.arrivals.hours[6]?.[2], report.arrivals.hours[6]?.[23]]).toEqual([2, 1]);
  const spring = ['2026-03-29T01:59+01:00', '2026-03-29T03:00+02:00'].map((at) => asked(at));
  const { arrivals } = reportOf(withCases(spring, { week: '2026-W13' }));
  expect(arrivals.hours[6]?.slice(0, 5)).toEqual([0, 1, 0, 1, 0]);
});

test('an answer that comes late restates the week of its question, and leaves the week in which it came alone', () => {
  const open = asked('2026-11-06T17:50+01:00');
  const next = answeredAfter('2026-11-10T10:00+01:00', 5);
  const before = reportOf(withCases([open, next], { week: '2026-W45', now: ms('2026-11-09T07:00+01:00') }));
  expect(before).toMatchObject({ arrived: 1, answered: 0, open: 1, backlog: { n: 1 } });
  // 10 minutes on that Friday, 480 on the Saturday, 8 on the Monday.
  const at = ms('2026-11-09T10:08+01:00');
  const entry = { at, by: 'U1', what: 'answered', from: 'sending', to: 'answered', serviceMs: 498 * minute } as const;
  const facts = { channel: open.channel, arrivedAt: open.arrivedAt, intent: 'fees', language: 'de', proposed: null };
  const [late] = casesAfter(open, entry, { ...facts, reply: null, effort: null, closed: null }, zone);
  const restated = reportOf(withCases([late, next], { week: '2026-W45' }));
  expect(restated).toMatchObject({ arrived: 1, answered: 1, open: 0, backlog: { n: 1 } }); // it was open at the week's end
  expect(restated.firstResponse.service.medianMinutes).toBe(498);
  const after = reportOf(withCases([late, next]));
  expect(after).toMatchObject({ arrived: 1, answered: 1, backlog: { n: 0 } });
  expect(after.firstResponse.service.medianMinutes).toBe(5);
});

test('the backlog is everything that was open at the end of the week, also from the weeks before', () => {
  const sinceLong = asked('2026-10-20T12:00+02:00');
  const closedSince = asked('2026-11-13T12:00+01:00', { ended: { at: ms('2026-11-16T06:00+01:00'), how: 'spam' } });
  const closedBefore = asked('2026-11-13T12:00+01:00', { ended: { at: ms('2026-11-15T06:00+01:00'), how: 'spam' } });
  const report = reportOf(withCases([sinceLong, closedSince, closedBefore]));
  expect(report.backlog).toEqual({ n: 2, oldestMinutes: (26 * 24 + 13) * 60, before: 1 });
});

test('what was open a week ago is the number of the report of that week, however old its questions', () => {
  const cases = ['2026-09-16T12:00+02:00', '2026-09-23T12:00+02:00', '2026-11-10T12:00+01:00'].map((at) => asked(at));
  const lastWeek = reportOf(withCases(cases, { week: '2026-W45', now: ms('2026-11-09T07:00+01:00') }));
  expect(lastWeek.backlog.n).toBe(2);
  expect(reportOf(withCases(cases)).backlog).toMatchObject({ n: 2, before: 2 });
});

test('whoever has only an interim answer, or whose answer was taken back, waits until it has ended', () => {
  const first = { at: ms('2026-11-05T12:10+01:00'), serviceMs: 10 * minute };
  const interim = asked('2026-11-05T12:00+01:00', { first, interims: 1 });
  const takenBack = asked('2026-11-05T12:00+01:00', { first, corrections: 1 });
  const endedNow = { ...interim, ended: { at: ms('2026-11-11T12:00+01:00'), how: 'answered' } } as const;
  const report = reportOf(withCases([interim, takenBack, endedNow]));
  expect(report.backlog).toMatchObject({ n: 2, before: 3 });
});

test('three overdue questions are what is to be done, however long ago they came', () => {
  const cases = ['2026-10-20T12:00+02:00', '2026-11-10T12:00+01:00', '2026-11-14T12:00+01:00'].map((at) => asked(at));
  expect(reportOf(withCases(cases)).todo).toEqual({ kind: 'backlog', n: 3 });
  // Asked on a Sunday, nobody is overdue on Monday at 7.
  expect(reportOf(withCases([...cases.slice(0, 2), asked('2026-11-15T12:00+01:00')])).todo).toBeNull();
});

test('an interim answer is the first one, and what is approved later is what became of the draft', () => {
  const first = { at: ms('2026-11-10T10:10+01:00'), serviceMs: 10 * minute };
  const waiting = asked('2026-11-10T10:00+01:00', { first, interims: 1, proposed: 'gebuehren' });
  const report = reportOf(withCases([waiting]));
  expect(report).toMatchObject({ answered: 1, open: 0, interims: 1 });
  expect(report.drafts).toMatchObject({ asProposed: 0, edited: 0, unused: 0, perAnswer: [] });
});

test('a draft that is approved and then not sent has not been used', () => {
  const at = ms('2026-11-10T11:00+01:00');
  const ended = { at, how: 'deletedByPatron' as const };
  const one = asked('2026-11-10T10:00+01:00', { proposed: 'gebuehren', draft: 'asProposed', ended });
  expect(reportOf(withCases([one])).drafts).toMatchObject({ asProposed: 0, unused: 1 });
});

test('whoever answers by hand what had no draft has written it themselves', () => {
  const byHand = { ended: { at: ms('2026-11-10T11:00+01:00'), how: 'answeredByHand' as const }, draft: null };
  const proposed = Array.from({ length: 5 }, () =>
    answeredAfter('2026-11-10T10:00+01:00', 5, { ...byHand, proposed: 'fees' }),
  );
  const { drafts } = reportOf(withCases([...proposed, answeredAfter('2026-11-10T10:00+01:00', 5, byHand)]));
  expect(drafts).toMatchObject({ byHand: 5, ownWords: 1, perAnswer: [{ answerId: 'fees', n: 5, byHand: 5 }] });
});

test('an answer that was deleted for good was given all the same', () => {
  const ended = { at: ms('2026-11-11T11:00+01:00'), how: 'withdrawn' as const };
  const one = answeredAfter('2026-11-10T10:00+01:00', 5, { proposed: 'fees', draft: 'edited', corrections: 1, ended });
  const report = reportOf(withCases([one]));
  expect(report).toMatchObject({ answered: 1, corrections: 1, closed: [] });
  expect(report.drafts).toMatchObject({ edited: 1, unused: 0 });
});

test('groups of less than five are told together, and what triage was not sure of has a name', () => {
  const many = (intent: string | null, n: number) =>
    Array.from({ length: n }, (_, i) => asked(`2026-11-10T10:0${i}+01:00`, { intent }));
  const report = reportOf(
    withCases([...many('fees', 5), ...many(null, 6), ...many('events', 4), ...many('renewal', 1)]),
  );
  expect(report.byIntent.map(({ name, arrived }) => [name, arrived])).toEqual([
    ['unclear', 6],
    ['fees', 5],
    ['other', 5],
  ]);
});

test('what is told together is never fewer than five, as long as there is something to add', () => {
  const many = (intent: string, n: number) =>
    Array.from({ length: n }, (_, i) =>
      answeredAfter(`2026-11-10T10:0${i}+01:00`, 5, { intent, proposed: intent, draft: 'asProposed' }),
    );
  const names = (cases: readonly Case[]) => {
    const { byIntent, drafts } = reportOf(withCases(cases));
    expect(drafts.perAnswer.map(({ answerId, n }) => [answerId, n])).toEqual(
      byIntent.map(({ name, arrived }) => [name, arrived]),
    );
    return byIntent.map(({ name, arrived }) => [name, arrived]);
  };
  // A single one beside three large groups would be told by name almost: the smallest of them goes with it.
  expect(names([...many('fees', 7), ...many('renewal', 6), ...many('events', 5), ...many('rooms', 1)])).toEqual([
    ['fees', 7],
    ['renewal', 6],
    ['other', 6],
  ]);
  expect(names([...many('fees', 5), ...many('events', 2)])).toEqual([['other', 7]]);
  expect(names(many('events', 2))).toEqual([['other', 2]]);
  expect(names(many('fees', 5))).toEqual([['fees', 5]]);
});

test('the figures of any week fit together', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const report = reportOf(input);
      const sum = (counts: readonly number[]) => counts.reduce((all, n) => all + n, 0);
      const { arrived, answered, open, closed, thanked, drafts, arrivals, byChannel, byIntent, distribution } = report;
      expect(arrived).toBe(answered + open + sum(closed.map(({ n }) => n)));
      expect(arrived + thanked).toBe(input.cases.get(input.week)?.length);
      for (const groups of [byChannel, byIntent]) {
        expect(sum(groups.map((each) => each.arrived))).toBe(arrived);
        expect(sum(groups.map((each) => each.answered))).toBe(answered);
        expect(sum(groups.map((each) => each.open))).toBe(open);
      }
      expect(byIntent.every((each) => each.arrived >= 5) || byIntent.length === 1).toBe(true);
      expect(sum(arrivals.hours.flat())).toBe(arrived);
      expect(arrivals.outOfHours).toBeLessThanOrEqual(arrived);
      for (const clock of ['elapsed', 'service'] as const) {
        if (distribution.length > 0)
          expect(sum(distribution.map((each) => each[clock]))).toBe(report.firstResponse[clock].n);
      }
      const { medianMinutes } = report.firstResponse.elapsed;
      if (medianMinutes !== null)
        expect(medianMinutes).toBeGreaterThanOrEqual(report.firstResponse.service.medianMinutes ?? 0);
      for (const { inTime, of, share } of Object.values(report.attainment)) {
        expect(inTime).toBeLessThanOrEqual(of);
        expect(share === null).toBe(of === 0);
      }
      const uses = drafts.asProposed + drafts.edited + drafts.replaced + drafts.byHand + drafts.ownWords;
      expect(uses).toBe(answered - report.interims); // here, whoever had an interim answer waits for the other
      for (const { answerId, title, n, ...counts } of drafts.perAnswer) {
        expect(title).toBe(input.titles.get(answerId) ?? null);
        expect(sum(Object.values(counts))).toBe(n);
        expect(n >= 5 || drafts.perAnswer.length === 1).toBe(true);
        expect(answerId === 'other' || n >= 5).toBe(true);
      }
      expect(report.trend.map(({ week }) => week)).toEqual(reportWeeks(input.week));
      expect(report.trend.at(-1)).toMatchObject({ week: input.week, arrived, answered });
    }),
    { numRuns: 40 },
  );
});

test('an answer has the title that the library gives it now, and what is merged has none', () => {
  const used = (proposed: string, n: number) =>
    Array.from({ length: n }, () => answeredAfter('2026-11-10T10:00+01:00', 5, { proposed, draft: 'edited' }));
  const cases = [...used('verlaengern', 7), ...used('gebuehren-alt', 6), ...used('wlan', 5), ...used('drucken', 1)];
  // An answer may have the very id of what is merged.
  const titles = new Map([
    ['verlaengern', 'Medien verlängern'],
    ['wlan', 'WLAN im Haus'],
    ['other', 'Sonstiges'],
  ]);
  const { drafts, todo } = reportOf(withCases(cases, { titles }));
  expect(drafts.perAnswer.map(({ answerId, title }) => [answerId, title])).toEqual([
    ['verlaengern', 'Medien verlängern'],
    ['gebuehren-alt', null],
    ['other', null],
  ]);
  expect(todo).toMatchObject({ kind: 'staleAnswer', answerId: 'verlaengern', title: 'Medien verlängern' });
});

test('the order in which cases are read changes nothing', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const cases = new Map([...input.cases].map(([week, list]) => [week, list.toReversed()]));
      expect(reportOf({ ...input, cases })).toEqual(reportOf(input));
    }),
    { numRuns: 15 },
  );
});

test('a late answer changes of a past week only what it is about: nothing that came in, and never the count', () => {
  const [late] = (handWorkedInput.cases.get('2026-W53') ?? []).filter(({ first, ended }) => !first && !ended);
  if (late === undefined) throw new Error('No open case');
  const now = handWorkedInput.now + 5 * 3_600_000;
  const first = { at: now - minute, serviceMs: 400 * minute };
  const cases = new Map(handWorkedInput.cases);
  const answeredNow = (one: Case): Case =>
    one === late ? { ...one, first, ended: { at: first.at, how: 'answered' } } : one;
  cases.set('2026-W53', (cases.get('2026-W53') ?? []).map(answeredNow));
  const [before, after] = [reportOf({ ...handWorkedInput, now }), reportOf({ ...handWorkedInput, now, cases })];
  expect(after).toMatchObject({ answered: before.answered + 1, open: before.open - 1 });
  for (const part of ['arrived', 'closed', 'thanked', 'backlog', 'arrivals', 'uncovered', 'spend'] as const) {
    expect(after[part]).toEqual(before[part]);
  }
  expect(after.attainment.nineInTen).toEqual(before.attainment.nineInTen); // overdue, then answered too late: the same
});
