/** One member's act on one thread: what every act needs, how it is stored, and what is said when it comes too late. */
import { isPerson } from '../core/card-history.ts';
import type { DecisionWords, TooLate } from '../core/decision-words.ts';
import { errorName } from '../core/error-name.ts';
import { called } from '../core/handling.ts';
import { amend, type LogEntry, type Millis, type StaffId, type Thread, type ThreadId } from '../core/thread.ts';
import { type StaffLanguage, words as staffWords } from '../core/words.ts';
import type { Deps } from './deps.ts';
import type { DutyNeeds } from './duty.ts';
import type { ModalInput } from './modals.ts';
import type { Decided } from './staff-action.ts';
import type { ThreadRecord } from './threads.ts';

export type DecideNeeds = Pick<
  Deps,
  | 'threads'
  | 'channels'
  | 'desk'
  | 'drafter'
  | 'later'
  | 'clock'
  | 'log'
  | 'settings'
  | 'dueAt'
  | 'redact'
  | 'wallClock'
> &
  DutyNeeds;

/** An act on the thread as it was last read. */
export interface Decision {
  deps: DecideNeeds;
  record: ThreadRecord;
  by: StaffId;
  /** What this person alone sees is in their own language. */
  language: StaffLanguage;
  words: DecisionWords;
  /** The input of the open modal at which a sentence stands; null where it is told privately. */
  input: ModalInput | null;
}

/** `lost`: somebody else moved the thread first; it is read, and decided, anew. */
export type Outcome = Decided | 'lost';

/** Longest note or reason, in UTF-16 units. */
const longestNote = 300;

/** Nothing changes, and this sentence says why. */
export function refused(d: Pick<Decision, 'input'>, words: string, input = d.input): Decided {
  return input === null ? { kind: 'told', words } : { kind: 'invalid', input, words };
}

/** Stores what an act makes of the thread. */
export async function made(
  { deps, record, by }: Decision,
  to: Thread,
  entry: Pick<LogEntry, 'what'> & Partial<LogEntry>,
): Promise<{ kind: 'done' } | 'lost'> {
  const before = record.thread;
  const at = deps.clock();
  const written = await deps.threads.move(record, byItself(before, to, by), {
    ...entry,
    at,
    by,
    from: before.status,
    to: to.status,
  });
  if (written === 'lost') return 'lost';
  deps.log(`thread.${entry.what}`, { threadId: to.id, status: to.status });
  return { kind: 'done' };
}

/** A list shows one answer for all: whoever ticks a line with another text would approve what nobody sees there. */
function byItself(before: Thread, to: Thread, by: StaffId): Thread {
  if (to.status !== 'awaitingReview' || !to.bundle?.startsWith('answer-')) return to;
  const text = to.firstApproval?.text ?? to.draft?.text;
  if (text === before.draft?.text) return to;
  return amend(to, { bundle: null, call: called(to.call, 'alone', [{ staff: by }]) });
}

/** Wakes `send`; should that fail, the minute's tick does it all the same. */
export async function wakeSender({ later, log }: DecideNeeds, id: ThreadId, delaySeconds: number): Promise<void> {
  try {
    await later.send(id, delaySeconds);
  } catch (error) {
    log('decide.notQueued', { threadId: id, error: errorName(error) });
  }
}

/** A note as it is kept, or the sentence about it. */
export function noteIn({ words }: Decision, typed: string): { note: string } | { problem: string } {
  const note = typed.trim();
  return note.length > longestNote ? { problem: words.noteTooLong(note.length, longestNote) } : { note };
}

/** The same for a reason, which has to be given. */
export function reasonIn(d: Decision, typed: string): { note: string } | { problem: string } {
  return typed.trim() === '' ? { problem: d.words.noReason } : noteIn(d, typed);
}

/** The status does not allow the act any more: says what has become of the thread, and who was first. */
export async function tooLate(d: Decision): Promise<Decided> {
  const { deps, record, words, language } = d;
  const { thread } = record;
  await deps.threads.refreshCard(thread.id);
  const { what, by, at } = await become(d);
  const reason = thread.status === 'closed' ? staffWords[language].closeReasons[thread.reason] : '';
  return refused(d, words.tooLate(by === d.by ? null : nameOf(d, by), what, deps.wallClock(at), reason));
}

async function become({ deps, record: { thread } }: Decision): Promise<{
  what: TooLate;
  by: StaffId | null;
  at: Millis;
}> {
  switch (thread.status) {
    case 'approved':
      return { what: 'approved', by: thread.reply.secondBy ?? thread.reply.by, at: thread.reply.approvedAt };
    case 'sending':
      return { what: 'sending', by: thread.reply.secondBy ?? thread.reply.by, at: thread.claim.claimedAt };
    case 'answered':
      return { what: 'answered', by: thread.reply.secondBy ?? thread.reply.by, at: thread.answeredAt };
    case 'closed':
      return { what: 'closed', by: thread.by, at: thread.closedAt };
    case 'failed':
      return { what: 'changed', by: null, at: thread.trouble.at };
    case 'unknown':
      return { what: 'changed', by: null, at: thread.since };
    case 'new':
    case 'awaitingReview': {
      const last = (await deps.threads.log(thread.id)).findLast(({ from, to }) => from !== to);
      const at = last?.at ?? deps.clock();
      const by = last === undefined ? null : staffIn(last);
      if (last?.what === 'undone') return { what: 'undone', by, at };
      const opened = last?.what === 'reopened' || last?.what === 'unmuted';
      return { what: opened && by !== null ? 'reopened' : 'changed', by, at };
    }
  }
}

/** The click was made under a draft that is no longer the newest: says what took its place. */
export async function superseded(d: Decision, repeats: LogEntry['what'] | null): Promise<Decided> {
  const { deps, record, words } = d;
  await deps.threads.refreshCard(record.thread.id);
  const cause = (await deps.threads.log(record.thread.id)).findLast(
    (entry) => entry.what !== 'drafted' && changes(entry),
  );
  if (cause === undefined || cause.what === 'arrived' || cause.what === 'redrafted') return refused(d, words.newDraft);
  const by = staffIn(cause);
  // A double click: the second one finds what the first has done.
  if (by === d.by && cause.what === repeats) return { kind: 'done' };
  if (by !== null) return refused(d, words.changedBy(nameOf(d, by), deps.wallClock(cause.at)));
  if (fromPatron(cause)) return refused(d, words.superseded);
  return refused(d, words.changedBy(null, deps.wallClock(cause.at)));
}

/** Whether there is another question, or another draft, from this entry on. */
function changes(entry: LogEntry): boolean {
  return anew.has(entry.what) || renumbers(entry);
}

const anew: ReadonlySet<LogEntry['what']> = new Set([
  'arrived',
  'wroteAgain',
  'editedByPatron',
  'reopened',
  'unmuted',
  'redrafted',
]);

/** Whether the draft has another number from this entry on. */
export function renumbers({ what, from, to, text, draftText }: LogEntry): boolean {
  switch (what) {
    case 'drafted':
    case 'undone':
    case 'retagged':
      return true;
    case 'interimSent':
    case 'withdrawn':
      return to === 'awaitingReview';
    case 'firstApproved':
      return text !== draftText;
    case 'refused':
      return from === 'sending' && to === 'awaitingReview';
    case 'reopened':
      return (from === 'answered' || from === 'closed') && to === 'awaitingReview';
    default:
      return false;
  }
}

/** Whether the patron wrote or edited something. */
export function fromPatron(entry: LogEntry): boolean {
  const { what, reason } = entry;
  if (reason === 'deletedByPatron') return false;
  return what === 'wroteAgain' || what === 'editedByPatron' || (what === 'reopened' && staffIn(entry) === null);
}

/** Whoever of the staff did it, or null for a function. */
function staffIn({ by }: LogEntry): StaffId | null {
  return isPerson(by) ? by : null;
}

/** Slack shows mentions in messages and leaves them as they are at a modal's inputs. */
function nameOf({ input, words }: Decision, staff: StaffId | null): string | null {
  if (staff === null) return null;
  return input === null ? `<@${staff}>` : words.colleague;
}
