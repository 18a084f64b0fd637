/** In which language a text is written. Made for short posts to a library in Germany. */
import { languageMarks } from './language-marks.ts';
import { type LanguageModel, languageShares } from './language-model.ts';

export interface LanguageGuess {
  /** ISO 639-1. */
  language: string;
  /** False when the text says too little to rely on the guess. */
  sure: boolean;
}

const home = 'de';

/** By language, the logarithm of its share by parts of words; empty where nothing was learnt. */
type Learnt = ReadonlyMap<string, number>;
const nothing: Learnt = new Map();
/** What a language gets that was not learnt, beside those that were. */
const unlearnt = -4;

/** Scripts that settle the language or leave only few; the first that holds for most letters counts. */
const scripts: readonly { letters: RegExp; among: (text: string, learnt: Learnt) => string }[] = [
  { letters: /\p{Script=Arabic}/gu, among: (text) => (/[پچژگ]/.test(text) ? 'fa' : 'ar') },
  { letters: /\p{Script=Cyrillic}/gu, among: cyrillic },
  { letters: /\p{Script=Greek}/gu, among: () => 'el' },
  { letters: /\p{Script=Hebrew}/gu, among: () => 'he' },
  { letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, among: () => 'ja' },
  { letters: /\p{Script=Hangul}/gu, among: () => 'ko' },
  { letters: /\p{Script=Han}/gu, among: () => 'zh' },
];

const ukrainianMarks =
  /(?<!\p{L})(?:та|чи|що|як|де|коли|це|ви|ми|й|чому|який|яка|яке|яку|хочу|треба|дякую|будь|доброго|добрий|вдома|сьогодн\p{L}|зараз|дуже|немає|кни[гж]\p{L}*ку|квит\p{L}+|читацьк\p{L}+|дня)(?!\p{L})|(?:ння|ти|ий|ську)(?!\p{L})/giu;
const russianMarks =
  /(?<!\p{L})(?:и|что|как|где|когда|мы|в|или|есть|можно|нужно|спасибо|пожалуйста|почему|какой|какая|очень|нет|здравствуйте|сегодня|сейчас|сколько|билет\p{L}*|читательск\p{L}+)(?!\p{L})|(?:ть|ние|ния|ие|ый|ешь|ете|ил[аи]?|ял[аи]?)(?!\p{L})/giu;

/** Ukrainian has і ї є ґ, Russian ы э ё ъ; small words, and what was learnt, settle the rest. */
function cyrillic(text: string, learnt: Learnt): string {
  const ukrainian = count(text, /[іїєґ]/giu) * 2 + count(text, ukrainianMarks);
  const russian = count(text, /[ыэёъ]/giu) * 2 + count(text, russianMarks);
  const lead = ukrainian - russian + (learnt.get('uk') ?? 0) - (learnt.get('ru') ?? 0);
  return lead > 0 ? 'uk' : 'ru';
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

const lexicon = new Map<string, string[]>();
for (const [language, { words }] of Object.entries(languageMarks)) {
  for (const word of new Set(words.split(/\s+/))) lexicon.set(word, [...(lexicon.get(word) ?? []), language]);
}

/** German words are often quoted in another script: the other way round it is rare. */
const mostly = 0.35;
const letterWeight = 1.4;
const partWeight = 0.22;
/** The home language's advantage: large for a word or two, slight for a sentence. */
const homeAdvantage = (words: number) => (words < 3 ? 1.3 : 0.35);
/** Addresses, handles, tags and masks: they name somebody or something, in no language. */
const named = /https?:\/\/\S+|www\.\S+|(?<![\w.+-])[\w.+-]*@[\w.-]+|@[\w.-]+|#\w+|\[[\p{L}-]+\]/giu;
/** How far ahead of the second the first must be, to be sure. */
const clearLead = 0.8;

/**
 * The language of a text. Handles, addresses and tags are left out of account. Of fewer than three words without a
 * clear mark it is taken for German.
 * @param model without it marks alone decide: letters, small words, endings
 */
export function languageOf(text: string, model: LanguageModel | null = null): LanguageGuess {
  const plain = text.replace(named, ' ').normalize('NFC');
  const letters = count(plain, /\p{L}/gu);
  if (letters === 0) return { language: home, sure: false };
  for (const { letters: script, among } of scripts) {
    const share = count(plain, script) / letters;
    if (share > mostly) return { language: among(plain, learntOf(plain, model)), sure: share > 0.7 };
  }
  return latin(plain, learntOf(plain, model));
}

const learntOf = (text: string, model: LanguageModel | null) =>
  model === null ? nothing : languageShares(model, text);

function latin(text: string, learnt: Learnt): LanguageGuess {
  const words = text.toLocaleLowerCase('de').match(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*/gu) ?? [];
  const points = new Map(Object.keys(languageMarks).map((language) => [language, 0]));
  const credit = (language: string, n: number) => points.set(language, (points.get(language) ?? 0) + n);
  for (const word of words) {
    const languages = lexicon.get(word.replace('’', "'")) ?? [];
    for (const language of languages) credit(language, 1 / languages.length + (languages.length === 1 ? 0.4 : 0));
    for (const [language, { letters, parts }] of Object.entries(languageMarks)) {
      if (letters) credit(language, letterWeight * Math.min(1, count(word, letters)));
      if (languages.length === 0) credit(language, partWeight * Math.min(2, count(word, parts)));
    }
  }
  credit(home, homeAdvantage(words.length));
  if (learnt.size > 0) for (const language of points.keys()) credit(language, learnt.get(language) ?? unlearnt);
  const ranked = [...points].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (!first || !second) return { language: home, sure: false };
  return { language: first[0], sure: first[1] - second[1] >= clearLead && first[1] > 1.5 };
}
