import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { practiceScript } from '../../core/practice-script.ts';
import { type Card, soon, type Town, town } from '../support/town.ts';

const banner = 'ÜBUNG – nichts geht hinaus';
const first = 'Hallo, habt ihr morgen offen? Und bis wann?';
const minute = 60_000;

describe('an exercise', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town({ args: ['--practice'] });
    // Somebody real writes to the library: an exercise does not so much as look.
    here.patron('mia_liest').asks('habt ihr WLAN?');
    await here.open();
  });
  afterAll(() => here.close());

  const cardsAbout = (text: string) => here.cards().filter(({ says }) => says.includes(text));

  /** While questions are being read, Auskunft asks for a moment's patience. */
  const begins = (name: string, command: string, words: string) =>
    vi.waitFor(async () => {
      await here.librarian(name).types(command);
      expect(here.slack.ephemerals().at(-1)?.text).toContain(words);
    }, soon);

  const nothingWentOut = () => {
    expect(here.x.requests).toEqual([]);
    expect(here.x.timeline().filter(({ author }) => author === here.x.account.username)).toEqual([]);
  };

  test('begins with a question from an invented patron, and its card says what it is', async () => {
    const card = await here.librarian('Marta').sees(first, 'Freigeben');
    expect(card.says).toMatch(/^\W*ÜBUNG – nichts geht hinaus/u);
    expect(card.summary).toBe('Übung: Neue Frage: Öffnungszeiten');
    expect(card.says).not.toMatch(/\$|x\.com|Auf X ansehen/u);
  });

  test('is answered as in earnest, and nothing goes out', async () => {
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const card = await marta.sees(first, 'Freigeben');
    await marta.opensEdit(card);
    await marta.submits('Ja, morgen ab zehn Uhr.');
    expect(marta.hasModal()).toBe(false);
    const answered = await jonas.seesOn(card, banner, 'Ja, morgen ab zehn Uhr.', /Beantwortet: .*<@U0MARTA>/u);
    expect(answered.summary).toMatch(/^Übung: /u);
    expect(answered.says).not.toContain('x.com');
    // An answer can be deleted here too, although none is out.
    await jonas.does(answered, 'delete');
    await jonas.submits();
    await jonas.seesOn(card, banner, /gelöscht/u);
    nothingWentOut();
  });

  test('begins anew when somebody says so, each in their own words, and what was there stays', async () => {
    const marta = here.librarian('Marta');
    const priya = here.librarian('Priya');
    await priya.types('help');
    await priya.isTold('`/auskunft practice` – begins the exercise anew');
    await begins('Marta', 'übung', 'Die Übung beginnt von vorn');
    await vi.waitFor(() => expect(cardsAbout(first)).toHaveLength(2), soon);
    await begins('Priya', 'practice', 'The exercise begins anew');
    const third = await vi.waitFor((): Card => {
      const card = cardsAbout(first)[2];
      if (!card?.buttons.includes('approve')) throw new Error('The first question has not come a third time');
      return card;
    }, soon);
    await marta.approves(third);
    await marta.seesOn(third, banner, /Beantwortet: .*<@U0MARTA>/u);
    nothingWentOut();
  });

  test('brings every invented patron within twenty minutes, each under the banner', async () => {
    await here.later(21 * minute);
    const texts = practiceScript.map(({ text }) => text).filter((text) => !/Idioten|0151|danke$/u.test(text));
    await vi.waitFor(() => {
      for (const text of texts) expect(cardsAbout(escaped(text)), text).not.toEqual([]);
    }, soon);
    const marta = here.librarian('Marta');
    const list = await marta.sees(/3 Fragen, eine Antwort/u, banner);
    expect(list.boxes).toBe(3);
    await marta.sees('sehr unfreundlich zu meinem Vater', 'Zwei Personen geben frei: Beschwerde.');
    await marta.sees('ich bin 12', 'Kind oder jugendlich');
    await marta.sees('Rauch', 'DRINGEND');
    await marta.sees('(Beleidigung – lesen unter „Original ansehen“)');
    await marta.sees('Meine Nummer ist [Telefon]');
    await vi.waitFor(() => {
      for (const card of here.cards()) expect(card.says).toMatch(/ÜBUNG – nichts geht hinaus|neue Karte/u);
    }, soon);
    expect(here.cards().some(({ says }) => says.includes('habt ihr WLAN'))).toBe(false);
    nothingWentOut();
  });

  test('ends with a friendly review in the channel, once', async () => {
    const reviews = () => here.slack.messages().filter(({ text }) => text.includes('Die Übung ist zu Ende'));
    expect(reviews()).toEqual([]);
    await here.later(34 * minute);
    await vi.waitFor(() => expect(reviews()).toHaveLength(1), soon);
    const [{ text = '' } = {}] = reviews();
    // The one that was answered came back with a further question.
    expect(text).toMatch(
      /^\*Die Übung ist zu Ende, vielen Dank\.\* 16 Fragen kamen an, beantwortet 0, geschlossen 0\./u,
    );
    expect(text).toMatch(/Hinausgegangen ist nichts\.$/u);
    expect(text).not.toContain('Das haben Sie ausprobiert');
    nothingWentOut();
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;');
}
