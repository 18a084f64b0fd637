/** Live opening hours: what a branch does on the very day that is asked about, from the library's settings. */
import { Temporal } from 'temporal-polyfill';
import { dayAt } from './answer-search.ts';
import { asksOfThings, branchesNamed, shortNames } from './asked-about.ts';
import { branchDay } from './branch-hours.ts';
import { type DaysAsked, daysAsked, mostDays, nextWeekday } from './day-asked.ts';
import { toldOfPast } from './day-reading.ts';
import { branchCalendar, serviceState, usualPeriods } from './hours.ts';
import type { LibrarySettings } from './library.ts';
import { asksForNextOpening, asksOfLoans } from './opening-asked.ts';
import {
  closuresInForce,
  daysFrom,
  nextOpenDay,
  openDayFrom,
  openingOf,
  openingOn,
  spanOf,
  together,
} from './opening-days.ts';
import { type OpeningOfBranch, type OpeningSection, openingText } from './opening-text.ts';
import { openingWords } from './opening-words.ts';
import type { Millis } from './thread.ts';

/** What stands for such an answer where the library's own have their ids. */
export const openingHoursId = 'opening-hours';
/** In characters; a short post less a signature. All that is told counts once on X. */
const longest = 270;

export interface OpeningAnswer {
  /** In the patron's language where its words are known and fit, else in the staff's. */
  text: string;
  /** By ISO 639-1, each language in which it fits. */
  texts: Record<string, string>;
  /** What names further days and could not be read, as written. */
  unread: string | null;
}

/**
 * The hours on the days that a text names, or at this moment; null where it asks for none, or for no day that can be
 * read. Where none is named, the closures in force are told, else when it opens next, if that is asked. Without the name
 * of a branch all are told of, and the first alone, which is said, where all do not fit.
 *
 * Today is told as this moment once all have closed for the day.
 *
 * Around a feast of several days the whole of a closure is told, and when each branch reopens.
 *
 * Of a span of more than a week is told what is not as usual in it, and what is usual.
 *
 * A weekday in general ("montags") is told as usual, and the next such day too where it is not as usual.
 * @param read the days that the text names, for whoever has read them already
 */
export function openingAnswer(
  settings: LibrarySettings,
  asked: { text: string; intent: string; also: readonly string[]; language: string },
  now: Millis,
  read = daysAsked(asked.text, dayAt(now, settings.timezone)),
): OpeningAnswer | null {
  const today = dayAt(now, settings.timezone);
  const wanted = wantedOf(asked, read, today);
  if ((wanted === null && !isUndated(asked, read, today)) || asksOfThings(asked.text)) return null;
  const named = branchesNamed(asked.text, settings.branches);
  const told = settings.branches.filter(({ id }) => named.length === 0 || named.includes(id));
  const staffs = settings.staffLanguage;
  const language = Object.hasOwn(openingWords, asked.language) ? asked.language : staffs;
  const isOver = !toldOfPast.test(asked.text) && isOverToday(settings, told, today, now);
  let texts: Record<string, string> = {};
  for (const branches of named.length > 0 ? [told] : [told, told.slice(0, 1)]) {
    const oneOfMany = branches.length < told.length;
    const sections =
      wanted === null
        ? undatedSections(settings, branches, asked, today, now)
        : sectionsOf(settings, branches, isOver ? withNow(wanted, today) : wanted, today, now);
    texts = textsOf(sections, { today, houses: settings.branches.length, oneOfMany });
    // What patron and staff read has to tell of the same branches.
    if (texts[language] !== undefined && texts[staffs] !== undefined) break;
  }
  const text = texts[language] ?? texts[staffs];
  return text === undefined ? null : { text, texts, unread: read.unread };
}

function textsOf(
  sections: readonly OpeningSection[],
  about: { today: string; houses: number; oneOfMany: boolean },
): Record<string, string> {
  if (sections.length === 0) return {};
  const texts: Record<string, string> = {};
  for (const language of Object.keys(openingWords)) {
    const text = openingText(sections, { ...about, language }, longest);
    if (text !== null) texts[language] = text;
  }
  return texts;
}

/** What is to be told; null where nothing is. */
function wantedOf(
  { intent, also }: { intent: string; also: readonly string[] },
  asked: DaysAsked,
  today: string,
): DaysAsked | null {
  const intents = [intent, ...also];
  if (intents.includes('opening_hours')) return asked.days.length + asked.weekly.length > 0 ? asked : null;
  const days = asked.now ? asked.days.filter((day) => day !== today) : asked.days;
  return intents.includes('closure') && days.length > 0 ? { ...asked, days, weekly: [], now: false } : null;
}

/** Whether opening or closing is asked about, and neither a day nor more than this moment is named. */
const isUndated = (
  { intent, text }: { intent: string; text: string },
  { days, weekly, unread }: DaysAsked,
  today: string,
) =>
  (intent === 'opening_hours' || intent === 'closure') &&
  days.every((day) => day === today) &&
  weekly.length === 0 &&
  unread === null &&
  !asksOfLoans(text);

const withNow = (wanted: DaysAsked, today: string): DaysAsked =>
  wanted.days.includes(today) ? { ...wanted, now: true } : wanted;

type Branches = LibrarySettings['branches'];

/** Whether some of these branches were open today, and none will be any more. */
function isOverToday(settings: LibrarySettings, branches: Branches, today: string, now: Millis): boolean {
  const wasOpen = branches.some(({ id }) => branchDay(settings, id, today).periods.length > 0);
  return wasOpen && branches.every(({ id }) => openDayFrom(settings, id, now) !== today);
}

function undatedSections(
  settings: LibrarySettings,
  branches: Branches,
  { text, intent }: { text: string; intent: string },
  today: string,
  now: Millis,
): OpeningSection[] {
  const closures = closuresInForce(settings, branches, nameIn(settings, branches), today);
  if (closures.length > 0 || intent !== 'opening_hours' || !asksForNextOpening(text)) return closures;
  return [momentOf(settings, branches, nameIn(settings, branches), today, now)];
}

function nameIn(settings: LibrarySettings, branches: Branches): (branch: Branches[number]) => string {
  const short = shortNames(settings.branches);
  return ({ id, name }) => (branches.length === 1 ? name : (short.get(id) ?? name));
}

function sectionsOf(
  settings: LibrarySettings,
  branches: Branches,
  { days, season, weekly, now }: DaysAsked,
  today: string,
  at: Millis,
): OpeningSection[] {
  if (branches.length === 0) return [];
  const nameOf = nameIn(settings, branches);
  if (days.length > mostDays) return spanOf(settings, branches, nameOf, days);
  const usually = weekly.map((weekday) => ({
    when: { kind: 'weekly' as const, weekday },
    branches: branches.map((branch) =>
      openingOf(nameOf(branch), { periods: usualPeriods(branch.hours, weekday), closed: null }),
    ),
  }));
  const unusual = weekly.flatMap((weekday) => {
    const day = nextWeekday(weekday, today);
    const isUsual = ({ id, hours }: Branches[number]) =>
      String(branchDay(settings, id, day).periods) === String(usualPeriods(hours, weekday));
    return branches.every(isUsual) ? [] : [day];
  });
  const closure = closureAround(settings, branches, season);
  const shut = closure === undefined ? [] : daysFrom(closure.from > today ? closure.from : today, closure.to);
  const further = [...new Set([...days, ...unusual, ...shut])].filter((day) => !now || day !== today).toSorted();
  const sectionOf = (day: string, told: Branches) => ({
    when: { kind: 'days' as const, from: day, to: day },
    branches: told.map((branch) => openingOn(settings, branch.id, nameOf(branch), day)),
  });
  const reopens = branches.map(({ id }) => closure && nextOpenDay(settings, id, closure.to));
  const reopened = [...new Set(reopens)].flatMap((day) => {
    const those = branches.filter((_, i) => reopens[i] === day);
    return day === undefined || further.includes(day) ? [] : [sectionOf(day, those)];
  });
  const asked = together(further.map((day) => sectionOf(day, branches)));
  const moment = now ? [momentOf(settings, branches, nameOf, today, at)] : [];
  return [...moment, ...usually, ...[...asked, ...reopened].toSorted((a, b) => (a.when.from < b.when.from ? -1 : 1))];
}

/** The closure of all these branches that a feast lies in. */
const closureAround = ({ closures }: LibrarySettings, branches: Branches, season: readonly string[]) =>
  closures.find(
    (closure) =>
      season.some((day) => closure.from <= day && day <= closure.to) &&
      branches.every(({ id }) => closure.branches.includes(id)),
  );

function momentOf(
  settings: LibrarySettings,
  branches: Branches,
  nameOf: (branch: Branches[number]) => string,
  day: string,
  at: Millis,
): OpeningSection {
  const wall = (instant: Millis) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(settings.timezone);
  const timeOf = (instant: Millis) => wall(instant).toPlainTime().toString({ smallestUnit: 'minute' });
  const openingNow = (branch: Branches[number]): OpeningOfBranch => {
    const name = nameOf(branch);
    const state = serviceState(branchCalendar(settings, branch.id), at);
    if (state.open) return { name, state: { kind: 'open', until: timeOf(state.until) }, reasons: [] };
    const { closed } = branchDay(settings, branch.id, day);
    const opens =
      state.next === null ? null : { day: wall(state.next).toPlainDate().toString(), time: timeOf(state.next) };
    return { name, state: { kind: 'closed', opens }, reasons: closed === null ? [] : [closed] };
  };
  return { when: { kind: 'now', day, time: timeOf(at) }, branches: branches.map(openingNow) };
}
