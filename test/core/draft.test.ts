import { describe, expect, test } from 'vitest';
import { rankAnswers } from '../../core/answer-search.ts';
import { type Asked, makeDraft, wordingOf } from '../../core/draft.ts';
import type { Answer, Library } from '../../core/library.ts';
import type { Tag } from '../../core/thread.ts';

const closed: Library['settings']['service']['hours'] = {
  mon: [],
  tue: [],
  wed: [],
  thu: [],
  fri: [],
  sat: [],
  sun: [],
};
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
  signatures: {},
  emergency: { contacts: [], texts: {} },
  toDirectMessage: {},
  target: { firstAnswerMinutes: 30, nineInTenMinutes: 60, remindBefore: 10, escalateAfter: 30 },
  report: { weekday: 'mon', time: '07:00', linkDays: 30 },
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
const library: Library = {
  settings,
  answers: [renewal, wifi, printing, summer, lostThings],
  examples: [],
  lexicon: {},
  languages: {},
  rota: null,
  dangers: [],
};

const tag = (more: Partial<Tag>): Tag => ({
  language: 'de',
  intent: 'renewal',
  confidence: 0.98,
  abstained: false,
  also: [],
  danger: null,
  upset: false,
  ...more,
});
const november = Date.parse('2026-11-23T10:00:00Z');
const post = 280;
const asked = (text: string, more: Partial<Asked> = {}): Asked => ({
  text,
  channel: 'x-mention',
  turns: 1,
  fits: (draft) => draft.length <= post,
  ...more,
});
/** An answer that stands before the question. */
const said = (answerId: string, intent: string | null = null) => ({ answerId, intent, text: 'Das ist so.' });
const direct = { channel: 'x-dm', fits: () => true } as const;
const withSettings = (more: Partial<Library['settings']>): Library => ({
  ...library,
  settings: { ...settings, ...more },
});
const draftOf = (text: string, more: Partial<Tag> = {}, around: Partial<Asked> = {}, from = library) =>
  makeDraft(from, asked(text, around), tag(more), november);

test('the nearest answer is drafted in the language of the patron, with its twin for staff', () => {
  const german = draftOf('Wie kann ich meine Bücher verlaengern?');
  expect(german).toMatchObject({ answerId: 'verlaengern', language: 'de', text: renewal.texts.de });
  expect(german).not.toHaveProperty('twin');
  expect(german).not.toHaveProperty('answers');
  const english = draftOf('Can I renew my books?', { language: 'en' });
  expect(english).toMatchObject({ answerId: 'verlaengern', language: 'en', text: renewal.texts.en });
  expect(english.twin).toBe(renewal.texts.de);
});

test('a team that reads English gets the German draft with an English twin', () => {
  const from = withSettings({ staffLanguage: 'en' });
  expect(draftOf('Wie verlängere ich?', {}, {}, from)).toMatchObject({
    language: 'de',
    text: renewal.texts.de,
    twin: renewal.texts.en,
  });
  expect(draftOf('Can I renew my books?', { language: 'en' }, {}, from)).not.toHaveProperty('twin');
});

test('without a version in their language the patron gets the German one with a word of explanation', () => {
  const draft = draftOf('Şemsiyem sizde mi?', { intent: 'lost_found', language: 'tr' });
  expect(draft).toMatchObject({
    answerId: 'fundsachen',
    language: 'de',
    text: `Yanıtımız Almancadır: ${lostThings.texts.de}`,
  });
  expect(draft).not.toHaveProperty('twin');
});

test('an explanation that does not fit is left out', () => {
  expect(draftOf('Drucken?', { intent: 'rooms_it', language: 'tr' }).text).toBe(printing.texts.de);
});

test('what is too long is drafted in brief', () => {
  const brief = { ...printing, short: { de: 'Drucken kostet 10 Cent die Seite.' } };
  const from = { ...library, answers: [brief, wifi] };
  const rooms = { intent: 'rooms_it' };
  expect(draftOf('Drucken?', rooms, {}, from).text).toBe(brief.short.de);
  expect(draftOf('Drucken?', rooms, direct, from).text).toBe(printing.texts.de);
  expect(draftOf('Drucken?', { ...rooms, language: 'tr' }, {}, from).text).toBe(
    `Yanıtımız Almancadır: ${brief.short.de}`,
  );
});

test('in a direct message nobody is asked for one: the private wording is drafted, and offered', () => {
  const texts = { de: 'Schreiben Sie uns eine Direktnachricht.', en: 'Send us a direct message.' };
  const inPrivate = { de: 'Schreiben Sie es uns hier.', en: 'Tell us here.' };
  const lost = { ...lostThings, questions: { en: ['Where is my umbrella?'] }, texts, private: inPrivate };
  const from = { ...library, answers: [renewal, lost] };
  const english = { intent: 'lost_found', language: 'en' };
  expect(draftOf('Where is my umbrella?', english, {}, from)).toMatchObject({ text: texts.en, twin: texts.de });
  expect(draftOf('Where is my umbrella?', english, direct, from)).toMatchObject({
    text: inPrivate.en,
    twin: inPrivate.de,
  });
  const unsure = draftOf('Fundsachen?', { intent: 'lost_found', abstained: true, upset: true }, direct, from);
  expect(unsure.alternatives).toContainEqual({ answerId: 'fundsachen', title: 'Fundsachen', text: inPrivate.de });
});

test('nothing is drafted when triage abstained or it is urgent, but the nearest answers are at hand', () => {
  for (const doubt of [{ abstained: true }, { danger: 'alarm' as const }]) {
    const draft = draftOf('Geht das Verlängern auch abends noch?', doubt);
    expect(draft).toMatchObject({ text: null, answerId: null });
    expect(draft.alternatives[0]).toEqual({
      answerId: 'verlaengern',
      title: 'Medien verlängern',
      text: renewal.texts.de,
    });
  }
});

test('who is angry about something that triage is unsure of gets no draft: the nearest answer may be what the anger is about', () => {
  const { text, alternatives } = draftOf('Wie verlängere ich?', { abstained: true, upset: true });
  expect(text).toBeNull();
  expect(alternatives[0]?.answerId).toBe('verlaengern');
  expect(draftOf('Wie verlängere ich?', { upset: true }).answerId).toBe('verlaengern');
});

test('who is angry is not told how glad that makes us, and who only takes note is not greeted', () => {
  const dear = answer('dank', 'praise', 'Das freut uns', { questions: { de: ['Danke für alles'] } });
  const hello = answer('hallo', 'smalltalk', 'Guten Tag', { questions: { de: ['Na, alles klar bei euch?'] } });
  const from = { ...library, answers: [...library.answers, dear, hello] };
  const told = (text: string, more: Partial<Tag>) => draftOf(text, more, {}, from);
  expect(told('Danke für alles', { intent: 'praise' }).answerId).toBe('dank');
  const bitter = told('Danke für nichts', { intent: 'complaint', upset: true });
  expect(bitter).toMatchObject({ text: null, alternatives: [{ answerId: 'dank' }, {}] });
  expect(told('alles klar bei euch?', { intent: 'smalltalk' }).answerId).toBe('hallo');
  expect(told('Alles klar 👍', { intent: 'smalltalk' })).toMatchObject({
    text: null,
    alternatives: [{ answerId: 'hallo' }, {}],
  });
  expect(told('ok danke', { intent: 'praise' }).text).toBeNull();
});

describe('a message that only points at something', () => {
  const price = answer('preise', 'fees', 'Was kostet das?', {
    questions: { de: ['Was kostet der Ausweis?', 'Was kostet das?'], en: ['How much does it cost to register?'] },
    texts: { de: 'Der Ausweis kostet 24 Euro.', en: 'The card costs 24 euros.' },
  });
  const from = { ...library, answers: [price, wifi] };
  const told = (text: string, language = 'de', more: Partial<Tag> = {}, around: Partial<Asked> = {}) =>
    draftOf(text, { intent: 'fees', language, ...more }, around, from).answerId;

  test.each([
    ['de', 'Was kostet das?'],
    ['de', 'kostet das was?'],
    ['de', 'Hallo, muss man dafür extra bezahlen? Danke'],
    ['en', 'How much does it cost?'],
    ['en', 'Do I have to pay for that?'],
  ])('gets no draft, but what may be meant is at hand: %s, %s', (language, text) => {
    const draft = draftOf(text, { intent: 'fees', language }, {}, from);
    expect(draft.text).toBeNull();
    expect(draft.alternatives[0]?.answerId).toBe('preise');
  });

  test.each([
    ['de', 'Was kostet der Ausweis?'],
    ['de', 'Was kostet das Jahr?'],
    ['en', 'How much does it cost to register?'],
  ])('unless it says what: %s, %s', (language, text) => {
    expect(told(text, language)).toBe('preise');
  });

  test('unless it only greets or thanks', () => {
    const thanks = answer('dank', 'praise', 'Danke dafür', { questions: { en: ['Hi there', 'Thanks for that'] } });
    const kind = { ...from, answers: [thanks] };
    for (const text of ['Danke dafür!', 'Hi there', 'Thanks for that']) {
      expect(draftOf(text, { intent: 'praise' }, {}, kind).answerId, text).toBe('dank');
    }
  });

  test('unless it was said before', () => {
    expect(told('Und kostet das was?', 'de', { goesOn: 1 }, { earlier: ['Was kostet der Ausweis?'] })).toBe('preise');
    expect(told('Was kostet der Ausweis für Kinder?\nkostet das was?')).toBe('preise');
  });
});

test('what an answer asks word for word is drafted, however unsure its topic is, unless it is urgent', () => {
  expect(draftOf('Wie verlängere ich?', { abstained: true }).answerId).toBe('verlaengern');
  expect(draftOf('Wie verlängere ich?', { danger: 'alarm' }).answerId).toBeNull();
});

test('nothing is drafted when no answer is near', () => {
  expect(draftOf('Xylophon?', { intent: 'events' }).text).toBeNull();
});

test('two alternatives at most, and none of them is the draft', () => {
  const { answerId, alternatives } = draftOf('Gibt es WLAN?', { intent: 'rooms_it' });
  expect(answerId).toBe('wlan');
  expect(alternatives.length).toBeLessThanOrEqual(2);
  expect(alternatives.map((choice) => choice.answerId)).not.toContain('wlan');
});

describe('where people are in danger', () => {
  const texts = { alarm: { de: 'Bitte rufen Sie sofort 112.', en: 'Please call 112 at once.' } };
  const from = withSettings({ emergency: { contacts: [], texts } });

  test('the sentence for that danger comes before everything else, even when triage abstained', () => {
    const doubt = { danger: 'alarm', abstained: true } as const;
    const draft = draftOf('Es brennt, wie verlängere ich?', doubt, { turns: 9 }, from);
    expect(draft).toMatchObject({ answerId: 'emergency-alarm', text: texts.alarm.de });
    expect(draft.alternatives[0]).toMatchObject({ answerId: 'verlaengern' });
  });

  test('it is told in the patron’s language with a twin, else in the staff’s with a word about that if it fits', () => {
    const english = draftOf('Fire!', { danger: 'alarm', language: 'en' }, {}, from);
    expect(english).toMatchObject({ text: texts.alarm.en, language: 'en', twin: texts.alarm.de });
    const turkish = draftOf('Yangın var!', { danger: 'alarm', language: 'tr' }, {}, from);
    expect(turkish).toMatchObject({ text: `Yanıtımız Almancadır: ${texts.alarm.de}`, language: 'de' });
    const fits = (text: string) => text.length <= texts.alarm.de.length;
    const brief = draftOf('Yangın var!', { danger: 'alarm', language: 'tr' }, { fits }, from);
    expect(brief).toMatchObject({ text: texts.alarm.de, language: 'de' });
  });

  test('a danger for which the library has no sentence gets none', () => {
    expect(draftOf('Ein Kind ist weg', { danger: 'lostChild' }, {}, from)).toMatchObject({
      text: null,
      answerId: null,
    });
  });
});

describe('personal data in public', () => {
  const toDirectMessage = { de: 'Bitte per Direktnachricht.', en: 'Please send a direct message.' };
  const from = withSettings({ toDirectMessage });
  const text = 'Bitte verlängern, meine Mail ist mia@example.org';

  test('lead to a direct message, with the answer as the first alternative', () => {
    const draft = draftOf(text, {}, {}, from);
    expect(draft).toMatchObject({ answerId: 'to-direct-message', text: toDirectMessage.de });
    const [first] = draft.alternatives;
    expect(first).toEqual({ answerId: 'verlaengern', title: 'Medien verlängern', text: renewal.texts.de });
    expect(draft.alternatives).toHaveLength(2);
    expect(draftOf(text, { language: 'en' }, {}, from)).toMatchObject({
      text: toDirectMessage.en,
      twin: toDirectMessage.de,
    });
  });

  test('change nothing in a direct message, without such data, or where the library has no such sentence', () => {
    expect(draftOf(text, {}, direct, from).answerId).toBe('verlaengern');
    expect(draftOf('Bitte verlängern', {}, {}, from).answerId).toBe('verlaengern');
    expect(draftOf(text).answerId).toBe('verlaengern');
  });
});

describe('the library’s own data in public', () => {
  const branch: Library['settings']['branches'][number] = {
    id: 'haupt',
    name: 'Hauptstelle',
    address: 'Kornmarkt 8, Kleinhausen',
    phone: '07777 4455-0',
    email: 'info@buecherei.example',
    hours: closed,
    alsoCalled: [],
  };
  const from = withSettings({
    branches: [branch],
    toDirectMessage: { de: 'Bitte per Direktnachricht.' },
    emergency: { contacts: [], texts: { selfHarm: { de: 'Rufen Sie 0761 111 0 222 an.' } } },
  });

  test.each([
    'Wie verlängere ich? Tel. 07777 4455-0 geht nicht',
    'Wie verlängere ich? info@buecherei.example und ausleihe@buecherei.example antworten nicht',
    'Wie verlängere ich? Wohne Kornmarkt 8, ach nein, da seid ihr',
    'Wie verlängere ich? 0761 111 0 222 ist besetzt',
  ])('is nothing to be deleted: %s', (text) => {
    expect(draftOf(text, {}, {}, from).answerId).toBe('verlaengern');
  });

  test('is told from a patron’s beside it', () => {
    const text = 'Tel. 07777 4455-0 geht nicht. Wie verlängere ich? 0171 4483925';
    expect(draftOf(text, {}, {}, from).answerId).toBe('to-direct-message');
  });
});

describe('a matter that goes on for long', () => {
  const elsewhere: NonNullable<Library['settings']['elsewhere']> = {
    afterTurns: 3,
    intents: ['account_problem'],
    text: { de: 'Bitte rufen Sie uns an.' },
  };
  const from = withSettings({ elsewhere });

  test('is led elsewhere from the third message on, with the answer at hand', () => {
    expect(draftOf('Wie verlängere ich?', {}, { turns: 2 }, from).answerId).toBe('verlaengern');
    const draft = draftOf('Wie verlängere ich?', {}, { turns: 3 }, from);
    expect(draft).toMatchObject({ answerId: 'elsewhere', text: 'Bitte rufen Sie uns an.' });
    expect(draft.alternatives[0]).toMatchObject({ answerId: 'verlaengern' });
    expect(draftOf('Wie verlängere ich?', {}, { turns: 3 }).answerId).toBe('verlaengern');
  });

  test('is not led elsewhere twice in a row', () => {
    const again = { turns: 4, before: said('elsewhere') };
    expect(draftOf('Wie verlängere ich?', {}, again, from).answerId).toBe('verlaengern');
    expect(draftOf('Xylophon?', { intent: 'account_problem' }, again, from).text).toBeNull();
    expect(draftOf('Wie verlängere ich?', {}, { ...again, before: said('wlan') }, from).answerId).toBe('elsewhere');
  });

  test('is led elsewhere at once where it cannot be answered here', () => {
    expect(draftOf('Xylophon?', { intent: 'account_problem' }, {}, from).answerId).toBe('elsewhere');
    expect(draftOf('Xylophon?', { intent: 'events' }, {}, from).text).toBeNull();
    expect(draftOf('Xylophon?', { intent: 'account_problem', abstained: true }, {}, from).text).toBeNull();
  });

  test('comes second where personal data stand in public', () => {
    const both = withSettings({ elsewhere, toDirectMessage: { de: 'Bitte per Direktnachricht.' } });
    const draft = draftOf('Wie verlängere ich? mia@example.org', {}, { turns: 3 }, both);
    expect(draft.answerId).toBe('to-direct-message');
    expect(draft.alternatives).toMatchObject([
      { answerId: 'elsewhere', title: 'Bitte rufen Sie uns an.' },
      { answerId: 'verlaengern' },
    ]);
  });
});

describe('a message that goes on with the question before it', () => {
  const earlier = ['Gibt es bei euch Fundsachen?', 'Wie verlängere ich meine Bücher?'];

  test('is answered as one with that', () => {
    expect(draftOf('Geht das auch online?', { goesOn: 1 }, { earlier }).answerId).toBe('verlaengern');
    expect(draftOf('Geht das auch online?', {}, { earlier }).answerId).toBeNull();
  });

  test('and asks several things gets one answer, and the card says that the others are open', () => {
    const draft = draftOf('Geht das auch online? Und kostet das was?', { goesOn: 1 }, { earlier });
    expect(draft).toMatchObject({ answerId: 'verlaengern', answers: { asked: 2, answered: 1 } });
  });

  test('gets no answer that was just given, which stays at hand', () => {
    const draft = draftOf('Geht das auch online?', { goesOn: 1 }, { earlier, before: said('verlaengern') });
    expect(draft.text).toBeNull();
    expect(draft.alternatives[0]).toMatchObject({ answerId: 'verlaengern' });
  });

  test('gets no answer about something else than that', () => {
    const follows = (intent: string) =>
      draftOf('Geht das auch online?', { goesOn: 1 }, { earlier, before: said('wlan', intent) });
    expect(follows('rooms_it').text).toBeNull();
    expect(follows('rooms_it').alternatives[0]).toMatchObject({ answerId: 'verlaengern' });
    expect(follows('renewal').answerId).toBe('verlaengern');
  });
});

describe('a message after an answer', () => {
  const renew = 'Bücher verlängern';

  test('that asks nothing does not get that answer again', () => {
    const again = { before: said('verlaengern', 'renewal') };
    expect(draftOf(`Will ${renew}`, {}, again).text).toBeNull();
    expect(draftOf(`Kann ich ${renew}?`, {}, again).answerId).toBe('verlaengern');
    expect(draftOf(`Will ${renew}`, {}, { before: said('wlan', 'rooms_it') }).answerId).toBe('verlaengern');
  });

  test('is not greeted in the middle of the talk', () => {
    const hello = answer('hallo', 'smalltalk', 'Guten Tag', { questions: { de: ['Guten Tag zusammen'] } });
    const from = { ...library, answers: [...library.answers, hello] };
    const greeted = (before?: Asked['before']) =>
      draftOf('Guten Tag zusammen', { intent: 'smalltalk' }, { before }, from).answerId;
    expect(greeted()).toBe('hallo');
    expect(greeted(said('wlan', 'rooms_it'))).toBeNull();
  });
});

describe('several questions in one message', () => {
  const also = { intent: 'renewal', also: ['rooms_it'] };
  const both = `${renewal.texts.de}\n\n${wifi.texts.de}`;

  test('are answered in order, a paragraph each', () => {
    const draft = draftOf('Hallo, wie verlängere ich und gibt es WLAN?', also);
    expect(draft).toMatchObject({ text: both, answerId: 'verlaengern', answers: { asked: 2, answered: 2 } });
    const turned = draftOf('Gibt es WLAN? Und wie verlängere ich?', also);
    expect(turned.text).toBe(`${wifi.texts.de}\n\n${renewal.texts.de}`);
  });

  test('one that the library cannot answer counts as unanswered', () => {
    const draft = draftOf('Wie verlängere ich? Und warum heult Jupp?', also);
    expect(draft).toMatchObject({ text: renewal.texts.de, answers: { asked: 2, answered: 1 } });
  });

  describe('a last message that asks nothing', () => {
    const question = 'Wie verlängere ich? Gibt es WLAN?';
    const judged = (intent: string, abstained = false): Partial<Asked> => ({
      ...direct,
      judge: (text) =>
        /WLAN/.test(text)
          ? { intent: 'rooms_it', confidence: 0.9, abstained: false }
          : { intent: /verlängere/.test(text) ? 'renewal' : intent, confidence: 0.9, abstained },
    });
    const behind = (last: string, around: Partial<Asked>) =>
      draftOf(`${question}\n${last}`, {}, { ...around, messages: [question, last] }).answers;

    test('and that nobody can place is not answered, and takes nothing from the others', () => {
      const last = 'Ich möchte Sie verklagen, mein Anwalt meldet sich.';
      const draft = draftOf(`${question}\n${last}`, {}, { ...judged('complaint', true), messages: [question, last] });
      expect(draft).toMatchObject({ text: both, answers: { asked: 3, answered: 2 } });
      const one = draftOf(
        `Wie verlängere ich?\n${last}`,
        {},
        {
          ...judged('complaint', true),
          messages: ['Wie verlängere ich?', last],
        },
      );
      expect(one).toMatchObject({ text: renewal.texts.de, answers: { asked: 2, answered: 1 } });
    });

    test('and is about something else is not answered either', () => {
      const last = 'Das Buch liegt noch bei einer Freundin im Süden.';
      expect(behind(last, judged('complaint'))).toEqual({ asked: 3, answered: 2 });
    });

    test('goes with the question before it where nobody says what each is about', () => {
      expect(behind('Ich möchte Sie verklagen, mein Anwalt meldet sich.', direct)?.asked).toBe(2);
    });

    test('and is about the same as the question before it, or a remark or thanks, goes with that', () => {
      const answered = { asked: 2, answered: 2 };
      expect(behind('Das Funknetz fehlte mir gestern im zweiten Stock.', judged('rooms_it'))).toEqual(answered);
      expect(behind('Bin noch im Urlaub.', judged('complaint', true))).toEqual(answered);
      expect(behind('Vielen lieben Dank für die schnelle Antwort!', judged('complaint', true))).toEqual(answered);
    });
  });

  describe('a message among others that asks nothing', () => {
    const judge: Asked['judge'] = (text) => {
      const known = [/verlänger|renew/, /WLAN|wifi/, /Xaver|Zoe/].findIndex((pattern) => pattern.test(text));
      const intent = ['renewal', 'rooms_it', 'complaint'][known] ?? 'smalltalk';
      return { intent, confidence: 0.9, abstained: known < 0 && !/schönen/.test(text) };
    };
    const drafted = (messages: string[], language = 'de') =>
      draftOf(
        messages.join('\n'),
        { ...also, language },
        { ...direct, judge, messages },
        {
          ...library,
          answers: [renewal, { ...wifi, questions: { ...wifi.questions, en: ['Is there wifi?'] } }],
        },
      );

    test.each([
      [['Ich möchte gern meine Bücher verlängern', 'Gibt es WLAN?'], 'de'],
      [['I would like to renew my books', 'Is there wifi?'], 'en'],
      [
        ['Hallo zusammen!', 'Ich möchte gern meine Bücher verlängern', 'Bin im Urlaub', 'Gibt es WLAN?', 'Danke!'],
        'de',
      ],
    ])('is answered in its place where it is about something else: %s', (messages, language) => {
      const draft = drafted(messages, language);
      expect(draft).toMatchObject({ answerId: 'verlaengern', answers: { asked: 2, answered: 2 } });
      expect(draft.text).toContain('WLAN');
    });

    test('counts where the library cannot answer it', () => {
      const draft = drafted(['Wie verlängere ich?', 'Der Hamster Xaver ist mir entlaufen', 'Und gibt es WLAN?']);
      expect(draft).toMatchObject({ text: both, answers: { asked: 3, answered: 2 } });
    });

    test.each([
      [['Ich möchte gern meine Bücher verlängern', 'Wie verlängere ich?']],
      [['Ich möchte gern meine Bücher verlängern', 'Was kostet das?']],
      [['Mein Bruder ist heute zwölf geworden', 'Gibt es WLAN?']],
      [['Ich wünsche euch allen einen schönen Tag', 'Gibt es WLAN?']],
      [['Vielen Dank für die schnelle Antwort', 'Gibt es WLAN?']],
      [['Gibt es WLAN?', 'Bin bei Zoe']],
    ])('goes with the question that it belongs to, and so do kind words: %s', (messages) => {
      expect(drafted(messages)).not.toHaveProperty('answers');
    });
  });

  test('the same answer is given once and counts once', () => {
    const draft = draftOf('Wie verlängere ich? Kann ich online verlängern?');
    expect(draft).toMatchObject({ text: renewal.texts.de, answers: { asked: 2, answered: 1 } });
  });

  test('what does not fit beside the first is told in brief, else left as an alternative', () => {
    const fits = (draft: string) => draft.length < both.length;
    const text = 'Wie verlängere ich und gibt es WLAN?';
    const draft = draftOf(text, also, { fits });
    expect(draft).toMatchObject({ text: renewal.texts.de, answers: { asked: 2, answered: 1 } });
    expect(draft.alternatives[0]).toMatchObject({ answerId: 'wlan', text: wifi.texts.de });
    const brief = { ...library, answers: [renewal, { ...wifi, short: { de: 'WLAN gibt es überall.' } }] };
    expect(draftOf(text, also, { fits }, brief)).toMatchObject({
      text: `${renewal.texts.de}\n\nWLAN gibt es überall.`,
      answers: { asked: 2, answered: 2 },
    });
  });

  test('are answered in the patron’s language where the library has it; that the rest is German is said once', () => {
    const draft = draftOf('How do I renew? Is there wifi? Can I print?', { ...also, language: 'en' }, direct, {
      ...library,
      answers: [renewal, wifi, { ...printing, questions: { en: ['Can I print?'] } }].map((each) =>
        each === wifi ? { ...wifi, questions: { en: ['Is there wifi?'] } } : each,
      ),
    });
    expect(draft).toMatchObject({ language: 'en', answers: { asked: 3, answered: 3 } });
    expect(draft.text?.split('\n\n')).toEqual([
      renewal.texts.en,
      `Our answer is in German: ${wifi.texts.de}`,
      printing.texts.de,
    ]);
    expect(draft.twin?.split('\n\n')).toEqual([renewal.texts.de, wifi.texts.de, printing.texts.de]);
  });

  test('together may find what none of them finds', () => {
    const judge = () => ({ intent: 'smalltalk' as const, confidence: 0.2, abstained: true });
    const draft = draftOf('Hilft mir jemand? Wie geht das? Bücher verlängern!', {}, { judge });
    expect(draft.text).toBe(renewal.texts.de);
  });
});

describe('the hours of the day that is asked about', () => {
  const branch = (id: string, name: string, hours: Partial<typeof closed>) => ({
    ...{ id, name, address: `${name} 1`, phone: '02999 1', email: `${id}@buecherei.example` },
    hours: { ...closed, ...hours },
    alsoCalled: [],
  });
  const hours = answer('zeiten', 'opening_hours', 'Öffnungszeiten', {
    questions: { de: ['Wann habt ihr geöffnet?', 'Habt ihr morgen offen?'] },
    texts: { de: 'Wir sind dienstags von 10 bis 19 Uhr für Sie da.' },
  });
  const branches = [
    branch('zentral', 'Zentralbibliothek', { tue: ['10:00-19:00'] }),
    branch('nord', 'Zweigstelle Nordviertel', { tue: ['14:00-18:00'] }),
  ];
  const from: Library = { ...library, settings: { ...settings, branches }, answers: [hours, renewal, wifi] };
  const opening = { intent: 'opening_hours' };

  test('are drafted before the answer with the usual hours, which is an alternative', () => {
    const draft = draftOf('Habt ihr morgen in der Zentralbibliothek offen?', opening, {}, from);
    expect(draft).toMatchObject({ answerId: 'opening-hours', text: expect.stringMatching(/10.*19 Uhr/) });
    expect(draft.alternatives[0]).toMatchObject({ answerId: 'zeiten', text: hours.texts.de });
    expect(draft).not.toHaveProperty('unread');
  });

  test('are told anew of another branch, as its number is', () => {
    const reach = { intent: 'contact_location', goesOn: 1 };
    const around = { earlier: ['Welche Nummer hat die Zentralbibliothek?'], before: said('branch-contact') };
    const draft = draftOf('Nein, die Zweigstelle Nordviertel', reach, around, from);
    expect(draft).toMatchObject({ answerId: 'branch-contact', text: expect.stringContaining('Nordviertel:') });
    const told = { ...said('branch-contact'), text: draft.text ?? '' };
    expect(draftOf('Und Nordviertel?', reach, { ...around, before: told }, from).text).toBeNull();
  });

  test('are those of the day that an open message corrects the one before it to', () => {
    const messages = ['Habt ihr am Dienstag geöffnet?', 'Oh, ich meinte nächste Woche Dienstag'];
    const draft = draftOf(messages.join('\n'), opening, { messages }, from);
    expect(draft.text).toMatch(/^Dienstag, 1\. Dezember: [^.]*\.$/);
    expect(draft).not.toHaveProperty('answers');
  });

  test('are told in the patron’s language with a twin', () => {
    const draft = draftOf('Are you open tomorrow?', { ...opening, language: 'en' }, {}, from);
    expect(draft).toMatchObject({ answerId: 'opening-hours', language: 'en', text: expect.stringMatching(/10 am/) });
    expect(draft.twin).toMatch(/10.*19 Uhr/);
  });

  test('are not guessed for a day that nobody understands: the draft says which', () => {
    const draft = draftOf('Habt ihr am 31.2. geöffnet?', opening, {}, from);
    expect(draft).toMatchObject({
      text: null,
      alternatives: [{ answerId: 'zeiten' }, {}],
      unread: expect.stringContaining('31.2.'),
    });
    expect(draftOf('Verlängern am 31.2.?', {}, {}, from)).not.toHaveProperty('unread');
  });

  test.each(['Habt ihr Dienstag und in den Ferien geöffnet?', 'Habt ihr am Dienstag Anfang März geöffnet?'])(
    'are proposed only as an alternative where anything about the day is not understood: %s',
    (text) => {
      const draft = draftOf(text, opening, {}, from);
      expect(draft).toMatchObject({ text: null, answerId: null, unread: expect.stringMatching(/Ferien|Anfang März/) });
      expect(draft.alternatives[0]).toMatchObject({ answerId: 'opening-hours' });
    },
  );

  test('are not held back where the answer that is given is about just that season, but where it is another one', () => {
    const holidays = answer('ferien', 'opening_hours', 'In den Ferien', { texts: { de: 'In den Ferien wie immer.' } });
    const seasonal = { ...from, answers: [holidays, renewal] };
    const given = draftOf('Wie ist in den Ferien offen?', opening, {}, seasonal);
    expect(given).toMatchObject({ answerId: 'ferien' });
    expect(given).not.toHaveProperty('unread');
    const beside = draftOf('Wie ist am Dienstag in den Ferien offen?', opening, {}, seasonal);
    expect(beside).toMatchObject({ text: null, unread: 'in den Ferien' });
  });

  test('are not guessed either where something else is said first: which day that was is told all the same', () => {
    const wording = { de: 'Bitte anders.', en: 'Otherwise, please.' };
    const others = {
      toDirectMessage: wording,
      elsewhere: { afterTurns: 3, intents: [], text: wording },
      emergency: { contacts: [], texts: { alarm: wording } },
    };
    const first = { ...from, settings: { ...from.settings, ...others } };
    const german = 'Habt ihr am 31.2. offen? Meine Nummer 0151 23456789';
    const english = 'Are you open on Feb 31? My number is 0151 23456789';
    for (const [text, language] of [
      [german, 'de'],
      [english, 'en'],
    ] as const) {
      const said = { answerId: 'to-direct-message', unread: expect.stringMatching(/^(?:31\.2\.|Feb 31)$/) };
      expect(draftOf(text, { ...opening, language }, { turns: 3 }, first)).toMatchObject(said);
    }
    expect(draftOf('Am 31.2. offen?', opening, { turns: 3 }, first)).toMatchObject({
      answerId: 'elsewhere',
      unread: '31.2.',
    });
    for (const danger of ['alarm', 'lostChild'] as const) {
      expect(draftOf('Am 31.2. offen?', { ...opening, danger }, {}, first)).toMatchObject({ unread: '31.2.' });
    }
    expect(draftOf('Morgen offen? 0151 23456789', opening, {}, first)).not.toHaveProperty('unread');
  });

  test('hold back none of the other answers of a message', () => {
    const text = 'Wie verlängere ich meine Bücher? Und habt ihr in den Ferien offen?';
    const draft = draftOf(text, { also: ['opening_hours'] }, direct, from);
    expect(draft).toMatchObject({
      answerId: 'verlaengern',
      answers: { asked: 2, answered: 1 },
      unread: 'in den Ferien',
    });
  });

  test('are told where a day and a word of opening is all that is said, however unsure its topic is', () => {
    const unsure = { intent: 'off_topic', confidence: 0.5, abstained: true };
    for (const text of ['Morgen offen?', 'mrogen geöfnet', 'offen morgen?']) {
      expect(draftOf(text, unsure, {}, from).answerId, text).toBe('opening-hours');
    }
    expect(draftOf('Tomorrow open?', { ...unsure, language: 'en' }, {}, from).answerId).toBe('opening-hours');
    for (const text of ['Morgen?', 'Mein Vorgang von morgen ist immer noch offen']) {
      expect(draftOf(text, unsure, {}, from).text, text).toBeNull();
    }
  });

  test('are told to whoever reaches nobody and asks whether anybody is there on that day', () => {
    const complaint = { intent: 'complaint' };
    for (const text of ['Keiner geht ans Telefon, ist morgen niemand da?', 'Keiner nimmt ab. Ist morgen jemand da?']) {
      expect(draftOf(text, complaint, {}, from).answerId, text).toBe('opening-hours');
    }
    const unsure = { intent: 'rooms_it', abstained: true, language: 'en' };
    for (const text of ['Nobody picks up the phone, is anyone there tomorrow?', 'Is nobody there tomorrow?']) {
      expect(draftOf(text, unsure, {}, from).answerId, text).toBe('opening-hours');
    }
    for (const text of ['Keiner geht ran. Ist jemand da?', 'Keiner geht ran. Ist morgen jemand da, der mir hilft?']) {
      expect(draftOf(text, complaint, {}, from).text, text).toBeNull();
    }
    expect(draftOf('No answer. Is anyone there tomorrow to help?', unsure, {}, from).text).toBeNull();
  });

  test('are certain in the fourth message, too, unless a part of it stays unanswered', () => {
    const elsewhere = { afterTurns: 3, intents: [], text: { de: 'Bitte rufen Sie uns an.' } };
    const long = { ...from, settings: { ...from.settings, elsewhere } };
    const turns = { ...direct, turns: 4 };
    expect(draftOf('Ok, und bis wann habt ihr übermorgen auf?', opening, turns, long).answerId).toBe('opening-hours');
    expect(draftOf('Wann habt ihr geöffnet?', opening, turns, long).answerId).toBe('elsewhere');
    expect(draftOf('Habt ihr morgen offen? Und wer zahlt mir Xylophone?', opening, turns, long).answerId).toBe(
      'elsewhere',
    );
  });

  describe('on which something takes place every week', () => {
    const reading = answer('vorlesen', 'events', 'Vorlesen', {
      questions: { de: ['Wann ist Vorlesen?', 'Ist am Freitag Vorlesen?'] },
      texts: { de: 'Vorgelesen wird dienstags um 16 Uhr in der Zentralbibliothek.' },
    });
    const surgery = answer('sprechstunde', 'elending', 'Sprechstunde für E-Reader', {
      texts: { de: 'Zur Sprechstunde kommen Sie donnerstags um 15 Uhr.' },
    });
    const closures = [
      {
        from: '2026-12-01',
        to: '2026-12-01',
        branches: ['zentral'],
        service: false,
        reason: { de: 'Umzug', en: 'Move' },
      },
    ];
    const open = { ...from, answers: [reading, surgery, hours, renewal], settings: { ...from.settings, closures } };
    const about = (text: string, intent: string) => draftOf(text, { intent }, {}, open);

    test('come first when the house is closed then', () => {
      expect(about('Findet am 1.12. Vorlesen statt?', 'events')).toMatchObject({
        answerId: 'opening-hours',
        text: expect.stringContaining('Zentralbibliothek geschlossen (Umzug)'),
        alternatives: [{ answerId: 'vorlesen' }, {}],
      });
      expect(about('Vorlesen am Karfreitag?', 'events').answerId).toBe('opening-hours');
      expect(about('Sprechstunde an Neujahr?', 'elending').answerId).toBe('opening-hours');
    });

    test('are not told where it is open, never open on that weekday, or another house is closed', () => {
      expect(about('Ist am 8.12. Vorlesen?', 'events').answerId).toBe('vorlesen');
      expect(about('Ist am Sonntag Vorlesen?', 'events').answerId).toBe('vorlesen');
      const north = {
        ...open,
        settings: { ...open.settings, closures: closures.map((each) => ({ ...each, branches: ['nord'] })) },
      };
      expect(draftOf('Findet am 1.12. Vorlesen statt?', { intent: 'events' }, {}, north).answerId).toBe('vorlesen');
      expect(about('Wie verlängere ich bis Neujahr?', 'renewal').answerId).toBe('verlaengern');
    });

    test('are not told either where a further day is not understood', () => {
      const draft = about('Ist am 1.12. oder in den Ferien Vorlesen?', 'events');
      expect(draft).toMatchObject({ text: null, unread: 'in den Ferien' });
    });
  });

  test('are those of the branch that another sentence names', () => {
    const text = 'Ich wohne im Nordviertel. Wie verlängere ich? Und habt ihr morgen auf?';
    const draft = draftOf(text, { also: ['opening_hours'] }, direct, from);
    expect(draft).toMatchObject({ answers: { asked: 2, answered: 2 } });
    expect(draft.text).toMatch(/14.*18 Uhr/);
    expect(draft.text).not.toMatch(/19 Uhr/);
  });

  test('of another branch are not those that a notice tells of', () => {
    const notice = {
      ...answer('zu', 'closure', 'Schließung', {
        intents: ['closure', 'opening_hours'],
        texts: { de: 'Heute ist zu.' },
      }),
      notice: { branch: 'zentral' },
    };
    const shut = { ...from, answers: [notice, hours] };
    const text = 'Im Nordviertel steht ein Gerüst. Wie lange bleibt das so? Und habt ihr heute offen?';
    expect(draftOf(text, opening, direct, shut).text).not.toContain('Heute ist zu.');
    expect(draftOf('Was ist das für ein Gerüst? Und habt ihr heute offen?', opening, direct, shut).text).toContain(
      'Heute ist zu.',
    );
  });

  test('are an alternative where something else is asked for first', () => {
    const draft = draftOf('Kann ich bis morgen verlängern?', { also: ['opening_hours'] }, {}, from);
    expect(draft.answerId).toBe('verlaengern');
    expect(draft.alternatives[0]).toMatchObject({ answerId: 'opening-hours' });
  });

  test('are not told to whoever wishes for others, unless they are asked for too: staff have them at hand', () => {
    for (const text of ['Bitte öffnet auch dienstags', 'Ich fände es gut, wenn ihr dienstags länger auf hättet']) {
      const draft = draftOf(text, opening, {}, from);
      expect(draft, text).toMatchObject({ text: null, alternatives: [{ answerId: 'opening-hours' }, {}] });
    }
    const misread = { intent: 'renewal', confidence: 0.8 };
    expect(draftOf('Macht doch mal länger auf! Verlängern, bitte!', misread, {}, from).text).toBeNull();
    for (const asked of ['Und wann habt ihr dienstags auf?', 'wann habt ihr dienstags auf']) {
      const draft = draftOf(`Bitte öffnet auch montags. ${asked}`, opening, direct, from);
      expect(draft, asked).toMatchObject({ answerId: 'opening-hours' });
    }
  });

  test.each([
    'Warum habt ihr dienstags zu?',
    'wieso macht ihr dienstags schon um drei zu',
    'Why do you close so early on Tuesdays?',
    'neden salı günleri kapalısınız',
    'Было бы здорово, если бы вы работали дольше по вторникам',
    'Perché chiudete così presto il martedì?',
  ])('are not told to whoever asks why they are what they are: %s', (text) => {
    expect(draftOf(text, opening, {}, from)).toMatchObject({
      text: null,
      alternatives: [{ answerId: 'opening-hours' }, {}],
    });
  });

  test.each([
    'Жаль, что по понедельникам закрыто. Работаете ли вы по вторникам?',
    'Siete aperti il martedì? Chiedo perché lavoro fino alle sei',
  ])('are told to whoever asks for them besides: %s', (text) => {
    expect(draftOf(text, opening, direct, from)).toMatchObject({ answerId: 'opening-hours' });
  });

  test.each(['Warum habt ihr morgen zu?', 'Why are you closed tomorrow?', 'Neden yarın kapalısınız?'])(
    'of one day are told to whoever asks why: %s',
    (text) => {
      expect(draftOf(text, opening, {}, from)).toMatchObject({ answerId: 'opening-hours' });
    },
  );

  test('of two days are two paragraphs', () => {
    const draft = draftOf('Habt ihr morgen auf? Und wie lange habt ihr am Sonntag offen?', opening, direct, from);
    expect(draft).toMatchObject({ answers: { asked: 2, answered: 2 } });
    expect(draft.text?.split('\n\n')).toHaveLength(2);
  });

  test('give way to a notice that leads entered, and carry no personal data to the card', () => {
    const notice = {
      ...answer('zu', 'closure', 'Schließung', {
        intents: ['closure', 'opening_hours'],
        texts: { de: 'Heute ist zu.' },
      }),
      valid: { from: '2026-11-23', until: '2026-11-24' },
      notice: { branch: 'zentral' },
    };
    const shut = { ...from, answers: [notice, hours] };
    expect(draftOf('Habt ihr morgen offen?', opening, {}, shut).answerId).toBe('zu');
    const born = draftOf('Ich bin geboren am 31.02.1990, habt ihr in den Ferien offen?', opening, direct, from);
    expect(born.unread).not.toContain('1990');
  });
});

describe('the wording of one answer', () => {
  const reader = { language: 'en', isPrivate: false, fits: () => true };

  test('is in the patron’s language, with a twin for staff', () => {
    expect(wordingOf(library, 'verlaengern', reader, november)).toEqual({
      text: renewal.texts.en,
      language: 'en',
      twin: renewal.texts.de,
    });
  });

  test('is the private one where nobody reads along', () => {
    const told = { ...library, answers: [{ ...renewal, private: { en: 'Shall we renew them?' } }] };
    const inPrivate = { ...reader, isPrivate: true };
    expect(wordingOf(told, 'verlaengern', inPrivate, november)).toMatchObject({ text: 'Shall we renew them?' });
  });

  test('the house’s words for a danger are found by their id', () => {
    const from = withSettings({
      emergency: { contacts: [], texts: { alarm: { de: 'Bitte rufen Sie 112 an.' }, threat: {} } },
    });
    const german = { ...reader, language: 'de' };
    expect(wordingOf(from, 'emergency-alarm', german, november)?.text).toBe('Bitte rufen Sie 112 an.');
    expect(wordingOf(from, 'emergency-threat', german, november)).toBeNull();
    expect(wordingOf(from, 'emergency-medical', german, november)).toBeNull();
  });

  test('is none on days on which the answer does not hold', () => {
    expect(wordingOf(library, 'sommer', reader, november)).toBeNull();
  });
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
