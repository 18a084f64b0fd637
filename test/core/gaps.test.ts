import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { rarityIn } from '../../core/answer-search.ts';
import { gapsIn } from '../../core/gaps.ts';
import { type Lesson, lessonKinds } from '../../core/lesson.ts';

let rarity: (position: number) => number;
beforeAll(async () => {
  const reading = await readLibrary('library');
  if (reading.kind !== 'ok') throw new Error('The sample library is broken');
  rarity = rarityIn(reading.library);
});

let at = 0;
const asked = (text: string, more: Partial<Lesson> = {}): Lesson => ({
  kind: 'gap',
  at: ++at,
  text,
  language: 'de',
  intent: 'rooms_it',
  answerId: null,
  was: { intent: 'rooms_it', answerId: null },
  ...more,
});

test('questions that are alike count together, the most frequent first', () => {
  const lessons = [
    asked('Kann ich bei euch heiraten?', { intent: 'events' }),
    asked('Kann man bei euch 3D drucken?'),
    asked('Darf mein Hund mit rein?', { intent: 'contact_location' }),
    asked('Habt ihr einen 3D-Drucker?'),
    asked('Darf ich meinen Hund mitbringen?', { intent: 'contact_location' }),
    asked('Kann man hier 3D drucken, und was kostet das?'),
  ];
  expect(gapsIn(lessons, rarity)).toEqual([
    {
      intent: 'rooms_it',
      n: 3,
      examples: [
        'Kann man hier 3D drucken, und was kostet das?',
        'Habt ihr einen 3D-Drucker?',
        'Kann man bei euch 3D drucken?',
      ],
    },
    { intent: 'contact_location', n: 2, examples: ['Darf ich meinen Hund mitbringen?', 'Darf mein Hund mit rein?'] },
    { intent: 'events', n: 1, examples: ['Kann ich bei euch heiraten?'] },
  ]);
});

test('what only begins alike stands apart', () => {
  const lessons = [asked('Gibt es bei euch einen Wickeltisch?'), asked('Gibt es bei euch einen Kaffeeautomaten?')];
  expect(gapsIn(lessons, rarity).map(({ n }) => n)).toEqual([1, 1]);
});

test.each([
  [['Habt ihr eine Sauna?', 'Habt ihr eine Sauna?', 'habt ihr eine sauna']],
  [['Habt ihr eine Sauna?', 'Gibt es bei euch eine Sauna?', 'Kann man bei euch in die Sauna gehen?']],
  [['Do you have a sauna?', 'Is there a sauna?', 'Have you got a sauna, please?']],
])('%j, asked by three, is one gap and counts thrice, whatever triage took each for', (texts) => {
  const topics = ['catalogue', 'rooms_it', 'borrowing_return'];
  const lessons = texts.map((text, i) => asked(text, { intent: topics[i] ?? '' }));
  expect(gapsIn(lessons, rarity).map(({ n }) => n)).toEqual([3]);
});

test('what is only near stands apart under two topics', () => {
  const lessons = [asked('Habt ihr ein Klavier?'), asked('Gibt es Klaviernoten?', { intent: 'catalogue' })];
  expect(gapsIn(lessons, rarity).map(({ n }) => n)).toEqual([1, 1]);
});

test('at most three examples are given, and one wording once however it is spelt', () => {
  const spelt = ['Habt ihr Sägen?', 'habt ihr saegen?', 'Habt ihr Sagen?'].map((text) => asked(text));
  expect(gapsIn(spelt, rarity)).toEqual([{ intent: 'rooms_it', n: 3, examples: ['Habt ihr Sagen?'] }]);
  const many = ['Habt ihr Sägen?', 'Sägen zum Leihen?', 'Kann ich Sägen leihen?', 'Sägen da?'].map((text) =>
    asked(text),
  );
  expect(gapsIn(many, rarity)).toMatchObject([{ n: 4, examples: { length: 3 } }]);
});

test('suggestions are gaps; topics and answers that staff corrected are none', () => {
  const lessons = lessonKinds.map((kind, i) => asked(`Zebra Nummer ${['eins', 'zwei', 'drei', 'vier'][i]}`, { kind }));
  expect(gapsIn(lessons, rarity).reduce((sum, { n }) => sum + n, 0)).toBe(2);
});

test('of very many the newest five hundred are held against each other', () => {
  const all = Array.from({ length: 600 }, (_, i) => asked(`Gibt es ${i < 50 ? 'einen Webstuhl' : 'eine Drehbank'}?`));
  const corrected = all.map((each): Lesson => ({ ...each, kind: 'intent', at: each.at + 1000 }));
  expect(gapsIn([...corrected, ...all.toReversed()], rarity)).toEqual([
    { intent: 'rooms_it', n: 500, examples: ['Gibt es eine Drehbank?'] },
  ]);
});

test('every gap counts once, in whichever order they are given', () => {
  const texts = [
    'Hund dabei?',
    'Darf mein Hund mit?',
    'Wickeltisch?',
    'Gibt es einen Wickeltisch?',
    'Saatgut',
    'tausche Saatgut',
  ];
  const lesson = fc.record({
    text: fc.constantFrom(...texts),
    intent: fc.constantFrom('rooms_it', 'events'),
    at: fc.integer({ min: 0, max: 1000 }),
  });
  fc.assert(
    fc.property(fc.array(lesson, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (made, order) => {
      const lessons = made.map(({ text, ...more }) => asked(text, more));
      const mixed = lessons.map((each) => ({ each, key: order.next().value ?? 0 })).sort((a, b) => a.key - b.key);
      const gaps = gapsIn(lessons, rarity);
      expect(gaps.reduce((sum, { n }) => sum + n, 0)).toBe(lessons.length);
      const counted = (all: typeof gaps) => all.map(({ intent, n }) => `${n} ${intent}`).toSorted();
      expect(
        counted(
          gapsIn(
            mixed.map(({ each }) => each),
            rarity,
          ),
        ),
      ).toEqual(counted(gaps));
    }),
  );
});
