/** Which of the library's answers have run out or are about to, so that whoever looks after them is told in time. */
import { Temporal } from 'temporal-polyfill';
import type { Answer } from './library.ts';
import type { Roles, Team } from './roles.ts';
import type { StaffId } from './thread.ts';
import type { StaffLanguage } from './words.ts';

/** So many days ahead somebody can still write the next one. */
const daysAhead = 7;
/** What ran out before that is old news; well within the time for which it is remembered that it was told. */
const daysAfter = 60;

export interface Expiry {
  answer: Pick<Answer, 'id' | 'title' | 'owner'>;
  /** Its last day, as 2026-12-24. */
  until: string;
  isOver: boolean;
}

/**
 * The answers whose last day was within the last 60 days or comes within the next seven, the earliest first. Notices of
 * closures and openings are left out: they are meant for their day.
 * @param today in the library's zone, as 2026-12-24
 */
export function expiring(answers: readonly Answer[], today: string): Expiry[] {
  const first = Temporal.PlainDate.from(today).subtract({ days: daysAfter }).toString();
  return ending(answers, today, daysAhead).filter(({ until }) => first <= until);
}

/** The same, however long ago, and so many days ahead. */
export function ending(answers: readonly Answer[], today: string, ahead: number): Expiry[] {
  const last = Temporal.PlainDate.from(today).add({ days: ahead }).toString();
  return answers
    .flatMap(({ id, title, owner, valid: { until }, notice }) =>
      until === undefined || notice ? [] : [{ answer: { id, title, owner }, until, isOver: until < today }],
    )
    .filter(({ until }) => until <= last)
    .toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
}

/** What the words name: the last day while it holds, else the first on which it does not; such as "2. Januar". */
export function dayTold({ until, isOver }: Expiry, language: StaffLanguage): string {
  const day = Temporal.PlainDate.from(until).add({ days: isOver ? 1 : 0 });
  return day.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { day: 'numeric', month: 'long' });
}

/** Whoever looks after an answer: the team that is named as its owner, by name or id, else the leads. */
export function lookAfter(owner: string, teams: readonly Team[], { leads }: Roles): readonly StaffId[] {
  const named = owner.toLowerCase();
  const team = teams.find(({ id, name }) => [id, name.de, name.en].some((each) => each.toLowerCase() === named));
  return team?.members ?? leads;
}
