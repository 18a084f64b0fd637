import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadId } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import type { ThreadSubmission } from '../../steps/modals.ts';
import { receive } from '../../steps/receive.ts';
import { remind } from '../../steps/remind.ts';
import { send } from '../../steps/send.ts';
import { show } from '../../steps/show.ts';
import type { Deed } from '../../steps/staff-action.ts';
import type { Threads } from '../../steps/threads.ts';
import { triage } from '../../steps/triage.ts';
import { cardOf, openingHours, type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

const minute = 60_000;

describe('what runs out while nobody touches it', () => {
  let desk: ServiceDesk;
  let count = 4000;
  beforeAll(async () => {
    desk = await serviceDesk();
    let answers = 0;
    desk.deps.drafter.draft = async () => ({ ...openingHours, text: `Antwort ${++answers}` });
  });
  afterAll(() => desk.close());

  const thread = async (id: ThreadId) => {
    const record = await desk.deps.threads.read(id);
    if (!record) throw new Error('No thread');
    return record.thread;
  };
  const whats = async (id: ThreadId) => (await desk.deps.threads.log(id)).map(({ what, by }) => `${what} by ${by}`);
  async function asked(): Promise<ThreadId> {
    const id = String(++count);
    desk.channel.shows(incoming(id, { conversation: `${id}:7001`, at: desk.now }));
    await receive(desk.deps, 'x-mention');
    await triage(desk.deps, `x-mention-${id}`);
    await show(desk.deps, `x-mention-${id}`);
    return `x-mention-${id}`;
  }
  const about = async (threadId: ThreadId, by: string) => ({
    ...{ by, threadId, draftVersion: (await thread(threadId)).draftVersion, answerUrl: null },
  });
  const click = async (id: ThreadId, what: Deed, by = 'U0MARTA') =>
    decide(desk.deps, { ...(await about(id, by)), do: what });
  const submits = async (id: ThreadId, entered: ThreadSubmission, by = 'U0MARTA') =>
    decide(desk.deps, { ...(await about(id, by)), do: 'submit', entered });
  const handsOver = (id: ThreadId) =>
    submits(id, { modal: 'handOver', staff: 'U0JONAS', team: null, note: 'Bitte einmal ansehen' });
  async function tick() {
    await remind(desk.deps);
  }
  /** How many cards stand for a thread, shrunk ones included. */
  const cards = (id: ThreadId) =>
    [...desk.slack.cards.values()].filter((card) => card.kind === 'thread' && card.threadId === id).length;

  test('a claim is released after ten minutes, in place', async () => {
    const id = await asked();
    await click(id, 'claim');
    desk.passes(10 * minute - 1);
    await tick();
    expect((await thread(id)).claimedBy).not.toBeNull();
    desk.passes(minute);
    await tick();
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview', claimedBy: null, call: { number: 0 } });
    expect(await whats(id)).toContain('released by tick');
    await show(desk.deps, id);
    expect(cards(id)).toBe(1);
  });

  test('whoever was still looking is called again after half an hour', async () => {
    const id = await asked();
    await click(id, 'claim');
    await click(id, 'still_looking');
    desk.passes(29 * minute);
    await tick();
    expect((await thread(id)).claimedBy).not.toBeNull();
    desk.passes(2 * minute);
    await tick();
    expect(await thread(id)).toMatchObject({
      claimedBy: null,
      call: { number: 1, why: 'stillOpen', to: [{ staff: 'U0MARTA' }] },
    });
    await show(desk.deps, id);
    expect(cards(id)).toBe(2);
    expect(cardOf(desk, id).to).toContainEqual({ staff: 'U0MARTA' });
  });

  test('a question that was handed over and not touched returns to whoever gave it', async () => {
    const id = await asked();
    await handsOver(id);
    await show(desk.deps, id);
    expect(cardOf(desk, id).to).toContainEqual({ staff: 'U0JONAS' });
    desk.passes(31 * minute);
    await tick();
    expect(await thread(id)).toMatchObject({
      handedTo: null,
      call: { number: 2, why: 'returned', to: [{ staff: 'U0MARTA' }] },
    });
    expect(await whats(id)).toContain('returned by tick');
    await show(desk.deps, id);
    expect(cards(id)).toBe(3);
    await tick();
    expect((await thread(id)).call.number).toBe(2);
  });

  test('what somebody has taken does not return, unless they let it lie', async () => {
    const id = await asked();
    await handsOver(id);
    await click(id, 'claim', 'U0JONAS');
    await click(id, 'still_looking', 'U0JONAS');
    desk.passes(29 * minute);
    await click(id, 'still_looking', 'U0JONAS');
    desk.passes(20 * minute);
    await tick();
    expect(await thread(id)).toMatchObject({ claimedBy: { staff: 'U0JONAS' }, handedTo: { by: 'U0MARTA' } });
    desk.passes(11 * minute);
    await tick();
    await tick();
    expect(await thread(id)).toMatchObject({
      ...{ claimedBy: null, handedTo: null },
      call: { why: 'returned', to: [{ staff: 'U0MARTA' }] },
    });
  });

  test.each([
    ['the recipient', 'U0JONAS', { taken: true }],
    ['somebody else', 'U0LEAD', {}],
  ])('after an interim answer of %s the note stays', async (_who, by, kept) => {
    const id = await asked();
    await handsOver(id);
    const { handedTo } = await thread(id);
    await submits(id, { modal: 'edit', purpose: 'interim', text: 'Wir fragen nach.' }, by);
    desk.passes(11_000);
    expect(await send(desk.deps, id)).toBe('answered');
    expect((await thread(id)).handedTo).toEqual({ ...handedTo, ...kept });
    await click(id, 'approve', 'U0LEAD');
    desk.passes(11_000);
    expect(await send(desk.deps, id)).toBe('answered');
    expect(await thread(id)).toMatchObject({ status: 'answered', handedTo: null });
  });

  test('a hand-over that is approved the moment it runs out does not return', async () => {
    const id = await asked();
    await handsOver(id);
    desk.passes(31 * minute);
    const { threads } = desk.deps;
    const move: Threads['move'] = async (...moved) => {
      await click(id, 'approve', 'U0JONAS');
      return threads.move(...moved);
    };
    await remind({ ...desk.deps, threads: { ...threads, move } });
    expect(await thread(id)).toMatchObject({ status: 'approved', reply: { by: 'U0JONAS' } });
    expect(await whats(id)).not.toContain('returned by tick');
    await tick();
    expect(await thread(id)).toMatchObject({ status: 'approved', call: { number: 1 } });
  });

  test('after an interim answer its author is called once when the answer is due', async () => {
    const id = await asked();
    await submits(id, { modal: 'edit', purpose: 'interim', text: 'Wir fragen nach.' }, 'U0JONAS');
    desk.passes(11_000);
    expect(await send(desk.deps, id)).toBe('answered');
    const sent = await thread(id);
    expect(sent).toMatchObject({ status: 'awaitingReview', interimAt: desk.now, dueAt: desk.now + 30 * minute });
    desk.passes(29 * minute);
    await tick();
    expect((await thread(id)).call.number).toBe(0);
    desk.passes(2 * minute);
    await tick();
    expect((await thread(id)).call).toEqual({ number: 1, why: 'stillOpen', to: [{ staff: 'U0JONAS' }] });
    await show(desk.deps, id);
    for (let again = 0; again < 3; again++) {
      desk.passes(31 * minute);
      await tick();
    }
    expect((await thread(id)).call.number).toBe(1);
  });

  test('once the answer has followed, nobody is called about the interim one any more', async () => {
    const id = await asked();
    await submits(id, { modal: 'edit', purpose: 'interim', text: 'Wir fragen nach.' }, 'U0JONAS');
    desk.passes(11_000);
    await send(desk.deps, id);
    await click(id, 'approve');
    desk.passes(11_000);
    await send(desk.deps, id);
    desk.passes(60 * minute);
    await submits(id, { modal: 'edit', purpose: 'correct', text: 'Nein, morgen ist zu.' });
    await send(desk.deps, id);
    await show(desk.deps, id);
    const { call } = await thread(id);
    desk.passes(31 * minute);
    await tick();
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview', call });
  });

  test('an answer that is to be deleted wakes the sender until it is', async () => {
    const id = await asked();
    await click(id, 'approve');
    desk.passes(11_000);
    await send(desk.deps, id);
    await show(desk.deps, id);
    await submits(id, { modal: 'delete' });
    const trouble = { kind: 'rateLimited' as const, at: desk.now, detail: '' };
    desk.channel.removals.push({ kind: 'later', trouble, retryAt: null });
    expect(await send(desk.deps, id)).toBe('postponed');
    await show(desk.deps, id);
    desk.queue.length = 0;
    desk.passes(61_000);
    await tick();
    expect(desk.queue).toContainEqual({ id, seconds: 0 });
    expect(await send(desk.deps, id)).toBe('withdrawn');
    expect(await thread(id)).toMatchObject({ status: 'closed', reason: 'withdrawn' });
  });

  test('a claim runs out also while an earlier answer still has to be deleted', async () => {
    const id = await asked();
    await click(id, 'approve');
    desk.passes(11_000);
    await send(desk.deps, id);
    await submits(id, { modal: 'delete' });
    const message = { conversation: `${id.slice(10)}:7001`, at: desk.now, text: 'Und am Sonntag?' };
    desk.channel.shows(incoming(String(9_000_000 + ++count), message));
    await receive(desk.deps, 'x-mention');
    await triage(desk.deps, id);
    await show(desk.deps, id);
    await click(id, 'claim', 'U0JONAS');
    await show(desk.deps, id);
    desk.passes(11 * minute);
    await tick();
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview', claimedBy: null });
    expect(desk.queue.at(-1)).toEqual({ id, seconds: 0 });
  });

  test('drafts from before a change of the library are made anew', async () => {
    const id = await asked();
    desk.passes(minute);
    const change = { kind: 'answer' as const, key: 'feiertage', answer: null, by: 'U0LEAD', at: desk.now, until: null };
    await desk.deps.libraryChanges.save(change, 0);
    await tick();
    expect(await thread(id)).toMatchObject({ status: 'new' });
    await triage(desk.deps, id);
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview', draftVersion: 2 });
  });

  test('what cannot be told to the team keeps nothing else waiting', async () => {
    const { threads, libraryChanges } = desk.deps;
    const id = await asked();
    await click(id, 'claim');
    desk.passes(minute);
    const change = { kind: 'answer' as const, key: 'anfahrt', answer: null, by: 'U0LEAD', at: desk.now, until: null };
    await libraryChanges.save(change, 0);
    const failed: unknown[] = [];
    const unreadable = async () => {
      throw new Error('Stored by a later release');
    };
    await remind({
      ...desk.deps,
      threads: { ...threads, untoldHold: unreadable },
      libraryChanges: { ...libraryChanges, untold: unreadable },
      log: (event, facts) => void (event === 'tick.failed' && failed.push(facts)),
    });
    expect(failed).toEqual(['tellOfStop', 'tellLeftOver'].map((part) => ({ part, error: 'Error' })));
    expect(await thread(id)).toMatchObject({ status: 'new' });
  });
});
