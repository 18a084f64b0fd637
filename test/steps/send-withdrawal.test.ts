import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadId, Trouble } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import type { ThreadSubmission } from '../../steps/modals.ts';
import { receive, store } from '../../steps/receive.ts';
import { send } from '../../steps/send.ts';
import { show } from '../../steps/show.ts';
import type { Deed } from '../../steps/staff-action.ts';
import { triage } from '../../steps/triage.ts';
import { cardOf, openingHours, type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

const correction = 'Nein, morgen ist geschlossen.';

describe('taking back an answer that is out', () => {
  let desk: ServiceDesk;
  let count = 2000;
  beforeAll(async () => {
    desk = await serviceDesk();
  });
  afterAll(() => desk.close());

  const read = async (id: ThreadId) => {
    const record = await desk.deps.threads.read(id);
    if (!record) throw new Error('No thread');
    return record;
  };
  const thread = async (id: ThreadId) => (await read(id)).thread;
  const about = async (threadId: ThreadId, by = 'U0MARTA') => ({
    ...{ by, threadId, draftVersion: (await thread(threadId)).draftVersion, answerUrl: null },
  });
  const click = async (id: ThreadId, what: Deed, by = 'U0MARTA') =>
    decide(desk.deps, { ...(await about(id, by)), do: what });
  const submits = async (id: ThreadId, entered: ThreadSubmission, by = 'U0MARTA') =>
    decide(desk.deps, { ...(await about(id, by)), do: 'submit', entered });
  const corrects = (id: ThreadId) => submits(id, { modal: 'edit', purpose: 'correct', text: correction });
  const trouble = (kind: Trouble['kind']): Trouble => ({ kind, at: desk.now, detail: 'You may not delete this.' });

  async function answered(): Promise<{ id: ThreadId; postId: string }> {
    const question = String(++count);
    const id = `x-mention-${question}`;
    desk.channel.shows(incoming(question, { conversation: `${question}:7001`, at: desk.now }));
    await receive(desk.deps, 'x-mention');
    await triage(desk.deps, id);
    await show(desk.deps, id);
    await click(id, 'approve');
    desk.passes(11_000);
    await send(desk.deps, id);
    const now = await thread(id);
    if (now.status !== 'answered') throw new Error('Not answered');
    desk.passes(60_000);
    return { id, postId: now.postId };
  }
  async function writesAgain(id: ThreadId, text = 'Und am Sonntag?') {
    desk.passes(1000);
    const more = incoming(String(9_900_000 + ++count), { conversation: `${id.slice(10)}:7001`, at: desk.now, text });
    await store(desk.deps, 'x-mention', more, null);
  }

  test('deleted: the post is gone, the thread closed, the message marked', async () => {
    const { id, postId } = await answered();
    await submits(id, { modal: 'delete' });
    expect(desk.queue.at(-1)).toEqual({ id, seconds: 0 });
    expect(await send(desk.deps, id)).toBe('withdrawn');
    expect(desk.channel.removed.at(-1)).toBe(postId);
    const record = await read(id);
    expect(record.thread).toMatchObject({ status: 'closed', reason: 'withdrawn', by: 'U0MARTA', withdrawal: null });
    expect(record.messages.find((message) => message.id === postId)?.withdrawnAt).toBe(desk.now);
    expect((await desk.deps.threads.log(id)).slice(-2)).toMatchObject([
      { what: 'withdrawn', by: 'send', from: 'answered', postId },
      { what: 'closed', from: 'awaitingReview', reason: 'withdrawn' },
    ]);
    expect(await send(desk.deps, id)).toBe('nothingToDo');
  });

  test('corrected: the text waits for approval on a new card for whoever asked, and goes out as any answer', async () => {
    const { id, postId } = await answered();
    const before = await thread(id);
    await corrects(id);
    await send(desk.deps, id);
    expect(await thread(id)).toMatchObject({
      status: 'awaitingReview',
      draft: { text: correction },
      draftVersion: before.draftVersion + 1,
      call: { why: 'withdrawn', to: [{ staff: 'U0MARTA' }] },
      withdrawal: null,
    });
    await show(desk.deps, id);
    expect(cardOf(desk, id).to).toContainEqual({ staff: 'U0MARTA' });
    await click(id, 'approve', 'U0JONAS');
    desk.passes(11_000);
    expect(await send(desk.deps, id)).toBe('answered');
    expect(desk.channel.posted.at(-1)).toBe(correction);
    expect(desk.channel.removed.filter((removed) => removed === postId)).toHaveLength(1);
  });

  test('the emergency stop holds no deletion', async () => {
    const { id } = await answered();
    await corrects(id);
    await desk.deps.threads.setHold({ held: true, by: 'U0JONAS', at: desk.now });
    expect(await send(desk.deps, id)).toBe('withdrawn');
    await desk.deps.threads.setHold({ held: false, by: 'U0JONAS', at: desk.now });
  });

  test('many runs at once: gone once, one draft', async () => {
    const { id } = await answered();
    const { draftVersion } = await thread(id);
    await corrects(id);
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => send(desk.deps, id)));
    expect(outcomes.filter((outcome) => outcome === 'withdrawn')).toHaveLength(1);
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview', draftVersion: draftVersion + 1 });
  });

  test('X down: it stays to be done', async () => {
    const { id } = await answered();
    await corrects(id);
    desk.channel.removals.push({ kind: 'later', trouble: trouble('unreachable'), retryAt: null });
    expect(await send(desk.deps, id)).toBe('postponed');
    expect(await thread(id)).toMatchObject({ status: 'answered', withdrawal: { correction } });
    expect(await send(desk.deps, id)).toBe('withdrawn');
  });

  test('refused: the answer stands, and the card says so', async () => {
    const { id, postId } = await answered();
    await corrects(id);
    desk.channel.removals.push({ kind: 'refused', trouble: trouble('refused') });
    expect(await send(desk.deps, id)).toBe('refused');
    expect(await thread(id)).toMatchObject({ status: 'answered', postId, withdrawal: null });
    expect((await desk.deps.threads.log(id)).at(-1)).toMatchObject({
      ...{ what: 'refused', postId, reason: 'You may not delete this.', text: correction },
    });
    await show(desk.deps, id);
    expect(JSON.stringify(cardOf(desk, id).state)).toContain('You may not delete this.');
  });

  test('the patron writes again meanwhile: gone all the same, and triage takes up the correction', async () => {
    const { id } = await answered();
    await corrects(id);
    await writesAgain(id);
    expect(await send(desk.deps, id)).toBe('withdrawn');
    expect(await thread(id)).toMatchObject({ status: 'new', withdrawal: null, correction });
    await triage(desk.deps, id);
    expect(await thread(id)).toMatchObject({
      status: 'awaitingReview',
      draft: { text: correction, alternatives: [{ text: openingHours.text }, {}] },
    });
  });

  test('the patron has written and triage was faster: the correction is the draft at once', async () => {
    const { id } = await answered();
    await corrects(id);
    await writesAgain(id);
    await triage(desk.deps, id);
    const { draftVersion } = await thread(id);
    expect(await send(desk.deps, id)).toBe('withdrawn');
    expect(await thread(id)).toMatchObject({
      status: 'awaitingReview',
      withdrawal: null,
      draft: { text: correction, alternatives: [{ text: openingHours.text }, {}] },
      draftVersion: draftVersion + 1,
    });
  });

  test('the patron writes before the correction is approved: it stays the draft, until it has gone out', async () => {
    const { id } = await answered();
    await corrects(id);
    await send(desk.deps, id);
    for (const text of ['Und am Sonntag?', 'Und am Montag?']) {
      await writesAgain(id, text);
      await triage(desk.deps, id);
      expect(await thread(id)).toMatchObject({ status: 'awaitingReview', draft: { text: correction } });
    }
    await click(id, 'approve');
    desk.passes(11_000);
    await send(desk.deps, id);
    await writesAgain(id);
    await triage(desk.deps, id);
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview', draft: { text: openingHours.text } });
  });

  test('a correction that was closed unsent is the draft for whoever reopens it, and no answer to another question', async () => {
    const { id } = await answered();
    await corrects(id);
    await send(desk.deps, id);
    const closes = () => submits(id, { modal: 'reject', reason: 'no_answer_needed' });
    await closes();
    await click(id, 'reopen');
    await triage(desk.deps, id);
    expect((await thread(id)).draft?.text).toBe(correction);
    await closes();
    await writesAgain(id);
    await triage(desk.deps, id);
    expect((await thread(id)).draft?.text).toBe(openingHours.text);
  });

  test('the patron writes while X deletes: nobody is overwritten', async () => {
    const { id, postId } = await answered();
    await corrects(id);
    desk.channel.removals.push(async () => {
      await writesAgain(id);
      return { kind: 'removed', cost: 0 };
    });
    expect(await send(desk.deps, id)).toBe('withdrawn');
    const record = await read(id);
    expect(record.thread).toMatchObject({ status: 'new', correction });
    expect(record.messages.find((message) => message.id === postId)?.withdrawnAt).toBe(desk.now);
  });

  test('only deleted, and the patron writes again: the thread is not closed under them', async () => {
    const { id } = await answered();
    await submits(id, { modal: 'delete' });
    await writesAgain(id);
    expect(await send(desk.deps, id)).toBe('withdrawn');
    expect(await thread(id)).toMatchObject({ status: 'new', withdrawal: null, correction: null });
  });

  test('what was approved since goes out in the same run', async () => {
    const { id } = await answered();
    await corrects(id);
    desk.channel.removals.push({ kind: 'later', trouble: trouble('unreachable'), retryAt: null });
    await send(desk.deps, id);
    await writesAgain(id);
    await triage(desk.deps, id);
    await click(id, 'approve');
    desk.passes(11_000);
    const posts = desk.channel.posted.length;
    expect(await send(desk.deps, id)).toBe('answered');
    expect(desk.channel.posted).toHaveLength(posts + 1);
    expect(await thread(id)).toMatchObject({ status: 'answered', withdrawal: null, correction: null });
  });
});

describe('an interim answer', () => {
  let desk: ServiceDesk;
  let count = 1000;
  beforeAll(async () => {
    desk = await serviceDesk();
  });
  afterAll(() => desk.close());
  const thread = async (id: ThreadId) => (await desk.deps.threads.read(id))?.thread;

  async function approved(): Promise<ThreadId> {
    const question = String(++count);
    const id = `x-mention-${question}`;
    desk.channel.shows(incoming(question, { conversation: `${question}:7001`, at: desk.now }));
    await receive(desk.deps, 'x-mention');
    await triage(desk.deps, id);
    const draftVersion = (await thread(id))?.draftVersion ?? 0;
    await decide(desk.deps, {
      ...{ by: 'U0MARTA', threadId: id, draftVersion, answerUrl: null, do: 'submit' },
      entered: { modal: 'edit', purpose: 'interim', text: 'Wir fragen nach.' },
    });
    desk.passes(11_000);
    return id;
  }

  test('leaves the question open, with its draft as before and a new time to answer by', async () => {
    const id = await approved();
    const before = await thread(id);
    expect(await send(desk.deps, id)).toBe('answered');
    expect(desk.channel.posted.at(-1)).toBe('Wir fragen nach.');
    const record = await desk.deps.threads.read(id);
    expect(record?.thread).toMatchObject({
      status: 'awaitingReview',
      draft: openingHours,
      draftVersion: (before?.draftVersion ?? 0) + 1,
      interimAt: desk.now,
      dueAt: desk.now + 30 * 60_000,
      arrivedAt: before?.arrivedAt,
    });
    const ours = record?.messages.at(-1);
    expect(ours).toMatchObject({ author: 'library', text: 'Wir fragen nach.' });
    expect((await desk.deps.threads.log(id)).at(-1)).toMatchObject({ what: 'interimSent', postId: ours?.id });
  });

  test('undone, it leaves the draft as it was', async () => {
    const id = await approved();
    const draftVersion = (await thread(id))?.draftVersion ?? 0;
    await decide(desk.deps, { by: 'U0JONAS', threadId: id, draftVersion, do: 'undo', answerUrl: null });
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview', draft: openingHours, interimAt: null });
    expect(await send(desk.deps, id)).toBe('nothingToDo');
  });

  test('overtaken by the patron on its way: both are asked, and that it went out is not forgotten', async () => {
    const id = await approved();
    desk.channel.sends.push(async () => {
      const more = { conversation: `${id.slice(10)}:7001`, at: desk.now + 500, text: 'Noch etwas' };
      await store(desk.deps, 'x-mention', incoming('9950001', more), null);
      return { kind: 'sent', postId: '77003', cost: 10_000 };
    });
    const before = await thread(id);
    await send(desk.deps, id);
    expect(await thread(id)).toMatchObject({
      status: 'new',
      arrivedAt: before?.arrivedAt,
      interimAt: desk.now,
      dueAt: desk.now + 30 * 60_000,
      call: { number: 1, why: 'wroteAgain', to: [{ staff: 'U0MARTA' }] },
    });
  });

  test('refused by the reply gate, it is no answer', async () => {
    const id = await approved();
    const trouble = { kind: 'replyGate' as const, at: desk.now, detail: '' };
    desk.channel.sends.push({ kind: 'gate', trouble });
    await send(desk.deps, id);
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview', draft: openingHours, interimAt: null });
  });
});
