/** What staff's corrections add to the library's examples, held against those that it has. */
import { cosine, spread } from './cosine.ts';
import { type Features, featuresOf, fold } from './features.ts';
import { gistOf } from './gist.ts';
import type { Lesson } from './lesson.ts';
import type { Library } from './library.ts';

export interface LabelledExample {
  lesson: Lesson;
  /** Where it belongs: among an intent's examples, or among the questions of an answer; null where nobody labelled it. */
  place: Place | null;
  standing:
    | { kind: 'new' }
    /** These very words stand there already, however they are spelt. */
    | { kind: 'known' }
    | { kind: 'near'; like: string }
    /** These very words stand under something else, where they would have to go first. */
    | { kind: 'elsewhere'; place: Place }
    /** The intent or answer that it is about is no longer there. */
    | { kind: 'gone' };
}

export type Place = { intent: string } | { answerId: string };

/** From this cosine on, two wordings differ in a word or an ending only. */
const almostTheSame = 0.75;

interface Known {
  place: Place;
  text: string;
  wording: string;
  /** Worked out when they are first asked for: of most places nobody asks. */
  features: () => Features;
}

/**
 * @param lessons newest first, as they are kept: of the same words twice the newest counts as new
 * @returns one for each lesson, in their order
 */
export function labelledExamples(lessons: readonly Lesson[], library: Library): LabelledExample[] {
  const known = knownIn(library);
  const places = new Set([
    ...library.examples.map(({ intent }) => nameOf({ intent })),
    ...library.answers.map(({ id }) => nameOf({ answerId: id })),
  ]);
  return lessons.map((lesson) => {
    const place = placeOf(lesson);
    if (place === null) return { lesson, place, standing: { kind: 'new' } };
    if (!places.has(nameOf(place))) return { lesson, place, standing: { kind: 'gone' } };
    const here = entry(place, lesson.text);
    const standing = standingOf(here, known);
    if (standing.kind === 'new' || standing.kind === 'near') known.push(here);
    return { lesson, place, standing };
  });
}

function placeOf({ kind, intent, answerId }: Lesson): Place | null {
  if (kind === 'intent') return { intent };
  return kind === 'answer' && answerId !== null ? { answerId } : null;
}

function standingOf(here: Known, known: readonly Known[]): LabelledExample['standing'] {
  const alike = known.filter(({ wording }) => wording === here.wording);
  if (alike.some(({ place }) => nameOf(place) === nameOf(here.place))) return { kind: 'known' };
  // An intent's example may well be an answer's question too.
  const other = alike.find(({ place }) => 'intent' in place === 'intent' in here.place);
  if (other !== undefined) return { kind: 'elsewhere', place: other.place };
  const sought = spread(here.features());
  const near = known
    .filter(({ place }) => nameOf(place) === nameOf(here.place))
    .map(({ text, features }) => ({ text, cosine: cosine(sought, features()) }))
    .reduce((best, each) => (each.cosine > best.cosine ? each : best), { text: '', cosine: 0 });
  return near.cosine >= almostTheSame ? { kind: 'near', like: near.text } : { kind: 'new' };
}

function knownIn({ examples, answers }: Library): Known[] {
  return [
    ...examples.flatMap(({ intent, examples: byLanguage }) => entries({ intent }, byLanguage)),
    ...answers.flatMap(({ id, questions }) => entries({ answerId: id }, questions)),
  ];
}

function entries(place: Place, byLanguage: Readonly<Record<string, readonly string[]>>): Known[] {
  return Object.values(byLanguage)
    .flat()
    .map((text) => entry(place, text));
}

function entry(place: Place, text: string): Known {
  const wording = fold(text).replace(/\s+/g, ' ').trim();
  let features: Features | null = null;
  return {
    place,
    text,
    wording,
    features: () => {
      features ??= featuresOf(gistOf(text));
      return features;
    },
  };
}

function nameOf(place: Place): string {
  return 'intent' in place ? `intent ${place.intent}` : `answer ${place.answerId}`;
}
