/** Everything that steps may ask for; each names what it uses with `Pick`. */
import type { Millis, StaffId } from '../core/thread.ts';
import type { Channels, Clock, Desk, Drafter, Later, Log, Tagger } from './ports.ts';
import type { Threads } from './threads.ts';

export interface Settings {
  undoSeconds: number;
  reopenDays: number;
  firstAnswerMinutes: number;
  /** Staff who may release the emergency stop; empty: every member of staff may. */
  leads: readonly StaffId[];
  staffLanguage: 'de' | 'en';
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
  settings: Settings;
  /** When a first answer to a message that came at this time is due, in service time. */
  dueAt: (arrivedAt: Millis) => Millis;
  /** The wall clock in the library's zone, such as 10:42. */
  wallClock: (at: Millis) => string;
  /** Personal data masked, for everything that reaches Slack, logs or a vendor's analysis. */
  redact: (text: string) => string;
}
