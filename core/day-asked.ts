/** Which days a patron's question names. What names a day and cannot be read for sure is reported, never guessed. */
import { Temporal } from 'temporal-polyfill';
import { date, longestSpan } from './date-words.ts';
import { asItStands } from './day-beside.ts';
import type { DayReading, DayRule, Passage } from './day-reading.ts';
import { dayRules } from './day-rules.ts';
import { letter, today as todayWords } from './day-words.ts';
import { addresses, fold } from './features.ts';
import { dayMistyped } from './mistyped-days.ts';

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
/** Behind the day that it is about: "Ist morgen Brückentag?", "Am 6. Januar offen, oder ist das ein Feiertag?" */
const dayOff = /^(?:(?:brücken|bruecken|fenster|feier)tag|(?:public |bank )?holiday(?!s))/i;
const orIs =
  /(?:(?:auf|offen|geoffnet|zu|geschlossen|open|closed),? (?:oder|or)|(?:ist|is) (?:das|da|dann|es|that|it)(?: bei euch| bei ihnen| nicht| not)?(?: ein| an?)?) $/u;
/** Between a day that cannot be read and the date that says which: "nach den Feiertagen, am 2.1.", "am 2.1. nach Neujahr". */
const thenDate = /^[\s,(–-]*(?:(?:also|am|den|on|the)\s+)*$/iu;
const dateThen = /^[\s,(–-]*(?:also\s+)?(?:vor|nach|before|after|in)(?:\s+(?:dem|den|der|the))?\s+$/iu;
const namesDate = new RegExp(date, 'u');
const filler = '\u0000';
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
  const dates = found.filter(({ written }) => namesDate.test(fold(written)));
  const isExplained = (passage: Found) =>
    (isSpan && holidays.test(passage.written)) ||
    (dayOff.test(passage.written) &&
      found.some((day) => orIs.test(passage.before) || isBeside(text, day, passage, onlySigns))) ||
    dates.some((day) => isBeside(text, passage, day, thenDate) || isBeside(text, day, passage, dateThen));
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
  return replaced(text, passagesOf(text, Temporal.PlainDate.from(today)), () => ' ');
}

/**
 * The text with the days in it that another before it tells as dates: "Und am 4.?" after "Ist am 2. Januar offen?".
 * @param today YYYY-MM-DD in the library's zone
 */
export function withCountedDays(text: string, before: string, today: string): string {
  const date = Temporal.PlainDate.from(today);
  const named = lastNamed(passagesOf(before, date), Number.POSITIVE_INFINITY);
  return replaced(text, passagesOf(text, date, named), ({ reading, written }) =>
    reading.kind === 'days' && reading.counted ? reading.days.join(', ') : written,
  );
}

/** In their places: the same letters may stand in another word. From the end, as those before it stay where they are. */
function replaced(text: string, passages: readonly Found[], by: (passage: Found) => string): string {
  return passages
    .toSorted((a, b) => b.from - a.from)
    .reduce((left, each) => left.slice(0, each.from) + by(each) + left.slice(each.from + each.written.length), text);
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
  /** Where that begins in the text, … */
  from: number;
  /** … and where the passage does in the folded one. */
  at: number;
  /** Folded, what stands before it nearby. */
  before: string;
}

const onlySigns = /^[\s,(–-]*$/u;

/** Whether only this stands between two passages. */
function isBeside(text: string, one: Found, next: Found, between: RegExp): boolean {
  const end = one.from + one.written.length;
  return next.from >= end && between.test(text.slice(end, next.from));
}

function written(passages: readonly Found[]): string | null {
  return passages.length === 0 ? null : passages.map((passage) => passage.written).join(', ');
}

/** The days that are named last before a place. */
function lastNamed(found: readonly Found[], place: number): readonly Temporal.PlainDate[] {
  const [last] = found
    .filter(({ reading, at }) => reading.kind === 'days' && at < place)
    .toSorted((a, b) => b.at - a.at);
  return last?.reading.kind === 'days' ? last.reading.days : [];
}

/**
 * What each rule finds in turn; what one has read the next no longer sees.
 * @param named before the text
 */
function passagesOf(text: string, today: Temporal.PlainDate, named: readonly Temporal.PlainDate[] = []): Found[] {
  const { folded, writtenAt } = foldedLine(text);
  const isOfToday = saysToday.test(folded);
  const found: Found[] = [];
  let left = folded;
  for (const { pattern, read } of rulesFor(folded)) {
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
        get named() {
          const here = lastNamed(found, start);
          return here.length > 0 ? here : named;
        },
      };
      const reading = read(passage);
      if (reading === null) continue;
      taken.push([start, end]);
      found.push({
        reading: asItStands(reading, passage),
        written: passage.written.trim(),
        from: to - passage.written.trimStart().length,
        at: start,
        before: passage.before,
      });
      if (found.length === mostPassages) return found;
    }
    left = without(left, taken);
  }
  return found;
}

/** The rules that may find something in such a text; several need the same. */
function rulesFor(folded: string): DayRule[] {
  const isMet = new Map<RegExp | undefined, boolean>([[undefined, true]]);
  return dayRules.filter(({ needs }) => {
    if (!isMet.has(needs)) isMet.set(needs, needs?.test(folded) ?? true);
    return isMet.get(needs);
  });
}

/** The text with filler in these places, as long as before. */
function without(text: string, places: readonly (readonly [start: number, end: number])[]): string {
  if (places.length === 0) return text;
  const kept = places.map(([start, end], i) => text.slice(places[i - 1]?.[1] ?? 0, start) + filler.repeat(end - start));
  return kept.join('') + text.slice(places.at(-1)?.[1]);
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

/** The text folded word by word on one line, mistyped days as meant, without addresses, and where each part was written. */
function foldedLine(text: string): { folded: string; writtenAt: (start: number, end: number) => [number, number] } {
  const bare = text.replace(addresses, (address) => ' '.repeat(address.length));
  const parts: { at: number; from: number; to: number }[] = [];
  let folded = '';
  /** Folding takes the most time here, and parts come back: spaces and small words above all. */
  const known = new Map<string, string>();
  for (const match of bare.matchAll(/\s+|[\p{L}\p{M}\p{N}]+|./gu)) {
    parts.push({ at: folded.length, from: match.index, to: match.index + match[0].length });
    const part = known.get(match[0]) ?? (/^\s/.test(match[0]) ? ' ' : fold(dayMistyped(match[0]) ?? match[0]));
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
