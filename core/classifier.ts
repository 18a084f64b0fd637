/**
 * Tells texts apart by examples: multinomial logistic regression over words, parts of words and what words mean, with a
 * confidence that can be relied on. Knows nothing of libraries.
 */
import type { Concepts } from './concepts.ts';
import { type Features, featuresOf } from './features.ts';
import {
  fitSoftmax,
  type Labelled,
  type Learning,
  probabilities,
  type Softmax,
  scores,
  seededRandom,
  shuffle,
} from './softmax.ts';

export interface Example {
  text: string;
  label: string;
}

export interface Classifier {
  labels: readonly string[];
  /** What is never guessed, and only told apart from the labels; it comes behind them wherever weights stand. */
  besides: readonly string[];
  /** The weight of position p for class i of n is `weights[p * n + i] * scales[i]`. */
  weights: Int8Array;
  scales: readonly number[];
  biases: readonly number[];
  /** Divides the scores so that the confidence is the share of right guesses on held-back examples. */
  temperature: number;
  /** Below this confidence the classifier abstains. */
  threshold: number;
  concepts?: Concepts;
}

export interface Guess {
  /** The best guess, given even when abstaining. */
  label: string;
  /** 0 to 1. */
  confidence: number;
  abstained: boolean;
  /** How likely each label is, in the classifier's order of labels; adds up to 1. */
  shares: Float64Array;
  /** How likely each of `besides` is, held against all labels: adds up to 1 with what is left for those. */
  besides: Float64Array;
}

/** Share of right guesses among those that the classifier stands by. */
const wantedPrecision = 0.95;
/** Without examples held back for it, one in so many of the others chooses temperature and threshold. */
const heldBackOneIn = 3;
/** Weights are whole numbers up to this: coarse enough to pack well, and no worse on held-back examples than fine ones. */
const largestWeight = 10;

export interface Lessons {
  /** Written apart from the others, as messages really come: what the confidence is measured on. */
  heldBack?: readonly Example[];
  /** Of other labels, which are told apart from those of the examples and never guessed. */
  besides?: readonly Example[];
  concepts?: Concepts | undefined;
}

/**
 * Trains on the examples: some seconds for 10,000 of them. The same examples give the same classifier. Temperature and
 * threshold come from a judge that has not seen the examples held back; then it learns from those too.
 * @returns the classifier, and the judge for whoever has to measure something else
 * @throws {RangeError} without examples of at least two labels
 */
export function trainClassifier(
  examples: readonly Example[],
  { heldBack = [], besides = [], concepts }: Lessons = {},
): { classifier: Classifier; judge: Classifier } {
  const labels = labelsOf([...examples, ...heldBack]);
  if (labels.length < 2) throw new RangeError('Training needs examples of at least two labels');
  const others = labelsOf(besides);
  const classes = [...labels, ...others];
  const labelled = ({ text, label }: Example): Labelled => ({
    features: featuresOf(text, concepts && { concepts }),
    label: classes.indexOf(label),
  });
  const learnt = examples.map(labelled);
  const kept = heldBack.map(labelled);
  const beside = besides.map(labelled);
  const [seen, unseen] = kept.length > 0 ? [learnt, kept] : dealt(learnt);
  const judging = fitSoftmax([...seen, ...beside], classes.length);
  const learning = fitSoftmax([...learnt, ...kept, ...beside], classes.length, judging);
  const judged = unseen.map(({ features, label }) => ({
    raw: scores(judging.model, features).subarray(0, labels.length),
    label,
  }));
  const temperature = calibrate(judged);
  const known = { labels, besides: others, temperature, threshold: thresholdFor(judged, temperature) };
  const finished = ({ model }: Learning): Classifier => ({
    ...known,
    ...quantise(model),
    ...(concepts && { concepts }),
  });
  return { classifier: finished(learning), judge: finished(judging) };
}

const labelsOf = (examples: readonly Example[]) => [...new Set(examples.map(({ label }) => label))];

/** What the classifier makes of a text. */
export function classify(classifier: Classifier, text: string): Guess {
  const { concepts } = classifier;
  return guess(classifier, featuresOf(text, concepts && { concepts }));
}

/** What the classifier makes of a text's features, read with the classifier's own concepts. */
export function guess(classifier: Classifier, { positions, values }: Features): Guess {
  const { labels, besides, weights, scales, biases } = classifier;
  const classes = labels.length + besides.length;
  const sums = new Float64Array(classes);
  for (let i = 0; i < positions.length; i++) {
    const row = (positions[i] ?? 0) * classes;
    const value = values[i] ?? 0;
    for (let c = 0; c < classes; c++) sums[c] = (sums[c] ?? 0) + (weights[row + c] ?? 0) * value;
  }
  const raw = sums.map((sum, c) => sum * (scales[c] ?? 0) + (biases[c] ?? 0));
  const shares = probabilities(raw.subarray(0, labels.length), classifier.temperature);
  const confidence = Math.max(...shares);
  const label = labels[shares.indexOf(confidence)] ?? '';
  return {
    label,
    confidence,
    abstained: confidence < classifier.threshold,
    shares,
    besides: probabilities(raw, 1).subarray(labels.length),
  };
}

interface Judged {
  raw: Float64Array;
  label: number;
}

/** Some examples of every label held back from the others. */
function dealt(examples: readonly Labelled[]): [seen: Labelled[], unseen: Labelled[]] {
  const order = [...examples];
  shuffle(order, seededRandom(11));
  // Sorted by label and dealt out in turn, each label gives its share.
  order.sort((a, b) => a.label - b.label);
  return [order.filter((_, i) => i % heldBackOneIn !== 0), order.filter((_, i) => i % heldBackOneIn === 0)];
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

/**
 * The lowest confidence from which on upwards the wanted share of held-back guesses is right, by more than the luck of their
 * draw (a standard error); 1 when none is.
 */
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
    const luck = Math.sqrt((wantedPrecision * (1 - wantedPrecision)) / (i + 1));
    if (right / (i + 1) >= wantedPrecision + luck) threshold = guess.confidence;
  }
  return threshold;
}

/** Weights as whole numbers with a scale for each label. */
export function quantise({ classes, weights, biases }: Softmax): Pick<Classifier, 'weights' | 'scales' | 'biases'> {
  const largest = new Array<number>(classes).fill(0);
  weights.forEach((weight, at) => {
    largest[at % classes] = Math.max(largest[at % classes] ?? 0, Math.abs(weight));
  });
  const scales = largest.map((size) => size / largestWeight || 1);
  const bytes = Int8Array.from(weights, (weight, at) => Math.round(weight / (scales[at % classes] ?? 1)));
  return { weights: bytes, scales, biases: [...biases] };
}
