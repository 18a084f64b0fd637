/** What a passage that names days can mean, and how a rule for reading one is made. */
import type { Temporal } from 'temporal-polyfill';
import { letterOrDigit } from './day-words.ts';

/** What a passage means. */
export type DayReading =
  /** `season`: of a feast of several; `counted`: only a day named before tells which, as of "am 4.". */
  | { kind: 'days'; days: readonly Temporal.PlainDate[]; season?: boolean; counted?: boolean }
  | { kind: 'weekly'; weekdays: readonly number[] }
  | { kind: 'now'; sure: boolean }
  | { kind: 'unread' }
  /** No day to come: "Guten Morgen", "letzten Samstag", "seit Montag". */
  | { kind: 'nothing' };

/** Where a passage stands. Everything but `written` and `clause` is folded. */
export interface Passage {
  found: string;
  today: Temporal.PlainDate;
  /** The passage and its clause as written. */
  written: string;
  clause: string;
  /** What stands before it and after it, nearby. */
  before: string;
  after: string;
  saysToday: boolean;
  /** The days that were named last before it. */
  named: readonly Temporal.PlainDate[];
}

export interface DayRule {
  pattern: RegExp;
  /** Where this is found nowhere in a text the rule is not tried: most texts have no use for the greater part of them. */
  needs?: RegExp;
  /** Null: the pattern is met, and yet this is no such passage. */
  read: (passage: Passage) => DayReading | null;
}

export const nothing: DayReading = { kind: 'nothing' };
export const unread: DayReading = { kind: 'unread' };
export const days = (...list: readonly Temporal.PlainDate[]): DayReading => ({ kind: 'days', days: list });

/** A rule for whole words. */
export const rule = (source: string, read: DayRule['read']): DayRule => ({
  pattern: new RegExp(`(?<!${letterOrDigit})(?:${source})(?!${letterOrDigit})`, 'gu'),
  read,
});
export const means = (source: string, reading: DayReading): DayRule => rule(source, () => reading);

/** How many days from today to the next such weekday, 0 to 6. */
export const ahead = (today: Temporal.PlainDate, weekday: number): number => (weekday - today.dayOfWeek + 7) % 7;
export const inDays = (today: Temporal.PlainDate, ...numbers: readonly number[]): DayReading =>
  days(...numbers.map((number) => today.add({ days: number })));
export const upTo = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);

/** Of a clause that tells of the past. "Wären" is not "waren": the words are not folded. "I was wondering" is said now. */
export const toldOfPast =
  /(?<!\p{L})(?:war|warst|waren|wart|hatte|hatten|hattet|gehabt|stand|kam|kamen|gewesen|endete|endeten|lief|liefen|(?:i|it|we|there|library) was|was (?:it|the|there|due)|did (?:\p{L}+ ){1,3}(?:open|close)|ended|expired|were|went|came)(?!\p{L}| (?:just )?wondering)/iu;

const yesterday = /(?<!\p{L})(?:vor)?gestern(?!\p{L})|(?<!\p{L})yesterday(?!\p{L})/iu;

/** "Wart ihr am 2. November offen?", asked in November, means no day more than half a year ahead. */
export const isOver = (read: readonly Temporal.PlainDate[], { clause, today }: Passage): boolean =>
  (toldOfPast.test(clause) || yesterday.test(clause)) && read.some((day) => today.until(day).days > 182);
