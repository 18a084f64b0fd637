/** What became of the suggestions, for each of the library's answers: an answer that is mostly changed stands out. */
import type { TopLevelSpec } from 'vega-lite';
import { chartTitle, draftUses } from '../../core/report-chart-titles.ts';
import { answerName, numberText, reportWords } from '../../core/report-words.ts';
import type { DraftCounts, WeeklyReport } from '../../core/weekly-report.ts';
import type { StaffLanguage } from '../../core/words.ts';
import { colour, size } from './config.ts';
import { framed, type Layer, note, type Position, patch, plotWidth } from './frame.ts';
import { inTwoLines, textWidth, widest } from './text-width.ts';

const row = 26;
/** Where a name takes two lines. */
const tallRow = 34;
const nameLine = 14;
const barHeight = 18;
const gap = 8;
const legendLine = 20;
const headLine = 16;
const swatch = 11;
const longestName = 165;

/** More than these would be no picture any more: the rest stands in the table. */
const mostRows = 10;

type Use = (typeof draftUses)[number];

/** Cool for what fitted, warm and darker for what did not; each with the colour of its numbers. */
const fills: Readonly<Record<Use, { fill: string; text: string }>> = {
  asProposed: { fill: colour.petrol, text: colour.paper },
  edited: { fill: '#EBCB9A', text: colour.ink },
  replaced: { fill: '#D19A4E', text: colour.ink },
  byHand: { fill: colour.warn, text: colour.paper },
  unused: { fill: '#D6D0C5', text: colour.ink },
};

/** Used so often, and so much of it changed: the same as for what the week's most helpful task may be. */
const isStale = ({ n, asProposed }: { n: number; asProposed: number }) => n >= 5 && n - asProposed >= n / 2;

export function draftsSpec(report: WeeklyReport, language: StaffLanguage): TopLevelSpec {
  const { charts, drafts: uses } = reportWords[language];
  const answers = report.drafts.perAnswer.slice(0, mostRows).map((one) => ({
    ...one,
    lines: inTwoLines(answerName(one, language), size.small, longestName),
    told: numberText(one.n, language),
    // Merged ones are no answer that could be looked at.
    stale: one.answerId !== 'other' && isStale(one) ? charts.stale : '',
  }));
  const left =
    widest(
      answers.flatMap(({ lines }) => lines),
      size.small,
    ) + gap;
  const counts =
    Math.max(
      textWidth('n', size.small),
      widest(
        answers.map(({ told }) => told),
        size.small,
      ),
    ) + gap;
  const stale = widest(
    answers.map(({ stale }) => stale),
    size.small,
  );
  const right = counts + (stale === 0 ? 0 : stale + gap);
  const width = plotWidth({ left, right });
  const height = answers.length * (answers.some(({ lines }) => lines.length > 1) ? tallRow : row);

  const parts = answers.flatMap((one) => partsOf(one, width, language));
  const used = draftUses.filter((use) => parts.some((part) => part.use === use));
  const legend = legendOf(
    used.map((use) => ({ use, word: uses[use] })),
    plotWidth({ left: 0, right: 0 }),
  );
  const legendHeight = (legend.at(-1)?.line ?? -1) * legendLine + legendLine;
  const legendTop = -legendHeight - headLine;

  const y = {
    field: 'answerId',
    type: 'ordinal',
    axis: null,
    scale: { domain: answers.map(({ answerId }) => answerId), padding: 0 },
  } satisfies Position;
  const share = (field: 'from' | 'middle') =>
    ({ field, type: 'quantitative', axis: null, scale: { domain: [0, 1], nice: false } }) satisfies Position;
  const column = (field: string, mark: Readonly<Record<string, unknown>>, values: object[] = answers): Layer => ({
    data: { values },
    mark: { type: 'text', ...mark },
    encoding: { y, text: { field } },
  });
  const names = answers.flatMap(({ answerId, lines }) =>
    lines.map((name, i) => ({ answerId, name, dy: (i - (lines.length - 1) / 2) * nameLine })),
  );
  const around = { above: answers.length === 0 ? 0 : legendHeight + headLine, below: 0, left, right };
  return framed(chartTitle('drafts', report, language), around, height, [
    {
      data: { values: parts },
      mark: { type: 'bar', height: barHeight, stroke: colour.paper, strokeWidth: 1 },
      encoding: {
        y,
        x: share('from'),
        x2: { field: 'to' },
        color: { field: 'fill', type: 'nominal', scale: null },
      },
    },
    {
      data: { values: parts.filter(({ fits }) => fits) },
      mark: { type: 'text' },
      encoding: {
        y,
        x: share('middle'),
        text: { field: 'told' },
        color: { field: 'text', type: 'nominal', scale: null },
      },
    },
    ...[...new Set(names.map(({ dy }) => dy))].map((dy) =>
      column(
        'name',
        { align: 'left', x: -left, dy },
        names.filter((line) => line.dy === dy),
      ),
    ),
    column('told', { align: 'right', x: width + counts, color: colour.muted }),
    column('stale', { align: 'right', x: width + right, color: colour.warn, fontWeight: 600 }),
    ...(answers.length === 0
      ? []
      : [note('n', width + counts, -headLine / 2, { align: 'right', color: colour.muted })]),
    ...legend.flatMap(({ use, word, x, line }) => {
      const middle = legendTop + (line + 0.5) * legendLine;
      const from = x - left;
      return [
        patch([from, from + swatch], [middle - swatch / 2, middle + swatch / 2], fills[use].fill),
        note(word, from + swatch + gap - 2, middle),
      ];
    }),
  ]);
}

interface Part {
  answerId: string;
  use: Use;
  /** Shares of the answer's suggestions. */
  from: number;
  middle: number;
  to: number;
  told: string;
  fits: boolean;
  fill: string;
  text: string;
}

function partsOf(one: DraftCounts & { answerId: string; n: number }, width: number, language: StaffLanguage): Part[] {
  const { answerId, n } = one;
  return draftUses.flatMap((use, i) => {
    const before = draftUses.slice(0, i).reduce((sum, earlier) => sum + one[earlier], 0);
    const told = numberText(one[use], language);
    const fits = textWidth(told, size.small) <= (one[use] / n) * width - 3;
    const place = { from: before / n, middle: (before + one[use] / 2) / n, to: (before + one[use]) / n };
    return one[use] === 0 ? [] : [{ answerId, use, ...place, told, fits, ...fills[use] }];
  });
}

interface Entry {
  use: Use;
  word: string;
  x: number;
  line: number;
}

/** Signs and words from left to right, in as many lines as it takes. @param width in pixels, as all places */
function legendOf(words: readonly { use: Use; word: string }[], width: number): Entry[] {
  let [x, line] = [0, 0];
  return words.map((entry) => {
    const length = swatch + gap + textWidth(entry.word, size.small);
    if (x > 0 && x + length > width) [x, line] = [0, line + 1];
    const placed = { ...entry, x, line };
    x += length + gap;
    return placed;
  });
}
