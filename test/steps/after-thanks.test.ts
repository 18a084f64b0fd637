/** The answer that stands stays in the hands of staff whatever its patron writes after it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadId } from '../../core/thread.ts';
import { store } from '../../steps/receive.ts';
import { send } from '../../steps/send.ts';
import { show } from '../../steps/show.ts';
import { cardOf } from '../support/service-desk.ts';
import { type Person, type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';

let at: StaffedDesk;
let marta: Person;
beforeAll(async () => {
  at = await staffedDesk(90_000);
  marta = at.marta;
});
afterAll(() => at.close());

async function answered(asked: Parameters<StaffedDesk['asked']>[0] = {}): Promise<{ id: ThreadId; postId: string }> {
  const id = await at.asked(asked);
  await show(at.desk.deps, id);
  await marta.does(id, 'approve');
  await at.goesOut(id);
  const now = await at.thread(id);
  if (now.status !== 'answered') throw new Error('Not answered');
  return { id, postId: now.postId };
}
async function thanked(asked: Parameters<StaffedDesk['asked']>[0] = {}) {
  const out = await answered(asked);
  await at.posts(out.id, 'ok danke');
  await at.drafted(out.id);
  expect(await at.thread(out.id)).toMatchObject({ status: 'closed', reason: 'thanks' });
  return out;
}
async function card(id: ThreadId) {
  await show(at.desk.deps, id);
  return cardOf(at.desk, id);
}
const offered = async (id: ThreadId) => (await card(id)).actions.map((action) => action.id);
const correction = 'Nein, morgen ist geschlossen.';

describe('after thanks', () => {
  test('the card offers for the answer what it offered before them', async () => {
    const { id } = await thanked();
    const after = ['write_again', 'correct', 'delete', 'save_answer', 'show_original', 'show_history'];
    expect(await offered(id)).toEqual(['reopen', ...after]);
    expect((await card(id)).effort).toMatchObject({ chosen: null });
  });

  test('it is corrected: deleted, and the new text waits for approval beside the question', async () => {
    const { id, postId } = await thanked();
    await marta.opens(id, 'correct');
    expect(at.editing).toMatchObject({ text: 'Ja, morgen von 10 bis 19 Uhr.', question: 'Habt ihr morgen offen?' });
    expect(await marta.writes(id, correction, 'correct')).toEqual({ kind: 'done' });
    expect((await card(id)).state.flat().join('')).toContain('lässt die Antwort auf X löschen');
    expect(await offered(id)).not.toContain('delete');
    expect(await send(at.desk.deps, id)).toBe('withdrawn');
    expect(at.desk.channel.removed.at(-1)).toBe(postId);
    const open = await at.thread(id);
    expect(open).toMatchObject({ status: 'awaitingReview', draft: { text: correction }, earlier: null });
    expect(open.call).toMatchObject({ why: 'withdrawn', to: [{ staff: 'U0MARTA' }] });
    expect(open.dueAt).not.toBeNull();
    expect((await card(id)).question).toBe('Habt ihr morgen offen?\n\nok danke');
    await marta.does(id, 'approve');
    await at.goesOut(id);
    expect(await at.thread(id)).toMatchObject({ status: 'answered', reply: { text: correction } });
    expect(await offered(id)).toContain('correct');
  });

  test('the same text is no correction', async () => {
    const { id } = await thanked();
    const same = await marta.writes(id, 'Ja, morgen von 10 bis 19 Uhr.', 'correct');
    expect(same).toMatchObject({ kind: 'invalid', words: expect.stringContaining('derselbe Text') });
  });

  test('of a complaint the correction needs two people again', async () => {
    const id = await at.asked({ tag: { intent: 'complaint' } });
    await marta.does(id, 'approve');
    await at.jonas.does(id, 'approve');
    await at.goesOut(id);
    await at.posts(id, 'Danke!');
    await at.drafted(id);
    await marta.writes(id, correction, 'correct');
    await send(at.desk.deps, id);
    expect(await at.thread(id)).toMatchObject({ tag: { intent: 'complaint' }, fourEyes: ['complaint'] });
  });

  test('it is deleted, and closed as that', async () => {
    const { id, postId } = await thanked();
    await marta.opens(id, 'delete');
    expect(at.desk.slack.modals.at(-1)).toMatchObject({ kind: 'delete', text: 'Ja, morgen von 10 bis 19 Uhr.' });
    await marta.submits(id, { modal: 'delete' });
    expect(await send(at.desk.deps, id)).toBe('withdrawn');
    expect(at.desk.channel.removed.at(-1)).toBe(postId);
    expect(await at.thread(id)).toMatchObject({ status: 'closed', reason: 'withdrawn', by: 'U0MARTA', earlier: null });
    expect(await offered(id)).toEqual(['reopen', 'show_original', 'show_history']);
  });

  test('X refusing leaves it as it was, and says so', async () => {
    const { id } = await thanked();
    await marta.submits(id, { modal: 'delete' });
    const trouble = { kind: 'refused', at: at.desk.now, detail: 'Forbidden' } as const;
    at.desk.channel.removals.push({ kind: 'refused', trouble });
    expect(await send(at.desk.deps, id)).toBe('refused');
    expect(await at.thread(id)).toMatchObject({ status: 'closed', reason: 'thanks', withdrawal: null });
    expect((await card(id)).state.flat().join(' ')).toContain('hat die Antwort nicht gelöscht');
    expect(await offered(id)).toContain('delete');
  });

  test('a further answer goes out to the same patron', async () => {
    const { id } = await thanked();
    expect(await marta.writes(id, 'Auch am Sonntag.', 'again')).toEqual({ kind: 'done' });
    await at.goesOut(id);
    expect(await at.thread(id)).toMatchObject({ status: 'answered', reply: { text: 'Auch am Sonntag.' } });
  });

  test('a lead saves it with the question it answered, not with the thanks', async () => {
    const { id } = await thanked({ tag: { intent: 'rooms_it' }, draft: { text: 'Ja, bis 19 Uhr.', answerId: null } });
    await at.lead.opens(id, 'save_answer');
    expect(at.desk.slack.modals.at(-1)).toMatchObject({ title: 'Habt ihr morgen offen?', intent: 'rooms_it' });
  });
});

describe('thanks that become a question by an edit', () => {
  let last = 9_800_000;
  /** The patron's last message but `before`, in other words. */
  async function edits(id: ThreadId, text: string, before = 0) {
    const record = await at.desk.deps.threads.read(id);
    const message = record?.messages.filter(({ author }) => author === 'patron').at(-1 - before);
    if (!record || !message) throw new Error('No message');
    at.desk.passes(60_000);
    const { conversation, patron } = record.thread;
    const edited = {
      ...message,
      author: 'patron' as const,
      id: String(++last),
      text,
      at: at.desk.now,
      conversation,
      patron,
    };
    const seen = await at.desk.deps.threads.seen('x-mention', [message.firstId]);
    await store(at.desk.deps, 'x-mention', edited, seen.get(message.firstId) ?? null);
    return at.thread(id);
  }

  test.each(['Danke, und am Sonntag?', 'Thanks, and on Sunday?'])('are drafted for: “%s”', async (text) => {
    const { id, postId } = await thanked();
    expect(await edits(id, text)).toMatchObject({ status: 'new', arrivedAt: at.desk.now, earlier: { postId } });
    await at.drafted(id);
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', call: { why: 'reopened' } });
    expect((await card(id)).question).toBe(text);
  });

  test('end by themselves as before when they still are thanks, and that as often as they are edited', async () => {
    const { id } = await thanked();
    for (const text of ['Ok, danke!', 'Vielen Dank!']) {
      expect(await edits(id, text)).toMatchObject({ status: 'new' });
      await at.drafted(id);
      expect(await at.thread(id)).toMatchObject({ status: 'closed', reason: 'thanks' });
    }
    expect(await edits(id, 'Danke, und am Sonntag?')).toMatchObject({ status: 'new' });
  });

  test('are the only ones: an edit of what was answered, or of what staff closed, opens nothing', async () => {
    const { id } = await thanked();
    expect(await edits(id, 'Habt ihr morgen auch offen?', 1)).toMatchObject({ status: 'closed', reason: 'thanks' });
    const out = await answered();
    expect(await edits(out.id, 'Habt ihr übermorgen offen?')).toMatchObject({ status: 'answered' });
    await at.posts(out.id, 'Na, dann eben nicht, wie immer.');
    await at.drafted(out.id);
    await marta.submits(out.id, { modal: 'reject', reason: 'no_answer_needed' });
    expect(await edits(out.id, 'Na, dann eben nicht?')).toMatchObject({ status: 'closed', reason: 'noAnswerNeeded' });
  });
});

describe('where the patron has asked again', () => {
  test('the earlier answer can be deleted, and the question stays open', async () => {
    const { id, postId } = await answered();
    await at.posts(id, 'Und am Sonntag?');
    await at.drafted(id);
    const label = async () => (await card(id)).actions.find((action) => action.id === 'delete')?.label;
    expect(await label()).toBe('Letzte Antwort löschen …');
    expect(await offered(id)).not.toContain('correct');
    await marta.submits(id, { modal: 'delete' });
    expect((await card(id)).state.flat().join('')).toContain('lässt die Antwort auf X löschen');
    expect(await send(at.desk.deps, id)).toBe('withdrawn');
    expect(at.desk.channel.removed.at(-1)).toBe(postId);
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', withdrawal: null, earlier: null });
    expect((await card(id)).state.flat().join('')).toContain('ist gelöscht');
    expect(await label()).toBeUndefined();
  });

  test('closed without a word, it can be corrected as before', async () => {
    const { id } = await answered();
    await at.posts(id, 'Na, dann eben nicht, wie immer.');
    await at.drafted(id);
    await marta.submits(id, { modal: 'reject', reason: 'no_answer_needed' });
    expect(await offered(id)).toEqual(expect.arrayContaining(['reopen', 'correct', 'delete', 'write_again']));
    await marta.writes(id, correction, 'correct');
    await send(at.desk.deps, id);
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', draft: { text: correction } });
  });

  test('answered by hand since, that answer is the last one, and none of ours', async () => {
    const { id } = await answered();
    await at.posts(id, 'Und am Sonntag?');
    await at.drafted(id);
    await marta.does(id, 'answered_by_hand');
    expect(await offered(id)).toEqual(['reopen', 'show_original', 'show_history']);
  });
});
