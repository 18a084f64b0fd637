/** What a patron asks in all their open messages, also where one of these only tells: nobody may overlook that it stays unanswered. */
import { asksNothing, goesBack, onlyTells, questionsIn } from './questions.ts';
import { isThanks } from './thanks.ts';
import type { Tag } from './thread.ts';

interface Said {
  /** All open messages, oldest first. */
  text: string;
  /** The same one by one; without them they are one. */
  messages?: readonly string[] | undefined;
  judge?: (text: string) => Pick<Tag, 'intent' | 'abstained'>;
}

export interface Requests {
  /** What is asked, in order, at least one. */
  questions: string[];
  /** Whether the last message tells besides what nobody can place, so that it says nothing of what is asked either. */
  unclear: boolean;
}

/** Kind words by themselves, however clear they are, ask for nothing. */
export const courtesies: readonly string[] = ['smalltalk', 'praise'];

/**
 * The questions, and among them each message that asks nothing and is clearly about something else than the other messages.
 * One that is about the same goes with the question after it, at the end with the last, as a remark does; so does one before
 * a question that is told only with it ("And what does that cost?").
 * @param language ISO 639-1
 */
export function requestsIn({ text, messages = [text], judge }: Said, language: string): Requests {
  if (judge === undefined || messages.length < 2) return { questions: questionsIn(text, language), unclear: false };
  const tells = (message: string) => onlyTells(message, language) && !isThanks(message);
  const last = messages.at(-1) ?? '';
  const unclear = tells(last) && judge(last).abstained;
  const said = (unclear ? messages.slice(0, -1) : messages).map((message) => ({
    message,
    asked: asksNothing(message, language) ? [] : questionsIn(message, language).map(judge),
  }));
  const topics = new Set(said.flatMap(({ asked }) => asked.map(({ intent }) => intent)));

  const groups: string[][] = [];
  let remarks: string[] = [];
  let questioned = false;
  for (const [i, { message, asked }] of said.entries()) {
    const asks = asked.length > 0;
    const next = said.slice(i + 1).find((later) => later.asked.length > 0);
    const leadsOn = next !== undefined && (next.asked[0]?.abstained || goesBack(next.message, language));
    const told = asks || leadsOn || !tells(message) ? null : judge(message);
    const apart = told !== null && !told.abstained && !topics.has(told.intent) && !courtesies.includes(told.intent);
    remarks.push(message);
    if (!asks && !apart) continue;
    if (told !== null) topics.add(told.intent);
    if (asks && questioned) groups.at(-1)?.push(...remarks);
    else groups.push(remarks);
    questioned = asks;
    remarks = [];
  }
  if (groups.length === 0) groups.push([]);
  groups.at(-1)?.push(...remarks);
  return { questions: groups.flatMap((group) => questionsIn(group.join('\n'), language)), unclear };
}
