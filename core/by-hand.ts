/** What becomes of a thread when staff answer in the channel's own app: pure rules over the newest state. */
import { shows } from './closed-notice.ts';
import { anotherCase, newer, reopened } from './intake.ts';
import { replyAsDraft } from './reply-as-draft.ts';
import { amend, type LogEntry, type Message, type Millis, move, type Thread } from './thread.ts';

/** In the audit trail: what may be out was an interim answer. */
export const interimReason = 'interim';

/** A reply by the library's own account: sent from here, or written by staff on the channel itself. */
export interface OwnReply {
  postId: string;
  /** Id of the message that it answers, in whatever edit; null where the channel does not say. */
  to: string | null;
  /** Key of the patron's conversation, as incoming messages have it; null where the channel does not say. */
  conversation: string | null;
  /** Empty when it has no words, or none that can be read. */
  text: string;
  at: Millis;
}

/**
 * The thread after a reply that was found on the channel, or null when the reply changes nothing: it is ours, or about
 * something earlier. What is `sending` is left to its sender, whose post this may be.
 * @param messages the thread's, oldest first
 */
export function afterAnswerByHand(
  thread: Thread,
  messages: readonly Message[],
  reply: OwnReply,
  now: Millis,
): Thread | null {
  if (thread.status === 'sending' || thread.status === 'answered' || thread.status === 'closed') return null;
  if (reply.at < thread.arrivedAt || messages.some(({ id }) => id === reply.postId)) return null;
  const later = messages.find(({ author, firstId }) => author === 'patron' && isNewer(firstId, reply.postId));
  // Whoever answered had not read this one yet: it waits for an answer of its own.
  if (later) return waitingAgain(thread, later.at);
  return move(thread, { status: 'closed', reason: 'answeredByHand', by: null, closedAt: now });
}

/** Whether it is an interim answer of ours of which nobody knew whether it is out. */
export function isLostInterim({ text }: OwnReply, log: readonly LogEntry[]): boolean {
  const lost = log.filter(({ what, reason }) => what === 'unknown' && reason === interimReason);
  return lost.some((entry) => entry.text !== undefined && shows(text, entry.text));
}

/**
 * The thread after such an interim answer was found where any other answer would end it: the question stays open.
 * @param dueAt when the answer after it is due
 */
export function afterInterimFound(thread: Thread, { text, at }: OwnReply, dueAt: Millis): Thread {
  const perhapsSent = thread.perhapsSent !== null && shows(text, thread.perhapsSent) ? null : thread.perhapsSent;
  const facts = { interimAt: at, dueAt, reminded: null, perhapsSent };
  if (thread.status !== 'unknown' || !shows(text, thread.reply.text)) return amend(thread, facts);
  return move(thread, { status: 'awaitingReview', trouble: null }, { ...replyAsDraft(thread, []), ...facts });
}

/** The answer by hand is the last one now. */
function waitingAgain(thread: Thread, arrivedAt: Millis): Thread {
  const again = thread.status === 'new' ? amend(thread, anotherCase(thread, arrivedAt)) : reopened(thread, arrivedAt);
  return amend(again, { earlier: null });
}

function isNewer(id: string, than: string): boolean {
  return newer(id, than) !== than;
}
