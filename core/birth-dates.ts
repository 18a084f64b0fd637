/** Birth dates in a text: dates that a word of birth, in any language of the patrons, stands next to. */
import { lean } from './lean-pattern.ts';
import { apart, type Span } from './spans.ts';
import { dayWord, saysDay, saysYear, upToNinety, yearWord } from './spoken-numbers.ts';
import type { Millis } from './thread.ts';

/** How the names of the months begin in German, English, French, Spanish, Italian, Polish, Turkish, Russian, Ukrainian and Arabic. */
const months =
  'jan|jän|feb|fév|fev|m[äa]r|maer|a[pvb]r|ma[iyjg]|ju[nli]|au[gû]|ao[uû]|sep|set|o[kct]t|nov|de[czs]|déc|en[e.]|ago|dic|gen|giu|lug|ott|sty|lut|kwi|cze|lip|sie|wrz|pa[źz]|lis|gru|oca|şub|nis|haz|tem|a[ğg]u|eyl|eki|kas|ara|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру|يناير|فبراير|مارس|[أا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر|كانون|شباط|[آا]ذار|نيسان|[أا]يار|حزيران|تموز|[آا]ب|[أا]يلول|تشرين';
/** Nobody alive was born before 1900; a year of two figures is taken for one. */
const year = "(?:(?:19|20)\\d\\d|['’]?\\d\\d)";
export const fullYear = '(?:19|20)\\d\\d';
export const day = '(?:0?[1-9]|[12]\\d|3[01])';
export const month = '(?:0?[1-9]|1[0-2])';
export const monthName = `(?=\\p{L})(?:${months})\\p{L}{0,9}(?:\\s(?:الثاني|الأول|الاول))?\\.?`;
const figuresFirst = [
  `${day}\\s?[./-]\\s?(?:${month}|${monthName})\\s?[./-]?\\s?${year}`,
  `${month}[./-]${day}[./-]${year}`,
  `${day},${month},${year}`,
  `${day}\\s${month}\\s${fullYear}`,
  `${fullYear}\\s?[./-]\\s?${month}\\s?[./-]\\s?${day}`,
  `${day}(?:\\.|ten?|ter|st|nd|rd|th|er|º|°)?\\s?(?:(?:of|de|del|di)\\s)?${monthName}[\\s,]{1,2}(?:de[l]?\\s)?${year}`,
  `[0-3]\\d[01]\\d${fullYear}`,
  `[0-3]\\d[01]\\d\\d\\d`,
].join('|');
/** "dritten Mai siebenundachtzig", "zwölfter siebter 1990", "the third of May 1985", "3. Mai neunzehnhundertachtzig" */
const inWords = `${dayWord}\\s(?:of\\s)?(?:${monthName}|${dayWord}),?\\s(?:${fullYear}|['’]?\\d\\d|${yearWord})|${day}\\.?\\s?(?:${monthName}|${month}\\.)\\s${yearWord}`;
const monthFirst = `${monthName}\\s${day}(?:st|nd|rd|th)?,?\\s${year}`;
const whole = '(?!\\d|[.,/-]\\d)';

const born =
  '(?<!\\p{L})(?:geboren|gebohren|geborn|geb)(?!\\p{L}|\\.?\\s?(?:ausg|buch|bände))\\.?|(?<!\\p{L})born(?!\\p{L})|do[ğg]um|do[ğg]du|(?<!\\p{L})n[ée]e?(?!\\p{L})|(?<!\\p{L})nac[ií](?!\\p{L})|nacid[oa]|naci[óo](?<=(?<!\\p{L})(?:mi|mis|nuestr[oa])\\s\\p{L}{2,12}\\s(?:\\p{L}{2,20}\\s)?naci[óo])(?!\\p{L})|(?<!\\p{L})nat[oa] il(?!\\p{L})|urodz|народ[жи]|(?<!\\p{L})нар\\.|рожд[её]н|рождени|родил|д\\.\\s?р\\.|مواليد|ميلاد|ولدت|مولود|تولد|(?<!\\p{L})و\u064f?لد\\s(?=ابن|حفيد|طفل|أخ)';
const named =
  'geburts-?(?:datum|dat\\.?|(?<!\\p{L}geburts-?)tag(?=\\s{0,2}(?:ist|war|:|=|-|\\d)))|geb\\.?\\s?-?\\s?(?:dat|tag|am)|date of birth|birth ?-?date|(?:birth|(?<!\\p{L})b-?)day(?=\\s{0,2}(?:is|:|=|\\d))|(?<!\\p{L})d\\.?o\\.?b(?!\\p{L})|naissance|(?<!\\p{L})né\\(e\\)|nacimiento|(?<!\\p{L})f\\.\\s?nac|nascita|(?<!\\p{L})nat[oa](?!\\p{L})|(?<!\\p{L})ur\\.|data ur';
const children =
  '(?<!\\p{L})(?:tochter|töchter|sohn|söhne|kind(?:er)?|enkel(?:in|kind)?|zwillinge|geschwister|bruder|schwester|neffe|nichte|kleiner?|größter?|ältester?|jüngster?|mutter|vater|mann|frau|daughters?|sons?|twins|kids?)(?!\\p{L})';
const wordOfBirth = lean(
  `${born}|${named}|(?<!\\S)\\*(?=\\s?\\d)|\\*(?=\\s?\\d)(?<=${children}[^.!?\\n\\d]{0,25}\\(\\*)`,
  'giu',
);
const behind = (date: string) => lean(`[^\\d!?\\n\\uFFFC]{0,40}?(?<!\\p{L}|\\d\\.?)((?:${date})${whole})`, 'diuy');
const dateBehind = behind(`${figuresFirst}|${monthFirst}`);
const saidDateBehind = behind(inWords);
const thenBorn = `\\s?(?:р\\.|г\\.|года|року|in \\p{L}{2,20})?\\s?[(,]{0,1}\\s?(?:bin ich |wurde ich |in \\p{L}{2,20} )?(?:${born}|(?:zur|auf die|auf der) welt)|\\s(?:[msi]einen |ihren )?geburtstag(?!\\p{L}|\\s(?:feier|bei|in|im))|\\s?(?:\\(|[,-]\\s?(?:das|dies|this|that)\\s)?(?:ist|is|war|als|es|est|è|to|-|это|це)\\s(?:auch )?(?:\\p{L}{2,8}\\s){0,2}(?:${named}|geburtstag(?!\\p{L})|${born})|\\s?\\((?:${named})[^)\\d]{0,10}\\)`;
const birthDateFirst = lean(`(?<![\\d.])(?=\\d)((?:${figuresFirst})${whole})(?:${thenBorn})`, 'dgiu');
const saidBirthDateFirst = lean(`(?<![\\d\\p{L}])(${inWords})(?:${thenBorn})`, 'dgiu');
/** A date in full, as a source: whether it is one of birth, `isLongAgo` may tell. */
export const writtenDate = `${day}\\.\\s?(?:${month}\\.|${monthName})\\s?${fullYear}`;
/** The same in any order of its parts, and with a year of two figures behind dots. */
export const fullDate = `(?:${day}\\s?[./-]\\s?(?:${month}|${monthName})\\s?[./-]?\\s?${fullYear}|${day}\\.${month}\\.\\d\\d|${fullYear}\\s?[./-]\\s?${month}\\s?[./-]\\s?${day}|${day}(?:\\.|ten?|st|nd|rd|th|er|º|°)?\\s?(?:(?:of|de|del|di)\\s)?${monthName}[\\s,]{1,2}(?:de[l]?\\s)?${fullYear}|${monthName}\\s${day}(?:st|nd|rd|th)?,?\\s${fullYear})`;

/** From this year on, where nobody says which time it is, a date may be one that something is due on. */
const recentYear = 2020;
/** Nothing borrowed is due, and no event told of, so many years later. */
const yearsAgo = 5;
/** Who was born before is no patron, unless of the family. */
const oldestPatrons = 1930;
/** Who was born before is nobody's patron at all. */
export const oldestAlive = 1915;
const figuresOnly = /^(\d{1,2})[ ./-]{0,3}(\d{1,2})[ ./-]{0,3}(\d{4}|\d\d)$/;

/** Whether nothing borrowed today is due on this date: it lies more than five years before now. */
export function isLongAgo(date: string, now?: Millis): boolean {
  const limit = now === undefined ? `${recentYear}-01-01` : isoYearsBefore(now);
  return isoOf(date, limit, '12-31') < limit;
}

/** Whether it is a date before any patron was born, or one that everybody knows for what happened on it. */
export function isOfHistory(date: string): boolean {
  const year = /(?:19|20)\d\d(?!\d)/.exec(date)?.[0];
  if (year === undefined) return false;
  return Number(year) < oldestPatrons || wellKnown.has(dayKey(date, year));
}

/** Day and month in either order: both the German and the American writing of a known day are known. */
function dayKey(date: string, year: string): string {
  const named = monthStarts.findIndex((starts) => starts.test(date));
  const figures = (date.replace(year, ' ').match(/\d{1,2}/g) ?? []).map(Number);
  return [year, ...[...figures, ...(named < 0 ? [] : [named + 1])].sort((a, b) => a - b)].join(' ');
}

const monthStarts = [
  'jan|jän|ene|gen|sty|oca|янв|січ',
  'fe[bv]|fév|lut|şub|фев|лют',
  'm[äa]r|maer|мар|бер',
  'a[pvb]r|kwi|nis|апр|кві',
  'ma[iyj]|mag|ма[йя]|тра',
  'jun|jui?n(?!l)|giu|cze|haz|июн|чер',
  'jul|juil|lug|lip|tem|июл|лип',
  'au[gû]|ao[uû]|ago|sie|a[ğg]u|авг|сер',
  'sep|set|wrz|eyl|сен|вер',
  'o[kct]t|pa[źz]|eki|жов',
  'nov|lis|kas|ноя|лис',
  'de[czs]|déc|dic|gru|ara|дек|гру',
].map((starts) => lean(`(?<!\\p{L})(?:${starts})`, 'iu'));
/** Days of history after the oldest patrons' births: year, and day and month, the smaller first. */
const wellKnown = new Set([
  ...[
    '1933 1 30',
    '1933 2 27',
    '1933 5 10',
    '1938 9 11',
    '1938 10 11',
    '1939 1 9',
    '1944 6 6',
    '1944 7 20',
    '1945 1 27',
    '1945 4 25',
    '1945 5 8',
  ],
  ...['1945 5 9', '1945 6 8', '1948 10 12', '1949 5 23', '1949 7 10', '1953 6 17', '1961 4 12', '1961 8 13'],
  ...['1963 11 22', '1969 7 20', '1969 7 21', '1986 4 26', '1989 9 11', '1990 3 10', '1991 8 24', '2001 9 11'],
]);

/** @param unread the day for a month in words, which is not told apart */
function isoOf(date: string, limit: string, unread: string): string {
  const [, day, month = '', shortYear = ''] = figuresOnly.exec(date) ?? [];
  const year = /(?:19|20)\d\d(?!\d)/.exec(date)?.[0] ?? ofCentury(shortYear, Number(limit.slice(0, 4)));
  return day === undefined ? `${year}-${unread}` : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Two figures are a year of this century, unless that one is still to come. */
function ofCentury(shortYear: string, limit: number): string {
  return Number(`20${shortYear}`) > limit + 2 * yearsAgo ? `19${shortYear}` : `20${shortYear}`;
}

function isoYearsBefore(now: Millis): string {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() - yearsAgo);
  return day.toISOString().slice(0, 10);
}

/** Whoever says under which name the account goes says the date to it. */
const known =
  '(?:mich|ich bin|bin ich|konto|abgleich|daten|registered|account|find me|listed)(?!\\p{L})[^\\d.!?\\n\\uFFFC]{0,25}?(?:unter|auf|als|under|as|:)(?:\\s(?:dem |den )?namen?)?(?:\\s\\p{Lu}[\\p{L}-]{1,20},)?';
const kin =
  '(?<!\\p{L})(?:zwillinge|kinder|enkelkind|schwester|bruder|oma|opa|daughters?|sons?|husband|wife|twins|fils|fille|mari|hij[oa]|figli[oa]|marito|moglie|syn|córka|oğlum|kızım|eşim|сын|дочь|син|донька)(?!\\p{L})';

/** "Meine Tochter Lea, 5.8.2012, …", "Ich heiße …": what stands behind a person is no due date, if it is long ago. */
const ofFamily = lean(
  `(?:(?<!\\p{L})ich(?=\\s?\\()|${known}|${kin}|tochter|töchter|sohn|söhne|kind|enkel|enkelin|mutter|vater|mann|frau|daughter|son|hei(?:ß|ss)e|name(?: ist)?:?)(?:\\s\\p{Lu}\\p{L}{1,20}){0,3}(?:\\s?[,(]\\s?(?:beide |alle |both )?|(?<=(?:meine?[rmns]?|unsere?[rmns]?)\\s(?:tochter|sohn|kind|mutter|vater|mann|frau))\\s)(?=\\d)(${fullDate})${whole}`,
  'dgiu',
);

const dayOnly = `${day}\\.\\s?(?:${month}\\.|${monthName})`;
const age = `(?:\\d{1,2}|${upToNinety})(?!\\p{L}|\\d|[.:,/]\\d)`;
const ageEnds = '(?=\\s?(?:$|[,.!?;)\\n]|-|(?:jahre|und|also|years|and)(?!\\p{L})))';
/** "Mein Sohn wird am 3.4. sieben": day and age together are a birth date. */
const turns = /wird|werd|turn|will be/i;
const birthdayOf = lean(
  `(?:(?<!\\p{L})(?:ich|i|er|sie|s?he|(?:unsere?|meine?|our|my)\\s(?!schul|kita|verein|firma|b[üu]e?cher|biblio|school|library)\\p{L}{2,20})|${children})(?:\\s[\\p{L}'-]{1,20}){0,2}?(?=\\s)\\s(?:(?:werde?n?|wird)\\sam\\s(${dayOnly})(?!\\d)\\s(?:schon |erst |auch )?${age}|(?:turns?|will be)\\s${age}\\son\\s((?:the )?(?:${monthName}\\s${day}(?:st|nd|rd|th)?|${day}(?:st|nd|rd|th)?\\s(?:of\\s)?${monthName})(?![\\p{L}\\d])))${ageEnds}`,
  'dgiu',
);

/** Every word of birth above, or a piece of it, in small letters: most texts have none, and are read no further. */
const birthWord =
  /و\u064f?لد\s|geb(?:o|urt|d|t|a|\P{L}|$)|born|birth|b-?day|welt|do[ğg]|(?<!\p{L})n[ée]e?(?!\p{L})|nac|nat[oa]|naiss|nasc|né\(|d\.?o\.?b|urodz|ur[.: ]|\*|народ|нар\.|рожд|родил|д\.\s?р|مواليد|ميلاد|ولدت|مولود|تولد/u;

/** Dates of birth with day, month and year. A year alone ("Jahrgang 1990") leads to nobody. */
export function birthDates(text: string, now?: Millis): Span[] {
  const old = dated(text, ofFamily).filter(({ start, end }) => isLongAgo(text.slice(start, end), now));
  const family = apart(turns.test(text) ? [...old, ...dated(text, birthdayOf)] : old);
  if (!birthWord.test(text.toLowerCase())) return family;
  const said = saysDay(text) ? dated(text, saidBirthDateFirst) : [];
  const named = [...namedDates(text), ...dated(text, birthDateFirst)].filter(
    ({ start, end }) =>
      !isPoets(text.slice(start, end), text.slice(Math.max(0, start - 60), start), text.slice(end, end + 30)),
  );
  return apart([...named, ...said, ...family]);
}

/** "Astrid Lindgren, geboren am 14. November 1907" is no patron. */
function isPoets(date: string, words: string, following: string): boolean {
  if (died.test(following) && !ofOwn.test(words)) return true;
  const year = Number(/(?:19|20)\d\d(?!\d)/.exec(date)?.[0] ?? oldestPatrons);
  return year < oldestAlive || (year < oldestPatrons && thirdPerson.test(words) && !ofOwn.test(words));
}

/** "geb. 8.1.1947, gest. 10.1.2016" */
const died =
  /^[^\p{L}\d!?†]{0,4}(?:in \p{L}{2,20}[^\p{L}\d†]{0,4})?(?:und |and |et |y |e |i |и )?(?:†|(?:gest|verst|gestorben|verstorben|starb|died|dead|mort|décédé|murió|fallecid|mor[ìt]|zm|zmarł|ölüm|ум|умер|пом|помер)\p{L}{0,3}(?!\p{L}))/iu;
const thirdPerson = /\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?(?: (?:wurde|ist|wird|was) |,? ?[(]?(?:geb|geboren|born|\*))/u;
const ofOwn =
  /(?<!\p{L})(?:ich|wir|meine?[rmns]?|unsere?[rmns]?|herrn?|frau|vater|mutter|opa|oma|i|my|datum|date)(?!\p{L})|datum|date/iu;

const anyDate = lean(`(?<![\\p{L}\\d]|\\d[.:/-])(?=\\d)(${fullDate})${whole}`, 'dgiu');

/** Where a birth date is asked for, any date is one that is not yet to come. */
export function answeredBirthDates(text: string, now?: Millis): Span[] {
  const today = now === undefined ? '9999' : new Date(now).toISOString().slice(0, 10);
  const past = dated(text, anyDate).filter(({ start, end }) => isoOf(text.slice(start, end), today, '01') <= today);
  return apart([...birthDates(text, now), ...past]);
}

/** Dates behind a word of birth. Patterns of their own: as one, each word would have its own copy of that of the date. */
function namedDates(text: string): Span[] {
  const patterns = saysDay(text) || saysYear(text) ? [dateBehind, saidDateBehind] : [dateBehind];
  const found: Span[] = [];
  for (const { 0: word, index } of text.matchAll(wordOfBirth)) {
    if (index < (found.at(-1)?.end ?? 0)) continue;
    const nearest = apart(patterns.flatMap((pattern) => spanBehind(text, index + word.length, pattern)))[0];
    if (nearest !== undefined) found.push(nearest);
  }
  return found;
}

/** @param pattern a sticky one that captures the date */
function spanBehind(text: string, from: number, pattern: RegExp): Span[] {
  pattern.lastIndex = from;
  const place = pattern.exec(text)?.indices?.[1];
  return place ? [{ start: place[0], end: place[1] }] : [];
}

function dated(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].flatMap(({ indices }) => {
    const place = indices?.[1] ?? indices?.[2];
    return place ? [{ start: place[0], end: place[1] }] : [];
  });
}
