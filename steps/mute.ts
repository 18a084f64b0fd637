/** Mutes an author or a conversation for a week, and takes that back. */
import { muteLasts } from '../core/card-closed.ts';
import { talkOf } from '../core/talk.ts';
import { move, next, type Status, type Thread } from '../core/thread.ts';
import { type Decision, made, type Outcome, reasonIn, refused, tooLate } from './decision.ts';
import type { ThreadSubmission } from './modals.ts';
import { openAgain } from './reopen.ts';
import type { Decided } from './staff-action.ts';
import type { Mute } from './threads.ts';

/** What keeps a thread from being muted; null where nothing does. */
export async function whyNotMuted(d: Decision): Promise<Decided | null> {
  return closable(d.record.thread) ? null : tooLate(d);
}

export async function mute(d: Decision, entered: Extract<ThreadSubmission, { modal: 'mute' }>): Promise<Outcome> {
  const { deps, record, by, words } = d;
  const { thread } = record;
  const reason = reasonIn(d, entered.reason);
  if ('problem' in reason) return refused(d, reason.problem);
  const whom = muted(thread, entered.whom);
  if (whom === null) return refused(d, words.onlyAuthor);
  const at = deps.clock();
  if (!closable(thread)) {
    // Sent or answered between the mute and the move below: the mute holds all the same.
    const holds = await deps.threads.muteOf(thread, at);
    if (holds?.by !== by) return tooLate(d);
    return thread.status === 'closed' ? { kind: 'done' } : { kind: 'told', words: words.mutedTooLate };
  }
  await deps.threads.mute({ channel: thread.channel, whom, by, at, until: at + muteLasts, reason: reason.note });
  const closed = move(thread, { status: 'closed', reason: 'muted', by, closedAt: at });
  return made(d, closed, { what: 'muted', reason: reason.note });
}

/** Whatever mutes this thread no longer does, and it comes back to staff. */
export async function unmute(d: Decision): Promise<Outcome> {
  const { deps, record } = d;
  const { thread } = record;
  const { threads, clock } = deps;
  if (thread.status !== 'closed' || thread.reason !== 'muted') return tooLate(d);
  // Author and conversation may both be muted.
  for (let held = await threads.muteOf(thread, clock()); held; held = await threads.muteOf(thread, clock())) {
    await threads.unmute({ channel: held.channel, whom: held.whom });
  }
  return openAgain(d, thread, 'unmuted');
}

/** Null where there is no conversation with others in it. */
function muted(thread: Thread, whom: 'author' | 'conversation'): Mute['whom'] | null {
  if (whom === 'author') return { author: thread.patron };
  const talk = talkOf(thread);
  return talk === null ? null : { talk };
}

function closable({ status }: Thread): boolean {
  const allowed: readonly Status[] = next[status];
  return allowed.includes('closed');
}
