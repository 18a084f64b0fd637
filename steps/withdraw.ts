/** What staff ask about an answer that is out: delete it, or delete and correct it. `send` does the deletion. */
import { unsigned } from '../core/signature.ts';
import { deletable, type Standing, standing } from '../core/standing.ts';
import { amend } from '../core/thread.ts';
import { fitting } from './approve.ts';
import { type Decision, made, type Outcome, refused, tooLate, wakeSender } from './decision.ts';
import type { Decided } from './staff-action.ts';

/**
 * What keeps the last answer to this patron from being deleted; null where nothing does.
 * @param answer as it stands on the channel, or null
 */
export async function whyNotWithdrawn(d: Decision, answer: Standing | null): Promise<Decided | null> {
  const { deps, record, words } = d;
  const { thread } = record;
  if (answer === null) return tooLate(d);
  if (thread.withdrawal !== null) return refused(d, words.beingDeleted);
  return deps.channels[thread.channel].deletes ? null : refused(d, words.cannotDelete);
}

/** @param correction the text that is to go through approval afterwards, trimmed already; null when it is only deleted */
export async function withdraw(d: Decision, correction: string | null): Promise<Outcome> {
  const { deps, record, by, words } = d;
  const { thread } = record;
  const pending = thread.withdrawal;
  if (pending?.by === by && pending.correction === correction) return { kind: 'done' }; // a repeated request
  const answer = correction === null ? deletable(thread) : standing(thread);
  const objection = await whyNotWithdrawn(d, answer);
  if (objection !== null) return objection;
  if (answer === null) return tooLate(d);
  if (correction !== null) {
    const fit = fitting(d, correction);
    if ('problem' in fit) return refused(d, fit.problem);
    const initials = Object.values(deps.settings.signatures);
    if (unsigned(correction, initials) === unsigned(answer.reply.text, initials)) return refused(d, words.sameText);
  }
  const { postId } = answer;
  const withdrawal = { postId, by, at: deps.clock(), correction };
  const text = correction === null ? {} : { text: correction };
  const written = await made(d, amend(thread, { withdrawal }), { what: 'withdrawing', postId, ...text });
  if (written === 'lost') return 'lost';
  await wakeSender(deps, thread.id, 0);
  return written;
}
