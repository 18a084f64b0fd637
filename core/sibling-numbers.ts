/** Numbers told by their company: written like a card or a telephone number found in the same text. */
import { isOfThing, isUnnamed } from './card-shapes.ts';
import { isNoCard } from './lone-data.ts';
import { blank, type Span, spanOf } from './spans.ts';

const shape =
  /(?<![\p{L}\d#§€$£_=@]|\p{L}['’]|\d[.,:/-]|\p{Lu}[ -])(?:\p{Lu}{1,3}[ -]?)?\d(?:[ ./-]?\d){3,15}(?![\p{L}\d_%€$£@]|[.:/-]\d|,\d{1,2}(?!\d)| ?[€%])/gu;
/** "4711 und 4712", "nicht 0055 1290, sondern 0055 1291" */
const besideIt =
  /\uFFFC[\s.,;/()]{1,3}(?:(?:und|oder|bzw\.?|statt|sondern|jetzt|neu|and|or|now|new|et|ou|y|o|e|i|lub|ve|veya|и|или|і|або)[\s:]{1,2}){0,2}\(?$/iu;
const year = /^(?:19|20)\d\d$/;
const compactDate =
  /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)?\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;

/** How a number is written: as many figures, parted at the same places. */
const writing = (number: string) => number.replace(/\d/g, '9').replace(/\p{L}/gu, 'A').replace(/[./-]/g, ' ');

/**
 * Numbers written as one of those known; these are blank in the text. A short one, or one without a space within, is
 * told only right beside it.
 */
export function siblingsOf(known: readonly string[], text: string): Span[] {
  const writings = new Set(known.map(writing));
  return [...text.matchAll(shape)]
    .filter(({ 0: said }) => writings.has(writing(said)) && !year.test(said) && !compactDate.test(said))
    .filter(({ 0: said, index }) => isTold(said, text.slice(Math.max(0, index - 24), index)))
    .map(spanOf)
    .filter((span) => isUnnamed(text, span) && !isOfThing(text, span));
}

function isTold(said: string, words: string): boolean {
  if (words.includes(blank) && besideIt.test(words)) return true;
  return said.replace(/\D/g, '').length >= 6 && !isNoCard(said);
}
