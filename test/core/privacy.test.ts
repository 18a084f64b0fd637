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
    Konto gesperrt, erreichbar unter ‹02922 87654›`,
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
    بطاقتي ‹٢٠٠١١٧٣٤›`,
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
    تاريخ الميلاد ‹١٢/٣/١٩٨٤›`,
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
    ‹شارع النيل 15›`,
  iban: `
    ‹gb82 west 1234 5698 7654 32›
    ‹ch93-0076-2011-6238-5295-7›
    IBAN:‹NO9386011117947›
    IBAN ‹DE89 3704 0044 0532 0130 01›`,
  email: `
    ‹anna.muster at web punkt de›
    ‹anna punkt muster at gmx punkt de›
    ‹anna[at]example[dot]org›
    ‹anna.muster @ web.de›
    ‹anna arroba example punto es›
    ‹anna-m@gmx›`,
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
  @stb_birkenrath.danke`
    .split('\n')
    .map((row) => row.trim()),
)('%s is no one’s', (text) => {
  expect(findPersonalData(text)).toEqual([]);
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
