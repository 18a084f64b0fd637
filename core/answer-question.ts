/** What the library has to say to one question: a notice of a closure, the hours of that day, or the nearest answer. */
import { dayAt, type RankedAnswer, rankAnswers } from './answer-search.ts';
import { asksOfThings, branchesNamed } from './asked-about.ts';
import { daysAsked } from './day-asked.ts';
import { words } from './features.ts';
import type { Answer, Library, LibrarySettings } from './library.ts';
import { withNoticesFirst } from './notice.ts';
import { openingAnswer } from './opening-answer.ts';
import { redact } from './privacy.ts';
import type { Millis } from './thread.ts';
import type { Wordings } from './wording.ts';

/** Below this score the first answer is too often the wrong one, on questions that the library's answers had not seen. */
const nearEnough = 0.06;
/** Of the nearest answer's score. */
const nearlyAsNear = 0.6;
/** From this score on the answer's own questions ask it nearly word for word. */
const wordForWord = 0.18;

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
  /** True where the answer fits however unsure the topic is: its own questions ask just this. */
  certain: boolean;
  /** What else may be meant, best first. */
  others: readonly Proposal[];
  /** A day or time that was seen and not understood, or null. */
  unread: string | null;
}

/**
 * Where hours or a closure are asked for: that a branch is closed today (see `withNoticesFirst`), else the hours of the
 * day that is asked about, else the nearest answer. Whatever else is asked for: the nearest answer, and where there is
 * none the hours.
 */
export function answerQuestion(library: Library, question: Question, now: Millis): AnswerToQuestion {
  const { settings } = library;
  const { language, intents } = question;
  const today = dayAt(now, settings.timezone);
  const { intent, ranked } = nearestOf(library, question, now);
  const answers = ranked.map(({ answer }) => answer);
  const placed = inPlace(question, settings);
  // What is out of order may be named in another sentence, too.
  const about = asksOfThings(question.message) ? question.message : placed;
  const { answers: noticesFirst, noticed } = withNoticesFirst(answers, { text: about, intent, today }, settings);
  // What is told on from here, and shown to staff, has no personal data in it.
  const masked = redact(placed);
  const also = intents.filter((each) => each !== intent);
  const live = openingAnswer(settings, { text: masked, intent, also, language }, now);
  const usual = !noticed && live === null && intent === 'opening_hours';
  const nearest = usual ? usualHoursFirst(noticesFirst, ranked, { text: masked, today, settings }) : noticesFirst;
  const [first] = nearest;
  const hours: Proposal[] = live === null ? [] : [{ id: 'opening-hours', texts: live.texts }];
  // A question in a language that no answer is asked in shares no words: one answer alone for what is asked is the one.
  const fitting = nearest.filter((answer) => !answer.notice && answer.intents.some((each) => each === intent));
  const [only, ...others] = fitting;
  const strange = only !== undefined && only.questions[language] === undefined;
  const alone = !question.oneOfSeveral && strange && others.length === 0 && only === first;
  const score = ranked.find(({ answer }) => answer === first)?.score ?? 0;
  const near = first && (noticed || alone || score >= nearEnough) ? [first] : [];
  const unread = intents.some(isOfHours) ? unreadIn(masked, today, near) : null;
  // On a date that does not exist the usual hours may be wrong: staff see them beside the warning. In a season they hold.
  const dependable = unread !== null && /\d/.test(unread) && live === null && isOfHours(intent) ? [] : near;
  const [found = null] = !noticed && isOfHours(intent) ? [...hours, ...dependable] : [...dependable, ...hours];
  return {
    found,
    certain: found !== null && score >= wordForWord && (found === first || (first?.intents.some(isOfHours) ?? false)),
    others: [...hours, ...nearest].filter((each) => each !== found),
    unread,
  };
}

/**
 * Asked for hours without a day, the house that is meant comes first, else the main one, where it is nearly as near: those
 * of all houses and seasons are asked for in the same words.
 */
function usualHoursFirst(
  answers: readonly Answer[],
  ranked: readonly RankedAnswer[],
  { text, today, settings }: { text: string; today: string; settings: LibrarySettings },
): readonly Answer[] {
  const { branches } = settings;
  const [place = branches[0]?.id] = branchesNamed(text, branches);
  const { unread } = daysAsked(text, today);
  const [nearest] = answers;
  if (nearest === undefined || (unread !== null && speaksOf(nearest, words(unread)))) return answers;
  const scoreOf = (answer: Answer) => ranked.find((each) => each.answer === answer)?.score ?? 0;
  const usual = answers.find(
    ({ title, notice }) => !notice && branchesNamed(title, branches).some((branch) => branch === place),
  );
  if (usual === undefined || scoreOf(usual) < nearlyAsNear * scoreOf(nearest)) return answers;
  return [usual, ...answers.filter((answer) => answer !== usual)];
}

/** What names a day and was not understood, unless the answer is the one about just that. */
function unreadIn(text: string, today: string, near: readonly Answer[]): string | null {
  const { unread } = daysAsked(text, today);
  if (unread === null) return null;
  const said = words(unread);
  return near.some((answer) => speaksOf(answer, said)) ? null : unread;
}

function speaksOf({ title, questions }: Answer, said: readonly string[]): boolean {
  const wordings = [title, ...Object.values(questions).flat()];
  return wordings.some((wording) => said.every((word) => words(wording).includes(word)));
}

const isOfHours = (intent: string) => intent === 'opening_hours' || intent === 'closure';

/** The library's answers that share anything with the question, under the intent that fits it best. */
function nearestOf(library: Library, { text, intents, confidence, language, oneOfSeveral }: Question, now: Millis) {
  const likely = (oneOfSeveral ? intents : intents.slice(0, 1)).map((intent) => ({
    intent,
    ranked: rankAnswers(library, text, { intent, confidence, language }, now).filter(({ score }) => score > 0),
  }));
  const best = ({ ranked }: { ranked: readonly RankedAnswer[] }) => ranked[0]?.score ?? 0;
  return likely.reduce((chosen, each) => (best(each) > best(chosen) ? each : chosen), likely[0] ?? nothing);
}

const nothing: { intent: string; ranked: RankedAnswer[] } = { intent: '', ranked: [] };

/** The question with the branch that the rest of the message is about. */
function inPlace({ text, message }: Question, { branches }: LibrarySettings): string {
  const [place, ...others] = branchesNamed(message, branches);
  if (place === undefined || others.length > 0 || branchesNamed(text, branches).length > 0) return text;
  return `${text} ${branches.find(({ id }) => id === place)?.name}`;
}
