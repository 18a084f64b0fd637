/** The short marks at the head of a card, and the lines that say what has become of the thread and what to do now. */
import { reasonsForTwo } from './approval.ts';
import { headed } from './card-call.ts';
import { closedState } from './card-closed.ts';
import { withdrawalState } from './card-withdrawal.ts';
import { openDanger } from './danger-call.ts';
import { untaken } from './handling.ts';
import { isProposed } from './proposed.ts';
import type { CardView, Words } from './review-card.ts';
import type { LogEntry, Millis, Reply, Thread } from './thread.ts';
import type { StaffWords } from './words.ts';

/** Nearer than this is the same day where the service rests at night. */
const sameDay: Millis = 6 * 3_600_000;

/**
 * When the answer is due while it is, then channel and language in short, and whether the draft can be relied on. Danger
 * waits for no time of the day, and what is drafted then does not go by the topic.
 */
export function cardMarks({ thread, log, now, w, language }: CardView): Words {
  const marks: Words[] = [];
  const open = thread.status !== 'answered' && thread.status !== 'closed';
  const isUrgent = openDanger(thread) !== null;
  if (open && thread.dueAt !== null && (!isUrgent || thread.dueAt < now)) marks.push(dueMark(thread.dueAt, now, w));
  marks.push([w.card.channels[thread.channel]]);
  const { tag, draft } = thread;
  if (tag !== null && tag.language !== language) marks.push([tag.language.toUpperCase()]);
  // What a person wrote needs no judgement of the machine's.
  const suggested = draft?.text && isProposed(draft, log) && thread.firstApproval === null;
  if (tag !== null && thread.status === 'awaitingReview' && suggested && !isUrgent) {
    marks.push([tag.abstained ? w.card.check : w.card.fits]);
  }
  return marks.flatMap((mark, i) => (i === 0 ? mark : [' · ', ...mark]));
}

/** The time of day alone where it can only be today's. */
export function dueMark(dueAt: Millis, now: Millis, w: StaffWords): Words {
  const at: Words[number] = Math.abs(dueAt - now) < sameDay ? { at: dueAt } : { at: dueAt, show: 'date' };
  return [dueAt < now ? w.card.overdueSince : w.card.due, ' ', at];
}

/** One line each; empty where the buttons say all. */
export function cardState(view: CardView): Words[] {
  return [...interimState(view), ...withdrawalState(view), ...statusState(view), ...surroundings(view)];
}

function statusState(view: CardView): Words[] {
  const { thread, log, w } = view;
  const vendor = w.vendors[thread.channel];
  switch (thread.status) {
    case 'new': {
      if (log.findLast(({ to }) => to === 'new')?.what === 'redrafted') return [[w.state.redrafted]];
      if (thread.call.why === 'reopened') return [[w.state.reopened]];
      return [[thread.draftVersion > 0 || thread.draft !== null ? w.state.cameAgain : w.state.arrived]];
    }
    case 'awaitingReview':
      return undecidedState(view);
    case 'approved': {
      const { reply } = thread;
      return [
        [...w.state.approved(approvers(reply, w), reply.approvedAt), ...whenItGoesOut({ ...view, thread })],
        ...alone(reply, log, w),
      ];
    }
    case 'sending':
      return [
        w.state.sending(approvers(thread.reply, w)),
        ...alone(thread.reply, log, w),
        ...(thread.cameAt !== null ? [[w.state.messageCame]] : []),
      ];
    case 'answered':
      return [w.state.answered(approvers(thread.reply, w), thread.answeredAt), ...alone(thread.reply, log, w)];
    case 'closed':
      return [closedState({ ...view, thread })];
    case 'failed': {
      const { kind, detail } = thread.trouble;
      const why = detail === '' ? [] : [[w.state.vendorSays(vendor, detail)]];
      return [[`${w.state.failed} ${w.troubles[kind](vendor)}`], ...why, [w.state.failedRemedy], ...claimState(view)];
    }
    case 'unknown':
      return [w.state.unknown(thread.since), [w.state.unknownRemedy(vendor)], ...claimState(view)];
  }
}

/** Who has approved first or is on it; that there is no draft. */
export function undecidedState(view: Pick<CardView, 'thread' | 'log' | 'w'>): Words[] {
  const { thread, w } = view;
  const { firstApproval, draft } = thread;
  const fourEyes = reasonsForTwo(thread);
  if (firstApproval === null) return [...(draft?.text ? [] : [[w.state.noDraft]]), ...claimState(view)];
  // Nothing about the question asks for two: then it is about whoever approved.
  const reasons = fourEyes.length > 0 ? fourEyes.map((reason) => w.fourEyes[reason]) : [w.fourEyes.trainee];
  return [w.state.firstApproved(reasons, firstApproval.by, firstApproval.at), ...claimState(view)];
}

function claimState({ thread: { claimedBy }, log, w }: Pick<CardView, 'thread' | 'log' | 'w'>): Words[] {
  if (claimedBy === null) return freeAgain(log, w);
  const last = log.findLast(({ what }) => what === 'claimed' || what === 'stillLooking');
  const said = last?.what === 'stillLooking' ? w.state.stillLooking : w.state.claimed;
  return [said(claimedBy.staff, claimedBy.until)];
}

/** Who had taken it and let it lie, until something else happens. */
function freeAgain(log: readonly LogEntry[], w: StaffWords): Words[] {
  const last = log.findLast(({ what }) => what !== 'reminded');
  if (last?.what !== 'released' || last.by !== 'tick') return [];
  const taken = log.findLast(({ what }) => what === 'claimed' || what === 'stillLooking');
  return taken === undefined ? [] : [w.state.freeAgain(taken.by, last.at)];
}

/** Both people where two approved. */
export function approvers({ by, secondBy }: Pick<Reply, 'by' | 'secondBy'>, w: StaffWords): Words {
  return secondBy === null ? [{ staff: by }] : [{ staff: by }, ` ${w.card.and} `, { staff: secondBy }];
}

/** What needed two people and went out with one: the approval carries the reason. */
function alone(reply: Reply, log: readonly LogEntry[], w: StaffWords): Words[] {
  const approval = log.findLast(({ what }) => what === 'approved');
  const reason = approval?.by === reply.by && reply.secondBy === null ? approval.reason : undefined;
  return reason ? [[w.state.alone(reason)]] : [];
}

/** An interim answer leaves the question open, whatever is done about it next. */
function interimState({ thread, log, w }: CardView): Words[] {
  if (thread.interimAt === null || thread.status === 'answered' || thread.status === 'closed') return [];
  const sent = log.findLastIndex(({ what }) => what === 'interimSent');
  return [w.state.interimOut(thread.interimAt, approversIn(log.slice(0, Math.max(sent, 0)), w))];
}

/** What ends a first approval, or is one: the last of them says whether it stood. */
const firstApprovals: ReadonlySet<LogEntry['what']> = new Set(['firstApproved', 'undone', 'drafted', 'withdrawn']);

/** Of the last approval that is told of, where the reply itself is no longer at hand; nobody where there is none. */
function approversIn(log: readonly LogEntry[], w: StaffWords): Words {
  const last = log.findLastIndex(({ what }) => what === 'approved');
  const approval = log[last];
  if (approval === undefined) return [];
  const before = log.slice(0, last).findLast(({ what }) => firstApprovals.has(what));
  const completes = before?.what === 'firstApproved' && before.text === approval.text && before.by !== approval.by;
  return approvers(completes ? { by: before.by, secondBy: approval.by } : { by: approval.by, secondBy: null }, w);
}

/** Where else the question stands or goes by itself. */
function surroundings({ thread, w }: CardView): Words[] {
  const { handedTo, bundle, status } = thread;
  const waiting = status === 'approved' || status === 'sending' ? null : untaken(thread);
  return [
    ...(handedTo === null || headed(thread) !== null ? [] : [w.state.handedOver(handedTo.by, handedTo.note)]),
    ...(waiting === null ? [] : [w.state.returns(waiting.by, waiting.until)]),
    ...(bundle !== null && (status === 'awaitingReview' || status === 'approved') ? [[w.state.inList]] : []),
  ];
}

/** What is behind "approved": the moment, or what it waits for. */
export function whenItGoesOut({
  thread,
  hold,
  now,
  w,
}: Pick<CardView, 'hold' | 'now' | 'w'> & { thread: Extract<Thread, { status: 'approved' }> }): Words {
  if (hold !== null) return [w.state.goesOutAfterHold];
  if (thread.trouble !== null) {
    return thread.sendAfter > now ? w.state.triedAgainAt(thread.sendAfter) : [w.state.triedAgain];
  }
  return thread.sendAfter > now ? w.state.goesOutAt(thread.sendAfter) : [w.state.goesOutSoon];
}
