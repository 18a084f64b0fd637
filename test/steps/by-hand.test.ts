import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OwnReply } from '../../core/by-hand.ts';
import { amend, type ThreadId } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import { receive } from '../../steps/receive.ts';
import { send } from '../../steps/send.ts';
import { show } from '../../steps/show.ts';
import type { Threads } from '../../steps/threads.ts';
import { triage } from '../../steps/triage.ts';
import { cardOf, type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

const minute = 60_000;

describe("answers that staff gave in the channel's own app", () => {
  let desk: ServiceDesk;
  let lastId = 5000;
  beforeAll(async () => {
    desk = await serviceDesk();
  });
  beforeEach(() => {
    desk.channel.ownReplies = [];
    desk.passes(minute);
  });
  afterAll(() => desk.close());

  const nextId = () => String(++lastId);
  const poll = () => receive(desk.deps, 'x-mention');
  const read = (id: ThreadId) => desk.deps.threads.read(id);
  const statusOf = async (id: ThreadId) => (await read(id))?.thread.status;

  async function asked(): Promise<{ question: string; id: ThreadId }> {
    const question = nextId();
    desk.channel.shows(incoming(question, { conversation: `${question}:7001`, at: desk.now }));
    await poll();
    return { question, id: `x-mention-${question}` };
  }
  async function drafted() {
    const { question, id } = await asked();
    await triage(desk.deps, id);
    return { question, id };
  }
  async function approve(id: ThreadId) {
    const draftVersion = (await read(id))?.thread.draftVersion ?? 0;
    return decide(desk.deps, { by: 'U0MARTA', threadId: id, draftVersion, do: 'approve', answerUrl: null });
  }
  async function approved() {
    const { question, id } = await drafted();
    await approve(id);
    desk.passes(11_000);
    return { question, id };
  }
  /** X shows a reply by the library's account that was written just now. */
  function replied(to: string, more: Partial<OwnReply> = {}): OwnReply {
    desk.passes(1_000);
    const reply = {
      postId: nextId(),
      to,
      conversation: `${to}:7001`,
      text: 'Ja, bis 19 Uhr.',
      at: desk.now,
      ...more,
    };
    desk.channel.ownReplies.push(reply);
    return reply;
  }

  test('a question answered there is closed, with the answer kept', async () => {
    const { question, id } = await drafted();
    const { postId, at } = replied(question);
    desk.passes(30_000);
    await poll();
    const record = await read(id);
    expect(record?.thread).toMatchObject({
      status: 'closed',
      reason: 'answeredByHand',
      by: null,
      closedAt: desk.now,
    });
    expect(record?.messages.at(-1)).toEqual({
      id: postId,
      firstId: postId,
      author: 'library',
      text: 'Ja, bis 19 Uhr.',
      at,
      repliable: true,
      url: `https://x.com/i/status/${postId}`,
      unreadable: false,
    });
    expect((await desk.deps.threads.log(id)).at(-1)).toEqual({
      at: desk.now,
      by: 'poll',
      what: 'closed',
      from: 'awaitingReview',
      to: 'closed',
      reason: 'answeredByHand',
      postId,
      text: 'Ja, bis 19 Uhr.',
      answeredAt: at,
      serviceMs: 1_000,
    });
    await poll();
    expect((await read(id))?.version).toBe(record?.version);
  });

  test('the card says so, leads to the answer and masks what it says', async () => {
    const { question, id } = await drafted();
    await show(desk.deps, id);
    const { postId } = replied(question, { text: 'Bitte an marta@example.org schreiben.' });
    await poll();
    await show(desk.deps, id);
    const card = cardOf(desk, id);
    expect(card.state).toEqual([
      ['Geschlossen', ': ', { at: desk.now, show: 'date' }, ', anders beantwortet (direkt auf X)'],
    ]);
    expect(card.links).toEqual([{ label: 'Antwort auf X ansehen', url: `https://x.com/i/status/${postId}` }]);
    expect(card.answer).toEqual({ label: 'Geantwortet', text: 'Bitte an [E-Mail] schreiben.', twin: null });
    expect(card.actions.map((action) => action.id)).not.toContain('approve');
  });

  test('a question answered before it had a draft is closed, too', async () => {
    const { question, id } = await asked();
    replied(question);
    await poll();
    expect(await statusOf(id)).toBe('closed');
    expect(await triage(desk.deps, id)).toBe('nothingToDo');
  });

  test('what was approved is not sent on top of it', async () => {
    const { question, id } = await approved();
    const before = desk.channel.posted.length;
    replied(question);
    await poll();
    expect(await send(desk.deps, id)).toBe('nothingToDo');
    expect(desk.channel.posted).toHaveLength(before);
    expect(await statusOf(id)).toBe('closed');
  });

  test('what X refused, and what may have gone out, are closed by an answer there', async () => {
    const trouble = { kind: 'refused' as const, at: desk.now, detail: 'no' };
    const refused = await approved();
    desk.channel.sends.push({ kind: 'refused', trouble });
    await send(desk.deps, refused.id);
    expect(await statusOf(refused.id)).toBe('failed');
    replied(refused.question);

    const lost = await approved();
    desk.channel.sends.push({ kind: 'uncertain', trouble }, { kind: 'uncertain', trouble });
    await send(desk.deps, lost.id);
    for (let looks = 0; looks < 4 && (await statusOf(lost.id)) === 'sending'; looks++) {
      desk.passes(3 * minute);
      await send(desk.deps, lost.id);
    }
    expect(await statusOf(lost.id)).toBe('unknown');
    replied(lost.question);
    await poll();
    expect(await statusOf(refused.id)).toBe('closed');
    expect(await statusOf(lost.id)).toBe('closed');
  });

  test('our own answer, shown while its sending is not finished, changes nothing', async () => {
    const { question, id } = await approved();
    desk.channel.sends.push(async () => {
      const { postId } = replied(question);
      await poll();
      expect(await statusOf(id)).toBe('sending');
      return { kind: 'sent', postId, cost: 10_000 };
    });
    expect(await send(desk.deps, id)).toBe('answered');
    const settled = await read(id);
    await poll();
    expect(await read(id)).toEqual(settled);
  });

  test('an answer whose sending died is left to whoever recovers it', async () => {
    const { question, id } = await approved();
    desk.channel.sends.push(() => {
      throw new Error('power cut');
    });
    await expect(send(desk.deps, id)).rejects.toThrow('power cut');
    const { postId } = replied(question);
    await poll();
    expect(await statusOf(id)).toBe('sending');
    desk.passes(2 * minute);
    desk.channel.searches.push({ kind: 'found', postId });
    expect(await send(desk.deps, id)).toBe('answered');
    await poll();
    expect((await read(id))?.thread).toMatchObject({ status: 'answered', postId });
  });

  test('an answer that was out before the patron asked again does not answer that', async () => {
    const { question, id } = await approved();
    desk.channel.sends.push(() => ({ kind: 'sent', postId: replied(question).postId, cost: 10_000 }));
    await send(desk.deps, id);
    const unknownBefore = replied(question);
    desk.passes(minute);
    const again = nextId();
    desk.channel.shows(incoming(again, { conversation: `${question}:7001`, at: desk.now }));
    await poll();
    const record = await read(id);
    expect(record?.thread).toMatchObject({ status: 'new', arrivedAt: desk.now, lastMessageId: again });
    expect(record?.messages.map((message) => message.id)).not.toContain(unknownBefore.postId);
  });

  test.each(['new', 'awaitingReview', 'approved'] as const)(
    'what the patron wrote after the answer waits for one of its own (%s)',
    async (status) => {
      const { question, id } = await asked();
      const { postId } = replied(question);
      desk.channel.ownReplies = [];
      desk.passes(minute);
      const again = nextId();
      const wroteAgainAt = desk.now;
      desk.channel.shows(incoming(again, { conversation: `${question}:7001`, at: wroteAgainAt }));
      await poll();
      if (status !== 'new') await triage(desk.deps, id);
      if (status === 'approved') await approve(id);
      expect(await statusOf(id)).toBe(status);

      replied(question, { postId, at: wroteAgainAt - minute });
      await poll();
      const record = await read(id);
      expect(record?.thread).toMatchObject({ status: 'new', arrivedAt: wroteAgainAt, draft: null, dueAt: null });
      expect(record?.messages.map((message) => message.id)).toEqual([question, postId, again]);
      expect((await desk.deps.threads.log(id)).at(-1)).toMatchObject({
        what: 'answered',
        by: 'poll',
        to: 'new',
        postId,
      });
      await poll();
      expect((await read(id))?.version).toBe(record?.version);

      await triage(desk.deps, id);
      await show(desk.deps, id);
      expect(cardOf(desk, id)).toMatchObject({
        question: 'Habt ihr morgen offen?',
        earlier: [{ by: 'Gefragt' }, { by: 'Geantwortet', text: 'Ja, bis 19 Uhr.' }],
      });
    },
  );

  test.each(['after it was noticed', 'before'])('thanks for it head no card (%s)', async (when) => {
    const { question, id } = await drafted();
    await show(desk.deps, id);
    replied(question);
    if (when !== 'before') await poll();
    desk.passes(minute);
    const thanks = { conversation: `${question}:7001`, at: desk.now, text: 'Danke!' };
    desk.channel.shows(incoming(nextId(), thanks));
    await poll();
    expect(await triage(desk.deps, id)).toBe('closed');
    await show(desk.deps, id);
    const shown = { question: 'Habt ihr morgen offen?', answer: { text: 'Ja, bis 19 Uhr.' } };
    expect(cardOf(desk, id)).toMatchObject({ topic: 'Öffnungszeiten', ...shown });
  });

  test('a patron who only corrects the question after the answer is answered', async () => {
    const { question, id } = await drafted();
    const edited = incoming(nextId(), { firstId: question, conversation: `${question}:7001` });
    const reply = replied(question, { postId: String(BigInt(question) + 1n) });
    desk.passes(minute);
    desk.channel.shows({ ...edited, id: String(BigInt(reply.postId) + 1n), at: desk.now });
    lastId += 10;
    await poll();
    expect(await statusOf(id)).toBe('closed');
  });

  test('an answer to a newer edit is known by its conversation, one to something else there is not', async () => {
    const { question, id } = await drafted();
    const edit = nextId();
    const conversation = `${question}:7001`;
    desk.channel.shows(incoming(edit, { firstId: question, conversation, at: desk.now }));
    await poll();
    replied(nextId(), { conversation });
    await poll();
    expect(await statusOf(id)).toBe('new');
    replied(edit, { conversation });
    await poll();
    expect(await statusOf(id)).toBe('closed');
  });

  test('an approval that comes in between is read again and stopped', async () => {
    const { question, id } = await drafted();
    replied(question);
    const { threads } = desk.deps;
    let overtaken = 0;
    const move: Threads['move'] = async (...moved) => {
      if (overtaken++ === 0) await approve(id);
      return threads.move(...moved);
    };
    await receive({ ...desk.deps, threads: { ...threads, move } }, 'x-mention');
    expect(overtaken).toBe(2);
    expect((await threads.log(id)).slice(-2)).toMatchObject([
      { what: 'approved', by: 'U0MARTA' },
      { what: 'closed', from: 'approved', reason: 'answeredByHand' },
    ]);
    expect(await statusOf(id)).toBe('closed');
  });

  test('an answer that we deleted is not taken for one by hand, however long the channel still shows it', async () => {
    const { question, id } = await approved();
    desk.channel.sends.push(() => ({ kind: 'sent', postId: replied(question).postId, cost: 10_000 }));
    await send(desk.deps, id);
    const answered = await read(id);
    if (answered?.thread.status !== 'answered') throw new Error('Not answered');
    const { postId } = answered.thread;
    const withdrawal = { postId, by: 'U0MARTA', at: desk.now, correction: 'Nein, bis 18 Uhr.' };
    const at = desk.now;
    await desk.deps.threads.move(answered, amend(answered.thread, { withdrawal }), {
      ...{ at, by: 'U0MARTA', what: 'withdrawing', from: 'answered', to: 'answered', postId },
    });
    await poll();
    expect(await send(desk.deps, id)).toBe('withdrawn');
    desk.passes(minute);
    await poll();
    expect((await read(id))?.thread).toMatchObject({ status: 'awaitingReview', draft: { text: 'Nein, bis 18 Uhr.' } });
    await approve(id);
    desk.passes(minute);
    await poll();
    expect(await send(desk.deps, id)).toBe('answered');
  });

  test('an interim answer of ours closes nothing', async () => {
    const { question, id } = await drafted();
    const waiting = await read(id);
    if (!waiting) throw new Error('No thread');
    const { draftVersion } = waiting.thread;
    const text = 'Wir fragen nach und melden uns.';
    await decide(desk.deps, {
      ...{ by: 'U0MARTA', threadId: id, draftVersion, answerUrl: null, do: 'submit' },
      entered: { modal: 'edit', purpose: 'interim', text },
    });
    desk.passes(11_000);
    desk.channel.sends.push(() => ({ kind: 'sent', postId: replied(question, { text }).postId, cost: 10_000 }));
    await send(desk.deps, id);
    await poll();
    expect(await statusOf(id)).toBe('awaitingReview');
    replied(question);
    await poll();
    expect(await statusOf(id)).toBe('closed');
  });

  describe('an interim answer of which nobody knows whether it is out', () => {
    const text = 'Wir fragen nach, siehe https://buecherei.example/wir, und melden uns.';
    const onX = '@bote Wir fragen nach, siehe https://t.co/a1b2c3, und melden uns.';

    async function lost(wasInterim = true) {
      const { question, id } = await drafted();
      const draftVersion = (await read(id))?.thread.draftVersion ?? 0;
      await decide(desk.deps, {
        ...{ by: 'U0MARTA', threadId: id, draftVersion, answerUrl: null, do: 'submit' },
        entered: { modal: 'edit', purpose: wasInterim ? 'interim' : 'answer', text },
      });
      desk.passes(11_000);
      const trouble = { kind: 'unreachable', at: desk.now, detail: 'socket hang up' } as const;
      desk.channel.sends.push({ kind: 'uncertain', trouble });
      desk.channel.searches.push({ kind: 'trouble', trouble, retryAt: null });
      await send(desk.deps, id);
      desk.passes(31 * minute);
      desk.channel.searches.push({ kind: 'trouble', trouble, retryAt: null });
      await send(desk.deps, id);
      expect(await statusOf(id)).toBe('unknown');
      return { question, id };
    }

    test('is the interim answer that it is once X shows it', async () => {
      const { question, id } = await lost();
      const before = await read(id);
      const { postId, at } = replied(question, { text: onX });
      await poll();
      const record = await read(id);
      expect(record?.thread).toMatchObject({
        ...{ status: 'awaitingReview', interimAt: at, draft: before?.thread.draft },
        ...{ dueAt: await desk.deps.dueAt(at), perhapsSent: null },
      });
      expect(record?.messages.at(-1)).toMatchObject({ id: postId, author: 'library' });
      expect((await desk.deps.threads.log(id)).at(-1)).toMatchObject({ what: 'interimSent', postId, answeredAt: at });
      await poll();
      expect((await read(id))?.version).toBe(record?.version);
      replied(question);
      await poll();
      expect(await statusOf(id)).toBe('closed');
    });

    test('answers nothing that the patron wrote, before it or after', async () => {
      const { question, id } = await lost();
      const { postId, at } = replied(question, { text: onX });
      desk.channel.ownReplies = [];
      desk.passes(minute);
      const again = nextId();
      desk.channel.shows(incoming(again, { conversation: `${question}:7001`, at: desk.now, text: 'Und samstags?' }));
      await poll();
      await triage(desk.deps, id);
      const before = await read(id);
      expect(before?.thread.perhapsSent).toContain(text);
      replied(question, { postId, at, text: onX });
      await poll();
      const record = await read(id);
      expect(record?.thread).toEqual({
        ...before?.thread,
        ...{ interimAt: at, dueAt: await desk.deps.dueAt(at), perhapsSent: null },
      });
      expect(record?.thread.arrivedAt).toBe(record?.messages[0]?.at);
    });

    test.each([
      ['other words by staff close the question', true, 'Ja, bis 19 Uhr.'],
      ['so does an answer that was to be the last word', false, onX],
    ])('%s', async (_, wasInterim, found) => {
      const { question, id } = await lost(wasInterim);
      replied(question, { text: found });
      await poll();
      expect((await read(id))?.thread).toMatchObject({ status: 'closed', reason: 'answeredByHand' });
    });
  });

  test('our own post is known by the audit trail when its message is kept no longer', async () => {
    const { question, id } = await drafted();
    const { postId } = replied(question);
    const { threads } = desk.deps;
    const before = await read(id);
    if (!before) throw new Error('No thread');
    const status = before.thread.status;
    await threads.move(before, before.thread, {
      at: desk.now,
      by: 'send',
      what: 'answered',
      from: status,
      to: status,
      postId,
    });
    await poll();
    expect(await statusOf(id)).toBe('awaitingReview');
  });

  test('replies to what is not kept here, and to whom nobody says, are passed over', async () => {
    const { id } = await drafted();
    replied('4000');
    replied('4001', { conversation: null });
    expect(await poll()).toMatchObject({ kind: 'received' });
    expect(await statusOf(id)).toBe('awaitingReview');
  });

  test('a direct message is answered by whatever staff write in its conversation', async () => {
    const written = nextId();
    const conversation = '7001-900';
    desk.direct.shows(incoming(written, { conversation, at: desk.now, url: null }));
    await receive(desk.deps, 'x-dm');
    desk.passes(minute);
    const other = { postId: nextId(), to: null, conversation: '7002-900', text: 'Gern!', at: desk.now };
    desk.direct.ownReplies = [other];
    await receive(desk.deps, 'x-dm');
    expect(await statusOf(`x-dm-${written}`)).toBe('new');
    // A picture has no words.
    desk.direct.ownReplies = [other, { ...other, postId: nextId(), conversation, text: '' }];
    await receive(desk.deps, 'x-dm');
    const record = await read(`x-dm-${written}`);
    expect(record?.thread).toMatchObject({ status: 'closed', reason: 'answeredByHand' });
    expect(record?.messages.at(-1)).toMatchObject({ author: 'library', text: '', unreadable: true });
    await show(desk.deps, `x-dm-${written}`);
    expect(cardOf(desk, `x-dm-${written}`)).toMatchObject({ answer: null, earlier: [] });
  });
});
