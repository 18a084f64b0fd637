/** Postal addresses in a text: a street with a house number, and the town behind it. */
import { lean } from './lean-pattern.ts';
import { noName, noStreet, noWeakStreet } from './no-streets.ts';
import { isAskedForOrSomebody, isPublicPlace, isTheirs, isTitle, isYours, wordsBefore } from './public-places.ts';
import { apart, isMeasure, type Span } from './spans.ts';
import {
  anyName,
  deliveryWords,
  homeWords,
  lanes,
  leadingSmall,
  ruesAfterNumber,
  streetForms,
  streetsAfterNumber,
  weakForms,
} from './street-names.ts';

const houseNumber =
  '(?!(?:19|20)\\d\\d(?!\\d))\\d{1,4}(?:\\s?[a-hA-H](?![\\p{L}\\d]))?(?:\\s?[-/+]\\s?(?:\\d{1,3}(?!\\d)\\s?[a-h]?|[a-hA-H])(?![\\p{L}\\d])){0,2}(?:\\s1/2(?!\\d)|\\s?[½¼¾])?(?![\\d:€%]|[.,]\\d(?!\\d{4}(?!\\d))|\\p{L}|[-/]\\d)';
const notTown =
  '(?!(?:Tel|Mail|E-?Mail|Email|Handy|Mobil|Ausweis|Karte|Konto|Herr|Frau|Geb|Danke|Gru[ßs]|Viele|Liebe|LG|MfG|Mit|Ich|Wir|Bitte|Telefon|Vielen|IBAN|Kunden|Leser|Nummer|Und|Der|Die|Das|Es|Wo|Wann|Wie|Whg|Wohnung|App|Apt|Top|Etage)(?!\\p{Ll}))';
const townName = `${notTown}(?:(?:Bad|St\\.|Sankt|Groß|Klein|Alt|Neu|Markt|Burg|Nowy|Nowa|San|Santa|Saint|La|Le|Den)[ -])?\\p{Lu}[\\p{L}'’-]{1,30}(?:\\s(?:am (?:Main|Rhein|Neckar|See|Inn|Harz|Lech|Berg|Wald)|(?:an|ob|vor|auf) (?:der|dem|den) \\p{Lu}\\p{L}{1,20}|im (?:Allgäu|Breisgau|Taunus|Schwarzwald|Sauerland|Westerwald)|a\\.\\s?(?:M|d)\\.|i\\.\\s?W\\.|\\(\\p{Lu}\\p{L}{1,20}\\)))?`;
const lowerTown =
  '(?!(?:bitte|danke|und|oder|ändern|aendern|umgezogen|gezogen|seit|falls|wegen|aber|kann|könnt|habe?|ist|jetzt|wohn\\p{L}*|tel|handy|mail|geb|das|der|die|ich|wir|wo|wann|wie|gruß|please|thanks)(?!\\p{L}))\\p{Ll}{4,30}';
const postcode =
  '(?:(?:[A-Z]{1,2}-)?\\d{5}|(?:A|CH|L|B)-\\d{4}|\\d{4}(?=\\s\\p{Lu})|\\d{2}-\\d{3})(?![\\d]|\\s?[/-]\\s?\\d)';
const placed = `\\s{0,3}[,;/|-]?\\s{0,3}(?:in\\s|(?:PLZ|Postleitzahl):?\\s)?${postcode}(?:\\s{1,2}(?:${townName}|${lowerTown}))?`;
const british = `\\s?,\\s?(?:${townName}\\s)?[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}(?!\\p{L})`;
const town = lean(
  `${placed}|${british}|\\s?,\\s?${townName}(?=\\s{0,2}(?:[.!?,;)\\n]|$))|\\sin\\s${townName}(?=\\s{0,2}(?:[.!?,;)\\n]|$))`,
  'uy',
);
/** The flat, the floor and what a French number goes on with. */
const flat =
  /\s?,?\s(?:whg|wohnung|wohn|app(?:artement)?|apt|top|flat|apartment|unit|tür|m|interno|daire|кв)\.?\s?(?:nr\.?\s?)?\d{1,4}[a-z]?(?![\p{L}\d])|\s(?:bis|ter)(?=\s*(?:[,.;!?\n]|$))|\s?,?\s\d{1,2}\.\s?(?:og|stock|etage)(?!\p{L})(?:\s(?:links|rechts|mitte)(?!\p{L}))?|\s?,\s?\d{1,2}\s?[ºª°](?:\s[a-z](?!\p{L}))?/iuy;
const townWithPostcode = lean(`${placed}|${british}`, 'uy');

/** Between the name and its number. */
const between =
  '(?=[^])(?:(?:\\s(?:um)?gezogen)?,?(?:\\sund zwar)?(?=,?\\s(?:[Hh]aus)?[Nn](?:umme)?r))?\\s{0,2},?\\s{0,2}(?:(?:Nr\\.?|nr\\.?|Nummer|nummer|[Hh]ausnr\\.?|[Hh]ausnummer|Haus|No\\.?|no\\.?|n[º°]\\.?)\\s?:?\\s?)?';
/** The house number is what the scan stops at; the name in front of it is read backwards, so a text without one costs nothing. */
const numbered = (name: string, behind = '') =>
  lean(`(?<!\\d)(?=\\d)(?=${houseNumber}${behind})(?<=${name})${houseNumber}`, 'dgu');
const certain = numbered(`(?<![\\p{L}\\d])(${streetForms})${between}`);
const weak = numbered(`(?<![\\p{L}\\d])(${weakForms})${between}`);
const likely = numbered(`(?<![\\p{L}\\d])(${lanes})${between}`);
const behindIt = '\\s?,\\s?(?:D-)?\\d{5}\\s\\p{Lu}\\p{Ll}';
const townBehind = lean(behindIt, 'uy');
/** Any name, with a postcode and a town behind the number. */
const withTown = numbered(`(?<![\\p{L}\\d])(${anyName})${between}`, behindIt);
/** All that "Adresse:" announces up to a postcode and a town ("Adresse: C4, 12, 68159 Mannheim"). */
const announced = lean(
  `(?=\\d{5}\\s\\p{Lu}\\p{Ll})(?<=(?:[Aa]nschrift|[Aa]dresse|[Ww]ohnhaft|[Ww]ohne)(?:\\s{0,2}[:,=-]|\\s(?:ist|lautet|in|jetzt)(?:\\sin)?)?\\s{1,2}(\\p{Lu}[^\\n!?\\uFFFC]{1,50},\\s?))\\d{5}\\s${townName}`,
  'dgu',
);
/** A box is nobody's street, and as good as one ("Postfach 20 03 12"). */
const boxes =
  /(?=\d)(?<=(?<!\p{L})(postfach|p\.? ?o\.? ?box)\s(?:nr\.?\s)?)\d{2,3}(?: ?\d{2,3}){0,2}(?!\d|[.,:]\d)/dgiu;
/** As forms have it: "PLZ/Ort: 79098 Freiburg". */
const field = lean(
  `(?=\\d)(?<=(?<!\\p{L})(?:PLZ|Postleitzahl)(?:\\s?(?:[/,+&]|und)\\s?(?:Wohno|O)rt)?\\s?:\\s?)\\d{5}\\s${townName}`,
  'dgu',
);
const rues = lean(`(?<![\\d\\p{L}.,:/-])${ruesAfterNumber}`, 'dgu');
const abroad = lean(`(?<![\\d\\p{L}.,:/-])${streetsAfterNumber}`, 'dgu');
/** "Hausnummer 18, Schlehenweg" */
const numberFirst = lean(
  `(?<!\\p{L})((?:[Hh]ausnummer|[Hh]ausnr\\.?|[Hh]aus [Nn]r\\.?)\\s?:?\\s?\\d{1,4}\\s?[a-h]?\\s?,?\\s(?:(?:im|am|in der|an der|auf der)\\s)?(?:${streetForms}|${weakForms}))(?!\\p{L})`,
  'dgu',
);
/** Said straight after "Adresse:" or "wohnhaft", any name with a number is one. */
const stated = numbered(
  `(?<!\\p{L})${homeWords}(?:\\s{0,2}[:,=-]|\\s(?:ist|lautet|jetzt|nun|neu|is|es|est|è|to|in|im|now|at|seit kurzem|der|die))?(?:\\s(?:jetzt|nun|in|im|der|die))?\\s{1,2}(\\p{Lu}[\\p{L}'.-]{2,30}(?:\\s\\p{Lu}[\\p{L}'.-]{1,30}){0,2})\\s{1,2}(?:Nr\\.?\\s)?`,
);
const home = lean(`(?<!\\p{L})(?:${homeWords}[^\\d!?\\uFFFC]{0,45}|${deliveryWords}\\s[^\\d!?\\uFFFC]{0,20})$`, 'u');

/** Streets with a house number, with the town where it follows; a name that is no street on its face needs a word of home, a town or other personal data beside it. */
export function postalAddresses(text: string): Span[] {
  const patterns = [certain, withTown, rues, ...(/haus ?n/i.test(text) ? [numberFirst] : [])];
  const sure = patterns.flatMap((pattern) => located(text, pattern));
  const face = located(text, weak).filter((span) => isStreet(text, span));
  const said = located(text, stated).filter((span) => !isTheirs(text, span));
  const told = [...sure, ...face, ...said].filter((span) => isPersonal(text, span));
  const maybe = maybeAddresses(text, told.length > 0).filter((span) => isPersonal(text, span));
  return apart(
    [...told, ...maybe].map(({ start, end }) => ({ start: startAt(text, start), end: placedEnd(text, end) })),
  );
}

const isPersonal = (text: string, span: Span) =>
  isPrivate(text, span) && !isTitle(text, span, (words) => home.test(words));

const isStreet = (text: string, { start, end }: Span) =>
  !noWeakStreet.test(text.slice(start, end)) && !isAskedForOrSomebody(text, start);

/** @param beside whether another address is told in the text: who has moved tells two */
function maybeAddresses(text: string, beside: boolean): Span[] {
  const lane = apart([likely, abroad].flatMap((pattern) => located(text, pattern)));
  return lane.filter(
    (span, i) =>
      isHome(text, span) ||
      isSetApart(text, span, beside) ||
      [lane.slice(Math.max(0, i - 1), i + 1), lane.slice(i, i + 2)].some((pair) => areExchanged(text, pair)),
  );
}

/** "an Zum Alten Speicher 4": a small word with a capital within a sentence begins a name. */
const capitalWithin = /(?<![@#]\S*)(?:\p{Ll},?|:)\s$/u;
const ownLine = /\n\s*$/u;
const fullName = /(?<!\p{L})\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? \p{Lu}\p{L}+\s?[,/|;\n-]\s?$/u;

function isSetApart(text: string, { start, end }: Span, beside: boolean): boolean {
  if (!/^\p{Lu}/u.test(text.slice(start, end)) || isAskedForOrSomebody(text, start)) return false;
  const front = text.slice(Math.max(0, start - 50), start);
  if (beside || fullName.test(front) || floor.test(text.slice(end, end + 20))) return true;
  if (ownLine.test(front) && /^\s*(?:\n|$)/u.test(text.slice(end, end + 20))) return true;
  return isPhrase(text.slice(start, end)) && capitalWithin.test(front);
}

const isPhrase = (name: string) => leadingSmall.test(/^(?:\p{L}+['’]?m? ){1,2}?(?=\S+ )/u.exec(name)?.[0] ?? '');
const floor =
  /^\s?,?\s(?:hinterhaus|vorderhaus|seitenflügel|dachgeschoss|erdgeschoss|[eod]g(?!\p{L})|\d\.\s?(?:og|stock|etage)(?!\p{L})|c\/o\s)/iu;

/** "Erlenhain 2 statt Birkenhain 5": of two that change places, either is at home where the other is. */
const exchanged = /^\s?[,;/]?\s?(?:statt|anstatt|anstelle|bitte|nach|neu:?|instead of|to)\s$/iu;

function areExchanged(text: string, [first, second]: readonly Span[]): boolean {
  if (first === undefined || second === undefined || second.start - first.end > 20) return false;
  return exchanged.test(text.slice(first.end, second.start)) && [first, second].some((span) => isHome(text, span));
}

function placedEnd(text: string, end: number): number {
  const housed = endAt(flat, text, end) ?? end;
  return endAt(town, text, housed) ?? housed;
}

/** Addresses that are no street with a number; the text is read for streets first, and what is found is blanked. */
export function otherAddresses(text: string): Span[] {
  return [announced, boxes, field]
    .flatMap((pattern) => located(text, pattern))
    .filter((span) => !isTheirs(text, span))
    .map(({ start, end }) => ({ start, end: endAt(townWithPostcode, text, end) ?? end }));
}

function located(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.indices?.[1]?.[0] ?? match.index,
    end: match.index + match[0].length,
  }));
}

function isPrivate(text: string, span: Span): boolean {
  const name = text.slice(span.start, span.end);
  return (
    (!noStreet.test(name) || (/(?:weg|gasse)\s/iu.test(name) && isHome(text, span))) &&
    (!noName.test(name.replace(houseOfRow, '')) ||
      /^Str(?:a(?:ß|ss)e|\.) de/.test(name) ||
      endAt(townBehind, text, span.end) !== null) &&
    !isMeasure(text, span.end) &&
    !edition.test(text.slice(span.end, span.end + 12)) &&
    !isPublicPlace(text, span) &&
    !isYours(text, span)
  );
}

/** "Ahornstraße, Haus 9", "Ahornstraße gezogen, Nummer 9" */
const houseOfRow =
  /(?<=(?:stra(?:ß|ss)e|str\.|weg|allee|gasse|platz)(?:\s(?:um)?gezogen)?,?(?:\sund zwar)?)\s(?:haus|(?:haus)?nummer)(?=\s\d)/iu;
const edition = /^\.\s?(?:Teil|Auflage|Aufl|Band|Staffel|Folge|Ausgabe|Kapitel|Runde|Reihe)/u;

/** "in der" leads to a street; the town may stand in front of it. */
const leadIn = /in de[rnm]\s/uy;
const townInFront = /(?<!\d)(?:D-)?\d{5}\s\p{Lu}[\p{L}.-]{2,30}(?:\s\p{L}[\p{L}.-]{1,20}){0,2}\s?[,;/]\s?$/u;

function startAt(text: string, start: number): number {
  const [small = ''] = leadingSmall.exec(text.slice(Math.max(0, start - 14), start)) ?? [];
  const name = (endAt(leadIn, text, start) ?? start) - small.length;
  const from = Math.max(0, name - 70);
  const placed = townInFront.exec(text.slice(from, name));
  return placed ? from + placed.index : name;
}

function isHome(text: string, { start, end }: Span): boolean {
  if (endAt(townWithPostcode, text, end) !== null || besideOthers.test(text.slice(Math.max(0, start - 3), start)))
    return true;
  if (/^\s?[,;\n]\s?(?:(?:tel|mail|e-mail|geb|handy|mobil)[^\d]{0,8})?\uFFFC/iu.test(text.slice(end, end + 14)))
    return true;
  if (thenHome.test(text.slice(end, end + 40))) return true;
  return home.test(wordsBefore(text, start)) && !isTheirs(text, { start, end });
}

/** "… gezogen", "…, da wohne ich", "… ist meine neue Adresse": said after the street. */
const thenHome =
  /^(?:,|\s-)?\s(?:um(?:gezogen|\s?[.!,]|$)|gezogen|gemeldet|wohnhaft|zu ?hause|(?:da|dort|hier)?\s?wohn(?:e|en)\s(?:ich|wir)|(?:ist|wäre|lautet)\s(?:jetzt |nun )?(?:meine|unsere|die)\s(?:neue |aktuelle |richtige |genaue )?(?:adresse|anschrift)|als (?:neue )?(?:adresse|anschrift)|(?:zu|nach hause) (?:liefern|schicken|bringen))/iu;
/** In a list of someone's particulars, what follows a find is one of them. */
const besideOthers = /\uFFFC\s?[,;\n]\s?$/u;

function endAt(pattern: RegExp, text: string, index: number): number | null {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : null;
}
