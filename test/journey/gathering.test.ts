import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Card, soon, type Town, town } from '../support/town.ts';

/** The thread that a public post opens. */
const threadOf = (post: string) => `x-mention-${post}`;

describe('questions with the same answer', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town({ undoSeconds: 4, limits: 'wide' });
    await here.open();
  });
  afterAll(() => here.close());

  /** Waits until this list has as many rows that can be ticked. */
  async function tickable(list: Card, rows: number): Promise<Card> {
    return vi.waitFor(() => {
      const now = here.cards().find(({ ts }) => ts === list.ts);
      expect(now?.boxes).toBe(rows);
      return now ?? list;
    }, soon);
  }

  test('gather in one list, to which their cards lead; each ticked one has its own reply, undo and log', async () => {
    const marta = here.librarian('Marta');
    const mia = here.patron('mia_liest');
    const heinrich = here.patron('opa_heinrich');
    const lindner = here.patron('familie_lindner');
    const tomasz = here.patron('tomasz_reads');
    const books = mia.asks('wie verlängere ich meine Bücher?');
    const first = await marta.sees('wie verlängere ich meine Bücher');
    const phone = heinrich.asks('Geht Verlängern auch am Telefon?');
    const second = await marta.sees('Verlängern auch am Telefon');
    const dvds = lindner.asks('kann ich meine DVDs verlängern?');
    let list = await marta.sees('3 Fragen, eine Antwort', 'meine Bücher', 'am Telefon', 'meine DVDs');
    expect(list.says).toContain('3 von 3 warten noch');
    expect(list.summary).toBe('3 Fragen mit derselben Antwort warten');
    for (const card of [first, second]) await marta.seesOn(card, 'Geht weiter:');
    const online = tomasz.asks('kann ich online verlängern?');
    list = await marta.seesOn(list, '4 Fragen, eine Antwort', 'kann ich online verlängern');
    await tickable(list, 4);
    expect(here.cards().filter(({ says }) => says.includes('meine DVDs'))).toHaveLength(1);

    await marta.ticks(list, [], 'approve_selected');
    await marta.isTold('Es ist nichts angekreuzt.');
    await marta.ticks(list, [books, phone, dvds].map(threadOf), 'approve_selected');
    await marta.isTold('3 freigegeben.');
    list = await marta.seesOn(list, 'Freigegeben von <@U0MARTA>', 'Rückgängig', '1 von 4 wartet noch');
    await marta.doesInRow(list, threadOf(phone), 'undo');
    await mia.sees(books, /zweimal verlängern/u);
    await lindner.sees(dvds, /zweimal verlängern/u);
    expect(heinrich.answersTo(phone)).toEqual([]);
    expect(tomasz.answersTo(online)).toEqual([]);

    list = await tickable(list, 2);
    await marta.ticks(list, [phone, online].map(threadOf), 'approve_selected');
    await marta.isTold('2 freigegeben.');
    await heinrich.sees(phone, /zweimal verlängern/u);
    await tomasz.sees(online, /zweimal verlängern/u);
    await marta.seesOn(list, 'Alle sind entschieden');
    for (const post of [books, phone, dvds, online]) expect(answersTo(here, post)).toHaveLength(1);
  });

  test('two people ticking the same list send each answer once, and both are told what became of theirs', async () => {
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const posts = [
      here.patron('mia_liest').asks('wie bekomme ich einen Bibliotheksausweis?'),
      here.patron('opa_heinrich').asks('was muss ich zur Anmeldung mitbringen?'),
      here.patron('familie_lindner').asks('wie bekomme ich einen Büchereiausweis?'),
    ];
    const list = await tickable(await marta.sees('3 Fragen, eine Antwort', 'Bibliotheksausweis', 'Anmeldung'), 3);
    const ids = posts.map(threadOf);
    await Promise.all([
      marta.ticks(list, ids, 'approve_selected'),
      jonas.ticks(list, ids.slice(0, 2), 'approve_selected'),
    ]);
    await vi.waitFor(() => {
      for (const post of posts) expect(answersTo(here, post)).toEqual([expect.stringMatching(/Ausweis/u)]);
    }, soon);
    await marta.seesOn(list, 'Alle sind entschieden');
    const told = (id: string) => here.slack.ephemerals().findLast(({ user }) => user === id)?.text ?? '';
    const [hers = 0, his = 0] = [marta, jonas].map(({ id }) =>
      Number(/^(\d+) freigegeben\./u.exec(told(id))?.[1] ?? 0),
    );
    expect(hers + his).toBe(3);
    if (his < 2) expect(told(jonas.id)).toMatch(/(?:war|waren) schon freigegeben\./u);
  });

  test('whoever writes again, or is opened by itself, leaves the list for a card of its own', async () => {
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const mia = here.patron('mia_liest');
    const wifi = mia.asks('habt ihr WLAN?');
    const other = here.patron('opa_heinrich').asks('Gibt es bei Ihnen WLAN?');
    const third = here.patron('familie_lindner').asks('gibt es freies WLAN in der Bücherei?');
    let list = await tickable(await marta.sees('3 Fragen, eine Antwort', 'freies WLAN'), 3);
    mia.asks('Und wie lautet das Passwort?', { inReplyTo: wifi });
    const own = await marta.sees('habt ihr WLAN', 'wie lautet das Passwort', 'Freigeben');
    expect(own.ts).not.toBe(list.ts);
    list = await tickable(list, 2);
    expect(list.says).not.toContain('habt ihr WLAN');

    await jonas.doesInRow(list, threadOf(other), 'open_single');
    const single = await jonas.sees('Gibt es bei Ihnen WLAN?', '<@U0JONAS>', 'Freigeben');
    expect(single.ts).not.toBe(list.ts);
    expect(jonas.wasCalledTo(single)).toBe(true);
    list = await tickable(list, 1);
    await jonas.approves(single);
    await here.patron('opa_heinrich').sees(other, /WLAN/u);
    await marta.ticks(list, [threadOf(third)], 'approve_selected');
    await here.patron('familie_lindner').sees(third, /WLAN/u);
  });

  test('what is not ticked is left alone', async () => {
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const posts = [
      here.patron('mia_liest').asks('wo kann ich bei euch parken?'),
      here.patron('opa_heinrich').asks('Wo kann ich bei Ihnen parken?'),
      here.patron('tomasz_reads').asks('wo kann ich parken, bei euch?'),
    ];
    const list = await tickable(await marta.sees('3 Fragen, eine Antwort', 'parken, bei euch'), 3);
    const [first = '', second = ''] = posts.map(threadOf);
    await jonas.ticks(list, [first], 'approve_selected');
    await jonas.isTold('1 freigegeben.');
    await marta.ticks(list, [second], 'approve_selected');
    await vi.waitFor(() => expect(answersTo(here, posts[1] ?? '')).toHaveLength(1), soon);
    expect(answersTo(here, posts[0] ?? '')).toHaveLength(1);
    expect(answersTo(here, posts[2] ?? '')).toEqual([]);
  });
});

describe('a crowded conversation', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town({ limits: 'wide' });
    await here.open();
  });
  afterAll(() => here.close());

  test('of six authors is one card that calls the leads; single cards stop, and each is answered by itself', async () => {
    const marta = here.librarian('Marta');
    const priya = here.librarian('Priya');
    const names = ['anna', 'bernd', 'carla', 'deniz', 'emil'];
    const begin = here.patron('mia_liest').asks('eure neue Fassade ist ja interessant geworden');
    const first = await marta.sees('neue Fassade');
    const replies = names.map((name, i) =>
      here.patron(`${name}_wohnt_hier`).asks(`Meinung ${i}, na ja`, { inReplyTo: begin }),
    );
    const list = await priya.sees('Viele schreiben in einem Gespräch auf X', 'neue Fassade', 'Meinung 4, na ja');
    expect(list.says).toContain('<@U0PRIYA>');
    expect(priya.wasCalledTo(list)).toBe(true);
    expect(marta.wasCalledTo(list)).toBe(false);
    await marta.seesOn(first, 'Geht weiter:');
    await vi.waitFor(() => {
      const open = here.cards().filter(({ ts, buttons }) => ts !== list.ts && buttons.length > 0);
      expect(open).toEqual([]);
    }, soon);
    const before = here.slack.messages().length;
    here.patron('frieda_wohnt_hier').asks('Meinung sieben: ihr seid doch alle Vollidioten', { inReplyTo: begin });
    const longer = await priya.seesOn(list, '(Beleidigung – lesen unter „Original ansehen“)');
    expect(longer.says).not.toContain('Vollidioten');
    expect(here.slack.messages()).toHaveLength(before);

    const [anna = '', bernd = ''] = replies;
    await marta.doesInRow(longer, threadOf(anna), 'edit');
    await marta.submits('Danke für Ihre Meinung, wir geben sie weiter.');
    await here.patron('anna_wohnt_hier').sees(anna, 'Danke für Ihre Meinung, wir geben sie weiter.');
    await priya.seesOn(list, /Beantwortet: .*<@U0MARTA>/u);
    expect(here.patron('bernd_wohnt_hier').answersTo(bernd)).toEqual([]);
    expect(here.slack.messages()).toHaveLength(before);
  });
});

function answersTo({ x }: Town, post: string): string[] {
  const ours = x.timeline().filter(({ author, deleted }) => author === x.account.username && !deleted);
  return ours.filter(({ inReplyTo }) => inReplyTo === post).map(({ text }) => text);
}
