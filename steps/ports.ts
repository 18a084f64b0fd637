/** What the steps need from the outside world, in the words of the service desk. Adapters fulfil these. */
import type { OwnReply } from '../core/by-hand.ts';
import type { ReviewCard } from '../core/review-card.ts';
import type {
  ChannelName,
  Draft,
  DraftChoice,
  LogEntry,
  Message,
  MicroDollars,
  Millis,
  StaffId,
  Tag,
  Thread,
  ThreadId,
  Trouble,
  Versioned,
} from '../core/thread.ts';

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

export interface Cursor {
  /** Id of the newest message stored, or null before the first. */
  newest: string | null;
  /** When the source last answered well, or null. */
  lastSuccessAt: Millis | null;
  /** Not to be asked before this time: the channel's own pace. */
  notBefore: Millis | null;
  trouble: Trouble | null;
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

export interface CardRef {
  channel: string;
  ts: string;
}

/** A thread with all that `card` and `send` need to know of it. */
export interface ThreadRecord extends Versioned {
  /** Oldest first, the library's own answers included. */
  messages: Message[];
  /** True while its card has to follow. */
  cardStale: boolean;
  card: CardRef | null;
  /** Counts wake-ups: a card that was shown before the last one is stale again. */
  wakes: number;
}

export interface Seen {
  threadId: ThreadId;
  /** Newest edit that is stored. */
  latestId: string;
}

export type Written = 'written' | 'lost';

export interface Hold {
  by: StaffId;
  at: Millis;
}

export interface Threads {
  read(id: ThreadId): Promise<ThreadRecord | null>;
  /** The audit trail, oldest first. */
  log(id: ThreadId): Promise<LogEntry[]>;
  /** Which of these first ids are stored already. */
  seen(channel: ChannelName, firstIds: readonly string[]): Promise<Map<string, Seen>>;
  /** The thread that holds this conversation at present. */
  current(channel: ChannelName, conversation: string): Promise<ThreadRecord | null>;
  /**
   * Stores a new thread and its first message in one transaction; lost when the message is stored already, or when the
   * conversation meanwhile belongs to another thread than `replaces`.
   */
  open(thread: Thread, message: IncomingMessage, entry: LogEntry, replaces: ThreadId | null): Promise<Written>;
  /** Stores a further message (or the edit of one) and the thread's change in one transaction. */
  append(from: Versioned, to: Thread, message: IncomingMessage, entry: LogEntry): Promise<Written>;
  /**
   * Moves a thread: lost when somebody else moved it since it was read.
   * @param answer our own message, kept with the thread once it is out
   */
  move(from: Versioned, to: Thread, entry: LogEntry, answer?: Message): Promise<Written>;
  /** Threads with something outstanding by `until`, longest waiting first. */
  outstanding(until: Millis, limit: number): Promise<(Versioned & { cardStale: boolean })[]>;
  /** Wakes triage and card through the stream, and looks again at `again`. */
  wake(id: ThreadId, again: Millis): Promise<void>;
  /** Marks the card as stale although the thread did not change. */
  refreshCard(id: ThreadId): Promise<void>;
  /** The same for all threads with something outstanding: something changed that all cards show. */
  refreshCards(): Promise<void>;

  /** Only one run writes a thread's card at a time; `abandoned`: the run before died or does not know how it ended. */
  leaseCard(id: ThreadId, owner: string, until: Millis, now: Millis): Promise<'leased' | 'abandoned' | 'lost'>;
  /**
   * The card shows what was read: keeps where it is and ends the lease. Clears the mark when neither a move nor a wake-up
   * came since; otherwise lost, and the card has to be shown again.
   * @param unsure true when a card may have been posted that we do not know: the next run is told so
   */
  cardShown(shown: {
    record: ThreadRecord;
    card: CardRef | null;
    owner: string;
    attendAt: Millis | null;
    unsure: boolean;
  }): Promise<Written>;
  /** The card could not be written: it is owed, wakes nobody until `attendAt`, and the lease ends. */
  cardPostponed(postponed: {
    record: ThreadRecord;
    owner: string;
    trouble: Trouble;
    attendAt: Millis;
    unsure: boolean;
  }): Promise<void>;
  /** The card is gone from the desk. */
  cardForgotten(id: ThreadId): Promise<void>;

  cursor(source: ChannelName): Promise<Cursor>;
  leaseCursor(source: ChannelName, owner: string, until: Millis, now: Millis): Promise<Written>;
  /** Saves the cursor and ends the lease; lost when the lease is no longer ours. */
  saveCursor(source: ChannelName, owner: string, cursor: Cursor): Promise<Written>;

  /** The emergency stop: who holds all sending since when, or null. */
  hold(): Promise<Hold | null>;
  /** Stops all sending, or releases it; the channel is told by `tick`. */
  setHold(change: Hold & { held: boolean }): Promise<void>;
  /** The last stop or release that the channel was not told of yet. */
  untoldHold(): Promise<(Hold & { held: boolean }) | null>;
  holdTold(change: Hold): Promise<void>;

  /** Adds to the day's spending; `day` is YYYY-MM-DD in UTC, as X bills. */
  spend(day: string, what: ChannelName, cost: MicroDollars): Promise<void>;
}

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
