/**
 * Sends an approved reply, once. Posting is not idempotent: a claim comes before every try, and whoever cannot tell
 * whether the reply went out looks for it before anything else.
 */
import { afterPatronDeleted } from '../core/intake.ts';
import { amend, type Message, move, type Thread, type ThreadId } from '../core/thread.ts';
import { sendNotice } from './closed-notice.ts';
import type { LookUp } from './ports.ts';
import { claimMs, post, recover } from './post.ts';
import { takeUp } from './receive.ts';
import { answered, entry, retryMs, type SendNeeds, type Sent } from './settle.ts';
import type { ThreadRecord } from './threads.ts';
import { deletePost } from './withdraw-post.ts';

type Approved = Extract<Thread, { status: 'approved' }>;

/**
 * Deletes what is to be deleted, whatever the thread waits for now, then sends what is to be sent. To whoever waits for an
 * answer while the service is closed it may write when somebody will be there.
 */
export async function send(deps: SendNeeds, id: ThreadId): Promise<Sent> {
  const found = await deps.threads.read(id);
  const withdrawn = found?.thread.withdrawal ? await deletePost(deps, found.thread, found.thread.withdrawal) : null;
  const record = withdrawn === null ? found : await deps.threads.read(id);
  if (!record) return 'nothingToDo';
  const { thread } = record;
  const sends = thread.status === 'sending' || thread.status === 'approved';
  if (withdrawn !== null && !sends) return withdrawn;
  if (thread.status === 'sending') return recover(deps, { ...record, thread });
  if (thread.status === 'awaitingReview') return sendNotice(deps, { ...record, thread });
  if (thread.status !== 'approved') return 'nothingToDo';

  const wait = thread.sendAfter - deps.clock();
  if (wait > 0) {
    if (thread.trouble === null) await deps.later.send(id, Math.ceil(wait / 1000));
    return 'early';
  }
  if (await deps.threads.hold()) return 'held';
  return sendApproved(deps, record, thread);
}

async function sendApproved(deps: SendNeeds, record: ThreadRecord, thread: Approved): Promise<Sent> {
  const { channels, threads, clock, owner } = deps;
  const to = answered(record.messages, thread.reply.to);
  const look = await channels[thread.channel].lookUp(thread, to, clock());
  if (look.kind !== 'unchanged') return stayed(deps, record, thread, to, look);
  if (await threads.hold()) return 'held'; // the look may have taken its time

  const now = clock();
  const claim = { owner: owner(), claimedAt: now, expiresAt: now + claimMs, attempts: 1, absentAt: [] };
  const sending = move(thread, { status: 'sending', reply: thread.reply, claim, cameAt: null });
  const claimed = await threads.move(record, sending, entry(thread, sending, now, 'sending'));
  if (claimed === 'lost') return 'busy';
  const fresh = await threads.read(thread.id);
  if (fresh?.thread.status !== 'sending' || fresh.thread.claim.owner !== claim.owner) return 'busy';
  return post(deps, { ...fresh, thread: fresh.thread });
}

/** The patron's message is no longer what was answered, or cannot be looked up. */
async function stayed(
  deps: SendNeeds,
  record: ThreadRecord,
  thread: Approved,
  to: Message,
  look: Exclude<LookUp, { kind: 'unchanged' }>,
): Promise<Sent> {
  const { threads, clock } = deps;
  const now = clock();
  if (look.kind === 'edited') {
    await takeUp(deps, thread.channel, look.message);
    return 'superseded';
  }
  if (look.kind === 'deleted') {
    const reason = 'deletedByPatron';
    const open = afterPatronDeleted(thread, record.messages, to.firstId);
    if (open !== null) {
      const { pictures: _pictures, ...rest } = to;
      const gone = { ...rest, text: '', url: null, withdrawnAt: now };
      await threads.move(record, open, { ...entry(thread, open, now, 'editedByPatron'), reason }, gone);
      return 'superseded';
    }
    const closed = move(thread, { status: 'closed', reason, by: null, closedAt: now });
    await threads.move(record, closed, { ...entry(thread, closed, now, 'closed'), reason });
    return 'superseded';
  }
  const later = amend(thread, { trouble: look.trouble, sendAfter: look.retryAt ?? now + retryMs });
  await threads.move(record, later, { ...entry(thread, later, now, 'postponed'), reason: look.trouble.kind });
  deps.log('send.postponed', { threadId: thread.id, trouble: look.trouble.kind, detail: look.trouble.detail });
  return 'postponed';
}
