/** A message that says too little by itself goes on with the question before it: "And on Saturday?" after an answer on hours. */
import { branchesNamed, withoutBranches } from './asked-about.ts';
import { daysAsked, withoutDays } from './day-asked.ts';
import type { LibrarySettings } from './library.ts';
import { goesBack, onlyAdds, questionsIn, wordsIn } from './questions.ts';

/** Whoever writes more says what it is about. */
const mostWords = 9;
/** What was said before, in a word that stands for it: "Does that hold for DVDs?" */
const saidBefore: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:(?:das|dies|sie|ihn|die|der|den|denen|dafür|damit|davon|dabei|dazu|dort|da)(?!\p{L})(?:\s+(?:auch|denn|dann|für|bei|mit|ohne|in|im|am|online|noch|nur|immer|eigentlich|überhaupt|trotzdem|extra)(?!\p{L})|\W*$)|(?:das|es|ihn)\s+\p{L}+(?:en|eln|ern|los|ab|an|auf|zurück)\W*$|da\s+(?:rein|drin|rin|raus|hin|was)(?!\p{L})|(?:ich|man|wir|sich|kostet)\s+da(?!\p{L})|^\p{L}+(?:\s+\p{L}+)?\s+denn\W*$)/iu,
  en: /(?<!\p{L})(?:(?:that|this|they|them|those|these)(?!\p{L})(?:\s+(?:also|too|for|with|without|in|on|at|online|apply|hold|work|still|only|always|as|open|cost|free)(?!\p{L})|\W*$)|it(?!\p{L}|\s+(?:possible|ok|okay|true|allowed|necessary|worth|takes?\s+to))|ones?\W*$)/iu,
};

/**
 * With how many of the questions before it a message goes on: none where it stands by itself, several where the last one
 * went on with one before it in turn.
 * @param before what the patron asked before in the same conversation and got an answer to, oldest first
 * @param isUnclear whether nobody can tell what a text by itself is about
 * @param language ISO 639-1
 */
export function goesOn(
  text: string,
  before: readonly string[],
  isUnclear: (text: string) => boolean,
  language: string,
): number {
  const last = before.at(-1);
  if (last === undefined || !saysTooLittle(text, language, isUnclear)) return 0;
  return 1 + goesOn(last, before.slice(0, -1), isUnclear, language);
}

function saysTooLittle(text: string, language: string, isUnclear: (text: string) => boolean): boolean {
  if (wordsIn(text) > mostWords || questionsIn(text, language).length > 1) return false;
  if (onlyAdds(text, language) || goesBack(text, language) || saidBefore[language]?.test(text)) return true;
  return isUnclear(text);
}

/**
 * The message and what it goes on with as one question: of this what the message says nothing else of.
 * @param about the questions before it
 * @param today YYYY-MM-DD in the library's zone
 */
export function continued(
  about: string,
  text: string,
  { branches, today }: { branches: LibrarySettings['branches']; today: string },
): string {
  const { days, weekly, unread } = daysAsked(text, today);
  const timeless = days.length + weekly.length > 0 || unread !== null ? withoutDays(about, today) : about;
  const bare = branchesNamed(text, branches).length > 0 ? withoutBranches(timeless, branches) : timeless;
  return `${bare}\n${text}`;
}
