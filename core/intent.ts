/** What a text asks for: one of the library's intents, with a confidence that can be relied on, or an abstention. */
import { type Classifier, type Example, type Guess, guess, trainClassifier } from './classifier.ts';
import { conceptsOf, type Lexicon } from './concepts.ts';
import { alarmFor, dangerExamples, harmlessHeldBack, textsIn } from './danger-model.ts';
import { type Features, featuresOf, fold } from './features.ts';
import { gistOf } from './gist.ts';
import { type DangerExamples, type Intent, type IntentExamples, intents, type Library } from './library.ts';

export interface IntentModel extends Classifier {
  labels: readonly Intent[];
  /** From this share for all dangers together a text warns, 0 to 1. */
  alarm: number;
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
 * the model may be. Danger to people is told apart by the same model: see `danger-model.ts`.
 * @throws {RangeError} without examples of at least two intents
 */
export function trainIntents(
  examples: readonly IntentExamples[],
  lexicon: Lexicon = {},
  dangers: readonly DangerExamples[] = [],
): IntentModel {
  const written = (of: (each: IntentExamples) => IntentExamples['examples']): Example[] =>
    examples.flatMap((each) => textsIn(of(each)).map((text) => ({ text, label: each.intent })));
  const heldBack = written((each) => each.heldBack ?? {});
  const concepts = Object.keys(lexicon).length > 0 ? conceptsOf(lexicon, fold) : undefined;
  const lessons = { heldBack, besides: dangerExamples(dangers), concepts };
  const { classifier, judge } = trainClassifier(
    written((each) => each.examples),
    lessons,
  );
  const alarm = alarmFor(judge, [...heldBack.map(({ text }) => text), ...harmlessHeldBack(dangers)]);
  return { ...classifier, labels: classifier.labels.map(asIntent), alarm };
}

/** What the model makes of a text. */
export function predictIntent(model: IntentModel, text: string): Prediction {
  return intentOf(guess(model, readFor(model, text)));
}

/** The features of what a text is about, as the model reads them. */
export function readFor({ concepts }: IntentModel, text: string): Features {
  return featuresOf(gistOf(text), concepts && { concepts });
}

/** The intent in what the model guessed. */
export function intentOf({ label, confidence, abstained }: Guess): Prediction {
  return { intent: asIntent(label), confidence, abstained };
}

function asIntent(label: string): Intent {
  return intents.find((intent) => intent === label) ?? 'off_topic';
}
