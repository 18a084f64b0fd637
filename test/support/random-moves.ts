/** Whatever may become of a thread, in any order: moves as the steps make them, from the same rules. */
import fc from 'fast-check';
import { afterAnswerByHand } from '../../core/by-hand.ts';
import { efforts } from '../../core/handling.ts';
import { afterPatronWrote, reopened } from '../../core/intake.ts';
import { takesEffort } from '../../core/read-level.ts';
import { amend, type LogEntry, type Millis, move, type Reply, type State, type Thread } from '../../core/thread.ts';
import type { IncomingMessage } from '../../steps/ports.ts';
import { incoming, reply } from './threads.ts';

const second: Millis = 1000;
const day: Millis = 86_400_000;

const acts = [
  ...(['drafted', 'retagged', 'claimed', 'approved', 'undone', 'sending', 'settled', 'wrote', 'edited'] as const),
  ...(['byHand', 'closed', 'thanked', 'muted', 'reopened', 'again', 'withdrawn', 'told', 'redrafted'] as const),
];

/** What is to happen, when, and a number by which one of several ways is chosen. */
export interface Turn {
  act: (typeof acts)[number];
  passes: Millis;
  n: number;
}

const turn = (act: fc.Arbitrary<Turn['act']>): fc.Arbitrary<Turn> =>
  fc.record({
    act,
    // Whole seconds, as X tells them: two things may well happen within the same one.
    passes: fc
      .oneof(fc.constant(0), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 3600, max: 172_800 }))
      .map((seconds) => seconds * second),
    n: fc.nat(11),
  });
/** What leads to an answer is likelier than the rest: else hardly any thread gets that far. */
const likely = fc.constantFrom<Turn['act']>(
  'drafted',
  'approved',
  'sending',
  'settled',
  'wrote',
  'thanked',
  'reopened',
);
export const turns = fc.array(turn(fc.oneof(likely, fc.constantFrom(...acts))), { maxLength: 40 });

export interface Played {
  to: Thread;
  entry: LogEntry;
  /** What the patron wrote with it. */
  message?: IncomingMessage;
}

/** Null where it is not possible now. @param count numbers what is written, from 1 */
export function play(thread: Thread, { act, n }: Turn, now: Millis, count: number): Played | null {
  const goes = (to: Thread | null, what: LogEntry['what'], more: Partial<LogEntry> = {}): Played | null =>
    to && { to, entry: { at: now, by: 'test', what, from: thread.status, to: to.status, ...more } };
  const serviceMs = Math.floor((now - thread.arrivedAt) / 3);
  switch (act) {
    case 'drafted':
      return goes(thread.status === 'new' ? drafted(thread, n) : null, 'drafted', { draftText: 'Entwurf' });
    case 'retagged':
      if (thread.status !== 'awaitingReview') return null;
      return goes(amend(thread, about(n)), 'retagged', n % 2 === 0 ? { draftText: 'Entwurf' } : {});
    case 'claimed':
      return goes(amend(thread, { claimedBy: { staff: 'U0MARTA', at: now, until: now + day } }), 'claimed');
    case 'approved':
      return goes(thread.status === 'awaitingReview' ? approved(thread, n, now) : null, 'approved');
    case 'undone':
      if (thread.status !== 'approved') return null;
      return goes(move(thread, { status: 'awaitingReview', trouble: null }), 'undone');
    case 'sending': {
      if (thread.status !== 'approved') return null;
      const claim = { owner: 'a', claimedAt: now, expiresAt: now, attempts: 1, absentAt: [] };
      return goes(move(thread, { status: 'sending', reply: thread.reply, claim, cameAt: null }), 'sending');
    }
    case 'settled':
      return thread.status === 'sending' ? settled(thread, n, now, goes, serviceMs) : null;
    case 'wrote':
    case 'edited': {
      // One in four was written before what is known, and shown late.
      const at = n % 4 === 0 ? thread.arrivedAt - n * day : now;
      const id = String(5000 + count);
      const message = incoming(id, { at, conversation: thread.conversation, patron: thread.patron });
      // Thanks that ended the thread are reworded, or what was answered before them.
      const rewords = thread.status === 'closed' && thread.reason === 'thanks' && n % 2 === 0;
      const { to, what } = afterPatronWrote(thread, message, act === 'edited' && !rewords);
      return { ...(goes(to, what) as Played), ...(act === 'wrote' ? { message } : {}) };
    }
    case 'byHand': {
      const at = Math.max(thread.arrivedAt, now - n * second);
      const own = { postId: '4000', to: null, conversation: null, text: '', at };
      const later = incoming(String(5000 + count), { at: now });
      const to = afterAnswerByHand(thread, n % 2 === 0 ? [later] : [], own, now);
      const what = to?.status === 'closed' ? 'closed' : 'answered';
      return goes(to, what, { reason: 'answeredByHand', answeredAt: at, serviceMs: 0 });
    }
    case 'closed':
      return goes(closed(thread, n % 2 === 0 ? 'spam' : 'noAnswerNeeded', now), 'closed');
    case 'thanked': {
      if (thread.status !== 'new' || thread.earlier === null) return null;
      const { tag, draft, effort, bundle } = thread.earlier;
      const state = { status: 'closed', reason: 'thanks', by: null, closedAt: now } as const;
      return goes(move(thread, state, { tag, draft, effort, bundle }), 'closed', { reason: 'thanks' });
    }
    case 'muted':
      return goes(closed(thread, 'muted', now), 'muted', { reason: 'answeredByHand' });
    case 'reopened':
      return goes(thread.status === 'closed' ? reopened(thread, thread.arrivedAt) : null, 'reopened');
    case 'again':
    case 'withdrawn': {
      if (thread.status !== 'answered') return null;
      const to = move(thread, { status: 'awaitingReview', trouble: null });
      return goes(to, act === 'again' ? 'reopened' : 'withdrawn');
    }
    case 'told':
      return goes(takesEffort(thread) ? amend(thread, { effort: efforts[n % 6] ?? 1 }) : null, 'effortTold');
    case 'redrafted':
      return goes(thread.status === 'awaitingReview' ? move(thread, { status: 'new' }) : null, 'redrafted');
  }
}

const answers = ['oeffnungszeiten', 'verlaengern', null] as const;

function about(n: number) {
  const tag = { language: 'de', intent: n % 2 === 0 ? 'renewal' : 'fees', confidence: 1, abstained: n > 9 };
  const answerId = answers[n % 3] ?? null;
  return {
    tag: { ...tag, also: [], danger: null, upset: false },
    draft: { text: answerId && 'Entwurf', answerId, language: 'de', alternatives: [] },
  };
}

function drafted(thread: Thread, n: number): Thread {
  return move(thread, { status: 'awaitingReview', trouble: null }, { ...about(n), draftVersion: 1 });
}

function approved(thread: Thread, n: number, now: Millis): Thread {
  const answerId = answers[(n + 1) % 3] ?? null;
  const given: Reply = { ...reply, answerId, edited: n % 2 === 0, interim: n % 5 === 0 };
  return move(thread, { status: 'approved', reply: given, sendAfter: now, trouble: null });
}

function closed(thread: Thread, reason: 'spam' | 'noAnswerNeeded' | 'muted', closedAt: Millis): Thread | null {
  if (['sending', 'answered', 'closed'].includes(thread.status)) return null;
  return move(thread, { status: 'closed', reason, by: 'U0MARTA', closedAt });
}

type Goes = (to: Thread, what: LogEntry['what'], more?: Partial<LogEntry>) => Played | null;

/** Out of `sending`; a message that came meanwhile waits then. */
function settled(
  thread: Extract<Thread, { status: 'sending' }>,
  n: number,
  now: Millis,
  goes: Goes,
  serviceMs: Millis,
): Played | null {
  const { reply: given, cameAt } = thread;
  const waits: State = { status: 'awaitingReview', trouble: null };
  const then = (without: Thread): Thread => {
    if (cameAt === null) return without;
    if (without.status === 'answered') return reopened(without, cameAt);
    return move(thread, { status: 'new' }, { arrivedAt: Math.min(thread.arrivedAt, cameAt) });
  };
  const trouble = { kind: 'refused', at: now, detail: '' } as const;
  if (n === 0) return goes(then(move(thread, { status: 'failed', reply: given, trouble })), 'refused');
  if (n === 1) return goes(then(move(thread, { status: 'unknown', reply: given, since: now })), 'unknown');
  if (n === 2) return goes(then(move(thread, waits)), 'refused');
  if (n === 3) {
    return goes(then(move(thread, { status: 'approved', reply: given, sendAfter: now, trouble })), 'postponed');
  }
  if (given.interim) return goes(then(move(thread, waits, { interimAt: now })), 'interimSent', { serviceMs });
  const out: State = { status: 'answered', reply: given, answeredAt: now, postId: '4001' };
  return goes(then(move(thread, out)), 'answered', { serviceMs });
}
