/** Threads, messages and moves as tests need them: everything invented, nothing surprising. */
import { openThread } from '../../core/intake.ts';
import type { LogEntry, Reply, Thread } from '../../core/thread.ts';
import type { IncomingMessage } from '../../steps/ports.ts';

export const noon = Date.UTC(2026, 10, 24, 11, 0); // a Tuesday, 12:00 in Berlin

export function incoming(id: string, more: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    id,
    firstId: id,
    author: 'patron',
    text: 'Habt ihr morgen offen?',
    at: noon,
    repliable: true,
    url: `https://x.com/i/status/${id}`,
    unreadable: false,
    conversation: `${id}:7001`,
    patron: '7001',
    ...more,
  };
}

export function newThread(
  id = '1001',
  more: Partial<IncomingMessage> = {},
): { thread: Thread; message: IncomingMessage } {
  const message = incoming(id, more);
  return { thread: openThread('x-mention', message), message };
}

export function arrived(at = noon): LogEntry {
  return { at, by: 'poll', what: 'arrived', from: null, to: 'new' };
}

export const reply: Reply = {
  text: 'Ja, morgen von 10 bis 19 Uhr.',
  by: 'U0MARTA',
  approvedAt: noon,
  to: '1001',
  answerId: 'oeffnungszeiten-zentral',
  edited: false,
  interim: false,
  secondBy: null,
};
