import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Shown } from '../../core/weekly-report.ts';
import { receive, utcDay } from '../../steps/receive.ts';
import { type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

describe('what a source showed, held against what is stored', () => {
  let desk: ServiceDesk;
  beforeEach(async () => {
    desk = await serviceDesk();
  });
  afterEach(() => desk.close());

  const poll = () => receive(desk.deps, 'x-mention');
  const shown = async (): Promise<Partial<Shown> | undefined> =>
    (await desk.deps.cases.shown([utcDay(desk.now)]))['x-mention'];
  const question = (id: string) => incoming(id, { conversation: `${id}:7${id}`, patron: `7${id}` });

  test('a message counts once, however often it is shown, and an edit of it not again', async () => {
    desk.channel.shows(question('2001'), question('2002'));
    await poll();
    await poll();
    desk.channel.shows({ ...question('2003'), firstId: '2002' }, question('2004'));
    await poll();
    expect(await shown()).toEqual({ shown: 3, stored: 3, late: 0, gaps: 0, silenceMs: 0 });
  });

  test('what X indexed late is found by reading again, and told apart', async () => {
    desk.channel.shows(question('2005'));
    await poll();
    desk.channel.shows(question('2001'), question('2006'));
    await poll();
    expect(await shown()).toMatchObject({ shown: 3, stored: 3, late: 1 });
  });

  test('what was said to be stored and is not is missing from the count', async () => {
    const { open } = desk.deps.threads;
    desk.deps.threads.open = async (thread, message, ...rest) => {
      const written = await open(thread, message, ...rest);
      const Key = { pk: { S: `SEEN#x-mention#${message.firstId}` }, sk: { S: 'SEEN' } };
      if (message.firstId === '2002') await desk.client.send(new DeleteItemCommand({ TableName: 'auskunft', Key }));
      return written;
    };
    desk.channel.shows(question('2001'), question('2002'), question('2003'));
    expect(await poll()).toMatchObject({ stored: 3 });
    expect(await shown()).toMatchObject({ shown: 3, stored: 2 });
  });

  test('a time that the channel could not show is a gap, although nothing new came', async () => {
    desk.channel.shows(question('2001'));
    await poll();
    desk.channel.fetches.push({
      ...{ kind: 'fetched', messages: [], ownReplies: [], newest: '2001', gap: true, nextAt: null, cost: 0 },
    });
    await poll();
    expect(await shown()).toMatchObject({ shown: 1, gaps: 1 });
  });

  test('of several silences the longest counts, and a rest of a few minutes is none', async () => {
    await poll();
    for (const minutes of [7, 20, 9, 5]) {
      desk.passes(minutes * 60_000);
      await poll();
    }
    expect(await shown()).toMatchObject({ shown: 0, silenceMs: 20 * 60_000 });
  });

  test('where it cannot be counted, the message is stored all the same and not read again', async () => {
    const { cases } = desk.deps;
    desk.deps.cases = {
      ...cases,
      countShown: async () => {
        throw new Error('The database is busy');
      },
    };
    desk.channel.shows(question('2001'));
    expect(await poll()).toEqual({ kind: 'received', stored: 1, gap: false });
    expect(await desk.deps.threads.cursor('x-mention')).toMatchObject({ newest: '2001', lastSuccessAt: desk.now });
    expect(desk.logged).toEqual(expect.arrayContaining(['poll.received', 'poll.uncounted']));
    desk.deps.cases = cases;
    desk.passes(60_000);
    expect(await poll()).toMatchObject({ stored: 0 });
    expect(desk.logged.filter((event) => event === 'poll.uncounted')).toHaveLength(1);
  });

  test('it is counted after the place is kept, and what cannot be looked up again counts as uncounted too', async () => {
    const { cases, threads } = desk.deps;
    const { seen } = threads;
    const newest: (string | null)[] = [];
    desk.deps.cases = {
      ...cases,
      countShown: async () => void newest.push((await threads.cursor('x-mention')).newest),
    };
    desk.channel.shows(question('2001'));
    await poll();
    expect(newest).toEqual(['2001']);

    let looks = 0;
    threads.seen = async (...asked) => {
      if (++looks === 3) throw new Error('The database is busy');
      return seen(...asked);
    };
    desk.channel.shows(question('2002'));
    expect(await poll()).toMatchObject({ kind: 'received' });
    expect(desk.logged).toContain('poll.uncounted');
  });

  test('where nothing comes, nothing is written', async () => {
    let writes = 0;
    const { cases } = desk.deps;
    desk.deps.cases = { ...cases, countShown: async () => void writes++ };
    await poll();
    desk.passes(60_000);
    await poll();
    expect(writes).toBe(0);
  });
});
