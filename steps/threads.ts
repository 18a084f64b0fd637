/** The table, in the words of the service desk: threads, cursors, the emergency stop. */
import type { Lesson, LessonKind } from '../core/lesson.ts';
import type {
  ChannelName,
  LogEntry,
  Message,
  MicroDollars,
  Millis,
  StaffId,
  Thread,
  ThreadId,
  Trouble,
  Versioned,
} from '../core/thread.ts';
import type { IncomingMessage } from './ports.ts';

export interface Cursor {
  /** Id of the newest message stored, or null before the first. */
  newest: string | null;
  /** When the source last answered well, or null. */
  lastSuccessAt: Millis | null;
  /** Not to be asked before this time: the channel's own pace. */
  notBefore: Millis | null;
  trouble: Trouble | null;
}

export interface CardPlace {
  channel: string;
  ts: string;
}

/** Where a thread's card stands. */
export interface CardRef extends CardPlace {
  /** The call for which it was posted. */
  call: number;
  /** The list that it is a line of, or null. */
  bundle: string | null;
  /** The card before it, while that is still to be shrunk to a link. */
  former: CardPlace | null;
}

/** Another patron's thread in the same conversation on the channel. */
export interface Neighbour {
  threadId: ThreadId;
  patron: string;
  at: Millis;
}

/** An author or a conversation whose messages are stored and counted, and not carded. */
export interface Mute {
  channel: ChannelName;
  whom: { author: string } | { talk: string };
  by: StaffId;
  at: Millis;
  until: Millis;
  reason: string;
}

/** A list in the channel that holds several threads' cards. */
export interface Bundle {
  id: string;
  kind: 'sameAnswer' | 'crowd';
  members: ThreadId[];
  card: CardPlace | null;
}

/** A thread with all that `card` and `send` need to know of it. */
export interface ThreadRecord extends Versioned {
  /** Oldest first, the library's own answers included; without what its patron deleted. */
  messages: Message[];
  /** True while its card has to follow. */
  cardStale: boolean;
  card: CardRef | null;
  /** Counts wake-ups: a card that was shown before the last one is stale again. */
  wakes: number;
  /** When it expires, with all its messages; null: never. */
  keptUntil: Millis | null;
}

export type Outstanding = Versioned & Pick<ThreadRecord, 'cardStale' | 'keptUntil'>;

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
   * @param message our own, kept with the thread once it is out; or one as it is kept once it is deleted on the channel
   */
  move(from: Versioned, to: Thread, entry: LogEntry, message?: Message): Promise<Written>;
  /** Adds a line to the audit trail of something that changes nothing about the thread. */
  note(id: ThreadId, entry: LogEntry): Promise<void>;
  /** Threads that await review, oldest first. */
  waiting(): Promise<Versioned[]>;
  /** All patrons' threads in this conversation on the channel, oldest first; see `talkOf`. */
  inTalk(channel: ChannelName, talk: string): Promise<Neighbour[]>;
  /** This patron's threads on a channel, those included that are closed, newest first. */
  ofPatron(channel: ChannelName, patron: string): Promise<ThreadId[]>;
  mute(mute: Mute): Promise<void>;
  unmute(mute: Pick<Mute, 'channel' | 'whom'>): Promise<void>;
  /** The mute that holds for a thread at this time, or null. */
  muteOf(thread: Pick<Thread, 'channel' | 'conversation' | 'patron'>, now: Millis): Promise<Mute | null>;
  bundle(id: string): Promise<Bundle | null>;
  /** Adds members, creating the list with the first. */
  joinBundle(id: string, kind: Bundle['kind'], members: readonly ThreadId[]): Promise<void>;
  /** Keeps where the list's card is. */
  bundleShown(id: string, card: CardPlace): Promise<void>;
  /** Threads with something outstanding by `until`, longest waiting first; all of them without a limit. */
  outstanding(until: Millis, limit?: number): Promise<Outstanding[]>;
  /** Wakes triage and card through the stream, and looks again at `again`. */
  wake(id: ThreadId, again: Millis): Promise<void>;
  /** Marks the card as stale although the thread did not change. */
  refreshCard(id: ThreadId): Promise<void>;
  /** The same for all threads with something outstanding: something changed that all cards show. */
  refreshCards(): Promise<void>;

  /** Keeps where the card is as soon as it is posted: it must not be forgotten whatever comes after. */
  cardPosted(id: ThreadId, card: CardRef): Promise<void>;
  /** Only one run writes a thread's card, or a list's, at a time; `abandoned`: the run before died or does not know how it ended. */
  leaseCard(
    key: { thread: ThreadId } | { bundle: string },
    owner: string,
    until: Millis,
    now: Millis,
  ): Promise<'leased' | 'abandoned' | 'lost'>;
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
  releaseBundle(id: string, owner: string, unsure: boolean): Promise<void>;
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

  /** Keeps what a thread teaches: one lesson of a kind, the newest. */
  keepLesson(lesson: Lesson, id: ThreadId): Promise<void>;
  /** Forgets it again: it turned out to be none. */
  dropLesson(kind: LessonKind, id: ThreadId): Promise<void>;
  /** All that have not expired, newest first. */
  lessons(now: Millis): Promise<Lesson[]>;

  /** Stamps something that may happen only once, whoever runs at the same time; the stamp lives for 90 days. */
  once(what: string): Promise<Written>;
  /**
   * Whether this run may try what is to happen only once: it has not happened, and nobody else is at it.
   * @param until nobody else may before; whoever fails leaves it to them then
   */
  attempt(what: string, until: Millis): Promise<Written>;
  /** What was attempted has happened: nobody tries it again for 90 days. */
  done(what: string): Promise<void>;
  /** Whether it has: where somebody else is at it, it may still fail. */
  happened(what: string): Promise<boolean>;

  /** Adds to the day's spending; `day` is YYYY-MM-DD in UTC, as X bills. */
  spend(day: string, what: ChannelName, cost: MicroDollars): Promise<void>;
}
