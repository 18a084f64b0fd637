/** An answer as a lead typed it, made into one of the library's. */
import type { TypedAnswer } from './change-rules.ts';
import { isIntent } from './change-rules.ts';
import type { Answer, Intent } from './library.ts';

/** Longer ids make unwieldy file names. */
const longestId = 40;

/**
 * The answer after an edit. What the modal does not show stays; a text in a further language, a short form or a private
 * wording is left out once the German or English text says something else, for it would say what no longer holds.
 * @param before the answer that was edited, or null for a new one
 * @param today YYYY-MM-DD: the first day of a new one
 */
export function editedAnswer(typed: TypedAnswer, before: Answer | null, id: string, today: string): Answer {
  const { title, de, en } = typed;
  const same = before !== null && before.texts.de === de && (before.texts.en ?? '') === en;
  const texts = { ...(same ? before.texts : {}), de, ...(en === '' ? {} : { en }) };
  const topic: Intent[] = isIntent(typed.intent) ? [typed.intent] : [];
  const [first, ...further] = before?.intents ?? [];
  const { short, private: inPrivate, ...kept } = before ?? { valid: { from: today }, owner: 'Leitung', questions: {} };
  const others = topic.includes(first ?? 'off_topic') ? further : further.filter((intent) => !topic.includes(intent));
  return {
    ...kept,
    id,
    title,
    intents: [...topic, ...others],
    // A database keeps no order of the texts.
    languages: same ? before.languages : Object.keys(texts),
    texts,
    ...(same && short !== undefined && { short }),
    ...(same && inPrivate !== undefined && { private: inPrivate }),
  };
}

/** An id that is not taken, made from a title: "Lange Nacht 2026" becomes `lange-nacht-2026`. */
export function newAnswerId(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestId)
    .replace(/^-+|-+$/g, '');
  const id = plain || 'antwort';
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
