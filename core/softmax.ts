/** Multinomial logistic regression over sparse features, trained by AdaGrad. Deterministic. */
import type { Features } from './features.ts';

export interface Labelled {
  features: Features;
  /** Index of the class. */
  label: number;
}

/** How many features there are to be weighed, and for how many classes. */
export interface Size {
  features: number;
  classes: number;
}

/** The weight of position p for class c stands at `p * classes + c`. */
export interface Softmax {
  classes: number;
  weights: Float32Array;
  biases: Float32Array;
}

// Chosen on texts by people whose other texts were not learnt from.
const epochs = 18;
/** To learn some more, where most is known already. */
const fewEpochs = 5;
/** What is known for so sure teaches nothing more, and is not asked for some rounds; most examples are, before long. */
const learnt = 0.98;
const restsFor = 4;
const rate = 0.15;
/**
 * What is forgotten with each lesson, in measure of the error made: a class that a lesson says nothing about keeps what it
 * knows. Where all forget alike, each of 77 classes forgets in 76 lessons what it learnt in one.
 */
const forgetting = 0.02;
/**
 * This share of an example's features is hidden from each lesson, others each time, so that no label hangs on one word
 * alone: the next patron will use another (dropout: Srivastava et al., JMLR 15, 2014).
 */
const hidden = 0.35;

/** What was learnt, and how to go on from there. */
export interface Learning {
  model: Softmax;
  pace: Pace;
}

/**
 * Trains on the examples; each class weighs by the root of its rarity, so that small classes are not swallowed.
 * @param before what was learnt already, which stays as it is: some rounds less do
 */
export function fitSoftmax(
  examples: readonly Labelled[],
  { features: positions, classes }: Size,
  before?: Learning,
): Learning {
  const learning: Learning = before
    ? structuredClone(before)
    : {
        model: {
          classes,
          weights: new Float32Array(positions * classes),
          biases: new Float32Array(classes),
        },
        pace: { squares: new Float32Array(positions).fill(1e-6), biasSquare: 1e-6 },
      };
  const importance = classImportance(examples, classes);
  const order = examples.map((example) => ({ example, rests: 0 }));
  const random = seededRandom(7);
  for (let epoch = 0; epoch < (before ? fewEpochs : epochs); epoch++) {
    shuffle(order, random);
    for (const each of order) {
      if (each.rests-- > 0) continue;
      const { features, label } = each.example;
      const known = learn(learning, { features: partOf(features, random), label }, importance[label] ?? 1);
      each.rests = known ? restsFor : 0;
    }
  }
  return learning;
}

/** Where a lesson's features are gathered; kept, as millions of lessons are. */
let room: Features = { positions: new Uint32Array(1024), values: new Float32Array(1024) };

/** The features less those hidden, as strong together as all of them; valid until the next call. */
function partOf({ positions, values }: Features, random: () => number): Features {
  if (room.positions.length < positions.length)
    room = { positions: new Uint32Array(positions.length), values: new Float32Array(positions.length) };
  const seen = room;
  const strength = 1 / Math.sqrt(1 - hidden);
  let n = 0;
  for (let i = 0; i < positions.length; i++) {
    if (random() < hidden) continue;
    seen.positions[n] = positions[i] ?? 0;
    seen.values[n++] = (values[i] ?? 0) * strength;
  }
  return { positions: seen.positions.subarray(0, n), values: seen.values.subarray(0, n) };
}

/** AdaGrad's memory: the squared errors that each position has seen. One a position, not a weight: five times faster. */
interface Pace {
  squares: Float32Array;
  biasSquare: number;
}

/** One step against the error that the model makes on one example; whether it is known already, and nothing was done. */
function learn({ model, pace }: Learning, { features, label }: Labelled, importance: number): boolean {
  const { classes, weights, biases } = model;
  const { positions, values } = features;
  const errors = probabilities(scores(model, features), 1);
  if ((errors[label] ?? 0) > learnt) return true;
  errors[label] = (errors[label] ?? 0) - 1;
  let size = 0;
  for (let c = 0; c < classes; c++) {
    const error = (errors[c] ?? 0) * importance;
    errors[c] = error;
    size += (error * error) / classes;
  }
  pace.biasSquare += size;
  const biasStep = rate / Math.sqrt(pace.biasSquare);
  for (let c = 0; c < classes; c++) biases[c] = (biases[c] ?? 0) - biasStep * (errors[c] ?? 0);
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] ?? 0;
    const value = values[i] ?? 0;
    const square = (pace.squares[position] ?? 0) + size * value * value;
    pace.squares[position] = square;
    const step = rate / Math.sqrt(square);
    const forgotten = step * forgetting;
    for (let c = 0, at = position * classes; c < classes; c++, at++) {
      const error = errors[c] ?? 0;
      weights[at] = (weights[at] ?? 0) * (1 - forgotten * Math.abs(error)) - step * value * error;
    }
  }
  return false;
}

/** One score a class, unbounded. */
function scores(model: Softmax, features: Features): Float64Array {
  const { classes, weights, biases } = model;
  const sums = new Float64Array(biases);
  const { positions, values } = features;
  for (let i = 0; i < positions.length; i++) {
    const row = (positions[i] ?? 0) * classes;
    const value = values[i] ?? 0;
    for (let c = 0; c < classes; c++) sums[c] = (sums[c] ?? 0) + (weights[row + c] ?? 0) * value;
  }
  return sums;
}

/**
 * Scores as probabilities that add up to 1.
 * @param temperature above 1 makes them humbler, below 1 bolder
 */
export function probabilities(raw: Float64Array, temperature: number): Float64Array {
  const highest = Math.max(...raw);
  const powers = raw.map((score) => Math.exp((score - highest) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function classImportance(examples: readonly Labelled[], classes: number): number[] {
  const sizes = new Array<number>(classes).fill(0);
  for (const { label } of examples) sizes[label] = (sizes[label] ?? 0) + 1;
  const mean = examples.length / classes;
  return sizes.map((size) => Math.sqrt(mean / Math.max(1, size)));
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Shuffles in place. */
export function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = items[i];
    const other = items[j];
    if (held !== undefined && other !== undefined) [items[i], items[j]] = [other, held];
  }
}
