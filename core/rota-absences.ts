/** Absences and the rota: no reason is asked or kept; whoever comes back has again what is still free. */
import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { date } from './fields.ts';
import { canWork, dayAfter, isActive, keyOf, personOf } from './roster.ts';
import type { Assigned, RotaEntry } from './rota.ts';
import { entry, given, type Move, type Refusal, refused, type Standing, stored } from './rota-moves.ts';

/** Beyond this it is no absence but a change of the team. */
const mostDays = 366;

/** Whether there is such a day: 2026-02-30 has the form of one. */
export function isDay(typed: string): boolean {
  return v.is(date, typed);
}

/** Why these are no days to be absent on, or null. */
function unfit({ today }: Standing, from: string, to: string): Refusal | null {
  if (!isDay(from) || !isDay(to)) return { why: 'noSuchDay' };
  if (to < from) return { why: 'endBeforeStart' };
  if (to < today) return { why: 'pastDays' };
  return Temporal.PlainDate.from(from).until(to).days < mostDays ? null : { why: 'tooLong' };
}

/**
 * Somebody is away, both days included. Their shifts become free, the one included that runs now, as far as they are
 * published or so near that everybody relies on them; later ones are left to whoever publishes.
 */
export function absent(standing: Standing, from: string, to: string): Move {
  const { rota, roster, now, today, by } = standing;
  const person = personOf(rota, by);
  if (person === undefined) return refused({ why: 'notInRota' });
  const wrong = unfit(standing, from, to);
  if (wrong !== null) return refused(wrong);
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
  const absence = { staff: by, from, to };
  const first = entry(standing, 'absent', { date: from, template: '', person: null }, null);
  return {
    kind: 'change',
    change: {
      assignments: freed.map((each) => given(each, null, 'swap', now)),
      absence,
      entries: [{ ...first, template: null }, ...freed.map((each) => entry(standing, 'freed', each, null))],
    },
    told: [],
  };
}

const isKnown = ({ publishedAt, version }: Assigned) => publishedAt !== null || version > 0;

/**
 * Somebody is back, or was never away: from this day on the absence is gone, today at the earliest, and what it freed and
 * nobody took since is theirs again.
 * @param from its first day, or a later one from which on they are there
 * @param log what was freed is found there
 */
export function back(standing: Standing, { from, to }: { from: string; to: string }, log: readonly RotaEntry[]): Move {
  const { rota, absences, now, zone, today, by } = standing;
  const absence = absences
    .filter((each) => each.staff === by && each.from <= from && each.to === to)
    .toSorted((a, b) => b.from.localeCompare(a.from))[0];
  if (absence === undefined) return refused({ why: 'noAbsence' });
  const others = absences.filter((each) => each !== absence);
  const again = freedBy(standing, { from, to }, log).filter(
    (each) => each.person === null && each.end > now && canWork(rota, by, each, others, zone),
  );
  // What lies behind stays as it was: whoever was away then was not on duty.
  const kept = dayAfter(from < today ? today : from, -1);
  const first = entry(standing, 'back', { date: from, template: '', person: null }, null);
  return {
    kind: 'change',
    change: {
      assignments: again.map((each) => ({ ...stored(each), person: by, source: 'roster', swap: null })),
      back: absence,
      ...(absence.from <= kept ? { absence: { ...absence, to: kept } } : {}),
      entries: [{ ...first, template: null }, ...again.map((each) => entry(standing, 'taken', each, by))],
    },
    told: [],
  };
}

/** The shifts that an absence on these days took from this person, with whoever has them now. */
export function freedBy(
  { roster, by }: Pick<Standing, 'roster' | 'by'>,
  { from, to }: { from: string; to: string },
  log: readonly RotaEntry[],
): Assigned[] {
  const theirs = new Set(
    log.flatMap(({ what, date, template, from: whose }) =>
      what === 'freed' && whose === by && date !== null && template !== null ? [keyOf({ date, template })] : [],
    ),
  );
  return roster.filter((each) => from <= each.date && each.date <= to && theirs.has(keyOf(each)));
}
