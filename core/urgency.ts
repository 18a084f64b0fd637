/** Whether somebody may be in danger, so that a human looks at once: threats, people locked in, fire, lost children, despair. */
import { fold } from './features.ts';
import { alwaysUrgent, fictionWords, harmlessPhrases, urgentUnlessFiction } from './urgency-phrases.ts';

const always = patternOf(alwaysUrgent);
const unlessFiction = patternOf(urgentUnlessFiction);
const fiction = patternOf(fictionWords);
const harmless = patternOf(harmlessPhrases);

/**
 * True when the words speak of danger here and now. Rules, not statistics: rare and costly to miss, so they may warn
 * once too often. Languages: German and English thoroughly, the main wordings of ar es fr it pl ru tr uk.
 */
export function isUrgent(text: string): boolean {
  const plain = fold(text).replace(/\s+/g, ' ').replace(harmless, ' ');
  return plain.search(always) >= 0 || (plain.search(unlessFiction) >= 0 && plain.search(fiction) < 0);
}

/** One pattern for all phrases, in folded spelling. */
function patternOf(phrases: readonly string[]): RegExp {
  const sources = phrases.map((phrase) =>
    fold(phrase)
      .replaceAll('*', '\\p{L}*')
      .replace(/ ?(?:…|\.\.\.) ?/g, '(?:[^.!?]{0,25}?(?<!\\p{L}))??')
      .replaceAll(' ', '[ ,:]+'),
  );
  return new RegExp(`(?<!\\p{L})(?:${sources.join('|')})(?!\\p{L})`, 'gu');
}
