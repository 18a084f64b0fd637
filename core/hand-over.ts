/** When one shift goes over into the next, and who leaves and who comes then. */
import { present } from './duty.ts';
import { type ServiceCalendar, serviceState } from './hours.ts';
import type { Absence, Assigned } from './rota.ts';
import type { Millis, StaffId } from './thread.ts';

/** Shifts that overlap for no longer than this are handed over as the second one begins. */
const overlap: Millis = 60 * 60_000;
/** Later than this it is told no more: who is on duty then knows what waits. */
export const late: Millis = 30 * 60_000;

export interface HandOverMoment {
  at: Millis;
  leaves: StaffId[];
  comes: StaffId[];
  /** Shifts that begin and that nobody has. */
  uncovered: Assigned[];
}

/**
 * The hand-over that is to be told at this time, or null: the newest of the last half hour. A shift that begins before the
 * service opens comes as it opens; somebody who has two shifts in a row neither leaves nor comes in between.
 * @param roster reaching back for half an hour at least
 */
export function handOverAt(
  roster: readonly Assigned[],
  absences: readonly Absence[],
  calendar: ServiceCalendar,
  now: Millis,
): HandOverMoment | null {
  const today = roster.filter(({ start }) => start <= now);
  const begins = new Map(today.map((shift) => [shift, beginning(shift, calendar)]));
  const begin = (shift: Assigned) => begins.get(shift) ?? shift.start;
  const leaving = (shift: Assigned): Millis => {
    const followers = [...begins.values()].filter(
      (at) => begin(shift) < at && at <= shift.end && shift.end <= at + overlap,
    );
    return followers.length === 0 ? shift.end : Math.max(...followers);
  };
  const at = Math.max(...today.flatMap((shift) => [begin(shift), leaving(shift)]).filter((each) => each <= now));
  if (!(now - at < late)) return null;

  const peopleOf = (shifts: readonly Assigned[]) => [
    ...new Set(shifts.map((shift) => present(shift, absences).person).filter((person) => person !== null)),
  ];
  const left = today.filter((shift) => leaving(shift) === at);
  const came = today.filter((shift) => begin(shift) === at);
  const others = today.filter((shift) => begin(shift) <= at && at < shift.end && !left.includes(shift));
  const before = today.filter((shift) => begin(shift) < at && at <= shift.end);
  const [leaves, stay, were] = [peopleOf(left), peopleOf(others), peopleOf(before)];
  return {
    at,
    leaves: leaves.filter((staff) => !stay.includes(staff)),
    comes: peopleOf(came).filter((staff) => !were.includes(staff)),
    uncovered: came.filter((shift) => present(shift, absences).person === null),
  };
}

/** As the service opens, where that is after its start. */
function beginning({ start, end }: Assigned, calendar: ServiceCalendar): Millis {
  const state = serviceState(calendar, start);
  return state.open || state.next === null || state.next >= end ? start : state.next;
}
