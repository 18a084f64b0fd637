import { afterEach, describe, expect, test, vi } from 'vitest';
import { soon, type Town, town } from '../support/town.ts';

let here: Town;
afterEach(() => here.close());

describe.each(['tweet', 'post'] as const)("answers in X's own app, under X's %s.* naming", (naming) => {
  test('a question answered there is closed here, and what was approved is not sent on top', async () => {
    here = await town({ naming, undoSeconds: 12 });
    await here.open();
    const mia = here.patron('mia_liest');
    const heinrich = here.patron('opa_heinrich');
    const marta = here.librarian('Marta');
    const answersOnX = (inReplyTo: string, text: string) =>
      here.x.post({ author: here.x.account.username, text, inReplyTo });

    const parking = mia.asks('wo kann ich bei euch parken?');
    const card = await marta.sees('bei euch parken');
    const answer = answersOnX(parking, 'Hinter dem Haus sind Plätze frei.');
    const closed = await marta.sees('bei euch parken', /anders beantwortet \(direkt auf X\)/, answer.id);
    expect(closed.ts).toBe(card.ts);
    expect(closed.says).toContain('Hinter dem Haus sind Plätze frei.');
    expect(closed.buttons).not.toContain('approve');

    const opening = heinrich.asks('haben Sie morgen geöffnet?');
    await marta.approves(await marta.sees('haben Sie morgen geöffnet'));
    answersOnX(opening, 'Ja, morgen bis 19 Uhr!');
    const stopped = await marta.sees('haben Sie morgen geöffnet', /anders beantwortet \(direkt auf X\)/);
    expect(stopped.says).toContain(`freigegeben von <@${marta.id}>`);
    expect(stopped.buttons).not.toContain('undo');

    // The undo window of this one began later: once it is out, the other would be, too.
    const later = heinrich.asks('wie lange darf ich Bücher behalten?');
    await marta.approves(await marta.sees('Bücher behalten'));
    await heinrich.sees(later, /./);
    await marta.sees('Bücher behalten', /Beantwortet: /);
    expect(heinrich.answersTo(opening).map(({ text }) => text)).toEqual(['Ja, morgen bis 19 Uhr!']);
    expect(mia.answersTo(parking)).toHaveLength(1);
    // Our own answer is seen on X as well, and changes nothing.
    const polls = () => here.x.requests.filter(({ path }) => path.endsWith('/tweets')).length;
    const before = polls();
    await vi.waitFor(() => expect(polls()).toBeGreaterThan(before + 2), soon);
    await marta.sees('Bücher behalten', /Beantwortet: /);
  });
});
