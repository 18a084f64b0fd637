/** What staff are told, privately or in the open modal, when an act did not do what they meant. */
import { german } from './decision-words-de.ts';
import { english } from './decision-words-en.ts';
import type { StaffLanguage } from './words.ts';

/** The German words give the shape; the compiler holds the English ones to it. */
export type DecisionWords = typeof german;

/** What has become of a thread when an act on it comes too late. */
export type TooLate = 'approved' | 'sending' | 'answered' | 'closed' | 'undone' | 'reopened' | 'changed';

/** How many of the ticked rows went which way. */
export interface SelectedCounts {
  approved: number;
  /** Approved once; a second person is still missing. */
  first: number;
  /** Approved before by somebody else, or out already. */
  already: number;
  /** Changed since they were ticked. */
  changed: number;
  /** Could not be approved as they stand. */
  refused: number;
}

export const decisionWords: Readonly<Record<StaffLanguage, DecisionWords>> = { de: german, en: english };
