/** Triage on our own machine: what a text is about, in which language, and with what care it wants to be read. */
import { guess } from './classifier.ts';
import type { Danger } from './danger.ts';
import { dangerIn } from './danger-model.ts';
import type { Features } from './features.ts';
import { intentOf, type Prediction, predictIntent, readFor } from './intent.ts';
import { languageOf } from './language.ts';
import { questionsIn } from './questions.ts';
import type { Tag } from './thread.ts';
import type { TriageModel } from './triage-model.ts';
import { isUpset } from './upset.ts';

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
  const whole = intentOf(guess(model.intents, features));
  // Of several topics together none may be clear, where each by itself is.
  const { intent, confidence, abstained } = whole.abstained ? (single[0] ?? whole) : whole;
  const tag = {
    language,
    intent,
    confidence,
    abstained,
    also: [...new Set(single.map((guess) => guess.intent))].filter((other) => other !== intent),
    danger: dangerOutsideTitles(model, text, { features, confidence: whole.confidence }),
    upset: isUpset(text) || (intent === 'complaint' && !abstained),
  };
  return { tag, languageSure: sure };
}

const quoted = /„[^“”"]{1,200}[“”"]|“[^”]{1,200}”|"[^"]{1,200}"|»[^«]{1,200}«|«[^»]{1,200}»/gu;
/** Whoever asks for something and quotes names a title. */
const asksForTitle =
  /\b(?:buch|bücher|titel|band|roman|books?|kitap|livres?|libros?|libri|książk\w*)\b|книг|كتاب|\b(?:habt ihr|haben sie|gibt es|kennt ihr|suche|do you have|have you got|looking for)\b/iu;

/** Titles are no cries for help: where one is asked for, the danger has to stand outside of it. */
function dangerOutsideTitles(
  { intents, dangers }: TriageModel,
  text: string,
  { features, confidence }: { features: Features; confidence: number },
): Danger | null {
  if (dangers === null) return null;
  const danger = dangerIn(dangers, features, confidence);
  if (danger === null) return null;
  const rest = text.replace(quoted, ' ');
  if (rest === text || !asksForTitle.test(rest)) return danger;
  const read = readFor(intents, rest);
  return dangerIn(dangers, read, guess(intents, read).confidence);
}

/** What the single questions of a message ask for, as far as each says so clearly, in order; empty where it has one only. */
function questionsApart(model: TriageModel, text: string, language: string): Prediction[] {
  const questions = questionsIn(text, language);
  if (questions.length < 2) return [];
  return questions.map((question) => predictIntent(model.intents, question)).filter((guess) => !guess.abstained);
}

/** The tagger that needs no network. */
export function deviceTagger(model: TriageModel): { tag(text: string): Promise<Tag> } {
  return { tag: async (text) => judge(model, text).tag };
}
