import { describe, expect, test } from 'vitest';
import { wordingFaults, wordingHints } from '../../core/wording-rules.ts';

const found = (text: string, anrede: 'du' | 'Sie', language = 'de') =>
  wordingFaults(text, language, anrede).map((fault) => `${fault.kind}: ${fault.found}`);

describe('where the library says Sie', () => {
  test.each([
    ['Du kannst zweimal verlängern.', 'Du'],
    ['Kommst du mit Ausweis, geht es schneller.', 'Kommst'],
    ['Sie können verlängern, wenn dir das lieber ist.', 'dir'],
    ['Bitte bringen Sie deinen Ausweis mit.', 'deinen'],
    ['Wir melden uns bei euch.', 'euch'],
    ['Eure Medien liegen bereit.', 'Eure'],
    ['Danke für Euer Interesse!', 'Euer'],
    ['Ihr habt vier Wochen Zeit.', 'Ihr habt'],
    ['Hier könnt ihr verlängern.', 'könnt ihr'],
    ['Wenn Ihr wollt, verlängern wir das.', 'Ihr wollt'],
    ['Im Webkonto seht ihr alle Gebühren.', 'seht ihr'],
    ['So findet ihr uns: Rathausplatz 4.', 'findet ihr'],
    ['Damit ihr länger lesen könnt, verlängern wir.', 'könnt'],
    ['Ihr braucht nur einen Ausweis.', 'Ihr braucht'],
    ['Schreib uns eine Direktnachricht.', 'Schreib'],
    ['Schreibt uns eine Direktnachricht.', 'Schreibt uns'],
    ['Gern! Komm vorbei, wir zeigen es.', 'Komm'],
    ['Kommt gern an die Theke.', 'Kommt gern'],
    ['Kommt einfach mal vorbei.', 'Kommt einfach mal vorbei'],
    ['Ruf uns an: 02999 5550-0.', 'Ruf uns'],
    ['Bitte melde dich an der Theke.', 'melde'],
    ['Bitte beachte die Frist.', 'beachte'],
    ['Nehmt den Ausweis mit.', 'Nehmt'],
    ['Frag an der Theke.', 'Frag'],
    ['Das Formular ist online; lies es in Ruhe.', 'lies'],
    ['Kannst Du uns die Nummer nennen?', 'Kannst'],
    ['Wisst ihr schon, welcher Titel?', 'Wisst ihr'],
    ['Bei uns findet ihr Spiele.', 'findet ihr'],
    ['In der Zweigstelle bekommt ihr Noten.', 'bekommt ihr'],
    ['Fragt an der Theke.', 'Fragt an'],
    ['Gern! Fragt im Haus nach, wir zeigen es.', 'Fragt im'],
    ['Denkt an den Ausweis!', 'Denkt an'],
    ['Beachtet die Frist.', 'Beachtet die'],
    ['Beachtet bitte die Frist', 'Beachtet bitte die'],
    ['Gern! Bringt einen Ausweis mit, denn ohne geht es nicht.', 'Bringt einen'],
    ['Bitte wählt das Haus im Katalog.', 'wählt das'],
    ['Füllt das Formular aus. Wir prüfen es.', 'Füllt das'],
    ['Legt die Medien in den Kasten, sonst gelten sie als ausgeliehen.', 'Legt die'],
    ['Genießt unsere Lesungen!', 'Genießt unsere'],
    ['Vergesst die PIN nicht.', 'Vergesst'],
    ['Haltet Ausweis und PIN bereit.', 'Haltet'],
    ['Schaut gern herein.', 'Schaut gern'],
    ['Kommt samstags rein.', 'Kommt samstags rein'],
    ['Schaut am Samstag vorbei.', 'Schaut am'],
    ['Scannt den Code.', 'Scannt den'],
    ['Schaut einfach vorbei.', 'Schaut einfach'],
    ['Geht einfach zur Theke.', 'Geht einfach zur'],
    ['Kommt zu uns.', 'Kommt zu uns'],
    ['Verlängere online.', 'Verlängere'],
    ['Bitte scanne den Code.', 'scanne'],
    ['Rufe uns an.', 'Rufe uns'],
    ['Hinterlasse eine Nachricht.', 'Hinterlasse'],
    ['Bezahle bar oder mit Karte.', 'Bezahle'],
    ['Reserviere den Raum online.', 'Reserviere'],
  ])('“%s” does not', (text, word) => {
    expect(found(text, 'Sie')).toEqual([`address: ${word}`]);
  });

  test.each([
    'Schreiben Sie uns eine Direktnachricht, wir helfen Ihnen gern.',
    'Ihr Ausweis gilt ein Jahr. Ihre Medien verlängern Sie online.',
    'Kinder bringen ihr Formular mit; die Eltern und ihr Ausweis genügen.',
    'Die Zweigstelle hat ihr Angebot erweitert, ihr Team berät Sie.',
    'Die Bücherei bekommt ihr neues Dach. Sie hat solange zu.',
    'Jedes Kind bekommt ihr Lesezeichen von der Autorin.',
    'Kommt das Buch zu spät, erinnern wir Sie.',
    'Geht das nicht, rufen Sie bitte an.',
    'Fragt jemand nach Ihnen, geben wir keine Auskunft. Schreibt uns jemand, antworten wir.',
    'Bringt ein Kind den Ausweis mit, genügt das.',
    'Der Film „Was machst du?“ und der Titel "Ihr habt Recht" sind da.',
    'Besuch von Schulklassen: dienstags. Ruf und Rat der Fachstelle. Klick für Klick erklärt.',
    'Suche im Katalog: Titel eingeben. Frage und Antwort stehen dort. Achte Klassen kommen mittwochs.',
    'Das DU-Café öffnet um 10 Uhr.',
    'Medien in Leih-, Präsenz- und Sonderbestand: Mach-mit-Regal im Erdgeschoss.',
    'Im Katalog findet Ihr Kind alle Bücher. Bei uns bekommt Ihr Verein einen Raum.',
    'Fragt in der Zweigstelle ein Kind nach Hilfe, sind wir da. Fragt man an der Theke, geht es schneller.',
    'Geht einfach in der App. Geht zum Glück wieder. Findet im Saal statt. Passt an jede Wand.',
    'Unser Team berät Sie und schaut im Magazin nach. Das Buch kommt an, geht einfach zur Zweigstelle.',
    'Meldet im Haus ein Rauchmelder Feuer: bitte hinausgehen. Holt im Notfall jemand Hilfe.',
    'Im Juni bringt ihr Verlag den Roman heraus.',
    'Turniere, Tiere und Papiere. Tiere den ganzen Tag streicheln. Rufe aus der Tiefe.',
    'Verlängerte Leihfrist, bezahlte Gebühr, reservierte Medien. Fragen an die Leitung: hier.',
    'Der Hauswart war da. Die Seite lädt, sie zeigt dann den Stand.',
    'Kostet das etwas? Geht das? Bringt das was? Verlängert die Bücherei das ab dem 3. Mai selbst?',
    'Klappt das nicht, hilft jede Theke. Läuft die Frist ab, erinnern wir Sie. Bringt das nichts, rufen Sie an.',
    'Passt der Termin nicht und Sie möchten tauschen, sagen Sie Bescheid. Fehlt die Unterschrift, genügt ein Anruf.',
    'Selbst die Kleinsten sind willkommen. Fast alle Häuser haben WLAN. Gut die Hälfte ist ausleihbar.',
    'Nicht alle Medien stehen hier. Jetzt den Katalog öffnen. Zuerst das Formular ausfüllen. Mit den Kindern lesen.',
    'Gilt ein Jahr. Kostet einen Euro. Dauert eine Woche. Hat einen Aufzug. Geöffnet die ganze Woche.',
    'Bitte nicht die Rückgabebox nutzen. Frist bitte beachten. Seit die Zweigstelle offen ist, geht es schneller.',
    'Markt und Rathaus sind nah. Zeit, die Sie brauchen. Angebot: die Vorlesestunde. Findet die Lesung statt, wenn es regnet?',
    'Kommt man ohne Stufen rein? Ja. Kommt man von hinten vorbei, ist links die Klingel. Unser Team schaut rein.',
  ])('“%s” does', (text) => {
    expect(found(text, 'Sie')).toEqual([]);
  });

  test('English and other texts are not asked for it', () => {
    expect(found('du, dir, habt ihr', 'Sie', 'nl')).toEqual([]);
  });
});

describe('where the library says du', () => {
  test.each([
    ['Sie können Medien zweimal verlängern.', 'Sie'],
    ['Bitte schreiben Sie uns eine Direktnachricht.', 'Sie'],
    ['Wir helfen Ihnen gern.', 'Ihnen'],
    ['Danke für Ihre Frage.', 'Ihre'],
    ['Ihr Ausweis gilt ein Jahr.', 'Ihr'],
    ['Bring deinen Ausweis mit, dann verlängern wir Ihren Ausweis.', 'Ihren'],
    ['Das geht z. B. Ihnen zuliebe auch online.', 'Ihnen'],
    ['Vielen Dank! Sie können uns auch anrufen.', 'Sie'],
    ['Womit können wir Ihnen helfen?', 'Ihnen'],
    ['Beachten Sie die Frist.', 'Sie'],
    ['Gern! Nehmen Sie den Ausweis mit.', 'Sie'],
  ])('“%s” does not', (text, word) => {
    expect(found(text, 'du')).toEqual([`address: ${word}`]);
  });

  test.each([
    'Du kannst zweimal verlängern. Schreib uns, wir helfen dir.',
    'Ihr habt vier Wochen Zeit. Wenn Ihr wollt, verlängern wir.',
    'Wisst Ihr schon, welcher Titel es ist?',
    'Die Bücherei ist zu. Sie hat ab Montag wieder auf.',
    'Die Zweigstellen haben Parkplätze. Sie liegen hinter dem Haus.',
    'Frag unsere Kolleginnen. Ihre Namen stehen an der Theke.',
    'Deine Bücher liegen bereit; sie gehen nach einer Woche zurück.',
    'Der Roman „Sagen Sie Ja“ ist ausgeliehen.',
    'Kinder zahlen nichts. Sie brauchen nur eine Unterschrift.',
    'Die Autorin liest am Montag. Ihr Buch liegt aus.',
  ])('“%s” does', (text) => {
    expect(found(text, 'du')).toEqual([]);
  });
});

describe('a picture that nobody sees', () => {
  test.each([
    ['Siehe Bild.', 'Siehe Bild'],
    ['Den Weg sehen Sie im Bild.', 'im Bild'],
    ['Wie auf dem Foto zu sehen, ist der Eingang links.', 'auf dem Foto'],
    ['Der Weg steht im Anhang.', 'im Anhang'],
    ['So geht es (Screenshot):', 'Screenshot'],
    ['Der Plan ist auf der Abbildung unten.', 'auf der Abbildung'],
    ['Anbei ein Foto des Eingangs.', 'Anbei ein Foto'],
    ['Bitte s. Abb. 2.', 's. Abb.'],
    ['Please see picture.', 'see picture'],
    ['See the attached image for the way in.', 'See the attached image'],
    ['The door is in the photo below.', 'in the photo'],
    ['Auf dem Foto im Anhang ist es der linke.', 'Auf dem Foto'],
    ['Der Screenshot zeigt den Weg.', 'Der Screenshot zeigt'],
    ['As the screenshot below shows, tap the menu.', 'screenshot below'],
  ])('“%s” points to one', (text, words) => {
    expect(found(text, 'Sie')).toEqual([`picture: ${words}`]);
  });

  test.each([
    'Schicken Sie uns bitte einen Screenshot der Meldung.',
    'You may send us a screenshot of it.',
    'Bilderbücher stehen im Erdgeschoss, Bildbände und Fotografie im 2. Stock.',
    'Ein Passfoto brauchen Sie nicht; auf dem Foto im Ausweis muss man Sie erkennen.',
    'Siehe auch unsere Website. Sie sehen das im Katalog.',
    'The Picture Book Club meets on Fridays; see our website.',
    'Im Bildungshaus nebenan gibt es Kurse.',
    'Im Anhang der E-Mail steht Ihr Passwort. Laut Flyer in der Zweigstelle beginnt es um 9.',
    'Auf dem Plakat am Eingang stehen die Zeiten, auf dem Bild im Foyer ist die Gründerin. Siehe Plakat vor dem Haus.',
    'Screenshot genügt als Nachweis. Als Nachweis reichen Ausdruck oder Screenshot.',
    'See the poster at the entrance; the key is in the attachment of our e-mail.',
    'The hours are on the poster by the door.',
  ])('“%s” does not', (text) => {
    expect(found(text, 'Sie')).toEqual([]);
  });

  test('is told beside the wrong words of address', () => {
    expect(found('Kommt vorbei, siehe Foto.', 'Sie')).toEqual(['address: Kommt vorbei', 'picture: siehe Foto']);
    expect(found('Voir: see picture', 'Sie', 'fr')).toEqual(['picture: see picture']);
  });
});

describe('what is left of the writing', () => {
  test.each([
    ['**Wichtig:** Samstag zu.', 'markup: **Wichtig:**'],
    ['Das ist *wirklich* frei.', 'markup: *wirklich*'],
    ['Siehe [Hausordnung](https://buecherei.example/haus).', 'markup: [Hausordnung](https://buecherei.example/haus)'],
    ['<b>Heute</b> zu.', 'markup: <b>'],
    ['Gern! <!-- noch prüfen -->', 'markup: <!--'],
    ['Fragen Sie <@U0MARTA>.', 'markup: <@U0MARTA>'],
    ['Am <Datum einfügen> ist zu.', 'markup: <Datum einfügen>'],
    ['Bücher &amp; Filme.', 'markup: &amp;'],
    ['Gern.\n---\nBis bald.', 'markup: ---'],
    ['# Öffnungszeiten\nBis 18 Uhr.', 'markup: # Öffnungszeiten'],
    ['Wir öffnen {opens}.', 'gap: {opens}'],
    ['Sehr geehrte {{name}}', 'gap: {name}'],
    ['Mehr: https:/buecherei.example', 'link: https:/buecherei.example'],
    ['Mehr: https//buecherei.example', 'link: https//buecherei.example'],
    ['Mehr: https: //buecherei.example', 'link: https: //buecherei.example'],
    ['Mehr: https:// buecherei.example', 'link: https:// buecherei.example'],
    ['Mehr: www. buecherei.example', 'link: www. buecherei.example'],
    ['Mehr: https://buecherei .example', 'link: https://buecherei .example'],
  ])('“%s” may not go out', (text, fault) => {
    expect(found(text, 'Sie')).toEqual([fault]);
    expect(found(text, 'Sie', 'en')).toEqual([fault]);
  });

  test.each([
    'Leser*innen, Schüler*innen und Kinder* (*bis 12 Jahre) zahlen nichts.',
    'Gebühr* 2 €.\n* nur für Erwachsene\n- bar\n- Karte',
    'Folgen Sie #Lesenacht; Platz #1, 3 < 4 > 2, Müller & Söhne; C# und I <3 books.',
    'Mehr: https://buecherei.example/konto/ und www.buecherei.example. Öffnet: http und https.',
    '@a_b_c und @lese__ratte schreiben: so geht`s, gibt`s.',
    'Di–Do – Fr zu … 10:00 Uhr',
  ])('“%s” may', (text) => {
    expect(found(text, 'Sie')).toEqual([]);
  });
});

describe('hints', () => {
  const hints = (text: string) => wordingHints(text).map((hint) => `${hint.kind}: ${hint.found}`);

  test.each([
    ['Danke 😀😀', 'emoji: 😀😀'],
    ['Bis bald 📚 👋', 'emoji: 📚 👋'],
    ['Bis bald ❤️👩‍👩‍👧', 'emoji: ❤️👩‍👩‍👧'],
    ['📚 Bücher, 🎬 Filme, 🎲 Spiele', 'emoji: 📚 🎬 🎲'],
    ['🇩🇪🇫🇷', 'emoji: 🇩🇪🇫🇷'],
    ['Heute zu!!', 'shouting: !!'],
    ['Wirklich?! !', 'shouting: ! !'],
    ['BITTE NICHT ANRUFEN.', 'shouting: BITTE NICHT ANRUFEN'],
    ['BITTE bringen Sie UNBEDINGT den AUSWEIS mit', 'shouting: BITTE UNBEDINGT AUSWEIS'],
    ['TODO Preis prüfen', 'note: TODO'],
    ['Bis XX:XX Uhr.', 'note: XX'],
    ['Die Gebühr ist xx Euro.', 'note: xx'],
    ['Am [Datum] ist zu.', 'note: [Datum]'],
    ['Kostet XXX.', 'note: XXX'],
    ['Mehr: http://buecherei.example', 'http: http://buecherei.example'],
    ['Gern, bis bald. /mk', 'initials: /mk'],
    ['Gern, bis bald! ^mk', 'initials: ^mk'],
  ])('“%s” gets one', (text, hint) => {
    expect(hints(text)).toEqual([hint]);
  });

  test.each([
    'Danke 😀',
    'Bücher 📚 und Spiele 🎲',
    '👩‍👩‍👧 willkommen',
    'WLAN, USB und PDF gibt es überall, auch DVD, CD und PC.',
    'Gern! Bis bald!',
    '10 Cent je Seite, Nr. 1 * 2 # 3 © ™',
    'Spiele für SWITCH XBOX WII, auch ZDF ARD WDR, XXL und XX. Jahrhundert',
    'Zu „Mein […] Leben“: TODO-Listen gibt es Mo/Di/Mi, https://buecherei.example und/oder Mail',
  ])('“%s” gets none', (text) => {
    expect(hints(text)).toEqual([]);
  });
});
