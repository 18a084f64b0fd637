import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deps } from '../../steps/deps.ts';
import { show } from '../../steps/show.ts';
import { openingHours } from '../support/service-desk.ts';
import { type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';

describe('the modal in which staff write', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(8000);
  });
  afterAll(() => at.close());

  test('has the question, the draft, what else fits and every answer of the library', async () => {
    const id = await at.asked({ text: 'Bitte an mia@example.org antworten' });
    expect(await at.marta.opens(id, 'edit')).toEqual({ kind: 'done' });
    expect(at.editing).toMatchObject({
      purpose: 'answer',
      threadId: id,
      draftVersion: 1,
      question: 'Bitte an [E-Mail] antworten',
      came: null,
      text: openingHours.text,
      limit: 280,
      alternatives: openingHours.alternatives,
    });
    expect(at.editing.answers.map((answer) => answer.id)).toEqual([
      'oeffnungszeiten-zentral',
      'feiertage',
      'verlaengern',
    ]);
  });

  test('where nothing was suggested the modals say so, also once a text is chosen', async () => {
    const id = await at.asked({ draft: { text: null, answerId: null } });
    await at.marta.opens(id, 'reject');
    expect(at.desk.slack.modals.at(-1)).toMatchObject({ kind: 'reject', drafted: false });
    await at.marta.opens(id, 'edit');
    expect(at.editing).toMatchObject({ text: '', drafted: false });
    await at.marta.chooses(id, 'verlaengern');
    expect(at.editing).toMatchObject({ drafted: false });
  });

  test('an alternative, and any answer found by search, takes the place of the text', async () => {
    const id = await at.asked();
    expect(await at.marta.chooses(id, 'feiertage')).toEqual({ kind: 'done' });
    expect(at.editing).toMatchObject({ text: 'An Feiertagen bleiben wir geschlossen.', came: null });
    await at.marta.chooses(id, 'verlaengern');
    expect(at.editing.text).toBe('Verlängern können Sie im Konto, auch bei Nacht.');
    await at.marta.writes(id, 'An Feiertagen bleiben wir geschlossen.');
    expect(await at.thread(id)).toMatchObject({ reply: { answerId: 'feiertage', edited: true } });
  });

  describe('the house’s words for danger', () => {
    const texts = {
      selfHarm: { de: 'Die Telefonseelsorge hört Ihnen zu. Ist Ihr Leben in Gefahr, rufen Sie 112 an.' },
      alarm: { de: 'Bitte rufen Sie die Feuerwehr, 112.' },
    };
    const ids = ['emergency-selfHarm', 'emergency-alarm'];
    let marta: StaffedDesk['marta'];
    beforeAll(() => {
      const { settings, drafter } = at.desk.deps;
      const wording: Deps['drafter']['wording'] = async (id, reader, now) =>
        id === 'emergency-selfHarm' ? { text: texts.selfHarm.de, language: 'de' } : drafter.wording(id, reader, now);
      const emergency = { contacts: [], texts };
      marta = at.person('U0MARTA', { settings: { ...settings, emergency }, drafter: { ...drafter, wording } });
    });

    test('are found among all answers on any card, and what goes out says whose words they are', async () => {
      const id = await at.asked();
      await marta.opens(id, 'edit');
      expect(at.editing.answers.slice(-2)).toEqual([
        {
          id: 'emergency-selfHarm',
          title: 'Notfall: jemand will sich etwas antun · Notruf 112, Telefonseelsorge, Gefahr',
          topic: 'emergency',
        },
        { id: 'emergency-alarm', title: 'Notfall: Feuer, Gas oder Alarm · Notruf 112, Feuerwehr', topic: 'emergency' },
      ]);
      expect(at.editing.alternatives).toEqual(openingHours.alternatives);
      expect(await marta.chooses(id, 'emergency-selfHarm')).toEqual({ kind: 'done' });
      expect(at.editing.text).toBe(texts.selfHarm.de);
      await marta.writes(id, texts.selfHarm.de);
      expect(await at.thread(id)).toMatchObject({ reply: { answerId: 'emergency-selfHarm' } });
    });

    test('fit best where somebody is in danger, those for that danger before the others', async () => {
      const id = await at.asked({ tag: { danger: 'alarm' } });
      await marta.opens(id, 'edit');
      expect(at.editing.alternatives.map(({ answerId }) => answerId)).toEqual([
        ...ids.toReversed(),
        ...openingHours.alternatives.map(({ answerId }) => answerId),
      ]);
    });
  });

  test('the answer is wanted in the patron’s language', async () => {
    const id = await at.asked({ tag: { language: 'tr' } });
    const wanted: string[] = [];
    const wording: Deps['drafter']['wording'] = async (_id, { language }) => {
      wanted.push(language);
      return { text: 'Evet.', language };
    };
    await at.person('U0MARTA', { drafter: { ...at.desk.deps.drafter, wording } }).chooses(id, 'verlaengern');
    expect(wanted).toEqual(['tr']);
    expect(at.editing.text).toBe('Evet.');
  });

  test('an answer that is no more leaves the modal as it is, with a sentence', async () => {
    const id = await at.asked();
    const modals = at.desk.slack.modals.length;
    expect(await at.marta.chooses(id, 'weihnachten-2019')).toMatchObject({ kind: 'told' });
    expect(at.told).toContain('Diese Antwort gibt es nicht mehr');
    expect(at.desk.slack.modals).toHaveLength(modals);
  });

  test('an answer chosen after the patron wrote again comes with what came', async () => {
    const id = await at.asked();
    await at.posts(id, 'Und am Sonntag?');
    await at.drafted(id);
    await at.marta.chooses(id, 'feiertage', 'answer', 1);
    expect(at.editing).toMatchObject({ came: 'Und am Sonntag?', draftVersion: 2 });
  });

  test('an answer is chosen for a further answer too, and for nothing that is decided already', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'approve');
    expect(await at.marta.chooses(id, 'feiertage')).toMatchObject({ kind: 'told' });
    await at.goesOut(id);
    expect(await at.marta.chooses(id, 'feiertage', 'again')).toEqual({ kind: 'done' });
    expect(at.editing).toMatchObject({ purpose: 'again', text: 'An Feiertagen bleiben wir geschlossen.' });
  });

  test('a text survives the patron writing again: it is shown with what came, masked, and approved at the second try', async () => {
    const id = await at.asked();
    await at.marta.opens(id, 'edit');
    await at.posts(id, 'Schreibt an mia@example.org');
    await at.posts(id, 'Und am Sonntag?');
    await at.drafted(id);
    const typed = '  Ja, bis 19 Uhr.  ';
    expect(await at.marta.writes(id, typed, 'answer', 1)).toMatchObject({
      kind: 'modal',
      language: 'de',
      modal: {
        kind: 'edit',
        purpose: 'answer',
        text: typed,
        came: 'Schreibt an [E-Mail]\nUnd am Sonntag?',
        question: 'Habt ihr morgen offen?\nSchreibt an [E-Mail]\nUnd am Sonntag?',
        draftVersion: 2,
      },
    });
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview' });
    expect(await at.marta.writes(id, typed, 'answer', 2)).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'approved', reply: { text: 'Ja, bis 19 Uhr.' } });
  });

  test('the same while the new draft is still being made, and what came before the modal is not told again', async () => {
    const id = await at.asked();
    await at.posts(id, 'Erste Ergänzung');
    await at.drafted(id);
    await at.posts(id, 'Zweite Ergänzung');
    expect(await at.marta.writes(id, 'Ja.', 'answer', 2)).toMatchObject({
      kind: 'modal',
      modal: { text: 'Ja.', came: 'Zweite Ergänzung' },
    });
    expect(await at.thread(id)).toMatchObject({ status: 'new' });
  });

  test('an approval that was taken back meanwhile is told as a change of the suggestion', async () => {
    const id = await at.asked();
    await at.jonas.writes(id, 'Morgen bis 18 Uhr.');
    await at.jonas.does(id, 'undo');
    expect(await at.marta.writes(id, 'Bis 19 Uhr.', 'answer', 1)).toMatchObject({
      kind: 'modal',
      modal: { text: 'Bis 19 Uhr.', came: 'Der Vorschlag ist jetzt ein anderer: „Morgen bis 18 Uhr.“' },
    });
  });

  test('an interim answer stays one when it is shown again', async () => {
    const id = await at.asked();
    await at.posts(id, 'Eilt.');
    await at.drafted(id);
    expect(await at.marta.writes(id, 'Wir klären das.', 'interim', 1)).toMatchObject({
      kind: 'modal',
      modal: { purpose: 'interim', text: 'Wir klären das.', came: 'Eilt.' },
    });
  });

  test('what somebody else has decided meanwhile is told in the modal, where the text stays', async () => {
    const id = await at.asked();
    await at.jonas.does(id, 'approve');
    expect(await at.marta.writes(id, 'Mein Text.')).toMatchObject({
      kind: 'invalid',
      input: 'reply',
      words: expect.stringMatching(/^Jemand aus dem Team war schneller: schon freigegeben um /),
    });
    expect(await at.jonas.writes(id, 'Mein anderer Text.')).toMatchObject({ kind: 'invalid' });
    expect(await at.jonas.writes(id, openingHours.text ?? '')).toEqual({ kind: 'done' });
  });

  test('what would decide about words that the clicked card did not show does not open', async () => {
    const id = await at.asked();
    await at.posts(id, 'Mein Kind ist noch im Haus!');
    await at.drafted(id);
    const modals = at.desk.slack.modals.length;
    for (const what of ['reject', 'mute', 'go_alone'] as const) {
      expect(await at.marta.opens(id, what, 1)).toMatchObject({ kind: 'told' });
      expect(at.told).toContain('etwas Neues');
    }
    expect(at.desk.slack.modals).toHaveLength(modals);
    expect(await at.marta.opens(id, 'edit', 1)).toEqual({ kind: 'done' });
    expect(at.editing).toMatchObject({ draftVersion: 2, question: expect.stringContaining('Mein Kind') });
  });

  test('the card is written anew behind a modal, so that its menu can be used for the same once more', async () => {
    const id = await at.asked();
    await show(at.desk.deps, id);
    const stale = async () => (await at.desk.deps.threads.read(id))?.cardStale;
    expect(await stale()).toBe(false);
    await at.marta.opens(id, 'show_history');
    expect(await stale()).toBe(true);
  });

  test('a modal that Slack does not open is told', async () => {
    const id = await at.asked();
    const trouble = { kind: 'unreachable', at: at.desk.now, detail: 'expired_trigger_id' } as const;
    const down = async () => ({ kind: 'trouble', trouble, retryAt: null }) as const;
    const marta = at.person('U0MARTA', { desk: { ...at.desk.deps.desk, openModal: down, changeModal: down } });
    expect(await marta.opens(id, 'edit')).toMatchObject({ kind: 'told' });
    expect(await marta.chooses(id, 'feiertage')).toMatchObject({ kind: 'told' });
    expect(at.told).toContain('Slack hat gerade nicht geantwortet');
  });
});

describe('the modals that only show', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(8500);
  });
  afterAll(() => at.close());

  test('the original is shown as written, and the look is noted before anything is seen', async () => {
    const id = await at.asked({ text: 'Ich bin mia@example.org' });
    const order: string[] = [];
    const { threads, desk } = at.desk.deps;
    const marta = at.person('U0MARTA', {
      threads: {
        ...threads,
        note: async (...of) => {
          order.push('noted');
          return threads.note(...of);
        },
      },
      desk: {
        ...desk,
        openModal: async (...of) => {
          order.push('opened');
          return desk.openModal(...of);
        },
      },
    });
    expect(await marta.opens(id, 'show_original')).toEqual({ kind: 'done' });
    expect(order).toEqual(['noted', 'opened']);
    expect(at.desk.slack.modals.at(-1)).toEqual({
      kind: 'original',
      messages: [expect.objectContaining({ by: 'Gefragt', text: 'Ich bin mia@example.org' })],
    });
    expect((await at.log(id)).at(-1)).toMatchObject({ what: 'originalSeen', by: 'U0MARTA' });
  });

  test('a look that cannot be noted shows nothing', async () => {
    const id = await at.asked();
    const modals = at.desk.slack.modals.length;
    const note = () => Promise.reject(new Error('table down'));
    const marta = at.person('U0MARTA', { threads: { ...at.desk.deps.threads, note } });
    await expect(marta.opens(id, 'show_original')).rejects.toThrow('table down');
    expect(at.desk.slack.modals).toHaveLength(modals);
  });

  test('pictures are fetched for this one look, paid for and noted', async () => {
    const id = await at.asked({ pictures: [{ kind: 'photo', alt: 'Ein Buch' }] });
    const spent: unknown[] = [];
    const threads = { ...at.desk.deps.threads, spend: async (...of: unknown[]) => void spent.push(of) };
    const pictures = [{ url: 'https://pbs.example.org/1.jpg', alt: 'Brief an [E-Mail]' }];
    const shown = at.desk.slack.modals.length;
    // X is slow, and a click's trigger lives for 3 s: the modal is open before X is asked.
    at.desk.channel.looks.push(() => {
      expect(at.desk.slack.modals.slice(shown)).toMatchObject([{ pictures: [], instead: 'Die Bilder kommen gleich.' }]);
      return {
        kind: 'found',
        pictures: [{ url: 'https://pbs.example.org/1.jpg', alt: 'Brief an mia@example.org' }],
        cost: 5_000,
      };
    });
    expect(await at.person('U0MARTA', { threads }).opens(id, 'show_pictures')).toEqual({ kind: 'done' });
    expect(at.desk.slack.modals.at(-1)).toEqual({ kind: 'pictures', pictures });
    expect(spent).toEqual([['2026-11-24', 'x-mention', 5_000]]);
    expect((await at.log(id)).at(-1)).toMatchObject({ what: 'picturesSeen', by: 'U0MARTA' });
  });

  test('pictures that are gone, or that X does not give, are told', async () => {
    const without = await at.asked();
    await at.marta.opens(without, 'show_pictures');
    expect(at.told).toBe('Zu dieser Frage gibt es keine Bilder mehr.');
    const id = await at.asked({ pictures: [{ kind: 'photo', alt: null }] });
    await at.marta.opens(id, 'show_pictures');
    expect(at.desk.slack.modals.at(-1)).toEqual({ kind: 'pictures', pictures: [] });
    const says = [];
    for (const kind of ['rateLimited', 'refused'] as const) {
      at.desk.channel.looks.push({ kind: 'trouble', trouble: { kind, at: at.desk.now, detail: '' } });
      await at.marta.opens(id, 'show_pictures');
      says.push(at.desk.slack.modals.at(-1));
    }
    expect(says).toMatchObject([
      { instead: expect.stringContaining('später noch einmal') },
      { instead: expect.stringContaining('lassen sich hier nicht zeigen') },
    ]);
  });

  test('the conversation names nobody: whoever asked, the others by number, the library; masked and oldest first', async () => {
    const talk = (patron: string, text: string) => at.asked({ conversation: `8700:${patron}`, patron, text });
    const first = await talk('9001', 'Ihr habt zu?');
    at.desk.passes(1000);
    const second = await talk('9002', 'Bei mir war auch zu, mia@example.org weiß es.');
    at.desk.passes(1000);
    await talk('9003', 'Schade.');
    await at.marta.does(second, 'approve');
    await at.goesOut(second);
    at.desk.passes(1000);
    await at.posts(first, 'Und morgen?');
    expect(await at.jonas.opens(first, 'show_conversation')).toEqual({ kind: 'done' });
    const modal = at.desk.slack.modals.at(-1);
    const said = modal?.kind === 'conversation' ? modal.messages.map(({ by, text }) => `${by}: ${text}`) : [];
    expect(said).toEqual([
      'Gefragt: Ihr habt zu?',
      'Andere Person 1: Bei mir war auch zu, [E-Mail] weiß es.',
      'Andere Person 2: Schade.',
      `Bücherei: ${openingHours.text}`,
      'Gefragt: Und morgen?',
    ]);
  });

  test('of a long conversation the newest thirty are shown, of a private one the thread’s own', async () => {
    for (let i = 0; i < 17; i++) {
      const id = await at.asked({ conversation: `8800:${i}`, patron: String(i), text: `Nummer ${i}` });
      at.desk.passes(1000);
      await at.posts(id, `Nummer ${i} noch einmal`);
    }
    at.desk.passes(1000);
    const own = await at.asked({ conversation: '8800:99', patron: '99', text: 'Ich auch' });
    await at.marta.opens(own, 'show_conversation');
    const modal = at.desk.slack.modals.at(-1);
    if (modal?.kind !== 'conversation') throw new Error('not shown');
    expect(modal.messages).toHaveLength(30);
    expect(modal.messages.at(0)?.text).toBe('Nummer 2 noch einmal');
    expect(modal.messages.at(-1)).toMatchObject({ by: 'Gefragt', text: 'Ich auch' });

    const alone = await at.asked({ conversation: 'private-8801', patron: '98', text: 'Nur wir' });
    await at.marta.opens(alone, 'show_conversation');
    expect(at.desk.slack.modals.at(-1)).toMatchObject({ messages: [{ by: 'Gefragt', text: 'Nur wir' }] });
  });

  test('the history has everything that happened, with whom, reasons and the texts that were approved', async () => {
    const id = await at.asked({ tag: { intent: 'complaint' } });
    await at.marta.submits(id, { modal: 'handOver', staff: 'U0JONAS', team: null, note: 'Bitte übernehmen' });
    await at.jonas.writes(id, 'Schreiben Sie an mia@example.org');
    await at.jonas.submits(id, { modal: 'goAlone', reason: 'Eilig' });
    await at.jonas.does(id, 'undo');
    await at.marta.submits(id, { modal: 'reject', reason: 'spam' });
    await at.marta.opens(id, 'show_history');
    const modal = at.desk.slack.modals.at(-1);
    if (modal?.kind !== 'history') throw new Error('not shown');
    const lines = modal.lines.map((line) =>
      line.map((word) => (typeof word === 'string' ? word : 'staff' in word ? `@${word.staff}` : '')).join(''),
    );
    expect(lines).toHaveLength((await at.log(id)).length);
    expect(lines.some((line) => line.endsWith('von @U0MARTA (@U0JONAS: Bitte übernehmen)'))).toBe(true);
    expect(lines.some((line) => line.endsWith('von @U0JONAS: „Schreiben Sie an [E-Mail]“'))).toBe(true);
    expect(lines.some((line) => line.endsWith('von @U0JONAS (Eilig): „Schreiben Sie an [E-Mail]“'))).toBe(true);
    expect(lines.at(-1)).toMatch(/geschlossen \(Spam oder Beleidigung\) von @U0MARTA$/);
  });
});
