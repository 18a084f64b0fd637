/** What becomes of a thread when its patron writes: pure rules over the newest state. */
import { amend, type ChannelName, type LogEntry, type Message, type Millis, move, type Thread } from './thread.ts';

const day: Millis = 86_400_000;

/** A patron's message with where it belongs. */
export interface Arrival extends Message {
  conversation: string;
  patron: string;
}

/** The thread that a first message opens. Its id is made from the message's, so that it cannot be opened twice. */
export function openThread(channel: ChannelName, message: Arrival): Thread {
  return {
    id: `${channel}-${message.firstId}`,
    channel,
    conversation: message.conversation,
    patron: message.patron,
    arrivedAt: message.at,
    dueAt: null,
    lastMessageId: message.id,
    tag: null,
    draft: null,
    draftVersion: 0,
    claimedBy: null,
    perhapsSent: null,
    status: 'new',
  };
}

/** Whether a further message still belongs to this thread: always while it is open, then for `reopenDays`. */
export function takesMessages(thread: Thread, now: Millis, reopenDays: number): boolean {
  if (thread.status === 'answered') return now - thread.answeredAt <= reopenDays * day;
  if (thread.status === 'closed') return now - thread.closedAt <= reopenDays * day;
  return true;
}

/**
 * The thread after its patron wrote again or edited. Any draft is superseded; while a reply is on its way the message is
 * only stored, and the move out of `sending` takes it up. An edit after the answer changes the text and nothing else.
 */
export function afterPatronWrote(
  thread: Thread,
  message: Message,
  edit: boolean,
): { to: Thread; what: LogEntry['what'] } {
  const what = edit ? 'editedByPatron' : 'wroteAgain';
  const lastMessageId = newer(message.id, thread.lastMessageId);
  switch (thread.status) {
    case 'new':
      return { to: amend(thread, { lastMessageId, ...clock(thread, message, edit) }), what };
    case 'sending': {
      const cameAt = Math.min(thread.cameAt ?? message.at, message.at);
      return { to: amend(thread, { lastMessageId, cameAt }), what };
    }
    case 'awaitingReview':
    case 'approved':
    case 'failed':
    case 'unknown': {
      const perhapsSent = thread.status === 'unknown' ? thread.reply.text : thread.perhapsSent;
      const facts = { lastMessageId, draft: null, perhapsSent, ...clock(thread, message, edit) };
      return { to: move(thread, { status: 'new' }, facts), what };
    }
    case 'answered':
    case 'closed':
      if (edit) return { to: amend(thread, { lastMessageId }), what };
      return { to: reopened(thread, message.at, { lastMessageId }), what: 'reopened' };
  }
}

/** A message that X indexed late was written before the ones that we know: the patron has waited since then. */
function clock(thread: Thread, message: Message, edit: boolean): Partial<Pick<Thread, 'arrivedAt' | 'dueAt'>> {
  return edit || message.at >= thread.arrivedAt ? {} : { arrivedAt: message.at, dueAt: null };
}

/** Back to `new` with a new clock: what was decided about the case before no longer counts. */
export function reopened(
  thread: Thread,
  arrivedAt: Millis,
  facts: Partial<Pick<Thread, 'lastMessageId'>> = {},
): Thread {
  return move(thread, { status: 'new' }, { ...facts, arrivedAt, dueAt: null, tag: null, draft: null, claimedBy: null });
}

/** The patron's messages that wait for an answer, oldest first. */
export function openMessages(thread: Thread, messages: readonly Message[]): Message[] {
  return messages.filter((message) => message.author === 'patron' && message.at >= thread.arrivedAt);
}

/** Ids are decimal strings too long for numbers. */
export function newer(a: string, b: string): string {
  return BigInt(a) > BigInt(b) ? a : b;
}
