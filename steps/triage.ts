/** Tags a new thread, drafts an answer and hands it to staff. Nothing that goes wrong here keeps a question from them. */
import { openMessages } from '../core/intake.ts';
import { move, type Tag, type ThreadId } from '../core/thread.ts';
import type { Deps } from './deps.ts';

type Needs = Pick<Deps, 'threads' | 'tagger' | 'drafter' | 'clock' | 'log' | 'dueAt'>;

export async function triage(deps: Needs, id: ThreadId): Promise<'drafted' | 'nothingToDo'> {
  const { threads, clock, log, drafter, dueAt } = deps;
  for (;;) {
    const record = await threads.read(id);
    if (record?.thread.status !== 'new') return 'nothingToDo';
    const { thread } = record;
    const readable = openMessages(thread, record.messages).filter((message) => !message.unreadable);
    const text = readable.map((message) => message.text).join('\n');
    const tag = text === '' ? null : await tagged(deps, id, text, thread.channel);
    const now = clock();
    const draft = tag && drafter.draft(text, tag, now);
    const to = move(
      thread,
      { status: 'awaitingReview', trouble: null },
      { tag, draft, draftVersion: thread.draftVersion + 1, dueAt: thread.dueAt ?? dueAt(thread.arrivedAt) },
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
      log('thread.drafted', { threadId: id, intent: tag?.intent ?? null, draft: draft?.text !== null });
      return 'drafted';
    }
  }
}

/** A question that cannot be tagged still gets its card, without a tag. */
async function tagged(
  { tagger, clock, log }: Needs,
  id: ThreadId,
  text: string,
  channel: Parameters<Deps['tagger']['tag']>[1],
): Promise<Tag | null> {
  try {
    return await tagger.tag(text, channel, clock());
  } catch (error) {
    log('triage.untagged', { threadId: id, error: error instanceof Error ? error.name : 'unknown' });
    return null;
  }
}
