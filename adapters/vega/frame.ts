/** What every chart has: its finding and its measure on top, its own margins, and a size that no text can change. */
import type { TopLevelSpec } from 'vega-lite';
import type { ChartTitle } from '../../core/report-chart-titles.ts';
import { colour, config, size } from './config.ts';
import { balanced } from './text-width.ts';

/** In pixels: two side by side on a printed A4 page, one on a telephone, in Slack at twice that. */
const pictureWidth = 440;

/** Between the picture's edge and whatever is in it, in pixels. */
const margin = 12;

const titleLine = 23;
const subtitleLine = 19;
const belowTitle = 4;
const belowSubtitle = 16;

export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];
export type Position = NonNullable<NonNullable<Extract<Layer, { encoding?: unknown }>['encoding']>['x']>;
type Mark = Readonly<Record<string, unknown>>;

/** What stands around the plot, in pixels, the picture's margin not counted. */
interface Around {
  above: number;
  below: number;
  left: number;
  right: number;
}

/** How wide the plot itself is between what stands on either side of it. */
export function plotWidth({ left, right }: Pick<Around, 'left' | 'right'>): number {
  return pictureWidth - 2 * margin - left - right;
}

/** A chart as Vega-Lite draws it. @param height of the plot alone, in pixels */
export function framed(titles: ChartTitle, around: Around, height: number, layer: Layer[]): TopLevelSpec {
  const { above, below, left, right } = around;
  const title = balanced(titles.title, size.title, pictureWidth - 2 * margin);
  const subtitle = balanced(titles.subtitle, size.small, pictureWidth - 2 * margin);
  const toSubtitle = title.length * titleLine + belowTitle;
  const top = toSubtitle + subtitle.length * subtitleLine + belowSubtitle + above;
  return {
    width: plotWidth({ left, right }),
    height,
    // Whatever is drawn, the picture keeps its size: what would not fit is shortened by us, not squeezed by Vega.
    autosize: 'none',
    padding: { top: margin + top, bottom: margin + below, left: margin + left, right: margin + right },
    layer: [
      note(title, -left, -top, { baseline: 'top', fontSize: size.title, fontWeight: 600, lineHeight: titleLine }),
      note(subtitle, -left, toSubtitle - top, { baseline: 'top', color: colour.muted, lineHeight: subtitleLine }),
      ...layer,
    ],
    config,
  };
}

/** One text at a place in pixels from the plot's upper left corner. */
export function note(text: string | string[], x: number, y: number, mark: Mark = {}): Layer {
  return { data: { values: [{}] }, mark: { type: 'text', align: 'left', text, x, y, ...mark }, encoding: {} };
}

/** A hairline between two places in pixels. */
export function hairline(x: readonly [number, number], y: readonly [number, number], mark: Mark = {}): Layer {
  return { data: { values: [{}] }, mark: { type: 'rule', ...mark }, encoding: corners(x, y) };
}

/** A filled rectangle between two places in pixels. */
export function patch(x: readonly [number, number], y: readonly [number, number], color: string): Layer {
  return { data: { values: [{}] }, mark: { type: 'rect', color }, encoding: corners(x, y) };
}

const corners = (x: readonly [number, number], y: readonly [number, number]) => ({
  x: { value: x[0] },
  x2: { value: x[1] },
  y: { value: y[0] },
  y2: { value: y[1] },
});
