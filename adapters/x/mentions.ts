/** Public posts that mention the library: reading them all, once. */
import type { Millis } from '../../core/thread.ts';
import type { Fetched } from '../../steps/ports.ts';
import type { Cursor } from '../../steps/threads.ts';
import type { Account, AskAccount } from './account.ts';
import { byId, firstIdAt, isNewer, newestOf, oldestOf, overlapFloor } from './ids.ts';
import type { Ask } from './naming.ts';
import { nonsense, type Setback, setbackOf } from './outcomes.ts';
import type { ReadOwnPosts } from './own-posts.ts';
import { nextRequestAt } from './pace.ts';
import { drain, lostSomething, present } from './paging.ts';
import { messageOf, type Post, writtenAt } from './posts.ts';
import { ownedRead, postRead } from './prices.ts';
import type { Page } from './responses.ts';

/** A library that was just connected is not flooded with what was asked before. */
export const firstReach: Millis = 24 * 60 * 60_000;

/** X shows the newest 800 mentions, some of them withheld: from here on there may be older ones that it does not show. */
const nearlyAllShown = 750;

/** Enough for 800 even where a server's pages are small. */
const mostMentionPages = 100;

/** Recent search goes back seven days; a little less, as X's clock is not ours. */
const searchReach: Millis = 7 * 24 * 60 * 60_000 - 5 * 60_000;
/** 2,000 posts: each costs five times as much as a mention. */
const mostSearchPages = 20;

/**
 * Everything since the cursor, less the overlap; see `Channel.fetch`.
 *
 * The cost counts what is newer than the cursor, because X charges for a post once in a UTC day however often it is
 * read. What X indexed late, our own account and expanded posts are left out: they are few.
 * @param readOwnPosts what comes of it or not leaves the mentions as they are
 */
export async function fetchMentions(
  ask: Ask<Page<Post>>,
  account: AskAccount,
  readOwnPosts: ReadOwnPosts,
  cursor: Cursor,
  now: Millis,
): Promise<Fetched> {
  const known = await account(now);
  if (known.kind === 'trouble') return trouble(known);
  const { us } = known;
  const { newest } = cursor;
  const floor = newest === null ? null : overlapFloor(newest);
  const drained = await drain(ask, {
    path: `users/${us.id}/mentions`,
    query: { max_results: '100', ...(floor === null ? {} : { since_id: floor }) },
    tokenKey: 'pagination_token',
    enough: (page) =>
      newest === null
        ? page.every((post) => isTooOld(post, now))
        : // Said again for a server that ignores `since_id`.
          floor !== null && page.every(({ id }) => !isNewer(id, floor)),
    mostPages: mostMentionPages,
  });
  if (drained.kind !== 'drained')
    return trouble(drained.kind === 'failed' ? setbackOf(drained.failure, now) : nonsense(now));

  const mentions = present(drained.items);
  const reached = newest === null || mentions.some(({ id }) => !isNewer(id, newest));
  const isCut = !reached && (!drained.complete || mentions.length >= nearlyAllShown);
  const filled = isCut
    ? await searchGap(ask, us, { newest, floor, before: oldestOf(mentions.map(({ id }) => id)) }, now)
    : nothing;

  const posts = [...mentions, ...filled.posts];
  const own = await readOwnPosts(us, cursor, now);
  const isNew = ({ id }: Post) => newest === null || isNewer(id, newest);
  return {
    kind: 'fetched',
    messages: messages(posts, us, newest === null, now),
    ownReplies: own.replies,
    newest: newestOf([newest, ...posts.map(({ id }) => id)]),
    gap: (isCut && !filled.complete) || lostSomething(drained.items, newest),
    nextAt: nextRequestAt(drained.allowances, now),
    cost: mentions.filter(isNew).length * ownedRead + filled.posts.filter(isNew).length * postRead + own.cost,
  };
}

const nothing: { posts: Post[]; complete: boolean } = { posts: [], complete: true };

/** What lies between the oldest mention that X shows and the overlap, by recent search as far as that goes back. */
async function searchGap(
  ask: Ask<Page<Post>>,
  us: Account,
  gap: { newest: string | null; floor: string | null; before: string | null },
  now: Millis,
): Promise<typeof nothing> {
  const earliest = firstIdAt(now - searchReach);
  const isBeyond = gap.floor !== null && isNewer(earliest, gap.floor);
  const since = isBeyond ? earliest : gap.floor;
  const drained = await drain(ask, {
    path: 'tweets/search/recent',
    query: {
      query: `@${us.username} -is:retweet`,
      max_results: '100',
      ...(since === null ? {} : { since_id: since }),
      ...(gap.before === null ? {} : { until_id: gap.before }),
    },
    tokenKey: 'next_token',
    enough: (page) => since !== null && page.every(({ id }) => !isNewer(id, since)),
    mostPages: mostSearchPages,
  });
  if (drained.kind !== 'drained') return { posts: [], complete: false };
  const isWhole = !isBeyond || gap.newest === null || isNewer(gap.newest, earliest);
  const complete = drained.complete && isWhole && !drained.items.includes(null);
  return { posts: present(drained.items), complete };
}

/** Oldest first; what we wrote ourselves and what others merely passed on is no question. */
function messages(posts: readonly Post[], us: Account, isFirstRun: boolean, now: Millis) {
  const asked = posts.filter((post) => post.author !== us.id && !post.retweet && !(isFirstRun && isTooOld(post, now)));
  const single = new Map(asked.map((post) => [post.id, post]));
  return [...single.values()].sort(byId).map((post) => messageOf(post, us, now));
}

function isTooOld(post: Post, now: Millis): boolean {
  return writtenAt(post, now) < now - firstReach;
}

function trouble({ trouble, retryAt }: Setback): Fetched {
  // What was read before the failure is read again, and counted then.
  return { kind: 'trouble', trouble, retryAt, cost: 0 };
}
