import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { soon, type Town, town } from '../support/town.ts';

/** A B week of library/rota.yaml: Marta has both early shifts, Aylin the late one on Monday and Tomasz that on Tuesday. */
const monday = (time: string) => `2026-11-23T${time}:00+01:00`;
const tuesday = (time: string) => `2026-11-24T${time}:00+01:00`;
/** Aylin has the early shift, and nobody the late one. */
const wednesday = (time: string) => `2026-11-25T${time}:00+01:00`;
const group = '<!subteam^S0DIENST>';

let here: Town;
const opens = async () => {
  here = await town({ limits: 'wide', rota: true });
};
const closes = () => here.close();

const channel = () => here.slack.messages();
/** Whom Slack told of each card when it was posted, oldest first; a card that is elsewhere now still counts. */
const calls = () => channel().flatMap(({ blocks, notified }) => (blocks.length > 0 ? [notified ?? []] : []));
/** What the channel reads of shifts that begin and end, oldest first. */
const ofShifts = () => channel().filter(({ text }) => /^\*Dienst/u.test(text));
const hears = async (words: RegExp) =>
  vi.waitFor(() => expect(ofShifts().map(({ text }) => text)).toContainEqual(expect.stringMatching(words)), soon);

describe('whoever is on duty', () => {
  beforeAll(opens);
  afterAll(closes);

  test('is mentioned on a new card by the group, and by name when the workspace takes the permission for it away', async () => {
    const aylin = here.librarian('Aylin');
    await here.until(wednesday('10:15'));
    expect(here.slack.usergroup('twitterdienst')).toEqual([aylin.id]);
    here.patron('mia_liest').asks('gibt es bei euch WLAN für alle?');
    const card = await aylin.sees('WLAN für alle', group);
    expect(card.says.startsWith(`${group}\n`)).toBe(true);
    expect(calls()).toEqual([[aylin.id]]);

    for (const method of ['usergroups.list', 'usergroups.users.update']) {
      here.slack.faults.set(method, { kind: 'error', error: 'missing_scope' });
    }
    await here.until(wednesday('10:26'));
    here.patron('opa_heinrich').asks('Haben Sie Noten für Klarinette?');
    const named = await aylin.sees('Noten für Klarinette', /^<@U0AYLIN>\n/u);
    expect(named.says).not.toContain(group);
    expect(calls()).toEqual([[aylin.id], [aylin.id]]);

    here.slack.faults.clear();
    await here.until(wednesday('10:37'));
    here.patron('familie_lindner').asks('wie lange darf ich Bücher behalten?');
    await aylin.sees('darf ich Bücher behalten', group);
  });

  test('is missed by the card while nobody is: it says so, and the lead is mentioned', async () => {
    const priya = here.librarian('Priya');
    await here.until(wednesday('14:05'));
    await hears(/^\*Dienstende:\* Aylin Demir\. \*Unbesetzt:\* Die Schicht Spät bis 18:00 hat niemand\. <@U0PRIYA> /u);
    here.patron('mia_liest').asks('Kann man bei euch Lampen ausleihen?');
    await priya.sees('Lampen ausleihen', /^<@U0PRIYA>: niemand im Dienst\n/u);
    // The morning's questions go on to her at some time, too.
    const lamps = channel().filter(({ blocks }) => JSON.stringify(blocks).includes('Lampen ausleihen'));
    expect(lamps.map(({ notified }) => notified)).toEqual([[priya.id]]);
  });
});

describe('a question that waits', () => {
  beforeAll(opens);
  afterAll(closes);

  test('goes from whoever is on duty to the other shift and on to the lead, each once', async () => {
    const marta = here.librarian('Marta');
    const aylin = here.librarian('Aylin');
    const priya = here.librarian('Priya');
    await here.until(monday('12:00'));
    here.patron('mia_liest').asks('Haben Sie Noten für Klarinette?');
    let card = await marta.sees('Noten für Klarinette', group);
    await here.until(monday('12:22'));
    card = await marta.seesInsteadOf(card, 'Noten für Klarinette', `${group}: bald fällig`);
    await here.until(monday('12:32'));
    card = await aylin.seesInsteadOf(card, 'Noten für Klarinette', /^<@U0AYLIN>: überfällig\n/u);
    await here.until(monday('13:03'));
    card = await priya.seesInsteadOf(card, 'Noten für Klarinette', /^<@U0PRIYA>: seit längerem überfällig\n/u);
    // Jonas works at this time too, and has no shift today; Tomasz is not there.
    expect(calls()).toEqual([[marta.id], [marta.id], [aylin.id], [priya.id]]);
  });

  test('is told at the hand-over with its age, and with who took it and did nothing; after ten minutes it is free', async () => {
    const marta = here.librarian('Marta');
    const aylin = here.librarian('Aylin');
    await here.until(monday('13:55'));
    here.patron('opa_heinrich').asks('gibt es bei euch WLAN für alle?');
    const wifi = await marta.sees('WLAN für alle');
    await marta.claims(wifi);
    await marta.seesOn(wifi, '<@U0MARTA> kümmert sich darum');
    await here.until(monday('14:01'));
    await hears(/^\*Dienstwechsel:/u);
    expect(ofShifts().map(({ text, notified }) => [...text.split('\n'), notified])).toEqual([
      [
        '*Dienstwechsel:* Marta Kühn geht, <@U0AYLIN> übernimmt. 2 Fragen warten:',
        expect.stringMatching(/^• Katalog und Standort · X · seit 2 Std\.(?: 1 Min\.)? · überfällig$/u),
        expect.stringMatching(
          /^• .+ · X · seit [56] Minuten · Marta Kühn ist seit 13:5[56] daran, noch ist nichts entschieden$/u,
        ),
        [aylin.id],
      ],
    ]);

    await here.until(monday('14:08'));
    const free = await aylin.seesOn(wifi, /Wieder frei seit .+: <@U0MARTA> hatte es übernommen/u);
    expect(free.buttons).toContain('claim');
    expect(ofShifts()).toHaveLength(1);
    // Nobody was called anew: the card stands where it stood.
    expect(calls()).toHaveLength(5);
    await aylin.approves(free);
    await aylin.seesOn(free, 'Beantwortet');
    const sheets = await aylin.sees('Noten für Klarinette');
    await aylin.approves(sheets);
    await aylin.seesOn(sheets, 'Beantwortet');
  });

  test('in the evening calls nobody, waits silently, and is told once as the service opens', async () => {
    const marta = here.librarian('Marta');
    const aylin = here.librarian('Aylin');
    await here.until(monday('17:50'));
    const before = calls().length;
    here.patron('mia_liest').asks('Kann man bei euch Lampen ausleihen?');
    await aylin.sees('Lampen ausleihen', group);
    expect(calls().slice(before)).toEqual([[aylin.id]]);

    await here.until(monday('18:10'));
    await hears(
      /^\*Dienstende:\* Aylin Demir\. Weiter geht es Di\., 24\.11\., 10:00 mit Marta Kühn\. 1 Frage wartet:/u,
    );
    here.patron('familie_lindner').asks('Habt ihr auch Brettspiele?');
    const games = await aylin.sees('auch Brettspiele');
    expect(games.says).not.toMatch(/<@U|<!subteam/u);
    // Marta is at work by now, and the service is not.
    await here.until(tuesday('09:30'));
    const told = channel().filter(({ ts }) => Number(ts) * 1000 > Date.parse(monday('18:00')));
    expect(told.map(({ text, notified }) => [text.split('\n')[0], notified ?? []])).toEqual([
      [expect.stringMatching(/^\*Dienstende:/u), []],
      [games.summary, []],
    ]);

    await here.until(tuesday('10:01'));
    await hears(/^\*Dienstbeginn:\* <@U0MARTA>\. 2 Fragen warten:/u);
    expect(calls().slice(before)).toEqual([[aylin.id], []]);
    expect(ofShifts().at(-1)?.notified).toEqual([marta.id]);
  });

  test('falls due in service time, and comes to the deputy where the other shift is not at work', async () => {
    const marta = here.librarian('Marta');
    const priya = here.librarian('Priya');
    const lamps = await marta.sees('Lampen ausleihen');
    const games = await marta.sees('auch Brettspiele');
    const before = calls().length;
    // Ten of its thirty minutes were yesterday's.
    await here.until(tuesday('10:14'));
    const lampsAgain = await marta.seesInsteadOf(lamps, 'Lampen ausleihen', `${group}: bald fällig`);
    expect(calls().slice(before)).toEqual([[marta.id]]);
    await here.until(tuesday('10:24'));
    await priya.seesOn(lampsAgain, 'Geht weiter');
    await priya.sees('Lampen ausleihen', /^<@U0PRIYA>: überfällig\n/u);
    await marta.seesOn(games, 'Geht weiter');
    await marta.sees('auch Brettspiele', `${group}: bald fällig`);
    expect(calls().slice(before + 1)).toHaveLength(2);
    expect(calls().slice(before + 1)).toEqual(expect.arrayContaining([[priya.id], [marta.id]]));
    expect(ofShifts().filter(({ text }) => text.includes('Dienstbeginn'))).toHaveLength(1);
    for (const name of ['Jonas', 'Tomasz']) expect(here.slack.notices(here.librarian(name).id)).toEqual([]);
  });
});
