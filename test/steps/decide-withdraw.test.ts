import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../../steps/send.ts';
import { openingHours } from '../support/service-desk.ts';
import { type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';

describe('an answer that is out', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(6500);
  });
  afterAll(() => at.close());

  async function answered() {
    const id = await at.asked();
    await at.marta.does(id, 'approve');
    await at.goesOut(id);
    const thread = await at.thread(id);
    if (thread.status !== 'answered') throw new Error(thread.status);
    return { id, postId: thread.postId };
  }

  test('is deleted after the modal has shown it: stored first, then the sender is woken', async () => {
    const { id, postId } = await answered();
    await at.jonas.opens(id, 'delete');
    expect(at.desk.slack.modals.at(-1)).toMatchObject({ kind: 'delete', threadId: id, text: openingHours.text });
    expect(await at.jonas.submits(id, { modal: 'delete' })).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      status: 'answered',
      withdrawal: { postId, by: 'U0JONAS', at: at.desk.now, correction: null },
    });
    expect((await at.log(id)).at(-1)).toMatchObject({ what: 'withdrawing', by: 'U0JONAS', postId });
    expect(at.desk.queue.at(-1)).toEqual({ id, seconds: 0 });
    await send(at.desk.deps, id);
    expect(at.desk.channel.removed.at(-1)).toBe(postId);
    expect(await at.thread(id)).toMatchObject({ status: 'closed', reason: 'withdrawn', withdrawal: null });
  });

  test('is corrected: the modal has the text that is out, and the new one waits for approval afterwards', async () => {
    const { id } = await answered();
    await at.marta.opens(id, 'correct');
    expect(at.editing).toMatchObject({
      purpose: 'correct',
      text: openingHours.text,
      question: 'Habt ihr morgen offen?',
    });
    expect(await at.marta.writes(id, ' Morgen erst ab 12 Uhr. ', 'correct')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ withdrawal: { by: 'U0MARTA', correction: 'Morgen erst ab 12 Uhr.' } });
    await send(at.desk.deps, id);
    expect(await at.thread(id)).toMatchObject({
      status: 'awaitingReview',
      draft: { text: 'Morgen erst ab 12 Uhr.' },
      call: { why: 'withdrawn', to: [{ staff: 'U0MARTA' }] },
    });
  });

  test('a correction has to be a text, a short one, and another one', async () => {
    const { id } = await answered();
    const refused = async (text: string) => {
      const decided = await at.marta.writes(id, text, 'correct');
      return decided.kind === 'invalid' ? decided.words : decided.kind;
    };
    expect(await refused(' ')).toBe('Bitte einen Text eingeben.');
    expect(await refused('x'.repeat(281))).toBe('Der Text ist um 1 Zeichen zu lang. Bitte kürzen.');
    expect(await refused(` ${openingHours.text} `)).toContain('derselbe Text');
    expect(await at.thread(id)).toMatchObject({ withdrawal: null });
  });

  test('is deleted once: a correction while a deletion is pending is told so, and so is writing again', async () => {
    const { id } = await answered();
    await at.jonas.submits(id, { modal: 'delete' });
    const queued = at.desk.queue.length;
    const pending = expect.stringContaining('wird schon gelöscht');
    expect(await at.marta.writes(id, 'Erst ab 12 Uhr.', 'correct')).toEqual({
      kind: 'invalid',
      input: 'reply',
      words: pending,
    });
    for (const opening of ['correct', 'delete', 'write_again'] as const) {
      expect(await at.marta.opens(id, opening)).toEqual({ kind: 'told', words: pending });
    }
    expect(await at.jonas.submits(id, { modal: 'delete' })).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ withdrawal: { by: 'U0JONAS', correction: null } });
    expect(at.desk.queue).toHaveLength(queued);
  });

  test('of two who delete and correct at once one comes first, and only that is done', async () => {
    const { id } = await answered();
    await Promise.all([at.jonas.submits(id, { modal: 'delete' }), at.marta.writes(id, 'Erst ab 12 Uhr.', 'correct')]);
    expect((await at.log(id)).filter(({ what }) => what === 'withdrawing')).toHaveLength(1);
  });

  test('is kept where the channel cannot delete it for its reader', async () => {
    const { id } = await answered();
    const channel = { ...at.desk.channel, deletes: false };
    const marta = at.person('U0MARTA', { channels: { ...at.desk.deps.channels, 'x-mention': channel } });
    const kept = expect.stringContaining('lässt sich nicht löschen');
    expect(await marta.opens(id, 'delete')).toEqual({ kind: 'told', words: kept });
    expect(await marta.opens(id, 'correct')).toEqual({ kind: 'told', words: kept });
    expect(await marta.submits(id, { modal: 'delete' })).toEqual({ kind: 'told', words: kept });
    expect(await at.thread(id)).toMatchObject({ withdrawal: null });
  });

  test('is not deleted before it is out, nor once the patron has written again', async () => {
    const id = await at.asked();
    expect(await at.marta.opens(id, 'delete')).toMatchObject({ kind: 'told' });
    expect(await at.marta.submits(id, { modal: 'delete' })).toMatchObject({ kind: 'told' });
    const out = await answered();
    await at.posts(out.id, 'Stimmt das?');
    expect(await at.marta.submits(out.id, { modal: 'delete' })).toMatchObject({ kind: 'told' });
    expect(await at.thread(out.id)).toMatchObject({ status: 'new', withdrawal: null });
  });

  test('a correction typed while the patron wrote again becomes an answer to that, under their eyes', async () => {
    const { id } = await answered();
    await at.posts(id, 'Ihr habt morgen doch zu?');
    await at.drafted(id);
    expect(await at.marta.writes(id, 'Verzeihung, erst ab 12 Uhr.', 'correct', 1)).toMatchObject({
      kind: 'modal',
      modal: { purpose: 'answer', text: 'Verzeihung, erst ab 12 Uhr.', came: 'Ihr habt morgen doch zu?' },
    });
    expect(await at.thread(id)).toMatchObject({ withdrawal: null });
  });

  test('is followed by another: back to staff and approved, both in the audit trail', async () => {
    const { id } = await answered();
    await at.marta.opens(id, 'write_again');
    expect(at.editing).toMatchObject({ purpose: 'again', text: '' });
    expect(await at.marta.writes(id, 'Noch etwas: Der Eingang ist hinten.', 'again')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      status: 'approved',
      reply: { text: 'Noch etwas: Der Eingang ist hinten.', answerId: null, edited: true, interim: false },
      draftVersion: 2,
    });
    expect((await at.log(id)).slice(-2)).toMatchObject([
      { what: 'reopened', by: 'U0MARTA', from: 'answered', to: 'awaitingReview' },
      { what: 'approved', by: 'U0MARTA', to: 'approved' },
    ]);
    expect(await at.marta.writes(id, 'Noch etwas: Der Eingang ist hinten.', 'again', 1)).toEqual({ kind: 'done' });
    await at.jonas.does(id, 'undo');
    expect(await at.thread(id)).toMatchObject({ draft: { text: 'Noch etwas: Der Eingang ist hinten.' } });
  });

  test('a further answer of a trainee waits for a second person, with a card of its own and time to do so', async () => {
    const { id } = await answered();
    const { call } = await at.thread(id);
    expect(await at.trainee.writes(id, 'Der Eingang ist hinten.', 'again')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      status: 'awaitingReview',
      firstApproval: { by: 'U0TRAINEE', text: 'Der Eingang ist hinten.' },
      call: { number: call.number + 1 },
      dueAt: at.desk.now + 30 * 60_000,
    });
    await at.jonas.does(id, 'approve');
    expect(await at.thread(id)).toMatchObject({ status: 'approved', reply: { secondBy: 'U0JONAS' } });
  });

  test('nothing is written again to a message that takes no reply, nor an empty or too long text', async () => {
    const { id } = await answered();
    expect(await at.marta.writes(id, ' ', 'again')).toMatchObject({ kind: 'invalid', input: 'reply' });
    expect(await at.marta.writes(id, 'x'.repeat(281), 'again')).toMatchObject({ kind: 'invalid', input: 'reply' });
    expect(await at.thread(id)).toMatchObject({ status: 'answered' });
    const record = await at.desk.deps.threads.read(id);
    const read = async () =>
      record && { ...record, messages: record.messages.map((m) => ({ ...m, repliable: false })) };
    const marta = at.person('U0MARTA', { threads: { ...at.desk.deps.threads, read } });
    expect(await marta.opens(id, 'write_again')).toMatchObject({ kind: 'told' });
    expect(at.told).toContain('keine Antwort zu');
  });
});

describe('an interim answer', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(6800);
  });
  afterAll(() => at.close());

  test('is offered in the patron’s language, else in German', async () => {
    const id = await at.asked({ tag: { language: 'en' } });
    await at.marta.opens(id, 'interim');
    expect(at.editing).toMatchObject({ purpose: 'interim', text: 'We are finding out and will get back to you.' });
    const other = await at.asked({ tag: { language: 'tr' } });
    await at.marta.opens(other, 'interim');
    expect(at.editing.text).toBe('Wir fragen nach und melden uns.');
  });

  test('goes out, and the question waits on with the draft that it had', async () => {
    const id = await at.asked();
    expect(await at.marta.writes(id, 'Wir fragen nach und melden uns.', 'interim')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      status: 'approved',
      reply: { interim: true, answerId: null, edited: false },
      draft: { text: openingHours.text },
    });
    await at.goesOut(id);
    expect(await at.thread(id)).toMatchObject({
      status: 'awaitingReview',
      draft: { text: openingHours.text },
      interimAt: at.desk.now,
    });
  });

  test('that is taken back leaves the draft as it was', async () => {
    const id = await at.asked();
    await at.marta.writes(id, 'Wir klären das.', 'interim');
    expect(await at.thread(id)).toMatchObject({ reply: { edited: true } });
    await at.jonas.does(id, 'undo');
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', draft: openingHours, draftVersion: 2 });
    await at.marta.does(id, 'approve');
    expect(await at.thread(id)).toMatchObject({
      status: 'approved',
      reply: { text: openingHours.text, interim: false },
    });
  });

  test('has to be a text that fits, and comes too late after an answer', async () => {
    const id = await at.asked();
    expect(await at.marta.writes(id, '  ', 'interim')).toMatchObject({ kind: 'invalid', input: 'reply' });
    expect(await at.marta.writes(id, 'x'.repeat(300), 'interim')).toMatchObject({ kind: 'invalid' });
    await at.jonas.does(id, 'approve');
    expect(await at.marta.opens(id, 'interim')).toMatchObject({ kind: 'told' });
    expect(await at.marta.writes(id, 'Wir klären das.', 'interim')).toMatchObject({
      kind: 'invalid',
      words: expect.stringMatching(/^Jemand aus dem Team war schneller: schon freigegeben/),
    });
  });
});
