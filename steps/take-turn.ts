/** What is told only once is told by one run at a time. */
import type { Millis } from '../core/thread.ts';
import type { Threads } from './threads.ts';

/** Longer than Slack takes, and over before the next `tick` tries again. */
const ownTurn: Millis = 45_000;

/**
 * Whether this run may tell it now: it was not told yet, and nobody else is at it. Whoever has told it says so with
 * `threads.done`; whoever cannot leaves it to the next `tick`.
 */
export async function takeTurn(threads: Pick<Threads, 'attempt'>, what: string, now: Millis): Promise<boolean> {
  return (await threads.attempt(what, now + ownTurn)) === 'written';
}
