import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysAsked, nextWeekday, withoutDays } from '../../core/day-asked.ts';
import { anyDay } from '../support/three-branches.ts';

/** Monday. */
const monday = '2026-11-23';
const days = (text: string, today = monday) => daysAsked(text, today).days;

describe('days near by', () => {
  test.each([
    ['Habt ihr heute offen?', ['2026-11-23']],
    ['Habts ihr heut no offen?', ['2026-11-23']],
    ['Heute Morgen offen?', ['2026-11-23']],
    ['Habt ihr morgen offen?', ['2026-11-24']],
    ['Seid ihr morgen früh da?', ['2026-11-24']],
    ['uebermorgen auf?', ['2026-11-25']],
    ['Samstag Morgen auf?', ['2026-11-28']],
    ['in drei Tagen', ['2026-11-26']],
    ['Ist heute jemand da oder erst morgen?', ['2026-11-23', '2026-11-24']],
    ['what time do you close tonight?', ['2026-11-23']],
    ['open tomorrow?', ['2026-11-24']],
    ['the day after tomorrow', ['2026-11-25']],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual(expected);
  });

  test.each(['Guten Morgen, habt ihr auf?', 'Morgen! Habt ihr auf?', 'jeden Morgen', 'gestern morgen war zu'])(
    'no tomorrow in %s',
    (text) => {
      expect(daysAsked(text, monday)).toMatchObject({ days: [], unread: null });
    },
  );
});

describe('mistyped and in dialect', () => {
  test.each([
    ['habta morgen uff?', ['2026-11-24']],
    ['hän ihr morn uff?', ['2026-11-24']],
    ['Hobts es moang offn?', ['2026-11-24']],
    ['Habt ihr am smastag auf', ['2026-11-28']],
    ['habt ihr mrogen geöfnet', ['2026-11-24']],
    ['SAMSATG OFFEN?', ['2026-11-28']],
    ['Ist am dienstg oder am Mitwoch offen?', ['2026-11-24', '2026-11-25']],
    ['am Donerstag bis Freittag', ['2026-11-26', '2026-11-27']],
    ['auf am Freitach?', ['2026-11-27']],
    ['hetue offen?', ['2026-11-23']],
    ['übermrogen auf?', ['2026-11-25']],
    ['nächste Woche Dientsag', ['2026-12-01']],
    ['open on wendesday?', ['2026-11-25']],
    ['are you open tommorow', ['2026-11-24']],
    ['Firday or Staurday?', ['2026-11-27', '2026-11-28']],
  ])('%s', (text, expected) => {
    expect(daysAsked(text, monday)).toMatchObject({ days: expected, unread: null });
  });

  test.each(
    [
      ['die Montage der Regale', 'Sorgen und Borgen', 'viele Leute', 'Häute und Hüte', 'ich mogen das', 'sie heulte'],
      ['Bücher von Susan Sontag', 'ein Bild von Frida', 'Sunay Demir', 'some sundry toddies', 'a toady', 'montages'],
      ['Guadn Moang, habt ihr auf?', 'Guete Morn!', 'good morn', 'in the morn', 'Dienst', 'Monat', 'Feiertagsruhe'],
    ].flat(),
  )('no day near by in %s', (text) => {
    expect(daysAsked(text, monday)).toMatchObject({ days: [], weekly: [] });
  });

  test('what was written is told, and taken away, as it was written', () => {
    expect(daysAsked('Am smastag auf?', monday).said).toBe('smastag');
    expect(withoutDays('Am smastag auf?', monday)).toBe('Am   auf?');
  });

  test.each([
    ['Ist der Friedrichsplatz am Fr offen?', 'Ist der Friedrichsplatz am   offen?'],
    ['Ist Dienst am Di?', 'Ist Dienst am  ?'],
    ['Is the Satellite open on Sat, on Sat?', 'Is the Satellite open on  , on  ?'],
  ])('the same letters in another word stay: %s', (text, left) => {
    expect(withoutDays(text, monday)).toBe(left);
  });
});

describe('weekdays', () => {
  test.each([
    ['Sonntag in Gerresheim?', ['2026-11-29']],
    ['Ist Donnerstagabend noch offen?', ['2026-11-26']],
    ['Are you open on Saturday in Nordviertel?', ['2026-11-28']],
    ['Habt ihr Mi auf?', ['2026-11-25']],
    ['am So auf?', ['2026-11-29']],
    ['bis wieviel uhr am do in der zentrale', ['2026-11-26']],
    ['Sa/So offen?', ['2026-11-28', '2026-11-29']],
    ['dieses Wochenende', ['2026-11-28', '2026-11-29']],
    ['this weekend?', ['2026-11-28', '2026-11-29']],
    ['Freitag bis Sonntag', ['2026-11-27', '2026-11-28', '2026-11-29']],
    ['kommenden Montag', ['2026-11-30']],
    ['nächsten Montag', ['2026-11-30']],
    ['from Monday to Wednesday next week', ['2026-11-30', '2026-12-01', '2026-12-02']],
    ['Freitag bis Sonntag nächster Woche', ['2026-12-04', '2026-12-05', '2026-12-06']],
    ['nächste Woche von Montag bis Mittwoch', ['2026-11-30', '2026-12-01', '2026-12-02']],
    ['nächste Woche Donnerstag', ['2026-12-03']],
    ['Thursday next week', ['2026-12-03']],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual(expected);
  });

  test('where a weekday may be either of two days, both are given', () => {
    expect(days('nächsten Mittwoch')).toEqual(['2026-11-25', '2026-12-02']);
    expect(days('next Wednesday')).toEqual(['2026-11-25', '2026-12-02']);
    expect(days('nächsten Mittwoch', '2026-11-26')).toEqual(['2026-12-02']);
    expect(days('Montag auf?')).toEqual(['2026-11-23', '2026-11-30']);
    expect(days('heute, am Montag, auf?')).toEqual(['2026-11-23']);
  });

  test('a week is seven days, this week what is left of it', () => {
    expect(days('nächste Woche')).toEqual(days('30.11. bis 6.12.'));
    expect(days('diese Woche', '2026-11-27')).toEqual(['2026-11-27', '2026-11-28', '2026-11-29']);
    expect(days('am Wochenende', '2026-11-29')).toEqual(['2026-11-29', '2026-12-05', '2026-12-06']);
  });

  test.each([
    ['montags offen?', [1]],
    ['Sonntags auch?', [7]],
    ['Are you open on Sundays?', [7]],
    ['on a Monday', [1]],
    ['jeden Freitag', [5]],
    ['an Wochenenden', [6, 7]],
    ['¿Abren los lunes?', [1]],
    ['par exemple le lundi', [1]],
    ['Cumartesi günleri', [6]],
    ['по субботам', [6]],
    ['w soboty', [6]],
    ['أيام السبت', [6]],
  ])('in general: %s', (text, weekly) => {
    expect(daysAsked(text, monday)).toMatchObject({ days: [], weekly, unread: null });
  });

  test.each([
    ['Montag, 30. offen?', ['2026-11-30']],
    ['Seid ihr am Donnerstag, den 17., da?', ['2026-12-17']],
    ['Do den 17. auf?', ['2026-12-17']],
    ['Di 1. auf?', ['2026-12-01']],
    ['am 12. (Samstag)', ['2026-12-12']],
    ['the 12th, a Saturday', ['2026-12-12']],
    ['on Tuesday the 15th', ['2026-12-15']],
    ['ouvert jeudi 17 ?', ['2026-12-17']],
    ['¿abren el martes 15?', ['2026-12-15']],
    ['24. Dezember (Donnerstag)', ['2026-12-24']],
    ['Neujahr (Freitag)', ['2027-01-01']],
    ['Dienstag, den 1. und Mittwoch, den 2.', ['2026-12-01', '2026-12-02']],
    ['am 22. und 23. auf?', ['2026-12-22', '2026-12-23']],
  ])('with a day of the month or a date: %s', (text, expected) => {
    expect(days(text)).toEqual(expected);
    expect(daysAsked(text, monday).unread).toBeNull();
  });

  test.each([
    ['in drei Wochen am Donnerstag', ['2026-12-17']],
    ['Donnerstag in drei Wochen', ['2026-12-17']],
    ['Freitag in 14 Tagen', ['2026-12-11']],
    ['zwei Wochen später am Freitag', ['2026-12-11']],
    ['Heute in einer Woche', ['2026-11-30']],
    ['morgen in zwei Wochen', ['2026-12-08']],
    ['in three weeks on Thursday', ['2026-12-17']],
    ['a week on Friday', ['2026-12-04']],
    ['Friday week', ['2026-12-04']],
    ['a fortnight from Friday', ['2026-12-11']],
    ['two weeks from tomorrow', ['2026-12-08']],
    ['übernächste Woche Freitag', ['2026-12-11']],
    ['Friday the week after next', ['2026-12-11']],
    ['nächste Woche auch noch am Freitag', ['2026-12-04']],
    ['übernächsten Montag', ['2026-12-07']],
    ['Monday after next', ['2026-12-07']],
    ['üç hafta sonra perşembe', ['2026-12-17']],
    ['vendredi dans deux semaines', ['2026-12-11']],
    ['vendredi en huit', ['2026-12-04']],
    ['vendredi de la semaine prochaine', ['2026-12-04']],
    ['dentro de dos semanas el viernes', ['2026-12-11']],
    ['el viernes de la próxima semana', ['2026-12-04']],
    ['venerdì tra tre settimane', ['2026-12-18']],
    ['za dwa tygodnie w piątek', ['2026-12-11']],
    ['через два тижні у п’ятницю', ['2026-12-11']],
    ['в пятницу через неделю', ['2026-12-04']],
    ['الجمعة بعد أسبوعين', ['2026-12-11']],
    ['gelecek hafta cuma', ['2026-12-04']],
  ])('weeks ahead: %s', (text, expected) => {
    expect(days(text)).toEqual(expected);
    expect(daysAsked(text, monday).unread).toBeNull();
  });

  test('weeks ahead on a weekday that is over this week may be either of two days', () => {
    expect(days('in zwei Wochen am Montag', '2026-11-26')).toEqual(['2026-12-07', '2026-12-14']);
    expect(days('Thursday in two weeks', '2026-11-26')).toEqual(['2026-12-10']);
  });

  test.each([
    ['am zweiten Dienstag im Januar', ['2027-01-12']],
    ['letzter Samstag im Februar', ['2027-02-27']],
    ['im Februar am ersten Freitag', ['2027-02-05']],
    ['the third Thursday of December', ['2026-12-17']],
    ['last Monday in May 2028', ['2028-05-29']],
    ['le deuxième mardi de janvier', ['2027-01-12']],
    ['el segundo martes de enero', ['2027-01-12']],
    ['drugi wtorek stycznia', ['2027-01-12']],
    ['второй вторник января', ['2027-01-12']],
    ['Ocak ayının ikinci salı günü', ['2027-01-12']],
  ])('of a month: %s', (text, expected) => {
    expect(days(text)).toEqual(expected);
    expect(daysAsked(text, monday).unread).toBeNull();
  });

  test.each([
    ['Montag nach Neujahr', ['2027-01-04']],
    ['Samstag vor Nikolaus', ['2026-12-05']],
    ['the Friday before Christmas', ['2026-12-18']],
    ['Tuesday after Easter', ['2027-03-30']],
    ['Mittwoch nach dem zweiten Advent', ['2026-12-09']],
    ['Donnerstag vor Ostern 2028', ['2028-04-13']],
  ])('beside a feast: %s', (text, expected) => {
    expect(days(text)).toEqual(expected);
    expect(daysAsked(text, monday).unread).toBeNull();
  });

  test('the one after a feast is still to come when the feast is over', () => {
    expect(days('Dienstag nach Weihnachten', '2026-12-27')).toEqual(['2026-12-29']);
  });

  test.each(['Samstag nach der Arbeit', 'Samstag vor 12 Uhr', 'Samstag 10 Uhr', 'Samstag 10.30 Uhr', 'Samstag 11-13'])(
    'with a time of the day: %s',
    (text) => {
      expect(daysAsked(text, monday)).toMatchObject({ days: ['2026-11-28'], unread: null });
    },
  );

  test.each(['Dienstag vor zwei Wochen', 'Tuesday two weeks ago', 'letzte Woche Dienstag', 'Dienstag letzter Woche'])(
    'that is over: %s',
    (text) => {
      expect(daysAsked(text, monday)).toMatchObject({ days: [], unread: null });
    },
  );

  test.each(['letzten Montag war zu', 'seit Montag zu', 'sat here for hours', 'So auf?', 'Do you open?', 'Mi casa'])(
    'no day to come in %s',
    (text) => {
      expect(daysAsked(text, monday)).toMatchObject({ days: [], weekly: [], unread: null });
    },
  );
});

describe('dates', () => {
  test.each([
    ['24.12. auf?', ['2026-12-24']],
    ['24.12 auf?', ['2026-12-24']],
    ['24.12.26 auf?', ['2026-12-24']],
    ['am 24.12. 10 Uhr', ['2026-12-24']],
    ['am 3. Oktober', ['2027-10-03']],
    ['Donnerstag, den 24. Dezember', ['2026-12-24']],
    ['Do, 24.12.?', ['2026-12-24']],
    ['am 24. auf?', ['2026-11-24']],
    ['25. und 26.12.', ['2026-12-25', '2026-12-26']],
    ['vom 24. bis 26. Dezember', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['30.12.–2.1.', ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']],
    ['December 24th', ['2026-12-24']],
    ['the 24th of December', ['2026-12-24']],
    ['Dec 24 to 26', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['between December 24 and 26', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['from December 24 to December 26', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['Dec 30 - Jan 1, 2027', ['2026-12-30', '2026-12-31', '2027-01-01']],
    ['December 24 and December 31', ['2026-12-24', '2026-12-31']],
    ['24 ile 26 Aralık arasında', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['24/12', ['2026-12-24']],
    ['24 de diciembre', ['2026-12-24']],
    ['le 24 décembre', ['2026-12-24']],
    ['24 grudnia', ['2026-12-24']],
    ['24 декабря', ['2026-12-24']],
    ['24 Aralık', ['2026-12-24']],
    ['24 ديسمبر', ['2026-12-24']],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual(expected);
  });

  test.each(['bin um 17.50 da', 'bis 18 oder 19 uhr?', 'um 10.12 Uhr', 'open 24/7?', '3/4 Stunde', 'Das kostet 2.50.'])(
    'no date in %s',
    (text) => {
      expect(daysAsked(text, monday)).toMatchObject({ days: [], unread: null });
    },
  );

  test.each([
    'Hattet ihr vom 1. bis 5. Oktober auf?',
    'Wart ihr vom 2. bis 6. November offen?',
    'Were you open from Nov 2 to Nov 6?',
  ])('no day to come in a span that somebody asks about afterwards: %s', (text) => {
    expect(daysAsked(text, monday)).toMatchObject({ days: [], unread: null });
  });

  test('a span that began already is told from today on', () => {
    expect(days('vom 20. bis 25. November')).toEqual(['2026-11-23', '2026-11-24', '2026-11-25']);
  });
});

describe('days with a name', () => {
  test.each([
    ['offen an Heiligabend?', ['2026-12-24']],
    ['Will you be open on New Year’s Eve?', ['2026-12-31']],
    ['zwischen den Jahren', ['2026-12-27', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31']],
    ['an Weihnachten', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['2. Weihnachtstag', ['2026-12-26']],
    ['3. Advent', ['2026-12-13']],
    ['am vierten Adventssonntag', ['2026-12-20']],
    ['first Sunday of Advent', ['2026-11-29']],
    ['Rosenmontag', ['2027-02-08']],
    ['Karfreitag', ['2027-03-26']],
    ['Easter Monday', ['2027-03-29']],
    ['Ostermontag 2028', ['2028-04-17']],
    ['Christi Himmelfahrt', ['2027-05-06']],
    ['Pfingsten', ['2027-05-16', '2027-05-17']],
    ['Fronleichnam', ['2027-05-27']],
    ['Mariä Himmelfahrt', ['2027-08-15']],
    ['Tag der Deutschen Einheit', ['2027-10-03']],
    ['Buß- und Bettag', ['2027-11-17']],
    ['am Tag vor Heiligabend', ['2026-12-23']],
    ['the day after New Year’s Eve', ['2027-01-01']],
    ['am Tag nach dem 24.12.', ['2026-12-25']],
    ['Êtes-vous ouverts à Noël ?', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['czynne w sylwestra?', ['2026-12-31']],
    ['Czy jest otwarte w Wigilię?', ['2026-12-24']],
    ['¿Abrís en Nochevieja?', ['2026-12-31']],
    ['¿Está abierto en Año Nuevo?', ['2027-01-01']],
    ['Siete aperti a Capodanno?', ['2027-01-01']],
    ['Êtes-vous ouverts à la Saint-Sylvestre ?', ['2026-12-31']],
    ["Ouvert le jour de l'An ?", ['2027-01-01']],
    ['Yılbaşında açık mısınız?', ['2027-01-01']],
    ['Вы работаете на Новый год?', ['2027-01-01']],
    ['هل تفتحون في رأس السنة؟', ['2027-01-01']],
    ['Чи працюєте ви на Різдво?', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['هل أنتم مفتوحون في عيد الميلاد؟', ['2026-12-24', '2026-12-25', '2026-12-26']],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual(expected);
  });

  test.each(['Wart ihr am 2. November offen?', 'Hattet ihr am 2.11. zu?', 'Were you open on 2 November?'])(
    'none of next year in %s',
    (text) => {
      expect(daysAsked(text, monday)).toMatchObject({ days: [], unread: null });
    },
  );

  test.each([
    ['Hattet ihr an Heiligabend offen?', '2026-12-28'],
    ['Warum war an Silvester zu?', '2027-01-05'],
    ['Meine Leihfrist endete am 30.12., ihr hattet zu.', '2027-01-05'],
    ['War gestern Ostermontag zu?', '2027-03-30'],
    ['Habt ihr gestern am Ostermontag zu gehabt?', '2027-03-30'],
    ['War am Buß- und Bettag geöffnet?', monday],
    ["Was the library open on All Saints' Day?", monday],
    ['Did you open on Christmas Eve?', '2026-12-28'],
    ['My loan ended on December 30.', '2027-01-05'],
    ['Wart ihr am Tag vor Heiligabend da?', '2026-12-28'],
  ])('nor of one that is over, feast or date: %s on %s', (text, today) => {
    expect(days(text, today)).toEqual([]);
  });

  test('one that comes soon, told of in the past', () => {
    expect(days('Ich hatte für den 25.11. gebucht')).toEqual(['2026-11-25']);
    expect(days('Ich war lange nicht da. Ist an Heiligabend offen?')).toEqual(['2026-12-24']);
    expect(days('Wann ist am 2. November offen?')).toEqual(['2027-11-02']);
  });

  test('those that are past this year are next year’s, and half of Christmas is what is left', () => {
    expect(days('Ostern', '2027-03-27')).toEqual(['2027-03-27', '2027-03-28', '2027-03-29']);
    expect(days('Weihnachten', '2026-12-26')).toEqual(['2026-12-26']);
    expect(days('Weihnachten', '2026-12-27')[0]).toBe('2027-12-24');
  });
});

describe('now', () => {
  test.each([
    'seid ihr jetzt noch da?',
    'Are you open right now?',
    'noch auf?',
    'grad offen?',
    'сейчас открыто?',
    'الآن',
  ])('%s', (text) => {
    expect(daysAsked(text, monday)).toMatchObject({ now: true, days: [monday] });
  });

  test('is not meant by small words where a day is named', () => {
    expect(daysAsked('Bin grad unterwegs, habt ihr Samstag noch auf?', monday)).toMatchObject({
      now: false,
      days: ['2026-11-28'],
    });
    expect(daysAsked('jetzt am Samstag', monday).now).toBe(false);
  });
});

describe('today, tomorrow and weekdays in other languages', () => {
  test.each([
    ['Bugün saat kaça kadar açıksınız?', '2026-11-23'],
    ['Yarın kaçta açılıyorsunuz?', '2026-11-24'],
    ['Kütüphane cumartesi günü açık mı?', '2026-11-28'],
    ['هل المكتبة مفتوحة اليوم؟', '2026-11-23'],
    ['غداً', '2026-11-24'],
    ['حتى أي ساعة تفتحون يوم السبت؟', '2026-11-28'],
    ['¿A qué hora abren hoy?', '2026-11-23'],
    ['¿Hasta qué hora puedo ir mañana por la mañana?', '2026-11-24'],
    ['¿Está abierta la biblioteca el sábado?', '2026-11-28'],
    ["Vous êtes ouverts aujourd'hui ?", '2026-11-23'],
    ['après-demain', '2026-11-25'],
    ['La bibliothèque ouvre à quelle heure samedi ?', '2026-11-28'],
    ['Siete aperti oggi?', '2026-11-23'],
    ['Domani mattina?', '2026-11-24'],
    ['sabato', '2026-11-28'],
    ['Czy jesteście dziś otwarci?', '2026-11-23'],
    ['Do której czynne w sobotę?', '2026-11-28'],
    ['Бібліотека сьогодні відкрита?', '2026-11-23'],
    ['О котрій завтра відкриваєтесь?', '2026-11-24'],
    ['у п’ятницю', '2026-11-27'],
    ['Во сколько вы сегодня закрываетесь?', '2026-11-23'],
    ['Библиотека работает в субботу?', '2026-11-28'],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual([expected]);
  });
});

test.each([
  ['Außer Samstag, wann hat das Nordviertel auf?', []],
  ['Außer am Samstag und Sonntag, wann habt ihr auf?', []],
  ['Samstag kann ich nicht. Wann habt ihr sonst auf?', []],
  ['Morgen geht bei mir leider nicht, habt ihr am Freitag auf?', ['2026-11-27']],
  ['Nicht morgen, sondern übermorgen: bis wann ist auf?', ['2026-11-25']],
  ['Except for Saturday, when are you open?', []],
  ["I can't do Saturday. When else are you open?", []],
  ["Saturday doesn't work for me, are you open on Friday?", ['2026-11-27']],
  ['Not tomorrow but on Friday', ['2026-11-27']],
  ['Habt ihr nicht morgen auf?', ['2026-11-24']],
  ['Kann ich am Samstag nicht zurückgeben?', ['2026-11-28']],
  ['Am Samstag kann ich nicht parken, oder?', ['2026-11-28']],
])('a day that is excepted is none that is asked about: %s', (text, expected) => {
  expect(daysAsked(text, monday)).toMatchObject({ days: expected, weekly: [], unread: null });
});

test('nor such a weekday in general', () => {
  expect(daysAsked('Außer samstags, wann habt ihr auf?', monday)).toMatchObject({ weekly: [], unread: null });
  expect(daysAsked('jeden Samstag außer an Feiertagen?', monday)).toMatchObject({ weekly: [6], unread: null });
});

test('a day counted from one that is named before', () => {
  expect(days('Habt ihr am 2. Januar auf? Und am 4.?')).toEqual(['2027-01-02', '2027-01-04']);
  expect(days('Habt ihr am 5.12. auf? Und am 24.?')).toEqual(['2026-12-05', '2026-12-24']);
  expect(days('Ist am Freitag auf oder am 24.?')).toEqual(['2026-11-24', '2026-11-27']);
  expect(days('Ist an Heiligabend auf und am Tag davor?')).toEqual(['2026-12-23', '2026-12-24']);
});

test.each(['Zu, obwohl kein Feiertag ist?', 'Closed although it is not a public holiday?'])(
  'a day that it is not is none that is asked about: %s',
  (text) => {
    expect(daysAsked(text, monday)).toMatchObject({ days: [], unread: null });
  },
);

describe('what is not understood is reported and not guessed', () => {
  test.each([
    ['Ist am 31.2. auf?', '31.2.'],
    ['31. Februar', '31. Februar'],
    ['29.2.', '29.2.'],
    ['Habt ihr in den Ferien auf?', 'in den Ferien'],
    ['Wie habt ihr am Brückentag geöffnet?', 'am Brückentag'],
    ['Montag, 24.12.?', 'Montag, 24.12.'],
    ['vom 1.12. bis 6.1.', '1.12. bis 6.1.'],
    ['vom 31. bis 24. Dezember', '31. bis 24. Dezember'],
    ['Dec 31 to Dec 24', 'Dec 31 to Dec 24'],
    ['Friday to Monday next week', 'Friday to Monday next week'],
    ['Samstag und vom 20.12. bis 6.1.', 'Samstag, 20.12. bis 6.1.'],
    ['nach Weihnachten?', 'Weihnachten'],
    ['vor dem 24.12.', '24.12.'],
    ['am Tag vor Weihnachten', 'Tag vor Weihnachten'],
    ['vacances de Noël', 'Noël'],
    ['in zwei Wochen', 'in zwei Wochen'],
    ['in constructor Tagen', 'in constructor Tagen'],
    ['in den nächsten Tagen', 'in den nächsten Tagen'],
    ['Freitag, den 3.', 'Freitag, den 3.'],
    ['on Sunday the 12th', 'Sunday the 12th'],
    ['Dienstag den 1. oder 8.?', 'Dienstag den 1.'],
    ['24. Dezember (Freitag)', '24. Dezember (Freitag'],
    ['Neujahr, Samstag', 'Neujahr, Samstag'],
    ['vom 7. bis 9. auf?', 'vom 7. bis 9.'],
    ['1. und 2. Advent', '1. und 2. Advent'],
    ['Donnerstag vor Weihnachten', 'Donnerstag vor Weihnachten'],
    ['Montag nach Ostern', 'Montag nach Ostern'],
    ['Freitag nach dem 1.12.', 'Freitag nach dem 1.12.'],
    ['Freitag nach dem Stadtfest', 'Freitag nach dem Stadtfest'],
    ['Freitag in acht Tagen', 'Freitag in acht Tagen'],
    ['Freitag in einem Monat', 'Freitag in einem Monat'],
    ['in zwei Monaten am Freitag', 'in zwei Monaten am Freitag'],
    ['nächsten Freitag in zwei Wochen', 'nächsten Freitag in zwei Wochen'],
    ['übernächsten Freitag', 'übernächsten Freitag'],
    ['the Friday after next', 'the Friday after next'],
    ['Freitag darauf', 'Freitag darauf'],
    ['the following Friday', 'following Friday'],
    ['am ersten Freitag im November', 'ersten Freitag im November'],
    ['am fünften Freitag im Februar 2027', 'fünften Freitag im Februar 2027'],
    ['jeden zweiten Freitag im Dezember', 'zweiten Freitag im Dezember'],
    ['24 Aralık’tan sonra', '24 Aralık'],
    ['jeden ersten Samstag im Monat', 'jeden ersten Samstag im Monat'],
    ['an verkaufsoffenen Sonntagen', 'verkaufsoffenen Sonntagen'],
    ['Totensonntag', 'Totensonntag'],
    ['Mo-Fr', 'Mo-Fr'],
    ['im Dezember', 'im Dezember'],
    ['nächstes Jahr', 'nächstes Jahr'],
    ['am ersten Mai', 'ersten Mai'],
    ['Ich war am Samstag da', 'Samstag'],
    ['on 5/6', '5/6'],
    ['bis 10.12 auf?', '10.12'],
    ['during the school holidays', 'school holidays'],
    ['Bayram günü açık mı?', 'Bayram'],
  ])('%s', (text, unread) => {
    expect(daysAsked(text, monday)).toEqual({ days: [], season: [], weekly: [], now: false, said: null, unread });
  });

  test('beside what is', () => {
    expect(daysAsked('ist morgen brückentag zu?', monday)).toMatchObject({ unread: null });
    expect(daysAsked('Samstag (Feiertag) offen?', monday)).toMatchObject({ unread: null });
    expect(daysAsked('Ist Samstagskino, auch Samstag (Feiertag)?', monday)).toMatchObject({ unread: null });
    for (const text of [
      'Ist nach den Feiertagen am 2.1. offen?',
      'Ist am 2.1. nach Neujahr die Zentrale offen?',
      'ist am 2. januar offen oder feiertag bei euch?',
      'Are you open on January 2 or is that a public holiday?',
      'Habt ihr in den Ferien, also am 2.1., auf?',
    ])
      expect(daysAsked(text, monday)).toMatchObject({ days: ['2027-01-02'], unread: null });
    for (const text of ['am Samstag in den Ferien', 'nach Weihnachten und am 2.1.', 'Samstag oder an Feiertagen'])
      expect([text, daysAsked(text, monday).unread]).not.toEqual([text, null]);
    expect(daysAsked('Samstag und am Brückentag?', monday)).toMatchObject({
      days: ['2026-11-28'],
      said: 'Samstag',
      unread: 'am Brückentag',
    });
  });

  test.each([
    ['un vendredi en janvier', 'en janvier'],
    ['Karfreitag und Samstag?', 'Samstag'],
    ['Freitag bis Heiligabend', 'Freitag'],
    ['Ihr habt am 5.12. zu. Zwei Wochen später am Freitag auch?', 'Zwei Wochen später am Freitag'],
  ])('beside what could be meant otherwise: %s', (text, unread) => {
    expect(daysAsked(text, monday).unread).toBe(unread);
  });

  test.each([
    ['vom 24. bis 31. Dezember', '2026-12-24', '2026-12-31', 8],
    ['vom 20.12. bis 6.1.', '2026-12-20', '2027-01-06', 18],
    ['between Dec 24 and Jan 2', '2026-12-24', '2027-01-02', 10],
    ['from July 15 to August 5', '2027-07-15', '2027-08-05', 22],
    ['from 1 February to 7 March', '2027-02-01', '2027-03-07', 35],
    ['in den Weihnachtsferien (21.12. bis 6.1.)', '2026-12-21', '2027-01-06', 17],
  ])('but a single span has up to five weeks: %s', (text, from, to, length) => {
    const { days, unread } = daysAsked(text, monday);
    expect([days[0], days.at(-1), days.length, unread]).toEqual([from, to, length, null]);
  });

  test('more than seven days are none', () => {
    expect(daysAsked('nächste Woche und Weihnachten?', monday)).toMatchObject({
      days: [],
      unread: 'nächste Woche, Weihnachten',
    });
  });
});

test('a polite form is no past, and addresses name no day', () => {
  expect(days('Wären Sie am Samstag da?')).toEqual(['2026-11-28']);
  expect(days('I was wondering if you are open from Dec 1 to 2')).toEqual(['2026-12-01', '2026-12-02']);
  expect(daysAsked('https://buecherei.example/24.12. @heute', monday)).toMatchObject({ days: [], unread: null });
});

const inWords = (day: string, locale: string, more: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', year: 'numeric', ...more }).format(
    Date.parse(day),
  );

test('any date with its year means itself, however it is written', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      for (const written of [
        day,
        inWords(day, 'de', { month: 'numeric' }),
        inWords(day, 'de', { month: 'long' }),
        inWords(day, 'de', { month: 'long', weekday: 'long' }),
        inWords(day, 'en-GB', { month: 'long' }),
        inWords(day, 'en-GB', { month: 'long', weekday: 'long' }),
        inWords(day, 'en-US', { month: 'long' }),
      ]) {
        expect([written, daysAsked(`Habt ihr am ${written} offen?`, monday)]).toMatchObject([
          written,
          { days: [day], unread: null },
        ]);
      }
    }),
  );
});

test('a date with another weekday before it is never read', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 6 }), (day, shift) => {
      const other = new Date(Date.parse(day) + shift * 86_400_000);
      const weekday = new Intl.DateTimeFormat('de', { timeZone: 'UTC', weekday: 'long' }).format(other);
      const written = inWords(day, 'de', { month: 'long' });
      expect(daysAsked(`Habt ihr ${weekday}, ${written} offen?`, monday)).toMatchObject({ days: [] });
      expect(daysAsked(`Habt ihr ${weekday}, ${written} offen?`, monday).unread).toContain(written);
    }),
  );
});

test('the next weekday is that weekday, today or within six days', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (today, weekday) => {
      const next = nextWeekday(weekday, today);
      expect(new Date(next).getUTCDay()).toBe(weekday % 7);
      expect((Date.parse(next) - Date.parse(today)) / 86_400_000).toBeLessThan(7);
      expect(next >= today).toBe(true);
    }),
  );
});

test('whatever is written, at most the days of a span from today on come out, each once, in order', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('24.12.', '31.2.', 'Montag', 'bis', 'nächste Woche', 'und', '–', 'morgen', 'Ostern', 'im', '5/6'),
    fc.constantFrom(
      'Dezember',
      '1.',
      'in',
      'ersten',
      'السبت',
      'سبت',
      'ﷺ',
      'п’ятницю',
      'Mo',
      '/',
      '@heute',
      '99.99.9999',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom(' ', ''), anyDay, (pieces, between, today) => {
      const read = daysAsked(pieces.join(between), today).days;
      expect(read).toEqual([...new Set(read)].toSorted());
      expect(read.length).toBeLessThanOrEqual(35);
      expect(read.every((day) => day >= today)).toBe(true);
    }),
    { numRuns: 400 },
  );
});
