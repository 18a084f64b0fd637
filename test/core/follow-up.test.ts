import { describe, expect, test } from 'vitest';
import { continued, goesOn } from '../../core/follow-up.ts';
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
    ['de', 'Bis wann?'],
    ['en', 'And on Sunday?'],
    ['en', 'Does it take games?'],
    ['en', "when's the next one"],
    ['tr', 'peki yarın?'],
    ['ar', 'ويوم السبت؟'],
  ])('%s: %s', (language, text) => {
    expect(goesOn(text, ['Habt ihr heute offen?'], clear, language)).toBe(1);
    expect(goesOn(text, [], clear, language)).toBe(0);
  });

  test.each([
    ['de', 'Und was kostet eigentlich der Ausweis?'],
    ['de', 'Habt ihr auch einen Drucker?'],
    ['de', 'Gibt es bei euch WLAN?'],
    ['en', 'Is there free parking?'],
    ['de', 'kann ich das Buch verlängern'],
    ['de', 'Sind die Stühle im Lesesaal neu?'],
    ['de', 'Und wann habt ihr am Samstag auf? Und kann ich dann auch drucken?'],
    ['de', 'Gilt das auch, wenn ich die Bücher in einer anderen Zweigstelle zurückgebe?'],
    ['en', 'is it possible to renew a book by phone?'],
    ['en', 'And can I print at the library?'],
  ])('unless it stands by itself, in %s: %s', (language, text) => {
    expect(goesOn(text, ['Habt ihr heute offen?'], clear, language)).toBe(0);
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

  test('and what the later one does not name is taken from the former', () => {
    expect(continued('Hat Nordviertel morgen auf?', 'Wie lange?', place)).toBe(
      'Hat Nordviertel morgen auf?\nWie lange?',
    );
  });
});
