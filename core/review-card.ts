/** The card staff see for a thread: what it says and which buttons it has, made from the thread as it is now. */
import type { Millis, StaffId, ThreadId } from './thread.ts';

/** A run of words; members of staff and times are named so that the desk can write them its own way. */
export type Words = readonly (string | { staff: StaffId } | { at: Millis })[];

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
  warnings: string[];
  /** Who did what and when, newest last. */
  history: Words[];
  actions: CardAction[];
}
