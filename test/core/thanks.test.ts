import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal, isThanks, onlyTakesNote } from '../../core/thanks.ts';

const thanks = [
  'Danke!',
  'DANKE!!!',
  'Super, vielen lieben Dank 🙏',
  'ok thx',
  '@buecherei_birkenrath Herzlichen Dank für Ihre Hilfe, liebes Team ❤️',
  'danke euch, schönes Wochenende :)',
  'Danke! LG Mia',
  'Perfekt, danke schön! Das hat mir sehr geholfen.',
  'Alles klar, danke und schönen Abend noch',
  'Vielen Dank für die schnelle Antwort 👍🏽',
  'Thanks a lot!',
  "Thank you so much, that's very helpful",
  'Great, thanks for your quick reply',
  'Teşekkürler, iyi günler',
  'Çok teşekkür ederim 🙏',
  'شكراً جزيلاً',
  'شكرا لكم على المساعدة',
  'Muchas gracias por la respuesta',
  '¡Gracias! Un saludo',
  'Merci beaucoup, bonne journée',
  "Merci pour l'info",
  'Grazie mille per la risposta!',
  'Perfetto, grazie',
  'Dziękuję bardzo za pomoc',
  'Dzięki, miłego dnia',
  'Дякую за швидку відповідь',
  'Щиро дякую! 🌻',
  'Большое спасибо за ответ',
  'Спасибо, хорошего дня',
  'daaanke schööön',
  'Merciiii',
  'graciasss',
  'Vielen Dank, Herr Kowalski!',
  'danke frau dr. berg',
  'Thank you Mrs. Weber',
  'Teşekkürler Elif Hanım',
  'Дякую, пані Олено',
  'Danke, bis nächste Woche!',
];

/** What says that the answer was read. */
const read = [
  'Verstanden',
  'ok',
  'Okayyy 👍',
  '👍🏽',
  'Passt so, LG Mia',
  'Super, dann bis Dienstag!',
  'ah ok, gut zu wissen',
  'Hat sich schon erledigt, schönen Abend',
  'Got it, see you tomorrow',
  'Tamam, görüşmek üzere',
  'حسنا',
  'Vale, hasta el viernes',
  'Entendu, à lundi',
  'Va bene, a domani',
  'Rozumiem, do środy',
  'Зрозуміло, до завтра',
  'Понятно, до встречи',
];

const more = [
  'Danke, und am Sonntag?',
  'Danke. Und wo finde ich das',
  'Danke und Sonntag',
  'Danke, könnt ihr mir noch einen Platz reservieren',
  'Danke! Bitte verlängern',
  'Danke, meine Nummer ist 12345',
  'Danke https://x.com/a',
  'Merci de me rappeler',
  'Gracias, ¿y el domingo?',
  'شكرا، متى تفتحون؟',
];

const tells = [
  'Ok, und am Freitag',
  'Alles klar, dann brauche ich eine Karte',
  'Perfekt, dann bis Samstag um 3',
  'Verstanden habe ich das nicht',
  'ok aber das Buch fehlt',
  'Danke Frau Sommer, ich komme später',
  'Danke, Herr Berg ist nicht da',
  'Ok 😡',
  '👍👎',
  'Morgen',
  'Thanks, tomorrow',
  'klappt nicht',
  'Vale, pero no funciona',
  'Rozumiem, a w sobotę',
];

const noThanks = [
  'Nein danke',
  'Ja, danke',
  'Gerne, danke!',
  'no thanks',
  'No, gracias',
  'Non merci',
  'Nie, dziękuję',
  'Нет, спасибо',
  'Спасибо, не надо',
  'لا شكرا',
  'Hayır teşekkürler',
  'Danke, aber das hilft nicht',
  'Danke, ist immer noch kaputt',
];

const ironic = [
  'Na danke',
  'Na toll, danke',
  'danke für nichts',
  'Danke auch',
  'Danke 🙄',
  'Danke :(',
  'Vielen Dank für die Sperrung',
  'Danke, dass ihr mich eine Stunde warten lasst',
  'thanks for nothing',
  'Thanks a bunch',
  'gracias por nada',
];

const before = ['Danke im Voraus', 'Danke schon mal', 'thanks in advance', 'Ich warte noch, danke'];

describe('a thank-you', () => {
  test.each(thanks)('"%s" is one', (text) => {
    expect(isThanks(text)).toBe(true);
  });

  test.each(read)('"%s" takes note of an answer: nobody has to act on it', (text) => {
    expect(isThanks(text)).toBe(true);
  });

  test.each([...read, 'Super, danke!', 'ok danke', 'Perfekt, vielen Dank'])(
    '"%s" may be the reply to a question of ours',
    (text) => {
      expect(isThanks(text, 'Sollen wir das Buch für Sie zurücklegen? Bis wann?')).toBe(false);
    },
  );

  test('plain thanks after a question of ours are thanks; a mark in an address asks nothing', () => {
    expect(isThanks('Danke schön, liebe Grüße', 'Gern! Können wir noch etwas tun?')).toBe(true);
    expect(isThanks('Alles klar', 'Hier: https://opac.example/?id=7')).toBe(true);
  });

  test.each([...more, ...tells, ...noThanks, ...ironic, ...before])('"%s" is none', (text) => {
    expect(isThanks(text)).toBe(false);
  });

  test.each(['', '   ', '❤️', 'Super', 'Hallo', 'LG Mia'])('"%s" thanks nobody', (text) => {
    expect(isThanks(text)).toBe(false);
  });

  test('two of them are one, whatever their languages and capitals', () => {
    fc.assert(
      fc.property(fc.constantFrom(...thanks.slice(0, 6)), fc.constantFrom(...thanks), (a, b) => {
        expect(isThanks(`${a} ${b.toUpperCase()}`)).toBe(!/LG \p{L}+$/u.test(a));
      }),
    );
  });

  test('whatever is asked besides, it is none', () => {
    const asked = fc.constantFrom('Habt ihr offen', 'wann', 'und morgen?', 'Can I renew', 'oder', 'Buch', '?', '42');
    fc.assert(
      fc.property(fc.constantFrom(...thanks, ...read), asked, fc.boolean(), (text, besides, first) => {
        expect(isThanks(first ? `${besides} ${text}` : `${text}. ${besides}`)).toBe(false);
      }),
    );
  });

  test('a long text is judged at once', () => {
    const texts = fc.array(fc.constantFrom('danke', 'danke schön', 'so', 'very', 'und', 'noch', 'x'), {
      maxLength: 60,
    });
    // Words that can be read in several ways: each of them may not double the work.
    for (const word of ['merci', 'super', 'merci super', 'vielen lieben']) {
      const started = performance.now();
      expect(isThanks(`${`${word} `.repeat(24).split(' ').slice(0, 23).join(' ')} x`)).toBe(false);
      expect(performance.now() - started).toBeLessThan(500);
    }
    fc.assert(
      fc.property(texts, (parts) => {
        const started = performance.now();
        isThanks(parts.join(' '));
        expect(performance.now() - started).toBeLessThan(500);
      }),
    );
  });
});

describe('a no with thanks', () => {
  test.each(['nein danke', 'Nein, vielen Dank!', 'Nee danke 🙂', 'no thanks', 'No, thank you.'])(
    '"%s" is one',
    (text) => {
      expect(isRefusal(text)).toBe(true);
      expect(isThanks(text)).toBe(false);
    },
  );

  test.each(['Danke!', 'nein', 'Nein danke, wann habt ihr offen?', 'No thanks to you, I paid twice'])(
    '"%s" is none',
    (text) => expect(isRefusal(text)).toBe(false),
  );
});

describe('a word that an answer was read', () => {
  test.each(['alles klar', '@stadtbuecherei alles klar 👍', 'ok, gut zu wissen', 'Got it!', 'tamam', 'добре'])(
    '"%s" is one and nothing else',
    (text) => expect(onlyTakesNote(text)).toBe(true),
  );

  test.each(['ok danke', 'passt, merci', 'alles klar, danke euch', 'Okay, thanks for the info!', 'tamam teşekkürler'])(
    '"%s" is one with thanks for it',
    (text) => expect(onlyTakesNote(text)).toBe(true),
  );

  test.each([
    'Danke!',
    'Vielen Dank, ihr seid die besten',
    'ok danke, wann habt ihr auf?',
    'ok danke, super',
    'alles klar, super nett von euch',
    'alles klar bei euch?',
    'Hallo',
    '👍',
    '',
    'ok 3',
  ])('"%s" is none, or more than that', (text) => expect(onlyTakesNote(text)).toBe(false));
});
