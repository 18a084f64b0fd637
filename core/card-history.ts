/** The foot of a card: who did what and when, from the audit trail. */
import { flow } from './flow.ts';
import type { CardView, Words } from './review-card.ts';
import type { CloseReason, LogEntry } from './thread.ts';
import type { StaffWords } from './words.ts';

const shown = 6;

/** Entries made by a function or a step name no person. */
const machines: ReadonlySet<string> = new Set([
  ...flow.map(({ name }) => name),
  ...['receive', 'show', 'decide', 'remind', 'report', 'retain'],
]);

/** The last entries, newest last. */
export function cardHistory({ log, w }: CardView): Words[] {
  return log.slice(-shown).map((entry) => {
    const by: Words = machines.has(entry.by) ? [] : [` ${w.card.by} `, { staff: entry.by }];
    return [{ at: entry.at, show: 'date' }, ` · ${what(entry, w)}`, ...by];
  });
}

function what(entry: LogEntry, w: StaffWords): string {
  if (entry.what === 'approved' && entry.text !== undefined && entry.draftText && entry.text !== entry.draftText) {
    return w.card.editedAndApproved;
  }
  if (entry.what === 'closed' && isCloseReason(entry.reason, w)) {
    return `${w.happened.closed} (${w.closeReasons[entry.reason]})`;
  }
  return w.happened[entry.what];
}

function isCloseReason(reason: string | undefined, w: StaffWords): reason is CloseReason {
  return reason !== undefined && Object.hasOwn(w.closeReasons, reason);
}
