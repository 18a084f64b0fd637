/**
 * X renamed its fields in 2026 (`tweet.*` to `post.*`) and keeps it open which it still accepts. Requests begin with the
 * older names and change over when the server refuses them or leaves out what they ask for.
 */
import type { Answer, Client, Failure, Query } from './client.ts';
import type { Allowance } from './pace.ts';

type Naming = 'tweet' | 'post';

const postFields = 'id,text,created_at,conversation_id,entities,edit_controls,reply_settings,attachments';
const eventFields = 'id,text,event_type,created_at,dm_conversation_id,attachments';

/** What to ask for about attached media: `url` is a photo's own, `preview_image_url` a film's first picture. */
const mediaFields = { 'media.fields': 'media_key,type,alt_text,url,preview_image_url' };

/** What to ask for about posts. Referenced posts are expanded because only so does X tell whom a patron quotes. */
export const postQuery: Record<Naming, Query> = {
  tweet: {
    'tweet.fields': `${postFields},author_id,in_reply_to_user_id,referenced_tweets,note_tweet,edit_history_tweet_ids`,
    expansions: 'author_id,attachments.media_keys,referenced_tweets.id',
    ...mediaFields,
  },
  post: {
    'post.fields': `${postFields},note_post`,
    expansions: 'author_id,attachments.media_keys,in_reply_to_user_id,referenced_posts,edit_history_post_ids',
    ...mediaFields,
  },
};

/** A direct message's picture opens to nobody without our signature: its address is not asked for. */
const eventExpansions = {
  expansions: 'sender_id,attachments.media_keys',
  'media.fields': 'media_key,type,alt_text',
};

/** What to ask for about direct messages. */
export const eventQuery: Record<Naming, Query> = {
  tweet: { 'dm_event.fields': `${eventFields},sender_id`, ...eventExpansions },
  post: { 'dm_event.fields': eventFields, ...eventExpansions },
};

/** What came of a request: its content, or why there is none. */
export type Reading<T> =
  | { kind: 'read'; content: T; allowances: readonly Allowance[] }
  | { kind: 'nonsense' }
  | { kind: 'failed'; failure: Failure };

export type Ask<T> = (path: string, query: Query) => Promise<Reading<T>>;

/**
 * Reads in the naming that the server speaks, and remembers it.
 * @param read null when the answer makes no sense
 * @param anonymous true for content without anybody's id, as a server leaves it that does not know the naming
 */
export function inEitherNaming<T>(
  client: Client,
  queries: Record<Naming, Query>,
  read: (body: unknown) => T | null,
  anonymous: (content: T) => boolean,
): Ask<T> {
  let naming: Naming = 'tweet';
  const ask = async (path: string, query: Query, names: Naming) =>
    readingOf(await client.get(path, { ...query, ...queries[names] }), read);

  return async (path, query) => {
    const first = await ask(path, query, naming);
    const satisfied = first.kind === 'read' ? !anonymous(first.content) : !refusesNames(first);
    if (satisfied) return first;
    const other: Naming = naming === 'tweet' ? 'post' : 'tweet';
    const second = await ask(path, query, other);
    // What neither naming brings is missing from the message itself, so that it says nothing about the server.
    if (second.kind !== 'read' || (first.kind === 'read' && anonymous(second.content))) return first;
    naming = other;
    return second;
  };
}

function readingOf<T>(answer: Answer, read: (body: unknown) => T | null): Reading<T> {
  if (answer.kind !== 'answered') return { kind: 'failed', failure: answer };
  const content = read(answer.body);
  return content === null ? { kind: 'nonsense' } : { kind: 'read', content, allowances: answer.allowances };
}

function refusesNames<T>(reading: Reading<T>): boolean {
  if (reading.kind !== 'failed' || reading.failure.kind !== 'refused') return false;
  const { status, body } = reading.failure;
  return status === 400 && /\b(?:tweet|post|dm_event)\.fields|\bexpansions\b/.test(JSON.stringify(body));
}
