/** What the library itself makes known: its houses, numbers and addresses, and those that its answers name. No one's personal data. */
import type { Library } from './library.ts';
import type { Around } from './privacy.ts';
import { secrets } from './secrets.ts';
import { textsIn } from './wording.ts';

type IsPublic = NonNullable<Around['isPublic']>;

const known = new WeakMap<object, IsPublic>();

/** Tells whether what was found in a message is the library's own, or stands in a text of the library's. */
export function publicData(library: Pick<Library, 'settings' | 'answers'>): IsPublic {
  // The library's texts are read once, and not before something is found.
  return (found) => {
    const isPublic = known.get(library) ?? collected(library);
    known.set(library, isPublic);
    return isPublic(found);
  };
}

function collected(library: Pick<Library, 'settings' | 'answers'>): IsPublic {
  const { branches, city } = library.settings;
  const texts = textsOf(library).filter((text) => /[\d@]/.test(text));
  const phones = branches.map(({ phone }) => phone);
  const numbers = new Set([...phones, ...texts.flatMap(numbersIn)].map(figuresOf));
  const extensions = new Set(phones.flatMap(extensionsOf));
  const mails = new Set([...branches.map(({ email }) => email), ...texts.flatMap(mailsIn)].map(mailOf));
  const domains = domainsOf(library);
  const told = [...branches.map(({ address }) => address), ...texts].map((text) => plainOf(text)).join(' ');
  const passwords = new Set(texts.flatMap((text) => secrets(text).map(({ start, end }) => text.slice(start, end))));

  return ({ kind, value }) => {
    switch (kind) {
      case 'email':
        return mails.has(mailOf(value)) || domains.some((domain) => isWithin(mailOf(value), domain));
      case 'address':
        return isOwnPlace(placeOf(value, city), told);
      case 'phone':
        return numbers.has(figuresOf(value)) || extensions.has(figuresOf(value));
      case 'library_card':
        return numbers.has(figuresOf(value));
      case 'iban':
        return told.replaceAll(' ', '').includes(plainOf(value).replaceAll(' ', ''));
      case 'secret':
        return passwords.has(value);
      case 'birth_date': // somebody's, whoever else was born that day
        return false;
    }
  };
}

function textsOf({ settings, answers }: Pick<Library, 'settings' | 'answers'>): string[] {
  const { emergency, elsewhere, interim, toDirectMessage, closedNotice } = settings;
  const told = [...Object.values(emergency.texts), elsewhere?.text, interim, toDirectMessage, closedNotice?.text];
  return [...told.flatMap((each) => Object.values(each ?? {})), ...answers.flatMap(textsIn)];
}

/** Numbers to dial that no rule finds, as "116 117". Dates, hours and sums are none. */
function numbersIn(text: string): string[] {
  return (text.match(/(?<![\d.,:])\+?\d(?:[ ()/-]{0,2}\d){4,15}(?![\d.,:]*\d)/g) ?? []).filter(
    (number) => !/^(?:19|20)\d\d\b/.test(number),
  );
}

/** As dialled within the country. */
function figuresOf(number: string): string {
  return number
    .replace(/\(0\)/, '')
    .replace(/[^\d\p{L}+]/gu, '')
    .toUpperCase()
    .replace(/^(?:\+|00)49/, '0')
    .replace(/\+/g, '');
}

/** As dialled within the town, and the switchboard's without its nought ("5550-0", "02999 5550"). */
function extensionsOf(phone: string): string[] {
  const [, local = ''] = /^\S+?[ /]\s*(.+)$/.exec(phone.replace(/^\+\d\d\s?(?:\(0\))?/, '').trim()) ?? [];
  return [local, local.replace(/-0$/, ''), phone.replace(/-0$/, '')]
    .map(figuresOf)
    .filter((figures) => figures.length >= 4);
}

/** With what is spelt out to hide it from machines put back: "info (at) buecherei punkt example". */
function mailOf(mail: string): string {
  return mail
    .toLowerCase()
    .replace(/\s?[[({<*_|-]?\s?(?<![\p{L}\d])(?:at|ät|äd|aet|klammeraffe)(?![\p{L}\d])\s?[\])}>*_|-]?\s?/u, '@')
    .replace(/\s?[[({<]?\s?(?<![\p{L}\d])(?:punkt|dot|point|punto)(?![\p{L}\d])\s?[\])}>]?\s?/gu, '.')
    .replace(/\s(?:minus|bindestrich|dash)\s/g, '-')
    .replace(/\s/g, '');
}

function isWithin(mail: string, domain: string): boolean {
  const host = mail.split('@').at(-1) ?? '';
  return host === domain || host.endsWith(`.${domain}`);
}

const mailsIn = (text: string): string[] => text.match(/[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]+\p{L}/gu) ?? [];

/** Where the houses have their mail, unless everybody may have it there. */
const ofEverybody =
  /^(?:gmx|web|gmail|googlemail|hotmail|outlook|yahoo|t-online|icloud|freenet|posteo|mailbox|live|aol|proton(?:mail)?)\./;

function domainsOf({ settings: { branches, website } }: Pick<Library, 'settings'>): string[] {
  const mail = branches.map(({ email }) => mailOf(email).split('@').at(-1) ?? '');
  return [...mail, new URL(website).hostname.replace(/^www\./, '')].filter(
    (domain) => domain !== '' && !ofEverybody.test(domain),
  );
}

interface Place {
  street: string;
  /** What is left beside the street, its number, a postcode and the library's own town. */
  elsewhere: string;
}

const streetAndNumber = /^(.*?\d{1,4}(?![\d.])(?:\s?[a-h](?![\p{L}\d]))?(?:\s?[-/+]\s?\d{1,3})?)(?:\s*[,;]?\s*)(.*)$/su;

function placeOf(address: string, city: string): Place {
  const plain = address.toLowerCase();
  const town = city.toLowerCase();
  const inFront = /^(?:d-)?\d{5}\s+(\p{L}[\p{L} .-]*)[,;/]\s*(.*)$/su.exec(plain);
  const [, street = plain, behind = ''] = streetAndNumber.exec(inFront?.[2] ?? plain) ?? [];
  const rest = [inFront?.[1] ?? '', behind].map((part) =>
    part
      .replace(/(?<!\d)\d{5}(?!\d)/, '')
      .replace(/^in\s/, '')
      .trim(),
  );
  return { street: plainOf(street), elsewhere: rest.filter((part) => part !== '' && part !== town).join(' ') };
}

/** Letters and figures alone: "Goethe-Str. 4", "GOETHESTRASSE 4" and "Goethestraße 4," are one. */
function plainOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[ -]?str(?:asse|\.)\s?/g, 'str ')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

/** A street that is only the end of another's name, or a number that goes on, is another place. */
function isOwnPlace({ street, elsewhere }: Place, told: string): boolean {
  return elsewhere === '' && street.length >= 6 && new RegExp(`(?<![\\p{L}\\d])${street}(?!\\d)`, 'u').test(told);
}
