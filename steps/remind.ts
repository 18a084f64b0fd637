/** Wakes whatever is due or stuck. Alone it would suffice, slower: that makes every other wake-up safe to lose. */
import type { Deps } from './deps.ts';

/** How many threads one run looks after. The next run, a minute later, goes on. */
const most = 200;
const againMs = 60_000;

export async function remind({
  threads,
  later,
  clock,
  log,
}: Pick<Deps, 'threads' | 'later' | 'clock' | 'log'>): Promise<{ woken: number }> {
  const now = clock();
  const due = await threads.outstanding(now, most);
  for (const { thread, cardStale } of due) {
    const sends = thread.status === 'approved' ? thread.sendAfter <= now : thread.status === 'sending';
    if (sends) await later.send(thread.id, 0);
    if (thread.status === 'new' || cardStale || sends) await threads.wake(thread.id, now + againMs);
    else await threads.refreshCard(thread.id);
  }
  if (due.length > 0) log('tick.woken', { threads: due.length });
  return { woken: due.length };
}
