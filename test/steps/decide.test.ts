import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadId, Trouble } from '../../core/thread.ts';
import { type Decided, decide, type StaffAction } from '../../steps/decide.ts';
import { command } from '../../steps/emergency-stop.ts';
import { receive } from '../../steps/receive.ts';
import { remind } from '../../steps/remind.ts';
import { send } from '../../steps/send.ts';
import { triage } from '../../steps/triage.ts';
import { openingHours, type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

type What =
  | { do: 'approve' | 'claim' | 'undo' | 'answered_by_hand' }
  | { do: 'edit' | 'reject' }
  | { do: 'submitEdit'; text: string }
  | { do: 'submitReject'; reason: 'draft_wrong' | 'no_answer_needed' | 'spam' }
  | { do: 'alternative'; answerId: string };

describe('deciding', () => {
  let desk: ServiceDesk;
  let count = 4000;
  beforeAll(async () => {
    desk = await serviceDesk();
  });
  afterAll(() => desk.close());

  async function asked(more = {}): Promise<ThreadId> {
    const id = String(++count);
    desk.channel.shows(incoming(id, { conversation: `${id}:7001`, at: desk.now, ...more }));
    await receive(desk.deps, 'x-mention');
    await triage(desk.deps, `x-mention-${id}`);
    return `x-mention-${id}`;
  }
  async function staff(by: string, id: ThreadId, what: What, version?: number): Promise<Decided> {
    const draftVersion = version ?? (await desk.deps.threads.read(id))?.thread.draftVersion ?? 0;
    const about = { by, threadId: id, draftVersion, answerUrl: null };
    const opening = { trigger: 'T1', view: { id: 'V1', hash: 'H1' } };
    const action: StaffAction = { ...opening, ...about, ...what };
    return decide(desk.deps, action);
  }
  const marta = (id: ThreadId, what: What, version?: number) => staff('U0MARTA', id, what, version);
  const jonas = (id: ThreadId, what: What, version?: number) => staff('U0JONAS', id, what, version);
  const thread = async (id: ThreadId) => (await desk.deps.threads.read(id))?.thread;

  test('approving fixes the text and opens the undo window', async () => {
    const id = await asked();
    expect(await marta(id, { do: 'approve' })).toEqual({ kind: 'done' });
    expect(await thread(id)).toMatchObject({
      status: 'approved',
      reply: { text: openingHours.text, by: 'U0MARTA', answerId: 'oeffnungszeiten-zentral', edited: false },
      sendAfter: desk.now + 10_000,
    });
    expect(desk.queue.at(-1)).toEqual({ id, seconds: 10 });
  });

  test('of two approvers at once one wins, and the other is told kindly who was first', async () => {
    const id = await asked();
    const outcomes = await Promise.all([marta(id, { do: 'approve' }), jonas(id, { do: 'approve' })]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'told']);
    const winner = (await thread(id)) as { reply?: { by: string } };
    expect(desk.slack.told.at(-1)?.words).toMatch(
      new RegExp(`^<@${winner.reply?.by}> war schneller: schon freigegeben um `),
    );
    expect(desk.slack.told.at(-1)?.staff).not.toBe(winner.reply?.by);
  });

  test('a repeated click by the same person is no reproach', async () => {
    const id = await asked();
    await marta(id, { do: 'approve' });
    const told = desk.slack.told.length;
    expect(await marta(id, { do: 'approve' })).toEqual({ kind: 'done' });
    expect(desk.slack.told).toHaveLength(told);
  });

  test('approving a superseded draft does nothing but say so and refresh the card', async () => {
    const id = await asked();
    expect(await marta(id, { do: 'approve' }, 0)).toMatchObject({ kind: 'told' });
    expect(desk.slack.told.at(-1)?.words).toContain('etwas Neues');
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview' });
    expect(await desk.deps.threads.read(id)).toMatchObject({ cardStale: true });
  });

  test('the submit of the edit modal approves exactly its text', async () => {
    const id = await asked();
    await marta(id, { do: 'edit' });
    expect(desk.slack.modals.at(-1)).toMatchObject({
      threadId: id,
      text: openingHours.text,
      question: 'Habt ihr morgen offen?',
    });
    expect(await marta(id, { do: 'submitEdit', text: '  Morgen bis 19 Uhr. ' })).toEqual({ kind: 'done' });
    expect(await thread(id)).toMatchObject({ status: 'approved', reply: { text: 'Morgen bis 19 Uhr.', edited: true } });
  });

  test('too long, empty and superseded text is refused in the modal with a sentence', async () => {
    const id = await asked();
    const refused = async (text: string, version?: number) => {
      const decided = await marta(id, { do: 'submitEdit', text }, version);
      return decided.kind === 'invalid' ? decided.words : decided.kind;
    };
    expect(await refused('x'.repeat(291))).toBe('Der Text ist um 11 Zeichen zu lang. Bitte kürzen.');
    expect(await refused('   ')).toBe('Bitte einen Text eingeben.');
    expect(await refused('Gut.', 0)).toContain('Bitte den Text kopieren');
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview' });
  });

  test('an alternative opens the modal anew with its text', async () => {
    const id = await asked();
    await marta(id, { do: 'alternative', answerId: 'feiertage' });
    expect(desk.slack.modals.at(-1)?.text).toBe('An Feiertagen bleiben wir geschlossen.');
  });

  test('personal data is masked in the modal', async () => {
    const id = await asked({ text: 'Bitte an mia@example.org antworten' });
    await marta(id, { do: 'edit' });
    expect(desk.slack.modals.at(-1)?.question).toBe('Bitte an [E-Mail] antworten');
  });

  test('no answer: wrong draft goes on to the modal and keeps the thread open, the rest closes it with its reason', async () => {
    const id = await asked();
    await marta(id, { do: 'reject' });
    expect(desk.slack.rejects.at(-1)).toBe(id);
    expect(await marta(id, { do: 'submitReject', reason: 'draft_wrong' })).toMatchObject({
      kind: 'edit',
      modal: { threadId: id },
    });
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview' });
    expect(await marta(id, { do: 'submitReject', reason: 'spam' })).toEqual({ kind: 'done' });
    expect(await thread(id)).toMatchObject({ status: 'closed', reason: 'spam', by: 'U0MARTA' });
    expect(await jonas(id, { do: 'approve' })).toMatchObject({ kind: 'told' });
    expect(desk.slack.told.at(-1)?.words).toContain('schon geschlossen');
  });

  test('whoever claims is shown to the others, and gives it back with the same button', async () => {
    const id = await asked();
    await marta(id, { do: 'claim' });
    expect(await thread(id)).toMatchObject({ claimedBy: { staff: 'U0MARTA' } });
    await jonas(id, { do: 'claim' });
    expect(desk.slack.told.at(-1)).toMatchObject({ staff: 'U0JONAS', words: expect.stringContaining('<@U0MARTA>') });
    await marta(id, { do: 'claim' });
    expect(await thread(id)).toMatchObject({ claimedBy: null });
  });

  test('undo brings the very text back as draft, under a new number', async () => {
    const id = await asked();
    await marta(id, { do: 'submitEdit', text: 'Von Hand geschrieben.' });
    const version = (await thread(id))?.draftVersion ?? 0;
    await jonas(id, { do: 'undo' });
    expect(await thread(id)).toMatchObject({
      status: 'awaitingReview',
      draft: { text: 'Von Hand geschrieben.' },
      draftVersion: version + 1,
    });
    expect(await marta(id, { do: 'approve' }, version)).toMatchObject({ kind: 'told' });
  });

  test('undo after it is out comes too late, and says so', async () => {
    const id = await asked();
    await marta(id, { do: 'approve' });
    desk.passes(11_000);
    await send(desk.deps, id);
    expect(await jonas(id, { do: 'undo' })).toMatchObject({ kind: 'told' });
    expect(desk.slack.told.at(-1)?.words).toContain('schon beantwortet');
  });

  test('answered by hand closes it and stops a pending approval', async () => {
    const id = await asked();
    await marta(id, { do: 'approve' });
    expect(await jonas(id, { do: 'answered_by_hand' })).toEqual({ kind: 'done' });
    desk.passes(11_000);
    const posted = desk.channel.posted.length;
    expect(await send(desk.deps, id)).toBe('nothingToDo');
    expect(desk.channel.posted).toHaveLength(posted);
    expect(await thread(id)).toMatchObject({ status: 'closed', reason: 'answeredByHand', by: 'U0JONAS' });
  });

  test('what X would refuse cannot be approved, only answered by hand', async () => {
    const id = await asked({ repliable: false });
    expect(await marta(id, { do: 'approve' })).toMatchObject({ kind: 'told' });
    expect(desk.slack.told.at(-1)?.words).toContain('Anders beantwortet');
    expect(await marta(id, { do: 'submitEdit', text: 'Doch' })).toMatchObject({ kind: 'invalid' });
    expect(await marta(id, { do: 'answered_by_hand' })).toEqual({ kind: 'done' });
  });

  test('a failed reply can be edited and approved again', async () => {
    const id = await asked();
    await marta(id, { do: 'approve' });
    desk.passes(11_000);
    const trouble: Trouble = { kind: 'refused', at: desk.now, detail: 'duplicate content' };
    desk.channel.sends.push({ kind: 'refused', trouble });
    await send(desk.deps, id);
    expect(await thread(id)).toMatchObject({ status: 'failed' });
    expect(await marta(id, { do: 'submitEdit', text: 'Anders gesagt: bis 19 Uhr.' })).toEqual({ kind: 'done' });
    expect(await thread(id)).toMatchObject({ status: 'approved', reply: { text: 'Anders gesagt: bis 19 Uhr.' } });
    expect((await desk.deps.threads.log(id)).map(({ what }) => what).slice(-2)).toEqual(['reopened', 'approved']);
  });

  test('only members of the channel may act, and a thread that is gone is named so', async () => {
    const id = await asked();
    expect(await staff('U0FREMD', id, { do: 'approve' })).toMatchObject({ kind: 'told' });
    expect(desk.slack.told.at(-1)).toMatchObject({
      staff: 'U0FREMD',
      words: expect.stringContaining('Nur Mitglieder'),
    });
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview' });
    await marta('x-mention-1', { do: 'approve' });
    expect(desk.slack.told.at(-1)?.words).toContain('nicht mehr gespeichert');
  });

  test('a queue that is down does not undo the approval: tick sends it', async () => {
    const id = await asked();
    const later = { send: () => Promise.reject(new Error('queue down')) };
    const version = (await thread(id))?.draftVersion ?? 0;
    const action: StaffAction = { by: 'U0MARTA', threadId: id, draftVersion: version, do: 'approve', answerUrl: null };
    expect(await decide({ ...desk.deps, later }, action)).toEqual({ kind: 'done' });
    expect(await thread(id)).toMatchObject({ status: 'approved' });
  });

  test('any member stops all sending, a lead releases it', async () => {
    const says = (by: string, text: string) => command(desk.deps, by, text);
    expect(await says('U0FREMD', 'stop')).toContain('Nur Mitglieder');
    expect(await says('U0MARTA', ' STOP ')).toContain('Versand angehalten');
    await remind(desk.deps);
    expect(desk.slack.announced.at(-1)).toContain('<@U0MARTA>');
    await remind(desk.deps);
    expect(desk.slack.announced).toHaveLength(1);
    expect(await says('U0JONAS', 'stop')).toContain('schon angehalten');
    expect(await says('U0JONAS', 'weiter')).toContain('<@U0LEAD>');
    expect(await desk.deps.threads.hold()).toMatchObject({ by: 'U0MARTA' });
    expect(await says('U0LEAD', 'weiter')).toContain('läuft wieder');
    expect(await desk.deps.threads.hold()).toBeNull();
    expect(await says('U0LEAD', 'weiter')).toBe('Der Versand ist nicht angehalten.');
    expect(await says('U0LEAD', '')).toContain('/auskunft stop');
  });
});
