import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../core/case.ts';
import { type CaseRow, caseColumns, caseRows } from '../../core/case-rows.ts';
import { reportOf } from '../../core/report-of.ts';
import type { WeeklyReport } from '../../core/weekly-report.ts';
import { handWorkedCases, handWorkedInput, handWorkedReport } from '../support/hand-worked-week.ts';
import { anyInput } from '../support/random-cases.ts';

const { calendar } = handWorkedInput;
const rows = caseRows(handWorkedCases, { report: handWorkedReport, calendar });
const count = (of: readonly CaseRow[], column: keyof CaseRow, value: string) =>
  of.filter((row) => row[column] === value).length;

test('the rows of the week that was worked out on paper say what its questions were', () => {
  const about = (intent: string) => rows.filter((row) => row.intent === intent);
  // Friday at noon, New Year: answered five minutes after the opening on Saturday.
  expect(about('opening_hours').filter((row) => row.first_response_service_minutes === 5)).toEqual([
    {
      week: '2026-W53',
      channel: 'x-mention',
      intent: 'opening_hours',
      language: 'de',
      outcome: 'answered',
      closed_reason: null,
      first_response_service_minutes: 5,
      first_response_elapsed: '8-24 h', // 1325 minutes
      in_time: 'yes',
      interim_answers: 0,
      corrections: 0,
      reopened: 'no',
      draft: 'asProposed',
      answer_file: 'oeffnungszeiten',
      read_level: null,
    },
  ]);
  expect(about('opening_hours').filter((row) => row.reopened === 'yes')).toMatchObject([{ corrections: 1 }]);
  expect(about('fees').map((row) => row.first_response_service_minutes)).toEqual(expect.arrayContaining([9, 24])); // 8.5: the ninth has begun
  expect(about('renewal').map(({ outcome, closed_reason, draft }) => [outcome, closed_reason, draft])).toEqual(
    expect.arrayContaining([
      ['answered', null, 'byHand'],
      ['answered', null, 'asProposed'],
      ['closed', 'noAnswerNeeded', 'unused'],
    ]),
  );
  const open = rows.filter(({ outcome }) => outcome === 'open');
  // 255 minutes and counting, 30, and 0.
  expect(open.map((row) => row.in_time).toSorted()).toEqual(['no', null, null]);
});

/** What a spreadsheet takes for no date and no number, in any language. */
const stepNames = new Map([
  [0, '0-15 min'],
  [15, '15-30 min'],
  [30, '30-60 min'],
  [60, '1-4 h'],
  [240, '4-8 h'],
  [480, '8-24 h'],
  [1440, 'over 24 h'],
]);

test('how long the patron waited is told in steps: with the minutes of it, the hours it was closed told the hour', () => {
  // Closing at 18 and opening at 10, 20 of 845 minutes were 20:15.
  expect(JSON.stringify(rows)).not.toMatch(/\b(845|1025|1165|1325|1510|2510|2550)\b/);
  const steps = rows.flatMap((row) => row.first_response_elapsed ?? []);
  expect(steps).toHaveLength(24);
  expect(new Set(steps)).toEqual(new Set([...stepNames.values()].filter((name) => name !== '4-8 h')));
});

/** What somebody finds who counts the rows in a spreadsheet. */
function counted(of: readonly CaseRow[]): Partial<WeeklyReport> {
  return {
    arrived: of.length,
    answered: count(of, 'outcome', 'answered'),
    open: count(of, 'outcome', 'open'),
    reopened: count(of, 'reopened', 'yes'),
  };
}

test('whoever counts the rows finds the figures of the report', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const report = reportOf(input);
      const cases = input.cases.get(input.week) ?? [];
      const of = caseRows(cases, { report, calendar: input.calendar });
      expect(report).toMatchObject(counted(of));
      for (const { reason, n } of report.closed) expect(count(of, 'closed_reason', reason)).toBe(n);
      for (const { name, arrived } of report.byIntent) expect(count(of, 'intent', name)).toBe(arrived);
      for (const { name, arrived } of report.byChannel) expect(count(of, 'channel', name)).toBe(arrived);
      for (const use of ['asProposed', 'edited', 'replaced', 'byHand', 'unused', 'ownWords'] as const)
        expect(count(of, 'draft', use)).toBe(report.drafts[use]);
      for (const { level, n } of report.effort) expect(of.filter((row) => row.read_level === level)).toHaveLength(n);

      const alone = report.firstResponse.over.join() === report.week;
      const { inTime, of: all } = report.attainment.nineInTen;
      const told = [count(of, 'in_time', 'yes'), of.filter(({ in_time }) => in_time !== null).length];
      expect(told).toEqual(alone ? [inTime, all] : [0, 0]);
      for (const { fromMinutes, toMinutes, elapsed, service } of alone ? report.distribution : []) {
        const within = (minutes: CaseRow[keyof CaseRow]) =>
          typeof minutes === 'number' &&
          (fromMinutes === 0 || fromMinutes < minutes) &&
          minutes <= (toMinutes ?? Number.POSITIVE_INFINITY);
        expect(count(of, 'first_response_elapsed', stepNames.get(fromMinutes) ?? '')).toBe(elapsed);
        expect(of.filter((row) => within(row.first_response_service_minutes))).toHaveLength(service);
      }
    }),
  );
});

test('a row that says it came in time has no more minutes than the goal, and one that did not has more', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const report = reportOf(input);
      for (const row of caseRows(input.cases.get(input.week) ?? [], { report, calendar: input.calendar })) {
        const { first_response_service_minutes: minutes, in_time: told } = row;
        if (typeof minutes === 'number')
          expect(told).toBe(minutes <= report.attainment.nineInTen.minutes ? 'yes' : 'no');
      }
    }),
  );
  const late = { ...handWorkedCases[0], first: { at: handWorkedInput.now, serviceMs: 60 * 60_000 + 1 } } as Case;
  expect(caseRows([late], { report: handWorkedReport, calendar })).toMatchObject([
    { first_response_service_minutes: 61, in_time: 'no' },
  ]);
});

test('where fewer than three people were there, no row has an answer time', () => {
  const alone = { ...handWorkedInput, absences: [{ staff: 'U0AN', from: '2026-11-01', to: '2027-01-31' }] };
  const report = reportOf(alone);
  expect(report.firstResponse.over).toEqual([]);
  const times = caseRows(handWorkedCases, { report, calendar }).flatMap((row) => [
    row.first_response_service_minutes,
    row.first_response_elapsed,
    row.in_time,
  ]);
  expect(new Set(times)).toEqual(new Set([null]));
});

test('no row tells a time of day, whom it is about or which thread, and their order tells neither', () => {
  const [one] = handWorkedCases;
  expect(Object.keys(rows[0] ?? {})).toEqual(caseColumns);
  expect(JSON.stringify(rows)).not.toMatch(/\d\d:\d\d|\d{4}-\d\d-|T\d\d|case-/);
  const backwards = caseRows(handWorkedCases.toReversed(), { report: handWorkedReport, calendar });
  expect(backwards).toEqual(rows);
  const later: Case[] = handWorkedCases.map((each) =>
    each === one && each.first !== null
      ? {
          ...each,
          id: 'another',
          arrivedAt: each.arrivedAt + 60_000,
          first: { ...each.first, at: each.first.at + 60_000 },
        }
      : each,
  );
  expect(caseRows(later, { report: handWorkedReport, calendar })).toEqual(rows);
});

test('a topic, an answer and a language with fewer than five are told as other, as in the report', () => {
  expect(new Set(rows.map(({ intent }) => intent))).toEqual(new Set(['renewal', 'opening_hours', 'fees', 'other']));
  expect(rows.map(({ answer_file }) => answer_file)).not.toContain('katalog-suche');
  const few = handWorkedCases.map((each, i) => ({
    ...each,
    language: i < 3 ? 'tr' : i < 6 ? 'pl' : i < 11 ? 'en' : 'de',
  }));
  const spoken = caseRows(few, { report: handWorkedReport, calendar }).map(({ language }) => language);
  expect(spoken.filter((language) => language === 'other')).toHaveLength(6);
  expect(spoken.filter((language) => language === 'en')).toHaveLength(5);
  expect(spoken).not.toContain('tr');
  // One in Turkish is not told as the only other.
  const one = handWorkedCases.map((each, i) => ({ ...each, language: i < 1 ? 'tr' : i < 6 ? 'en' : 'de' }));
  const counts = caseRows(one, { report: handWorkedReport, calendar }).map(({ language }) => language);
  expect([counts.includes('en'), counts.filter((language) => language === 'other').length]).toEqual([false, 6]);
});
