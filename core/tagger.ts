/** Triage on our own machine: what a text is about, in which language, and with what care it wants to be read. */
import type { Danger } from './danger.ts';
import { likelyDanger } from './danger-model.ts';
import type { Features } from './features.ts';
import { intentOf, type Prediction, predictIntent, readFor } from './intent.ts';
import { languageOf } from './language.ts';
import { questionsIn } from './questions.ts';
import type { Tag } from './thread.ts';
import type { TriageModel } from './triage-model.ts';
import { isUpset } from './upset.ts';
import { dangerOf } from './urgency.ts';

/** A tag, and whether the text says enough about its language. */
export interface Judgement {
  tag: Tag;
  languageSure: boolean;
}

/** What the device alone makes of a text as written. Pure, well under a millisecond. */
export function judge(model: TriageModel, text: string): Judgement {
  const features = readFor(model.intents, text);
  const { language, sure } = languageOf(text, model.languages);
  const single = questionsApart(model, text, language);
  const whole = intentOf(model.intents, features);
  // Of several topics together none may be clear, where each by itself is.
  const { intent, confidence, abstained } = whole.abstained ? (single[0] ?? whole) : whole;
  const upset = isUpset(text) || (intent === 'complaint' && !abstained);
  const tag = {
    language,
    intent,
    confidence,
    abstained,
    also: [...new Set(single.map((guess) => guess.intent))].filter((other) => other !== intent),
    danger: dangerIn(model, text, features),
    upset,
  };
  return { tag, languageSure: sure };
}

/** What the single questions of a message ask for, as far as each says so clearly, in order; empty where it has one only. */
function questionsApart(model: TriageModel, text: string, language: string): Prediction[] {
  const questions = questionsIn(text, language);
  if (questions.length < 2) return [];
  return questions.map((question) => predictIntent(model.intents, question)).filter((guess) => !guess.abstained);
}

/**
 * Below this share of all dangers together the rules are not asked: on the texts held back they would find nothing more, and
 * warn of what only sounds alike.
 */
const noDanger = 0.02;

/** By rules, and in words that no rule foresaw by what examples taught. */
function dangerIn({ dangers }: TriageModel, text: string, features: Features): Danger | null {
  const likely = dangers && likelyDanger(dangers, features);
  if (likely && likely.share < noDanger) return null;
  return dangerOf(text) ?? likely?.danger ?? null;
}

/** The tagger that needs no network. */
export function deviceTagger(model: TriageModel): { tag(text: string): Promise<Tag> } {
  return { tag: async (text) => judge(model, text).tag };
}
