/** What becomes of a thread whose words speak of danger to people: it is nobody's secret, waits in no list and comes first. */
import type { Danger } from './danger.ts';
import { type Addressee, type Call, called, type Handling, whoeverWasAtIt } from './handling.ts';
import type { StaffId, Thread } from './thread.ts';

/** Whom danger reaches. */
export interface Alarmed {
  leads: readonly StaffId[];
  /** Whoever is on duty, beside them. */
  onDuty?: Pick<Call, 'to' | 'nobodyOnDuty'>;
  /** Whoever is reached in person too, while nobody is on duty; empty while somebody is. */
  contacts: readonly StaffId[];
}

/**
 * The handling of a thread in danger: leads are called at once, beside whoever is at it. What was told already is not told
 * again, unless the patron wrote again and nobody is at it.
 * @param known the danger that triage saw before, or null
 */
export function inDanger(
  thread: Thread,
  known: Danger | null,
  { leads, onDuty = { to: [] }, contacts }: Alarmed,
): Pick<Handling, 'call' | 'alarmed' | 'quiet' | 'bundle'> {
  const told = known !== null && (thread.call.why === 'danger' || thread.call.to.length > 0);
  const toCall = [...whoeverWasAtIt(thread), ...onDuty.to, ...staff(leads), ...staff(contacts)];
  const call = { ...called(thread.call, 'danger'), ...onDuty, to: toCall.filter(isFirst) };
  return {
    call: told ? thread.call : call,
    alarmed: told ? thread.alarmed : [...new Set([...thread.alarmed, ...contacts])],
    quiet: false,
    bundle: null,
  };
}

/** The danger that a thread speaks of while it is not over; else null. */
export function openDanger({ status, tag }: Pick<Thread, 'status' | 'tag'>): Danger | null {
  return status === 'answered' || status === 'closed' ? null : (tag?.danger ?? null);
}

/** Danger before everything else, then what came first: an order for open questions. */
export function byUrgency(a: Thread, b: Thread): number {
  return Number(openDanger(b) !== null) - Number(openDanger(a) !== null) || a.arrivedAt - b.arrivedAt;
}

const staff = (ids: readonly StaffId[]): Addressee[] => ids.map((id) => ({ staff: id }));

function isFirst(to: Addressee, i: number, all: readonly Addressee[]): boolean {
  return all.findIndex((other) => ('staff' in to ? 'staff' in other && other.staff === to.staff : other === to)) === i;
}
