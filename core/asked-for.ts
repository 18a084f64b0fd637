/** What was asked for, or announced, just before a text: "Wie ist Ihre Ausweisnummer?", "Meine Nummer ist". */
import { namedBy, saysCard, saysPhone } from './number-words.ts';
import type { Message } from './thread.ts';

export type Said = Pick<Message, 'author' | 'text'>;
/** `number`: nobody says of what kind. `thing`: the number of a medium, an order, an invoice. */
export type Subject = 'card' | 'phone' | 'birth' | 'address' | 'iban' | 'secret' | 'number' | 'thing';

/** So many messages, and so many of their last characters, are the context of the next. */
export const nearby = 3;
export const longestContext = 500;

const words: readonly (readonly [Subject, RegExp])[] = [
  [
    'birth',
    /geburts-?(?:datum|tag|jahr)|geboren|date of birth|birth ?-?(?:date|day)|born|naissance|nacimiento|nascita|urodz|народж|рожден|do[ğg]um|ميلاد/iu,
  ],
  [
    'address',
    /(?<!mail[- ]?)adress|anschrift|(?<!\p{L})wohn(?:en|ort|st|t|haft)|(?<!mail )address|dirección|domicili|indirizzo|adres|адрес|عنوان/iu,
  ],
  ['iban', /iban|(?:bank|konto)verbindung|bank details/iu],
  ['secret', /(?<!\p{L})pin(?!\p{L})|passwor|kennwort|geheimzahl|mot de passe|contraseña|şifre|hasł|парол|كلمة/iu],
];
const requests =
  /nenn|schreib|schick|send|teil(?:en|e|st)? |mitteil|gib|gebt|geben|verrat|brauch|benötig|tell|give|need|let us know|donne|envoy|indiqu|dig[aoi]|indic|env[ií]|mand|podaj|podać|prosimy|proszę|yaz|gönder|bildir|напиш|назв|надішл|пришл|укаж|أرسل|اكتب/iu;
/** Words that end an announcement: the value itself comes next. */
const announced =
  /^[\p{L}-]{0,12}[^\p{L}\d]{0,4}(?:(?:nr|nummer|no|number)[^\p{L}\d]{0,4})?(?:(?:ist|lautet|sind|wäre|kommt|folgt|hat sich (?:leider |jetzt )?geändert|is|are|has changed|es|est|è|to|jest)[^\p{L}\d]{0,4})?$/iu;
const thing =
  /(?:[\p{L}-]{2,30}(?:nummern?|-?nr)|isbn|issn|ean|barcodes?|strichcodes?|signatur|mediennr|exemplar|call number|item number|order number)(?!\p{L})/giu;
const value = /\d{3}|\d[ ./-]\d|\uFFFC/u;

/**
 * What the library asked for, or the patron announced, last; a sentence with a number of its own waits for none. A
 * question of the patron's asks for nothing of theirs.
 */
export function subjectsOf(said: readonly Said[]): ReadonlySet<Subject> {
  const subjects = new Set<Subject>();
  for (const { author, text } of said.slice(-nearby)) {
    for (const sentence of text.slice(-longestContext).match(/[^.!?\n]+[.!?\n]*/gu) ?? []) {
      if (value.test(sentence)) continue;
      const asks = author === 'library' && (sentence.includes('?') || requests.test(sentence));
      const found = asks ? named(sentence) : sentence.includes('?') ? [] : announcedIn(sentence);
      for (const subject of found) subjects.add(subject);
    }
  }
  if (subjects.has('card')) subjects.delete('thing');
  return subjects;
}

function named(sentence: string): Subject[] {
  const found: Subject[] = words.filter(([, pattern]) => pattern.test(sentence)).map(([subject]) => subject);
  if (saysCard(sentence)) found.push('card');
  if (saysPhone(sentence)) found.push('phone');
  if (!found.includes('card') && thingsIn(sentence).length > 0) found.push('thing');
  if (found.length === 0 && namedBy(sentence).naming === 'plain') found.push('number');
  return found;
}

/** Only what the sentence ends with; "Karten-PIN" is a PIN. */
function announcedIn(sentence: string): Subject[] {
  const end = sentence.replace(/[.!?\n]+$/u, '').slice(-60);
  const found = words.filter(([, pattern]) => endsWith(end, pattern)).map(([subject]) => subject);
  if (found.length > 0) return found;
  const { naming, gap } = namedBy(end);
  if (naming !== null && announced.test(gap)) {
    if (naming === 'plain') return ['number'];
    if (naming !== 'other') return [naming];
  }
  const lastThing = thingsIn(end).at(-1);
  if (lastThing !== undefined && announced.test(end.slice(end.lastIndexOf(lastThing) + lastThing.length)))
    return ['thing'];
  return naming === 'other' && announced.test(gap) ? ['thing'] : [];
}

function endsWith(sentence: string, pattern: RegExp): boolean {
  const match = pattern.exec(sentence);
  return match !== null && announced.test(sentence.slice(match.index).replace(/^[\p{L}-]+/u, ''));
}

function thingsIn(sentence: string): string[] {
  return (sentence.match(thing) ?? []).filter((word) => namedBy(word).naming === 'other');
}
