/** What a patron tells behind their questions in a message of its own: nobody may overlook that it stays unanswered. */
import { onlyTells, questionsIn } from './questions.ts';
import { isThanks } from './thanks.ts';
import type { Tag } from './thread.ts';

interface Said {
  /** All open messages, oldest first. */
  text: string;
  /** The last of them; without it they are one. */
  last?: string | undefined;
  judge?: (text: string) => Pick<Tag, 'intent' | 'abstained'>;
}

export interface Aside {
  /** The messages before it. */
  before: string;
  /** Whether nobody can say what it is about, so that it tells nothing of what is asked either. */
  isUnclear: boolean;
}

/**
 * The last message where it asks nothing and is about something else than the questions before it. One that is about the
 * same goes with them, as a remark does.
 * @param language ISO 639-1
 */
export function asideIn({ text, last = text, judge }: Said, language: string): Aside | null {
  const before = text.slice(0, text.length - last.length).trimEnd();
  if (before === '' || judge === undefined || isThanks(last) || !onlyTells(last, language)) return null;
  const { intent, abstained } = judge(last);
  const goesOn = !abstained && questionsIn(before, language).some((question) => judge(question).intent === intent);
  return goesOn ? null : { before, isUnclear: abstained };
}
