import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMessages } from '../../core/intake.ts';
import type { Trouble } from '../../core/thread.ts';
import { receive } from '../../steps/receive.ts';
import { openingHours } from '../support/service-desk.ts';
import { type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';
import { incoming } from '../support/threads.ts';

const minute = 60_000;

describe('deciding', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(4000);
  });
  afterAll(() => at.close());

  test('approving fixes the text and opens the undo window', async () => {
    const id = await at.asked();
    expect(await at.marta.does(id, 'approve')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      status: 'approved',
      reply: {
        text: openingHours.text,
        by: 'U0MARTA',
        secondBy: null,
        interim: false,
        answerId: 'oeffnungszeiten-zentral',
        edited: false,
      },
      sendAfter: at.desk.now + 10_000,
    });
    expect(at.desk.queue.at(-1)).toEqual({ id, seconds: 10 });
  });

  test('of two approvers at once one wins, and the other is told kindly who was first', async () => {
    const id = await at.asked();
    const outcomes = await Promise.all([at.marta.does(id, 'approve'), at.jonas.does(id, 'approve')]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'told']);
    const thread = await at.thread(id);
    const winner = thread.status === 'approved' ? thread.reply.by : '';
    expect(at.told).toMatch(new RegExp(`^<@${winner}> war schneller: schon freigegeben um `));
    expect(at.desk.slack.told.at(-1)?.staff).not.toBe(winner);
  });

  test('a repeated click by the same person is no reproach', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'approve');
    const told = at.desk.slack.told.length;
    expect(await at.marta.does(id, 'approve')).toEqual({ kind: 'done' });
    expect(at.desk.slack.told).toHaveLength(told);
  });

  test('approving a superseded draft does nothing but say so and refresh the card', async () => {
    const id = await at.asked();
    await at.posts(id, 'Und am Sonntag?');
    await at.drafted(id);
    expect(await at.marta.does(id, 'approve', 1)).toMatchObject({ kind: 'told' });
    expect(at.told).toContain('etwas Neues dazu');
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview' });
    expect(await at.desk.deps.threads.read(id)).toMatchObject({ cardStale: true });
  });

  test('a click from before the first draft is told that there is one now', async () => {
    const id = await at.asked();
    expect(await at.marta.does(id, 'answered_by_hand', 0)).toMatchObject({ kind: 'told' });
    expect(at.told).toBe(
      'Inzwischen gibt es einen neuen Vorschlag. Die Karte wird gerade erneuert; bitte dort entscheiden.',
    );
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview' });
  });

  test('without a suggestion there is nothing to approve, and the sentence says what to do', async () => {
    const id = await at.asked({ draft: { text: null, answerId: null } });
    expect(await at.marta.does(id, 'approve')).toMatchObject({ kind: 'told' });
    expect(at.told).toContain('Bitte schreiben Sie die Antwort selbst');
  });

  test('the submit of the edit modal approves exactly its text, markup and all', async () => {
    const id = await at.asked();
    const typed = ' *Morgen* bis <19 Uhr> & <@U0JONAS> fragt _nach_. ';
    expect(await at.marta.writes(id, typed)).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'approved', reply: { text: typed.trim(), edited: true } });
    await at.goesOut(id);
    expect(at.desk.channel.posted.at(-1)).toBe(typed.trim());
  });

  test('too long and empty text is refused in the modal with a sentence', async () => {
    const id = await at.asked();
    const tooLong = 'Der Text ist um 11 Zeichen zu lang. Bitte kürzen.';
    expect(await at.marta.writes(id, 'x'.repeat(291))).toEqual({ kind: 'invalid', input: 'reply', words: tooLong });
    expect(await at.marta.writes(id, ' \n ')).toMatchObject({ kind: 'invalid', words: 'Bitte einen Text eingeben.' });
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview' });
  });

  test('no answer: a wrong draft goes on to the modal and keeps the thread open, the rest closes it', async () => {
    const id = await at.asked();
    await at.marta.opens(id, 'reject');
    expect(at.desk.slack.modals.at(-1)).toMatchObject({ kind: 'reject', threadId: id, draftVersion: 1, drafted: true });
    expect(await at.marta.submits(id, { modal: 'reject', reason: 'draft_wrong' })).toMatchObject({
      kind: 'modal',
      modal: { kind: 'edit', purpose: 'answer', threadId: id, text: '', drafted: false },
    });
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview' });
    expect(await at.marta.submits(id, { modal: 'reject', reason: 'spam' })).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'closed', reason: 'spam', by: 'U0MARTA' });
    await at.jonas.does(id, 'approve');
    expect(at.told).toBe(
      `<@U0MARTA> war schneller: schon geschlossen um ${at.desk.deps.wallClock(at.desk.now)} (Spam oder Beleidigung).`,
    );
    await at.marta.does(id, 'approve');
    expect(at.told).toMatch(/^Schon geschlossen um /);
  });

  test('undo brings the very text back as draft, under a new number', async () => {
    const id = await at.asked();
    await at.marta.writes(id, 'Von Hand geschrieben.');
    expect(await at.jonas.does(id, 'undo')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      status: 'awaitingReview',
      draft: { text: 'Von Hand geschrieben.' },
      draftVersion: 2,
    });
    expect(await at.marta.does(id, 'approve', 1)).toMatchObject({ kind: 'told' });
    expect(at.told).toMatch(/^<@U0JONAS> hat hier um .* etwas geändert\./);
  });

  test('undo clicked twice by one person is done once and says nothing', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'approve');
    await at.marta.does(id, 'undo');
    expect(await at.marta.does(id, 'undo', 1)).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', draftVersion: 2 });
  });

  test('undo after it is out comes too late, and says so', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'approve');
    await at.goesOut(id);
    expect(await at.jonas.does(id, 'undo')).toMatchObject({ kind: 'told' });
    expect(at.told).toMatch(/^<@U0MARTA> war schneller: schon beantwortet um /);
  });

  test('answered by hand closes it and stops a pending approval', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'approve');
    expect(await at.jonas.does(id, 'answered_by_hand')).toEqual({ kind: 'done' });
    const posted = at.desk.channel.posted.length;
    await at.goesOut(id);
    expect(at.desk.channel.posted).toHaveLength(posted);
    expect(await at.thread(id)).toMatchObject({ status: 'closed', reason: 'answeredByHand', by: 'U0JONAS' });
  });

  test('what X would refuse cannot be approved, only answered by hand', async () => {
    const id = await at.asked({ repliable: false });
    expect(await at.marta.does(id, 'approve')).toMatchObject({ kind: 'told' });
    expect(at.told).toContain('Anders beantwortet');
    expect(await at.marta.writes(id, 'Doch')).toMatchObject({ kind: 'invalid', input: 'reply' });
    await at.marta.opens(id, 'edit');
    expect(at.editing).toMatchObject({ copyOnly: true, text: openingHours.text });
    expect(await at.marta.does(id, 'answered_by_hand')).toEqual({ kind: 'done' });
  });

  test('a failed reply can be edited and approved again', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'approve');
    const trouble: Trouble = { kind: 'refused', at: at.desk.now, detail: 'duplicate content' };
    at.desk.channel.sends.push({ kind: 'refused', trouble });
    await at.goesOut(id);
    expect(await at.thread(id)).toMatchObject({ status: 'failed' });
    await at.jonas.does(id, 'approve');
    expect(at.told).toMatch(/^Der Stand hat sich um .* geändert\./);
    await at.marta.opens(id, 'edit');
    expect(at.editing.text).toBe(openingHours.text);
    expect(await at.marta.writes(id, 'Anders gesagt: bis 19 Uhr.')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'approved', reply: { text: 'Anders gesagt: bis 19 Uhr.' } });
    expect((await at.log(id)).map(({ what }) => what).slice(-2)).toEqual(['reopened', 'approved']);
  });

  test('only members of the channel may act, at opening and at every submit', async () => {
    const id = await at.asked();
    expect(await at.person('U0FREMD').does(id, 'approve')).toMatchObject({ kind: 'told' });
    expect(at.desk.slack.told.at(-1)).toMatchObject({
      staff: 'U0FREMD',
      words: expect.stringContaining('Nur Mitglieder'),
    });
    at.desk.slack.staff.add('U0EHEMALIG');
    const leaving = at.person('U0EHEMALIG');
    expect(await leaving.opens(id, 'edit')).toEqual({ kind: 'done' });
    at.desk.slack.staff.delete('U0EHEMALIG');
    // Slack shows no note to whoever is outside of the channel: at the input it is read, and the text stays.
    expect(await leaving.writes(id, 'Noch schnell.')).toMatchObject({ kind: 'invalid', input: 'reply' });
    expect(await leaving.opens(id, 'show_original')).toMatchObject({ kind: 'told' });
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview' });
  });

  test('a click on a year-old card, and a submit, name a thread that is gone', async () => {
    for (const decided of [
      await at.marta.does('x-mention-1', 'approve'),
      await at.marta.opens('x-mention-1', 'edit'),
      await at.marta.submits('x-mention-1', { modal: 'delete' }),
    ]) {
      expect(decided).toMatchObject({ kind: 'told', words: expect.stringContaining('nicht mehr gespeichert') });
    }
    expect(await at.marta.writes('x-mention-1', 'Hallo')).toMatchObject({ kind: 'invalid', input: 'reply' });
  });

  test('while Slack does not say who belongs to the channel, a typed text stays where it is', async () => {
    const id = await at.asked();
    const trouble = { kind: 'unreachable', at: at.desk.now, detail: '' } as const;
    const isStaff = async () => ({ kind: 'trouble', trouble, retryAt: null }) as const;
    const marta = at.person('U0MARTA', { desk: { ...at.desk.deps.desk, isStaff } });
    expect(await marta.writes(id, 'Gut überlegt.')).toMatchObject({ kind: 'invalid', input: 'reply' });
    expect(await marta.does(id, 'approve')).toMatchObject({ kind: 'told' });
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview' });
  });

  test('a queue that is down does not undo the approval: tick sends it', async () => {
    const id = await at.asked();
    const later = { send: () => Promise.reject(new Error('queue down')) };
    expect(await at.person('U0MARTA', { later }).does(id, 'approve')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'approved' });
  });

  test('whoever reads Slack in English is told in English', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'approve');
    at.desk.slack.english.add('U0JONAS');
    await at.jonas.does(id, 'approve');
    at.desk.slack.english.delete('U0JONAS');
    expect(at.told).toMatch(/^<@U0MARTA> was faster: already approved at /);
  });
});

describe('looking after a question', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(4500);
  });
  afterAll(() => at.close());

  test('whoever claims has it for ten minutes, and gives it back with the same button', async () => {
    const id = await at.asked();
    expect(await at.marta.does(id, 'claim')).toEqual({ kind: 'done' });
    const { now } = at.desk;
    expect(await at.thread(id)).toMatchObject({ claimedBy: { staff: 'U0MARTA', at: now, until: now + 10 * minute } });
    expect(await at.jonas.does(id, 'claim')).toMatchObject({ kind: 'told' });
    expect(at.told).toMatch(/^<@U0MARTA> kümmert sich seit .* darum\. .* antworten können Sie trotzdem\.$/);
    expect(await at.marta.does(id, 'claim')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ claimedBy: null });
    expect((await at.log(id)).map(({ what, by }) => `${what} ${by}`).slice(-2)).toEqual([
      'claimed U0MARTA',
      'released U0MARTA',
    ]);
  });

  test('of two claimers at once one has it, and the other is told who', async () => {
    const id = await at.asked();
    const outcomes = await Promise.all([at.marta.does(id, 'claim'), at.jonas.does(id, 'claim')]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'told']);
    const { claimedBy } = await at.thread(id);
    expect(at.told).toContain(`<@${claimedBy?.staff}>`);
    expect(at.desk.slack.told.at(-1)?.staff).not.toBe(claimedBy?.staff);
  });

  test('a claim that has run out keeps nobody from taking it', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'claim');
    at.desk.passes(10 * minute);
    expect(await at.jonas.does(id, 'claim')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ claimedBy: { staff: 'U0JONAS' } });
  });

  test('still looking keeps it for half an hour from now, since when it was claimed', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'claim');
    const since = at.desk.now;
    at.desk.passes(9 * minute);
    expect(await at.marta.does(id, 'still_looking')).toEqual({ kind: 'done' });
    const claimedBy = { staff: 'U0MARTA', at: since, until: at.desk.now + 30 * minute };
    expect(await at.thread(id)).toMatchObject({ claimedBy });
    expect((await at.log(id)).at(-1)).toMatchObject({ what: 'stillLooking', by: 'U0MARTA' });
    expect(await at.jonas.does(id, 'still_looking')).toMatchObject({ kind: 'told' });
    expect(await at.thread(id)).toMatchObject({ claimedBy });
  });

  test('still looking without a claim before it takes the question', async () => {
    const id = await at.asked();
    expect(await at.jonas.does(id, 'still_looking')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ claimedBy: { staff: 'U0JONAS' } });
  });

  test('a claim keeps nobody from approving, and an approval leaves it', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'claim');
    expect(await at.jonas.does(id, 'approve')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'approved', claimedBy: { staff: 'U0MARTA' } });
    await at.marta.does(id, 'claim');
    expect(at.told).toContain('schon freigegeben');
  });
});

describe('bringing a question back', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(4700);
  });
  afterAll(() => at.close());

  test('a closed one is drafted anew, with the time since which the patron has waited and a call to whoever clicked', async () => {
    const id = await at.asked();
    const before = await at.thread(id);
    await at.marta.submits(id, { modal: 'reject', reason: 'no_answer_needed' });
    at.desk.passes(5 * minute);
    expect(await at.jonas.does(id, 'reopen')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      status: 'new',
      arrivedAt: before.arrivedAt,
      draft: null,
      call: { number: before.call.number + 1, why: 'reopened', to: [{ staff: 'U0JONAS' }] },
    });
    expect((await at.log(id)).at(-1)).toMatchObject({ what: 'reopened', by: 'U0JONAS', from: 'closed', to: 'new' });
  });

  test('reopened twice is reopened once: the second is told who was first', async () => {
    const id = await at.asked();
    await at.marta.does(id, 'answered_by_hand');
    const outcomes = await Promise.all([at.marta.does(id, 'reopen'), at.jonas.does(id, 'reopen')]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'told']);
    expect(at.told).toMatch(/^<@U0(MARTA|JONAS)> war schneller: schon wieder geöffnet um /);
    expect((await at.log(id)).filter(({ what }) => what === 'reopened')).toHaveLength(1);
  });

  test('what is not closed cannot be reopened', async () => {
    const id = await at.asked();
    expect(await at.marta.does(id, 'reopen')).toMatchObject({ kind: 'told' });
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview' });
  });

  test('a question leaves its list for a card of its own, which calls whoever wanted it', async () => {
    const id = await at.asked();
    const record = await at.desk.deps.threads.read(id);
    if (!record) throw new Error('gone');
    const bundled = { ...record.thread, bundle: 'answer-x', quiet: true };
    const entry = {
      at: at.desk.now,
      by: 'triage',
      what: 'bundled',
      from: 'awaitingReview',
      to: 'awaitingReview',
    } as const;
    await at.desk.deps.threads.move(record, bundled, entry);
    expect(await at.marta.does(id, 'unbundle')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      bundle: null,
      quiet: false,
      call: { why: 'reopened', to: [{ staff: 'U0MARTA' }] },
    });
    expect((await at.log(id)).at(-1)).toMatchObject({ what: 'unbundled', by: 'U0MARTA' });
    expect(await at.jonas.does(id, 'unbundle')).toMatchObject({ kind: 'told' });
    expect(at.told).toBe('Diese Frage hat schon eine eigene Karte.');
  });

  test.each([5000, -1000])(
    'a message that X indexes late does not ask again what is answered: %d ms older',
    async (older) => {
      const id = await at.asked({ text: 'Wann öffnet ihr?' });
      await at.posts(id, 'Auch am Sonntag?');
      await at.drafted(id);
      const { arrivedAt, conversation, patron } = await at.thread(id);
      await at.person('U0MARTA').does(id, 'approve');
      await at.goesOut(id);
      const open = async () => {
        const record = await at.desk.deps.threads.read(id);
        return record && openMessages(record.thread, record.messages).map(({ text }) => text);
      };
      const late = { conversation, patron, text: 'Hallo, habt ihr Romane?', at: arrivedAt - older };
      at.desk.channel.shows(incoming(String(3000 + older / 1000), late));
      await receive(at.desk.deps, 'x-mention');
      expect(await open()).toEqual(['Hallo, habt ihr Romane?']);
      await at.drafted(id);
      await at.posts(id, 'Und Krimis?');
      expect(await open()).toEqual(['Hallo, habt ihr Romane?', 'Und Krimis?']);
    },
  );
});
