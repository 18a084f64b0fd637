/** All that triage learns, as one small product of the build. */
import * as v from 'valibot';
import { type ByHeart, type Listed, learnByHeart } from './by-heart.ts';
import { guess } from './classifier.ts';
import type { Concepts } from './concepts.ts';
import { type Danger, dangers } from './danger.ts';
import { type DangerModel, trainDangers } from './danger-model.ts';
import { hearDanger } from './hear-danger.ts';
import { examplesOf, type IntentModel, readFor, textsIn, trainIntents } from './intent.ts';
import { type LanguageModel, languageSpace, trainLanguages } from './language-model.ts';
import { type DangerExamples, intents, type Library } from './library.ts';
import type { PackedWeights } from './packed-weights.ts';
import { readRising, writtenRising } from './rising-numbers.ts';
import { readVocabulary, type Vocabulary, vocabularySpace, writtenVocabulary } from './vocabulary.ts';

export interface TriageModel {
  intents: IntentModel;
  /** Null where the library says nothing of danger. */
  dangers: DangerModel | null;
  languages: LanguageModel | null;
  byHeart: ByHeart;
}

/** Learns from all that the library's staff wrote: a minute or two for 50,000 texts. */
export function trainTriage(
  library: Pick<Library, 'examples' | 'answers' | 'lexicon' | 'languages' | 'dangers'>,
): TriageModel {
  const examples = examplesOf(library);
  const intents = trainIntents(examples, library.lexicon);
  const everyday = {
    examples: [...examples.flatMap((each) => textsIn(each.examples)), ...textsIn(library.languages)],
    heldBack: examples.flatMap((each) => textsIn(each.heldBack ?? {})),
  };
  const read = (text: string) => readFor(intents, text);
  const model: TriageModel = {
    intents,
    dangers: trainDangers(library.dangers, everyday, {
      read,
      confidenceIn: (features) => guess(intents, features).confidence,
    }),
    languages: trainLanguages([...examples, { examples: library.languages }]),
    byHeart: new Map(),
  };
  const harmless = [...everyday.examples, ...everyday.heldBack].map((text) => ({ text, danger: null }));
  const listed = [...harmless, ...listedIn(library.dangers)];
  return { ...model, byHeart: learnByHeart(listed, { read, judged: (text) => hearDanger(model, text) }) };
}

/** What stands on both sides is danger. */
function listedIn(written: readonly DangerExamples[]): Listed[] {
  return [null, ...dangers].flatMap((danger) =>
    written
      .filter((each) => each.danger === (danger ?? 'none'))
      .flatMap(({ examples, heldBack = {} }) => [...textsIn(examples), ...textsIn(heldBack)])
      .map((text) => ({ text, danger })),
  );
}

/** What `byRank` wrote, as numbers of so many bytes. */
const ranked = (width: number) =>
  v.pipe(
    v.string(),
    v.transform((base64) => Buffer.from(base64, 'base64')),
    v.check(({ length }) => length % width === 0, 'these are no whole numbers'),
    v.transform((columns) => transposed(new Uint8Array(columns), width).buffer),
  );
/** Small numbers by hash. */
const Numbered = v.pipe(
  v.strictObject({ gaps: ranked(4), numbers: ranked(2) }),
  v.transform(({ gaps, numbers }) => readByHash(new Uint32Array(gaps), new Uint16Array(numbers))),
);
/** For weights that are not nought: packs a fifth better than base64, which spreads what repeats over other places of a byte. */
const letterOfNothing = 'M'.charCodeAt(0);

const Weighted = v.strictObject({
  /** Where the weights are that are not nought, class by class; and these. */
  gaps: v.string(),
  letters: v.string(),
  scales: v.array(v.number()),
  biases: v.array(v.number()),
});

const written = ({ weights, scales, biases }: PackedWeights): v.InferOutput<typeof Weighted> => {
  const features = weights.length / Math.max(1, scales.length);
  const weightAt = (place: number) => weights[(place % features) * scales.length + Math.floor(place / features)] ?? 0;
  const places = [...weights.keys()].filter(weightAt);
  const letters = Buffer.from(places.map((place) => weightAt(place) + letterOfNothing)).toString('latin1');
  return { gaps: writtenRising(places), letters, scales: [...scales], biases: [...biases] };
};

/**
 * @param of whose they are, for the error
 * @throws {RangeError} when they are not for so many features and classes
 */
function weightsIn(
  { gaps, letters, scales, biases }: v.InferOutput<typeof Weighted>,
  { features, classes, of }: { features: number; classes: number; of: string },
): PackedWeights {
  const places = readRising(gaps, features * classes);
  if (places?.length !== letters.length || scales.length !== classes || biases.length !== classes)
    throw new RangeError(`The weights do not fit the ${of}`);
  const weights = new Int8Array(features * classes);
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    const row = place % features;
    weights[row * classes + (place - row) / features] = letters.charCodeAt(i) - letterOfNothing;
  }
  return { weights, scales, biases };
}

const StoredVocabulary = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Vocabulary => {
    const vocabulary = readVocabulary(dataset.value);
    if (vocabulary !== null) return vocabulary;
    addIssue({ message: 'this is no vocabulary' });
    return NEVER;
  }),
);

const StoredIntents = v.pipe(
  v.strictObject({
    ...Weighted.entries,
    vocabulary: StoredVocabulary,
    labels: v.array(v.picklist(intents)),
    temperature: v.number(),
    threshold: v.number(),
    concepts: v.optional(v.strictObject({ beginnings: Numbered, insides: Numbered, wholes: Numbered })),
  }),
  v.transform(({ gaps, letters, scales, biases, concepts, ...rest }): IntentModel => {
    const size = { features: rest.vocabulary.size, classes: rest.labels.length, of: 'intents' };
    return { ...rest, ...weightsIn({ gaps, letters, scales, biases }, size), ...(concepts && { concepts }) };
  }),
);

const StoredDangers = v.pipe(
  v.strictObject({ any: Weighted, kinds: Weighted, vocabulary: StoredVocabulary, alarm: v.number() }),
  v.transform(({ vocabulary, alarm, any, kinds }): DangerModel => {
    const size = { features: vocabulary.size, of: 'dangers' };
    return {
      vocabulary,
      alarm,
      any: weightsIn(any, { ...size, classes: 1 }),
      kinds: weightsIn(kinds, { ...size, classes: dangers.length }),
    };
  }),
);

const StoredLanguages = v.pipe(
  v.strictObject({ ...Weighted.entries, labels: v.array(v.string()) }),
  v.transform(({ labels, ...weighted }): LanguageModel => {
    const size = { features: languageSpace, classes: labels.length, of: 'languages' };
    return { labels, ...weightsIn(weighted, size) };
  }),
);

const Stored = v.pipe(
  v.strictObject({
    version: v.literal(12),
    space: v.literal(vocabularySpace),
    intents: StoredIntents,
    dangers: v.nullable(StoredDangers),
    languages: v.nullable(StoredLanguages),
    byHeart: v.pipe(
      Numbered,
      v.transform((known) => new Map([...known].map(([hash, [kind = -1]]) => [hash, dangers[kind] ?? null]))),
    ),
  }),
  v.transform(({ intents, dangers, languages, byHeart }): TriageModel => ({ intents, dangers, languages, byHeart })),
);

/** The model as JSON text. */
export function serializeModel({ intents, dangers: alarms, languages, byHeart }: TriageModel): string {
  const { concepts, labels, temperature, threshold } = intents;
  return JSON.stringify({
    version: 12,
    space: vocabularySpace,
    intents: {
      ...written(intents),
      vocabulary: writtenVocabulary(intents.vocabulary),
      labels,
      temperature,
      threshold,
      ...(concepts && { concepts: writtenConcepts(concepts) }),
    },
    dangers: alarms && {
      any: written(alarms.any),
      kinds: written(alarms.kinds),
      vocabulary: writtenVocabulary(alarms.vocabulary),
      alarm: alarms.alarm,
    },
    languages: languages && { ...written(languages), labels: languages.labels },
    byHeart: writtenByHash(new Map([...byHeart].map(([hash, danger]) => [hash, [numberOf(danger)]]))),
  });
}

const numberOf = (danger: Danger | null) => (danger === null ? dangers.length : dangers.indexOf(danger));

/**
 * The model from what `serializeModel` wrote, in a few milliseconds.
 * @throws {SyntaxError | v.ValiError} when it is something else, or of another version
 */
export function parseModel(json: string): TriageModel {
  return v.parse(Stored, JSON.parse(json));
}

const writtenConcepts = ({ beginnings, insides, wholes }: Concepts) => ({
  beginnings: writtenByHash(beginnings),
  insides: writtenByHash(insides),
  wholes: writtenByHash(wholes),
});

/** In the order of the hashes, by the gaps between these. */
function writtenByHash(numbered: ReadonlyMap<number, readonly number[]>): { gaps: string; numbers: string } {
  const rows = [...numbered].flatMap(([hash, numbers]) => numbers.map((number) => ({ hash: hash >>> 0, number })));
  rows.sort((a, b) => a.hash - b.hash);
  return {
    gaps: byRank(Uint32Array.from(rows, ({ hash }, i) => hash - (rows[i - 1]?.hash ?? 0))),
    numbers: byRank(Uint16Array.from(rows, ({ number }) => number)),
  };
}

function readByHash(gaps: Uint32Array, numbers: Uint16Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  let hash = 0;
  for (const [i, gap] of gaps.entries()) {
    // Hashes are looked up as signed numbers.
    hash = (hash + gap) | 0;
    const known = found.get(hash);
    const number = numbers[i] ?? 0;
    if (known === undefined) found.set(hash, [number]);
    else known.push(number);
  }
  return found;
}

/** As base64, the bytes of equal rank side by side: the high ones are nearly all alike. */
function byRank(numbers: Uint32Array | Uint16Array): string {
  return Buffer.from(transposed(new Uint8Array(numbers.buffer), numbers.length)).toString('base64');
}

/** Of rows of so many bytes the columns. */
function transposed(bytes: Uint8Array, rows: number): Uint8Array {
  const columns = bytes.length / Math.max(1, rows);
  return bytes.map((_, at) => bytes[(at % rows) * columns + Math.floor(at / rows)] ?? 0);
}
