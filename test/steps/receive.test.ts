import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { move } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import { receive } from '../../steps/receive.ts';
import { send } from '../../steps/send.ts';
import { triage } from '../../steps/triage.ts';
import { type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming, noon } from '../support/threads.ts';

describe('receiving', () => {
  let desk: ServiceDesk;
  beforeAll(async () => {
    desk = await serviceDesk();
  });
  afterAll(() => desk.close());
  const poll = () => receive(desk.deps, 'x-mention');
  const statusOf = async (id: string) => (await desk.deps.threads.read(id))?.thread.status;

  test('what is shown again is stored once', async () => {
    desk.channel.shows(incoming('2001'), incoming('2002', { conversation: '2002:7002', patron: '7002' }));
    expect(await poll()).toEqual({ kind: 'received', stored: 2, gap: false });
    expect(await poll()).toEqual({ kind: 'received', stored: 0, gap: false });
    expect((await desk.deps.threads.cursor('x-mention')).newest).toBe('2002');
  });

  test('a mention that is indexed late, older than the cursor, is stored all the same', async () => {
    desk.channel.shows(incoming('2000', { conversation: '2000:7003', patron: '7003' }), incoming('2002'));
    expect(await poll()).toMatchObject({ stored: 1 });
    expect(await statusOf('x-mention-2000')).toBe('new');
  });

  test('another person in the same conversation gets a thread of their own and supersedes nobody', async () => {
    await triage(desk.deps, 'x-mention-2001');
    desk.channel.shows(incoming('2010', { conversation: '2001:7099', patron: '7099' }));
    await poll();
    expect(await statusOf('x-mention-2001')).toBe('awaitingReview');
    expect(await statusOf('x-mention-2010')).toBe('new');
  });

  test('the patron writing again supersedes the draft and keeps the clock', async () => {
    const before = await desk.deps.threads.read('x-mention-2001');
    desk.channel.shows(incoming('2020', { conversation: '2001:7001', at: noon + 90_000 }));
    await poll();
    const record = await desk.deps.threads.read('x-mention-2001');
    expect(record?.thread).toMatchObject({ status: 'new', draft: null, arrivedAt: before?.thread.arrivedAt });
    await triage(desk.deps, 'x-mention-2001');
    const after = await desk.deps.threads.read('x-mention-2001');
    expect(after?.thread.draftVersion).toBe((before?.thread.draftVersion ?? 0) + 1);
  });

  test('a vendor that is down leaves the cursor where it is and says when to ask again', async () => {
    const trouble = { kind: 'outOfCredit' as const, at: desk.now, detail: 'credits depleted' };
    desk.channel.fetches.push({ kind: 'trouble', trouble, retryAt: desk.now + 900_000, cost: 0 });
    expect(await poll()).toEqual({ kind: 'trouble', trouble: 'outOfCredit' });
    expect(await desk.deps.threads.cursor('x-mention')).toMatchObject({
      newest: '2020',
      trouble: { kind: 'outOfCredit' },
    });
    expect(await poll()).toEqual({ kind: 'paced', until: desk.now + 900_000 });
    desk.passes(901_000);
    expect(await poll()).toMatchObject({ kind: 'received' });
    expect(await desk.deps.threads.cursor('x-mention')).toMatchObject({ trouble: null });
  });

  test('a run that fails unexpectedly leaves no lease behind', async () => {
    desk.channel.fetches.push(() => {
      throw new Error('a defect');
    });
    await expect(poll()).rejects.toThrow('a defect');
    expect(await poll()).toMatchObject({ kind: 'received' });
  });

  test('a message that cannot be stored keeps no other from being, and the cursor where it is', async () => {
    const { threads } = desk.deps;
    const open = threads.open.bind(threads);
    threads.open = async (thread, ...rest) => {
      if (thread.id === 'x-mention-2300') throw new Error('a defect');
      return open(thread, ...rest);
    };
    const { newest } = await threads.cursor('x-mention');
    const spent = () => desk.deps.cases.spent([new Date(desk.now).toISOString().slice(0, 10)]);
    const before = await spent();
    desk.channel.shows(incoming('2300', { conversation: '2300:1' }), incoming('2301', { conversation: '2301:1' }));
    await expect(poll()).rejects.toThrow('a defect');
    expect(await statusOf('x-mention-2301')).toBe('new');
    expect(desk.logged).toContain('message.notStored');
    expect((await threads.cursor('x-mention')).newest).toBe(newest);
    expect(await spent()).not.toEqual(before);
    threads.open = open;
    expect(await poll()).toMatchObject({ stored: 1 });
    expect(await statusOf('x-mention-2300')).toBe('new');
  });

  test('two polls of one source do not run side by side', async () => {
    const outcomes = await Promise.all([poll(), poll(), poll()]);
    expect(outcomes.filter(({ kind }) => kind === 'received').length).toBeGreaterThanOrEqual(1);
    expect(outcomes.every(({ kind }) => kind === 'received' || kind === 'busy')).toBe(true);
  });

  test('a gap that the channel could not fill is told', async () => {
    desk.channel.fetches.push({
      kind: 'fetched',
      messages: [],
      ownReplies: [],
      newest: '2020',
      gap: true,
      nextAt: null,
      cost: 0,
    });
    expect(await poll()).toMatchObject({ gap: true });
    expect(desk.logged).toContain('poll.gap');
  });

  test('a message that nobody could make sense of becomes a thread for staff without a draft', async () => {
    desk.channel.shows(incoming('2500', { text: '', unreadable: true, conversation: '2500:7500' }));
    await poll();
    await triage(desk.deps, 'x-mention-2500');
    expect((await desk.deps.threads.read('x-mention-2500'))?.thread).toMatchObject({
      status: 'awaitingReview',
      tag: null,
      draft: null,
    });
  });

  test('writing within a week of the answer reopens the thread with a new clock, later it is a new thread', async () => {
    const { threads } = desk.deps;
    const id = 'x-mention-2002';
    await triage(desk.deps, id);
    const waiting = await threads.read(id);
    if (waiting?.thread.status !== 'awaitingReview') throw new Error('not drafted');
    const closed = move(waiting.thread, {
      status: 'closed',
      reason: 'noAnswerNeeded',
      by: 'U0MARTA',
      closedAt: desk.now,
    });
    await threads.move(waiting, closed, {
      at: desk.now,
      by: 'U0MARTA',
      what: 'closed',
      from: 'awaitingReview',
      to: 'closed',
    });

    desk.passes(6 * 86_400_000);
    const conversation = waiting.thread.conversation;
    desk.channel.shows(incoming('2600', { conversation, patron: '7002', at: desk.now }));
    await poll();
    expect((await threads.read(id))?.thread).toMatchObject({ status: 'new', arrivedAt: desk.now, dueAt: null });

    await triage(desk.deps, id);
    const again = await threads.read(id);
    if (again?.thread.status !== 'awaitingReview') throw new Error('not drafted');
    const shut = move(again.thread, { status: 'closed', reason: 'spam', by: 'U0MARTA', closedAt: desk.now });
    await threads.move(again, shut, {
      at: desk.now,
      by: 'U0MARTA',
      what: 'closed',
      from: 'awaitingReview',
      to: 'closed',
    });
    desk.passes(8 * 86_400_000);
    desk.channel.shows(incoming('2700', { conversation, patron: '7002', at: desk.now }));
    await poll();
    expect(await statusOf(id)).toBe('closed');
    expect(await statusOf('x-mention-2700')).toBe('new');
    expect(await send(desk.deps, id)).toBe('nothingToDo');
  });

  test('whoever wrote again is waited for by whoever was at it, with a new call', async () => {
    desk.channel.shows(incoming('2800', { conversation: '2800:7800', patron: '7800', at: desk.now }));
    await poll();
    const id = 'x-mention-2800';
    await triage(desk.deps, id);
    const { draftVersion = 0 } = (await desk.deps.threads.read(id))?.thread ?? {};
    const about = { by: 'U0MARTA', threadId: id, draftVersion, answerUrl: null };
    await decide(desk.deps, { ...about, do: 'claim' });
    desk.channel.shows(incoming('2801', { conversation: '2800:7800', patron: '7800', at: desk.now }));
    await poll();
    const again = await desk.deps.threads.read(id);
    expect(again?.thread).toMatchObject({
      status: 'new',
      call: { number: 1, why: 'wroteAgain', to: [{ staff: 'U0MARTA' }] },
      claimedBy: { staff: 'U0MARTA' },
    });
    desk.channel.shows(incoming('2802', { conversation: '2800:7800', patron: '7800', at: desk.now }));
    await poll();
    expect((await desk.deps.threads.read(id))?.thread.call.number).toBe(1);
  });

  test('an edit calls anew only once somebody has approved', async () => {
    const edited = (id: string) =>
      incoming(id, { firstId: '2850', conversation: '2850:7850', patron: '7850', at: desk.now, text: `Neu ${id}` });
    desk.channel.shows(incoming('2850', { conversation: '2850:7850', patron: '7850', at: desk.now }));
    await poll();
    const id = 'x-mention-2850';
    await triage(desk.deps, id);
    desk.channel.shows(edited('2851'));
    await poll();
    expect((await desk.deps.threads.read(id))?.thread).toMatchObject({ status: 'new', call: { number: 0 } });
    await triage(desk.deps, id);
    const { draftVersion = 0 } = (await desk.deps.threads.read(id))?.thread ?? {};
    const about = { by: 'U0JONAS', threadId: id, draftVersion, answerUrl: null };
    await decide(desk.deps, { ...about, do: 'approve' });
    desk.channel.shows(edited('2852'));
    await poll();
    expect((await desk.deps.threads.read(id))?.thread).toMatchObject({
      status: 'new',
      call: { number: 1, why: 'edited', to: [{ staff: 'U0JONAS' }] },
    });
  });

  test('the press is known by its name on the channel, which is not stored', async () => {
    const more = { conversation: '2900:7900', patron: '7900', handle: 'Bote_Birkenrath' };
    desk.channel.shows(incoming('2900', more), incoming('2901', { ...more, conversation: '2901:1', handle: 'mia' }));
    await poll();
    const record = await desk.deps.threads.read('x-mention-2900');
    expect(record?.thread.fourEyes).toEqual(['vip']);
    expect(JSON.stringify(record)).not.toMatch(/bote_birkenrath/i);
    expect((await desk.deps.threads.read('x-mention-2901'))?.thread.fourEyes).toEqual([]);
  });

  test('whoever only quotes us calls nobody, until they speak to us', async () => {
    const more = { conversation: '2950:7950', patron: '7950', at: desk.now };
    desk.channel.shows(incoming('2950', { ...more, quote: true }));
    await poll();
    expect((await desk.deps.threads.read('x-mention-2950'))?.thread.quiet).toBe(true);
    desk.channel.shows(incoming('2951', more));
    await poll();
    expect((await desk.deps.threads.read('x-mention-2950'))?.thread.quiet).toBe(false);
  });

  test('spending is added up by day', async () => {
    const day = new Date(noon).toISOString().slice(0, 10);
    const { Item: item } = await desk.client.send(
      new GetItemCommand({ TableName: 'auskunft', Key: { pk: { S: `SPEND#${day}` }, sk: { S: 'SPEND' } } }),
    );
    expect(Number(item?.['x-mention']?.N)).toBeGreaterThanOrEqual(6000);
  });
});
