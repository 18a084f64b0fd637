/** Numbers that how they are written tells to be of a card, whatever the sentence says: "0041 7723", "A 1000 4417 2". */
import { lean } from './lean-pattern.ts';
import { carriesNumbers, isNoCard } from './lone-data.ts';
import { namedBy } from './number-words.ts';
import { after, before, blank, isMeasure, type Span, spanOf } from './spans.ts';

const free = "(?<![\\p{L}\\d#§€$£+_=@]|\\p{L}['’]|\\d[.,:/-]|\\d ?/ ?|97[89] |\\p{Lu}[ -])";
/** A sum, a decimal, a date or hours go on. */
const ends = '(?![\\p{L}\\d_%€$£@]|[.:/-]\\d|,\\d{1,2}(?![\\d./-])| ?[€%])';
const separator = '(?: - |[ ./-])';
const shape = lean(
  `${free}(?:(?<letters>\\p{Lu}{1,3})[ -]?)?(?<body>\\d(?:${separator}?\\d){5,15})(?:[ -]?\\p{Lu}(?!\\p{L}))?${ends}`,
  'gu',
);
/** Letters in front of norms, works, roads, files and prices. */
const noCardLetters =
  /^(?:DIN|ISO|EN|VDE|KV|HN|BWV|HWV|RAL|DOI|EAN|UPC|GTI|DE|AZ|BGB|US|EP|PC|IP|TV|CD|DVD|EUR|USD|GBP|CHF|ERR|GPS|LH|TEL|FAX|FON|NR|NO|ID|PIN|TAN|PW|PLZ|BLZ|BIC|HRB|VR|IK|RG|INV|SN|REF|ART|BE|AB|AM|IM|IN|UM|BIS|VON|UND|DIE|DER|DAS|AUS|ZU)$/u;
const compactDate =
  /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;
const hours = /^(?:[01]\d|2[0-4])[0-5]\d ?[ -] ?(?:[01]\d|2[0-4])[0-5]\d$/;
const quarters = /^\d\d(?:00|15|30|45)\D+\d\d(?:00|15|30|45)$/;
const datesOrRange = /^\d{1,2}[ ./-]\d{1,2}[ ./-]|^\d{1,2}\.\d\d ?-|^\d{1,4}\/\d/;
const year = /^(?:1[5-9]|20)\d\d$/;

/** Numbers of the shape of cards, unless a word says of what else they are. */
export function cardShapes(text: string): Span[] {
  return [...text.matchAll(shape)]
    .filter(({ 0: said, groups }) => isShape(groups?.letters, groups?.body ?? said))
    .map(spanOf)
    .filter((span) => isUnnamed(text, span) && !isOfThing(text, span));
}

function isShape(letters: string | undefined, body: string): boolean {
  const figures = body.replace(/\D/g, '');
  const groups = body.split(/ - |[ ./-]/);
  if (figures.length < 7 || isCountedUp(groups)) return false;
  if (groups.length > 1 && groups.every((group) => group.length === 1)) return figures.length <= 12;
  if (isNoNumber(body, figures, groups)) return false;
  if (letters !== undefined) return !noCardLetters.test(letters) && figures.length <= 12 && isLong(groups.slice(0, 1));
  const [first = '', second = ''] = groups;
  if (first.length === 4 && second.length === 4) return figures.length <= 12 || figures.length === 16;
  return figures.startsWith('0') && figures.length <= 12 && (groups.every(isPair) || isLong(groups));
}

const isPair = (group: string) => group.length === 2;
const isLong = (groups: readonly string[]) => groups.some((group) => group.length >= 4);

function isNoNumber(body: string, figures: string, groups: readonly string[]): boolean {
  return (
    isNoCard(body) ||
    compactDate.test(figures) ||
    (hours.test(body) && quarters.test(body)) ||
    groups.every((group) => year.test(group) || /^\d{1,2}0{2,}$/.test(group)) ||
    (datesOrRange.test(body) && !groups.every((group) => group.length <= 2))
  );
}

/** "1 2 3 4 5 6 7", "10 11 12 13" */
const isCountedUp = (groups: readonly string[]) =>
  groups.length > 1 && groups.every((group, at) => Number(group) === Number(groups[0]) + at);

/** "Mahnung zu 0041 7723", "Rechnung bezahlt, 0041 7723": it is not the number of what is named. */
const isBreak = lean(`[,;(${blank}]|\\s(?:zu|zur|für|bei|for)\\s(?:(?:der|die|nr\\.?|nummer)\\s){0,2}$`, 'iu');

/** Nothing beside it says that it is of a medium, an order, a telephone or a measure. */
export function isUnnamed(text: string, { start, end }: Span): boolean {
  const words = before(text, start);
  const { naming, gap } = namedBy(words);
  if (isMeasure(text, end) || (naming === 'other' && !isBreak.test(gap))) return false;
  return namedBy(after(text, end).split(/[,;]/, 1)[0]?.slice(0, 24) ?? '').naming !== 'other';
}

/** "Premiere 0041 7723": the word before it has numbers of its own. */
export function isOfThing(text: string, { start }: Span): boolean {
  const [, word] = /([\p{L}-]+)[^\p{L}\d]{0,3}$/u.exec(before(text, start)) ?? [];
  return word !== undefined && carriesNumbers.test(word);
}
