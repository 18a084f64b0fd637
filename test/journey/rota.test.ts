import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { onRota } from '../support/rota-staff.ts';
import { type Card, type Town, town } from '../support/town.ts';

/** The town wakes up on a Tuesday in a B week: Marta is on duty, then Tomasz. On this day the early shift has begun. */
const wednesday = '2026-11-25T10:05:00+01:00';

interface Row {
  date: string;
  template: string;
  person: string | null;
  source: string;
}

describe('the rota', () => {
  let here: Town;
  beforeAll(async () => {
    // Aylin leaves the team at the end of the week.
    here = await town({ limits: 'wide', rota: true, people: { U0AYLIN: { to: '2026-11-28' } } });
    await here.open();
  });
  afterAll(() => here.close());

  const printed = () => here.runs('rota', '--from', '2026-11-23', '--to', '2026-12-06', '--format', 'json');
  const offers = () => here.cards().filter(({ says }) => /Schicht frei|Tausch gesucht/u.test(says));
  const rowOn = async (date: string, template: string) =>
    (JSON.parse(await printed()) as Row[]).find((row) => row.date === date && row.template === template);

  test('a newcomer finds the shift, reports sick, and of two who step in at once one has it and one a kind word', async () => {
    const tomasz = onRota(here, 'Tomasz');
    const home = await tomasz.opensHome();
    expect(home.below('Im Dienst')).toContain('<@U0MARTA> – Früh, bis 14:00 Uhr');
    expect(home.below('Meine Schichten')).toContain('Di., 24.11., Spät (14:00–18:00)');

    await tomasz.opensFromHome('report_absence', 'Abwesend melden');
    expect(tomasz.inputs()).toEqual(['from', 'until']);
    await tomasz.reads('Ein Grund wird nicht gefragt und nicht gespeichert.');
    await tomasz.reports('2026-11-24', '2026-11-24');
    expect(tomasz.hasModal()).toBe(false);
    const away = await tomasz.seesAtHome('Eingetragen: Sie sind am Di., 24.11. nicht da.');
    expect(away.says).toContain('Diese Schicht ist jetzt frei');
    expect(away.below('Meine Schichten')).not.toContain('24.11.');
    expect(away.below('Meine Abwesenheiten')).toContain('Di., 24.11.');

    const [jonas, priya] = [onRota(here, 'Jonas'), onRota(here, 'Priya')];
    const offer = await jonas.sees('*Schicht frei:* Di., 24.11., Spät (14:00–18:00).');
    expect(offer.says).not.toMatch(/TOMASZ|krank|abwesend/iu);
    // Jonas could too, but his day has not begun; Priya may be mentioned at any time.
    expect([priya, jonas].map((each) => each.wasCalledTo(offer))).toEqual([true, false]);
    expect((await priya.opensHome()).below('Take one over?')).toMatch(/Tue,? 24 Nov, Late \(14:00–18:00\)/u);

    await Promise.all([jonas.does(offer, 'take_shift'), priya.does(offer, 'take_shift')]);
    const settled = await jonas.seesOn(offer, /~Schicht frei:~ .*<@U0(JONAS|PRIYA)> hat Dienst/u);
    expect(settled.buttons).toEqual([]);
    const jonasHasIt = settled.says.includes('<@U0JONAS> hat Dienst');
    await jonas.isTold(jonasHasIt ? 'Danke! Das ist jetzt Ihre Schicht' : '<@U0PRIYA> war schneller');
    await priya.isTold(jonasHasIt ? '<@U0JONAS> was quicker' : 'Thank you! This is your shift now');
    const late = (shifts: string) => /24\.11\., Spät|24 Nov, Late/u.test(shifts);
    expect(late((await jonas.opensHome()).below('Meine Schichten'))).toBe(jonasHasIt);
    expect(late((await priya.opensHome()).below('My shifts'))).toBe(!jonasHasIt);
    const after = await tomasz.opensHome();
    expect(after.below('Im Dienst')).toContain(`Spät (14:00–18:00) – <@${jonasHasIt ? jonas.id : priya.id}>`);
    expect(after.below('Übernehmen?')).not.toContain('24.11.');
    expect(await rowOn('2026-11-24', 'spaet')).toMatchObject({ person: jonasHasIt ? 'ja' : 'pn', source: 'swap' });
  });

  test('a swap stays with the first person until a colleague accepts it in one tap', async () => {
    const [jonas, tomasz] = [onRota(here, 'Jonas'), onRota(here, 'Tomasz')];
    await jonas.opensHome();
    await jonas.tapsAtHome('ask_swap', 'Do., 26.11., Spät');
    const asked = await jonas.seesAtHome('Bis jemand übernimmt, bleibt die Schicht bei Ihnen.');
    expect(asked.below('Meine Schichten')).toMatch(/Do\., 26\.11\., Spät .*Tausch angefragt/u);
    const offer = await tomasz.sees('*Tausch gesucht:* <@U0JONAS> möchte abgeben: Do., 26.11., Spät (14:00–18:00).');
    await tomasz.types('dienst am 26.11.');
    await tomasz.isTold('Spät (14:00–18:00): <@U0JONAS>');

    await tomasz.does(offer, 'accept_swap');
    await tomasz.isTold('Danke! Das ist jetzt Ihre Schicht: Do., 26.11., Spät (14:00–18:00).');
    await jonas.isWritten(
      '<@U0TOMASZ> übernimmt Ihre Schicht: Do., 26.11., Spät (14:00–18:00). Sie haben diese Schicht nicht mehr.',
    );
    const settled = await jonas.seesOn(offer, '~Tausch gesucht:~', '<@U0TOMASZ> hat Dienst');
    expect(settled.buttons).toEqual([]);
    expect((await jonas.opensHome()).below('Meine Schichten')).not.toContain('26.11.');
    expect((await tomasz.opensHome()).below('Meine Schichten')).toContain('Do., 26.11., Spät');
  });

  test('a swap that nobody takes is past due when the shift begins: whoever had it has it, and is called', async () => {
    const [aylin, priya] = [onRota(here, 'Aylin'), onRota(here, 'Priya')];
    await aylin.opensHome();
    await aylin.tapsAtHome('ask_swap', 'Mi., 25.11., Früh');
    const offer = await priya.sees('*Tausch gesucht:* <@U0AYLIN> möchte abgeben: Mi., 25.11., Früh (10:00–14:00).');
    expect((await priya.opensHome()).below('Take one over?')).toMatch(/25 Nov, Early .*<@U0AYLIN>/u);
    const before = { about: priya.valueAtHome('accept_swap', /25 Nov, Early/u) } as Card;

    await here.until(wednesday);
    await aylin.isWritten('Niemand hat Ihre Schicht übernommen: Mi., 25.11., Früh (10:00–14:00).');
    const settled = await priya.seesOn(offer, '~Tausch gesucht:~', 'Niemand hat übernommen; <@U0AYLIN> hat Dienst.');
    expect(settled.buttons).toEqual([]);
    await priya.pressesAsItWas(before, 'accept_swap');
    await priya.isTold('It is too late for that: the shift has begun.');
    expect((await aylin.opensHome()).below('Im Dienst')).toContain('<@U0AYLIN> – Früh, bis 14:00 Uhr');
    expect(await rowOn('2026-11-25', 'frueh')).toMatchObject({ person: 'ad', source: 'roster' });

    here.patron('mia_liest').asks('wie oft kann ich meine Comics verlängern?');
    const card = await aylin.sees('meine Comics verlängern');
    expect(['Aylin', 'Marta', 'Jonas'].map((name) => here.librarian(name).wasCalledTo(card))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('a lead gives a shift to somebody who does not work then, and whoever asks is told who is on duty', async () => {
    const [jonas, marta, priya] = [onRota(here, 'Jonas'), onRota(here, 'Marta'), onRota(here, 'Priya')];
    await marta.types('dienst am 25.11.');
    await marta.isTold(/Mittwoch, 25\. November 2026.*Spät \(14:00–18:00\): niemand/su);
    await priya.opensHome();
    await priya.opensFromHome('override_shift', 'Reassign a shift');
    await priya.reassigns(/25 Nov, Late/u, 'Jonas');
    await priya.seesAtHome(/Assigned: <@U0JONAS>, Wed,? 25 Nov, Late/u);
    await jonas.isWritten('<@U0PRIYA> hat Sie eingeteilt: Mi., 25.11., Spät (14:00–18:00).');
    await marta.types('dienst am 25.11.');
    await marta.isTold(/Früh \(10:00–14:00\): <@U0AYLIN>.*Spät \(14:00–18:00\): <@U0JONAS>/su);
    await priya.types('duty on 25 November');
    await priya.isTold(/Wednesday,? 25 November 2026.*Late \(14:00–18:00\): <@U0JONAS>/su);
    await priya.types('duty');
    await priya.isTold(/On duty.*<@U0AYLIN> – Early, until 14:00/su);
    expect(await rowOn('2026-11-25', 'spaet')).toMatchObject({ person: 'ja', source: 'override' });
  });

  test('whatever cannot be is answered by one sentence that says so, and changes nothing', async () => {
    const [aylin, marta, priya] = [onRota(here, 'Aylin'), onRota(here, 'Marta'), onRota(here, 'Priya')];
    const henrik = onRota(here, 'Henrik');
    await marta.opensHome();
    await marta.tapsAtHome('ask_swap', 'Mo., 30.11., Früh');
    const offer = await marta.sees('*Tausch gesucht:* <@U0MARTA> möchte abgeben: Mo., 30.11., Früh (10:00–14:00).');
    const before = { rows: await printed(), offers: offers() };

    const typed: [typeof marta, string, string][] = [
      [marta, 'dinest', '„dinest“ kenne ich nicht.'],
      [marta, 'dienst am 30.2.', 'Diesen Tag verstehe ich nicht.'],
      [marta, 'dienst irgendwann', 'Diesen Tag verstehe ich nicht.'],
      [marta, 'dienst am 24.12.', 'Es gibt keine Schicht'],
      [marta, 'abwesend 2027-02-30', 'Diesen Tag gibt es nicht.'],
      [marta, 'abwesend 5.12.-1.12.', 'Der letzte Tag liegt vor dem ersten.'],
      [marta, 'abwesend 2026-11-10', 'Diese Tage sind schon vorbei.'],
      [marta, 'zurück 3.12.', 'keine Abwesenheit von Ihnen'],
      [marta, 'umbesetzen', 'Den Dienstplan ändert die Leitung: <@U0PRIYA>.'],
      [priya, 'duty on Someday', 'I cannot tell which day that is.'],
      [henrik, 'abwesend 26.11.', 'Nur Mitglieder des Kanals'],
      [henrik, 'dienst', 'Nur Mitglieder des Kanals'],
    ];
    for (const [who, text, sentence] of typed) {
      await who.isAnswered(sentence, () => who.types(text));
      expect(who.hasModal()).toBe(false);
    }
    // What days somebody is away they choose in a window that opens where what they typed is not understood.
    const unread: [typeof marta, string, string][] = [
      [marta, 'abwesend bald mal', 'Diese Tage verstehe ich nicht.'],
      [marta, 'abwesend 30.2.', 'Diese Tage verstehe ich nicht.'],
      [priya, 'absent 30 February', 'I cannot tell which days these are.'],
    ];
    for (const [who, text, sentence] of unread) {
      await who.types(text);
      await vi.waitFor(() => expect(JSON.stringify(here.slack.openView(who.id)?.blocks ?? [])).toContain(sentence));
      await who.closesModal();
    }

    // In windows that show what was there before, or never was.
    const pressed: [typeof marta, string, string, string][] = [
      [marta, 'take_shift', '2026-11-23|spaet|0', 'Diese Schicht ist schon vorbei.'],
      [marta, 'take_shift', '2026-11-29|frueh|0', 'Diese Schicht gibt es nicht'],
      [marta, 'take_shift', '2026-11-26|spaet|1', '<@U0TOMASZ> war schneller'],
      [marta, 'ask_swap', '2026-11-26|spaet|2', 'Das ist nicht Ihre Schicht.'],
      [marta, 'take_shift', '2026-11-26|spaet|2', '<@U0TOMASZ> war schneller'],
    ];
    for (const [who, action, about, sentence] of pressed) {
      await who.isAnswered(sentence, () => who.pressesAsItWas({ about } as Card, action));
    }
    await aylin.isAnswered('gehören Sie laut Dienstplan nicht zum Team', () => aylin.does(offer, 'accept_swap'));
    await marta.isAnswered('Das ist Ihre eigene Schicht.', () => marta.does(offer, 'accept_swap'));
    await henrik.isAnswered('Nur Mitglieder des Kanals', () => henrik.does(offer, 'accept_swap'));
    await henrik.findsNoHome();

    await priya.opensHome();
    await priya.opensFromHome('override_shift', 'Reassign a shift');
    await priya.reassigns(/2 Dec, Late/u, 'Aylin');
    expect(priya.modalErrors()).toEqual({ person: expect.stringContaining('not on the team on that day') });
    await priya.closesModal();
    await marta.opensFromHome('report_absence', 'Abwesend melden');
    await marta.reports('2026-11-30', '2026-11-26');
    expect(marta.modalErrors()).toEqual({ until: expect.stringContaining('Der letzte Tag liegt vor dem ersten.') });
    await marta.closesModal();

    expect(await printed()).toBe(before.rows);
    expect(offers()).toEqual(before.offers);
  });
});
