import { describe, expect, test } from 'vitest';
import { branchesNamed } from '../../core/asked-about.ts';
import { daysAsked } from '../../core/day-asked.ts';
import { continued, goesOn, withCorrections } from '../../core/follow-up.ts';
import { sampleLibrary } from '../support/library-desk.ts';

const { branches } = (await sampleLibrary()).settings;
/** Monday. */
const today = '2026-11-23';
const clear = () => false;

describe('a message goes on with the question before it', () => {
  test.each([
    ['de', 'Und am Samstag?'],
    ['de', 'und in der Zweigstelle Mühlenbach'],
    ['de', 'Gilt das auch für DVDs?'],
    ['de', 'muss ich das zurückgeben'],
    ['de', 'wie viele passen da rein'],
    ['de', 'Wie lange denn?'],
    ['de', 'kostet das was?'],
    ['de', 'Ist das kostenlos?'],
    ['de', 'muss man sich da anmelden?'],
    ['en', 'Do I have to pay for that?'],
    ['de', 'Wie lange darf ich die behalten?'],
    ['de', 'Nein, ich meinte die Zweigstelle Nordviertel'],
    ['de', 'Nein, die Zweigstelle Nordviertel'],
    ['de', 'nein, heute!'],
    ['de', 'ich mein heute'],
    ['de', 'Ich meine die Zentrale.'],
    ['de', 'Auch sonntags denn? Und kostet das was?'],
    ['en', 'No, the main library'],
    ['en', 'Sorry, I meant next Tuesday'],
    ['de', 'Bis wann?'],
    ['en', 'And on Sunday?'],
    ['en', 'Does it take games?'],
    ['en', "when's the next one"],
    ['tr', 'peki yarın?'],
    ['ar', 'ويوم السبت؟'],
    ['de', 'Vielen lieben Dank für die schnelle Antwort! Und am Samstag?'],
    ['en', 'Thank you so much for the quick reply! And on Sunday?'],
  ])('%s: %s', (language, text) => {
    expect(goesOn(text, ['Habt ihr heute offen?'], clear, language)).toBe(1);
    expect(goesOn(text, [], clear, language)).toBe(0);
  });

  test.each([
    ['de', 'Und was kostet eigentlich der Ausweis?'],
    ['de', 'Habt ihr auch einen Drucker?'],
    ['de', 'Gibt es bei euch WLAN?'],
    ['de', 'Gibt es WLAN?'],
    ['de', 'Gibt es Veranstaltungen?'],
    ['en', 'Is there free parking?'],
    ['de', 'kann ich das Buch verlängern'],
    ['de', 'Sind die Stühle im Lesesaal neu?'],
    ['de', 'Darf ich die Zeitungen mitnehmen?'],
    ['de', 'Wie kann ich Sie erreichen?'],
    ['de', 'Nein, mein Ausweis ist weg'],
    ['de', 'Nein, wo ist die Zentrale?'],
    ['de', 'Ich meine, das ist zu teuer'],
    ['de', 'Nein danke'],
    ['de', 'Und kostet das was? Und habt ihr auch WLAN?'],
    ['en', 'No, thank you'],
    ['en', 'No problem at all'],
    ['en', 'I mean you are too expensive'],
    ['de', 'Und wann habt ihr am Samstag auf? Und kann ich dann auch drucken?'],
    ['de', 'Vielen lieben Dank für die schnelle Antwort! Habt ihr auch einen Drucker?'],
    ['de', 'Gilt das auch, wenn ich die Bücher in einer anderen Zweigstelle zurückgebe?'],
    ['en', 'is it possible to renew a book by phone?'],
    ['en', 'And can I print at the library?'],
  ])('unless it stands by itself, in %s: %s', (language, text) => {
    expect(goesOn(text, ['Habt ihr heute offen?'], clear, language)).toBe(0);
  });

  test('where each of several questions does', () => {
    const before = ['Wann ist die Vorlesestunde?'];
    expect(goesOn('Auch an Weihnachten? Und kostet das was?', before, () => true, 'de')).toBe(1);
    expect(goesOn('Gibt es Balkone? Und kostet das was?', before, () => true, 'de')).toBe(0);
    expect(goesOn('Also at Christmas? And does it cost anything?', before, () => true, 'en')).toBe(1);
    expect(goesOn('Do you have balconies? And does it cost anything?', before, () => true, 'en')).toBe(0);
  });

  test('where few words by themselves are about nothing, they do too', () => {
    const isUnclear = (text: string) => text === 'mit Balkon';
    expect(goesOn('mit Balkon', ['Habt ihr einen Leseraum?'], isUnclear, 'de')).toBe(1);
    expect(goesOn('ohne Balkon', ['Habt ihr einen Leseraum?'], isUnclear, 'de')).toBe(0);
  });

  test('and with the one that this went on with in turn', () => {
    const before = ['Wie viele Bücher darf ich leihen?', 'Habt ihr heute offen?', 'Und am Samstag?'];
    expect(goesOn('Und am Sonntag?', before, clear, 'de')).toBe(2);
  });
});

describe('both together are one question', () => {
  const place = { branches, today };

  test('in which the later day or branch takes the place of the former', () => {
    expect(continued('Habt ihr morgen auf?', 'Und am Samstag?', place)).toMatch(
      /^Habt ihr\s+auf\?\nUnd am Samstag\?$/u,
    );
    expect(continued('Hat Nordviertel morgen auf?', 'Und Mühlenbach?', place)).toMatch(
      /^Hat\s+morgen auf\?\nUnd Mühlenbach\?$/u,
    );
  });

  test.each([
    ['Habt ihr am 2. Januar auf?', 'Und am 4.?', '2027-01-04'],
    ['Habt ihr auf?\nUnd am 2. Januar?\nUnd am 4.?', 'Und am 6.?', '2027-01-06'],
    ['Habt ihr am 31. Dezember auf?', 'Und am 2.?', '2027-01-02'],
    ['Habt ihr am 24. Dezember auf?', 'Und am 23.?', '2026-12-23'],
    ['Are you open on January 2?', 'And on the 4th?', '2027-01-04'],
    ['Ist morgen offen?\nUnd übermorgen?', 'Und am Tag danach?', '2026-11-26'],
    ['Are you open tomorrow?', 'And the day after?', '2026-11-25'],
    ['Are you open on Christmas Eve?', 'And the day before that?', '2026-12-23'],
  ])('in which a day is counted from the one before it: %s %s', (about, text, day) => {
    expect(daysAsked(continued(about, text, place), today)).toMatchObject({ days: [day], unread: null });
  });

  test.each([
    ['Ist der Friedrichsplatz am Fr offen?', 'Und am Samstag?', '2026-11-28'],
    ['Is the Satellite open on Sat?', 'And on Sunday?', '2026-11-29'],
  ])('in which the former day goes, and no word that begins like it: %s %s', (about, text, day) => {
    expect(daysAsked(continued(about, text, place), today)).toMatchObject({ days: [day], unread: null });
  });

  test('and what the later one does not name is taken from the former', () => {
    expect(continued('Hat Nordviertel morgen auf?', 'Wie lange?', place)).toBe(
      'Hat Nordviertel morgen auf?\nWie lange?',
    );
  });
});

describe('of the open messages one that corrects the one before it is put in its place', () => {
  const place = { branches, today };

  test.each([
    ['de', 'Habt ihr am Dienstag geöffnet?', 'Oh, ich meinte nächste Woche Dienstag', ['2026-12-01'], []],
    ['de', 'Hat die Zentrale morgen auf?', 'nein, das Nordviertel', ['2026-11-24'], ['nord']],
    ['en', 'Are you open on Tuesday?', 'Sorry, I meant Tuesday next week', ['2026-12-01'], []],
    ['en', 'Is Nordviertel open today?', 'I meant tomorrow', ['2026-11-24'], ['nord']],
  ])('%s: %s %s', (language, question, message, days, named) => {
    const [only = '', ...others] = withCorrections(['Hallo', question, message], language, place).slice(1);
    expect(others).toEqual([]);
    expect(daysAsked(only, today)).toMatchObject({ days, unread: null });
    expect(branchesNamed(only, branches)).toEqual(named);
  });

  test.each([
    ['de', 'Habt ihr am Dienstag geöffnet?', 'Und am Samstag?'],
    ['de', 'Habt ihr am Dienstag geöffnet?', 'Und die Zentrale?'],
    ['de', 'Habt ihr am Dienstag geöffnet?', 'Wir kommen nächste Woche Dienstag'],
    ['de', 'Habt ihr am Dienstag auf? Und wann ist die Vorlesestunde?', 'ich meinte Mittwoch'],
    ['de', 'Wie verlängere ich?', 'ich meinte heute'],
    ['de', 'Habt ihr morgen auf?', 'Nein danke'],
    ['en', 'Are you open on Tuesday?', 'And on Saturday?'],
  ])('%s: not %s %s', (language, ...messages) => {
    expect(withCorrections(messages, language, place)).toEqual(messages);
  });
});
