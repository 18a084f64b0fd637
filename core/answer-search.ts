/** Finds the answers nearest to a patron's words: tf-idf cosine with title, questions and text of each answer. */
import { Temporal } from 'temporal-polyfill';
import { type AnswerIndex, buildIndex, type Entry, nearnessOf, type Weight, wordingsOf } from './answer-index.ts';
import { commonWordsIn } from './common-words.ts';
import { featureSpace, featuresOf } from './features.ts';
import { gistOf } from './gist.ts';
import type { Answer, Library } from './library.ts';
import type { Millis } from './thread.ts';

export interface RankedAnswer {
  answer: Answer;
  /** 0 to 1, but no probability: how near its words are, lowered where it does not fit what is asked for. */
  score: number;
  /** 0 to 1: how near the nearest of its wordings is, whatever is asked for. */
  closest: number;
}

/** What is asked for, as triage guessed it. */
export interface Asked {
  intent: string;
  /** 0 to 1. */
  confidence: number;
  /** ISO 639-1: the patron's. */
  language: string;
}

type Frequencies = NonNullable<Library['frequencies']>;

const indexes = new WeakMap<Library, AnswerIndex>();
/** Apart from the index: questions are held against each other without it. */
const rarities = new WeakMap<Library, Weight>();
/** What stays when a lead changes one answer: the rarity, if the library has its frequencies. */
const rarityOf = new WeakMap<Frequencies, Weight>();

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
  const near = nearnessOf(index, featuresOf(gistOf(text), { weight: rarityIn(library) }));
  const { staffLanguage, timezone } = library.settings;
  const today = dayAt(now, timezone);
  return index.entries
    .filter(({ answer }) => isValidOn(answer, today))
    .map((entry) => {
      const { answer } = entry;
      const fits = answer.intents.some((intent) => intent === asked.intent) ? asked.confidence : 0;
      const { whole, closest } = nearnessTo(entry, near, [asked.language, staffLanguage]);
      return { answer, score: Math.min(1, whole * (1 - intentShare + intentShare * fits) + fitAlone * fits), closest };
    })
    .sort((a, b) => b.score - a.score);
}

/** How near an answer is: its nearest wordings, and its text in the first of these languages that it has. */
function nearnessTo({ first, end, texts }: Entry, near: Float32Array, languages: readonly string[]) {
  const nearest = new Array<number>(nearestWordings).fill(0);
  for (let wording = first; wording < end; wording++) insert(nearest, near[wording] ?? 0);
  const language = languages.find((each) => texts.has(each)) ?? '';
  const text = near[texts.get(language) ?? -1] ?? 0;
  // An answer that was written a minute ago has its title alone: that is no reason to come last.
  const counted = Math.min(nearestWordings, end - first);
  const wordings = nearest.reduce((sum, nearness) => sum + nearness, 0);
  return { whole: (wordings + textWeight * text) / (counted + textWeight), closest: nearest[0] ?? 0 };
}

/** Keeps the highest, in falling order. */
function insert(highest: number[], value: number): void {
  if (value <= (highest.at(-1) ?? 0)) return; // nearly always
  highest.splice(
    highest.findIndex((other) => value > other),
    0,
    value,
  );
  highest.pop();
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
export function rarityIn(library: Library): Weight {
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

function rarityBy(frequencies: Frequencies): Weight {
  const known = rarityOf.get(frequencies);
  if (known) return known;
  const { documents, counts } = frequencies;
  const frequency = new Uint16Array(new Uint8Array(Buffer.from(counts, 'base64')).buffer);
  // Asked for more than a million times while an index is built: worked out once for each count.
  const byCount = Float64Array.from({ length: documents + 1 }, (_, count) => rarityAt(count, documents));
  const rarity = (position: number) => byCount[frequency[position] ?? 0] ?? 0;
  rarityOf.set(frequencies, rarity);
  return rarity;
}

const rarityAt = (count: number, documents: number) => Math.log((1 + documents) / (1 + count)) ** rarityPower;

function indexOf(library: Library): AnswerIndex {
  const known = indexes.get(library);
  if (known) return known;
  const index = buildIndex(library.answers, rarityIn(library));
  indexes.set(library, index);
  return index;
}

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
