/** What the library has no answer for: questions and suggestions of the last months, those that are alike together. */
import { cosine, spread } from './cosine.ts';
import { featuresOf, fold } from './features.ts';
import { gistOf } from './gist.ts';
import type { Lesson } from './lesson.ts';

export interface Gap {
  intent: string;
  /** How often it was asked. */
  n: number;
  /** At most three wordings, the newest first, masked. */
  examples: string[];
}

/**
 * From this cosine on two questions ask the same, chosen on invented pairs: dogs, seeds, 3D printers. What no answer is
 * about has no topic that triage knows: it takes "Habt ihr eine Sauna?" for another one than "Gibt es eine Sauna?".
 */
const alike = { ofOneTopic: 0.3, ofTwo: 0.4 };
const examplesShown = 3;
/** Each is held against all others: of more than these the newest suffice to tell what is missing. */
const compared = 500;

/**
 * The gaps among the newest five hundred, the most frequent first, then the newest. What nobody else asked stands alone.
 * @param lessons in any order and of any kind: those about topics and answers are no gaps
 * @param rarity as `rarityIn` gives it: without it every "Can I … at your library?" is alike
 */
export function gapsIn(lessons: readonly Lesson[], rarity: (position: number) => number): Gap[] {
  const asked = lessons
    .filter(({ kind }) => kind === 'gap' || kind === 'suggestion')
    .toSorted((a, b) => b.at - a.at || compare(a.text, b.text) || compare(a.intent, b.intent))
    .slice(0, compared);
  return together(asked, rarity)
    .toSorted((a, b) => b.length - a.length) // stable: the newest stays first
    .map((group) => ({ intent: group[0]?.intent ?? '', n: group.length, examples: wordingsOf(group) }));
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Whoever is like one of a group belongs to it, and brings together what was apart. In the order of the first ones. */
function together(lessons: readonly Lesson[], rarity: (position: number) => number): Lesson[][] {
  const asked = lessons.map((lesson, place) => {
    const features = featuresOf(gistOf(lesson.text), { weight: rarity });
    return { lesson, place, features, spread: spread(features) };
  });
  type Asked = (typeof asked)[number];
  const isAlike = (one: Asked, other: Asked) =>
    cosine(one.spread, other.features) >= (one.lesson.intent === other.lesson.intent ? alike.ofOneTopic : alike.ofTwo);
  let groups: Asked[][] = [];
  for (const one of asked) {
    const near = groups.filter((group) => group.some((other) => isAlike(one, other)));
    const joined = [...near.flat(), one].sort((a, b) => a.place - b.place);
    groups = [...groups.filter((group) => !near.includes(group)), joined];
  }
  return groups.sort(([a], [b]) => (a?.place ?? 0) - (b?.place ?? 0)).map((group) => group.map(({ lesson }) => lesson));
}

/** However it is spelt, the same wording is shown once. */
function wordingsOf(group: readonly Lesson[]): string[] {
  const seen = new Set<string>();
  const isNew = ({ text }: Lesson) => !seen.has(fold(text)) && seen.add(fold(text));
  return group
    .filter(isNew)
    .slice(0, examplesShown)
    .map(({ text }) => text);
}
