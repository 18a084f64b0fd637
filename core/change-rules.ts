/** What leads may enter about the library, and why something is refused. */
import { Temporal } from 'temporal-polyfill';
import { fold } from './features.ts';
import { type Intent, intents, type LibrarySettings } from './library.ts';
import type { Closure, ExtraOpening } from './library-change.ts';
import { closureAnswer, openingAnswer } from './notice-texts.ts';
import type { Millis } from './thread.ts';
import { type Anrede, type WordingFault, wordingFaults } from './wording-rules.ts';

/** What fits a short post. */
export const shortPost = 280;
/** Where X's direct messages could take more, nobody reads more. */
const longestText = 1000;

/** A closure as it stands in the settings: from the files, or entered before. */
type KnownClosure = LibrarySettings['closures'][number];
type KnownOpening = LibrarySettings['extraOpenings'][number];

export type Refusal =
  | { kind: 'past' }
  | { kind: 'endsFirst' }
  | { kind: 'tooFar' }
  | { kind: 'noBranch' }
  | { kind: 'empty' }
  /** With house and dates. */
  | { kind: 'sentenceTooLong'; by: number }
  | { kind: 'textTooLong'; by: number }
  | { kind: 'hoursEndFirst' }
  | { kind: 'closedThen'; other: KnownClosure }
  | { kind: 'openThen'; other: KnownOpening }
  | { kind: 'titleTaken'; title: string }
  | { kind: 'noTopic' }
  /** Words that no patron should read so. */
  | { kind: 'worded'; fault: WordingFault; anrede: Anrede };

export interface Refused {
  /** The input at which the sentence stands. */
  input: 'from' | 'until' | 'sentence' | 'branch' | 'title' | 'hours' | 'reply' | 'replyEn';
  why: Refusal;
}

/** What a closure or an opening is held against. */
export interface Standing {
  /** With all that is in force, the change itself left out. */
  settings: LibrarySettings;
  /** YYYY-MM-DD in the library's zone. */
  today: string;
  /** The length of a text as the channel counts it. */
  lengthOf: (text: string) => number;
}

/** @returns null when the closure may be entered */
export function refusedClosure(closure: Closure, standing: Standing): Refused | null {
  const { branch, from, to, service } = closure;
  const { settings } = standing;
  const houses = settings.branches.map(({ id }) => id).filter((id) => branch === null || id === branch);
  if (houses.length === 0) return { input: 'branch', why: { kind: 'noBranch' } };
  const wrongDays = refusedDay(from, 'from', standing.today) ?? refusedDay(to, 'until', standing.today);
  if (from > to) return { input: 'until', why: { kind: 'endsFirst' } };
  if (wrongDays) return wrongDays;
  const closed = settings.closures.find(
    (other) => other.from <= to && from <= other.to && other.branches.some((id) => houses.includes(id)),
  );
  if (closed) return { input: 'from', why: { kind: 'closedThen', other: closed } };
  const open = settings.extraOpenings.find(
    (other) =>
      from <= other.date && other.date <= to && [...houses, ...(service ? ['service'] : [])].includes(other.branch),
  );
  if (open) return { input: 'from', why: { kind: 'openThen', other: open } };
  return refusedSentence(closure.sentence, closureAnswer(closure, settings)?.texts ?? {}, standing);
}

/** An opening on a day that is closed is what it is for. @returns null when it may be entered */
export function refusedOpening(opening: ExtraOpening, standing: Standing): Refused | null {
  const { branch, date, from, to } = opening;
  const { settings } = standing;
  if (branch !== 'service' && !settings.branches.some(({ id }) => id === branch)) {
    return { input: 'branch', why: { kind: 'noBranch' } };
  }
  const wrongDay = refusedDay(date, 'from', standing.today);
  if (wrongDay) return wrongDay;
  if (from >= to) return { input: 'hours', why: { kind: 'hoursEndFirst' } };
  const open = settings.extraOpenings.find(
    (other) =>
      other.date === date &&
      other.branch === branch &&
      other.hours.some((hours) => hours.slice(0, 5) < to && from < hours.slice(6)),
  );
  if (open) return { input: 'hours', why: { kind: 'openThen', other: open } };
  return refusedSentence(opening.sentence, openingAnswer(opening, settings)?.texts ?? {}, standing);
}

/** What was typed into an answer, without blanks around it. */
export interface TypedAnswer {
  title: string;
  intent: string;
  de: string;
  en: string;
  until: string | null;
}

/** What an answer is held against: staff know answers by their titles alone. */
interface Around extends Omit<Standing, 'settings'> {
  anrede: Anrede;
  otherTitles: readonly string[];
}

/** @returns null when the answer may be stored */
export function refusedAnswer(typed: TypedAnswer, { today, lengthOf, anrede, otherTitles }: Around): Refused | null {
  if (typed.title === '') return { input: 'title', why: { kind: 'empty' } };
  const title = otherTitles.find((other) => fold(other) === fold(typed.title));
  if (title !== undefined) return { input: 'title', why: { kind: 'titleTaken', title } };
  if (!isIntent(typed.intent)) return { input: 'title', why: { kind: 'noTopic' } };
  if (typed.de === '') return { input: 'reply', why: { kind: 'empty' } };
  const over = Math.max(lengthOf(typed.de), lengthOf(typed.en)) - longestText;
  if (over > 0) return { input: 'reply', why: { kind: 'textTooLong', by: over } };
  const german = refusedWording(typed.de, 'de', anrede);
  if (german) return { input: 'reply', why: german };
  const english = refusedWording(typed.en, 'en', anrede);
  if (english) return { input: 'replyEn', why: english };
  return typed.until === null ? null : refusedDay(typed.until, 'until', today);
}

export function isIntent(text: string): text is Intent {
  return intents.some((intent) => intent === text);
}

/** When a day ends in the library's zone: a change that holds on it expires then. */
export function endOfDay(day: string, zone: string): Millis {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
}

function refusedDay(day: string, input: 'from' | 'until', today: string): Refused | null {
  if (day < today) return { input, why: { kind: 'past' } };
  const inAYear = Temporal.PlainDate.from(today).add({ years: 1 }).toString();
  return day > inAYear ? { input, why: { kind: 'tooFar' } } : null;
}

function refusedWording(text: string, language: string, anrede: Anrede): Refusal | null {
  const [fault] = wordingFaults(text, language, anrede);
  return fault === undefined ? null : { kind: 'worded', fault, anrede };
}

function refusedSentence(
  sentence: string,
  texts: Readonly<Record<string, string>>,
  { lengthOf, settings: { anrede } }: Standing,
): Refused | null {
  if (sentence === '') return { input: 'sentence', why: { kind: 'empty' } };
  const over = Math.max(...[sentence, ...Object.values(texts)].map(lengthOf)) - shortPost;
  if (over > 0) return { input: 'sentence', why: { kind: 'sentenceTooLong', by: over } };
  const worded = refusedWording(sentence, 'de', anrede) ?? refusedWording(texts.en ?? '', 'en', anrede);
  return worded === null ? null : { input: 'sentence', why: worded };
}
