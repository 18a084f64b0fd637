/** The tables of the report: the same rows for the page and for the terminal. */
import { draftUses } from './report-chart-titles.ts';
import { reportPageWords } from './report-page-words.ts';
import {
  answerName,
  goalText,
  groupName,
  numberText,
  percentText,
  reportWords,
  stepText,
  weekText,
} from './report-words.ts';
import { shorten } from './shorten.ts';
import type { Group, Share, Times, WeeklyReport } from './weekly-report.ts';
import type { StaffLanguage } from './words.ts';

/** A text, a count, or a span; null where there is none to be told. */
export type Cell = string | number | { minutes: number | null };

export interface ReportTable {
  caption: string;
  heads: readonly string[];
  /** The first cell names the row. */
  rows: readonly (readonly Cell[])[];
}

type Told = (report: WeeklyReport, language: StaffLanguage) => ReportTable;

/** Eight weeks, this one last. */
export const trendTable: Told = ({ trend, attainment }, language) => {
  const { captions, columns } = reportPageWords[language];
  const { minutes, goal } = attainment.nineInTen;
  return {
    caption: captions.trend,
    heads: [
      columns.week,
      columns.arrived,
      columns.answered,
      columns.median,
      columns.p90,
      columns.share(goalText(minutes, language)),
    ],
    rows: trend.map(({ week, arrived, answered, medianMinutes, p90Minutes, share }) => [
      weekText(week, language),
      arrived,
      answered,
      { minutes: medianMinutes },
      { minutes: p90Minutes },
      share === null ? reportWords[language].none : percentText(share, language, goal),
    ]),
  };
};

export const timesTable: Told = ({ firstResponse }, language) => {
  const { captions, columns } = reportPageWords[language];
  const row = (name: string, { n, medianMinutes, p90Minutes }: Times): Cell[] => [
    name,
    n,
    { minutes: medianMinutes },
    { minutes: p90Minutes },
  ];
  return {
    caption: captions.times,
    heads: [columns.clock, columns.n, columns.median, columns.p90],
    rows: [row(columns.service, firstResponse.service), row(columns.elapsed, firstResponse.elapsed)],
  };
};

/** Judges no goal where the sentence judges none: of too few one question decides. */
export const goalsTable: Told = ({ attainment: { half, nineInTen }, verdict }, language) => {
  const w = reportPageWords[language];
  const { none } = reportWords[language];
  const row = ({ minutes, goal, inTime, of, share }: Share): Cell[] => [
    w.goal(percentText(goal, language), goalText(minutes, language)),
    share === null ? none : w.of(numberText(inTime, language), numberText(of, language)),
    share === null ? none : percentText(inTime / of, language, goal),
    share === null ? none : verdict.target === null ? w.tooFew : inTime >= goal * of ? w.yes : w.no,
  ];
  return {
    caption: w.captions.goals,
    heads: [w.columns.goal, w.columns.inTime, '%', w.columns.reached],
    rows: [row(half), row(nineInTen)],
  };
};

export const distributionTable: Told = ({ distribution }, language) => {
  const { captions, columns } = reportPageWords[language];
  return {
    caption: captions.distribution,
    heads: [columns.wait, columns.service, columns.elapsed],
    rows: distribution.map((step) => [stepText(step, language), step.service, step.elapsed]),
  };
};

/** Weekdays by the hours between the first and the last in which anybody asked. */
export const arrivalsTable: Told = ({ arrivals }, language) => {
  const { captions, columns } = reportPageWords[language];
  const busy = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    arrivals.hours.some((day) => (day[hour] ?? 0) > 0),
  );
  const [first, last] = [busy[0] ?? 0, busy.at(-1) ?? -1];
  const hours = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return {
    caption: captions.arrivals,
    heads: [columns.day, ...hours.map(String), columns.total],
    rows: arrivals.hours.map((day, i) => [
      reportWords[language].weekdays[i] ?? '',
      ...hours.map((hour) => day[hour] || '·'),
      day.reduce((all, count) => all + count, 0),
    ]),
  };
};

export const groupsTable = (
  groups: readonly Group[],
  of: 'channel' | 'intent',
  language: StaffLanguage,
): ReportTable => {
  const { captions, columns } = reportPageWords[language];
  return {
    caption: of === 'channel' ? captions.channels : captions.intents,
    heads: [columns[of], columns.arrived, columns.answered, columns.open, columns.serviceMedian, columns.elapsedMedian],
    rows: groups.map(({ name, arrived, answered, open, firstResponse }) => [
      groupName(name, language),
      arrived,
      answered,
      open,
      { minutes: firstResponse?.service.medianMinutes ?? null },
      { minutes: firstResponse?.elapsed.medianMinutes ?? null },
    ]),
  };
};

/** A title may be as long as a sentence: paper and terminals have little room beside the figures. */
const longestAnswer = 50;

export const draftsTable: Told = ({ drafts }, language) => {
  const { captions, columns } = reportPageWords[language];
  return {
    caption: captions.drafts,
    heads: [columns.answer, ...draftUses.map((use) => columns.uses[use]), columns.n],
    rows: drafts.perAnswer.map((one) => [
      shorten(answerName(one, language), longestAnswer),
      ...draftUses.map((use) => one[use]),
      one.n,
    ]),
  };
};
