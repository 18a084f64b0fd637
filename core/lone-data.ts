/** Numbers and dates that stand alone, as people answer when asked, or beside a name and a greeting: "28123456, Eva Kern". */
import { fullDate, isLongAgo, isOfHistory } from './birth-dates.ts';
import { lean } from './lean-pattern.ts';
import { namedBy } from './number-words.ts';
import { isServiceNumber } from './personal-numbers.ts';
import { apart, blank, blanked, isMeasure, type Span, spanOf } from './spans.ts';
import type { Millis } from './thread.ts';

const free = "(?<![\\p{L}\\d#§€$£+_]|\\p{L}['’]|\\d[.:/-])";
/** A comma may part two entries of a list. */
const goesOn = '[.:/-]\\d|,\\d{1,2}(?![\\d./-])';
const numberShape = lean(
  `${free}(?:(?!(?:[DLF]-?\\d{5}(?!\\d)))\\p{L}(?:-?| (?=\\d{6})))?\\d(?:[ ./-]?\\d){5,13}(?:[ -]?\\p{Lu}(?!\\p{L}))?(?![\\p{L}\\d_%€$£]|${goesOn}| ?[€%])`,
  'gu',
);
const dateShape = lean(`${free}${fullDate}(?![\\p{L}\\d]|${goesOn})`, 'giu');
const address = /https?:\/\/\S+|www\.\S+|(?<![\p{L}\p{N}._%+-])@\w+/giu;

/** Dates, years, hours, sums, decimals and call numbers of a classification, and IP addresses. */
const noCard =
  /^(?:\d{1,2}[ ./-]\d{1,2}[ ./-](?:\d{4}|\d\d)$|(?:19|20)\d\d[ ./-]\d{1,2}[ ./-]\d{1,2}$|(?:(?:19|20)\d\d[ ./-]?){2,}$|\d{1,2}[./ -](?:19|20)\d\d$|\d{1,2}[.]?\d\d ?- ?\d{1,2}[.]?\d\d$|20[23]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$|\d{1,4}(?:[. ]?000)+$|\d(?:\.\d{3}){2}$|\d{1,3}\.\d+$)/;
const compactDate = /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d$/;

/** What people write around a number when they mean nothing else by it. */
const filler = lean(
  `^(?:${[
    'hallo|hi|hey|he|moin|servus|guten?|tag|morgen|abend|grüß|gott|liebes?|lieber|team|bücherei|buecherei|bibliothek|sehr|geehrte[rsn]?|damen|herren|zusammen|leute',
    'danke|dankeschön|vielen|dank|besten|herzlichen|merci|lg|vg|mfg|gr(?:u|ü)(?:ß|ss)e?n?|liebe|viele|beste|schöne|freundliche[nr]?|mit|tschüss|ciao',
    "it['’]s|that['’]s|i['’]m|c['’]est",
    'ja|jo|jep|jup|jawohl|nein|nee|ok|okay|klar|gern|gerne|genau|richtig|stimmt|natürlich|sorry|entschuldigung|ach|so|also|achso|moment|bitte|mal|doch|nochmal|noch|einmal|nur|dann|jetzt',
    'hier|das|dies|sie|alles|alle|ist|sind|wäre|wär|müsste|war|sein|steht|drauf|da|lautet|glaube?|denke?|vermutlich|wohl|es|die|der|dem|den|meine?[rmns]?|unsere?|seine?|ihre?|und|oder|bzw|sowie|nr|nrn|nummern?|anbei|wie|gewünscht|unten|oben|folgt|kommt|zwar|auch|als|für|von|vom|zu|zum',
    'frau|herr|herrn|familie|fam|name|nachname|vorname|ich|bin|hei(?:ß|ss)e|tochter|sohn|mann|kind|mutter|vater|dr|prof',
    'verlängern|verlängerung|verlängert|bestätigen|ausweis|karte',
    'hello|dear|good|morning|evening|yes|yeah|yep|no|sure|thanks?|thx|cheers|regards|best|kind|please|pls|here|it|its|this|that|is|was|are|the|think|believe|guess|probably|my|our|number|numbers|mine|name|i|am|im|mr|mrs|ms|miss|and|or|for|of|to|you|your|welcome|renew',
    'galiba|sanırım|creo|credo|che|que|crois|pense|je|chyba|myślę|jest|el|la|le|lo|думаю|кажется|здається|merhaba|selam|evet|lütfen|teşekkürler|numaram|numara|benim|hola|sí|si|gracias|aquí|mi|número|numero|es|por|favor|bonjour|oui|merci|voici|mon|numéro|est|s|il|vous|plaît|sì|grazie|ecco|il|mio|è|per|favore|tak|dzień|dobry|dziękuję|proszę|oto|mój|numer|to',
    'да|так|привет|здравствуйте|вітаю|добрый|добрий|день|вот|ось|мой|моя|мій|номер|это|це|пожалуйста|будь|ласка|спасибо|дякую|نعم|مرحبا|شكرا|رقمي|رقم|هذا|هو|من|فضلك',
  ].join('|')})$`,
  'iu',
);
/** What has numbers of its own, and so is no name beside one. */
export const carriesNumbers =
  /^(?:buch|bücher|roman|film|dvds?|cds?|spiele?|hörbuch|hörspiel|comics?|manga|zeitschrift|zeitung|heft|medi(?:um|en)|titel|band|bände|teil|autor|treffer|stimmen|einwohner|besucher|ausleihen|euro|eur|jahr(?:e|gang)?|seiten?|zeile|regal|raum|zimmer|kapitel|artikel|gesetz|pixel|schritte|bestand|stand|anzahl|summe|gesamt|platz|punkte|likes|follower|zahl|formel|rätsel|lösung|antwort|lotto|plz|postleitzahl|linie|bus|din|iso|version|modell|folge|staffel|gebühr(?:en)?|betrag|preis|code|fehler|konzert|lesung|termin|film|book|movie|page|volume|shelf|room|item|error|fee|price|year|uhr|katalog|inv|inventar|magazin|zeitschriften|times|post|spiegel|kurier|anzeiger|nachrichten|presse|chronik|journal|news|archiv|foto|fotos|premiere|gründung|einweihung|titel-id|zweck|tonies?|toner|ersatzteil|lego|книга|книг\p{L}|книжка|livre|libro|kitap|książk\p{L}|كتاب|الكتاب|sig|sign|kat|best|art|abb|foto|bild|tod|ergebnis|rekord|jubiläum|premiere|medien\p{L}*|\p{L}*(?:etikett|aufkleber|ung|fest|feier|tag|nacht|fall|woche|turnier|krieg|wahl|konzert|ausgabe)|\p{L}{3,}(?:ausschnitt|blatt|teil|bericht|artikel|zeitung|foto|bild|film|buch|bücher|medien|medium|archiv|katalog|inventar|zeichen|bestand|magazin|anzeige|protokoll|gesetz|vertrag|urteil|beschluss|finale|spiel|pokal|abend|treffen|reise|messe|lauf|rennen|gipfel|umbau|landung|unglück|katastrophe|attentat|putsch|sturm|flut|aufstand|revolution|jahr|zweck|ende|beginn|schluss|datum|stunde|session|release|issue|match|show|schein|code|nummern?|preis|gebühr|zahl|größe))$/iu;
/** Beside a card its PIN is named as well. */
const secretWord = /(?<!\p{L})(?:pin|passwor[dt]|kennwort)(?!\p{L})/giu;
const word = /[\p{L}\p{M}][\p{L}\p{M}'’]*/gu;
const mostNames = 4;

/** "Verwendungszweck 100234", "Tonie 01-0088": behind a single word only a number as long as most cards have is one. */
const isThing = /^\s*\p{Lu}\p{Ll}+ (?:\d{1,6}|(?=\d+[./-])\d[\d./-]{1,8})\s*$/u;

/** Numbers as long as those of cards, in a sentence that holds little else. */
export function loneNumbers(sentence: string): Span[] {
  const spans = [...sentence.matchAll(numberShape)]
    .filter(({ 0: shape, index }) => !isNoCard(shape) && !isMeasure(sentence, index + shape.length))
    .map(spanOf);
  if (spans.length === 0 || isThing.test(sentence)) return [];
  const rest = without(sentence, [...spans, ...[...sentence.matchAll(dateShape)].map(spanOf)]);
  return namedBy(rest.replace(secretWord, ' ')).naming !== 'other' &&
    (namesIn(rest) !== null || isRow(sentence) || isNameFirst(sentence, spans[0]?.start, rest))
    ? spans
    : [];
}

/** Dates on which nothing borrowed today is due, in a sentence that holds little else. @param now as `isLongAgo` takes it */
export function loneDates(sentence: string, now?: Millis): Span[] {
  const dates = [...sentence.matchAll(dateShape)].map(spanOf);
  const compact = [...sentence.matchAll(numberShape)].filter(({ 0: shape }) => compactDate.test(shape)).map(spanOf);
  const old = [...dates, ...compact].filter(({ start, end }) => isLongAgo(sentence.slice(start, end), now));
  if (old.length === 0 || old.length < dates.length || isPeriod(sentence, dates)) return [];
  if (ofOthers.test(sentence) || old.some(({ start, end }) => isOfHistory(sentence.slice(start, end)))) return [];
  const numbers = [...sentence.matchAll(numberShape)].map(spanOf);
  const rest = without(sentence, [...dates, ...numbers]);
  const names = namesIn(rest);
  const hasCard = numbers.some(({ start, end }) => !isNoCard(sentence.slice(start, end)));
  if (isRow(sentence)) return old;
  return names === null || (!hasCard && isEvent(names, sentence)) ? [] : old;
}

/** "Bundesliga 12.05.2001", "Elvis Presley, 16. August 1977": people set their name apart, and the month in figures. */
const isEvent = (names: readonly string[], sentence: string) =>
  names.length > 0 &&
  ((names.length === 1 && /^\s*\p{Lu}\p{L}+ \d/u.test(sentence)) || /\d[.\s]{1,2}\p{L}{3}/u.test(sentence));

/** "eva kern 17.3.1979 31004455" */
const isRow = (sentence: string) =>
  row.test(sentence) && !sentence.match(word)?.some((each) => carriesNumbers.test(each));
const row = lean(
  `^\\s*(?:[\\p{L}'’-]+,? ){1,3}(?:(?:${fullDate}|${blank}+),? [A-Z]?\\d{6,12}|[A-Z]?\\d{6,12},? (?:${fullDate}|${blank}+))\\s*$`,
  'iu',
);

/** Asked, dated as a letter is, of a death, or of an issue ("vom …", "of …"). */
const ofOthers =
  /\?|†|(?<!\p{L})(?:gest(?:orben)?\.?|died|mort|morte?|murió|zm\.|ум(?:ер|\.)|den|erschien\p{L}*|the \p{Lu}\p{L}+ of)(?!\p{L})/iu;

/** "12.03.2012 - 15.03.2012" */
const isPeriod = (sentence: string, dates: readonly Span[]) =>
  dates.some(({ end }, i) => {
    const next = dates[i + 1];
    return next !== undefined && /^\s?(?:-|bis|to)\s?$/u.test(sentence.slice(end, next.start));
  });

/** Numbers of books, of a service, or such as nobody was ever given: counted up, one figure over and over, letters on a keypad. */
export function isNoCard(shape: string): boolean {
  const figures = shape.replace(/\D/g, '');
  if (/^\p{L}/u.test(shape)) return figures.length < 6;
  const groups = shape.split(/[ ./-]/);
  const joined = /[./-]/.test(shape);
  return (
    noCard.test(shape) ||
    /^08[ /-]?15[ /-]?\d{0,4}$/.test(shape) ||
    (joined && !groups.some((group) => group.length >= 4)) ||
    isBookNumber(shape) ||
    isServiceNumber(shape) ||
    /^(\d)\1+$/.test(figures) ||
    (figures.length >= 9 && '01234567890'.includes(figures)) ||
    (groups.length > 2 && groups.every((group, i) => group === String(Number(groups[0]) + i))) ||
    (groups.length > 2 && groups.some((group) => group.length > 1) && groups.every((group) => /^(\d)\1*$/.test(group)))
  );
}

/** ISBN of 13 figures, and of 10 where they are written or add up as one of the German or English books. */
export function isBookNumber(shape: string): boolean {
  const figures = shape.replace(/[ .-]/g, '');
  if (/^97[89]\d{10}$/.test(figures) || isWrittenAsBook(shape)) return true;
  if (!/^[0-3]\d{8}[\dX]$/.test(figures)) return false;
  const sum = [...figures].reduce((total, figure, i) => total + (10 - i) * (figure === 'X' ? 10 : Number(figure)), 0);
  return sum % 11 === 0;
}

/** "3-462-04567-X", mistyped as it may be. */
const isWrittenAsBook = (shape: string) =>
  /^\d([ -])\d{2,7}\1\d{1,6}\1[\dX]$/.test(shape) && shape.replace(/[ -]/g, '').length === 10;

/** What is left; addresses and handles are as good as nothing. */
function without(sentence: string, spans: readonly Span[]): string {
  return blanked(sentence, apart(spans), ' ')
    .replace(address, (each) => ' '.repeat(each.length))
    .replaceAll(blank, ' ');
}

/** What may be a name in a sentence of which all else is filler; null where there is more. */
function namesIn(rest: string): string[] | null {
  // "Habt ihr", "Kommt die": the first word has its capital from where it stands.
  if (/\d/.test(rest) || isVerb(rest)) return null;
  const others = (rest.replace(secretWord, ' ').match(word) ?? []).filter((each) => !filler.test(each));
  const names = others.every((each) => /^\p{Lu}[\p{L}'’]/u.test(each) && !/^\p{Lu}{2,}$/u.test(each));
  return names && others.length <= mostNames && !others.some((each) => carriesNumbers.test(each)) ? others : null;
}

function isVerb(rest: string): boolean {
  const [, first] = /^\s*(\p{Lu}\p{L}*) (?!(?:und|and|oder)\s)\p{Ll}/u.exec(rest) ?? [];
  return first !== undefined && !filler.test(first);
}

/** "hallo petra müller hier 28123456" */
const greeted = /^\s*(?:hallo|hi|hey|moin|servus|guten? \p{L}{3,6}),? ((?:[\p{L}'’-]+ ){0,2}[\p{L}'’-]+) hier:? $/iu;

/** "petra müller, 28123456": up to three words and a comma before the number, whatever they are, and nothing else. */
function isNameFirst(sentence: string, start = 0, rest = ''): boolean {
  const front = sentence.slice(0, start);
  const [, lead] = /^\s*((?:[\p{L}'’-]+ ){0,2}[\p{L}'’-]+) ?, ?$/u.exec(front) ?? greeted.exec(front) ?? [];
  if (lead === undefined || namesIn(rest.slice(start)) === null) return false;
  return !lead.split(' ').some((each) => carriesNumbers.test(each));
}
