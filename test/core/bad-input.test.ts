/** What people and programs send that nobody foresaw: it is read like anything else, in a time that grows with its length. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysAsked } from '../../core/day-asked.ts';
import { makeDraft } from '../../core/draft.ts';
import { faultsTold } from '../../core/fault.ts';
import { fold } from '../../core/features.ts';
import { withCorrections } from '../../core/follow-up.ts';
import { gistOf } from '../../core/gist.ts';
import { isInsult } from '../../core/insult.ts';
import { predictIntent } from '../../core/intent.ts';
import { languageOf } from '../../core/language.ts';
import { intents, type Library } from '../../core/library.ts';
import { saysMinor } from '../../core/minor.ts';
import { openingAnswer } from '../../core/opening-answer.ts';
import { findPersonalData, redact } from '../../core/privacy.ts';
import { questionWords } from '../../core/question-words.ts';
import { questionsIn } from '../../core/questions.ts';
import { requestsIn } from '../../core/requests.ts';
import { onlySuggests } from '../../core/suggestion.ts';
import { judge } from '../../core/tagger.ts';
import { isThanks } from '../../core/thanks.ts';
import { trainTriage } from '../../core/triage-model.ts';
import { isUpset } from '../../core/upset.ts';
import { threeBranches } from '../support/three-branches.ts';

const many = (text: (n: number) => string) => Array.from({ length: 60 }, (_, n) => text(n));
const library: Library = {
  settings: threeBranches({
    toDirectMessage: { de: 'Bitte schreiben Sie uns eine Direktnachricht.' },
    emergency: { contacts: [], texts: { alarm: { de: 'Bitte rufen Sie 112 an.' } } },
  }),
  answers: [
    {
      id: 'verlaengern',
      title: 'Medien verlängern',
      intents: ['renewal'],
      languages: ['de'],
      valid: { from: '2026-01-01' },
      owner: 'Ausleihe',
      questions: { de: ['Wie verlängere ich meine Bücher?'] },
      texts: { de: 'Sie können Ihre Medien online verlängern.' },
    },
  ],
  examples: [
    {
      intent: 'opening_hours',
      examples: { de: many((n) => `Habt ihr um ${n} Uhr offen?`), tr: many((n) => `Saat ${n} açık mısınız?`) },
    },
    { intent: 'renewal', examples: { de: many((n) => `Kann ich ${n} Bücher verlängern?`) } },
  ],
  dangers: [
    { danger: 'alarm', examples: { de: many((n) => `Es brennt im ${n}. Stock!`) } },
    { danger: 'none', examples: { de: many((n) => `Krimi Nummer ${n}, in dem es brennt`) } },
  ],
  lexicon: {},
  languages: {},
  rota: null,
};
const model = trainTriage(library);
const now = Date.UTC(2026, 10, 24, 10);
const today = '2026-11-24';
const languages = [...Object.keys(questionWords), 'nl'];

const predicted = (text: string) => predictIntent(model.intents, text);
const tag = judge(model, 'Habt ihr um 10 Uhr offen?').tag;
const draftFor = (text: string, channel: 'x-mention' | 'x-dm') => {
  const asked = { text, channel, turns: 1, fits: (draft: string) => draft.length <= 280, judge: predicted };
  return makeDraft(library, asked, { ...tag, abstained: false }, now);
};
const openingFor = (text: string) =>
  openingAnswer(library.settings, { text, intent: 'opening_hours', also: [], language: 'de' }, now);

/** No half of a character without the other. */
const isWhole = (text: string) => !/\p{Surrogate}/u.test(text);

const signs = fc.constantFrom(
  ...['\u200b', '\u200d', '\u00ad', '\ufeff', '\u202e', '\u0000', '\u001b', '\u0085', '\u2028', '\u0301', '\ufe0f'],
  ...[
    '\ud83d',
    '\ude00',
    '\udc00\ud800',
    '😀',
    '👩‍👩‍👧',
    '🏳️‍🌈',
    '🇩🇪',
    'ﷺ',
    '[E-Mail]',
    '[Telefon]',
    '[',
    '(at)',
    '@',
    '„',
    '"',
  ],
);
const words = fc.constantFrom(
  ...[
    'Vеrlängеrn',
    'ΑUSWEIS',
    'Ｖｅｒｌäｎｇｅｒｎ',
    'Ver\u200blängern',
    'مرحبا',
    'שלום',
    'こんにちは',
    'Коли',
    'คุณ',
    'ǅ',
    'İ',
    'ß',
    'ﬀ',
  ],
  ...[
    'nicht mehr',
    'geboren',
    'geb. 1.1.1999',
    'Tel.',
    'Ausweis 12345678',
    'Hilfe',
    'es brennt',
    'ihr Idioten',
    'danke',
  ],
  ...['ich bin 12', 'wann', 'und', 'am 31.2.', 'heute', 'montags', '2026-99-99', '24.12.', 'DE89370400440532013000'],
  ...['0151 23456789', 'a@b.de', 'Bahnhofstraße 1', '00000000', '!!!', '???', '…'],
);
const utf16 = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));
const anyText = fc
  .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), utf16, signs, words), { maxLength: 12 })
  .chain((pieces) => fc.constantFrom('', ' ', '\n', ', ', '. ', '\u200b').map((between) => pieces.join(between)));
const holds = (property: (text: string) => void) =>
  fc.assert(fc.property(anyText, property), {
    numRuns: 500,
    examples: [[''], [' '], ['\ud800'], ['😀😀'], ['\u200b']],
  });

describe('whatever is written', () => {
  test('is judged: a known intent, a confidence from 0 to 1, a language', () => {
    holds((text) => {
      const { intent, confidence, language } = judge(model, text).tag;
      expect(intents).toContain(intent);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(language).toMatch(/^[a-z]{2}$/);
      expect(language).toBe(languageOf(text, model.languages).language);
    });
  });

  test('is looked through for anger, insults, thanks and minors', () => {
    holds((text) => {
      expect([isUpset(text), isInsult(text), isThanks(text), saysMinor(text)].map((each) => typeof each)).toEqual([
        'boolean',
        'boolean',
        'boolean',
        'boolean',
      ]);
    });
  });

  test('has its personal data where the text is, in order and apart', () => {
    holds((text) => {
      let end = 0;
      for (const span of findPersonalData(text)) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    });
  });

  test('is whole once redacted, and has nothing more to mask', () => {
    holds((text) => {
      const masked = redact(text);
      expect(isWhole(masked)).toBe(true);
      expect(findPersonalData(masked)).toEqual([]);
      expect(redact(masked)).toBe(masked);
    });
  });

  test('is folded to whole characters', () => {
    holds((text) => {
      expect(isWhole(fold(text))).toBe(true);
    });
  });

  test('asks one question to four, in any language', () => {
    holds((text) => {
      for (const language of languages) {
        const count = questionsIn(text, language).length;
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(4);
      }
      expect(typeof gistOf(text)).toBe('string');
    });
  });

  test('names days that there are, and what is told of them is whole', () => {
    holds((text) => {
      const { days, weekly } = daysAsked(text, today);
      for (const day of days) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
      for (const weekday of weekly) expect([1, 2, 3, 4, 5, 6, 7]).toContain(weekday);
      expect(isWhole(openingFor(text)?.text ?? '')).toBe(true);
    });
  });

  test('gets a draft of our own words, or none, with at most two more to choose from', () => {
    holds((text) => {
      for (const channel of ['x-mention', 'x-dm'] as const) {
        const { text: draft, alternatives } = draftFor(text, channel);
        expect(isWhole([draft, ...alternatives.map((each) => each.text)].join(''))).toBe(true);
        expect(alternatives.length).toBeLessThanOrEqual(2);
      }
    });
  });
});

/** As long as a post on X can be. */
const longest = 25_000;
const full = (piece: string, ending = '') =>
  piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest - ending.length) + ending;
const shapes = [
  ...['a', 'б', 'ش', '漢', ' ', '7', '.', '?', '„', '“', '-', '@', '\ud800', '\u200b', '😀', 'ﷺ'].map((each) =>
    full(each, 'x'),
  ),
  ...['über', 'a@', 'a.', 'ä-', 'Ä.', 'ä*', '+49 ', '1/', '12345 '].map((each) => full(each, ' x')),
  ...['geboren ', 'geb. ', 'Tel. ', 'Karte', 'Ausweis 1 ', 'Am Berg ', 'Straße ', 'a(at)b(dot)'].map((each) =>
    full(each, '[Telefon]'),
  ),
  ...['nicht mehr ', 'danke ', 'und wann ', 'wann? ', 'ihr seid ', 'blöde ', 'nie leider ', 'es brennt '].map((each) =>
    full(each, 'x'),
  ),
  ...['heute ', '24.12. ', '1., ', 'Ostern '].map((each) => full(each)),
  ...['28123456\n', 'PIN 4711 ', 'Meine Nummer ist\n4 ', 'Müller, 12.03.1985, '].map((each) => full(each)),
  ...['wissen', 'hallo', 'ich bin'].map((start) => start + full(' ', 'x')),
  `könnt ihr ${full('bitte ', 'x')}`,
  ...['ist ', 'wo hängt ', 'Automat nimmt ', 'warum ', 'könntet ihr nicht ', 'Anna Müller '].map((each) =>
    full(each, 'mir'),
  ),
];

/** That the cost grows no faster than the length is measured by `npm run bench`. */
describe('a post of 25,000 characters is read to its end, whatever it repeats', () => {
  test.each<[string, (text: string) => unknown]>([
    ['judged', (text) => judge(model, text)],
    ['told the language of', (text) => languageOf(text, model.languages)],
    ['searched for anger', isUpset],
    ['searched for insults', isInsult],
    ['searched for thanks', isThanks],
    ['searched for minors', saysMinor],
    ['searched for personal data', findPersonalData],
    ['redacted', redact],
    ['reduced to its gist', gistOf],
    ['cut into questions', (text) => languages.map((language) => questionsIn(text, language))],
    ['searched for days', (text) => daysAsked(text, today)],
    ['searched for faults', faultsTold],
    ['searched for suggestions', (text) => onlySuggests(text, 'de')],
    ['answered with the hours', (text) => [openingFor(text)]],
    ['drafted for', (text) => draftFor(text, 'x-mention')],
  ])(
    'as it is %s',
    (_what, read) => {
      for (const shape of shapes) expect(read(shape)).toBeDefined();
    },
    90_000,
  );
});

describe('a post of 25,000 characters among hundreds of others is read to its end', () => {
  const place = { branches: library.settings.branches, today };
  test.each<[string, readonly string[]]>([
    ['corrections', Array.from({ length: 500 }, () => 'Nein, ich meinte am 3.12.')],
    ['remarks', Array.from({ length: 500 }, () => 'Ich war gestern schon bei euch da')],
  ])(
    'which are %s',
    (_what, further) => {
      const long = full('habt ihr am 2.12. auf ');
      expect(withCorrections([long, ...further], 'de', place)[0]).toBe(long);
      const messages = [...further, long];
      const judged = () => ({ intent: 'renewal', abstained: false }) as const;
      expect(requestsIn({ text: messages.join('\n'), messages, judge: judged }, 'de').questions.length).toBeGreaterThan(
        0,
      );
    },
    90_000,
  );
});
