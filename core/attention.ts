/** When somebody has to look after a thread, if nothing else happens to it before. */
import { untaken } from './handling.ts';
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
  // An answer that is to be deleted is out: its thread has ended, or goes on with what the patron wrote since.
  if (thread.withdrawal !== null) times.push(now + patience);
  switch (thread.status) {
    case 'new':
      times.push(now + patience);
      break;
    case 'awaitingReview':
    case 'failed':
    case 'unknown':
      times.push(thread.dueAt !== null && thread.dueAt > now ? thread.dueAt : now + overdueRhythm, ...inHand(thread));
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

/** When a claim or a hand-over runs out. They matter while staff are to decide; what goes its way needs nobody. */
function inHand(thread: Thread): Millis[] {
  return [thread.claimedBy?.until, untaken(thread)?.until].filter((until) => until !== undefined);
}
