import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveSelected } from '../../steps/approve-selected.ts';
import { send } from '../../steps/send.ts';
import { show } from '../../steps/show.ts';
import { cardOf, openingHours } from '../support/service-desk.ts';
import { type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';

const draft = openingHours.text ?? '';

describe('the signature of whoever approves', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(14_000);
    at.desk.deps.settings.signatures = { U0MARTA: 'mw', U0JONAS: 'jk', U0TRAINEE: 'to' };
  });
  afterAll(() => at.close());
  const complaint = () => at.asked({ tag: { intent: 'complaint' }, text: 'Immer ist der Drucker kaputt.' });

  test('stands behind what goes out, and not behind the draft', async () => {
    const id = await at.asked();
    await show(at.desk.deps, id);
    expect(cardOf(at.desk, id).answer?.text).toBe(draft);
    await at.marta.does(id, 'approve');
    await show(at.desk.deps, id);
    expect(cardOf(at.desk, id).answer?.text).toBe(`${draft} /mw`);
    await at.goesOut(id);
    expect(at.desk.channel.posted.at(-1)).toBe(`${draft} /mw`);
    expect(await at.thread(id)).toMatchObject({ draft: { text: draft }, reply: { edited: false } });
  });

  test('counts for no change of the text in the audit trail', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'approve');
    expect((await at.log(id)).at(-1)).toMatchObject({ what: 'approved', text: draft, draftText: draft });
  });

  test('is left out where somebody has none, and not put behind one that was typed', async () => {
    const plain = await at.asked();
    await at.lead.does(plain, 'approve');
    expect(await at.thread(plain)).toMatchObject({ reply: { text: draft } });
    const typed = await at.asked();
    await at.marta.writes(typed, 'Ja, gern. /jk');
    expect(await at.thread(typed)).toMatchObject({ reply: { text: 'Ja, gern. /jk' } });
  });

  test('goes when the approval is taken back, so that the next one signs', async () => {
    const id = await at.asked();
    await at.marta.writes(id, 'Ja, gern.');
    await at.marta.does(id, 'undo');
    expect(await at.thread(id)).toMatchObject({ draft: { text: 'Ja, gern.' } });
    await at.jonas.does(id, 'approve');
    expect(await at.thread(id)).toMatchObject({ reply: { text: 'Ja, gern. /jk' } });
  });

  test('goes when the channel takes no answer, and when the text is to be changed after a failure', async () => {
    const gated = await at.asked();
    await at.marta.does(gated, 'approve');
    const trouble = { kind: 'replyGate' as const, at: at.desk.now, detail: '' };
    at.desk.channel.sends.push({ kind: 'gate', trouble });
    await at.goesOut(gated);
    expect(await at.thread(gated)).toMatchObject({ status: 'awaitingReview', draft: { text: draft } });
    const failed = await at.asked();
    await at.marta.does(failed, 'approve');
    at.desk.channel.sends.push({ kind: 'refused', trouble: { ...trouble, kind: 'refused' } });
    await at.goesOut(failed);
    await at.jonas.opens(failed, 'edit');
    expect(at.editing).toMatchObject({ text: draft, signature: '/jk' });
  });

  test('has its room in the edit modal', async () => {
    const id = await at.asked();
    await at.marta.opens(id, 'edit');
    expect(at.editing).toMatchObject({ text: draft, limit: 280 - ' /mw'.length, signature: '/mw' });
    await at.lead.opens(id, 'edit');
    expect(at.editing).toMatchObject({ limit: 280, signature: null });
  });

  test('may make a text too long, and the sentence says so', async () => {
    const id = await at.asked();
    expect(await at.marta.writes(id, 'x'.repeat(277))).toEqual({
      kind: 'invalid',
      input: 'reply',
      words: 'Der Text ist mit dem Kürzel /mw am Ende um 1 Zeichen zu lang. Bitte kürzen.',
    });
    expect(await at.marta.writes(id, 'x'.repeat(276))).toEqual({ kind: 'done' });
  });

  test('is that of the first of two, whatever the second one’s is', async () => {
    const id = await complaint();
    await at.marta.does(id, 'approve');
    expect(await at.thread(id)).toMatchObject({ firstApproval: { text: draft } });
    await at.jonas.does(id, 'approve');
    expect(await at.thread(id)).toMatchObject({ reply: { text: `${draft} /mw`, secondBy: 'U0JONAS', edited: false } });
  });

  test('is there when one of two goes alone', async () => {
    const id = await complaint();
    await at.jonas.does(id, 'approve');
    await at.jonas.submits(id, { modal: 'goAlone', reason: 'Niemand sonst ist da' });
    expect(await at.thread(id)).toMatchObject({ reply: { text: `${draft} /jk`, secondBy: null } });
  });

  test('makes no other text of a submit that comes twice', async () => {
    const id = await at.asked();
    await at.marta.writes(id, 'Ja, gern.');
    expect(await at.marta.writes(id, 'Ja, gern.')).toEqual({ kind: 'done' });
    expect(await at.marta.writes(id, 'Nein.')).not.toEqual({ kind: 'done' });
  });

  test('stands behind an interim answer and behind every row of a list', async () => {
    const interim = await at.asked();
    await at.marta.writes(interim, 'Wir fragen nach.', 'interim');
    expect(await at.thread(interim)).toMatchObject({ reply: { text: 'Wir fragen nach. /mw', interim: true } });
    const rows = [await at.asked(), await at.asked()];
    const picks = rows.map((threadId) => ({ threadId, draftVersion: 1 }));
    await approveSelected(at.desk.deps, { by: 'U0JONAS', picks, answerUrl: null });
    for (const id of rows) expect(await at.thread(id)).toMatchObject({ reply: { text: `${draft} /jk` } });
  });

  test('is left to whoever approves a correction', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'approve');
    await at.goesOut(id);
    await at.jonas.opens(id, 'correct');
    expect(at.editing).toMatchObject({ text: draft, signature: null });
    const same = await at.jonas.writes(id, draft, 'correct');
    expect(same).toMatchObject({ kind: 'invalid', words: expect.stringContaining('derselbe Text') });
    expect(await at.jonas.writes(id, 'Nein, bis 18 Uhr.', 'correct')).toEqual({ kind: 'done' });
    await send(at.desk.deps, id);
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', draft: { text: 'Nein, bis 18 Uhr.' } });
    await at.marta.does(id, 'approve');
    expect(await at.thread(id)).toMatchObject({ reply: { text: 'Nein, bis 18 Uhr. /mw' } });
  });
});
