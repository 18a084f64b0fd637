/** What the library has to say to all that a patron asks, question by question. */
import { type AnswerToQuestion, answerQuestion } from './answer-question.ts';
import { dayAt } from './answer-search.ts';
import { withoutBranches } from './asked-about.ts';
import type { Asked } from './draft.ts';
import { continued } from './follow-up.ts';
import type { Library } from './library.ts';
import { openingHoursId } from './opening-answer.ts';
import { asksWhetherOpen } from './opening-asked.ts';
import { onlyQuestionIn } from './questions.ts';
import { requestsIn } from './requests.ts';
import type { Millis, Tag } from './thread.ts';

export interface Answers {
  /** At least one. */
  each: AnswerToQuestion[];
  /** How many questions are asked. */
  questions: number;
}

export function answersTo(library: Library, asked: Asked, tag: Tag, now: Millis): Answers {
  const { language } = tag;
  const about = tag.goesOn === undefined ? [] : (asked.earlier ?? []).slice(-tag.goesOn);
  if (about.length > 0) return { each: [goneOn(library, asked, about.join('\n'), tag, now)], questions: 1 };
  const { questions, unclear } = requestsIn(asked, language);
  const apart =
    questions.length > 1 || unclear ? questions.map((text) => partAnswered(library, asked, text, tag, now)) : [];
  // Where no question says enough by itself, all of them together may.
  const each = apart.some(({ found }) => found !== null) ? apart : [wholeAnswered(library, asked.text, tag, now)];
  return { each, questions: questions.length + (unclear ? 1 : 0) };
}

/** A message that goes on with a question before it. To whom one answer said too little it says no more the second time. */
function goneOn(library: Library, asked: Asked, about: string, tag: Tag, now: Millis): AnswerToQuestion {
  const { branches, timezone } = library.settings;
  const text = continued(about, asked.text, { branches, today: dayAt(now, timezone) });
  const answer = wholeAnswered(library, text, tag, now);
  const { found, others } = answer;
  if (found === null || found.id === openingHoursId || found.id !== asked.before) return answer;
  return { ...answer, found: null, others: [found, ...others] };
}

/**
 * What stands: what is not sure enough to be drafted comes first among the others. Whoever is angry has a complaint, which
 * the nearest answer may be what they are angry about.
 */
function standing(answer: AnswerToQuestion, abstained: boolean, upset: boolean): AnswerToQuestion {
  const { found, certain, others } = answer;
  if (found === null || !abstained || (certain && !upset)) return answer;
  return { ...answer, found: null, others: [found, ...others] };
}

/** One of several questions, by what it asks itself: the name of a branch in it says only where. */
function partAnswered(library: Library, asked: Asked, text: string, tag: Tag, now: Millis): AnswerToQuestion {
  const own = asked.judge?.(withoutBranches(text, library.settings.branches));
  const { intents, confidence, abstained } = own === undefined ? wantedIn(tag) : { ...own, intents: [own.intent] };
  const question = { text, message: asked.text, intents, confidence, language: tag.language };
  return standing(answerQuestion(library, { ...question, oneOfSeveral: own === undefined }, now), abstained, tag.upset);
}

/** The message as one question. What it surely asks of opening hours, behind whatever it tells, comes before its subject. */
function wholeAnswered(library: Library, text: string, tag: Tag, now: Millis): AnswerToQuestion {
  const { language } = tag;
  const { intents, confidence, abstained } = wantedIn(tag);
  const question = { text, message: text, intents, confidence, language, oneOfSeveral: false };
  const whole = standing(answerQuestion(library, question, now), abstained, tag.upset);
  const only = onlyQuestionIn(text, language);
  if (only === null || whole.found?.id === openingHoursId || !asksWhetherOpen(only)) return whole;
  const hours = answerQuestion(library, { ...question, text: only, message: only, intents: ['opening_hours'] }, now);
  return hours.certain && hours.found?.id === openingHoursId ? hours : whole;
}

function wantedIn({ intent, also, confidence, abstained }: Tag) {
  return { intents: [intent, ...also], confidence, abstained };
}
