/** The home and the modals of the rota, what is tapped in them and what is entered; the desk knows how they look. */
import type { Home, HomeShift, ShiftDeed } from '../core/home.ts';
import type { PlanPreview } from '../core/plan-preview.ts';
import type { StaffId } from '../core/thread.ts';
import type { OpenView } from './ports.ts';

/** Where somebody taps: it is there that they see what came of it. */
export type RotaPlace =
  /** What the desk shows them by itself. */
  | { kind: 'home' }
  | { kind: 'modal'; view: OpenView }
  /** A message; `answerUrl` is where the tap can be answered, or null. */
  | { kind: 'message'; answerUrl: string | null };

/** What a modal was opened from: what comes of its submit shows there; of one opened by a command, in the modal itself. */
export type OpenedFrom = 'home' | 'modal';

/** A shift as a tap or a choice names it. */
export interface ShiftRef {
  date: string;
  /** Id of its template. */
  template: string;
  /** The version of the assignment that was on the screen. */
  seen: number;
}

/** The proposal that a lead looks at: until which day, and its fingerprint. */
export interface SeenPlan {
  until: string;
  fingerprint: string;
}

export type RotaModal =
  /** `help`: what can be typed, below it. */
  | { kind: 'home'; home: Home; help: string }
  /** `said`: why it opened although days were typed, or null. */
  | { kind: 'absence'; today: string; said: string | null; from: OpenedFrom }
  | {
      kind: 'override';
      shifts: readonly HomeShift[];
      people: readonly { staff: StaffId; name: string }[];
      from: OpenedFrom;
    }
  | {
      kind: 'plan';
      /** What would change, by start. */
      proposed: readonly HomeShift[];
      /** The last day of the proposal, YYYY-MM-DD. */
      until: string;
      /** Everybody on the team, with what they would have in the eight weeks up to then. */
      loads: PlanPreview['loads'];
      /** Of what is shown, see `fingerprintOf`. */
      fingerprint: string;
      /** Why it is shown again, or null. */
      said: string | null;
      from: OpenedFrom;
    };

export type RotaTap =
  | ({ do: ShiftDeed } & ShiftRef)
  | { do: 'back'; from: string; to: string }
  | { do: 'feed'; of: 'mine' | 'all' }
  | { do: 'revokeFeeds' }
  /** Opens a modal; the trigger lives for 3 s. */
  | { do: 'open'; modal: 'absence' | 'override' | 'plan'; trigger: string };

/** Days are YYYY-MM-DD, as the desk's own pickers give them. */
export type RotaSubmission = { from: OpenedFrom } & (
  | { modal: 'absence'; first: string; last: string }
  | ({ modal: 'override'; to: StaffId | null } & ShiftRef)
  | { modal: 'plan'; until: string; seen: SeenPlan | null }
);
