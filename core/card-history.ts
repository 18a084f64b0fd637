/** The audit trail in words: what people did at the foot of a card, and everything for whoever asks for it. */
import { flow } from './flow.ts';
import type { CardView, Words } from './review-card.ts';
import type { CloseReason, LogEntry, Thread } from './thread.ts';
import { type StaffWords, topicName } from './words.ts';

const shown = 3;

/** Entries made by a function or a step name no person. */
const machines: ReadonlySet<string> = new Set([
  ...flow.map(({ name }) => name),
  ...['receive', 'show', 'decide', 'remind', 'report', 'retain', 'practice'],
]);

/** What changes nothing about the question stands in the whole history alone. */
const asides: ReadonlySet<LogEntry['what']> = new Set(['originalSeen', 'picturesSeen', 'effortTold']);

/** What people did last, newest last, without what the card's state says already. */
export function cardHistory({ thread, log, w }: CardView): Words[] {
  const deeds = log.filter((entry) => isPerson(entry.by) && !asides.has(entry.what));
  const told = toldByState(thread);
  const end = deeds.findLastIndex(({ what }) => !told.has(what)) + 1;
  return deeds
    .slice(0, end)
    .slice(-shown)
    .map((entry) => line(entry, w));
}

function toldByState({
  status,
  claimedBy,
  handedTo,
  firstApproval,
  withdrawal,
}: Thread): ReadonlySet<LogEntry['what']> {
  return new Set([
    ...(status === 'approved' || status === 'sending' || status === 'answered'
      ? (['approved', 'firstApproved'] as const)
      : []),
    ...(status === 'closed' ? (['closed', 'muted'] as const) : []),
    ...(claimedBy === null ? [] : (['claimed', 'stillLooking'] as const)),
    ...(handedTo === null ? [] : (['handedOver'] as const)),
    ...(firstApproval === null ? [] : (['firstApproved'] as const)),
    ...(withdrawal === null ? [] : (['withdrawing'] as const)),
  ]);
}

/**
 * All that happened, a line each, oldest first, with the reasons that people gave and the texts that they approved.
 * @param log personal data in its texts masked
 */
export function historyLines(log: readonly LogEntry[], w: StaffWords): Words[] {
  return log.map((entry) => [...line(entry, w), ...why(entry), ...wording(entry, w)]);
}

function line(entry: LogEntry, w: StaffWords): Words {
  const by: Words = isPerson(entry.by) ? [` ${w.card.by} `, { staff: entry.by }] : [];
  return [{ at: entry.at, show: 'date' }, ` · ${what(entry, w)}`, ...by];
}

function what(entry: LogEntry, w: StaffWords): string {
  if (entry.what === 'approved' && entry.text !== undefined && entry.draftText && entry.text !== entry.draftText) {
    return w.card.editedAndApproved;
  }
  if (entry.what === 'closed' && isCloseReason(entry.reason, w)) {
    return `${w.happened.closed} (${w.closeReasons[entry.reason]})`;
  }
  if (entry.what === 'editedByPatron' && entry.reason === 'deletedByPatron') return w.closeReasons[entry.reason];
  if (entry.what === 'retagged') return `${w.happened.retagged}: ${topicName(w, entry.reason ?? null)}`;
  if (entry.what === 'effortTold') return `${w.happened.effortTold}: ${entry.reason}`;
  return w.happened[entry.what];
}

/** Where the reason is what somebody wrote; everywhere else it is a word of our own. */
const written: ReadonlySet<LogEntry['what']> = new Set(['approved', 'handedOver', 'muted']);

/** `<@U…>` in a reason is a member of staff. */
function why({ what, reason }: LogEntry): Words {
  if (!reason || !written.has(what)) return [];
  const parts = reason.split(/<@([UW][A-Z0-9]+)>/).map((part, i) => (i % 2 === 0 ? part : { staff: part }));
  return [' (', ...parts.filter((part) => part !== ''), ')'];
}

const worded: ReadonlySet<LogEntry['what']> = new Set(['approved', 'firstApproved', 'withdrawing']);

function wording({ what, text }: LogEntry, w: StaffWords): Words {
  return text !== undefined && worded.has(what) ? [`: ${w.quoted(text)}`] : [];
}

/** Whether an entry was made by a member of staff. */
export function isPerson(by: LogEntry['by']): boolean {
  return !machines.has(by);
}

function isCloseReason(reason: string | undefined, w: StaffWords): reason is CloseReason {
  return reason !== undefined && Object.hasOwn(w.closeReasons, reason);
}
