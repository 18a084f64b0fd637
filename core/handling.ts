/** What staff have in hand about a thread, beside its status: who looks after it, who has to see it, what is to be undone. */
import type { Standing } from './standing.ts';
import type { Millis, StaffId } from './thread.ts';

/** Whoever looks after a thread, until the claim runs out. */
export interface Claim {
  staff: StaffId;
  at: Millis;
  until: Millis;
}

/** Why two members of staff have to approve an answer, whoever they are. */
export type FourEyesReason = 'complaint' | 'minor' | 'vip';

/** The first of two approvals: exactly this text waits for another person's. */
export interface FirstApproval {
  by: StaffId;
  at: Millis;
  text: string;
  answerId: string | null;
  interim: boolean;
}

/** A thread given to somebody else; untouched until then, it returns to whoever gave it. */
export interface HandOver {
  /** A member of staff by Slack user id, or a team by its id in `library.yaml`. */
  to: { staff: StaffId } | { team: string };
  by: StaffId;
  at: Millis;
  note: string;
  until: Millis;
  /** Whoever of them was not to be mentioned as it was told, with their name; absent where no rota says so. */
  away?: Readonly<Record<StaffId, string>>;
  /** Set once it no longer returns: only the note is left of it. */
  taken?: true;
}

/** An answer of ours that is to be deleted on the channel. */
export interface Withdrawal {
  postId: string;
  by: StaffId;
  at: Millis;
  /** The text that is to go through approval afterwards; null when the answer is only deleted. */
  correction: string | null;
}

/** A member of staff, a team, or the desk's user group of whoever is on duty, by the desk's own id. */
export type Addressee = HandOver['to'] | { group: string };

/** Updating a Slack message notifies nobody: a call has a new card posted at the end of the channel. */
export interface Call {
  /** Counts the cards of a thread: a card with a lower number is replaced by a new one. */
  number: number;
  why:
    | 'arrived'
    | 'wroteAgain'
    | 'edited'
    | 'reopened'
    | 'handedOver'
    | 'returned'
    | 'withdrawn'
    | 'stillOpen'
    | 'alone'
    | 'danger'
    | Reminder;
  /** Whoever is to act, mentioned on the card; empty: nobody in particular. */
  to: readonly Addressee[];
  /** True where nobody was on duty although the service was open: the card says so. */
  nobodyOnDuty?: true;
}

/** The READ scale of reference work, 1 (no effort) to 6 (research over days): https://readscale.org. */
export const efforts = [1, 2, 3, 4, 5, 6] as const;
export type Effort = (typeof efforts)[number];

export interface Handling {
  claimedBy: Claim | null;
  fourEyes: readonly FourEyesReason[];
  firstApproval: FirstApproval | null;
  handedTo: HandOver | null;
  /** When an interim answer went out: the first response; null when none did. */
  interimAt: Millis | null;
  withdrawal: Withdrawal | null;
  /** The answer before the present case, as long as it stands and is our last; null where there is none. */
  earlier: Standing | null;
  /** A corrected text that is the draft, whatever the patron writes meanwhile, until an answer is approved. */
  correction: string | null;
  call: Call;
  /** Whom danger to people reaches in person, nobody being on duty; each is told once. */
  alarmed: readonly StaffId[];
  /** True where nobody is mentioned: a quote, or one of many in a crowded conversation. */
  quiet: boolean;
  /** The list in which this thread's card stands with others, or null. */
  bundle: string | null;
  /** The last step of the escalation that was told, for the clock that runs now. */
  reminded: Reminder | null;
  /** What the answer took, on the READ scale; null where nobody said. */
  effort: Effort | null;
}

/** Who is told that an answer is due: on duty, the other shift or a deputy, the leads. In this order, each once. */
export const reminders = ['dueSoon', 'overdue', 'leads'] as const;
export type Reminder = (typeof reminders)[number];

/** The handling of a thread that nobody has touched yet. */
export const untouched: Handling = {
  claimedBy: null,
  fourEyes: [],
  firstApproval: null,
  handedTo: null,
  interimAt: null,
  withdrawal: null,
  earlier: null,
  correction: null,
  call: { number: 0, why: 'arrived', to: [] },
  alarmed: [],
  quiet: false,
  bundle: null,
  reminded: null,
  effort: null,
};

/** The next call of a thread. */
export function called(before: Call, why: Call['why'], to: Call['to'] = []): Call {
  return { number: before.number + 1, why, to };
}

/** The handling alone, so that nothing of an old status survives a move. */
export function handlingOf(thread: Handling): Handling {
  const { claimedBy, fourEyes, firstApproval, handedTo, interimAt } = thread;
  const { withdrawal, earlier, correction, call, alarmed, quiet, bundle, reminded, effort } = thread;
  const inHand = { claimedBy, fourEyes, firstApproval, handedTo, interimAt, withdrawal, earlier, correction };
  return { ...inHand, call, alarmed, quiet, bundle, reminded, effort };
}

/**
 * The hand-over that nobody has taken up, or null. While somebody is at it the note alone counts, and what was handed over
 * waits again once they give it back.
 */
export function untaken({ handedTo, claimedBy, firstApproval }: Handling): HandOver | null {
  return handedTo?.taken || claimedBy !== null || firstApproval !== null ? null : handedTo;
}

/** Where the call for whoever looked after it last, or approved it, goes: nobody else was in the middle of it. */
export function whoeverWasAtIt(thread: Handling & { reply?: { by: StaffId } }): Call['to'] {
  const staff = thread.claimedBy?.staff ?? thread.reply?.by;
  const handedTo = untaken(thread);
  if (handedTo !== null) return [handedTo.to];
  return staff === undefined ? [] : [{ staff }];
}
