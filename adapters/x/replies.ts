/** Our own public replies: sending one, and finding one that may have gone out. */
import twitterText from 'twitter-text';
import * as v from 'valibot';
import type { Message, Millis, Thread } from '../../core/thread.ts';
import type { Assessment, Search, SendResult } from '../../steps/ports.ts';
import type { Account, AskAccount } from './account.ts';
import type { Client } from './client.ts';
import { newestOf } from './ids.ts';
import type { Ask } from './naming.ts';
import { nonsense, sendResultOf, setbackOf } from './outcomes.ts';
import { drain, present } from './paging.ts';
import { type Post, writtenAt } from './posts.ts';
import { ordinaryPost, postWithLink, summonedReply } from './prices.ts';
import { Id, type Page } from './responses.ts';

/** Weighted characters of a post by an account without a subscription. */
const limit = 280;

/** X's clock may be behind ours by this much when it dates our reply. */
export const clockSkew: Millis = 5_000;

/** Own posts since a try to send are few; so many pages end any search. */
const mostPages = 10;

/** X counts and bills as a link whatever its own library takes for one, even a bare `library.org`. */
export function assessReply(text: string, to: Pick<Message, 'repliable'>): Assessment {
  const hasLink = twitterText.extractUrls(text).length > 0;
  const cost = to.repliable ? summonedReply : hasLink ? postWithLink : ordinaryPost;
  const length = twitterText.parseTweet(text).weightedLength;
  return { length, limit, cost, usualCost: summonedReply, dear: cost > ordinaryPost };
}

/**
 * X's own composer, answering `to` with this text: https://docs.x.com/x-for-websites/web-intents/overview. Spaces are
 * written so that no reader takes them for plus signs.
 */
export function postComposer(to: Message, text: string): string {
  const query = new URLSearchParams({ in_reply_to: to.id, text });
  return `https://x.com/intent/post?${query.toString().replaceAll('+', '%20')}`;
}

const Created = v.object({ data: v.object({ id: Id }) });

/** See `Channel.send`. */
export async function sendReply(client: Client, text: string, to: Message, now: Millis): Promise<SendResult> {
  const answer = await client.post('tweets', { text, reply: { in_reply_to_tweet_id: to.id } });
  if (answer.kind !== 'answered') return sendResultOf(answer, now);
  const created = v.safeParse(Created, answer.body);
  if (!created.success) return { kind: 'uncertain', trouble: nonsense(now).trouble };
  return { kind: 'sent', postId: created.output.data.id, cost: assessReply(text, to).cost };
}

/** See `Channel.findReply`. Says `absent` only when everything we posted since can be told apart from it. */
export async function findPost(
  ask: Ask<Page<Post>>,
  account: AskAccount,
  sought: { thread: Thread; to: Message; since: Millis; known: readonly string[] },
  now: Millis,
): Promise<Search> {
  const { thread, to, known } = sought;
  const own = await account(now);
  if (own.kind === 'trouble') return { kind: 'trouble', trouble: own.trouble, retryAt: own.retryAt };
  const since = sought.since - clockSkew;
  const drained = await drain(ask, {
    path: `users/${own.us.id}/tweets`,
    query: { max_results: '100', start_time: wholeSeconds(since) },
    tokenKey: 'pagination_token',
    enough: (page) => page.every((post) => writtenAt(post, now) < since),
    mostPages,
  });
  if (drained.kind === 'failed') return { kind: 'trouble', ...setbackOf(drained.failure, now) };
  if (drained.kind === 'nonsense') return { kind: 'trouble', ...nonsense(now) };

  const candidates = present(drained.items).filter(
    (post) =>
      isOurs(post, own.us) &&
      writtenAt(post, now) >= since &&
      !known.includes(post.id) &&
      !known.includes(post.firstId),
  );
  // Edited meanwhile: our post answers the version that was approved, which is neither the first nor the newest.
  const approved = 'reply' in thread ? thread.reply.to : to.id;
  const versions = [to.id, to.firstId, approved];
  const found = newestOf(
    candidates.filter(({ repliedTo }) => repliedTo !== null && versions.includes(repliedTo)).map(({ id }) => id),
  );
  if (found !== null) return { kind: 'found', postId: found };
  // Posting twice is worse than asking again.
  const isDoubtful = candidates.some((post) => post.repliedTo === null && post.inReplyTo === thread.patron);
  if (isDoubtful || !drained.complete || drained.items.includes(null)) return { kind: 'trouble', ...nonsense(now) };
  return { kind: 'absent' };
}

/** It is our own timeline: without an author it is ours, too. */
function isOurs(post: Post, us: Account): boolean {
  return post.author === null || post.author === us.id;
}

/** X's form of a time; the part of a second is dropped downwards. */
function wholeSeconds(time: Millis): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
