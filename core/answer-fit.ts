/** Whether what was found answers what was asked: the nearest of many may speak of something else. */
import type { RankedAnswer } from './answer-search.ts';
import { daysAsked } from './day-asked.ts';
import { words } from './features.ts';
import type { Answer, Library } from './library.ts';
import { asksWhetherOpen } from './opening-asked.ts';
import { type Said, type Subject, saidBy, subjectOf } from './subject.ts';

// Chosen on half of the questions that were left out of the answers' own and tried on the other half: of what nearness alone
// drafts wrongly a third falls away, and of what it drafts rightly one in fifty.
/** Below this score it is chance what is nearest. */
const nearEnough = 0.045;
/**
 * What speaks for an answer: that triage is sure of its topic, how many rare words of the question it says, and all their
 * meanings. Against it: what it leaves out and the second one says.
 */
const weights = { topic: 0.7, share: 0.4, wholly: 0.2, leftOut: 0.3 };
/**
 * That much has to be left where the nearness of the second answer, as a part of its own, is taken away: more than where
 * both are as near.
 */
const enough = 0.3;
/** In a language that the answer has no text in nobody can tell what it speaks of. */
const unknown: Said = { share: 0.5, wholly: true };
const mostCandidates = 3;
/** Who asks for hours without a word of opening tells why: so much may be of something else. */
const some = 0.4;
/** Who asks with such a word, and says so much that the hours speak of, asks for nothing else. */
const most = 0.6;

export interface Asked {
  text: string;
  /** ISO 639-1: the patron's. */
  language: string;
  /** What the text speaks of besides days and branches. */
  subject: Subject;
}

/** What the answers were ranked for. */
export interface Topic {
  intent: string;
  /** 0 to 1: how sure triage is of it. */
  confidence: number;
}

export interface FittingAnswer {
  answer: Answer;
  score: number;
  /** How much speaks for it: 1.3 at most, and no probability. */
  fit: number;
}

/** The one of the nearest answers that most speaks for; null where too little does for any, or as much for another. */
export function bestFitting(
  library: Library,
  asked: Asked & Topic,
  answers: readonly Answer[],
  ranked: readonly RankedAnswer[],
): FittingAnswer | null {
  const [first] = answers;
  const nearest = answers.filter((answer) => answer === first || mayRival(answer, first)).slice(0, mostCandidates);
  const candidates = nearest.flatMap((answer) => {
    const score = scoreIn(ranked, answer);
    return score < nearEnough ? [] : [{ answer, score, fit: fitOf(library, asked, answer, ranked) }];
  });
  const [best] = candidates.toSorted((a, b) => b.fit - a.fit);
  return best !== undefined && best.fit > enough ? best : null;
}

/** A closure that does not come first is one of another house or day; of usual hours, the first are those of the house that is meant. */
const mayRival = (answer: Answer, first: Answer | undefined) =>
  !answer.notice && !(first !== undefined && isOfHours(first) && isOfHours(answer));

/** A second answer that is nearly as near takes away what would be enough by itself. */
function fitOf(library: Library, asked: Asked & Topic, answer: Answer, ranked: readonly RankedAnswer[]): number {
  // The usual hours of all houses are asked for in the same words: none of them rivals another.
  const alike = isOfHours(answer) ? library.answers.filter(isOfHours) : [answer];
  const isStrange = answer.texts[asked.language] === undefined;
  const { share, wholly } = isStrange ? unknown : saidBy(library, asked.subject, alike);
  const topic = answer.intents.some((intent) => intent === asked.intent) ? asked.confidence : 0;
  const spoken = weights.share * share + (wholly ? weights.wholly : 0);
  const second = ranked.find((each) => !alike.includes(each.answer));
  if (second === undefined) return weights.topic * topic + spoken;
  const leftOut = isStrange ? 0 : saidBy(library, asked.subject, [...alike, second.answer]).share - share;
  const rivalry = (second.score / scoreIn(ranked, answer)) * (1 + weights.leftOut * leftOut);
  return weights.topic * topic + spoken - rivalry;
}

const scoreIn = (ranked: readonly RankedAnswer[], answer: Answer) =>
  ranked.find((each) => each.answer === answer)?.score ?? 0;

/**
 * Whether the hours of a day may answer a question that was taken for one of hours: it says that it asks whether we are
 * open, or asks for little that has nothing to do with hours. Surely, where it does both.
 */
export function asksForHours(library: Library, asked: Asked): 'no' | 'perhaps' | 'surely' {
  const ofHours = library.answers.filter(isOfHours);
  const { share } = saidBy(library, asked.subject, ofHours);
  // In a language that they have no text in, nobody can tell which of its words are rare.
  const strange = ofHours.every(({ texts }) => texts[asked.language] === undefined);
  if (asksWhetherOpen(asked.text)) return strange || share >= most ? 'surely' : 'perhaps';
  return share >= some ? 'perhaps' : 'no';
}

const isOfHours = ({ intents }: Answer) => intents.includes('opening_hours');

/** @param today YYYY-MM-DD in the library's zone */
export function readFor(library: Library, text: string, language: string, today: string): Asked {
  const { said, unread } = daysAsked(text, today);
  return { text, language, subject: subjectOf(library, text, words(`${said ?? ''} ${unread ?? ''}`)) };
}
