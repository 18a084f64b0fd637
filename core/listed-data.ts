/** What is named by its company alone: "Eva Kern, eva@example.org, 4.5.1988, 20011734". */
import { isLongAgo, writtenDate } from './birth-dates.ts';
import { lean } from './lean-pattern.ts';
import { type Span, spanOf } from './spans.ts';
import type { Millis } from './thread.ts';

const number = '\\p{Lu}?\\d{6,12}';
const item = `(?:${writtenDate}|${number})(?![\\p{L}\\d.])`;
const gap = '\\s?[,;/|\\n]\\s?';
const behind = lean(`(?<=\\uFFFC)(?:${gap}${item})+`, 'giu');
/** Read backwards from the neighbour, so that a list without one is not read at all. */
const ahead = lean(`(?<!\\uFFFC)(?=\\uFFFC)(?<=(?<![\\p{L}\\d.,:/-])((?:${item}${gap})+))`, 'giu');
const dates = lean(`(?<![\\p{L}\\d.,:/-])${writtenDate}(?![\\d/-]|[.,]\\d)`, 'giu');
const numbers = lean(`${writtenDate}|(?<card>${number})`, 'giu');

/** "ich gebe 20011734 ein", with the password told beside it. */
const typed =
  /(?<=(?<!\p{L})(?:gebe?|tippe?|logge? mich(?: immer)? mit|enter(?:ed)?|typed?|log in with)\s(?:(?:die|meine|immer|erst|zuerst|the|my)\s){0,2})\p{Lu}?\d{6,12}(?=\s(?:ein|und|and)(?!\p{L})|,)/giu;

/** Dates too long ago for a due date, anywhere beside other personal data; that is blanked in the text. */
export function listedDates(text: string, now?: Millis): Span[] {
  return [...text.matchAll(dates)].map(spanOf).filter(({ start, end }) => isLongAgo(text.slice(start, end), now));
}

/** Numbers as long as those of cards, in a list with other personal data; that is blanked in the text. */
export function listedNumbers(text: string): Span[] {
  const lists = [
    ...[...text.matchAll(behind)].map(({ 0: list, index }) => ({ list, start: index })),
    ...[...text.matchAll(ahead)].map(({ 1: list = '', index }) => ({ list, start: index - list.length })),
  ];
  const listed = lists.flatMap(({ list, start }) =>
    [...list.matchAll(numbers)]
      .filter(({ groups }) => groups?.card !== undefined)
      .map(({ 0: each, index }) => ({ start: start + index, end: start + index + each.length })),
  );
  return [...listed, ...[...text.matchAll(typed)].map(spanOf)];
}
