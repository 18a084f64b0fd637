/** The conversation that a patron's thread is part of, with everybody in it. */
import type { ChannelName, Thread } from './thread.ts';

/** Whether nobody else reads along there. */
export const isPrivate = (channel: ChannelName): boolean => channel === 'x-dm';

/** The key that all patrons' threads of one public conversation share; null in private ones. */
export function talkOf({ conversation, patron }: Pick<Thread, 'conversation' | 'patron'>): string | null {
  return conversation.endsWith(`:${patron}`) ? conversation.slice(0, -patron.length - 1) : null;
}
