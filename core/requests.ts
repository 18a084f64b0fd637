/** What a patron asks in all their open messages, also where one of these only tells: nobody may overlook that it stays unanswered. */
import { asksNothing, goesBack, onlyTells, questionsIn } from './questions.ts';
import { isThanks } from './thanks.ts';
import type { Tag } from './thread.ts';

type Judged = Pick<Tag, 'intent' | 'abstained'>;

interface Said {
  /** All open messages, oldest first. */
  text: string;
  /** The same one by one; without them they are one. */
  messages?: readonly string[] | undefined;
  judge?: (text: string) => Judged;
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
  const last = messages.at(-1) ?? '';
  const unclear = tells(last, language) && judge(last).abstained;
  const said = (unclear ? messages.slice(0, -1) : messages).map((message) => ({
    message,
    asked: asksNothing(message, language) ? [] : questionsIn(message, language).map(judge),
  }));
  const groups = grouped(said, standingApart(said, judge, language));
  return { questions: groups.flatMap((group) => questionsIn(group.join('\n'), language)), unclear };
}

const tells = (message: string, language: string) => onlyTells(message, language) && !isThanks(message);

/** An open message, and what each of its questions was taken for. */
interface Message {
  message: string;
  asked: readonly Judged[];
}

/** Of each message, whether it asks nothing and is clearly about something else than the others. */
function standingApart(said: readonly Message[], judge: (text: string) => Judged, language: string): boolean[] {
  const topics = new Set(said.flatMap(({ asked }) => asked.map(({ intent }) => intent)));
  const leads = leadingOn(said, language);
  return said.map(({ message, asked }, i) => {
    if (asked.length > 0 || leads[i] || !tells(message, language)) return false;
    const { intent, abstained } = judge(message);
    if (abstained || topics.has(intent) || courtesies.includes(intent)) return false;
    topics.add(intent);
    return true;
  });
}

/** Of each message, whether the next one that asks something is told only with what was said before it. */
function leadingOn(said: readonly Message[], language: string): boolean[] {
  const leads: boolean[] = [];
  let next = false;
  // From the end, so that each is read once, however many stand before it.
  for (const { message, asked } of said.toReversed()) {
    leads.push(next);
    const [first] = asked;
    if (first !== undefined) next = first.abstained || goesBack(message, language);
  }
  return leads.toReversed();
}

/** The messages that make one request each. */
function grouped(said: readonly Message[], apart: readonly boolean[]): string[][] {
  const groups: string[][] = [];
  let remarks: string[] = [];
  let questioned = false;
  for (const [i, { message, asked }] of said.entries()) {
    const asks = asked.length > 0;
    remarks.push(message);
    if (!asks && !apart[i]) continue;
    if (asks && questioned) groups.at(-1)?.push(...remarks);
    else groups.push(remarks);
    questioned = asks;
    remarks = [];
  }
  if (groups.length === 0) return [remarks];
  groups.at(-1)?.push(...remarks);
  return groups;
}
