/** Personal data as people put it in passing: shortened, for somebody, with a doubt, beside something else; and what only looks like it. */
import { describe, expect, test } from 'vitest';
import { redact } from '../../core/privacy.ts';
import { marked, now, rows, takeNoLongerThanTheirLength } from '../support/marked-rows.ts';

const masked = (text: string) => redact(text, { now });

const cases: Record<string, string> = {
  'a card number behind a shortened word': `
    Guten Tag, LN ‹0077 1234› hat zwei Mahnungen
    LNR‹7712345› kommt nicht mehr rein
    L.-Nr. ‹77123› wurde nicht gefunden
    Mitgl.Nr. ‹77123›: bitte kündigen
    Auswnr ‹00771234› fehlt auf der Liste
    BibNr ‹7712345›
    Konto (‹61-45-207›) zeigt nichts an
    Ausweis ‹61-45-2071› defekt`,
  'a card number that stands for whoever holds it': `
    Für ‹31 400 552› bitte den Atlas vormerken
    Legen Sie das für die ‹31400552› zurück?
    Alles auf ‹31400552› verlängern, danke
    please keep the atlas for ‹31400552›
    pouvez-vous réserver pour ‹31400552› ?
    quisiera reservar para ‹31400552›
    vorrei prenotare per ‹31400552›
    proszę odłożyć dla ‹31400552›
    ‹31400552› için uzatır mısınız
    продлите для ‹31400552›
    Warum ist die ‹31400552› gesperrt?
    ‹31400552› is blocked again
    Könnten Sie ‹31400552› freischalten?
    Mein Sohn hat ‹31400553›, die geht noch
    my daughter’s is ‹31400554›
    Bei mir, ‹31400552›, fehlt etwas
    Meine Daten: ‹31400552›
    mis datos son: ‹31400552›`,
  'a card number as an answer with a doubt': `
    it's ‹31400552›
    Yes, it’s ‹31400552›, does that help?
    das war die ‹31400552›, oder so ähnlich
    c’est la ‹31400552›, je l’ai sous les yeux
    I think that’s ‹31400552›.
    ich glaube das war die ‹31400552›
    c'est le ‹31400552›
    creo que es el ‹31400552›
    galiba ‹31400552›
    chyba ‹31400552›`,
  'a card number before or behind the word that names it': `
    ‹C 2207 1185› so steht es auf meiner Karte
    numer karty ‹6120›
    numer czytelniczki ‹D/6120›
    ich tippe immer ‹31400552› ein und dann ‹8213› als Passwort`,
  'a secret that is told from what it is made of': `
    Die PIN ist das Hochzeitsdatum ohne Jahr, also ‹1608›
    Geheimzahl: Ende der Handynummer, sprich ‹6120›
    Login: lena.hofer / ‹Wolke_31›`,
  'an account told in part': `
    Meine IBAN beginnt mit ‹DE31 2005 05›, den Rest schicke ich per Post
    Die IBAN endet auf ‹2210 09›`,
  'a telephone number in pairs': `
    je suis joignable au ‹07.11.08.45.12›
    mon portable : ‹06.01.02.19.88›`,
  'a birthday of a child': `
    Unsere Tochter wird am ‹17.9.› fünf
    Mein Sohn Jaro wird am ‹2. Mai› schon 11 Jahre
    Unser Pius wird am ‹6. Oktober› drei
    Die Jüngste (*‹30.01.2020›) bekommt eine Karte
    our son turns nine on ‹August 21st›
    Meine Söhne (*‹30.01.2016›) teilen sich ein Konto
    mi hijo nació el ‹21 de enero de 2013›
    ولد ابننا يوم ‹21/1/2013›`,
  'a street as it is written elsewhere, or in a form': `
    Wohne in der ‹Otto-von-Guericke-Str.19›
    ziehe in die ‹Freiherr-vom-Stein-Straße 6›
    we moved to ‹7C Mill Lane›
    Please post it to ‹31 Station Road, Leeds LS1 4DY›
    Dirección: ‹calle Nueva 8, 2º A, 41001 Sevilla›
    Abito in ‹via Verdi 5/B, 39012 Merano›
    ‹ul. Polna 4 m. 9, 31-001 Kraków›
    Wohne jetzt ‹Eschenweg 11 1/2›
    Als Adresse habe ich jetzt ‹Eichgrund 4› statt ‹Tannenhain 6›
    Straße: ‹Eschenweg 11› PLZ/Ort: ‹79098 Freiburg›`,
  'a code beside its card': `
    Karte ‹31400552›, Code ‹8214›
    carte ‹31400552›, code ‹8214›
    tarjeta ‹31400552› y código ‹8214›
    tessera ‹31400552›, codice ‹8214›
    kartım ‹31400552›, kodum ‹8214›
    карта ‹31400552›, код ‹8214›
    Ausweis ‹31400552› / ‹8214›`,
  'a secret said with a doubt, or one of two': `
    Die PIN ist glaub ich ‹8214›
    als PIN hab ich ‹8214› genommen
    das Passwort hab ich als ‹fuchs12› gespeichert
    mein pw war immer ‹fuchs2012›
    pin ‹8 2 1 4› oder ‹8 2 4 1›
    PIN ‹8214› oder ‹8241›?
    mon code pin est le ‹8214›
    mot de passe, c'est ‹renard12›
    mi código es ‹8214›
    мой код ‹8214›`,
  'a password that is somebody’s own': `
    Mein WLAN-Passwort daheim ist ‹Fuchs_12›
    das Mailpasswort ist ‹Fuchs-12›
    my wifi password is ‹foxes12›`,
  'a birth date behind whose it is': `
    Meine Zwillinge (‹3.6.2014›) brauchen Karten
    my son Finn, ‹03/06/2014›, wants to join
    mon fils Luc, ‹03.06.2014›, veut une carte
    Ihr habt mich unter Brandt, Ilse, ‹03.06.52›
    Zum Abgleich: Ilse Brandt, ‹03.06.1952›
    Mein Mann (geb. ‹3.6.1952›, gest. 9.10.2026) hatte noch Bücher`,
  'an address with its flat': `
    Umgezogen: ‹Schillerpl. 6, Whg. 31›
    Wohne nun in der ‹Gartenstr. 6, 2. OG links›
    I live at ‹Gartenweg 6, apartment 31›
    j’habite ‹Gartenweg 6 bis›
    nous avons déménagé au ‹6 rue des Prés›
    meine Durchwahl im Büro ist ‹55 12 34›`,
  'a number of an office, a university or an insurance': `
    Passnummer ‹C5NX4K831›, reicht das zur Anmeldung?
    Führerschein Nr. ‹B311TTE7J42› statt Ausweis, geht das?
    Aufenthaltstitel ‹Y7T1M9K03›
    Meine Matrikelnummer ist ‹2750416›
    Matrikelnr. ‹2750416›
    my student ID is ‹s2750416›
    Krankenversichertennummer ‹M271828182›`,
  'the code of a bank card': `
    CVC ‹640›
    Visa, CVV: ‹640›, wird abgelehnt
    Kartenprüfnummer ist ‹640›`,
  'an account over lines, or behind its beginning': `
    IBAN:\\n‹DE89\\n3704 0044\\n0532 0130 00›
    Meine IBAN fängt mit DE89 an, dann ‹370400440532013000›
    IBAN: erst DE89, und der Rest ist ‹3704 0044 0532 0130 00›`,
  'a number that has changed, old and new': `
    Meine Telefonnummer hat sich geändert. Alt: ‹553120›, neu: ‹558477›.
    My phone number has changed. Old: ‹553120›, new: ‹558477›
    Meine Ausweisnummer hat sich geändert. Alt: ‹318417›, neu: ‹318512›`,
  'a mobile number told in parts': `
    Meine Nummer: ‹0151 und dann 23456781›
    Nummer ist ‹0151, dann 234, dann 56781›
    ruft an: ‹0176, weiter mit 4829311›
    my number: ‹0176 then 4829311›`,
  'the number of a fax': `
    Faxnummer ‹06421/553121›
    meine Faxnr. ist ‹553121›`,
  'an account with its provider in front': `
    Bei ‹gmail bin ich lena.hofer92›, bitte dorthin
    auf ‹web.de heiße ich lena_hofer›`,
};

describe('is found, and nothing else', () => {
  test.each(Object.entries(cases).flatMap(([what, text]) => rows(text).map((row) => [what, row] as const)))(
    '%s: %s',
    (_, row) => {
      expect(marked(row.replace(/[‹›]/g, ''))).toBe(row);
    },
  );
});

test('a code beside a card is a secret, and who is meant by a number has a card', () => {
  expect(masked('Karte 31400552, Code 8214')).toBe('Karte [Ausweisnummer], Code [Passwort]');
  expect(masked('Für 31 400 552 bitte vormerken')).toBe('Für [Ausweisnummer] bitte vormerken');
  expect(masked('Bitte für 0151 2345678 reservieren')).toBe('Bitte für [Telefon] reservieren');
});

describe('is no one’s', () => {
  test.each(
    rows(`
    Bitte zwei Plätze für 20261204 reservieren
    für 04122026 vormerken, geht das?
    Für 3000000 Euro umgebaut und trotzdem gesperrt
    Das Medium 31400552 wurde gesperrt
    Vorgang 31400552 ist gesperrt
    Können Sie 9783423282383 für mich vormerken?
    Fernleihe 31400552 bitte verlängern
    A 45 ist gesperrt, es dauert
    IP 10.20.130.40 ist gesperrt
    Mein Sohn hat 8000000 Punkte
    it's 19:45
    it's 31400552 steps, more or less
    es ist die 9783423282383, oder?
    das war 31400552, die Mediennummer
    it's 9783423282383
    that’s 1,250,000 books
    LN vom 4.11.2023
    Bei uns, 2026, ist alles anders
    Zugang 2019-3345 laut Stempel
    Meine Daten: 12,5 GB
    Fehler 31400552, Code 8214
    le code postal 59100
    Kod da Vinci 2003
    QR-Code 82145
    PIN immer noch nicht da nach 14 Tagen
    Die PIN, die ich 2019 bekam, ist weg
    Passwort ist jetzt 3 Wochen alt
    Passwort 8 oder 12 Zeichen?
    Ist das WLAN-Passwort immer noch Lesen2026?
    is the wifi password still guest2026?
    Expl. 6 fehlt
    Ihre Kollegin, Durchwahl 5550-31, ist nie da
    Wer wohnte in der Gartenstraße 6?
    Habt ihr „Das Mädchen aus der Gartenstraße 6“?
    Falco, geb. 19.2.1957, gest. 6.2.1998
    Falco gest. 6.2.1998
    Romy (* 23.9.1938 † 29.5.1982) im Film
    Kurt Cobain, born February 20, 1967, died April 5, 1994
    Coluche, né le 28 octobre 1944, mort le 19 juin 1986
    ур. Цой, родился 21.06.1962, умер 15.08.1990
    Konto seit 24.12.2023 ohne Gebühren
    Unsere Schule wird am 17.9. zehn
    Die Bücherei wird am 17.9. fünf, gibt es Kuchen?
    Er wird am 17.9. 10 Euro zahlen
    Mein Sohn wird am 17.9. um 5 abgeholt
    Der Autor (*30.01.1966) liest bei euch
    My son turns nine soon
    Die PIN geht nicht, also 3 Versuche sind weg
    PIN vergessen, also 2023 beantragt
    Also die PIN hat 4 Stellen
    Login: Name / Passwort
    Zugang: Tür 3 / Etage 2
    Die IBAN hat 22 Stellen, DE und 20 Ziffern
    Ich gebe 9783423282383 ein und finde nichts
    Linie 4 fährt vom Eichgrund 4 statt Tannenhain 6
    Die IBAN endet auf Ziffern, oder?
    Das Seil ist 7 m. Reicht das?
    Ist der Bus zum Platz 7, 2º A gemeint?
    PLZ: welche gilt für 79098?
    14 Court TV Folgen
    le 07.11.08 à 19 h
    Carl von Weber 12 Sonaten
    Spielstand 3:2 nach 120 Minuten, Halle 204
    Notenheft Nr. 2, BWV 846-869 da?
    Norm Nr. DIN 18040-2
    Ist der CVC nötig, 3 Stellen?
    Brauche ich den Pass oder Führerschein B196 für 2026?
    Matrikelnummer hat 7 Stellen
    Signatur hat sich geändert. Alt: 553120, neu: 558477.
    Die Preise haben sich geändert. Alt: 24,50, neu: 28,00
    Erst Band 0151, dann 234, dann 567
    Fax nach 0041 kostet?
    Beim Umzug bin ich auf Outlook 365.2 gestoßen`),
  )('%s', (text) => {
    expect(marked(text)).toBe(text);
  });
});

takeNoLongerThanTheirLength(
  [
    'PIN ist glaub ich ',
    '8 2 1 4 ',
    'für 31400552 bitte ',
    'mich unter Anna, Bea, ',
    'wohne L.-',
    '7/',
    'Otto-von-',
    'Sohn wird am 3.4. ',
    'PIN ach ',
    '(*',
    'IBAN DE12 ',
    'IBAN 1 ',
    'Nummer 0151 und dann ',
    'bei gmail bin ich a1',
    'Matrikelnummer 1a',
    'Passwort (ach) ',
  ],
  200_000,
);
