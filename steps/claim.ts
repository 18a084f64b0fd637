/** Looking after a question: for ten minutes, or for half an hour when it takes longer. */
import { waitsForStaff } from '../core/escalation.ts';
import { amend, type Millis } from '../core/thread.ts';
import { type Decision, made, type Outcome, refused, tooLate } from './decision.ts';

const minute: Millis = 60_000;
const claimed: Millis = 10 * minute;
const stillLooking: Millis = 30 * minute;

/** Takes it, or gives it back with the same button. */
export async function claim(d: Decision): Promise<Outcome> {
  const { deps, record, by } = d;
  const { thread } = record;
  if (!waitsForStaff(thread)) return tooLate(d);
  if (thread.claimedBy?.staff === by) return made(d, amend(thread, { claimedBy: null }), { what: 'released' });
  const taken = othersClaim(d);
  if (taken !== null) return refused(d, taken);
  const at = deps.clock();
  return made(d, amend(thread, { claimedBy: { staff: by, at, until: at + claimed } }), { what: 'claimed' });
}

/** Keeps it for longer, also when nobody had claimed it. */
export async function stayOnIt(d: Decision): Promise<Outcome> {
  const { deps, record, by } = d;
  const { thread } = record;
  if (!waitsForStaff(thread)) return tooLate(d);
  const taken = othersClaim(d);
  if (taken !== null) return refused(d, taken);
  const now = deps.clock();
  const at = thread.claimedBy?.staff === by ? thread.claimedBy.at : now;
  const claimedBy = { staff: by, at, until: now + stillLooking };
  return made(d, amend(thread, { claimedBy }), { what: 'stillLooking' });
}

/** The sentence about whoever else looks after it; null when nobody does, or their time is over. */
function othersClaim({ deps, record, by, words }: Decision): string | null {
  const claim = record.thread.claimedBy;
  if (claim === null || claim.staff === by || claim.until <= deps.clock()) return null;
  return words.claimedBy(claim.staff, deps.wallClock(claim.at));
}
