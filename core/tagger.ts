/** Triage on our own machine: what a text is about, in which language, and with what care it wants to be read. */
import { type IntentModel, predictIntent } from './intent.ts';
import { languageOf } from './language.ts';
import type { Tag } from './thread.ts';
import { isUpset } from './upset.ts';
import { isUrgent } from './urgency.ts';

/** A tag, and whether the text says enough about its language. */
export interface Judgement {
  tag: Tag;
  languageSure: boolean;
}

/** What the device alone makes of a text as written. Pure, well under a millisecond. */
export function judge(model: IntentModel, text: string): Judgement {
  const { intent, confidence, abstained } = predictIntent(model, text);
  const { language, sure } = languageOf(text);
  const upset = isUpset(text) || (intent === 'complaint' && !abstained);
  const tag = { language, intent, confidence, abstained, urgent: isUrgent(text), upset };
  return { tag, languageSure: sure };
}

/** The tagger that needs no network. */
export function deviceTagger(model: IntentModel): { tag(text: string): Promise<Tag> } {
  return { tag: async (text) => judge(model, text).tag };
}
