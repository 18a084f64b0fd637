import * as v from 'valibot';
import { lookUp, renderPosts, withoutEmpty } from './includes.ts';
import { summons } from './mentions.ts';
import { delivered, mostWeight, weight } from './post-text.ts';
import { type Answer, forbidden, notFound, plainProblem, Refusal } from './problem.ts';
import { textWithFront } from './render-post.ts';
import { renderUser } from './render-user.ts';
import {
  namingFor,
  postReading,
  readBody,
  readQuery,
  type Simulation,
  snowflakeId,
  userReading,
  type XRequest,
} from './request.ts';
import type { Post } from './world.ts';

/** How long X remembers a text as a duplicate is not documented; a day is what people report. */
const duplicateMs = 24 * 60 * 60_000;

/** `GET /2/users/me` */
export function getMe(simulation: Simulation, request: XRequest): Answer {
  const { asked } = readQuery(simulation, request, userReading);
  const { world } = simulation;
  return { status: 200, body: { data: renderUser(world, world.account, asked) } };
}

/** `GET /2/tweets?ids=`: what can be seen in `data`, the reasons for the rest in `errors`, both with 200. */
export function getPosts(simulation: Simulation, request: XRequest): Answer {
  const { asked, query } = readQuery(simulation, request, (naming) => ({
    ...postReading(naming),
    ids: v.pipe(
      v.string(),
      v.transform((text) => text.split(',')),
      v.array(snowflakeId),
      v.maxLength(100, 'has more than 100 ids'),
    ),
  }));
  const sights = [...new Set(query.ids)].map((id) => lookUp(simulation, id, asked, 'ids'));
  const posts = sights.flatMap((sight) => (sight.kind === 'post' ? [sight.post] : []));
  const problems = sights.flatMap((sight) => (sight.kind === 'problem' ? [sight.problem] : []));
  const { data, includes, errors } = renderPosts(simulation, posts, asked);
  return { status: 200, body: withoutEmpty({ data, includes, errors: [...problems, ...errors] }) };
}

/** `GET /2/tweets/:id`: 404 when there is no such post (any more), 403 when its author is protected. */
export function getPost(simulation: Simulation, request: XRequest): Answer {
  const { asked } = readQuery(simulation, request, postReading);
  const sight = lookUp(simulation, request.id, asked, 'id');
  if (sight.kind === 'problem') return { status: sight.problem.section === undefined ? 404 : 403, body: sight.problem };
  const { data, includes, errors } = renderPosts(simulation, [sight.post], asked);
  return { status: 200, body: { data: data[0], ...withoutEmpty({ includes, errors }) } };
}

const NewPost = v.strictObject({
  text: v.pipe(v.string(), v.trim(), v.nonEmpty('is empty')),
  reply: v.optional(
    v.strictObject({
      in_reply_to_tweet_id: snowflakeId,
      exclude_reply_user_ids: v.optional(v.array(snowflakeId), []),
      auto_populate_reply_metadata: v.optional(v.boolean()),
    }),
  ),
  quote_tweet_id: v.optional(snowflakeId),
  reply_settings: v.optional(v.picklist(['following', 'mentionedUsers', 'subscribers', 'verified'])),
  made_with_ai: v.optional(v.boolean()),
});

/**
 * `POST /2/tweets`: 201 with id and text. Refused: too long (400); target gone or protected, the reply gate, the same text
 * again within a day (403). Media, polls and edits are not modelled: 400.
 */
export function createPost(simulation: Simulation, request: XRequest): Answer {
  const wanted = readBody(simulation, request, NewPost);
  const { world, deeds, behaviour, now } = simulation;
  if (weight(wanted.text) > mostWeight)
    throw new Refusal(
      plainProblem(400, 'Bad Request', `Your Tweet text is too long: at most ${mostWeight} characters.`),
    );
  const target = wanted.reply && targetOf(simulation, wanted.reply.in_reply_to_tweet_id);
  const quoted = wanted.quote_tweet_id === undefined ? undefined : targetOf(simulation, wanted.quote_tweet_id);
  for (const post of [target, quoted])
    if (post && !summons(world, post, world.account, behaviour.implicitMentionSummons))
      throw forbidden('You can only reply to or quote posts where you are mentioned or are the author.');

  const duplicate = world
    .posts()
    .some(
      (post) =>
        post.authorId === world.account.id &&
        !post.deleted &&
        post.createdAt > now() - duplicateMs &&
        post.text === wanted.text &&
        (target ? conversesWith(simulation, post, target) : post.inReplyTo === undefined),
    );
  if (duplicate) throw forbidden('You are not allowed to create a Tweet with duplicate content.');

  const post = deeds.post({
    author: world.account.username,
    text: wanted.text,
    indexedAfterMs: behaviour.ownPostsIndexedAfterMs,
    ...(target && { inReplyTo: target.id, excludedUserIds: wanted.reply?.exclude_reply_user_ids ?? [] }),
    ...(quoted && { quotes: quoted.id }),
  });
  return { status: 201, body: { data: { id: post.id, text: delivered(textWithFront(post)).text } } };
}

/** The names in front of a reply are part of its text: the same answer to somebody else is no duplicate. */
function conversesWith({ world }: Simulation, earlier: Post, target: Post): boolean {
  return earlier.inReplyTo !== undefined && world.postById(earlier.inReplyTo)?.authorId === target.authorId;
}

function targetOf(simulation: Simulation, id: string): Post {
  const sight = lookUp(simulation, id, { naming: 'tweet' }, 'id');
  if (sight.kind === 'post') return sight.post;
  throw forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.');
}

/** `DELETE /2/tweets/:id`: only the account's own posts. */
export function deletePost(simulation: Simulation, request: XRequest): Answer {
  const { world, deeds } = simulation;
  const post = world.postById(request.id);
  if (!post || post.deleted)
    throw new Refusal({
      status: 404,
      body: notFound(namingFor(simulation, request.query), 'post', 'id', request.id),
    });
  if (post.authorId !== world.account.id) throw forbidden('You are not authorized to delete this Tweet.');
  deeds.remove(post.id);
  return { status: 200, body: { data: { deleted: true } } };
}
