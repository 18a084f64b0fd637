/** Telephone numbers, bank accounts and library cards in a text: numbers that lead to a person. */
import { countrySpecs, electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A stretch of a text in UTF-16 units; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** How far before a number, in characters, the word may stand that says what it is. */
const reach = 40;

const phoneWords =
  /(?:\btel\b|telefon|handy|mobil|festnetz|whats ?app|r[üu]ckruf|zur[üu]ckrufen|anruf|ruf\p{L}* (?:mich|uns)|erreich|phone|\bcall\b|t[ée]l[ée]phone|tel[ée]fono|cellulare|teléfono|komórk|телефон|هاتف|جوال)/iu;

const phoneShape = /(?<![\p{L}\d+.,/-])\(?(?:\+|0)\)?[ ]?\(?\d(?:[ ()./–-]{0,3}\d){5,15}(?!\d)/gu;
const bareShape = /(?<![\p{L}\d+.,/-])[1-9]\d(?:[ /–-]{0,3}\d){3,13}(?!\d|[.,:]\d)/gu;
const date = /^\(?\d{1,2}\.\d{1,2}\. ?[–-]|^\(?\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d)|^(?:19|20)\d\d-\d\d-\d\d/;
const clockTimes = /^\d{1,2}[.:]\d{2} ?[–-] ?\d{1,2}[.:]\d{2}/;

/** Numbers as they are dialled in Germany (with 0 or +), and any number that a word calls a telephone number. */
export function phoneNumbers(text: string): Span[] {
  const dialled = [...text.matchAll(phoneShape)].flatMap((match) => {
    const shape = match[0];
    if (date.test(shape) || clockTimes.test(shape) || /isbn\D{0,8}$/i.test(before(text, match.index))) return [];
    const length = dialledLength(shape);
    return length === null ? [] : [{ start: match.index, end: match.index + length }];
  });
  const named = [...text.matchAll(bareShape)]
    .filter(({ 0: shape, index }) => !date.test(shape) && !/^(?:19|20)\d\d$/.test(shape) && isNamedPhone(text, index))
    .map(spanOf);
  return [...dialled, ...named];
}

/** How much of the candidate is a valid number, or null: further figures may follow it. */
function dialledLength(candidate: string): number | null {
  let rest = candidate;
  while (rest.replace(/\D/g, '').length >= 7) {
    if (parsePhoneNumberFromString(rest, 'DE')?.isValid()) return rest.length;
    const cut = rest.search(/[ ()./–-]+\d+$/);
    if (cut < 0) return null;
    rest = rest.slice(0, cut);
  }
  return null;
}

function isNamedPhone(text: string, index: number): boolean {
  const context = before(text, index);
  const word = context.match(phoneWords);
  return (
    word?.index !== undefined && !/\d/.test(context.slice(word.index)) && !cardWords.test(context.slice(word.index))
  );
}

/** International bank account numbers: right in length and checksum, or called so by a word in front. */
export function bankAccounts(text: string): Span[] {
  return [...text.matchAll(/(?<![\p{L}\d])([a-z]{2}) ?\d{2}/giu)].flatMap((match) => {
    const length = countrySpecs[(match[1] ?? '').toUpperCase()]?.chars;
    if (!length) return [];
    const whole = text
      .slice(match.index)
      .match(new RegExp(`^[a-z0-9](?:[ .–-]?[a-z0-9]){${length - 1}}(?![\\p{L}\\d])`, 'iu'))?.[0];
    if (whole === undefined) return [];
    const electronic = electronicFormatIBAN(whole) ?? '';
    const figures = electronic.replace(/\D/g, '').length;
    const named = /\biban\b|konto|account/i.test(before(text, match.index)) && figures >= length - 6;
    return isValidIBAN(electronic) || named ? [{ start: match.index, end: match.index + whole.length }] : [];
  });
}

const cardWords =
  /(?:ausweis|karten?-?(?:nummer|nr)|karten?\b|leser-?(?:nummer|nr)|benutzer|kunden-?(?:nummer|nr)|mitglied|konto-?(?:nummer|nr)?|\bcards?\b|\bmember|\bkart\p{L}*|\bcarte\b|tarjeta|carn[ée]t?|tessera|билет\p{L}*|квит\p{L}*|بطاق\p{L}*|account)/iu;
const weakWords = /(?:\bnummer|\bnr\b|\bnumber|\bnumara\p{L}*|num[ée]ro|número|\bnumer|номер\p{L}*|رقم\p{L}*)/iu;
const otherThings =
  /(?:isbn|issn|signatur|medien-?n|mediennummer|buchnummer|barcode|bestell|haus-?n|zimmer|raum|postleitzahl|plz|regal|band|artikel)\D{0,20}$/iu;
const cardShape =
  /(?<![\p{L}\d+.,/:-])(?:\p{Lu}{1,3}[ -]?)?\d(?:[ -]?\d){4,15}(?!\d|[.,:]\d|\p{L}| ?(?:€|[Ee]uro|EUR|[Uu]hr))/gu;
const years = /^(?:(?:0?[1-9]|1[0-2])[ -])?(?:19|20)\d\d(?:[ -](?:19|20)?\d\d)?$|^(?:19|20)\d\d-\d\d-\d\d$/;

/** Numbers that a word nearby calls a card, a membership or an account. */
export function libraryCards(text: string): Span[] {
  return [...text.matchAll(cardShape)]
    .filter(({ 0: shape, index }) => {
      if (years.test(shape)) return false;
      const context = before(text, index);
      const strong = lastMatch(context, cardWords);
      if (otherThings.test(context) || phoneWords.test(context.slice(strong ?? 0))) return false;
      const after = text.slice(index + shape.length, index + shape.length + reach);
      if (strong !== null || /^[^\d.!?]{0,20}(?:ausweis|karten-?n|lesern|card number|library card)/iu.test(after))
        return true;
      return weakWords.test(context) && !(shape.startsWith('0') && dialledLength(shape) !== null);
    })
    .map(spanOf);
}

/** The words before a place in the text, within the sentence. */
function before(text: string, index: number): string {
  return (
    text
      .slice(Math.max(0, index - reach), index)
      .split(/[!?\n]|\.(?=\s+\p{Lu})/u)
      .at(-1) ?? ''
  );
}

function lastMatch(text: string, pattern: RegExp): number | null {
  return [...text.matchAll(new RegExp(pattern.source, 'giu'))].at(-1)?.index ?? null;
}

export function spanOf(match: RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
