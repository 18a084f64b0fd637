/** What members of staff ask of a thread, as the desk understood it, and what it has to answer at once. */

import type { Effort } from '../core/handling.ts';
import type { Intent } from '../core/library.ts';
import type { StaffId, ThreadId } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { EditPurpose, ModalInput, ThreadSubmission } from './modals.ts';
import type { Modal } from './ports.ts';

/** Whoever asks, under which draft, and how they can be answered. */
export interface Click {
  by: StaffId;
  threadId: ThreadId;
  draftVersion: number;
  /** Where the click can be answered, or null. */
  answerUrl: string | null;
}

/** Done at once, without a modal. */
export type Deed =
  | 'approve'
  | 'claim'
  | 'still_looking'
  | 'undo'
  | 'answered_by_hand'
  | 'reopen'
  | 'unmute'
  | 'unbundle';

/** Opens a modal first. */
export type Opening =
  | 'edit'
  | 'reject'
  | 'hand_over'
  | 'interim'
  | 'correct'
  | 'delete'
  | 'write_again'
  | 'mute'
  | 'go_alone'
  | 'show_original'
  | 'show_pictures'
  | 'show_conversation'
  | 'show_history'
  | 'save_answer';

export type StaffAction = Click &
  (
    | { do: Deed }
    /** What the question is about, whatever was thought before. */
    | { do: 'retag'; intent: Intent }
    /** What the answer took. */
    | { do: 'read_level'; effort: Effort }
    | { do: Opening; trigger: string }
    /** Another text for the modal that is open: an alternative, or any answer found by search. */
    | { do: 'choose_answer'; answerId: string; view: { id: string; hash: string }; purpose: EditPurpose }
    | { do: 'submit'; entered: ThreadSubmission }
  );

export type Decided =
  | { kind: 'done' }
  /** Nothing changed; the member of staff was told why. */
  | { kind: 'told'; words: string }
  /** The open modal stays, with this sentence at one of its inputs. */
  | { kind: 'invalid'; input: ModalInput; words: string }
  /** The open modal becomes this one; what is typed into an input of the same name stays. */
  | { kind: 'modal'; modal: Modal; language: StaffLanguage };
