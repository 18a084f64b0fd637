/**
 * How wide a text is in the charts' font, so that nothing overlaps and nothing is cut. A function in AWS has no browser
 * to measure with, and Vega without one guesses by the number of letters.
 */

/** Advance widths of Atkinson Hyperlegible Next at weight 400, in thousandths of the font size, rounded up. */
const widths: ReadonlyMap<string, number> = new Map(
  Object.entries({
    200: "'",
    250: ',.:;`j|·',
    300: ' \u00a0!()il',
    350: '"[]frt{}',
    400: '-/I\\_„“',
    450: '1y',
    500: '*?cksvxz',
    550: '27JLaehnouäöü–',
    600: '3569$<>EFPSTVY^bdgpq~ß',
    650: '048+=ABCKRXZÄ−',
    700: '#DGHNUwÜ…',
    750: '&OQÖ',
    800: '@',
    850: 'Mm',
    900: 'W',
    950: '%',
  }).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width)] as const)),
);

/** In whole pixels; rather too much than too little, so that it holds for the semibold of titles too. */
export function textWidth(text: string, fontSize: number): number {
  const thousandths = [...text].reduce((sum, letter) => sum + (widths.get(letter) ?? 1000), 0);
  return Math.ceil((thousandths * fontSize) / 1000);
}

/** The widest of some texts, in pixels. */
export function widest(texts: readonly string[], fontSize: number): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, fontSize)));
}

/** In lines no wider than that, broken between words; a word that is wider stands alone and is shortened. */
export function wrapped(text: string, fontSize: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, fontSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(shortened(word, fontSize, width));
  }
  return lines;
}

/** In as few lines as `wrapped`, about equally long: no single word is left over for the last one. */
export function balanced(text: string, fontSize: number, width: number): string[] {
  const lines = wrapped(text, fontSize, width);
  const narrower = wrapped(text, fontSize, width - fontSize);
  return narrower.length === lines.length && width > 2 * fontSize && lines.length > 1
    ? balanced(text, fontSize, width - fontSize)
    : lines;
}

/** In at most two lines: the beginnings of titles may all be the same. */
export function inTwoLines(text: string, fontSize: number, width: number): string[] {
  const [first = '', ...rest] = wrapped(text, fontSize, width);
  if (rest.length < 2) return [first, ...rest];
  return [first, shortened(rest.join(' '), fontSize, width)];
}

/** The text, or as much of its beginning as fits with an ellipsis behind it. */
function shortened(text: string, fontSize: number, width: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && textWidth(`${letters.join('')}…`, fontSize) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
