/** Whether what was found answers what was asked: the nearest of many may speak of something else. */
import type { RankedAnswer } from './answer-search.ts';
import { daysAsked } from './day-asked.ts';
import { words } from './features.ts';
import type { Answer, Library } from './library.ts';
import { asksWhetherOpen } from './opening-asked.ts';
import { type Subject, saidBy, subjectOf } from './subject.ts';

// Chosen on questions that were left out of the answers' own: of what was drafted wrongly two fifths fall away, and of what
// was drafted rightly one in twelve.
/** An answer that says less than this of what is asked for speaks of something else. */
const hardlyAny = 0.2;
/** So much it has to say where another is nearly as near. */
const most = 0.6;
const nearlyAsNear = 0.7;
/** From here on nothing tells which of the two is meant. */
const asNear = 0.93;
/** Who asks for hours without a word of opening tells why: so much may be of something else. */
const some = 0.4;
/** From here on the second may be meant, where the first leaves out something. */
const near = 0.6;
const mostRivals = 2;

export interface Asked {
  text: string;
  /** ISO 639-1: the patron's. */
  language: string;
  /** What the text speaks of besides days and branches. */
  subject: Subject;
}

/**
 * The nearest of the answers that speaks of what is asked; of the others only one that is nearly as near as the first may.
 * Null where none does, or two do and nothing tells which is meant.
 */
export function nearestThatSpeaks(
  library: Library,
  asked: Asked,
  answers: readonly Answer[],
  ranked: readonly RankedAnswer[],
): Answer | null {
  const scoreOf = (answer: Answer) => ranked.find((each) => each.answer === answer)?.score ?? 0;
  const [first, ...others] = answers;
  if (first === undefined) return null;
  const rivals = others.filter((answer) => scoreOf(answer) >= nearlyAsNear * scoreOf(first)).slice(0, mostRivals);
  const [best, next] = [first, ...rivals].filter((answer) => speaksOfIt(library, asked, answer, ranked));
  if (best === undefined || next === undefined || (isOfHours(best) && isOfHours(next))) return best ?? null;
  return scoreOf(next) >= asNear * scoreOf(best) ? null : best;
}

/**
 * Whether an answer says the rare words of a question, or others that mean the same: most of them where a second answer is
 * nearly as near. In a language that the answer has no text in nobody can tell.
 */
function speaksOfIt(library: Library, asked: Asked, answer: Answer, ranked: readonly RankedAnswer[]): boolean {
  if (answer.texts[asked.language] === undefined) return true;
  // The usual hours of all houses are asked for in the same words: none of them rivals another.
  const alike = isOfHours(answer) ? library.answers.filter(isOfHours) : [answer];
  const { share, wholly } = saidBy(library, asked.subject, alike);
  const own = ranked.find((each) => each.answer === answer)?.score ?? 0;
  const next = ranked.find((each) => !alike.includes(each.answer))?.score ?? 0;
  if (share < hardlyAny || (share < most && next >= nearlyAsNear * own)) return false;
  return wholly || next < near * own;
}

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
