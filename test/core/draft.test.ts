import { expect, test } from 'vitest';
import { rankAnswers } from '../../core/answer-search.ts';
import { makeDraft } from '../../core/draft.ts';
import type { Answer, Library } from '../../core/library.ts';
import type { Tag } from '../../core/thread.ts';

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const settings: Library['settings'] = {
  sample: true,
  name: 'Stadtbücherei Kleinhausen',
  city: 'Kleinhausen',
  handle: 'buecherei_klein',
  website: 'https://buecherei.example',
  privacyPage: 'https://buecherei.example/datenschutz',
  timezone: 'Europe/Berlin',
  land: 'NW',
  staffLanguage: 'de',
  anrede: 'Sie',
  undoSeconds: 10,
  reopenDays: 7,
  dmConsent: 'required',
  roles: { leads: [], trainees: [] },
  teams: [],
  vip: [],
  interim: {},
  target: { firstAnswerMinutes: 30 },
  service: { hours: closed },
  branches: [],
  closures: [],
  extraOpenings: [],
};

const answer = (id: string, intent: Answer['intents'][number], title: string, more: Partial<Answer>): Answer => ({
  id,
  title,
  intents: [intent],
  languages: ['de'],
  valid: { from: '2026-01-01' },
  owner: 'Ausleihe',
  questions: {},
  texts: { de: title },
  ...more,
});

const renewal = answer('verlaengern', 'renewal', 'Medien verlängern', {
  questions: { de: ['Wie verlängere ich meine Bücher?', 'Verlängerung online'], en: ['How do I renew my books?'] },
  texts: { de: 'Sie können Ihre Medien online verlängern.', en: 'You can renew your items online.' },
});
const wifi = answer('wlan', 'rooms_it', 'WLAN', {
  questions: { de: ['Gibt es WLAN?'] },
  texts: { de: 'WLAN gibt es in allen Häusern, kostenlos und ohne Anmeldung.' },
});
const printing = answer('drucken', 'rooms_it', 'Drucken', {
  questions: { de: ['Kann ich drucken?'] },
  texts: { de: `Drucken kostet 10 Cent die Seite. ${'Bitte bringen Sie Ihre Datei auf einem Stick mit. '.repeat(5)}` },
});
const summer = answer('sommer', 'opening_hours', 'Öffnungszeiten im Sommer', {
  valid: { from: '2026-07-01', until: '2026-08-31' },
  questions: { de: ['Wann habt ihr im Sommer offen?'] },
  texts: { de: 'Im Sommer öffnen wir um 9 Uhr.' },
});
const lostThings = answer('fundsachen', 'lost_found', 'Fundsachen', { texts: { de: 'Fundsachen heben wir auf.' } });
const library: Library = { settings, answers: [renewal, wifi, printing, summer, lostThings], examples: [] };

const tag = (more: Partial<Tag>): Tag => ({
  language: 'de',
  intent: 'renewal',
  confidence: 0.98,
  abstained: false,
  urgent: false,
  upset: false,
  ...more,
});
const november = Date.parse('2026-11-23T10:00:00Z');

test('the nearest answer is drafted in the language of the patron', () => {
  const german = makeDraft(library, 'Wie kann ich meine Bücher verlaengern?', tag({}), november);
  expect(german).toMatchObject({ answerId: 'verlaengern', language: 'de', text: renewal.texts.de });
  const english = makeDraft(library, 'Can I renew my books?', tag({ language: 'en' }), november);
  expect(english).toMatchObject({ answerId: 'verlaengern', language: 'en', text: renewal.texts.en });
});

test('without a version in their language the patron gets the German one with a word of explanation', () => {
  const draft = makeDraft(library, 'Şemsiyem sizde mi?', tag({ intent: 'lost_found', language: 'tr' }), november);
  expect(draft).toMatchObject({
    answerId: 'fundsachen',
    language: 'de',
    text: `Yanıtımız Almancadır: ${lostThings.texts.de}`,
  });
});

test('an explanation that does not fit is left out', () => {
  const draft = makeDraft(library, 'Drucken?', tag({ intent: 'rooms_it', language: 'tr' }), november);
  expect(draft.text).toBe(printing.texts.de);
});

test('nothing is drafted when triage abstained or it is urgent, but the nearest answers are at hand', () => {
  for (const doubt of [{ abstained: true }, { urgent: true }]) {
    const draft = makeDraft(library, 'Wie verlängere ich?', tag(doubt), november);
    expect(draft).toMatchObject({ text: null, answerId: null });
    expect(draft.alternatives[0]).toEqual({
      answerId: 'verlaengern',
      title: 'Medien verlängern',
      text: renewal.texts.de,
    });
  }
});

test('nothing is drafted when no answer is near', () => {
  expect(makeDraft(library, 'Xylophon?', tag({ intent: 'events' }), november).text).toBeNull();
});

test('two alternatives at most, and none of them is the draft', () => {
  const { answerId, alternatives } = makeDraft(library, 'Gibt es WLAN?', tag({ intent: 'rooms_it' }), november);
  expect(answerId).toBe('wlan');
  expect(alternatives.length).toBeLessThanOrEqual(2);
  expect(alternatives.map((choice) => choice.answerId)).not.toContain('wlan');
});

test('an answer holds on its days in the zone of the library, the last one included', () => {
  const ids = (at: string) =>
    rankAnswers(library, 'Wann habt ihr im Sommer offen?', tag({ intent: 'opening_hours' }), Date.parse(at)).map(
      (ranked) => ranked.answer.id,
    );
  expect(ids('2026-06-30T21:59:00Z')).not.toContain('sommer');
  expect(ids('2026-06-30T22:00:00Z')[0]).toBe('sommer');
  expect(ids('2026-08-31T21:59:00Z')[0]).toBe('sommer');
  expect(ids('2026-08-31T22:00:00Z')).not.toContain('sommer');
});
