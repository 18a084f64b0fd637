import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPersonalData, redact } from '../../core/privacy.ts';

test.each([
  ['Meine Mail ist anna.muster@example.org.', 'Meine Mail ist [E-Mail].'],
  ['anna (at) example (dot) org', '[E-Mail]'],
  ['Ruft mich unter 0231/1234567 an', 'Ruft mich unter [Telefon] an'],
  ['mobil 0151 234 567 89', 'mobil [Telefon]'],
  ['+49 170 1234567', '[Telefon]'],
  ['0049 231 123456', '[Telefon]'],
  ['Tel. 5550-20', 'Tel. [Telefon]'],
  ['IBAN DE89 3704 0044 0532 0130 00', 'IBAN [IBAN]'],
  ['DE89370400440532013000 bitte', '[IBAN] bitte'],
  ['AT61 1904 3002 3457 3201', '[IBAN]'],
  ['IBAN: DE12 3456 7890 1234 5678 90', 'IBAN: [IBAN]'],
  ['Mein Ausweis 0231 4567890 geht nicht', 'Mein Ausweis [Ausweisnummer] geht nicht'],
  ['Karte Nr. A12345678 gesperrt', 'Karte Nr. [Ausweisnummer] gesperrt'],
  ['my card number is 21234000123456', 'my card number is [Ausweisnummer]'],
  ['kart numaram 12345678', 'kart numaram [Ausweisnummer]'],
  ['1234567 ist meine Ausweisnummer', '[Ausweisnummer] ist meine Ausweisnummer'],
  ['geb. 12.03.1984', 'geb. [Geburtsdatum]'],
  ['geboren am 3. Mai 1984', 'geboren am [Geburtsdatum]'],
  ['I was born May 3, 1984', 'I was born [Geburtsdatum]'],
  ['Wohne jetzt Lange Straße 12, 44135 Dortmund', 'Wohne jetzt [Adresse]'],
  ['Bin in die bahnhofstr. 12a umgezogen', 'Bin in die [Adresse] umgezogen'],
  ['neue Adresse: Am Alten Markt 5', 'neue Adresse: [Adresse]'],
  [
    'Meine Tochter, geb. 01.02.2015, Ausweis 0042137, Tel 0231 998877',
    'Meine Tochter, geb. [Geburtsdatum], Ausweis [Ausweisnummer], Tel [Telefon]',
  ],
])('%s is masked', (text, masked) => {
  expect(redact(text)).toBe(masked);
});

test.each([
  'ISBN 978-3-16-148410-0',
  'ISBN 0-306-40615-2',
  'Habt ihr 9783161484100?',
  'Offen von 10-18 Uhr?',
  '09.00-18.00 Uhr',
  'Lesung am 03.05.2026 14:30, 12,50 € Eintritt',
  '01.02.-03.04.2026',
  'Signatur 830 Goe 12/3',
  'Mediennummer 12345678',
  'Ausweis seit 2019, kostet 20 Euro im Jahr 2026',
  'Karte gültig bis 12 2026',
  'Goethe, geboren am 28.8.1749',
  '250. Geburtstag am 20.03.2020',
  'Sitzplatz 12 im Lesesaal, Parkplatz 5 Minuten entfernt',
  'Zweigstelle Ahornweg 12',
  'DE12 3456 7890 1234 5678 90',
  '1.000.000 Bücher, Band 1-7, 3D-Drucker, 24/7',
  '@stb_birkenrath hat 3 Filialen',
])('%s is nobody’s personal data', (text) => {
  expect(findPersonalData(text)).toEqual([]);
});

/** Each row marks with ‹ › what is to be found: all of it, and nothing else. */
const families: Record<string, string> = {
  phone: `
    Tel.‹0231/5567788›
    Telefon: ‹(0 23 1) 55 67 78›
    Ruf mich an: ‹0157 5 43 21 09 8›
    bitte melden unter ‹02922/8 76-54›
    ‹(+49) 2922 876543› oder ‹0049 (0)160 98765432›
    WhatsApp ‹0151.2345.6789›
    handy:‹01701234567›
    ‹02922 8765› ‹0170 4455667›
    ‹02922/8765›, ‹02922/8766›
    erreichbar unter ‹8 76 54›
    Rufnummer ‹0 29 22 - 87 65›
    call me at ‹+1 (415) 555-0132›
    My number is ‹+353 85 012 3456›
    mi móvil es ‹612 447 095›
    il mio cellulare: ‹347 123 4567›
    мой телефон ‹8 912 345-67-89›
    رقم هاتفي ‹٠١٧٦ ٢٠٩٨٤٤١٣›
    ‹4455667› ist meine Telefonnummer
    am 03.05.2026 anrufen ‹0171 4483925›
    ‹02922 87654› 17-19 Uhr
    Konto gesperrt, erreichbar unter ‹02922 87654›
    null eins sieben, also ‹null eins sieben sechs zwei drei vier fünf sechs sieben acht›
    Handy ‹0176 drei vier fünf sechs sieben acht neun›
    Sie erreichen mich unter ‹plus vier neun eins sieben null eins zwei drei vier fünf sechs sieben›
    Meine Nummer: ‹[0170] 7654321›
    per Telefon (‹02922 / 88 12 34›)
    bin unter der Nummer ‹998877› erreichbar
    Ich bin unter ‹7654321› zu erreichen
    Call me on ‹+44 20 7946 0958›
    handy: ‹O176 1234567›
    Handy ‹0176~1234567›`,
  library_card: `
    Ausweisnr.‹20077341›
    Karten-Nr. ‹2007-7341-12›
    Leseausweis ‹A-2007734›
    Ausweis ‹b4471903› gesperrt
    Mitgliedsnummer ‹M/12345›
    Kundennummer: ‹20.456.789›
    Ausweise ‹20011739› und ‹20011735›
    Lesekarte ‹4471 902 B›
    Barcode auf meinem Ausweis ‹20011736›
    ‹20011737› ist die Nummer auf meinem Ausweis
    borrower number ‹99887766›
    ma carte de lecteur ‹20011738›
    mi carné número ‹20011738›
    tessera n. ‹20011738›
    numer karty ‹20011738›
    номер читательского билета: ‹20011738›
    мій квиток № ‹20011738›
    üye numaram ‹20011738›
    بطاقتي ‹٢٠٠١١٧٣٤›
    Meine Ausweisnummer: ‹eins zwei drei vier fünf sechs sieben›
    Ausweis-ID ‹771029›
    BibCard-Nr.: ‹554433›
    Login-Nr. ‹1002003› wird nicht erkannt
    Zugangsnummer ‹7000123›
    als Kunde ‹112233› warte ich
    Karten ID ‹AB12345›
    PIN zu ‹9988776› vergessen
    ‹1234567› Ausweis, danke
    ich hab die ‹87654321› auf meiner Karte stehen`,
  birth_date: `
    geb. am ‹12.3.84›
    * ‹12.03.1984› in Soest
    Geburtsdatum ‹12031984›
    geboren am ‹3. April 87›
    tochter ist am ‹7.8.19› geboren
    born on the ‹12th of March 1984›
    ‹12 Mart 1984› doğumluyum
    née le ‹1er mai 1980›
    nací el ‹12 de marzo de 1984›
    nata a Roma il ‹12/03/1984›
    ur. ‹12.03.1984›
    народилася ‹12 березня 1984›
    дата рождения ‹12.03.1984›
    تاريخ الميلاد ‹١٢/٣/١٩٨٤›
    geb.‹17.04.1990›
    Ich heiße Eva Kern, ‹14.02.1980›, und frage
    am ‹14ten Februar 1980› geboren
    am ‹zwölften Juli 1990› geboren
    geb. am ‹dritten Mai siebenundachtzig›
    born on the ‹third of May 1985›
    ich wurde am ‹zweiten vierten neunzehnhundertachtzig› geboren
    am ‹11.11.1999› zur Welt gekommen
    hab am ‹8. Juni 1996› Geburtstag
    ‹6. Juli 1944› als Geburtsdatum gespeichert
    ‹1.2.1993› (Geburtsdatum)
    Meine Tochter Lea, ‹5.8.2012›, will einen Ausweis`,
  address: `
    Wohnhaft ‹Kirchplatz 2 b›
    Adresse: ‹Dorfstraße 7, 59999 Bad Sassendorf›
    Adresse: ‹Nordwall 19›
    wohne ‹am stadtpark 9›
    ich wohne ‹lange gasse 12›
    Neue Anschrift: ‹Im Winkel 12›
    ‹Dr.-Hans-Böckler-Str. 5›
    ‹Hauptstr 5 in 59494 Soest›
    Otto Klein, ‹Buchenhain 3, 59999 Birkenrath›
    ‹Karl-Marx-Ring 112›
    ‹12 rue des Roses, 75011 Paris›
    ‹rue des Roses 12›
    ‹ul. Polna 7/3, 00-950 Warszawa›
    abito in ‹via Garibaldi 15›
    ‹calle Nueva 5, 28013 Madrid›
    I live at ‹14 Church Lane, London SW1A 1AA›
    ‹Lale Sokak No 12›
    живу на ‹улице Садовая 12›
    ‹شارع النيل 15›
    Wohne in der ‹Straße des 17. Juni 135›
    Adresse: ‹Ernst-Reuter-Platz 4›
    ‹Platz der Republik 1›
    ‹HAUPTSTRASSE 12›
    ‹Hauptsraße 9› ist richtig
    ‹Max-Planck-Str. 4a-c›
    Adresse:‹Berliner Str.12 a,13507 Berlin›
    ‹Mariahilfer Straße 45/3/12, 1060 Wien›
    Paket an ‹Große Bleichen 21, D-20354 Hamburg›
    ‹59999 Birkenrath, Hauptstr. 4›
    bin in den ‹Mühlenstieg 8› gezogen
    ‹Bergmannufer 33›, da wohne ich
    ziehe in den ‹Lerchenkamp 27› um
    neue Adr.: ‹Wiesengrund 18›
    an ‹Postfach 20 03 12, 80003 München›
    Adresse: ‹C4, 12, 68159 Mannheim›`,
  iban: `
    ‹gb82 west 1234 5698 7654 32›
    ‹ch93-0076-2011-6238-5295-7›
    IBAN:‹NO9386011117947›
    IBAN ‹DE89 3704 0044 0532 0130 01›
    Kontodaten: ‹DE89/3704/0044/0532/0130/00›
    ‹D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0›
    IBAN ‹89 3704 0044 0532 0130 00›`,
  email: `
    ‹anna.muster at web punkt de›
    ‹anna punkt muster at gmx punkt de›
    ‹anna[at]example[dot]org›
    ‹anna.muster @ web.de›
    ‹anna arroba example punto es›
    ‹anna-m@gmx›
    ‹anna minus maria at freenet punkt de›
    ‹anna [punkt] maria [at] web [punkt] de›
    ‹jens.b at uni minus bonn punkt de›
    ‹anna klammeraffe web punkt de›
    ‹anna.muster ät web.de›
    ‹anna(a)web.de›
    ‹anna @ gmx . de›
    ‹anna@web,de›
    ‹nils.o'brien@example.com›
    please email me at ‹anna@example.com›
    ‹anna＠web.de›
    ‹anna@@web..de›`,
};

test.each(
  Object.entries(families).flatMap(([kind, rows]) =>
    rows
      .trim()
      .split('\n')
      .map((row) => [kind, row.trim()] as const),
  ),
)('%s: %s is found as a whole', (kind, row) => {
  const found = findPersonalData(row.replace(/[‹›]/g, ''));
  const marked = found.reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`,
    row.replace(/[‹›]/g, ''),
  );
  expect(marked).toBe(row);
  expect(new Set(found.map((span) => span.kind))).toEqual(new Set([kind]));
});

test.each(
  `Rechnung Nr. 2026-00419
  Order number 4471-20934
  Vorgangsnummer 4455667, Exemplarnummer 10045788
  EAN 4006381333931
  PIN 123456 geht nicht
  Im Regal 14, Am Gleis 4, Platz 12
  ich wohne im Zimmer 5, seit Mai 2019
  Linie 4 Haltestelle Marktplatz, 12 Minuten
  Arbeitsplatz 12 und Radweg 7
  Bibliothek am Markt 5
  Termine: 05.11. 12.11. 19.11.
  Mo-Fr 08.00-12.00 14.00-18.00
  100 000 Einwohner, 0.123456
  Jg. 1990, geboren 1991
  Neugeborenentreff am 12.05.2026
  Ausweis verlängern bis 12/2026
  Ich brauche einen Ausweis und komme aus 59872 Meschede
  via Onleihe 3 Bücher
  Look at example.com
  @stb_birkenrath.danke
  eins zwei drei vier fünf sechs sieben, wo ist mein Buch geblieben
  Am dritten Mai 2026 geschlossen?
  Kindergeburtstag 14.11.2026 buchen
  Mauerfall: 9. November 1989
  10 Cloverfield Lane und 21 Jump Street auf DVD
  Ist eure Adresse Marktplatz 1?
  Bibliothek Marktplatz 1, 59999 Birkenrath, richtig?
  Eure Anschrift: Postfach 1234, 59999 Birkenrath?
  100000 Karten ausgegeben
  Wie viele Mitglieder habt ihr, 12000?
  IP 192.168.178.1 erreichbar?
  look at gmx de, (a) Roman (b) Sachbuch de`
    .split('\n')
    .map((row) => row.trim()),
)('%s is no one’s', (text) => {
  expect(findPersonalData(text)).toEqual([]);
});

test('what stands in a list of someone’s particulars is one of them', () => {
  expect(redact('Eva Kern, 4.5.1988, eva@example.org, 20011734')).toBe(
    'Eva Kern, [Geburtsdatum], [E-Mail], [Ausweisnummer]',
  );
});

test('a date that may be a due date stays beside personal data', () => {
  expect(redact('Ausweis 20011734, fällig am 12.03.2026')).toBe('Ausweis [Ausweisnummer], fällig am 12.03.2026');
});

test('places are counted in UTF-16 units', () => {
  const text = '😵😵 anna@example.org';
  expect(findPersonalData(text)).toEqual([{ kind: 'email', start: 5, end: text.length }]);
});

const snippets = fc.array(
  fc.oneof(
    fc.constantFrom(
      'Ausweis',
      'Nummer',
      'Tel.',
      'geb.',
      '0231 1234567',
      '12345678',
      'DE89 3704 0044 0532 0130 00',
      'a@b.example',
      '12.03.1984',
      'Lange Straße 12',
      '[Telefon]',
      '[Ausweisnummer]',
      '😵',
      'wohne',
    ),
    fc.string({ maxLength: 8, unit: 'binary' }),
    fc.nat().map(String),
  ),
  { maxLength: 14 },
);
const texts = fc.tuple(snippets, fc.constantFrom(' ', '', ', ', '-')).map(([parts, glue]) => parts.join(glue));

test('masking what is masked changes nothing', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(redact(redact(text))).toBe(redact(text));
    }),
  );
});

test('places are in order, apart from each other and within the text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      let end = 0;
      for (const span of findPersonalData(text)) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});
