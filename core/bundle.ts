/** Which waiting threads stand in one list: many that get the same answer, or many authors in one conversation. */
import type { Millis, Thread, ThreadId } from './thread.ts';

const fewestInList = 3;
const fewestInCrowd = 6;
const crowdSpan: Millis = 3_600_000;

/**
 * Nothing has happened to it that only its own card can tell: nobody is at it, nobody was called to it again, and
 * nobody is in danger.
 */
function untold(thread: Thread): boolean {
  return (
    thread.status === 'awaitingReview' &&
    thread.trouble === null &&
    thread.call.number === 0 &&
    thread.claimedBy === null &&
    thread.handedTo === null &&
    thread.firstApproval === null &&
    thread.interimAt === null &&
    thread.perhapsSent === null &&
    !thread.tag?.danger
  );
}

/** Whether a thread may be one of many in a crowded conversation, from another list too; the press and a child are not. */
export function mayStandInCrowd(thread: Thread): boolean {
  const there = thread.bundle?.startsWith('crowd-') ?? false;
  return untold(thread) && !there && thread.fourEyes.every((reason) => reason === 'complaint');
}

/** Whether a thread may be one of several that get the same answer. */
export function mayShareAnswer(thread: Thread): boolean {
  return untold(thread) && thread.bundle === null && thread.fourEyes.length === 0 && Boolean(thread.draft?.text);
}

/** Whoever wrote in one conversation within the last hour, if they are so many that it is crowded; else nobody. */
export function crowdOf<Each extends { patron: string; at: Millis }>(neighbours: readonly Each[], now: Millis): Each[] {
  const recent = neighbours.filter(({ at }) => at > now - crowdSpan);
  return new Set(recent.map(({ patron }) => patron)).size >= fewestInCrowd ? recent : [];
}

/**
 * The list that a thread joins because others wait for the same answer, or null while they are few.
 * @param thread as it awaits review
 * @param others that await review, in any order
 * @returns the list's id, and who else is to join it
 */
export function answerList(thread: Thread, others: readonly Thread[]): { id: string; joining: ThreadId[] } | null {
  if (!mayShareAnswer(thread)) return null;
  const same = others.filter(({ id, draft }) => id !== thread.id && draft?.text === thread.draft?.text);
  const joining = same.filter(mayShareAnswer);
  const existing = same.find(({ bundle }) => bundle?.startsWith('answer-'))?.bundle;
  if (!existing && joining.length + 1 < fewestInList) return null;
  const [oldest = thread] = [thread, ...joining].sort((a, b) => a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1));
  return { id: existing ?? `answer-${oldest.id}`, joining: joining.map(({ id }) => id) };
}
