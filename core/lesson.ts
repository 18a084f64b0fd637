/** What staff's corrections and unanswered questions teach: to be looked through by a person, never trained by itself. */
import { withoutAddresses } from './features.ts';
import { shorten } from './shorten.ts';
import type { Millis } from './thread.ts';

export const lessonKinds = [
  'intent', // staff named another topic than triage
  'answer', // staff sent another answer of the library's than the draft
  'gap', // the library has no answer, or the wrong one
  'suggestion', // the patron proposes something
] as const;
export type LessonKind = (typeof lessonKinds)[number];

export interface Lesson {
  kind: LessonKind;
  at: Millis;
  /** What the patron wrote: personal data masked, no link, handle or control character, at most 500 characters on one line. */
  text: string;
  /** ISO 639-1. */
  language: string;
  /** What is asked for, as far as it is known now. */
  intent: string;
  /** The answer of the library's that is right, or null. */
  answerId: string | null;
  /** What was taken for right before; an empty intent where nothing was. */
  was: { intent: string; answerId: string | null };
}

const longestText = 500;

/** Bidirectional marks, soft hyphens and the like; the joiners of emoji and of Persian belong to the writing. */
const invisible = /(?!\u200C|\u200D)\p{Cf}/gu;
/** Line breaks, and what a terminal takes for a command. */
const control = /\p{Cc}/gu;

/** @param masked with personal data masked already; empty where nothing is left to learn from */
export function lessonText(masked: string): string {
  const seen = masked.replace(invisible, '').replace(control, ' ');
  return shorten(withoutAddresses(seen).replaceAll('@', ' '), longestText);
}

/** Talk that no answer of the library's has to exist for. */
const noService: ReadonlySet<string> = new Set(['smalltalk', 'off_topic', 'praise']);

export function isService(intent: string): boolean {
  return !noService.has(intent);
}
