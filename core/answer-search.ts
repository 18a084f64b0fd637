/** Finds the answers nearest to a patron's words: tf-idf cosine with title, questions and text of each answer. */
import { Temporal } from 'temporal-polyfill';
import { commonWordsIn } from './common-words.ts';
import { type Features, featureSpace, featuresOf } from './features.ts';
import { gistOf } from './gist.ts';
import type { Answer, Library } from './library.ts';
import type { Millis } from './thread.ts';

export interface RankedAnswer {
  answer: Answer;
  /** 0 to 1, but no probability: how near its words are, lowered where it does not fit what is asked for. */
  score: number;
}

/** What is asked for, as triage guessed it. */
export interface Asked {
  intent: string;
  /** 0 to 1. */
  confidence: number;
  /** ISO 639-1: the patron's. */
  language: string;
}

interface Index {
  answers: readonly Answer[];
  /** Title and questions in all languages (any of them may be the near one), and the texts, of all answers. */
  documents: Document[];
  /** Documents by position: those of position p stand from `starts[p]` on, up to `starts[p + 1]`. */
  starts: Uint32Array;
  holders: Uint32Array;
  values: Float32Array;
  rarity: (position: number) => number;
}

interface Vector {
  /** Its language where it is the answer's text; null for a wording of what is asked. */
  language: string | null;
  features: Features;
}

interface Document extends Vector {
  /** Index of the answer. */
  answer: number;
}

type Frequencies = NonNullable<Library['frequencies']>;

const indexes = new WeakMap<Library, Index>();
/** Apart from the index: questions are held against each other without it. */
const rarities = new WeakMap<Library, Index['rarity']>();
/** What stays when a lead changes one answer: the rarity, if the library has its frequencies, and all other answers' vectors. */
const rarityOf = new WeakMap<Frequencies, Index['rarity']>();
const vectors = new WeakMap<Index['rarity'], WeakMap<Answer, Vector[]>>();

// Chosen on questions written for that, while they were not among the answers' own.
/** Of an answer's wordings so many count, the nearest ones. */
const nearestWordings = 10;
/** What the answer's text counts beside the wordings' 1 each. */
const textWeight = 1.5;
const intentShare = 0.6;
/** How much more a rare part of a word says than a common one. */
const rarityPower = 1.5;
/** What fitting is worth where no word is shared, as between languages. */
const fitAlone = 0.01;

/** Answers valid at this time, best first. */
export function rankAnswers(library: Library, text: string, asked: Asked, now: Millis): RankedAnswer[] {
  const index = indexOf(library);
  const near = nearnessOf(index, featuresOf(gistOf(text), { weight: index.rarity }));
  const { staffLanguage, timezone } = library.settings;
  const parts = index.answers.map(() => ({
    wordings: new Array<number>(nearestWordings).fill(0),
    written: 0,
    own: null as number | null,
    staff: 0,
  }));
  for (const [i, { answer, language }] of index.documents.entries()) {
    const part = parts[answer];
    const nearness = near[i] ?? 0;
    if (part === undefined) continue;
    if (language === null) {
      insert(part.wordings, nearness);
      part.written++;
    }
    if (language === asked.language) part.own = nearness;
    if (language === staffLanguage) part.staff = nearness;
  }
  const today = dayAt(now, timezone);
  return index.answers
    .flatMap((answer, i) => {
      const part = parts[i];
      if (part === undefined || !isValidOn(answer, today)) return [];
      // An answer that was written a minute ago has its title alone: that is no reason to come last.
      const counted = Math.min(nearestWordings, part.written);
      const wordings = part.wordings.reduce((sum, nearness) => sum + nearness, 0);
      const near = (wordings + textWeight * (part.own ?? part.staff)) / (counted + textWeight);
      const fits = answer.intents.some((intent) => intent === asked.intent) ? asked.confidence : 0;
      return [{ answer, score: Math.min(1, near * (1 - intentShare + intentShare * fits) + fitAlone * fits) }];
    })
    .sort((a, b) => b.score - a.score);
}

/** Keeps the highest, in falling order. */
function insert(highest: number[], value: number): void {
  const at = highest.findIndex((other) => value > other);
  if (at < 0) return;
  highest.splice(at, 0, value);
  highest.pop();
}

/** The cosine with each document: all vectors have length 1. */
function nearnessOf({ documents, starts, holders, values }: Index, query: Features): Float32Array {
  const near = new Float32Array(documents.length);
  for (let i = 0; i < query.positions.length; i++) {
    const position = query.positions[i] ?? 0;
    const value = query.values[i] ?? 0;
    const end = starts[position + 1] ?? 0;
    for (let at = starts[position] ?? 0; at < end; at++) {
      const holder = holders[at] ?? 0;
      near[holder] = (near[holder] ?? 0) + value * (values[at] ?? 0);
    }
  }
  return near;
}

/** All answers that are valid at this time, as the library has them. */
export function answersAt({ answers, settings }: Library, now: Millis): Answer[] {
  const today = dayAt(now, settings.timezone);
  return answers.filter((answer) => isValidOn(answer, today));
}

/** The day in the library's zone, as 2026-12-24. */
export function dayAt(now: Millis, timezone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone).toPlainDate().toString();
}

/** Both days included. */
function isValidOn({ valid }: Answer, day: string): boolean {
  return valid.from <= day && (valid.until === undefined || day <= valid.until);
}

/** How much each part of a word tells apart what patrons ask here: a weight for `featuresOf`. */
export function rarityIn(library: Library): Index['rarity'] {
  const known = rarities.get(library);
  if (known) return known;
  const rarity = rarityBy(frequenciesOf(library));
  rarities.set(library, rarity);
  return rarity;
}

/** As compiled, else counted. */
export function frequenciesOf(library: Library): Frequencies {
  return library.frequencies ?? frequenciesIn(library);
}

function rarityBy(frequencies: Frequencies): Index['rarity'] {
  const known = rarityOf.get(frequencies);
  if (known) return known;
  const { documents, counts } = frequencies;
  const frequency = new Uint16Array(new Uint8Array(Buffer.from(counts, 'base64')).buffer);
  const rarity = (position: number) => Math.log((1 + documents) / (1 + (frequency[position] ?? 0))) ** rarityPower;
  rarityOf.set(frequencies, rarity);
  return rarity;
}

function indexOf(library: Library): Index {
  const known = indexes.get(library);
  if (known) return known;
  const index = buildIndex(library);
  indexes.set(library, index);
  return index;
}

const wordingsOf = ({ title, questions }: Answer) => [title, ...Object.values(questions).flat()];

/**
 * How many of the library's texts each position of the feature space occurs in, as base64 of 16-bit words, and which words
 * are common. The examples show which phrases patrons use whatever they ask: those tell nothing about the answer.
 */
export function frequenciesIn({ answers, examples }: Library): Frequencies {
  const documents = [
    ...answers.flatMap((answer) => [...wordingsOf(answer), ...Object.values(answer.texts)]),
    ...examples.flatMap((example) => Object.values(example.examples).flat()),
  ];
  const counts = new Uint16Array(featureSpace);
  for (const document of documents) {
    for (const position of featuresOf(document).positions) counts[position] = (counts[position] ?? 0) + 1;
  }
  return {
    documents: documents.length,
    counts: Buffer.from(counts.buffer).toString('base64'),
    common: commonWordsIn({ answers, examples }),
  };
}

function buildIndex(library: Library): Index {
  const rarity = rarityIn(library);
  const { answers } = library;
  const documents = answers.flatMap((each, answer) => vectorsOf(each, rarity).map((vector) => ({ ...vector, answer })));
  return { answers, documents, rarity, ...postings(documents) };
}

function vectorsOf(answer: Answer, rarity: Index['rarity']): Vector[] {
  const byAnswer = vectors.get(rarity) ?? new WeakMap<Answer, Vector[]>();
  vectors.set(rarity, byAnswer);
  const known = byAnswer.get(answer);
  if (known) return known;
  const vector = (text: string, language: string | null) => ({
    language,
    features: featuresOf(text, { weight: rarity }),
  });
  const made = [
    ...wordingsOf(answer).map((wording) => vector(wording, null)),
    ...Object.entries(answer.texts).map(([language, text]) => vector(text, language)),
  ];
  byAnswer.set(answer, made);
  return made;
}

function postings(documents: readonly Document[]): Pick<Index, 'starts' | 'holders' | 'values'> {
  const starts = new Uint32Array(featureSpace + 2);
  const add = (place: number, n: number) => {
    starts[place] = (starts[place] ?? 0) + n;
  };
  // One place further on than they end: filling moves each to where it belongs.
  for (const { features } of documents) for (const position of features.positions) add(position + 2, 1);
  for (let place = 1; place < starts.length; place++) add(place, starts[place - 1] ?? 0);
  const size = starts.at(-1) ?? 0;
  const holders = new Uint32Array(size);
  const values = new Float32Array(size);
  for (const [holder, { features }] of documents.entries()) {
    for (const [i, position] of features.positions.entries()) {
      const at = starts[position + 1] ?? 0;
      add(position + 1, 1);
      holders[at] = holder;
      values[at] = features.values[i] ?? 0;
    }
  }
  return { starts, holders, values };
}
