/** Every word that staff see on cards and lists, in both languages. */

import type { MicroDollars } from './thread.ts';
import { german } from './words-de.ts';
import { english } from './words-en.ts';

export type StaffLanguage = 'de' | 'en';
/** The German words give the shape; the compiler holds the English ones to it. */
export type StaffWords = typeof german;

export const words: Readonly<Record<StaffLanguage, StaffWords>> = { de: german, en: english };

/** The topic in words: the intent's name, or that nothing is known yet. */
export function topicName(w: StaffWords, intent: string | null): string {
  const topics: Readonly<Record<string, string>> = w.topics;
  return (intent === null ? undefined : topics[intent]) ?? w.card.noTopic;
}

/** A language by its name, e.g. `Englisch` for `en`; the code itself where it names none. */
export function languageName(code: string, language: StaffLanguage): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code; // RangeError: not shaped like a language code
  }
}

/** Millionths of a dollar as staff read them, e.g. `0,20 $`, with a third digit only where it counts. */
export function dollars(amount: MicroDollars, language: StaffLanguage): string {
  const figure = (amount / 1_000_000).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 3,
  });
  return language === 'de' ? `${figure}\u00a0$` : `$${figure}`;
}
