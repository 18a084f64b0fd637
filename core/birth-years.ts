/** Years and months of birth: "Jahrgang 1962", "im März 2019 geboren", "geboren 1978 am 17.12." */
import { day, fullYear, month, monthName, oldestAlive } from './birth-dates.ts';
import { aroundPlace, isOfSomebody, isOfTheKnown, isOwnOrKin, kin } from './kinship.ts';
import { lean } from './lean-pattern.ts';
import { type Span, spanOf } from './spans.ts';
import type { Millis } from './thread.ts';

const goesOn = '(?![\\p{L}\\d]|[.,:/-]\\d)';
const hint =
  /(?<!\p{L})(?:jahrgang|jg|jahrg|baujahr|bj|geb|born|birth|née?|geborene?n?|geburtsjahr|rocznik|annata|classe)(?!\p{L})|nac[ií]|nat[oa]|naiss|urodz|do[ğg]um|рожд|родил|народ|г\.\s?р|р\.\s?н|مواليد|ولد|ميلاد/iu;

/** Most texts have no year, and are read no further. */
const anyYear = /(?:19|20)\d\d|j(?:ahr)?g|baujahr|bj|rocznik/i;
/** "Jahrgang 75", and no class of a school: those have figures up to 13. */
const vintage = lean(
  `(?<=(?<![\\p{L}-])(?:jahrgang|jahrg\\.?|jg\\.?|baujahr|bj\\.?|geburtsjahr|rocznik|year of birth|birth year|année de naissance|año de nacimiento|anno di nascita|год рождения|рік народження|do[ğg]um yılı\\p{L}{0,2})\\s?(?::|ist|is|est|es|è)?\\s?)(?:${fullYear}|['’]\\d\\d|0\\d|1[4-9]|[2-9]\\d)${goesOn}`,
  'giu',
);
const yearOrMonth = lean(
  `(?<![\\p{L}\\d]|\\d[.,:/-])(?:(?:${monthName}\\s|${month}[./]\\s?))?${fullYear}${goesOn}`,
  'giu',
);
const bornBefore =
  /(?<!\p{L})(?:geboren|geb\.?|born|née?|nací|nació|nacid[oa]|nat[oa]|urodz\p{L}{1,6}|ur\.|родил\p{L}{1,3}|рожд[её]н\p{L}?|народи\p{L}{2,5}|народжен\p{L}?|مواليد|ولدت?|doğum\p{L}{0,5})\s?:?\s?(?:(?:się|bin ich|ist er|ist sie|bin|wurde|ich|im|in|en|nel|w|в|у|jahr|jahre|the|year|el|año|roku|عام|سنة|ca\.|am|[\p{L}-]{2,12}\sin)\s){0,3}$/iu;
const bornBehind =
  /^\s?(?:года|году|год|року|roku|г\.|р\.|yılında|['’]?(?:de|da|te|ta)\s)?\s?(?:bin ich |wurde ich |ist (?:er|sie|es) )?(?:geboren|geb\.|auf die welt|zur welt|born|doğumlu\p{L}{0,4}|doğdu\p{L}{0,2}|рождени[яй]|рожд[её]н\p{L}?|родил\p{L}{1,3}|народжен\p{L}{1,2}|народи\p{L}{2,5}|г\.?\s?р\.?(?!\p{L})|р\.?\s?н\.?(?!\p{L}))/iu;
/** Of all who are as old, no one is meant. */
const everybody =
  /(?<!\p{L})(?:alle|kinder|jugendliche|leute|personen|menschen|wer|people|anyone|everyone|children|those)(?:,)?\s(?:(?:die|who|was)\s)?[^,.]{0,20}$/iu;
const possessive = /(?<!\p{L})(?:meine?[rmns]?|unsere?[rmns]?|my|our)\s(?:\p{L}+\s){0,2}\p{L}+[^.]{0,20}$/iu;

/** In jest, of a person: "Ich bin Baujahr 1962". A house or a car that somebody has is of a year in earnest. */
const made = /(?<!\p{L})(?:baujahr|bj\.?)\s?(?::|ist|is)?\s?$/iu;
const madePerson = lean(
  `(?:(?<!\\p{L})(?:ich|bin|wir)(?!\\p{L})|${kin})(?:\\s(?:bin|ist|sind|ich|wir|selbst|auch|noch|ja)){0,3},?\\s(?:baujahr|bj\\.?)\\s?$`,
  'iu',
);

/** A volume of a paper, of wine, or a car is of a year as well. */
const periodical =
  /(?:zeitung|zeitschrift|magazin|hefte?|ausgaben?|spiegel|geo|mikrofilm|gebunden\p{L}{0,2}|anzeiger|kurier|blatt|presse|illustrierte|comics?|wein|riesling|auto|oldtimer|modell|whisky)(?:en|s)?(?!\p{L})/iu;
const ofPaper =
  /^\s(?:der|des|von|vom|dieser|komplett|gebunden|einsehen|im bestand|bestellen|ausleihen|vorhanden|verfügbar)(?!\p{L})/iu;
const sought =
  /(?:such\p{L}{0,3}|brauch\p{L}{0,3}|habt ihr|haben sie|gibt es|bestell\p{L}{0,3}|lese|einsehen|komplette?n?|ganze?n?|gesamte?n?)\s(?:(?:den|die|das|noch|auch|nur|vom|von)\s){0,2}(?:jahrgang|jg\.?|jahrg\.?)\s?$/iu;
const fullName = /(?<!\p{L})\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? \p{Lu}\p{L}+\s?[,(/|]\s?[^.]{0,40}$/u;

/** Years, and months with a year, in which the writer or somebody that is told of was born. */
export function birthYears(text: string, now?: Millis): Span[] {
  if (!anyYear.test(text) || !hint.test(text)) return [];
  const latest = now === undefined ? 2099 : new Date(now).getUTCFullYear();
  const vintages = [...text.matchAll(vintage)].map(spanOf).filter((span) => isVintage(text, span));
  const births = [...text.matchAll(yearOrMonth)].map(spanOf).filter((span) => isBirth(text, span));
  const alive = [...vintages, ...births].filter(({ start, end }) =>
    isBetween(text.slice(start, end), oldestAlive, latest),
  );
  return [...alive, ...births.flatMap((span) => daysBehind(text, span))];
}

function isBetween(date: string, from: number, to: number): boolean {
  const year = /(?:19|20)\d\d$/.exec(date)?.[0];
  return year === undefined || (Number(year) >= from && Number(year) <= to);
}

function isVintage(text: string, { start, end }: Span): boolean {
  const [before, behind] = aroundPlace(text, start, end);
  if (made.test(before)) return madePerson.test(before);
  const sentence = before + behind;
  if (isOfTheKnown(sentence) || periodical.test(sentence) || ofPaper.test(behind) || sought.test(before)) return false;
  return isOfSomebody(before) || isOwnOrKin(behind) || fullName.test(before) || /\uFFFC[^.]{0,20}$/u.test(before);
}

function isBirth(text: string, { start, end }: Span): boolean {
  const [before, behind] = aroundPlace(text, start, end);
  if (!bornBefore.test(before) && !bornBehind.test(behind)) return false;
  if (isOfTheKnown(before + behind) || (everybody.test(before) && !possessive.test(before))) return false;
  return isOwnOrKin(before + behind) || dayBehind.test(behind) || /\p{L}um(?!\p{L})/u.test(behind.slice(0, 14));
}

/** "geboren 1978 am 3. Advent, 17.12." */
const dayBehind = lean(
  `^\\s?,?\\s?(?:am|an|,|on)\\s(?:\\d\\.\\s\\p{L}{4,10},?\\s(?:am\\s)?(?:den\\s)?)?(${day}\\.\\s?(?:${month}\\.|${monthName}))(?!\\d)`,
  'diu',
);

function daysBehind(text: string, { end }: Span): Span[] {
  const place = dayBehind.exec(text.slice(end, end + 50))?.indices?.[1];
  return place ? [{ start: end + place[0], end: end + place[1] }] : [];
}
