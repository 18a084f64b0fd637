import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { soon, type Town, town } from '../support/town.ts';

describe('an ordinary day', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town();
    await here.open();
  });
  afterAll(() => here.close());

  test('a mention is approved, and the patron sees the answer', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('was kostet es, wenn ich ein Buch zu spät zurückbringe?');
    const card = await marta.sees('was kostet es, wenn ich ein Buch zu spät');
    expect(card.buttons).toEqual(expect.arrayContaining(['approve', 'edit', 'reject', 'claim', 'answered_by_hand']));
    await marta.approves(card);
    await mia.sees(question, /Euro/);
    await marta.sees('was kostet es', /Beantwortet: /);
  });

  test('a direct message is edited, and exactly the edited text goes out, privately', async () => {
    const aylin = here.patron('aylin_k');
    const marta = here.librarian('Marta');
    aylin.whispers('Hallo, ich habe meine PIN vergessen, was nun?');
    const card = await marta.sees('meine PIN vergessen');
    await marta.opensEdit(card);
    await vi.waitFor(() => expect(marta.hasModal()).toBe(true), soon);
    await marta.submits(
      'Kommen Sie gern mit Ihrem Ausweis vorbei, wir setzen die PIN zurück. Schöne Grüße, Marta Kühn',
    );
    expect(marta.hasModal()).toBe(false);
    await aylin.reads('Kommen Sie gern mit Ihrem Ausweis vorbei, wir setzen die PIN zurück. Schöne Grüße, Marta Kühn');
    expect(here.x.timeline().some((post) => post.text.includes('PIN zurück'))).toBe(false);
  });

  test('a public answer that is too long is refused in the modal, which keeps it', async () => {
    const heinrich = here.patron('opa_heinrich');
    const jonas = here.librarian('Jonas');
    const question = heinrich.asks('wann hat die Zweigstelle im Nordviertel geöffnet?');
    const card = await jonas.sees('Zweigstelle im Nordviertel');
    await jonas.opensEdit(card);
    await jonas.submits(`${'ä'.repeat(275)} https://www.example.org/oeffnungszeiten`);
    expect(jonas.modalErrors()).toEqual({ reply: expect.stringContaining('19 Zeichen zu lang') });
    expect(heinrich.answersTo(question)).toEqual([]);
    await jonas.submits('Das Nordviertel hat ab 14 Uhr auf.');
    await heinrich.sees(question, 'Das Nordviertel hat ab 14 Uhr auf.');
  });

  test('spam is closed without an answer, with its reason on the card', async () => {
    const spammer = here.patron('gewinn_jetzt');
    const marta = here.librarian('Marta');
    const post = spammer.asks('Jetzt 1000 Follower gratis sichern!!! Link in Bio');
    const card = await marta.sees('1000 Follower');
    await marta.rejects(card);
    await marta.givesReason('spam');
    const closed = await marta.sees('1000 Follower', /Spam/, 'Wieder öffnen');
    expect(closed.buttons).toEqual(['reopen', 'show_original', 'show_history']);
    expect(spammer.answersTo(post)).toEqual([]);
  });

  test('a wrong draft leads to the modal, and the thread stays open', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('kann man bei euch eigentlich Spiele ausleihen?');
    const card = await marta.sees('Spiele ausleihen');
    await marta.rejects(card);
    await marta.givesReason('draft_wrong');
    await marta.submits('Ja, Spiele stehen im ersten Stock.');
    await mia.sees(question, 'Ja, Spiele stehen im ersten Stock.');
  });

  test('answered by hand closes the card; nothing goes out from us', async () => {
    const heinrich = here.patron('opa_heinrich');
    const jonas = here.librarian('Jonas');
    const question = heinrich.asks('Wo finde ich bei Ihnen die Großdruckbücher?');
    const card = await jonas.sees('Großdruckbücher');
    await jonas.answeredByHand(card);
    const closed = await jonas.sees('Großdruckbücher', `<@${jonas.id}>`);
    await vi.waitFor(
      () => expect(here.cards().find(({ ts }) => ts === closed.ts)?.buttons).not.toContain('approve'),
      soon,
    );
    expect(heinrich.answersTo(question)).toEqual([]);
  });

  test("another person's post in the conversation supersedes nobody's draft", async () => {
    const mia = here.patron('mia_liest');
    const tomasz = here.patron('tomasz_reads');
    const marta = here.librarian('Marta');
    const question = mia.asks('gibt es bei euch WLAN für alle?');
    const card = await marta.sees('WLAN für alle');
    const other = tomasz.asks('that would interest me too, is the wifi free?', { inReplyTo: question });
    await marta.sees('is the wifi free');
    await marta.approves(card);
    await mia.sees(question, /WLAN/);
    expect(tomasz.answersTo(other)).toEqual([]);
  });

  test('who was claimed by is on the card, and two approvers at once send one answer', async () => {
    const mia = here.patron('familie_lindner');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const question = mia.asks('wie lange darf ich Bücher behalten?');
    let card = await marta.sees('Bücher behalten');
    await marta.claims(card);
    card = await jonas.sees('Bücher behalten', `<@${marta.id}>`);
    await Promise.all([marta.approves(card), jonas.approves(card)]);
    await mia.sees(question, /./);
    expect(mia.answersTo(question)).toHaveLength(1);
    const told = here.slack.ephemerals().filter((note) => note.text.includes('war schneller'));
    expect(told).toHaveLength(1);
  });

  test('somebody who is not in the channel cannot approve', async () => {
    const mia = here.patron('mia_liest');
    const henrik = here.librarian('Henrik');
    const question = mia.asks('habt ihr einen Aufzug für den Rollstuhl?');
    const card = await henrik.sees('Aufzug für den Rollstuhl');
    await henrik.approves(card);
    await henrik.isTold('Nur Mitglieder des Kanals');
    expect(mia.answersTo(question)).toEqual([]);
  });

  test('what people type in the channel never reaches a patron', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('habt ihr am Sonntag geöffnet?');
    const card = await marta.sees('am Sonntag geöffnet');
    here.slack.say({ user: marta.id, text: 'Nein, sonntags ist zu. Wer schreibt das?', threadTs: card.ts });
    await here.slack.event({
      type: 'message',
      channel: here.slack.channel,
      user: marta.id,
      text: 'Nein, sonntags ist zu.',
    });
    await marta.approves(card);
    await mia.sees(question, /./);
    expect(here.x.timeline().some((post) => post.text.includes('Wer schreibt das'))).toBe(false);
  });

  test('patrons cannot mention, notify or link anything in the staff channel', async () => {
    const spammer = here.patron('gewinn_jetzt');
    const marta = here.librarian('Marta');
    spammer.asks('<!channel> <@U0MARTA> <https://example.org|klick hier> & mehr Medien?');
    const card = await marta.sees('mehr Medien');
    expect(card.says).not.toMatch(/<!channel>|<@U0MARTA> <https|<https:\/\/example\.org\|/);
    expect(card.says).toContain('&lt;!channel&gt;');
  });
});

describe('second thoughts', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town({ undoSeconds: 6 });
    await here.open();
  });
  afterAll(() => here.close());

  test('an approval is undone in time: nothing goes out until it is approved again', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('wie viel kostet ein Ausweis für Erwachsene?');
    const card = await marta.sees('Ausweis für Erwachsene');
    await marta.approves(card);
    const approved = await marta.sees('Ausweis für Erwachsene', /[Ff]reigegeben/);
    expect(approved.buttons).toContain('undo');
    await marta.undoes(approved);
    const again = await vi.waitFor(async () => {
      const now = await marta.sees('Ausweis für Erwachsene');
      expect(now.buttons).toContain('approve');
      return now;
    }, soon);
    expect(mia.answersTo(question)).toEqual([]);
    await marta.approves(again);
    await mia.sees(question, /./);
    expect(mia.answersTo(question)).toHaveLength(1);
  });

  test('the patron writes again before approval: a new card asks both, and the old one leads to it', async () => {
    const heinrich = here.patron('opa_heinrich');
    const marta = here.librarian('Marta');
    const first = heinrich.asks('Kann ich meine Bücher telefonisch verlängern?');
    const card = await marta.sees('telefonisch verlängern');
    heinrich.asks('Und geht das auch bei DVDs?', { inReplyTo: first });
    const renewed = await marta.seesInsteadOf(card, 'telefonisch verlängern', 'auch bei DVDs');
    expect(renewed.buttons).toContain('edit');
  });

  test('the patron edits the post after approval: it comes back on a new card with the new words', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('habt ihr Samstag offen?');
    const card = await marta.sees('habt ihr Samstag offen');
    await marta.approves(card);
    const edited = mia.edits(question, 'habt ihr SONNTAG offen?');
    const back = await marta.sees('habt ihr SONNTAG offen', `<@${marta.id}>`);
    await vi.waitFor(() => {
      const now = here.cards().findLast(({ says }) => says.includes('habt ihr SONNTAG offen'));
      expect(now?.buttons).toContain('approve');
      expect(now?.ts).not.toBe(card.ts);
    }, soon);
    expect(back.says).not.toContain('habt ihr Samstag offen');
    expect(mia.answersTo(question)).toEqual([]);
    expect(mia.answersTo(edited)).toEqual([]);
  });

  test('the patron deletes the post after approval: it is closed and nothing is sent', async () => {
    const tomasz = here.patron('tomasz_reads');
    const marta = here.librarian('Marta');
    const question = tomasz.asks('how can I renew my books online?');
    const card = await marta.sees('renew my books online');
    await marta.approves(card);
    tomasz.deletes(question);
    await vi.waitFor(() => {
      const now = here.cards().find(({ ts }) => ts === card.ts);
      expect(now?.says).toMatch(/gelöscht/);
      expect(now?.buttons).toEqual(['show_history']);
    }, soon);
    expect(tomasz.answersTo(question)).toEqual([]);
  });

  test('the emergency stop holds what is approved until a lead releases it', async () => {
    const mia = here.patron('familie_lindner');
    const marta = here.librarian('Marta');
    const priya = here.librarian('Priya');
    const question = mia.asks('wann ist die nächste Vorlesestunde für Kinder?');
    const card = await marta.sees('Vorlesestunde für Kinder');
    await marta.types('stop');
    await marta.approves(card);
    await marta.sees('Vorlesestunde für Kinder', /angehalten/);
    await vi.waitFor(() => {
      const sends = here.slack.messages().filter((message) => message.text.includes('angehalten'));
      expect(sends.length).toBeGreaterThan(0);
    }, soon);
    expect(mia.answersTo(question)).toEqual([]);
    await marta.types('weiter');
    await marta.isTold(`<@${priya.id}>`);
    expect(mia.answersTo(question)).toEqual([]);
    await priya.types('weiter');
    await mia.sees(question, /Vorgelesen/);
  });
});
