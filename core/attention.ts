/** When somebody has to look after a thread, if nothing else happens to it before. */
import type { Millis, Thread } from './thread.ts';

/** How long something outstanding may rest before `tick` looks after it. */
const patience: Millis = 60_000;
/** How often `tick` looks at an overdue thread, so that its card says for how long. */
const overdueRhythm: Millis = 30 * 60_000;

/**
 * When `tick` has to look after this thread next, or null when nothing is outstanding.
 * @param cardStale whether its card still has to follow
 * @param nextTryAt when a failed card is to be tried again
 */
export function attendAt(
  thread: Thread,
  now: Millis,
  cardStale: boolean,
  nextTryAt: Millis = now + patience,
): Millis | null {
  const times: Millis[] = cardStale ? [nextTryAt] : [];
  switch (thread.status) {
    case 'new':
      times.push(now + patience);
      break;
    case 'awaitingReview':
    case 'failed':
    case 'unknown':
      times.push(thread.dueAt !== null && thread.dueAt > now ? thread.dueAt : now + overdueRhythm);
      break;
    case 'approved':
      times.push(thread.sendAfter);
      break;
    case 'sending':
      times.push(thread.claim.expiresAt);
      break;
    case 'answered':
    case 'closed':
      break;
  }
  return times.length === 0 ? null : Math.min(...times);
}
