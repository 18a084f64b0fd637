import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { type Card, soon, type Town, town } from '../support/town.ts';

/** A quarter past ten in Birkenrath, on a Wednesday in a week without any feast. */
const wednesday = Date.parse('2026-11-18T10:15:00+01:00');
const settings = parse(readFileSync(new URL('../../library/library.yaml', import.meta.url), 'utf8')) as {
  branches: { id: string; hours: Record<string, string[]> }[];
  elsewhere: { text: Record<string, string> };
  toDirectMessage: Record<string, string>;
};

/** "10:00-12:00" and "15:00-19:00" as "10–12 und 15–19 Uhr": the sample opens and closes on the hour. */
function germanHours(branch: string, weekday: string): string {
  const periods = periodsOf(branch, weekday).map((period) => period.replaceAll(':00', '').replace('-', '–'));
  return periods.length === 0 ? 'geschlossen' : `${periods.join(' und ')} Uhr`;
}

function turkishHours(branch: string, weekday: string): string {
  const periods = periodsOf(branch, weekday).map((period) => period.replace('-', '–'));
  return periods.length === 0 ? 'kapalı' : periods.join(' ve ');
}

function periodsOf(branch: string, weekday: string): string[] {
  const periods = settings.branches.find(({ id }) => id === branch)?.hours[weekday];
  if (!periods) throw new Error(`The sample library has no hours of ${branch} on ${weekday}`);
  return periods;
}

const onThursday = [
  `Zentralbibliothek ${germanHours('zentral', 'thu')}`,
  `Nordviertel ${germanHours('nord', 'thu')}`,
  `Mühlenbach ${germanHours('muehlenbach', 'thu')}`,
];
const tomorrow = `Morgen, Donnerstag, 19. November: ${onThursday.join(', ')}.`;

describe('the draft on the card', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town({ at: wednesday, settings: { signatures: { U0MARTA: 'mk', U0JONAS: 'ja' } }, limits: 'wide' });
    await here.open();
  });
  afterAll(() => here.close());

  test('names the very day, the branch and its hours, and goes out with the initials of whoever approved it', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');

    const open = mia.asks('Habt ihr morgen offen?');
    const card = await marta.sees('Habt ihr morgen offen?');
    expect(card.says).toContain(tomorrow);
    expect(card.says).not.toContain('/mk');
    await marta.approves(card);
    await mia.sees(open, /\/mk$/u);
    expect(mia.answersTo(open).map(({ text }) => text)).toEqual([`${tomorrow} /mk`]);

    const sunday = mia.asks('Sonntag in Mühlenbach?');
    const other = await jonas.sees('Sonntag in Mühlenbach?');
    const answer = `Sonntag, 22. November: Zweigstelle Mühlenbach ${germanHours('muehlenbach', 'sun')}.`;
    expect(other.says).toContain(answer);
    expect(other.says).not.toMatch(/Zentralbibliothek|Nordviertel/u);
    await jonas.approves(other);
    await mia.sees(sunday, /\/ja$/u);
    expect(mia.answersTo(sunday).map(({ text }) => text)).toEqual([`${answer} /ja`]);
  });

  test('answers two questions in the order in which they were asked, in one direct message', async () => {
    const heinrich = here.patron('opa_heinrich');
    const marta = here.librarian('Marta');
    heinrich.whispers('Wie verlängere ich meine Bücher? Und wie hoch sind die Mahngebühren?');
    const card = await marta.sees('Und wie hoch sind die Mahngebühren?');
    const both = /Sie können Medien bis zum letzten Tag[^\n]+\n\nZu spät zurück kostet[^\n]+/u;
    expect(card.says).toMatch(both);
    expect(card.says).not.toMatch(/Beantwortet \d von/u);
    await marta.approves(card);
    await heinrich.reads(new RegExp(`${both.source} /mk$`, 'u'));
  });

  test('answers both in brief where a post has no room for them whole', async () => {
    const lindner = here.patron('familie_lindner');
    const marta = here.librarian('Marta');
    const question = lindner.asks('Wie verlängere ich meine Medien? Und wie hoch sind bei euch die Mahngebühren?');
    const card = await marta.sees('Wie verlängere ich meine Medien?', 'Vorschlag');
    const both = /Sie können zweimal verlängern[^\n]+\n\nZu spät zurück kostet[^\n]+/u;
    expect(card.says).toMatch(both);
    expect(card.says).not.toMatch(/Beantwortet \d von/u);
    await marta.approves(card);
    await lindner.sees(question, new RegExp(`^${both.source} /mk$`, 'u'));
  });

  test('answers one of two where a post has no room for both, says so, and has the other at hand', async () => {
    const lindner = here.patron('familie_lindner');
    const marta = here.librarian('Marta');
    const weekend = /Freitag, 20\. November: [^\n]+ Samstag, 21\. November: [^\n]+ Sonntag, 22\. November: [^\n]+/u;
    const christmas = 'Donnerstag, 24. Dezember 2026 – Freitag, 1. Januar 2027: alle Häuser geschlossen';
    const question = lindner.asks(
      'Wie habt ihr Freitag, Samstag und Sonntag offen? Und wann habt ihr über Weihnachten zu?',
    );
    const card = await marta.sees('Wie habt ihr Freitag, Samstag', 'Beantwortet 1 von 2 Fragen.');
    expect(card.says).toMatch(weekend);
    expect(card.says).not.toContain(christmas);
    await marta.opensEdit(card);
    await marta.reads('Passende Vorschläge\nDonnerstag, 24. Dezember 2026 – Freitag, 1. Januar 2027');
    await marta.chooses('choose_answer', 'opening-hours');
    await vi.waitFor(() => expect(marta.modalText()).toContain(christmas), soon);
    await marta.closesModal();
    await marta.approves(card);
    await lindner.sees(question, new RegExp(`^${weekend.source} /mk$`, 'u'));
  });

  test('of a question in Turkish says in Turkish that the answer is in German', async () => {
    const aylin = here.patron('aylin_k');
    const marta = here.librarian('Marta');
    const question = aylin.asks('Kütüphanede WiFi var mı?');
    const card = await marta.sees('Kütüphanede WiFi var mı?', 'X · TR');
    expect(card.says).toMatch(/Yanıtımız Almancadır: In allen Häusern gibt es kostenloses WLAN/u);
    expect(card.says).toContain('Gefragt auf Türkisch, Vorschlag auf Deutsch.');
    expect(card.says).not.toContain('Auf Deutsch: ');
    await marta.approves(card);
    await aylin.sees(question, /^Yanıtımız Almancadır: In allen Häusern gibt es .+ \/mk$/u);
  });

  test('is in Turkish where hours are asked for, with the same in German for whoever approves it', async () => {
    const aylin = here.patron('aylin_k');
    const marta = here.librarian('Marta');
    const question = aylin.asks('Yarın açık mısınız?');
    const card = await marta.sees('Yarın açık mısınız?', 'X · TR');
    const turkish = `Yarın, 19 Kasım Perşembe: Zentralbibliothek ${turkishHours('zentral', 'thu')}, Nordviertel ${turkishHours('nord', 'thu')}, Mühlenbach ${turkishHours('muehlenbach', 'thu')}.`;
    expect(card.says).toContain(turkish);
    expect(card.says).toContain(`Auf Deutsch: ${tomorrow}`);
    expect(card.says).not.toContain('Vorschlag auf Deutsch');
    await marta.approves(card);
    await aylin.sees(question, /\/mk$/u);
    expect(aylin.answersTo(question).map(({ text }) => text)).toEqual([`${turkish} /mk`]);
  });

  test('moves whoever writes personal data in public to a direct message; the original is for who asks to see it', async () => {
    const tomasz = here.patron('tomasz_reads');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const question = tomasz.asks(
      'Mein Konto ist gesperrt, meine Ausweisnummer ist 30123456789. Ruft mich bitte an: 0171 23456789',
    );
    const card = await marta.sees('meine Ausweisnummer ist [Ausweisnummer]. Ruft mich bitte an: [Telefon]');
    expect(card.says).toContain(settings.toDirectMessage.de);

    await marta.does(card, 'show_original');
    await marta.reads('meine Ausweisnummer ist 30123456789. Ruft mich bitte an: 0171 23456789');
    expect(jonas.hasModal()).toBe(false);
    await marta.closesModal();

    await marta.opensEdit(card);
    await marta.reads('Passende Vorschläge\nKonto gesperrt');
    await marta.closesModal();
    await marta.approves(card);
    await tomasz.sees(question, `${settings.toDirectMessage.de} /mk`);
    await marta.seesOn(card, 'Beantwortet: ');
    expect(JSON.stringify([here.slack.messages(), here.slack.ephemerals()])).not.toMatch(/30123456789|23456789/u);
  });

  test('shows a patron who asks back for the third time how else to reach the house, with the answer next to it', async () => {
    const aylin = here.patron('aylin_k');
    const marta = here.librarian('Marta');
    const before = [
      'Wie lange kann ich Bücher ausleihen?',
      'Was kostet der Ausweis im Jahr?',
      'Gibt es bei euch WLAN?',
    ];
    let last: Card | null = null;
    for (const question of before) {
      aylin.whispers(question);
      const card: Card = await (last === null ? marta.sees(question) : marta.seesInsteadOf(last, question));
      expect(card.says).not.toContain(settings.elsewhere.text.de);
      await marta.approves(card);
      last = await marta.seesOn(card, 'Beantwortet: ');
    }
    aylin.whispers('Ich habe meine PIN vergessen, was nun?');
    if (last === null) throw new Error('Nobody was answered');
    const card = await marta.seesInsteadOf(last, 'PIN vergessen', settings.elsewhere.text.de ?? '');
    await marta.opensEdit(card);
    expect(marta.modalText()).toBe(settings.elsewhere.text.de);
    await marta.reads('Passende Vorschläge\nPIN vergessen');
    await marta.chooses('choose_answer', 'pin-vergessen');
    const answer = 'Im Webkonto können Sie unter „PIN vergessen“';
    await vi.waitFor(() => expect(marta.modalText().startsWith(answer)).toBe(true), soon);
    await marta.closesModal();
    await marta.approves(card);
    await aylin.reads(`${settings.elsewhere.text.de} /mk`);
  });

  test('takes a cry beside a question that still waits for what it is', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('Wann ist die Vorlesestunde?');
    const card = await marta.sees('Wann ist die Vorlesestunde?');
    mia.asks('mein kind ist weg', { inReplyTo: question });
    await marta.seesInsteadOf(card, 'mein kind ist weg', /DRINGEND/u);
  });

  test('guesses no day that there is not: the card says which was not understood', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    mia.asks('Haben Sie am 31.2. geöffnet?');
    const card = await marta.sees('Haben Sie am 31.2.', 'Tagesangabe nicht verstanden: „31.2.“');
    expect(card.says).not.toMatch(/\d\. (?:Januar|Februar|März)|(?:Heute|Morgen), /u);

    mia.asks('Habt ihr am Samstag oder am 31.2. offen?');
    const both = await marta.sees('am Samstag oder am 31.2.', 'Tagesangabe nicht verstanden: „31.2.“');
    // Saturday alone would be half an answer that looks like a whole one.
    expect(both.says).toContain('Kein passender Vorschlag');
    expect(both.says).not.toMatch(/Februar|März/u);
  });
});

describe('an answer that has run out', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town({ at: wednesday, settings: { roles: { leads: ['U0PRIYA'], trainees: [] } }, limits: 'wide' });
    await here.open();
  });
  afterAll(() => here.close());

  test('is proposed no more, and whoever looks after it is told in the channel, once', async () => {
    const marta = here.librarian('Marta');
    const answer = 'Vom 24. Dezember 2026 bis zum 1. Januar 2027 sind alle Häuser geschlossen';
    here.patron('mia_liest').asks('Wann ist denn eure Weihnachtspause?');
    const valid = await marta.sees('Wann ist denn eure Weihnachtspause?', answer);
    await marta.rejects(valid);
    await marta.givesReason('no_answer_needed');
    await marta.seesOn(valid, 'keine Antwort nötig');

    await here.until('2027-01-02T10:15:00+01:00');
    const notice = /Die Antwort „Weihnachtspause 2026“ gilt seit dem 2\. Januar nicht mehr \(zuständig: Leitung\)/u;
    const told = () => here.slack.messages().filter(({ text }) => notice.test(text));
    await vi.waitFor(() => expect(told()).toHaveLength(1), soon);
    expect(told()[0]?.text).toContain('<@U0PRIYA>');

    here.patron('opa_heinrich').asks('Wann ist bei Ihnen Weihnachtspause?');
    const card = await marta.sees('Wann ist bei Ihnen Weihnachtspause?');
    expect(card.says).not.toContain(answer);
    await marta.opensEdit(card);
    expect(await marta.reads('Wann ist bei Ihnen Weihnachtspause?')).not.toContain('Weihnachtspause 2026');
    await marta.closesModal();

    await marta.claims(card);
    await marta.seesOn(card, 'kümmert sich darum');
    await here.later(11 * 60_000);
    await marta.seesOn(card, /^(?!.*kümmert sich darum)/su);
    expect(told()).toHaveLength(1);
  });
});
