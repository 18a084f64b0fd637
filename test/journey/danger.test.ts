import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { soon, type Town, town } from '../support/town.ts';

/** A quarter past ten in Birkenrath, on a Wednesday in a week without any feast: somebody is on duty. */
const hour = 3_600_000;
const { emergency } = parse(readFileSync(new URL('../../library/library.yaml', import.meta.url), 'utf8')) as {
  emergency: { contacts: string[]; texts: { lockedIn: Record<string, string> } };
};
const wording = emergency.texts.lockedIn.de ?? '';

describe('people in danger', () => {
  let here: Town;
  beforeAll(async () => {
    const roles = { leads: ['U0PRIYA'], trainees: [] };
    const contacts = ['U0JONAS', 'U0MARTA'];
    const settings = { signatures: { U0MARTA: 'mk' }, roles, emergency: { ...emergency, contacts } };
    here = await town({ settings, limits: 'wide' });
    await here.open();
  });
  afterAll(() => here.close());

  /** What the app has written to each member of staff alone, by whom it reached. */
  function toldInPerson(): Record<string, string[]> {
    const written = here.slack.people().map(({ id }) => [id, here.slack.messages(id.replace(/^U/, 'D'))] as const);
    const reached = written.filter(([, messages]) => messages.length > 0);
    return Object.fromEntries(reached.map(([id, messages]) => [id, messages.map(({ text }) => text)]));
  }

  test('while somebody is on duty: the card says so and calls the lead, with the wording of the house as draft', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('wir sind im Nordviertel eingeschlossen, alles dunkel');
    const card = await marta.sees('im Nordviertel eingeschlossen', 'DRINGEND: jemand ist eingeschlossen');
    expect(card.says).toContain('<@U0PRIYA>: bitte sofort ansehen');
    expect(card.summary).toMatch(/^DRINGEND: jemand ist eingeschlossen/u);
    expect(card.says).toContain(wording);
    expect(here.librarian('Priya').wasCalledTo(card)).toBe(true);
    expect(marta.wasCalledTo(card)).toBe(false);
    await marta.approves(card);
    await mia.sees(question, `${wording} /mk`);
    expect(toldInPerson()).toEqual({});
  });

  test('at night: a complaint reaches nobody in person, danger each emergency contact once, and never twice', async () => {
    const lindner = here.patron('familie_lindner');
    const heinrich = here.patron('opa_heinrich');
    const marta = here.librarian('Marta');
    await here.later(12 * hour);

    lindner.asks('Die Toiletten in der Zentrale sind schon wieder dreckig, das ist eine Zumutung!');
    const complaint = await marta.sees('schon wieder dreckig');
    expect(complaint.says).not.toMatch(/DRINGEND|<@/u);

    const question = heinrich.asks('Hilfe, man hat uns in der Zentralbibliothek eingeschlossen, es ist alles dunkel');
    const card = await marta.sees('man hat uns in der Zentralbibliothek', 'DRINGEND: jemand ist eingeschlossen');
    expect(card.says).toMatch(/<@U0PRIYA> <@U0JONAS> <@U0MARTA>: bitte sofort ansehen/u);
    expect(card.says).toContain(wording);
    await vi.waitFor(() => expect(Object.keys(toldInPerson()).toSorted()).toEqual(['U0JONAS', 'U0MARTA']), soon);
    const notice = expect.stringMatching(
      /^DRINGEND: jemand ist eingeschlossen\. Die Nachricht kam außerhalb der Servicezeiten über X\. .*archives/u,
    );
    expect(toldInPerson()).toEqual({ U0JONAS: [notice], U0MARTA: [notice] });
    expect(JSON.stringify(toldInPerson())).not.toContain('Zentralbibliothek');

    const further = heinrich.asks('Wir sind hier immer noch eingeschlossen!', { inReplyTo: question });
    const again = await marta.seesInsteadOf(card, 'immer noch eingeschlossen', 'DRINGEND: jemand ist eingeschlossen');
    await marta.claims(again);
    await marta.seesOn(again, '<@U0MARTA> kümmert sich darum');
    // What a restart and the minute's tick find is told already.
    await here.later(11 * 60_000);
    const free = await marta.seesOn(again, 'immer noch eingeschlossen', /^(?!.*kümmert sich darum)/su);
    await marta.approves(free);
    await heinrich.sees(further, `${wording} /mk`);
    expect(toldInPerson()).toEqual({ U0JONAS: [notice], U0MARTA: [notice] });
  });
});
