import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dangers } from '../../core/danger.ts';
import { isUpset } from '../../core/upset.ts';
import { dangerOf } from '../../core/urgency.ts';
import { classes } from '../../core/urgency-classes.ts';
import { anyOf, rulesFrom } from '../../core/urgency-pattern.ts';
import { urgencyPhrases } from '../../core/urgency-phrases.ts';
import { fiction, harmless, ongoing, past, places } from '../../core/urgency-words.ts';
import { harmlessTexts, urgentTexts } from '../support/danger-texts.ts';

test.each([
  ['ich hab keine Kraft mehr zu leben', 'selfHarm'],
  ['wenn ihr mich nochmal mahnt bring ich euch um', 'threat'],
  ['es riecht nach Gas', 'alarm'],
  ['jemand liegt hier und atmet komisch', 'medical'],
  ['mein Kleiner ist weg', 'lostChild'],
  ['Licht ist aus und die Tür zu', 'lockedIn'],
  ['wir kommen hier nicht mehr raus, alles dunkel', 'lockedIn'],
])('%s is %s', (text, danger) => {
  expect(dangerOf(text)).toBe(danger);
});

/** Share of the texts, with those for which it does not hold so that they are read in the failure. */
const sharing = (texts: readonly string[], holds: (text: string) => boolean) => {
  const others = texts.filter((text) => !holds(text));
  return { share: 1 - others.length / texts.length, others };
};

describe.each(dangers)('what people write in danger: %s', (danger) => {
  test('is noticed, all but one in a hundred', () => {
    const { share, others } = sharing(urgentTexts[danger], (text) => dangerOf(text) !== null);
    expect(share, others.join('\n')).toBeGreaterThanOrEqual(0.98);
  });

  test('is told from the other kinds', () => {
    const { share, others } = sharing(urgentTexts[danger], (text) => [danger, null].includes(dangerOf(text)));
    expect(share, others.join('\n')).toBeGreaterThanOrEqual(0.98);
  });
});

test('what only sounds like danger warns once in fifty at most', () => {
  const { share, others } = sharing(harmlessTexts, (text) => dangerOf(text) === null);
  expect(share, others.join('\n')).toBeGreaterThanOrEqual(0.98);
  expect(harmlessTexts.length).toBeGreaterThan(1000);
});

describe('the most pressing danger counts', () => {
  test.each([
    ['Wir sind eingeschlossen und es brennt im Keller', 'alarm'],
    ['Sind im Aufzug gefangen, meine Frau ist bewusstlos', 'medical'],
    ['Ein Mann mit Messer bedroht Leute, jemand blutet stark', 'threat'],
  ])('in: %s', (text, danger) => {
    expect(dangerOf(text)).toBe(danger);
  });
});

describe('spellings', () => {
  test.each([
    ['WIR SIND EINGESCHLOSSEN', 'capitals'],
    ['wir sind eingeschlosssen!!!', 'a letter too many'],
    ['wir sind eingescholssen', 'two letters swapped'],
    ['i wui nimma lebn', 'dialect'],
    ['ich will nich mehr leben', 'speech'],
    ['Hiiilfe, es breeennt hier', 'drawn out'],
    ['ich möchte nicht mehr  leben', 'spaces'],
    ["I can’t get out of the library, I'm locked in", 'either apostrophe'],
    ['@stb_birkenrath Hilfe wir sind eingeschlossen https://example.org/x', 'handles and links'],
  ])('%s (%s)', (text) => {
    expect(dangerOf(text)).not.toBeNull();
  });
});

describe('what is told, past or an exercise', () => {
  test.each([
    'Habt ihr „Ich will nicht mehr leben“ da?',
    'Suche den Krimi, in dem ein Kind verschwindet',
    'Gestern ging bei euch der Feueralarm los, was war da?',
    'Was passiert, wenn bei euch der Feueralarm losgeht?',
    'Ist heute Probealarm?',
  ])('is no danger: %s', (text) => {
    expect(dangerOf(text)).toBeNull();
  });

  test.each([
    'Wollte gerade einen Krimi ausleihen. Hilfe, bei euch brennt es!',
    'Gestern war alles gut. Jetzt geht hier der Feueralarm los',
    'Ich suche ein Buch über Suizid, ich will nämlich nicht mehr leben',
  ])('hides none: %s', (text) => {
    expect(dangerOf(text)).not.toBeNull();
  });
});

describe('the work grows with the length of a text and no faster', () => {
  const sources = [
    ...urgencyPhrases.flatMap((language) =>
      dangers.flatMap((danger) =>
        Object.values(language[danger]).flatMap((phrases) =>
          rulesFrom(phrases, classes).flatMap(({ first, also, not }) => [first, ...also, ...not]),
        ),
      ),
    ),
    ...[fiction, harmless, ongoing, past, places].map((phrases) => anyOf(phrases, classes)),
  ];

  test('no pattern repeats a group without an end, or what has no end within a group other than the gap of six words', () => {
    expect(sources.length).toBeGreaterThan(1000);
    for (const source of sources) {
      const withoutGaps = source.replaceAll('(?: [^ ]+){0,6}?', '').replaceAll('[^ ]*', '').replaceAll('\\d+', '');
      expect(withoutGaps).not.toMatch(/[*+{]/);
    }
  });

  test.each([
    ['usual words', 'Ich wollte fragen, ob ihr am Samstag offen habt. '],
    ['one sentence without an end', 'ich will mein kind nicht mehr bei euch die bücher '],
    ['one word', 'eingeschlossen'],
    ['sentences of nothing', '. ! '],
    ['open quotes', '„Buch '],
    ['beginnings of threats', 'ich bring euch alle jemand mann er sie '],
    ['apostrophes', "someone's "],
    ['abbreviations', 'ca. '],
  ])('25,000 characters of %s', (_, text) => {
    const long = text.repeat(Math.ceil(25_000 / text.length));
    expect(() => dangerOf(long)).not.toThrow();
    expect(dangerOf(`${long}. Hilfe, wir sind in der Bücherei eingeschlossen!`)).not.toBeNull();
  });
});

test('no text makes it fail, and nothing around a cry for help hides it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (around) => {
      expect([null, ...dangers]).toContain(dangerOf(around));
    }),
  );
  const words = fc.array(fc.constantFrom('Hallo', 'bitte', 'liebe', 'Bücherei', 'Ausweis', 'heute'), { maxLength: 12 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      const text = `${before.join(' ')}. Hilfe, wir sind in der Bücherei eingeschlossen. ${after.join(' ')}`;
      expect(dangerOf(text)).toBe('lockedIn');
    }),
  );
});

test('a phrase that is not written in the notation is refused', () => {
  expect(() => rulesFrom(['so {nothing}'], classes)).toThrow('{nothing}');
  expect(() => rulesFrom(['so [nicht]'], classes)).toThrow('"["');
});

test('angry words are told from kind ones', () => {
  expect(isUpset('Das ist eine Frechheit!!')).toBe(true);
  expect(isUpset('schon wieder kaputt, was soll das')).toBe(true);
  expect(isUpset('This is ridiculous')).toBe(true);
  expect(isUpset('Gar nicht peinlich, alles gut')).toBe(false);
  expect(isUpset('Leider habe ich meinen Ausweis verloren')).toBe(false);
});
