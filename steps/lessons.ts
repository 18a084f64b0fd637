/** What staff's corrections and unanswered questions teach is kept for a person to look at. It fails no act it belongs to. */
import { errorName } from '../core/error-name.ts';
import { isInsult } from '../core/insult.ts';
import { isService, type Lesson, lessonText } from '../core/lesson.ts';
import { mayBeKept } from '../core/retention.ts';
import { isSuggestion } from '../core/suggestion.ts';
import type { Thread } from '../core/thread.ts';
import { textOf, wholeTextOf } from './asked.ts';
import { masked } from './card-run.ts';
import type { Deps } from './deps.ts';
import type { ThreadRecord } from './threads.ts';

type Needs = Pick<Deps, 'threads' | 'clock' | 'log' | 'redact'> & { settings: Pick<Deps['settings'], 'dmConsent'> };
type Question = Pick<ThreadRecord, 'thread' | 'messages'>;

/** Staff have named the topic. @param before the thread as it was tagged until then */
export async function learnTopic(deps: Needs, question: Question, before: Thread): Promise<void> {
  await kept(deps, question, 'intent', { answerId: question.thread.draft?.answerId ?? null, was: takenFor(before) });
}

/** Staff have approved another answer of the library's than the draft: the library has one after all. */
export async function learnAnswer(deps: Needs, question: Question, answerId: string): Promise<void> {
  await kept(deps, question, 'answer', { answerId, was: takenFor(question.thread) });
  await dropped(deps, question.thread);
}

/** A draft was made, or staff say that it is wrong: is there something that the library cannot answer? */
export async function learnGap(deps: Needs, question: Question, { wrong }: { wrong: boolean }): Promise<void> {
  const { thread } = question;
  const { tag, draft } = thread;
  if (tag === null || draft === null || thread.correction !== null) return;
  const written = textOf(question);
  const missing = draft.text === null && tag.danger === null && isService(tag.intent) && !isInsult(written);
  const gap = { answerId: null, was: takenFor(thread) };
  if (!wrong && isSuggestion(written)) await kept(deps, question, 'suggestion', gap);
  else if (wrong || missing) await kept(deps, question, 'gap', gap);
  else if (thread.draftVersion > 1) await dropped(deps, thread); // there was no answer before
}

function takenFor({ tag, draft }: Thread): Lesson['was'] {
  return { intent: tag?.intent ?? '', answerId: draft?.answerId ?? null };
}

async function kept(
  deps: Needs,
  question: Question,
  kind: Lesson['kind'],
  { answerId, was }: Pick<Lesson, 'answerId' | 'was'>,
): Promise<void> {
  const { threads, clock, redact } = deps;
  const { id, tag } = question.thread;
  const { thread, messages } = question;
  // Masked each after those before it, and once more as one text.
  const text = lessonText(redact(wholeTextOf({ thread, messages: masked(messages, [], redact) })));
  if (tag === null || text === '' || !isAllowed(deps, question.thread)) return;
  const { language, intent } = tag;
  const lesson = { kind, at: clock(), text, language, intent, answerId, was };
  await guarded(deps, id, () => threads.keepLesson(lesson, id));
}

async function dropped(deps: Needs, thread: Thread): Promise<void> {
  if (isAllowed(deps, thread)) await guarded(deps, thread.id, () => deps.threads.dropLesson('gap', thread.id));
}

function isAllowed({ settings }: Needs, { channel }: Thread): boolean {
  return mayBeKept(channel, { dmConsentRequired: settings.dmConsent === 'required' });
}

async function guarded({ log }: Needs, threadId: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log('lesson.lost', { threadId, error: errorName(error) });
  }
}
