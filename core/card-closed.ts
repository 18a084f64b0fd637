/** What a card says of a thread that is closed: how it ended, by whom and when. */
import { isPerson } from './card-history.ts';
import { openMessages } from './intake.ts';
import type { CardView, Words } from './review-card.ts';
import { shorten } from './shorten.ts';
import type { Millis, Thread } from './thread.ts';

/** As long as staff mute somebody for. */
export const muteLasts: Millis = 7 * 86_400_000;
const thanksChars = 150;

type Closed = Extract<Thread, { status: 'closed' }>;

export function closedState(view: CardView & { thread: Closed }): Words {
  const { thread, messages, w } = view;
  const vendor = w.vendors[thread.channel];
  switch (thread.reason) {
    case 'muted':
      return mutedState(view);
    case 'thanks': {
      const thanks = openMessages(thread, messages).map(({ text }) => text);
      return [w.state.thanks(shorten(thanks.join(' '), thanksChars))];
    }
    case 'withdrawn':
      return w.state.closed(thread.by, w.state.deletedOn(vendor), thread.closedAt);
    case 'answeredByHand': {
      // An answer by hand that nobody told us of was noticed on the channel.
      const where = thread.by === null ? ` (${w.state.directlyOn(vendor)})` : '';
      return w.state.closed(thread.by, w.closeReasons.answeredByHand + where, thread.closedAt);
    }
    case 'noAnswerNeeded':
    case 'spam':
    case 'deletedByPatron':
      return w.state.closed(thread.by, w.closeReasons[thread.reason], thread.closedAt);
  }
}

/** Whoever was muted before is closed by a function: then only that is known. */
function mutedState({ thread, log, w }: CardView & { thread: Closed }): Words {
  const muted = log.findLast(({ what, by }) => what === 'muted' && isPerson(by));
  if (muted === undefined) return w.state.closed(thread.by, w.closeReasons.muted, thread.closedAt);
  return w.state.muted(muted.by, muted.at + muteLasts, muted.reason ?? '');
}
