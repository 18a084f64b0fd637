import { describe, expect, test } from 'vitest';
import { readModel } from '../../adapters/files/model.ts';
import { editedAnswer, newAnswerId } from '../../core/answer-edit.ts';
import { rarityIn } from '../../core/answer-search.ts';
import { asksOfOtherDays, asksOfThings, branchesNamed } from '../../core/asked-about.ts';
import { type Asked, makeDraft } from '../../core/draft.ts';
import { dueAt, serviceCalendar } from '../../core/hours.ts';
import type { Answer, Library } from '../../core/library.ts';
import { isInFiles, type LibraryChange, withChanges } from '../../core/library-change.ts';
import { daysInWords, hoursInWords } from '../../core/notice-texts.ts';
import { judge } from '../../core/tagger.ts';
import type { Tag } from '../../core/thread.ts';
import { sampleLibrary } from '../support/library-desk.ts';

const files = await sampleLibrary();
/** Tuesday. */
const now = Date.parse('2026-11-24T08:00:00+01:00');
const made = { by: 'U0LEAD', at: now, until: Date.parse('2026-11-26T00:00:00+01:00') };
const closure = (branch: string | null, more: object = {}): LibraryChange => ({
  kind: 'closure',
  key: `closure:${branch}`,
  branch,
  from: '2026-11-24',
  to: '2026-11-25',
  service: false,
  sentence: 'Die Heizung ist ausgefallen',
  ...made,
  ...more,
});
const verlaengern = files.answers.find(({ id }) => id === 'verlaengern');
if (!verlaengern) throw new Error('The sample has no such answer');
const changed: Answer = { ...verlaengern, texts: { de: 'Dreimal.', en: 'Three times.' } };
const edit = (answer: Answer | null, more: object = {}): LibraryChange => ({
  kind: 'answer',
  key: 'verlaengern',
  answer,
  ...made,
  until: null,
  ...more,
});
const tag = (more: Partial<Tag> = {}): Tag => ({
  language: 'de',
  intent: 'opening_hours',
  confidence: 0.95,
  abstained: false,
  also: [],
  danger: null,
  upset: false,
  ...more,
});
const asked = (text: string): Asked => ({ text, channel: 'x-mention', turns: 1, fits: (draft) => draft.length <= 280 });
/** The libraries with changes by these, so that what is worked out from one is worked out once, as in service. */
const changedLibraries = new Map<string, Library>();
const libraryWith = (changes: LibraryChange[]): Library => {
  const key = JSON.stringify(changes);
  const library = changedLibraries.get(key) ?? withChanges(files, changes, now);
  changedLibraries.set(key, library);
  return library;
};
const draftFor = (text: string, changes: LibraryChange[], more: Partial<Tag> = {}) =>
  makeDraft(libraryWith(changes), asked(text), tag(more), now);

describe('the library with changes', () => {
  test('is the very same object while nothing is in force', () => {
    expect(withChanges(files, [], now)).toBe(files);
    expect(withChanges(files, [closure('nord', { until: now })], now)).toBe(files);
  });

  test('rests its service where a closure says so', () => {
    const { settings } = withChanges(files, [closure(null, { service: true })], now);
    const due = dueAt(serviceCalendar(settings), now, 30);
    expect(due).toBe(Date.parse('2026-11-26T10:30:00+01:00'));
    expect(dueAt(serviceCalendar(files.settings), now, 30)).toBe(Date.parse('2026-11-24T10:30:00+01:00'));
  });

  test('has a closure once, also where the files have it meanwhile', () => {
    const { settings } = withChanges(files, [closure('nord')], now);
    expect(settings.closures.at(-1)).toEqual({
      from: '2026-11-24',
      to: '2026-11-25',
      branches: ['nord'],
      service: false,
      reason: { de: 'Die Heizung ist ausgefallen', en: 'Die Heizung ist ausgefallen' },
    });
    const again = withChanges({ ...files, settings }, [closure('nord')], now);
    expect(again.settings.closures).toEqual(settings.closures);
  });

  test('has an answer changed in its place, added at the end, or retired', () => {
    const place = files.answers.indexOf(verlaengern);
    expect(withChanges(files, [edit(changed)], now).answers[place]).toEqual(changed);
    const added = { ...changed, id: 'neu' };
    expect(withChanges(files, [edit(added, { key: 'neu' })], now).answers.at(-1)).toEqual(added);
    expect(withChanges(files, [edit(null)], now).answers).not.toContain(verlaengern);
  });

  test('goes by the files again as soon as they have what was taken into them, or anything newer', () => {
    const taken = edit(changed, { before: verlaengern });
    expect(isInFiles(taken, files)).toBe(false);
    const pulled = { ...files, answers: files.answers.map((answer) => (answer === verlaengern ? changed : answer)) };
    expect(isInFiles(taken, pulled)).toBe(true);
    const later = { ...pulled, answers: [{ ...changed, texts: { de: 'Viermal.' } }] };
    expect(withChanges(later, [taken], now)).toBe(later);
    expect(isInFiles(edit(changed), pulled)).toBe(false);
    // The order of the fields is no difference: a database keeps none.
    const { texts, ...rest } = verlaengern;
    expect(isInFiles(edit(changed, { before: { texts, ...rest } }), files)).toBe(false);
  });

  test('tells nothing of a house that is no longer there', () => {
    expect(withChanges(files, [closure('sued')], now).answers).toEqual(files.answers);
  });
});

describe('what patrons are told', () => {
  test.each([
    ['2026-11-23', '2026-11-23', 'am 23. November', 'on 23 November'],
    ['2026-11-23', '2026-11-25', 'vom 23. bis 25. November', 'from 23 to 25 November'],
    ['2026-11-30', '2026-12-02', 'vom 30. November bis 2. Dezember', 'from 30 November to 2 December'],
    ['2026-12-30', '2027-01-02', 'vom 30. Dezember 2026 bis 2. Januar 2027', 'from 30 December 2026 to 2 January 2027'],
    ['2026-03-01', '2026-03-01', 'am 1. März', 'on 1 March'],
  ])('%s to %s in words', (from, to, german, english) => {
    expect(daysInWords(from, to, 'de')).toBe(german);
    expect(daysInWords(from, to, 'en')).toBe(english);
  });

  test.each([
    ['14:00', '18:30', 'von 14 bis 18:30 Uhr', 'from 2 pm to 6.30 pm'],
    ['09:15', '12:00', 'von 9:15 bis 12 Uhr', 'from 9.15 am to noon'],
    ['18:00', '24:00', 'von 18 bis 24 Uhr', 'from 6 pm to midnight'],
  ])('%s to %s in words', (from, to, german, english) => {
    expect(hoursInWords(from, to, 'de')).toBe(german);
    expect(hoursInWords(from, to, 'en')).toBe(english);
  });

  test.each([
    ['Stadtbibliothek', 'Die Stadtbibliothek ist'],
    ['Haus der Bücher', 'Das Haus der Bücher ist'],
    ['Bücherbus', 'Der Bücherbus ist'],
    ['Nordviertel', 'Nordviertel ist'],
  ])('of „%s“ begins as a sentence does', (name, begins) => {
    const [branch] = files.settings.branches;
    const settings = { ...files.settings, branches: branch ? [{ ...branch, name }] : [] };
    for (const which of ['zentral', null]) {
      const { answers } = withChanges({ ...files, settings }, [closure(which)], now);
      expect(answers.at(-1)?.texts.de).toBe(
        `${begins} vom 24. bis 25. November geschlossen: Die Heizung ist ausgefallen.`,
      );
    }
  });

  test('of all houses names no one house', () => {
    expect(draftFor('Habt ihr offen?', [closure(null)]).text).toMatch(/^Alle unsere Häuser sind vom 24\./);
    expect(draftFor('Are you open?', [closure(null)], { language: 'en' }).text).toBe(
      'All our branches are closed from 24 to 25 November: ‘Die Heizung ist ausgefallen.’',
    );
  });
});

describe('a closure against the usual opening hours', () => {
  const closed = 'schliessung-zentral-2026-11-24';

  test.each([
    ['Habt ihr heute offen?', closed],
    ['Seid ihr morgen da?', closed],
    ['Ist die Zentrale gerade auf?', closed],
    ['Wann hat die Zweigstelle Nordviertel heute offen?', 'opening-hours'],
    ['Wann hat die Zweigstelle Nordviertel offen?', 'oeffnungszeiten-nord'],
    ['Wie lange ist samstags geöffnet?', 'opening-hours'],
    ['Habt ihr zwischen Weihnachten und Neujahr auf?', 'opening-hours'],
  ])('wins for its house and its days: %s', (text, answerId) => {
    expect(draftFor(text, [closure('zentral')]).answerId).toBe(answerId);
  });

  test('of another house stands by as an alternative, and answers whoever asks why it is closed', () => {
    const asked = draftFor('Habt ihr heute offen?', [closure('nord')]);
    expect(asked).toMatchObject({
      answerId: 'opening-hours',
      text: expect.stringContaining('Nordviertel geschlossen'),
    });
    const at = asked.alternatives.map((choice) => choice.answerId);
    expect(at).toEqual(['oeffnungszeiten-zentral', 'schliessung-nord-2026-11-24']);
    const why = draftFor('Warum ist heute zu?', [closure('nord')], { intent: 'closure' });
    expect(why.answerId).toBe('schliessung-nord-2026-11-24');
  });

  test('does not answer for the catalogue, and says nothing to other questions', () => {
    const catalogue = draftFor('Ist euer Katalog ausgefallen?', [closure('zentral')], { intent: 'closure' });
    expect(catalogue.answerId).not.toBe(closed);
    expect(draftFor('Wie verlängere ich?', [closure('zentral')], { intent: 'renewal' }).answerId).toBe('verlaengern');
  });

  test('drafts nothing where triage abstained, and is at hand all the same', () => {
    const draft = draftFor('offen?', [closure('zentral')], { abstained: true });
    expect(draft).toMatchObject({ text: null, answerId: null });
    expect(draft.alternatives[0]?.answerId).toBe(closed);
  });

  test('gives way to an extra opening in its midst', () => {
    const opening: LibraryChange = {
      kind: 'opening',
      key: 'opening',
      branch: 'zentral',
      date: '2026-11-24',
      from: '16:00',
      to: '18:00',
      sentence: 'Wir geben Vorbestelltes heraus.',
      ...made,
    };
    expect(draftFor('Habt ihr heute offen?', [closure('zentral'), opening]).text).toBe(
      'Die Zentralbibliothek am Rathausplatz ist am 24. November zusätzlich von 16 bis 18 Uhr geöffnet: Wir geben Vorbestelltes heraus.',
    );
  });

  test('measured on the examples: whoever asks about it is told, and nobody else', { timeout: 120_000 }, async () => {
    const model = await readModel(files);
    const library = libraryWith([closure('zentral')]);
    const counts = { told: 0, missed: 0, wrong: 0 };
    for (const { intent, examples } of files.examples) {
      const all = [...(examples.de ?? []), ...(examples.en ?? [])];
      // Of what is about something else, a few are enough.
      const ofHours = intent === 'opening_hours' || intent === 'closure';
      const some = all.filter((_, i) => i % (ofHours ? 3 : 40) === 0);
      for (const text of some) {
        const guess = judge(model, text).tag;
        const concerned = guess.intent === 'opening_hours' || guess.intent === 'closure';
        const named = branchesNamed(text, files.settings.branches);
        const elsewhere = named.length > 0 && !named.includes('zentral');
        const apart =
          elsewhere || asksOfThings(text) || asksOfOtherDays(text, '2026-11-24', '2026-11-24', '2026-11-25');
        const told = makeDraft(library, asked(text), guess, now).answerId === closed;
        if (told && (!concerned || apart)) counts.wrong++;
        if (concerned && !apart && !guess.abstained && guess.danger === null) counts[told ? 'told' : 'missed']++;
      }
    }
    expect(counts).toMatchObject({ missed: 0, wrong: 0 });
    expect(counts.told).toBeGreaterThan(120);
  });
});

test('how common words are stays as it was counted, so that one change does not count thousands of wordings again', () => {
  const changed = libraryWith([closure('zentral')]);
  expect(changed).not.toBe(files);
  expect(rarityIn(changed)).toBe(rarityIn(files));
  const answer = changed.answers.find(({ id }) => id === 'wlan');
  expect(files.answers).toContain(answer);
});

describe('what a question names', () => {
  test.each([
    ['Habt ihr am Samstag offen?', true],
    ['Habt ihr am Mittwoch offen?', false],
    ['Guten Morgen, habt ihr offen?', false],
    ['Heute Morgen offen?', false],
    ['Habt ihr übermorgen offen?', true],
    ['Am Wochenende?', true],
    ['Habt ihr nächste Woche auf?', true],
    ['Ist am 25.11. auf?', false],
    ['Ist am 24.12. auf?', true],
    ['Ist am 25. November auf?', false],
    ['Open on December 3?', true],
    ['Ist am 31. Februar auf?', true],
    ['An Feiertagen?', true],
    ['Heute, am Feiertag?', false],
    ['Are you open tomorrow?', false],
  ])('other days: %s %s', (text, others) => {
    expect(asksOfOtherDays(text, '2026-11-24', '2026-11-24', '2026-11-25')).toBe(others);
  });

  test.each([
    ['Ist Mühlenbach offen?', ['muehlenbach']],
    ['muehlenbach oder nord?', ['nord', 'muehlenbach']],
    ['Die am Ahornweg', ['nord']],
    ['Habt ihr in der Zweigstelle offen?', []],
    ['Ist die Zentralbibliothek offen?', ['zentral']],
  ])('houses: %s', (text, branches) => {
    expect(branchesNamed(text, files.settings.branches)).toEqual(branches);
  });
});

describe('an edited answer', () => {
  const typed = { title: 'Verlängern', intent: 'renewal', de: 'Dreimal.', en: 'Three times.', until: null };

  test('leaves a further language out once the others say something else, and keeps it otherwise', () => {
    const before: Answer = {
      ...verlaengern,
      languages: ['de', 'en', 'fr'],
      texts: { ...verlaengern.texts, fr: 'Deux fois.' },
    };
    expect(editedAnswer(typed, before, before.id, '2026-11-24').texts).toEqual({ de: 'Dreimal.', en: 'Three times.' });
    const same = { ...typed, de: before.texts.de ?? '', en: before.texts.en ?? '' };
    expect(editedAnswer(same, before, before.id, '2026-11-24').languages).toEqual(['de', 'en', 'fr']);
    const stored = { ...before, texts: Object.fromEntries(Object.entries(before.texts).reverse()) };
    expect(editedAnswer(same, stored, before.id, '2026-11-24').languages).toEqual(['de', 'en', 'fr']);
  });

  test('leaves its short form out once it says something else, and keeps it otherwise', () => {
    const before: Answer = { ...verlaengern, short: { de: 'Zweimal.' } };
    expect(editedAnswer(typed, before, before.id, '2026-11-24')).not.toHaveProperty('short');
    const same = { ...typed, de: before.texts.de ?? '', en: before.texts.en ?? '' };
    expect(editedAnswer(same, before, before.id, '2026-11-24').short).toEqual({ de: 'Zweimal.' });
  });

  test('leaves out what is said in private once it says something else in public, and keeps it otherwise', () => {
    const before: Answer = { ...verlaengern, private: { de: 'Zweimal, auch hier.' } };
    expect(editedAnswer(typed, before, before.id, '2026-11-24')).not.toHaveProperty('private');
    const same = { ...typed, de: before.texts.de ?? '', en: before.texts.en ?? '' };
    expect(editedAnswer(same, before, before.id, '2026-11-24').private).toEqual({ de: 'Zweimal, auch hier.' });
  });

  test('keeps the topics beside the one that is shown', () => {
    const before: Answer = { ...verlaengern, intents: ['closure', 'opening_hours'] };
    const topics = (intent: string) => editedAnswer({ ...typed, intent }, before, before.id, '2026-11-24').intents;
    expect(topics('closure')).toEqual(['closure', 'opening_hours']);
    expect(topics('events')).toEqual(['events', 'opening_hours']);
    expect(topics('opening_hours')).toEqual(['opening_hours']);
  });

  test.each([
    ['Größe & Maße 2026!', 'groesse-masse-2026'],
    ['Çocuk kitapları', 'cocuk-kitaplar'],
    ['???', 'antwort'],
    ['Ein sehr langer Titel, der niemals in einen Dateinamen passt', 'ein-sehr-langer-titel-der-niemals-in-ein'],
  ])('%s gets the id %s', (title, id) => {
    expect(newAnswerId(title, new Set())).toBe(id);
    expect(newAnswerId(title, new Set([id, `${id}-2`]))).toBe(`${id}-3`);
  });
});
