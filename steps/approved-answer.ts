/** Which of the library's answers it is that staff approve, and what that teaches about the question. */
import { emergencyId, wordedIn } from '../core/emergency.ts';
import { readerOf } from './asked.ts';
import type { Decision } from './decision.ts';
import { learnAnswer } from './lessons.ts';

/** The draft's, a suggestion's, or any that staff have found by search; the draft's own where the words are their own. */
export async function answerApproved(d: Decision, text: string): Promise<string | null> {
  const { draft } = d.record.thread;
  if (draft?.text === text) return draft.answerId;
  const suggested = draft?.alternatives.find((choice) => choice.text === text)?.answerId;
  return suggested ?? (await foundBySearch(d, text)) ?? draft?.answerId ?? null;
}

/** The answer that says this word for word. */
export async function foundBySearch({ deps, record }: Decision, text: string): Promise<string | null> {
  const { drafter, clock, settings } = deps;
  const now = clock();
  const reader = readerOf(deps, record);
  const answers = (await drafter.answers(now)).map(({ id }) => id);
  for (const id of [...answers, ...wordedIn(settings.emergency.texts).map(emergencyId)]) {
    if ((await drafter.wording(id, reader, now))?.text === text) return id;
  }
  return null;
}

/** Another answer than the draft's is a lesson, if both are the library's: a sentence from its settings answers nothing. */
export async function learnFrom({ deps, record }: Decision, answerId: string | null): Promise<void> {
  const before = record.thread.draft?.answerId ?? null;
  if (answerId === null || answerId === before) return;
  const known = new Set((await deps.drafter.answers(deps.clock())).map(({ id }) => id));
  if (known.has(answerId) && (before === null || known.has(before))) await learnAnswer(deps, record, answerId);
}
