/** Deleting our own posts. */
import * as v from 'valibot';
import type { Millis } from '../../core/thread.ts';
import type { Removal } from '../../steps/ports.ts';
import type { Client } from './client.ts';
import { nonsense, setbackOf } from './outcomes.ts';
import { type PostById, problemsIn } from './post-by-id.ts';
import { postRemoval } from './prices.ts';

const Deleted = v.object({ data: v.object({ deleted: v.literal(true) }) });

const removed: Removal = { kind: 'removed', cost: postRemoval };

/** See `Channel.remove`. What leaves it open whether the post is gone may be tried again. */
export async function removePost(client: Client, find: PostById, postId: string, now: Millis): Promise<Removal> {
  const answer = await client.delete(`tweets/${postId}`);
  if (answer.kind === 'answered') {
    return v.is(Deleted, answer.body) || saysNotFound(answer.body) ? removed : { kind: 'later', ...nonsense(now) };
  }
  const { trouble, retryAt } = setbackOf(answer, now);
  if (trouble.kind !== 'refused') return { kind: 'later', trouble, retryAt };
  const refused: Removal = { kind: 'refused', trouble };
  if (answer.kind !== 'refused' || answer.status !== 404) return refused;
  if (saysNotFound(answer.body)) return removed;
  // A 404 that does not say what is missing may be about the path.
  const sight = await find(postId, now);
  if (sight.kind === 'gone') return removed;
  return sight.kind === 'trouble' ? { kind: 'later', trouble: sight.trouble, retryAt: sight.retryAt } : refused;
}

/** "Not found" alone: a post of ours that is withheld from us stands all the same. */
function saysNotFound(body: unknown): boolean {
  return problemsIn(body).some((type) => type.endsWith('/resource-not-found'));
}

/** Deleting a direct message of one's own leaves the recipient's copy: nothing would be taken back. */
export function keepDirectMessage(now: Millis): Removal {
  return { kind: 'refused', trouble: { kind: 'refused', at: now, detail: '' } };
}
