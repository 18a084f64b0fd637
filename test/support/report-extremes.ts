/** Weeks at the edges of what a report may have to show; invented. */
import type { TrendWeek, WeeklyReport } from '../../core/weekly-report.ts';
import { sampleReport } from './sample-report.ts';

const nobody = { n: 0, medianMinutes: null, p90Minutes: null };
const withheld = { ...nobody, n: sampleReport.answered };
const nothing = { inTime: 0, of: 0, share: null };
const { half, nineInTen } = sampleReport.attainment;
const noWeek = ({ week }: TrendWeek): TrendWeek => ({
  week,
  arrived: 0,
  answered: 0,
  medianMinutes: null,
  p90Minutes: null,
  share: null,
});
const noDrafts = { asProposed: 0, edited: 0, replaced: 0, byHand: 0, unused: 0 };

export const emptyWeek: WeeklyReport = {
  ...sampleReport,
  arrived: 0,
  answered: 0,
  open: 0,
  closed: [],
  thanked: 0,
  firstResponse: { elapsed: nobody, service: nobody, over: [] },
  distribution: sampleReport.distribution.map((step) => ({ ...step, elapsed: 0, service: 0 })),
  arrivals: { hours: sampleReport.arrivals.hours.map((day) => day.map(() => 0)), outOfHours: 0 },
  drafts: { ...noDrafts, ownWords: 0, perAnswer: [] },
  byChannel: [],
  byIntent: [],
  trend: sampleReport.trend.map(noWeek),
  verdict: { than: 'first', target: null },
  todo: null,
};

/** One question, answered, in the first week of all. */
export const firstWeek: WeeklyReport = {
  ...emptyWeek,
  arrived: 1,
  answered: 1,
  firstResponse: {
    elapsed: { n: 1, medianMinutes: 3.5, p90Minutes: null },
    service: { n: 1, medianMinutes: 0, p90Minutes: null },
    over: ['2026-W46'],
  },
  distribution: emptyWeek.distribution.map((step, i) => (i === 0 ? { ...step, elapsed: 1, service: 1 } : step)),
  arrivals: { hours: emptyWeek.arrivals.hours.map((day, i) => (i === 6 ? day.with(3, 1) : day)), outOfHours: 1 },
  drafts: {
    ...noDrafts,
    asProposed: 1,
    ownWords: 0,
    perAnswer: [{ ...noDrafts, answerId: 'other', title: null, n: 1, asProposed: 1 }],
  },
  trend: emptyWeek.trend.with(7, {
    week: '2026-W46',
    arrived: 1,
    answered: 1,
    medianMinutes: 0,
    p90Minutes: null,
    share: 1,
  }),
};

/** Two people for eight weeks: no answer time may be shown. */
export const withheldWeek: WeeklyReport = {
  ...sampleReport,
  firstResponse: { elapsed: withheld, service: withheld, over: [] },
  distribution: [],
  attainment: { half: { ...half, ...nothing }, nineInTen: { ...nineInTen, ...nothing } },
  trend: sampleReport.trend.map((week) => ({ ...week, medianMinutes: null, p90Minutes: null, share: null })),
  verdict: { than: 'first', target: null },
};

/** Thousands of everything, slow answers, questions around the clock, long names, the turn of a year. */
export const hugeWeek: WeeklyReport = {
  ...sampleReport,
  week: '2027-W01',
  arrived: 98_765,
  answered: 90_000,
  distribution: sampleReport.distribution.map((step, i) => ({
    ...step,
    elapsed: 9_000 + i,
    service: 20_000 - 3_000 * i,
  })),
  arrivals: {
    hours: sampleReport.arrivals.hours.map((day, i) => day.map((_, hour) => (hour * 97 + i * 131) % 1_001)),
    outOfHours: 45_678,
  },
  drafts: {
    ...sampleReport.drafts,
    asProposed: 60_000,
    perAnswer: Array.from({ length: 14 }, (_, i) => ({
      answerId: `wie-verlaengere-ich-ein-medium-das-jemand-anders-vorgemerkt-hat-${i}`,
      // Half of them are no longer in the library.
      title: i % 2 === 0 ? `Wie verlängere ich ein Medium, das jemand anders vorgemerkt hat? (${i})` : null,
      n: 5_000 - i,
      asProposed: 1_000,
      edited: 3_000,
      replaced: 1,
      byHand: 99 - i,
      unused: 900,
    })),
  },
  trend: [40, 1_440, 95, 99, 100, 6_000, 480, 727].map((medianMinutes, i) => ({
    week: i < 7 ? `2026-W${47 + i}` : '2027-W01',
    arrived: 12_345,
    answered: 12_345 + i,
    medianMinutes,
    p90Minutes: medianMinutes * 3,
    share: 0.4,
  })),
};
