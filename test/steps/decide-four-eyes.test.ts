import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { called } from '../../core/handling.ts';
import { type LogEntry, move, type Thread } from '../../core/thread.ts';
import type { ThreadRecord, Threads } from '../../steps/threads.ts';
import { openingHours } from '../support/service-desk.ts';
import { type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';

const sorry = 'Das tut uns leid. Wir kümmern uns darum.';

describe('four eyes', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(5000);
  });
  afterAll(() => at.close());
  const complaint = () => at.asked({ tag: { intent: 'complaint' }, text: 'Immer ist der Drucker kaputt.' });

  test('a complaint waits for a second person, who approves exactly the text that stands there', async () => {
    const id = await complaint();
    expect(await at.marta.does(id, 'approve')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      status: 'awaitingReview',
      draftVersion: 1,
      firstApproval: { by: 'U0MARTA', text: openingHours.text, interim: false },
    });
    expect(at.desk.queue.filter((queued) => queued.id === id)).toEqual([]);
    expect(await at.jonas.does(id, 'approve')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      status: 'approved',
      reply: { text: openingHours.text, by: 'U0MARTA', secondBy: 'U0JONAS', edited: false },
      firstApproval: null,
    });
    expect((await at.log(id)).slice(-2)).toMatchObject([
      { what: 'firstApproved', by: 'U0MARTA', text: openingHours.text },
      { what: 'approved', by: 'U0JONAS', text: openingHours.text },
    ]);
  });

  test('the same person twice changes nothing and is told what is missing', async () => {
    const id = await complaint();
    await at.marta.does(id, 'approve');
    const before = await at.thread(id);
    expect(await at.marta.does(id, 'approve')).toMatchObject({ kind: 'told' });
    expect(at.told).toContain('Es fehlt noch eine zweite Person');
    expect(await at.marta.writes(id, openingHours.text ?? '')).toMatchObject({ kind: 'invalid', input: 'reply' });
    expect(await at.thread(id)).toEqual(before);
  });

  test('the second person is told of a reply that may be out already', async () => {
    const id = await complaint();
    await at.marta.does(id, 'approve');
    await at.jonas.does(id, 'approve');
    const record = await at.desk.deps.threads.read(id);
    if (record?.thread.status !== 'approved') throw new Error('not approved');
    const { thread } = record;
    const { reply } = thread;
    const claim = { owner: 'o', claimedAt: at.desk.now, expiresAt: at.desk.now, attempts: 1, absentAt: [] };
    const sending = move(thread, { status: 'sending', reply, claim, cameAt: null });
    const lost = move(sending, { status: 'unknown', reply, since: at.desk.now });
    const entry = { at: at.desk.now, by: 'send' } as const;
    const { threads } = at.desk.deps;
    await threads.move(record, sending, { ...entry, what: 'sending', from: 'approved', to: 'sending' });
    const gone = { thread: sending, version: record.version + 1 };
    await threads.move(gone, lost, { ...entry, what: 'unknown', from: 'sending', to: 'unknown' });
    expect(await at.marta.writes(id, sorry)).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      status: 'awaitingReview',
      firstApproval: { by: 'U0MARTA', text: sorry },
      perhapsSent: openingHours.text,
    });
  });

  test('two at once on the same card are two: the one that comes second completes it', async () => {
    const id = await complaint();
    expect(await Promise.all([at.marta.does(id, 'approve'), at.jonas.does(id, 'approve')])).toEqual([
      { kind: 'done' },
      { kind: 'done' },
    ]);
    const thread = await at.thread(id);
    expect(thread.status).toBe('approved');
    const both = thread.status === 'approved' ? [thread.reply.by, thread.reply.secondBy].sort() : [];
    expect(both).toEqual(['U0JONAS', 'U0MARTA']);
  });

  test('nobody approves unseen what the first one wrote: a click on the card from before is told so', async () => {
    const id = await complaint();
    await at.marta.writes(id, sorry);
    expect(await at.thread(id)).toMatchObject({ draft: { text: sorry }, draftVersion: 2 });
    expect(await at.jonas.does(id, 'approve', 1)).toMatchObject({ kind: 'told' });
    expect(at.told).toMatch(/^<@U0MARTA> hat hier um /);
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', firstApproval: { by: 'U0MARTA' } });
    expect(await at.jonas.does(id, 'approve')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'approved', reply: { text: sorry, edited: true } });
    expect((await at.log(id)).at(-1)).toMatchObject({ draftText: openingHours.text, text: sorry });
  });

  test('whoever was typing meanwhile sees the text that was approved, keeps their own, and becomes the first with it', async () => {
    const id = await complaint();
    await at.marta.writes(id, sorry);
    expect(await at.jonas.writes(id, 'Meine Fassung.', 'answer', 1)).toMatchObject({
      kind: 'modal',
      modal: { text: 'Meine Fassung.', came: expect.stringContaining(sorry), draftVersion: 2 },
    });
    expect(await at.jonas.writes(id, 'Meine Fassung.')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      status: 'awaitingReview',
      firstApproval: { by: 'U0JONAS', text: 'Meine Fassung.' },
      draft: { text: 'Meine Fassung.' },
      draftVersion: 3,
    });
    expect(await at.marta.does(id, 'approve')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'approved', reply: { by: 'U0JONAS', secondBy: 'U0MARTA' } });
  });

  test('a trainee needs a second person for everything and is nobody’s second', async () => {
    const id = await at.asked();
    expect(await at.trainee.does(id, 'approve')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', firstApproval: { by: 'U0TRAINEE' } });
    expect(await at.jonas.does(id, 'approve')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'approved', reply: { by: 'U0TRAINEE', secondBy: 'U0JONAS' } });

    const other = await complaint();
    await at.marta.does(other, 'approve');
    expect(await at.trainee.does(other, 'approve')).toMatchObject({ kind: 'told' });
    expect(at.told).toContain('nicht mehr in der Einarbeitung');
    expect(await at.thread(other)).toMatchObject({ status: 'awaitingReview', firstApproval: { by: 'U0MARTA' } });
  });

  test('an interim answer of a trainee needs a second person too, and the draft goes on waiting behind it', async () => {
    const id = await at.asked();
    expect(await at.trainee.writes(id, 'Ich frage nach.', 'interim')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      firstApproval: { text: 'Ich frage nach.', interim: true },
      draft: { text: openingHours.text },
      draftVersion: 2,
    });
    expect(await at.marta.does(id, 'approve', 1)).toMatchObject({ kind: 'told' });
    expect(await at.marta.does(id, 'approve')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({
      status: 'approved',
      reply: { text: 'Ich frage nach.', interim: true, by: 'U0TRAINEE', secondBy: 'U0MARTA' },
      draft: { text: openingHours.text },
    });
  });

  test('an approval that was taken back needs two anew', async () => {
    const id = await complaint();
    await at.marta.does(id, 'approve');
    await at.jonas.does(id, 'approve');
    await at.jonas.does(id, 'undo');
    expect(await at.jonas.does(id, 'approve')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', firstApproval: { by: 'U0JONAS' } });
  });

  test('the first approval is taken back, by anybody: its text stays the draft, and nobody is the second by an old click', async () => {
    const id = await complaint();
    await at.marta.writes(id, sorry);
    expect(await at.jonas.does(id, 'undo', 2)).toEqual({ kind: 'done' });
    const undone = { status: 'awaitingReview', firstApproval: null, draft: { text: sorry }, draftVersion: 3 };
    expect(await at.thread(id)).toMatchObject(undone);
    expect((await at.log(id)).at(-1)).toMatchObject({ what: 'undone', by: 'U0JONAS' });
    expect(await at.jonas.does(id, 'undo', 2)).toEqual({ kind: 'done' }); // a double click
    expect(await at.lead.does(id, 'approve', 2)).toMatchObject({ kind: 'told' });
    expect(at.told).toMatch(/^<@U0JONAS> hat hier um /);
    expect(await at.marta.submits(id, { modal: 'goAlone', reason: 'Eilig' }, 2)).toMatchObject({ kind: 'invalid' });
    expect(await at.thread(id)).toMatchObject(undone);
    await at.lead.does(id, 'approve');
    expect(await at.thread(id)).toMatchObject({ firstApproval: { by: 'U0LEAD', text: sorry } });
    // Nor does anybody take back what they have not seen.
    await at.jonas.writes(id, 'Meine Fassung.');
    expect(await at.marta.does(id, 'undo', 3)).toMatchObject({ kind: 'told' });
    expect(await at.thread(id)).toMatchObject({ firstApproval: { by: 'U0JONAS' } });
  });

  test('a trainee takes back an interim answer: the draft stands as before, and is handed over as before', async () => {
    const id = await at.asked();
    await at.marta.submits(id, { modal: 'handOver', staff: 'U0JONAS', team: null, note: '' });
    const { draft, handedTo } = await at.thread(id);
    await at.trainee.writes(id, 'Ich frage nach.', 'interim');
    expect(await at.trainee.does(id, 'undo')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', firstApproval: null, draft, handedTo });
  });

  test('taken back at the moment of the second approval, nothing goes out', async () => {
    for (let i = 0; i < 5; i++) {
      const id = await complaint();
      await at.marta.does(id, 'approve');
      await Promise.all([at.marta.does(id, 'undo', 1), at.jonas.does(id, 'approve', 1)]);
      expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', firstApproval: null });
    }
  });

  test('what the patron writes after the first approval ends it', async () => {
    const id = await complaint();
    await at.marta.does(id, 'approve');
    await at.posts(id, 'Und der Scanner auch.');
    await at.drafted(id, { tag: { intent: 'complaint' } });
    expect(await at.thread(id)).toMatchObject({ firstApproval: null });
    await at.jonas.does(id, 'approve');
    expect((await at.thread(id)).status).toBe('awaitingReview');
  });

  test('a handed-over complaint is approved first and second like any', async () => {
    const id = await complaint();
    await at.marta.submits(id, { modal: 'handOver', staff: 'U0JONAS', team: null, note: '' });
    await at.lead.does(id, 'approve');
    expect(await at.thread(id)).toMatchObject({ firstApproval: { by: 'U0LEAD' } });
    await at.jonas.does(id, 'approve');
    expect(await at.thread(id)).toMatchObject({ status: 'approved' });
  });

  test('going alone is for the first, needs a reason, and the leads are told in the channel', async () => {
    const id = await complaint();
    await at.jonas.opens(id, 'go_alone');
    expect(at.told).toBe('Hier wartet keine Freigabe auf eine zweite Person.');
    await at.marta.does(id, 'approve');
    await at.jonas.opens(id, 'go_alone');
    expect(at.told).toContain('Allein freigeben kann nur');
    await at.marta.opens(id, 'go_alone');
    expect(at.desk.slack.modals.at(-1)).toMatchObject({ kind: 'goAlone', why: ['Es ist eine Beschwerde.'] });

    const alone = (reason: string) => at.marta.submits(id, { modal: 'goAlone', reason });
    expect(await alone('  ')).toMatchObject({ kind: 'invalid', input: 'reason', words: 'Bitte einen Grund eingeben.' });
    expect(await alone('x'.repeat(301))).toMatchObject({ kind: 'invalid', input: 'reason' });
    expect((await at.thread(id)).status).toBe('awaitingReview');
    expect(await alone(' Samstag, niemand sonst da ')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'approved', reply: { by: 'U0MARTA', secondBy: null } });
    expect((await at.log(id)).at(-1)).toMatchObject({ what: 'approved', reason: 'Samstag, niemand sonst da' });
    expect(at.desk.slack.announced).toEqual([
      '<@U0LEAD>: <@U0MARTA> hat allein freigegeben, was zwei Personen sehen sollten. Grund: „Samstag, niemand sonst da“',
    ]);
    expect(await alone(' Samstag, niemand sonst da ')).toEqual({ kind: 'done' });
    expect(at.desk.slack.announced).toHaveLength(1);
  });

  test('going alone while somebody else completes it happens once', async () => {
    const id = await complaint();
    await at.marta.does(id, 'approve');
    await Promise.all([at.marta.submits(id, { modal: 'goAlone', reason: 'Eilig' }), at.jonas.does(id, 'approve')]);
    expect((await at.thread(id)).status).toBe('approved');
    expect((await at.log(id)).filter(({ what }) => what === 'approved')).toHaveLength(1);
  });

  test('leads whom Slack does not reach are left to whoever went alone', async () => {
    const id = await complaint();
    await at.marta.does(id, 'approve');
    const trouble = { kind: 'unreachable', at: at.desk.now, detail: '' } as const;
    const announce = async () => ({ kind: 'trouble', trouble, retryAt: null }) as const;
    const marta = at.person('U0MARTA', { desk: { ...at.desk.deps.desk, announce } });
    expect(await marta.submits(id, { modal: 'goAlone', reason: 'Eilig' })).toMatchObject({ kind: 'told' });
    expect(at.told).toContain('bitte sagen Sie es ihr selbst');
    expect((await at.thread(id)).status).toBe('approved');
  });
});

describe('whatever three people do', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(5500);
  });
  afterAll(() => at.close());

  const staff = fc.constantFrom('U0MARTA', 'U0JONAS', 'U0TRAINEE');
  const text = fc.constantFrom('Das tut uns leid.', 'Wir entschuldigen uns.', openingHours.text ?? '');
  /** How many drafts behind the newest the card or modal is that somebody looks at. */
  const behind = fc.constantFrom(0, 0, 0, 1);
  const act = fc.oneof(
    fc.record({
      kind: fc.constant('deed'),
      by: staff,
      deed: fc.constantFrom('approve', 'undo', 'claim', 'reopen'),
      behind,
    }),
    fc.record({ kind: fc.constant('approve'), by: staff, behind }),
    fc.record({ kind: fc.constant('write'), by: staff, text, purpose: fc.constantFrom('answer', 'interim'), behind }),
    fc.record({ kind: fc.constant('alone'), by: staff, reason: fc.constantFrom('', 'Eilig') }),
    fc.record({ kind: fc.constant('both'), by: staff, other: staff, text }),
    fc.record({ kind: fc.constant('handOver'), by: staff, other: staff }),
  );

  test('no complaint’s text is approved without two people having approved exactly that text, or a reason', async () => {
    const asked = await at.asked({ tag: { intent: 'complaint' } });
    const record = await at.desk.deps.threads.read(asked);
    if (!record) throw new Error('gone');
    let approvals = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
        const memory = inMemory(record);
        const threads = { ...at.desk.deps.threads, ...memory.threads };
        for (const each of acts) {
          const { draftVersion } = memory.thread();
          const person = at.person(each.by, { threads });
          const version = draftVersion - ('behind' in each ? each.behind : 0);
          if (each.kind === 'deed') await person.does(asked, each.deed, version);
          if (each.kind === 'approve') await person.does(asked, 'approve', version);
          if (each.kind === 'write') await person.writes(asked, each.text, each.purpose, version);
          if (each.kind === 'alone') await person.submits(asked, { modal: 'goAlone', reason: each.reason }, version);
          if (each.kind === 'handOver') {
            await person.submits(asked, { modal: 'handOver', staff: each.other, team: null, note: '' }, version);
          }
          if (each.kind === 'both') {
            const other = at.person(each.other, { threads });
            await Promise.all([
              person.does(asked, 'approve', version),
              other.writes(asked, each.text, 'answer', version),
            ]);
          }
        }
        // A click carries the draft's number alone: one number never stands for two texts.
        for (const texts of memory.shown.values()) expect(texts.size).toBe(1);
        memory.log.forEach((entry, i) => {
          if (entry.what !== 'approved') return;
          approvals++;
          if (entry.reason !== undefined) return;
          const before = memory.log.slice(0, i);
          const since = before.slice(before.findLastIndex(({ what }) => what === 'undone' || what === 'approved') + 1);
          const first = since.findLast(({ what }) => what === 'firstApproved');
          expect(first?.text).toBe(entry.text);
          expect(first?.by).not.toBe(entry.by);
          expect(entry.by).not.toBe('U0TRAINEE');
        });
      }),
      { numRuns: 300 },
    );
    expect(approvals).toBeGreaterThan(50);
  });
});

/** One thread without a table: what every act reads and writes, and a move that is lost to whoever was first. */
function inMemory(start: ThreadRecord) {
  let record = { ...start, thread: { ...start.thread, call: called(start.thread.call, 'arrived') } satisfies Thread };
  const log: LogEntry[] = [];
  /** What a click on approve would approve, by the number of the draft. */
  const shown = new Map<number, Set<string>>();
  const threads: Pick<Threads, 'read' | 'log' | 'move' | 'refreshCard' | 'muteOf'> = {
    read: async () => record,
    log: async () => log,
    async move(from, to, entry) {
      if (from.version !== record.version) return 'lost';
      record = { ...record, thread: to, version: record.version + 1 };
      log.push(entry);
      if (to.status === 'awaitingReview') {
        const text = to.firstApproval
          ? `${to.firstApproval.text} ${to.firstApproval.interim}`
          : `${to.draft?.text} false`;
        shown.set(to.draftVersion, (shown.get(to.draftVersion) ?? new Set()).add(text));
      }
      return 'written';
    },
    refreshCard: async () => undefined,
    muteOf: async () => null,
  };
  return { threads, log, shown, thread: () => record.thread };
}
