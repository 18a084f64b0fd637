/** Days and months of birth without a year: "hat am 30. August Geburtstag", "wird am 3.4. sieben". */
import { day, month, monthName } from './birth-dates.ts';
import { aroundPlace, isOfSomebody, isOfTheKnown, isOwnOrKin } from './kinship.ts';
import { lean } from './lean-pattern.ts';
import { type Span, spanOf } from './spans.ts';
import { upToNinety } from './spoken-numbers.ts';

const shape = lean(
  `(?<![\\p{L}\\d]|\\d[.:/-])(?:${day}\\.\\s?${month}\\.?(?![.\\d])|${day}(?:\\.|ten|er|st|nd|rd|th|º|°|-?го)?\\s?(?:(?:of|de|di)\\s)?(?:${monthName})(?!\\p{L})|(?:${monthName})\\s${day}(?:st|nd|rd|th)?(?![\\p{L}\\d.:]))`,
  'giu',
);

const feast =
  '(?<!\\p{L})(?:geburtstag(?:s?kind)?|geb\\.?-?tag|birthday|b-?day|anniversaire|cumpleaños|compleanno|urodziny|doğum ?gün\\p{L}{0,4}|день рождения|день народження|днюха|عيد ميلاد\\p{L}{0,3})(?!\\p{L})';
const hint = lean(
  `${feast}|(?<!\\p{L})(?:geboren|born|wird|werde?n?|wurden?|geworden|ihren|seinen|meinen|turn(?:s|ed|ing)?|will be|cumpl\\p{L}{1,3}|compi\\p{L}{1,3}|ans|kończy|skończ\\p{L}{1,3}|yaş\\p{L}{1,6}|исполн\\p{L}{2,6}|виповн\\p{L}{2,6})(?!\\p{L})`,
  'iu',
);
const years = '(?:\\s(?:jahre?(?: alt)?|years? old|years|ans|años|anni|lat|lata|лет|года?|років|роки|рік))?';
const age = `(?:\\d{1,2}|${upToNinety})(?!\\p{L}|\\d|[.:,/]\\d)${years}`;
const ends = '(?=\\s?(?:$|[,.!?;)\\n-]|(?:und|also|and|geworden|wird|werden?|wurden?|et|y|e|i|и)(?!\\p{L})))';
const filler = '(?:(?:schon|erst|auch|jetzt|endlich|dann|gerade|genau|nun|already)\\s){0,2}';
/** "ihren 18ten", "seinen sechsten Geburtstag" */
const nth = `(?:ihren|seinen|meinen|den)\\s(?:\\d{1,2}(?:\\.|s?ten)|(?:${upToNinety})s?ten)(?:\\sgeburtstag)?(?=\\s?(?:$|[,.!?;)\\n]|feiern?|und))`;

const has = '(?:hat|habe?|haben|hatten?|feier(?:t|n|te|ten)?|wird|werde?n?|wurden?|ist|bin|sind)';
const on = /(?<!\p{L})(?:am|zum|den|seit|an|on|the|le|el|il)\s$/iu;
/** What is said behind the day that makes it one of birth. */
const then = lean(
  `^,?\\s(?:${has}\\s(?:[\\p{L}'’-]+\\s){1,3}?)?${filler}(?:${nth}|(?:${age})${ends}|(?:[\\p{L}'’-]+\\s){0,2}?${feast}(?!\\s(?:feiern|der b|von der b))|geboren(?!\\p{L}))`,
  'iu',
);
const noVerb = lean(`(?<!\\p{L})${has}(?!\\p{L})`, 'iu');
/** "Geburtstag: 9.12.", "ihr Geburtstag ist am 9. Dezember" */
const named = lean(
  `${feast}(?:\\s?[:=(,-]|\\s(?:ist|war|is|was|est|es|è|to|je|це|это|у сына|у дочки))?\\s?(?:(?:immer|dieses jahr|schon|always)\\s)?(?:am|der|den|on|the|le|el|il)?\\s?$`,
  'iu',
);
const ofWhom = lean(
  `${feast}\\s(?:von |of |de |di )?(?:mein|unser|my|our|mon|ma|mi|mio|mia)\\p{L}{0,2}\\s\\p{L}+(?:\\s\\p{Lu}\\p{L}+)?\\s?(?:ist|is|:|est|es|è)?\\s?(?:am|on|le|el|il)?\\s?$`,
  'iu',
);
const atFeast = lean(
  `(?:\\p{L}|\\d\\.\\s?|(?<!\\p{L})(?:zum|für|fürs|beim|vom|am|de[nmr]|eine?n?|for|the|a|pour|para|per)\\s)(?=${feast.replace('(?<!\\\\p{L})', '')})`,
  'iu',
);
/** The languages that put the age in front: "turns six on", "cumple 6 años el". */
const ageFirst = lean(
  `(?<!\\p{L})(?:turn(?:s|ed|ing)?|will be|cumpl\\p{L}{1,3}|compi\\p{L}{1,3}|aura|a eu|fête(?:ra)? ses|kończy|skończ\\p{L}{1,3}|исполн\\p{L}{2,6}|виповн\\p{L}{2,6}|wird|werden?|wurden?)\\s(?:${age}|(?:\\p{L}+\\s)?\\p{L}+)\\s(?:am|on|the|on the|le|el|il)?\\s?$`,
  'iu',
);
const yaş = /^\s?['’]?(?:de|da|te|ta)?\s(?:\d{1,2}|\p{L}+)\s(?:yaş|лет|years)|^\s(?:года\s)?(?:исполн|виповн)\p{L}/iu;

const bornOn = /(?<!\p{L})(?:geboren|born)\s(?:am|on)\s(?:the\s)?$/iu;

/** A house, a club or a hero has its day as well. */
const institution =
  /(?<!\p{L})(?:(?:b[üu]e?cher|biblio)\p{L}*|schule|\p{L}*verein|firma|stadt|museum|partei|laden|kita|kirche|library|school|company|bibliot\p{L}*|библиотек\p{L}|бібліотек\p{L}|kütüphane\p{L}*|habt ihr|haben sie|party|feiern wir)(?!\p{L})/iu;

/** Days of birth, of the writer or of somebody that is told of. */
export function birthdays(text: string): Span[] {
  if (!hint.test(text)) return [];
  return [...text.matchAll(shape)].map(spanOf).filter((span) => isBirthday(text, span));
}

function isBirthday(text: string, { start, end }: Span): boolean {
  const [before, behind] = aroundPlace(text, start, end);
  if (isOfTheKnown(before + behind)) return false;
  const clause = before.split(/[,;:(]\s/u).at(-1) ?? '';
  if (institution.test(clause) || institution.test(behind.slice(0, 25))) return false;
  return isTold(before, behind) || isNamed(before) || (bornOn.test(before) && isOwnOrKin(before));
}

/** "hat am 3.4. Geburtstag", "am 3.4. wird er sieben", "cumple 6 el 3 de abril" */
function isTold(before: string, behind: string): boolean {
  if (!isOfSomebody(before) && !isOfSomebody(behind)) return false;
  if (yaş.test(behind)) return isOwnOrKin(before);
  if (ageFirst.test(before)) return numberOrWord.test(before) && isOwnOrKin(before);
  return on.test(before) && (noVerb.test(before) || noVerb.test(behind)) && then.test(behind);
}

const numberOrWord = lean(
  `(?<!\\p{L})(?:${age}|six|seven|eight|nine|ten|\\p{L}+\\s(?:ans|años|anni|lat|лет|років))`,
  'iu',
);

function isNamed(before: string): boolean {
  if (ofWhom.test(before)) return true;
  const feastWords = named.exec(before)?.[0];
  if (feastWords === undefined) return false;
  const lead = before.slice(0, before.length - feastWords.length);
  return (
    !atFeast.test(lead.slice(-12) + feastWords) &&
    (isOwnOrKin(lead) || /(?:^|[,;/(|\uFFFC-]\s?|\b(?:ihr|sein|his|her)\s)$/iu.test(lead))
  );
}
