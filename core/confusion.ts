/** Which examples the program would take for something else, had it learnt from the others alone. */
import type { Lexicon } from './concepts.ts';
import { fold } from './features.ts';
import { predictIntent, trainIntents } from './intent.ts';
import type { Intent } from './library.ts';
import { seededRandom, shuffle } from './softmax.ts';

export interface Example {
  intent: Intent;
  /** ISO 639-1. */
  language: string;
  text: string;
}

/** An example that is taken for another intent. */
export type Mistaken<E extends Example> = E & {
  taken: Intent;
  /** 0 to 1. */
  confidence: number;
};

/** As many times a part of the examples is left out of training and judged by the rest. */
const folds = 5;

/**
 * The mistaken examples, those first about which the program is surest. The same examples give the same result, in some
 * ten seconds for 3,000. A wording that stands in several places is left out of training in all of them.
 * @param lexicon of the library whose examples they are: ours is taught with it too
 * @throws {RangeError} without examples of at least two intents
 */
export function mistakenExamples<E extends Example>(examples: readonly E[], lexicon: Lexicon): Mistaken<E>[] {
  const foldOf = dealt(examples);
  const mistaken: Mistaken<E>[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const held = examples.filter((example) => foldOf(example) === fold);
    if (held.length === 0) continue;
    const model = trainIntents(
      examples
        .filter((example) => foldOf(example) !== fold)
        .map(({ intent, language, text }) => ({ intent, examples: { [language]: [text] } })),
      lexicon,
    );
    for (const example of held) {
      const { intent: taken, confidence } = predictIntent(model, example.text);
      if (taken !== example.intent) mistaken.push({ ...example, taken, confidence });
    }
  }
  return mistaken.sort((a, b) => b.confidence - a.confidence);
}

/** How often each intent is taken for which other, the most frequent first. */
export function confusions(mistaken: readonly Mistaken<Example>[]): { intent: Intent; taken: Intent; n: number }[] {
  const counted = new Map<string, { intent: Intent; taken: Intent; n: number }>();
  for (const { intent, taken } of mistaken) {
    const pair = `${intent} ${taken}`;
    counted.set(pair, { intent, taken, n: (counted.get(pair)?.n ?? 0) + 1 });
  }
  return [...counted.values()].sort((a, b) => b.n - a.n);
}

/** Every intent gives each part its share. */
function dealt(examples: readonly Example[]): (example: Example) => number {
  const wordings = [...new Map(examples.map((example) => [fold(example.text), example.intent]))];
  shuffle(wordings, seededRandom(5));
  wordings.sort(([, a], [, b]) => (a < b ? -1 : Number(a > b)));
  const parts = new Map(wordings.map(([wording], i) => [wording, i % folds]));
  return ({ text }) => parts.get(fold(text)) ?? 0;
}
