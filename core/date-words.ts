/** Dates in figures and with month names: "24.12.", "3. Oktober", "December 24th", "24/12", "vom 24. bis 26.12.". */
import { Temporal } from 'temporal-polyfill';
import { englishMonth, letter, monthName, monthNumber } from './day-words.ts';

/** What a date means from today on; `unread` where there is no such day, or it could be two. */
export type DateRead = readonly Temporal.PlainDate[] | 'past' | 'unread';

/** In days; whoever names a longer span asks for no opening hours. */
export const longestSpan = 35;
const year = '(?:,? ?(?:20\\d\\d))';
const ordinal = '(?:st|nd|rd|th|er|º|ª)';
const notATime = `(?! ?(?:uhr|h|am|pm|a\\.m|p\\.m|o.?clock)(?!${letter})|[.:]?\\d)`;
const forms = {
  iso: '\\d{4}-\\d{2}-\\d{2}',
  dotted: `\\d{1,2}\\. ?\\d{1,2}\\.(?: ?20\\d\\d|\\d\\d${notATime})?`,
  undotted: `\\d{1,2}\\.\\d{2}(?:\\.20\\d\\d)?${notATime}`,
  named: `\\d{1,2}(?:\\.|${ordinal})? ?(?:of |de |del )?${monthName}(?!${letter})\\.?${year}?`,
  english: `${englishMonth}(?!${letter})\\.? (?:the )?\\d{1,2}${ordinal}?${notATime}${year}?`,
  slashed: '\\d{1,2}/\\d{1,2}(?:/(?:20)?\\d\\d)?(?!\\d|\\.\\d)',
} as const;
/** One date, for folded text. */
export const date = `(?:${Object.values(forms).join('|')})`;
const partial = `\\d{1,2}(?:\\.|${ordinal})?`;
const until = '(?:-|–|bis(?: zum| einschliesslich)?|to|until|till|through)';
const and = '(?:und|oder|u\\.|&|and|or|\\+|/)';
const between = '(?:(?:zwischen|between) (?:dem |the )?)?';
/** Several days or a span of them, of which the last has its month: "25. und 26.12.", "24. bis 26. Dezember". */
export const dates = `${between}(?:${partial}, ?){0,5}(?:${date}|${partial}) ?(?:${until}|${and}) ?(?:dem |den |am |the )?${date}`;
/** The same in English, of which the first has its month: "December 24 to 26". */
export const englishDates = `${between}${englishMonth} \\d{1,2}${ordinal}? ?(?:${until}|${and}) ?(?:the )?\\d{1,2}${ordinal}?${notATime}`;
/** A span in Turkish: "24 ile 26 Aralık arasında". */
export const turkishSpan = `(?:${date}|${partial}) (?:ile|ve) ${date} arasi${letter}*`;

interface Parts {
  day: number;
  month: number;
  year: number | null;
}

/** One date as `date` finds it. */
export function readDate(folded: string, today: Temporal.PlainDate): DateRead {
  const parts = partsOf(folded);
  if (parts === null) return 'unread';
  if (parts.year === null) return nextOf(parts, today);
  const day = dayOf({ ...parts, year: parts.year });
  if (day === null) return 'unread';
  return Temporal.PlainDate.compare(day, today) < 0 ? 'past' : [day];
}

/** Several as `dates`, `englishDates` or `turkishSpan` find them; a span of more than five weeks is not read. */
export function readDates(folded: string, today: Temporal.PlainDate): DateRead {
  const isSpan = new RegExp(
    `^(?:zwischen|between) | arasi|(?<=(?:[\\d.]|${letter}) ?)${until}(?= ?(?:dem |den |am |the )?(?:\\d|${englishMonth}))`,
    'u',
  ).test(folded.replace(new RegExp(forms.iso, 'g'), '0.0.'));
  const found = [...folded.matchAll(new RegExp(`${date}|${partial}`, 'gu'))].map(([text]) => text);
  const whole = found.map(partsOf);
  const months = whole.filter((parts) => parts !== null);
  const anchor = months.at(-1);
  if (anchor === undefined) return 'unread';
  const parts = found.map((text, i) => whole[i] ?? { ...anchor, day: Number.parseInt(text, 10) });
  if (!isSpan)
    return together(parts.map((each) => (each.year === null ? nextOf(each, today) : inItsYear(each, today))));
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || parts.length !== 2) return 'unread';
  return spanOf(first, last, today);
}

function spanOf(first: Parts, last: Parts, today: Temporal.PlainDate): DateRead {
  const end = last.year === null ? nextOf(last, today) : inItsYear(last, today);
  const [to] = typeof end === 'string' ? [] : end;
  if (to === undefined) return typeof end === 'string' ? end : 'unread';
  const sameYear = dayOf({ ...first, year: first.year ?? to.year });
  const isAfter = sameYear !== null && Temporal.PlainDate.compare(sameYear, to) > 0;
  // Within one month it is the wrong way round.
  const isOverNewYear = isAfter && first.year === null && first.month > last.month;
  const from = isOverNewYear ? dayOf({ ...first, year: to.year - 1 }) : sameYear;
  if (from === null) return 'unread';
  const start = Temporal.PlainDate.compare(from, today) < 0 ? today : from;
  const length = start.until(to).days + 1;
  if (length < 1 || length > longestSpan) return 'unread';
  return Array.from({ length }, (_, days) => start.add({ days }));
}

function together(reads: readonly DateRead[]): DateRead {
  if (reads.includes('unread')) return 'unread';
  const days = reads.flatMap((read) => (typeof read === 'string' ? [] : read));
  return days.length === 0 ? 'past' : days;
}

function inItsYear({ day, month, year }: Parts, today: Temporal.PlainDate): DateRead {
  const found = year === null ? null : dayOf({ day, month, year });
  if (found === null) return 'unread';
  return Temporal.PlainDate.compare(found, today) < 0 ? 'past' : [found];
}

/** The next such day from today on; there is none within two years for 29 February now and then. */
function nextOf(parts: Parts, today: Temporal.PlainDate): DateRead {
  for (const year of [today.year, today.year + 1]) {
    const day = dayOf({ ...parts, year });
    if (day !== null && Temporal.PlainDate.compare(day, today) >= 0) return [day];
  }
  return 'unread';
}

function dayOf(parts: { day: number; month: number; year: number }): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(parts, { overflow: 'reject' });
  } catch {
    return null; // a RangeError, the only way to ask
  }
}

/** Null for what has no month, or could be either of two days, as "5/6". */
function partsOf(folded: string): Parts | null {
  const name = folded.match(/\p{L}{3,}/gu)?.find((word) => monthNumber(word) !== undefined);
  const numbers = (folded.match(/\d+/g) ?? []).map(Number);
  const [first = 0, second, third] = numbers;
  const asYear = (number: number | undefined) => (number === undefined ? null : number < 100 ? 2000 + number : number);
  if (name !== undefined) return { day: first, month: monthNumber(name) ?? 0, year: asYear(second) };
  if (second === undefined) return null;
  if (first > 999) return { year: first, month: second, day: third ?? 0 };
  if (!folded.includes('/')) return { day: first, month: second, year: asYear(third) };
  if (first > 12 && second <= 12) return { day: first, month: second, year: asYear(third) };
  return second > 12 && first <= 12 ? { day: second, month: first, year: asYear(third) } : null;
}
