import { expect, test } from 'vitest';
import { correctedDraft } from '../../core/correction.ts';

const alternatives = [
  { answerId: 'a', title: 'A', text: 'Erstens.' },
  { answerId: 'b', title: 'B', text: 'Zweitens.' },
];
const made = { text: 'Ja, bis 19 Uhr.', answerId: 'oeffnungszeiten', language: 'tr', alternatives };

test('the corrected text is the draft, and what the library has ready the first of two alternatives', () => {
  expect(correctedDraft(made, 'Nein.', 'de')).toEqual({
    text: 'Nein.',
    answerId: null,
    language: 'tr',
    alternatives: [{ answerId: 'oeffnungszeiten', title: 'Ja, bis 19 Uhr.', text: 'Ja, bis 19 Uhr.' }, alternatives[0]],
  });
});

test('a long answer has its first words for a title', () => {
  const text = 'Wir haben geöffnet. '.repeat(10);
  const [first] = correctedDraft({ ...made, text }, 'Nein.', 'de').alternatives;
  expect(first?.text).toBe(text);
  expect(first?.title).toMatch(/^Wir haben geöffnet\..*…$/);
  expect(first?.title.length).toBe(60);
});

test('what is no answer of the library, or says the same, is no alternative', () => {
  expect(correctedDraft({ ...made, answerId: null }, 'Nein.', 'de').alternatives).toEqual(alternatives);
  expect(correctedDraft(made, made.text, 'de').alternatives).toEqual(alternatives);
  expect(correctedDraft({ ...made, text: null }, 'Nein.', 'de').alternatives).toEqual(alternatives);
  expect(correctedDraft(null, 'Nein.', 'uk')).toEqual({
    text: 'Nein.',
    answerId: null,
    language: 'uk',
    alternatives: [],
  });
});
