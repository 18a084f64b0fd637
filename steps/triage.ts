/** Tags a new thread, drafts an answer and hands it to staff. Nothing that goes wrong here keeps a question from them. */
import { openMessages } from '../core/intake.ts';
import { move, type ThreadId } from '../core/thread.ts';
import type { Deps } from './deps.ts';

type Needs = Pick<Deps, 'threads' | 'tagger' | 'drafter' | 'clock' | 'log' | 'dueAt'>;

export async function triage(deps: Needs, id: ThreadId): Promise<'drafted' | 'nothingToDo'> {
  const { threads, clock, log, tagger, drafter, dueAt } = deps;
  for (;;) {
    const record = await threads.read(id);
    if (record?.thread.status !== 'new') return 'nothingToDo';
    const { thread } = record;
    const readable = openMessages(thread, record.messages).filter((message) => !message.unreadable);
    const text = readable.map((message) => message.text).join('\n');
    const now = clock();
    const tag = text === '' ? null : await guarded(deps, id, () => tagger.tag(text, thread.channel, now));
    const draft = tag && (await guarded(deps, id, async () => drafter.draft(text, tag, now)));
    const due = thread.dueAt ?? (await guarded(deps, id, async () => dueAt(thread.arrivedAt)));
    const to = move(
      thread,
      { status: 'awaitingReview', trouble: null },
      { tag, draft, draftVersion: thread.draftVersion + 1, dueAt: due },
    );
    const written = await threads.move(record, to, {
      at: now,
      by: 'triage',
      what: 'drafted',
      from: 'new',
      to: 'awaitingReview',
      draftText: draft?.text ?? null,
    });
    if (written === 'written') {
      log('thread.drafted', { threadId: id, intent: tag?.intent ?? null, draft: Boolean(draft?.text) });
      return 'drafted';
    }
  }
}

/** A question that cannot be tagged, or answered, or dated, still gets its card, without that. */
async function guarded<T>({ log }: Needs, id: ThreadId, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    log('triage.failed', { threadId: id, error: error instanceof Error ? error.name : 'unknown' });
    return null;
  }
}
