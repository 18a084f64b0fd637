import * as v from 'valibot';
import { renderPosts, withoutEmpty } from './includes.ts';
import { mentionsOf } from './mentions.ts';
import { onePage } from './paging.ts';
import { type Answer, invalidRequest, notFound, Refusal } from './problem.ts';
import {
  type Asked,
  namingFor,
  paging,
  postReading,
  readQuery,
  type Simulation,
  timeRange,
  type XRequest,
} from './request.ts';
import { parseSearch } from './search-query.ts';
import { firstSnowflakeAt } from './snowflake.ts';
import type { Post } from './world.ts';

/** Mentions reach back 800 posts, a user's own timeline 3200, recent search seven days. */
const mostMentions = 800;
const mostOwnPosts = 3_200;
const searchReachMs = 7 * 24 * 60 * 60_000;

/** `GET /2/users/:id/mentions`: posts of others that mention the user, newest first. */
export function getMentions(simulation: Simulation, request: XRequest): Answer {
  const { asked, query } = readQuery(simulation, request, (naming) => ({
    ...postReading(naming),
    ...paging(5, 100, 10),
    ...timeRange,
  }));
  const user = userIn(simulation, request);
  const mentions = shownNow(simulation).filter(
    (post) => post.authorId !== user.id && mentionsOf(post).includes(user.username.toLowerCase()),
  );
  return page(simulation, mentions.slice(0, mostMentions), asked, query, `mentions ${user.id}`);
}

/** `GET /2/users/:id/tweets`: what the user posted, newest first. */
export function getUserPosts(simulation: Simulation, request: XRequest): Answer {
  const { asked, query } = readQuery(simulation, request, (naming) => ({
    ...postReading(naming),
    ...paging(5, 100, 10),
    ...timeRange,
    exclude: v.optional(
      v.pipe(
        v.string(),
        v.transform((text) => text.split(',')),
        v.array(v.picklist(['replies', 'retweets'])),
      ),
    ),
  }));
  const user = userIn(simulation, request);
  const posts = shownNow(simulation).filter((post) => post.authorId === user.id);
  const kept = posts
    .slice(0, mostOwnPosts)
    .filter((post) => !(query.exclude?.includes('replies') && post.inReplyTo !== undefined))
    .filter((post) => !(query.exclude?.includes('retweets') && post.reposts !== undefined));
  return page(simulation, kept, asked, query, `posts ${user.id}`);
}

/** `GET /2/tweets/search/recent`: posts of the last seven days that answer a query, newest first. */
export function searchRecent(simulation: Simulation, request: XRequest): Answer {
  const { asked, query } = readQuery(simulation, request, (naming) => ({
    ...postReading(naming),
    ...paging(10, 100, 10),
    ...timeRange,
    query: v.pipe(v.string(), v.minLength(1), v.maxLength(512, 'is longer than 512 characters')),
    next_token: v.optional(v.string()),
    sort_order: v.optional(v.picklist(['recency', 'relevancy'])),
  }));
  const test = parseSearch(query.query);
  if (typeof test !== 'function') throw invalidRequest(asked.naming, 'query', query.query, test.refused);

  const reach = simulation.now() - searchReachMs;
  const oldest = firstSnowflakeAt(reach);
  if (query.since_id !== undefined && BigInt(query.since_id) < oldest)
    throw invalidRequest(asked.naming, 'since_id', query.since_id, `'since_id' must be created after ${oldest}`);
  if (query.start_time !== undefined && query.start_time < reach)
    throw invalidRequest(
      asked.naming,
      'start_time',
      request.query.get('start_time') ?? '',
      `'start_time' must be on or after ${new Date(reach).toISOString()}`,
    );

  const found = shownNow(simulation).filter((post) => post.createdAt >= reach && test(post, simulation.world));
  const token = query.next_token ?? query.pagination_token;
  return page(simulation, found, asked, { ...query, pagination_token: token }, `search ${query.query}`);
}

/** What timelines and search show at this moment, newest first: indexed, undeleted, last versions, nobody protected. */
function shownNow({ world, now }: Simulation): Post[] {
  return world
    .posts()
    .filter(
      (post) =>
        post.indexedAt <= now() &&
        !post.deleted &&
        post.history.at(-1) === post.id &&
        (post.authorId === world.account.id || !world.userById(post.authorId)?.protected),
    )
    .reverse();
}

function userIn(simulation: Simulation, request: XRequest) {
  const user = simulation.world.userById(request.id);
  if (user) return user;
  throw new Refusal({ status: 404, body: notFound(namingFor(simulation, request.query), 'user', 'id', request.id) });
}

interface PageQuery {
  max_results: number;
  pagination_token?: string | undefined;
  since_id?: string | undefined;
  until_id?: string | undefined;
  start_time?: number | undefined;
  end_time?: number | undefined;
}

function page(simulation: Simulation, posts: Post[], asked: Asked, query: PageQuery, listing: string): Answer {
  const within = posts.filter(
    (post) =>
      (query.since_id === undefined || BigInt(post.id) > BigInt(query.since_id)) &&
      (query.until_id === undefined || BigInt(post.id) < BigInt(query.until_id)) &&
      // since_id beats start_time, until_id beats end_time
      (query.start_time === undefined || query.since_id !== undefined || post.createdAt >= query.start_time) &&
      (query.end_time === undefined || query.until_id !== undefined || post.createdAt < query.end_time),
  );
  const { items, next } = onePage(within, query, listing, asked);
  const { data, includes, errors } = renderPosts(simulation, items, asked);
  const [newest, oldest] = [items[0], items.at(-1)];
  return {
    status: 200,
    body: {
      ...withoutEmpty({ data, includes, errors }),
      meta: {
        result_count: items.length,
        ...(newest && oldest && { newest_id: newest.id, oldest_id: oldest.id }),
        ...next,
      },
    },
  };
}
