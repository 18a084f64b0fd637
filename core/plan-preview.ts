/** What a lead sees before publishing: every shift that would be settled, and how the load would be spread. */
import { fnv64 } from './fnv.ts';
import { dayAfter, keyOf, personOf, weekOf } from './roster.ts';
import { loadDays, loads } from './roster-plan.ts';
import type { Assigned, Assignment, Rota } from './rota.ts';
import type { Millis } from './thread.ts';

/** The Sunday of the week after the one until which a lead has to publish. @param today as 2026-11-23 */
export function previewUntil({ publishDays }: Pick<Rota, 'publishDays'>, today: string): string {
  return dayAfter(weekOf(dayAfter(today, publishDays + 7)), 6);
}

/**
 * Tells one proposal from another: who is to have which shift, and on which version of it that builds. What a lead
 * publishes has the fingerprint of what they saw, or is shown to them first.
 * @param rows in any order
 * @returns 12 hex digits
 */
export function fingerprintOf(rows: readonly Pick<Assignment, 'date' | 'template' | 'person' | 'version'>[]): string {
  const parts = rows.map(({ date, template, person, version }) => JSON.stringify([date, template, person, version]));
  return fnv64(parts.sort().join()).toString(16).padStart(16, '0').slice(-12);
}

export interface PlanPreview {
  /** What is not published yet, or would change, with whoever would have it; by start. */
  shifts: Assigned[];
  /** Of these shifts, see `fingerprintOf`. */
  fingerprint: string;
  /** In the order of the rota, in the eight weeks up to the last day; `proposed`: how many of them are among these shifts. */
  loads: { name: string; shifts: number; proposed: number; perShare: number }[];
}

/**
 * @param input.roster from eight weeks back, by start
 * @param input.proposed what has to change of it, see `propose`
 * @param input.until the last day, as 2026-12-24
 */
export function planPreview(input: {
  rota: Rota;
  roster: readonly Assigned[];
  proposed: readonly Assignment[];
  until: string;
  now: Millis;
}): PlanPreview {
  const { rota, roster, until, now } = input;
  const changes = new Map(input.proposed.map((each) => [keyOf(each), each]));
  const planned = roster
    .filter(({ date }) => date <= until)
    .map((shift): Assigned => ({ ...shift, person: (changes.get(keyOf(shift)) ?? shift).person }));
  const counted = planned.filter(({ date }) => date > dayAfter(until, -loadDays));
  const shifts = planned.filter(
    (shift) => shift.start > now && (shift.publishedAt === null || changes.has(keyOf(shift))),
  );
  return {
    shifts,
    fingerprint: fingerprintOf(shifts),
    loads: loads(counted, rota).map((each) => ({
      name: personOf(rota, each.staff)?.name ?? each.staff,
      shifts: each.shifts,
      proposed: shifts.filter(({ person }) => person === each.staff).length,
      perShare: each.perShare,
    })),
  };
}
