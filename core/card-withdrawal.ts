/** What a card says of an answer of ours that was to be deleted on the channel. */
import type { CardView, Words } from './review-card.ts';
import type { LogEntry } from './thread.ts';

/** Whether it is being deleted, could not be, or is gone; nothing where nobody asked for that. */
export function withdrawalState({ thread, log, w }: CardView): Words[] {
  const vendor = w.vendors[thread.channel];
  if (thread.withdrawal !== null) {
    return [w.state.withdrawing(thread.withdrawal.by, vendor, thread.withdrawal.correction !== null)];
  }
  const last = log.findLast(concerns);
  if (last?.what === 'withdrawn') return thread.status === 'closed' ? [] : [w.state.withdrawn(vendor, last.at)];
  if (last?.what !== 'refused') return [];
  const detail = last.reason !== undefined && !Object.hasOwn(w.troubles, last.reason) ? last.reason : '';
  return [[w.state.notDeleted(vendor), ...(detail === '' ? [] : [' ', w.state.vendorSays(vendor, detail)])]];
}

/** What becomes of an answer that is out. A refusal on its way there moves the thread. */
function concerns({ what, from, to }: LogEntry): boolean {
  if (what === 'refused') return from !== 'sending' || to === 'sending';
  return what === 'answered' || what === 'withdrawing' || what === 'withdrawn';
}
