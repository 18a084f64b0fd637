/** How near two texts are to each other. */
import type { Features } from './features.ts';

/** A vector by its positions, to be held against many others. */
export function spread({ positions, values }: Features): ReadonlyMap<number, number> {
  return new Map(Array.from(positions, (position, i) => [position, values[i] ?? 0]));
}

/** How near two texts are, 0 to 1: both vectors have length 1, so that the product of what they share is the cosine. */
export function cosine(one: ReadonlyMap<number, number>, { positions, values }: Features): number {
  let sum = 0;
  for (let i = 0; i < positions.length; i++) sum += (one.get(positions[i] ?? 0) ?? 0) * (values[i] ?? 0);
  return sum;
}
