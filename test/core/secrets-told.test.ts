/** Secrets and numbers that no word beside them names: told by what the text speaks of, by how they are written, by their company. */
import { describe, expect, test } from 'vitest';
import { findPersonalData, redact } from '../../core/privacy.ts';
import { marked, now, rows, takeNoLongerThanTheirLength } from '../support/marked-rows.ts';

const cases: Record<string, string> = {
  'figures in a text that speaks of a PIN': `
    Die neue Karte ist da, aber mit ‹8836› komm ich nicht rein. PIN falsch, sagt er
    Der Automat will die Geheimzahl. Meine Tochter sagt ‹4826›, stimmt das?
    Die PIN geht nicht. Auf dem Zettel (‹5307›) steht sie so
    kann man die PIN auf ‹9-1-1-3› ändern?
    angeblich falsch, meine Geheimzahl: getippt hab ich ‹4 7 0 3› und sonst nichts
    Drei PINs durch: ‹1212›, ‹2121›, ‹1221›
    Erst ‹1357› getippt, dann ‹1985› und ‹1958›, PIN stimmt nie
    My PIN fails. I typed ‹7719› and then ‹7791›
    code PIN oublié, j'essaie ‹2001› mais rien
    El PIN falla, he puesto ‹4471› tres veces
    Wpisuję PIN i nic, ‹2 8 4 4›
    PIN kodum geçmiyor, ‹6 0 9 1› yazıyorum
    ПИН не подходит, ввожу ‹3407›
    الرقم السري ‹5582› لا يعمل`,
  'figures typed in until it was barred': `
    Jetzt ist die Karte gesperrt. Ich hatte ‹2277› getippt, dann ‹2772›
    account is blocked, I tried ‹5150› first`,
  'figures in words': `
    Geheimzahl angeblich zu kurz: ‹eins zwo drei acht›
    die PIN meiner Mutter war doch ‹siebenundvierzig zwölf›
    Die PIN? ‹dreizwofünfneun›, denk ich
    PIN soll ‹vier-vier-sieben-null› werden
    my PIN, ‹one four nine two›, fails`,
  'what somebody logs in with': `
    Ich logge mich mit ‹00451297› und ‹230491› ein und nichts geht
    Logge mich ein mit ‹451297› / ‹2304›
    Melde mich immer mit ‹451297› und ‹230491› an`,
  'the old and the new one': `
    Mein altes Passwort lautete ‹Kaffee!tasse›, das neue ‹Tee?kanne›
    Das Passwort (denke ich): ‹kirschgarten›`,
  'a part of a secret': `
    Die letzten zwei Ziffern meiner PIN lauten ‹38›
    PIN? Sie fängt mit ‹7 an, dann 415›`,
  'letters and figures in a text that speaks of a password': `
    Kennwort zurückgesetzt, im Brief stand ‹Regenschirm88›, geht nicht
    Passwort: welches? Der Link schickt mir "‹xK7pq2›"
    ich hatte als Kennwort immer den Hund mit Ziffern. ‹bello17›
    Mein Passwort enthält ein ß (‹Straßenbahn9›), stört das?
    wieso ist ‹p4ssw0rt› kein gutes Passwort?
    Euer Automat fragt nach dem Passwort. Ich geb ‹Tomate!Brot› ein
    I can't log in, tried ‹Sunflower9›
    J'ai oublié mon mot de passe, c'était peut-être ‹Colibri75›
    Olvidé la contraseña, antes era ‹gatoNegro7›
    Zapomniałam hasła, chyba ‹Sloneczko8›
    Şifremi unuttum, sanırım ‹Karanfil34› idi
    Забыл пароль, кажется был ‹romashka5›
    نسيت كلمة المرور، كانت ربما ‹Yasmin22›`,
  'a word alone as a password': `
    Mein Mann hat das Passwort geändert, er meint, es wäre "‹Dampflok›" gewesen
    Welches Passwort? Das war doch immer ‹Kirschbaum› gewesen
    Ist das Kennwort zu kurz? Meins ist ‹Kirschbaum›.`,
  'a number written like a card’s': `
    Wieso steht auf ‹0061 2245› noch ein Buch?
    Mahnung zu ‹A 1000 3391 4› ist falsch
    Bei ‹1000.8831.20› steht etwas, das ich nie hatte
    Alt war ‹00218834›, neu ist ‹1000-2188-34›
    ‹B-1000-7731-5› bitte prüfen, da stimmt was nicht
    können Sie bei ‹00 44 81 20› noch etwas sehen
    die auf dem Kärtchen, ‹0 0 4 1 - 9 9 3 2›, gilt die noch?`,
  'a card number in a text that speaks of a PIN or a password': `
    PIN vergessen, Nr. ‹21003456789›
    Mein Passwort geht nicht, Nummer ‹21003456789›
    PIN ‹0815› geht nicht, Nr ‹21003456789›
    PIN forgotten, no. ‹21003456789›
    I forgot my password, my number is ‹314005›
    PIN vergessen ‹21003456789›
    Kennwort vergessen #‹21003456789›
    my PIN does not work (‹2100 3456 789›)
    Şifremi unuttum ‹21003456789›
    code PIN oublié ‹21003456789›
    ‹21003456789›: Passwort bitte zurücksetzen
    Am Automaten in der Zentrale wird meine PIN seit gestern nicht mehr angenommen, ist ‹21003456789› gesperrt
    Die PIN fehlt. Im Brief mit der ‹21003456789› stand sie nicht
    Meine Karte geht nicht, PIN vergessen, Nr. ‹21003456789›
    Mahnung bekommen, meine Nr. ist ‹21003456789›
    PIN vergessen, Nr. ‹02999 220145›`,
  'another number like the one that is named': `
    Karte von Papa ‹0052 7713› weg, meine ist ‹0052 7714›
    Ausweis ‹4711› und ‹4712› bitte
    Ausweise der Kinder: ‹40011873›, ‹40011874› und die ‹40011875›
    Karte ‹40011873›, Mediennummer 40011874
    my card is ‹7714 2201› and hers would be ‹7714 2202›`,
  'a telephone number of the town, abroad, or told in part': `
    Meldet euch bei mir, abends ‹48 71 22›
    Melden bei ihr privat, nach 19 Uhr, ‹481 22 07›
    Tel. dienstl. ‹0211-44 55 667›, privat ‹44 81 90›
    privat ‹481.22.07›
    or try ‹plus 44 7700 900 118›
    Vorwahl ‹0211, und dann die 88 40 12›
    call my landline ‹481 2207› in the evening`,
};

describe('is found, and nothing else', () => {
  test.each(Object.entries(cases).flatMap(([what, text]) => rows(text).map((row) => [what, row] as const)))(
    '%s: %s',
    (_, row) => {
      expect(marked(row.replace(/[‹›]/g, ''))).toBe(row);
    },
  );
});

test('what is told by its company is masked as what it is', () => {
  expect(redact('PIN falsch? Ich tippe 3-9-7-1. Karte 0052 7713, alt 0052 7714', { now })).toBe(
    'PIN falsch? Ich tippe [Passwort]. Karte [Ausweisnummer], alt [Ausweisnummer]',
  );
});

test('what the library makes known itself is no card, whatever its shape', () => {
  const text = 'Auf 0044 1200 steht noch ein Buch';
  expect(findPersonalData(text, { now })).toHaveLength(1);
  expect(findPersonalData(text, { now, isPublic: ({ value }) => value === '0044 1200' })).toEqual([]);
});

test('beside a PIN a card is a card, a telephone a telephone, and what is announced as a PIN is one', () => {
  expect(redact('PIN vergessen, Nr. 21003456789', { now })).toBe('PIN vergessen, Nr. [Ausweisnummer]');
  expect(redact('21003456789 PIN falsch', { now })).toBe('[Ausweisnummer] PIN falsch');
  expect(redact('PIN vergessen 0151 23456789', { now })).toBe('PIN vergessen [Telefon]');
  expect(redact('0912', { now, before: [{ author: 'patron', text: 'Meine Karten-PIN ist' }] })).toBe('[Passwort]');
});

test('a word in quotes that is masked already is not found again', () => {
  expect(redact('password is "[Passwort]"', { now })).toBe('password is "[Passwort]"');
  expect(findPersonalData('password is "bluebird"')).toHaveLength(1);
});

describe('is no one’s', () => {
  test.each(
    rows(`
    Hat die PIN vier oder sechs Stellen? Mein Kind (7) hat keine
    Die PIN war am 12.11. um 16:30 eingerichtet, seit 2019 die dritte
    PIN vergessen, Konto zeigt 12,50 € und 1200 Punkte
    Passwort geht nicht unter Windows11, Android 14 und iPhone13
    Seit Version 2026.1 nimmt die App mein Passwort nicht mehr
    Fehler 1104 beim Login, Passwort stimmt
    Login: Fehlermeldung 5012
    Passwort soll 8 bis 20 Zeichen haben, davon 2 Ziffern
    Ist das WLAN-Passwort BirkeGast22?
    Login über https://konto.example/login2 geht nicht, @birke2026
    Braucht man für B2-Englisch ein Login? Und für PS5-Spiele?
    PIN im Browser (Chrome 119, Firefox115) falsch
    Vorgang 4711, PIN kommt nicht
    PIN vergessen, Bestellnummer 21003456789
    Buch 21003456789 lässt sich mit PIN nicht ausleihen
    Rechnung bekommen, Nr. 21003456789
    PIN geht nicht beim Buch 978 3 423 28238 3
    Passwort seit 2019 gleich, Preis 12000 Euro, Signatur 830 Goe 12/3
    Die PIN geht seit Android 10.0.19045.3803 nicht
    Login auf https://katalog.example/titel/210034567 geht nicht, PIN falsch
    PIN-Sperre 24.12.2026 - 31.12.2026 bei 1250000000 Büchern
    Ich wohne in 40993 Birkenrath, kommt die PIN per Post?
    Bei der PIN kommt immer "ungültig", Konto "gesperrt"
    Das war früher Standard, PIN per Post
    Le code PIN a combien de chiffres ? Je viens à 16h30
    şifre doğum yılım, dolap 31'de
    Geht 1234 als PIN?
    Neue PIN um 1848 herum, haha
    Ich hab es 5 mal probiert, gesperrt!
    Straße gesperrt, ich habe es über die B224 versucht
    Ich habe die ISBN 978-3-16-148410-0 eingegeben, gesperrt
    Ich hatte 4826 Schritte heute
    Regenschirm88 ist mein Lieblingsbuch
    Medienetikett 00012345 unlesbar
    R 11 123456
    Inventar 0044 1200 ist beschädigt
    Hörbuch-CD Nr. 0044 1200 fehlt im Regal
    VHS-Kurs Nr. 262-4410
    Öffnungszeiten 1000-1800, stimmt das?
    Die Jahre 1914 1918 als Thema
    Puzzle 1000-2000 Teile
    1000 2000 Leute
    Do you have ISBN 978 0 14 143951 8
    do you have 978 0 14 143951 8?
    Vorlesen morgens 8-10.30
    Rückgabe abends 18.30-20.00 möglich?
    Im Lesesaal abends 200000 Besucher
    Rückmeldung bis 24.12.2026
    plus 2500000 Euro
    Wie ist die Vorwahl?`),
  )('%s', (text) => {
    expect(marked(text)).toBe(text);
  });
});

takeNoLongerThanTheirLength(
  [
    'PIN 1985, 1986 ',
    'PIN neun zwei ',
    'PIN a1b2c3',
    'PIN "war ',
    'PIN 12-34-',
    '0041 7723 ',
    '7 - ',
    'plus 4',
    'PIN Nr 210034567 ',
    '2 1 0 PIN ',
  ],
  100_000,
);
