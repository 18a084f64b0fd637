/** All that triage learns, as one small product of the build. */
import * as v from 'valibot';
import type { Concepts } from './concepts.ts';
import { type DangerModel, dangerLabels, trainDangers } from './danger-model.ts';
import { featureSpace } from './features.ts';
import { examplesOf, type IntentModel, readFor, textsIn, trainIntents } from './intent.ts';
import { type LanguageModel, languageSpace, trainLanguages } from './language-model.ts';
import { intents, type Library } from './library.ts';
import type { PackedWeights } from './packed-weights.ts';

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
    dangers: trainDangers(library.dangers, everyday, (text) => readFor(intents, text)),
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

const areWhole = (space: number, classes: number, { weights, scales, biases }: PackedWeights): boolean =>
  weights.length === space * classes && scales.length === classes && biases.length === classes;

const StoredIntents = v.pipe(
  v.strictObject({
    ...Weighted.entries,
    labels: v.array(v.picklist(intents)),
    temperature: v.number(),
    threshold: v.number(),
    /** 32-bit words: for each stem where it may stand (0 beginning, 1 inside, 2 whole), its hash, its concept. */
    stems: bytes,
  }),
  v.check((stored) => areWhole(featureSpace, stored.labels.length, stored), 'the weights do not fit the intents'),
  v.transform(
    ({ stems, ...rest }): IntentModel => ({
      ...rest,
      ...(stems.length > 0 && { concepts: unpacked(new Int32Array(stems.buffer)) }),
    }),
  ),
);

const StoredDangers = v.pipe(
  v.strictObject({ ...Weighted.entries, alarm: v.number() }),
  v.check((stored) => areWhole(featureSpace, dangerLabels.length, stored), 'the weights do not fit the dangers'),
);

const StoredLanguages = v.pipe(
  v.strictObject({ ...Weighted.entries, labels: v.array(v.string()) }),
  v.check((stored) => areWhole(languageSpace, stored.labels.length, stored), 'the weights do not fit the languages'),
);

const Stored = v.pipe(
  v.strictObject({
    version: v.literal(7),
    space: v.literal(featureSpace),
    intents: StoredIntents,
    dangers: v.nullable(StoredDangers),
    languages: v.nullable(StoredLanguages),
  }),
  v.transform(({ intents, dangers, languages }): TriageModel => ({ intents, dangers, languages })),
);

/** The model as JSON text. */
export function serializeModel({ intents, dangers, languages }: TriageModel): string {
  const { concepts, ...rest } = intents;
  const stems = Buffer.from((concepts === undefined ? new Int32Array() : packed(concepts)).buffer).toString('base64');
  return JSON.stringify({
    version: 7,
    space: featureSpace,
    intents: { ...rest, weights: lettersOf(rest.weights), stems },
    dangers: dangers && { ...dangers, weights: lettersOf(dangers.weights) },
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
