/** The shapes of the table's items: how threads and the like are written and read back. A `ttl` is in epoch seconds. */
import * as v from 'valibot';
import type { LessonKind } from '../../core/lesson.ts';
import { talkOf } from '../../core/talk.ts';
import {
  type ChannelName,
  channelNames,
  type LogEntry,
  type Message,
  type Thread,
  type ThreadId,
} from '../../core/thread.ts';
import type { Mute } from '../../steps/threads.ts';
import { StoredThread } from './stored-thread.ts';

/** Version of the items' shape. A release reads the previous release's items too. */
export const schema = 1;

/** Who writes the thread's card at present: apart from the thread, so that a lease wakes nobody. */
export const cardKey = (id: ThreadId) => ({ pk: `THREAD#${id}`, sk: 'CARD' });
export const threadKey = (id: ThreadId) => ({ pk: `THREAD#${id}`, sk: 'THREAD' });
export const seenKey = (channel: ChannelName, firstId: string) => ({ pk: `SEEN#${channel}#${firstId}`, sk: 'SEEN' });
export const conversationKey = (channel: ChannelName, conversation: string) => ({
  pk: `CONV#${channel}#${conversation}`,
  sk: 'CONV',
});
export const talkPartition = (channel: ChannelName, talk: string) => `TALK#${channel}#${talk}`;
export const personPartition = (channel: ChannelName, patron: string) => `PERSON#${channel}#${patron}`;
export const muteKey = ({ channel, whom }: Pick<Mute, 'channel' | 'whom'>) => ({
  pk: `MUTE#${channel}#${'author' in whom ? `author#${whom.author}` : `talk#${whom.talk}`}`,
  sk: 'MUTE',
});
export const bundleKey = (id: string) => ({ pk: `BUNDLE#${id}`, sk: 'BUNDLE' });
/** Who writes the list's card at present. */
export const bundleCardKey = (id: string) => ({ pk: `BUNDLE#${id}`, sk: 'CARD' });
export const onceKey = (what: string) => ({ pk: `ONCE#${what}`, sk: 'ONCE' });
/** All lessons: small enough to be read as a whole. */
export const lessonPartition = 'LESSON';
export const lessonKey = (kind: LessonKind, id: ThreadId) => ({ pk: lessonPartition, sk: `${kind}#${id}` });
export const cursorKey = (source: ChannelName) => ({ pk: `CURSOR#${source}`, sk: 'CURSOR' });
export const holdKey = { pk: 'SETTING', sk: 'HOLD' };
export const spendKey = (day: string) => ({ pk: `SPEND#${day}`, sk: 'SPEND' });

/** Ids are decimal strings of up to 20 digits; padded they sort as numbers. */
const padded = (id: string) => id.padStart(20, '0');

export function messageItem(id: ThreadId, message: Message, ttl: number) {
  // Named one by one: what else an incoming message carries, such as its author's name, is not stored.
  const { firstId, author, text, at, repliable, url, unreadable, quote, pictures, withdrawnAt } = message;
  return {
    pk: `THREAD#${id}`,
    sk: `MSG#${padded(firstId)}`,
    schema,
    message: { id: message.id, firstId, author, text, at, repliable, url, unreadable, quote, pictures, withdrawnAt },
    ttl,
  };
}

export function personItem(thread: Thread, ttl: number) {
  return { pk: personPartition(thread.channel, thread.patron), sk: `THREAD#${thread.id}`, ttl };
}

/** The thread's place among all that take part in its conversation on the channel; null in private ones. */
export function talkItem(thread: Thread, ttl: number) {
  const talk = talkOf(thread);
  if (talk === null) return null;
  const { id, channel, patron, arrivedAt: at } = thread;
  return { pk: talkPartition(channel, talk), sk: `THREAD#${id}`, schema, patron, at, ttl };
}

/** The thread that a line of a person or of a talk stands for. */
export const threadOf = (item: { sk: string }): ThreadId => item.sk.slice('THREAD#'.length);

/** @param order tells entries of the same millisecond apart, see `moveOrder` */
export function logItem(id: ThreadId, entry: LogEntry, order: string, ttl: number) {
  return { pk: `THREAD#${id}`, sk: `LOG#${String(entry.at).padStart(15, '0')}#${order}`, schema, entry, ttl };
}

/** Moves of the same millisecond are told apart by the version that they lead to, in its order. */
export const moveOrder = (version: number) => String(version).padStart(6, '0');

/** What a move writes; card, lease and wakes lie beside it. */
export function threadBody(thread: Thread) {
  return { schema, status: thread.status, body: thread };
}

const CardPlace = v.object({ channel: v.string(), ts: v.string() });

/** A card that an earlier release posted stands for itself and belongs to no call. */
const CardRef = v.object({
  ...CardPlace.entries,
  call: v.optional(v.number(), 0),
  bundle: v.optional(v.nullable(v.string()), null),
  former: v.optional(v.nullable(CardPlace), null),
});

export const ThreadItem = v.looseObject({
  schema: v.literal(schema),
  version: v.number(),
  body: StoredThread,
  cardStale: v.optional(v.boolean(), false),
  /** The card has to follow, but nobody is woken for it before `attendAt`. */
  cardOwed: v.optional(v.boolean(), false),
  wakes: v.number(),
  card: v.optional(v.nullable(CardRef), null),
  attendAt: v.optional(v.number()),
  ttl: v.optional(v.number()),
});

const time = v.number();
export const MessageItem = v.looseObject({
  message: v.object({
    id: v.string(),
    firstId: v.string(),
    author: v.picklist(['patron', 'library']),
    text: v.string(),
    at: time,
    repliable: v.boolean(),
    url: v.nullable(v.string()),
    unreadable: v.boolean(),
    quote: v.exactOptional(v.boolean()),
    pictures: v.exactOptional(
      v.array(v.object({ kind: v.picklist(['photo', 'video', 'gif']), alt: v.nullable(v.string()) })),
    ),
    withdrawnAt: v.exactOptional(time),
  }),
});

export const LogItem = v.looseObject({
  entry: v.custom<LogEntry>(
    (entry) => v.safeParse(v.looseObject({ at: time, by: v.string(), what: v.string() }), entry).success,
    'a log entry',
  ),
});

const StoredTrouble = v.object({
  kind: v.picklist(['rateLimited', 'outOfCredit', 'unauthorized', 'unreachable', 'replyGate', 'refused', 'tooLong']),
  at: time,
  detail: v.string(),
});

export const CursorItem = v.object({
  newest: v.optional(v.nullable(v.string()), null),
  lastSuccessAt: v.optional(v.nullable(time), null),
  notBefore: v.optional(v.nullable(time), null),
  trouble: v.optional(v.nullable(StoredTrouble), null),
});

export const SeenItem = v.looseObject({ pk: v.string(), threadId: v.string(), latestId: v.string() });
export const ConversationItem = v.looseObject({ threadId: v.string() });
export const TalkItem = v.looseObject({ sk: v.string(), patron: v.string(), at: time });
export const PersonItem = v.looseObject({ sk: v.string() });
export const MuteItem = v.object({
  mute: v.object({
    channel: v.picklist(channelNames),
    whom: v.union([v.object({ author: v.string() }), v.object({ talk: v.string() })]),
    by: v.string(),
    at: time,
    until: time,
    reason: v.string(),
  }),
});
export const BundleItem = v.looseObject({
  kind: v.picklist(['sameAnswer', 'crowd']),
  members: v.set(v.string()),
  card: v.optional(CardPlace),
});
/** A stop that is written by hand in an emergency may say no more than who and when. */
export const HoldItem = v.object({
  by: v.string(),
  at: time,
  held: v.optional(v.boolean(), true),
  told: v.optional(v.boolean(), false),
});
