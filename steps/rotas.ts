/** What the table keeps of the rota: dated assignments, absences, calendar feeds, and who changed what. */
import type { Absence, Assignment, RotaEntry } from '../core/rota.ts';
import type { Millis, StaffId } from '../core/thread.ts';
import type { CardPlace, Written } from './threads.ts';

/** A secret address at which somebody's calendar reads their shifts, or everybody's. */
export interface Feed {
  /** Whose shifts; null: all. */
  of: StaffId | null;
  /** Who asked for it, and may revoke it. */
  by: StaffId;
  at: Millis;
}

/** The desk's user group of whoever is on duty, as it was last made to be. */
export interface DutyGroup {
  /** The desk's own id; null: it could not be kept in step. */
  id: string | null;
  staff: readonly StaffId[];
  at: Millis;
}

/** How often somebody was given a shift, and how often an absence was entered or ended. */
export interface RotaCounts {
  given: number;
  away: number;
}

export interface RotaChange {
  /** As they are to be; `version` of each is the one that was seen, 0 where nothing was stored. At most 60. */
  assignments?: readonly Assignment[];
  absences?: readonly Absence[];
  /** Absences that are over, were entered by mistake, or are entered with other days now. */
  back?: readonly Absence[];
  entries: readonly RotaEntry[];
  /** As they were before whatever led to this change was read. */
  seen?: RotaCounts;
}

/** A shift that is offered in the channel, as the message there says. */
export interface StandingOffer {
  date: string;
  /** Id of the shift's template. */
  template: string;
  /** Of the assignment that it is about. */
  version: number;
  /** Who asks to be replaced; null: nobody has the shift. */
  of: StaffId | null;
  /** Or since when it may stand there without our knowing: then it is looked for before it is posted. */
  place: CardPlace | { unknownSince: Millis };
}

export interface Rotas {
  /** Stored assignments on these days, both included; by date and template. */
  assignments(from: string, to: string): Promise<Assignment[]>;
  /** Absences that end on this day or later. Kept for 90 days after their end. */
  absences(from: string): Promise<Absence[]>;
  /** What a change that gives a shift or is about an absence has to have seen. */
  counts(): Promise<RotaCounts>;
  /**
   * All or nothing; lost when one of the assignments was changed since it was seen, or when one is given to somebody and an
   * absence was entered since, or the other way round. Versions and counts go on by themselves.
   */
  change(change: RotaChange): Promise<Written>;
  /** The audit since then, oldest first; kept for 365 days, but what tells of an absence no longer than the absence. */
  log(since: Millis): Promise<RotaEntry[]>;
  /** Replaces the feed of the same person, or of all, made before by the same member of staff. @param token the secret itself, of which only a hash is kept */
  makeFeed(token: string, feed: Feed): Promise<void>;
  /** Null when there is none with this secret, or it was revoked. */
  feed(token: string): Promise<Feed | null>;
  /** All that this member of staff made; afterwards none of them is found. */
  revokeFeeds(by: StaffId): Promise<void>;
  /** What is offered in the channel, by day. */
  offers(): Promise<StandingOffer[]>;
  /** Takes the place of an earlier offer of the same shift. */
  offered(offer: StandingOffer): Promise<void>;
  /** The message says what became of the offer. */
  offerSettled(offer: StandingOffer): Promise<void>;
  /** Null before it was first kept in step. */
  group(): Promise<DutyGroup | null>;
  keepGroup(group: DutyGroup): Promise<void>;
}
