/** What staff type about the rota: which days they mean. What cannot be read for sure is reported, never guessed. */
import { Temporal } from 'temporal-polyfill';
import { readDate } from './date-words.ts';
import { daysAsked } from './day-asked.ts';
import { fold } from './features.ts';

/** First and last day, both included, as 2026-12-24; or that it cannot be read. */
export type Span = { from: string; to: string } | 'unread';

const iso = /\d{4}-\d{2}-\d{2}/g;
/** Between two days. Dates such as 2026-12-24 are read before. */
const between = /\s*(?:[-–—]|\b(?:bis(?: zum)?|to|until|till|through)\b)\s*/;
/** In days: an absence reported now began no longer ago. */
const longestAgo = 90;
/** In days: whoever names one that was over no longer ago does not plan the next year. */
const justOver = 31;
/** A first day, of which it has to be said what the last one is. */
const openEnded = /^\s*(?:ab|von|vom|from)\s/i;
const prefix = /^(?:am|vom|von|ab|on|from|for|den|dem|der|the|nur|zum)\s+/u;

/**
 * One day: "heute", "morgen", "am 24.12.", "on Monday", "2026-12-24". Without a year it is the next one from today on.
 * @param today YYYY-MM-DD in the library's zone
 * @returns null where it names none, or could be either of two
 */
export function dayTyped(text: string, today: string): string | null {
  const bare = withoutPrefix(text.trim());
  const read = readDate(fold(bare), Temporal.PlainDate.from(today));
  const [only, second] = typeof read === 'string' ? [] : read;
  if (only !== undefined && second === undefined && looksLikeDate(bare)) return only.toString();
  if (read === 'past' && looksLikeDate(bare)) return /^\d{4}-\d{2}-\d{2}$/.test(bare) ? bare : null;
  const { days, unread, weekly } = daysAsked(text, today);
  return days.length === 1 && unread === null && weekly.length === 0 ? (days[0] ?? null) : null;
}

/**
 * Days of an absence: one day, or "1.12.-5.12.", "1.-5.12.", "vom 1.12. bis 5.12.", "1 Dec to 5 Dec", "heute bis Freitag".
 * The first day of days that run already is today. Days without a year that are just over are not those of the next year.
 * @param today YYYY-MM-DD in the library's zone
 */
export function spanTyped(text: string, today: string): Span {
  const dates = text.match(iso) ?? [];
  if (dates.length > 0) return spanOfIso(text, dates);
  const span = nextSpan(text, today);
  return span !== 'unread' && !/\d{4}/.test(text) && wasWithin(justOver, span.to, today) ? 'unread' : span;
}

function nextSpan(text: string, today: string): Span {
  const [first = '', last, ...more] = text.trim().split(between);
  if (more.length > 0) return 'unread';
  if (last === undefined) {
    if (openEnded.test(text)) return 'unread';
    const day = dayTyped(first, today);
    return day === null ? 'unread' : { from: day, to: day };
  }
  const to = dayTyped(last, today);
  if (to === null) return 'unread';
  const from = firstDay(first, to, today);
  return from === null ? 'unread' : { from, to: lastDay(first, last, from, to) };
}

/** When somebody is there after all: as the days of an absence; "ab 9.12." names no last one, which is null then. */
export function backTyped(text: string, today: string): { from: string; to: string | null } | 'unread' {
  const isOneDay = text.replaceAll(iso, '').trim().split(between).length === 1;
  const from = openEnded.test(text) && isOneDay ? dayTyped(text, today) : null;
  return from === null ? spanTyped(text, today) : { from, to: null };
}

function spanOfIso(text: string, dates: readonly string[]): Span {
  const left = fold(text.replaceAll(iso, ' ')).replace(/\b(?:vom|von|am|ab|bis|zum|from|on|to|until)\b|[-–\s]/gu, '');
  const [from = '', to = from, ...more] = dates;
  if (dates.length === 1 && openEnded.test(text)) return 'unread';
  return left === '' && more.length === 0 ? { from, to } : 'unread';
}

/** "1." takes its month from the last day; a day that has begun its next year would be after the last. */
function firstDay(first: string, to: string, today: string): string | null {
  const last = Temporal.PlainDate.from(to);
  const [, number] = /^(\d{1,2})\.?$/.exec(withoutPrefix(first.trim())) ?? [];
  if (number !== undefined) {
    const day = Number(number);
    if (day < 1 || day > last.daysInMonth) return null;
    const from = last.with({ day }).toString();
    return from < today && today <= to ? today : from;
  }
  const from = dayTyped(first, today);
  if (from === null || from <= to) return from;
  // "20.11.-25.11.", typed on the 22nd: the 20th was read as next year's.
  return !/\d{4}/.test(first) && wasWithin(longestAgo, from, today) && today <= to ? today : from;
}

/** Whether the same day of the year before was in the last so many days. */
function wasWithin(longest: number, date: string, today: string): boolean {
  const yearBefore = Temporal.PlainDate.from(date).subtract({ years: 1 });
  const ago = yearBefore.until(today, { largestUnit: 'days' }).days;
  return ago > 0 && ago <= longest;
}

/** "1.1.-31.12.", typed in November: the last day was read as this year's. "5.12.-1.12." is the wrong way round, and stays so. */
function lastDay(first: string, last: string, from: string, to: string): string {
  const isDated = /\d/.test(first) && /\d/.test(last) && !/\d{4}/.test(last);
  const isEarlier = to < from && from.slice(5) <= to.slice(5);
  return isDated && isEarlier ? Temporal.PlainDate.from(to).add({ years: 1 }).toString() : to;
}

function withoutPrefix(text: string): string {
  const cut = text.replace(/\s+/g, ' ').toLowerCase().replace(prefix, '');
  return cut === text ? cut : cut.replace(prefix, '');
}

function looksLikeDate(text: string): boolean {
  return /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\d{1,2}\.?(?:\s?\d{4})?|\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}(?:\.|st|nd|rd|th)?\s?\p{L}{3,}\.?,?(?:\s\d{4})?|\p{L}{3,}\.?\s\d{1,2}(?:st|nd|rd|th)?,?(?:\s\d{4})?)$/u.test(
    text,
  );
}
