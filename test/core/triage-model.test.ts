import { describe, expect, test } from 'vitest';
import { predictIntent } from '../../core/intent.ts';
import { languageOf } from '../../core/language.ts';
import { judge } from '../../core/tagger.ts';
import { parseModel, serializeModel, trainTriage } from '../../core/triage-model.ts';

const many = (text: (n: number) => string) => Array.from({ length: 60 }, (_, n) => text(n));
const library = {
  answers: [],
  dangers: [],
  languages: {},
  lexicon: { print: { de: '*druck', en: 'print', tr: 'yazdir$' } },
  examples: [
    {
      intent: 'rooms_it' as const,
      examples: {
        de: many((n) => `Kann ich heute ${n} Seiten drucken?`),
        tr: many((n) => `Bugün ${n} sayfa basılır mı?`),
      },
    },
    {
      intent: 'opening_hours' as const,
      examples: { de: many((n) => `Habt ihr um ${n} Uhr noch offen?`), tr: many((n) => `Saat ${n} açık mısınız?`) },
    },
  ],
};

test('a stored model judges as the trained one does, and the same examples give the same model', () => {
  const model = trainTriage(library);
  const stored = parseModel(serializeModel(model));
  for (const text of ['Druckt ihr auch in Farbe?', 'açık mı', 'offen', 'Yazdır', '']) {
    expect(judge(stored, text)).toEqual(judge(model, text));
  }
  // Said in a word: a difference would fill the screen with numbers.
  expect(serializeModel(model) === serializeModel(trainTriage(library))).toBe(true);
});

test('the concepts come along', () => {
  const stored = parseModel(serializeModel(trainTriage(library)));
  expect(predictIntent(stored.intents, 'Posterdruck').intent).toBe('rooms_it');
});

test('what is no model is refused, and which part does not fit is said', () => {
  const { intents, languages, ...rest } = JSON.parse(serializeModel(trainTriage(library)));
  expect(() => parseModel('{}')).toThrow();
  expect(() => parseModel(JSON.stringify({ ...rest, version: 2, intents, languages }))).toThrow();
  const broken = { ...intents, letters: 'AAAA' };
  expect(() => parseModel(JSON.stringify({ ...rest, intents: broken, languages }))).toThrow('do not fit the intents');
  const unread = { ...intents, vocabulary: ' ' };
  expect(() => parseModel(JSON.stringify({ ...rest, intents: unread, languages }))).toThrow('no vocabulary');
  const foreign = { ...languages, scales: [] };
  expect(() => parseModel(JSON.stringify({ ...rest, intents, languages: foreign }))).toThrow(
    'do not fit the languages',
  );
});

test('what examples teach about a language settles what its marks leave open', () => {
  const { languages } = trainTriage(library);
  expect(languages?.labels).toEqual(['de', 'tr']);
  expect(languageOf('kac sayfa basilir', languages).language).toBe('tr');
});

test('a few examples teach nothing about languages', () => {
  const few = library.examples.map(({ intent }) => ({ intent, examples: { de: ['Hallo', 'offen?'] } }));
  expect(trainTriage({ ...library, examples: few }).languages).toBeNull();
});

test('the single questions of a message tell what else it asks for', () => {
  const model = trainTriage(library);
  model.intents.threshold = 0.5;
  const { tag } = judge(model, 'Habt ihr um 9 Uhr noch offen? Kann ich 3 Seiten drucken?');
  expect([tag.intent, ...tag.also].toSorted()).toEqual(['opening_hours', 'rooms_it']);
  expect(judge(model, 'Habt ihr um 9 Uhr noch offen?').tag.also).toEqual([]);
});

test('whoever says thank you and asks something asks for that', () => {
  const thanks = { de: many((n) => `Vielen lieben Dank für die tolle Hilfe bei Fach ${n}`) };
  const model = trainTriage({ ...library, examples: [...library.examples, { intent: 'praise', examples: thanks }] });
  model.intents.threshold = 0.5;
  const thankful = 'Vielen lieben Dank für die tolle Hilfe bei Fach 3 und die tolle Hilfe bei Fach 4!';
  expect(judge(model, `${thankful} Kann ich Seiten drucken?`).tag.intent).toBe('rooms_it');
  expect(judge(model, thankful).tag.intent).toBe('praise');
});

test('what says too little by itself is about what the question before it was about', () => {
  const model = trainTriage(library);
  const before = ['Kann ich 3 Seiten drucken?', 'Habt ihr um 9 Uhr noch offen?'];
  expect(judge(model, 'Und um zehn?', before).tag).toMatchObject({ intent: 'opening_hours', goesOn: 1 });
  expect(judge(model, 'Und um zehn?', before.slice(0, 1)).tag).toMatchObject({ intent: 'rooms_it', goesOn: 1 });
  expect(judge(model, 'Und um zehn?').tag).not.toHaveProperty('goesOn');
});

test('what is held back of a danger teaches it all the same: only harmless texts measure when to warn', () => {
  const cries = many((n) => `Es brennt im ${n}. Stock!`);
  const dangers = [{ danger: 'alarm' as const, examples: { de: [] }, heldBack: { de: cries } }];
  expect(judge(trainTriage({ ...library, dangers }), 'Im Keller brennt es!').tag.danger).toBe('alarm');
});

test('a library that says nothing of danger warns of none', () => {
  const model = trainTriage(library);
  expect(model.dangers).toBeNull();
  expect(judge(model, 'Es brennt!').tag.danger).toBeNull();
});

describe('what is listed is known by heart, although all that was learnt says otherwise', () => {
  const dangers = [
    {
      danger: 'alarm' as const,
      examples: { de: [...many((n) => `Es brennt im ${n}. Stock!`), 'Im 99. Stock gibt es wieder Kuchen'] },
    },
    {
      danger: 'none' as const,
      examples: { de: [...many((n) => `Im ${n}. Stock gibt es wieder Kuchen`), 'Es brennt im 7. Himmel. Es brennt!'] },
    },
  ];
  const model = trainTriage({ ...library, dangers });
  const stored = parseModel(serializeModel(model));

  test.each([
    ['Es brennt im 7. Himmel. Es brennt!', null],
    ['@stb_birkenrath es BRENNT im 7. Himmel … es brennt!', null],
    ['Es brennt im 8. Himmel. Es brennt!', 'alarm'],
    ['Es brennt!', 'alarm'],
    ['Im 99. Stock gibt es wieder Kuchen', 'alarm'],
    ['Im 98. Stock gibt es wieder Kuchen', null],
  ])('%s', (text, danger) => {
    expect([model, stored].map((each) => judge(each, text).tag.danger)).toEqual([danger, danger]);
  });

  test('what stands on both sides is danger', () => {
    const [alarm, none] = dangers;
    const both = [alarm, { ...none, examples: { de: [...(none?.examples.de ?? []), 'Es brennt im 3. Stock!'] } }];
    const doubled = trainTriage({ ...library, dangers: both as typeof dangers });
    expect(judge(doubled, 'Es brennt im 3. Stock!').tag.danger).toBe('alarm');
  });

  test('of what is judged rightly anyhow nothing is kept', () => {
    expect(model.byHeart.size).toBeLessThan(10);
  });
});
