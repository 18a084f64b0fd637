/** What the runs that write cards have in common: leases, postponing, and the patron's words with personal data masked. */
import { attendAt } from '../core/attention.ts';
import type { LogEntry, Message, Millis, Trouble } from '../core/thread.ts';
import type { Deps } from './deps.ts';
import type { DutyNeeds } from './duty.ts';
import type { ThreadRecord } from './threads.ts';

/** Longer than a run may take. */
export const leaseMs = 60_000;
export const retryMs = 60_000;
/** When to look again after a list that another run was writing. */
const soonMs = 5_000;
/** Slack's word for a message that is no longer there. */
const goneDetail = 'message_not_found';

export type Shown =
  | { kind: 'shown' }
  | { kind: 'nothingToDo' }
  /** Another run writes this card, or this list, and looks once more before it ends. */
  | { kind: 'busy' }
  | { kind: 'postponed'; trouble: Trouble; until: Millis };

/**
 * When a postponed card is to be tried again by whoever waits for it: not before the time that Slack names. Null where that
 * is too late, or Slack refuses it: `tick` comes back to it.
 * @param patience how long it may take
 */
export function againAfter(shown: Shown, now: Millis, patience: Millis): Millis | null {
  if (shown.kind !== 'postponed' || patience <= 0) return null;
  const { trouble, until } = shown;
  if (trouble.kind === 'unreachable') return 0;
  return trouble.kind === 'rateLimited' && until - now < patience ? until - now : null;
}

export type ShowNeeds = Pick<
  Deps,
  'threads' | 'channels' | 'desk' | 'clock' | 'log' | 'owner' | 'settings' | 'redact'
> &
  DutyNeeds;

export interface Failure {
  trouble: Trouble;
  retryAt: Millis | null;
}

export function isGone({ detail }: Trouble): boolean {
  return detail === goneDetail;
}

/** Another run is at work: this one comes again soon. */
export function troubled({ clock }: ShowNeeds, detail: string): { kind: 'trouble'; trouble: Trouble; retryAt: Millis } {
  const at = clock();
  return { kind: 'trouble', trouble: { kind: 'unreachable', at, detail }, retryAt: at + soonMs };
}

/**
 * The thread's card is owed, and its lease ends.
 * @param unsure true when a card may have been posted that we do not know
 */
export async function postpone(
  { threads, clock, log }: ShowNeeds,
  record: ThreadRecord,
  owner: string,
  { trouble, retryAt }: Failure,
  unsure: boolean,
): Promise<Extract<Shown, { kind: 'postponed' }>> {
  const until = retryAt ?? clock() + retryMs;
  const { id } = record.thread;
  const again = attendAt(record.thread, clock(), true, until) ?? until;
  await threads.cardPostponed({ record, owner, trouble, attendAt: again, unsure });
  log('card.postponed', { threadId: id, trouble: trouble.kind, detail: trouble.detail });
  return { kind: 'postponed', trouble, until };
}

/**
 * Each message is read with those before it: "28123456" says nothing without the question that it answers.
 * @param log the thread's: what staff wrote on the channel itself was never meant for the desk, and is masked too
 */
export function masked(messages: readonly Message[], log: readonly LogEntry[], redact: Deps['redact']): Message[] {
  const byHand = new Set(log.flatMap(({ reason, postId }) => (reason === 'answeredByHand' && postId ? [postId] : [])));
  return messages.map((message, i) => {
    if (message.author === 'library' && !byHand.has(message.id)) return message;
    const text = redact(message.text, messages.slice(0, i));
    if (!message.pictures) return { ...message, text };
    const pictures = message.pictures.map((picture) => ({ ...picture, alt: picture.alt && redact(picture.alt) }));
    return { ...message, text, pictures };
  });
}
