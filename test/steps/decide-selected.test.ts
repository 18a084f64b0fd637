import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { amend, type ThreadId } from '../../core/thread.ts';
import { approveSelected } from '../../steps/approve-selected.ts';
import type { Deps } from '../../steps/deps.ts';
import { openingHours } from '../support/service-desk.ts';
import { type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';

describe('approving what is ticked', () => {
  let at: StaffedDesk;
  beforeAll(async () => {
    at = await staffedDesk(9000);
  });
  afterAll(() => at.close());

  async function selects(by: string, ids: readonly ThreadId[], more: Partial<Deps> = {}, draftVersion = 1) {
    const picks = ids.map((threadId) => ({ threadId, draftVersion }));
    const decided = await approveSelected({ ...at.desk.deps, ...more }, { by, picks, answerUrl: null });
    return decided.kind === 'told' ? decided.words : decided.kind;
  }
  const several = async (n: number) => {
    const ids: ThreadId[] = [];
    for (let i = 0; i < n; i++) ids.push(await at.asked());
    at.desk.passes(1000);
    return ids;
  };

  const inList = async (id: ThreadId) => {
    const { threads } = at.desk.deps;
    const record = await threads.read(id);
    if (!record) throw new Error(`No thread ${id}`);
    const { thread } = record;
    const { status } = thread;
    const entry = { at: at.desk.now, by: 'triage', what: 'bundled', from: status, to: status } as const;
    await threads.joinBundle('answer-list', 'sameAnswer', [id]);
    await threads.move(record, amend(thread, { bundle: 'answer-list' }), entry);
  };

  test('each is approved with its own reply, undo window and line in the audit trail, told in one sentence', async () => {
    const ids = await several(5);
    const told = at.desk.slack.told.length;
    expect(await selects('U0MARTA', ids)).toBe('5 freigegeben.');
    expect(at.desk.slack.told.slice(told)).toEqual([{ staff: 'U0MARTA', words: '5 freigegeben.' }]);
    for (const id of ids) {
      expect(await at.thread(id)).toMatchObject({
        status: 'approved',
        reply: { text: openingHours.text, by: 'U0MARTA', to: id.replace('x-mention-', '') },
      });
      expect((await at.log(id)).at(-1)).toMatchObject({ what: 'approved', by: 'U0MARTA' });
      expect(at.desk.queue).toContainEqual({ id, seconds: 10 });
    }
    const [first, second] = ids;
    if (!first || !second) throw new Error('none asked');
    await at.jonas.does(first, 'undo');
    expect(await at.thread(first)).toMatchObject({ status: 'awaitingReview' });
    expect(await at.thread(second)).toMatchObject({ status: 'approved' });
  });

  test('what changed since it was ticked is left alone', async () => {
    const ids = await several(7);
    const [written, decided] = ids;
    if (!written || !decided) throw new Error('none asked');
    await at.posts(written, 'Doch nicht.');
    await at.drafted(written);
    await at.jonas.does(decided, 'answered_by_hand');
    expect(await selects('U0MARTA', ids)).toBe('5 freigegeben. 2 hatten sich inzwischen geändert.');
    expect(await at.thread(written)).toMatchObject({ status: 'awaitingReview' });
    expect(await at.thread(decided)).toMatchObject({ status: 'closed' });
  });

  test('what is gone has changed too, and what is ticked twice is approved once', async () => {
    const [id = ''] = await several(1);
    expect(await selects('U0MARTA', [id, id, 'x-mention-1'])).toBe('1 freigegeben. 1 hatte sich inzwischen geändert.');
    expect((await at.log(id)).filter(({ what }) => what === 'approved')).toHaveLength(1);
  });

  test('what a colleague approved meanwhile is said to be approved already', async () => {
    const [first = '', second = '', closed = ''] = await several(3);
    await at.jonas.does(first, 'approve');
    await at.jonas.does(closed, 'answered_by_hand');
    expect(await selects('U0MARTA', [first])).toBe('1 war schon freigegeben.');
    at.desk.slack.english.add('U0MARTA');
    expect(await selects('U0MARTA', [first, second, closed])).toBe(
      '1 approved. 1 was approved already. 1 had changed meanwhile.',
    );
    at.desk.slack.english.delete('U0MARTA');
  });

  test('nothing ticked is said kindly', async () => {
    expect(await selects('U0MARTA', [])).toBe(
      'Es ist nichts angekreuzt. Bitte zuerst ankreuzen, was Sie freigeben möchten.',
    );
  });

  test('of a trainee each waits for a second person, who may tick them too', async () => {
    const ids = await several(2);
    expect(await selects('U0TRAINEE', ids)).toBe('2 warten auf eine zweite Person.');
    expect(await selects('U0JONAS', ids)).toBe('2 freigegeben.');
    for (const id of ids)
      expect(await at.thread(id)).toMatchObject({ reply: { by: 'U0TRAINEE', secondBy: 'U0JONAS' } });
  });

  test('what somebody gave another text leaves the list, so that nobody ticks what is not shown there', async () => {
    const [typed = '', trainees = '', interim = '', alike = ''] = await several(4);
    for (const id of [typed, trainees, interim, alike]) await inList(id);
    await at.marta.writes(typed, 'Nein, morgen ist zu.');
    await at.marta.does(typed, 'undo');
    await at.trainee.writes(trainees, 'Nein, morgen ist zu.');
    await at.trainee.writes(interim, 'Wir fragen nach.', 'interim');
    for (const id of [typed, trainees, interim]) {
      expect(await at.thread(id)).toMatchObject({ status: 'awaitingReview', bundle: null, call: { why: 'alone' } });
    }
    await at.marta.does(alike, 'approve');
    await at.marta.does(alike, 'undo');
    expect(await at.thread(alike)).toMatchObject({ status: 'awaitingReview', bundle: 'answer-list' });
  });

  test('what was answered in a list can be taken out of it, to be corrected or deleted', async () => {
    const [id = ''] = await several(1);
    await inList(id);
    expect(await selects('U0MARTA', [id])).toBe('1 freigegeben.');
    await at.goesOut(id);
    expect(await at.marta.does(id, 'unbundle')).toEqual({ kind: 'done' });
    expect(await at.thread(id)).toMatchObject({ status: 'answered', bundle: null, call: { number: 1 } });
  });

  test('what cannot go out as it stands is counted apart, and nothing else waits for it', async () => {
    const good = await at.asked();
    const gated = await at.asked({ repliable: false });
    expect(await selects('U0MARTA', [gated, good])).toBe(
      '1 freigegeben. 1 ließ sich so nicht freigeben; bitte einzeln ansehen.',
    );
    expect(await selects('U0MARTA', [gated])).toContain('Nichts freigegeben.');
  });

  test('one that fails keeps no other from going out', async () => {
    const [bad = '', good = ''] = await several(2);
    const { threads } = at.desk.deps;
    const read: typeof threads.read = async (id) => {
      if (id === bad) throw new Error('table down');
      return threads.read(id);
    };
    expect(await selects('U0MARTA', [bad, good], { threads: { ...threads, read } })).toContain('1 freigegeben.');
    expect(await at.thread(good)).toMatchObject({ status: 'approved' });
  });

  test('two who tick the same at the same time approve each once', async () => {
    const ids = await several(3);
    const told = await Promise.all([selects('U0MARTA', ids), selects('U0JONAS', ids)]);
    expect(told.join(' ')).not.toContain('geändert');
    expect(told.join(' ')).toContain('schon freigegeben.');
    for (const id of ids) {
      expect((await at.log(id)).filter(({ what }) => what === 'approved')).toHaveLength(1);
    }
  });

  test('is for members of the channel, who read it in their own language', async () => {
    const [id = ''] = await several(1);
    expect(await selects('U0FREMD', [id])).toContain('Nur Mitglieder');
    at.desk.slack.english.add('U0MARTA');
    expect(await selects('U0MARTA', [])).toBe('Nothing is ticked. Please tick first what you want to approve.');
    expect(await selects('U0MARTA', [id])).toBe('1 approved.');
    at.desk.slack.english.delete('U0MARTA');
    const trouble = { kind: 'unreachable', at: at.desk.now, detail: '' } as const;
    const isStaff = async () => ({ kind: 'trouble', trouble, retryAt: null }) as const;
    expect(await selects('U0MARTA', [id], { desk: { ...at.desk.deps.desk, isStaff } })).toContain('Slack hat gerade');
  });
});
