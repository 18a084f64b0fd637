/** Secrets that no word beside them calls one, in a text that speaks of one: "Ich tippe 3-9-7-7 und nichts passiert." */
import { lean } from './lean-pattern.ts';
import { namesSecret, secretTalk } from './secret-talk.ts';
import { thoughtOf } from './secrets.ts';
import { after, before, isMeasure, type Span, spanOf } from './spans.ts';
import { spokenFigures } from './spoken-numbers.ts';

/** "8204", "6 6 1 9", "2-0-0-9", "3.9.7.7": together, or each figure for itself. */
const together = '(?<!\\d[.,:/-]|\\d{1,3} )\\d{4,8}(?![.,:-]\\d| \\d{3}(?!\\d)|/\\d{1,3}(?!\\d))';
const apart = '(?<!\\d[ .,:/-])(?:\\d(?<sign>[ .,/_-])\\d(?:\\k<sign>\\d){2,6}|\\d\\d \\d\\d)(?![ .,:/-]\\d)';
const figures = lean(`(?<![\\p{L}\\d#§€$£@_+=])(?:${apart}|${together})(?![\\p{L}\\d@_=€$£%])`, 'gu');
/** A row of such figures, of which one is no year: "1357, 1375 und 1985". */
const row =
  /^(?:\s(?:(?:ein|aus)?ge(?:tippt|geben)|(?:aus|durch)?probiert|versucht))?(?:\s?[,;/]\s?|\s)(?:(?:und|oder|and|or|bzw\.?|dann|then|et|ou|y|o|e|i|lub|ve|veya|и|или|і|або)\s)?(?:(?:auch|noch|mit)\s)?$/iu;
const year = /^(?:19|20)\d\d$/;
/** "im Jahre 1848", "von 1703" */
const pastYear = /(?<!\p{L})(?:jahre?n?|anno|um|aus|von|seit|in|vor|nach|from|since)\s1[5-8]\d\d$/iu;
/** What is typed in stands beside its verb, be it a year or pairs of figures. */
const typedBehind =
  /^["“”«]?\s(?:(?:und|oder)\s\d{4}\s)?(?:(?:ein|aus)?ge(?:tippt|geben)|(?:aus|durch)?probiert|versucht|nehmen|genommen|gewählt|eingestellt|setzen|gesetzt|als (?:pin|passwor|kennwor))/iu;
const typedAhead =
  /(?:(?<!\p{L})(?:tipp(?:e|te)?|probier(?:e|te)?|gebe?|tried|typed?|enter(?:ed)?|using|used?|essaie|essayé|provato|provo|probado|puesto|próbowa\p{L}+|wpisuję|пробова\p{L}+|ввожу|ввела?|denedim)\s(?:(?:immer|always|dann|ich|da|hier|in)\s){0,2}|(?:geburts|hochzeits)jahr\s|(?<!\p{L})(?:meins|meine|mine|lautet|das (?:alte|neue)|the (?:old|new)(?: one)?)\s(?:(?:ist|war|is|was)\s)?)["„“»]?$/iu;

/** What has a number or a name of letters and figures, right before it. */
const ofThing =
  /(?:(?<!\p{L})(?:s|p|pp|bd|art|abs|din|iso|en|bgb|kv|http|isbn|issn|ean|plz|id|ip|dtv|tel|fax|seite|page|ver|v|kl|klasse|bus|linie|gleis|platz|hs|jg|lego|set|puzzle|ca|circa|rund|über|mehr als|fast|knapp|etwa)(?!\p{L})|(?:fehler|error|meldung|signatur|regal|raum|zimmer|band|heft|ausgabe|ticket|rechnung|bestell|auftrag|vorgang|mahn|beleg|aktenzeichen|medien|exemplar|inventar|barcode|strichcode|kurs|version|windows|android|office|artikel|modell|postleitzahl|status)\p{L}{0,12}|[§#€$£])[-.:#\s]{0,3}(?:(?:nr|nummer|number|code|no|ist|is|lautet)[-.:\s]{0,3}){0,2}["„“»]?$/iu;
const counted =
  /^(?:\s(?:als|as) (?:jahr|year)|[- ]?(?:stell|haneli|hane|mal(?!\p{L})|x(?!\p{L}))|\s?(?:zeichen|ziffern|zahlen|buchstaben|versuch|nachricht|mails?(?!\p{L})|leser|besuch|einwohner|follower|abonnent|teilnehmer|mitglied|schüler|wörter|zeilen|medien|titel|medien|digits?|characters?|letters?|numbers?|attempts?|tries|times|caract|lettres|chiffres|cifr|letras|lettere|zna[kc]|liter|symbol|символ|цифр|букв|знак|літер|karakter|rakam|حرف|أرقام|رموز))|^\s?-\s?fehler|^\s(?:fehler|error)|^\s\p{Lu}\p{Ll}+(?:straße|str\.|weg)/iu;
const postcode = /^\s\p{Lu}\p{Ll}/u;

const address = /https?:\/\/\S+|www\.\S+|(?<![\p{L}\p{N}._%+-])[@#][\p{L}\p{N}_]+/giu;

/** Words of letters and figures, or with a sign within. */
const token = /(?<=^|[\s"'„“”»«‚‘`’(*:=/>\uFFFC-])[^\s"„“”»«()[\]\uFFFC:=/]{4,40}/gu;
const trailing = /[.,;:!?'’‘`*…-]+$/u;
const mixed = /^(?=\P{L}*\p{L})(?=\P{N}*\d)/u;
const withSign = /^\p{L}{2,}[#$^]\p{L}{2,}/u;
/** "Tomate!Brot" may be two sentences, but not where something is typed in. */
const withStop = /^\p{L}{2,}[!?*~|+&%]\p{L}{2,}/u;
const passwordAhead = /(?:pass?wor[dt]|kennwort|(?<!\p{L})pw|mot de passe|contraseña|hasło|пароль|şifrem?)\s$/iu;

/** Addresses, handles, days, hours, counts and parts of a whole, and names that everybody knows. */
const wellKnown = lean(
  `^(?:${[
    '[@#§].*',
    '(?:https?|www).*|.*\\.(?:de|com|org|net|eu|at|ch|info|example|html?|pdf|php)(?:/.*)?',
    '0x[\\da-f]+',
    "\\d+['’]\\p{L}{1,4}",
    '\\d{1,4}(?:[.:]\\d\\d)?-?\\d{0,4}(?:[.:]\\d\\d)?(?:uhr|h|pm|am|er|te?[nrs]?|th|st|nd|rd|x|°|k|k?g|[gmkt]b|[gm]hz|[cmk]?m|ml?|l|min|sek|std|eur|euro|ct|cent|mal|fach|malig\\p{L}*|prozent\\p{L}*|jährig\\p{L}*|jahre?n?|tägig\\p{L}*|tage?n?|wöch\\p{L}*|wochen?|monat\\p{L}*|stünd\\p{L}*|stell\\p{L}*|zeichen|ziffern|digits?|bit|dpi|px|p|k|v|w|mah?)',
    '\\d+[a-h]?-\\p{L}.*',
    '\\d{1,2}\\.\\p{L}.*',
    '\\p{Lu}\\p{L}{0,2}-?\\d{1,3}(?:\\p{L}|-\\p{L}+)?',
    '\\d{1,2}h\\d\\d',
    '\\p{L}{1,4}\\.-?\\d+.*',
    '(?:nr|seite|raum|band|bd|teil|kl|klasse|bis|ab|um|am|seit|von|vor|nach|uhr|ca|jg|platz|tel|plz|usb|isbn|fehler|error|code|zimmer|regal|heft|folge|staffel|level|tag|woche|punkt|v|version|step|page|str|haus|no|art)[-.:]?\\d.*',
    '(?:windows|win|android|ios|ipados|macos|iphone|ipad|galaxy|pixel|office|word|excel|chrome|firefox|safari|edge|kindle|tolino|pocketbook|xbox|playstation|switch|fifa|mp|mpeg|ps|wpa|ipv?|md|sha|utf-?|iso|din|en|covid-?|catch-?|apollo|area|boeing|sars|sek|web|html|css|drucker|pc|automat|theke|kasse|eb?irke)-?\\d.*',
    '[\\p{L}-]{1,4}-\\d{1,2}',
  ].join('|')})$`,
  'iu',
);

/** "Passwort hab ich zuletzt auf „Wolkenkuckuck“ geändert" */
const quoted =
  /(?<=(?<!\p{L})(?:auf|ist|war|wäre|lautet|hieß|heißt|nämlich|immer|is|was|to|est|era|es|è|jest)\s)["„“»‚'‘](?!pass|kenn|pin|log)([^\s"„“”»«‚'‘’.\uFFFC]{4,40})["“”«‘’']/giu;
const remark =
  /^(?:falsch|weg|fort|alt|neu|nicht|nie|kein\p{L}*|leider|bitte|danke|richtig|korrekt|gleich\p{L}*|leer|kurz|lang|schwach|sicher|standard|mist|pflicht|quatsch|unsinn|zufall|schrott|geburts\p{L}*|fehl\p{L}*|ge\p{L}+|ver\p{L}+|be\p{L}+|ent\p{L}+|er\p{L}+|zu\p{L}*|ab\p{L}+|an\p{L}+|ein\p{L}+|un\p{L}+|\p{L}+(?:bar|los|lich|ig|isch|ung)|wrong|gone|lost|in(?:valid|correct)|forgotten|missing|expired|locked|blocked|weiter|senden|konto|profil|nummer|name)$/iu;

/** "das war doch immer Kirschbaum gewesen" */
const noun =
  /(?<=(?<!\p{L})(?:(?:ist|war|wäre|lautete?|hieß|is|was)\s(?:doch |glaube? ich )?(?:immer|früher|bisher|eigentlich|doch|mal|wohl|vielleicht|vermutlich|bestimmt|always|still|probably|once)|(?:[Mm]eine?s|[Mm]ine)\s(?:ist|war|wäre|lautet|is|was))\s)\p{Lu}\p{Ll}{3,20}(?=\s*(?:$|[,.!?;\n]|(?:gewesen|oder|und|and|or)(?!\p{L})))/gu;

/** "die ersten zwei Ziffern sind 73, dann 19", "fängt mit 7 an, dann 415" */
const parts =
  /(?<=(?:(?:ziffern?|stellen?|zahlen?|digits?|figures?|numbers?|chiffres?|cifr[ae]s?|cyfr[ay]|цифр\p{L}{0,2})(?:\s(?:der|von der|meiner|of the|of my|in der)\s(?:pin|geheimzahl))?(?:\s(?:sind|ist|war(?:en)?|lauten|are|is|were|sont|son|sono|to|это|це))?|(?:fängt|beginnt|endet|hört|starts?|begins?|ends?)\s(?:\p{L}{1,8}\s)?(?:mit|auf|with|in))\s)\d{1,6}(?![\p{L}\d]|[.:]\d)(?: (?:an|auf))?(?:(?:,? (?:dann|und|und dann|then|and|and then|danach)|,) \d{1,6}(?![\p{L}\d]|[.:]\d)){0,3}/giu;

/** Whatever may be a secret where the text speaks of one, in any order; what is found of other kinds is blank in it. */
export function toldSecrets(text: string): Span[] {
  const stretches = secretTalk(text);
  if (stretches.length === 0) return [];
  const read = text.replace(address, (each) => ' '.repeat(each.length));
  const told = [...inFigures(read), ...inLetters(read), ...named(read), ...inParts(read), ...inFiguresSpoken(read)];
  return told.filter(({ start }) => stretches.some((each) => each.start <= start && start <= each.end));
}

function inFigures(text: string): Span[] {
  const found = [...text.matchAll(figures)].filter((match) => !isOfThing(text, match));
  const told = found.map((match) => isTold(text, match));
  // A year is one of a row, from either end: "1357, 1375 und 1985".
  for (let at = 1; at < found.length; at++) told[at] ||= told[at - 1] === true && isInRow(text, found, at);
  for (let at = found.length - 1; at > 0; at--) told[at - 1] ||= told[at] === true && isInRow(text, found, at);
  return found.filter((_, at) => told[at]).map(spanOf);
}

function isTold(text: string, { 0: said, index }: RegExpExecArray): boolean {
  if (!(year.test(said) || /^\d\d \d\d$/.test(said))) return true;
  const end = index + said.length;
  return typedAhead.test(before(text, index)) || typedBehind.test(text.slice(end, end + 40));
}

/** Whether nothing but a comma or an "and" is between a match and the one before it. */
function isInRow(text: string, found: readonly RegExpExecArray[], at: number): boolean {
  const [first, second] = [found[at - 1], found[at]];
  if (first === undefined || second === undefined) return false;
  return row.test(text.slice(first.index + first[0].length, second.index).slice(0, 24));
}

function isOfThing(text: string, { 0: said, index }: RegExpExecArray): boolean {
  const end = index + said.length;
  const behind = text.slice(end, end + 24);
  if (isMeasure(text, end) || counted.test(behind) || ofThing.test(before(text, index))) return true;
  if (pastYear.test(before(text, end)) || (/^\s(?:als|as)\s/.test(behind) && thoughtOf.test(said))) return true;
  return /^\d{5}$/.test(said) && postcode.test(behind);
}

function inLetters(text: string): Span[] {
  return [...text.matchAll(token)].flatMap(({ 0: whole, index }) => {
    const said = whole.replace(trailing, '');
    const words = before(text, index);
    if (said.length < 4 || !(isOdd(said) || isTypedIn(said, words)) || ofThing.test(words)) return [];
    return isMeasure(text, index + said.length) && /^\d/.test(said) ? [] : [{ start: index, end: index + said.length }];
  });
}

const isOdd = (said: string) =>
  (mixed.test(said) || (withSign.test(said) && !namesSecret(said))) && !wellKnown.test(said);

const isTypedIn = (said: string, words: string) =>
  withStop.test(said) && (typedAhead.test(words) || passwordAhead.test(words));

function named(text: string): Span[] {
  const inMarks = [...text.matchAll(quoted)].map(({ 1: said = '', index }) => ({ said, start: index + 1 }));
  const nouns = [...text.matchAll(noun)].map(({ 0: said, index }) => ({ said, start: index }));
  return [...inMarks, ...nouns]
    .filter(({ said }) => !remark.test(said))
    .map(({ said, start }) => ({ start, end: start + said.length }));
}

function inParts(text: string): Span[] {
  return [...text.matchAll(parts)].filter((match) => !isOfThing(text, match)).map(spanOf);
}

const inFiguresSpoken = (text: string) =>
  spokenFigures(text).filter(({ end }) => !isMeasure(text, end) && !counted.test(after(text, end)));
