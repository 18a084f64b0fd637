/** One look for all charts: the palette, the type and the sizes that the page and the card have too. */
import type { Config } from 'vega-lite';

/** On the light ground only: a chart is printed and forwarded. Text has at least 4.5:1 on what it stands on. */
export const colour = {
  paper: '#FBFAF7',
  panel: '#F1EEE7',
  hairline: '#CFC7BA',
  ink: '#1E1B18',
  muted: '#5E5850',
  petrol: '#0B5C6B',
  warn: '#8A4B00',
} as const;

/** In pixels of a picture 440 wide: still read where a telephone shows it at three quarters of that. */
export const size = { title: 18, text: 15, small: 14 } as const;

/** The family as its file calls itself, which is how resvg finds it, and as style sheets call it. */
const fontFamily = "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible Next Variable', system-ui, sans-serif";

export const config: Config = {
  background: colour.paper,
  font: fontFamily,
  // The picture as a whole has a title and a description; its marks would only be read out one by one.
  mark: { aria: false },
  view: { stroke: null },
  text: { fontSize: size.small, color: colour.ink, baseline: 'middle' },
  rule: { color: colour.hairline, strokeWidth: 1, opacity: 1 },
  tick: { opacity: 1 },
  point: { opacity: 1 },
};
