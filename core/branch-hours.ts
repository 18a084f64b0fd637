/** When a branch is open on one day, and why it is closed. */
import { getHolidays } from 'feiertagejs';
import { Temporal } from 'temporal-polyfill';
import { branchCalendar, type Period } from './hours.ts';
import type { LibrarySettings } from './library.ts';

/** Why a branch is closed all day; `weekly` where it just never opens on this weekday. */
export type ClosedFor =
  | { kind: 'holiday'; name: { de: string; en: string } }
  | { kind: 'closure'; reason: { de: string; en: string } }
  | { kind: 'weekly' };

export interface BranchDay {
  /** Minutes after midnight on the wall clock, sorted, apart from each other; empty where it is closed all day. */
  periods: readonly Period[];
  /** Null where it opens at all. */
  closed: ClosedFor | null;
}

/**
 * A branch's day, with public holidays of the Land, closures and extra openings. What closes it is told by the first of:
 * holiday, closure, weekday.
 * @param day YYYY-MM-DD
 * @throws {RangeError} for a branch that the library does not have, or no such day
 */
export function branchDay(settings: LibrarySettings, branchId: string, day: string): BranchDay {
  const periods = branchCalendar(settings, branchId).periodsOn(Temporal.PlainDate.from(day, { overflow: 'reject' }));
  return { periods, closed: periods.length > 0 ? null : closedFor(settings, branchId, day) };
}

function closedFor({ land, closures }: LibrarySettings, branchId: string, day: string): ClosedFor {
  const holiday = getHolidays(Number(day.slice(0, 4)), land).find(({ dateString }) => dateString === day);
  if (holiday !== undefined) {
    const name = (language: string) => holiday.translate(language) ?? holiday.name;
    return { kind: 'holiday', name: { de: name('de'), en: name('en') } };
  }
  const closure = closures.find(({ from, to, branches }) => branches.includes(branchId) && from <= day && day <= to);
  return closure === undefined ? { kind: 'weekly' } : { kind: 'closure', reason: closure.reason };
}
