import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { soon, type Town, town } from '../support/town.ts';

describe('what two people have to see', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town({ limits: 'wide' });
    await here.open();
  });
  afterAll(() => here.close());

  test('a complaint: the same person twice is told who is missing; the second sends it, and both are on the card', async () => {
    const heinrich = here.patron('opa_heinrich');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const question = heinrich.asks('Ich möchte mich beschweren, es war heute furchtbar laut bei Ihnen.');
    const card = await marta.sees('furchtbar laut', 'Zwei Personen geben frei: Beschwerde.');
    expect(card.says).toContain('Vorsicht, klingt verärgert.');
    await marta.approves(card);
    const first = await jonas.seesOn(card, 'Zweite Person nötig: Beschwerde. Erste Freigabe: <@U0MARTA>');
    expect(first.says).toContain('Als Zweite/r freigeben');
    expect(first.buttons).toContain('go_alone');
    await marta.approves(first);
    await marta.isTold('Ihre Freigabe ist vermerkt. Es fehlt noch eine zweite Person');
    await marta.opensEdit(first);
    await marta.submits();
    expect(marta.modalErrors()).toEqual({ reply: expect.stringContaining('Es fehlt noch eine zweite Person') });
    await marta.closesModal();
    expect(heinrich.answersTo(question)).toEqual([]);
    await jonas.approves(first);
    await heinrich.sees(question, /^Das tut uns leid/u);
    await jonas.seesOn(card, 'freigegeben von <@U0MARTA> und <@U0JONAS>');
  });

  test('two at the same moment are two, and one answer goes out', async () => {
    const lindner = here.patron('familie_lindner');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const question = lindner.asks('Das war sehr unfreundlich heute an der Theke');
    const card = await marta.sees('unfreundlich heute an der Theke', 'Zwei Personen geben frei');
    await Promise.all([marta.approves(card), jonas.approves(card)]);
    await lindner.sees(question, /^Das tut uns leid/u);
    await jonas.seesOn(card, /freigegeben von (<@U0MARTA> und <@U0JONAS>|<@U0JONAS> und <@U0MARTA>)/u);
    expect(lindner.answersTo(question)).toHaveLength(1);
  });

  test('what the first one wrote is approved by nobody who has not seen it', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const question = mia.asks('Ich möchte mich beschweren: Die Toilette ist seit Tagen dreckig');
    const card = await marta.sees('seit Tagen dreckig');
    await marta.opensEdit(card);
    await jonas.opensEdit(card);
    await marta.submits('Das tut uns leid, wir putzen sofort.');
    const first = await jonas.seesOn(card, 'Das tut uns leid, wir putzen sofort.', 'Erste Freigabe');
    await jonas.pressesAsItWas(card, 'approve');
    await jonas.isTold('<@U0MARTA> hat hier um');
    await jonas.submits('Meine eigene Fassung.');
    await jonas.reads('Jemand aus dem Team hat diesen Text freigegeben: „Das tut uns leid, wir putzen sofort.“');
    expect(jonas.modalText()).toBe('Meine eigene Fassung.');
    expect(mia.answersTo(question)).toEqual([]);
    await jonas.closesModal();
    await jonas.approves(first);
    await mia.sees(question, 'Das tut uns leid, wir putzen sofort.');
  });

  test('alone on duty the first goes on with a reason, and the leads are told', async () => {
    const anna = here.patron('anna_im_lesesaal');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const priya = here.librarian('Priya');
    const question = anna.asks('Ich bin enttäuscht vom Service und möchte mich beschweren.');
    const card = await marta.sees('enttäuscht vom Service');
    await marta.approves(card);
    const first = await marta.seesOn(card, 'Zweite Person nötig');
    await jonas.does(first, 'go_alone');
    await jonas.isTold('Allein freigeben kann nur, wer diesen Text schon freigegeben hat.');
    await marta.does(first, 'go_alone');
    await marta.reads('Es ist eine Beschwerde.');
    expect(await marta.fills({ reason: { reason: '' } })).toMatchObject({ failure: 'not_sent' });
    await marta.fills({ reason: { reason: '   ' } });
    expect(marta.modalErrors()).toEqual({ reason: 'Bitte einen Grund eingeben.' });
    expect(await marta.fills({ reason: { reason: 'x'.repeat(301) } })).toMatchObject({ failure: 'not_sent' });
    await marta.fills({ reason: { reason: 'Bin <!here> allein im Haus' } });
    expect(marta.hasModal()).toBe(false);
    await anna.sees(question, /^Das tut uns leid/u);
    await marta.seesOn(card, 'Ohne zweite Person freigegeben: „Bin &lt;!here&gt; allein im Haus“');
    const told = here.slack.notices(priya.id).map(({ text }) => text);
    expect(told).toContainEqual(
      '<@U0PRIYA>: <@U0MARTA> hat allein freigegeben, was zwei Personen sehen sollten. Grund: „Bin &lt;!here&gt; allein im Haus“',
    );
    expect(here.slack.notices(jonas.id).some(({ text }) => text.includes('allein freigegeben'))).toBe(false);
  });

  test('a child, and the press, whatever they ask', async () => {
    const child = here.patron('leonie_mag_pferde');
    const press = here.patron('Bote_Birkenrath');
    const marta = here.librarian('Marta');
    const aylin = here.librarian('Aylin');
    const asked = child.asks('ich bin 12, wie bekomme ich einen Ausweis?');
    const wifi = press.asks('Gibt es bei Ihnen WLAN? Wir berichten.');
    const childs = await marta.sees('ich bin 12', 'Zwei Personen geben frei: Kind oder jugendlich.');
    const presss = await marta.sees('Wir berichten', 'Zwei Personen geben frei: besonderes Konto.');
    for (const card of [childs, presss]) await marta.approves(card);
    for (const card of [childs, presss]) await aylin.approves(await aylin.seesOn(card, 'Erste Freigabe'));
    await child.sees(asked, /Ausweis/u);
    await press.sees(wifi, /WLAN/u);
  });

  test('what a trainee approves; they are nobody’s second, and an interim answer of theirs waits too', async () => {
    const mia = here.patron('mia_liest');
    const tomasz = here.librarian('Tomasz');
    const jonas = here.librarian('Jonas');
    const question = mia.asks('wann ist die nächste Vorlesestunde?');
    const card = await tomasz.sees('nächste Vorlesestunde');
    expect(card.says).not.toContain('Zwei Personen');
    await tomasz.does(card, 'interim');
    await tomasz.submits();
    expect(tomasz.hasModal()).toBe(false);
    const interim = await jonas.seesOn(card, 'Zwischenbescheid, erste Freigabe', 'in der Einarbeitung', '<@U0TOMASZ>');
    expect(mia.answersTo(question)).toEqual([]);
    await jonas.approves(interim);
    await mia.sees(question, /Wir fragen im Haus nach/u);
    const open = await tomasz.seesOn(card, 'Antwort steht noch aus', 'Freigeben');
    await tomasz.approves(open);
    await tomasz.approves(await tomasz.seesOn(open, 'Erste Freigabe: <@U0TOMASZ>'));
    await tomasz.isTold('Es fehlt noch eine zweite Person');
    await jonas.approves(open);
    await vi.waitFor(() => expect(mia.answersTo(question)).toHaveLength(2), soon);

    const complaint = here.patron('opa_heinrich').asks('Ich möchte mich beschweren: Der Aufzug stinkt!');
    const angry = await jonas.sees('Der Aufzug stinkt');
    await jonas.approves(angry);
    await tomasz.approves(await tomasz.seesOn(angry, 'Erste Freigabe: <@U0JONAS>'));
    await tomasz.isTold('von jemandem kommen, der nicht mehr in der Einarbeitung ist');
    expect(here.patron('opa_heinrich').answersTo(complaint)).toEqual([]);
  });

  test('the patron writing again ends the first approval: two people see the new draft', async () => {
    const lindner = here.patron('familie_lindner');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const question = lindner.asks('Wir möchten uns beschweren, wir wurden sehr unfreundlich behandelt.');
    const card = await marta.sees('sehr unfreundlich behandelt');
    await marta.approves(card);
    await jonas.seesOn(card, 'Erste Freigabe: <@U0MARTA>');
    lindner.asks('Und gibt es jetzt eigentlich WLAN im Haus?', { inReplyTo: question });
    const anew = await jonas.seesInsteadOf(card, 'WLAN im Haus', 'Zwei Personen geben frei: Beschwerde.');
    await jonas.pressesAsItWas(card, 'approve');
    await jonas.isTold('Inzwischen kam etwas Neues dazu.');
    expect(anew.says).not.toContain('Erste Freigabe');
    expect(lindner.answersTo(question)).toEqual([]);
  });
});
