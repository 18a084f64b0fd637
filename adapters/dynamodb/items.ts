/** The shapes of the table's items: how threads, messages and cursors are written and read back. */
import * as v from 'valibot';
import { type ChannelName, type LogEntry, type Message, next, type Thread, type ThreadId } from '../../core/thread.ts';

/** Version of the items' shape. A release reads the previous release's items too. */
const schema = 1;

/** Who writes the thread's card at present: apart from the thread, so that a lease wakes nobody. */
export const cardKey = (id: ThreadId) => ({ pk: `THREAD#${id}`, sk: 'CARD' });
export const threadKey = (id: ThreadId) => ({ pk: `THREAD#${id}`, sk: 'THREAD' });
export const seenKey = (channel: ChannelName, firstId: string) => ({ pk: `SEEN#${channel}#${firstId}`, sk: 'SEEN' });
export const conversationKey = (channel: ChannelName, conversation: string) => ({
  pk: `CONV#${channel}#${conversation}`,
  sk: 'CONV',
});
export const cursorKey = (source: ChannelName) => ({ pk: `CURSOR#${source}`, sk: 'CURSOR' });
export const holdKey = { pk: 'SETTING', sk: 'HOLD' };
export const spendKey = (day: string) => ({ pk: `SPEND#${day}`, sk: 'SPEND' });

/** Ids are decimal strings of up to 20 digits; padded they sort as numbers. */
const padded = (id: string) => id.padStart(20, '0');

export function messageItem(id: ThreadId, message: Message, ttl: number) {
  const { id: messageId, firstId, author, text, at, repliable, url, unreadable } = message;
  return {
    pk: `THREAD#${id}`,
    sk: `MSG#${padded(firstId)}`,
    schema,
    message: { id: messageId, firstId, author, text, at, repliable, url, unreadable },
    ttl,
  };
}

export function personItem(thread: Thread, ttl: number) {
  return { pk: `PERSON#${thread.channel}#${thread.patron}`, sk: `THREAD#${thread.id}`, ttl };
}

/** @param order tells entries of the same millisecond apart; a move's version does */
export function logItem(id: ThreadId, entry: LogEntry, order: string, ttl: number) {
  return { pk: `THREAD#${id}`, sk: `LOG#${String(entry.at).padStart(15, '0')}#${order}`, schema, entry, ttl };
}

/** What a move writes; card, lease and wakes lie beside it. */
export function threadBody(thread: Thread) {
  return { schema, status: thread.status, body: thread };
}

const StoredThread = v.custom<Thread>((body) => {
  const known = v.safeParse(v.looseObject({ id: v.string(), channel: v.string(), status: v.string() }), body);
  return known.success && known.output.status in next;
}, 'a thread');

export const ThreadItem = v.looseObject({
  schema: v.literal(schema),
  version: v.number(),
  body: StoredThread,
  cardStale: v.optional(v.boolean(), false),
  /** The card has to follow, but nobody is woken for it before `attendAt`. */
  cardOwed: v.optional(v.boolean(), false),
  wakes: v.number(),
  card: v.optional(v.nullable(v.object({ channel: v.string(), ts: v.string() })), null),
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
/** A stop that is written by hand in an emergency may say no more than who and when. */
export const HoldItem = v.object({
  by: v.string(),
  at: time,
  held: v.optional(v.boolean(), true),
  told: v.optional(v.boolean(), false),
});

/** True while an item may be read: TTL removes expired items only within days. */
export function alive(item: Record<string, unknown>, now: number): boolean {
  const { ttl } = item;
  return typeof ttl !== 'number' || ttl > now / 1000;
}
