/** Everything that steps may ask for; each names what it uses with `Pick`. */
import type { Said } from '../core/asked-for.ts';
import type { EmergencyTexts } from '../core/emergency.ts';
import type { ServiceCalendar } from '../core/hours.ts';
import type { Library, LibrarySettings } from '../core/library.ts';
import type { Roles, Team } from '../core/roles.ts';
import type { Rota } from '../core/rota.ts';
import type { Signatures } from '../core/signature.ts';
import type { Millis, StaffId } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { Cases } from './cases.ts';
import type { LibraryChanges } from './library-changes.ts';
import type { Channels, Clock, Desk, Drafter, Later, Log, Tagger } from './ports.ts';
import type { Rotas } from './rotas.ts';
import type { Threads } from './threads.ts';

export interface Settings {
  undoSeconds: number;
  reopenDays: number;
  firstAnswerMinutes: number;
  nineInTenMinutes: number;
  /** In minutes of service time: before an answer is due, and after. */
  remindBefore: number;
  escalateAfter: number;
  closedNotice: LibrarySettings['closedNotice'];
  report: LibrarySettings['report'];
  roles: Roles;
  teams: readonly Team[];
  /** Accounts whose questions two members of staff answer, by their name on the channel. */
  vip: readonly { name: string; handle: string }[];
  /** What an interim answer says, per language. */
  interim: Readonly<Record<string, string>>;
  /** Whether a direct message may be kept for longer than its answer takes. */
  dmConsent: 'required' | 'notRequired';
  /** How members of staff sign what they approve. */
  signatures: Signatures;
  /** Whom danger to people reaches outside of the service hours, and what the house says then. */
  emergency: { contacts: readonly StaffId[]; texts: EmergencyTexts };
  staffLanguage: StaffLanguage;
  /** IANA name. */
  timezone: string;
  /** True where everything is an exercise and nothing goes out. */
  practice: boolean;
}

export interface Deps {
  clock: Clock;
  log: Log;
  /** A fresh id for a lease or claim. */
  owner: () => string;
  /** 32 random bytes as base64url, which nobody guesses. */
  secret: () => string;
  channels: Channels;
  threads: Threads;
  cases: Cases;
  tagger: Tagger;
  drafter: Drafter;
  desk: Desk;
  later: Later;
  libraryChanges: LibraryChanges;
  settings: Settings;
  /** When a first answer to a message that came at this time is due, in service time. */
  dueAt: (arrivedAt: Millis) => Promise<Millis>;
  /** Whether the service on X is open at this time. */
  inService: (at: Millis) => Promise<boolean>;
  /** The service's hours as they are now, with what leads changed; at most some seconds old. */
  calendar: () => Promise<ServiceCalendar>;
  /** As deployed; null where the library has none. */
  rota: Rota | null;
  rotas: Rotas;
  /** The library as it is now, with what leads changed; at most some seconds old. */
  library: () => Promise<Pick<Library, 'answers'>>;
  /** The wall clock in the library's zone, such as 10:42. */
  wallClock: (at: Millis) => string;
  /**
   * Personal data masked, for everything that reaches Slack, logs or a vendor's analysis.
   * @param before what was said just before in the same conversation: it tells what a number is that answers it
   */
  redact: (text: string, before?: readonly Said[]) => string;
}
