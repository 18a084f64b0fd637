/** What answers say and are asked for as vectors, sorted by their parts: a question is held only against what shares one with it. */
import { type Features, featureSpace, featuresOf } from './features.ts';
import type { Answer } from './library.ts';

/** What a part of a word weighs, by its position in the feature space. */
export type Weight = (position: number) => number;

export interface AnswerIndex {
  entries: readonly Entry[];
  /** Number of all documents: wordings of what is asked, and texts. */
  size: number;
  /** Documents by position: those of position p stand from `starts[p]` on, up to `starts[p + 1]`. */
  starts: Uint32Array;
  holders: Uint32Array;
  values: Float32Array;
}

/** One answer's documents, by their numbers. */
export interface Entry {
  answer: Answer;
  /** Title and questions in all languages stand from here on (any of them may be the near one) … */
  first: number;
  /** … up to here, this one not included. */
  end: number;
  /** Its texts by their language. */
  texts: ReadonlyMap<string, number>;
}

interface Vectors {
  wordings: Features[];
  texts: (readonly [language: string, features: Features])[];
}

/** What stays when a lead changes one answer: the vectors of all others. */
const made = new WeakMap<Weight, WeakMap<Answer, Vectors>>();

/** The title and all questions that an answer answers. */
export const wordingsOf = ({ title, questions }: Answer): string[] => [title, ...Object.values(questions).flat()];

/** Only answers that were not seen before, weighed like this, are read; sorting takes a tenth of that. */
export function buildIndex(answers: readonly Answer[], weight: Weight): AnswerIndex {
  const documents: Features[] = [];
  const entries = answers.map((answer): Entry => {
    const { wordings, texts } = vectorsOf(answer, weight);
    const first = documents.length;
    const end = documents.push(...wordings);
    documents.push(...texts.map(([, features]) => features));
    return { answer, first, end, texts: new Map(texts.map(([language], i) => [language, end + i])) };
  });
  return { entries, size: documents.length, ...postings(documents) };
}

/** The cosine with each document, by its number: all vectors have length 1. */
export function nearnessOf({ size, starts, holders, values }: AnswerIndex, query: Features): Float32Array {
  const near = new Float32Array(size);
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

function vectorsOf(answer: Answer, weight: Weight): Vectors {
  const byAnswer = made.get(weight) ?? new WeakMap<Answer, Vectors>();
  made.set(weight, byAnswer);
  const known = byAnswer.get(answer);
  if (known) return known;
  const vector = (text: string) => featuresOf(text, { weight });
  const vectors: Vectors = {
    wordings: wordingsOf(answer).map(vector),
    texts: Object.entries(answer.texts).map(([language, text]) => [language, vector(text)]),
  };
  byAnswer.set(answer, vectors);
  return vectors;
}

/** Over more than a million parts: iterators of typed arrays would take three times as long. */
function postings(documents: readonly Features[]): Pick<AnswerIndex, 'starts' | 'holders' | 'values'> {
  const starts = startsOf(documents);
  const size = starts.at(-1) ?? 0;
  const holders = new Uint32Array(size);
  const values = new Float32Array(size);
  for (const [holder, features] of documents.entries()) {
    for (let i = 0; i < features.positions.length; i++) {
      const next = (features.positions[i] ?? 0) + 1;
      const at = starts[next] ?? 0;
      starts[next] = at + 1;
      holders[at] = holder;
      values[at] = features.values[i] ?? 0;
    }
  }
  return { starts, holders, values };
}

/** One place further on than they end: filling moves each to where it belongs. */
function startsOf(documents: readonly Features[]): Uint32Array {
  const starts = new Uint32Array(featureSpace + 2);
  for (const { positions } of documents) {
    for (let i = 0; i < positions.length; i++) {
      const place = (positions[i] ?? 0) + 2;
      starts[place] = (starts[place] ?? 0) + 1;
    }
  }
  for (let place = 1; place < starts.length; place++) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  return starts;
}
