/** The short marks at the head of a card, and the lines that say what has become of the thread and what to do now. */
import type { CardView, Words } from './review-card.ts';
import type { Thread } from './thread.ts';
import { languageName, type StaffWords } from './words.ts';

/** When the answer is due while it is, then channel, language and whether the draft can be relied on. */
export function cardMarks({ thread, now, w, language }: CardView): Words {
  const marks: Words[] = [];
  const open = thread.status !== 'answered' && thread.status !== 'closed';
  if (open && thread.dueAt !== null) {
    marks.push(thread.dueAt < now ? w.card.overdue(thread.dueAt) : w.card.due(thread.dueAt));
  }
  marks.push([w.channels[thread.channel]]);
  if (thread.tag !== null) marks.push([languageName(thread.tag.language, language)]);
  if (thread.tag !== null && thread.status === 'awaitingReview' && thread.draft?.text) {
    marks.push([thread.tag.abstained ? w.card.check : w.card.fits]);
  }
  return marks.flatMap((mark, i) => (i === 0 ? mark : [' · ', ...mark]));
}

/** One line each; empty where the buttons say all. */
export function cardState(view: CardView): Words[] {
  const { thread, w } = view;
  const vendor = w.vendors[thread.channel];
  switch (thread.status) {
    case 'new':
      return [[thread.draftVersion > 0 || thread.draft !== null ? w.state.cameAgain : w.state.arrived]];
    case 'awaitingReview':
      return [
        ...(thread.draft?.text ? [] : [[w.state.noDraft]]),
        ...(thread.claimedBy === null ? [] : [w.state.claimed(thread.claimedBy.staff, thread.claimedBy.at)]),
      ];
    case 'approved':
      return [[...w.state.approved(thread.reply.by, thread.reply.approvedAt), ...whenItGoesOut(view)]];
    case 'sending':
      return [w.state.sending(thread.reply.by), ...(thread.cameAt !== null ? [[w.state.messageCame]] : [])];
    case 'answered':
      return [w.state.answered(thread.reply.by, thread.answeredAt)];
    case 'closed':
      return [w.state.closed(thread.by, reasonOf(thread, w.state.directlyOn(vendor), w), thread.closedAt)];
    case 'failed': {
      const { kind, detail } = thread.trouble;
      const why = detail === '' ? [] : [[w.state.vendorSays(vendor, detail)]];
      return [[`${w.state.failed} ${w.troubles[kind](vendor)}`], ...why, [w.state.failedRemedy]];
    }
    case 'unknown':
      return [w.state.unknown(thread.since), [w.state.unknownRemedy(vendor)]];
  }
}

/** An answer by hand that nobody told us of was noticed on the channel. */
function reasonOf(thread: Extract<Thread, { status: 'closed' }>, where: string, w: StaffWords): string {
  const reason = w.closeReasons[thread.reason];
  return thread.reason === 'answeredByHand' && thread.by === null ? `${reason} (${where})` : reason;
}

function whenItGoesOut({ thread, hold, now, w }: CardView): Words {
  if (thread.status !== 'approved') return [];
  if (hold !== null) return [w.state.goesOutAfterHold];
  if (thread.trouble !== null) {
    return thread.sendAfter > now ? w.state.triedAgainAt(thread.sendAfter) : [w.state.triedAgain];
  }
  return thread.sendAfter > now ? w.state.goesOutAt(thread.sendAfter) : [w.state.goesOutSoon];
}
