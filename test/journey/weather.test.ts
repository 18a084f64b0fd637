import { afterEach, describe, expect, test, vi } from 'vitest';
import { startDatabase } from '../../local/database.ts';
import { conflictingDatabase } from '../support/conflicting-database.ts';
import { soon, type Town, town } from '../support/town.ts';

let here: Town;
afterEach(() => here.close());

describe('bad weather', () => {
  test('X accepts the post and breaks off: it is found and not posted twice', async () => {
    here = await town();
    await here.open();
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('was kostet ein verlorener Ausweis?');
    const card = await marta.sees('verlorener Ausweis');
    here.x.faults.add({ method: 'POST', path: /\/2\/tweets$/, kind: 'processThenDisconnect', times: 1 });
    await marta.approves(card);
    await mia.sees(question, /./);
    await marta.sees('verlorener Ausweis', /Beantwortet: /);
    expect(mia.answersTo(question)).toHaveLength(1);
  });

  test('the same for a direct message', async () => {
    here = await town();
    const aylin = here.patron('aylin_k');
    const marta = here.librarian('Marta');
    aylin.whispers('Ich komme nicht mehr in mein Konto, die PIN stimmt nicht.');
    await here.open();
    const card = await marta.sees('nicht mehr in mein Konto');
    here.x.faults.add({ method: 'POST', path: /\/messages$/, kind: 'processThenDisconnect', times: 1 });
    await marta.opensEdit(card);
    await marta.submits('Wir setzen die PIN am Schalter zurück.');
    await marta.sees('nicht mehr in mein Konto', /Beantwortet: /);
    const ours = here.x.directMessages().filter((message) => message.senderId === here.x.account.id);
    expect(ours.map((message) => message.text)).toEqual(['Wir setzen die PIN am Schalter zurück.']);
  });

  test('X is out of credit: the card says so, nothing is lost', async () => {
    here = await town();
    await here.open();
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('wie lange darf ich Filme ausleihen?');
    const card = await marta.sees('wie lange darf ich Filme');
    here.x.faults.add({ method: 'POST', path: /\/2\/tweets$/, kind: 'status', status: 402 });
    await marta.approves(card);
    const waiting = await marta.sees('wie lange darf ich Filme', /Guthaben/);
    expect(waiting.buttons).toContain('undo');
    expect(mia.answersTo(question)).toEqual([]);
  });

  test('the reply gate: X refuses what did not mention us, and the card offers to answer by hand', async () => {
    here = await town();
    await here.open();
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('gibt es bei euch WLAN für alle?');
    await marta.approves(await marta.sees('WLAN für alle'));
    await mia.sees(question, /WLAN/);
    const [answer] = mia.answersTo(question);
    here.x.behaviour.implicitMentionSummons = false;
    const again = mia.says('und wie lange darf ich Bücher behalten?', answer?.id ?? '');
    await vi.waitFor(async () => {
      const card = await marta.sees('wie lange darf ich Bücher behalten');
      expect(card.buttons).toContain('approve'); // a new one, once it has a draft
      await marta.approves(card);
    }, soon);
    const stuck = await marta.sees('wie lange darf ich Bücher behalten', /nimmt hierauf keine Antwort an/);
    expect(stuck.buttons).toContain('answered_by_hand');
    expect(stuck.buttons).not.toContain('approve');
    expect(mia.answersTo(again)).toEqual([]);
    await marta.answeredByHand(stuck);
    await marta.sees('wie lange darf ich Bücher behalten', /, anders beantwortet/);
    expect(mia.answersTo(again)).toEqual([]);
  });

  test('two conflicts before every transaction change nothing', async () => {
    const database = await startDatabase(null, undefined);
    const conflicts = await conflictingDatabase(database.endpoint);
    here = await town({ undoSeconds: 3, env: { AWS_ENDPOINT_URL_DYNAMODB: conflicts.endpoint } });
    try {
      await here.open();
      const mia = here.patron('mia_liest');
      const marta = here.librarian('Marta');
      const question = mia.asks('habt ihr einen Aufzug für den Rollstuhl?');
      const card = await marta.sees('Aufzug für den Rollstuhl');
      await marta.claims(card);
      await marta.approves(await marta.sees('Aufzug für den Rollstuhl', `<@${marta.id}>`));
      await marta.undoes(await marta.sees('Aufzug für den Rollstuhl', /Freigegeben von/));
      await marta.sees('Aufzug für den Rollstuhl', /zurückgenommen/);
      await marta.approves(card);
      await mia.sees(question, /stufenlos/);
      await marta.sees('Aufzug für den Rollstuhl', /Beantwortet: /);
      expect(mia.answersTo(question)).toHaveLength(1);
      expect(here.cards()).toHaveLength(1);
      expect(conflicts.raised()).toBeGreaterThanOrEqual(16); // eight transactions, two conflicts before each
    } finally {
      await conflicts.close();
      await database.close();
    }
  });

  test('Slack is down for a while: the card comes when it is back, once', async () => {
    here = await town();
    await here.open();
    here.slack.faults.down();
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    mia.asks('wo kann ich bei euch parken?');
    await vi.waitFor(() => {
      const tried = here.x.requests.filter(({ path }) => path.endsWith('/mentions')).length;
      expect(tried).toBeGreaterThan(4);
    }, soon);
    here.slack.faults.up();
    await marta.sees('wo kann ich bei euch parken');
    expect(here.cards()).toHaveLength(1);
  }, 150_000);

  test('Slack takes the card and breaks off: it is found again and not posted twice', async () => {
    here = await town();
    await here.open();
    here.slack.faults.set('chat.postMessage', { kind: 'processThenDisconnect' }, 1);
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('wie lange darf ich DVDs ausleihen?');
    const card = await marta.sees('wie lange darf ich DVDs');
    await marta.approves(card);
    await mia.sees(question, /./);
    await vi.waitFor(
      () => {
        expect(here.cards()).toHaveLength(1);
        expect(here.cards()[0]?.says).toMatch(/Beantwortet: /);
      },
      { timeout: 150_000, interval: 250 },
    );
  }, 180_000);

  test('a mention that X indexes late, after newer ones, is not missed', async () => {
    here = await town();
    await here.open();
    const mia = here.patron('mia_liest');
    const heinrich = here.patron('opa_heinrich');
    const marta = here.librarian('Marta');
    heinrich.asks('diese Frage wird spät sichtbar, habt ihr offen?', { indexedAfterMs: 4_000 });
    mia.asks('diese Frage ist sofort da, habt ihr offen?');
    await marta.sees('ist sofort da');
    await marta.sees('wird spät sichtbar');
  });

  test('X answers nonsense, then well: the page tells of it, and the question arrives', async () => {
    here = await town();
    const app = await here.open();
    here.x.faults.add({ method: 'GET', path: /\/mentions$/, kind: 'html', times: 2 });
    const mia = here.patron('mia_liest');
    mia.asks('kommt diese Frage trotz allem an?');
    await here.librarian('Marta').sees('kommt diese Frage trotz allem an');
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });

  test('killed between approval and sending, then started again: the answer goes out once', async () => {
    here = await town({ undoSeconds: 4 });
    const app = await here.open();
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const question = mia.asks('wie lange darf ich Filme behalten?');
    const card = await marta.sees('Filme behalten');
    await marta.approves(card);
    await app.kill();
    expect(mia.answersTo(question)).toEqual([]);
    const again = await here.open();
    await mia.sees(question, /./);
    expect(mia.answersTo(question)).toHaveLength(1);
    // The lease of a run that was killed while it wrote the card has to expire first.
    await vi.waitFor(() => expect(here.cards()[0]?.says).toMatch(/Beantwortet: /), { timeout: 150_000, interval: 250 });
    expect(await again.stop()).toBe(0);
  }, 240_000);
});

describe.each(['tweet', 'post'] as const)("X's %s.* naming", (naming) => {
  test('a question and a direct message go in, the answers go out', async () => {
    here = await town({ naming });
    const aylin = here.patron('aylin_k');
    aylin.whispers('Wie bekomme ich als Schülerin einen Ausweis?');
    await here.open();
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const long = `eine lange Frage: ${'darf ich fragen, '.repeat(20)}was kostet der Ausweis?`;
    const question = mia.asks(long);
    const card = await marta.sees('eine lange Frage', 'was kostet der Ausweis?');
    await marta.opensEdit(card);
    await marta.submits('Der Ausweis kostet 24 Euro im Jahr.');
    await mia.sees(question, 'Der Ausweis kostet 24 Euro im Jahr.');
    const private_ = await marta.sees('als Schülerin einen Ausweis');
    await marta.opensEdit(private_);
    await marta.submits('Für Schülerinnen ist er kostenlos.');
    await aylin.reads('Für Schülerinnen ist er kostenlos.');
  });
});
