/** How X counts a text, for whoever has no credentials: nothing is asked of X. */
import type { Counting } from '../../steps/ports.ts';
import { assessDirectMessage } from './direct-messages.ts';
import { assessReply } from './replies.ts';

export const xCounting: Counting = {
  'x-mention': { assess: assessReply },
  'x-dm': { assess: assessDirectMessage },
};
