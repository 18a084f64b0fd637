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
export function packedScores(
  { weights, scales, biases }: PackedWeights,
  { positions, values }: Features,
): Float64Array {
  const classes = scales.length;
  const sums = new Float64Array(classes);
  for (let i = 0; i < positions.length; i++) {
    const row = (positions[i] ?? 0) * classes;
    const value = values[i] ?? 0;
    for (let c = 0; c < classes; c++) sums[c] = (sums[c] ?? 0) + (weights[row + c] ?? 0) * value;
  }
  return sums.map((sum, c) => sum * (scales[c] ?? 0) + (biases[c] ?? 0));
}
