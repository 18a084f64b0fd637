/** Addresses and birth dates as people put them in passing, and the places and days that are nobody's. */
import { describe, expect, test } from 'vitest';
import { marked, rows, takeNoLongerThanTheirLength } from '../support/marked-rows.ts';

const cases: Record<string, string> = {
  'a street with a number, wherever it stands': `
    Neu hier, ‹Birkenkamp 17›, gleich hinterm Wald. Welches Haus?
    meine Eltern: ‹Eulenwinkel 3›, kann ich für sie abholen?
    Schlüssel liegt bei Ott, ‹Heckenpfad 3›
    bitte alles künftig in die ‹tulpengasse 8›
    Medienbote bitte zu ‹Gartenfeld 12 ¾›
    Hab den Brief an ‹Grüner Anger 4› nie bekommen
    Wir haben zwei Konten im ‹Sperberhorst 14›`,
  'a phrase that is the name of a street': `
    Rechnung bitte an ‹Hinter den Gärten 7›, danke
    Post kommt nicht an: ‹Zum Forsthaus 6›, dort ist kein Schild
    Ihr habt noch ‹Im Obstgarten 3› stehen, das war vor zwei Jahren
    Petra Hahn, ‹Auf dem Knapp 9›, möchte Post per Mail
    Bitte ändern:\\n‹Vor dem Tore 5›\\nDanke`,
  'a number in front, or of a house': `
    Die ‹Hausnummer 27a, Espenweg› stimmt, nur der Name ist falsch
    Bin umgezogen: ‹Rosa-Luxemburg-Straße, Haus 4›`,
  'a number set apart from its street': `
    Bin in die ‹Goethestraße gezogen, Nummer 12›
    Wir sind in die ‹Talstraße umgezogen, Hausnummer 27›, ab Mai
    Ich wohne in der ‹Talstraße, und zwar Nummer 27›
    straße: ‹Talstraße, hausnr: 27›, ort: Marburg`,
  'two addresses, and parts set apart': `
    unsere Anschrift ist nicht ‹Weidenstieg 2›, sondern ‹Weidenstieg 20›
    früher ‹Rheinufer 11›, jetzt ‹Mainzer Landstraße 300›
    Ole Lund · ‹Fasanenbusch 6 · 40992 Birkenrath› · Ausweis folgt
    Ole Lund / ‹Fasanenbusch 6 / 40992 Birkenrath› / danke`,
  'a street abroad': `
    j'étais au ‹12 rue Pasteur›, maintenant ‹Lilienweg 4›
    Живу на ‹Kastanienring 8›, раньше ‹вул. Шевченка 21›
    Мой адрес ‹ул. Садовая 14, кв. 7›
    antes vivía en ‹calle Sol 14›, ahora ‹Buchenhang 2›
    prima in ‹via Mazzini 31›, adesso ‹Ahornallee 9›
    mieszkałam na ‹ul. Długiej 8/12›, teraz ‹Wiesengrund 5›
    önce ‹Lale Sok. No: 5›, şimdi ‹Gerberstr. 40›`,
  'a year that somebody was born in': `
    Wir sind Jahrgang ‹1968›, gibt es Kurse für uns?
    Ich bin Baujahr ‹1962› und immer noch Leserin
    Ich, Baujahr ‹62›, zahle ich noch voll?
    mein Mann ist Bj. ‹1955›
    ‹17.03.1988› - das ist mein Geburtstag
    ‹17.03.1988›, das ist mein Geburtsdatum
    Ich werd am ‹17. März› 40!
    Ich bin am ‹17.3.› geboren, gibt es da etwas?
    I was born on ‹17 March›, is there a gift?
    meine jungs, jg ‹2014› und jg ‹2016›, wollen spielen
    Mia Sander, Jahrgang ‹09›, will sich anmelden
    Bin ‹1957› geboren und brauche Großdruck
    Unsere Kleine ist im ‹Mai 2022› geboren
    geb ‹04/2011›, mein Neffe
    Karte für Rosa, geboren ‹1982› am 2. Advent, ‹5.12.›
    I was born in ‹1990› in Kyiv
    Je suis née en ‹1984›
    nací en ‹1979›
    sono nato nel ‹1961›
    urodziłem się w ‹1988›
    я ‹1975› года рождения
    я народилася в ‹1992› році
    ‹1995› doğumluyum
    ابني مواليد ‹2015›`,
  'a date long past beside a name or one of the family': `
    Kartenantrag: Deniz Acar, ‹3. 11. 1988›, wohnhaft am Ort
    Bitte bei Ulrike Voss (‹12.04.1957›) das Konto freischalten
    Oma (‹02.09.1938›) braucht Hörbücher
    meine Nachbarin, ‹17.08.49›, kann nicht mehr kommen
    für Opa (*‹23.11.1936›) bitte Großdruck`,
  'a birthday without a year': `
    Mein Mann hat am ‹6. Juli› Geburtstag, kann ich ihm eine Karte schenken?
    Mein Geburtstag ist der ‹14.2.›, verlängert ihr da?
    Geburtstag: ‹7. Okt.›, PIN vergessen
    am ‹3.6.› wird unser Sohn zwölf
    Er ist am ‹30.9.› vierzehn geworden
    Meine Große feiert am ‹2. August› ihren zehnten
    my birthday is ‹March 4th›
    my son turns 8 on ‹June 12›
    l'anniversaire de ma fille est le ‹4 mai›
    mi hijo cumple 7 el ‹3 de mayo›
    mia figlia compie 6 anni il ‹9 marzo›
    córka kończy 6 lat ‹4 maja›
    сыну ‹3 мая› исполнится семь
    у сина день народження ‹8 червня›
    kızımın doğum günü ‹12 Mayıs›`,
};

describe('is found, and nothing else', () => {
  test.each(Object.entries(cases).flatMap(([what, text]) => rows(text).map((row) => [what, row] as const)))(
    '%s: %s',
    (_, row) => {
      expect(marked(row.replace(/[‹›]/g, ''))).toBe(row);
    },
  );
});

describe('is no one’s', () => {
  test.each(
    rows(`
    Das Konzert ist im Kulturzentrum Alte Post, Mühlenkamp 3, oder?
    Polizei, Ringstraße 5, hat angerufen wegen einer Fundsache
    Lesung im Kino Gloria (Gartenstraße 3)?
    Rathausstr. 4, das Bürgeramt, hat zu
    Ist in der Grundschule Nord, Schulweg 3, eine Ausgabestelle?
    Ist der Eingang jetzt am Nordwall 3?
    Bus 12 hält am Birkenhain 3, oder?
    Habt ihr Falkenhorst 4 schon?
    Band Rosenhof 2 fehlt
    Frau Lindenkamp 2 Karten bitte zurücklegen
    Feld 3, Platz 3, Weg 2, Berg 7
    Im Eingabefeld 2 steht Unsinn
    Anhang 3 lässt sich nicht öffnen
    Training 3 fällt aus?
    Der Läufer 3 auf dem Brett fehlt
    Am Gleis 4 hängt ein Plakat
    Im Kapitel 4 ist ein Fehler
    Jahrgang 1987 der Zeitschrift Geo vorhanden?
    Ich habe einen Käfer Baujahr 1962, gibt es ein Handbuch?
    Unser Haus ist Baujahr 1951, Bücher zum Sanieren?
    Ich fahre einen Golf, Bj. 98
    Ich suche was zu meinem Käfer, Baujahr: 1962
    Goethe, geboren am 28.8. in Frankfurt
    Ist die Bücherei am 3.4. geboren worden?
    Marktgasse 5 ist eure Adresse, oder?
    Ist Marktgasse 5 Ihre Anschrift?
    Marktgasse 5, das ist doch eure Adresse?
    Ist die Zweigstelle in die Talstraße gezogen, Nummer 12?
    Ihr seid doch in die Talstraße gezogen, Nummer 12?
    Ich suche den Jahrgang 1991 der Rheinischen Post
    Mein Sohn ist in Jahrgang 7, welche Lektüre?
    Alle Kinder, die 2019 geboren sind, bekommen ein Heft?
    Kehlmann, geboren 1975, hat doch was Neues
    Mein Lieblingsautor, der Autor ist 1975 geboren
    Ich lese Goethe, geboren 1749 in Frankfurt
    das Buch von 1962 suche ich
    Die Bücherei hat am 9. Mai Geburtstag!
    Raum für Geburtstag am 14.12. buchen
    Zum 250. Geburtstag am 20. März Lesung
    Meine Bücher werden am 12.12. fällig
    Mein Sohn hat am 3. Mai 2 Filme ausgeliehen
    Ich brauche die Süddeutsche Zeitung, 12.5.1998
    Film startet am 12.10. fünf Tage lang`),
  )('%s', (text) => {
    expect(marked(text)).toBe(text);
  });
});

takeNoLongerThanTheirLength(
  [
    'Lindenkamp 3, ',
    'Talstraße gezogen, und zwar Nr. ',
    'Ich bin Bj. ',
    'Ich bin am 3.4. ',
    'Jahrgang 1975 ',
    'geb. 1990 ',
    'Geburtstag am 3.4. ',
    'Anna Kern, 12.03.1985 ',
    'Hausnummer 3 ',
  ],
  100_000,
);
