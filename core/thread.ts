/** A thread: one patron in one conversation. The status is its spine; every legal move stands in `next`. */
import type { Danger } from './danger.ts';
import type { Draft } from './drafted.ts';
import { type Handling, handlingOf } from './handling.ts';

/** Epoch milliseconds. */
export type Millis = number;
/** Millionths of a US dollar, the currency in which X bills. */
export type MicroDollars = number;
export type ThreadId = string;
/** A member of staff, by Slack user id. */
export type StaffId = string;
export const channelNames = ['x-mention', 'x-dm'] as const;
export type ChannelName = (typeof channelNames)[number];

export type Status = 'new' | 'awaitingReview' | 'approved' | 'sending' | 'answered' | 'closed' | 'failed' | 'unknown';

/** Where a thread may go from each status. The conditional writes are made from this table alone. */
export const next = {
  new: ['awaitingReview', 'closed'],
  awaitingReview: ['approved', 'closed', 'new'],
  approved: ['sending', 'awaitingReview', 'new', 'closed'],
  sending: ['answered', 'approved', 'awaitingReview', 'failed', 'unknown', 'new'],
  failed: ['awaitingReview', 'closed', 'new'],
  unknown: ['awaitingReview', 'closed', 'answered', 'new'],
  answered: ['new', 'awaitingReview'],
  closed: ['new', 'awaitingReview'],
} as const satisfies Record<Status, readonly Status[]>;

/** Why something did not go through, as the card and the page tell it. */
export type TroubleKind =
  | 'rateLimited' // the vendor asks us to wait
  | 'outOfCredit' // X: 402
  | 'unauthorized' // credentials refused
  | 'unreachable' // down, slow, or answering nonsense
  | 'replyGate' // X lets us answer only those who mentioned us
  | 'refused' // refused for good
  | 'tooLong';

export interface Trouble {
  kind: TroubleKind;
  at: Millis;
  /** The vendor's own words, without content of patrons; empty where it was not asked. */
  detail: string;
}

/** A picture or film in a message: what its author says it shows, never the picture itself. */
export interface Picture {
  kind: 'photo' | 'video' | 'gif';
  alt: string | null;
}

export interface Message {
  /** The channel's id of the newest edit. */
  id: string;
  /** The channel's id of the first edit: what deduplication goes by. */
  firstId: string;
  author: 'patron' | 'library';
  /** The full text as written, unescaped. Empty when `unreadable`. */
  text: string;
  at: Millis;
  /** False when the channel is expected to refuse a reply to it. */
  repliable: boolean;
  /** Where staff can see it on the channel, or null. */
  url: string | null;
  /** True when the channel sent something that we could not make sense of. */
  unreadable: boolean;
  /** True when it quotes somebody else's post instead of speaking to us. */
  quote?: boolean;
  pictures?: readonly Picture[];
  /** When it was deleted on the channel: our own answer; a patron's message is kept from then on without its words. */
  withdrawnAt?: Millis;
}

/** What triage says about a thread's open messages. */
export interface Tag {
  /** ISO 639-1. */
  language: string;
  intent: string;
  /** 0 to 1. */
  confidence: number;
  /** True when the confidence is too low to rely on. */
  abstained: boolean;
  /** Further intents that the messages ask for, in order. */
  also: readonly string[];
  danger: Danger | null;
  /** True when the words are angry or unhappy, so that staff take care. */
  upset: boolean;
  /** With how many of the questions before them the messages go on, where they say too little by themselves. */
  goesOn?: number;
}

/** The text that a member of staff approved. */
export interface Reply {
  text: string;
  by: StaffId;
  approvedAt: Millis;
  /** The message that it answers; `asked`: all of those that waited, by their first ids. */
  to: string;
  asked?: readonly string[];
  answerId: string | null;
  edited: boolean;
  /** True for "we are finding out": the thread stays open after it. */
  interim: boolean;
  /** Whoever approved second, where two have to. */
  secondBy: StaffId | null;
}

/** One try at posting, held by one owner until it expires. */
export interface SendClaim {
  owner: string;
  claimedAt: Millis;
  expiresAt: Millis;
  /** How often the reply was handed to the channel. */
  attempts: number;
  /** When we looked for it on the channel and did not find it. */
  absentAt: Millis[];
}

export const closeReasons = [
  'noAnswerNeeded',
  'spam',
  'answeredByHand',
  'deletedByPatron',
  'thanks', // a thank-you after our answer: nothing is asked
  'muted',
  'withdrawn', // our answer was deleted, and nothing else is to be said
] as const;
export type CloseReason = (typeof closeReasons)[number];

export type State =
  | { status: 'new' }
  | { status: 'awaitingReview'; trouble: Trouble | null }
  | { status: 'approved'; reply: Reply; sendAfter: Millis; trouble: Trouble | null }
  /** `cameAt`: when the first message was written that came while the reply is on its way. */
  | { status: 'sending'; reply: Reply; claim: SendClaim; cameAt: Millis | null }
  | { status: 'answered'; reply: Reply; answeredAt: Millis; postId: string }
  | { status: 'closed'; reason: CloseReason; by: StaffId | null; closedAt: Millis }
  | { status: 'failed'; reply: Reply; trouble: Trouble }
  | { status: 'unknown'; reply: Reply; since: Millis };

/** What moves change. Card and wake-ups are kept beside it and never touch it. */
export interface ThreadFacts extends Handling {
  id: ThreadId;
  channel: ChannelName;
  /** The channel's key of this patron's conversation. */
  conversation: string;
  /** The patron's id on the channel; no name, no handle. */
  patron: string;
  /** When the oldest message that still waits for an answer came: the clock of the case. */
  arrivedAt: Millis;
  /** When the first answer is due, in service time; null until triage has said. */
  dueAt: Millis | null;
  /** The patron's newest message: what a reply answers. */
  lastMessageId: string;
  tag: Tag | null;
  draft: Draft | null;
  /** Counts drafts: a click carries it, and a click on a superseded draft does nothing. */
  draftVersion: number;
  /** The text of an earlier reply of which nobody knows whether it went out; null when there is none. */
  perhapsSent: string | null;
}

export type Thread = ThreadFacts & State;

/** A thread with the number of its last move: what a conditional write is made against. */
export interface Versioned {
  thread: Thread;
  version: number;
}

/** One line of the append-only audit: what happened, who did it, and what went out. */
export interface LogEntry {
  at: Millis;
  /** Staff id, or the function that did it. */
  by: string;
  what:
    | 'arrived'
    | 'wroteAgain'
    | 'editedByPatron'
    | 'drafted'
    | 'claimed'
    | 'released'
    | 'approved'
    | 'undone'
    | 'sending'
    | 'answered'
    | 'postponed'
    | 'refused'
    | 'lookedUp'
    | 'unknown'
    | 'closed'
    | 'reopened'
    | 'stillLooking'
    | 'handedOver'
    | 'returned'
    | 'firstApproved'
    | 'interimSent'
    | 'withdrawing'
    | 'withdrawn'
    | 'bundled'
    | 'unbundled'
    | 'redrafted'
    | 'retagged'
    | 'muted'
    | 'unmuted'
    | 'reminded'
    | 'closedNoticeSent'
    | 'originalSeen'
    | 'picturesSeen'
    | 'effortTold';
  from: Status | null;
  to: Status;
  draftText?: string | null;
  text?: string;
  reason?: string;
  postId?: string;
  /** When a person's answer stood on the channel, where that was before `at`. */
  answeredAt?: Millis;
  /** How long the service was open between the question and this answer, by the hours then in force. */
  serviceMs?: Millis;
}

/** Thrown when code asks for a move that the table does not know: a defect, never an outcome. */
class IllegalMove extends Error {
  override readonly name = 'IllegalMove';
}

/** The thread after a move; what has ended is with nobody any more. @throws {IllegalMove} outside of the table. */
export function move(thread: Thread, to: State, facts: Partial<ThreadFacts> = {}): Thread {
  const allowed: readonly Status[] = next[thread.status];
  if (!allowed.includes(to.status))
    throw new IllegalMove(`Thread ${thread.id} cannot go from ${thread.status} to ${to.status}`);
  const over = to.status === 'answered' || to.status === 'closed' ? { handedTo: null } : {};
  return { ...factsOf(thread), ...over, ...facts, ...to };
}

/** The thread with something about it changed while its status stays: a claim, a further message, a postponement. */
export function amend<S extends Thread>(thread: S, change: Partial<Omit<S, 'status' | 'id'>>): S {
  return { ...thread, ...change };
}

/** The thread's facts without its state, so that no field of an old status survives a move. */
function factsOf(thread: Thread): ThreadFacts {
  const { id, channel, conversation, patron, arrivedAt, dueAt, lastMessageId } = thread;
  const { tag, draft, draftVersion, perhapsSent } = thread;
  const own = { id, channel, conversation, patron, arrivedAt, dueAt, lastMessageId };
  return { ...own, tag, draft, draftVersion, perhapsSent, ...handlingOf(thread) };
}
