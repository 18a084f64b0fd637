import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Card, soon, type Town, town } from '../support/town.ts';

describe('after the answer', () => {
  let here: Town;
  beforeAll(async () => {
    here = await town({ limits: 'wide' });
    await here.open();
  });
  afterAll(() => here.close());

  /** A question of this patron that Marta has answered with the suggestion. */
  async function answered(username: string, text: string): Promise<{ question: string; card: Card }> {
    const patron = here.patron(username);
    const marta = here.librarian('Marta');
    const question = patron.asks(text);
    const card = await marta.sees(text);
    await marta.approves(card);
    await patron.sees(question, /./u);
    return { question, card: await marta.seesOn(card, 'Beantwortet: ', 'Antwort auf X ansehen') };
  }

  test('a thank-you adds a line and calls nobody; one tap brings it back', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const { question, card } = await answered('mia_liest', 'gibt es bei euch WLAN?');
    const before = here.slack.messages().length;
    mia.says('Super, vielen Dank für die schnelle Hilfe! 😊', mia.answersTo(question)[0]?.id ?? '');
    const thanked = await marta.seesOn(card, 'Bedankt sich: „', 'vielen Dank für die schnelle Hilfe!');
    expect(thanked.says).toContain('In allen Häusern gibt es kostenloses WLAN');
    expect(thanked.says).not.toMatch(/fällig|Vorschlag/u);
    expect(here.slack.messages()).toHaveLength(before);
    await marta.does(thanked, 'reopen');
    const again = await marta.seesInsteadOf(card, 'vielen Dank für die schnelle Hilfe!', 'wieder geöffnet');
    expect(marta.wasCalledTo(again)).toBe(true);
    expect(again.buttons).toContain('approve');
    await marta.rejects(again);
    await marta.givesReason('no_answer_needed');
  });

  test('a question that goes on with the one before it is understood so: the day is the new one, the branch that of before', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const { question } = await answered('mia_liest', 'wie lange hat die Zweigstelle Mühlenbach am Dienstag auf?');
    const further = mia.says('und am Samstag?', mia.answersTo(question)[0]?.id ?? '');
    const card = await marta.sees('und am Samstag?', /^\*Öffnungszeiten\*/mu, /Vorschlag.*Samstag, .*Mühlenbach/su);
    await marta.approves(card);
    await mia.sees(further, /Samstag, /u);
  });

  test('after a thank-you the answer that stands is still corrected', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const { question, card } = await answered('mia_liest', 'wie kann ich meine Medien verlängern?');
    mia.says('ok danke', mia.answersTo(question)[0]?.id ?? '');
    const thanked = await marta.seesOn(card, 'Bedankt sich: „', 'ok danke“');
    expect(thanked.buttons).toEqual(
      expect.arrayContaining(['reopen', 'write_again', 'correct', 'delete', 'save_answer']),
    );
    await marta.does(thanked, 'correct');
    await marta.submits('Verlängern können Sie zurzeit nur am Telefon.');
    await vi.waitFor(() => expect(mia.answersTo(question)).toEqual([]), soon);
    const anew = await marta.seesInsteadOf(
      card,
      'Verlängern können Sie zurzeit nur am Telefon.',
      'wie kann ich meine Medien verlängern',
    );
    await marta.approves(anew);
    await marta.seesOn(anew, 'Beantwortet: ', 'Verlängern können Sie zurzeit nur am Telefon.');
  });

  test('a thank-you with a question in it is a question: a new card calls whoever answered', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const { question, card } = await answered('mia_liest', 'was kostet eine Vormerkung?');
    const further = mia.says('Danke! Und wie verlängere ich dann meine Bücher?', mia.answersTo(question)[0]?.id ?? '');
    const again = await marta.seesInsteadOf(card, 'wie verlängere ich dann meine Bücher', 'wieder geöffnet');
    expect(marta.wasCalledTo(again)).toBe(true);
    expect(again.says).toContain('was kostet eine Vormerkung?');
    await marta.opensEdit(again);
    await marta.submits('Am einfachsten in der Birke-App.');
    await mia.sees(further, 'Am einfachsten in der Birke-App.');
  });

  test('write again: a further answer goes out to the same question', async () => {
    const heinrich = here.patron('opa_heinrich');
    const marta = here.librarian('Marta');
    const { question, card } = await answered('opa_heinrich', 'Wann hat die Zentralbibliothek geöffnet?');
    await marta.does(card, 'write_again');
    expect(marta.modalText()).toBe('');
    await marta.submits(`${'ä'.repeat(275)} und noch etwas`);
    expect(marta.modalErrors()).toEqual({ reply: expect.stringContaining('Zeichen zu lang') });
    await marta.submits('Heute schließen wir ausnahmsweise um 15 Uhr.');
    expect(marta.hasModal()).toBe(false);
    await vi.waitFor(() => {
      const texts = heinrich.answersTo(question).map(({ text }) => text);
      expect(texts).toEqual([expect.stringMatching(/Rathausplatz/u), 'Heute schließen wir ausnahmsweise um 15 Uhr.']);
    }, soon);
    const now = await marta.sees('Beantwortet: ', 'Heute schließen wir ausnahmsweise um 15 Uhr.');
    expect(now.says).toContain('Rathausplatz');
    expect(here.cards().filter(({ says }) => says.includes('Wann hat die Zentralbibliothek'))).toHaveLength(1);
  });

  test('delete: the answer is gone on X, and the card says by whom', async () => {
    const lindner = here.patron('familie_lindner');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const { question, card } = await answered('familie_lindner', 'kann ich bei euch drucken?');
    await jonas.does(card, 'delete');
    await jonas.reads('Das lässt sich nicht zurücknehmen.');
    await jonas.fills({});
    await vi.waitFor(() => expect(lindner.answersTo(question)).toEqual([]), soon);
    const closed = await marta.seesOn(card, /Geschlossen von <@U0JONAS>.*unsere Antwort auf X wurde gelöscht/u);
    expect(closed.buttons).toContain('reopen');
    await marta.does(closed, 'show_history');
    const history = await marta.reads('Antwort gelöscht');
    expect(history).toContain('Löschen der Antwort veranlasst von <@U0JONAS>');
    await marta.closesModal();
  });

  test('correct: the answer is deleted on X, and the corrected text waits for approval on a new card', async () => {
    const tomasz = here.patron('tomasz_reads');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const { question, card } = await answered('tomasz_reads', 'How much are overdue fines?');
    await jonas.does(card, 'correct');
    const out = jonas.modalText();
    expect(out).toMatch(/^Late returns cost 1 euro/u);
    await jonas.submits();
    expect(jonas.modalErrors()).toEqual({ reply: expect.stringContaining('derselbe Text') });
    expect(tomasz.answersTo(question).map(({ text }) => text)).toEqual([out]);
    const corrected = `Late returns cost 2 euros per item and week.${' Please ask us.'.repeat(15)}`;
    await jonas.submits(corrected);
    expect(jonas.hasModal()).toBe(false);
    await vi.waitFor(() => expect(tomasz.answersTo(question)).toEqual([]), soon);
    const anew = await jonas.seesInsteadOf(card, corrected, '269 von 280 Zeichen', 'ist gelöscht');
    expect(jonas.wasCalledTo(anew)).toBe(true);
    expect(anew.buttons).toContain('approve');
    await marta.approves(anew);
    await tomasz.sees(question, corrected);
  });

  test('correct while the patron answers: the wrong answer goes, and the correction is the draft for what came', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const { question, card } = await answered('mia_liest', 'wie bekomme ich einen Büchereiausweis?');
    const [answer] = mia.answersTo(question);
    here.x.faults.add({ method: 'DELETE', kind: 'delay', ms: 2_500, times: 1 });
    await marta.does(card, 'correct');
    await marta.submits('Bitte bringen Sie Ihren Personalausweis mit.');
    const further = mia.asks('Aha, und mit welchem Ausweis genau?', { inReplyTo: answer?.id ?? '' });
    const anew = await marta.seesInsteadOf(card, 'mit welchem Ausweis genau');
    const corrected = await marta.seesOn(anew, 'Bitte bringen Sie Ihren Personalausweis mit.', 'Freigeben');
    expect(mia.answersTo(question)).toEqual([]);
    await marta.approves(corrected);
    await mia.sees(further, 'Bitte bringen Sie Ihren Personalausweis mit.');
  });

  test('correct after the patron has answered: the modal says what came, and the text answers that', async () => {
    const lindner = here.patron('familie_lindner');
    const marta = here.librarian('Marta');
    const { question, card } = await answered('familie_lindner', 'wie merke ich ein Buch vor?');
    await marta.does(card, 'correct');
    const [answer] = lindner.answersTo(question);
    const further = lindner.asks('Kostet das wirklich etwas?', { inReplyTo: answer?.id ?? '' });
    await marta.seesInsteadOf(card, 'Kostet das wirklich etwas');
    await marta.submits('Für Kinder ist das Vormerken kostenlos.');
    await marta.reads('Kostet das wirklich etwas?');
    expect(marta.modalText()).toBe('Für Kinder ist das Vormerken kostenlos.');
    await marta.submits();
    await lindner.sees(further, 'Für Kinder ist das Vormerken kostenlos.');
    expect(lindner.answersTo(question)).toHaveLength(1);
  });

  test('deleting while the patron answers: the answer goes, and their question stays with staff', async () => {
    const heinrich = here.patron('opa_heinrich');
    const marta = here.librarian('Marta');
    const { question, card } = await answered('opa_heinrich', 'Wo kann ich bei Ihnen parken?');
    const [answer] = heinrich.answersTo(question);
    here.x.faults.add({ method: 'DELETE', kind: 'delay', ms: 2_500, times: 1 });
    await marta.does(card, 'delete');
    await marta.fills({});
    heinrich.asks('Und mit dem Bus, welche Linie?', { inReplyTo: answer?.id ?? '' });
    const anew = await marta.seesInsteadOf(card, 'mit dem Bus, welche Linie', 'ist gelöscht');
    expect(heinrich.answersTo(question)).toEqual([]);
    expect(anew.buttons).toContain('edit');
  });

  test('of two who delete and correct at once one comes first, and the other is told', async () => {
    const lindner = here.patron('familie_lindner');
    const marta = here.librarian('Marta');
    const jonas = here.librarian('Jonas');
    const { question, card } = await answered('familie_lindner', 'wann ist der Lesekreis?');
    await marta.does(card, 'delete');
    await jonas.does(card, 'correct');
    await Promise.all([marta.fills({}), jonas.submits('Der Lesekreis pausiert im Dezember.')]);
    await vi.waitFor(() => expect(lindner.answersTo(question)).toEqual([]), soon);
    if (here.slack.openView(jonas.id)?.failure) {
      // On a busy machine Slack may have given up waiting: then the cards alone tell who came first.
      await jonas.sees('wann ist der Lesekreis', /wurde gelöscht|Der Lesekreis pausiert im Dezember\./u);
      await jonas.closesModal();
    } else if (jonas.hasModal()) {
      expect(jonas.modalErrors().reply).toMatch(/wird schon gelöscht|schon geschlossen/u);
      expect(jonas.modalText()).toBe('Der Lesekreis pausiert im Dezember.');
      await marta.seesOn(card, 'unsere Antwort auf X wurde gelöscht');
    } else {
      // By whether the other was read of before the press or only met when it was written.
      await marta.isTold(/Diese Antwort wird schon gelöscht\.|hat sich hier etwas geändert\./u);
      await marta.seesInsteadOf(card, 'Der Lesekreis pausiert im Dezember.');
    }
  });

  test('X not deleting it is said on the card, where the answer still stands', async () => {
    const mia = here.patron('mia_liest');
    const marta = here.librarian('Marta');
    const { question, card } = await answered('mia_liest', 'wie lange darf ich Bücher behalten?');
    here.x.faults.add({ method: 'DELETE', kind: 'status', status: 403, times: 1 });
    await marta.does(card, 'delete');
    await marta.fills({});
    const stands = await marta.seesOn(card, 'X hat die Antwort nicht gelöscht, sie steht noch dort.');
    expect(stands.buttons).toEqual(expect.arrayContaining(['delete', 'correct']));
    expect(mia.answersTo(question)).toHaveLength(1);
  });

  test('an answer in a direct message stays with whoever got it: only writing again is offered', async () => {
    const aylin = here.patron('aylin_k');
    const marta = here.librarian('Marta');
    aylin.whispers('Ich habe meine PIN vergessen, was kann ich tun?');
    const card = await marta.sees('meine PIN vergessen');
    await marta.approves(card);
    await aylin.reads(/PIN/u);
    const out = await marta.seesOn(card, 'Beantwortet: ');
    expect(out.buttons).toEqual(['write_again', 'save_answer', 'show_original', 'show_history']);
    await marta.pressesAsItWas(out, 'delete');
    await marta.isTold('Diese Antwort lässt sich nicht löschen: Wer sie bekommen hat, behält sie.');
    await marta.does(out, 'write_again');
    await marta.submits('Ab 16 Uhr bin ich selbst am Schalter. Marta Kühn');
    await aylin.reads('Ab 16 Uhr bin ich selbst am Schalter. Marta Kühn');
  });

  test('answered by hand: the card leads to the post, and an answer that waited to go out stays here', async () => {
    const heinrich = here.patron('opa_heinrich');
    const marta = here.librarian('Marta');
    const question = heinrich.asks('Gibt es bei Ihnen ein Reparaturcafé?');
    const card = await marta.sees('ein Reparaturcafé');
    const { id } = here.x.post({ author: here.x.account.username, text: 'Ja, am Samstag.', inReplyTo: question });
    const closed = await marta.seesOn(card, 'anders beantwortet (direkt auf X)', `status/${id}|Antwort auf X ansehen`);
    expect(closed.says).toContain('Ja, am Samstag.');
    expect(heinrich.answersTo(question)).toHaveLength(1);
  });
});
