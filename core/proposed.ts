/** Whether what waits for review is still the library's own proposal, or somebody's words by now. */
import type { Draft } from './drafted.ts';
import type { LogEntry } from './thread.ts';

/** The last line of the audit trail that tells of a draft made from the library's answers. */
export function proposedIn(log: readonly LogEntry[]): LogEntry | undefined {
  return log.findLast(({ what, draftText }) => what === 'drafted' || (what === 'retagged' && draftText !== undefined));
}

/** True where nobody's own words are lost by another draft. A correction names no answer of the library. */
export function isProposed(draft: Draft | null, log: readonly LogEntry[]): boolean {
  const text = draft?.text ?? null;
  return text === null || (draft?.answerId !== null && text === (proposedIn(log)?.draftText ?? null));
}

/**
 * Whether staff have named the topic of what the patron wrote last: no other judgement takes that back. Whatever is opened
 * again is judged anew; only where the library has changed it stays what it was.
 */
export function isNamedByStaff(log: readonly LogEntry[]): boolean {
  const last = log.findLastIndex(
    ({ what, to }) => what === 'wroteAgain' || what === 'editedByPatron' || (to === 'new' && what !== 'redrafted'),
  );
  return log.slice(last + 1).some(({ what }) => what === 'retagged');
}
