import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadSubmission } from '../../steps/modals.ts';
import { type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';

const halfAnHour = 30 * 60_000;

function to(receiver: { staff?: string; team?: string }, note = ''): ThreadSubmission {
  return { modal: 'handOver', staff: receiver.staff ?? null, team: receiver.team ?? null, note };
}

describe('handing over', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(6000);
  });
  afterAll(() => at.close());

  test('the modal offers the teams in the language of whoever opens it', async () => {
    const id = await at.asked();
    await at.marta.opens(id, 'hand_over');
    expect(at.desk.slack.modals.at(-1)).toMatchObject({
      kind: 'handOver',
      threadId: id,
      teams: [{ id: 'musik', name: 'Musikbücherei' }],
    });
    at.desk.slack.english.add('U0JONAS');
    await at.jonas.opens(id, 'hand_over');
    at.desk.slack.english.delete('U0JONAS');
    expect(at.desk.slack.modals.at(-1)).toMatchObject({ teams: [{ id: 'musik', name: 'Music library' }] });
  });

  test('a colleague gets it with the note, a card of their own and service time to look at it', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'claim');
    const before = await at.thread(id);
    expect(await at.marta.submits(id, to({ staff: 'U0JONAS' }, ' Noten für Klavier? '))).toEqual({ kind: 'done' });
    const { now } = at.desk;
    expect(await at.thread(id)).toMatchObject({
      status: 'awaitingReview',
      handedTo: {
        to: { staff: 'U0JONAS' },
        by: 'U0MARTA',
        at: now,
        note: 'Noten für Klavier?',
        until: now + halfAnHour,
      },
      claimedBy: null,
      dueAt: before.dueAt,
      draftVersion: before.draftVersion,
      call: { number: before.call.number + 1, why: 'handedOver', to: [{ staff: 'U0JONAS' }] },
    });
    expect((await at.log(id)).at(-1)).toMatchObject({
      what: 'handedOver',
      by: 'U0MARTA',
      reason: '<@U0JONAS>: Noten für Klavier?',
    });
  });

  test('a team of which nobody is in the channel any more would never see it', async () => {
    const id = await at.asked();
    at.desk.slack.staff.delete('U0JONAS');
    at.desk.slack.staff.delete('U0LEAD');
    expect(await at.marta.submits(id, to({ team: 'musik' }))).toMatchObject({
      kind: 'invalid',
      words: expect.stringContaining('niemand mehr im Kanal'),
    });
    at.desk.slack.staff.add('U0LEAD');
    expect(await at.marta.submits(id, to({ team: 'musik' }))).toEqual({ kind: 'done' });
    at.desk.slack.staff.add('U0JONAS');
  });

  test('a team gets it under its name, and a quiet or listed question calls it all the same', async () => {
    const id = await at.asked();
    const record = await at.desk.deps.threads.read(id);
    if (!record) throw new Error('gone');
    const listed = { ...record.thread, bundle: 'crowd-x', quiet: true };
    const entry = {
      at: at.desk.now,
      by: 'triage',
      what: 'bundled',
      from: 'awaitingReview',
      to: 'awaitingReview',
    } as const;
    await at.desk.deps.threads.move(record, listed, entry);
    expect(await at.marta.submits(id, to({ team: 'musik' }))).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      handedTo: { to: { team: 'musik' }, note: '' },
      call: { why: 'handedOver', to: [{ team: 'musik' }] },
      bundle: null,
      quiet: false,
    });
    expect((await at.log(id)).at(-1)).toMatchObject({ reason: 'Musikbücherei' });
  });

  test.each([
    ['neither', {}, 'Bitte genau eines wählen'],
    ['both', { staff: 'U0JONAS', team: 'musik' }, 'Bitte genau eines wählen'],
    ['oneself', { staff: 'U0MARTA' }, 'Das sind Sie selbst'],
    ['somebody outside of the channel', { staff: 'U0FREMD' }, 'nicht im Kanal'],
    ['a team that is no more', { team: 'artothek' }, 'gibt es nicht mehr'],
  ])('%s is refused at the input, and nothing changes', async (_whom, receiver, words) => {
    const id = await at.asked();
    const before = await at.thread(id);
    const decided = await at.marta.submits(id, to(receiver, 'Bitte'));
    expect(decided).toMatchObject({ kind: 'invalid', input: 'to', words: expect.stringContaining(words) });
    expect(await at.thread(id)).toEqual(before);
  });

  test('a team of nobody but oneself is oneself', async () => {
    const id = await at.asked();
    const settings = {
      ...at.desk.deps.settings,
      teams: [{ id: 'kinder', name: { de: 'Kinderbücherei', en: 'Children' }, members: ['U0MARTA'] }],
    };
    expect(await at.person('U0MARTA', { settings }).submits(id, to({ team: 'kinder' }))).toMatchObject({
      kind: 'invalid',
      words: expect.stringContaining('Das sind Sie selbst'),
    });
  });

  test('whoever has it already is not given it again, a person as a team', async () => {
    const id = await at.asked();
    await at.jonas.does(id, 'claim');
    const hasIt = { kind: 'invalid', input: 'to', words: 'Dort liegt die Frage schon.' };
    expect(await at.marta.submits(id, to({ staff: 'U0JONAS' }))).toEqual(hasIt);
    await at.marta.submits(id, to({ team: 'musik' }));
    expect(await at.lead.submits(id, to({ team: 'musik' }))).toEqual(hasIt);
    await at.marta.submits(id, to({ staff: 'U0JONAS' }));
    expect(await at.lead.submits(id, to({ staff: 'U0JONAS' }))).toEqual(hasIt);
  });

  test('a note that is too long stays in the modal with a sentence', async () => {
    const id = await at.asked();
    expect(await at.marta.submits(id, to({ staff: 'U0JONAS' }, 'x'.repeat(301)))).toEqual({
      kind: 'invalid',
      input: 'note',
      words: 'Bitte höchstens 300 Zeichen; es sind 301.',
    });
    expect(await at.marta.submits(id, to({ staff: 'U0JONAS' }, `  ${'x'.repeat(300)}  `))).toEqual({ kind: 'done' });
  });

  test.each([
    ['claim', 'claim'],
    ['approve', 'undo'],
  ] as const)('the hand-over stays until the question is answered: %s, %s', async (deed, back) => {
    const id = await at.asked();
    await at.marta.submits(id, to({ staff: 'U0JONAS' }, 'Bitte ansehen'));
    const { handedTo } = await at.thread(id);
    expect(await at.lead.does(id, deed)).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ handedTo });
    expect(await at.lead.does(id, back)).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', claimedBy: null, handedTo });
    expect(await at.lead.does(id, 'answered_by_hand')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'closed', handedTo: null });
  });

  test('looking at it is not acting on it', async () => {
    const id = await at.asked();
    await at.marta.submits(id, to({ staff: 'U0JONAS' }, 'Liegt im Archiv'));
    await at.lead.opens(id, 'show_history');
    await at.lead.opens(id, 'show_original');
    await at.lead.opens(id, 'edit');
    expect(at.desk.slack.modals.at(-1)).toMatchObject({ kind: 'edit', note: 'Liegt im Archiv' });
    expect(await at.thread(id)).toMatchObject({ handedTo: { to: { staff: 'U0JONAS' } } });
  });

  test('handed over while somebody approves: one comes first, and the other is told or has taken it up', async () => {
    for (let round = 0; round < 4; round++) {
      const id = await at.asked();
      const [handed, approved] = await Promise.all([
        at.marta.submits(id, to({ staff: 'U0LEAD' }, 'Weißt du das?')),
        at.jonas.does(id, 'approve'),
      ]);
      expect(approved).toEqual({ kind: 'done' });
      expect(await at.thread(id)).toMatchObject({ status: 'approved' });
      if (handed.kind !== 'done') {
        expect(handed).toMatchObject({ kind: 'invalid', input: 'to' });
        expect(handed).toMatchObject({
          words: expect.stringMatching(/^Jemand aus dem Team war schneller: schon frei/),
        });
      }
    }
  });

  test('under a superseded draft nothing is handed over, and the note can be copied', async () => {
    const id = await at.asked();
    await at.posts(id, 'Doch nicht.');
    await at.drafted(id);
    expect(await at.marta.submits(id, to({ staff: 'U0JONAS' }, 'Bitte'), 1)).toMatchObject({
      kind: 'invalid',
      words: expect.stringContaining('Bitte kopieren Sie'),
    });
    expect(await at.thread(id)).toMatchObject({ handedTo: null });
  });

  test('what is approved, answered or closed is not handed over', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'approve');
    expect(await at.jonas.opens(id, 'hand_over')).toMatchObject({ kind: 'told' });
    expect(at.told).toMatch(/^<@U0MARTA> war schneller: schon freigegeben/);
  });
});
