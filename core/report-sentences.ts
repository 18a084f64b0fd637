/** What the weekly report says in words: the same sentences in Slack, on the page and in the terminal. */
import type { IsoWeek } from './iso-week.ts';
import { reportPageWords } from './report-page-words.ts';
import { tellingN } from './report-times.ts';
import {
  answerName,
  goalText,
  minutesText,
  numberText,
  percentsText,
  percentText,
  type ReportWords,
  reportWords,
  toldMinutes,
  weekText,
} from './report-words.ts';
import { shorten } from './shorten.ts';
import type { Share, WeeklyReport } from './weekly-report.ts';
import { type StaffLanguage, words } from './words.ts';

export interface KeyFigure {
  label: string;
  value: string;
  /** Against the week before, or what belongs to the value; null where there is nothing to say. */
  change: string | null;
  /** Whether the figure rose, not whether that is good; null without a comparison. */
  direction: 'up' | 'down' | 'same' | null;
}

/** The question in full stands among the gaps, and the answer's title in the library. */
const exampleLength = 100;

/** How many asked, how fast the typical one got an answer, against the week before and against the goals. */
export function verdictOf(report: WeeklyReport, language: StaffLanguage): string {
  const { verdict: w } = reportWords[language];
  const said = report.arrived === 0 ? nobodyAsked(report, w) : [asked(report, language), goalsTold(report, language)];
  return [report.complete ? '' : w.running, ...said].filter((part) => part !== '').join(' ');
}

function nobodyAsked({ complete, thanked }: WeeklyReport, w: ReportWords['verdict']): string[] {
  return [complete ? w.nobody : w.nobodyYet, thanked === 0 ? '' : w.thanked(thanked)];
}

function asked(report: WeeklyReport, language: StaffLanguage): string {
  const { verdict: w } = reportWords[language];
  const { arrived, answered, open, firstResponse } = report;
  if (answered === 0) return open === 0 ? w.allClosed(arrived) : w.noneAnswered(arrived);
  const { medianMinutes } = firstResponse.service;
  if (medianMinutes === null) return w.withheld(arrived, answered);
  return w.typical(
    arrived,
    minutesText(medianMinutes, language, 'dative'),
    overTold(report, language),
    compared(report, language),
  );
}

/** Which weeks the times are about, where it is not this one alone. */
function overTold(report: WeeklyReport, language: StaffLanguage): string {
  const { over } = report.firstResponse;
  if (isOfWeek(report)) return '';
  const told = weeksTold(over, language);
  return over.length === 1 ? told : reportWords[language].verdict.together(told);
}

/** Times of several weeks together can be held against none of them. */
function isOfWeek({ firstResponse: { over }, week }: WeeklyReport): boolean {
  return over.length === 1 && over[0] === week;
}

function weeksTold(weeks: readonly IsoWeek[], language: StaffLanguage): string {
  const names = weeks.map((week) => weekText(week, language));
  return [names.slice(0, -1).join(', '), ...names.slice(-1)]
    .filter((name) => name !== '')
    .join(reportWords[language].verdict.and);
}

/** Why the answer times are not those of this week alone; null where they are, or where there are none. */
export function togetherTold(report: WeeklyReport, language: StaffLanguage) {
  const w = reportPageWords[language];
  const { over } = report.firstResponse;
  if (over.length === 0) return report.answered === 0 ? null : w.withheld;
  return isOfWeek(report) ? null : w.together(weeksTold(over, language));
}

function compared(report: WeeklyReport, language: StaffLanguage): string {
  const { than } = report.verdict;
  const before = report.trend.at(-2)?.medianMinutes ?? null;
  const now = report.firstResponse.service.medianMinutes;
  if (than === 'first' || before === null || now === null || !isOfWeek(report)) return '';
  const told = minutesText(before, language);
  // What is told in the same words is told as the same.
  const isSame = than !== 'tooFew' && told === minutesText(now, language);
  return reportWords[language].verdict[isSame ? 'asBefore' : than](told);
}

function goalsTold({ attainment, verdict, answered, firstResponse }: WeeklyReport, language: StaffLanguage): string {
  const { verdict: w } = reportWords[language];
  if (answered === 0 || firstResponse.service.medianMinutes === null) return '';
  if (verdict.target === null) return w.tooFewForGoals;
  const { half, nineInTen } = attainment;
  const told = [half, nineInTen].map((share) => shareTold(share, language));
  const within = [half, nineInTen].map(({ minutes }) => goalText(minutes, language));
  const all = [told[0] ?? '', within[0] ?? '', told[1] ?? '', within[1] ?? ''] as const;
  if (verdict.target === 'reached') return w.bothReached(...all);
  const missed = [half, nineInTen].filter(isMissed);
  const [one] = missed;
  if (missed.length !== 1 || one === undefined) return w.bothMissed(...all);
  return w.oneMissed(percentText(one.goal, language), goalText(one.minutes, language), shareTold(one, language));
}

const isMissed = ({ inTime, of, goal }: Share) => inTime < goal * of;

/** From the counts, since the share itself is rounded. */
function shareTold({ inTime, of, goal }: Share, language: StaffLanguage): string {
  return of === 0 ? reportWords[language].none : percentText(inTime / of, language, goal);
}

/** What would help most, as one line; null where nothing stands out. */
export function todoOf({ todo }: WeeklyReport, language: StaffLanguage): string | null {
  if (todo === null) return null;
  const { todo: w } = reportWords[language];
  const told = {
    staleAnswer: () =>
      todo.kind === 'staleAnswer'
        ? w.staleAnswer(shorten(answerName(todo, language), exampleLength), todo.changed, todo.n)
        : '',
    gap: () => (todo.kind === 'gap' ? w.gap(shorten(todo.example, exampleLength), todo.n) : ''),
    uncovered: () => (todo.kind === 'uncovered' ? w.uncovered(numberText(todo.hours, language), todo.arrived) : ''),
    backlog: () => (todo.kind === 'backlog' ? w.backlog(todo.n) : ''),
  }[todo.kind]();
  return `${w.lead} ${told}`;
}

/** What the channels showed against what is stored. */
export function nothingMissedOf({ intake }: WeeklyReport, language: StaffLanguage): string {
  const { missed: w } = reportWords[language];
  if (intake.length === 0) return w.unknown;
  const sum = (count: 'shown' | 'stored' | 'late' | 'gaps') => intake.reduce((all, one) => all + one[count], 0);
  const vendor = [...new Set(intake.map(({ source }) => words[language].vendors[source]))].join(', ');
  const [shown, stored, late, gaps] = [sum('shown'), sum('stored'), sum('late'), sum('gaps')];
  const silence = Math.max(...intake.map(({ longestSilenceMinutes }) => longestSilenceMinutes));
  return [
    stored < shown ? w.some(shown, stored, vendor) : w.all(shown, vendor),
    gaps > 0 ? w.gaps(gaps, vendor) : '',
    late > 0 ? w.late(late) : '',
    silence >= 5 ? w.silence(minutesText(silence, language)) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Four: how many asked, how fast, how many in time, how many open. */
export function keyFigures(report: WeeklyReport, language: StaffLanguage): KeyFigure[] {
  return [
    arrivedFigure(report, language),
    medianFigure(report, language),
    shareFigure(report, language),
    openFigure(report, language),
  ];
}

/** A week that is not over has fewer than a whole one, whatever is asked. */
function arrivedFigure({ arrived, complete, trend, verdict }: WeeklyReport, language: StaffLanguage): KeyFigure {
  const w = reportWords[language].figures;
  const figure = { label: w.arrived, value: numberText(arrived, language) };
  const before = trend.at(-2)?.arrived;
  if (!complete || before === undefined || (verdict.than === 'first' && before === 0))
    return { ...figure, change: null, direction: null };
  return { ...figure, ...countChange(arrived, before, language) };
}

function medianFigure(report: WeeklyReport, language: StaffLanguage): KeyFigure {
  const { firstResponse, answered, trend, verdict } = report;
  const { figures: w, none } = reportWords[language];
  const now = firstResponse.service.medianMinutes;
  if (now === null) return { label: w.median, value: none, change: answered > 0 ? w.withheld : null, direction: null };
  const figure = { label: w.median, value: minutesText(now, language) };
  const before = trend.at(-2)?.medianMinutes ?? null;
  if (!isOfWeek(report)) return { ...figure, change: overTold(report, language), direction: null };
  if (before === null || verdict.than === 'first') return { ...figure, change: null, direction: null };
  const told = minutesText(before, language);
  if (verdict.than === 'tooFew') return { ...figure, change: w.tooFew(told), direction: null };
  if (verdict.than === 'asBefore' || told === figure.value)
    return { ...figure, change: w.asBefore(told), direction: 'same' };
  const sign = now < before ? '−' : '+';
  const between = Math.abs(toldMinutes(now) - toldMinutes(before));
  return {
    ...figure,
    change: w.changed(`${sign}${minutesText(between, language)}`, told),
    direction: directionOf(now - before),
  };
}

function shareFigure(report: WeeklyReport, language: StaffLanguage): KeyFigure {
  const { nineInTen } = report.attainment;
  const { answered, trend } = report;
  const { figures: w, none } = reportWords[language];
  const label = w.share(goalText(nineInTen.minutes, language));
  if (nineInTen.share === null)
    return { label, value: none, change: answered > 0 ? w.withheld : null, direction: null };
  const before = trend.at(-2);
  const goal = w.goal(percentText(nineInTen.goal, language));
  if (!isOfWeek(report)) {
    const change = `${overTold(report, language)}, ${goal}`;
    return { label, value: shareTold(nineInTen, language), change, direction: null };
  }
  if (before === undefined || before.share === null)
    return { label, value: shareTold(nineInTen, language), change: goal, direction: null };
  const { inTime, of } = nineInTen;
  const told = percentsText(inTime / of, before.share, language, nineInTen.goal);
  const figure = { label, value: told.now };
  if (answered < tellingN || before.answered < tellingN)
    return { ...figure, change: w.tooFew(told.before), direction: null };
  if (told.points === 0) return { ...figure, change: w.asBefore(told.before), direction: 'same' };
  const change = w.changed(w.points(signed(told.points, language)), told.before);
  return { ...figure, change, direction: directionOf(told.points) };
}

function openFigure({ backlog, complete }: WeeklyReport, language: StaffLanguage): KeyFigure {
  const w = reportWords[language].figures;
  const { n, oldestMinutes, before } = backlog;
  const figure = { label: complete ? w.backlog : w.backlogNow, value: numberText(n, language) };
  const against = before === null ? { change: null, direction: null } : countChange(n, before, language);
  const oldest = oldestMinutes === null ? null : w.oldest(minutesText(oldestMinutes, language, 'dative'));
  const told = [against.change, oldest].filter((part) => part !== null);
  return { ...figure, change: told.length === 0 ? null : told.join(', '), direction: against.direction };
}

function countChange(now: number, before: number, language: StaffLanguage): Pick<KeyFigure, 'change' | 'direction'> {
  const w = reportWords[language].figures;
  const told = numberText(before, language);
  if (before === now) return { change: w.asBefore(told), direction: 'same' };
  return { change: w.changed(signed(now - before, language), told), direction: directionOf(now - before) };
}

const directionOf = (change: number) => (change > 0 ? 'up' : 'down');

function signed(change: number, language: StaffLanguage): string {
  return `${change > 0 ? '+' : '−'}${numberText(Math.abs(change), language)}`;
}
