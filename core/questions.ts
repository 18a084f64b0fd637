/** The several questions that one message may ask, so that each is answered. */
import { withoutGreeting } from './gist.ts';
import { type QuestionWords, questionWords } from './question-words.ts';
import { quoted } from './quotes.ts';
import { asksForTitle } from './title-asked.ts';

/** More are answered with the last of them: nobody reads five paragraphs in a post. */
const mostQuestions = 4;
/** Fewer words go on with the same question: "Are you open today? On Saturday? And when in Nord?" */
const fewestWords = 3;
/** "und gibts WLAN": two words in one. */
const contracted = /^(?:gibt|geht)['’]?s\s+\p{L}/iu;
/** Of one sentence: what joins still more is a list, and asks for nothing. */
const mostJoints = 40;
/** In characters: enough for any way in which a question begins. */
const longestBeginning = 80;
/** What is said between two questions in so few words leaves the second about the first: "I am 15." */
const briefRemark = 4;
/** A question of so few words that speaks of something before is about that. */
const dependentWords = 6;

/** A clause, and whether it asks something. */
interface Clause {
  text: string;
  asks: boolean;
  /** Whether it only goes on with the question before it. */
  goesOn: boolean;
}

/**
 * The questions of a message in order, at least one, at most four. What asks nothing, as a greeting, thanks or how it
 * came about, stays with the question that follows it, at the end with the last. A question that is told only with the
 * one before it ("and how much is that?") comes with its words.
 * @param language ISO 639-1; in one whose words are not known only what ends in a question mark is told apart
 */
export function questionsIn(text: string, language: string): string[] {
  const words = questionWords[language] ?? null;
  const clauses = clausesIn(text, words);
  const questions: string[] = [];
  let before: string[] = [];
  let asked: string | null = null;
  for (const { text: clause, asks, goesOn } of clauses) {
    if (!asks) {
      before.push(clause);
      continue;
    }
    const goesBack = wordsIn(before.join(' ')) <= briefRemark;
    const about = asked !== null && goesBack && words !== null && isDependent(clause, words) ? [asked] : [];
    if (questions.length === mostQuestions || (goesOn && questions.length > 0)) {
      questions.push([questions.pop(), ...before, clause].join(' '));
    } else questions.push([...about, ...before, clause].join(' '));
    before = [];
    asked = clause;
  }
  if (questions.length < 2) return [text];
  return before.length === 0 ? questions : [...questions.slice(0, -1), [questions.at(-1), ...before].join(' ')];
}

/**
 * The one clause of a message that asks something, without what is told before and after it; null where it is the whole
 * message, and where several ask.
 * @param language ISO 639-1
 */
export function onlyQuestionIn(text: string, language: string): string | null {
  const clauses = clausesIn(text, questionWords[language] ?? null);
  const [first, ...others] = clauses.filter(({ asks }) => asks);
  return first === undefined || others.length > 0 || clauses.length === 1 ? null : first.text;
}

/**
 * Whether a message asks nothing, and tells more than a remark on the question before it does.
 * @param language ISO 639-1
 */
export function onlyTells(text: string, language: string): boolean {
  return wordsIn(text) > briefRemark && asksNothing(text, language);
}

/** @param language ISO 639-1 */
export function asksNothing(text: string, language: string): boolean {
  return clausesOf(sentencesIn(text), questionWords[language] ?? null).every(({ asks }) => !asks);
}

/**
 * Whether the first question of a message is told only with what was said before it.
 * @param language ISO 639-1
 */
export function goesBack(text: string, language: string): boolean {
  const words = questionWords[language];
  if (words === undefined) return false;
  const first = clausesOf(sentencesIn(text), words).find(({ asks }) => asks);
  return first !== undefined && (first.goesOn || isDependent(first.text, words));
}

/**
 * Whether a message only joins something to what was said before it: "And on Saturday?"
 * @param language ISO 639-1
 */
export function onlyAdds(text: string, language: string): boolean {
  const words = questionWords[language];
  if (words === undefined) return false;
  const said = ` ${bareOf(text)}`;
  const added = said.replace(words.leads, '');
  return added !== said && !words.opens.test(added);
}

/** What a title asks nobody here has to answer: its sentences and clauses are not told apart. */
function clausesIn(text: string, words: QuestionWords | null): Clause[] {
  const rest = text.replace(quoted, untold);
  if (rest === text || !asksForTitle(rest)) return clausesOutsideTitles(text, words);
  const titles = text.match(quoted) ?? [];
  return clausesOutsideTitles(rest, words).map((clause) => ({
    ...clause,
    text: clause.text.replaceAll(untold, () => titles.shift() ?? ''),
  }));
}

/** Stands for a title. */
const untold = '“…”';

function clausesOutsideTitles(text: string, words: QuestionWords | null): Clause[] {
  const sentences = sentencesIn(text);
  // Most messages: nothing joins two questions there.
  if (sentences.length < 2 && (words === null || (text.search(words.joins) < 0 && text.search(comma) < 0))) {
    return [{ text, asks: true, goesOn: false }];
  }
  return clausesOf(sentences, words);
}

const clausesOf = (sentences: readonly string[], words: QuestionWords | null): Clause[] =>
  sentences.flatMap((sentence) => (words === null ? [plain(sentence)] : split(sentence, words)));

// The sign itself first, what stands before it second: the other way round every letter would be looked at.
const comma = /[,،;](?<=[\p{L}\p{N}.)"“”].)(?=\s)/gu;

/** Ends of sentences: not the points of dates, of hours and of what is shortened. */
const sentenceEnd =
  /(?=\s)(?:(?<=[?؟][!?؟"“”»)]*)\s+|(?<=!["“”»)]*)\s+|(?<=(?<!(?<!\p{L})(?:\p{L}|ca|bzw|evtl|ggf|inkl|nr|std|str|tel|dr|st|usw|etc|mind|max|vgl|approx))(?<=[\p{L})"“”])\.)\s+|(?<!\s)\s*\n\s*)/iu;

/** "1) … 2) …" in one line: only where the first begins a sentence, for days are numbered too. */
const firstOfList = /1(?<=(?:^|[:.?!\n]\s{0,3})1)[.)]\s/u;
const nextOfList = /(?<!\s)\s+(?=[2-9][.)]\s+\p{Lu})/u;

/** The sentences and lines of a text, a numbered list's entries included. */
export function sentencesIn(text: string): string[] {
  const parts = firstOfList.test(text) ? text.split(nextOfList) : [text];
  return parts.flatMap((part) => part.split(sentenceEnd)).filter((sentence) => sentence.trim() !== '');
}

function plain(sentence: string): Clause {
  return { text: sentence, asks: endsAsQuestion(sentence), goesOn: false };
}

/** A sentence in the questions that "and" and the like join in it. */
function split(sentence: string, words: QuestionWords): Clause[] {
  const clauses: Clause[] = [];
  const marked = endsAsQuestion(sentence);
  const joints = jointsIn(sentence, words);
  let from = 0;
  for (const [i, joint] of joints.entries()) {
    const left = sentence.slice(from, joint.index);
    const begins = joint.index + joint[0].length;
    const right = sentence.slice(begins, joints[i + 1]?.index);
    const elliptic = wordsIn(left) < 2 || wordsIn(right) < fewestWords - (contracted.test(right) ? 1 : 0);
    const asksBefore = isComma(joint[0]) ? asksPlainly(left, words) : asks(left, words);
    if (elliptic || !asks(right, words) || !(asksBefore || isComma(joint[0]))) continue;
    clauses.push({ text: left, asks: asksBefore, goesOn: false });
    from = begins;
  }
  const rest = sentence.slice(from);
  const states = /$(?<=!\W*)/.test(rest);
  const empty = words.empty?.test(withoutGreeting(rest).trim()) ?? false;
  const opens = asks(rest, words);
  const goesOn = clauses.length === 0 && wordsIn(rest) <= fewestWords && (!opens || onlyAsks(rest, words));
  return [...clauses, { text: rest, asks: !empty && (marked || (!states && opens)), goesOn }];
}

/** What may join two questions: words that do, and commas before what asks whatever stands before it. */
function jointsIn(sentence: string, words: QuestionWords): RegExpExecArray[] {
  const joins = [...sentence.matchAll(words.joins)].slice(0, mostJoints);
  const commas = [...sentence.matchAll(comma)]
    .slice(0, mostJoints)
    .filter(
      ({ index }) =>
        joins.every((joint) => joint.index !== index) &&
        asksPlainly(sentence.slice(index + 1, index + 1 + longestBeginning), words),
    );
  return [...joins, ...commas].toSorted((a, b) => a.index - b.index);
}

const isComma = (joint: string) => joint.length === 1;

function asks(clause: string, words: QuestionWords): boolean {
  const bare = bareOf(clause);
  return words.opens.test(beginningOf(bare, words)) || (words.within?.test(bare) ?? false);
}

/** "And until when?", which says nothing of what is asked about. */
function onlyAsks(clause: string, words: QuestionWords): boolean {
  const said = beginningOf(bareOf(clause), words).replace(words.opens, '');
  return wordsIn(said) === 0 || (words.measures?.test(said.trim()) ?? false);
}

function asksPlainly(clause: string, words: QuestionWords): boolean {
  return words.plain?.test(beginningOf(bareOf(clause), words)) ?? false;
}

/** What says only that a question follows: "Noch was:", "2.", "erstens,", "if so,". */
const announced =
  /^(?:(?:\d{1,2}[.)]|(?:erstens|firstly|first|(?:und )?(?:wenn|falls) (?:ja|nein|nicht)|if (?:so|not|yes))(?!\p{L})|[\p{L}\p{N}][^.:?!]{0,40}:(?=\s))[\s,]*)+/iu;

function bareOf(clause: string): string {
  return withoutGreeting(clause)
    .replace(/^[\s¿¡,:;–*•-]+/u, '')
    .replace(announced, '')
    .replace(/^(?:wie (?:gesagt|immer|besprochen)|was für(?= ein)|as (?:said|always))(?!\p{L})[\s,]*/iu, '');
}

function beginningOf(bare: string, words: QuestionWords): string {
  return ` ${bare.slice(0, longestBeginning)}`.replace(words.leads, '').trim();
}

function endsAsQuestion(sentence: string): boolean {
  return /$(?<=[?؟][^\p{L}\p{N}]*)/u.test(sentence);
}

function isDependent(clause: string, { refers }: QuestionWords): boolean {
  // "Ich bin 17. Und was kostet das?" is one clause: the point may be that of a date.
  const last = clause.split(/[.!?]\s/).at(-1) ?? clause;
  return wordsIn(last) <= dependentWords && (refers?.test(last) ?? false);
}

/** How many words and numbers a text has. */
export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
