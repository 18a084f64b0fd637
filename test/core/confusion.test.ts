import { expect, test } from 'vitest';
import { confusions, type Example, mistakenExamples } from '../../core/confusion.ts';

const fees = [
  'Wie hoch ist die Gebühr',
  'Was kostet die Mahnung',
  'Gebühr bezahlen',
  'Kosten der Mahnung',
  'Muss ich Gebühr zahlen',
];
const events = [
  'Wann ist die Lesung',
  'Vorlesestunde für Kinder',
  'Lesung am Abend',
  'Termin der Vorlesestunde',
  'Lesekreis am Abend',
];
const all: Example[] = [
  ...fees.flatMap((text) =>
    [text, `${text} bitte`].map((each) => ({ intent: 'fees' as const, language: 'de', text: each })),
  ),
  ...events.flatMap((text) =>
    [text, `${text} bitte`].map((each) => ({ intent: 'events' as const, language: 'de', text: each })),
  ),
];

test('an example that stands under the wrong intent is found, and the surest comes first', () => {
  const planted: Example & { line: number } = {
    intent: 'fees',
    language: 'de',
    text: 'Wann ist die Vorlesestunde',
    line: 7,
  };
  const mistaken = mistakenExamples([...all.map((each) => ({ ...each, line: 0 })), planted], {});
  expect(mistaken[0]).toMatchObject({ ...planted, taken: 'events', confidence: expect.any(Number) });
  const confidences = mistaken.map(({ confidence }) => confidence);
  expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
});

test('a wording that stands twice teaches nothing about itself', () => {
  const odd = (intent: Example['intent'], text: string): Example => ({ intent, language: 'de', text });
  const twice = [odd('fees', 'Lesung am Abend für Kinder'), odd('fees', 'lesung am abend FÜR Kinder')];
  expect(
    mistakenExamples([...all, ...twice], {}).filter(({ text }) => /für kinder/i.test(text) && !/Vorlese/.test(text)),
  ).toHaveLength(2);
});

test('the same examples give the same result', () => {
  expect(mistakenExamples(all, {})).toEqual(mistakenExamples(all, {}));
});

test('examples are judged with the words of the library that mean the same', () => {
  const print = [
    'Wo ist der Drucker',
    'Kann ich Seiten drucken',
    'Farbdruck',
    'Ausdrucken vom Handy',
    'Drucken, bitte',
  ];
  const examples: Example[] = [
    ...fees.map((text): Example => ({ intent: 'fees', language: 'de', text })),
    ...print.map((text): Example => ({ intent: 'rooms_it', language: 'de', text })),
    { intent: 'rooms_it', language: 'en', text: 'Printing here' },
  ];
  expect(mistakenExamples(examples, {})).toMatchObject([{ text: 'Printing here' }]);
  expect(mistakenExamples(examples, { print: { de: '*druck', en: 'print' } })).toEqual([]);
});

test('confusions are counted by pair, the most frequent first', () => {
  const taken = (intent: Example['intent'], other: Example['intent']) => ({
    intent,
    language: 'de',
    text: '',
    taken: other,
    confidence: 1,
  });
  expect(confusions([taken('fees', 'events'), taken('renewal', 'fees'), taken('renewal', 'fees')])).toEqual([
    { intent: 'renewal', taken: 'fees', n: 2 },
    { intent: 'fees', taken: 'events', n: 1 },
  ]);
});
