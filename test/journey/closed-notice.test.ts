import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { soon, type Town, town } from '../support/town.ts';

/** As the sample has it: for direct messages, and not for what is public. */
const { closedNotice } = parse(readFileSync(new URL('../../library/library.yaml', import.meta.url), 'utf8')) as {
  closedNotice: { text: Record<string, string> };
};
const notice = (opens: string) => closedNotice.text.de?.replace('{opens}', opens) ?? '';
const december = (day: number, time: string) => `2026-12-${day}T${time}:00+01:00`;
const january = (day: number, time: string) => `2027-01-0${day}T${time}:00+01:00`;
const untilSaturday = notice('Samstag, 2. Januar, 10 Uhr');

describe('over the Christmas break, from 24 December to New Year', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town({ settings: { closedNotice }, limits: 'wide', rota: true });
  });
  afterAll(() => here.close());

  /** All that the library wrote in private, oldest first. */
  const written = () =>
    here.x
      .directMessages()
      .filter(({ senderId }) => senderId === here.x.account.id)
      .map(({ text }) => text);
  const calls = () => here.slack.messages().map(({ notified }) => notified ?? []);

  test('a private message hears when somebody is there again, by its date; whoever of the team is about may answer all the same', async () => {
    const lindner = here.patron('familie_lindner');
    const marta = here.librarian('Marta');
    await here.until(december(23, '18:30'));
    lindner.whispers('wie lange darf ich Bücher behalten?');
    await lindner.reads(notice('Samstag, 2. Januar, 10 Uhr'));
    const card = await marta.sees('darf ich Bücher behalten', 'Automatischer Hinweis', 'Vorschlag');
    expect(card.buttons).toContain('approve');
    expect(card.says).not.toMatch(/überfällig|Beantwortet/u);
    await marta.approves(card);
    await marta.seesOn(card, 'Beantwortet');
    expect(written()).toEqual([notice('Samstag, 2. Januar, 10 Uhr'), expect.stringMatching(/Wochen/u)]);
    expect(calls()).toEqual([[]]);
  });

  test('a second message in the same time gets none, nor does a public one; both wait for the opening, and the clock too', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const before = written().length;
    await here.until(december(31, '11:00'));
    const wifi = here.patron('opa_heinrich').asks('gibt es bei euch WLAN für alle?');
    await marta.sees('WLAN für alle', 'Vorschlag');
    mia.whispers('Kann ich meine Bücher verlängern?');
    await mia.reads(untilSaturday);
    await here.until(january(1, '12:00'));
    mia.whispers('Ist denn heute niemand da?');
    await marta.sees('Ist denn heute niemand da?', 'Vorschlag', 'Freigeben');

    await here.until(january(2, '10:01'));
    const opening = /^\*Dienstbeginn:\* <@U0MARTA>\. 2 Fragen warten:/u;
    const told = () => here.slack.messages().filter(({ text }) => opening.test(text));
    await vi.waitFor(() => expect(told()).toHaveLength(1), soon);
    const waiting = await marta.sees('Ist denn heute niemand da?', 'Freigeben');
    expect(waiting.says).not.toMatch(/überfällig/u);
    expect(here.slack.notices(marta.id)).toHaveLength(1);

    await here.until(january(2, '10:22'));
    await marta.seesOn(waiting, 'Geht weiter');
    const due = await marta.sees('Ist denn heute niemand da?', 'bald fällig');
    await marta.sees('WLAN für alle', 'bald fällig');
    expect(marta.wasCalledTo(due)).toBe(true);
    expect(told()).toHaveLength(1);
    expect(here.patron('opa_heinrich').answersTo(wifi)).toEqual([]);
    expect(written().slice(before)).toEqual([untilSaturday]);

    await marta.approves(due);
    await mia.reads(/zweimal verlängern/u);
    await marta.seesOn(due, 'Beantwortet');
  });

  test('the next closing time has a notice of its own', async () => {
    const mia = here.patron('mia_liest');
    await here.until(january(2, '14:30'));
    mia.whispers('Und wie viel kostet es, wenn ich zu spät bin?');
    await mia.reads(notice('Montag, 4. Januar, 10 Uhr'));
    expect(written().slice(-3)).toEqual([
      untilSaturday,
      expect.stringMatching(/zweimal verlängern/u),
      notice('Montag, 4. Januar, 10 Uhr'),
    ]);
  });
});
