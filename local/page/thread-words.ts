import { topicName, words } from '../../core/words.ts';
import type { Language } from './words.ts';

/** How staff's own words name a thread's states, topics and history; what they do not know is told as it is. */
export const wordFor = {
  topic: (intent: string | null, language: Language) => topicName(words[language], intent),
  event: (what: string, language: Language) => known(words[language].happened, what),
  closeReason: (reason: string, language: Language) => known(words[language].closeReasons, reason),
  source: (source: string, language: Language) => known(words[language].channels, source),
  /** @param trouble a kind of trouble with X, or words of its own */
  trouble(trouble: string, language: Language): string {
    const sentences: Readonly<Record<string, (vendor: string) => string>> = words[language].troubles;
    return Object.hasOwn(sentences, trouble) ? (sentences[trouble]?.('X') ?? trouble) : trouble;
  },
};

function known(table: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(table, key) ? (table[key] ?? key) : key;
}
