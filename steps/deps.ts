/** Everything that steps may ask for; each names what it uses with `Pick`. */
import type { Roles, Team } from '../core/roles.ts';
import type { Millis } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { LibraryChanges } from './library-changes.ts';
import type { Channels, Clock, Desk, Drafter, Later, Log, Tagger } from './ports.ts';
import type { Threads } from './threads.ts';

export interface Settings {
  undoSeconds: number;
  reopenDays: number;
  firstAnswerMinutes: number;
  roles: Roles;
  teams: readonly Team[];
  /** Accounts whose questions two members of staff answer, by their name on the channel. */
  vip: readonly { name: string; handle: string }[];
  /** What an interim answer says, per language. */
  interim: Readonly<Record<string, string>>;
  staffLanguage: StaffLanguage;
  /** True where everything is an exercise and nothing goes out. */
  practice: boolean;
}

export interface Deps {
  clock: Clock;
  log: Log;
  /** A fresh id for a lease or claim. */
  owner: () => string;
  channels: Channels;
  threads: Threads;
  tagger: Tagger;
  drafter: Drafter;
  desk: Desk;
  later: Later;
  libraryChanges: LibraryChanges;
  settings: Settings;
  /** When a first answer to a message that came at this time is due, in service time. */
  dueAt: (arrivedAt: Millis) => Promise<Millis>;
  /** The wall clock in the library's zone, such as 10:42. */
  wallClock: (at: Millis) => string;
  /** Personal data masked, for everything that reaches Slack, logs or a vendor's analysis. */
  redact: (text: string) => string;
}
