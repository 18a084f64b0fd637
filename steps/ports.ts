/** What the steps need from the outside world, in the words of the service desk. Adapters fulfil these. */
import type { OwnReply } from '../core/by-hand.ts';
import type { ReviewCard } from '../core/review-card.ts';
import type {
  ChannelName,
  Draft,
  DraftChoice,
  Message,
  MicroDollars,
  Millis,
  StaffId,
  Tag,
  Thread,
  ThreadId,
  Trouble,
} from '../core/thread.ts';

import type { CardRef, Cursor } from './threads.ts';

export type Clock = () => Millis;

/** One log line an edge; ids and numbers only, never what a patron wrote. */
export type Log = (event: string, fields?: Record<string, string | number | boolean | null>) => void;

/** A patron's message as a channel delivers it. */
export interface IncomingMessage extends Message {
  author: 'patron';
  /** Key of this patron's conversation on the channel. */
  conversation: string;
  /** The patron's opaque id on the channel. */
  patron: string;
}

export type Fetched =
  | {
      kind: 'fetched';
      /** Oldest first; may contain what is already stored. */
      messages: IncomingMessage[];
      /** Our own replies in the same reach, oldest first; as far as the channel shows them. */
      ownReplies: OwnReply[];
      /** The new cursor id. */
      newest: string | null;
      /** True when the channel could not show everything back to the cursor. */
      gap: boolean;
      /** When the channel's pace allows the next request, or null for at once. */
      nextAt: Millis | null;
      cost: MicroDollars;
    }
  | { kind: 'trouble'; trouble: Trouble; retryAt: Millis | null; cost: MicroDollars };

/** What the channel says about a text before anything is sent. */
export interface Assessment {
  /** In the channel's own counting (X: weighted). */
  length: number;
  limit: number;
  cost: MicroDollars;
  /** What an ordinary reply costs. */
  usualCost: MicroDollars;
  /** True when this costs more than an ordinary reply on the channel. */
  dear: boolean;
}

export type LookUp =
  | { kind: 'unchanged' }
  | { kind: 'edited'; message: IncomingMessage }
  | { kind: 'deleted' }
  | { kind: 'trouble'; trouble: Trouble; retryAt: Millis | null };

export type SendResult =
  | { kind: 'sent'; postId: string; cost: MicroDollars }
  /** Refused before any effect; may be tried again. */
  | { kind: 'later'; trouble: Trouble; retryAt: Millis | null }
  /** The channel lets us answer this message by no means, but staff may answer by hand. */
  | { kind: 'gate'; trouble: Trouble }
  /** Refused for good. */
  | { kind: 'refused'; trouble: Trouble }
  /** It may have gone out, or not. */
  | { kind: 'uncertain'; trouble: Trouble };

export type Search =
  | { kind: 'found'; postId: string }
  | { kind: 'absent' }
  | { kind: 'trouble'; trouble: Trouble; retryAt: Millis | null };

export interface Channel {
  /** Everything since the cursor, less an overlap, all pages drained. Never throws for what the vendor does. */
  fetch(cursor: Cursor, now: Millis): Promise<Fetched>;
  /** Where staff can see one of our posts, or null on channels without addresses. Pure, as `assess`. */
  urlOf(postId: string): string | null;
  assess(text: string, to: Message): Assessment;
  lookUp(thread: Thread, message: Message, now: Millis): Promise<LookUp>;
  send(thread: Thread, text: string, to: Message, now: Millis): Promise<SendResult>;
  /**
   * Our own reply to `to` on the channel, by author, replied-to message and time (never by text).
   * @param since posts older than this are not it
   * @param known ids of our earlier posts in this thread, which are not it either
   */
  findReply(thread: Thread, to: Message, since: Millis, known: readonly string[], now: Millis): Promise<Search>;
}

export type Channels = Record<ChannelName, Channel>;

export interface Tagger {
  /**
   * @param text all open messages of the thread, oldest first, as written
   * Never throws: a vendor that fails leaves the device's own judgement.
   */
  tag(text: string, channel: ChannelName, now: Millis): Promise<Tag>;
}

export interface Drafter {
  draft(text: string, tag: Tag, now: Millis): Draft;
}

export type DeskResult<T> = { kind: 'ok'; value: T } | { kind: 'trouble'; trouble: Trouble; retryAt: Millis | null };

export interface EditModal {
  threadId: ThreadId;
  draftVersion: number;
  /** What the patron asks, masked. */
  question: string;
  text: string;
  limit: number;
  alternatives: DraftChoice[];
}

export interface Desk {
  /** Uncertain when Slack may have posted it: look with `findCard` before posting again. */
  postCard(card: ReviewCard): Promise<DeskResult<CardRef> | { kind: 'uncertain'; trouble: Trouble }>;
  updateCard(ref: CardRef, card: ReviewCard): Promise<DeskResult<CardRef>>;
  /** The card of a thread that was posted since, by the thread id in its metadata. */
  findCard(threadId: ThreadId, since: Millis): Promise<DeskResult<CardRef | null>>;
  /**
   * A message that only this member of staff sees.
   * @param answerUrl where the click can be answered, also to somebody outside of the channel; or null
   */
  tell(staff: StaffId, words: string, answerUrl: string | null): Promise<DeskResult<null>>;
  /** Posts to the channel for everybody. */
  announce(words: string): Promise<DeskResult<null>>;
  /** Members of the channel: the staff. Answered from memory for a minute. */
  isStaff(staff: StaffId, now: Millis): Promise<DeskResult<boolean>>;
  openEdit(trigger: string, modal: EditModal): Promise<DeskResult<null>>;
  /** Shows an alternative in the modal that is open already. */
  changeEdit(viewId: string, hash: string, modal: EditModal): Promise<DeskResult<null>>;
  openReject(trigger: string, threadId: ThreadId, draftVersion: number): Promise<DeskResult<null>>;
}

export interface Later {
  /** Wakes `send` for this thread. Safe to lose or repeat. At most 900 s, SQS's longest delay. */
  send(id: ThreadId, delaySeconds: number): Promise<void>;
}
