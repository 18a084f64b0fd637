/** Personal data in what patrons write, found by rules that run on our own machine, and masked. */
import { birthDates } from './birth-dates.ts';
import { emailAddresses } from './email-addresses.ts';
import { listedDates, listedNumbers } from './listed-data.ts';
import { bankAccounts, foreignPhoneNumbers, libraryCards, phoneNumbers } from './personal-numbers.ts';
import { otherAddresses, postalAddresses } from './postal-addresses.ts';
import { apart, blank, blanked, type Span } from './spans.ts';
import { saysDay, saysNumber, spokenCards, spokenPhones } from './spoken-numbers.ts';

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

type Finder = readonly [PersonalDataKind, (text: string) => Span[]];

/** In order of precedence: where two kinds overlap, the earlier one stands. */
const finders: readonly Finder[] = [
  ['email', emailAddresses],
  ['iban', bankAccounts],
  ['birth_date', birthDates],
  ['phone', foreignPhoneNumbers],
  ['library_card', libraryCards],
  ['phone', phoneNumbers],
  ['address', postalAddresses],
  ['address', otherAddresses],
];
const spokenFinders: readonly Finder[] = [
  ['phone', spokenPhones],
  ['library_card', spokenCards],
];
/** What only other personal data beside it tells, and so is looked for in a text that has some. */
const listFinders: readonly Finder[] = [
  ['birth_date', listedDates],
  ['library_card', listedNumbers],
];

/** Every piece of personal data found, in order of place, none overlapping; places in UTF-16 units, `end` exclusive. */
export function findPersonalData(text: string): PersonalData[] {
  const search: Search = { unread: legible(text), found: [] };
  const figures = /\d/.test(search.unread);
  const spoken = saysNumber(search.unread);
  if (!figures && !spoken && !saysDay(search.unread)) find(search, finders.slice(0, 1));
  else find(search, spoken ? [...spokenFinders, ...finders] : finders);
  if (figures && search.unread.includes(blank)) find(search, listFinders);
  return search.found.sort((a, b) => a.start - b.start);
}

interface Search {
  unread: string;
  found: PersonalData[];
}

/** What is found is blanked for the finders that follow. */
function find(search: Search, finders: readonly Finder[]): void {
  for (const [kind, spansIn] of finders) {
    const spans = apart(spansIn(search.unread));
    if (spans.length === 0) continue;
    search.unread = blanked(search.unread, spans);
    for (const span of spans) search.found.push({ kind, ...span });
  }
}

const maskPattern = new RegExp(
  Object.values(masks)
    .map((mask) => mask.replace(/[[\]]/g, '\\$&'))
    .join('|'),
  'g',
);

/** Arabic, Persian and wide figures, wide and thin spaces, direction marks, the dashes, an O for a nought: each read as the plain one of the same length. */
const figuresElsewhere = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;
const spaces = /[\t\u00a0\u2000-\u200f\u202a-\u202f\u2060\u2066-\u2069]/g;
const dashes = /[\u2010-\u2015\u2212~·•]/g;

/** The text as the finders read it, unit for unit as long. A mask is no context: what it names is gone from the text. */
function legible(text: string): string {
  return text
    .replace(maskPattern, (mask) => blank.repeat(mask.length))
    .replace(figuresElsewhere, (figure) => String(figure.charCodeAt(0) & 15))
    .replace(spaces, ' ')
    .replace(dashes, '-')
    .replaceAll('＠', '@')
    .replace(/(?<![\p{L}\d])o(?=1[5-7]\d)/giu, '0');
}

/**
 * The text with personal data masked, such as "[E-Mail]", and halves of broken characters replaced, so that it can be
 * stored and sent as UTF-8. Masking what is masked changes nothing.
 */
export function redact(text: string): string {
  let masked = text.replace(/\p{Cs}/gu, '\uFFFD');
  // Masks move words closer together, which may bring a number within reach of the word that names it.
  for (let found = findPersonalData(masked); found.length > 0; found = findPersonalData(masked)) {
    masked = withMasks(masked, found);
  }
  return masked;
}

function withMasks(text: string, found: readonly PersonalData[]): string {
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of found) {
    masked += text.slice(from, start) + masks[kind];
    from = end;
  }
  return masked + text.slice(from);
}
