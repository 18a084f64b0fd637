/** What a card says of an answer of ours that was to be deleted on the channel. */
import type { CardView, Words } from './review-card.ts';
import type { LogEntry } from './thread.ts';

/** Whether it is being deleted, could not be, or is gone; nothing where nobody asked for that. */
export function withdrawalState({ thread, log, w }: CardView): Words[] {
  const vendor = w.vendors[thread.channel];
  if (thread.status === 'answered') {
    if (thread.withdrawal !== null) {
      return [w.state.withdrawing(thread.withdrawal.by, vendor, thread.withdrawal.correction !== null)];
    }
    const last = lastOf(log, 'answered', 'withdrawing', 'refused');
    if (last?.what !== 'refused') return [];
    const detail = last.reason !== undefined && !Object.hasOwn(w.troubles, last.reason) ? last.reason : '';
    return [[w.state.notDeleted(vendor), ...(detail === '' ? [] : [' ', w.state.vendorSays(vendor, detail)])]];
  }
  if (thread.status === 'closed') return [];
  const last = lastOf(log, 'answered', 'withdrawn');
  return last?.what === 'withdrawn' ? [w.state.withdrawn(vendor, last.at)] : [];
}

function lastOf(log: readonly LogEntry[], ...whats: LogEntry['what'][]): LogEntry | undefined {
  return log.findLast(({ what }) => whats.includes(what));
}
