/** Opening hours put into words, as short as has to be. */
import { Temporal } from 'temporal-polyfill';
import type { ClosedFor } from './branch-hours.ts';
import { type Hours, type OpeningWords, openingWords } from './opening-words.ts';

/** What is told of one time: several days in a row that are alike, a weekday in general, or this moment. */
export interface OpeningSection {
  /** Days as YYYY-MM-DD, the weekday 1 (Monday) to 7, the moment's time as HH:MM; whether usual hours have to be told. */
  when:
    | { kind: 'days'; from: string; to: string }
    | { kind: 'weekly'; weekday: number }
    | { kind: 'now'; day: string; time: string }
    | { kind: 'otherwise'; needed: boolean };
  branches: readonly OpeningOfBranch[];
}

export interface OpeningOfBranch {
  name: string;
  state:
    | { kind: 'hours'; periods: readonly Hours[] }
    | { kind: 'week'; days: readonly (readonly Hours[])[] }
    | { kind: 'open'; until: string }
    | { kind: 'closed'; opens: { day: string; time: string } | null };
  reasons: readonly ClosedFor[];
}

interface Style {
  /** Branches that are alike together, else each by itself in the library's order. */
  grouped: boolean;
  reasons: boolean;
  dates: 'long' | 'short';
  /** After what is not as usual in a span, the usual hours themselves. */
  hours: boolean;
}

/** The fullest first. */
const styles: readonly Style[] = [
  { grouped: false, reasons: true, dates: 'long', hours: true },
  { grouped: true, reasons: true, dates: 'long', hours: true },
  { grouped: true, reasons: false, dates: 'long', hours: true },
  { grouped: true, reasons: false, dates: 'short', hours: true },
  { grouped: true, reasons: true, dates: 'long', hours: false },
  { grouped: true, reasons: false, dates: 'short', hours: false },
];

/** Of more branches than these, those that are alike are told together in any case. */
const mostByThemselves = 4;
/** From so many days ahead on a date has its year. */
const yearFrom = 180;

interface Manner extends Style {
  language: string;
  words: OpeningWords;
  today: string;
  /** How many branches the library has. */
  houses: number;
  /** Whether this is one branch of several although nobody named it: that is said. */
  oneOfMany: boolean;
}

type Dated = Pick<Manner, 'words' | 'dates' | 'today'>;

/**
 * The sections in one language, in the fullest way that fits; null where none does or the language is unknown.
 * @param longest characters
 */
export function openingText(
  sections: readonly OpeningSection[],
  about: { language: string; today: string; houses: number; oneOfMany: boolean },
  longest: number,
): string | null {
  const words = openingWords[about.language];
  if (words === undefined) return null;
  const isMany = sections.some(({ branches }) => branches.length > mostByThemselves);
  for (const style of styles.filter(({ grouped }) => grouped || !isMany)) {
    const manner = { ...about, ...style, words };
    const told = sections.map((section) => sectionText(section, manner));
    const text = onlyBranch(sections, manner) ?? told.join(' ');
    if (text.length <= longest) return text;
  }
  return null;
}

/** Several times of one branch name it once. */
function onlyBranch(sections: readonly OpeningSection[], manner: Manner): string | null {
  const { words } = manner;
  const [name, ...others] = new Set(sections.flatMap(({ branches }) => branches.map((branch) => branch.name)));
  if (name === undefined || others.length > 0 || sections.length < 2) return null;
  const told = sections.map(({ when, branches }) =>
    isBare(when, manner)
      ? words.otherwise
      : [headingOf(when, manner), ...branches.map((branch) => stateText(branch, false, manner))].join(words.comma),
  );
  return `${named([name], manner)}${words.colon}${told.join('; ')}.`;
}

const isBare = (when: OpeningSection['when'], { hours }: Style) => when.kind === 'otherwise' && !when.needed && !hours;

function sectionText({ when, branches }: OpeningSection, manner: Manner): string {
  const { words, houses, grouped } = manner;
  if (isBare(when, manner)) return `${capitalised(words.otherwise, words)}.`;
  const told = branches.map((branch) => ({
    name: branch.name,
    // Only what reads the same is put together.
    key: stateText(branch, false, manner),
    say: (several: boolean) => stateText(branch, several, manner),
  }));
  const alike = new Map<string, typeof told>();
  for (const branch of told) alike.set(branch.key, [...(alike.get(branch.key) ?? []), branch]);
  const items =
    houses > 1 && branches.length === houses && alike.size === 1
      ? [`${words.allBranches} ${told[0]?.say(true)}`]
      : (grouped ? [...alike.values()] : told.map((branch) => [branch])).map(
          (group) => `${named(names(group), manner)} ${group[0]?.say(group.length > 1)}`,
        );
  // The hours of a week have commas of their own.
  const between = branches.some(({ state }) => state.kind === 'week') ? '; ' : words.comma;
  return `${capitalised(headingOf(when, manner), words)}${words.colon}${items.join(between)}.`;
}

const names = (group: readonly { name: string }[]) => group.map(({ name }) => name);

function named(branches: readonly string[], { words, oneOfMany }: Manner): string {
  const list = new Intl.ListFormat(words.locale, { type: 'conjunction' }).format(branches);
  return oneOfMany ? `${list} (${words.otherBranches})` : list;
}

const capitalised = (text: string, { locale }: OpeningWords) =>
  text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);

function stateText({ state, reasons }: OpeningOfBranch, several: boolean, manner: Manner): string {
  const { words } = manner;
  if (state.kind === 'hours') return words.hours(state.periods);
  if (state.kind === 'week') return weekText(state.days, words);
  if (state.kind === 'open') return words.openUntil(words.clock(state.until), several);
  const known = manner.reasons
    ? reasons.map((reason) => reasonText(reason, manner)).filter((text) => text !== null)
    : [];
  const opens =
    state.opens === null ? [] : [words.opens(dayOfOpening(state.opens.day, manner), words.clock(state.opens.time))];
  const notes = [...new Set(known), ...opens];
  return notes.length === 0 ? words.closed(several) : `${words.closed(several)} (${notes.join('; ')})`;
}

/** "Mo, Mi–Fr 10–18 Uhr, Sa 10–13 Uhr": the weekdays that are alike together, those on which it is closed left out. */
function weekText(days: readonly (readonly Hours[])[], words: OpeningWords): string {
  const alike = new Map<string, number[]>();
  for (const [i, periods] of days.entries()) {
    if (periods.length > 0) alike.set(words.hours(periods), [...(alike.get(words.hours(periods)) ?? []), i + 1]);
  }
  return [...alike].map(([hours, weekdays]) => `${weekdaysText(weekdays, words)} ${hours}`).join(words.comma);
}

function weekdaysText(weekdays: readonly number[], words: OpeningWords): string {
  const runs: [first: number, last: number][] = [];
  for (const weekday of weekdays) {
    const run = runs.at(-1);
    if (run?.[1] === weekday - 1) run[1] = weekday;
    else runs.push([weekday, weekday]);
  }
  const name = (weekday: number) => weekdayName(weekday, words, 'short');
  return runs.map(([first, last]) => (first === last ? name(first) : `${name(first)}–${name(last)}`)).join(words.comma);
}

/** A closure has its reason in German and English only: nothing is translated by a machine. */
function reasonText(reason: ClosedFor, { language, words }: Manner): string | null {
  if (reason.kind === 'weekly') return null;
  if (reason.kind === 'holiday') return language === 'de' || language === 'en' ? reason.name[language] : words.holiday;
  const { de, en } = reason.reason;
  const bare = (text: string) => text.replace(/\.$/, '');
  if (language === 'de') return bare(de);
  if (language !== 'en') return null;
  return en === de ? `“${bare(en)}”` : bare(en);
}

function headingOf(when: OpeningSection['when'], manner: Manner): string {
  const { words, today } = manner;
  if (when.kind === 'otherwise') return words.otherwise;
  if (when.kind === 'weekly') return words.weekly(weekdayName(when.weekday, words), when.weekday);
  if (when.kind === 'now') return [words.now, dateText(when.day, manner), words.clock(when.time)].join(words.comma);
  const { from, to } = when;
  if (from !== to) return inWords(dateFormat(to, manner).formatRange(noon(from), noon(to)), words);
  const near = daysFrom(today, from) === 0 ? [words.today] : daysFrom(today, from) === 1 ? [words.tomorrow] : [];
  return [...near, dateText(from, manner)].join(words.comma);
}

/** The weekday is enough within a week; null for today. */
function dayOfOpening(day: string, manner: Dated): string | null {
  if (day === manner.today) return null;
  if (daysFrom(manner.today, day) >= 7) return dateText(day, manner);
  return weekdayName(Temporal.PlainDate.from(day).dayOfWeek, manner.words);
}

/** With its weekday, and its year where that is far off. @param day from today on */
export const dateText = (day: string, manner: Dated) =>
  inWords(dateFormat(day, manner).format(noon(day)), manner.words);

function dateFormat(day: string, { words, dates, today }: Dated): Intl.DateTimeFormat {
  const year = daysFrom(today, day) >= yearFrom ? 'numeric' : undefined;
  return formatOf(words, { weekday: dates, day: 'numeric', month: dates, year });
}

/** To make one takes longer than all the rest of an answer. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf({ locale }: OpeningWords, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, parts]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...parts });
  formats.set(key, format);
  return format;
}

/** Without the narrow spaces that X counts twice, and the English comma that ICU has and has not; French has its "1er". */
function inWords(formatted: string, { locale }: OpeningWords): string {
  const plain = formatted.replace(/[\u2000-\u200a\u202f]/g, ' ');
  if (locale.startsWith('fr')) return plain.replace(/(?<!\d)1(?!\d)/g, '1er');
  return locale.startsWith('en') ? plain.replaceAll(',', '') : plain;
}

/** 2024 began on a Monday. */
const weekdayName = (weekday: number, words: OpeningWords, length: 'long' | 'short' = 'long') =>
  formatOf(words, { weekday: length }).format(Date.UTC(2024, 0, weekday));

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
const daysFrom = (from: string, to: string) => Math.round((noon(to) - noon(from)) / 86_400_000);
