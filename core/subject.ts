/** What a question is about, word by word, and whether an answer speaks of that. */
import { branchesWords } from './asked-about.ts';
import { commonWordsIn } from './common-words.ts';
import { type Concepts, conceptsIn, conceptsOf, type Lexicon } from './concepts.ts';
import { fold, words } from './features.ts';
import { gistOf } from './gist.ts';
import type { Answer, Library } from './library.ts';
import { textsIn } from './wording.ts';

/** From this length on a word counts as said where it stands in another, or begins as another does. */
const shortestStem = 5;
/** What stands before a part of a compound is no shorter. */
const shortestFirstPart = 3;
/** How much of a word its endings may be. */
const longestEnding = 3;

interface Knowledge {
  /** Null where the library has too few texts to tell. */
  common: ReadonlySet<string> | null;
  concepts: Concepts;
}

interface Vocabulary {
  words: ReadonlySet<string>;
  concepts: ReadonlySet<number>;
}

const known = new WeakMap<Library, Knowledge>();
/** What stays when a lead changes one answer. */
const meanings = new WeakMap<Lexicon, Concepts>();
const vocabularies = new WeakMap<Concepts, WeakMap<Answer, Vocabulary>>();

export interface Subject {
  /** Rare ones, folded: none that patrons use whatever they ask; null where the library has too few texts to tell. */
  words: readonly string[] | null;
  /** What all its words mean, by number. */
  concepts: readonly number[];
}

export interface Said {
  /** How many of the rare words are said, 0 to 1: the word, a part of it or one that means the same. 1 of none or of unknown ones. */
  share: number;
  /** Whether all is spoken of that its words mean. */
  wholly: boolean;
}

/**
 * What a text speaks of, as far as the library has texts enough to tell. The name of a branch says only where.
 * @param besides words that tell something else, as of a day
 */
export function subjectOf(library: Library, text: string, besides: readonly string[]): Subject {
  const { common, concepts } = knowledgeOf(library);
  if (common === null) return { words: null, concepts: [] };
  const { branches, city } = library.settings;
  const others = new Set([...branchesWords(branches), ...words(city), ...besides]);
  const said = words(gistOf(text)).filter((word) => !others.has(word));
  // "3D" says what kind of printer is meant.
  const rare = [...new Set(said)].filter((word) => /\p{L}{2}|\p{N}\p{L}/u.test(word) && !common.has(word));
  return { words: rare, concepts: conceptsIn(concepts, said) };
}

/** How far answers together speak of a subject: they, their titles and their questions. */
export function saidBy(library: Library, subject: Subject, answers: readonly Answer[]): Said {
  const knowledge = knowledgeOf(library);
  const vocabularies = answers.map((answer) => vocabularyOf(knowledge, answer));
  const isSaid = (word: string) => vocabularies.some((vocabulary) => says(vocabulary, word, knowledge));
  const rare = subject.words ?? [];
  return {
    share: rare.length === 0 ? 1 : rare.filter(isSaid).length / rare.length,
    wholly: subject.concepts.every((concept) => vocabularies.some(({ concepts }) => concepts.has(concept))),
  };
}

function says({ words, concepts }: Vocabulary, word: string, knowledge: Knowledge): boolean {
  if (words.has(word)) return true;
  if (conceptsIn(knowledge.concepts, [word]).some((concept) => concepts.has(concept))) return true;
  if (word.length < shortestStem) return false;
  const stem = word.slice(0, Math.max(shortestStem, word.length - longestEnding));
  for (const other of words) {
    if (other.startsWith(stem) || isPartOf(word, other) || isPartOf(other, word)) return true;
  }
  return false;
}

/** Whether a word stands in a longer one as in a German compound: "brauchen" is no kind of "rauchen". */
function isPartOf(part: string, whole: string): boolean {
  if (part.length < shortestStem) return false;
  const at = whole.indexOf(part);
  return at === 0 || at >= shortestFirstPart;
}

function knowledgeOf(library: Library): Knowledge {
  const found = known.get(library);
  if (found) return found;
  const common = library.frequencies === undefined ? commonWordsIn(library) : library.frequencies.common;
  const knowledge = { common: common && new Set(common), concepts: meaningsOf(library.lexicon) };
  known.set(library, knowledge);
  return knowledge;
}

function meaningsOf(lexicon: Lexicon): Concepts {
  const concepts = meanings.get(lexicon) ?? conceptsOf(lexicon, fold);
  meanings.set(lexicon, concepts);
  return concepts;
}

function vocabularyOf({ concepts }: Knowledge, answer: Answer): Vocabulary {
  const byAnswer = vocabularies.get(concepts) ?? new WeakMap<Answer, Vocabulary>();
  vocabularies.set(concepts, byAnswer);
  const found = byAnswer.get(answer);
  if (found) return found;
  const { title, questions } = answer;
  const tokens = [title, ...Object.values(questions).flat(), ...textsIn(answer)].map(words);
  const vocabulary = {
    words: new Set(tokens.flat()),
    concepts: new Set(tokens.flatMap((each) => conceptsIn(concepts, each))),
  };
  byAnswer.set(answer, vocabulary);
  return vocabulary;
}
