/** Triage on our own machine: what a text is about, in which language, and with what care it wants to be read. */
import { guess } from './classifier.ts';
import { goesOn } from './follow-up.ts';
import { hearDanger, mostPressing } from './hear-danger.ts';
import { intentOf, type Prediction, predictIntent, readFor } from './intent.ts';
import { languageOf } from './language.ts';
import { onlyQuestionIn, questionsIn } from './questions.ts';
import type { ChannelName, Millis, Tag } from './thread.ts';
import type { TriageModel } from './triage-model.ts';
import { isReproach, isUpset } from './upset.ts';

/** A tag, and whether the text says enough about its language. */
export interface Judgement {
  tag: Tag;
  languageSure: boolean;
}

/**
 * What the device alone makes of a text as written. Pure, well under a millisecond.
 * @param before what was asked in the conversation until then, oldest first: see `goesOn`
 */
export function judge(model: TriageModel, text: string, before: readonly string[] = []): Judgement {
  const own = languageOf(text, model.languages);
  const { language, sure } =
    own.sure || before.length === 0 ? own : languageOf([...before, text].join('\n'), model.languages);
  const features = readFor(model.intents, text);
  const alone = intentOf(guess(model.intents, features));
  const isUnclear = (said: string) => (said === text ? alone : predictIntent(model.intents, said)).abstained;
  const questions = goesOn(text, before, isUnclear, language);
  const whole = questions === 0 ? alone : predictIntent(model.intents, [...before.slice(-questions), text].join('\n'));
  const single = questions === 0 ? questionsApart(model, text, language) : [];
  // Of several topics together none may be clear, where each by itself is.
  const clearest = whole.abstained ? (single[0] ?? whole) : whole;
  const isPraise = clearest.intent === 'praise';
  const { intent, confidence, abstained } = (isPraise ? askedBeside(model, text, language) : null) ?? clearest;
  const tag = {
    language,
    intent,
    confidence,
    abstained,
    also: [...new Set(single.map((guess) => guess.intent))].filter((other) => other !== intent),
    danger: hearDanger(model, text, features),
    upset: isUpset(text) || (intent === 'complaint' && !abstained) || (isPraise && isReproach(text)),
    ...(questions > 0 && { goesOn: questions }),
  };
  return { tag, languageSure: sure };
}

/** What the single questions of a message ask for, as far as each says so clearly, in order; empty where it has one only. */
function questionsApart(model: TriageModel, text: string, language: string): Prediction[] {
  const questions = questionsIn(text, language);
  if (questions.length < 2) return [];
  return questions.map((question) => predictIntent(model.intents, question)).filter((guess) => !guess.abstained);
}

/** What is asked beside thanks, where that is clear: "Thanks for the quick answer! Do you have a printer?" */
function askedBeside(model: TriageModel, text: string, language: string): Prediction | null {
  const question = onlyQuestionIn(text, language);
  const asked = question === null ? null : predictIntent(model.intents, question);
  return asked?.abstained ? null : asked;
}

/**
 * What the device makes of several messages together; of danger it hears each by itself, too: beside a question that still
 * waits a cry would be lost.
 */
export function judgeAll(model: TriageModel, messages: readonly string[], before: readonly string[] = []): Judgement {
  const { tag, languageSure } = judge(model, messages.join('\n'), before);
  const apart = messages.length < 2 ? [] : messages.map((text) => hearDanger(model, text));
  return { tag: { ...tag, danger: mostPressing([tag.danger, ...apart]) }, languageSure };
}

/** The tagger that needs no network. */
export function deviceTagger(model: TriageModel) {
  return {
    tag: async (
      messages: readonly string[],
      _channel: ChannelName,
      _now: Millis,
      before?: readonly string[],
    ): Promise<Tag> => judgeAll(model, messages, before).tag,
  };
}
