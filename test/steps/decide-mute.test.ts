import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadSubmission } from '../../steps/modals.ts';
import { type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';

const week = 7 * 86_400_000;

function mute(reason: string, whom: 'author' | 'conversation' = 'author'): ThreadSubmission {
  return { modal: 'mute', whom, reason };
}

describe('muting', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(7000);
  });
  afterAll(() => at.close());

  const muteOf = async (id: string) => at.desk.deps.threads.muteOf(await at.thread(id), at.desk.now);

  test('an author holds for a week and closes the thread, with the reason in the audit trail', async () => {
    const id = await at.asked();
    await at.marta.opens(id, 'mute');
    expect(at.desk.slack.modals.at(-1)).toMatchObject({ kind: 'mute', threadId: id, inConversation: true });
    expect(await at.marta.submits(id, mute(' Werbung '))).toEqual({ kind: 'done' });
    const { patron } = await at.thread(id);
    const { now } = at.desk;
    expect(await muteOf(id)).toEqual({
      channel: 'x-mention',
      whom: { author: patron },
      by: 'U0MARTA',
      at: now,
      until: now + week,
      reason: 'Werbung',
    });
    expect(await at.thread(id)).toMatchObject({ status: 'closed', reason: 'muted', by: 'U0MARTA', closedAt: now });
    expect((await at.log(id)).at(-1)).toMatchObject({ what: 'muted', by: 'U0MARTA', reason: 'Werbung', to: 'closed' });
    expect(await at.marta.submits(id, mute(' Werbung '))).toEqual({ kind: 'done' });
  });

  test('a conversation mutes whoever else writes in it', async () => {
    const id = await at.asked({ conversation: '7100:9001', patron: '9001' });
    await at.marta.submits(id, mute('Immer derselbe Streit', 'conversation'));
    const other = await at.asked({ conversation: '7100:9002', patron: '9002' });
    expect(await muteOf(other)).toMatchObject({ whom: { talk: '7100' } });
    expect(await at.thread(other)).toMatchObject({ status: 'closed', reason: 'muted' });
  });

  test('needs a reason that fits, and there is no conversation in a direct message', async () => {
    const id = await at.asked({ conversation: '7001-9999', patron: '7001' });
    await at.marta.opens(id, 'mute');
    expect(at.desk.slack.modals.at(-1)).toMatchObject({ inConversation: false });
    for (const [entered, words] of [
      [mute('  '), 'Bitte einen Grund eingeben.'],
      [mute('x'.repeat(301)), 'Bitte höchstens 300 Zeichen; es sind 301.'],
      [
        mute('Streit', 'conversation'),
        'In einer Direktnachricht gibt es nur eine Person. Bitte „Diese Person“ wählen.',
      ],
    ] as const) {
      expect(await at.marta.submits(id, entered)).toEqual({ kind: 'invalid', input: 'reason', words });
    }
    expect(await muteOf(id)).toBeNull();
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview' });
  });

  test('holds back what was approved meanwhile', async () => {
    const id = await at.asked();
    await at.marta.opens(id, 'mute');
    await at.jonas.does(id, 'approve');
    expect(await at.marta.submits(id, mute('Werbung'))).toEqual({ kind: 'done' });
    const posted = at.desk.channel.posted.length;
    await at.goesOut(id);
    expect(at.desk.channel.posted).toHaveLength(posted);
    expect(await at.thread(id)).toMatchObject({ status: 'closed', reason: 'muted' });
  });

  test('muted and approved at the same moment ends muted, or is approved and then muted, never half of each', async () => {
    for (let round = 0; round < 4; round++) {
      const id = await at.asked();
      const [muted] = await Promise.all([at.marta.submits(id, mute('Werbung')), at.jonas.does(id, 'approve')]);
      expect(muted).toEqual({ kind: 'done' });
      expect(await at.thread(id)).toMatchObject({ status: 'closed', reason: 'muted' });
      expect(await muteOf(id)).not.toBeNull();
    }
  });

  test('comes too late for what is on its way or out, and mutes nobody then', async () => {
    const id = await at.asked();
    await at.jonas.does(id, 'approve');
    await at.goesOut(id);
    expect(await at.marta.opens(id, 'mute')).toMatchObject({ kind: 'told' });
    expect(await at.marta.submits(id, mute('Werbung'))).toMatchObject({ kind: 'invalid', input: 'reason' });
    expect(await muteOf(id)).toBeNull();
  });

  test('holds although the answer went out in the moment between, and says so', async () => {
    const id = await at.asked();
    await at.jonas.does(id, 'approve');
    const { threads } = at.desk.deps;
    const slow = {
      ...threads,
      mute: async (...of: Parameters<typeof threads.mute>) => {
        await threads.mute(...of);
        await at.goesOut(id);
      },
    };
    const marta = at.person('U0MARTA', { threads: slow });
    expect(await marta.submits(id, mute('Werbung'))).toMatchObject({ kind: 'told' });
    expect(at.told).toBe('Stummgeschaltet ist ab jetzt. Diese eine Frage ließ sich nicht mehr schließen.');
    expect(await at.thread(id)).toMatchObject({ status: 'answered' });
    expect(await muteOf(id)).toMatchObject({ by: 'U0MARTA' });
  });

  test('is taken back on the card: the question is drafted again, and whoever writes next is heard', async () => {
    const id = await at.asked({ conversation: '7200:9003', patron: '9003' });
    const { arrivedAt } = await at.thread(id);
    await at.marta.submits(id, mute('Werbung'));
    await at.desk.deps.threads.mute({
      channel: 'x-mention',
      whom: { talk: '7200' },
      by: 'U0LEAD',
      at: at.desk.now,
      until: at.desk.now + week,
      reason: 'Streit',
    });
    expect(await at.jonas.does(id, 'unmute')).toEqual({ kind: 'done' });
    expect(await muteOf(id)).toBeNull();
    expect(await at.thread(id)).toMatchObject({
      status: 'new',
      arrivedAt,
      call: { why: 'reopened', to: [{ staff: 'U0JONAS' }] },
    });
    expect((await at.log(id)).at(-1)).toMatchObject({ what: 'unmuted', by: 'U0JONAS' });
    await at.drafted(id);
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview' });
    expect(await at.lead.does(id, 'unmute')).toMatchObject({ kind: 'told' });
  });

  test('can be overruled for one question: reopened, it is answered while its author stays muted', async () => {
    const id = await at.asked();
    await at.marta.submits(id, mute('Werbung'));
    expect(await at.jonas.does(id, 'reopen')).toEqual({ kind: 'done' });
    await at.drafted(id);
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview' });
    expect(await muteOf(id)).not.toBeNull();
  });
});
