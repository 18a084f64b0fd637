/** When questions came: a field for each hour of each weekday, with its number in it. */
import type { TopLevelSpec } from 'vega-lite';
import { chartTitle } from '../../core/report-chart-titles.ts';
import { numberText, reportWords } from '../../core/report-words.ts';
import type { WeeklyReport } from '../../core/weekly-report.ts';
import type { StaffLanguage } from '../../core/words.ts';
import { colour, size } from './config.ts';
import { framed, type Layer, note, type Position, plotWidth } from './frame.ts';
import { textWidth, widest } from './text-width.ts';

const row = 23;
const gap = 8;
const hourLine = 20;
const smallest = 11;

/** So few in an hour stay pale, so that a quiet week does not look like a rush. */
const calm = 4;

/** In steps, none of them so middling that neither dark nor light figures can be read on it. */
const pale = ['#D9E8EA', '#A9C9CF', '#73A6AF'] as const;

export function arrivalsSpec(report: WeeklyReport, language: StaffLanguage): TopLevelSpec {
  const { weekdays, charts } = reportWords[language];
  const { hours } = report.arrivals;
  const [from, to] = shownHours(hours);
  const most = Math.max(calm, ...hours.flat());
  const fields = hours.flatMap((counts, day) =>
    counts.slice(from, to).map((count, i) => ({
      day: weekdays[day],
      hour: from + i,
      count,
      told: count === 0 ? '' : numberText(count, language),
    })),
  );
  const days = hours.map((counts, day) => {
    const count = counts.reduce((sum, one) => sum + one, 0);
    return { day: weekdays[day], told: numberText(count, language) };
  });

  const left = widest(weekdays, size.small) + gap;
  const right =
    Math.max(
      widest(
        days.map(({ told }) => told),
        size.small,
      ),
      textWidth('n', size.small),
    ) + gap;
  const width = plotWidth({ left, right });
  const height = hours.length * row;
  const column = width / (to - from);
  const widestCount = (fontSize: number) =>
    widest(
      fields.map(({ told }) => told),
      fontSize,
    );
  const fontSize = widestCount(size.small) <= column - 2 ? size.small : smallest;
  // Beyond any week so far: what is too wide for its field stands upright.
  const angle = widestCount(fontSize) <= column - 1 ? 0 : 270;

  const y = { field: 'day', type: 'ordinal', axis: null, scale: { domain: weekdays, padding: 0 } } satisfies Position;
  const x = {
    field: 'hour',
    type: 'ordinal',
    axis: null,
    scale: { type: 'band', padding: 0, domain: Array.from({ length: to - from }, (_, i) => from + i) },
  } satisfies Position;
  const rowText = (values: readonly object[], field: string, mark: Readonly<Record<string, unknown>>): Layer => ({
    data: { values: [...values] },
    mark: { type: 'text', ...mark },
    encoding: { y, text: { field } },
  });
  // As many as there is room for, at full hours of three.
  const ticks = Array.from({ length: to - from }, (_, i) => from + i).filter((hour) => hour % 3 === 0);
  return framed(chartTitle('arrivals', report, language), { above: hourLine, below: 0, left, right }, height, [
    {
      data: { values: fields },
      mark: { type: 'rect', stroke: colour.paper, strokeWidth: 2 },
      encoding: {
        x,
        y,
        color: {
          condition: { test: 'datum.count === 0', value: colour.panel },
          field: 'count',
          type: 'quantitative',
          scale: { type: 'quantize', domain: [0.5, most + 0.5], range: [...pale, colour.petrol] },
          legend: null,
        },
      },
    },
    {
      data: { values: fields.filter(({ count }) => count > 0) },
      mark: { type: 'text', fontSize, angle },
      encoding: {
        x,
        y,
        text: { field: 'told' },
        color: { condition: { test: `datum.count > ${most * 0.75 + 0.5}`, value: colour.paper }, value: colour.ink },
      },
    },
    rowText(days, 'day', { align: 'left', x: -left }),
    rowText(days, 'told', { align: 'right', x: width + right, color: colour.muted }),
    ...ticks.map((hour, i) =>
      note(i === 0 ? charts.hour(hour) : String(hour), (hour - from) * column + 1, -hourLine / 2 - 1, {
        color: colour.muted,
      }),
    ),
    note('n', width + right, -hourLine / 2 - 1, { align: 'right', color: colour.muted }),
  ]);
}

/** The hours of a day, and as many before and after it as something came in; the end not counted. */
function shownHours(hours: readonly (readonly number[])[]): [number, number] {
  const busy = hours.flatMap((counts) => counts.flatMap((count, hour) => (count > 0 ? hour : [])));
  return [Math.min(6, ...busy), Math.max(21, ...busy.map((hour) => hour + 1))];
}
