/** Direct messages of X's own unencrypted system: reading, sending, and finding one that may have gone out. */
import * as v from 'valibot';
import type { OwnReply } from '../../core/by-hand.ts';
import type { Millis, Thread } from '../../core/thread.ts';
import type { Assessment, Fetched, IncomingMessage, Search, SendResult } from '../../steps/ports.ts';
import type { Cursor } from '../../steps/threads.ts';
import type { AskAccount } from './account.ts';
import type { Client } from './client.ts';
import { byId, isNewer, newestOf, unreadFloor } from './ids.ts';
import { firstReach } from './mentions.ts';
import { type Ask, eventQuery, inEitherNaming } from './naming.ts';
import { nonsense, sendResultOf, setbackOf } from './outcomes.ts';
import { nextRequestAt } from './pace.ts';
import { drain, lostSomething, present } from './paging.ts';
import { unescaped, writtenAt } from './posts.ts';
import { directMessage, directMessageRead, isBilled } from './prices.ts';
import { clockSkew } from './replies.ts';
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

/** Characters (code points) of one direct message. */
const limit = 10_000;

/** X bills each event on a page, new or not, once a day: small pages. */
const pageSize = '20';
/** X allows 15 requests in 15 minutes. */
const mostPages = 10;

/** One event in our own words. Sender or text are null when X sent none that can be read. */
export interface Event {
  id: string;
  /** False for somebody joining or leaving. */
  isMessage: boolean;
  sender: string | null;
  /** The sender's username, if X says. */
  handle: string | null;
  text: string | null;
  createdAt: Millis | null;
  conversation: string | null;
  media: Medium[];
}

const EventBody = v.object({
  id: Id,
  event_type: dispensable(v.string()),
  sender_id: dispensable(UserId),
  text: dispensable(v.string()),
  created_at: dispensable(Time),
  dm_conversation_id: dispensable(UserId),
  attachments: v.optional(v.unknown()),
});

function readEvent(item: unknown, includes: Includes): Event | null {
  const parsed = v.safeParse(EventBody, item);
  if (!parsed.success) return null;
  const event = parsed.output;
  // A picture comes without words.
  const text = event.text ?? (event.attachments ? '' : undefined);
  const attachments = v.safeParse(Attachments, event.attachments);
  return {
    id: event.id,
    isMessage: event.event_type === undefined || event.event_type === 'MessageCreate',
    sender: event.sender_id ?? null,
    handle: includes.handles.get(event.sender_id ?? '') ?? null,
    text: text === undefined ? null : unescaped(text),
    createdAt: event.created_at ?? null,
    conversation: event.dm_conversation_id ?? null,
    media: mediaOf(attachments.success ? attachments.output : undefined, includes),
  };
}

/** Pages of events in the naming that the server speaks. */
export function eventPages(client: Client): Ask<Page<Event>> {
  const isAnonymous = ({ items }: Page<Event>) => {
    const messages = present(items).filter(({ isMessage }) => isMessage);
    return messages.length > 0 && messages.every(({ sender }) => sender === null);
  };
  return inEitherNaming(client, eventQuery, (body) => readPage(body, readEvent), isAnonymous);
}

/** After a pause there is more to read than small pages reach within X's 15 requests in 15 minutes. */
function catchesUp({ lastSuccessAt }: Cursor, now: Millis): boolean {
  return lastSuccessAt === null || now - lastSuccessAt > 60 * 60_000;
}

/**
 * Whole pages until one lies wholly before what may be unread, for X has no `since_id` here; see `Channel.fetch`.
 * The cost counts what is newer than the cursor, and whatever a new UTC day shows again.
 */
export async function fetchDirectMessages(
  ask: Ask<Page<Event>>,
  account: AskAccount,
  cursor: Cursor,
  now: Millis,
): Promise<Fetched> {
  const known = await account(now);
  if (known.kind === 'trouble') return { ...known, cost: 0 };
  const { newest, lastSuccessAt } = cursor;
  const floor = newest === null ? null : unreadFloor(newest, lastSuccessAt);
  const isTooOld = (event: Event) => newest === null && writtenAt(event, now) < now - firstReach;
  const drained = await drain(ask, {
    path: 'dm_events',
    query: { event_types: 'MessageCreate', max_results: catchesUp(cursor, now) ? '100' : pageSize },
    tokenKey: 'pagination_token',
    enough: (page) =>
      newest === null ? page.every(isTooOld) : floor !== null && page.every(({ id }) => !isNewer(id, floor)),
    mostPages,
  });
  if (drained.kind === 'failed') return { kind: 'trouble', ...setbackOf(drained.failure, now), cost: 0 };
  if (drained.kind === 'nonsense') return { kind: 'trouble', ...nonsense(now), cost: 0 };

  const events = present(drained.items);
  const reached = newest === null || events.some(({ id }) => !isNewer(id, newest));
  const single = [...new Map(events.map((event) => [event.id, event])).values()];
  const messages = single.filter((event) => event.isMessage && !isTooOld(event));
  const fromPatrons = messages.filter(({ sender }) => sender !== known.us.id);
  const ours = messages.filter(({ sender }) => sender === known.us.id);
  const isNew = ({ id }: Event) => newest === null || isNewer(id, newest);
  const isBilledNow = isBilled(lastSuccessAt, now);
  return {
    kind: 'fetched',
    messages: fromPatrons.sort(byId).map((event) => messageOf(event, known.us.id, now)),
    ownReplies: ours.sort(byId).flatMap((event) => ownReplyOf(event, now)),
    newest: newestOf([newest, ...events.map(({ id }) => id)]),
    gap: (!drained.complete && !reached) || lostSomething(drained.items, newest),
    nextAt: nextRequestAt(drained.allowances, now),
    cost: single.filter((event) => isNew(event) || isBilledNow(event)).length * directMessageRead,
  };
}

/** Without a sender nobody can be answered, and staff have to look at X. */
function messageOf(event: Event, us: string, now: Millis): IncomingMessage {
  const patron = event.sender ?? `unknown-${event.id}`;
  const unreadable = event.sender === null || event.text === null;
  return {
    id: event.id,
    firstId: event.id,
    author: 'patron',
    text: unreadable ? '' : (event.text ?? ''),
    at: writtenAt(event, now),
    repliable: event.sender !== null,
    url: null,
    unreadable,
    conversation: isOfTwo(event.conversation) ? event.conversation : (withUs(event.sender, us) ?? patron),
    patron,
    ...picturesOf(event.media),
    ...(event.handle !== null && { handle: event.handle }),
  };
}

/** A group is a mere number; a conversation of two is named after both. */
function isOfTwo(conversation: string | null): conversation is string {
  return conversation !== null && !/^\d+$/.test(conversation);
}

/** The conversation in which whoever writes in a group is answered, as X names it: the smaller id first. */
function withUs(sender: string | null, us: string): string | null {
  if (sender === null) return null;
  return [sender, us].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).join('-');
}

/** X does not say what a direct message answers; without its conversation, or in a group, it does not say whom either. */
function ownReplyOf(event: Event, now: Millis): OwnReply[] {
  const { id, conversation, text } = event;
  if (!isOfTwo(conversation)) return [];
  return [{ postId: id, to: null, conversation, text: text ?? '', at: writtenAt(event, now) }];
}

export function assessDirectMessage(text: string): Assessment {
  return { length: [...text].length, limit, cost: directMessage, usualCost: directMessage, dear: false };
}

const Sent = v.object({ data: v.object({ dm_event_id: Id }) });

/** See `Channel.send`. */
export async function sendDirectMessage(
  client: Client,
  thread: Thread,
  text: string,
  now: Millis,
): Promise<SendResult> {
  const recipient = v.safeParse(Id, thread.patron);
  if (!recipient.success) {
    return { kind: 'gate', trouble: { kind: 'refused', at: now, detail: '' } };
  }
  const answer = await client.post(`dm_conversations/with/${recipient.output}/messages`, { text });
  if (answer.kind !== 'answered') {
    const result = sendResultOf(answer, now);
    // The reply gate is about public posts.
    return result.kind === 'gate' ? { kind: 'refused', trouble: { ...result.trouble, kind: 'refused' } } : result;
  }
  const sent = v.safeParse(Sent, answer.body);
  if (!sent.success) return { kind: 'uncertain', trouble: nonsense(now).trouble };
  return { kind: 'sent', postId: sent.output.data.dm_event_id, cost: directMessage };
}

/** See `Channel.findReply`. Direct messages do not say what they answer: any of ours since then is taken for the reply. */
export async function findDirectMessage(
  ask: Ask<Page<Event>>,
  account: AskAccount,
  sought: { thread: Thread; since: Millis; known: readonly string[] },
  now: Millis,
): Promise<Search> {
  const own = await account(now);
  if (own.kind === 'trouble') return own;
  const since = sought.since - clockSkew;
  const drained = await drain(ask, {
    path: `dm_conversations/with/${encodeURIComponent(sought.thread.patron)}/dm_events`,
    query: { event_types: 'MessageCreate', max_results: pageSize },
    tokenKey: 'pagination_token',
    enough: (page) => page.every((event) => writtenAt(event, now) < since),
    mostPages,
  });
  if (drained.kind === 'failed') return { kind: 'trouble', ...setbackOf(drained.failure, now) };
  if (drained.kind === 'nonsense') return { kind: 'trouble', ...nonsense(now) };

  const candidates = present(drained.items).filter(
    (event) => event.isMessage && writtenAt(event, now) >= since && !sought.known.includes(event.id),
  );
  const found = newestOf(candidates.filter(({ sender }) => sender === own.us.id).map(({ id }) => id));
  if (found !== null) return { kind: 'found', postId: found };
  // Sending twice is worse than asking again.
  const isDoubtful = candidates.some(({ sender }) => sender === null) || drained.items.includes(null);
  if (isDoubtful || !drained.complete) return { kind: 'trouble', ...nonsense(now) };
  return { kind: 'absent' };
}
