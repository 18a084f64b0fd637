/** What a failed request means for the service desk. */
import * as v from 'valibot';
import type { Millis, Trouble, TroubleKind } from '../../core/thread.ts';
import type { SendResult } from '../../steps/ports.ts';
import type { Failure } from './client.ts';
import { afterReset } from './pace.ts';

export interface Setback {
  trouble: Trouble;
  /** When to try again, or null when X does not say. */
  retryAt: Millis | null;
}

/** Somebody has to top up the credit, renew the credentials or change the plan first. */
const untilSomebodyActs: Millis = 15 * 60_000;
/** When X refuses for the rate without saying until when. */
const untilRateEases: Millis = 60_000;

/** X's reply gate in the wordings seen: permanent for this message, though staff may answer by hand. */
const replyGate = /only reply|repl(?:y|ies) to or quote|where you are mentioned|not been mentioned/i;
const tooLong = /too long|too many characters|exceed\w*\b.*\b(?:length|characters)/i;

/** A read that failed: what to tell, and when to ask again. */
export function setbackOf(failure: Failure, now: Millis): Setback {
  if (failure.kind !== 'refused') return setback('unreachable', failure.detail, now, null);
  const { status, body, allowances } = failure;
  const detail = detailOf(status, body);
  if (status === 429) return setback('rateLimited', detail, now, afterReset(allowances, now) ?? now + untilRateEases);
  if (status === 402) return setback('outOfCredit', detail, now, now + untilSomebodyActs);
  if (status === 401) return setback('unauthorized', detail, now, now + untilSomebodyActs);
  if (status >= 500 || status === 408) return setback('unreachable', detail, now, null);
  return setback('refused', detail, now, now + untilSomebodyActs);
}

/** An answer of X's that makes no sense to us. */
export function nonsense(now: Millis): Setback {
  return setback('unreachable', 'The answer cannot be understood.', now, null);
}

/** A reply that X did not take, or may have taken. Only what surely had no effect may be sent again. */
export function sendResultOf(failure: Failure, now: Millis): SendResult {
  const { trouble, retryAt } = setbackOf(failure, now);
  if (failure.kind === 'unsent') return { kind: 'later', trouble, retryAt };
  if (failure.kind === 'broken') return { kind: 'uncertain', trouble };
  if (trouble.kind === 'unreachable') return { kind: 'uncertain', trouble };
  if (trouble.kind !== 'refused') return { kind: 'later', trouble, retryAt };
  if (failure.status === 403 && replyGate.test(wordsOf(failure.body))) {
    return { kind: 'gate', trouble: { ...trouble, kind: 'replyGate' } };
  }
  const isTooLong = failure.status === 413 || tooLong.test(wordsOf(failure.body));
  return { kind: 'refused', trouble: isTooLong ? { ...trouble, kind: 'tooLong' } : trouble };
}

function setback(kind: TroubleKind, detail: string, now: Millis, retryAt: Millis | null): Setback {
  return { trouble: { kind, at: now, detail }, retryAt };
}

const words = v.optional(v.string());
const Problem = v.object({
  title: words,
  detail: words,
  errors: v.fallback(
    v.optional(v.array(v.object({ detail: words, message: words })), () => []),
    () => [],
  ),
});

/** All that X says, in one line. */
function wordsOf(body: unknown): string {
  const problem = v.safeParse(Problem, body);
  if (!problem.success) return '';
  const { title, detail, errors } = problem.output;
  return [detail ?? title, ...errors.map((error) => error.detail ?? error.message)].filter(Boolean).join(' ');
}

/** Status and X's words, shortened. X quotes refused values in brackets, which may be content: they are left out. */
function detailOf(status: number, body: unknown): string {
  const said = wordsOf(body).replace(/\[[^\]]*\]?/g, '[…]');
  return `${status} ${said}`.trim().slice(0, 200).toWellFormed();
}
