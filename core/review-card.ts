/** The card staff see for a thread: what it says and which buttons it has, made from the thread as it is now. */
import { cardActions } from './card-actions.ts';
import { cardHistory } from './card-history.ts';
import { cardMarks, cardState } from './card-state.ts';
import { cardWarnings } from './card-warnings.ts';
import { openMessages } from './intake.ts';
import type { LogEntry, Message, MicroDollars, Millis, StaffId, Thread, ThreadId } from './thread.ts';
import { dollars, type StaffLanguage, type StaffWords, topicName, words } from './words.ts';

/**
 * A run of words; members of staff and times are named so that the desk can write them its own way.
 * A time is the time of day; `date` adds the day, `seconds` the seconds.
 */
export type Words = readonly (string | { staff: StaffId } | { at: Millis; show?: 'date' | 'seconds' })[];

export type CardActionId = 'approve' | 'edit' | 'reject' | 'claim' | 'undo' | 'answered_by_hand';

export interface CardAction {
  id: CardActionId;
  label: string;
  style: 'primary' | 'danger' | 'plain';
  /** Within the menu `more` instead of a button of its own. */
  inMenu: boolean;
}

export interface ReviewCard {
  threadId: ThreadId;
  draftVersion: number;
  /** One sentence for the push notice and screen readers, without the patron's words. */
  summary: string;
  topic: string;
  /** When the answer is due or that it is overdue; channel and language as short marks. */
  marks: Words;
  /** Earlier messages of the thread, masked, oldest first; the desk folds them. */
  earlier: { by: string; text: string; at: Millis }[];
  /** The patron's words that wait for an answer, masked. */
  question: string;
  /** Where the message stands on the channel, or null. */
  link: { label: string; url: string } | null;
  /** The exact text that would go out, or went out; null when there is none. */
  answer: { label: string; text: string } | null;
  /** What has become of it and what to do now, one line each. */
  state: Words[];
  warnings: Words[];
  /** Who did what and when, newest last. */
  history: Words[];
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
  const { thread, messages } = input;
  const w = words[input.language];
  const waiting = openMessages(thread, messages);
  // A card always shows what it is about, even when an edit or a gap has left no message in the present case.
  const open = waiting.length > 0 ? waiting : messages.filter(({ author }) => author === 'patron').slice(-1);
  const view: CardView = { ...input, w, open };
  const topic = topicName(w, thread.tag?.intent ?? null);
  return {
    threadId: thread.id,
    draftVersion: thread.draftVersion,
    summary: summaryOf(view, topic),
    topic,
    marks: cardMarks(view),
    earlier: earlierMessages(view),
    question: view.open.map((message) => (message.unreadable ? w.card.unreadable : message.text)).join('\n\n'),
    link: linkOf(view),
    answer: answerOf(view),
    state: cardState(view),
    warnings: cardWarnings(view),
    history: cardHistory(view),
    actions: cardActions(view),
  };
}

function earlierMessages(view: CardView): ReviewCard['earlier'] {
  const { thread, messages, open, w } = view;
  const shown = new Set(open.map((message) => message.id));
  const answer = thread.status === 'answered' ? thread.postId : byHand(view)?.id;
  return messages
    .filter((message) => !shown.has(message.id) && message.id !== answer)
    .map((message) => ({
      by: message.author === 'library' ? w.card.byLibrary : w.card.byPatron,
      text: message.unreadable ? w.card.unreadable : message.text,
      at: message.at,
    }));
}

/** The answer that staff gave on the channel itself and that closed the thread, as long as it is kept. */
function byHand({ thread, messages }: CardView): Message | undefined {
  const noticed = thread.status === 'closed' && thread.reason === 'answeredByHand' && thread.by === null;
  return noticed ? messages.findLast(({ author }) => author === 'library') : undefined;
}

function linkOf(view: CardView): ReviewCard['link'] {
  const { thread, messages, open, w } = view;
  const vendor = w.vendors[thread.channel];
  const postId = thread.status === 'answered' ? thread.postId : byHand(view)?.id;
  const answer = messages.find((message) => message.author === 'library' && message.id === postId);
  if (answer?.url) return { label: w.card.answerLink(vendor), url: answer.url };
  const url = open.findLast((message) => message.url !== null)?.url;
  return url ? { label: w.card.link(vendor), url } : null;
}

function answerOf(view: CardView): ReviewCard['answer'] {
  const { thread, assessment, w, language } = view;
  switch (thread.status) {
    case 'new':
      return null;
    case 'closed': {
      const text = byHand(view)?.text;
      return text ? { label: w.card.byLibrary, text } : null;
    }
    case 'awaitingReview': {
      if (!thread.draft?.text) return null;
      const label = [w.card.draft];
      if (assessment !== null) {
        label.push(w.card.length(assessment.length, assessment.limit), dollars(assessment.cost, language));
      }
      const more = thread.draft.alternatives.length;
      if (more > 0) label.push(w.card.alternatives(more));
      return { label: label.join(' · '), text: thread.draft.text };
    }
    case 'approved':
    case 'sending':
      return { label: w.card.goesOut, text: thread.reply.text };
    case 'answered':
      return { label: w.card.wentOut, text: thread.reply.text };
    case 'failed':
    case 'unknown':
      return { label: w.card.approvedText, text: thread.reply.text };
  }
}

function summaryOf({ thread, now, w }: CardView, topic: string): string {
  const overdue = thread.status === 'awaitingReview' && thread.dueAt !== null && thread.dueAt < now;
  const marks = [
    ...(thread.tag?.urgent && thread.status !== 'answered' && thread.status !== 'closed' ? [w.card.urgentMark] : []),
    ...(overdue ? [w.card.overdueMark] : []),
    w.status[thread.status],
  ];
  return `${topic}: ${marks.join(', ')}`;
}
