import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortNames } from '../../core/asked-about.ts';
import type { LibrarySettings } from '../../core/library.ts';
import { openingAnswer } from '../../core/opening-answer.ts';
import { anyBranch, anyChange, anyDay, closed, openMinutes, threeBranches } from '../support/three-branches.ts';

/** Monday. */
const monday = Date.parse('2026-11-23T11:05:00+01:00');
/** Before any house opens: later on, what is over of today is told no more. */
const mondaysBeginning = Date.parse('2026-11-23T00:00:00+01:00');
const christmas = [
  closed('2026-12-24', '2027-01-01', ['mitte', 'gerresheim', 'bilk'], 'Weihnachtspause', 'Christmas break'),
];

interface About {
  intent?: string;
  also?: string[];
  language?: string;
  at?: number;
  settings?: Partial<LibrarySettings>;
}
const answerTo = (text: string, { intent = 'opening_hours', also = [], language = 'de', at, settings }: About = {}) =>
  openingAnswer(threeBranches(settings), { text, intent, also, language }, at ?? monday);
const told = (text: string, about?: About) => answerTo(text, about)?.text;

describe('a day that is named', () => {
  test('has the hours of every branch in one message', () => {
    expect(told('Habt ihr heute offen?')).toBe(
      'Heute, Montag, 23. November: Zentralbibliothek geschlossen, Gerresheim geschlossen, Bilk 14–18 Uhr.',
    );
    expect(told('Habt ihr morgen offen?')).toBe(
      'Morgen, Dienstag, 24. November: Zentralbibliothek 10–19 Uhr, Gerresheim 14–18 Uhr, Bilk geschlossen.',
    );
  });

  test('has those of the branch that is named, by its whole name', () => {
    expect(told('Sonntag in Gerresheim?')).toBe('Sonntag, 29. November: Stadtteilbücherei Gerresheim geschlossen.');
    expect(told('Samstag in Gerresheim oder in Bilk?')).toBe(
      'Samstag, 28. November: Gerresheim 10–13 Uhr, Bilk geschlossen.',
    );
  });

  test('tells all the times of a day, and minutes where there are some', () => {
    expect(told('Donnerstag am Markt?')).toBe(
      'Donnerstag, 26. November: Zentralbibliothek am Markt 10–13 und 14:30–19 Uhr.',
    );
  });

  test('tells why all is closed: a holiday by its name, a closure by its reason', () => {
    expect(told('Ostermontag?')).toBe('Montag, 29. März: alle Häuser geschlossen (Ostermontag).');
    expect(told('am 3. Oktober')).toBe(
      'Sonntag, 3. Oktober 2027: alle Häuser geschlossen (Tag der Deutschen Einheit).',
    );
    expect(told('24.12. auf?', { settings: { closures: christmas } })).toBe(
      'Donnerstag, 24. Dezember: alle Häuser geschlossen (Weihnachtspause).',
    );
  });

  test('follows the law of the Land', () => {
    expect(told('Fronleichnam am Markt?', { settings: { land: 'HH' } })).toBe(
      'Donnerstag, 27. Mai 2027: Zentralbibliothek am Markt 10–13 und 14:30–19 Uhr.',
    );
  });

  test('follows extra openings', () => {
    const extraOpenings = [{ date: '2026-11-29', branch: 'bilk', hours: ['14:00-18:00'] }];
    expect(told('Sonntag?', { settings: { extraOpenings } })).toBe(
      'Sonntag, 29. November: Zentralbibliothek geschlossen, Gerresheim geschlossen, Bilk 14–18 Uhr.',
    );
  });

  test('tells of days in a row as one where they are alike', () => {
    expect(told('vom 27. bis 31. Dezember?', { settings: { closures: christmas } })).toBe(
      'Sonntag, 27. – Donnerstag, 31. Dezember: alle Häuser geschlossen (Weihnachtspause).',
    );
    expect(told('dieses Wochenende?')).toBe(
      'Samstag, 28. November: Zentralbibliothek 10–15 Uhr, Gerresheim 10–13 Uhr, Bilk geschlossen. Sonntag, 29. November: alle Häuser geschlossen.',
    );
  });

  test('tells no day as closed for what closes the one beside it', () => {
    expect(told('28. und 29. März?')).toBe(
      'Sonntag, 28. März: alle Häuser geschlossen. Montag, 29. März: alle Häuser geschlossen (Ostermontag).',
    );
    const closures = [closed('2026-12-24', '2026-12-24', ['mitte', 'gerresheim', 'bilk'], 'Inventur', 'Stocktaking')];
    expect(told('24. bis 26. Dezember am Markt?', { settings: { closures } })).toBe(
      'Zentralbibliothek am Markt: Donnerstag, 24. Dezember, geschlossen (Inventur); Freitag, 25. – Samstag, 26. Dezember, geschlossen (1. Weihnachtstag; 2. Weihnachtstag).',
    );
  });

  test('names a branch once where it tells of several of its days', () => {
    expect(told('nächste Woche in Bilk?')).toBe(
      'Stadtteilbücherei Bilk: Montag, 30. November, 14–18 Uhr; Dienstag, 1. – Sonntag, 6. Dezember, geschlossen.',
    );
  });

  test('is the day in the zone of the library, whatever it is elsewhere', () => {
    expect(told('heute?', { at: Date.parse('2026-11-23T23:30:00Z') })).toMatch(/^Heute, Dienstag, 24. November:/);
    expect(told('heute?', { at: Date.parse('2026-11-23T22:59:00Z') })).toMatch(
      /^Jetzt, Montag, 23. November, 23:59 Uhr:/,
    );
  });

  test('tells what it did not understand beside it', () => {
    expect(answerTo('Samstag und am Brückentag?')?.unread).toBe('am Brückentag');
    expect(answerTo('Samstag?')?.unread).toBeNull();
  });
});

describe('a feast of several days with a closure around it', () => {
  const settings = { closures: christmas };

  test.each([
    ['Wie lange habt ihr über Weihnachten zu?', 'de'],
    ['zwischen den Jahren', 'de'],
    ['When is the christmas break?', 'en'],
    ['are you open over Christmas?', 'en'],
    ['xmas?', 'en'],
  ])('%s: all of the closure is told, and when each branch reopens', (text, language) => {
    expect(told(text, { settings, language })).toBe(
      language === 'de'
        ? 'Donnerstag, 24. Dezember 2026 – Freitag, 1. Januar 2027: alle Häuser geschlossen (Weihnachtspause). Samstag, 2. Januar: Zentralbibliothek 10–15 Uhr, Gerresheim 10–13 Uhr. Montag, 4. Januar: Bilk 14–18 Uhr.'
        : 'Thursday 24 December 2026 – Friday 1 January 2027: all branches closed (Christmas break). Saturday 2 January: Zentralbibliothek 10 am–3 pm, Gerresheim 10 am–1 pm. Monday 4 January: Bilk 2–6 pm.',
    );
  });

  test('of one branch alone, too, from today on, and opened on one of its days', () => {
    const at = Date.parse('2026-12-29T10:00:00+01:00');
    const extraOpenings = [{ date: '2026-12-30', branch: 'bilk', hours: ['14:00-16:00'] }];
    expect(told('Bilk zwischen den Jahren?', { at, settings: { ...settings, extraOpenings } })).toBe(
      'Stadtteilbücherei Bilk: Heute, Dienstag, 29. Dezember, geschlossen (Weihnachtspause); Morgen, Mittwoch, 30. Dezember, 14–16 Uhr; Donnerstag, 31. Dezember 2026 – Freitag, 1. Januar 2027, geschlossen (Weihnachtspause); Montag, 4. Januar, 14–18 Uhr.',
    );
  });

  test('at Easter', () => {
    const closures = [
      closed('2027-03-25', '2027-04-05', ['mitte', 'gerresheim', 'bilk'], 'Osterpause', 'Easter break'),
    ];
    expect(told('Are you closed over Easter?', { language: 'en', settings: { closures } })).toMatch(
      /^Thursday 25 March – Monday 5 April: all branches closed \(Easter break\)\. Tuesday 6 April: Zentralbibliothek 10 am–7 pm/,
    );
  });

  test('not where one of its days is asked about, nor where the closure is of other branches', () => {
    expect(told('Heiligabend auf?', { settings })).toBe(
      'Donnerstag, 24. Dezember: alle Häuser geschlossen (Weihnachtspause).',
    );
    const closures = [closed('2026-12-24', '2027-01-09', ['bilk'])];
    expect(told('Über Weihnachten am Markt auf?', { settings: { closures } })).not.toContain('Januar');
  });
});

describe('a span of more than a week', () => {
  const settings = { closures: christmas };

  test('within a closure is told as that', () => {
    expect(told('Habt ihr vom 24. bis 31. Dezember auf?', { settings })).toBe(
      'Donnerstag, 24. – Donnerstag, 31. Dezember: alle Häuser geschlossen (Weihnachtspause).',
    );
  });

  test('has the usual hours beside what is not as usual', () => {
    expect(told('vom 24. bis 31. Dezember?')).toBe(
      'Freitag, 25. – Samstag, 26. Dezember: alle Häuser geschlossen (1. Weihnachtstag; 2. Weihnachtstag). Sonst wie üblich: Zentralbibliothek Di 10–19 Uhr, Do 10–13 und 14:30–19 Uhr, Sa 10–15 Uhr; Gerresheim Di 14–18 Uhr, Sa 10–13 Uhr; Bilk Mo 14–18 Uhr.',
    );
    expect(told('between Dec 24 and Jan 2?', { settings, language: 'en' })).toBe(
      'Thursday 24 December 2026 – Friday 1 January 2027: all branches closed (Christmas break). Otherwise as usual: Zentralbibliothek Tue 10 am–7 pm, Thu 10 am–1 pm and 2.30–7 pm, Sat 10 am–3 pm; Gerresheim Tue 2–6 pm, Sat 10 am–1 pm.',
    );
    expect(told('Bilk 20.12. bis 6.1.?', { settings })).toMatch(
      /^Stadtteilbücherei Bilk: Donnerstag, 24\. Dezember 2026 – .*; sonst wie üblich, Mo 14–18 Uhr\.$/,
    );
  });

  test('has them alone where all is as usual', () => {
    expect(told('1. bis 20. Februar in Gerresheim?')).toBe(
      'Montag, 1. – Samstag, 20. Februar: Stadtteilbücherei Gerresheim Di 14–18 Uhr, Sa 10–13 Uhr.',
    );
  });

  test('tells of the branch alone that is not as usual, and what else opens', () => {
    const change = {
      closures: [closed('2027-01-24', '2027-03-01', ['bilk'])],
      extraOpenings: [{ date: '2027-02-07', branch: 'mitte', hours: ['13:00-18:00'] }],
    };
    const text = told('vom 1. bis 20. Februar?', { settings: change });
    expect(text).toContain('Sonntag, 7. Februar: Zentralbibliothek 13–18 Uhr, Bilk geschlossen');
    expect(text).not.toContain('alle Häuser');
    const closures = [closed('2027-01-24', '2027-03-01', ['mitte', 'gerresheim'])];
    expect(told('vom 1. bis 20. Februar?', { settings: { closures } })).toBe(
      'Montag, 1. – Samstag, 20. Februar: Zentralbibliothek geschlossen (Inventur), Gerresheim geschlossen (Inventur). Sonst wie üblich: Bilk Mo 14–18 Uhr.',
    );
  });

  test('says no more than that the rest is as usual where the hours do not fit', () => {
    const [first, ...others] = threeBranches().branches;
    const times = (n: number) => [`0${n}:15-12:1${n}`, `13:4${n}-17:45`, '18:30-20:15'];
    const hours = { ...first?.hours, mon: times(1), tue: times(2), wed: times(3), thu: times(4), fri: times(5) };
    const branches = [{ ...first, hours }, ...others] as LibrarySettings['branches'];
    expect(told('vom 20.12. bis 6.1.?', { settings: { ...settings, branches } })).toBe(
      'Donnerstag, 24. Dezember 2026 – Freitag, 1. Januar 2027: alle Häuser geschlossen (Weihnachtspause). Sonst wie üblich.',
    );
    expect(told('am Markt vom 20.12. bis 6.1.?', { settings: { ...settings, branches }, language: 'en' })).toMatch(
      /; otherwise as usual\.$/,
    );
  });
});

describe('now', () => {
  test('tells until when it is open, or when it opens next', () => {
    expect(told('seid ihr jetzt noch da?', { at: Date.parse('2026-11-24T15:00:00+01:00') })).toBe(
      'Jetzt, Dienstag, 24. November, 15 Uhr: Zentralbibliothek geöffnet bis 19 Uhr, Gerresheim geöffnet bis 18 Uhr, Bilk geschlossen (öffnet Montag um 14 Uhr).',
    );
    expect(told('Bilk jetzt offen?')).toBe(
      'Jetzt, Montag, 23. November, 11:05 Uhr: Stadtteilbücherei Bilk geschlossen (öffnet um 14 Uhr).',
    );
  });

  test('tells why it is closed, and the date of an opening that is far away', () => {
    const at = Date.parse('2026-12-24T11:00:00+01:00');
    expect(told('Markt jetzt auf?', { at, settings: { closures: christmas } })).toBe(
      'Jetzt, Donnerstag, 24. Dezember, 11 Uhr: Zentralbibliothek am Markt geschlossen (Weihnachtspause; öffnet Samstag, 2. Januar um 10 Uhr).',
    );
  });

  test('goes before other days', () => {
    expect(told('Bilk jetzt offen oder morgen?')).toBe(
      'Stadtteilbücherei Bilk: Jetzt, Montag, 23. November, 11:05 Uhr, geschlossen (öffnet um 14 Uhr); Morgen, Dienstag, 24. November, geschlossen.',
    );
  });
});

describe('a closure in force, where no day is named', () => {
  const floor = closed('2026-11-16', '2026-11-28', ['gerresheim'], 'neuer Fußboden', 'new flooring');
  const settings = { closures: [floor] };

  test.each([
    ['Wann hat Gerresheim auf?', 'opening_hours'],
    ['Wann macht Gerresheim wieder auf?', 'opening_hours'],
    ['Warum ist Gerresheim jetzt zu?', 'closure'],
  ])('%s: goes first, with its reason and the next opening', (text, intent) => {
    expect(told(text, { intent, settings })).toBe(
      'Stadtteilbücherei Gerresheim: Montag, 23. – Samstag, 28. November, geschlossen (neuer Fußboden); Dienstag, 1. Dezember, 14–18 Uhr; sonst wie üblich, Di 14–18 Uhr, Sa 10–13 Uhr.',
    );
  });

  test('in English', () => {
    expect(told('When does Gerresheim reopen?', { intent: 'closure', language: 'en', settings })).toMatch(
      /^Stadtteilbücherei Gerresheim: Monday 23 November – Saturday 28 November, closed \(new flooring\); Tuesday 1 December, 2–6 pm; /,
    );
  });

  test('is told of the branches that are closed, before the usual hours of the others', () => {
    expect(told('Wann habt ihr auf?', { settings })).toBe(
      'Montag, 23. – Samstag, 28. November: Gerresheim geschlossen (neuer Fußboden). Dienstag, 1. Dezember: Gerresheim 14–18 Uhr. Sonst wie üblich: Zentralbibliothek Di 10–19 Uhr, Do 10–13 und 14:30–19 Uhr, Sa 10–15 Uhr; Bilk Mo 14–18 Uhr.',
    );
    expect(told('Wann hat Bilk auf?', { settings })).toBeUndefined();
  });

  test('of all branches, with an opening amid it', () => {
    const at = Date.parse('2026-12-28T10:00:00+01:00');
    const extraOpenings = [{ date: '2026-12-30', branch: 'bilk', hours: ['14:00-16:00'] }];
    expect(told('Bis wann habt ihr auf?', { at, settings: { closures: christmas } })).toMatch(
      /^Montag, 28. Dezember 2026 – Freitag, 1. Januar 2027: alle Häuser geschlossen.*Samstag, 2. Januar: .* Montag, 4. Januar: Bilk 14–18 Uhr/,
    );
    expect(told('Wann hat Bilk auf?', { at, settings: { closures: christmas, extraOpenings } })).toMatch(
      /Mittwoch, 30. Dezember, 14–16 Uhr; Donnerstag, 31. Dezember 2026 – Freitag, 1. Januar 2027, geschlossen/,
    );
  });

  test('not where the usual hours would be left out, nor where another time is meant', () => {
    const closures = [closed('2026-11-16', '2026-11-28', ['bilk'])];
    const often = (at: number) => [`0${at}:15-12:45`, '13:15-17:45', '18:15-20:45'];
    const branches = threeBranches().branches.map((each, i) => ({
      ...each,
      hours: { ...each.hours, mon: often(i), wed: often(i + 1), thu: often(i + 2), fri: often(i + 3) },
    }));
    expect(told('Wann habt ihr auf?', { settings: { closures, branches } })).toBeUndefined();
    expect(told('Wann hat Gerresheim in den Ferien auf?', { settings })).toBeUndefined();
    expect(told('Warum ist Gerresheim montags zu?', { intent: 'closure', settings })).toBeUndefined();
    expect(
      told('Muss ich Gerresheims Bücher zurückgeben, wenn zu ist?', { intent: 'closure', settings }),
    ).toBeUndefined();
  });
});

describe('the next opening', () => {
  const at = Date.parse('2026-11-29T11:00:00+01:00');
  test.each([
    ['Wann habt ihr das nächste Mal auf?', 'de'],
    ['wann macht ihr wieder auf', 'de'],
    ['Ab wann ist wieder geöffnet?', 'de'],
    ['When are you open again?', 'en'],
    ['When do you next open?', 'en'],
    ['When do you reopen?', 'en'],
  ])('%s: is that from this moment on', (text, language) => {
    expect(told(text, { at, language })).toMatch(
      /^(?:Jetzt|Now), S.*(?:öffnet Dienstag um 10 Uhr|opens Tuesday at 10 am)/,
    );
  });

  test.each(['Wann habt ihr auf?', 'Wann macht ihr nach der Renovierung wieder auf?', 'When do you open?'])(
    '%s: is not asked for',
    (text) => expect(told(text, { at })).toBeUndefined(),
  );
});

describe('today, after closing', () => {
  test.each([
    [
      'Habt ihr heute noch auf?',
      'de',
      /^Jetzt, Dienstag, 24. November, 19:30 Uhr: Zentralbibliothek geschlossen \(öffnet Donnerstag um 10 Uhr\)/,
    ],
    [
      'Is Gerresheim still open today?',
      'en',
      /^Now, Tuesday 24 November, 7.30 pm: Stadtteilbücherei Gerresheim closed \(opens Saturday at 10 am\)/,
    ],
    ['Heute oder morgen in Gerresheim?', 'de', /Jetzt, .*geschlossen \(öffnet Samstag um 10 Uhr\); Morgen, Mittwoch/],
    ['Stand vor der Tür, hattet ihr heute offen?', 'de', /^Heute, Dienstag, 24. November: Zentralbibliothek 10–19 Uhr/],
    ['Hat Bilk heute noch auf?', 'de', /^Heute, Dienstag, 24. November: Stadtteilbücherei Bilk geschlossen\./],
  ])('%s', (text, language, expected) => {
    expect(told(text, { language, at: Date.parse('2026-11-24T19:30:00+01:00') })).toMatch(expected);
  });

  test('not while one of the houses that are meant is open', () => {
    const at = Date.parse('2026-11-24T18:30:00+01:00');
    expect(told('Habt ihr heute noch auf?', { at })).toMatch(/^Heute, Dienstag/);
    expect(told('Hat Gerresheim heute noch auf?', { at })).toMatch(/^Jetzt, .* geschlossen/);
  });
});

describe('a weekday in general', () => {
  test('is told as usual', () => {
    expect(told('Habt ihr samstags auf?')).toBe(
      'Samstags: Zentralbibliothek 10–15 Uhr, Gerresheim 10–13 Uhr, Bilk geschlossen.',
    );
  });

  test('has the next such day with it where that is not as usual', () => {
    expect(told('samstags?', { at: Date.parse('2026-12-22T10:00:00+01:00') })).toBe(
      'Samstags: Zentralbibliothek 10–15 Uhr, Gerresheim 10–13 Uhr, Bilk geschlossen. Samstag, 26. Dezember: alle Häuser geschlossen (2. Weihnachtstag).',
    );
  });
});

describe('no answer', () => {
  test.each([
    ['without a day', 'Wann habt ihr auf?', {}],
    ['on a day that is not understood', 'Habt ihr am 31.2. auf?', {}],
    ['to another matter', 'Verlängern bis Samstag?', { intent: 'renewal' }],
    ['about a machine', 'Ist der Aufzug heute kaputt?', {}],
    ['to a closure without a day', 'Warum ist jetzt zu?', { intent: 'closure' }],
    ['to a closure on a weekday in general', 'Warum ist montags zu?', { intent: 'closure' }],
  ])('%s', (_, text, about) => {
    expect(answerTo(text, about)).toBeNull();
  });
});

test('a closure on a named day is answered, and hours that are asked for beside another matter', () => {
  expect(told('Ist morgen zu?', { intent: 'closure' })).toMatch(/^Morgen, Dienstag/);
  expect(told('Verlängern? Und morgen offen?', { intent: 'renewal', also: ['opening_hours'] })).toMatch(/^Morgen/);
});

describe('in the language of the patron', () => {
  const settings = { closures: christmas };

  test.each([
    ['en', 'Today, Monday 23 November: Zentralbibliothek closed, Gerresheim closed, Bilk 2–6 pm.'],
    ['tr', 'Bugün, 23 Kasım Pazartesi: Zentralbibliothek kapalı, Gerresheim kapalı, Bilk 14:00–18:00.'],
    ['ar', 'اليوم، الاثنين، 23 نوفمبر: Zentralbibliothek مغلقة، Gerresheim مغلقة، Bilk من 14:00 إلى 18:00.'],
    ['es', 'Hoy, lunes, 23 de noviembre: Zentralbibliothek cerrada, Gerresheim cerrada, Bilk 14:00–18:00.'],
    ['fr', 'Aujourd’hui, lundi 23 novembre\u00a0: Zentralbibliothek fermée, Gerresheim fermée, Bilk 14:00–18:00.'],
    ['it', 'Oggi, lunedì 23 novembre: Zentralbibliothek chiusa, Gerresheim chiusa, Bilk 14:00–18:00.'],
    ['pl', 'Dziś, poniedziałek, 23 listopada: Zentralbibliothek nieczynne, Gerresheim nieczynne, Bilk 14:00–18:00.'],
    ['uk', 'Сьогодні, понеділок, 23 листопада: Zentralbibliothek зачинено, Gerresheim зачинено, Bilk 14:00–18:00.'],
    ['ru', 'Сегодня, понедельник, 23 ноября: Zentralbibliothek закрыто, Gerresheim закрыто, Bilk 14:00–18:00.'],
  ])('%s', (language, text) => {
    expect(told('heute', { language })).toBe(text);
  });

  test('one that is not known has the staff’s, and all the others are there too', () => {
    const answer = answerTo('heute', { language: 'nl' });
    expect(answer?.text).toBe(answer?.texts.de);
    expect(Object.keys(answer?.texts ?? {})).toEqual(['de', 'en', 'tr', 'ar', 'es', 'fr', 'it', 'pl', 'uk', 'ru']);
    expect(told('heute', { language: 'nl', settings: { staffLanguage: 'en' } })).toMatch(/^Today/);
  });

  test('English tells noon and halves of a day apart', () => {
    const extraOpenings = [{ date: '2026-11-29', branch: 'bilk', hours: ['10:00-12:00', '12:30-14:30'] }];
    expect(told('Sunday in Bilk?', { language: 'en', settings: { extraOpenings } })).toBe(
      'Sunday 29 November: Stadtteilbücherei Bilk 10 am–noon and 12.30–2.30 pm.',
    );
  });

  test('French writes the first of a month as the first', () => {
    const french = (text: string) => answerTo(text, { language: 'fr' })?.texts.fr;
    expect(french('ouvert le 1er janvier ?')).toMatch(/^Vendredi 1er janvier\u00a0:/);
    expect(french('1.1.-3.1.')).toMatch(/1er.*3 janvier/);
    expect(french('ouvert le 11 janvier ?')).toMatch(/^Lundi 11 janvier\u00a0:/);
  });

  test('holidays have their names in German and English, elsewhere they are holidays', () => {
    const texts = answerTo('Ostermontag?')?.texts;
    expect(texts?.en).toBe('Monday 29 March: all branches closed (Easter Monday).');
    expect(texts?.fr).toBe('Lundi 29 mars\u00a0: toutes les bibliothèques fermées (jour férié).');
  });

  test('the reason for a closure is not translated by a machine', () => {
    expect(answerTo('24.12.', { settings })?.texts).toMatchObject({
      en: 'Thursday 24 December: all branches closed (Christmas break).',
      it: 'Giovedì 24 dicembre: tutte le sedi chiuse.',
    });
    const sentence = 'Die Heizung ist ausgefallen.';
    const closures = [closed('2026-11-24', '2026-11-24', ['gerresheim'], sentence, sentence)];
    const texts = answerTo('morgen in Gerresheim?', { settings: { closures } })?.texts;
    expect(texts?.de).toMatch(/Gerresheim geschlossen \(Die Heizung ist ausgefallen\)\.$/);
    expect(texts?.en).toMatch(/Gerresheim closed \(“Die Heizung ist ausgefallen”\)\.$/);
  });
});

describe('what does not fit', () => {
  const places = ['Altstadt', 'Benrath', 'Derendorf', 'Eller', 'Flingern', 'Garath', 'Hassels', 'Kaiserswerth'];
  const many = (hours: (place: number) => string[]) => ({
    branches: places.map((place, i) => {
      const [branch] = threeBranches().branches;
      if (branch === undefined) throw new Error('The library has no branch');
      const week = { ...branch.hours, fri: hours(i) };
      return { ...branch, id: place.toLowerCase(), name: `Stadtteilbücherei ${place}`, address: 'Weg', hours: week };
    }),
  });

  test('is told of together where branches are alike', () => {
    expect(told('Freitag?', { settings: many((i) => (i < 6 ? ['14:00-18:00', '18:30-20:00'] : [])) })).toBe(
      'Freitag, 27. November: Altstadt, Benrath, Derendorf, Eller, Flingern und Garath 14–18 und 18:30–20 Uhr, Hassels und Kaiserswerth geschlossen.',
    );
  });

  test('is cut to the first branch, the same one in every language, where nobody named any', () => {
    const answer = answerTo('Freitag?', { settings: many((i) => [`0${i}:15-12:15`, '13:45-17:45', '18:30-20:15']) });
    expect(answer?.text).toBe(
      'Freitag, 27. November: Stadtteilbücherei Altstadt (andere Häuser: bitte fragen) 0:15–12:15, 13:45–17:45 und 18:30–20:15 Uhr.',
    );
    expect(answer?.texts.en).toContain('Friday 27 November: Stadtteilbücherei Altstadt (other branches: please ask)');
  });

  test('is cut so over several days, too, and nothing is said of others where a branch was named', () => {
    const week = {
      ...threeBranches().branches[0]?.hours,
      mon: ['08:00-09:30'],
      wed: ['08:00-09:15'],
      fri: ['08:00-09:45'],
    };
    const [first, ...others] = threeBranches().branches;
    const settings = { branches: [{ ...first, hours: week }, ...others] as LibrarySettings['branches'] };
    for (const [language, said] of [
      ['de', '(andere Häuser: bitte fragen): Mo., 30. Nov.'],
      ['tr', '(diğer şubeleri bize sorun): '],
    ] as const) {
      expect(told('nächste Woche?', { language, settings })).toContain(`Zentralbibliothek am Markt ${said}`);
    }
    expect(told('nächste Woche am Markt?', { settings })).toMatch(/^Zentralbibliothek am Markt: Mo/);
  });

  test('is no answer where the branches were named', () => {
    const text = `Freitag in ${places.join(', ')}?`;
    expect(answerTo(text, { settings: many((i) => [`0${i}:15-12:15`, '13:45-17:45', '18:30-20:15']) })).toBeNull();
  });

  test('leaves a reason out that is too long', () => {
    const closures = [closed('2026-11-24', '2026-11-24', ['bilk'], 'Grund '.repeat(60))];
    expect(told('morgen in Bilk?', { settings: { closures } })).toBe(
      'Morgen, Dienstag, 24. November: Stadtteilbücherei Bilk geschlossen.',
    );
  });
});

describe('the short name of a branch', () => {
  const names = (...given: string[]) => {
    const [branch] = threeBranches().branches;
    if (branch === undefined) throw new Error('The library has no branch');
    const branches = given.map((name, i) => ({ ...branch, id: `b${i}`, name, address: 'Weg' }));
    return [...shortNames(branches).values()];
  };

  test('is what no other branch is called', () => {
    expect(names('Zentralbibliothek am Markt', 'Zweigstelle Nordviertel', 'Zweigstelle Alte Post')).toEqual([
      'Zentralbibliothek',
      'Nordviertel',
      'Alte Post',
    ]);
    expect(names('Bücherei am Wall', 'Bücherei unter den Linden')).toEqual(['Wall', 'Linden']);
  });

  test('is the whole name where that would not tell them apart', () => {
    expect(names('Bücherei Süd', 'Bücherei Ost')).toEqual(['Bücherei Süd', 'Bücherei Ost']);
  });
});

/** The open minutes as the German words tell them: "10–13 und 14:30–19 Uhr". */
function minutesTold(text: string): boolean[] {
  const minutes = (clock: string) => Number(clock.split(':')[0]) * 60 + Number(clock.split(':')[1] ?? 0);
  const periods = [...text.matchAll(/(\d[\d:]*)–(\d[\d:]*)/g)].map(([, from = '', to = '']) => [from, to].map(minutes));
  return Array.from({ length: 1440 }, (_, at) => periods.some(([from = 0, to = 0]) => from <= at && at < to));
}

test('for any day within three years and any branch it tells the minutes that the settings say', () => {
  fc.assert(
    fc.property(anyChange, anyBranch, anyDay, (settings, id, date) => {
      const library = threeBranches(settings);
      for (const asked of [date, ...settings.extraOpenings.map((each) => each.date)]) {
        const [year, month, number] = asked.split('-').map(Number);
        const text = `Habt ihr in ${library.branches.find((each) => each.id === id)?.name} am ${number}.${month}.${year} offen?`;
        const question = { text, intent: 'opening_hours', also: [], language: 'de' };
        const answer = openingAnswer(library, question, mondaysBeginning);
        expect(answer?.text).toContain(
          `${number}. ${new Date(asked).toLocaleDateString('de', { month: 'long', timeZone: 'UTC' })}`,
        );
        const open = openMinutes(library, id, asked);
        expect(minutesTold(answer?.text ?? '')).toEqual(open);
        expect(answer?.text.includes('geschlossen')).toBe(!open.includes(true));
      }
    }),
  );
});

test('at any minute it says open where the settings say so', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(anyChange, anyBranch, anyDay, minute, (settings, id, date, at) => {
      const library = threeBranches({ ...settings, timezone: 'UTC' });
      const name = library.branches.find((each) => each.id === id)?.name;
      const asked = { text: `${name} jetzt offen?`, intent: 'opening_hours', also: [], language: 'de' };
      const answer = openingAnswer(library, asked, Date.parse(date) + at * 60_000);
      const open = openMinutes(library, id, date);
      expect(answer?.text.includes('geöffnet bis')).toBe(open[at]);
      const closing = open.indexOf(false, at);
      if (open[at] && closing > 0) {
        const clock = `${Math.floor(closing / 60)}${closing % 60 === 0 ? '' : `:${String(closing % 60).padStart(2, '0')}`}`;
        expect(answer?.text).toContain(`geöffnet bis ${clock} Uhr`);
      }
    }),
  );
});

test('whatever is written, each text fits and nothing is thrown', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '24.12.',
      '31.2.',
      '20.12. bis 6.1.',
      'Montag',
      'montags',
      'nächste Woche',
      'jetzt',
      'Ostern',
      'Bilk',
      'mitte',
      'und',
    ),
  );
  const intent = fc.constantFrom('opening_hours', 'closure', 'renewal');
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' '));
  fc.assert(
    fc.property(
      text,
      intent,
      fc.constantFrom('de', 'ar', 'nl', '__proto__'),
      anyChange,
      (said, about, language, settings) => {
        const answer = openingAnswer(
          threeBranches(settings),
          { text: said, intent: about, also: [], language },
          monday,
        );
        expect(Object.values(answer?.texts ?? {}).every((each) => each.length <= 270)).toBe(true);
        if (answer !== null) expect(Object.values(answer.texts)).toContain(answer.text);
      },
    ),
  );
});
