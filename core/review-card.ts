/** The card staff see for a thread: what it says and which buttons it has, made from the thread as it is now. */
import { cardActions, cardTopics } from './card-actions.ts';
import { calledTo, cardSummary } from './card-call.ts';
import { cardContext } from './card-context.ts';
import { cardHistory } from './card-history.ts';
import { answerOf, askedIn, earlierMessages, linksOf, questionOf } from './card-messages.ts';
import { cardMarks, cardState } from './card-state.ts';
import { cardWarnings } from './card-warnings.ts';
import { openDanger } from './danger-call.ts';
import type { Effort } from './handling.ts';
import type { Intent } from './library.ts';
import { cardEffort } from './read-level.ts';
import type { Team } from './roles.ts';
import type { LogEntry, Message, MicroDollars, Millis, StaffId, Thread, ThreadId } from './thread.ts';
import { type StaffLanguage, type StaffWords, topicName, words } from './words.ts';

/**
 * A run of words; members of staff and times are named so that the desk can write them its own way.
 * A time is the time of day; `date` adds the day, `seconds` the seconds.
 */
export type Words = readonly (
  | string
  | { staff: StaffId }
  | { group: string }
  | { at: Millis; show?: 'date' | 'seconds' }
)[];

/** What staff may do on a card, by the id that a click carries. */
export const cardActionIds = [
  'approve',
  'edit',
  'reject',
  'claim',
  'still_looking',
  'hand_over',
  'interim',
  'answered_by_hand',
  'undo',
  'go_alone',
  'correct',
  'delete',
  'write_again',
  'reopen',
  'mute',
  'unmute',
  'show_original',
  'show_pictures',
  'show_conversation',
  'show_history',
  'save_answer',
] as const;
export type CardActionId = (typeof cardActionIds)[number];

export interface CardAction {
  id: CardActionId;
  label: string;
  style: 'primary' | 'danger' | 'plain';
  /** Within the menu `more` instead of a button of its own. */
  inMenu: boolean;
}

export interface CardTopics {
  label: string;
  /** The intent that it is taken for, or null. */
  chosen: string | null;
  options: { intent: Intent; name: string }[];
}

export interface CardEffort {
  label: string;
  /** What was told, or null. */
  chosen: Effort | null;
  options: { level: Effort; name: string }[];
}

export interface CardLink {
  label: string;
  url: string;
  /** Set where following it is what to do next: shown as a button. */
  button?: true;
}

/** A text under its label; `twin` is the same in the team's language, with a word that says so, or null. */
export interface ShownAnswer {
  label: string;
  text: string;
  twin: string | null;
}

export interface ReviewCard {
  kind: 'thread';
  threadId: ThreadId;
  draftVersion: number;
  /** The call that it was made for: see `Call`. */
  call: number;
  /** Above all: that this is an exercise. */
  banner: string | null;
  /** One sentence for the push notice and screen readers, without the patron's words. */
  summary: string;
  /** Whoever is to act, mentioned, and why; empty when nobody in particular is. */
  to: Words;
  /** What heads it: the danger that people are in, else what it is about. */
  topic: string;
  /** What staff may say instead that it is about, in one choice; null where it is too late for that. */
  topics: CardTopics | null;
  /** When the answer is due or that it is overdue; channel and language as short marks. */
  marks: Words;
  /** Earlier messages of the thread, masked, oldest first, with what became of them since; the desk folds them. */
  earlier: { by: string; text: string; at: Millis; since?: string }[];
  /** The patron's words that wait for an answer, masked; or that they are folded away. */
  question: string;
  /** What stands around the question, one short line each: pictures, others in the conversation, a note. */
  context: Words[];
  /** Where the message stands on the channel, and the channel's own composer where it takes no answer from here. */
  links: CardLink[];
  /** The exact text that would go out, or went out; null when there is none. */
  answer: ShownAnswer | null;
  /** What has become of it and what to do now, one line each. */
  state: Words[];
  warnings: Words[];
  /** Who did what and when, newest last. */
  history: Words[];
  /** What the answer took, in one optional choice; null while there is none. */
  effort: CardEffort | null;
  actions: CardAction[];
}

/** What the channel says about the text that would go out. */
interface CardAssessment {
  /** In the channel's own counting. */
  length: number;
  limit: number;
  cost: MicroDollars;
  /** True when this costs more than an ordinary reply on the channel. */
  dear: boolean;
  /** What an ordinary reply costs there, where the channel says so. */
  usualCost?: MicroDollars;
}

export interface CardInput {
  thread: Thread;
  /** Oldest first, the library's own included, personal data masked. */
  messages: readonly Message[];
  /** The audit trail, oldest first. */
  log: readonly LogEntry[];
  /** Of the text that would go out, or null when there is none. */
  assessment: CardAssessment | null;
  /** The emergency stop, or null. */
  hold: { by: StaffId; at: Millis } | null;
  teams: readonly Team[];
  /** Whether what goes out can be deleted again. */
  deletes: boolean;
  /** The channel's own composer with the draft in it, or null. */
  composerUrl: string | null;
  /** How many threads of other patrons stand in the same conversation. */
  others: number;
  /** When the writer of a direct message last wrote in public, if that was shortly before; else null. */
  wroteInPublicAt: Millis | null;
  /** When the thread expires unanswered, if that is soon; else null. */
  forgottenAt: Millis | null;
  /** True when the open messages insult somebody: their words are folded away. */
  insulting: boolean;
  practice: boolean;
  now: Millis;
  language: StaffLanguage;
}

/** The input with what several parts of the card need of it. */
export interface CardView extends CardInput {
  w: StaffWords;
  /** The patron's messages that wait for an answer, or that the last answer answered; oldest first. */
  open: readonly Message[];
}

/** The card of a thread as it is now. Pure; the same input gives the same card. */
export function reviewCard(input: CardInput): ReviewCard {
  const { thread } = input;
  const w = words[input.language];
  const view: CardView = { ...input, w, open: askedIn(thread, input.messages) };
  const thanked = thread.status === 'closed' && thread.reason === 'thanks';
  const danger = openDanger(thread);
  // Thanks leave the topic of the question that they are for, where it is known.
  const topic = topicName(w, thread.tag?.intent ?? (thanked ? 'praise' : null));
  return {
    kind: 'thread',
    threadId: thread.id,
    draftVersion: thread.draftVersion,
    call: thread.call.number,
    banner: view.practice ? w.card.practice : null,
    summary: cardSummary(view, topic),
    to: calledTo(view),
    topic: danger === null ? topic : w.card.urgent(danger),
    topics: cardTopics(view),
    marks: cardMarks(view),
    earlier: earlierMessages(view),
    question: questionOf(view),
    context: cardContext(view),
    links: linksOf(view),
    answer: answerOf(view),
    state: cardState(view),
    warnings: cardWarnings(view),
    history: cardHistory(view),
    effort: cardEffort(view),
    actions: cardActions(view),
  };
}
