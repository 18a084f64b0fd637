/** Whom an open question is brought back to as its answer falls due: each step once, in service time. */
import { type Reminder, reminders, untaken } from './handling.ts';
import { type ServiceCalendar, serviceState } from './hours.ts';
import { serviceMsBetween } from './service-time.ts';
import type { Millis, StaffId, Thread } from './thread.ts';

const minute: Millis = 60_000;

/** In minutes of service time: before an answer is due, and after. */
export interface ReminderTimes {
  remindBefore: number;
  escalateAfter: number;
}

/** Staff who may be mentioned at this time, by what they have to do with it. */
export interface Reachable {
  onDuty: readonly StaffId[];
  /** Whoever has another shift of the same day. */
  otherShift: readonly StaffId[];
  deputies: readonly StaffId[];
  leads: readonly StaffId[];
}

/**
 * The furthest step that has come and was not told, or null; what was missed before it is not made up for. Outside of the
 * service hours there is none: it is told at the next opening.
 *
 * What was handed over, and is not taken up or back yet, is for whoever has it; nobody is mentioned to what is quiet. Nobody waits for
 * the correction of an answer that is out.
 */
export function reminderDue(
  calendar: ServiceCalendar,
  thread: Thread,
  { remindBefore, escalateAfter }: ReminderTimes,
  now: Millis,
): Reminder | null {
  const { dueAt, reminded, quiet, correction } = thread;
  if (!waitsForStaff(thread) || dueAt === null || untaken(thread) !== null || quiet || correction !== null) return null;
  if (!serviceState(calendar, now).open) return null;
  const step = stepAt(dueAt);
  const told = reminded === null ? -1 : reminders.indexOf(reminded);
  return step !== null && reminders.indexOf(step) > told ? step : null;

  function stepAt(due: Millis): Reminder | null {
    if (now < due) return serviceMsBetween(calendar, now, due) <= remindBefore * minute ? 'dueSoon' : null;
    return serviceMsBetween(calendar, due, now) >= escalateAfter * minute ? 'leads' : 'overdue';
  }
}

/** Whether it is for staff to decide what becomes of it. */
export function waitsForStaff({ status }: Pick<Thread, 'status'>): boolean {
  return status === 'awaitingReview' || status === 'failed' || status === 'unknown';
}

/** Whom a step reaches: where those that it is meant for cannot be reached, whoever comes next. May be nobody. */
export function reachedBy(step: Reminder, { onDuty, otherShift, deputies, leads }: Reachable): readonly StaffId[] {
  const notOnDuty = (staff: readonly StaffId[]) => staff.filter((each) => !onDuty.includes(each));
  const inTurn = {
    dueSoon: [onDuty, leads, deputies],
    overdue: [notOnDuty(otherShift), notOnDuty(deputies), onDuty, leads],
    leads: [leads, deputies, onDuty, otherShift],
  }[step];
  return inTurn.find((staff) => staff.length > 0) ?? [];
}
