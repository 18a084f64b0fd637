/** Notices the answers that staff gave in the channel's own app: nothing more is to be sent there. */
import { afterAnswerByHand, afterInterimFound, isLostInterim, type OwnReply } from '../core/by-hand.ts';
import { isNotice } from '../core/closed-notice.ts';
import { serviceMsBetween } from '../core/service-time.ts';
import type { ChannelName, LogEntry, Message, ThreadId } from '../core/thread.ts';
import type { Deps } from './deps.ts';
import type { ThreadRecord, Threads } from './threads.ts';

type Needs = Pick<Deps, 'channels' | 'threads' | 'clock' | 'log' | 'calendar' | 'dueAt'>;

/**
 * Closes what these replies answer, an approval that is still waiting included; or leaves to staff what the patron wrote
 * after such an answer. What was sent from here is among them and changes nothing.
 * @param replies oldest first
 */
export async function noticeAnswers(deps: Needs, source: ChannelName, replies: readonly OwnReply[]): Promise<void> {
  const answered = replies.flatMap(({ to }) => (to === null ? [] : [to]));
  const seen = await deps.threads.seen(source, answered);
  for (const reply of replies) {
    const known = reply.to === null ? undefined : seen.get(reply.to);
    await notice(deps, source, reply, known?.threadId ?? null);
  }
}

/** Whoever is overtaken reads again and decides again. */
async function notice(
  { threads, channels, clock, log, calendar, dueAt }: Needs,
  source: ChannelName,
  reply: OwnReply,
  threadId: ThreadId | null,
): Promise<void> {
  for (;;) {
    const record = threadId === null ? await inConversation(threads, source, reply) : await threads.read(threadId);
    if (!record) return;
    const { thread, messages } = record;
    const now = clock();
    const answered = afterAnswerByHand(thread, messages, reply, now);
    if (answered === null) return;
    const trail = await threads.log(thread.id);
    if (isLogged(trail, reply)) return;
    const interim = isLostInterim(reply, trail);
    const to = interim ? afterInterimFound(thread, reply, await dueAt(reply.at)) : answered;
    const { postId, text } = reply;
    const entry: LogEntry = {
      at: now,
      by: 'poll',
      what: interim ? 'interimSent' : to.status === 'closed' ? 'closed' : 'answered',
      from: thread.status,
      to: to.status,
      ...(!interim && { reason: 'answeredByHand' }),
      postId,
      text,
      answeredAt: reply.at,
      serviceMs: serviceMsBetween(await calendar(), thread.arrivedAt, reply.at),
    };
    const url = channels[source].urlOf(postId);
    if ((await threads.move(record, to, entry, asMessage(reply, url))) === 'written') {
      log(interim ? 'thread.interimSent' : 'thread.answeredByHand', { threadId: thread.id, postId, status: to.status });
      return;
    }
  }
}

/** The thread of the conversation, if it holds what the reply answers; a newer edit is known there by its own id. */
async function inConversation(threads: Threads, source: ChannelName, reply: OwnReply): Promise<ThreadRecord | null> {
  const { to, conversation } = reply;
  if (conversation === null) return null;
  const record = await threads.current(source, conversation);
  return to === null || record?.messages.some(({ id }) => id === to) ? record : null;
}

/** Our own post may outlive its message: texts expire before the audit trail. A note about the hours may be out unknown. */
function isLogged(log: readonly LogEntry[], { postId, text }: OwnReply): boolean {
  return log.some((entry) => entry.postId === postId) || isNotice(text, log);
}

function asMessage({ postId, text, at }: OwnReply, url: string | null): Message {
  return { id: postId, firstId: postId, author: 'library', text, at, repliable: true, url, unreadable: text === '' };
}
