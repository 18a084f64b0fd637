/** What a modal shows, in the words of the service desk; the desk knows how. Every text of a patron is masked already. */

import type { DraftChoice } from '../core/drafted.ts';
import type { Words } from '../core/review-card.ts';
import type { Millis, ThreadId } from '../core/thread.ts';

/** What a modal is about: submitted with a draft that is no longer the newest, it decides nothing. */
export interface About {
  threadId: ThreadId;
  draftVersion: number;
}

/** What the submit of the edit modal does with its text. */
export type EditPurpose =
  | 'answer' // approves it
  | 'interim' // approves it as "we are finding out"
  | 'correct' // deletes the answer that is out; the text then waits for approval
  | 'again'; // approves it as a further answer

/** An answer of the library as staff find it: by title, grouped by topic. */
export interface AnswerChoice {
  id: string;
  title: string;
  /** The intent that it is filed under, or `emergencyTopic`. */
  topic: string;
}

export interface EditModal extends About {
  kind: 'edit';
  purpose: EditPurpose;
  /** What the patron asks. */
  question: string;
  /** What whoever handed it over wrote to it; empty where nobody did. */
  note: string;
  /** What came while somebody was typing, or null: shown above the text, which stays as typed. */
  came: string | null;
  text: string;
  /** False where nothing was suggested, or that was turned down: whoever writes the answer begins it. */
  drafted: boolean;
  /** Whether the channel takes no reply, so that the texts are only there to be copied. */
  copyOnly: boolean;
  /** What fits beside the signature, in the channel's own counting; 0 where nobody knows. */
  limit: number;
  /** What is put behind the text once it is approved, such as /mk; or null. */
  signature: string | null;
  /** What fits, best first: where people are in danger, what the house says then. */
  alternatives: Pick<DraftChoice, 'answerId' | 'title'>[];
  /** All answers, and the house's words for danger, for the search. */
  answers: readonly AnswerChoice[];
}

/** One message in a modal that only shows. */
export interface Shown {
  by: string;
  at: Millis;
  text: string;
  url: string | null;
}

export type ThreadModal =
  | EditModal
  | (About & { kind: 'reject'; drafted: boolean })
  | (About & { kind: 'handOver'; teams: { id: string; name: string }[] })
  | (About & { kind: 'mute'; inConversation: boolean })
  | (About & { kind: 'goAlone'; why: readonly string[] })
  | (About & { kind: 'delete'; text: string })
  /** For the clicker alone: the patron's words as written. */
  | { kind: 'original'; messages: Shown[] }
  /** The whole conversation with what others wrote, masked. */
  | { kind: 'conversation'; messages: Shown[] }
  /** `instead`: what stands in their place while they are on their way, or where they cannot be shown. */
  | { kind: 'pictures'; pictures: { url: string; alt: string | null }[]; instead?: string }
  | { kind: 'history'; lines: Words[] };

/** What was entered in a modal about a thread. */
export type ThreadSubmission =
  | { modal: 'edit'; purpose: EditPurpose; text: string }
  | { modal: 'reject'; reason: 'draft_wrong' | 'no_answer_needed' | 'spam' }
  | { modal: 'handOver'; staff: string | null; team: string | null; note: string }
  | { modal: 'mute'; whom: 'author' | 'conversation'; reason: string }
  | { modal: 'goAlone'; reason: string }
  | { modal: 'delete' };

/** The input of a modal at which a sentence can stand. */
export type ModalInput =
  | 'reply'
  | 'replyEn'
  | 'reason'
  | 'to'
  | 'note'
  | 'from'
  | 'until'
  | 'sentence'
  | 'branch'
  | 'title'
  | 'hours';
