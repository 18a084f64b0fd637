/** Danger to people in words that no rule foresaw: learnt from examples of it, and from what only looks alike. */
import { type Classifier, classify, type Example, guess, trainClassifier } from './classifier.ts';
import type { Concepts } from './concepts.ts';
import { type Danger, dangers } from './danger.ts';
import type { Features } from './features.ts';
import { gistOf } from './gist.ts';
import type { Library } from './library.ts';

export interface DangerModel extends Classifier {
  /** From this share for all dangers together a text warns. */
  alarm: number;
}

const harmless = 'none';
/** At most one in so many of the harmless texts held back may warn: rather once too often. */
const falseAlarmOneIn = 50;
/** Danger is rare among what patrons write: each example of it counts as so many. */
const dangerCounts = 3;

/** @returns null where the library has no examples of danger */
export function trainDangers(
  { dangers: written, examples }: Pick<Library, 'dangers' | 'examples'>,
  concepts: Concepts | undefined,
): DangerModel | null {
  const labelled = (byLanguage: Readonly<Record<string, readonly string[]>> | undefined, label: string): Example[] =>
    Object.values(byLanguage ?? {})
      .flat()
      .map((text) => ({ text: gistOf(text), label }));
  const learnt = written.flatMap((each) => labelled(each.examples, each.danger));
  if (!learnt.some(({ label }) => label !== harmless)) return null;
  const known = [
    ...Array.from({ length: dangerCounts }, () => learnt).flat(),
    ...examples.flatMap((each) => labelled(each.examples, harmless)),
  ];
  const heldBack = [
    ...written.flatMap((each) => labelled(each.heldBack, each.danger)),
    ...examples.flatMap((each) => labelled(each.heldBack, harmless)),
  ];
  // What was held back is not learnt from at all: where to warn is measured on it.
  const model = trainClassifier(known, { heldBack, ...(concepts && { concepts }), learnsHeldBack: false });
  return { ...model, alarm: alarmFor(model, heldBack) };
}

/**
 * The likeliest danger where all of them together are likely enough, else null; and their share, 0 to 1.
 * @param features as `readFor` makes them
 */
export function likelyDanger(model: DangerModel, features: Features): { danger: Danger | null; share: number } {
  const { shares } = guess(model, features);
  let likeliest = -1;
  for (const [i, label] of model.labels.entries()) {
    if (label !== harmless && (shares[i] ?? 0) > (shares[likeliest] ?? 0)) likeliest = i;
  }
  const share = 1 - harmlessShare(model, shares);
  const danger = dangers.find((each) => each === model.labels[likeliest]) ?? null;
  return { danger: share < model.alarm ? null : danger, share };
}

const harmlessShare = ({ labels }: Classifier, shares: Float64Array) => shares[labels.indexOf(harmless)] ?? 0;

/** The lowest share at which few enough of the harmless texts held back warn; a half without any. */
function alarmFor(model: Classifier, heldBack: readonly Example[]): number {
  const shares = heldBack
    .filter(({ label }) => label === harmless)
    .map(({ text }) => 1 - harmlessShare(model, classify(model, text).shares))
    .sort((a, b) => b - a);
  const allowed = Math.floor(shares.length / falseAlarmOneIn);
  const first = shares[allowed];
  return first === undefined ? 0.5 : Math.min(0.9, Math.max(0.05, first + 1e-6));
}
