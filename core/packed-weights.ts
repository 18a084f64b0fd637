/** What was learnt, in whole numbers: small to pack, and no worse on what was held back than fine ones. */
import type { Features } from './features.ts';
import type { Softmax } from './softmax.ts';

export interface PackedWeights {
  /** The weight of position p for class i of n is `weights[p * n + i] * scales[i]`. */
  weights: Int8Array;
  scales: readonly number[];
  biases: readonly number[];
}

/**
 * Weights as whole numbers with a scale for each class.
 * @param finest up to which number, at most 127
 */
export function pack({ classes, weights, biases }: Softmax, finest: number): PackedWeights {
  const largest = new Array<number>(classes).fill(0);
  weights.forEach((weight, at) => {
    largest[at % classes] = Math.max(largest[at % classes] ?? 0, Math.abs(weight));
  });
  const scales = largest.map((size) => size / finest || 1);
  const whole = Int8Array.from(weights, (weight, at) => Math.round(weight / (scales[at % classes] ?? 1)));
  return { weights: whole, scales, biases: [...biases] };
}

/** One score a class, unbounded. */
export function packedScores(packed: PackedWeights, features: Features): Float64Array {
  const { scales, biases } = packed;
  const scores = new Float64Array(scales.length);
  for (let i = 0; i < features.positions.length; i += rowsAtOnce) addRows(scores, packed, features, i);
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) * (scales[c] ?? 0) + (biases[c] ?? 0);
  return scores;
}

/** Several features at once: so the sums are fetched and put back a quarter as often, which takes longer than to add. */
const rowsAtOnce = 4;

/** Adds the weights of four features, the i-th and those after it; behind the last there is nothing to add. */
function addRows(sums: Float64Array, { weights }: PackedWeights, { positions, values }: Features, i: number): void {
  const classes = sums.length;
  const row1 = (positions[i] ?? 0) * classes;
  const row2 = (positions[i + 1] ?? 0) * classes;
  const row3 = (positions[i + 2] ?? 0) * classes;
  const row4 = (positions[i + 3] ?? 0) * classes;
  const [value1, value2, value3, value4] = [values[i] ?? 0, values[i + 1] ?? 0, values[i + 2] ?? 0, values[i + 3] ?? 0];
  for (let c = 0; c < classes; c++) {
    const first = (sums[c] ?? 0) + (weights[row1 + c] ?? 0) * value1 + (weights[row2 + c] ?? 0) * value2;
    sums[c] = first + (weights[row3 + c] ?? 0) * value3 + (weights[row4 + c] ?? 0) * value4;
  }
}
