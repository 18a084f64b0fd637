/** Posts as X describes them in either naming, and the messages they are to us. */
import twitterText from 'twitter-text';
import * as v from 'valibot';
import type { Millis } from '../../core/thread.ts';
import type { IncomingMessage } from '../../steps/ports.ts';
import type { Account } from './account.ts';
import type { Client } from './client.ts';
import { newestOf, oldestOf, timeOfId } from './ids.ts';
import { type Ask, inEitherNaming, postQuery } from './naming.ts';
import { present } from './paging.ts';
import {
  Attachments,
  dispensable,
  Id,
  type Includes,
  type Medium,
  mediaOf,
  type Page,
  picturesOf,
  readPage,
  Time,
  UserId,
} from './responses.ts';

/** A post in our own words. Author or text are null when X sent none that can be read. */
export interface Post {
  id: string;
  /** Ids of the first and of the newest edit. */
  firstId: string;
  newestId: string;
  author: string | null;
  /** The author's username, if X says. */
  handle: string | null;
  /** Without the link to its own pictures. */
  text: string | null;
  createdAt: Millis | null;
  conversation: string | null;
  inReplyTo: string | null;
  repliedTo: string | null;
  retweet: boolean;
  /** Whether it quotes another post. */
  quoting: boolean;
  /** Authors of the posts that it quotes, as far as X tells. */
  quotedAuthors: string[];
  /** Null when X says nothing about mentions. */
  mentions: { id?: string | null | undefined; username?: string | null | undefined }[] | null;
  media: Medium[];
}

const Entities = v.object({
  mentions: v.nullish(v.array(v.object({ id: v.nullish(UserId), username: v.nullish(v.string()) })), () => []),
  urls: dispensable(v.array(dispensable(v.object({ url: v.string(), media_key: v.string() })))),
});
const Note = v.object({ text: v.string(), entities: dispensable(Entities) });
const References = v.array(v.object({ type: v.string(), id: Id }));
const History = v.pipe(v.array(Id), v.nonEmpty());

const PostBody = v.object({
  id: Id,
  author_id: dispensable(UserId),
  text: dispensable(v.string()),
  note_tweet: dispensable(Note),
  note_post: dispensable(Note),
  created_at: dispensable(Time),
  conversation_id: dispensable(UserId),
  in_reply_to_user_id: dispensable(UserId),
  referenced_tweets: dispensable(References),
  referenced_posts: dispensable(References),
  edit_history_tweet_ids: dispensable(History),
  edit_history_post_ids: dispensable(History),
  entities: dispensable(Entities),
  attachments: dispensable(Attachments),
});

/** Pages of posts in the naming that the server speaks. */
export function postPages(client: Client): Ask<Page<Post>> {
  const isAnonymous = ({ items }: Page<Post>) => {
    const posts = present(items);
    return posts.length > 0 && posts.every(({ author }) => author === null);
  };
  return inEitherNaming(client, postQuery, (body) => readPage(body, readPost), isAnonymous);
}

/** @returns null for something without a usable id */
export function readPost(item: unknown, includes: Includes): Post | null {
  const parsed = v.safeParse(PostBody, item);
  if (!parsed.success) return null;
  const post = parsed.output;
  const note = post.note_post ?? post.note_tweet;
  const text = note?.text ?? withoutPictureLink(post);
  const references = post.referenced_posts ?? post.referenced_tweets ?? [];
  const history = [post.id, ...(post.edit_history_post_ids ?? post.edit_history_tweet_ids ?? [])];
  const referred = (type: string) => references.filter((reference) => reference.type === type).map(({ id }) => id);
  const entities = [post.entities, note?.entities].filter((some) => some !== undefined);
  return {
    id: post.id,
    firstId: oldestOf(history) ?? post.id,
    newestId: newestOf(history) ?? post.id,
    author: post.author_id ?? null,
    handle: includes.handles.get(post.author_id ?? '') ?? null,
    text: text === undefined ? null : unescaped(text),
    createdAt: post.created_at ?? null,
    conversation: post.conversation_id ?? null,
    inReplyTo: post.in_reply_to_user_id ?? null,
    repliedTo: referred('replied_to')[0] ?? null,
    retweet: referred('retweeted').length > 0,
    quoting: referred('quoted').length > 0,
    quotedAuthors: referred('quoted').flatMap((id) => includes.authors.get(id) ?? []),
    mentions: entities.length === 0 ? null : entities.flatMap(({ mentions }) => mentions),
    media: mediaOf(post.attachments, includes),
  };
}

/** X puts a link to the pictures behind what the author wrote, and says in the entities that it is one. */
function withoutPictureLink({ text, entities }: v.InferOutput<typeof PostBody>): string | undefined {
  const links = new Set(entities?.urls?.flatMap((link) => link?.url ?? []));
  return [...links].reduce((rest, link) => rest?.replaceAll(link, '').trimEnd(), text);
}

/** X escapes these three in all text it sends; a second pass would change what somebody wrote about them. */
export function unescaped(text: string): string {
  const written: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
  return text.replace(/&(?:amp|lt|gt);/g, (escaped) => written[escaped] ?? escaped);
}

/** When it was written: by X's word, else by its id. */
export function writtenAt(post: { id: string; createdAt: Millis | null }, now: Millis): Millis {
  return post.createdAt ?? timeOfId(post.id, now) ?? now;
}

/** X leads from here to the post whatever its author is called. */
export function postUrl(id: string): string {
  return `https://x.com/i/status/${id}`;
}

/** Key of a patron's conversation that this post belongs to, whoever wrote it. */
export function conversationOf(post: Post, patron: string): string {
  return `${post.conversation ?? post.repliedTo ?? post.firstId}:${patron}`;
}

/** A patron's post as a message. Without author or text it is unreadable, and staff have to look at X. */
export function messageOf(post: Post, us: Account, now: Millis): IncomingMessage {
  const patron = post.author ?? `unknown-${post.firstId}`;
  const unreadable = post.author === null || post.text === null;
  return {
    id: post.id,
    firstId: post.firstId,
    author: 'patron',
    text: unreadable ? '' : (post.text ?? ''),
    at: writtenAt(post, now),
    repliable: isRepliable(post, us),
    url: postUrl(post.id),
    unreadable,
    conversation: conversationOf(post, patron),
    patron,
    // A quote speaks to the author's own followers, unless it stands in an answer to us.
    ...(post.quoting && post.inReplyTo !== us.id && { quote: true }),
    ...picturesOf(post.media),
    ...(post.handle !== null && { handle: post.handle }),
  };
}

/** X takes replies only to those who mention or quote us. */
function isRepliable(post: Post, us: Account): boolean {
  const isUs = (username: string) => username.toLowerCase() === us.username.toLowerCase();
  if (post.mentions?.some(({ id, username }) => (id ? id === us.id : isUs(username ?? '')))) return true;
  if (post.quotedAuthors.includes(us.id)) return true;
  if (post.mentions === null && twitterText.extractMentions(post.text ?? '').some(isUs)) return true;
  // Whether an answer to our post counts without a typed mention X does not say: trying it costs nothing.
  return post.inReplyTo === us.id;
}
