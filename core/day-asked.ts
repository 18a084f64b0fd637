/** Which days a patron's question names. What names a day and cannot be read for sure is reported, never guessed. */
import { Temporal } from 'temporal-polyfill';
import { longestSpan } from './date-words.ts';
import type { DayReading, Passage } from './day-reading.ts';
import { dayRules } from './day-rules.ts';
import { letter, today as todayWords } from './day-words.ts';
import { addresses, fold } from './features.ts';

export interface DaysAsked {
  /** YYYY-MM-DD from today on, sorted, at most `mostDays`, or as many as a single span has. */
  days: string[];
  /** Those of them that belong to a feast of several days: "über Weihnachten", "Ostern". */
  season: string[];
  /** Weekdays asked about in general, 1 (Monday) to 7: "montags", "on Sundays". */
  weekly: number[];
  /** Whether this very moment is asked about; today is then among the days. */
  now: boolean;
  /** The passages that named them, as written. */
  said: string | null;
  /** The passages that name days and say not for sure which, as written: "31.2.", "in den Ferien". */
  unread: string | null;
}

export const mostDays = 7;
/** Further ones are not read: whoever names so many asks for none of them. */
const mostPassages = 60;
/** In characters: what stands further away says nothing about a passage. */
const longestClause = 200;
/** Beside a span of dates they are just these: "in den Ferien (21.12. bis 6.1.)". */
const holidays = /ferien|holidays?|vacation/i;
/** Behind the day that it is about: "Ist morgen Brückentag?" */
const dayOff = /^(?:brücken|bruecken|fenster|feier)tag/i;
const filler = '\u0000';
const since = /(?:^|\P{L})(?:seit|since|depuis|desde|od)(?: dem| den| der)? $/u;
const beside =
  /(?:^|\P{L})(?:vor|nach|before|after|avant|apres|antes del?|despues del?|prima del?|dopo|przed|po|перед|після|после|قبل|بعد)(?: dem| den| der| the| le| la| el| il)? $/u;
/** In Turkish these stand behind. */
const besideAfter = /^(?:['’ʼ]?[dt][ea]n)? (?:once|sonra)(?!\p{L})/u;
const saysToday = new RegExp(`(?<!${letter})${todayWords}(?!${letter})`, 'u');

/**
 * The days that a text names, in any of the languages of `day-words`; a weekday or a date without a year is the next one
 * from today on. Where it may be either of two ("nächsten Mittwoch" on a Monday) both are given.
 * @param today YYYY-MM-DD in the library's zone
 */
export function daysAsked(text: string, today: string): DaysAsked {
  const passages = passagesOf(text, Temporal.PlainDate.from(today)).toSorted((a, b) => a.at - b.at);
  const namesOthers = passages.some(({ reading }) => reading.kind !== 'now' && reading.kind !== 'nothing');
  const isNow = ({ reading }: Found) => reading.kind === 'now' && (reading.sure || !namesOthers);
  const now = passages.some(isNow);
  const found = passages.filter(({ reading }) => reading.kind === 'days');
  const read = passages.flatMap(({ reading }) => (reading.kind === 'days' ? [reading] : []));
  const named = read.flatMap((reading) => reading.days.map(String));
  const days = [...new Set([...named, ...(now ? [today] : [])])].toSorted();
  const isSpan = read.length === 1 && !now && days.length > mostDays;
  const isTooMany = days.length > (isSpan ? longestSpan : mostDays);
  const isExplained = ({ written }: Found) =>
    (isSpan && holidays.test(written)) ||
    (dayOff.test(written) && found.some((day) => isBeside(text, day.written, written)));
  const isUnread = (passage: Found) =>
    (passage.reading.kind === 'unread' && !isExplained(passage)) || (isTooMany && passage.reading.kind === 'days');
  const isRead = (passage: Found) => ['days', 'weekly'].includes(passage.reading.kind) || isNow(passage);
  return {
    days: isTooMany ? [] : days,
    season: isTooMany ? [] : read.flatMap((reading) => (reading.season ? reading.days.map(String) : [])),
    weekly: [
      ...new Set(passages.flatMap(({ reading }) => (reading.kind === 'weekly' ? reading.weekdays : []))),
    ].toSorted(),
    now: now && !isTooMany,
    said: written(passages.filter((passage) => isRead(passage) && !isUnread(passage))),
    unread: written(passages.filter(isUnread)),
  };
}

/**
 * The text without the passages that name days.
 * @param today YYYY-MM-DD in the library's zone
 */
export function withoutDays(text: string, today: string): string {
  const passages = passagesOf(text, Temporal.PlainDate.from(today));
  return passages.reduce((left, passage) => left.replace(passage.written, ' '), text);
}

/**
 * The next such weekday from today on, YYYY-MM-DD.
 * @param weekday 1 (Monday) to 7
 */
export function nextWeekday(weekday: number, today: string): string {
  const date = Temporal.PlainDate.from(today);
  return date.add({ days: (weekday - date.dayOfWeek + 7) % 7 }).toString();
}

interface Found {
  reading: DayReading;
  written: string;
  at: number;
}

/** Whether nothing but signs stands between two passages. */
function isBeside(text: string, one: string, next: string): boolean {
  const end = text.indexOf(one) + one.length;
  const begin = text.indexOf(next, end);
  return begin >= end && /^[\s,(–-]*$/u.test(text.slice(end, begin));
}

function written(passages: readonly Found[]): string | null {
  return passages.length === 0 ? null : passages.map((passage) => passage.written).join(', ');
}

/** What each rule finds in turn; what one has read the next no longer sees. */
function passagesOf(text: string, today: Temporal.PlainDate): Found[] {
  const { folded, writtenAt } = foldedLine(text);
  const isOfToday = saysToday.test(folded);
  const found: Found[] = [];
  let left = folded;
  const needed = new Map<RegExp | undefined, boolean>([[undefined, true]]);
  for (const { pattern, needs, read } of dayRules) {
    if (!needed.has(needs)) needed.set(needs, needs?.test(folded) ?? true);
    if (!needed.get(needs)) continue;
    const taken: [start: number, end: number][] = [];
    for (const match of left.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const [from, to] = writtenAt(start, end);
      const passage: Passage = {
        found: match[0],
        today,
        written: text.slice(from, to),
        clause: clauseAround(text, from, to),
        before: folded.slice(Math.max(0, start - longestClause), start),
        after: folded.slice(end, end + longestClause),
        saysToday: isOfToday,
      };
      const reading = read(passage);
      if (reading === null) continue;
      taken.push([start, end]);
      found.push({
        reading: besideOrSince(reading, passage),
        written: passage.written.trim(),
        at: start,
      });
      if (found.length === mostPassages) return found;
    }
    left = without(left, taken);
  }
  return found;
}

/** The text with filler in these places, as long as before. */
function without(text: string, places: readonly (readonly [start: number, end: number])[]): string {
  if (places.length === 0) return text;
  const kept = places.map(([start, end], i) => text.slice(places[i - 1]?.[1] ?? 0, start) + filler.repeat(end - start));
  return kept.join('') + text.slice(places.at(-1)?.[1]);
}

/** "Seit Montag" asks of no day to come, "nach Weihnachten" of one that is not named. */
function besideOrSince(reading: DayReading, { before, after }: Passage): DayReading {
  if (reading.kind !== 'days') return reading;
  if (since.test(before)) return { kind: 'nothing' };
  return beside.test(before) || besideAfter.test(after) ? { kind: 'unread' } : reading;
}

function clauseAround(text: string, from: number, to: number): string {
  const before =
    text
      .slice(Math.max(0, from - longestClause), from)
      .split(/[.,;:!?\n]/)
      .at(-1) ?? '';
  const [after = ''] = text.slice(to, to + longestClause).split(/[.,;:!?\n]/);
  return before + text.slice(from, to) + after;
}

/** The text folded word by word on one line, without addresses, and where each part of it was written. */
function foldedLine(text: string): { folded: string; writtenAt: (start: number, end: number) => [number, number] } {
  const bare = text.replace(addresses, (address) => ' '.repeat(address.length));
  const parts: { at: number; from: number; to: number }[] = [];
  let folded = '';
  /** Folding takes the most time here, and parts come back: spaces and small words above all. */
  const known = new Map<string, string>();
  for (const match of bare.matchAll(/\s+|[\p{L}\p{M}\p{N}]+|./gu)) {
    parts.push({ at: folded.length, from: match.index, to: match.index + match[0].length });
    const part = known.get(match[0]) ?? (/^\s/.test(match[0]) ? ' ' : fold(match[0]));
    known.set(match[0], part);
    folded += part;
  }
  /** The last part that begins before this place: halved again and again, for there may be thousands. */
  const lastBefore = (place: number) => {
    let [from, to] = [0, parts.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((parts[middle]?.at ?? 0) < place) from = middle + 1;
      else to = middle;
    }
    return parts[from - 1];
  };
  const writtenAt = (start: number, end: number): [number, number] => [
    lastBefore(start + 1)?.from ?? 0,
    lastBefore(end)?.to ?? 0,
  ];
  return { folded, writtenAt };
}
