/** In which language a text is written. Made for short posts to a library in Germany. */
import { undisguised } from './disguise.ts';
import { type LanguageModel, languageShares } from './language-model.ts';
import { findPersonalData } from './privacy.ts';
import { quoted } from './quotes.ts';
import { blanked } from './spans.ts';

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
const persian = /[پچژگکی]/;
/** Letters and marks that one of the ten languages has and German has not. */
const ungerman = /[şğıçñłąęśżźćńèêîôûœòìù¿¡]|İ/iu;

/** German words are often quoted in another script: the other way round it is rare. */
const mostly = 0.35;
/** The home language's advantage: large for a word or two without a mark of another, slight for a sentence. */
const homeAdvantage = (words: number, text: string) => (words < enoughWords && !ungerman.test(text) ? 2 : 0.35);
/** Addresses, handles, tags and masks: they name somebody or something, in no language. */
const named = /https?:\/\/\S+|www\.\S+|(?<![\w.+-])[\w.+-]*@[\w.-]+|@[\w.-]+|#\w+|\[[\p{L}-]+\]/giu;
/** How far ahead of the second the first must be, in logarithms of shares, to be sure. */
const clearLead = 1.5;
/** Fewer words may be in any language. */
const enoughWords = 3;
/** A single letter is none: initials, a text spelt out, what is left of a number. */
const word = /\p{L}[\p{L}\p{M}'’]+/gu;
/** A word all alone says something from this length on: "ok", "DE" and "lol" do not. */
const longEnoughAlone = 4;
/** Where personal data may stand, which the sign before a handle is not: to look for it anywhere else would only take time. */
const mayBePersonal = /\p{Nd}|＠|\S@|@\s/u;
/** The beginning is enough to tell, however long a text is. */
const longestRead = 1000;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/**
 * The language of a text, letters from another script that only look like its own read as its own. Handles, addresses,
 * tags and personal data are left out of account, and so is a title in quotation marks where other words are left. Of
 * fewer than three words without a clear mark it is taken for German, and so is what has no word at all.
 * @param model without it only the script decides, and what is in Latin letters is taken for German
 */
export function languageOf(text: string, model: LanguageModel | null = null): LanguageGuess {
  const plain = ownWords(text);
  const foreign = /[^\p{Script=Latin}\P{L}]/u.test(plain) ? scriptOf(plain) : null;
  const words = plain.match(word) ?? [];
  if (foreign === null && !tell(words)) return { language: home, sure: false };
  const guess = (among: (language: string) => boolean) => likeliest(plain, words.length, model, among);
  if (foreign === null) return guess((language) => !otherwise.has(language));
  const [first = home, second] = foreign.languages;
  const sure = foreign.share > 0.7;
  if (second === undefined) return { language: first, sure };
  if (second === 'fa') return { language: persian.test(plain) ? second : first, sure };
  return { ...guess((language) => foreign.languages.includes(language)), sure };
}

/** What somebody wrote in words of their own. */
function ownWords(text: string): string {
  const seen = undisguised(text.slice(0, longestRead));
  const masked = mayBePersonal.test(seen) ? blanked(seen, findPersonalData(seen)) : seen;
  const plain = masked.replace(named, ' ').normalize('NFC');
  const unquoted = plain.replace(quoted, ' ');
  return unquoted === plain || count(unquoted, word) > 1 ? unquoted : plain;
}

function scriptOf(text: string): { languages: readonly string[]; share: number } | null {
  const letters = count(text, /\p{L}/gu);
  for (const { letters: script, languages } of scripts) {
    const share = count(text, script) / letters;
    if (share > mostly) return { languages, share };
  }
  return null;
}

/** Whether there is a word to tell a language from. */
function tell([alone = '', second]: readonly string[]): boolean {
  return second !== undefined || alone.length >= longEnoughAlone;
}

function likeliest(
  text: string,
  words: number,
  model: LanguageModel | null,
  among: (language: string) => boolean,
): LanguageGuess {
  const shares = model === null ? [] : [...languageShares(model, text)].filter(([language]) => among(language));
  const advantage = homeAdvantage(words, text);
  const ranked = shares
    .map(([language, share]): [string, number] => [language, share + (language === home ? advantage : 0)])
    .sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (first === undefined) return { language: home, sure: false };
  return { language: first[0], sure: words >= enoughWords && first[1] - (second?.[1] ?? -9) >= clearLead };
}
