/** Amazon Comprehend beside the device's own judgement: a second opinion on the language, and the mood. */
import {
  ComprehendClient,
  DetectDominantLanguageCommand,
  DetectSentimentCommand,
  LanguageCode,
} from '@aws-sdk/client-comprehend';
import { errorName } from '../../core/error-name.ts';
import { redact } from '../../core/privacy.ts';
import type { Judgement } from '../../core/tagger.ts';
import type { Log, Tagger } from '../../steps/ports.ts';

/** Comprehend takes texts from 20 characters on for language, and up to 5 KB for sentiment. */
const shortestForLanguage = 20;
const longestInBytes = 5_000;
/** Triage has 30 s for a batch; without Comprehend the device's judgement stands. */
const timeoutMs = 3_000;
const sureLanguage = 0.7;
const sureNegative = 0.7;

/** Finds region, credentials and `AWS_ENDPOINT_URL_COMPREHEND` in the environment, as the SDK does. */
export function comprehendClient(): ComprehendClient {
  return new ComprehendClient({ maxAttempts: 2 });
}

export interface ComprehendParts {
  /** The device's own judgement of messages as written, after what was asked before them. */
  device: (messages: readonly string[], before?: readonly string[]) => Judgement;
  client: Pick<ComprehendClient, 'send'>;
  log: Log;
}

/**
 * Tags by the device; asks Comprehend for the language where the device is unsure, and always for the mood. Comprehend
 * sees masked text only. What it does not answer in time stays as the device judged it, with a line in the log.
 */
export function comprehendTagger({ device, client, log }: ComprehendParts): Tagger {
  async function ask<T>(operation: string, request: (options: { abortSignal: AbortSignal }) => Promise<T>) {
    try {
      return await request({ abortSignal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      log('comprehend.failed', { operation, error: errorName(error) });
      return null;
    }
  }

  async function languageOf(masked: string): Promise<string | null> {
    const command = new DetectDominantLanguageCommand({ Text: masked });
    const answer = await ask('DetectDominantLanguage', (options) => client.send(command, options));
    const [best] = (answer?.Languages ?? []).toSorted((a, b) => (b.Score ?? 0) - (a.Score ?? 0));
    // zh-TW and the like: we tell languages, not their regions.
    return best?.LanguageCode && (best.Score ?? 0) >= sureLanguage ? best.LanguageCode.slice(0, 2) : null;
  }

  async function isNegative(masked: string, code: LanguageCode): Promise<boolean> {
    const command = new DetectSentimentCommand({ Text: masked, LanguageCode: code });
    const answer = await ask('DetectSentiment', (options) => client.send(command, options));
    return answer?.Sentiment === 'NEGATIVE' && (answer.SentimentScore?.Negative ?? 0) >= sureNegative;
  }

  return {
    async tag(messages, _channel, now, before) {
      const text = messages.join('\n');
      const { tag, languageSure } = device(messages, before);
      const masked = withinBytes(withoutFigures(redact(text, { now })).trim());
      const asked = !languageSure && masked.length >= shortestForLanguage ? await languageOf(masked) : null;
      const language = asked ?? tag.language;
      const code = Object.values(LanguageCode).find((known) => known === language);
      const negative = code !== undefined && masked !== '' && (await isNegative(masked, code));
      return { ...tag, language, upset: tag.upset || negative };
    },
  };
}

/**
 * A number is no sign of language or mood, and one that answers a question of ours may be a card's without a word that
 * says so: none of four figures or more leaves the house.
 */
function withoutFigures(masked: string): string {
  return masked.replace(/\p{Nd}(?:[ ./-]?\p{Nd}){3,}/gu, (number) => number.replace(/\p{Nd}/gu, '0'));
}

/** The text cut to what Comprehend takes, without half a character at the end. */
function withinBytes(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= longestInBytes) return text;
  return new TextDecoder().decode(bytes.slice(0, longestInBytes)).replace(/\uFFFD+$/, '');
}
