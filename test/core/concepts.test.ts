import { expect, test } from 'vitest';
import { conceptsIn, conceptsOf } from '../../core/concepts.ts';
import { fold, words } from '../../core/features.ts';

const lexicon = {
  fine: { de: '*gebühr, schulden', en: 'late fee' },
  close: { de: 'zu$, zu machen', ar: '*مغلق' },
  film: { en: '*cd' },
};
const concepts = conceptsOf(lexicon, fold);
const names = Object.keys(lexicon);
const spokenOf = (text: string) => conceptsIn(concepts, words(text)).map((number) => names[number]);

test.each([
  ['a beginning', 'Schuldenberg', ['fine']],
  ['no more than a beginning', 'Schuld, Verschulden', []],
  ['anywhere', 'Mahngebühren', ['fine']],
  ['anywhere in another script', 'والمغلقة', ['close']],
  ['a whole word', 'zu', ['close']],
  ['not what goes on behind a whole word', 'zum', []],
  ['two words, of which the second goes on', 'late fees', ['fine']],
  ['two words only beside each other', 'late in the fee', []],
  ['two words of which the first is whole by itself', 'zumachen und zu machen', ['close']],
  ['too short for anywhere: a beginning', 'CDs', ['film']],
  ['too short for anywhere: nothing else', 'acdc', []],
])('a stem finds %s: %s', (_what, text, expected) => {
  expect(spokenOf(text)).toEqual(expected);
});
