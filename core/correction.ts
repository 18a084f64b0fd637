/** The draft of an answer that was deleted to be corrected. */
import type { Draft } from './drafted.ts';

const mostAlternatives = 2;
const longestTitle = 60;

/**
 * What staff wrote is the draft, and what the library has ready is an alternative to it.
 * @param made what was drafted without the correction, or null
 * @param language of the patron, ISO 639-1
 */
export function correctedDraft(made: Draft | null, correction: string, language: string): Draft {
  const ready =
    made?.text && made.answerId !== null && made.text !== correction
      ? [{ answerId: made.answerId, title: shortened(made.text), text: made.text }]
      : [];
  const alternatives = [...ready, ...(made?.alternatives ?? [])].slice(0, mostAlternatives);
  return { text: correction, answerId: null, language: made?.language ?? language, alternatives };
}

function shortened(text: string): string {
  return text.length <= longestTitle ? text : `${text.slice(0, longestTitle - 1)}…`;
}
