/** Brings a question back: a closed one to be drafted anew, one in a list to a card of its own. */
import { waitsForStaff } from '../core/escalation.ts';
import { called } from '../core/handling.ts';
import { reopened } from '../core/intake.ts';
import { standing } from '../core/standing.ts';
import { amend, type Thread } from '../core/thread.ts';
import { type Decision, made, type Outcome, refused, tooLate } from './decision.ts';

/** Also where its author is muted: this one question is then to be answered all the same. */
export async function reopen(d: Decision): Promise<Outcome> {
  const { thread } = d.record;
  return thread.status === 'closed' ? openAgain(d, thread, 'reopened') : tooLate(d);
}

/** The patron has waited since the question came, and a correction still stands; whoever clicked gets its new card. */
export async function openAgain(d: Decision, closed: Thread, what: 'reopened' | 'unmuted'): Promise<Outcome> {
  const opened = reopened(closed, closed.arrivedAt, { quiet: false }, [{ staff: d.by }]);
  return made(d, amend(opened, { correction: closed.correction }), { what });
}

/** Takes one question out of a list; an answer that is out can be corrected or deleted on a card of its own alone. */
export async function unbundle(d: Decision): Promise<Outcome> {
  const { thread } = d.record;
  if (!waitsForStaff(thread) && thread.status !== 'approved' && standing(thread) === null) return tooLate(d);
  if (thread.bundle === null) return refused(d, d.words.ownCard);
  const call = called(thread.call, 'reopened', [{ staff: d.by }]);
  return made(d, amend(thread, { bundle: null, quiet: false, call }), { what: 'unbundled' });
}
