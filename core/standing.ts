/** The last answer of ours that stands on the channel, also once its patron has written again: what staff may still do about it. */
import { waitsForStaff } from './escalation.ts';
import type { Thread, ThreadFacts } from './thread.ts';

type Answered = Extract<Thread, { status: 'answered' }>;

/** An answer that is out, with what its question was taken for. */
export type Standing = Pick<Answered, 'reply' | 'postId'> &
  Pick<ThreadFacts, 'tag' | 'draft' | 'dueAt' | 'fourEyes' | 'effort' | 'bundle'>;

/** What the next case keeps of the answer before it; null where none of ours is the last. */
export function leftStanding(thread: Thread): Standing | null {
  if (thread.status === 'answered') {
    const { reply, postId, tag, draft, dueAt, fourEyes, effort, bundle } = thread;
    return { reply, postId, tag, draft, dueAt, fourEyes, effort, bundle };
  }
  return thread.status === 'closed' && thread.reason === 'answeredByHand' ? null : thread.earlier;
}

/** The answer that staff may correct, add to, save or delete, nothing being open; null where there is none. */
export function standing(thread: Thread): Standing | null {
  if (thread.status !== 'answered' && thread.status !== 'closed') return null;
  return thread.status === 'closed' && thread.reason === 'deletedByPatron' ? null : leftStanding(thread);
}

/** The answer that staff may delete: also where the patron has asked again. What is to be said instead stands in the next one. */
export function deletable(thread: Thread): Standing | null {
  return waitsForStaff(thread) ? thread.earlier : standing(thread);
}

/** The case of that answer once more: what it was about, when it was due, and who has to see what takes its place. */
export function caseAgain(thread: Thread, { tag, draft, dueAt, fourEyes }: Standing): Partial<ThreadFacts> {
  return { tag, draft, dueAt, fourEyes: [...new Set([...thread.fourEyes, ...fourEyes])] };
}
