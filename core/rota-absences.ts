/** Absences and the rota: no reason is asked or kept; whoever comes back has again what is still free. */
import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { date } from './fields.ts';
import { canWork, datesBetween, dayAfter, isAbsent, isActive, keyOf, personOf } from './roster.ts';
import type { Absence, Assigned, RotaEntry } from './rota.ts';
import { entry, given, type Move, type Refusal, refused, type Standing, stored } from './rota-moves.ts';

/** Beyond this it is no absence but a change of the team; and nobody who means this year enters days so far ahead. */
const mostDays = 366;

/** Days, both included, as 2026-12-24. */
interface Days {
  from: string;
  to: string;
}

/** Whether there is such a day: 2026-02-30 has the form of one. */
export function isDay(typed: string): boolean {
  return v.is(date, typed);
}

/** Why these are no days to come, or null. */
function unfit({ today }: Standing, { from, to }: Days): Refusal | null {
  if (!isDay(from) || !isDay(to)) return { why: 'noSuchDay' };
  if (to < from) return { why: 'endBeforeStart' };
  return to < today ? { why: 'pastDays' } : null;
}

const isTooLong = ({ from, to }: Days) => Temporal.PlainDate.from(from).until(to).days >= mostDays;

/** This person's absences that share a day with these. */
function ownAt({ absences, by }: Pick<Standing, 'absences' | 'by'>, { from, to }: Days): Absence[] {
  return absences.filter((each) => each.staff === by && each.from <= to && from <= each.to);
}

/** From the first day of all of them to the last. */
function joined<Of extends Days>(first: Of, others: readonly Days[]): Of {
  const firstDays = [first, ...others].map(({ from }) => from).toSorted();
  const lastDays = [first, ...others].map(({ to }) => to).toSorted();
  return { ...first, from: firstDays[0] ?? first.from, to: lastDays.at(-1) ?? first.to };
}

/**
 * Somebody is away, both days included. Their shifts become free, the one included that runs now, as far as they are
 * published or so near that everybody relies on them; later ones are left to whoever publishes. With what they entered
 * before for some of these days it is one absence.
 */
export function absent(standing: Standing, from: string, to: string): Move {
  const { rota, roster, absences, now, today, by } = standing;
  const person = personOf(rota, by);
  if (person === undefined) return refused({ why: 'notInRota' });
  const wrong = unfit(standing, { from, to });
  if (wrong !== null) return refused(wrong);
  const before = ownAt(standing, { from, to });
  const absence = joined({ staff: by, from, to }, before);
  if (isTooLong(absence)) return refused({ why: 'tooLong' });
  if (from >= dayAfter(today, mostDays)) return refused({ why: 'absentTooFarAhead' });
  if (datesBetween(from, to).every((date) => isAbsent(by, date, absences))) return refused({ why: 'absentAlready' });
  if (!isActive(person, from) && !isActive(person, to)) return refused({ why: 'left' });
  const near = dayAfter(today, rota.publishDays);
  const freed = roster.filter(
    (each) =>
      each.person === by &&
      from <= each.date &&
      each.date <= to &&
      each.end > now &&
      (isKnown(each) || each.date <= near),
  );
  const first = entry(standing, 'absent', { date: from, template: '', person: null }, null);
  return {
    kind: 'change',
    change: {
      assignments: freed.map((each) => given(each, null, 'swap', now)),
      absences: [absence],
      back: before,
      entries: [{ ...first, template: null }, ...freed.map((each) => entry(standing, 'freed', each, null))],
    },
    told: [],
  };
}

const isKnown = ({ publishedAt, version }: Assigned) => publishedAt !== null || version > 0;

/**
 * The days on which somebody is there after all: today at the earliest, since whoever was away before was not on duty.
 * @param days.to null: to the end of what they entered
 */
export function daysBack(
  standing: Pick<Standing, 'absences' | 'today' | 'by'>,
  { from, to }: { from: string; to: string | null },
): Days {
  const first = from < standing.today ? standing.today : from;
  const [running = null] = ownAt(standing, { from: first, to: first });
  return { from: first, to: to ?? running?.to ?? first };
}

/** What is left of somebody's absences without these days, which each of them has some of. */
function without([first, ...others]: readonly Absence[], { from, to }: Days): Absence[] {
  if (first === undefined) return [];
  const all = joined(first, others);
  return [
    { ...all, to: dayAfter(from, -1) },
    { ...all, from: dayAfter(to, 1) },
  ].filter((each) => each.from <= each.to);
}

/** When somebody who is back on these days is still away, today or later; by first day. */
export function stillAway(standing: Pick<Standing, 'absences' | 'today' | 'by'>, days: Days): Absence[] {
  const { absences, today, by } = standing;
  const gone = ownAt(standing, days);
  return [...absences.filter((each) => each.staff === by && !gone.includes(each)), ...without(gone, days)]
    .filter(({ to }) => to >= today)
    .toSorted((a, b) => a.from.localeCompare(b.from));
}

/**
 * Somebody is back, or was never away: on these days the absence is gone, and what it freed and nobody took since is
 * theirs again.
 * @param typed see `daysBack`
 * @param log what was freed is found there
 */
export function back(standing: Standing, typed: { from: string; to: string | null }, log: readonly RotaEntry[]): Move {
  const { rota, absences, now, zone, by } = standing;
  const wrong = unfit(standing, { from: typed.from, to: typed.to ?? daysBack(standing, typed).to });
  if (wrong !== null) return refused(wrong);
  const days = daysBack(standing, typed);
  const gone = ownAt(standing, days);
  if (gone.length === 0) return refused({ why: 'noAbsence' });
  const kept = without(gone, days);
  const others = [...absences.filter((each) => !gone.includes(each)), ...kept];
  const again = freedBy(standing, days, log).filter(
    (each) => each.person === null && each.end > now && canWork(rota, by, each, others, zone),
  );
  const first = entry(standing, 'back', { date: days.from, template: '', person: null }, null);
  return {
    kind: 'change',
    change: {
      assignments: again.map((each) => ({ ...stored(each), person: by, source: 'roster', swap: null })),
      back: gone,
      absences: kept,
      entries: [{ ...first, template: null }, ...again.map((each) => entry(standing, 'taken', each, by))],
    },
    told: [],
  };
}

/** The shifts that an absence on these days took from this person, with whoever has them now. */
export function freedBy(
  { roster, by }: Pick<Standing, 'roster' | 'by'>,
  { from, to }: Days,
  log: readonly RotaEntry[],
): Assigned[] {
  const theirs = new Set(
    log.flatMap(({ what, date, template, from: whose }) =>
      what === 'freed' && whose === by && date !== null && template !== null ? [keyOf({ date, template })] : [],
    ),
  );
  return roster.filter((each) => from <= each.date && each.date <= to && theirs.has(keyOf(each)));
}
