/** Whether what was found answers what was asked: the nearest of many may speak of something else. */
import type { RankedAnswer } from './answer-search.ts';
import type { DaysAsked } from './day-asked.ts';
import { isDenied } from './denial.ts';
import { faultsTold, isMeantFor, sendsBack } from './fault.ts';
import { words } from './features.ts';
import type { Answer, Library } from './library.ts';
import { asksWhetherOpen } from './opening-asked.ts';
import { type Said, type Subject, saidBy, subjectOf } from './subject.ts';
import { asksForTitle } from './title-asked.ts';

/** Below this score it is chance what is nearest. */
const nearEnough = 0.045;
/**
 * What speaks for an answer: that triage is sure of its topic, how many rare words of the question it says, all their
 * meanings, and that something like it was asked before, which many words are seldom. Against it: a second answer that is
 * nearly as near. Learnt by logistic regression from the three nearest answers to 1,119 questions that were not among the
 * answers' own, 416 of which the library has no answer to: a third of these gets a draft, where weights chosen by hand
 * drafted for nearly half, and no fewer drafts are right.
 */
const weights = { without: -1.35, topic: 1.5, said: 1, wholly: 1.6, closest: 2, words: 0.55, rivalry: 1.4 };
/** Nothing near counts as if that much were. */
const leastNear = 0.02;
/** Four in ten that just reach this are right: a wrong draft costs staff a look, a missing one a reply of their own. */
const enough = -0.5;
/** Whoever asks for a title, of which the topic is so sure, is told how any is found. */
const sureOfCatalogue = 0.8;
/** So much speaks at least for what is meant, however little it says of the question. */
const leastWhenMeant = 0.5;
/** In a language that the answer has no text in nobody can tell what it speaks of; nor where no word is rare. */
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
  /** How much speaks for it: the logarithm of its odds to be right, so that at 0 it is as likely as not. */
  fit: number;
}

/** The one of the nearest answers that most speaks for; null where too little does for any. */
export function bestFitting(
  library: Library,
  asked: Asked & Topic,
  answers: readonly Answer[],
  ranked: readonly RankedAnswer[],
): FittingAnswer | null {
  const [first] = answers;
  const entered = answers.find((answer) => isEntered(answer) && isNamed(answer, asked.text));
  const rivals = answers.filter((answer) => answer === first || mayRival(answer, first));
  const nearest = entered === undefined ? rivals.slice(0, mostCandidates) : [entered];
  const faults = faultsTold(asked.text);
  const candidates = nearest.flatMap((answer) => {
    const score = scoreIn(ranked, answer);
    // How well it serves is no answer to who says that it does not.
    const strange = faults.length > 0 && (!isMeantFor(answer, faults) || sendsBack(answer, asked.text));
    const unfit = score < nearEnough || strange || isDenied(answer, asked.text);
    const fit = fitOf(library, asked, answer, ranked);
    const meant = answer === entered || isOfTitle(asked, answer);
    return unfit ? [] : [{ answer, score, fit: meant ? Math.max(leastWhenMeant, fit) : fit }];
  });
  const [best] = candidates.toSorted((a, b) => b.fit - a.fit);
  return best !== undefined && best.fit > enough ? best : null;
}

/** A closure that does not come first is one of another house or day; of usual hours, the first are those of the house that is meant. */
const mayRival = (answer: Answer, first: Answer | undefined) =>
  !answer.notice && !(first !== undefined && isOfHours(first) && isOfHours(answer));

/** Entered by a lead in Slack: it has its title alone, and nobody has asked it anything yet. */
const isEntered = ({ questions, notice }: Answer) => !notice && Object.keys(questions).length === 0;

/** Shorter ones begin many a word: "App", "Neu". */
const isLong = (word: string) => word.length > 4;

/** Whether a question says all words of the title, in whatever case: what a lead enters is of more weight than what is usual. */
function isNamed({ title }: Answer, text: string): boolean {
  const said = words(text);
  const isSaid = (word: string) => said.some((each) => each === word || (isLong(word) && each.startsWith(word)));
  const named = words(title);
  return named.length > 0 && named.every(isSaid);
}

function fitOf(library: Library, asked: Asked & Topic, answer: Answer, ranked: readonly RankedAnswer[]): number {
  // The usual hours of all houses are asked for in the same words: none of them rivals another.
  const alike = isOfHours(answer) ? library.answers.filter(isOfHours) : [answer];
  const isStrange = answer.texts[asked.language] === undefined;
  const { share, wholly } = isStrange ? unknown : saidBy(library, asked.subject, alike);
  const said = asked.subject.words?.length === 0 ? unknown.share : share;
  const topic = answer.intents.some((intent) => intent === asked.intent) ? asked.confidence : 0;
  const own = ranked.filter((each) => alike.includes(each.answer));
  const closest = Math.max(...own.map((each) => each.closest));
  const second = ranked.find((each) => !alike.includes(each.answer));
  const rivalry = (second?.score ?? 0) / Math.max(...own.map(({ score }) => score));
  return (
    weights.without +
    weights.topic * topic +
    weights.said * said +
    (wholly ? weights.wholly : 0) +
    weights.closest * Math.log(leastNear + closest) +
    weights.words * Math.log(1 + words(asked.text).length) -
    weights.rivalry * rivalry
  );
}

/** Which title is asked for says nothing of the answer that tells how any is found. */
function isOfTitle({ intent, confidence, text }: Asked & Topic, { intents }: Answer): boolean {
  return intent === 'catalogue' && confidence >= sureOfCatalogue && intents.includes(intent) && asksForTitle(text);
}

export const scoreIn = (ranked: readonly RankedAnswer[], answer: Answer) =>
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
  // However it is spelt: "geöfnet" is a word that no text of theirs has.
  const nothingElse = asked.subject.words?.every(asksWhetherOpen) ?? false;
  if (asksWhetherOpen(asked.text)) return strange || nothingElse || share >= most ? 'surely' : 'perhaps';
  return share >= some ? 'perhaps' : 'no';
}

const isOfHours = ({ intents }: Answer) => intents.includes('opening_hours');

/** @param named the days that the text names */
export function askedFor(library: Library, { text, language }: Omit<Asked, 'subject'>, named: DaysAsked): Asked {
  const { said, unread } = named;
  return { text, language, subject: subjectOf(library, text, words(`${said ?? ''} ${unread ?? ''}`)) };
}
