/** A lead publishes the plan: from then on everybody may rely on it. */
import { dayAfter, keyOf } from './roster.ts';
import type { Assignment } from './rota.ts';
import { isDay } from './rota-absences.ts';
import { affected, entry, type Move, refused, type Standing, stored, type Told } from './rota-moves.ts';

/** Further ahead too much changes: contracts, hours, the team. */
const mostDays = 183;

/**
 * Publishes every shift until then that has not begun. What was published before moves only where it must, and whoever is
 * affected by that is told.
 * @param proposed what has to change beside that, see `propose`
 * @param until the last day, at least `publishDays` ahead
 */
export function publish(standing: Standing, proposed: readonly Assignment[], until: string): Move {
  const { rota, roster, now, today, by, lead } = standing;
  if (!lead) return refused({ why: 'notLead' });
  if (!isDay(until)) return refused({ why: 'noSuchDay' });
  const first = dayAfter(today, rota.publishDays);
  if (until < first) return refused({ why: 'tooFewDays', first });
  if (until > dayAfter(today, mostDays)) return refused({ why: 'tooFarAhead' });
  const changes = new Map(proposed.map((each) => [keyOf(each), each]));
  const assignments: Assignment[] = [];
  const entries = [];
  const told: Told[] = [];
  for (const shift of roster) {
    if (shift.start <= now || shift.date > until) continue;
    const change = changes.get(keyOf(shift));
    const moves = change !== undefined && change.person !== shift.person;
    if (shift.publishedAt !== null && !moves) continue;
    const to = moves ? change.person : shift.person;
    const settled = moves ? { person: change.person, source: change.source, swap: null } : {};
    assignments.push({ ...stored(shift), ...settled, publishedAt: now });
    entries.push(entry(standing, 'published', shift, to));
    if (shift.publishedAt !== null) told.push(...affected(shift, to).filter(({ staff }) => staff !== by));
  }
  if (assignments.length === 0) return refused({ why: 'nothingToPublish' });
  return { kind: 'change', change: { assignments, entries }, told };
}
