import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
    Handy ‹0176~1234567›
    Ruft mich bitte zurück wegen der Mahnung: ‹null eins sieben sechs 4432 1180›
    Ruft mich bitte zurück wegen der Mahnung: ‹0176 4432 1180›
    Call me about the reminder please: ‹oh one seven six 44321180›
    Meine Nummer ist ‹null eins fünf eins, dann 2233 4455›
    my number is ‹oh one five one, and then 2233 4455›
    Handy ‹null eins sieben sechs 44321180›, danke
    ‹null eins sieben sechs: 4432 1180›
    ‹0176 4432, dann eins eins acht null›
    call me: ‹0176 44 three two one one eight zero›
    ‹+49 eins sieben sechs 4432 1180›
    Ich bin 12, ‹null eins sieben sechs 4432 1180›`,
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
    Mein Steuer-ID ‹65 929 970 489› braucht ihr die?
    ich bin ‹86095742719›
    Steuernummer: ‹21/815/08150›
    Sozialversicherungsnummer ‹65 170839 J 003›
    hier: ‹15070649C103›
    my tax ID is ‹12 345 678 901›
    mein Kennzeichen ist ‹BI-XY 123›
    Mein Auto mit Kennzeichen ‹BI-RK 284› wurde zerkratzt
    my number plate is ‹BI XY 123E›, my car (‹BI-XY 124›)
    Ausweisnummer ‹zwei acht eins zwei 3456›
    Ausweisnummer ‹2812 drei vier fünf sechs›
    my card is ‹two eight one two, then 3456›
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
    ‹anna@@web..de›
    schreibt mir: ‹lena_h99 bei gmx›
    ‹lena.h bei GMX›, danke
    ‹lena99 bei gmx punkt de›
    schreibt mir an ‹max punkt muster gmail›
    schreibt mir bitte an ‹lena bei gmx›
    write to me: ‹lena99 at yahoo›
    meine Mail: ‹lena99 t-online.de›
    ‹max dot muster at outlook›`,
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
  look at gmx de, (a) Roman (b) Sachbuch de
  ich bin bei gmx
  Probleme bei gmail, POP3 bei GMX, Windows11 bei Outlook
  mein Postfach bei web.de ist voll
  Login bei GMX klappt nicht
  Eure Mails von birkenrath.de bei gmail landen im Spam
  klappt nicht.Login bei gmx auch nicht
  Nächster Punkt Spam bei gmail
  Schreibt mir bitte an mein Postfach bei gmx
  Seit 18.11. bei outlook nichts, z.B. bei gmail
  Could you write to me at gmail?
  Schreib mir, ich bin seit 2024 live com dabei
  Mediennummer 65929970489, Artikel 86095742719
  Barcode vom Buch: 12345678901
  Habt ihr Bücher zur Steuer-ID 2026?
  Signatur Xcg 12, XY-AB 123
  Welches Kennzeichen hat das Buch am Regal 12?
  Mein Auto steht in Reihe AB 12
  Habt ihr Teil eins zwei drei 2025/2026?
  Kapitel null eins zwei, dann Seite 1234 5678
  Karten für eins, zwei, drei 2026
  Countdown: drei zwei eins null 2027
  Bitte um Rückruf zur Bestellnummer null eins sieben sechs 4432 1180
  Bitte um Rückruf zur Rechnung Nr. 0176 4432 1180`
    .split('\n')
    .map((row) => row.trim()),
)('%s is no one’s', (text) => {
  expect(findPersonalData(text)).toEqual([]);
});

const now = Date.parse('2026-11-25T10:00:00+01:00');
const masked = (text: string, ...before: string[]) =>
  redact(text, {
    now,
    before: before.map((each) => ({
      author: each.startsWith('?') ? 'library' : 'patron',
      text: each.replace(/^\?/, ''),
    })),
  });

describe('what stands alone', () => {
  test.each([
    ['00456123', '[Ausweisnummer]'],
    ['C0034512', '[Ausweisnummer]'],
    ['31 4567 890', '[Ausweisnummer]'],
    ['Nein: 31456789', 'Nein: [Ausweisnummer]'],
    ['yes, 31456789', 'yes, [Ausweisnummer]'],
    ['evet, 31456789 teşekkürler', 'evet, [Ausweisnummer] teşekkürler'],
    ['так, 31456789', 'так, [Ausweisnummer]'],
    ['Hi! 31456789 und 31456790, danke 🙏', 'Hi! [Ausweisnummer] und [Ausweisnummer], danke 🙏'],
    ['Karin Schulze - 31456789', 'Karin Schulze - [Ausweisnummer]'],
    ['karin schulze, 31456789', 'karin schulze, [Ausweisnummer]'],
    [
      'Guten Abend,\n\n31456789\n\nBeste Grüße\nKarin Schulze',
      'Guten Abend,\n\n[Ausweisnummer]\n\nBeste Grüße\nKarin Schulze',
    ],
    ['Das Konto lässt mich nicht hinein. 31456789. Danke', 'Das Konto lässt mich nicht hinein. [Ausweisnummer]. Danke'],
    ['@stb_birkenrath 31456789 https://t.co/x1', '@stb_birkenrath [Ausweisnummer] https://t.co/x1'],
    ['04.11.1979', '[Geburtsdatum]'],
    ['4. November 1979', '[Geburtsdatum]'],
    ['04.11.79', '[Geburtsdatum]'],
    ['04111979', '[Geburtsdatum]'],
    ['Schulze, 04.11.1979', 'Schulze, [Geburtsdatum]'],
    ['Mia, 4.11.2020', 'Mia, [Geburtsdatum]'],
    ['Schulze,Karin,04.11.1979,31456789', 'Schulze,Karin,[Geburtsdatum],[Ausweisnummer]'],
  ])('is a card or a birth date: %s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test.each([
    ['a book', '9783423282383', '978-3-423-28238-3', '342328238X'],
    ['a sum', '123 456 €', '250000', '1.250.000', '12,50'],
    ['a year', '2023', '2023/2024', '2022 2023 2024', '11/2026'],
    ['hours', '09.00-17.00', '9-12 14-18', '09:00 - 17:00'],
    [
      'a day',
      '04.11.2026',
      '2026-11-04',
      '04.11.2023',
      'Lesung, 04.11.2012',
      '04.11.2012 - 08.11.2012',
      '04.11.2026, 19:30',
    ],
    ['pages', 'S. 210-230', 'Seite 123456', '210-230'],
    ['a call number', '004.678', '830 Kle 123', 'R 11 123456', 'Regal 123456'],
    ['a medium', 'Habt ihr 10067890?', 'Buch 10067890', 'Inv.-Nr. 10067890', 'Mediennummern:\n10067890\n10067891'],
    ['an order', 'Bestellung 123456', 'Die Rechnungsnummer ist\n884412'],
    ['play', '44 33 555 555 666', '1234567890', '1 2 3 4 5 6 7 8', '999999', '08 15'],
    ['a town', '59999 Birkenrath', 'D-59999'],
  ])('is nobody’s where it is %s', (_, ...texts) => {
    expect(texts.map((text) => masked(text))).toEqual(texts);
  });

  test('a date is told by the time that the message is written', () => {
    const text = 'Schulze, 04.11.2021';
    expect(masked(text)).toBe('Schulze, [Geburtsdatum]');
    expect(redact(text, { now: Date.parse('2026-11-03T10:00:00Z') })).toBe(text);
  });
});

test.each([
  ['Nutzerin 31456789 hat Gebühren', 'Nutzerin [Ausweisnummer] hat Gebühren'],
  ['Leser Nr. 445566 kommt morgen', 'Leser Nr. [Ausweisnummer] kommt morgen'],
  ['Alle drei Bücher verlängern: 31456789', 'Alle drei Bücher verlängern: [Ausweisnummer]'],
  ['please renew: 31456789', 'please renew: [Ausweisnummer]'],
  ['продлите: 31456789', 'продлите: [Ausweisnummer]'],
  ['Liebe Leser 2025 wird gut', 'Liebe Leser 2025 wird gut'],
])('who reads, or what is renewed, names a card: %s', (text, expected) => {
  expect(masked(text)).toBe(expected);
});

describe('what was said before', () => {
  test.each([
    ['?Wie lautet Ihre Kundennummer?', 'Das wäre die 44556, glaube ich', 'Das wäre die [Ausweisnummer], glaube ich'],
    ['?Please tell us your card number.', 'it says 3145-0', 'it says [Ausweisnummer]'],
    ['?Wann sind Sie geboren?', 'am 4.11.2023', 'am [Geburtsdatum]'],
    ['?Unter welcher Nummer erreichen wir Sie am Telefon?', '88 77 66, ab vier', '[Telefon], ab vier'],
    ['?Bitte schreiben Sie uns Ihre Anschrift.', 'Lindenhain 7', '[Adresse]'],
    ['?Mit welcher PIN melden Sie sich an?', '0912', '[Passwort]'],
    ['Meine Kartennummer lautet', 'also 44 556', 'also [Ausweisnummer]'],
    ['Mein Passwort ist', '0912', '[Passwort]'],
  ])('tells what a number is: %s – %s', (before, text, expected) => {
    expect(masked(text, before)).toBe(expected);
  });

  test.each([
    ['Meine Kartennummer lautet\nalso 44 556', 'Meine Kartennummer lautet\nalso [Ausweisnummer]'],
    ['Mein Geburtsdatum:\n4.11.2023', 'Mein Geburtsdatum:\n[Geburtsdatum]'],
    ['Was kostet eine Karte?\nBücher habe ich 12345 gelesen', 'Was kostet eine Karte?\nBücher habe ich 12345 gelesen'],
  ])('counts in the same message as well: %s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test('holds over a word in between', () => {
    expect(masked('die 44556', '?Wie ist Ihre Ausweisnummer?', 'Moment')).toBe('die [Ausweisnummer]');
  });

  test.each([
    ['?Welche Mediennummer hat das Buch?', '10067890'],
    ['?Wie ist Ihre Ausweisnummer?', 'Ich komme am 4.12.2026 um 14:30 Uhr und zahle 20 Euro'],
    ['?Wie ist Ihre Ausweisnummer?', 'Keine da. Habt ihr 9783423282383?'],
    ['?Rufen Sie uns an: 02999 5550-0', 'Mach ich, im Januar 2027'],
    ['Was kostet eine Karte?', 'Bücher habe ich 12345 gelesen'],
  ])('makes nothing personal that answers otherwise: %s – %s', (before, text) => {
    expect(masked(text, before)).toBe(text);
  });
});

describe('secrets', () => {
  test.each([
    ['PIN 0912', 'PIN [Passwort]'],
    ['Ausweis 31456789, PIN: 0912', 'Ausweis [Ausweisnummer], PIN: [Passwort]'],
    ['Passwort: igel77!', 'Passwort: [Passwort]!'],
    ['Mein Kennwort lautet Wiesenblume.', 'Mein Kennwort lautet [Passwort].'],
    ['password is "bluebird"', 'password is "[Passwort]"'],
    ['0912 ist meine PIN', '[Passwort] ist meine PIN'],
    ['mein Code ist 551203', 'mein Code ist [Passwort]'],
    ['Zugangscode 551203', 'Zugangscode [Passwort]'],
    ['mot de passe : lune22', 'mot de passe : [Passwort]'],
    ['şifrem 0912', 'şifrem [Passwort]'],
    ['мой пароль: igel77', 'мой пароль: [Passwort]'],
    ['hasło: igel77', 'hasło: [Passwort]'],
  ])('are masked: %s', (text, expected) => {
    expect(masked(text)).toBe(expected);
    expect(findPersonalData(text).some(({ kind }) => kind === 'secret')).toBe(true);
  });

  test.each([
    'Passwort vergessen, was tun?',
    'Mein Passwort ist abgelaufen.',
    'My password is wrong.',
    'Passwort: TTMMJJJJ',
    'Passwort 3x falsch, PIN 4-stellig?',
    'Das Passwort gilt seit 2024 nicht mehr',
    'Fehlercode 4711, Error Code: 5003',
    'Code 404',
    'Ist das WLAN-Passwort noch Lesen2026?',
    'Pinnwand 2026',
  ])('are not what is only said about them: %s', (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });
});

describe('what everybody may know', () => {
  test.each([
    ['a day of history', '9. November 1989', 'Tschernobyl, 26.04.1986', 'September 11, 2001', '12 апреля 1961'],
    ['too long ago for a patron', 'Titanic, 15. April 1912', 'Camus 7 novembre 1913', 'Anne Frank 12.06.1929'],
    ['what happened then', 'Bundesliga 12.05.2001', 'Sgt. Pepper, 1. Juni 1967', 'Urteil 12.05.2010', '10 Kasım 1938'],
    ['a birth of long ago', 'Loriot wurde am 12.11.1923 geboren', 'Astrid Lindgren wurde am 14. November 1907 geboren'],
    ['the day of a death', 'Loriot † 22.08.2011', 'Loriot gestorben 22.08.2011'],
    ['the day of an issue', 'Zeitungsausschnitt, 05.05.1985', 'Lokalteil 4.10.1990', 'The Times of 12 May 1977'],
    ['a question', 'Schulze, 04.11.1979?', 'Dortmund, den 04.11.1979'],
    [
      'a book',
      '3-462-04567-X',
      'Book number 30012345 is missing',
      'Книга № 30012345',
      'Verlängern: 9783423282383',
      'Die Nummer auf dem Buchrücken ist 4456123',
    ],
    ['a medium', 'DVD mit der Nummer 50012345 ist zerkratzt', 'Habt ihr Medium Nr. 11223344 noch?'],
    [
      'stock',
      'Zugangsnummer 2019-3345 auf dem Stempel',
      'Tonie 01-0088',
      'Magazin 12-3344',
      'Medieninventar 00123456',
      'Strichcode hinten 4 006381 333931',
    ],
    ['an order', 'Fernleihbestellung Nr. A2026-55812', 'Kassenzeichen 5.0102.33445', 'Verwendungszweck 100234'],
    ['a week of mobility', 'Mobilitätswoche 16.-22.09.2026'],
    ['an edition', 'Rosenweg, 3. Teil', 'Königsallee 2. Auflage'],
    ['someone famous', 'Sherlock Holmes wohnt in der Baker Street 221b'],
    ['a house with its address', 'Rathaus, Marktplatz 1', 'Zentralbibliothek Max-von-der-Grün-Platz 1?'],
    ['a map', 'Topographische Karte 4412'],
    ['a help line', 'Nummer gegen Kummer 116 111'],
    [
      'an address in fiction',
      'Baker Street 221b',
      'Habt ihr „Schillerstraße 14“?',
      'Paradeplatz 1, der Krimi?',
      'Das Buch heißt Rosenweg 7',
      'Mord in der Friedrichstraße 12',
    ],
    ['a house of the town', 'Ist das Café in der Bahnhofstraße 7?', 'Seid ihr noch in der Bahnhofstraße 7?'],
    ['what is only thought of', 'Geht 1234 als PIN?', 'Ausweis weg, Passwort ändern'],
    ['an error', 'Im Konto kommt ERR-10042-7781', 'Code: 500 Internal Server Error'],
    ['a file', 'WhatsApp Image 2026-11-20 at 12.33.45.jpeg', 'logo@2x.png', 'scan@bib.pdf', '20261122'],
  ])('is no one’s: %s', (_, ...texts) => {
    expect(texts.map((text) => masked(text))).toEqual(texts);
  });
});

test.each([
  ['mein Vater, geb. 12.3.1925', 'mein Vater, geb. [Geburtsdatum]'],
  ['verlängert bitte alles auf 20045567', 'verlängert bitte alles auf [Ausweisnummer]'],
  ['hallo petra holm hier 20045567', 'hallo petra holm hier [Ausweisnummer]'],
  ['Ich kann mich mit 20045567 nicht anmelden', 'Ich kann mich mit [Ausweisnummer] nicht anmelden'],
  ['anmelden mit 20045567 geht nicht', 'anmelden mit [Ausweisnummer] geht nicht'],
  ["I can't log in with 20045567", "I can't log in with [Ausweisnummer]"],
  ['eva kern 17.3.1979 31004455', 'eva kern [Geburtsdatum] [Ausweisnummer]'],
  ['Kern 31004455', 'Kern [Ausweisnummer]'],
  ['ich (17.03.1979) möchte', 'ich ([Geburtsdatum]) möchte'],
  ['Gebühren auf 31004455?', 'Gebühren auf [Ausweisnummer]?'],
  ['Ausweis 31004455/Igel2020', 'Ausweis [Ausweisnummer]/[Passwort]'],
  ['Ich habe Igel2020 eingegeben als Passwort', 'Ich habe [Passwort] eingegeben als Passwort'],
  ['Liebe Bücherei, Lindenweg 5', 'Liebe Bücherei, [Adresse]'],
  ['meine Tochter 12.08.2016 hat', 'meine Tochter [Geburtsdatum] hat'],
  ['позвоните мне 8 (912) 345-67-89', 'позвоните мне [Telefon]'],
  ['Bitte alles verlängern 20045567', 'Bitte alles verlängern [Ausweisnummer]'],
  ['Vormerkung für 20045567', 'Vormerkung für [Ausweisnummer]'],
  ['Hier ist sie: 20045567', 'Hier ist sie: [Ausweisnummer]'],
  ['patron id 20045567', 'patron id [Ausweisnummer]'],
  ['Meine Pin für die Onleihe ist 2580', 'Meine Pin für die Onleihe ist [Passwort]'],
  ['Zugangsdaten: 20045567 / 2580', 'Zugangsdaten: [Ausweisnummer] / [Passwort]'],
  ['Setzt mein Passwort auf Katze88', 'Setzt mein Passwort auf [Passwort]'],
  ['Passwort alt: Katze88', 'Passwort alt: [Passwort]'],
  ['pass: katze88', 'pass: [Passwort]'],
  ['Mein Haus in der Lindenstr. 5', 'Mein Haus in der [Adresse]'],
  ['wohne neben dem Kino in der Lindenstr. 5', 'wohne neben dem Kino in der [Adresse]'],
  ['Am Bahnhof 5, 59999 Birkenrath', '[Adresse]'],
  ['ich hab 4711 als PIN', 'ich hab [Passwort] als PIN'],
  ['mein neues Passwort wäre Buch2026', 'mein neues Passwort wäre [Passwort]'],
  ['Nr 20045567 / PW lesemaus', 'Nr [Ausweisnummer] / PW [Passwort]'],
  ['Passwort habe ich auf Lesen!2026 geändert', 'Passwort habe ich auf [Passwort] geändert'],
  ['I changed my password to rosebud42', 'I changed my password to [Passwort]'],
])('is told by how people put it: %s', (text, expected) => {
  expect(masked(text)).toBe(expected);
});

test.each(['Gebühr 0912 4711?', '0800 111 0 111', 'Tel. 0180 5 123456'])('%s is no person’s telephone', (text) => {
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
      '28123456',
      'B0012345',
      'PIN 4711',
      'Passwort: hase123',
      'Petra Müller,',
      'Mediennummern:\n',
    ),
    fc.string({ maxLength: 8, unit: 'binary' }),
    fc.nat().map(String),
  ),
  { maxLength: 14 },
);
const texts = fc.tuple(snippets, fc.constantFrom(' ', '', ', ', '-')).map(([parts, glue]) => parts.join(glue));

const ones = fc.oneof(
  fc.integer({ min: 20_000_001, max: 89_999_999 }).map(String),
  fc.tuple(fc.constantFrom('A', 'B', 'K'), fc.integer({ min: 100_000, max: 9_999_999 })).map((parts) => parts.join('')),
  fc.integer({ min: 1000, max: 9999 }).map((pin) => `PIN ${pin}`),
  fc.constantFrom('12.03.1985', '5. Mai 1990', 'a@b.example', 'Passwort: hase123', '0231 1234567', 'Sonnenallee 12'),
);
const sentences = fc.constantFrom(
  'Habt ihr morgen offen?',
  'Ich komme nicht in mein Konto.',
  'Danke!',
  'Ich suche 9783161484100.',
  'Der Automat nahm 20 € nicht.',
  'Is the library open on 24.12.2026?',
);

test('what is masked alone stays masked between other sentences', () => {
  fc.assert(
    fc.property(ones, sentences, sentences, (one, before, behind) => {
      fc.pre(redact(one, { now }) !== one);
      for (const glue of [' ', '\n']) {
        const whole = redact([before, `${one}.`, behind].join(glue), { now });
        expect(whole).not.toContain(one);
        expect([whole.startsWith(before), whole.endsWith(behind)]).toEqual([true, true]);
      }
    }),
  );
});

test('masked text shows nothing more, whatever stands around it', () => {
  fc.assert(
    fc.property(ones, fc.lorem({ maxCount: 4 }), fc.lorem({ maxCount: 4 }), (one, before, behind) => {
      const alone = redact(one, { now });
      expect(redact(`${before} ${alone} ${behind}`, { now })).toBe(`${before} ${alone} ${behind}`);
    }),
  );
});

test('masking what is masked changes nothing, in a conversation too', () => {
  const before = [{ author: 'library' as const, text: 'Wie sind Ihre Ausweisnummer, Ihre PIN und Ihr Geburtsdatum?' }];
  fc.assert(
    fc.property(texts, (text) => {
      const once = redact(text, { now, before });
      expect(redact(once, { now, before })).toBe(once);
    }),
  );
});

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
