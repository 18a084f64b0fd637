import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Town, town } from '../support/town.ts';

let here: Town;
beforeAll(async () => {
  here = await town({ settings: { roles: { leads: ['U0PRIYA'], trainees: [] }, signatures: { U0MARTA: 'mk' } } });
});
afterAll(() => here.close());

test('what staff correct comes back: another topic in one tap, a gap for the lead, a sent text as an answer, an example', async () => {
  const app = await here.open();
  const mia = here.patron('mia_liest');
  const marta = here.librarian('Marta');
  const priya = here.librarian('Priya');

  const renewal = mia.asks('Wie verlängere ich ein E-Book?');
  const card = await marta.sees('Wie verlängere ich ein E-Book');
  const other = card.says.startsWith('*Verlängerung*') ? 'elending' : 'renewal';
  await marta.retags(card, other);
  const renewed = await marta.seesOn(card, other === 'elending' ? /^\*E-Books/ : /^\*Verlängerung\*/, 'Thema geändert');
  const draft = other === 'elending' ? /eBirke/u : /zweimal verlängern/u;
  expect(renewed.says).toMatch(draft);
  expect(card.says).not.toMatch(draft);
  await marta.approves(renewed);
  await mia.sees(renewal, draft);

  const dog = mia.asks('Darf mein Hund mit in die Zentralbibliothek?');
  const asked = await marta.sees('Darf mein Hund mit');
  await marta.rejects(asked);
  await marta.givesReason('draft_wrong');
  await marta.submits('Hunde warten bitte am Eingang; dort stehen Näpfe mit Wasser.');
  await mia.sees(dog, 'Hunde warten bitte am Eingang; dort stehen Näpfe mit Wasser. /mk');

  await marta.types('lücken');
  await marta.isTold(`<@${priya.id}>`);
  await priya.types('gaps');
  await priya.isTold(/1 × .*“Darf mein Hund mit in die Zentralbibliothek\?”/u);

  const out = await marta.seesOn(asked, 'Beantwortet: ');
  await marta.does(out, 'save_answer');
  await marta.isTold('Das darf nur die Leitung');
  expect(marta.hasModal()).toBe(false);
  await priya.does(out, 'save_answer');
  await priya.fills({ title: { title: 'Hunde in der Bücherei' }, intent: { intent: 'contact_location' } });
  await priya.isTold('“Hunde in der Bücherei” holds from now on.');
  await priya.types('antwort Näpfe');
  await priya.reads('Title');
  expect(priya.modalValue('de')).toBe('Hunde warten bitte am Eingang; dort stehen Näpfe mit Wasser.');

  expect(await app.stop()).toBe(0);
  const printed = await here.runs('examples');
  expect(printed).toContain(`(${other})`);
  expect(printed).toContain('„Wie verlängere ich ein E-Book?“');
  expect(printed).not.toContain('ohne Antwort: „Wie verlängere');
  expect(printed).toContain('ohne Antwort: „Darf mein Hund mit in die Zentralbibliothek?“');
});
