/** Postal addresses in a text: a street with a house number, and the town behind it. */

import { apart, isMeasure, type Span } from './spans.ts';
import { homeWords, lanes, noName, noStreet, streetForms, streetsAfterNumber } from './street-names.ts';

const houseNumber =
  '(?!(?:19|20)\\d\\d(?!\\d))\\d{1,4}(?:\\s?[a-hA-H](?![\\p{L}\\d]))?(?:\\s?[-/+]\\s?\\d{1,3}(?!\\d)\\s?[a-h]?(?![\\p{L}\\d]))?(?![\\d:€%]|[.,]\\d|\\p{L}|[-/]\\d)';
const notTown =
  '(?!(?:Tel|Mail|E-?Mail|Email|Handy|Mobil|Ausweis|Karte|Konto|Herr|Frau|Geb|Danke|Gru[ßs]|Viele|Liebe|LG|MfG|Mit|Ich|Wir|Bitte|Telefon|Vielen|IBAN|Kunden|Leser|Nummer|Und|Der|Die|Das|Es|Wo|Wann|Wie)(?!\\p{Ll}))';
const townName = `${notTown}(?:(?:Bad|St\\.|Sankt|Groß|Klein|Alt|Neu|Markt|Burg|Nowy|Nowa|San|Santa|Saint|La|Le|Den)[ -])?\\p{Lu}[\\p{L}'’-]{1,30}(?:\\s(?:am (?:Main|Rhein|Neckar|See|Inn|Harz|Lech|Berg|Wald)|(?:an|ob|vor|auf) (?:der|dem|den) \\p{Lu}\\p{L}{1,20}|im (?:Allgäu|Breisgau|Taunus|Schwarzwald|Sauerland|Westerwald)|a\\.\\s?(?:M|d)\\.|i\\.\\s?W\\.|\\(\\p{Lu}\\p{L}{1,20}\\)))?`;
const lowerTown =
  '(?!(?:bitte|danke|und|oder|ändern|aendern|umgezogen|gezogen|seit|falls|wegen|aber|kann|könnt|habe?|ist|jetzt|wohn\\p{L}*|tel|handy|mail|geb|das|der|die|ich|wir|wo|wann|wie|gruß|please|thanks)(?!\\p{L}))\\p{Ll}{4,30}';
const postcode =
  '(?:(?:[A-Z]{1,2}-)?\\d{5}|(?:A|CH|L|B)-\\d{4}|\\d{4}(?=\\s\\p{Lu})|\\d{2}-\\d{3})(?![\\d]|\\s?[/-]\\s?\\d)';
const placed = `\\s{0,3}[,;]?\\s{0,3}(?:in\\s)?${postcode}(?:\\s{1,2}(?:${townName}|${lowerTown}))?`;
const town = new RegExp(
  `${placed}|\\s?,\\s?(?:${townName}\\s)?[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}(?!\\p{L})|\\s?,\\s?${townName}(?=\\s{0,2}(?:[.!?,;)\\n]|$))|\\sin\\s${townName}(?=\\s{0,2}(?:[.!?,;)\\n]|$))`,
  'uy',
);
const townWithPostcode = new RegExp(placed, 'uy');

/** Between the name and its number. */
const between =
  '\\s{0,2},?\\s{0,2}(?:(?:Nr\\.?|nr\\.?|Nummer|nummer|Hausnr\\.?|Hausnummer|No\\.?|no\\.?|n[º°]\\.?)\\s?:?\\s?)?';
/** The figure is what the scan stops at; the name in front of it is read backwards, so a text without figures costs nothing. */
const certain = new RegExp(`(?=\\d)(?<=(?<![\\p{L}\\d])(${streetForms})${between})${houseNumber}`, 'dgu');
const likely = new RegExp(`(?=\\d)(?<=(?<![\\p{L}\\d])(${lanes})${between})${houseNumber}`, 'dgu');
const abroad = new RegExp(`(?<![\\d\\p{L}.,:/-])${streetsAfterNumber}`, 'dgu');
/** Said straight after "Adresse:" or "wohnhaft", any name with a number is one. */
const stated = new RegExp(
  `(?=\\d)(?<=(?<!\\p{L})${homeWords}(?:\\s{0,2}[:,=-]|\\s(?:ist|lautet|jetzt|nun|neu|is|es|est|è|to|in|im|now|at|seit kurzem|der|die))?(?:\\s(?:jetzt|nun|in|im|der|die))?\\s{1,2}(\\p{Lu}[\\p{L}'.-]{2,30}(?:\\s\\p{Lu}[\\p{L}'.-]{1,30}){0,2})\\s{1,2}(?:Nr\\.?\\s)?)${houseNumber}`,
  'dgu',
);
const home = new RegExp(`(?<!\\p{L})${homeWords}[^\\d!?\\uFFFC]{0,45}$`, 'u');
const theirs =
  /(?:eu(?:re|er|rer|ren)|ihrer?|deren|your|their|vuestra|votre|vostra|wasza|ваш\p{L}?)\s(?:neue\s|genaue\s)?(?:adresse?|anschrift|address|dirección|indirizzo|adres)\p{L}*[^\d]*$/iu;
/** A house of the library is no personal address. */
const publicHouse =
  /(?:filiale|zweigstelle|b[üu]e?cherei|bibliothek|standort|haltestelle|museum|schule|rathaus|theater|library|branch)\s(?:(?:in|an|am|im|auf|zu|at|on|near)(?:\s(?:der|dem|den|the))?\s)?$/i;

/** Streets with a house number, with the town where it follows; a name that is no street on its face needs a word of home, a town or other personal data beside it. */
export function postalAddresses(text: string): Span[] {
  const sure = [...located(text, certain), ...located(text, abroad)];
  const maybe = located(text, likely).filter((span) => isHome(text, span));
  const said = located(text, stated).filter(({ start }) => !theirs.test(text.slice(Math.max(0, start - 60), start)));
  return apart(
    [...sure, ...maybe, ...said]
      .filter((span) => isPrivate(text, span))
      .map(({ start, end }) => ({ start, end: endAt(town, text, end) ?? end })),
  );
}

function located(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.indices?.[1]?.[0] ?? match.index,
    end: match.index + match[0].length,
  }));
}

function isPrivate(text: string, { start, end }: Span): boolean {
  const name = text.slice(start, end);
  return (
    !noStreet.test(name) &&
    !noName.test(name) &&
    !isMeasure(text, end) &&
    !publicHouse.test(text.slice(Math.max(0, start - 30), start))
  );
}

function isHome(text: string, { start, end }: Span): boolean {
  if (endAt(townWithPostcode, text, end) !== null || besideOthers.test(text.slice(Math.max(0, start - 3), start)))
    return true;
  if (/^\s?[,;\n]\s?(?:(?:tel|mail|e-mail|geb|handy|mobil)[^\d]{0,8})?\uFFFC/iu.test(text.slice(end, end + 14)))
    return true;
  const words = text.slice(Math.max(0, start - 60), start);
  return home.test(words) && !theirs.test(words);
}

/** In a list of someone's particulars, what follows a find is one of them. */
const besideOthers = /\uFFFC\s?[,;\n]\s?$/u;

function endAt(pattern: RegExp, text: string, index: number): number | null {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : null;
}
