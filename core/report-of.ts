/** A week's report, worked out of its cases: the figures in Slack, on the page, in files and in the terminal are all these. */
import type { Case } from './case.ts';
import { isQuestion, outcomeOf } from './case-outcome.ts';
import type { Gap } from './gaps.ts';
import { efforts } from './handling.ts';
import type { ServiceCalendar } from './hours.ts';
import { type IsoWeek, mondayOf, spanOf, weeksFrom } from './iso-week.ts';
import { arrivalsOf, uncoveredOf } from './report-coverage.ts';
import { draftsOf } from './report-drafts.ts';
import { byChannel, byIntent, grouped, largestFirst } from './report-groups.ts';
import { overdueBefore } from './report-overdue.ts';
import { absencesForgotten, type Behind, coveredUntil, tellsAlone, weeksTogether } from './report-people.ts';
import { answeredIn, distributionOf, minutesOf, overdueIn, shareOf, twoClocks, withheldTimes } from './report-times.ts';
import { onTarget, thanBefore, todoOf } from './report-todo.ts';
import type { Absence, Assigned, RotaEntry } from './rota.ts';
import { type ChannelName, type CloseReason, channelNames, type MicroDollars, type Millis } from './thread.ts';
import type { Intake, Share, Shown, TrendWeek, WeeklyReport } from './weekly-report.ts';

export interface ReportInput {
  week: IsoWeek;
  now: Millis;
  /** Of the nine weeks of `caseWeeks`, by the week of arrival; a missing one is empty. */
  cases: ReadonlyMap<IsoWeek, readonly Case[]>;
  calendar: ServiceCalendar;
  /** In minutes of service time: for half of the answers, and for nine in ten. */
  target: { firstAnswerMinutes: number; nineInTenMinutes: number };
  /** The shifts of the eight weeks of `reportWeeks`; null where the library has no rota. */
  roster: readonly Assigned[] | null;
  absences: readonly Absence[];
  /** What changed in the rota in those weeks, oldest first. */
  log: readonly RotaEntry[];
  /** How many people had a shift in those weeks whose absences have expired; a missing one is not known. */
  kept: ReadonlyMap<IsoWeek, number>;
  gaps: readonly Gap[];
  /** Of the library's answers as it has them now, by their ids. */
  titles: ReadonlyMap<string, string>;
  spend: Partial<Record<ChannelName, MicroDollars>>;
  shown: Partial<Record<ChannelName, Shown>>;
}

const trendWeeks = 8;

/** The weeks that a report looks at: eight, oldest first, its own last. @throws {RangeError} for what is no week */
export function reportWeeks(week: IsoWeek): IsoWeek[] {
  return Array.from({ length: trendWeeks }, (_, i) => weeksFrom(week, i + 1 - trendWeeks));
}

/** The weeks whose cases it is made of: those, and before them the one more that the report of the week before looked at. */
export function caseWeeks(week: IsoWeek): IsoWeek[] {
  return [weeksFrom(week, -trendWeeks), ...reportWeeks(week)];
}

/**
 * The report on a week as of now: what is answered later belongs to the week of its question, so that a past week may be
 * told anew. A week that is not over is told as far as it has come.
 * @throws {RangeError} for what is no week
 */
export function reportOf(input: ReportInput): WeeklyReport {
  const { week, now, calendar } = input;
  const span = spanOf(week, calendar.zone);
  const until = Math.min(span.end, now);
  const weeks = reportWeeks(week);
  const ofWeek = input.cases.get(week) ?? [];
  const questionsOf = (each: IsoWeek) => (input.cases.get(each) ?? []).filter(isQuestion);
  const questions = questionsOf(week);
  const all = weeks.flatMap(questionsOf);
  const lastReported = reportWeeks(weeksFrom(week, -1)).flatMap(questionsOf);
  const covered = coveredUntil(input.roster, input.absences, now, { log: input.log, zone: calendar.zone });
  const overdue = overdueLines(input, all);
  const behind = covered === null ? null : { covered, kept: input.kept, now };
  const over = weeksTogether(week, behind);
  const onDuty = absencesForgotten(week, now) ? null : covered;
  const together = over.flatMap(questionsOf);
  const attainment = attainmentOf(input, together, overdue);
  const drafts = draftsOf(questions, input.titles);
  const uncovered = uncoveredOf(questions, calendar, { start: span.start, end: until }, covered);
  const trend = weeks.map((each) => trendWeek(each, questionsOf(each), behind, input, overdue.nineInTen));
  return {
    week,
    ...daysOf(week),
    zone: calendar.zone,
    at: now,
    complete: now >= span.end,
    arrived: questions.length,
    answered: answeredIn(questions),
    open: questions.filter((one) => outcomeOf(one).kind === 'open').length,
    closed: closedBy(questions),
    thanked: ofWeek.length - questions.length,
    reopened: questions.filter(({ no }) => no > 1).length,
    corrections: ofWeek.reduce((sum, { corrections }) => sum + corrections, 0),
    interims: ofWeek.reduce((sum, { interims }) => sum + interims, 0),
    firstResponse: { ...(over.length === 0 ? withheldTimes(questions) : twoClocks(together)), over },
    distribution: over.length === 0 ? [] : distributionOf(together),
    attainment,
    backlog: { ...backlogAt(all, until), before: backlogBefore(lastReported, span.start) },
    byChannel: byChannel(questions, onDuty),
    byIntent: byIntent(questions, onDuty),
    arrivals: arrivalsOf(questions, calendar, span),
    drafts,
    uncovered,
    gaps: [...input.gaps],
    effort: effortOf(questions),
    spend: spendOf(input),
    intake: intakeOf(input),
    trend,
    verdict: { than: thanBefore(trend), target: onTarget(attainment) },
    todo: todoOf({ drafts, uncovered, gaps: input.gaps }, overdueIn(all, overdue.half).length),
  };
}

/** The instants since which an open question is not yet overdue, for both goals. */
function overdueLines(
  { calendar, now, target }: ReportInput,
  all: readonly Case[],
): Record<'half' | 'nineInTen', Millis> {
  const oldest = overdueIn(all, now).reduce((min, { arrivedAt }) => Math.min(min, arrivedAt), now);
  const line = (minutes: number) => overdueBefore(calendar, oldest, now, minutes);
  return { half: line(target.firstAnswerMinutes), nineInTen: line(target.nineInTenMinutes) };
}

function attainmentOf(
  { target }: ReportInput,
  cases: readonly Case[],
  overdue: Record<'half' | 'nineInTen', Millis>,
): WeeklyReport['attainment'] {
  const share = (minutes: number, goal: number, line: Millis): Share =>
    shareOf(cases, { minutes, goal, overdueBefore: line });
  return {
    half: share(target.firstAnswerMinutes, 0.5, overdue.half),
    nineInTen: share(target.nineInTenMinutes, 0.9, overdue.nineInTen),
  };
}

function trendWeek(
  week: IsoWeek,
  questions: readonly Case[],
  behind: Behind | null,
  { target }: ReportInput,
  line: Millis,
): TrendWeek {
  const counts = { week, arrived: questions.length, answered: answeredIn(questions) };
  if (!tellsAlone(week, behind)) return { ...counts, medianMinutes: null, p90Minutes: null, share: null };
  const { medianMinutes, p90Minutes } = twoClocks(questions).service;
  const { share } = shareOf(questions, { minutes: target.nineInTenMinutes, goal: 0.9, overdueBefore: line });
  return { ...counts, medianMinutes, p90Minutes, share };
}

function daysOf(week: IsoWeek): Pick<WeeklyReport, 'from' | 'to'> {
  const monday = mondayOf(week);
  if (monday === null) throw new RangeError(`No week ${week}`);
  return { from: monday.toString(), to: monday.add({ days: 6 }).toString() };
}

/** The most frequent first. */
function closedBy(questions: readonly Case[]): WeeklyReport['closed'] {
  const reasons = questions.flatMap((one): CloseReason[] => {
    const outcome = outcomeOf(one);
    return outcome.kind === 'closed' ? [outcome.reason] : [];
  });
  return [...grouped(reasons, (reason) => reason)].sort(largestFirst).map(([reason, { length: n }]) => ({ reason, n }));
}

/** What had been asked by then and had not ended yet: an interim answer leaves it open, and so does one that was taken back. */
function backlogAt(questions: readonly Case[], until: Millis): Omit<WeeklyReport['backlog'], 'before'> {
  const open = questions.filter(({ arrivedAt, ended }) => arrivedAt < until && !(ended && ended.at <= until));
  const oldest = open.reduce((min, { arrivedAt }) => Math.min(min, arrivedAt), until);
  return { n: open.length, oldestMinutes: open.length === 0 ? null : minutesOf(until - oldest) };
}

function backlogBefore(questions: readonly Case[], start: Millis): number | null {
  return questions.length === 0 ? null : backlogAt(questions, start).n;
}

/** Those levels that were told at all, the least effort first. */
function effortOf(questions: readonly Case[]): WeeklyReport['effort'] {
  return efforts
    .map((level) => ({ level, n: questions.filter(({ effort }) => effort === level).length }))
    .filter(({ n }) => n > 0);
}

function spendOf({ spend }: ReportInput): WeeklyReport['spend'] {
  const microDollars = channelNames.reduce((sum, name) => sum + (spend[name] ?? 0), 0);
  return { microDollars, byChannel: { ...spend } };
}

function intakeOf({ shown }: ReportInput): Intake[] {
  return channelNames.flatMap((source) => {
    const counts = shown[source];
    if (counts === undefined) return [];
    const { silenceMs, ...rest } = counts;
    return [{ source, ...rest, longestSilenceMinutes: minutesOf(silenceMs) }];
  });
}
