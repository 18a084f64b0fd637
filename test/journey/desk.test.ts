import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { soon, type Town, town } from '../support/town.ts';

const always = ['00:00-24:00'];
/** Service around the clock, so that what is due is due within the half hour whenever the tests run. */
const aroundTheClock = {
  service: { hours: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always } },
};

describe('a card', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town({ settings: aroundTheClock, limits: 'wide' });
    await here.open();
  });
  afterAll(() => here.close());

  test('says at a glance what is asked, what would go out and what to do, and its push notice no word of it', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    mia.asks('wie oft kann ich meine Comics verlängern?');
    const card = await marta.sees('meine Comics verlängern');
    const parts = [
      'Verlängerung',
      'fällig',
      'X',
      'passt',
      'meine Comics verlängern',
      'Vorschlag',
      'zweimal verlängern',
    ];
    expect(card.says).toMatch(new RegExp(parts.join('[^]*'), 'u'));
    expect(card.buttons.filter((id) => !card.menu.includes(id))).toEqual(['approve', 'edit']);
    expect(card.says).toMatch(/Freigeben\nBearbeiten\nMehr …/u);
    expect(card.says).not.toMatch(/%|Zeichen|\$|<@/u);
    expect(card.summary).toBe('Neue Frage: Verlängerung');
  });

  test('of a question in English has that as a short mark, and an answer in English', async () => {
    here.patron('tomasz_reads').asks('what do I need to join the library, please?');
    const card = await here.librarian('Marta').sees('need to join the library');
    expect(card.says).toMatch(/X · EN · passt/u);
    expect(card.says).toContain('You can get your card on the spot');
  });

  test('without a suggestion opens straight to where the answer is written', async () => {
    const heinrich = here.patron('opa_heinrich');
    const jonas = here.librarian('Jonas');
    const question = heinrich.asks('Was können Sie mir von Hannah Arendt empfehlen?');
    const card = await jonas.sees('Hannah Arendt', 'Kein passender Vorschlag');
    expect(card.buttons.filter((id) => !card.menu.includes(id))).toEqual(['edit']);
    expect(card.says).toContain('Antworten');
    await jonas.opensEdit(card);
    expect(jonas.modalText()).toBe('');
    expect(await jonas.submits('')).toMatchObject({ failure: 'not_sent' });
    await jonas.submits('   \n ');
    expect(jonas.modalErrors()).toEqual({ reply: 'Bitte einen Text eingeben.' });
    await jonas.submits('Beginnen Sie mit „Über das Böse“, es steht im zweiten Stock.');
    expect(jonas.hasModal()).toBe(false);
    await heinrich.sees(question, 'Beginnen Sie mit „Über das Böse“, es steht im zweiten Stock.');
  });

  test('of a direct message masks what is personal, and says that its writer has written in public too', async () => {
    const aylin = here.patron('aylin_k');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    aylin.asks('warum komme ich mit der neuen PIN nicht in mein Konto?');
    await marta.sees('mit der neuen PIN');
    aylin.whispers('Mein Konto ist gesperrt, ich bin unter 0171 23456789 zu erreichen.');
    const card = await marta.sees('Mein Konto ist gesperrt', /auch öffentlich geschrieben/);
    expect(card.says).toContain('X privat');
    expect(card.says).toMatch(/unter \[(Telefon|Ausweisnummer)\] zu erreichen/u);
    expect(card.says).not.toContain('23456789');

    await marta.does(card, 'show_original');
    await marta.reads('unter 0171 23456789 zu erreichen');
    expect(jonas.hasModal()).toBe(false);
    expect(await marta.closesModal()).toBeUndefined();
    await jonas.does(card, 'show_history');
    await jonas.reads(`Original angesehen von <@${marta.id}>`);
    expect(here.slack.messages().some((message) => JSON.stringify(message).includes('23456789'))).toBe(false);
  });

  test('says what pictures show; they are seen on the click, and that is noted', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    mia.asks('darf man bei euch Bücher tauschen, in so etwas?', {
      pictures: [{ alt: 'Ein gelber Schrank voller Bücher' }, {}],
    });
    const card = await marta.sees('Bücher tauschen', '2 Bilder: „Ein gelber Schrank voller Bücher“, ohne Beschreibung');
    await marta.does(card, 'show_pictures');
    await marta.reads('Bild 1 von 2: Ein gelber Schrank voller Bücher');
    const images = here.slack.openView(marta.id)?.blocks.filter(({ type }) => type === 'image') ?? [];
    const urls = images.map((image) => String(image.image_url));
    expect(urls).toHaveLength(2);
    for (const url of urls) expect((await fetch(url)).headers.get('content-type')).toBe('image/png');
    await marta.closesModal();
    await marta.does(card, 'show_history');
    await marta.reads(`Bilder angesehen von <@${marta.id}>`);
    expect(JSON.stringify(here.slack.messages())).not.toContain(urls[0]);
  });

  test('folds the others in the conversation, whom one tap shows; nobody is named', async () => {
    const mia = here.patron('mia_liest');
    const tomasz = here.patron('tomasz_reads');
    const marta = here.librarian('Marta');
    const question = mia.asks('wann ist bei euch der Lesekreis?');
    await marta.sees('bei euch der Lesekreis');
    tomasz.asks('gute Frage, ich lese gerade Thomas Mann', { inReplyTo: question });
    const other = await marta.sees('ich lese gerade Thomas Mann', 'Im Gespräch schreibt noch jemand anderes');
    expect(other.says).not.toContain('bei euch der Lesekreis');
    await marta.does(other, 'show_conversation');
    const conversation = await marta.reads('bei euch der Lesekreis');
    expect(conversation).toContain('Andere Person 1');
    expect(conversation).not.toMatch(/Mia Brandt|tomasz_reads/u);
    await marta.closesModal();
    const first = await marta.sees('bei euch der Lesekreis');
    expect(first.buttons).toContain('approve');
  });

  test('of a quote says so and calls nobody', async () => {
    const lindner = here.patron('familie_lindner');
    const marta = here.librarian('Marta');
    const show = here.x.post({ author: 'opa_heinrich', text: 'Gestern war der Lesesaal wieder randvoll.' });
    const quote = lindner.asks('seht mal, da geht es um euch', { quotes: show.id });
    const card = await marta.sees('da geht es um euch', 'Zitat: jemand spricht über die Bücherei');
    expect(card.says).not.toContain('<@');
    await marta.opensEdit(card);
    await marta.submits('Kommen Sie am besten vor elf!');
    await lindner.sees(quote, 'Kommen Sie am besten vor elf!');
    lindner.asks('und noch einmal, zum Mitlesen', { quotes: show.id, inReplyTo: quote });
    const anew = await marta.seesInsteadOf(card, 'zum Mitlesen');
    expect(marta.wasCalledTo(anew)).toBe(false);
  });

  test('hides an insult, until somebody looks', async () => {
    const jonas = here.librarian('Jonas');
    here.patron('gewinn_jetzt').asks('ihr seid doch alle Vollidioten');
    const card = await jonas.sees('(Beleidigung – lesen unter „Original ansehen“)');
    expect(card.says).not.toContain('Vollidioten');
    await jonas.does(card, 'show_original');
    await jonas.reads('ihr seid doch alle Vollidioten');
    await jonas.closesModal();
  });
});

describe('what staff can do', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town({ settings: aroundTheClock, limits: 'wide' });
    await here.open();
  });
  afterAll(() => here.close());

  test('edit: question, draft, what else fits and every answer are there; the submit is the approval', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('wie merke ich ein Buch vor, das gerade weg ist?');
    await marta.opensEdit(await marta.sees('das gerade weg ist'));
    const modal = await marta.reads('das gerade weg ist');
    expect(modal).toContain('Passende Vorschläge');
    expect(modal).toContain('Barrierefrei');
    expect(marta.modalText()).toMatch(/^Ausgeliehene Medien merken Sie/u);
    await marta.chooses('choose_answer', 'katalog');
    await vi.waitFor(() => expect(marta.modalText()).toMatch(/Katalog/u), soon);
    expect(marta.modalText()).not.toMatch(/^Ausgeliehene Medien merken Sie/u);
    const chosen = marta.modalText();
    await marta.submits();
    expect(marta.hasModal()).toBe(false);
    await mia.sees(question, chosen);
  });

  test('edit: what is typed survives the patron writing again, and the modal says what came', async () => {
    const heinrich = here.patron('opa_heinrich');
    const jonas = here.librarian('Jonas');
    const question = heinrich.asks('Wo kann ich bei Ihnen parken?');
    const card = await jonas.sees('bei Ihnen parken');
    await jonas.opensEdit(card);
    const further = heinrich.asks('Ich komme mit dem Fahrrad, meine Nummer ist 0171 23456789.', {
      inReplyTo: question,
    });
    await jonas.seesInsteadOf(card, 'mit dem Fahrrad');
    await jonas.submits('Fahrräder stehen vor dem Eingang gut.');
    const modal = await jonas.reads('Inzwischen hat sich etwas geändert:');
    expect(modal).toContain('Ich komme mit dem Fahrrad, meine Nummer ist [Telefon].');
    expect(jonas.modalText()).toBe('Fahrräder stehen vor dem Eingang gut.');
    expect(heinrich.answersTo(question)).toEqual([]);
    await jonas.submits('Fahrräder stehen gut vor dem Eingang, Autos dahinter.');
    expect(jonas.hasModal()).toBe(false);
    await heinrich.sees(further, 'Fahrräder stehen gut vor dem Eingang, Autos dahinter.');
    expect(heinrich.answersTo(question)).toEqual([]);
  });

  test('edit: markup goes out to the letter, and in Slack it calls nobody', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('wie lautet noch mal euer Netz, WLAN-Name?');
    await marta.opensEdit(await marta.sees('euer Netz'));
    const text = `<!channel> <@${marta.id}> *Birke* & <https://example.org|hier>`;
    await marta.submits(text);
    await mia.sees(question, text);
    const card = await marta.sees('euer Netz', /Beantwortet: /u);
    expect(card.says).toContain('&lt;!channel&gt; &lt;@U0MARTA&gt; *Birke* &amp; &lt;https://example.org|hier&gt;');
  });

  test('no answer needed closes it with its reason, and one tap brings it back to whoever tapped', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const question = mia.asks('wir kommen morgen zur Vorlesestunde!');
    const card = await marta.sees('morgen zur Vorlesestunde');
    await marta.rejects(card);
    await marta.givesReason('no_answer_needed');
    const closed = await marta.seesOn(card, /Geschlossen von <@U0MARTA>.*keine Antwort nötig/u);
    expect(closed.buttons).toContain('reopen');
    await jonas.does(closed, 'reopen');
    const again = await jonas.seesInsteadOf(card, 'morgen zur Vorlesestunde', 'wieder geöffnet');
    expect(jonas.wasCalledTo(again)).toBe(true);
    expect(again.buttons).toEqual(expect.arrayContaining(['edit', 'reject']));
    await jonas.opensEdit(again);
    await jonas.submits('Wir freuen uns auf Sie!');
    await mia.sees(question, 'Wir freuen uns auf Sie!');
  });

  test('hand over to a colleague: a new card calls them with the note, the due time stays, and they answer', async () => {
    const heinrich = here.patron('opa_heinrich');
    const marta = here.librarian('Marta');
    const aylin = here.librarian('Aylin');
    const question = heinrich.asks('Haben Sie Noten für Klarinette?');
    const card = await marta.sees('Noten für Klarinette');
    const due = /fällig <!date[^>]+>/u.exec(card.says)?.[0] ?? 'no due time';
    await marta.does(card, 'hand_over');
    await marta.fills({ to: { to: aylin.id }, note: { note: '*Du* kennst dich aus <!channel> <@U0PRIYA>' } });
    expect(marta.hasModal()).toBe(false);
    const given = await aylin.seesInsteadOf(
      card,
      'Noten für Klarinette',
      `<@${aylin.id}>, übergeben von <@${marta.id}>: „*Du* kennst dich aus &lt;!channel&gt; &lt;@U0PRIYA&gt;“`,
      `Kümmert sich niemand, geht die Frage zurück an <@${marta.id}>`,
    );
    expect(given.says).toContain(due);
    expect(given.summary).toBe('Ihnen übergeben: Katalog und Standort');
    expect(aylin.wasCalledTo(given)).toBe(true);
    expect(here.librarian('Priya').wasCalledTo(given)).toBe(false);
    await aylin.opensEdit(given);
    await aylin.submits('Ja, viele, sie stehen in der Musikbücherei.');
    await heinrich.sees(question, 'Ja, viele, sie stehen in der Musikbücherei.');
    await aylin.seesOn(given, /Beantwortet: .*<@U0AYLIN>/u);
  });

  test('hand over to a team calls everybody in it, and Priya reads the modal in English', async () => {
    const priya = here.librarian('Priya');
    here.patron('tomasz_reads').asks('Gibt es im Nordviertel heute Abend eine Lesung?');
    const card = await priya.sees('heute Abend eine Lesung');
    await priya.does(card, 'hand_over');
    const modal = await priya.reads('Nordviertel branch');
    expect(modal).not.toContain('Übergeben');
    await priya.fills({ team: { team: 'nord' } });
    const given = await priya.seesInsteadOf(card, 'Zweigstelle Nordviertel (<@U0MARTA> <@U0TOMASZ>)');
    expect(['Marta', 'Tomasz', 'Jonas'].map((name) => here.librarian(name).wasCalledTo(given))).toEqual([
      true,
      true,
      false,
    ]);
    await priya.rejects(given);
    await priya.givesReason('no_answer_needed');
  });

  test('hand over while somebody approves: one of the two comes first, and nothing is done twice', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const question = mia.asks('wie hoch sind denn die Mahngebühren?');
    const card = await marta.sees('die Mahngebühren');
    await marta.does(card, 'hand_over');
    await Promise.all([jonas.approves(card), marta.fills({ to: { to: 'U0AYLIN' }, note: { note: 'bitte prüfen' } })]);
    const tooLate = marta.modalErrors().to;
    if (tooLate === undefined) {
      // Handed over first: Jonas has then taken it up by approving, or was too late with a draft that is still good.
      expect(marta.hasModal()).toBe(false);
    } else {
      expect(tooLate).toMatch(/schon freigegeben/u);
      await marta.closesModal();
    }
    await mia.sees(question, /Zu spät zurück kostet/u);
    await marta.sees('die Mahngebühren', /Beantwortet: .*<@U0JONAS>/u);
    expect(mia.answersTo(question)).toHaveLength(1);
  });

  test('hand over to nobody, to both, to oneself, to a stranger or to whoever has it is refused kindly', async () => {
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    here.patron('familie_lindner').asks('Wo gebe ich Fundsachen bei Ihnen ab?');
    const card = await marta.sees('Wo gebe ich Fundsachen');
    await jonas.claims(card);
    await marta.seesOn(card, '<@U0JONAS> kümmert sich darum');
    await marta.does(card, 'hand_over');
    const tries: [Record<string, Record<string, string>>, string][] = [
      [{ note: { note: 'an wen?' } }, 'Bitte genau eines wählen: eine Person oder ein Team.'],
      [{ to: { to: marta.id }, team: { team: 'musik' } }, 'Bitte genau eines wählen: eine Person oder ein Team.'],
      [{ to: { to: marta.id }, team: { team: '' } }, 'Das sind Sie selbst.'],
      [{ to: { to: 'U0HENRIK' } }, 'Diese Person ist nicht im Kanal'],
      [{ to: { to: jonas.id } }, 'Dort liegt die Frage schon.'],
    ];
    for (const [values, sentence] of tries) {
      await marta.fills(values);
      expect(marta.modalErrors()).toEqual({ to: expect.stringContaining(sentence) });
    }
    expect(await marta.fills({ note: { note: 'x'.repeat(301) } })).toMatchObject({ failure: 'not_sent' });
    await marta.closesModal();
    await marta.seesOn(card, '<@U0JONAS> kümmert sich darum');
  });

  test('still looking keeps the claim for half an hour; the patron is told nothing', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const question = mia.asks('habt ihr einen 3D-Drucker, den man benutzen darf?');
    let card = await marta.sees('3D-Drucker');
    await marta.claims(card);
    card = await marta.seesOn(card, '<@U0MARTA> kümmert sich darum');
    await marta.does(card, 'still_looking');
    card = await marta.seesOn(card, '<@U0MARTA> sieht noch nach');
    await jonas.claims(card);
    await jonas.isTold('<@U0MARTA> kümmert sich seit');
    await marta.claims(card);
    await vi.waitFor(() => expect(now(here, card)?.says).not.toContain('sieht noch nach'), soon);
    expect(mia.answersTo(question)).toEqual([]);
    await marta.rejects(card);
    await marta.givesReason('no_answer_needed');
  });

  test('an interim answer goes out, and the question stays open with its draft until the answer', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('kann man bei euch Mitglied werden, auch online anmelden?');
    const card = await marta.sees('auch online anmelden');
    await marta.does(card, 'interim');
    expect(marta.modalText()).toMatch(/^Danke für Ihre Frage\. Wir fragen im Haus nach/u);
    await marta.submits();
    await mia.sees(question, /Wir fragen im Haus nach/u);
    const open = await marta.seesOn(card, 'Zwischenbescheid hinausgegangen', 'Antwort steht noch aus', 'Freigeben');
    expect(open.buttons).toContain('approve');
    expect(open.buttons).not.toContain('interim');
    expect(open.says).toMatch(/fällig/u);
    await marta.approves(open);
    await vi.waitFor(() => {
      const texts = mia.answersTo(question).map(({ text }) => text);
      expect(texts).toEqual([expect.stringMatching(/fragen im Haus nach/u), expect.stringMatching(/Ausweis/u)]);
    }, soon);
  });

  test('where X refuses, its own composer is a tap away with the text in it', async () => {
    const mia = here.patron('mia_liest');
    const jonas = here.librarian('Jonas');
    const question = mia.asks('wann trifft sich das Reparaturcafé?');
    await jonas.approves(await jonas.sees('das Reparaturcafé'));
    await mia.sees(question, /./u);
    const [answer] = mia.answersTo(question);
    here.x.behaviour.implicitMentionSummons = false;
    const further = mia.says('und muss ich mich vorher anmelden?', answer?.id ?? '');
    await jonas.opensEdit(await jonas.sees('muss ich mich vorher anmelden', 'Mehr …'));
    await jonas.submits('Nein, einfach kommen & mitmachen.');
    const stuck = await jonas.sees('muss ich mich vorher anmelden', /nimmt hierauf keine Antwort an/u);
    here.x.behaviour.implicitMentionSummons = true;
    const message = here.slack.messages().find(({ ts }) => ts === stuck.ts);
    const [, url = ''] = /"url":"(https:\/\/x\.com\/intent\/post[^"]+)"/u.exec(JSON.stringify(message)) ?? [];
    expect(Object.fromEntries(new URL(url.replaceAll('&amp;', '&')).searchParams)).toEqual({
      in_reply_to: further,
      text: 'Nein, einfach kommen & mitmachen.',
    });
    await jonas.answeredByHand(stuck);
    await jonas.seesOn(stuck, /Geschlossen von <@U0JONAS>.*anders beantwortet/u);
  });

  test('muted authors are stored but not carded, until somebody lifts it on the card', async () => {
    const spammer = here.patron('gewinn_jetzt');
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    spammer.asks('Gratis Gutscheine nur heute!!!');
    const card = await marta.sees('Gratis Gutscheine');
    await marta.does(card, 'mute');
    expect(await marta.fills({ whom: { whom: 'author' } })).toMatchObject({ failure: 'not_sent' });
    await marta.fills({ reason: { reason: '  ' } });
    expect(marta.modalErrors()).toEqual({ reason: 'Bitte einen Grund eingeben.' });
    await marta.fills({ reason: { reason: 'Werbung <!channel>' } });
    const muted = await marta.seesOn(card, /Stummgeschaltet von <@U0MARTA> bis .*: „Werbung &lt;!channel&gt;“/u);
    expect(muted.buttons).toContain('unmute');
    spammer.asks('Noch mehr Gutscheine, kommt alle!!!');
    // What comes after it is carded: by then the muted one would be, too.
    const after = mia.asks('wie lange darf ich Bücher behalten?');
    await marta.approves(await marta.sees('Bücher behalten'));
    await mia.sees(after, /./u);
    expect(here.cards().some(({ says }) => says.includes('Noch mehr Gutscheine'))).toBe(false);
    await marta.does(muted, 'unmute');
    await marta.seesInsteadOf(card, 'Gratis Gutscheine');
    spammer.asks('Und jetzt eine echte Frage: habt ihr einen Kopierer?');
    await marta.sees('habt ihr einen Kopierer');
  });

  test('muted while somebody has the modal open: their text goes nowhere and stays with them', async () => {
    const lindner = here.patron('familie_lindner');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const question = lindner.asks('ist es bei Ihnen am Samstag voll?');
    const card = await marta.sees('am Samstag voll');
    await jonas.opensEdit(card);
    await marta.does(card, 'mute');
    await marta.fills({ whom: { whom: 'conversation' }, reason: { reason: 'schon beantwortet, Streit' } });
    await marta.seesOn(card, 'Stummgeschaltet von');
    await jonas.submits('Ja, ab elf wird es eng.');
    expect(jonas.modalErrors()).toEqual({ reply: expect.stringMatching(/schon geschlossen um .*stummgeschaltet/u) });
    expect(jonas.modalText()).toBe('Ja, ab elf wird es eng.');
    await jonas.closesModal();
    const other = here.patron('tomasz_reads').asks('kommt drauf an', { inReplyTo: question });
    const after = lindner.asks('wie bekomme ich einen Büchereiausweis?');
    await jonas.approves(await jonas.sees('wie bekomme ich einen Büchereiausweis'));
    await lindner.sees(after, /./u);
    expect(here.cards().some(({ says }) => says.includes('kommt drauf an'))).toBe(false);
    expect(lindner.answersTo(question)).toEqual([]);
    expect(here.patron('tomasz_reads').answersTo(other)).toEqual([]);
  });

  test('a click on a card from before does nothing but say so, and so does one on a question that is long gone', async () => {
    const heinrich = here.patron('opa_heinrich');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const question = heinrich.asks('Wann ist die Zweigstelle Mühlenbach offen?');
    const card = await marta.sees('Zweigstelle Mühlenbach offen');
    heinrich.asks('Und am Samstag?', { inReplyTo: question });
    const anew = await marta.seesInsteadOf(card, 'Und am Samstag');
    await marta.pressesAsItWas(card, 'approve');
    await marta.isTold('Inzwischen kam etwas Neues dazu.');
    await jonas.pressesAsItWas({ ...card, about: 'x-mention-1|1' }, 'approve');
    await jonas.isTold('Diese Frage ist nicht mehr gespeichert');
    await jonas.pressesAsItWas({ ...card, about: 'x-mention-1|1' }, 'claim');
    expect((await marta.seesOn(anew, 'Und am Samstag')).buttons).toContain('approve');
    expect(heinrich.answersTo(question)).toEqual([]);
  });

  test('whoever has left the workspace is given nothing, and what lay with them goes on', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const henrik = here.librarian('Henrik');
    const question = mia.asks('wo finde ich die Mangas?');
    let card = await marta.sees('die Mangas');
    await jonas.claims(card);
    card = await marta.seesOn(card, '<@U0JONAS> kümmert sich darum');
    await marta.does(card, 'hand_over');
    // Slack's own window refuses the note; who was chosen stays.
    expect(await marta.fills({ to: { to: 'U0AYLIN' }, note: { note: 'x'.repeat(301) } })).toMatchObject({
      failure: 'not_sent',
    });
    here.slack.leaves('U0AYLIN');
    here.slack.leaves('U0JONAS');
    // Auskunft asks Slack again who belongs to the channel, at the latest when it does not know somebody.
    const asked = () => here.slack.requests.filter(({ method }) => method === 'conversations.members').length;
    const before = asked();
    await vi.waitFor(async () => {
      await henrik.claims(card);
      expect(asked()).toBeGreaterThan(before);
    }, soon);
    await marta.fills({ note: { note: 'für dich' } });
    expect(marta.modalErrors()).toEqual({ to: expect.stringContaining('Diese Person ist nicht im Kanal') });
    await marta.fills({ to: { to: '' }, team: { team: 'musik' } });
    expect(marta.modalErrors()).toEqual({ to: expect.stringContaining('Aus diesem Team ist niemand mehr im Kanal') });
    await marta.closesModal();
    await marta.opensEdit(card);
    await marta.submits('Im ersten Stock, gleich neben der Treppe.');
    await mia.sees(question, 'Im ersten Stock, gleich neben der Treppe.');
  });
});

function now(here: Town, { ts }: { ts: string }) {
  return here.cards().find((card) => card.ts === ts);
}
