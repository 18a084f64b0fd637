/** What leads change about the library from Slack: stored in the table, it beats the files at once. */
import type { LibraryChange } from '../core/library-change.ts';
import type { Millis } from '../core/thread.ts';
import type { Written } from './threads.ts';

export interface StoredChange {
  change: LibraryChange;
  /** Counts the edits of this very thing; 0 where nothing is stored yet. */
  version: number;
}

/** What the team is to hear of a change, in its own language. */
export interface ForTeam {
  words: string;
  /** When it was entered or taken back. */
  at: Millis;
}

export interface Untold extends ForTeam {
  /** Of what the table keeps of the change. */
  id: string;
  version: number;
}

export interface LibraryChanges {
  /** All that holds at this time. Expired ones are left out. */
  all(now: Millis): Promise<StoredChange[]>;
  /** Lost when somebody else changed the same thing since `version`. `forTeam` is kept until it is `told`. */
  save(change: LibraryChange, version: number, forTeam?: ForTeam): Promise<Written>;
  /** Takes one back before its time. */
  remove(key: string, version: number, forTeam?: ForTeam): Promise<Written>;
  /** What the team has not heard yet, oldest first. */
  untold(): Promise<Untold[]>;
  told(untold: Untold): Promise<void>;
  /** Since when drafts are to be made anew, or null: a change came, and waiting drafts are from before it. */
  redraftSince(): Promise<Millis | null>;
  /** All drafts from before `since` are made anew; nothing happens when a later change came. */
  redrafted(since: Millis): Promise<void>;
}
