import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSuggestion, onlySuggests, speaksOfEvent } from '../../core/suggestion.ts';

test.each([
  'Anregung: stellt doch am Rückgabekasten eine Lampe auf.',
  'Liebes Team, ich hätte da eine kleine Anregung zum Lesecafé.',
  'Kleiner Vorschlag: Fahrradpumpe am Eingang!',
  'Mein Vorschlag wäre, samstags länger zu öffnen.',
  'Mein Vorschlag waere, samstags laenger zu oeffnen.',
  'Nur so eine Idee: Tauschregal für Pflanzen?',
  'Wir haben einen Verbesserungsvorschlag für die App.',
  'Ich schlage vor, den Lesesaal sonntags zu öffnen',
  'Ich möchte anregen, dass es mehr Steckdosen gibt.',
  'könntet ihr nicht auch mal sonntags aufmachen',
  'Könnten Sie nicht einen Wasserspender aufstellen?',
  'Könnt ihr nicht auch sonntags aufmachen? Wäre für Berufstätige super.',
  'Können Sie nicht abends länger geöffnet haben?',
  'Warum macht ihr sonntags nicht auf? Andere machen das auch',
  'Wieso öffnen Sie nicht auch mal abends?',
  "Wie wär's mit längeren Öffnungszeiten am Samstag?",
  'Wie wärs mit einem Wasserspender',
  "Can't you open on Sundays too?",
  'How about longer opening hours on Saturdays?',
  'Wie wäre es mit einer Saatgutbibliothek?',
  'wie wär es denn mit nem Trinkbrunnen? Wie wäre es wenn ihr einen aufstellt',
  'Wäre es nicht möglich, die Rückgabebox größer zu machen?',
  'Es wäre wirklich toll, wenn es mehr Arbeitsplätze gäbe.',
  'wär ja super, wenn... ach, ich würde mir längere Öffnungszeiten wünschen',
  'Ich wünsche mir mehr Sitzplätze im Obergeschoss',
  'Suggestion: a bench outside the main library would help.',
  "I've got a small suggestion about the study rooms",
  'I’d like to suggest longer opening hours on Fridays',
  "Couldn't you open on Sundays as well?",
  'It would be great if there were more sockets.',
  'Have you ever considered a repair evening?',
  'Ich finde, dass die Bücherei auch montags öffnen sollte.',
  'ich finde ihr solltet abends länger aufmachen',
  'Wir meinen, Sie sollten mehr Lesungen anbieten.',
  'Man könnte doch im Hof einen Bücherschrank aufstellen',
  'Ihr solltet endlich mehr Sitzsäcke hinstellen!',
  'Bitte öffnet auch an Feiertagen',
  'bitte öffnen Sie samstags länger',
  'Bitte macht morgens früher auf!',
  'Öffnet doch mal am Wochenende',
  'Macht doch auch abends auf',
  'Bietet doch mal einen Nähkurs an',
  'Stellt doch mehr Bänke in den Garten',
  'Ich würde mir wünschen, dass abends länger jemand da ist',
  'Wir würden uns sehr wünschen dass es mehr Vorlesestunden gibt',
  'Schön wäre, wenn man in der Cafeteria auch mit Karte zahlen könnte.',
  'Ich fände es gut, wenn die Kinderecke größer wäre',
  'Ich wünschte, ihr hättet abends länger auf',
  'wäre toll wenn ihr mehr Fahrradständer hättet',
  "Why don't you open on Sundays?",
  'I think you should stay open later on Fridays',
  'You could offer a knitting circle',
  'Please open on Saturdays as well!',
  'Please consider opening earlier in the morning',
  "I'd love it if there were plants in the reading room",
  'I wish the library opened earlier',
])('proposes something: %s', (text) => {
  expect(isSuggestion(text)).toBe(true);
});

test.each([
  'Habt ihr eine Idee, wie ich mein Konto wieder freibekomme?',
  'Ich habe keine Idee, wo ich suchen soll.',
  'Haben Sie einen Vorschlag für ein Kinderbuch ab 6?',
  'Wo finde ich Anregungen für den Kindergeburtstag?',
  'Danke für die Anregung, das Buch war toll!',
  'Gute Idee, danke!',
  'Ist mein Anschaffungsvorschlag angekommen?',
  'Ich möchte ein Buch zur Anschaffung vorschlagen.',
  'Könntet ihr nicht den neuen Krimi kaufen?',
  'Könntet ihr nicht bitte nachsehen, ob mein Buch da ist?',
  'Könnten Sie mir nicht einfach die Frist verlängern?',
  'Es wäre schön, wenn Sie mir bald antworten.',
  'Wie wäre es möglich, ohne Ausweis zu lesen?',
  'Warum habt ihr montags zu?',
  'Warum habt ihr heute nicht auf?',
  'Warum habt ihr nicht früher Bescheid gesagt?',
  'Warum macht ihr am Samstag nicht auf?',
  'Könnt ihr nicht aufmachen? Wir stehen vor der Tür',
  'Könnt ihr sonntags nicht aufmachen?',
  'Könnt ihr mir nicht sagen, ob ihr sonntags aufhabt?',
  "Can't you open the door?",
  'Wann habt ihr auf?',
  'Ich wünsche Ihnen ein schönes Wochenende',
  'How do I suggest a purchase?',
  'I suggested a title last month, any news?',
  'Do you have a suggestion for a good crime novel?',
  'I have no idea how to renew my books',
  'It would be great if you could tell me when you open.',
  "Couldn't you let me know when it arrives?",
  'Is it a good idea to reserve early?',
  'Is there a suggestion box?',
  'Öffnet ihr auch sonntags?',
  'Öffnen Sie auch an Feiertagen?',
  'Macht ihr samstags länger auf?',
  'Bitte macht die Tür auf, wir stehen noch drin!',
  'Macht doch endlich auf, wir stehen vor der Tür',
  'Bitte verlängert meine Bücher',
  'Bitte verlängert die DVDs immer automatisch bis Montag',
  'Ihr solltet laut Aushang heute länger offen haben',
  'Ich finde, Sie sollten mir die Gebühr erlassen',
  'Ich glaube ihr könntet mein Konto gesperrt haben',
  'Ihr könntet ja mal Bescheid sagen',
  'Ich würde mir ein Buch über Bienen wünschen',
  'Wäre gut wenn das morgen noch klappt',
  'Macht bitte mal auf, ich stehe sonntags immer hier',
  'Es wäre gut wenn Sie mir helfen könnten',
  'Could you open on Sundays?',
  'You should have received my email',
  'I think you should know that the lift is broken',
  'Please open my account again',
  'Please add the new novel to my list',
  '',
])('proposes nothing: %s', (text) => {
  expect(isSuggestion(text)).toBe(false);
});

test('whoever asks something for themselves besides proposes nothing, in whatever words they begin', () => {
  const beginnings = fc.constantFrom(
    'Ich finde, ihr solltet',
    'Es wäre schön wenn ihr',
    'Ihr könntet doch',
    'I think you should',
  );
  fc.assert(
    fc.property(beginnings, fc.constantFrom('mir', 'mich', 'mein Konto', 'uns', 'my card'), (beginning, oneself) => {
      expect(isSuggestion(`${beginning} ${oneself} sonntags öffnen`)).toBe(false);
    }),
  );
});

test('a long text is judged at once', () => {
  for (const word of [
    'ich finde ihr ',
    'bitte öffnet ',
    'macht doch ',
    'könntet ihr nicht ',
    'könnt ihr nicht ',
    'warum macht ihr ',
    'wäre schön ',
    'könntet ihr einen ',
    'ein abend ',
    'how about a ',
    'auch mal ',
    'i think you ',
    ' ',
    'mach',
    '))',
  ]) {
    const started = performance.now();
    onlySuggests(`Bitte öffnet sonntags. ${word.repeat(Math.ceil(4000 / word.length))}`, 'de');
    expect(performance.now() - started, word).toBeLessThan(300);
  }
});

describe('an event or a new offer', () => {
  test.each([
    'macht doch mal einen Krimiabend',
    'ein Comic-Workshop wäre toll',
    'könntet ihr nicht mal eine Lesung mit Juli Zeh machen?',
    'Könntet ihr vielleicht mal einen Poetry Slam anbieten?',
    'Wie wäre es mal mit einem Filmabend?',
    'Wie wärs mit nem Spieleturnier',
    'Veranstaltet doch wieder ein Bilderbuchkino',
    'Bitte macht mal eine Lesung auf Türkisch',
    'Ich würde mir einen Nähkurs wünschen',
    'Ich hätte gern mehr Veranstaltungen für Teenager',
    'Ein Strickcafé für alle fände ich super',
    'Schön wäre auch ein Harry Potter Abend',
    'Wollt ihr nicht mal eine Ausstellung machen?',
    'Vorschlag: ein Krimidinner',
    'Ladet doch mal Juli Zeh ein!',
    'Wir meinen, Sie sollten mehr Lesungen anbieten.',
    'Wäre cool, wenn ihr einen Comic-Workshop machen würdet',
    'Could you please invite Ian Rankin?',
    'A comic workshop would be great',
    'Could you maybe host a reading with Ian Rankin?',
    'How about a poetry slam?',
    'You should really do a crime night',
    "Why don't you run a knitting group?",
    'Please organise a book quiz',
    "I'd love a manga drawing workshop",
    'It would be lovely to have a book club',
  ])('is proposed: %s', (text) => {
    expect(onlySuggests(text, 'de') && speaksOfEvent(text)).toBe(true);
  });

  test.each([
    'Wann ist der Krimiabend?',
    'Macht ihr einen Krimiabend?',
    'Könntet ihr mir sagen, wann der Workshop ist?',
    'Könnt ihr einen Platz im Workshop für mich reservieren?',
    'Der Workshop gestern war toll',
    'Könntet ihr mir bitte die Einladung zum Krimiabend schicken?',
    'Ist der Comic-Workshop schon voll?',
    'Ein Buch über Lesungen wäre toll',
    'Wie wäre es mit einem Konzert auf DVD?',
    'Könntet ihr das Hörbuch zur Lesung anschaffen?',
    'Kauft doch mal Brettspiele für Spieleabende',
    'Wie wäre es mit mehr Mangas?',
    'Könntet ihr heute Abend länger aufmachen?',
    'How about a book on running a book club?',
    'When is the next workshop?',
    'Could you do a tour for our class?',
    'Would you have a tour in English?',
    'Könntet ihr eine Führung für unsere Klasse machen?',
    'Could you get the new Ian Rankin?',
    'Do you have a book club?',
    'I would like to join the reading group',
    'The workshop was great',
  ])('is not: %s', (text) => {
    expect(isSuggestion(text) && speaksOfEvent(text)).toBe(false);
  });
});
