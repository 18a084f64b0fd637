/** Triage on our own machine: what a text is about, in which language, and with what care it wants to be read. */
import { guess } from './classifier.ts';
import { type Danger, dangers } from './danger.ts';
import { alarmOfSentence, dangerIn as dangerHeard } from './danger-model.ts';
import type { Features } from './features.ts';
import { goesOn } from './follow-up.ts';
import { intentOf, type Prediction, predictIntent, readFor } from './intent.ts';
import { languageOf } from './language.ts';
import { onlyQuestionIn, questionsIn, sentencesIn } from './questions.ts';
import { quoted } from './quotes.ts';
import type { ChannelName, Millis, Tag } from './thread.ts';
import type { TriageModel } from './triage-model.ts';
import { isReproach, isUpset } from './upset.ts';

/** A tag, and whether the text says enough about its language. */
export interface Judgement {
  tag: Tag;
  languageSure: boolean;
}

/**
 * What the device alone makes of a text as written. Pure, well under a millisecond.
 * @param before what was asked in the conversation until then, oldest first: see `goesOn`
 */
export function judge(model: TriageModel, text: string, before: readonly string[] = []): Judgement {
  const own = languageOf(text, model.languages);
  const { language, sure } =
    own.sure || before.length === 0 ? own : languageOf([...before, text].join('\n'), model.languages);
  const features = readFor(model.intents, text);
  const alone = intentOf(guess(model.intents, features));
  const isUnclear = (said: string) => (said === text ? alone : predictIntent(model.intents, said)).abstained;
  const questions = goesOn(text, before, isUnclear, language);
  const whole = questions === 0 ? alone : predictIntent(model.intents, [...before.slice(-questions), text].join('\n'));
  const single = questions === 0 ? questionsApart(model, text, language) : [];
  // Of several topics together none may be clear, where each by itself is.
  const clearest = whole.abstained ? (single[0] ?? whole) : whole;
  const isPraise = clearest.intent === 'praise';
  const { intent, confidence, abstained } = (isPraise ? askedBeside(model, text, language) : null) ?? clearest;
  const tag = {
    language,
    intent,
    confidence,
    abstained,
    also: [...new Set(single.map((guess) => guess.intent))].filter((other) => other !== intent),
    danger: dangerIn(model, text, features),
    upset: isUpset(text) || (intent === 'complaint' && !abstained) || (isPraise && isReproach(text)),
    ...(questions > 0 && { goesOn: questions }),
  };
  return { tag, languageSure: sure };
}

/**
 * In a message as a whole, and in each of its sentences where there are several: beside what else is asked a cry is lost.
 * @param features those of the text
 */
function dangerIn(model: TriageModel, text: string, features: Features): Danger | null {
  const alarms = model.dangers;
  if (alarms === null) return null;
  const told = outsideTitles(text);
  const read = (part: string) => (part === text ? features : readFor(model.intents, part));
  const hear = (part: string, alarm: number) => {
    const found = read(part);
    // A clear topic only speaks against danger: where none would be heard without one, nobody has to be asked for it.
    if (dangerHeard(alarms, found, 0, alarm) === null) return null;
    return dangerHeard(alarms, found, guess(model.intents, found).confidence, alarm);
  };
  const sentences = sentencesIn(told);
  const apart = sentences.length < 2 ? [] : sentences.map((sentence) => hear(sentence, alarmOfSentence(alarms)));
  return mostPressing([hear(told, alarms.alarm), ...apart]);
}

const mostPressing = (found: readonly (Danger | null)[]): Danger | null =>
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

/** What the single questions of a message ask for, as far as each says so clearly, in order; empty where it has one only. */
function questionsApart(model: TriageModel, text: string, language: string): Prediction[] {
  const questions = questionsIn(text, language);
  if (questions.length < 2) return [];
  return questions.map((question) => predictIntent(model.intents, question)).filter((guess) => !guess.abstained);
}

/** What is asked beside thanks, where that is clear: "Thanks for the quick answer! Do you have a printer?" */
function askedBeside(model: TriageModel, text: string, language: string): Prediction | null {
  const question = onlyQuestionIn(text, language);
  const asked = question === null ? null : predictIntent(model.intents, question);
  return asked?.abstained ? null : asked;
}

/**
 * What the device makes of several messages together; of danger it hears each by itself, too: beside a question that still
 * waits a cry would be lost.
 */
export function judgeAll(model: TriageModel, messages: readonly string[], before: readonly string[] = []): Judgement {
  const { tag, languageSure } = judge(model, messages.join('\n'), before);
  const apart = messages.length < 2 ? [] : messages.map((text) => dangerIn(model, text, readFor(model.intents, text)));
  return { tag: { ...tag, danger: mostPressing([tag.danger, ...apart]) }, languageSure };
}

/** The tagger that needs no network. */
export function deviceTagger(model: TriageModel) {
  return {
    tag: async (
      messages: readonly string[],
      _channel: ChannelName,
      _now: Millis,
      before?: readonly string[],
    ): Promise<Tag> => judgeAll(model, messages, before).tag,
  };
}
