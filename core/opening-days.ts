/** What branches do on the days asked about, and which of these days are told as one. */
import { Temporal } from 'temporal-polyfill';
import { dayAt } from './answer-search.ts';
import { type BranchDay, branchDay } from './branch-hours.ts';
import { upTo } from './day-reading.ts';
import { branchCalendar, clockAt, openSpans, type Period, usualPeriods } from './hours.ts';
import type { LibrarySettings } from './library.ts';
import type { OpeningOfBranch, OpeningSection } from './opening-text.ts';
import type { Hours } from './opening-words.ts';
import type { Millis } from './thread.ts';

/** `closedBy` is the closure a day lies in, even where a holiday is told as its reason; empty where it is open. */
type OpeningOnDay = OpeningOfBranch & { closedBy: string };
interface DaysSection extends OpeningSection {
  when: { kind: 'days'; from: string; to: string };
  branches: readonly OpeningOnDay[];
}

export function openingOn(settings: LibrarySettings, branch: string, name: string, day: string): OpeningOnDay {
  const is = branchDay(settings, branch, day);
  const closure = settings.closures.find(
    ({ from, to, branches }) => branches.includes(branch) && from <= day && day <= to,
  );
  return { ...openingOf(name, is), closedBy: is.closed === null ? '' : (closure?.reason.de ?? is.closed.kind) };
}

export function openingOf(name: string, { periods, closed }: BranchDay): OpeningOfBranch {
  const hours = hoursOf(periods);
  const state =
    hours.length === 0 ? { kind: 'closed' as const, opens: null } : { kind: 'hours' as const, periods: hours };
  return { name, state, reasons: closed === null ? [] : [closed] };
}

/** Days in a row on which each branch does the same for the same reason are told as one; a closure has its own alone. */
export function together(sections: readonly DaysSection[]): DaysSection[] {
  const result: DaysSection[] = [];
  const states = ({ branches }: DaysSection) =>
    JSON.stringify(branches.map(({ name, state, closedBy }) => [name, state, closedBy]));
  for (const section of sections) {
    const last = result.at(-1);
    const isNext = last && Temporal.PlainDate.from(last.when.to).add({ days: 1 }).toString() === section.when.from;
    if (!last || !isNext || states(last) !== states(section)) {
      result.push(section);
      continue;
    }
    result[result.length - 1] = {
      when: { ...last.when, to: section.when.to },
      branches: last.branches.map((branch, i) => {
        const reasons = [...branch.reasons, ...(section.branches[i]?.reasons ?? [])];
        const closures = reasons.filter(({ kind }) => kind === 'closure');
        return { ...branch, reasons: closures.length > 0 ? closures : reasons };
      }),
    };
  }
  return result;
}

/**
 * Of the branches that a closure keeps closed today: until when, and the hours of the day on which each opens next; then
 * the usual hours, of the others where there are some: these have to be told. Nothing where there is no such branch.
 */
export function closuresInForce(
  settings: LibrarySettings,
  branches: LibrarySettings['branches'],
  nameOf: (branch: LibrarySettings['branches'][number]) => string,
  today: string,
): OpeningSection[] {
  const shut = branches.flatMap((branch) => {
    const ends = settings.closures
      .filter(({ from, to, branches }) => branches.includes(branch.id) && from <= today && today <= to)
      .map(({ to }) => to);
    const last = ends.toSorted().at(-1);
    return last === undefined ? [] : [{ branch, last, reopens: nextOpenDay(settings, branch.id, last) }];
  });
  if (shut.length === 0) return [];
  const days = shut.flatMap(({ last, reopens = last }) => [...daysFrom(today, last), reopens]);
  const sections = [...new Set(days)].toSorted().map((day) => ({
    when: { kind: 'days' as const, from: day, to: day },
    branches: shut
      .filter(({ last, reopens }) => day <= last || day === reopens)
      .map(({ branch }) => openingOn(settings, branch.id, nameOf(branch), day)),
  }));
  const open = branches.filter((branch) => shut.every((each) => each.branch !== branch));
  const usual = (open.length > 0 ? open : branches).map((branch) => {
    const week = upTo(1, 7).map((weekday) => usualPeriods(branch.hours, weekday));
    return usualWeek(nameOf(branch), week);
  });
  const when = { kind: 'otherwise' as const, needed: open.length > 0 };
  return [...together(sections), { when, branches: usual }];
}

/** A span: what each branch does otherwise than usual, and its usual hours where they hold at all. */
export function spanOf(
  settings: LibrarySettings,
  branches: LibrarySettings['branches'],
  nameOf: (branch: LibrarySettings['branches'][number]) => string,
  days: readonly string[],
): OpeningSection[] {
  const [from = '', to = from] = [days[0], days.at(-1)];
  const all = branches.map((branch) => branchOver(settings, branch, nameOf(branch), days));
  const unusual = days.flatMap((day, i) => {
    const those = all.flatMap(({ told }) => (told[i]?.isUsual === false ? [told[i].opening] : []));
    return those.length === 0 ? [] : [{ when: { kind: 'days' as const, from: day, to: day }, branches: those }];
  });
  const usual = all
    .filter(({ told }) => told.every(({ isUsual }) => isUsual) || told.some(({ isUsual, isOpen }) => isUsual && isOpen))
    .map(({ name, week }) => usualWeek(name, week));
  const when =
    unusual.length === 0 ? { kind: 'days' as const, from, to } : { kind: 'otherwise' as const, needed: false };
  return [...together(unusual), ...(usual.length === 0 ? [] : [{ when, branches: usual }])];
}

/** What one branch does usually, and on each of these days. */
function branchOver(
  settings: LibrarySettings,
  { id, hours }: LibrarySettings['branches'][number],
  name: string,
  days: readonly string[],
) {
  const week = upTo(1, 7).map((weekday) => usualPeriods(hours, weekday));
  const told = days.map((day) => {
    const { periods, closed } = branchDay(settings, id, day);
    const usual = week[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? [];
    // A closure goes on over the days on which it never opens.
    const isUsual = String(periods) === String(usual) && (closed === null || closed.kind === 'weekly');
    return { isUsual, isOpen: periods.length > 0, opening: openingOn(settings, id, name, day) };
  });
  return { name, week, told };
}

/** @param week the hours of each weekday from Monday on */
function usualWeek(name: string, week: readonly (readonly Period[])[]): OpeningOfBranch {
  const isOpen = week.some((each) => each.length > 0);
  return {
    name,
    state: isOpen ? { kind: 'week', days: week.map(hoursOf) } : { kind: 'closed', opens: null },
    reasons: [],
  };
}

export function daysFrom(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from);
  return upTo(0, first.until(to).days).map((days) => first.add({ days }).toString());
}

/** The day after this one on which a branch opens next. */
export function nextOpenDay(settings: LibrarySettings, branch: string, day: string): string | undefined {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(settings.timezone);
  return openDayFrom(settings, branch, next.epochMilliseconds);
}

/** The day on which a branch is open or opens next. */
export function openDayFrom(settings: LibrarySettings, branch: string, instant: Millis): string | undefined {
  const [span] = openSpans(branchCalendar(settings, branch), instant);
  return span && dayAt(span.start, settings.timezone);
}

const hoursOf = (periods: BranchDay['periods']): Hours[] => periods.map(([from, to]) => [clockAt(from), clockAt(to)]);
