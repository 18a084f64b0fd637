/** The modals in which leads change the library. */
import type { AnswerChoice } from './modals.ts';

/** What stands in an input before anybody types. */
export interface ClosureModal {
  kind: 'closure' | 'opening';
  branches: { id: string; name: string }[];
  /** YYYY-MM-DD in the library's zone. */
  today: string;
}

export interface AnswerModal {
  kind: 'answer';
  /** Null for a new one. */
  answerId: string | null;
  /** Which edit of it is shown: submitted after another lead's edit, it is shown anew instead of stored. */
  version: number;
  title: string;
  intent: string;
  texts: { de: string; en: string };
  /** The last day on which the change holds, or null: until the files have it. */
  until: string | null;
  /** What another lead has made of it meanwhile, or null. */
  came: string | null;
}

export type LibraryModal =
  | ClosureModal
  | AnswerModal
  /** Which answer is to be changed; the choice opens it. */
  | { kind: 'pickAnswer'; answers: readonly AnswerChoice[] }
  /** Everything that is in force from here, each with a button that takes it back. */
  | { kind: 'changes'; changes: { key: string; version: number; line: string }[] };

interface Sentences {
  sentence: string;
  /** Without one the German sentence is quoted in English answers. */
  sentenceEn?: string;
}

/** What a lead entered. Dates are YYYY-MM-DD, times HH:MM, as Slack's own pickers give them. */
export type LibrarySubmission =
  | ({ modal: 'closure'; branch: string | null; from: string; until: string; service: boolean } & Sentences)
  /** `branch` may be `service`: the hours on X. */
  | ({ modal: 'opening'; branch: string; date: string; from: string; until: string } & Sentences)
  | {
      modal: 'answer';
      answerId: string | null;
      version: number;
      title: string;
      intent: string;
      de: string;
      en: string;
      until: string | null;
      retire: boolean;
    };
