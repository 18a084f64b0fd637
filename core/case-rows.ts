/** The questions of a week as rows for spreadsheets: what each was about and how long it took, and nobody in it. */
import type { Case } from './case.ts';
import { elapsedMs, isQuestion, outcomeOf } from './case-outcome.ts';
import type { ServiceCalendar } from './hours.ts';
import { useOf } from './report-drafts.ts';
import { merged, other } from './report-groups.ts';
import { overdueBefore } from './report-overdue.ts';
import { stepAt } from './report-times.ts';
import type { Millis } from './thread.ts';
import type { WeeklyReport } from './weekly-report.ts';

/** In the order in which they stand in the file. Programs read these names: they are the same in every language. */
export const caseColumns = [
  /** As 2026-W46. No day and no time of day: beside them an answer time would be that of whoever had the shift. */
  'week',
  'channel',
  /** As in the report: `unclear` where triage was not sure, `other` where fewer than five asked about it. */
  'intent',
  /** ISO 639-1; `other` where fewer than five wrote in it. */
  'language',
  /** `answered`, `open` or `closed`. */
  'outcome',
  /** Of `closed` alone. */
  'closed_reason',
  /**
   * Whole minutes, the last one begun: so every row falls into the same step as in the report, and `in_time` holds of what it
   * says. A spreadsheet in German takes 12.5 for the twelfth of May. Empty where the report withholds the week's answer times.
   */
  'first_response_service_minutes',
  /**
   * How long the patron waited, as a step of the report: in minutes, what lies between it and the service time would be the
   * hours in which it was closed, and with them the time of day. Words stand in it so that no spreadsheet takes it for a date.
   */
  'first_response_elapsed',
  /** By the goal for nine in ten: `yes`, `no`, empty while there is time left and where there is no answer to come. */
  'in_time',
  'interim_answers',
  'corrections',
  /** `yes`: asked in a thread that had been answered before. */
  'reopened',
  /** What became of the draft, as in the report. */
  'draft',
  /** The answer that was proposed; `other` as in the report. */
  'answer_file',
  /** 1 to 6 on the READ scale. */
  'read_level',
] as const;

export type CaseRow = Record<(typeof caseColumns)[number], string | number | null>;

export interface RowsOf {
  /** On this week: what it merges and withholds, the rows do not tell either. */
  report: Pick<WeeklyReport, 'week' | 'at' | 'firstResponse' | 'attainment' | 'byIntent' | 'drafts'>;
  calendar: ServiceCalendar;
}

/**
 * One row a question, so that counting rows gives the figures of the report; mere thanks have none.
 * @param cases of the report's week, in any order
 * @returns ordered by what they say, which tells nothing of the time of day
 */
export function caseRows(cases: readonly Case[], { report, calendar }: RowsOf): CaseRow[] {
  const questions = cases.filter(isQuestion);
  const { minutes } = report.attainment.nineInTen;
  const oldest = questions.reduce((min, { arrivedAt }) => Math.min(min, arrivedAt), report.at);
  const asked: Asked = {
    report,
    overdueBefore: overdueBefore(calendar, oldest, report.at, minutes),
    intents: new Set(report.byIntent.map(({ name }) => name)),
    answers: new Set(report.drafts.perAnswer.map(({ answerId }) => answerId)),
    languages: new Set(merged(questions, ({ language }) => language ?? other).map(([name]) => name)),
  };
  return questions
    .map((one) => rowOf(one, asked))
    .map((row) => ({ row, order: JSON.stringify(row) }))
    .sort((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order)))
    .map(({ row }) => row);
}

interface Asked {
  report: RowsOf['report'];
  /** Whoever asked before this instant and is waiting still is overdue. */
  overdueBefore: Millis;
  intents: ReadonlySet<string>;
  answers: ReadonlySet<string>;
  languages: ReadonlySet<string>;
}

function rowOf(one: Case, { report, overdueBefore, intents, answers, languages }: Asked): CaseRow {
  const { channel, first, language, proposed } = one;
  const outcome = outcomeOf(one);
  const told = isTold(report);
  const named = (name: string, names: ReadonlySet<string>) => (names.has(name) ? name : other);
  return {
    week: report.week,
    channel,
    intent: named(one.intent ?? 'unclear', intents),
    language: language === null ? null : named(language, languages),
    outcome: outcome.kind,
    closed_reason: outcome.kind === 'closed' ? outcome.reason : null,
    first_response_service_minutes: told ? wholeMinutes(first?.serviceMs ?? null) : null,
    first_response_elapsed: told ? stepOf(elapsedMs(one)) : null,
    in_time: told ? inTime(one, overdueBefore, report.attainment.nineInTen.minutes) : null,
    interim_answers: one.interims,
    corrections: one.corrections,
    reopened: one.no > 1 ? 'yes' : 'no',
    draft: useOf(one),
    answer_file: proposed === null ? null : named(proposed, answers),
    read_level: one.effort,
  };
}

/** Where only several weeks together, or none, are told, three people are not behind this week's answer times. */
function isTold({ week, firstResponse: { over } }: RowsOf['report']): boolean {
  return over.length === 1 && over[0] === week;
}

function inTime({ arrivedAt, first, ended }: Case, overdueBefore: Millis, minutes: number): 'yes' | 'no' | null {
  if (first !== null) return first.serviceMs <= minutes * 60_000 ? 'yes' : 'no';
  return ended === null && arrivedAt < overdueBefore ? 'no' : null;
}

function wholeMinutes(ms: Millis | null): number | null {
  return ms === null ? null : Math.ceil(ms / 60_000);
}

const stepNames = ['0-15 min', '15-30 min', '30-60 min', '1-4 h', '4-8 h', '8-24 h', 'over 24 h'] as const;

function stepOf(ms: Millis | null): string | null {
  if (ms === null) return null;
  return stepNames[stepAt(ms)] ?? null;
}
