/** Addresses that are nobody's: of houses of the library and the town, of what meets there, of fiction. */
import { lean } from './lean-pattern.ts';
import type { Span } from './spans.ts';

const inAt = '(?:in|an|am|im|auf|zu|at|on|near)(?:\\s(?:der|dem|den|die|the))?';
/** A house of the library, or of the town, is no personal address. */
const house =
  '(?:filiale|zweigstelle|b[üu]e?cherei|bibliothek|standort|haltestelle|museum|schule|rathaus|theater|library|branch)\\s';
/** Where a town meets; whoever lives beside it says so. */
const meetingPlace = lean(
  `(?<!\\p{L})(?:mediathek|stadtarchiv|volkshochschule|vhs|café|cafe|kino|kirche|(?:gemeinde|bürger|kultur|kranken|jugend|wohn|geburts)(?:haus|zentrum)|treffpunkt|treffen|bahnhof|sparkasse|bürgeramt|stadthalle|buchhandlung|buchladen|seid ihr|sind sie|ihr seid|sitzt ihr|findet man euch|finde ich euch|are you)\\s(?:(?:jetzt|noch|immer noch|eigentlich|denn|auch|doch|schon|still)\\s)?(?:${inAt}\\s)?$`,
  'iu',
);
/** What the public goes to, however long its name. */
const ofTheTown = [
  '\\p{L}*(?:museum|theater|kino|oper|galerie|archiv|schule|gymnasium|halle|kirche|moschee|synagoge|klinik|apotheke|bäckerei|laden|buchhandlung|antiquariat|restaurant|sparkasse|schwimmbad|b[üu]e?cherei|bibliothek|zweigstelle|filiale)',
  'caf[ée]|bistro|kneipe|hotel|gasthaus|kita|kindergarten|(?:polizei|feuer|rettungs)-?wache|polizei|feuerwehr|universität|hochschule|krankenhaus|praxis|\\p{L}+amt|rathaus|vhs|bücherbus|bahnhof|haltestelle',
  '(?:bürger|gemeinde|kultur|jugend|stadtteil|senioren|familien|mehrgenerationen|begegnungs|pfarr|vereins)(?:haus|heim|zentrum|treff|büro|saal)',
  'jugendherberge|treffpunkt|eingang|parkhaus|tiefgarage|infostand|ausstellung|lesung|konzert|flohmarkt|basar|vortrag|workshop|eröffnung|veranstaltung|museum|theat(?:re|er)|cinema|school|church|town hall|police station|pharmacy|bookshop',
].join('|');
/** "im Café Linde, Marktstraße 7", "die Ausstellung ist in der Marktstraße 7" */
const publicBefore = lean(
  `(?<!\\p{L})(?:${ofTheTown})(?<name>(?:\\s["„“»]?[\\p{L}'’&.-]{2,21}["“”«]?){0,2})(?:\\s?[,(:-]\\s?(?:${inAt}\\s)?|\\s${inAt}\\s)$`,
  'iu',
);
/** Its name, or that it is there: anything else is said of the writer. */
const nameOfHouse = /^(?:\s["„“»]?\p{Lu}[^\s]*|\s(?:ist|liegt|war|noch|jetzt|doch|eigentlich|auch|hier|is))*$/u;
/** "Marktstraße 7, das Café" */
const publicBehind = lean(`^\\s?[,(-]\\s?(?:also\\s)?(?:das|die|der|im|beim|the)\\s(?:${ofTheTown})(?!\\p{L})`, 'iu');
/** Whoever greets a house writes to it, and what follows is the writer's. */
const greeting =
  /(?<!\p{L})(?:liebe[rs]?|hallo|hi|hey|moin|guten? (?:tag|morgen|abend)|dear|hello|an)\s(?:(?:liebes?|team|die|der|das|dem)\s){0,3}\p{L}+(?:\s\p{Lu}\p{L}*){0,2}\s?[,:-]?\s?$/iu;
const ownWords =
  /(?<!\p{L})(?:ich|wir|uns|mich|mir|wohn\p{L}{1,3}|meine?[rmns]?|unsere?[rmns]?|i|my|our|us)(?!\p{L})/iu;
const publicHouse = lean(`${house}(?:${inAt}\\s)?$`, 'i');
const publicName = lean(house, 'i');
/** Where a bus goes, nobody need live. */
const transit =
  /(?<!\p{L})(?:(?:linie|bus|tram|s-bahn|straßenbahn)\s\p{L}{0,2}\d{1,3}|haltestelle|umleitung|baustelle|straßensperrung)(?!\p{L})[^.!?\n]{0,40}$/iu;

/** Whether the street is named as the place of a house, a meeting or a stop. */
export function isPublicPlace(text: string, { start, end }: Span): boolean {
  const front = text.slice(Math.max(0, start - 40), start);
  const words = wordsBefore(text, start);
  const clause = words.split(/[.!?\n](?=\s|$)/u).at(-1) ?? '';
  return (
    publicHouse.test(front.replace(/(?:\p{L}{1,15}-){1,4}$/u, '')) ||
    publicName.test(text.slice(start, end)) ||
    isListedHouse(text, { start, end }) ||
    whoLived.test(words) ||
    (!ownWords.test(words) && meetingPlace.test(words)) ||
    (!ownWords.test(clause) && (isOfTheTown(clause, text.slice(end, end + 40)) || transit.test(clause)))
  );
}

function isOfTheTown(clause: string, following: string): boolean {
  if (greeting.test(clause)) return false;
  const { name } = publicBefore.exec(clause)?.groups ?? {};
  return (name !== undefined && nameOfHouse.test(name)) || publicBehind.test(following);
}

/** "Rathaus, Marktplatz 1": a house with its address and no more, and none that is greeted. */
const isListedHouse = (text: string, { start, end }: Span) =>
  /^\s*\p{L}*(?:bibliothek|b[üu]e?cherei|rathaus|museum|filiale|zweigstelle),\s$/iu.test(text.slice(0, start)) &&
  /^[\s?.!]*$/.test(text.slice(end, end + 10));
/** Who once lived there is asked of a house that is known for it. */
const whoLived =
  /(?<!\p{L})(?:wer (?:leb|wohn)te|who (?:once )?lived)\s(?:(?:in|an|am|auf|at|on)\s)?(?:(?:der|dem)\s)?$/iu;

/** "eure Adresse": the library's, unless whoever writes says something of their own behind it. */
const yours =
  /(?:eu(?:re|er|rer|ren)|your|vuestra|votre|vostra|wasza|ваш\p{L}?)\s(?:neue\s|genaue\s)?(?:adresse?|anschrift|address|dirección|indirizzo|adres)\p{L}*(?:(?!\s(?:ich|wir|mein|i|my)(?!\p{L}))[^\d?!\n]){0,30}$/iu;
const theirs =
  /(?:eu(?:re|er|rer|ren)|ihrer?|deren|your|their|vuestra|votre|vostra|wasza|ваш\p{L}?)\s(?:neue\s|genaue\s)?(?:adresse?|anschrift|postfach|address|dirección|indirizzo|adres)\p{L}*[^\d]*$/iu;

/** "… ist eure Adresse, oder?" */
const yoursBehind =
  /^,?\s(?:(?:das|ist|sind|doch|noch|jetzt|immer|eigentlich|ja|is|that['’]?s)\s){0,4}(?:[Ee]ure|Ihre|your)\s(?:neue\s|genaue\s|new\s)?(?:[Aa]dresse|[Aa]nschrift|address)(?!\p{L})/u;

/** A street with a number is one on its face, unless it is said to be the library's. */
export const isYours = (text: string, { start, end }: Span): boolean =>
  yours.test(wordsBefore(text, start)) || yoursBehind.test(text.slice(end, end + 60));
/** What is no street on its face may as well be that of others. */
export const isTheirs = (text: string, { start }: Span): boolean => theirs.test(wordsBefore(text, start));

export const wordsBefore = (text: string, start: number): string => text.slice(Math.max(0, start - 60), start);

/** Everybody knows who lives there, or that nobody does. */
const wellKnown =
  /^(?:im |in der )?(?:berggasse 19(?!\d)|baker ?street 221|(?:10,? )?downing street(?: 10)?|ligusterweg 4|privet drive 4|platform 9|36,? quai des orf)/iu;
const titled = /["„“”»«‚‘][^"„“”»«‘’\n:]{0,40}$/u;
const titleEnd = /^\s?[!?]?\s?["“”«»‘’]/u;
const work =
  '(?:romane?|krimis?|thriller|films?|serie|hörbuch|hörspiel|theaterstück|kurzgeschichte|bilderbuch|kinderbuch|novel|movie)';
const workBefore = lean(
  `(?<!\\p{L})${work}\\s(?:(?:von|mit|namens|mit dem titel)\\s)?$|(?<!\\p{L})buch mit $|(?<!\\p{L})(?:buch|${work}|titel) (?:heißt|hieß|ist|lautet) $|(?<!\\p{L})(?:mord|tod|tote|leiche) (?:in|im|am|auf) (?:de[rm] )?$`,
  'iu',
);
const workBehind = lean(`^\\s?[,(-]\\s?(?:der|die|das|den|ein(?:en)?|the|als)\\s${work}(?!\\p{L})`, 'iu');

/** "Baker Street 221b", "der Krimi „Sonnenallee 12“" */
export function isTitle(text: string, { start, end }: Span, isHome: (words: string) => boolean): boolean {
  const front = text.slice(Math.max(0, start - 42), start);
  const behind = text.slice(end, end + 30);
  return (
    wellKnown.test(text.slice(start, end)) ||
    (titled.test(front) && titleEnd.test(behind) && !isHome(wordsBefore(text, start))) ||
    workBefore.test(front) ||
    workBehind.test(behind)
  );
}

/** What is asked for by such a name is a book or a film with a number: "Habt ihr Immenhof 2?" */
const askedFor = lean(
  `(?<!\\p{L})(?:habt ihr|haben sie|gibt'?s|gibt es|suchen?|brauchen?|vormerken|bestellen|leihen?|lese|gelesen|gesehen|band|bände|fortsetzung|teil|film|serie|staffel|dvds?|comics?|mangas?|spiele?|bücher|buch|${work}|games?)\\s(?:(?:auch|noch|schon|eigentlich|denn|etwa|bitte|von|zu|den|die|das)\\s){0,2}["„]?$`,
  'iu',
);
const person = /(?<!\p{L})(?:frau|herrn?|familie|fam\.|dr\.|prof\.|mrs?\.?|ms\.?)\s(?:\p{Lu}\p{L}*\.?\s)?$/iu;

/** Whether a name that may be a street is asked for as a book is, or somebody's. */
export function isAskedForOrSomebody(text: string, start: number): boolean {
  const words = wordsBefore(text, start);
  return askedFor.test(words) || person.test(words);
}
