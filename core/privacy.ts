/** Personal data in what patrons write, found by rules that run on our own machine, and masked. */
import { bankAccounts, libraryCards, phoneNumbers, type Span, spanOf } from './personal-numbers.ts';

type PersonalDataKind = 'email' | 'phone' | 'iban' | 'library_card' | 'birth_date' | 'address';

export interface PersonalData extends Span {
  kind: PersonalDataKind;
}

/** What stands in the place of each kind once it is masked. */
const masks: Readonly<Record<PersonalDataKind, string>> = {
  email: '[E-Mail]',
  phone: '[Telefon]',
  iban: '[IBAN]',
  library_card: '[Ausweisnummer]',
  birth_date: '[Geburtsdatum]',
  address: '[Adresse]',
};

/** In order of precedence: where two kinds overlap, the earlier one stands. */
const finders: readonly (readonly [PersonalDataKind, (text: string) => Span[]])[] = [
  ['email', emailAddresses],
  ['iban', bankAccounts],
  ['birth_date', birthDates],
  ['library_card', libraryCards],
  ['phone', phoneNumbers],
  ['address', postalAddresses],
];

/** Every piece of personal data found, in order of place, none overlapping; places in UTF-16 units, `end` exclusive. */
export function findPersonalData(text: string): PersonalData[] {
  // A mask is no context: what it names is gone from the text. Equal length keeps the places.
  const scanned = text.replace(maskPattern, (mask) => '\u0000'.repeat(mask.length));
  const found: PersonalData[] = [];
  for (const [kind, find] of finders) {
    for (const span of find(scanned)) {
      if (found.every((other) => span.end <= other.start || span.start >= other.end)) found.push({ kind, ...span });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const maskPattern = new RegExp(
  Object.values(masks)
    .map((mask) => mask.replace(/[[\]]/g, '\\$&'))
    .join('|'),
  'g',
);

/** The text with personal data masked, such as "[E-Mail]". Masking what is masked changes nothing. */
export function redact(text: string): string {
  let masked = text;
  // Masks move words closer together, which may bring a number within reach of the word that names it.
  for (let found = findPersonalData(masked); found.length > 0; found = findPersonalData(masked)) {
    for (const { kind, start, end } of found.reverse()) {
      masked = masked.slice(0, start) + masks[kind] + masked.slice(end);
    }
  }
  return masked;
}

function emailAddresses(text: string): Span[] {
  const plain = /[\p{L}\p{N}](?:[\p{L}\p{N}._%+-]*[\p{L}\p{N}_%+-])?@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu;
  const spelt =
    /[\p{L}\p{N}._%+-]+\s?[[({](?:at|ät)[\])}]\s?[\p{L}\p{N}-]+(?:\s?(?:\.|[[({](?:dot|punkt)[\])}])\s?\p{L}{2,})+/giu;
  return [...text.matchAll(plain), ...text.matchAll(spelt)].map(spanOf);
}

const months =
  'jan(?:uar|uary|ner)?|feb(?:ruar|ruary)?|m(?:ä|ae|a)rz|march|mar|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?|aug(?:ust)?|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?';
/** Nobody alive was born before 1900; a year of two figures is taken for one. */
const birthDate = `(?:\\d{1,2}[./-]\\s?\\d{1,2}[./-]\\s?(?:(?:19|20)\\d\\d|\\d\\d)|(?:19|20)\\d\\d-\\d\\d-\\d\\d|\\d{1,2}(?:\\.|st|nd|rd|th)?\\s(?:of\\s)?(?:${months})\\.?\\s(?:19|20)\\d\\d|(?:${months})\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s(?:19|20)\\d\\d)(?!\\d)`;
const birthWords =
  'geboren|\\bgeb\\.?(?!\\p{L})|geburtsdatum|geburtsdat|geburtstag(?=\\s*(?:ist|:|=))|\\bgebdat|\\bborn\\b|date of birth|birth ?date|birthday(?=\\s*(?:is|:))|\\bdob\\b|doğum|\\bn[ée]e?(?= le\\b)|naissance|nacid[oa]|nacimiento|\\bnat[oa](?= il\\b)|nascita|urodz|народ|рожд|родил|مواليد|ميلاد';
const namedBirthDate = new RegExp(`(?:${birthWords})[^\\d!?\\n]{0,30}?(${birthDate})`, 'giu');
const birthDateFirst = new RegExp(`(?<![\\d.])(${birthDate})\\s?(?:\\(?geboren|\\(?geb\\.)`, 'giu');

function birthDates(text: string): Span[] {
  return [...text.matchAll(namedBirthDate), ...text.matchAll(birthDateFirst)].map((match) => {
    const start = (match.index ?? 0) + match[0].indexOf(match[1] ?? '');
    return { start, end: start + (match[1] ?? '').length };
  });
}

const units = '[Uu]hr|[Ee]uro|[Mm]in|[Tt]age|[Ww]oche|[Ss]tunde|[Jj]ahre|[Ll]eute|[Pp]erson|[Mm]al';
const number = `\\d{1,3}(?:\\s?[a-hA-H](?![\\p{L}\\d]))?(?:\\s?[-–/]\\s?\\d{1,3}(?!\\d))?(?![\\d:€%]|[.,]\\d|\\s?(?:€|${units}))`;
const town = '(?:,?\\s*(?:D-)?\\d{5}(?:\\s+\\p{Lu}[\\p{L}-]+(?:\\s(?:am|an der|im|ob der)\\s\\p{Lu}\\p{L}+)?)?)';
const street = `(?:\\p{Lu}[\\p{L}.]*[ -]){0,3}\\p{L}*(?:[Ss]tra(?:ß|ss)e|[Ss]tr\\.)`;
const lane = '\\p{Lu}[\\p{L}-]{2,}(?:weg|platz|allee|gasse)';
/** Places that end like a street and are none. */
const noStreet =
  /^(?:sitz|arbeits|lern|park|stell|spiel|steh|schlaf|lese|pc-?|computer-?|internet-?|abstell|steck|heim|rück|um|hin|fuß|rad|aus|unter)(?:platz|weg|gasse)/i;
const quiet =
  '(?:(?:Am|An der|An den|Auf dem|Auf der|Im|In der|In den|Zum|Zur|Unter den)\\s(?:\\p{Lu}[\\p{L}-]+\\s?){1,2}|\\p{Lu}[\\p{L}-]{2,}(?:ring|damm|ufer|hof|markt|berg|wall|graben|tor|steig|pfad|park|feld|kamp|bach))';
const home =
  '(?:[Ww]ohn\\p{L}*|[Aa]nschrift|[Aa]dresse|umgezogen|[Uu]mzug|ziehe|[Ll]ebe|[Zz]u ?[Hh]ause|[Aa]ddress|[Ll]ive|[Mm]oved|[Aa]dres\\p{L}*|[Dd]irección|[Ii]ndirizzo)';

const plainAddress = new RegExp(`(?<![\\p{L}])(?:${street}|${lane})\\s*${number}${town}?`, 'gu');
const lowerAddress = new RegExp(`(?<![\\p{L}])[\\p{L}-]{3,}(?:straße|strasse|str\\.)\\s*${number}${town}?`, 'giu');
const addressWithTown = new RegExp(`(?<![\\p{L}])${quiet}\\s*${number}${town}`, 'gu');
const namedAddress = new RegExp(
  `(?<![\\p{L}])${home}[^\\d!?\\n]{0,25}?(?<![\\p{L}])(${quiet}\\s*${number}${town}?)`,
  'gu',
);
/** A house of the library is no personal address. */
const publicHouse =
  /(?:filiale|zweigstelle|b[üu]e?cherei|bibliothek|standort|library|branch)\s(?:(?:in|an|am|im)(?:\sder|\sdem)?\s)?$/i;

function postalAddresses(text: string): Span[] {
  const whole = [plainAddress, addressWithTown, lowerAddress].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(spanOf),
  );
  const named = [...text.matchAll(namedAddress)].map((match) => {
    const start = (match.index ?? 0) + match[0].lastIndexOf(match[1] ?? '');
    return { start, end: start + (match[1] ?? '').length };
  });
  return [...whole, ...named].filter(
    ({ start }) => !noStreet.test(text.slice(start)) && !publicHouse.test(text.slice(Math.max(0, start - 30), start)),
  );
}
