/** What would go out for a patron's message: what the library's staff wrote, never a text made up. */
import type { AnswerToQuestion, Proposal } from './answer-question.ts';
import { answersAt } from './answer-search.ts';
import { answersTo } from './asked-answers.ts';
import type { Draft, DraftChoice } from './drafted.ts';
import { emergencyId, emergencyWordings } from './emergency.ts';
import type { Library } from './library.ts';
import { openingHoursId } from './opening-answer.ts';
import { findPersonalData } from './privacy.ts';
import { publicData } from './public-data.ts';
import { shorten } from './shorten.ts';
import { isPrivate } from './talk.ts';
import type { ChannelName, Millis, Tag } from './thread.ts';
import {
  type ForPatron,
  inBrief,
  type Reader,
  type Wording,
  type Wordings,
  withoutPreface,
  wordingFor,
} from './wording.ts';

const mostAlternatives = 2;
const longestTitle = 60;
const elsewhereId = 'elsewhere';

/** What a draft is made for. */
export interface Asked {
  /** All open messages of the thread, oldest first, as written. */
  text: string;
  /** The same one by one; without them they are one. */
  messages?: readonly string[] | undefined;
  channel: ChannelName;
  /** Which turn of the patron's this is: see `turnsIn`. */
  turns: number;
  /** What the patron asked before them in the same conversation and got an answer to, oldest first. */
  earlier?: readonly string[] | undefined;
  /** The answer of ours that stands last before these messages, and what its question was taken for. */
  before?: { answerId: string | null; text: string; intent: string | null } | null | undefined;
  /** Whether the channel takes this text, signed, as a reply. */
  fits: (text: string) => boolean;
  /** What triage makes of one question among several; without it each may ask for whatever the whole does. */
  judge?: (text: string) => Pick<Tag, 'intent' | 'confidence' | 'abstained'>;
}

/**
 * The draft for what a patron wrote, in their language as far as the library has it, else in the staff's.
 *
 * Where people are in danger, the sentence for that; where somebody wrote personal data in public, the way to a direct
 * message; where a matter goes on for long and no day's hours are asked for, how else to reach the house: the answer that
 * was found is the first alternative then. Else the answer to each question that is asked, as many as fit. No text is
 * drafted where triage abstained, nothing is near enough, or a day of which hours are asked cannot be read; the nearest
 * answers are alternatives even then, two at most, none equal to the draft.
 */
export function makeDraft(library: Library, asked: Asked, tag: Tag, now: Millis): Draft {
  const { emergency, toDirectMessage, elsewhere, staffLanguage } = library.settings;
  const inPrivate = isPrivate(asked.channel);
  const reader = { language: tag.language, staffLanguage, isPrivate: inPrivate, fits: asked.fits, explained: true };
  const usual = answered(library, asked, tag, reader, now);
  if (tag.danger !== null) {
    const texts = emergency.texts[tag.danger] ?? {};
    return instead(library, usual, emergencyId(tag.danger), texts, reader);
  }
  const helpless = usual.text === null && !tag.abstained && elsewhere?.intents.some((intent) => intent === tag.intent);
  const long = elsewhere !== undefined && asked.turns >= elsewhere.afterTurns && !isCertain(usual);
  // Whoever writes again after it has read it.
  const goesOn = elsewhere !== undefined && (long || helpless) && asked.before?.answerId !== elsewhereId;
  const proposed = goesOn ? instead(library, usual, elsewhereId, elsewhere.text, reader) : usual;
  const around = { now, isPublic: publicData(library) };
  const exposed = !inPrivate && findPersonalData(asked.text, around).length > 0;
  if (!exposed || Object.keys(toDirectMessage).length === 0) return proposed;
  return instead(library, proposed, 'to-direct-message', toDirectMessage, reader);
}

/** The hours of a day that is named are certain, however many messages went before. */
function isCertain({ answerId, answers }: Draft): boolean {
  return answerId === openingHoursId && (answers === undefined || answers.answered === answers.asked);
}

/**
 * The wording of one answer that is valid now, or of the house's words for a danger, in the patron's language, else in the
 * staff's; null when there is none.
 */
export function wordingOf(library: Library, answerId: string, reader: ForPatron, now: Millis): Wording | null {
  const { emergency, staffLanguage } = library.settings;
  const answer = answersAt(library, now).find(({ id }) => id === answerId);
  const said = answer ?? emergencyWordings(emergency.texts, answerId);
  return said === undefined ? null : wordingFor(said, { ...reader, staffLanguage, explained: true });
}

/** The answers to what is asked, as far as they fit in one text. */
function answered(library: Library, asked: Asked, tag: Tag, reader: Reader, now: Millis): Draft {
  const { language } = tag;
  const { each, questions } = answersTo(library, asked, tag, now);
  const found = each.flatMap((one) => one.found ?? []);
  const { told, text } = together(
    found.filter((one, i) => found.findIndex((other) => isSame(one, other)) === i),
    reader,
  );
  const unread = each.flatMap((one) => one.unread ?? []).at(0);
  const [first] = told;
  const alternatives = choices(library, each, { told, text, reader });
  const seen = unread === undefined ? {} : { unread };
  if (first === undefined) return { text: null, answerId: null, language, alternatives, ...seen };
  const twin = told.map(({ wording }) => wording.twin ?? withoutPreface(wording.text, language)).join(paragraph);
  const own = told.find(({ wording }) => wording.language === language) ?? first;
  const answers = { asked: questions, answered: told.length };
  return {
    text,
    answerId: first.proposal.id,
    language: own.wording.language,
    alternatives,
    ...(own.wording.language !== reader.staffLanguage && own.wording.twin !== undefined && { twin }),
    ...(answers.asked > 1 && { answers }),
    ...seen,
  };
}

const paragraph = '\n\n';

interface Told {
  proposal: Proposal;
  wording: Wording;
}

/** As many in one text as fit, in order and at least one: whole if all of them fit so, else in brief if that helps. */
function together(proposals: readonly Proposal[], reader: Reader): { told: Told[]; text: string } {
  const told = asManyAsFit(proposals, reader, (proposal) => proposal);
  const brief = told.length < proposals.length ? asManyAsFit(proposals, reader, inBrief) : told;
  const chosen = brief.length > told.length ? brief : told;
  return { told: chosen, text: joined(chosen) };
}

function asManyAsFit(proposals: readonly Proposal[], reader: Reader, form: (said: Proposal) => Wordings): Told[] {
  const told: Told[] = [];
  for (const proposal of proposals) {
    const fits = (text: string) => reader.fits([...told.map(({ wording }) => wording.text), text].join(paragraph));
    // That it is in another language is said once.
    const explained = told.every(({ wording }) => wording.language === reader.language);
    const wording = wordingFor(form(proposal), { ...reader, fits, explained });
    if (told.length === 0 || fits(wording.text)) told.push({ proposal, wording });
  }
  return told;
}

function joined(told: readonly Told[]): string {
  return told.map(({ wording }) => wording.text).join(paragraph);
}

function isTold(proposal: Proposal, told: readonly Told[]): boolean {
  return told.some((each) => isSame(each.proposal, proposal));
}

/** The hours of two days have one id and different texts. */
function isSame(a: Proposal, b: Proposal): boolean {
  return (
    a === b || (a.id === b.id && Object.keys(a.texts).every((language) => a.texts[language] === b.texts[language]))
  );
}

/** First what was found and left out, then what may be meant. */
function choices(
  library: Library,
  each: readonly AnswerToQuestion[],
  { told, text, reader }: { told: readonly Told[]; text: string; reader: Reader },
): DraftChoice[] {
  const others = each.flatMap((one) => one.others.slice(0, mostAlternatives + 1));
  const leftOut = [...each.flatMap((one) => one.found ?? []), ...others].filter((one) => !isTold(one, told));
  const offered = leftOut.map((proposal) => choiceOf(library, proposal.id, wordingFor(proposal, reader).text));
  return distinct(offered, text);
}

function choiceOf({ answers }: Library, answerId: string, text: string): DraftChoice {
  const title = answers.find(({ id }) => id === answerId)?.title ?? shorten(text, longestTitle);
  return { answerId, title, text };
}

/** Two at most, no text and no id twice and none that is the draft's text. */
function distinct(offered: readonly DraftChoice[], draft: string | null): DraftChoice[] {
  return offered
    .filter(
      ({ answerId, text }, i) =>
        text !== draft && offered.findIndex((other) => other.text === text || other.answerId === answerId) === i,
    )
    .slice(0, mostAlternatives);
}

/** A sentence from the library's settings in the place of the answer, which stays at hand; no text where it has none. */
function instead(library: Library, usual: Draft, id: string, texts: Wordings['texts'], reader: Reader): Draft {
  const before = usual.text !== null && usual.answerId !== null ? [choiceOf(library, usual.answerId, usual.text)] : [];
  const offered = [...before, ...usual.alternatives];
  // The hours of another day than the one that is meant may be among them.
  const seen = usual.unread === undefined ? {} : { unread: usual.unread };
  if (Object.keys(texts).length === 0) {
    return { text: null, answerId: null, language: reader.language, alternatives: distinct(offered, null), ...seen };
  }
  const wording = wordingFor({ texts }, reader);
  return { ...wording, answerId: id, alternatives: distinct(offered, wording.text), ...seen };
}
