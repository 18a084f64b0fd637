/** All that triage learns, as one small product of the build. */
import * as v from 'valibot';
import type { Concepts } from './concepts.ts';
import { type DangerModel, trainDangers } from './danger-model.ts';
import { featureSpace } from './features.ts';
import { examplesOf, type IntentModel, trainIntents } from './intent.ts';
import { type LanguageModel, languageSpace, trainLanguages } from './language-model.ts';
import { intents, type Library } from './library.ts';

export interface TriageModel {
  intents: IntentModel;
  languages: LanguageModel | null;
  dangers: DangerModel | null;
}

/** Learns from all that the library's staff wrote: some ten seconds for 10,000 examples. */
export function trainTriage(library: Pick<Library, 'examples' | 'answers' | 'lexicon' | 'dangers'>): TriageModel {
  const examples = examplesOf(library);
  const intents = trainIntents(examples, library.lexicon);
  return { intents, languages: trainLanguages(examples), dangers: trainDangers(library, intents.concepts) };
}

const bytes = v.pipe(
  v.string(),
  v.transform((base64) => new Uint8Array(Buffer.from(base64, 'base64'))),
);
const weights = v.pipe(
  bytes,
  v.transform(({ buffer }) => new Int8Array(buffer)),
);

const Weighted = v.strictObject({ weights, scales: v.array(v.number()), biases: v.array(v.number()) });
type Weighted = v.InferOutput<typeof Weighted> & { labels: readonly string[] };

const areWhole =
  (space: number) =>
  <W extends Weighted>({ labels, weights, scales, biases }: W): boolean =>
    weights.length === space * labels.length && scales.length === labels.length && biases.length === labels.length;

const StoredIntents = v.pipe(
  v.strictObject({
    ...Weighted.entries,
    labels: v.array(v.picklist(intents)),
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

const StoredDangers = v.pipe(
  v.strictObject({
    ...Weighted.entries,
    labels: v.array(v.string()),
    temperature: v.number(),
    threshold: v.number(),
    alarm: v.number(),
  }),
  v.check((stored) => areWhole(featureSpace)(stored), 'the weights do not fit the dangers'),
);

const StoredLanguages = v.pipe(
  v.strictObject({ ...Weighted.entries, labels: v.array(v.string()) }),
  v.check((stored) => areWhole(languageSpace)(stored), 'the weights do not fit the languages'),
);

const Stored = v.pipe(
  v.strictObject({
    version: v.literal(3),
    space: v.literal(featureSpace),
    intents: StoredIntents,
    languages: v.nullable(StoredLanguages),
    dangers: v.nullable(StoredDangers),
  }),
  // They share what words mean.
  v.transform(
    ({ intents, languages, dangers }): TriageModel => ({
      intents,
      languages,
      dangers: dangers && { ...dangers, ...(intents.concepts && { concepts: intents.concepts }) },
    }),
  ),
);

/** The model as JSON text; numbers in bulk as base64. */
export function serializeModel({ intents, languages, dangers }: TriageModel): string {
  const base64 = (array: ArrayBufferView) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
  const { concepts, ...rest } = intents;
  const { concepts: _shared, ...warning } = dangers ?? {};
  const stems = base64(concepts === undefined ? new Int32Array() : packed(concepts));
  return JSON.stringify({
    version: 3,
    space: featureSpace,
    intents: { ...rest, weights: base64(rest.weights), stems },
    languages: languages && { ...languages, weights: base64(languages.weights) },
    dangers: dangers && { ...warning, weights: base64(dangers.weights) },
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
