/** The conversation that a patron's thread is part of, with everybody in it. */
import type { Thread } from './thread.ts';

/** The key that all patrons' threads of one public conversation share; null in private ones. */
export function talkOf({ conversation, patron }: Pick<Thread, 'conversation' | 'patron'>): string | null {
  return conversation.endsWith(`:${patron}`) ? conversation.slice(0, -patron.length - 1) : null;
}
