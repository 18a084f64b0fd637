/** Telephone numbers and library cards in a text: numbers that lead to a person. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { standsForHolder } from './card-holders.ts';
import { lean } from './lean-pattern.ts';
import { asksForCall, namedBy, saysCard, saysOwn, saysPhone } from './number-words.ts';
import { after, before, blank, isMeasure, type Span, spanOf } from './spans.ts';

/** No further figure of the same number stands in front; a full stop or slash after a word may ("Tel.0231"). */
const alone = '(?<!\\d|[\\p{L}+]|\\d[.,/:-]|\\d ?/ |97[89] )';
const phoneShape = lean(
  `(?!(?<=(?<!\\d)\\d )\\d{6} \\d{6}(?!\\d))(?:${alone}|(?<=tel|handy|mobil|nr|nummer|fon))(?:[([]?\\+{1,2}|[([]?(?=0))[ ]?[([]?\\d(?:[ ()[\\]./_'-]{0,4}\\d){5,16}(?!\\d)`,
  'giu',
);
const bareShape = lean(`${alone}[1-9](?:[ ()./-]{0,3}\\d){4,14}(?!\\d|[,:]\\d)`, 'gu');
/** Dates, opening hours, decimals, ISBN-10: what begins with 0 and is nothing to dial. */
const notDialled =
  /^(?!0[1-9]([.-])\d\d(?:\1\d\d){3}(?!\d))(?:[([]?\d{1,2}\.\d{1,2}\.(?:(?:\d{4}|\d{2})(?!\d))?(?=[^\d]|$)|\d{1,2}\.\d{1,2}\. ?-|\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d\d)(?!\d)|\d{1,2}[/.](?:19|20)\d\d(?!\d)|\d{1,2}[.:]\d{2} ?- ?\d{1,2}[.:]\d{2}|0[.,]\d+|0-\d{2,7}-\d{1,6}-\d(?!\d)|(?:19|20)\d\d-\d\d-\d\d)/;
const notBare =
  /^(?:\d{1,2}\.\d{1,2}\.|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)|(?:19|20)\d\d(?: ?[-/] ?(?:19|20)?\d\d)?$|(?:19|20)\d\d-\d\d-\d\d|\d{1,3}(?:\.\d{3})+$|\d{1,3}(?:\.\d{1,3}){3}$|\d{1,2}\.\d{2} ?- ?\d{1,2}\.\d{2}|\d{1,2} ?- ?\d{1,2}$)/;

/** Free, shared and dear numbers lead to a firm or a help line, never to a person. */
export function isServiceNumber(shape: string): boolean {
  return /^(?:0(?:800|180|137|900|118)\d{5,8}|116\d{3})$/.test(
    shape.replace(/\D/g, '').replace(/^(?:00)?49(?=800|180)/, '0'),
  );
}

/** Numbers dialled with a country code; they are what they are, whatever word stands before. */
export function foreignPhoneNumbers(text: string): Span[] {
  return dialled(text).filter(({ start }) => /[+]/.test(text.slice(start, start + 3)));
}

/** Numbers as they are dialled in Germany (with 0 or +), and any number that a word calls a telephone number. */
export function phoneNumbers(text: string): Span[] {
  const named = [...text.matchAll(bareShape)]
    .filter(({ 0: shape, index }) => !notBare.test(shape) && !isMeasure(text, index + shape.length))
    .filter(({ 0: shape, index }) => isNamedPhone(before(text, index), after(text, index + shape.length)))
    .map(spanOf);
  return [...dialled(text), ...named];
}

function dialled(text: string): Span[] {
  const spans: Span[] = [];
  phoneShape.lastIndex = 0;
  for (let match = phoneShape.exec(text); match !== null; match = phoneShape.exec(text)) {
    const nothing = notDialled.exec(match[0]);
    const length = nothing ? null : dialledLength(match[0], text, match.index);
    if (length !== null && !isServiceNumber(match[0].slice(0, length)))
      spans.push({ start: match.index + opening(match[0]), end: match.index + length });
    // Behind a date or a number that stopped short, the next one may follow at once.
    phoneShape.lastIndex = match.index + (length ?? nothing?.[0].length ?? match[0].length);
  }
  return spans;
}

/** A bracket around the whole of it is none of the number. */
const opening = (candidate: string) => (/^[([][^)\]]*$/.test(candidate) ? 1 : 0);

/** A number of eight figures or more, where one with its own area code follows. */
const firstOfTwo = /^(?:[^\d]{0,4}\d){8,14}(?= [([]?0[1-9]\d{2,4}[)\]]?(?:[ /-]|$))/;

/** How much of the candidate is a number to dial, or null: further figures may follow it. */
function dialledLength(candidate: string, text: string, index: number): number | null {
  const { naming, gap } = namedBy(before(text, index));
  const isOther = naming === 'other' && /^[^\d,;]{0,12}$/u.test(gap) && !candidate.includes('+');
  if (isOther && !asksForCall(text, index)) return null;
  if (naming === null && isSum(candidate, before(text, index))) return null;
  let rest = (isDiallableAbroad(candidate) ? null : candidate.match(firstOfTwo)?.[0]) ?? candidate;
  for (let cuts = 0; cuts < 4; cuts++) {
    const counted = isMeasure(text, index + rest.length) && rest.match(/ \d{1,2}(?: ?- ?\d{1,2})?$/)?.[0];
    if (!counted && isDiallable(rest, naming === 'phone')) return rest.length;
    rest = counted ? rest.slice(0, -counted.length) : rest.replace(/[ ()[\]./-]+\d+$/, '');
  }
  return null;
}

/** "Gebühr 0815 4711": so short a number behind a word of money is a jest, or a sum. */
function isSum(shape: string, words: string): boolean {
  return (
    shape.replace(/\D/g, '').length <= 8 &&
    /(?:gebühr(?:en)?|betrag|summe|preis|kosten|strafe|fees?|price|amount|fine|tutar|ücret|tarifa|frais|tariffa|opłata|плат[аы]|رسوم)\P{L}{0,4}$/iu.test(
      words,
    )
  );
}

function isDiallable(shape: string, named: boolean): boolean {
  const figures = shape.replace(/\(0\)|\[0\]/, '').replace(/\D/g, '');
  if (shape.includes('+')) return isDiallableAbroad(shape, named && figures.length >= 8);
  if (figures.startsWith('000')) return false;
  if (figures.startsWith('00')) return parsePhoneNumberFromString(`+${figures.slice(2)}`)?.isPossible() ?? false;
  const least = named ? 6 : /\D/.test(shape) ? 8 : 9;
  return figures.length >= least && (named || (parsePhoneNumberFromString(figures, 'DE')?.isValid() ?? false));
}

function isDiallableAbroad(shape: string, unlessKnown = false): boolean {
  const figures = shape.replace(/\(0\)|\[0\]/, '').replace(/\D/g, '');
  if (!shape.includes('+') || figures.length > 15) return false;
  return parsePhoneNumberFromString(`+${figures}`)?.isPossible() ?? unlessKnown;
}

/** Extensions are of offices, unless somebody says that it is theirs. */
const extension = /durchwahl\P{L}{0,6}$/iu;
const own = /(?<!\p{L})(?:ich|mich|meine?[rmn]?|uns|unsere?[rmn]?|büro|dienstlich|privat)(?!\p{L})/iu;

function isNamedPhone(words: string, following: string): boolean {
  const { naming, gap } = namedBy(words);
  if (extension.test(words) && !own.test(words)) return false;
  if (naming === 'phone') return !gap.includes(blank) && !/\d/.test(gap);
  return naming !== 'other' && naming !== 'card' && (confirmed.exec(following)?.some(saysPhone) ?? false);
}

/** "… ist meine Ausweisnummer", "… (Handy)", "… auf meiner Karte": said after the number. */
const confirmed =
  /^ ?(?:\(|= |- (?=meine?|my) ?|,? ?(?:das |this |ce |c['’])?(?:ist|is|wäre|war|lautet|steht|es|est|è|to|jest|це|это|هو|هي) | (?=zu erreichen|erreichbar)| (?:so steht|steht so)(?: es)?(?= )| (?=(?:auf|von) (?:de[mr]|meine[mr]) |ausweis(?!e)|(?:leider |immer |noch )?(?:nicht |nicht mehr )?(?:anmelden|einloggen|angemeldet|eingeloggt))|(?=kart(?!en?(?!\p{L}))|üye|telefon))[^\d\uFFFC]{0,30}/iu;

/** Behind an area code in brackets goes on what is dialled. */
const cardShape = lean(
  `(?:(?<!\\d[)\\]] ?|(?<!\\p{L})[Ee][Rr][Rr](?:[Oo][Rr])?[ -])${alone}|(?<=[Nn][Rr]|nummer|ausweis))(?:(?!(?:ERR|LNR?|NR|NO|ID|PIN|TAN|ISBN|ISSN|EAN|PC|PLZ|BLZ|BIC|TEL|FAX|UND|IST|BIS|VON)(?!\\p{L})|(?:AB|AM|IM) )\\p{Lu}{1,5}[ /-]{0,2}|(?!nr|no|id|pin|tel)[a-z]{1,3}-?)?\\d(?:[ ./-]{0,1}\\p{Lu}{0,2}-?\\d){3,19}(?:[ -]?\\p{Lu}(?![\\p{L}-]))?(?![ .-]?\\d|[,:]\\d|\\p{L}| ?/ ?\\d)`,
  'gu',
);
const years =
  /^(?:(?:0?[1-9]|1[0-2])[ ./-])?(?:19|20)\d\d(?:[ /-](?:(?:19|20)?\d\d|\d))?$|^(?:19|20)\d\d-\d\d-\d\d|^(?:(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\d|3[01]))[./-](?!\d{3}(?!\d)|(?!(?:19|20)\d\d(?!\d))\d{4})|^\d{1,2} \d{1,2} (?:19|20)\d\d$|^\d{1,2}[.:]\d\d ?-/;
const joined =
  /^[^\p{L}\d]{0,3}(?:und|oder|and|sowie|or|et|y|e|ve|i|и|та|und die|und der|und meine)?[^\p{L}\d]{0,2}$/iu;

/** Numbers that a word nearby calls a card, a membership or an account. */
export function libraryCards(text: string): Span[] {
  return [...text.matchAll(cardShape)]
    .filter(({ 0: shape, index }) => !years.test(shape) && !isMeasure(text, index + shape.length))
    .filter(({ 0: shape, index }) => isCard(shape, before(text, index), after(text, index + shape.length)))
    .map(spanOf);
}

/** "Ausweis, Barcode: …": what is named is the card's, and the number is the card. */
const ofSomeCard = (words: string) => /(?:barcode|strichcode)\P{L}*$/iu.test(words) && saysCard(words);

const isSumLike = (shape: string) => /^\d{1,3}(?:\.\d{3})+$/.test(shape);

function isCard(shape: string, words: string, following: string): boolean {
  const figures = shape.replace(/\D/g, '').length;
  if (isStock(shape, words)) return false;
  const { naming, gap } = namedBy(words);
  if (naming === 'other') return figures >= 5 && ofSomeCard(words);
  if (naming === 'card')
    return isWithin(gap, figures, isSumLike(shape)) && !isPostcode(shape, gap, following) && !isRung(shape, gap);
  if (naming === 'phone') return false;
  if (figures >= 5 && (confirmed.exec(following)?.some(saysCard) ?? false)) return true;
  if (isDialledAtHome(shape) || isServiceNumber(shape)) return false;
  if (standsForHolder(shape, words, following)) return !isElsewhere(following);
  return naming === 'plain' && isNumbered(shape, words, following);
}

/** "meine Nummer ist …", of no kind that anybody says. */
function isNumbered(shape: string, words: string, following: string): boolean {
  if (/^(?:BWV|HWV|KV|RV|DIN|EN|ISO|VDE)(?!\p{L})/u.test(shape)) return false;
  const figures = shape.replace(/\D/g, '').length;
  const least = saysOwn(words) ? 5 : 6;
  return (
    figures >= least &&
    isWithin(namedBy(words).gap, figures, isSumLike(shape)) &&
    !(confirmed.exec(following)?.some(saysPhone) ?? false)
  );
}

/** "…, Mediennummer", "… zu erreichen": said behind it what else the number is. */
const isElsewhere = (following: string) => namedBy(following).naming === 'other' || saysPhone(following);

/** ISBN, and what a library writes into its books ("Zugangsnummer 2019-3345"). */
function isStock(shape: string, words: string): boolean {
  return (
    /^97[89]\d{10}$/.test(shape.replace(/[ .-]/g, '')) ||
    (/^(?:19|20)\d\d[/-]\d{2,6}$/.test(shape) && /zugang|inventar|akzession/iu.test(words))
  );
}

/** Four figures, or a number written like a sum, are a card only where the word stands right before them; a second card follows the first at once. */
function isWithin(gap: string, figures: number, thousands: boolean): boolean {
  if (figures < 5 || thousands)
    return /^\P{L}{0,3}(?:(?:nr|nummer|number|no)\P{L}{0,3})?(?:(?:ist|is|lautet)\s)?$/iu.test(gap);
  const last = [...gap.matchAll(/[\d\uFFFC]/gu)].at(-1);
  return last === undefined || joined.test(gap.slice(last.index + 1));
}

function isPostcode(shape: string, gap: string, following: string): boolean {
  return (
    /^(?:\p{Lu}{1,2}-)?\d{5}$/u.test(shape) &&
    /(?:^|\P{L})(?:in|aus|nach|von|,)\s$/iu.test(gap) &&
    /^ \p{Lu}\p{Ll}/u.test(following)
  );
}

/** "Ausweis weg, 02999 2201", "Konto gesperrt, erreichbar unter 02999 2201": an area code of its own behind a break. */
function isRung(shape: string, gap: string): boolean {
  return (
    /^0[1-9]\d{1,4}[ /-]/.test(shape) &&
    /(?:,|;|(?:^|\P{L})(?:unter|on|at|al|au|allo|pod))(?:\s(?:der|numer))?\s$/iu.test(gap) &&
    isDialledAtHome(shape)
  );
}

function isDialledAtHome(shape: string): boolean {
  return /^0/.test(shape) && isDiallable(shape, false);
}
