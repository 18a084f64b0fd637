/**
 * Tells texts apart by examples: multinomial logistic regression over words, parts of words and what words mean, with a
 * confidence that can be relied on. Knows nothing of libraries.
 */
import type { Concepts } from './concepts.ts';
import { type Features, featuresOf } from './features.ts';
import { type PackedWeights, pack, packedScores } from './packed-weights.ts';
import { fitSoftmax, type Labelled, type Learning, probabilities, seededRandom, shuffle } from './softmax.ts';
import { knownIn, knownOf, type Vocabulary, vocabularyOf, vocabularySpace } from './vocabulary.ts';

export interface Example {
  text: string;
  label: string;
}

/** The weights of each label stand in the order of the labels. */
export interface Classifier extends PackedWeights {
  labels: readonly string[];
  vocabulary: Vocabulary;
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
}

/**
 * Share of right guesses, on what was held back, among those that the classifier stands by: a point more than the 95 % that
 * are promised, as others write otherwise than whoever wrote that.
 */
const wantedPrecision = 0.96;
/** Without examples held back for it, one in so many of the others chooses temperature and threshold. */
const heldBackOneIn = 3;
/** A feature is learnt that at least one in so many texts has: fewer would be more than the model has room for. */
const textsForOne = 8000;

export interface Lessons {
  /** Written apart from the others, as messages really come: what the confidence is measured on. */
  heldBack?: readonly Example[];
  concepts?: Concepts | undefined;
  /** Weights become whole numbers up to this, at most 127; coarser ones take less room. */
  finest?: number;
}

/**
 * Trains on the examples: some seconds for 10,000 of them. The same examples give the same classifier. Temperature and
 * threshold come from judges that have not seen what they judge: each half of what is held back by one that has learnt
 * from the other. Then the classifier learns from all.
 * @throws {RangeError} without examples of at least two labels
 */
export function trainClassifier(
  examples: readonly Example[],
  { heldBack = [], concepts, finest = 10 }: Lessons = {},
): Classifier {
  const labels = labelsOf([...examples, ...heldBack]);
  if (labels.length < 2) throw new RangeError('Training needs examples of at least two labels');
  const read = (from: readonly Example[]): Labelled[] =>
    from.map(({ text, label }) => ({ features: featuresToLearn(text, concepts), label: labels.indexOf(label) }));
  const [learntInFull, keptInFull] = [read(examples), read(heldBack)];
  const all = [...learntInFull, ...keptInFull].map(({ features }) => features);
  const vocabulary = vocabularyOf(all, Math.max(1, Math.round(all.length / textsForOne)));
  const [learnt, kept] = [knownIn(vocabulary, learntInFull), knownIn(vocabulary, keptInFull)];
  const size = { features: vocabulary.size, classes: labels.length };
  const [seen, unseen] = kept.length > 0 ? [learnt, kept] : dealt(learnt);
  const judging = fitSoftmax(seen, size);
  const judged = ({ model }: Learning, each: readonly Labelled[]) => judgedBy(pack(model, finest), each);
  const found =
    kept.length > 0
      ? halves(kept).flatMap(([half, other]) => judged(fitSoftmax([...learnt, ...other], size, judging), half))
      : judged(judging, unseen);
  const { model } = fitSoftmax([...learnt, ...kept], size, judging);
  const temperature = calibrate(found);
  const threshold = thresholdFor(found, temperature);
  return { labels, vocabulary, temperature, threshold, ...pack(model, finest), ...(concepts && { concepts }) };
}

/** Each half, with the other. */
function halves<T>(items: readonly T[]): [half: T[], other: T[]][] {
  const [even, odd] = [items.filter((_, i) => i % 2 === 0), items.filter((_, i) => i % 2 === 1)];
  return [
    [even, odd],
    [odd, even],
  ];
}

function judgedBy(judge: PackedWeights, examples: readonly Labelled[]): Judged[] {
  return examples.map(({ features, label }) => ({ raw: packedScores(judge, features), label }));
}

const labelsOf = (examples: readonly Example[]) => [...new Set(examples.map(({ label }) => label))];

/** What the classifier makes of a text. */
export function classify(classifier: Classifier, text: string): Guess {
  const { concepts } = classifier;
  return guess(classifier, featuresToLearn(text, concepts));
}

/** The features by which texts are told apart. */
export function featuresToLearn(text: string, concepts?: Concepts): Features {
  return featuresOf(text, { stemPairs: true, space: vocabularySpace, ...(concepts && { concepts }) });
}

/** What the classifier makes of a text's features, read with the classifier's own concepts. */
export function guess(classifier: Classifier, features: Features): Guess {
  const shares = probabilities(
    packedScores(classifier, knownOf(classifier.vocabulary, features)),
    classifier.temperature,
  );
  const confidence = Math.max(...shares);
  const label = classifier.labels[shares.indexOf(confidence)] ?? '';
  return { label, confidence, abstained: confidence < classifier.threshold, shares };
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
