/** What waits for staff, as the rota's reminders and its hand-over look through it. */
import { waitsForStaff } from '../core/escalation.ts';
import type { Millis, Versioned } from '../core/thread.ts';
import type { Outstanding, Threads } from './threads.ts';

/** All that is outstanding, whenever it is to be looked after. */
const everything: Millis = 10 * 365 * 86_400_000;

/** The questions that nobody has decided yet, those included that are still without a draft. */
export async function openThreads(threads: Pick<Threads, 'outstanding'>, now: Millis): Promise<Versioned[]> {
  const found = await allOutstanding(threads, now);
  return found.filter(({ thread }) => thread.status === 'new' || waitsForStaff(thread));
}

/** Those included that are decided and on their way. */
export function allOutstanding(threads: Pick<Threads, 'outstanding'>, now: Millis): Promise<Outstanding[]> {
  return threads.outstanding(now + everything);
}
