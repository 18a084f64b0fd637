/** What the library has to say to one question: a notice of a closure, the hours of that day, or the nearest answer. */
import { type Asked, askedFor, asksForHours, bestFitting, type FittingAnswer, scoreIn } from './answer-fit.ts';
import { wordingsOf } from './answer-index.ts';
import { dayAt, type RankedAnswer, rankAnswers } from './answer-search.ts';
import { asksOfThings, branchesNamed, inPlace, withoutBranches } from './asked-about.ts';
import { contactAnswer } from './contact-answer.ts';
import { type DaysAsked, daysAsked } from './day-asked.ts';
import { fallsOnClosedDay } from './event-days.ts';
import { words } from './features.ts';
import type { Answer, Library, LibrarySettings } from './library.ts';
import { withNoticesFirst } from './notice.ts';
import { type OpeningAnswer, openingAnswer, openingHoursId } from './opening-answer.ts';
import { knowsTheHours, speaksOfOpening, tellsNoReason } from './opening-wished.ts';
import { asksOfOtherPlace, onlySaysWhere } from './place-asked.ts';
import { onlyPoints } from './pointing.ts';
import { redact } from './privacy.ts';
import { onlySuggests, speaksOfEvent } from './suggestion.ts';
import { isRefusal, onlyTakesNote } from './thanks.ts';
import type { Millis } from './thread.ts';
import type { Wordings } from './wording.ts';

/** In the place of an answer's id: address and numbers of a branch, as the settings have them. */
export const branchContactId = 'branch-contact';
/** Of the nearest answer's score. */
const nearlyAsNear = 0.6;
/** From so much on that speaks for an answer nine in ten are right, however unsure the topic is. */
const surelyFits = 1;
/** And so near it has to be: a single word in common may be chance. */
const surelyNear = 0.08;

export interface Question {
  text: string;
  /** The whole message that it is a part of: a branch may be named in another sentence. */
  message: string;
  /** What it may ask for, the likeliest first; at least one. */
  intents: readonly string[];
  /** 0 to 1: how sure triage is of that. */
  confidence: number;
  /** ISO 639-1: the patron's. */
  language: string;
  /** True for one of several in a message, of which nobody has said which intent is its own. */
  oneOfSeveral: boolean;
}

/** Something of the library's own that can be proposed. */
export interface Proposal extends Wordings {
  id: string;
}

export interface AnswerToQuestion {
  /** Null where nothing is near enough. */
  found: Proposal | null;
  /** True where the answer fits however unsure the topic is: so much speaks for it. */
  certain: boolean;
  /** What else may be meant, best first. */
  others: readonly Proposal[];
  /** A day or time that was seen and not understood, or null. */
  unread: string | null;
}

/**
 * Where hours or a closure are asked for: that a branch is closed today (see `withNoticesFirst`), else the hours of the
 * day that is asked about, else the nearest answer. Whatever else is asked for: the nearest answer, and where there is
 * none the hours; these alone where what takes place every week is asked about on a day that is closed. Nothing where a
 * day of which hours are asked cannot be read, or where a place is asked about that is none of ours. Whoever asks how to
 * reach a branch gets that branch's address and numbers.
 */
export function answerQuestion(library: Library, question: Question, now: Millis): AnswerToQuestion {
  const { settings } = library;
  const search = searchFor(library, question, now);
  const { intent, nearest, noticed, read, asksHours } = search;
  const fits = bestFitting(library, { ...read, intent, confidence: question.confidence }, nearest, search.ranked);
  // No hours tell why they are what they are, or will be others; why it is shut on a day, the closure tells.
  const knowsThem = asksHours && knowsTheHours(question.text) && search.named.days.length === 0;
  const near = nearIn(search, question, fits).filter((answer) => !(knowsThem && tellsNoReason(answer)));
  const shut = !asksHours && near.some((answer) => fallsOnClosedDay(answer, search, settings));
  const hours = shut ? search.hoursFor('opening_hours') : search.hours;
  const forHours = shut ? 'surely' : asksForHours(library, read);
  // The usual hours of a house say less than those of the day.
  const pointless = knowsThem && search.named.weekly.length > 0;
  const told = pointless || (forHours === 'no' && !isUsualHours(near[0], settings)) ? [] : hours;
  const hoursFirst = shut || (!noticed && asksHours);
  const contact = intent === 'contact_location' ? contactOf(contactAnswer(search.text, settings)) : [];
  const inOrder = hoursFirst ? [...told, ...(shut ? [] : near)] : [...contact, ...near, ...told];
  const [meant = null] = isForStaff(search, question, settings) ? [] : inOrder;
  const ofHours = shut || asksHours || (!question.oneOfSeveral && question.intents.some(isHours));
  const [given] = near.filter((answer) => answer === meant);
  const unread = ofHours ? unreadIn(search.named, given) : null;
  // What was read beside it may be another day than the one that is meant.
  const found = unread === null ? meant : null;
  const toThePoint = found === fits?.answer || shut || (nearest[0]?.intents.some(isHours) ?? false);
  // Whatever it is of opening and closing: the hours of that day tell both.
  const exact =
    contact.some((each) => each === found) ||
    (hoursFirst && forHours === 'surely' && told.some((each) => each === found));
  return {
    found,
    certain: found !== null && (exact || (!noticed && isSure(fits) && toThePoint)),
    others: [...contact, ...hours, ...nearest].filter((each) => each !== found),
    unread,
  };
}

/** What the library has that may be meant. */
interface Search {
  /** Of those that may be asked for, the one that fits best. */
  intent: string;
  /** Whether that is when a house is open, or why not. */
  asksHours: boolean;
  ranked: readonly RankedAnswer[];
  /** The question in its place, without personal data: what is told on from here is shown to staff. */
  text: string;
  today: string;
  /** The days that it names. */
  named: DaysAsked;
  /** The ranked answers, notices of a closure and the usual hours of the house that is meant before the others. */
  nearest: readonly Answer[];
  /** Whether the first is such a notice. */
  noticed: boolean;
  /** The hours of the day that is named, as far as they are asked for under an intent. */
  hoursFor: (intent: string) => Proposal[];
  /** As far as they are under that one. */
  hours: readonly Proposal[];
  read: Asked;
}

function searchFor(library: Library, question: Question, now: Millis): Search {
  const { settings } = library;
  const { language, intents, message } = question;
  const today = dayAt(now, settings.timezone);
  const { intent, ranked } = nearestOf(library, question, now);
  const placed = inPlace(question, settings.branches);
  // What is out of order may be named in another sentence, too.
  const about = { text: asksOfThings(message) ? message : placed, intent, today };
  const ordered = ranked.map(({ answer }) => answer);
  const { answers, noticed } = withNoticesFirst(ordered, about, settings);
  const text = redact(placed, { now });
  const also = intents.filter((each) => each !== intent);
  // Reading the days takes the most time here, and most questions stand as they were asked.
  const named = daysAsked(text, today);
  const read = askedFor(library, question, text === question.text ? named : daysAsked(question.text, today));
  const hoursFor = (as: string) => hoursOf(openingAnswer(settings, { text, intent: as, also, language }, now, named));
  const hours = hoursFor(intent);
  const usual = !noticed && intent === 'opening_hours' && hours.length === 0;
  const nearest = usual ? usualHoursFirst(answers, ranked, { text, named, settings }) : answers;
  return { intent, asksHours: isHours(intent), ranked, text, today, named, nearest, noticed, hoursFor, hours, read };
}

/** A notice, or what fits; in a language that no answer is asked in, which shares no words, the only one for what is asked. */
function nearIn({ nearest, noticed, intent }: Search, question: Question, fits: FittingAnswer | null): Answer[] {
  const [first] = nearest;
  const fitting = nearest.filter((answer) => !answer.notice && answer.intents.some((each) => each === intent));
  const [only, ...others] = fitting;
  const strange = only !== undefined && only.questions[question.language] === undefined;
  const alone = !question.oneOfSeveral && strange && others.length === 0 && only === first;
  if (first && (noticed || alone)) return [first];
  return fits ? [fits.answer] : [];
}

/**
 * Whoever would have other hours knows these, and whoever would have an event knows that there is none; of another place
 * we know nothing, a "no, thanks", an "all right" or a place alone asks for nothing, and "how much is that?" alone says not
 * of what: what was found is at hand, should staff want it.
 */
function isForStaff({ asksHours, intent, noticed, today }: Search, question: Question, settings: LibrarySettings) {
  const ofOurs = asksHours || speaksOfOpening(question.text) || speaksOfEvent(question.text);
  const proposes = !noticed && ofOurs && onlySuggests(question.text, question.language);
  const somewhere = asksHours || intent === 'contact_location';
  const asksNothing = [isRefusal, onlyTakesNote, onlySaysWhere].some((is) => is(question.text));
  return (
    asksNothing ||
    proposes ||
    onlyPoints(question.message) ||
    (somewhere && asksOfOtherPlace(question.text, settings, today))
  );
}

const isSure = (fits: FittingAnswer | null) => fits !== null && fits.fit >= surelyFits && fits.score >= surelyNear;

const hoursOf = (live: OpeningAnswer | null): Proposal[] =>
  live === null ? [] : [{ id: openingHoursId, texts: live.texts }];

const contactOf = (texts: Record<string, string> | null): Proposal[] =>
  texts === null ? [] : [{ id: branchContactId, texts }];

/**
 * Asked for hours without a day, the house that is meant comes first, else the main one, where it is nearly as near: those
 * of all houses and seasons are asked for in the same words.
 */
function usualHoursFirst(
  answers: readonly Answer[],
  ranked: readonly RankedAnswer[],
  { text, named, settings }: { text: string; named: DaysAsked; settings: LibrarySettings },
): readonly Answer[] {
  const { branches } = settings;
  const [place = branches[0]?.id] = branchesNamed(text, branches);
  const [nearest] = answers;
  if (nearest === undefined || (named.unread !== null && isAskedWith(nearest, named.unread))) return answers;
  const usual = answers.find(
    ({ title, notice }) => !notice && branchesNamed(title, branches).some((branch) => branch === place),
  );
  if (usual === undefined || scoreIn(ranked, usual) < nearlyAsNear * scoreIn(ranked, nearest)) return answers;
  return [usual, ...answers.filter((answer) => answer !== usual)];
}

/** What names a day and was not understood, unless the answer that is given is the one about just that. */
function unreadIn({ unread }: DaysAsked, given: Answer | undefined): string | null {
  return unread !== null && given !== undefined && isAskedWith(given, unread) ? null : unread;
}

/** Whether any of what an answer is asked with says all words of this. */
function isAskedWith(answer: Answer, said: string): boolean {
  const wanted = words(said);
  return wordingsOf(answer).some((wording) => {
    const own = new Set(words(wording));
    return wanted.every((word) => own.has(word));
  });
}

const isUsualHours = (answer: Answer | undefined, { branches }: LibrarySettings) =>
  answer?.intents.includes('opening_hours') && !answer.notice && branchesNamed(answer.title, branches).length > 0;

const isHours = (intent: string) => intent === 'opening_hours' || intent === 'closure';

/**
 * The library's answers that share anything with the question, under the intent that fits it best. Where it is says nothing
 * of that: the hours of a branch speak of it more than any other answer.
 */
function nearestOf(library: Library, { text, intents, confidence, language, oneOfSeveral }: Question, now: Millis) {
  const rank = (intent: string, asked: string) =>
    rankAnswers(library, asked, { intent, confidence, language }, now).filter(({ score }) => score > 0);
  const bare = withoutBranches(text, library.settings.branches);
  const likely = (oneOfSeveral ? intents : intents.slice(0, 1)).map((intent) => ({
    intent,
    ranked: rank(intent, bare),
  }));
  const best = ({ ranked }: { ranked: readonly RankedAnswer[] }) => ranked[0]?.score ?? 0;
  const chosen = likely.reduce((one, each) => (best(each) > best(one) ? each : one), likely[0] ?? nothing);
  return bare === text || !isHours(chosen.intent) ? chosen : { ...chosen, ranked: rank(chosen.intent, text) };
}

const nothing: { intent: string; ranked: RankedAnswer[] } = { intent: '', ranked: [] };
