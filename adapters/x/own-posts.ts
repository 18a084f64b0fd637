/** What the library's account wrote on X itself: staff may answer a patron there, too. */
import type { OwnReply } from '../../core/by-hand.ts';
import type { MicroDollars, Millis } from '../../core/thread.ts';
import type { Cursor } from '../../steps/threads.ts';
import type { Account } from './account.ts';
import { byId, firstIdAt, isNewer, overlapFloor } from './ids.ts';
import type { Ask } from './naming.ts';
import { setbackOf } from './outcomes.ts';
import { nextRequestAt } from './pace.ts';
import { drain, present } from './paging.ts';
import { conversationOf, type Post, writtenAt } from './posts.ts';
import { isBilled, ownedRead } from './prices.ts';
import type { Page } from './responses.ts';

/** 300 posts: more than an account with a service desk writes between two mentions. */
const mostPages = 3;

/** A program that has just started does not know what the one before it could not read. */
const firstReach: Millis = 24 * 60 * 60_000;

export interface OwnPosts {
  /** Oldest first. */
  replies: OwnReply[];
  cost: MicroDollars;
}

export type ReadOwnPosts = (us: Account, cursor: Cursor, now: Millis) => Promise<OwnPosts>;

const nothing: OwnPosts = { replies: [], cost: 0 };

/**
 * Our replies since the cursor, less the overlap. They come beside the mentions and keep a pace of their own: whatever X
 * refuses or limits here, reading mentions does not wait for it, and what was missed is read later. Nothing is read on the
 * first run.
 */
export function ownPosts(ask: Ask<Page<Post>>): ReadOwnPosts {
  let notBefore: Millis | null = null;
  /** The cursor of the last reading that came through. */
  let readTo: string | null = null;
  return async (us, { newest, lastSuccessAt }, now) => {
    if (newest === null || (notBefore !== null && notBefore > now)) return nothing;
    const since = readTo ?? firstIdAt(now - firstReach);
    const floor = overlapFloor(isNewer(newest, since) ? since : newest);
    const isOld = ({ id }: Post) => floor !== null && !isNewer(id, floor);
    const drained = await drain(ask, {
      path: `users/${us.id}/tweets`,
      query: { max_results: '100', ...(floor === null ? {} : { since_id: floor }) },
      tokenKey: 'pagination_token',
      // Said again for a server that ignores `since_id`.
      enough: (page) => page.every(isOld),
      mostPages,
    });
    if (drained.kind !== 'drained') {
      notBefore = drained.kind === 'failed' ? setbackOf(drained.failure, now).retryAt : null;
      return nothing;
    }
    notBefore = nextRequestAt(drained.allowances, now);
    readTo = newest;
    const posts = [...new Map(present(drained.items).map((post) => [post.id, post])).values()];
    return {
      replies: posts
        .filter((post) => !isOld(post))
        .sort(byId)
        .flatMap((post) => replyOf(post, us, now)),
      cost: posts.filter(isBilled(lastSuccessAt, now)).length * ownedRead,
    };
  };
}

/** Only what X says is ours, and an answer to somebody else: closing a question by mistake would lose it. */
function replyOf(post: Post, us: Account, now: Millis): OwnReply[] {
  if (post.author !== us.id || post.repliedTo === null || post.retweet || post.inReplyTo === us.id) return [];
  return [
    {
      postId: post.firstId,
      to: post.repliedTo,
      conversation: post.inReplyTo === null ? null : conversationOf(post, post.inReplyTo),
      text: post.text ?? '',
      at: writtenAt(post, now),
    },
  ];
}
