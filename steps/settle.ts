/** Moves a thread out of `sending` by what is known of its reply. */

import { interimReason } from '../core/by-hand.ts';
import { called, type HandOver, whoeverWasAtIt } from '../core/handling.ts';
import { reopened } from '../core/intake.ts';
import { replyAsDraft } from '../core/reply-as-draft.ts';
import { peopleOf } from '../core/roles.ts';
import { serviceMsBetween } from '../core/service-time.ts';
import {
  type LogEntry,
  type Message,
  type Millis,
  move,
  type Thread,
  type ThreadFacts,
  type ThreadId,
} from '../core/thread.ts';
import type { Deps } from './deps.ts';
import type { SendResult } from './ports.ts';
import type { ThreadRecord } from './threads.ts';

/** When to try again what was refused before any effect, unless the channel says when. */
export const retryMs: Millis = 60_000;

export type Sent =
  | 'answered'
  /** An answer that was out is deleted. */
  | 'withdrawn'
  /** The note that the service is closed is out; nothing is answered. */
  | 'noticed'
  | 'nothingToDo'
  /** The undo window is still open. */
  | 'early'
  /** The emergency stop holds all sending. */
  | 'held'
  | 'busy'
  | 'superseded'
  | 'postponed'
  | 'refused'
  /** It may have gone out: looked for again after a while. */
  | 'uncertain';

export type SendNeeds = Pick<
  Deps,
  'channels' | 'threads' | 'later' | 'clock' | 'log' | 'owner' | 'settings' | 'dueAt' | 'calendar'
>;
export type Sending = Extract<Thread, { status: 'sending' }>;
export type SendingRecord = ThreadRecord & { thread: Sending };

export type Settled =
  | Exclude<SendResult, { kind: 'uncertain' }>
  | { kind: 'found'; postId: string }
  | { kind: 'lostTrack' };

/**
 * Moves the thread out of `sending` by what is now known. A message that came meanwhile changes the thread and where it
 * goes, never what is logged.
 */
export async function settle(deps: SendNeeds, id: ThreadId, result: Settled): Promise<Sent> {
  const { threads, clock, channels } = deps;
  for (;;) {
    const record = await threads.read(id);
    if (record?.thread.status !== 'sending') return 'busy';
    const { thread } = record;
    const now = clock();
    const postId = 'postId' in result ? result.postId : null;
    // An interim answer is followed by another: that is due as a first one would be.
    const dueAt = postId !== null && thread.reply.interim ? await deps.dueAt(now) : null;
    const initials = Object.values(deps.settings.signatures);
    const serviceMs = postId === null ? 0 : serviceMsBetween(await deps.calendar(), thread.arrivedAt, now);
    const handedTo = takenUp(thread, deps);
    const { to, log } = outcome(thread, result, { now, dueAt, initials, serviceMs, handedTo });
    const answer: Message | undefined =
      postId === null
        ? undefined
        : {
            id: postId,
            firstId: postId,
            author: 'library',
            text: thread.reply.text,
            at: now,
            repliable: true,
            url: channels[thread.channel].urlOf(postId),
            unreadable: false,
          };
    if ((await threads.move(record, to, log, answer)) === 'lost') continue;
    deps.log(`thread.${log.what}`, { threadId: id, postId, trouble: 'trouble' in result ? result.trouble.kind : null });
    if (result.kind === 'sent' || result.kind === 'found') return 'answered';
    return result.kind === 'later' ? 'postponed' : 'refused';
  }
}

interface Around {
  now: Millis;
  /** When the answer after an interim one is due. */
  dueAt: Millis | null;
  /** Of the whole team. */
  initials: readonly string[];
  /** Between the question and this answer. */
  serviceMs: Millis;
  /** The hand-over after an interim answer. */
  handedTo: HandOver | null;
}

function outcome(thread: Sending, result: Settled, around: Around): { to: Thread; log: LogEntry } {
  const { to: meant, ...logged } = byResult(thread, result, around);
  const to = thread.cameAt === null ? meant : afterMessageCame(thread, meant, thread.cameAt);
  return { to, log: { ...entry(thread, to, around.now, logged.what), text: thread.reply.text, ...logged } };
}

/** Where a thread goes that no message has come to meanwhile, and what is logged of it. */
interface Went extends Pick<LogEntry, 'what' | 'reason' | 'postId' | 'serviceMs'> {
  to: Thread;
}

function byResult(thread: Sending, result: Settled, around: Around): Went {
  const { now, initials } = around;
  const { reply } = thread;
  switch (result.kind) {
    case 'sent':
    case 'found':
      return isOut(thread, result.postId, around);
    case 'later': {
      const { trouble, retryAt } = result;
      const sendAfter = retryAt ?? now + retryMs;
      const to = move(thread, { status: 'approved', reply, sendAfter, trouble });
      return { to, what: 'postponed', reason: trouble.kind };
    }
    case 'gate': {
      const { trouble } = result;
      const facts = { ...replyAsDraft(thread, initials), ...byItself(thread) };
      const to = move(thread, { status: 'awaitingReview', trouble }, facts);
      return { to, what: 'refused', reason: trouble.kind };
    }
    case 'refused': {
      const { trouble } = result;
      const to = move(thread, { status: 'failed', reply, trouble }, byItself(thread));
      return { to, what: 'refused', reason: trouble.detail };
    }
    case 'lostTrack': {
      const to = move(thread, { status: 'unknown', reply, since: now }, byItself(thread));
      return { to, what: 'unknown', ...(reply.interim && { reason: interimReason }) };
    }
  }
}

/** The patron can read it: the question is answered, or after an interim answer waits for another. */
function isOut(thread: Sending, postId: string, { now, dueAt, initials, serviceMs, handedTo }: Around): Went {
  const { reply } = thread;
  if (!reply.interim) {
    const facts = { perhapsSent: null, earlier: null };
    const to = move(thread, { status: 'answered', reply, answeredAt: now, postId }, facts);
    return { to, what: 'answered', postId, serviceMs };
  }
  const waits = { interimAt: now, dueAt, reminded: null, perhapsSent: null, handedTo };
  const facts = { ...replyAsDraft(thread, initials), ...waits, ...byItself(thread) };
  const to = move(thread, { status: 'awaitingReview', trouble: null }, facts);
  return { to, what: 'interimSent', postId, serviceMs };
}

/** Whoever told the patron that they are finding out keeps it; by anybody else's interim answer it is not taken up. */
function takenUp({ handedTo, reply }: Sending, { settings }: SendNeeds): HandOver | null {
  if (handedTo === null) return null;
  const people = peopleOf(handedTo.to, settings.teams);
  return people.some((staff) => staff === reply.by || staff === reply.secondBy)
    ? { ...handedTo, taken: true }
    : handedTo;
}

/** What did not go its way cannot be decided as a line of a list: its own card is posted. */
function byItself(thread: Sending): Partial<Pick<ThreadFacts, 'bundle' | 'call'>> {
  if (thread.bundle === null) return {};
  return { bundle: null, call: called(thread.call, 'alone', whoeverWasAtIt(thread)) };
}

/**
 * A message came while the reply was on its way. Once the reply is out, that message starts a clock of its own; else the
 * question before it still waits, and both are drafted for anew.
 */
function afterMessageCame(thread: Sending, without: Thread, cameAt: Millis): Thread {
  if (without.status === 'answered') return reopened(without, cameAt);
  const { interimAt, dueAt, reminded, handedTo } = without;
  const perhapsSent = without.status === 'unknown' ? thread.reply.text : without.perhapsSent;
  const arrivedAt = Math.min(thread.arrivedAt, cameAt);
  const call = called(thread.call, 'wroteAgain', whoeverWasAtIt(thread));
  const facts = { draft: null, perhapsSent, arrivedAt, interimAt, dueAt, reminded, handedTo, bundle: null, call };
  return move(thread, { status: 'new' }, facts);
}

/** The patron's message that a reply answers, in its newest edit. */
export function answered(messages: readonly Message[], id: string): Message {
  const found = messages.find((message) => message.id === id || message.firstId === id);
  const newest = found ?? messages.findLast((message) => message.author === 'patron');
  if (!newest) throw new Error(`The message ${id} is gone before its thread`);
  return newest;
}

export function entry(from: Thread, to: Thread, at: Millis, what: LogEntry['what']): LogEntry {
  return { at, by: 'send', what, from: from.status, to: to.status };
}
