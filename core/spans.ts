/** Stretches of a text, and the words around them. */

/** A stretch of a text in UTF-16 units; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

export function spanOf(match: RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}

/** The spans in order of place; of those that overlap, the one that starts first, and of these the longest. */
export function apart(spans: readonly Span[]): Span[] {
  let end = 0;
  return [...spans]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}

/** What stands in the place of personal data already found: no letter, no figure, and no context. */
export const blank = '\uFFFC';

/** The text, equally long, with nothing to read in the spans; these are in order and apart. */
export function blanked(text: string, spans: readonly Span[], by = blank): string {
  let left = '';
  let from = 0;
  for (const { start, end } of spans) {
    left += text.slice(from, start) + by.repeat(end - start);
    from = end;
  }
  return left + text.slice(from);
}

/** How far from a number, in characters, the word may stand that says what it is. */
const reach = 40;

/** The words before a place in the text, within the sentence. */
export function before(text: string, index: number, within = reach): string {
  return (
    text
      .slice(Math.max(0, index - within), index)
      .split(/[!?\n]|\.(?=\s+\p{Lu})/u)
      .at(-1) ?? ''
  );
}

/** The words after a place in the text, within the sentence. */
export function after(text: string, index: number): string {
  return text.slice(index, index + reach).split(/[.!?\n]/, 1)[0] ?? '';
}

const measured =
  /\s?(?:€|%|°|½|(?:uhr|h|euro?|cent|mio|min|minuten?|tagen?|wochen?|monaten?|stunden?|std|jahr\p{L}{0,4}|leuten?|person(?:en)?|mal|km|meter|m(?!\.\s\d)|cm|kg|mb|gb|bücher\p{L}?|buch|medien|kindern?|seiten?|sterne|cds?|hörspiel\p{L}?|schritten?|plätzen?|exemplar\p{L}?|treffern?|gäste\p{L}?|haltestellen|stationen|books?|pages?|days?|weeks?|hours?|minutes?|years?|people|dvds?|comics?|stück|sekunden|folgen|teilen?|bände?\p{L}?|hefte?n?|spielen?|prozent|punkte?n?|dollars?)(?!\p{L}))/iuy;

/** Whether the number that ends here counts or measures something ("5 Minuten", "20 €"). */
export function isMeasure(text: string, end: number): boolean {
  measured.lastIndex = end;
  return measured.test(text);
}

/** Ends of sentences: line breaks, and full stops that end no abbreviation and no day of a month. */
const sentenceEnd =
  /[!?\n]+|(?<!(?<!\d)\d{1,2})\.(?=\s+\p{Lu})|(?<=\d{6})\.(?=\s+\d)|(?<=\p{Ll}{4})(?<!nr|sign|ausg|aufl|verl|hrsg|gest)\.(?=\s+\d)/gu;

/** The sentences of a text, with the signs that end them, and their places; empty ones left out. */
export function sentencesIn(text: string): { text: string; start: number }[] {
  const sentences: { text: string; start: number }[] = [];
  let start = 0;
  for (const { index, 0: end } of [...text.matchAll(sentenceEnd), { index: text.length, 0: '' }]) {
    const next = index + end.length;
    if (index > start) sentences.push({ text: text.slice(start, next), start });
    start = next;
  }
  return sentences;
}
