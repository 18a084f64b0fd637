/** Hears danger to people in a message as a whole and in each of its sentences, and not in titles. */
import { fingerprintOf } from './by-heart.ts';
import { guess } from './classifier.ts';
import { type Danger, dangers } from './danger.ts';
import { alarmOfSentence, dangerIn } from './danger-model.ts';
import type { Features } from './features.ts';
import { readFor } from './intent.ts';
import { sentencesIn } from './questions.ts';
import { quoted } from './quotes.ts';
import type { TriageModel } from './triage-model.ts';

/**
 * In a message as a whole, and in each of its sentences where there are several: beside what else is asked a cry is lost.
 * @param features those of the text
 */
export function hearDanger(
  model: TriageModel,
  text: string,
  features: Features = readFor(model.intents, text),
): Danger | null {
  const alarms = model.dangers;
  if (alarms === null) return null;
  const known = model.byHeart.get(fingerprintOf(features));
  if (known !== undefined) return known;
  const told = outsideTitles(text);
  const read = (part: string) => (part === text ? features : readFor(model.intents, part));
  const hear = (part: string, alarm: number) => {
    const found = read(part);
    // A clear topic only speaks against danger: where none would be heard without one, nobody has to be asked for it.
    if (dangerIn(alarms, found, 0, alarm) === null) return null;
    return dangerIn(alarms, found, guess(model.intents, found).confidence, alarm);
  };
  const sentences = sentencesIn(told);
  const apart = sentences.length < 2 ? [] : sentences.map((sentence) => hear(sentence, alarmOfSentence(alarms)));
  return mostPressing([hear(told, alarms.alarm), ...apart]);
}

/** Of several the one that comes first in `dangers`. */
export const mostPressing = (found: readonly (Danger | null)[]): Danger | null =>
  dangers.find((danger) => found.includes(danger)) ?? null;

/** In characters; what is quoted at greater length is no title. */
const longestTitle = 200;
/** Whoever asks for something and quotes names a title. */
const asksForTitle =
  /\b(?:(?:hör)?buch|bücher|titel|band|roman|krimi|film|dvd|books?|kitap|livres?|libros?|libri|książk\w*)\b|книг|كتاب|\b(?:habt ihr|haben sie|gibt es|kennt ihr|suche|do you have|have you got|looking for)\b/iu;
const namesTitle = /(?<!\p{L})(?:heißt|heisst|nennt sich|called|titled)(?!\p{L})/iu;
/** What somebody says or writes is no title, whatever is asked beside it. */
const tellsWords =
  /(?<!\p{L})(?:schreib(?!en)|schrieb|(?:ge)?schrieben(?! von)|sag(?:t|te|en)(?!\p{L})|gesagt|ruft|rief|schrei|brüll|droh|wr[io]t(?!ten by)|sa(?:ys?|id)(?!\p{L})|shout|scream|text(?:ed|s)(?!\p{L}))/iu;
/** Stands for what is quoted, with the sign at its end: sentences end where they did. */
const mark = /“[?!]?”/g;

/**
 * Titles are no cries for help: where one is asked for in the same sentence, or before one that says what it is called, the
 * danger has to stand outside of it.
 */
function outsideTitles(text: string): string {
  const quotes = text.match(quoted) ?? [];
  const rest = text.replace(quoted, (quote) => `“${/[?!](?=.$)/.exec(quote)?.[0] ?? ''}”`);
  if (quotes.length === 0 || !asksForTitle.test(rest)) return text;
  const isTitled = (sentence: string) =>
    !tellsWords.test(sentence) && [asksForTitle, namesTitle].some((is) => is.test(sentence));
  let titles = 0;
  const told = sentencesIn(rest).map((sentence) =>
    sentence.replace(mark, (instead) => {
      const quote = quotes.shift() ?? '';
      if (quote.length > longestTitle || !isTitled(sentence)) return quote;
      titles++;
      return instead;
    }),
  );
  return titles === 0 ? text : told.join('\n');
}
