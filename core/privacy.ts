/** Personal data in what patrons write, found by rules that run on our own machine, and masked. */
import { longestContext, nearby, type Said, type Subject, subjectsOf } from './asked-for.ts';
import { bankAccounts } from './bank-accounts.ts';
import { answeredBirthDates, birthDates } from './birth-dates.ts';
import { birthYears } from './birth-years.ts';
import { birthdays } from './birthdays.ts';
import { cardShapes } from './card-shapes.ts';
import { cardsBesideSecrets } from './cards-beside-secrets.ts';
import { datesOfPeople } from './dates-of-people.ts';
import { emailAddresses } from './email-addresses.ts';
import { listedDates, listedNumbers } from './listed-data.ts';
import { localPhones } from './local-phones.ts';
import { isBookNumber, loneDates, loneNumbers } from './lone-data.ts';
import { mailAccounts } from './mail-accounts.ts';
import { anyMask, masks, type PersonalDataKind } from './masks.ts';
import { foreignPhoneNumbers, libraryCards, phoneNumbers } from './personal-numbers.ts';
import { otherAddresses, postalAddresses } from './postal-addresses.ts';
import { secrets } from './secrets.ts';
import { siblingsOf } from './sibling-numbers.ts';
import { apart, blank, blanked, type Span, sentencesIn } from './spans.ts';
import { saysDay, saysNumber, spokenCards, spokenPhones } from './spoken-numbers.ts';
import { stateNumbers } from './state-numbers.ts';
import type { Millis } from './thread.ts';
import { toldSecrets } from './told-secrets.ts';

export interface PersonalData extends Span {
  kind: PersonalDataKind;
}

/** What is known beside the text. */
export interface Around {
  /** When it was written: a date that lies far enough before is no due date. */
  now?: Millis;
  /** What was said before it in the same conversation, oldest first. */
  before?: readonly Said[];
  /** Whether the library itself makes this known, as its own telephone number: then it is nobody's. See `publicData`. */
  isPublic?: (found: { kind: PersonalDataKind; value: string }) => boolean;
}

type Find = (text: string, now?: Millis) => Span[];
type Finder = readonly [PersonalDataKind, Find];

/** What needs no figure to be personal. */
const wordFinders: readonly Finder[] = [
  ['email', emailAddresses],
  ['email', mailAccounts],
  ['secret', secrets],
];
/** In order of precedence: where two kinds overlap, the earlier one stands. */
const finders: readonly Finder[] = [
  ...wordFinders,
  ['iban', bankAccounts],
  // No kind of their own: the nearest, for they too are on a card that somebody carries.
  ['library_card', stateNumbers],
  ['birth_date', birthDates],
  ['phone', foreignPhoneNumbers],
  ['library_card', libraryCards],
  ['phone', phoneNumbers],
  ['address', postalAddresses],
  ['address', otherAddresses],
  ['birth_date', datesOfPeople],
  ['birth_date', birthYears],
  ['birth_date', birthdays],
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
/** What no word beside it names, and so is looked for in what is left. */
const shapeFinders: readonly Finder[] = [
  ['phone', localPhones],
  ['library_card', cardShapes],
];
/** "5.5.85" has no more. */
const fewestFigures = 4;
const loneFinders: readonly Finder[] = [
  ['birth_date', loneDates],
  ['library_card', loneNumbers],
];
/** What is the answer to a question, with the words that then go without saying. */
const answerFinders: Readonly<Record<Exclude<Subject, 'thing'>, readonly [lead: string, ...Finder]>> = {
  card: ['Ausweisnummer: ', 'library_card', libraryCards],
  number: ['Meine Nummer: ', 'library_card', libraryCards],
  phone: ['Telefonnummer: ', 'phone', phoneNumbers],
  birth: ['Geburtsdatum: ', 'birth_date', answeredBirthDates],
  address: ['Adresse: ', 'address', postalAddresses],
  iban: ['IBAN: ', 'iban', bankAccounts],
  secret: ['PIN ', 'secret', secrets],
};

/** Every piece of personal data found, in order of place, none overlapping; places in UTF-16 units, `end` exclusive. */
export function findPersonalData(text: string, around: Around = {}): PersonalData[] {
  const search: Search = { unread: legible(text), found: [], around };
  const figures = /\d/.test(search.unread);
  const spoken = saysNumber(search.unread);
  if (!figures && !spoken && !saysDay(search.unread)) find(search, wordFinders);
  else find(search, spoken ? [...spokenFinders, ...finders] : finders);
  if (/\d/.test(search.unread)) findBySentence(search);
  if (figures && search.unread.includes(blank)) find(search, listFinders);
  if (figures) findByShape(search, legible(text));
  if (figures) find(search, [['library_card', cardsBesideSecrets]]);
  find(search, [['secret', toldSecrets]]);
  return search.found.sort((a, b) => a.start - b.start);
}

/** What is told by how it is written, alone or as another number in the text. */
function findByShape(search: Search, text: string): void {
  find(search, shapeFinders);
  for (const kind of ['library_card', 'phone'] as const) {
    const known = search.found.filter((each) => each.kind === kind).map(({ start, end }) => text.slice(start, end));
    if (known.length > 0) find(search, [[kind, (unread) => siblingsOf(known, unread)]]);
  }
}

/** What is told by the sentence before, in this text or another, or stands alone in its own. */
function findBySentence(search: Search): void {
  const { around } = search;
  const said: Said[] = (around.before ?? [])
    .slice(-nearby)
    .map(({ author, text }) => ({ author, text: legible(text.slice(-longestContext)) }));
  const found: PersonalData[] = [];
  for (const { text, start } of sentencesIn(search.unread)) {
    if (/\d/.test(text)) {
      const sentence: Search = { unread: text, found: [], around };
      const subjects = subjectsOf(said);
      const lone = text.replace(/\D/g, '').length < fewestFigures ? [] : loneFinders;
      find(sentence, [...answersTo(subjects), ...(subjects.has('thing') ? lone.slice(0, 1) : lone)]);
      for (const each of sentence.found) found.push({ ...each, start: each.start + start, end: each.end + start });
    }
    // Of a list, what announces it stands further off than the number before.
    if (/\p{L}/u.test(text)) said.push({ author: 'patron', text });
    if (said.length > nearby) said.shift();
  }
  search.unread = blanked(search.unread, apart(found));
  search.found.push(...found);
}

function answersTo(subjects: ReadonlySet<Subject>): Finder[] {
  return [...subjects].flatMap((subject): Finder[] => {
    if (subject === 'thing') return [];
    const [lead, kind, spansIn] = answerFinders[subject];
    const behindLead = (text: string, now?: Millis) =>
      shifted(spansIn(lead + text, now), -lead.length).filter(
        ({ start, end }) => start >= 0 && !isBookNumber(text.slice(start, end)),
      );
    return [[kind, behindLead]];
  });
}

const shifted = (spans: readonly Span[], by: number): Span[] =>
  spans.map(({ start, end }) => ({ start: start + by, end: end + by }));

interface Search {
  unread: string;
  found: PersonalData[];
  around: Around;
}

/** What is found is blanked for the finders that follow; what everybody may know is left out as if it were not there. */
function find(search: Search, finders: readonly Finder[]): void {
  const { now, isPublic } = search.around;
  for (const [kind, spansIn] of finders) {
    const spans = apart(spansIn(search.unread, now));
    if (spans.length === 0) continue;
    const known = spans.filter(
      ({ start, end }) => isPublic?.({ kind, value: search.unread.slice(start, end) }) ?? false,
    );
    const personal = spans.filter((span) => !known.includes(span));
    search.unread = blanked(blanked(search.unread, personal), known, ' ');
    for (const span of personal) search.found.push({ kind, ...span });
  }
}

const maskPattern = new RegExp(anyMask, 'g');

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
export function redact(text: string, around: Around = {}): string {
  let masked = text.replace(/\p{Cs}/gu, '\uFFFD');
  // Masks move words closer together, which may bring a number within reach of the word that names it.
  for (let found = findPersonalData(masked, around); found.length > 0; found = findPersonalData(masked, around)) {
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
