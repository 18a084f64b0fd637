/**
 * A case: one question from its arrival to its answer, as reports count it. No text and no person: what a thread says is
 * kept for weeks, what a case says for two years.
 */
import type { Effort } from './handling.ts';
import { type IsoWeek, weekAt } from './iso-week.ts';
import type { ChannelName, CloseReason, LogEntry, Millis, Thread } from './thread.ts';

/** What became of the draft of triage when somebody approved an answer. */
export type DraftUse =
  | 'asProposed'
  | 'edited'
  | 'replaced' // by another of the library's answers
  | 'ownWords'; // there was no draft

export interface Case {
  /** Random, the same for all cases of one thread: it leads to the thread only as long as the audit trail does. */
  id: string;
  /** 1 for a thread's first question; a question after the answer is the next one. */
  no: number;
  channel: ChannelName;
  /** When the oldest message was written that waits: the clock's start. */
  arrivedAt: Millis;
  /** The week of arrival in the library's zone as it was then. */
  week: IsoWeek;
  /** Null until triage has said, and where it is not sure. */
  intent: string | null;
  /** ISO 639-1. */
  language: string | null;
  /** The first answer by a person, an interim one included; `serviceMs` by the hours then in force. */
  first: { at: Millis; serviceMs: Millis } | null;
  /** Null while it is open. */
  ended: { at: Millis; how: 'answered' | CloseReason } | null;
  interims: number;
  /** Answers that were deleted on the channel, to be corrected or for good. */
  corrections: number;
  /** The answer that triage proposed; null where it proposed none. */
  proposed: string | null;
  draft: DraftUse | null;
  /** On the READ scale; null where nobody said. */
  effort: Effort | null;
  /** The case before it, whose answer this may be mere thanks for: what becomes of that answer then counts there. */
  thanksFor?: Case;
}

/** What a move says about a case beside what happened and when; kept with its line of the audit trail. */
export interface CaseFacts {
  channel: ChannelName;
  arrivedAt: Millis;
  intent: string | null;
  language: string | null;
  proposed: string | null;
  /** Of an approved answer. */
  reply: { answerId: string | null; edited: boolean; interim: boolean } | null;
  effort: Effort | null;
  /** Of a closed thread. */
  closed: CloseReason | null;
}

/** Of the thread after the move. */
export function caseFacts(thread: Thread): CaseFacts {
  const { channel, arrivedAt, tag, draft, effort } = thread;
  return {
    channel,
    arrivedAt,
    intent: tag === null || tag.abstained ? null : tag.intent,
    language: tag?.language ?? null,
    proposed: draft?.text ? draft.answerId : null,
    reply: 'reply' in thread ? replyFacts(thread.reply) : null,
    effort,
    closed: thread.status === 'closed' ? thread.reason : null,
  };
}

function replyFacts({ answerId, edited, interim }: NonNullable<CaseFacts['reply']>): CaseFacts['reply'] {
  return { answerId, edited, interim };
}

/**
 * The thread's cases after a move: the one that it was about, and where another question begins with it, that one too.
 * The last of them is the current one; once mere thanks have ended it, the first may be the one before. A case that the
 * move changes nothing about is the same object.
 * @param before the current case until now
 * @param facts of the thread after the move
 * @param zone of the library
 */
export function casesAfter(
  before: Case,
  entry: LogEntry,
  facts: CaseFacts,
  zone: string,
): readonly [Case] | readonly [Case, Case] {
  if (before.ended?.how === 'thanks' && entry.to !== 'new') return afterThanks(before, entry, facts);
  const answered = isAnswer(before, entry, facts);
  const counted = answered ? withFirst(before, entry) : withCorrection(before, entry);
  const settled = withEnd(withDraft(counted, entry, facts), entry, facts, answered);
  if (isAnother(before, settled, entry, facts)) {
    const { thanksFor, ...itself } = settled;
    const asked = itself.ended?.how === 'thanks' ? thanksFor : itself;
    const another = { ...firstCase(before.id, facts, zone), no: before.no + 1 };
    return [settled, asked === undefined ? another : { ...another, thanksFor: asked }];
  }
  const current = waitsAgain(before, entry) ? { ...settled, ended: null } : settled;
  return [about(clocked(current, facts.arrivedAt, zone), facts)];
}

/** The answer is corrected, or told what it took: nobody asked anything since. */
function afterThanks(thanks: Case, entry: LogEntry, { effort }: CaseFacts): readonly [Case] | readonly [Case, Case] {
  if (thanks.thanksFor === undefined) return [thanks];
  const thanksFor = same(withCorrection(thanks.thanksFor, entry), { effort });
  return thanksFor === thanks.thanksFor ? [thanks] : [thanksFor, { ...thanks, thanksFor }];
}

/** @param id a random one */
export function firstCase(id: string, facts: CaseFacts, zone: string): Case {
  const { channel, arrivedAt, intent, language } = facts;
  return { id, no: 1, channel, arrivedAt, week: weekAt(arrivedAt, zone), intent, language, ...fresh };
}

const fresh = {
  first: null,
  ended: null,
  interims: 0,
  corrections: 0,
  proposed: null,
  draft: null,
  effort: null,
} satisfies Partial<Case>;

/**
 * The case of a thread that an earlier release opened, which kept none. The hours then in force are not known any more:
 * what was answered already counts in full.
 * @param id a random one
 */
export function caseOf(id: string, thread: Thread, zone: string): Case {
  const facts = caseFacts(thread);
  const { arrivedAt, interimAt } = thread;
  const ended = endOf(thread);
  const isAnswered = ended?.how === 'answered' || ended?.how === 'answeredByHand';
  const at = interimAt ?? (isAnswered ? ended.at : null);
  return {
    ...firstCase(id, facts, zone),
    first: at === null ? null : { at, serviceMs: Math.max(0, at - arrivedAt) },
    ended,
    interims: interimAt === null ? 0 : 1,
    proposed: facts.proposed,
  };
}

function endOf(thread: Thread): Case['ended'] {
  if (thread.status === 'answered') return { at: thread.answeredAt, how: 'answered' };
  return thread.status === 'closed' ? { at: thread.closedAt, how: thread.reason } : null;
}

/** Automatic notices are none, and to a case that has ended a further answer adds nothing. */
function isAnswer({ ended }: Case, { what, from }: LogEntry, { closed }: CaseFacts): boolean {
  if (ended !== null) return false;
  if (what === 'answered' || what === 'interimSent') return true;
  return closed === 'answeredByHand' && from !== 'closed';
}

function withFirst(one: Case, entry: LogEntry): Case {
  const at = entry.answeredAt ?? entry.at;
  const serviceMs = entry.serviceMs ?? Math.max(0, at - one.arrivedAt);
  const interims = one.interims + (entry.what === 'interimSent' ? 1 : 0);
  return { ...one, first: one.first ?? { at, serviceMs }, interims };
}

function withCorrection(one: Case, { what }: LogEntry): Case {
  return what === 'withdrawn' ? { ...one, corrections: one.corrections + 1 } : one;
}

/** A draft that was approved once counts only if the answer went out. */
function withEnd(one: Case, entry: LogEntry, { closed }: CaseFacts, answered: boolean): Case {
  if (one.ended !== null) return one;
  const { what, at, answeredAt, reason } = entry;
  if (answered && what !== 'interimSent') {
    const byHand = closed === 'answeredByHand' || reason === 'answeredByHand';
    const ended = { at: answeredAt ?? at, how: byHand ? 'answeredByHand' : 'answered' } as const;
    return byHand ? { ...one, ended, draft: null } : { ...one, ended };
  }
  if (closed === null) return one;
  return { ...one, ended: { at, how: closed }, draft: closed === 'withdrawn' ? one.draft : null };
}

/** After what has ended the patron asked again; or while its answer was on its way, perhaps within the same second. */
function isAnother(before: Case, { ended, arrivedAt }: Case, { to }: LogEntry, facts: CaseFacts): boolean {
  if (ended === null) return false;
  return facts.arrivedAt !== arrivedAt || (to === 'new' && before.ended === null);
}

/** Opened again by staff, or its answer was deleted. For a further answer, which staff add unasked, nobody waits. */
function waitsAgain({ ended }: Case, { what, from, to }: LogEntry): boolean {
  if (ended === null) return false;
  if (to === 'new') return true;
  return from === 'answered' && to === 'awaitingReview' && what !== 'reopened';
}

/**
 * What triage proposes counts, not what staff make of it before they approve. What was approved and came back to staff
 * is the draft then, and stays what it was if they approve it as it is.
 */
function withDraft(one: Case, { what, draftText }: LogEntry, { proposed, reply }: CaseFacts): Case {
  const anew = what === 'drafted' || (what === 'retagged' && draftText !== undefined);
  if (anew) return same(one, { proposed, draft: null });
  if (what !== 'approved' || reply === null || reply.interim || one.ended !== null) return one;
  return same(one, { draft: approvedUse(one, reply) });
}

function approvedUse({ proposed, draft }: Case, { answerId, edited }: NonNullable<CaseFacts['reply']>): DraftUse {
  if (proposed === null) return 'ownWords';
  if (!edited) return draft ?? 'asProposed';
  return answerId === null || answerId === proposed ? 'edited' : 'replaced';
}

function clocked(one: Case, arrivedAt: Millis, zone: string): Case {
  return arrivedAt === one.arrivedAt ? one : { ...one, arrivedAt, week: weekAt(arrivedAt, zone) };
}

/** What it is about stays known while triage looks at it anew. */
function about(one: Case, { intent, language, effort }: CaseFacts): Case {
  return language === null ? same(one, { effort }) : same(one, { intent, language, effort });
}

function same(one: Case, change: Partial<Case>): Case {
  const differs = Object.entries(change).some(([name, value]) => one[name as keyof Case] !== value);
  return differs ? { ...one, ...change } : one;
}
