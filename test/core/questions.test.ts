import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onlyQuestionIn, onlyTells, questionsIn } from '../../core/questions.ts';

const german = (text: string) => questionsIn(text, 'de');

describe('the questions of a message', () => {
  test.each([
    ['de', 'Wann habt ihr samstags offen und was kostet ein Ausweis?'],
    ['de', 'wann habt ihr samstags offen. und was kostet ein ausweis'],
    ['de', 'Kann ich in Nord drucken, außerdem wollte ich fragen, ob der Lesekreis stattfindet'],
    ['de', 'Könnt ihr mir sagen, wann ihr öffnet und ob man parken kann?'],
    ['de', 'Wo finde ich die Mangas, kann ich dort auch drucken?'],
    ['de', 'Habt ihr Mangas, wo finde ich Krimis?'],
    ['de', 'Habt ihr Mangas? Wo parken?'],
    ['de', 'Habt ihr „Was nun? Wohin jetzt?“ und wann habt ihr samstags offen?'],
    ['de', 'Ich habe gefragt: „Wann habt ihr samstags offen? Und was kostet ein Ausweis?“'],
    ['de', 'Nehmt ihr Bücherspenden an, wenn ja wann kann ich die bringen?'],
    ['de', 'Hey, 2 Sachen: geht der Scanner auch aufs Handy und braucht man dafür ne App?'],
    ['de', '1) Wo kann ich parken 2) Gibt es einen Aufzug'],
    ['de', 'Erstens, kann ich Bücher in Mühlenbach abgeben, zweitens, bis wann geht das am Freitag?'],
    ['de', '* Fernleihe: was kostet das\n* wie lange dauert das'],
    ['de', 'Ich möchte wissen, wann das Repaircafé ist. Ferner, ob man sich anmelden muss.'],
    ['de', 'Wie komme ich mit dem Bus zu euch? ach ja und gibts ne Garderobe'],
    ['de', 'Ich kann mich nicht einloggen, woran liegt das und wer hilft mir da?'],
    ['de', 'Habt ihr am Sonntag auf und gibts WLAN?'],
    ['en', 'Another question: what time is story hour, and do we have to register?'],
    ['en', 'Where are the comics, can I keep them for a month?'],
    ['en', 'When are you open on Saturday and how much is a library card?'],
    ['en', 'Can I print at the library and also is there wifi?'],
    ['tr', 'Cumartesi ne zaman açıksınız ve kart ücreti ne kadar?'],
    ['uk', 'Коли ви працюєте в суботу і скільки коштує квиток?'],
    ['ru', 'Когда вы работаете в субботу и сколько стоит билет?'],
    ['pl', 'Kiedy jest otwarte w sobotę i ile kosztuje karta?'],
    ['fr', 'Quand êtes-vous ouverts et combien coûte la carte ?'],
    ['es', '¿Cuándo abren el sábado y cuánto cuesta el carné?'],
    ['it', 'Quando aprite il sabato e quanto costa la tessera?'],
    ['ar', 'متى تفتحون يوم السبت وكم تكلفة البطاقة؟'],
    ['nl', 'Wanneer bent u open? Hoeveel kost een pas?'],
  ])('in %s: two are told apart in “%s”', (language, text) => {
    expect(questionsIn(text, language)).toHaveLength(2);
  });

  test.each([
    ['de', 'Habt ihr Bücher und Filme?'],
    ['de', 'Habt ihr das Buch „Wer bin ich? Und wenn ja, wie viele?“ da?'],
    ['de', 'Ich suche »Was kostet die Welt, und wer bezahlt das?«'],
    ['en', 'Do you have "Where are we going? And what is for lunch?"'],
    ['de', 'Was für ein toller Service! Danke euch'],
    ['de', 'Könnt ihr mir helfen? Wann habt ihr offen?'],
    ['de', 'Könnt ihr mir sagen, wann ihr aufhabt?'],
    ['de', 'Wenn ich ein Buch verliere, muss ich es ersetzen?'],
    ['de', 'Wisst ihr, was das kostet?'],
    ['de', 'Wann macht ihr montags zu, ist das neu?'],
    ['de', 'Habt ihr Bücher, Filme, Spiele und Noten?'],
    ['en', 'When I come on Saturday, can I print?'],
    ['en', 'Can you tell me, what it costs?'],
    ['de', 'Ist der Aufzug kaputt und funktioniert nicht?'],
    ['de', 'Ich habe meinen Ausweis verloren und wie bekomme ich einen neuen?'],
    ['de', 'Wann hat die Zentrale am Samstag auf und wann Nord?'],
    ['de', 'Habt ihr am 24. 12. offen'],
    ['de', 'Habt ihr am Freitag offen? Und am Samstag?'],
    ['de', 'huhu, habt ihr morgen offen? und bis wann 😊'],
    ['de', 'Ist am Samstag auf? Wie lange?'],
    ['en', 'Are you open tomorrow? And until when?'],
    ['en', 'Can I keep it longer? How long?'],
    ['ru', 'Вы завтра работаете? До скольки?'],
    ['de', 'Hab im Zug das Buch liegen lassen. Was mache ich jetzt?'],
    ['de', 'Muss mein Formular drucken. Kann ich das bei euch?'],
    ['de', 'Wann ist der Lesekreis? Was für eine tolle Idee'],
    ['de', 'Wie lange ist zu? Tage, Wochen, Monate?'],
    ['de', 'Kann ich z. B. DVDs verlängern, Nr. 12 und 13?'],
    ['de', 'Hab das Buch wiedergefunden, muss ich trotzdem zahlen?'],
    ['de', 'Ich wollte nur sagen, wie schön die Kinderecke ist und wie nett alle waren.'],
    ['de', 'Habt ihr am 1. Mai und am 2. Mai offen?'],
    ['de', 'Bücher, CDs, Spiele: wie lange darf man das alles behalten?'],
    ['en', 'How do I renew something that somebody else has reserved and is waiting for?'],
    ['en', 'Do you have books and films?'],
    ['it', 'Avete libri e film?'],
    ['tr', 'Kitap ve film var mı?'],
  ])('in %s: “%s” is one', (language, text) => {
    expect(questionsIn(text, language)).toEqual([text]);
  });

  test('have their greeting, how it came about and the thanks with them', () => {
    expect(german('Hallo! Ich war gestern da. Habt ihr meinen Schirm? Und wann habt ihr offen? Danke, LG Mia')).toEqual(
      ['Hallo! Ich war gestern da. Habt ihr meinen Schirm?', 'Und wann habt ihr offen? Danke, LG Mia'],
    );
  });

  test('come with the words of the one before where they mean nothing without it', () => {
    expect(german('Kann ich bei euch drucken und was kostet das?')).toEqual([
      'Kann ich bei euch drucken',
      'Kann ich bei euch drucken was kostet das?',
    ]);
    expect(questionsIn('Can I print here? How much is it?', 'en').at(-1)).toBe('Can I print here? How much is it?');
  });

  test('come with the words of the one before where a short remark stands between', () => {
    expect(german('Wie melde ich mich an? Ich bin 17. Und was kostet das?').at(-1)).toContain('Wie melde ich mich an?');
  });

  test('the only one is found among what is told', () => {
    expect(onlyQuestionIn('Mein Bus kommt um drei, habt ihr da auf?', 'de')?.trim()).toBe('habt ihr da auf?');
    expect(onlyQuestionIn('Habt ihr auf?', 'de')).toBeNull();
    expect(onlyQuestionIn('Habt ihr auf? Was kostet das?', 'de')).toBeNull();
  });

  test('are none in a message that only tells, of more than a remark', () => {
    expect(onlyTells('Ich möchte die Bücherei verklagen, mein Anwalt meldet sich', 'de')).toBe(true);
    expect(onlyTells('Mein Anwalt meldet sich bei Ihnen.', 'sv')).toBe(true);
    expect(onlyTells('Bin noch im Urlaub.', 'de')).toBe(false);
    expect(onlyTells('Ich will klagen. Wer ist bei Ihnen zuständig?', 'de')).toBe(false);
  });

  test('are four at most; the last has what is asked beyond that', () => {
    expect(german('Was kostet A? Was kostet B? Was kostet C? Was kostet D? Was kostet E?')).toEqual([
      'Was kostet A?',
      'Was kostet B?',
      'Was kostet C?',
      'Was kostet D? Was kostet E?',
    ]);
  });

  test('lose no word of what was written but the words that join them', () => {
    const sentence = fc.constantFrom(
      'Wann habt ihr offen?',
      'Was kostet der Ausweis und gibt es WLAN?',
      'Ich komme mit dem Rad.',
      'Danke!',
      'kann ich morgen drucken',
    );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), (sentences) => {
        const text = sentences.join(' ');
        const questions = german(text);
        const kept = new Set(questions.join(' ').match(/\p{L}+/gu));
        expect(questions.length).toBeGreaterThanOrEqual(1);
        expect(questions.length).toBeLessThanOrEqual(4);
        for (const word of text.match(/\p{L}+/gu) ?? []) if (word !== 'und') expect(kept).toContain(word);
      }),
    );
  });

  test('are found in anything whatever without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('de', 'en', 'tr', 'ar', 'xx'), (text, language) => {
        expect(questionsIn(text, language).length).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
