import type { Danger } from '../../core/danger.ts';
import { topicName, words } from '../../core/words.ts';
import type { Language } from './words.ts';

/** How staff's own words name a thread's states, topics and history; what they do not know is told as it is. */
export const wordFor = {
  topic: (intent: string | null, language: Language) => topicName(words[language], intent),
  danger: (danger: Danger, language: Language) => words[language].card.urgent(danger),
  event: (what: string, language: Language) => known(words[language].happened, what),
  closeReason: (reason: string, language: Language) => known(words[language].closeReasons, reason),
  source: (source: string, language: Language) => known(words[language].channels, source),
  /**
   * A trouble in a sentence, with the vendor's own words behind it.
   * @param trouble `rateLimited: Too many requests`, or `Slack unreachable: …` where the vendor is not X; other words are
   *   told as they are
   */
  trouble(trouble: string, language: Language): string {
    const sentences: Readonly<Record<string, (vendor: string) => string>> = words[language].troubles;
    const [, vendor = 'X', kind = '', detail = ''] = /^(?:(X|Slack) )?(\w+)(?:: ([\s\S]*))?$/.exec(trouble) ?? [];
    const sentence = Object.hasOwn(sentences, kind) ? sentences[kind]?.(vendor) : undefined;
    if (sentence === undefined) return trouble;
    return detail === '' ? sentence : `${sentence} (${detail})`;
  },
};

function known(table: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(table, key) ? (table[key] ?? key) : key;
}
