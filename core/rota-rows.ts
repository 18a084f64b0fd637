/** The rota as other programs read it: one row a shift. */
import { Temporal } from 'temporal-polyfill';
import { present } from './duty.ts';
import { personOf } from './roster.ts';
import type { Absence, Assigned, Rota, Source } from './rota.ts';
import type { Millis, StaffId } from './thread.ts';

export interface RotaRow {
  /** As 2026-11-23. */
  date: string;
  /** Id of its template. */
  template: string;
  /** ISO 8601 with the library's offset at that time, as 2026-11-23T10:00:00+01:00. */
  start: string;
  end: string;
  /** Initials; null when nobody will be there. */
  person: string | null;
  source: Source;
}

/** Ordered by start; what starts at the same time by its end, then by its template. */
export function rotaRows(
  rota: Rota,
  roster: readonly Assigned[],
  absences: readonly Absence[],
  zone: string,
): RotaRow[] {
  return roster
    .toSorted((a, b) => a.start - b.start || a.end - b.end || (a.template < b.template ? -1 : 1))
    .map((shift) => ({
      date: shift.date,
      template: shift.template,
      start: written(shift.start, zone),
      end: written(shift.end, zone),
      person: initialsOf(rota, present(shift, absences).person),
      source: shift.source,
    }));
}

/** Null for nobody, and for who is not, or no longer, in the rota. */
export function initialsOf(rota: Rota, staff: StaffId | null): string | null {
  return (staff === null ? undefined : personOf(rota, staff))?.initials ?? null;
}

/** Whether it may still change without anybody being told: not published, and still to come. */
export function isProposed({ publishedAt, source, start }: Assigned, now: Millis): boolean {
  return publishedAt === null && source === 'roster' && start > now;
}

function written(at: Millis, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
