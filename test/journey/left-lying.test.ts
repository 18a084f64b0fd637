import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Town, town } from '../support/town.ts';

const always = ['00:00-24:00'];
const hours = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };
const minute = 60_000;

describe('what is left lying', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town({ settings: { service: { hours } }, limits: 'wide' });
    await here.open();
  });
  afterAll(() => here.close());

  test('comes back: a hand-over that nobody touched, a claim that ran out, a search that took too long', async () => {
    const marta = here.librarian('Marta');
    const aylin = here.librarian('Aylin');
    const jonas = here.librarian('Jonas');
    here.patron('opa_heinrich').asks('Haben Sie Noten für Klarinette?');
    here.patron('mia_liest').asks('gibt es bei euch WLAN für alle?');
    here.patron('familie_lindner').asks('wie lange darf ich Bücher behalten?');

    const sheets = await marta.sees('Noten für Klarinette');
    await marta.does(sheets, 'hand_over');
    await marta.fills({ to: { to: aylin.id }, note: { note: 'Du kennst dich aus.' } });
    const given = await aylin.seesInsteadOf(sheets, 'Noten für Klarinette', `<@${aylin.id}>, übergeben von`);

    const wifi = await jonas.sees('WLAN für alle');
    await jonas.claims(wifi);
    await jonas.seesOn(wifi, `<@${jonas.id}> kümmert sich darum`);

    const books = await jonas.sees('darf ich Bücher behalten');
    await jonas.claims(books);
    const claimed = await jonas.seesOn(books, `<@${jonas.id}> kümmert sich darum`);
    await jonas.does(claimed, 'still_looking');
    await jonas.seesOn(books, 'sieht noch nach, bis');

    await here.later(11 * minute);
    const free = await marta.seesOn(wifi, 'WLAN für alle', /^(?!.*kümmert sich darum)/s);
    expect(free.buttons).toContain('claim');
    await marta.seesOn(books, `<@${jonas.id}> sieht noch nach`);

    await here.later(25 * minute);
    const back = await marta.sees('Noten für Klarinette', `<@${marta.id}>: unberührt zurückgekommen`);
    expect(back.ts).not.toBe(given.ts);
    expect(marta.wasCalledTo(back)).toBe(true);
    const calledAgain = await jonas.sees('darf ich Bücher behalten', `<@${jonas.id}>: noch offen`);
    expect(calledAgain.ts).not.toBe(books.ts);
    expect(jonas.wasCalledTo(calledAgain)).toBe(true);
  });
});
