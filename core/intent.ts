/** What a text asks for: one of the library's intents, with a confidence that can be relied on, or an abstention. */
import { type Classifier, type Example, featuresToLearn, type Guess, guess, trainClassifier } from './classifier.ts';
import { conceptsOf, type Lexicon } from './concepts.ts';
import { type Features, fold } from './features.ts';
import { gistOf } from './gist.ts';
import { type Intent, type IntentExamples, intents, type Library } from './library.ts';

/** Finer weights tell no better what was held back of twenty intents. */
const finest = 5;

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

/** All texts of a list by language. */
export function textsIn(byLanguage: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.values(byLanguage).flat();
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
    examples.flatMap((each) => textsIn(of(each)).map((text) => ({ text, label: each.intent })));
  const concepts = Object.keys(lexicon).length > 0 ? conceptsOf(lexicon, fold) : undefined;
  const classifier = trainClassifier(
    written((each) => each.examples),
    { heldBack: written((each) => each.heldBack ?? {}), concepts, finest },
  );
  return { ...classifier, labels: classifier.labels.map(asIntent) };
}

/** What the model makes of a text. */
export function predictIntent(model: IntentModel, text: string): Prediction {
  return intentOf(guess(model, readFor(model, text)));
}

/** The features of what a text is about, as the model reads them. */
export function readFor({ concepts }: Pick<IntentModel, 'concepts'>, text: string): Features {
  return featuresToLearn(gistOf(text), concepts);
}

/** The intent in what the model guessed. */
export function intentOf({ label, confidence, abstained }: Guess): Prediction {
  return { intent: asIntent(label), confidence, abstained };
}

function asIntent(label: string): Intent {
  return intents.find((intent) => intent === label) ?? 'off_topic';
}
