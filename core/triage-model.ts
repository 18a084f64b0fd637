/** All that triage learns, as one small product of the build. */
import * as v from 'valibot';
import { guess } from './classifier.ts';
import type { Concepts } from './concepts.ts';
import { type DangerModel, dangerLabels, trainDangers } from './danger-model.ts';
import { examplesOf, type IntentModel, readFor, textsIn, trainIntents } from './intent.ts';
import { type LanguageModel, languageSpace, trainLanguages } from './language-model.ts';
import { intents, type Library } from './library.ts';
import type { PackedWeights } from './packed-weights.ts';
import { readVocabulary, type Vocabulary, vocabularySpace, writtenVocabulary } from './vocabulary.ts';

export interface TriageModel {
  intents: IntentModel;
  /** Null where the library says nothing of danger. */
  dangers: DangerModel | null;
  languages: LanguageModel | null;
}

/** Learns from all that the library's staff wrote: some ten seconds for 10,000 examples. */
export function trainTriage(
  library: Pick<Library, 'examples' | 'answers' | 'lexicon' | 'languages' | 'dangers'>,
): TriageModel {
  const examples = examplesOf(library);
  const intents = trainIntents(examples, library.lexicon);
  const everyday = {
    examples: [...examples.flatMap((each) => textsIn(each.examples)), ...textsIn(library.languages)],
    heldBack: examples.flatMap((each) => textsIn(each.heldBack ?? {})),
  };
  return {
    intents,
    dangers: trainDangers(library.dangers, everyday, {
      read: (text) => readFor(intents, text),
      confidenceIn: (features) => guess(intents, features).confidence,
    }),
    languages: trainLanguages([...examples, { examples: library.languages }]),
  };
}

/** What `byRank` wrote, as numbers of so many bytes. */
const ranked = (width: number) =>
  v.pipe(
    v.string(),
    v.transform((base64) => Buffer.from(base64, 'base64')),
    v.check(({ length }) => length % width === 0, 'these are no whole numbers'),
    v.transform((columns) => transposed(new Uint8Array(columns), width).buffer),
  );
const Stems = v.pipe(
  v.strictObject({ gaps: ranked(4), concepts: ranked(2) }),
  v.transform(({ gaps, concepts }) => readStems(new Uint32Array(gaps), new Uint16Array(concepts))),
);
/** A letter a weight: packs a fifth better than base64, which spreads what repeats over other places of a byte. */
const letterOfNothing = 'M'.charCodeAt(0);
const weights = v.pipe(
  v.string(),
  v.transform((letters) => {
    const read = new Int8Array(letters.length);
    for (let i = 0; i < read.length; i++) read[i] = letters.charCodeAt(i) - letterOfNothing;
    return read;
  }),
);
const lettersOf = (weights: Int8Array) =>
  Buffer.from(weights.map((weight) => weight + letterOfNothing)).toString('latin1');

const written = ({ weights, vocabulary }: { weights: Int8Array; vocabulary: Vocabulary }) => ({
  weights: lettersOf(weights),
  vocabulary: writtenVocabulary(vocabulary),
});

const Weighted = v.strictObject({ weights, scales: v.array(v.number()), biases: v.array(v.number()) });

const StoredVocabulary = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Vocabulary => {
    const vocabulary = readVocabulary(dataset.value);
    if (vocabulary !== null) return vocabulary;
    addIssue({ message: 'this is no vocabulary' });
    return NEVER;
  }),
);

const areWhole = (space: number, classes: number, { weights, scales, biases }: PackedWeights): boolean =>
  weights.length === space * classes && scales.length === classes && biases.length === classes;

const StoredIntents = v.pipe(
  v.strictObject({
    ...Weighted.entries,
    vocabulary: StoredVocabulary,
    labels: v.array(v.picklist(intents)),
    temperature: v.number(),
    threshold: v.number(),
    concepts: v.optional(v.strictObject({ beginnings: Stems, insides: Stems, wholes: Stems })),
  }),
  v.check(
    (stored) => areWhole(stored.vocabulary.size, stored.labels.length, stored),
    'the weights do not fit the intents',
  ),
  v.transform(({ concepts, ...rest }): IntentModel => ({ ...rest, ...(concepts && { concepts }) })),
);

const StoredDangers = v.pipe(
  v.strictObject({ ...Weighted.entries, vocabulary: StoredVocabulary, alarm: v.number() }),
  v.check(
    (stored) => areWhole(stored.vocabulary.size, dangerLabels.length, stored),
    'the weights do not fit the dangers',
  ),
);

const StoredLanguages = v.pipe(
  v.strictObject({ ...Weighted.entries, labels: v.array(v.string()) }),
  v.check((stored) => areWhole(languageSpace, stored.labels.length, stored), 'the weights do not fit the languages'),
);

const Stored = v.pipe(
  v.strictObject({
    version: v.literal(9),
    space: v.literal(vocabularySpace),
    intents: StoredIntents,
    dangers: v.nullable(StoredDangers),
    languages: v.nullable(StoredLanguages),
  }),
  v.transform(({ intents, dangers, languages }): TriageModel => ({ intents, dangers, languages })),
);

/** The model as JSON text. */
export function serializeModel({ intents, dangers, languages }: TriageModel): string {
  const { concepts, ...rest } = intents;
  return JSON.stringify({
    version: 9,
    space: vocabularySpace,
    intents: { ...rest, ...written(rest), ...(concepts && { concepts: writtenConcepts(concepts) }) },
    dangers: dangers && { ...dangers, ...written(dangers) },
    languages: languages && { ...languages, weights: lettersOf(languages.weights) },
  });
}

/**
 * The model from what `serializeModel` wrote, in a few milliseconds.
 * @throws {SyntaxError | v.ValiError} when it is something else, or of another version
 */
export function parseModel(json: string): TriageModel {
  return v.parse(Stored, JSON.parse(json));
}

const writtenConcepts = ({ beginnings, insides, wholes }: Concepts) => ({
  beginnings: writtenStems(beginnings),
  insides: writtenStems(insides),
  wholes: writtenStems(wholes),
});

/** Stems in the order of their hashes, by the gaps between these; and their concepts. */
function writtenStems(stems: Concepts[keyof Concepts]): { gaps: string; concepts: string } {
  const rows = [...stems].flatMap(([hash, concepts]) => concepts.map((concept) => ({ hash: hash >>> 0, concept })));
  rows.sort((a, b) => a.hash - b.hash);
  return {
    gaps: byRank(Uint32Array.from(rows, ({ hash }, i) => hash - (rows[i - 1]?.hash ?? 0))),
    concepts: byRank(Uint16Array.from(rows, ({ concept }) => concept)),
  };
}

function readStems(gaps: Uint32Array, concepts: Uint16Array): Map<number, number[]> {
  const stems = new Map<number, number[]>();
  let hash = 0;
  for (const [i, gap] of gaps.entries()) {
    // Hashes are looked up as signed numbers.
    hash = (hash + gap) | 0;
    const known = stems.get(hash);
    const concept = concepts[i] ?? 0;
    if (known === undefined) stems.set(hash, [concept]);
    else known.push(concept);
  }
  return stems;
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
