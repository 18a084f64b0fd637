/** What a text asks for: one of the library's intents, with a confidence that can be relied on, or an abstention. */
import { type Classifier, type Example, guess, trainClassifier } from './classifier.ts';
import { conceptsOf, type Lexicon } from './concepts.ts';
import { type Features, featuresOf, fold } from './features.ts';
import { gistOf } from './gist.ts';
import { type Intent, type IntentExamples, intents, type Library } from './library.ts';

export interface IntentModel extends Classifier {
  labels: readonly Intent[];
}

export interface Prediction {
  /** The best guess, given even when abstaining. */
  intent: Intent;
  /** 0 to 1. */
  confidence: number;
  abstained: boolean;
}

/** All that the library's staff wrote to learn from: the examples, and the questions that each answer answers. */
export function examplesOf({ examples, answers }: Pick<Library, 'examples' | 'answers'>): IntentExamples[] {
  return [
    ...examples,
    ...answers.flatMap(({ intents: [intent], questions }) => (intent ? [{ intent, examples: questions }] : [])),
  ];
}

/**
 * Trains on the library's examples in all languages: see `trainClassifier`. What is held back in the files chooses how sure
 * the model may be.
 * @throws {RangeError} without examples of at least two intents
 */
export function trainIntents(examples: readonly IntentExamples[], lexicon: Lexicon = {}): IntentModel {
  const written = (of: (each: IntentExamples) => IntentExamples['examples']): Example[] =>
    examples.flatMap((each) =>
      Object.values(of(each))
        .flat()
        .map((text) => ({ text, label: each.intent })),
    );
  const concepts = Object.keys(lexicon).length > 0 ? conceptsOf(lexicon, fold) : null;
  const model = trainClassifier(
    written((each) => each.examples),
    { heldBack: written((each) => each.heldBack ?? {}), ...(concepts && { concepts }) },
  );
  return { ...model, labels: model.labels.map(asIntent) };
}

/** What the model makes of a text. */
export function predictIntent(model: IntentModel, text: string): Prediction {
  return intentOf(model, readFor(model, text));
}

/** The features of what a text is about, as the model reads them: to be worked out once for several questions. */
export function readFor({ concepts }: IntentModel, text: string): Features {
  return featuresOf(gistOf(text), concepts && { concepts });
}

/** What the model makes of features that were read for it. */
export function intentOf(model: IntentModel, features: Features): Prediction {
  const { label, confidence, abstained } = guess(model, features);
  return { intent: asIntent(label), confidence, abstained };
}

function asIntent(label: string): Intent {
  return intents.find((intent) => intent === label) ?? 'off_topic';
}
