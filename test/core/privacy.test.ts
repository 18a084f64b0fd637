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
