/** A reply that is not to go out as it is goes back to staff. */

import type { Draft } from './drafted.ts';
import { unsigned } from './signature.ts';
import type { Reply, Thread, ThreadFacts } from './thread.ts';

/**
 * What was to go out is the draft again, under a new number: a repeated click does not approve it once more.
 * @param initials of the whole team: whoever approves it next signs it
 */
export function replyAsDraft(
  thread: Extract<Thread, { reply: Reply }>,
  initials: readonly string[],
): Pick<ThreadFacts, 'draft' | 'draftVersion'> {
  // The draft still waits behind an interim answer.
  if (thread.reply.interim) return { draft: thread.draft, draftVersion: thread.draftVersion + 1 };
  const { text, answerId } = thread.reply;
  const before = thread.draft ?? { language: thread.tag?.language ?? 'de', alternatives: [] };
  return { draft: withText(before, unsigned(text, initials), answerId), draftVersion: thread.draftVersion + 1 };
}

/** The draft with what staff want to say in its place: what was known of another text does not hold of theirs. */
export function withText(
  draft: Partial<Draft> & Pick<Draft, 'language' | 'alternatives'>,
  text: string,
  answerId: string | null,
): Draft {
  if (draft.text === text) return { ...draft, text, answerId };
  const { twin: _twin, answers: _answers, unread: _unread, ...rest } = draft;
  return { ...rest, text, answerId };
}
