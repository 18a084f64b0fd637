/** All that triage learns, as one small product of the build. */
import * as v from 'valibot';
import type { Concepts } from './concepts.ts';
import { dangers } from './danger.ts';
import { featureSpace } from './features.ts';
import { examplesOf, type IntentModel, trainIntents } from './intent.ts';
import { type LanguageModel, languageSpace, trainLanguages } from './language-model.ts';
import { intents, type Library } from './library.ts';

export interface TriageModel {
  intents: IntentModel;
  languages: LanguageModel | null;
}

/** Learns from all that the library's staff wrote: some ten seconds for 10,000 examples. */
export function trainTriage(
  library: Pick<Library, 'examples' | 'answers' | 'lexicon' | 'languages' | 'dangers'>,
): TriageModel {
  const examples = examplesOf(library);
  return {
    intents: trainIntents(examples, library.lexicon, library.dangers),
    languages: trainLanguages([...examples, { examples: library.languages }]),
  };
}

const bytes = v.pipe(
  v.string(),
  v.transform((base64) => new Uint8Array(Buffer.from(base64, 'base64'))),
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

const Weighted = v.strictObject({ weights, scales: v.array(v.number()), biases: v.array(v.number()) });
type Weighted = v.InferOutput<typeof Weighted> & { labels: readonly string[]; besides?: readonly string[] };

const areWhole =
  (space: number) =>
  <W extends Weighted>({ labels, besides = [], weights, scales, biases }: W): boolean => {
    const classes = labels.length + besides.length;
    return weights.length === space * classes && scales.length === classes && biases.length === classes;
  };

const StoredIntents = v.pipe(
  v.strictObject({
    ...Weighted.entries,
    labels: v.array(v.picklist(intents)),
    besides: v.array(v.picklist([...dangers, 'none'])),
    alarm: v.number(),
    temperature: v.number(),
    threshold: v.number(),
    /** 32-bit words: for each stem where it may stand (0 beginning, 1 inside, 2 whole), its hash, its concept. */
    stems: bytes,
  }),
  v.check((stored) => areWhole(featureSpace)(stored), 'the weights do not fit the intents'),
  v.transform(
    ({ stems, ...rest }): IntentModel => ({
      ...rest,
      ...(stems.length > 0 && { concepts: unpacked(new Int32Array(stems.buffer)) }),
    }),
  ),
);

const StoredLanguages = v.pipe(
  v.strictObject({ ...Weighted.entries, labels: v.array(v.string()) }),
  v.check((stored) => areWhole(languageSpace)(stored), 'the weights do not fit the languages'),
);

const Stored = v.pipe(
  v.strictObject({
    version: v.literal(5),
    space: v.literal(featureSpace),
    intents: StoredIntents,
    languages: v.nullable(StoredLanguages),
  }),
  v.transform(({ intents, languages }): TriageModel => ({ intents, languages })),
);

/** The model as JSON text. */
export function serializeModel({ intents, languages }: TriageModel): string {
  const { concepts, ...rest } = intents;
  const stems = Buffer.from((concepts === undefined ? new Int32Array() : packed(concepts)).buffer).toString('base64');
  return JSON.stringify({
    version: 5,
    space: featureSpace,
    intents: { ...rest, weights: lettersOf(rest.weights), stems },
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

const places = ['beginnings', 'insides', 'wholes'] as const;

function packed(concepts: Concepts): Int32Array {
  return Int32Array.from(
    places.flatMap((place, i) =>
      [...concepts[place]].flatMap(([hash, numbers]) => numbers.flatMap((number) => [i, hash, number])),
    ),
  );
}

function unpacked(stems: Int32Array): Concepts {
  const maps = places.map(() => new Map<number, number[]>());
  for (let at = 0; at < stems.length; at += 3) {
    const [place = 0, hash = 0, number = 0] = stems.subarray(at, at + 3);
    const map = maps[place];
    const known = map?.get(hash);
    if (known === undefined) map?.set(hash, [number]);
    else known.push(number);
  }
  const [beginnings = new Map(), insides = new Map(), wholes = new Map()] = maps;
  return { beginnings, insides, wholes };
}
