/** Wakes whatever is due or stuck. Alone it would suffice, slower: that makes every other wake-up safe to lose. */
import { decisionWords } from '../core/decision-words.ts';
import type { Versioned } from '../core/thread.ts';
import type { Deps } from './deps.ts';

const pageSize = 200;
/** A run ends well before the next begins, a minute later. */
const budgetMs = 40_000;

type Needs = Pick<Deps, 'threads' | 'later' | 'desk' | 'clock' | 'log' | 'settings'>;

export async function remind(deps: Needs): Promise<{ woken: number }> {
  const { threads, clock, log } = deps;
  const now = clock();
  let woken = 0;
  for (let more = true; more && clock() - now < budgetMs; ) {
    const due = await threads.outstanding(now, pageSize);
    for (const each of due) {
      try {
        await wake(deps, each);
        woken++;
      } catch (error) {
        // One thread that cannot be woken keeps nobody else waiting.
        const { id } = each.thread;
        log('tick.failed', { threadId: id, error: error instanceof Error ? error.name : 'unknown' });
        await threads.wake(id, now + againMs).catch(() => undefined);
      }
    }
    more = due.length >= pageSize;
  }
  await tellOfStop(deps);
  if (woken > 0) log('tick.woken', { threads: woken });
  return { woken };
}

const againMs = 60_000;

async function wake(
  { threads, later, clock }: Needs,
  { thread, cardStale }: Versioned & { cardStale: boolean },
): Promise<void> {
  const now = clock();
  const sends = thread.status === 'approved' ? thread.sendAfter <= now : thread.status === 'sending';
  if (sends) await later.send(thread.id, 0);
  if (sends && !cardStale) await threads.wake(thread.id, now + againMs);
  else await threads.refreshCard(thread.id);
}

/** A stop holds at once; channel and cards are told here, so that whoever stops never waits for Slack. */
async function tellOfStop({ threads, desk, settings, log }: Needs): Promise<void> {
  const change = await threads.untoldHold();
  if (!change) return;
  await threads.refreshCards();
  const words = decisionWords[settings.staffLanguage];
  const told = await desk.announce(change.held ? words.held(change.by) : words.released(change.by));
  if (told.kind === 'ok') await threads.holdTold(change);
  else log('tick.untold', { trouble: told.trouble.kind });
}
