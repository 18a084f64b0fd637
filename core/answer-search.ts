/** Finds the answers nearest to a patron's words: tf-idf cosine with title, questions and text of each answer. */
import { Temporal } from 'temporal-polyfill';
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

interface Entry {
  answer: Answer;
  /** Title and questions in all languages: any of them may be the near one. */
  wordings: Features[];
  texts: ReadonlyMap<string, Features>;
}

interface Index {
  entries: Entry[];
  rarity: (position: number) => number;
}

const indexes = new WeakMap<Library, Index>();

/** Weights beside the nearest wording's 1, chosen on questions held back from the library's answers. */
const textWeight = 6;
const furtherWordingsWeight = 0.5;
const intentShare = 0.95;
/** What fitting is worth where no word is shared, as between languages. */
const fitAlone = 0.01;

/** Answers valid at this time, best first. */
export function rankAnswers(library: Library, text: string, asked: Asked, now: Millis): RankedAnswer[] {
  const { entries, rarity } = indexOf(library);
  const query = spread(featuresOf(gistOf(text), rarity));
  const today = dayAt(now, library.settings.timezone);
  return entries
    .filter(({ answer }) => isValidOn(answer, today))
    .map(({ answer, wordings, texts }) => {
      const [first = 0, second = 0, third = 0] = wordings.map((w) => cosine(query, w)).sort((a, b) => b - a);
      const body = texts.get(asked.language) ?? texts.get(library.settings.staffLanguage);
      const near =
        (first + furtherWordingsWeight * (second + third) + textWeight * (body ? cosine(query, body) : 0)) /
        (1 + 2 * furtherWordingsWeight + textWeight);
      const fits = answer.intents.some((intent) => intent === asked.intent) ? asked.confidence : 0;
      return { answer, score: Math.min(1, near * (1 - intentShare + intentShare * fits) + fitAlone * fits) };
    })
    .sort((a, b) => b.score - a.score);
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

function indexOf(library: Library): Index {
  const known = indexes.get(library);
  if (known) return known;
  const index = buildIndex(library);
  indexes.set(library, index);
  return index;
}

function buildIndex({ answers, examples }: Library): Index {
  const wordingsOf = ({ title, questions }: Answer) => [title, ...Object.values(questions).flat()];
  const documents = [
    ...answers.flatMap((answer) => [...wordingsOf(answer), ...Object.values(answer.texts)]),
    // The examples show which phrases patrons use whatever they ask: those tell nothing about the answer.
    ...examples.flatMap((example) => Object.values(example.examples).flat()),
  ];
  const frequency = new Uint32Array(featureSpace);
  for (const document of documents) {
    for (const position of featuresOf(document).positions) frequency[position] = (frequency[position] ?? 0) + 1;
  }
  const rarity = (position: number) => Math.log((1 + documents.length) / (1 + (frequency[position] ?? 0))) ** 2;
  return {
    rarity,
    entries: answers.map((answer) => ({
      answer,
      wordings: wordingsOf(answer).map((wording) => featuresOf(wording, rarity)),
      texts: new Map(Object.entries(answer.texts).map(([language, text]) => [language, featuresOf(text, rarity)])),
    })),
  };
}

const spread = ({ positions, values }: Features) => new Map(Array.from(positions, (p, i) => [p, values[i] ?? 0]));

/** Both have length 1, so that the product of what they share is the cosine. */
function cosine(query: ReadonlyMap<number, number>, { positions, values }: Features): number {
  let sum = 0;
  for (let i = 0; i < positions.length; i++) sum += (query.get(positions[i] ?? 0) ?? 0) * (values[i] ?? 0);
  return sum;
}
