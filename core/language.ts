/** In which language a text is written. Made for short posts to a library in Germany. */
import { type LanguageModel, languageShares } from './language-model.ts';

export interface LanguageGuess {
  /** ISO 639-1. */
  language: string;
  /** False when the text says too little to rely on the guess. */
  sure: boolean;
}

const home = 'de';

/** Scripts that settle the language or leave only few; the first that holds for most letters counts. */
const scripts: readonly { letters: RegExp; languages: readonly string[] }[] = [
  { letters: /\p{Script=Arabic}/gu, languages: ['ar', 'fa'] },
  { letters: /\p{Script=Cyrillic}/gu, languages: ['uk', 'ru'] },
  { letters: /\p{Script=Greek}/gu, languages: ['el'] },
  { letters: /\p{Script=Hebrew}/gu, languages: ['he'] },
  { letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, languages: ['ja'] },
  { letters: /\p{Script=Hangul}/gu, languages: ['ko'] },
  { letters: /\p{Script=Han}/gu, languages: ['zh'] },
];
const otherwise = new Set(scripts.flatMap(({ languages }) => languages));
/** Letters that Persian has and Arabic has not. */
const persian = /[پچژگ]/;

/** German words are often quoted in another script: the other way round it is rare. */
const mostly = 0.35;
/** The home language's advantage: large for a word or two, slight for a sentence. */
const homeAdvantage = (words: number) => (words < 3 ? 2 : 0.35);
/** Addresses, handles, tags and masks: they name somebody or something, in no language. */
const named = /https?:\/\/\S+|www\.\S+|(?<![\w.+-])[\w.+-]*@[\w.-]+|@[\w.-]+|#\w+|\[[\p{L}-]+\]/giu;
/** How far ahead of the second the first must be, in logarithms of shares, to be sure. */
const clearLead = 1.5;
/** Fewer words may be in any language. */
const enoughWords = 3;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/**
 * The language of a text. Handles, addresses and tags are left out of account. Of fewer than three words without a
 * clear mark it is taken for German.
 * @param model without it only the script decides, and what is in Latin letters is taken for German
 */
export function languageOf(text: string, model: LanguageModel | null = null): LanguageGuess {
  const plain = text.replace(named, ' ').normalize('NFC');
  if (!/\p{L}/u.test(plain)) return { language: home, sure: false };
  const foreign = /[^\p{Script=Latin}\P{L}]/u.test(plain) ? scriptOf(plain) : null;
  if (foreign === null) return likeliest(plain, model, (language) => !otherwise.has(language));
  const [first = home, second] = foreign.languages;
  const sure = foreign.share > 0.7;
  if (second === undefined) return { language: first, sure };
  if (second === 'fa') return { language: persian.test(plain) ? second : first, sure };
  return { ...likeliest(plain, model, (language) => foreign.languages.includes(language)), sure };
}

function scriptOf(text: string): { languages: readonly string[]; share: number } | null {
  const letters = count(text, /\p{L}/gu);
  for (const { letters: script, languages } of scripts) {
    const share = count(text, script) / letters;
    if (share > mostly) return { languages, share };
  }
  return null;
}

function likeliest(text: string, model: LanguageModel | null, among: (language: string) => boolean): LanguageGuess {
  const shares = model === null ? [] : [...languageShares(model, text)].filter(([language]) => among(language));
  const words = count(text, /\p{L}+/gu);
  const ranked = shares
    .map(([language, share]): [string, number] => [language, share + (language === home ? homeAdvantage(words) : 0)])
    .sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (first === undefined) return { language: home, sure: false };
  return { language: first[0], sure: words >= enoughWords && first[1] - (second?.[1] ?? -9) >= clearLead };
}
