import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Card, soon, type Town, town } from '../support/town.ts';

/** The rota is the sample's: library/rota.yaml; the week from 23 November 2026 is a B week. */
const monday = (time: string) => `2026-11-23T${time}+01:00`;
const tuesday = (time: string) => `2026-11-24T${time}+01:00`;
const wednesday = (time: string) => `2026-11-25T${time}+01:00`;
const onDuty = '<!subteam^S0DIENST>';

let here: Town;
beforeEach(async () => {
  here = await town({ limits: 'wide' });
});
afterEach(() => here.close());

/** Whom Slack told of each new card about this question, one list per card, oldest first. */
function toldOf(...words: string[]): string[][] {
  const cards = here.slack.messages().filter(({ text, blocks }) => {
    const says = JSON.stringify([text, blocks]);
    return blocks.length > 0 && words.every((word) => says.includes(word));
  });
  return cards.map((card) => card.notified?.toSorted() ?? []);
}

/** What the channel was told of duty, oldest first. */
const duty = () =>
  here.slack
    .messages()
    .map(({ text }) => text)
    .filter((text) => /^\*(?:Dienst|Unbesetzt)/u.test(text));

const hears = (words: RegExp) => vi.waitFor(() => expect(duty()).toContainEqual(expect.stringMatching(words)), soon);

describe('whoever is on duty', () => {
  test('explore', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    await here.until(monday('12:00:00'));
    mia.asks('Haben Sie Noten für Klarinette?');
    let card: Card = await marta.sees('Noten für Klarinette');
    console.log(Date.now(), card, toldOf('Klarinette'), here.slack.usergroup('twitterdienst'));
    await here.until(monday('12:22:00'));
    card = await marta.seesInsteadOf(card, 'bald fällig');
    console.log(Date.now(), card, here.slack.messages().map((m) => [m.text, m.notified]));
    await here.until(monday('14:00:05'));
    await hears(/Dienstwechsel/);
    console.log(Date.now(), here.cards().map((c) => c.says), here.slack.messages().map((m) => [m.text, m.notified]));
  });
});
