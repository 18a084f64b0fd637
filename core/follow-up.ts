/** A message that says too little by itself goes on with the question before it: "And on Saturday?" after an answer on hours. */
import { branchesNamed, withoutBranches } from './asked-about.ts';
import { daysAsked, withCountedDays, withoutDays } from './day-asked.ts';
import type { LibrarySettings } from './library.ts';
import { onlyPoints } from './pointing.ts';
import { asksNothing, goesBack, onlyAdds, questionsIn, sentencesIn, wordsIn } from './questions.ts';
import { isThanks } from './thanks.ts';

/** Whoever writes more says what it is about. */
const mostWords = 9;
/** In characters: what is longer is not read once more for each of the messages after it. */
const longestCorrected = 1000;
/** What was said before, in a word that stands for it: "Does that hold for DVDs?" */
const saidBefore: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:(?:das|dies|sie|ihn|die|der|den|denen|dafür|damit|davon|dabei|dazu|dort|da)(?!\p{L})(?:\s+(?:auch|denn|dann|für|bei|mit|ohne|in|im|am|online|noch|nur|immer|eigentlich|überhaupt|trotzdem|extra)(?!\p{L})|\W*$)|(?<!(?:gibt|gäbe)\s+)(?:das|es|ihn)\s+\p{L}+(?:en|eln|ern|los|ab|an|auf|zurück)\W*$|(?:darf|dürfen|kann|können|muss|müssen|soll|sollen)\s+(?:ich|man|wir)\s+(?:die|den)\s+\p{L}+n\W*$|da\s+(?:rein|drin|rin|raus|hin|was)(?!\p{L})|(?:ich|man|wir|sich|kostet)\s+da(?!\p{L})|^\p{L}+(?:\s+\p{L}+)?\s+denn\W*$)/iu,
  en: /(?<!\p{L})(?:(?:that|this|they|them|those|these)(?!\p{L})(?:\s+(?:also|too|for|with|without|in|on|at|online|apply|hold|work|still|only|always|as|open|cost|free)(?!\p{L})|\W*$)|it(?!\p{L}|\s+(?:possible|ok|okay|true|allowed|necessary|worth|takes?\s+to))|ones?\W*$)/iu,
};
/** What takes the place of a word said before, in a few words that are no sentence: "No, the main library", "I meant today". */
const correction: Readonly<Record<string, RegExp>> = {
  de: /^\W*(?:(?:ach|oh|ups|sorry|entschuldigung|quatsch)\W+)*(?:(?:nein|nee|nö)\W+(?:ich\s+mein(?:te|e)?\s+)?|ich\s+mein(?:te|e)?\s+)(?:(?!(?:ich|du|er|sie|es|wir|ihr|ist|sind|war|waren|hab\p{L}*|hat|kein\p{L}*|nichts?|dank\p{L}*|w\p{L}{1,3})(?!\p{L}))[\p{L}\p{N}]+(?![\p{L}\p{N}])[^\p{L}\p{N}]*){1,5}$/iu,
  en: /^\W*(?:(?:oh|oops|sorry)\W+)*(?:no\s*[,.!]+\s*(?:i\s+meant?\s+)?|i\s+meant?\s+)(?:(?!(?:i|you|he|she|it|we|they|is|are|was|were|has|have|not|thank\p{L}*|wh\p{L}{1,3}|how)(?!\p{L}))[\p{L}\p{N}]+(?![\p{L}\p{N}])[^\p{L}\p{N}]*){1,5}$/iu,
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

function saysTooLittle(written: string, language: string, isUnclear: (text: string) => boolean): boolean {
  const text = withoutThanks(written);
  if (wordsIn(text) > mostWords) return false;
  if (questionsIn(text, language).length < 2) return leansOn(text, language) || isUnclear(text);
  const asked = sentencesIn(text).filter((sentence) => !asksNothing(sentence, language));
  // Two in one sentence are told apart by nobody here.
  return (
    asked.length > 1 && asked.every((each) => leansOn(each, language) || (isBrief(each, language) && isUnclear(each)))
  );
}

/** "Many thanks for the quick answer! And on Saturday?": thanks say nothing of what it is about. */
function withoutThanks(text: string): string {
  const sentences = sentencesIn(text);
  const others = sentences.filter((sentence) => !isThanks(sentence));
  return others.length === 0 || others.length === sentences.length ? text : others.join(' ');
}

/** "At Christmas, too?", which only its mark makes a question. */
const isBrief = (sentence: string, language: string) => asksNothing(sentence.replace(/[?؟]/g, ''), language);

function leansOn(text: string, language: string): boolean {
  const known = [saidBefore[language], correction[language]];
  return (
    onlyAdds(text, language) ||
    goesBack(text, language) ||
    onlyPoints(text) ||
    known.some((pattern) => pattern?.test(text))
  );
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
  const dated = withCountedDays(text, about, today);
  const { days, weekly, unread } = daysAsked(dated, today);
  const timeless = days.length + weekly.length > 0 || unread !== null ? withoutDays(about, today) : about;
  const bare = branchesNamed(text, branches).length > 0 ? withoutBranches(timeless, branches) : timeless;
  return `${bare}\n${dated}`;
}

/**
 * The open messages, each that corrects the day or the branch of the one before it put in its place: "Are you open on
 * Tuesday?", "Oh, I meant next week Tuesday". One that asks several things, or is long, says not which of them is meant.
 * @param language ISO 639-1
 */
export function withCorrections(
  messages: readonly string[],
  language: string,
  place: { branches: LibrarySettings['branches']; today: string },
): string[] {
  const kept: string[] = [];
  for (const message of messages) {
    const before = kept.at(-1);
    const corrects = wordsIn(message) <= mostWords && correction[language]?.test(message) === true;
    const isShort = before !== undefined && before.length <= longestCorrected;
    const isOne = isShort && corrects && questionsIn(before, language).length < 2;
    const corrected = isOne ? continued(before, message, place) : null;
    if (corrected === null || corrected.startsWith(before ?? '')) kept.push(message);
    else kept.splice(-1, 1, corrected);
  }
  return kept;
}
