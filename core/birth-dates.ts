/** Birth dates in a text: dates that a word of birth, in any language of the patrons, stands next to. */
import { apart, type Span } from './spans.ts';

/** How the names of the months begin in German, English, French, Spanish, Italian, Polish, Turkish, Russian, Ukrainian and Arabic. */
const months =
  'jan|jän|feb|fév|fev|m[äa]r|maer|a[pvb]r|ma[iyjg]|ju[nli]|au[gû]|ao[uû]|sep|set|o[kct]t|nov|de[czs]|déc|en[e.]|ago|dic|gen|giu|lug|ott|sty|lut|kwi|cze|lip|sie|wrz|pa[źz]|lis|gru|oca|şub|nis|haz|tem|a[ğg]u|eyl|eki|kas|ara|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру|يناير|فبراير|مارس|[أا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر|كانون|شباط|[آا]ذار|نيسان|[أا]يار|حزيران|تموز|[آا]ب|[أا]يلول|تشرين';
/** Nobody alive was born before 1900; a year of two figures is taken for one. */
const year = "(?:(?:19|20)\\d\\d|['’]?\\d\\d)";
const fullYear = '(?:19|20)\\d\\d';
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const monthName = `(?:${months})\\p{L}{0,9}(?:\\s(?:الثاني|الأول|الاول))?\\.?`;
const figuresFirst = [
  `${day}\\s?[./-]\\s?(?:${month}|${monthName})\\s?[./-]?\\s?${year}`,
  `${month}[./-]${day}[./-]${year}`,
  `${day}\\s${month}\\s${fullYear}`,
  `${fullYear}\\s?[./-]\\s?${month}\\s?[./-]\\s?${day}`,
  `${day}(?:\\.|st|nd|rd|th|er|º|°)?\\s?(?:(?:of|de|del|di)\\s)?${monthName}[\\s,]{1,2}(?:de[l]?\\s)?${year}`,
  `[0-3]\\d[01]\\d${fullYear}`,
  `[0-3]\\d[01]\\d\\d\\d`,
].join('|');
const monthFirst = `${monthName}\\s${day}(?:st|nd|rd|th)?,?\\s${year}`;
const whole = '(?!\\d|[.,/-]\\d)';

const born =
  '(?<!\\p{L})(?:geboren|gebohren|geborn|geb)(?!\\p{L}|\\.?\\s?(?:ausg|buch|bände))\\.?|(?<!\\p{L})born(?!\\p{L})|do[ğg]um|do[ğg]du|(?<!\\p{L})n[ée]e?(?!\\p{L})|(?<!\\p{L})nac[ií](?!\\p{L})|nacid[oa]|(?<!\\p{L})nat[oa] il(?!\\p{L})|urodz|народ[жи]|(?<!\\p{L})нар\\.|рожд[её]н|рождени|родил|д\\.\\s?р\\.|مواليد|ميلاد|ولدت|مولود|تولد';
const named =
  'geburts-?(?:datum|dat\\.?|tag(?=\\s{0,2}(?:ist|war|:|=|-|\\d)))|geb\\.?\\s?-?\\s?(?:dat|tag|am)|date of birth|birth ?-?date|birthday(?=\\s{0,2}(?:is|:|=))|(?<!\\p{L})d\\.?o\\.?b(?!\\p{L})|naissance|(?<!\\p{L})né\\(e\\)|nacimiento|(?<!\\p{L})f\\.\\s?nac|nascita|(?<!\\p{L})nat[oa](?!\\p{L})|(?<!\\p{L})ur\\.|data ur';
const namedBirthDate = new RegExp(
  `(?:${born}|${named}|(?<!\\S)\\*(?=\\s?\\d))[^\\d!?\\n\\uFFFC]{0,40}?(?<![\\d.])((?:${figuresFirst}|${monthFirst})${whole})`,
  'dgiu',
);
const birthDateFirst = new RegExp(
  `(?<![\\d.])(?=\\d)((?:${figuresFirst})${whole})(?:\\s?(?:р\\.|г\\.|года|року|in \\p{L}{2,20})?\\s?[(,]{0,1}\\s?(?:bin ich |wurde ich |in \\p{L}{2,20} )?(?:${born})|\\s?\\(?(?:ist|is|war|es|est|è|to|-|это|це)\\s(?:auch )?(?:\\p{L}{2,8}\\s){0,2}(?:${named}|${born}))`,
  'dgiu',
);

/** Dates of birth with day, month and year. A year alone ("Jahrgang 1990") leads to nobody. */
export function birthDates(text: string): Span[] {
  return apart([...dated(text, namedBirthDate), ...dated(text, birthDateFirst)]);
}

function dated(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].flatMap(({ indices }) => {
    const place = indices?.[1];
    return place ? [{ start: place[0], end: place[1] }] : [];
  });
}
