/** A patron's post before it is answered: as we know it, edited or deleted. */
import type { Message, Millis } from '../../core/thread.ts';
import type { LookUp } from '../../steps/ports.ts';
import type { AskAccount } from './account.ts';
import type { PostById, Sight } from './post-by-id.ts';
import { messageOf } from './posts.ts';

/** See `Channel.lookUp`. */
export function postLookUp(find: PostById, account: AskAccount) {
  return async (message: Message, now: Millis): Promise<LookUp> => {
    const found = await find(message.id, now);
    if (found.kind !== 'found') return outcomeOf(found);
    const { newestId } = found.post;
    if (newestId === message.id) return { kind: 'unchanged' };
    const known = await account(now);
    if (known.kind === 'trouble') return { kind: 'trouble', trouble: known.trouble, retryAt: known.retryAt };
    const newest = found.post.id === newestId ? found : await find(newestId, now);
    if (newest.kind !== 'found') return outcomeOf(newest);
    return { kind: 'edited', message: messageOf(newest.post, known.us, now) };
  };
}

function outcomeOf(sight: Exclude<Sight, { kind: 'found' }>): LookUp {
  switch (sight.kind) {
    case 'gone':
      return { kind: 'deleted' };
    case 'unknownRoute':
      // A server that has no look-up lets us answer without one.
      return { kind: 'unchanged' };
    case 'trouble':
      return sight;
  }
}
