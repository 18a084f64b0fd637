import { describe, expect, test } from 'vitest';
import { asksOfOtherPlace, onlySaysWhere } from '../../core/place-asked.ts';
import { sampleLibrary } from '../support/library-desk.ts';

const { settings, examples } = await sampleLibrary();
const elsewhere = (text: string) => asksOfOtherPlace(text, settings, '2026-11-24');

describe('a place that is none of ours', () => {
  test.each([
    'Wann öffnet die Bibliothek in Dortmund?',
    'Filiale Westend heute offen?',
    'hat die zweigstelle ost samstag auf',
    'Habt ihr in Aachen sonntags auf?',
    'Is the library in Leeds open on Monday?',
    'opening hours of the south branch',
    'Wann hat das Bürgeramt am Donnerstag auf?',
    'Ist die Post am Samstag offen?',
    'Hat der Wochenmarkt am Samstag auf?',
    'Wann macht das Café am Rathausplatz morgen auf?',
    'Öffnungszeiten vom Hallenbad?',
    'bürgeramt morgen offen?',
    'Is the town hall open on Friday?',
    'When does the post office close?',
    'Wann hat die Stadtbücherei Köln am Samstag auf?',
    'Hat die Stadtbibliothek Dortmund sonntags geöffnet?',
    'Wie sind die Öffnungszeiten der Unibibliothek Bielefeld?',
    'Bücherei Bad Ems Öffnungszeiten',
    'Hat die Uni-Bibliothek heute auf?',
    'Ist die Rathausgarage am Sonntag offen?',
    'Hat das Stadttheater montags auf?',
    'When does the car park close?',
    'Hat der Supermarkt neben der Bücherei heute auf?',
    'Is the bakery opposite the library open today?',
    'bücherei münster heute offen?',
    'öffnungszeiten stadtbibliothek köln',
    'koelner stadtbibliothek samstag auf?',
    'öffnungszeiten bonn',
    'habt ihr in dortmund auch samstags auf',
    'Is the Cologne library open today?',
    'When does the Leeds Central Library close?',
    'munich city library opening hours',
    'when does the library of Bonn open',
  ])('is asked about in “%s”', (text) => expect(elsewhere(text)).toBe(true));

  test.each([
    'Wann öffnet die Bibliothek in Birkenrath?',
    'Hat die Bücherei in Mühlenbach am Sonntag auf?',
    'Ich wohne in Köln, habt ihr am Sonntag auf?',
    'Hat die Zweigstelle Montag auf?',
    'Ist die Bücherei in den Ferien offen?',
    'Sind Sie im Winter auch da?',
    'Is the library in town open?',
    'Ich muss noch zur Post, habt ihr bis 18 Uhr auf?',
    'Habt ihr samstags auf, wenn der Wochenmarkt ist?',
    'Hat die Bücherei neben dem Rathaus heute auf?',
    'Ist die Bücherei am Markt offen?',
    'Was ist an der Post los, habt ihr trotzdem auf?',
    'Is the library next to the post office open?',
    'Hat die Schule frei, habt ihr dann auf?',
    'Schule fällt aus, ist die Bücherei auf?',
    'Wann hat die Stadtbücherei Birkenrath am Samstag auf?',
    'Bibliothek Mühlenbach heute offen?',
    'Bücherei Samstag offen?',
    'Bibliothek Weihnachten offen?',
    'bücherei geschlossen?',
    'Ist die Bücherei Geschlossen?',
    'Wann hat die Bücherei Ausleihe offen?',
    'Hat die Bücherei Mittagspause?',
    'Zentrale am Rathaus offen?',
    'Ist das Café in der Bücherei heute auf?',
    'bücherei geschlossen',
    'bibliothek samstag offen',
    'Is the city library open today?',
    'Is the City Library open today?',
    'When does the Main Library close?',
    'When does the Mühlenbach library open?',
    'Is the Birkenrath public library open on Friday?',
    'komme aus köln, bücherei heute offen?',
    'Ich bin gerade in Bonn. Bibliothek um 18 Uhr noch offen?',
    'bibliothek essen und trinken bis wann offen?',
    'ist die bücherei kölner straße heute auf',
  ])('is not asked about in “%s”', (text) => expect(elsewhere(text)).toBe(false));

  test('is seen in hardly any of the examples that ask for our hours', () => {
    const ofHours = examples.filter(({ intent }) => intent === 'opening_hours' || intent === 'closure');
    const texts = ofHours.flatMap((each) => Object.values(each.examples).flat());
    expect(texts.filter(elsewhere).length).toBeLessThan(texts.length / 100);
  });
});

describe('a place alone', () => {
  test.each([
    'im Keller',
    'Im ersten Stock.',
    'am Rathausplatz',
    'in the basement',
    'on the first floor',
    'bei den Krimis',
    'in Raum 3',
    'upstairs',
    'ganz hinten links',
    'by the copier',
    'hinten links bei den Comics',
  ])('“%s” asks for nothing', (text) => expect(onlySaysWhere(text)).toBe(true));

  test.each([
    'am Samstag',
    'in den Ferien',
    'im Keller?',
    'WLAN im Keller',
    'kein Empfang im Keller',
    'at noon',
    'bei der Anmeldung Fehler',
    'in the evening',
  ])('“%s” may ask for something', (text) => expect(onlySaysWhere(text)).toBe(false));
});
