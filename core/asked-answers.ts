/** What the library has to say to all that a patron asks, question by question. */
import { type AnswerToQuestion, answerQuestion, branchContactId, type Proposal } from './answer-question.ts';
import { dayAt } from './answer-search.ts';
import { withoutBranches } from './asked-about.ts';
import type { Asked } from './draft.ts';
import { continued, withCorrections } from './follow-up.ts';
import type { Library } from './library.ts';
import { openingHoursId } from './opening-answer.ts';
import { asksWhetherOpen } from './opening-asked.ts';
import { asksNothing, onlyQuestionIn, questionsIn, wordsIn } from './questions.ts';
import { courtesies, requestsIn } from './requests.ts';
import type { Millis, Tag } from './thread.ts';

export interface Answers {
  /** At least one. */
  each: AnswerToQuestion[];
  /** How many questions are asked. */
  questions: number;
}

/**
 * The answers to what the open messages ask: to all of them together where they go on with a question before, else to each
 * question by itself. What would be out of place is among the others only.
 */
export function answersTo(library: Library, written: Asked, tag: Tag, now: Millis): Answers {
  const asked = corrected(library, written, tag, now);
  const about = tag.goesOn === undefined ? [] : (asked.earlier ?? []).slice(-tag.goesOn);
  const { each, questions } =
    about.length > 0
      ? {
          each: [goneOn(library, asked, about.join('\n'), tag, now)],
          questions: questionsIn(asked.text, tag.language).length,
        }
      : byThemselves(library, asked, tag, now);
  const isOutOfPlace = outOfPlace(library, asked, { ...tag, goesOn: about.length > 0 });
  const kept = each.map((answer) =>
    answer.found !== null && isOutOfPlace(answer.found)
      ? { ...answer, found: null, others: [answer.found, ...answer.others] }
      : answer,
  );
  return { each: kept, questions };
}

/** With what an open message corrects in the one before it. */
function corrected({ settings }: Library, asked: Asked, { language }: Tag, now: Millis): Asked {
  const { branches, timezone } = settings;
  const { messages = [] } = asked;
  const kept = withCorrections(messages, language, { branches, today: dayAt(now, timezone) });
  return kept.length === messages.length ? asked : { ...asked, text: kept.join('\n'), messages: kept };
}

/** A message that goes on with questions before it. */
function goneOn(library: Library, asked: Asked, about: string, tag: Tag, now: Millis): AnswerToQuestion {
  const { branches, timezone } = library.settings;
  const text = continued(about, asked.text, { branches, today: dayAt(now, timezone) });
  return wholeAnswered(library, text, tag, now);
}

function byThemselves(library: Library, asked: Asked, tag: Tag, now: Millis): Answers {
  const { questions, unclear } = requestsIn(asked, tag.language);
  const apart =
    questions.length > 1 || unclear ? questions.map((text) => partAnswered(library, asked, text, tag, now)) : [];
  // Where no question says enough by itself, all of them together may.
  const each = apart.some(({ found }) => found !== null) ? apart : [wholeAnswered(library, asked.text, tag, now)];
  return { each, questions: questions.length + (unclear ? 1 : 0) };
}

/**
 * Kind words to whoever is angry: "thanks for nothing". And what is not said after the answer before: the same again to
 * whom it said too little or who asks nothing, what is about something else than the question that is gone on with, and
 * a greeting.
 */
function outOfPlace(
  library: Library,
  { text, before }: Asked,
  { goesOn, language, upset }: { goesOn: boolean; language: string; upset: boolean },
): (found: Proposal) => boolean {
  return (found) => {
    const intents = computed[found.id] ?? library.answers.find(({ id }) => id === found.id)?.intents ?? [];
    if (upset && intents.some((intent) => intent !== null && courtesies.includes(intent))) return true;
    if (before === undefined || before === null) return false;
    const isSame = found.id === before.answerId && (!(found.id in computed) || saysAll(before.text, found));
    const asked = before.intent !== null && hours.includes(before.intent) ? hours : [before.intent];
    if (goesOn) return isSame || (before.intent !== null && !intents.some((intent) => asked.includes(intent)));
    return (isSame && asksNothing(text, language)) || intents.some((intent) => intent === 'smalltalk');
  };
}

const hours: readonly (string | null)[] = ['opening_hours', 'closure'];

/** What is worked out, and no answer of the library's. */
const computed: Readonly<Record<string, readonly (string | null)[]>> = {
  [openingHoursId]: hours,
  [branchContactId]: ['contact_location'],
};

const saysAll = (said: string, { texts }: Proposal) => Object.values(texts).some((text) => said.includes(text));

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

/** Too few to tell the topic by, as in "Tomorrow open?". */
const fewWords = 4;

/** The message as one question. What it surely asks of opening hours, behind whatever it tells, comes before its subject. */
function wholeAnswered(library: Library, text: string, tag: Tag, now: Millis): AnswerToQuestion {
  const { language } = tag;
  const { intents, confidence, abstained } = wantedIn(tag);
  const question = { text, message: text, intents, confidence, language, oneOfSeveral: false };
  const whole = standing(answerQuestion(library, question, now), abstained, tag.upset);
  const only = onlyQuestionIn(text, language) ?? (abstained && wordsIn(text) <= fewWords ? text : null);
  if (only === null || whole.found?.id === openingHoursId || !asksWhetherOpen(only)) return whole;
  const hours = answerQuestion(library, { ...question, text: only, message: only, intents: ['opening_hours'] }, now);
  return hours.certain && hours.found?.id === openingHoursId ? hours : whole;
}

function wantedIn({ intent, also, confidence, abstained }: Tag) {
  return { intents: [intent, ...also], confidence, abstained };
}
