/** What became of a case, as every count says it. */
import type { Case } from './case.ts';
import type { CloseReason } from './thread.ts';

/** Mere thanks are no question, and count nowhere else. */
export type Outcome = { kind: 'answered' | 'open' | 'thanked' } | { kind: 'closed'; reason: CloseReason };

/** What tells it. */
type Ending = Pick<Case, 'intent' | 'first' | 'ended'>;

/**
 * An interim answer by a person is an answer too, whatever came after it: it took the wait. A case that was closed without
 * one is not answered, so that closing is no way to look fast.
 */
export function outcomeOf(one: Ending): Outcome {
  const { first, ended } = one;
  if (first !== null || ended?.how === 'answered') return { kind: 'answered' };
  if (ended === null) return { kind: 'open' };
  return isThanks(one) ? { kind: 'thanked' } : { kind: 'closed', reason: ended.how };
}

/** Triage closes thanks for an answer; whether those that come first want one is for staff to say. */
function isThanks({ intent, ended }: Ending): boolean {
  return ended?.how === 'thanks' || (ended?.how === 'noAnswerNeeded' && intent === 'praise');
}

/** Whether anything was asked. */
export function isQuestion(one: Ending): boolean {
  return outcomeOf(one).kind !== 'thanked';
}

/** How long the patron waited for the first answer, in milliseconds; 0 where it came before the clock began. */
export function elapsedMs({ arrivedAt, first }: Pick<Case, 'arrivedAt' | 'first'>): number | null {
  return first === null ? null : Math.max(0, first.at - arrivedAt);
}
