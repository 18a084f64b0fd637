/** The median of the first answers in service time, week by week, against the goal. */
import type { TopLevelSpec } from 'vega-lite';
import { chartTitle } from '../../core/report-chart-titles.ts';
import { goalText, minutesText, numberText, reportWords } from '../../core/report-words.ts';
import type { TrendWeek, WeeklyReport } from '../../core/weekly-report.ts';
import type { StaffLanguage } from '../../core/words.ts';
import { colour, size } from './config.ts';
import { framed, hairline, type Layer, note, type Position, plotWidth } from './frame.ts';
import { textWidth, widest } from './text-width.ts';

const height = 160;
const gap = 10;
const axisLine = 19;
/** From a point to the middle of its number. */
const toNumber = 17;
/** Between two texts, one above the other, the upper or lower of them large. */
const besideNumber = 20;

interface Point {
  week: string;
  weekNumber: string;
  n: string;
  median: number | null;
  told: string;
}

/** Each point has its number, so that there is no scale to read off; a week without a median leaves a gap. */
export function trendSpec(report: WeeklyReport, language: StaffLanguage): TopLevelSpec {
  const { charts, none } = reportWords[language];
  const { trend, attainment } = report;
  const goal = attainment.half.minutes;
  const goalTold = charts.goal(goalText(goal, language));
  const top = Math.max(goal, ...trend.map(({ medianMinutes }) => medianMinutes ?? 0)) * 1.2;
  const points = trend.map((week, i) => pointOf(week, i === trend.length - 1, language));
  const known = points.filter(({ median }) => median !== null);
  const below = points.filter((_, i) => isValley(trend, i, top));
  const now = points.at(-1);
  const before = points.slice(0, -1);

  const left = widest([charts.weekRow, 'n'], size.small) + gap;
  const right = Math.max(textWidth(goalTold, size.small), textWidth(now?.told ?? '', size.title)) + gap;
  const width = plotWidth({ left, right });
  const column = width / points.length;
  const goalAt = height * (1 - goal / top);
  const nowAt = now === undefined || now.median === null ? null : height * (1 - now.median / top);
  const widestN = widest(
    points.map(({ n }) => n),
    size.small,
  );

  const x = {
    field: 'week',
    type: 'ordinal',
    axis: null,
    scale: { type: 'point', padding: 0.5, domain: points.map(({ week }) => week) },
  } satisfies Position;
  const y = {
    field: 'median',
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, top], nice: false },
  } satisfies Position;
  const numbers = [true, false].flatMap((valley): Layer[] => {
    const data = { values: before.filter((point) => point.median !== null && below.includes(point) === valley) };
    const text = { type: 'text', dy: valley ? toNumber : -toNumber, color: colour.muted } as const;
    const encoding = { x, y, text: { field: 'told' } };
    // A rim of paper keeps the number readable on a line.
    return [
      { data, mark: { ...text, color: colour.paper, stroke: colour.paper, strokeWidth: 5 }, encoding },
      { data, mark: text, encoding },
    ];
  });
  const axis = (
    values: Point[],
    field: 'weekNumber' | 'n',
    row: number,
    mark: Readonly<Record<string, unknown>>,
  ): Layer => ({
    data: { values },
    mark: { type: 'text', y: height + row * axisLine, ...mark },
    encoding: { x, text: { field } },
  });
  return framed(chartTitle('trend', report, language), { above: 0, below: 2 * axisLine + 10, left, right }, height, [
    hairline([0, width], [height, height]),
    hairline([0, width], [goalAt, goalAt], { color: colour.muted, strokeDash: [4, 4] }),
    note(goalTold, width + gap, besides(goalAt, nowAt), { color: colour.muted }),
    {
      data: { values: points },
      mark: { type: 'line', color: colour.petrol, strokeWidth: 2, invalid: 'break-paths-filter-domains' },
      encoding: { x, y },
    },
    {
      data: { values: known },
      mark: { type: 'point', filled: true, size: 34, color: colour.petrol },
      encoding: { x, y },
    },
    {
      data: { values: known.filter((point) => point === now) },
      mark: { type: 'point', filled: true, size: 110, color: colour.petrol },
      encoding: { x, y },
    },
    ...numbers,
    ...(now === undefined || nowAt === null
      ? []
      : [note(now.told, width - column / 2 + gap, nowAt, { fontSize: size.title, fontWeight: 600 })]),
    {
      data: { values: points.filter(({ median }) => median === null) },
      mark: { type: 'text', text: none, color: colour.muted, y: height - 10 },
      encoding: { x },
    },
    axis(before, 'weekNumber', 1, {}),
    axis(points.slice(-1), 'weekNumber', 1, { fontWeight: 600 }),
    axis(points, 'n', 2, { color: colour.muted, fontSize: size.small * Math.min(1, (column - 4) / widestN) }),
    note(charts.weekRow, -left, height + axisLine),
    note('0', -gap / 2, height, { align: 'right', color: colour.muted }),
    note('n', -left, height + 2 * axisLine, { color: colour.muted }),
  ]);
}

function pointOf({ week, answered, medianMinutes }: TrendWeek, now: boolean, language: StaffLanguage): Point {
  return {
    week,
    weekNumber: String(Number(week.slice(-2))),
    n: numberText(answered, language),
    median: medianMinutes,
    told: medianMinutes === null ? '' : now ? minutesText(medianMinutes, language) : brief(medianMinutes, language),
  };
}

/** The place of the goal's label: beside its line, or as near to it as this week's number leaves room. */
function besides(goalAt: number, nowAt: number | null): number {
  if (nowAt === null || Math.abs(goalAt - nowAt) >= besideNumber) return goalAt;
  return goalAt < nowAt ? nowAt - besideNumber : nowAt + besideNumber;
}

/** Minutes without their unit, as the subtitle gives it; what would be too wide for its column is told in hours. */
function brief(minutes: number, language: StaffLanguage): string {
  return minutes < 99.5 ? numberText(Math.round(minutes), language) : `${numberText(minutes / 60, language)} h`;
}

/** Whether the line comes down to a point, so that there is more room for its number below than above. */
function isValley(trend: readonly TrendWeek[], at: number, top: number): boolean {
  const median = trend[at]?.medianMinutes ?? null;
  const near = [trend[at - 1], trend[at + 1]].flatMap((week) => week?.medianMinutes ?? []);
  if (median === null || near.length === 0 || (median / top) * height < 2 * toNumber) return false;
  return near.reduce((sum, one) => sum + one, 0) / near.length > median;
}
