/** What a text asks for: one of the library's intents, with a confidence that can be relied on, or an abstention. */
import * as v from 'valibot';
import { featureSpace, featuresOf } from './features.ts';
import { gistOf } from './gist.ts';
import { type Intent, type IntentExamples, intents, type Library } from './library.ts';
import { fitSoftmax, type Labelled, probabilities, type Softmax, scores, seededRandom, shuffle } from './softmax.ts';

export interface IntentModel {
  intents: readonly Intent[];
  /** One byte a weight: the weight of position p for intent i is `weights[p * intents.length + i] * scales[i]`. */
  weights: Int8Array;
  scales: readonly number[];
  biases: readonly number[];
  /** Divides the scores so that the confidence is the share of right guesses on held-back examples. */
  temperature: number;
  /** Below this confidence the model abstains. */
  threshold: number;
}

export interface Prediction {
  /** The best guess, given even when abstaining. */
  intent: Intent;
  /** 0 to 1. */
  confidence: number;
  abstained: boolean;
  /** All intents, most likely first; the confidences add up to 1. */
  ranked: { intent: Intent; confidence: number }[];
}

/** Share of right guesses among those that the model stands by. */
const wantedPrecision = 0.95;
/** One example in so many is held back to choose temperature and threshold. */
const heldBackOneIn = 3;

/** All that the library's staff wrote to learn from: the examples, and the questions that each answer answers. */
export function examplesOf({ examples, answers }: Pick<Library, 'examples' | 'answers'>): IntentExamples[] {
  return [
    ...examples,
    ...answers.flatMap(({ intents: [intent], questions }) => (intent ? [{ intent, examples: questions }] : [])),
  ];
}

/**
 * Trains on the library's examples in all languages: a second or two for 3,000 of them. The same examples give the
 * same model. Temperature and threshold come from examples held back from the weights that judge them.
 * @throws {RangeError} without examples of at least two intents
 */
export function trainIntents(examples: readonly IntentExamples[]): IntentModel {
  const known = intents.filter((intent) => examples.some((e) => e.intent === intent && sizeOf(e) > 0));
  if (known.length < 2) throw new RangeError('Training needs examples of at least two intents');
  const labelled = examples.flatMap(({ intent, examples: byLanguage }) =>
    Object.values(byLanguage).flatMap((texts) =>
      texts.map((text) => ({ features: featuresOf(text), label: known.indexOf(intent) })),
    ),
  );
  const judged = judgeHeldBack(labelled, known.length);
  const temperature = calibrate(judged);
  return {
    intents: known,
    ...quantise(fitSoftmax(labelled, known.length)),
    temperature,
    threshold: thresholdFor(judged, temperature),
  };
}

/** What the model makes of a text, in about 200 µs. */
export function predictIntent(model: IntentModel, text: string): Prediction {
  const classes = model.intents.length;
  const { positions, values } = featuresOf(gistOf(text));
  const sums = new Float64Array(classes);
  for (let i = 0; i < positions.length; i++) {
    const row = (positions[i] ?? 0) * classes;
    const value = values[i] ?? 0;
    for (let c = 0; c < classes; c++) sums[c] = (sums[c] ?? 0) + (model.weights[row + c] ?? 0) * value;
  }
  const raw = sums.map((sum, c) => sum * (model.scales[c] ?? 0) + (model.biases[c] ?? 0));
  const shares = probabilities(raw, model.temperature);
  const ranked = model.intents
    .map((intent, c) => ({ intent, confidence: shares[c] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence);
  const { intent, confidence } = ranked[0] ?? { intent: 'off_topic', confidence: 0 };
  return { intent, confidence, abstained: confidence < model.threshold, ranked };
}

const sizeOf = ({ examples }: IntentExamples) => Object.values(examples).reduce((sum, texts) => sum + texts.length, 0);

interface Judged {
  raw: Float64Array;
  label: number;
}

/** Some examples of every class, judged by a model that has not seen them. */
function judgeHeldBack(examples: readonly Labelled[], classes: number): Judged[] {
  const order = [...examples];
  shuffle(order, seededRandom(11));
  // Sorted by class and dealt out in turn, each class gives its share.
  order.sort((a, b) => a.label - b.label);
  const heldBack = (_: Labelled, i: number) => i % heldBackOneIn === 0;
  const model = fitSoftmax(
    order.filter((example, i) => !heldBack(example, i)),
    classes,
  );
  return order.filter(heldBack).map(({ features, label }) => ({ raw: scores(model, features), label }));
}

/** The temperature under which the held-back labels are most likely, within 0.2 to 5. */
function calibrate(judged: readonly Judged[]): number {
  const surprise = (temperature: number) =>
    judged.reduce(
      (sum, { raw, label }) => sum - Math.log(Math.max(probabilities(raw, temperature)[label] ?? 0, 1e-12)),
      0,
    );
  const candidates = Array.from({ length: 41 }, (_, i) => 0.2 * 25 ** (i / 40));
  return candidates.reduce((best, candidate) => (surprise(candidate) < surprise(best) ? candidate : best));
}

/** The lowest confidence from which on upwards the wanted share of held-back guesses is right; 1 when none is. */
function thresholdFor(judged: readonly Judged[], temperature: number): number {
  const guesses = judged
    .map(({ raw, label }) => {
      const shares = probabilities(raw, temperature);
      const confidence = Math.max(...shares);
      return { confidence, right: shares.indexOf(confidence) === label };
    })
    .sort((a, b) => b.confidence - a.confidence);
  let threshold = 1;
  let right = 0;
  for (const [i, guess] of guesses.entries()) {
    if (guess.right) right++;
    if (right / (i + 1) >= wantedPrecision) threshold = guess.confidence;
  }
  return threshold;
}

function quantise({ classes, weights, biases }: Softmax): Pick<IntentModel, 'weights' | 'scales' | 'biases'> {
  const largest = new Array<number>(classes).fill(0);
  weights.forEach((weight, at) => {
    largest[at % classes] = Math.max(largest[at % classes] ?? 0, Math.abs(weight));
  });
  const scales = largest.map((size) => size / 127 || 1);
  const bytes = Int8Array.from(weights, (weight, at) => Math.round(weight / (scales[at % classes] ?? 1)));
  return { weights: bytes, scales, biases: [...biases] };
}

const Stored = v.pipe(
  v.strictObject({
    version: v.literal(1),
    space: v.literal(featureSpace),
    intents: v.array(v.picklist(intents)),
    scales: v.array(v.number()),
    biases: v.array(v.number()),
    temperature: v.number(),
    threshold: v.number(),
    /** Base64 of the signed bytes. */
    weights: v.string(),
  }),
  v.transform(({ version: _version, space: _space, weights, ...rest }) => ({
    ...rest,
    weights: new Int8Array(Buffer.from(weights, 'base64')),
  })),
  v.check(
    (m) =>
      m.weights.length === featureSpace * m.intents.length &&
      m.scales.length === m.intents.length &&
      m.biases.length === m.intents.length,
    'the weights do not fit the intents',
  ),
);

/** The model as JSON text, under 1 MB. */
export function serializeModel(model: IntentModel): string {
  const { weights, ...rest } = model;
  return JSON.stringify({ version: 1, space: featureSpace, ...rest, weights: Buffer.from(weights).toString('base64') });
}

/**
 * The model from what `serializeModel` wrote, in a few milliseconds.
 * @throws {SyntaxError | v.ValiError} when it is something else, or of another version
 */
export function parseModel(json: string): IntentModel {
  return v.parse(Stored, JSON.parse(json));
}
