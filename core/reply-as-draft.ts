/** A reply that is not to go out as it is goes back to staff. */
import type { Reply, Thread, ThreadFacts } from './thread.ts';

/** What was to go out is the draft again, under a new number: a repeated click does not approve it once more. */
export function replyAsDraft(thread: Extract<Thread, { reply: Reply }>): Pick<ThreadFacts, 'draft' | 'draftVersion'> {
  // The draft still waits behind an interim answer.
  if (thread.reply.interim) return { draft: thread.draft, draftVersion: thread.draftVersion + 1 };
  const { text, answerId } = thread.reply;
  const before = thread.draft ?? { language: thread.tag?.language ?? 'de', alternatives: [] };
  return { draft: { ...before, text, answerId }, draftVersion: thread.draftVersion + 1 };
}
