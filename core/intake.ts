/** What becomes of a thread when its patron writes: pure rules over the newest state. */
import { type Call, called, untouched, whoeverWasAtIt } from './handling.ts';
import { leftStanding } from './standing.ts';
import {
  amend,
  type ChannelName,
  type LogEntry,
  type Message,
  type Millis,
  move,
  type Thread,
  type ThreadFacts,
} from './thread.ts';

const day: Millis = 86_400_000;

/** A patron's message with where it belongs. */
export interface Arrival extends Message {
  conversation: string;
  patron: string;
}

/**
 * The thread that a first message opens. Its id is made from the message's, so that it cannot be opened twice.
 * @param vip whether two members of staff have to answer this patron, whatever is asked
 */
export function openThread(channel: ChannelName, message: Arrival, vip = false): Thread {
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
    perhapsSent: null,
    ...untouched,
    fourEyes: vip ? ['vip'] : [],
    quiet: message.quote === true,
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
 * @param edit of something else than thanks, see `rewordsThanks`
 */
export function afterPatronWrote(
  thread: Thread,
  message: Message,
  edit: boolean,
): { to: Thread; what: LogEntry['what'] } {
  const what = edit ? 'editedByPatron' : 'wroteAgain';
  const lastMessageId = newer(message.id, thread.lastMessageId);
  // Whoever only quoted us before, or was one of many, now speaks to us.
  const quiet = thread.quiet && message.quote === true;
  switch (thread.status) {
    case 'new':
      return { to: amend(thread, { lastMessageId, quiet, ...clock(thread, message, edit) }), what };
    case 'sending': {
      const cameAt = Math.min(thread.cameAt ?? message.at, message.at);
      return { to: amend(thread, { lastMessageId, quiet, cameAt }), what };
    }
    case 'awaitingReview':
    case 'approved':
    case 'failed':
    case 'unknown': {
      const perhapsSent = thread.status === 'unknown' ? thread.reply.text : thread.perhapsSent;
      const facts = {
        lastMessageId,
        quiet,
        draft: null,
        perhapsSent,
        firstApproval: null,
        bundle: null,
        call: callAfter(thread, edit),
        ...clock(thread, message, edit),
      };
      return { to: move(thread, { status: 'new' }, facts), what };
    }
    case 'answered':
    case 'closed':
      if (edit) return { to: amend(thread, { lastMessageId }), what };
      return { to: reopened(thread, message.at, { lastMessageId, quiet }), what: 'reopened' };
  }
}

/**
 * Whether a message is another wording of thanks that ended the thread by themselves: it may ask something now, and counts
 * as written again.
 * @param messages the thread's, oldest first
 */
export function rewordsThanks(thread: Thread, messages: readonly Message[], edited: Message): boolean {
  if (thread.status !== 'closed' || thread.reason !== 'thanks') return false;
  return openMessages(thread, messages).some(({ firstId }) => firstId === edited.firstId);
}

/**
 * The thread after the patron deleted the message that was to be answered: what else is open is drafted for anew. Null
 * where nothing is.
 * @param messages the thread's
 * @param gone the deleted one's first id
 */
export function afterPatronDeleted(thread: Thread, messages: readonly Message[], gone: string): Thread | null {
  const open = openMessages(thread, messages).filter(({ firstId }) => firstId !== gone);
  if (open.length === 0) return null;
  const lastMessageId = open.map(({ id }) => id).reduce(newer);
  const call = callAfter(thread, true);
  return move(thread, { status: 'new' }, { lastMessageId, draft: null, firstApproval: null, bundle: null, call });
}

/** An edit before anybody approved is shown in place; a line of a list needs a card of its own in any case. */
function callAfter(thread: Thread, edit: boolean): Call {
  if (edit && thread.status === 'awaitingReview' && thread.bundle === null) return thread.call;
  return called(thread.call, edit ? 'edited' : 'wroteAgain', whoeverWasAtIt(thread));
}

/** A message that X indexed late was written before the ones that we know: the patron has waited since then. */
function clock(
  thread: Thread,
  message: Message,
  edit: boolean,
): Partial<Pick<Thread, 'arrivedAt' | 'dueAt' | 'reminded'>> {
  return edit || message.at >= thread.arrivedAt ? {} : { arrivedAt: message.at, dueAt: null, reminded: null };
}

/**
 * Back to `new` with a new clock: what was decided about the case before no longer counts.
 * @param to whoever is called to it
 */
export function reopened(
  thread: Thread,
  arrivedAt: Millis,
  facts: Partial<Pick<Thread, 'lastMessageId' | 'quiet'>> = {},
  to: Call['to'] = whoeverWasAtIt(thread),
): Thread {
  const call = called(thread.call, 'reopened', to);
  return move(thread, { status: 'new' }, { ...facts, ...anotherCase(thread, arrivedAt), call });
}

/** What a case starts with; only who the patron is goes on from the one before. */
export function anotherCase(thread: Thread, arrivedAt: Millis) {
  return {
    arrivedAt,
    dueAt: null,
    tag: null,
    draft: null,
    claimedBy: null,
    fourEyes: thread.fourEyes.filter((reason) => reason !== 'complaint'),
    firstApproval: null,
    handedTo: null,
    interimAt: null,
    earlier: leftStanding(thread),
    correction: null,
    alarmed: [],
    bundle: null,
    reminded: null,
    effort: null,
  } satisfies Partial<ThreadFacts>;
}

/** The patron's messages that wait for an answer, oldest first. */
export function openMessages({ arrivedAt, earlier }: Thread, messages: readonly Message[]): Message[] {
  const since = messages.filter(({ author, at }) => author === 'patron' && at >= arrivedAt);
  // What X indexed late may be older than what is answered already.
  const open = since.filter(({ firstId }) => !earlier?.reply.asked?.includes(firstId));
  // Where staff have more to say to what they answered, nothing else is open.
  return open.length > 0 ? open : since;
}

/**
 * How often the patron has turned to us, now included: whatever they write before an answer of ours stands is one turn. An
 * interim answer answers nothing, nor does a note about the hours, nor what we deleted.
 * @param messages of the thread, oldest first
 * @param log its audit trail
 */
export function turnsIn(messages: readonly Message[], log: readonly LogEntry[]): number {
  const answerless = log.filter(({ what }) => what === 'interimSent' || what === 'closedNoticeSent');
  const none = new Set(answerless.map(({ postId }) => postId));
  const said = messages.filter(({ id, withdrawnAt }) => withdrawnAt === undefined && !none.has(id));
  return said.filter(({ author }, i) => author === 'patron' && said[i - 1]?.author !== 'patron').length;
}

/**
 * What the patron asked before the open messages and got an answer to, turn by turn, oldest first.
 * @param messages of the thread, oldest first
 */
export function answeredBefore(thread: Thread, messages: readonly Message[]): string[] {
  const earlier = messages.filter(({ at }) => at < thread.arrivedAt);
  const turns: string[] = [];
  let asked: string[] = [];
  for (const { author, text, unreadable, withdrawnAt } of earlier) {
    if (author === 'patron' && !unreadable) asked.push(text);
    if (author === 'patron' || withdrawnAt !== undefined || asked.length === 0) continue;
    turns.push(asked.join('\n'));
    asked = [];
  }
  return turns;
}

/** Ids are decimal strings too long for numbers. */
export function newer(a: string, b: string): string {
  return BigInt(a) > BigInt(b) ? a : b;
}
