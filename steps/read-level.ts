/** Staff tell what an answer took, if they like: the report counts it, and nothing else depends on it. */
import type { Effort } from '../core/handling.ts';
import { takesEffort } from '../core/read-level.ts';
import { amend } from '../core/thread.ts';
import { type Decision, made, type Outcome, tooLate } from './decision.ts';

/** Told once more, another level takes the place of the one before. */
export async function tellEffort(d: Decision, effort: Effort): Promise<Outcome> {
  const { deps, record } = d;
  const { thread } = record;
  if (!takesEffort(thread)) return tooLate(d);
  if (thread.effort === effort) {
    await deps.threads.refreshCard(thread.id); // whoever chose another one meanwhile sees that on the card
    return { kind: 'done' };
  }
  return made(d, amend(thread, { effort }), { what: 'effortTold', reason: `READ ${effort}` });
}
