/** Postal addresses in a text: a street with a house number, and the town behind it. */

import { apart, isMeasure, type Span } from './spans.ts';
import { anyName, homeWords, lanes, noName, noStreet, streetForms, streetsAfterNumber } from './street-names.ts';

const houseNumber =
  '(?!(?:19|20)\\d\\d(?!\\d))\\d{1,4}(?:\\s?[a-hA-H](?![\\p{L}\\d]))?(?:\\s?[-/+]\\s?(?:\\d{1,3}(?!\\d)\\s?[a-h]?|[a-hA-H])(?![\\p{L}\\d])){0,2}(?:\\s1/2(?!\\d))?(?![\\d:€%]|[.,]\\d(?!\\d{4}(?!\\d))|\\p{L}|[-/]\\d)';
const notTown =
  '(?!(?:Tel|Mail|E-?Mail|Email|Handy|Mobil|Ausweis|Karte|Konto|Herr|Frau|Geb|Danke|Gru[ßs]|Viele|Liebe|LG|MfG|Mit|Ich|Wir|Bitte|Telefon|Vielen|IBAN|Kunden|Leser|Nummer|Und|Der|Die|Das|Es|Wo|Wann|Wie|Whg|Wohnung|App|Apt|Top|Etage)(?!\\p{Ll}))';
const townName = `${notTown}(?:(?:Bad|St\\.|Sankt|Groß|Klein|Alt|Neu|Markt|Burg|Nowy|Nowa|San|Santa|Saint|La|Le|Den)[ -])?\\p{Lu}[\\p{L}'’-]{1,30}(?:\\s(?:am (?:Main|Rhein|Neckar|See|Inn|Harz|Lech|Berg|Wald)|(?:an|ob|vor|auf) (?:der|dem|den) \\p{Lu}\\p{L}{1,20}|im (?:Allgäu|Breisgau|Taunus|Schwarzwald|Sauerland|Westerwald)|a\\.\\s?(?:M|d)\\.|i\\.\\s?W\\.|\\(\\p{Lu}\\p{L}{1,20}\\)))?`;
const lowerTown =
  '(?!(?:bitte|danke|und|oder|ändern|aendern|umgezogen|gezogen|seit|falls|wegen|aber|kann|könnt|habe?|ist|jetzt|wohn\\p{L}*|tel|handy|mail|geb|das|der|die|ich|wir|wo|wann|wie|gruß|please|thanks)(?!\\p{L}))\\p{Ll}{4,30}';
const postcode =
  '(?:(?:[A-Z]{1,2}-)?\\d{5}|(?:A|CH|L|B)-\\d{4}|\\d{4}(?=\\s\\p{Lu})|\\d{2}-\\d{3})(?![\\d]|\\s?[/-]\\s?\\d)';
const placed = `\\s{0,3}[,;]?\\s{0,3}(?:in\\s)?${postcode}(?:\\s{1,2}(?:${townName}|${lowerTown}))?`;
const british = `\\s?,\\s?(?:${townName}\\s)?[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}(?!\\p{L})`;
const town = new RegExp(
  `${placed}|${british}|\\s?,\\s?${townName}(?=\\s{0,2}(?:[.!?,;)\\n]|$))|\\sin\\s${townName}(?=\\s{0,2}(?:[.!?,;)\\n]|$))`,
  'uy',
);
/** The flat, the floor and what a French number goes on with. */
const flat =
  /\s?,?\s(?:whg|wohnung|wohn|app(?:artement)?|apt|top|flat|apartment|unit|tür|m|interno|daire|кв)\.?\s?(?:nr\.?\s?)?\d{1,4}[a-z]?(?![\p{L}\d])|\s(?:bis|ter)(?=\s*(?:[,.;!?\n]|$))|\s?,?\s\d{1,2}\.\s?(?:og|stock|etage)(?!\p{L})(?:\s(?:links|rechts|mitte)(?!\p{L}))?|\s?,\s?\d{1,2}\s?[ºª°](?:\s[a-z](?!\p{L}))?/iuy;
const townWithPostcode = new RegExp(`${placed}|${british}`, 'uy');

/** Between the name and its number. */
const between =
  '\\s{0,2},?\\s{0,2}(?:(?:Nr\\.?|nr\\.?|Nummer|nummer|Hausnr\\.?|Hausnummer|No\\.?|no\\.?|n[º°]\\.?)\\s?:?\\s?)?';
/** The house number is what the scan stops at; the name in front of it is read backwards, so a text without one costs nothing. */
const numbered = (name: string, behind = '') =>
  new RegExp(`(?<!\\d)(?=\\d)(?=${houseNumber}${behind})(?<=${name})${houseNumber}`, 'dgu');
const certain = numbered(`(?<![\\p{L}\\d])(${streetForms})${between}`);
const likely = numbered(`(?<![\\p{L}\\d])(${lanes})${between}`);
const behindIt = '\\s?,\\s?(?:D-)?\\d{5}\\s\\p{Lu}\\p{Ll}';
const townBehind = new RegExp(behindIt, 'uy');
/** Any name, with a postcode and a town behind the number. */
const withTown = numbered(`(?<![\\p{L}\\d])(${anyName})${between}`, behindIt);
/** All that "Adresse:" announces up to a postcode and a town ("Adresse: C4, 12, 68159 Mannheim"). */
const announced = new RegExp(
  `(?=\\d{5}\\s\\p{Lu}\\p{Ll})(?<=(?:[Aa]nschrift|[Aa]dresse|[Ww]ohnhaft|[Ww]ohne)(?:\\s{0,2}[:,=-]|\\s(?:ist|lautet|in|jetzt)(?:\\sin)?)?\\s{1,2}(\\p{Lu}[^\\n!?\\uFFFC]{1,50},\\s?))\\d{5}\\s${townName}`,
  'dgu',
);
/** A box is nobody's street, and as good as one ("Postfach 20 03 12"). */
const boxes =
  /(?=\d)(?<=(?<!\p{L})(postfach|p\.? ?o\.? ?box)\s(?:nr\.?\s)?)\d{2,3}(?: ?\d{2,3}){0,2}(?!\d|[.,:]\d)/dgiu;
/** As forms have it: "PLZ/Ort: 79098 Freiburg". */
const field = new RegExp(
  `(?=\\d)(?<=(?<!\\p{L})(?:PLZ|Postleitzahl)(?:\\s?(?:[/,+&]|und)\\s?(?:Wohno|O)rt)?\\s?:\\s?)\\d{5}\\s${townName}`,
  'dgu',
);
const abroad = new RegExp(`(?<![\\d\\p{L}.,:/-])${streetsAfterNumber}`, 'dgu');
/** Said straight after "Adresse:" or "wohnhaft", any name with a number is one. */
const stated = numbered(
  `(?<!\\p{L})${homeWords}(?:\\s{0,2}[:,=-]|\\s(?:ist|lautet|jetzt|nun|neu|is|es|est|è|to|in|im|now|at|seit kurzem|der|die))?(?:\\s(?:jetzt|nun|in|im|der|die))?\\s{1,2}(\\p{Lu}[\\p{L}'.-]{2,30}(?:\\s\\p{Lu}[\\p{L}'.-]{1,30}){0,2})\\s{1,2}(?:Nr\\.?\\s)?`,
);
const home = new RegExp(`(?<!\\p{L})${homeWords}[^\\d!?\\uFFFC]{0,45}$`, 'u');
/** A street with a number is one on its face, unless it is said to be the library's. */
const yours =
  /(?:eu(?:re|er|rer|ren)|your|vuestra|votre|vostra|wasza|ваш\p{L}?)\s(?:neue\s|genaue\s)?(?:adresse?|anschrift|address|dirección|indirizzo|adres)\p{L}*(?:(?!\s(?:ich|wir|mein|i|my)(?!\p{L}))[^\d?!\n]){0,30}$/iu;
const theirs =
  /(?:eu(?:re|er|rer|ren)|ihrer?|deren|your|their|vuestra|votre|vostra|wasza|ваш\p{L}?)\s(?:neue\s|genaue\s)?(?:adresse?|anschrift|postfach|address|dirección|indirizzo|adres)\p{L}*[^\d]*$/iu;
/** A house of the library, or of the town, is no personal address. */
const house =
  '(?:filiale|zweigstelle|b[üu]e?cherei|bibliothek|standort|haltestelle|museum|schule|rathaus|theater|library|branch)\\s';
/** Where a town meets; whoever lives beside it says so. */
const meetingPlace =
  /(?<!\p{L})(?:mediathek|stadtarchiv|volkshochschule|vhs|café|cafe|kino|kirche|(?:gemeinde|bürger|kultur|kranken|jugend|wohn|geburts)(?:haus|zentrum)|treffpunkt|treffen|bahnhof|sparkasse|bürgeramt|stadthalle|buchhandlung|buchladen|seid ihr|sind sie|ihr seid|sitzt ihr|findet man euch|finde ich euch|are you)\s(?:(?:jetzt|noch|immer noch|eigentlich|denn|auch|still)\s)?(?:(?:in|an|am|im|auf|zu|at|on|near)(?:\s(?:der|dem|den|the))?\s)?$/iu;
const ownWords = /(?<!\p{L})(?:ich|wir|wohn\p{L}{1,2}|meine?[rmn]?|unsere?[rmn]?|i|my|our)(?!\p{L})/iu;
const publicHouse = new RegExp(`${house}(?:(?:in|an|am|im|auf|zu|at|on|near)(?:\\s(?:der|dem|den|the))?\\s)?$`, 'i');
const publicName = new RegExp(house, 'i');

/** Everybody knows who lives there, or that nobody does. */
const wellKnown =
  /^(?:im |in der )?(?:berggasse 19(?!\d)|baker ?street 221|(?:10,? )?downing street(?: 10)?|ligusterweg 4|privet drive 4|platform 9)/iu;
const titled = /["„“”»«‚‘][^"„“”»«‘’\n:]{0,40}$/u;
const titleEnd = /^\s?[!?]?\s?["“”«»‘’]/u;
const work =
  '(?:romane?|krimis?|thriller|films?|serie|hörbuch|hörspiel|theaterstück|kurzgeschichte|bilderbuch|kinderbuch|novel|movie)';
const workBefore = new RegExp(
  `(?<!\\p{L})${work}\\s(?:(?:von|mit|namens|mit dem titel)\\s)?$|(?<!\\p{L})buch mit $|(?<!\\p{L})(?:buch|${work}|titel) (?:heißt|hieß|ist|lautet) $|(?<!\\p{L})(?:mord|tod|tote|leiche) (?:in|im|am|auf) (?:de[rm] )?$`,
  'iu',
);
const workBehind = new RegExp(`^\\s?[,(-]\\s?(?:der|die|das|den|ein(?:en)?|the|als)\\s${work}(?!\\p{L})`, 'iu');

/** "Baker Street 221b", "der Krimi „Sonnenallee 12“" */
function isTitle(text: string, { start, end }: Span): boolean {
  const front = text.slice(Math.max(0, start - 42), start);
  const behind = text.slice(end, end + 30);
  return (
    wellKnown.test(text.slice(start, end)) ||
    (titled.test(front) && titleEnd.test(behind) && !home.test(wordsBefore(text, start))) ||
    workBefore.test(front) ||
    workBehind.test(behind)
  );
}

/** Streets with a house number, with the town where it follows; a name that is no street on its face needs a word of home, a town or other personal data beside it. */
export function postalAddresses(text: string): Span[] {
  const sure = [certain, withTown].flatMap((pattern) => located(text, pattern));
  const lane = apart([likely, abroad].flatMap((pattern) => located(text, pattern)));
  const maybe = lane.filter(
    (span, i) =>
      isHome(text, span) ||
      [lane.slice(Math.max(0, i - 1), i + 1), lane.slice(i, i + 2)].some((pair) => areExchanged(text, pair)),
  );
  const said = located(text, stated).filter((span) => !isTheirs(text, span));
  return apart(
    [...sure, ...maybe, ...said]
      .filter((span) => isPrivate(text, span) && !isTitle(text, span))
      .map(({ start, end }) => ({ start: startAt(text, start), end: placedEnd(text, end) })),
  );
}

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

function isPrivate(text: string, { start, end }: Span): boolean {
  const name = text.slice(start, end);
  return (
    !noStreet.test(name) &&
    (!noName.test(name) || /^Str(?:a(?:ß|ss)e|\.) de/.test(name) || endAt(townBehind, text, end) !== null) &&
    !isMeasure(text, end) &&
    !publicHouse.test(text.slice(Math.max(0, start - 40), start).replace(/(?:\p{L}{1,15}-){1,4}$/u, '')) &&
    !isListedHouse(text, { start, end }) &&
    !edition.test(text.slice(end, end + 12)) &&
    !publicName.test(name) &&
    !isMeetingPlace(wordsBefore(text, start)) &&
    !whoLived.test(wordsBefore(text, start)) &&
    !yours.test(wordsBefore(text, start))
  );
}

/** "Rathaus, Marktplatz 1": a house with its address and no more, and none that is greeted. */
const isListedHouse = (text: string, { start, end }: Span) =>
  /^\s*\p{L}*(?:bibliothek|b[üu]e?cherei|rathaus|museum|filiale|zweigstelle),\s$/iu.test(text.slice(0, start)) &&
  /^[\s?.!]*$/.test(text.slice(end, end + 10));
const edition = /^\.\s?(?:Teil|Auflage|Aufl|Band|Staffel|Folge|Ausgabe|Kapitel|Runde|Reihe)/u;
/** Who once lived there is asked of a house that is known for it. */
const whoLived =
  /(?<!\p{L})(?:wer (?:leb|wohn)te|who (?:once )?lived)\s(?:(?:in|an|am|auf|at|on)\s)?(?:(?:der|dem)\s)?$/iu;
const isMeetingPlace = (words: string) => meetingPlace.test(words) && !ownWords.test(words);

/** "in der" leads to a street; the town may stand in front of it. */
const leadIn = /in de[rnm]\s/uy;
const townInFront = /(?<!\d)(?:D-)?\d{5}\s\p{Lu}[\p{L}.-]{2,30}(?:\s\p{L}[\p{L}.-]{1,20}){0,2}\s?[,;/]\s?$/u;

function startAt(text: string, start: number): number {
  const name = endAt(leadIn, text, start) ?? start;
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

function isTheirs(text: string, { start }: Span): boolean {
  return theirs.test(wordsBefore(text, start));
}

const wordsBefore = (text: string, start: number) => text.slice(Math.max(0, start - 60), start);

/** "… gezogen", "…, da wohne ich", "… ist meine neue Adresse": said after the street. */
const thenHome =
  /^(?:,|\s-)?\s(?:um(?:gezogen|\s?[.!,]|$)|gezogen|gemeldet|wohnhaft|zu ?hause|(?:da|dort|hier)?\s?wohn(?:e|en)\s(?:ich|wir)|(?:ist|wäre|lautet)\s(?:jetzt |nun )?(?:meine|unsere|die)\s(?:neue |aktuelle |richtige |genaue )?(?:adresse|anschrift)|als (?:neue )?(?:adresse|anschrift)|(?:zu|nach hause) (?:liefern|schicken|bringen))/iu;
/** In a list of someone's particulars, what follows a find is one of them. */
const besideOthers = /\uFFFC\s?[,;\n]\s?$/u;

function endAt(pattern: RegExp, text: string, index: number): number | null {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : null;
}
