import type { DirectMessage } from './journal.ts';
import { words } from './naming.ts';
import { delivered } from './post-text.ts';
import { notAuthorized, notFound } from './problem.ts';
import { attachments, includedMedia } from './render-picture.ts';
import { entityLists, referencesOf, renderPost, textWithFront } from './render-post.ts';
import { renderUser } from './render-user.ts';
import type { Asked, Simulation } from './request.ts';
import type { Post } from './world.ts';

export type Sight = { kind: 'post'; post: Post } | { kind: 'problem'; problem: Record<string, unknown> };

/** What the account gets to see under an id: the post, or why not. `parameter` is the name X gives in the problem. */
export function lookUp({ world }: Simulation, id: string, asked: Pick<Asked, 'naming'>, parameter: string): Sight {
  const post = world.postById(id);
  if (!post || post.deleted) return { kind: 'problem', problem: notFound(asked.naming, 'post', parameter, id) };
  if (hidden(world.userById(post.authorId), post, world.account.id))
    return { kind: 'problem', problem: notAuthorized(asked.naming, parameter, id) };
  return { kind: 'post', post };
}

function hidden(author: { protected: boolean } | undefined, post: Post, accountId: string): boolean {
  return author?.protected === true && post.authorId !== accountId;
}

/** `data`, and `includes` for the expansions asked for; whatever cannot be expanded goes to `errors`. */
export function renderPosts(simulation: Simulation, posts: readonly Post[], asked: Asked) {
  const { world } = simulation;
  const word = words[asked.naming];
  const errors: Record<string, unknown>[] = [];
  const included = new Map<string, Post>();
  const userIds = new Set<string>();
  const pictured = new Set<Post>();
  const expands = (name: string) => asked.expansions.has(name);

  for (const post of posts) {
    if (expands('author_id')) userIds.add(post.authorId);
    if (expands('attachments.media_keys')) pictured.add(post);
    const answered = post.inReplyTo === undefined ? undefined : world.postById(post.inReplyTo);
    if (expands('in_reply_to_user_id') && answered) userIds.add(answered.authorId);
    if (expands('entities.mentions.username'))
      for (const { username } of delivered(textWithFront(post)).mentions) {
        const user = world.userByName(username);
        if (user) userIds.add(user.id);
      }
    if (expands(word.history)) for (const id of post.history) keep(id, word.history);
    const furtherOn = ['referenced_tweets.id.author_id', 'referenced_tweets.id.attachments.media_keys'];
    if ([word.referencedExpansion, ...furtherOn].some(expands))
      for (const { id } of referencesOf(post)) {
        const other = keep(id, word.referencedExpansion);
        if (other && expands('referenced_tweets.id.author_id')) userIds.add(other.authorId);
        if (other && expands('referenced_tweets.id.attachments.media_keys')) pictured.add(other);
      }
  }

  function keep(id: string, parameter: string): Post | undefined {
    const sight = lookUp(simulation, id, asked, parameter);
    if (sight.kind === 'post') included.set(id, sight.post);
    else errors.push(sight.problem);
    return sight.kind === 'post' ? sight.post : undefined;
  }

  return {
    data: posts.map((post) => renderPost(simulation, post, asked)),
    includes: {
      ...includedUsers(simulation, userIds, asked),
      ...includedMedia(simulation, pictured, asked),
      ...(included.size > 0 && {
        [word.posts]: [...included.values()].map((post) => renderPost(simulation, post, asked)),
      }),
    },
    errors,
  };
}

export function renderDirectMessages(simulation: Simulation, messages: readonly DirectMessage[], asked: Asked) {
  const senders = new Set(asked.expansions.has('sender_id') ? messages.map((message) => message.senderId) : []);
  return {
    data: messages.map((message) => renderDirectMessage(simulation, message, asked)),
    includes: {
      ...includedUsers(simulation, senders, asked),
      ...(asked.expansions.has('attachments.media_keys') && includedMedia(simulation, messages, asked)),
    },
  };
}

function renderDirectMessage({ world }: Simulation, message: DirectMessage, asked: Asked): Record<string, unknown> {
  const wanted = (name: string) => asked.directMessageFields.has(name) || asked.expansions.has(name);
  const text = delivered(message.text);
  const lists = entityLists(world, text);
  return {
    id: message.id,
    event_type: 'MessageCreate',
    ...(text.text !== '' && { text: text.text }),
    ...((wanted('attachments') || wanted('attachments.media_keys')) && attachments(message)),
    ...(wanted('created_at') && { created_at: new Date(message.createdAt).toISOString() }),
    ...(wanted('dm_conversation_id') && { dm_conversation_id: message.conversation }),
    ...(wanted('sender_id') && { sender_id: message.senderId }),
    // 2.165 describes these lists as the event's own properties, 2.167 as one object.
    ...(wanted('entities') &&
      (asked.naming === 'tweet' ? lists : Object.keys(lists).length > 0 && { entities: lists })),
  };
}

function includedUsers({ world }: Simulation, ids: ReadonlySet<string>, asked: Asked) {
  const users = [...ids].flatMap((id) => world.userById(id) ?? []);
  return users.length > 0 ? { users: users.map((user) => renderUser(world, user, asked)) } : {};
}

/** X leaves out what would be empty. */
export function withoutEmpty(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).filter(
      ([, value]) => typeof value !== 'object' || value === null || Object.keys(value).length > 0,
    ),
  );
}
