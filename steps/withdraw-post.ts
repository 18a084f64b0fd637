/** Deletes an answer of ours on the channel. The emergency stop holds no deletion: it takes something back. */
import { correctedDraft } from '../core/correction.ts';
import { called, type Withdrawal } from '../core/handling.ts';
import { unsigned } from '../core/signature.ts';
import { caseAgain, standing } from '../core/standing.ts';
import { amend, type LogEntry, type Millis, move, type Thread, type ThreadFacts } from '../core/thread.ts';
import type { Removal } from './ports.ts';
import { utcDay } from './receive.ts';
import { entry, type SendNeeds, type Sent } from './settle.ts';

/** Deleting twice does no harm: whoever finds a withdrawal carries it out, whoever else does the same. */
export async function deletePost(deps: SendNeeds, thread: Thread, withdrawal: Withdrawal): Promise<Sent> {
  const { channels, threads, clock, log } = deps;
  const removal = await channels[thread.channel].remove(withdrawal.postId, clock());
  if (removal.kind === 'removed') await threads.spend(utcDay(clock()), thread.channel, removal.cost);
  if (removal.kind === 'later') {
    log('withdrawal.postponed', { threadId: thread.id, trouble: removal.trouble.kind, detail: removal.trouble.detail });
    return 'postponed';
  }
  return conclude(deps, thread.id, withdrawal, removal);
}

/** Whoever is overtaken reads again; another run may have concluded it. */
async function conclude(
  deps: SendNeeds,
  id: string,
  { postId }: Withdrawal,
  removal: Exclude<Removal, { kind: 'later' }>,
): Promise<Sent> {
  const { threads, clock, log } = deps;
  for (;;) {
    const record = await threads.read(id);
    const withdrawal = record?.thread.withdrawal;
    if (!record || withdrawal?.postId !== postId) return 'nothingToDo';
    const { thread, messages } = record;
    const now = clock();
    const text = withdrawal.correction === null ? {} : { text: withdrawal.correction };
    const noted = (to: Thread, what: LogEntry['what']) => ({ ...entry(thread, to, now, what), postId, ...text });
    if (removal.kind === 'refused') {
      const to = amend(thread, { withdrawal: null });
      const reason = removal.trouble.detail;
      if ((await threads.move(record, to, { ...noted(to, 'refused'), reason })) === 'lost') continue;
      log('withdrawal.refused', { threadId: id, postId, detail: reason });
      return 'refused';
    }
    const to = afterDeletion(thread, withdrawal, Object.values(deps.settings.signatures));
    const answer = messages.find((message) => message.id === postId);
    const deleted = answer && { ...answer, withdrawnAt: now };
    if ((await threads.move(record, to, noted(to, 'withdrawn'), deleted)) === 'lost') continue;
    log('thread.withdrawn', { threadId: id, postId, status: to.status });
    const ends = thread.status !== to.status && withdrawal.correction === null;
    if (ends) await close(deps, { thread: to, version: record.version + 1 }, withdrawal, now);
    return 'withdrawn';
  }
}

/** Where the thread stands once the answer is gone; staff decide about the correction as about any draft. */
function afterDeletion(
  before: Thread,
  { postId, by, at, correction }: Withdrawal,
  initials: readonly string[],
): Thread {
  const call = called(before.call, 'withdrawn', [{ staff: by }]);
  const answer = standing(before);
  // Who closes it while the answer is on its way out has decided since.
  if (answer?.postId === postId && (before.status !== 'closed' || at >= before.closedAt)) {
    const asked = caseAgain(before, answer);
    const draft = drafted({ ...before, ...asked }, correction ?? unsigned(answer.reply.text, initials));
    const anew = correction === null ? {} : { correction, call, bundle: null };
    return move(before, { status: 'awaitingReview', trouble: null }, { ...asked, ...draft, ...anew, earlier: null });
  }
  const thread = before.earlier?.postId === postId ? amend(before, { earlier: null }) : before;
  if (correction === null) return amend(thread, { withdrawal: null });
  switch (thread.status) {
    case 'awaitingReview':
      return amend(thread, {
        ...drafted(thread, correction),
        correction,
        firstApproval: null,
        ...(thread.bundle === null ? {} : { bundle: null, call }),
      });
    case 'new':
    case 'closed':
      return amend(thread, { withdrawal: null, correction });
    // Staff have decided anew since: the corrected text stays in the audit trail.
    case 'approved':
    case 'sending':
    case 'answered':
    case 'failed':
    case 'unknown':
      return amend(thread, { withdrawal: null });
  }
}

function drafted(thread: Thread, text: string): Pick<ThreadFacts, 'withdrawal' | 'draft' | 'draftVersion'> {
  const draft = correctedDraft(thread.draft, text, thread.tag?.language ?? 'de');
  return { withdrawal: null, draft, draftVersion: thread.draftVersion + 1 };
}

/** Nothing else was to be said. Whoever acts first, the patron or a colleague, has the thread instead. */
async function close(
  { threads }: SendNeeds,
  from: { thread: Thread; version: number },
  { by }: Withdrawal,
  now: Millis,
): Promise<void> {
  const to = move(from.thread, { status: 'closed', reason: 'withdrawn', by, closedAt: now });
  await threads.move(from, to, { ...entry(from.thread, to, now, 'closed'), reason: 'withdrawn' });
}
