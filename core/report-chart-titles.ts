/** What stands over each chart of the weekly report, and what it says to whoever cannot see it. */
import { answerName, goalText, minutesText, percentText, reportWords, stepText, weekText } from './report-words.ts';
import type { DraftCounts, WeeklyReport } from './weekly-report.ts';
import type { StaffLanguage } from './words.ts';

export type ChartName = 'trend' | 'distribution' | 'arrivals' | 'drafts';

export interface ChartTitle {
  /** The finding. */
  title: string;
  /** The measure, its unit and n. */
  subtitle: string;
  /** The values in words. */
  alt: string;
}

/** In the order in which they are stacked and listed. */
export const draftUses = [
  'asProposed',
  'edited',
  'replaced',
  'byHand',
  'unused',
] as const satisfies readonly (keyof DraftCounts)[];

/** Title, subtitle and text alternative of a chart. */
export function chartTitle(name: ChartName, report: WeeklyReport, language: StaffLanguage): ChartTitle {
  return titles[name](report, language);
}

type Titled = (report: WeeklyReport, language: StaffLanguage) => ChartTitle;

const titles: Readonly<Record<ChartName, Titled>> = {
  trend: (report, language) => {
    const { charts, none } = reportWords[language];
    const w = charts.trend;
    const told = report.trend.map(({ week, medianMinutes }) => ({
      week: weekText(week, language),
      median: medianMinutes === null ? null : minutesText(medianMinutes, language),
    }));
    const now = told.at(-1)?.median ?? null;
    const before = rangeBefore(report, language);
    const title = before !== null ? w.title(now ?? w.noneNow, before) : now === null ? w.none : w.one(now);
    return {
      title,
      subtitle: w.subtitle(goalText(report.attainment.half.minutes, language), report.answered),
      alt: `${title}. ${w.alt(told.map(({ week, median }) => `${week}: ${median ?? none}`).join(', '))}`,
    };
  },
  distribution: ({ distribution, attainment }, language) => {
    const w = reportWords[language].charts.distribution;
    const within = attainment.half.minutes;
    const n = distribution.reduce((all, { service }) => all + service, 0);
    // Counted in steps, so that the title says what the bars show: a goal between two steps is told by the step before it.
    const steps = distribution.filter(({ toMinutes }) => toMinutes !== null && toMinutes <= within);
    // A goal within the first step is told by that one.
    const fast = steps.length > 0 ? steps : distribution.slice(0, 1);
    const reach = fast.at(-1)?.toMinutes ?? null;
    const inTime = fast.reduce((all, { service }) => all + service, 0);
    const title = n === 0 || reach === null ? w.none : w.title(inTime, n, goalText(reach, language));
    const each = distribution.map((step) => `${stepText(step, language)} ${step.service} (${step.elapsed})`).join(', ');
    return { title, subtitle: w.subtitle(n), alt: `${title}. ${w.alt(each)}` };
  },
  arrivals: ({ arrivals, arrived }, language) => {
    const { charts, weekdays, longWeekdays } = reportWords[language];
    const w = charts.arrivals;
    const days = arrivals.hours.map((hours) => hours.reduce((all, count) => all + count, 0));
    const most = Math.max(...days);
    const busiest = days.filter((count) => count === most).length === 1 ? longWeekdays[days.indexOf(most)] : undefined;
    const title = arrived === 0 ? w.none : busiest === undefined ? w.even : w.title(busiest, most);
    const share = arrived === 0 ? 0 : arrivals.outOfHours / arrived;
    return {
      title,
      subtitle: w.subtitle(arrived, w.outside(arrivals.outOfHours, percentText(share, language))),
      alt: `${title}. ${w.alt(days.map((count, day) => `${weekdays[day]} ${count}`).join(', '))}`,
    };
  },
  drafts: ({ drafts }, language) => {
    const { charts, drafts: uses } = reportWords[language];
    const w = charts.drafts;
    const n = drafts.perAnswer.reduce((all, one) => all + one.n, 0);
    const given = drafts.asProposed + drafts.edited + drafts.replaced + drafts.byHand + drafts.ownWords;
    const title = given === 0 ? w.none : w.title(drafts.asProposed, given);
    const rows = drafts.perAnswer.map((one) => {
      const told = draftUses.filter((use) => one[use] > 0).map((use) => `${uses[use]} ${one[use]}`);
      return `${answerName(one, language)}: ${told.join(', ')}`;
    });
    return {
      title,
      subtitle: w.subtitle(n, drafts.ownWords),
      alt: rows.length === 0 ? `${title}.` : `${title}. ${w.alt(rows.join('; '))}`,
    };
  },
};

/** How short and how long it took in the weeks before this one: with the first of them alone a rise would read as a fall. */
function rangeBefore({ trend }: WeeklyReport, language: StaffLanguage): string | null {
  const medians = trend.slice(0, -1).flatMap(({ medianMinutes }) => medianMinutes ?? []);
  if (medians.length === 0) return null;
  const [shortest, longest] = [Math.min(...medians), Math.max(...medians)];
  const told = minutesText(longest, language);
  if (minutesText(shortest, language) === told) return told;
  const { between } = reportWords[language].charts.trend;
  return between(minutesText(shortest, language, 'dative'), minutesText(longest, language, 'dative'));
}
