/** How many got their first answer in which time: bars by service time, a thin mark for the patron's whole wait. */
import type { TopLevelSpec } from 'vega-lite';
import { chartTitle } from '../../core/report-chart-titles.ts';
import { numberText, reportWords, stepText } from '../../core/report-words.ts';
import type { WeeklyReport } from '../../core/weekly-report.ts';
import type { StaffLanguage } from '../../core/words.ts';
import { colour, size } from './config.ts';
import { framed, hairline, type Layer, note, type Position, patch, plotWidth } from './frame.ts';
import { textWidth, widest, wrapped } from './text-width.ts';

const row = 26;
const barHeight = 16;
const gap = 14;
const headLine = 16;
/** From a heading's sign to its words. */
const sign = 16;

/** The numbers stand in columns of their own, whose headings are the legend: beside the bars, marks would run into them. */
export function distributionSpec(report: WeeklyReport, language: StaffLanguage): TopLevelSpec {
  const words = reportWords[language].charts;
  const steps = report.distribution.map(({ service, elapsed, ...step }) => ({
    service,
    elapsed,
    label: stepText({ service, elapsed, ...step }, language),
    serviceText: numberText(service, language),
    elapsedText: numberText(elapsed, language),
  }));
  const texts = (field: 'label' | 'serviceText' | 'elapsedText') => steps.map((step) => step[field]);
  const heads = { service: wrapped(words.service, size.small, 84), elapsed: wrapped(words.elapsed, size.small, 84) };
  const columns = {
    service: Math.max(widest(heads.service, size.small) + sign, widest(texts('serviceText'), size.text)),
    elapsed: Math.max(widest(heads.elapsed, size.small) + sign, widest(texts('elapsedText'), size.small)),
  };

  const left = widest(texts('label'), size.small) + gap / 2;
  const right = gap + columns.service + gap + columns.elapsed;
  const width = plotWidth({ left, right });
  const height = steps.length * row;
  const ends = { service: width + gap + columns.service, elapsed: width + right };
  const above = headLine * Math.max(heads.service.length, heads.elapsed.length) + 4;
  const most = Math.max(1, ...steps.flatMap(({ service, elapsed }) => [service, elapsed]));

  const y = {
    field: 'label',
    type: 'ordinal',
    axis: null,
    scale: { domain: texts('label'), padding: 0 },
  } satisfies Position;
  const x = (field: 'service' | 'elapsed') =>
    ({ field, type: 'quantitative', axis: null, scale: { domain: [0, most], nice: false } }) satisfies Position;
  const tick = (thickness: number, color: string): Layer => ({
    data: { values: steps.filter(({ elapsed }) => elapsed > 0) },
    mark: { type: 'tick', orient: 'vertical', height: row - 4, thickness, color },
    encoding: { y, x: x('elapsed') },
  });
  const column = (field: string, at: number, mark: Readonly<Record<string, unknown>>): Layer => ({
    data: { values: steps },
    mark: { type: 'text', align: 'right', x: at, ...mark },
    encoding: { y, text: { field } },
  });
  const head = (lines: string[], end: number, color: string) =>
    note(lines, end, -4 - headLine * lines.length, { align: 'right', baseline: 'top', lineHeight: headLine, color });
  const signAt = (clock: 'service' | 'elapsed') =>
    ends[clock] - textWidth(heads[clock].at(-1) ?? '', size.small) - sign;
  const [serviceSign, elapsedSign] = [signAt('service'), signAt('elapsed')];

  return framed(chartTitle('distribution', report, language), { above, below: 0, left, right }, height, [
    {
      data: { values: steps },
      mark: { type: 'bar', height: barHeight, color: colour.petrol },
      encoding: { y, x: x('service') },
    },
    // A rim of paper keeps the mark visible on a bar.
    tick(6, colour.paper),
    tick(2, colour.ink),
    hairline([0, 0], [0, height]),
    column('label', -gap / 2, {}),
    column('serviceText', ends.service, { fontSize: size.text, fontWeight: 600 }),
    column('elapsedText', ends.elapsed, { color: colour.muted }),
    head(heads.service, ends.service, colour.ink),
    patch([serviceSign, serviceSign + 10], [-17, -7], colour.petrol),
    head(heads.elapsed, ends.elapsed, colour.muted),
    patch([elapsedSign + 5, elapsedSign + 7], [-20, -5], colour.ink),
  ]);
}
