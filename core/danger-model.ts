/** Danger to people, learnt from examples of it, and from what only looks alike, beside what messages are about. */
import { type Classifier, classify, type Example, type Guess } from './classifier.ts';
import { type Danger, dangers } from './danger.ts';
import { gistOf } from './gist.ts';
import type { DangerExamples } from './library.ts';

const harmless = 'none';
/** At most one in so many of the harmless texts held back may warn, which are hard ones: rather once too often. */
const falseAlarmOneIn = 20;
/** Films, jokes and drills are many, and what is learnt of them has to hold against the words of danger. */
const harmlessCounts = 3;

/** All texts of a list by language. */
export function textsIn(byLanguage: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.values(byLanguage).flat();
}

/** What is learnt of danger: each example with its kind, or `none`. Held back is only what is harmless: see `alarmFor`. */
export function dangerExamples(written: readonly DangerExamples[]): Example[] {
  return written.flatMap(({ danger, examples, heldBack = {} }) => {
    const texts = danger === harmless ? textsIn(examples) : [...textsIn(examples), ...textsIn(heldBack)];
    const learnt = texts.map((text) => ({ text: gistOf(text), label: danger }));
    return danger === harmless ? Array.from({ length: harmlessCounts }, () => learnt).flat() : learnt;
  });
}

/** What looks like danger and is none, and was not learnt from. */
export function harmlessHeldBack(written: readonly DangerExamples[]): readonly string[] {
  return written.filter(({ danger }) => danger === harmless).flatMap(({ heldBack }) => textsIn(heldBack ?? {}));
}

/** The lowest share at which few enough of these harmless texts warn; a half without any. */
export function alarmFor(judge: Classifier, harmlessTexts: readonly string[]): number {
  const shares = harmlessTexts.map((text) => shareIn(judge, classify(judge, gistOf(text)))).sort((a, b) => b - a);
  const first = shares[Math.floor(shares.length / falseAlarmOneIn)];
  return first === undefined ? 0.5 : Math.min(0.9, Math.max(0.05, first + 1e-6));
}

/** The likeliest danger where all of them together are likely enough, else null. */
export function dangerIn(model: Classifier & { alarm: number }, guessed: Guess): Danger | null {
  if (shareIn(model, guessed) < model.alarm) return null;
  let likeliest: { danger: Danger; share: number } | null = null;
  for (const danger of dangers) {
    const share = guessed.besides[model.besides.indexOf(danger)] ?? 0;
    if (share > (likeliest?.share ?? 0)) likeliest = { danger, share };
  }
  return likeliest?.danger ?? null;
}

function shareIn(model: Classifier, { besides }: Guess): number {
  return besides.reduce((sum, share, i) => (model.besides[i] === harmless ? sum : sum + share), 0);
}
