/** What the steps need from the outside world, in the words of the service desk. Adapters fulfil these. */
import type { BundleCard } from '../core/bundle-card.ts';
import type { OwnReply } from '../core/by-hand.ts';
import type { Asked } from '../core/draft.ts';
import type { Draft } from '../core/drafted.ts';
import type { Home } from '../core/home.ts';
import type { ReviewCard } from '../core/review-card.ts';
import type {
  ChannelName,
  Message,
  MicroDollars,
  Millis,
  StaffId,
  Tag,
  Thread,
  ThreadId,
  Trouble,
} from '../core/thread.ts';
import type { WeeklyReport } from '../core/weekly-report.ts';
import type { ForPatron, Wording } from '../core/wording.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { LibraryModal } from './library-modals.ts';
import type { AnswerChoice, ThreadModal } from './modals.ts';
import type { RotaModal } from './rota-modals.ts';
import type { CardPlace, CardRef, Cursor } from './threads.ts';

export type Modal = ThreadModal | LibraryModal | RotaModal;
/** What stands in the channel: one thread's card, or a list of several. */
export type DeskCard = ReviewCard | BundleCard;

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
  /** The author's name on the channel, if it says: compared with `vip` and never stored. */
  handle?: string;
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

/** What became of deleting a post of ours. Deleting twice does no harm. */
export type Removal =
  /** It is gone, or was gone already. */
  | { kind: 'removed'; cost: MicroDollars }
  | { kind: 'later'; trouble: Trouble; retryAt: Millis | null }
  | { kind: 'refused'; trouble: Trouble };

/** The pictures of a message, fetched anew for one look. */
export type Pictures =
  | { kind: 'found'; pictures: { url: string; alt: string | null }[]; cost: MicroDollars }
  | { kind: 'trouble'; trouble: Trouble };

export interface Channel {
  /** Whether an answer that is out can be deleted for its reader too. */
  readonly deletes: boolean;
  /** Deletes a post of ours. */
  remove(postId: string, now: Millis): Promise<Removal>;
  /** Where these pictures lie, publicly readable over https; nothing is stored. */
  pictures(message: Message, now: Millis): Promise<Pictures>;
  /** The channel's own composer with this answer in it, or null where there is none. Pure. */
  composerUrl(to: Message, text: string): string | null;
  /** Everything since the cursor, less an overlap, all pages drained. Never throws for what the vendor does. */
  fetch(cursor: Cursor, now: Millis): Promise<Fetched>;
  /** Where staff can see one of our posts, or null on channels without addresses. Pure, as `assess`. */
  urlOf(postId: string): string | null;
  assess(text: string, to: Pick<Message, 'repliable'>): Assessment;
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
/** As much of the channels as it takes to say what fits. */
export type Counting = Record<ChannelName, Pick<Channel, 'assess'>>;

export interface Tagger {
  /**
   * @param messages all open ones of the thread, oldest first, as written
   * @param before what the patron asked before them and got an answer to, oldest first
   * Never throws: a vendor that fails leaves the device's own judgement.
   */
  tag(messages: readonly string[], channel: ChannelName, now: Millis, before?: readonly string[]): Promise<Tag>;
}

/** Drafts from the library's own answers, those included that leads entered in Slack. */
export interface Drafter {
  /** @param named whether staff said what it is about: then no question in it is judged by itself */
  draft(asked: Asked, tag: Tag, now: Millis, named?: boolean): Promise<Draft>;
  /** All answers that are valid now. */
  answers(now: Millis): Promise<AnswerChoice[]>;
  /** One answer in a patron's language, else in the staff's, whole or in brief; null when there is none with this id. */
  wording(answerId: string, reader: ForPatron, now: Millis): Promise<Wording | null>;
}

export type DeskResult<T> = { kind: 'ok'; value: T } | { kind: 'trouble'; trouble: Trouble; retryAt: Millis | null };

/** Uncertain when it may have been posted all the same: look with `findCard` before posting again. */
export type PostResult<T> = DeskResult<T> | { kind: 'uncertain'; trouble: Trouble };

/** A modal that is open, in the state that somebody saw. */
export interface OpenView {
  id: string;
  hash: string;
}

/** A shift that is free, or offered to be taken over, as it stands in the channel. */
export interface ShiftOffer {
  words: string;
  /** Null once it is settled. */
  button: {
    label: string;
    act: 'take' | 'acceptSwap';
    date: string;
    /** Id of the shift's template. */
    template: string;
    /** The version of the assignment that the offer is about. */
    seen: number;
  } | null;
}

/** The week in the channel: a sentence, four figures, what to do, and where the rest stands. */
export interface ReportMessage {
  report: WeeklyReport;
  /** True when somebody asked for a week that was reported before. */
  repeat: boolean;
  /** Where the page and the rows lie, for whoever has the address; null where they could not be kept. */
  links: { page: string | null; csv: string | null };
  /** True when there is no chart because it could not be drawn: the message says so. */
  pictureMissing: boolean;
}

export interface Desk {
  postCard(card: DeskCard): Promise<PostResult<CardRef>>;
  updateCard(ref: CardRef, card: DeskCard): Promise<DeskResult<CardRef>>;
  /** Shrinks a card to a line that leads to the one that took its place. */
  shrinkCard(ref: CardPlace, into: CardPlace): Promise<DeskResult<null>>;
  /**
   * Posts the week to the report's channel. A chart that cannot be uploaded or shown is left out, and the message says so.
   * @param picture the chart as PNG
   */
  postReport(
    message: ReportMessage,
    picture: Uint8Array | null,
    language: StaffLanguage,
  ): Promise<PostResult<CardPlace>>;
  /** The card, offer or report posted since that has this key in its metadata: see `keyOf`, `offerKey`, `reportKey`. */
  findCard(key: string, since: Millis): Promise<DeskResult<CardPlace | null>>;
  /** The address of a card; null on a desk that gives none. */
  cardUrl(card: CardPlace): Promise<DeskResult<string | null>>;
  /**
   * A message that only this member of staff sees.
   * @param answerUrl where the click can be answered, also to somebody outside of the channel; or null
   */
  tell(staff: StaffId, words: string, answerUrl: string | null): Promise<DeskResult<null>>;
  /** Posts to the channel for everybody; leads to a card where one is given. */
  announce(words: string, card?: CardPlace): Promise<DeskResult<null>>;
  /** A message to this member of staff alone, wherever they are, which leads to a card. */
  notify(staff: StaffId, words: string, card: CardPlace): Promise<DeskResult<null>>;
  /** Members of the channel: the staff. Answered from memory for a minute. */
  isStaff(staff: StaffId, now: Millis): Promise<DeskResult<boolean>>;
  /** The language that somebody reads Slack in; the team's own while Slack does not say. Answered from memory. */
  languageOf(staff: StaffId, now: Millis): Promise<StaffLanguage>;
  /**
   * @param trigger lives for 3 s
   * @returns the modal as it is open now, to be changed; null where the desk does not say
   */
  openModal(trigger: string, modal: Modal, language: StaffLanguage): Promise<DeskResult<OpenView | null>>;
  /** Shows something else in the modal that is open already; what stands in its inputs is replaced. */
  changeModal(view: OpenView, modal: Modal, language: StaffLanguage): Promise<DeskResult<null>>;
  /** Posts to the channel, where whoever can work the shift takes it in one tap. */
  offer(offer: ShiftOffer): Promise<PostResult<CardPlace>>;
  changeOffer(place: CardPlace, offer: ShiftOffer): Promise<DeskResult<null>>;
  /** A message to this member of staff alone, wherever they are. */
  message(staff: StaffId, words: string): Promise<DeskResult<null>>;
  /** What the desk shows this member of staff by itself, outside of the channel. */
  publishHome(staff: StaffId, home: Home, language: StaffLanguage): Promise<DeskResult<null>>;
  /**
   * Keeps a user group in step with duty: exactly these members, of whom there is at least one.
   * @param handle without @
   * @returns the group's own id; trouble where it does not exist or the workspace does not permit it
   */
  dutyGroup(handle: string, staff: readonly StaffId[]): Promise<DeskResult<string>>;
}

export interface Later {
  /** Wakes `send` for this thread. Safe to lose or repeat. At most 900 s, SQS's longest delay. */
  send(id: ThreadId, delaySeconds: number): Promise<void>;
}
