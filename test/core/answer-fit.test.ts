import { describe, expect, test } from 'vitest';
import { makeDraft } from '../../core/draft.ts';
import { faultsTold } from '../../core/fault.ts';
import type { Answer, Intent, Library } from '../../core/library.ts';
import type { Tag } from '../../core/thread.ts';
import { sampleLibrary } from '../support/library-desk.ts';

const library = await sampleLibrary();
const now = Date.parse('2026-11-25T10:00:00+01:00');
const draft = (text: string, intent: Intent, more: Partial<Tag> = {}, from: Library = library) => {
  const rest = { confidence: 0.98, abstained: false, also: [], danger: null, upset: false };
  const tag: Tag = { language: 'de', ...rest, intent, ...more };
  return makeDraft(from, { text, channel: 'x-dm', turns: 1, fits: () => true }, tag, now);
};
const without = (...ids: string[]): Library => ({
  ...library,
  answers: library.answers.filter(({ id }) => !ids.includes(id)),
});

describe('an answer that says nothing of what is asked is no draft', () => {
  test.each<[string, Intent]>([
    ['Darf mein Papagei mit zu euch?', 'rooms_it'],
    ['Habt ihr eine Garderobe?', 'rooms_it'],
    ['Kann man bei euch tanzen?', 'rooms_it'],
    ['Was kostet eine Tanzstunde?', 'fees'],
    ['Gibt es eine Sauna?', 'rooms_it'],
    ['3D Drucker vorhanden?', 'rooms_it'],
  ])('“%s” gets at most alternatives', (text, intent) => {
    const { text: told, alternatives } = draft(text, intent);
    expect(told).toBeNull();
    expect(alternatives.length).toBeGreaterThan(0);
  });

  test.each<[string, Intent, string]>([
    ['Anmeldung als Neubürger', 'card_registration', 'ausweis-erwachsene'],
    ['blaue mütze kind', 'lost_found', 'fundsachen'],
    ['Drucker vorhanden?', 'rooms_it', 'computer-drucken'],
    ['Bis wann kann man heute Medien zurückgeben?', 'borrowing_return', 'rueckgabe'],
    ['Bis wann muss ich die DVDs zurückgeben?', 'borrowing_return', 'leihfristen'],
    ['Haben Sie in der Mittagszeit auch auf?', 'opening_hours', 'oeffnungszeiten-zentral'],
  ])('“%s”, of %s, is answered though a word of it is unsaid or the answer not quite near', (text, intent, id) => {
    expect(draft(text, intent).answerId).toBe(id);
  });

  test.each([
    ['Nee, doch lieber Samstagvormittag', /^Samstag, 28. November: Zentralbibliothek 10–15 Uhr/],
    ['Nee, doch lieber Freitagvormittag', /^Freitag, 27. November: Zentralbibliothek 10–18 Uhr/],
  ])('“%s” gets the hours of that day and not the usual ones of a house', (text, expected) => {
    expect(draft(text, 'opening_hours').text).toMatch(expected);
  });

  test.each<[string, Intent, Partial<Tag>]>([
    ['Ein Comic-Workshop wäre toll', 'events', {}],
    ['Vorschlag: ein Krimidinner', 'acquisition_ill', {}],
    ['Könntet ihr vielleicht mal eine Lesung mit Juli Zeh machen?', 'acquisition_ill', {}],
    ['How about a poetry slam?', 'events', { language: 'en' }],
  ])('“%s” proposes an event and buys nothing', (text, intent, more) => {
    expect(draft(text, intent, more).text).toBeNull();
  });

  test.each<[string, Intent, string]>([
    ['Ein neuer Manga wäre toll, könnt ihr den kaufen?', 'acquisition_ill', 'anschaffungswunsch'],
    ['Ein Comic-Workshop wäre toll. Wann ist der Lesekreis?', 'events', 'lesekreis'],
  ])('“%s” is answered: that is to be bought, or asked besides', (text, intent, id) => {
    expect(draft(text, intent).answerId).toBe(id);
  });

  test('whoever names something else beside a day and a word of opening is told no hours where the topic is unsure', () => {
    const unsure = { confidence: 0.5, abstained: true };
    expect(draft('Morgen geöfnet?', 'off_topic', unsure).answerId).toBe('opening-hours');
    expect(draft('Tanzkurs morgen offen?', 'off_topic', unsure).text).toBeNull();
  });

  test('an answer that a lead has just entered is meant where its whole title is said', () => {
    const [answer] = library.answers;
    const entered = { ...(answer as Answer), id: 'neu', title: 'Yogakurs', questions: {}, texts: { de: 'Ab Mai.' } };
    const from: Library = { ...library, answers: [...library.answers, { ...entered, intents: ['events'] }] };
    expect(draft('Gibt es einen Yogakurs bei euch?', 'events').answerId).toBe('veranstaltung-gesucht');
    expect(draft('Gibt es einen Yogakurs bei euch?', 'events', {}, from)).toMatchObject({ text: 'Ab Mai.' });
    expect(draft('Wann beginnen die Yogakurse?', 'events', {}, from)).toMatchObject({ text: 'Ab Mai.' });
    expect(draft('Gibt es einen Schachclub bei euch?', 'events', {}, from).answerId).toBe('veranstaltung-gesucht');
    const short: Library = { ...library, answers: [...library.answers, { ...entered, title: 'Neu' }] };
    expect(draft('Wie bekomme ich eine neue PIN?', 'account_problem', {}, short).text).not.toBe('Ab Mai.');
  });

  test('the less sure the topic is, the more has to be said', () => {
    expect(draft('blaue mütze kind', 'lost_found', { confidence: 0.3 }).text).toBeNull();
  });

  test('what is asked about food, dogs and smoking is answered, and by nothing else where that answer is missing', () => {
    for (const text of ['Ist bei Ihnen Rauchen erlaubt?', 'Darf der Dackel mit hinein?']) {
      expect(draft(text, 'rooms_it').answerId).toBe('hausordnung');
      expect(draft(text, 'rooms_it', {}, without('hausordnung')).text).toBeNull();
    }
  });

  test('a book that was lost is no card that was lost', () => {
    expect(draft('Mein Neffe hat ein ausgeliehenes Buch verloren', 'borrowing_return').answerId).toBe(
      'medium-verloren',
    );
  });

  test('whoever asks for a price gets the answer that tells it', () => {
    expect(draft('Wie teuer ist ein Ausdruck in Farbe?', 'fees').answerId).toBe('computer-drucken');
    expect(draft('How much do you charge for a colour copy?', 'fees', { language: 'en' }).answerId).toBe(
      'computer-drucken',
    );
    expect(draft('Was kostet eine Fernleihe?', 'fees').answerId).toBe('fernleihe');
  });

  test('one word that several answers are about is drafted for none of them where its topic is not sure', () => {
    expect(draft('Ausweis', 'card_registration', { confidence: 0.6 }).text).toBeNull();
  });

  test('a library without enough texts to tell common words from others drafts as before', () => {
    const few = { ...library, answers: library.answers.slice(0, 3), examples: [] };
    expect(draft('Wo kann ich mit dem Auto am Rathaus parken?', 'contact_location', {}, few).answerId).toBe(
      'anreise-parken',
    );
  });
});

describe('what a patron denies is no answer', () => {
  test.each<[string, Intent]>([
    ['Meine Karte ist nicht weg, der Automat liest sie bloß nicht', 'account_problem'],
    ['Ich habe den Ausweis gar nicht verloren, er liegt hier. Was soll ich tun?', 'account_problem'],
    ["I haven't lost my card, the machine just rejects it", 'account_problem'],
    ['Ich habe keine Karte verloren, ich habe eine gefunden! Auf dem Boden im Foyer.', 'account_problem'],
  ])('“%s” needs no block', (text, intent) => {
    expect(draft(text, intent, { language: text.startsWith('I ') ? 'en' : 'de' }).answerId).not.toBe(
      'ausweis-verloren',
    );
  });

  test.each<[string, string]>([
    ['Den Ausweis habe ich nicht verloren, er wurde mir gestohlen. Bitte sperren!', 'de'],
    ['Ich finde meinen Ausweis nicht, vielleicht habe ich ihn verloren', 'de'],
    ['Ich habe meine Karte verloren, keine Karte mehr da. Was tun?', 'de'],
    ['I did not lose my card, it was stolen. Please block it', 'en'],
  ])('“%s” does', (text, language) => {
    expect(draft(text, 'account_problem', { language }).answerId).toBe('ausweis-verloren');
  });

  test.each<[string, string]>([
    ['Die Bücher bitte nicht verlängern', 'de'],
    ['Ich möchte das Buch nicht verlängern, morgen bringe ich es', 'de'],
    ['Bitte verlängert mein Hörbuch bitte nicht mehr', 'de'],
    ["Please don't renew my books", 'en'],
  ])('“%s” is no wish to renew', (text, language) => {
    expect(draft(text, 'renewal', { language }).text).toBeNull();
  });

  test.each<[string, string]>([
    ['Warum kann ich das Buch nicht verlängern?', 'de'],
    ['Bitte sagt mir, warum ich nicht verlängern kann', 'de'],
    ['Die App will meine Bücher nicht verlängern, sie sind vorgemerkt', 'de'],
    ['Bitte nicht den Film verlängern, sondern das Buch verlängern, wie geht das?', 'de'],
    ['Why can I not renew my books?', 'en'],
  ])('“%s” is still asked', (text, language) => {
    expect(draft(text, 'renewal', { language }).text).not.toBeNull();
  });
});

describe('a report of a fault', () => {
  test.each<[string, Intent, string]>([
    ['Der Aufzug ist kaputt', 'accessibility', 'de'],
    ['Der Kopierer geht nicht', 'rooms_it', 'de'],
    ['Die Toilette ist defekt', 'rooms_it', 'de'],
    ['Die Rückgabe ist voll', 'borrowing_return', 'de'],
    ['Der Rückgabekasten klemmt', 'closure', 'de'],
    ['The printer is broken', 'rooms_it', 'en'],
    ["The lift doesn't work", 'accessibility', 'en'],
    ['wifi is down', 'rooms_it', 'en'],
    ['Das WLAN ist ausgefallen', 'rooms_it', 'de'],
    ['L’ascensore è guasto', 'accessibility', 'it'],
    ['Asansör bozuk', 'accessibility', 'tr'],
    ['aufzug hängt', 'accessibility', 'de'],
    ['PC 3 hängt schon wieder', 'rooms_it', 'de'],
    ['Der Kopierer frisst mein Papier', 'rooms_it', 'de'],
    ['Steckdose am Lernplatz tot', 'rooms_it', 'de'],
    ['Rückgabeautomat nimmt mein Buch nicht', 'borrowing_return', 'de'],
    ['Scanner spinnt', 'rooms_it', 'de'],
    ['Drehtür klemmt', 'accessibility', 'de'],
    ['Drucker reagiert nicht', 'rooms_it', 'de'],
    ['eBirke App stürzt ab', 'elending', 'de'],
    ['The printer jams', 'rooms_it', 'en'],
    ['The copier keeps eating my paper', 'rooms_it', 'en'],
    ['The return machine won’t take my book', 'borrowing_return', 'en'],
    ['The scanner is frozen', 'rooms_it', 'en'],
    ['The lift is stuck again', 'accessibility', 'en'],
    ['Socket at the study desk is dead', 'rooms_it', 'en'],
    ['eBirke app keeps crashing', 'elending', 'en'],
  ])('“%s” gets no draft that tells how well it serves', (text, intent, language) => {
    expect(draft(text, intent, { language }).text).toBeNull();
  });

  test.each<[string, Intent, string]>([
    ['Der Automat ist kaputt', 'closure', 'stoerung-schliessung'],
    ['Mein Konto geht nicht', 'account_problem', 'konto-gesperrt'],
    ['Ausweis funktioniert nicht', 'account_problem', 'konto-gesperrt'],
    ['Onleihe geht nicht', 'elending', 'ebirke'],
    ['eBirke kaputt', 'elending', 'ebirke'],
    ['Das WLAN ist kaputt', 'rooms_it', 'wlan'],
    ['Kontaktformular funktioniert nicht', 'contact_location', 'kontakt'],
    ['Ich habe ein kaputtes Buch', 'borrowing_return', 'medium-verloren'],
    ['Mein Drucker ist kaputt, kann ich bei euch drucken?', 'rooms_it', 'computer-drucken'],
    ['Vormerken geht nicht', 'reservation', 'vormerkung'],
    ['Der Automat nimmt meine Karte nicht', 'account_problem', 'konto-gesperrt'],
    ['Mein Drucker streikt, kann ich bei euch drucken?', 'rooms_it', 'computer-drucken'],
    ['Tolino spinnt, wer hilft mir?', 'elending', 'ebirke-ereader'],
  ])('“%s” is answered by what is meant for it, and where it is of one’s own', (text, intent, id) => {
    expect(draft(text, intent).answerId).toBe(id);
  });

  test.each<[string, Intent, string]>([
    ['eure webseite ist down', 'closure', 'de'],
    ['webseite geht nicht', 'closure', 'de'],
    ['Katalog lädt nicht', 'closure', 'de'],
    ['webseite tot?', 'closure', 'de'],
    ['Your website is down', 'closure', 'en'],
    ['The catalogue won’t load', 'closure', 'en'],
  ])('“%s” gets no draft that sends to the website', (text, intent, language) => {
    expect(draft(text, intent, { language }).text ?? '').not.toMatch(/website/i);
  });

  test.each([
    'hängt der Plan irgendwo aus?',
    'Wo der Fahrplan hängt?',
    'Eine Jacke hängt noch bei euch',
    'nimmt ihr auch Spenden nicht mehr an?',
    'Nehmt ihr Lexika nicht an?',
    'tote Links',
    'Ist der Autor schon tot?',
    '30.12. offen oder alles tot',
    'Streikt ihr morgen?',
    'Ihr spinnt doch',
    'how does the scanner work',
    'Do you have Frozen on DVD?',
    'Is the author dead?',
    'Mein Drucker streikt',
    'Mein Reader stürzt ab',
  ])('is not what “%s” is', (text) => expect(faultsTold(text)).toEqual([]));

  test('is answered in English, too', () => {
    expect(draft('Your contact form is broken', 'contact_location', { language: 'en' }).answerId).toBe('kontakt');
    expect(draft('The eBirke app is broken', 'elending', { language: 'en' }).answerId).toBe('ebirke');
  });
});

test.each<[string, Intent]>([
  ['im Keller', 'rooms_it'],
  ['nein danke', 'praise'],
])('“%s” asks for nothing: no draft', (text, intent) => expect(draft(text, intent).text).toBeNull());

describe('the hours of a day', () => {
  test.each<[string, string, boolean]>([
    ['Am 17. Dezember offen?', 'de', true],
    ['Are you closed on Boxing Day?', 'en', true],
    ['¿Abren el sábado?', 'es', true],
    ['¿Estarán cerrados el próximo sábado?', 'es', true],
    ['Siete aperti sabato?', 'it', true],
    ['Was läuft am Samstag?', 'de', false],
  ])('are sure for “%s” (%s): %s, even where triage is not', (text, language, sure) => {
    for (const intent of ['opening_hours', 'closure'] as const) {
      const { answerId } = draft(text, intent, { language, abstained: true, confidence: 0.5 });
      expect(answerId === 'opening-hours').toBe(sure);
    }
  });

  test('are told where they are asked for behind something else', () => {
    const { text } = draft('Meine Vorbestellung liegt bis 5.12. bereit, habt ihr am Samstag offen?', 'reservation');
    expect(text).toMatch(/Samstag.*10–15 Uhr/);
  });

  test.each(['hän ihr morn uff?', 'Hen ihr am smastag offe?', 'seid ihr mrogen geöfnet'])(
    'are told for “%s”',
    (text) => {
      expect(draft(text, 'opening_hours').answerId).toBe('opening-hours');
    },
  );

  test('are not told of a place that is none of ours', () => {
    const { text, alternatives } = draft('Ist die Bibliothek in Dortmund morgen offen?', 'opening_hours');
    expect(text).toBeNull();
    expect(alternatives[0]?.answerId).toBe('opening-hours');
  });

  test('are not told to whoever asks for something that they say nothing of', () => {
    expect(draft('Schnell: Kopierer defekt, Formular muss heute raus', 'closure').answerId).not.toBe('opening-hours');
  });
});

describe('whoever asks for a title', () => {
  test.each<[string, Partial<Tag>]>([
    ['Habt ihr Noten für Klarinette, Mozart KV 622?', {}],
    ['Der Film "Gullivers Reisen" von 1996, habt ihr den auf DVD?', {}],
    ['Ich such ein Buch über Brandschutz in Gebäuden', {}],
    ['Das Buch "Effi Briest" von Fontane, habt ihr das?', {}],
    ['Do you have a book on medieval ironwork in Westphalia?', { language: 'en' }],
    ['Macie polskie gazety?', { language: 'pl' }],
  ])('“%s” is told how any is found', (text, more) => {
    expect(draft(text, 'catalogue', more).answerId).toBe('katalog');
  });

  test.each<[string, Partial<Tag>]>([
    ['Könnt ihr mir ein Buch empfehlen für eine Neunjährige, die Pferde liebt?', {}],
    ['Das Buch "Effi Briest" von Fontane, habt ihr das?', { confidence: 0.6 }],
  ])('“%s” is not, where something else is asked or the topic unsure', (text, more) => {
    expect(draft(text, 'catalogue', more).text).toBeNull();
  });
});

test('a branch’s own numbers are drafted, however unsure triage is', () => {
  const { answerId, text } = draft('Rufnummer Mühlenbach?', 'contact_location', { abstained: true, confidence: 0.5 });
  expect(answerId).toBe('branch-contact');
  expect(text).toContain('02999 5550-30');
});

describe('each of several questions is read by itself', () => {
  const guesses: [RegExp, Intent][] = [
    [/druck|print/i, 'rooms_it'],
    [/kostet|price/i, 'fees'],
    [/offen|auf\b|open/i, 'opening_hours'],
    [/leihen|borrow/i, 'borrowing_return'],
  ];
  const judge = (text: string) => {
    const [, intent] = guesses.findLast(([pattern]) => pattern.test(text)) ?? [];
    return { intent: intent ?? 'smalltalk', confidence: 0.95, abstained: intent === undefined };
  };
  const several = (text: string, language = 'de') => {
    const tag: Tag = {
      ...{ language, intent: 'opening_hours', confidence: 0.9, abstained: false },
      ...{ also: [], danger: null, upset: false },
    };
    return makeDraft(library, { text, channel: 'x-dm', turns: 1, fits: () => true, judge }, tag, now);
  };

  test('a branch that is named says where, and not what is asked for', () => {
    const { text, answers } = several('Kann ich in Mühlenbach etwas drucken und habt ihr da donnerstags offen?');
    expect(answers).toEqual({ asked: 2, answered: 2 });
    expect(text).toMatch(/Drucken und Kopieren[\s\S]*Mühlenbach.*10–12/);
    expect(text).not.toContain('Nordviertel');
  });

  test('questions between commas are told apart', () => {
    const german = several('Was kostet die Jahreskarte, kann ich hier Fotos drucken und ist am Freitag offen?');
    expect(german.answers).toEqual({ asked: 3, answered: 3 });
    const english = several('What is the price of a yearly card, can I print here and are you open on Friday?', 'en');
    expect(english.answers).toEqual({ asked: 3, answered: 3 });
  });

  test('no more is claimed than was answered', () => {
    const unclear = several('Was kostet die Jahreskarte und wer war gestern der Clown?');
    expect(unclear.answers).toEqual({ asked: 2, answered: 1 });
    const twice = several('Kann ich hier drucken? Und kann ich hier auch etwas ausdrucken?');
    expect(twice.answers).toEqual({ asked: 2, answered: 1 });
  });
});
