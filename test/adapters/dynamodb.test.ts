import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutItemCommand, ScanCommand, TransactionCanceledException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dynamoThreads } from '../../adapters/dynamodb/threads.ts';
import { afterPatronWrote } from '../../core/intake.ts';
import { amend, type LogEntry, move, type Thread, type Versioned } from '../../core/thread.ts';
import type { Database } from '../../local/database.ts';
import type { Log } from '../../steps/ports.ts';
import type { CardRef, ThreadRecord, Threads } from '../../steps/threads.ts';
import { databases, withTable } from '../support/databases.ts';
import { arrived, incoming, newThread, noon, reply } from '../support/threads.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe.each(databases())('the threads in $name', ({ start }) => {
  let database: Database;
  let client: DynamoDBClient;
  let threads: Threads;
  let now: number;
  let tables = 0;
  let logged: unknown[];
  const log: Log = (event, fields) => void logged.push([event, fields]);

  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    now = noon;
    logged = [];
    const table = `threads-${++tables}`;
    client = await withTable(database, table);
    threads = dynamoThreads({ client, table, clock: () => now, log, dmConsentRequired: true, zone: 'Europe/Berlin' });
  });

  async function opened(id = '1001', more = {}): Promise<Versioned> {
    const { thread, message } = newThread(id, more);
    expect(await threads.open(thread, message, arrived(now), null)).toBe('written');
    return { thread, version: 1 };
  }
  const drafted = (thread: Thread) =>
    move(
      thread,
      { status: 'awaitingReview', trouble: null },
      { draftVersion: thread.draftVersion + 1, dueAt: noon + hour },
    );
  async function shown(
    id: string,
    more: { card?: CardRef; owner?: string; record?: ThreadRecord | null; attendAt?: number | null },
  ) {
    const record = more.record ?? (await threads.read(id));
    if (!record) throw new Error('No such thread');
    const { card = null, owner = 'a', attendAt = null } = more;
    return threads.cardShown({ record, card, owner, attendAt, unsure: false });
  }
  const entry = (what: LogEntry['what'], to: Thread): LogEntry => ({
    at: now,
    by: 'test',
    what,
    from: null,
    to: to.status,
  });

  test('a new thread is read back with its message, its log and its place in the conversation', async () => {
    const { thread } = await opened();
    expect(await threads.read(thread.id)).toMatchObject({
      thread,
      version: 1,
      cardStale: false,
      card: null,
      messages: [{ id: '1001', text: 'Habt ihr morgen offen?', author: 'patron' }],
    });
    expect((await threads.current('x-mention', thread.conversation))?.thread.id).toBe(thread.id);
    expect(await threads.log(thread.id)).toEqual([arrived()]);
    expect(await threads.seen('x-mention', ['1001', '1002'])).toEqual(
      new Map([['1001', expect.objectContaining({ threadId: thread.id, latestId: '1001' })]]),
    );
  });

  test('the same message opens no second thread', async () => {
    const { thread } = await opened();
    expect(await threads.open(thread, incoming('1001'), arrived(), null)).toBe('lost');
  });

  test('of two moves from the same state one wins, and the loser changes nothing', async () => {
    const before = await opened();
    const to = drafted(before.thread);
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => threads.move(before, to, entry('drafted', to))));
    expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
    const record = await threads.read(to.id);
    expect(record).toMatchObject({ version: 2, cardStale: true, thread: to });
    expect(await threads.log(to.id)).toHaveLength(2);
  });

  test('a message of the patron and the move it causes are one write', async () => {
    const before = await opened();
    const waiting = drafted(before.thread);
    await threads.move(before, waiting, entry('drafted', waiting));
    const message = incoming('1005', { conversation: waiting.conversation, at: noon + 60_000 });
    const { to } = afterPatronWrote(waiting, message, false);
    expect(await threads.append({ thread: waiting, version: 2 }, to, message, entry('wroteAgain', to))).toBe('written');
    expect(await threads.append({ thread: waiting, version: 2 }, to, message, entry('wroteAgain', to))).toBe('lost');
    const record = await threads.read(to.id);
    expect(record?.thread).toMatchObject({ status: 'new', lastMessageId: '1005', draft: null });
    expect(record?.messages.map(({ id }) => id)).toEqual(['1001', '1005']);
  });

  test('an edit replaces the text of its message and is stored once', async () => {
    const before = await opened();
    const edited = incoming('1009', { firstId: '1001', text: 'Habt ihr am Sonntag offen?' });
    const { to } = afterPatronWrote(before.thread, edited, true);
    expect(await threads.append(before, to, edited, entry('editedByPatron', to))).toBe('written');
    const record = await threads.read(to.id);
    expect(record?.messages).toMatchObject([{ id: '1009', firstId: '1001', text: 'Habt ihr am Sonntag offen?' }]);
    expect((await threads.seen('x-mention', ['1001'])).get('1001')?.latestId).toBe('1009');
    expect(await threads.append({ thread: to, version: 2 }, to, edited, entry('editedByPatron', to))).toBe('lost');
  });

  test('more first ids than one request takes are looked up all the same', async () => {
    await opened('1001');
    await opened('1250', { conversation: '1250:7002' });
    const ids = Array.from({ length: 260 }, (_, i) => String(1000 + i));
    expect([...(await threads.seen('x-mention', ids)).keys()].sort()).toEqual(['1001', '1250']);
  });

  test('only threads with something outstanding are found, those due first', async () => {
    const first = await opened('1001');
    now += 1000;
    await opened('1002', { conversation: '1002:7002' });
    expect((await threads.outstanding(noon + 30_000, 10)).map(({ thread }) => thread.id)).toEqual([]);
    expect((await threads.outstanding(noon + 2 * hour, 10)).map(({ thread }) => thread.id)).toEqual([
      'x-mention-1001',
      'x-mention-1002',
    ]);
    const closed = move(first.thread, { status: 'closed', reason: 'spam', by: 'U1', closedAt: now });
    await threads.move(first, closed, entry('closed', closed));
    await threads.leaseCard({ thread: closed.id }, 'a', now + 60_000, now);
    await shown(closed.id, { card: { channel: 'C', ts: '1', call: 0, bundle: null, former: null } });
    expect((await threads.outstanding(noon + day, 10)).map(({ thread }) => thread.id)).toEqual(['x-mention-1002']);
  });

  test('expired threads at the head of the index keep nobody waiting', async () => {
    for (let i = 0; i < 12; i++) {
      const { thread, message } = newThread(String(1100 + i), { conversation: `${i}-7001` });
      await threads.open({ ...thread, id: `x-dm-${i}`, channel: 'x-dm' }, message, arrived(now), null);
    }
    now += 80 * hour;
    const alive = await opened('1002', { at: now });
    const found = await threads.outstanding(now + hour, 5);
    expect(found.map(({ thread }) => thread.id)).toEqual([alive.thread.id]);
  });

  test('a thread that cannot be read is told of and keeps nobody waiting', async () => {
    const broken = await opened('1001');
    const other = await opened('1002', { conversation: '1002:7002' });
    for (const each of [broken, other]) await threads.move(each, drafted(each.thread), entry('drafted', each.thread));
    await client.send(
      new UpdateItemCommand({
        TableName: `threads-${tables}`,
        Key: { pk: { S: `THREAD#${broken.thread.id}` }, sk: { S: 'THREAD' } },
        UpdateExpression: 'SET body.#status = :unknown',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':unknown': { S: 'snoozed' } },
      }),
    );
    for (const found of [await threads.outstanding(noon + day, 10), await threads.waiting()]) {
      expect(found.map(({ thread }) => thread.id)).toEqual([other.thread.id]);
    }
    expect(logged).toEqual(Array(2).fill(['thread.unreadable', { pk: `THREAD#${broken.thread.id}` }]));
  });

  test('two runs that open one conversation with different messages open one thread', async () => {
    const one = newThread('1201', { conversation: '1201:7001' });
    const two = newThread('1202', { conversation: '1201:7001' });
    const outcomes = await Promise.all([
      threads.open(one.thread, one.message, arrived(), null),
      threads.open(two.thread, two.message, arrived(), null),
    ]);
    expect(outcomes.sort()).toEqual(['lost', 'written']);
  });

  test('one run at a time holds a card, and whoever follows an abandoned run is told so', async () => {
    const { thread } = await opened();
    expect(await threads.leaseCard({ thread: thread.id }, 'a', now + 60_000, now)).toBe('leased');
    expect(await threads.leaseCard({ thread: thread.id }, 'b', now + 60_000, now)).toBe('lost');
    now += 61_000;
    expect(await threads.leaseCard({ thread: thread.id }, 'b', now + 60_000, now)).toBe('abandoned');
    expect(await shown(thread.id, { owner: 'b' })).toBe('written');
    expect(await threads.leaseCard({ thread: thread.id }, 'c', now + 60_000, now)).toBe('leased');
  });

  test('a card that was overtaken by a move stays marked, but is not forgotten', async () => {
    const before = await opened();
    const to = drafted(before.thread);
    await threads.leaseCard({ thread: to.id }, 'a', now + 60_000, now);
    const read = await threads.read(to.id);
    await threads.move(before, to, entry('drafted', to));
    const card = { channel: 'C', ts: '42.1', call: 2, bundle: null, former: { channel: 'C', ts: '41.7' } };
    expect(await shown(to.id, { card, record: read })).toBe('lost');
    expect(await threads.read(to.id)).toMatchObject({ cardStale: true, card });
    expect(await shown(to.id, { card })).toBe('written');
    expect(await threads.read(to.id)).toMatchObject({ cardStale: false, card });
  });

  test('a wake-up changes neither the thread nor what a click is checked against', async () => {
    const before = await opened();
    await threads.wake(before.thread.id, now + hour);
    await threads.refreshCard(before.thread.id);
    const record = await threads.read(before.thread.id);
    expect(record).toMatchObject({ thread: before.thread, version: 1, cardStale: true });
    const to = drafted(before.thread);
    expect(await threads.move(before, to, entry('drafted', to))).toBe('written');
  });

  test('nothing of an old status survives a move', async () => {
    const before = await opened();
    const waiting = drafted(before.thread);
    await threads.move(before, waiting, entry('drafted', waiting));
    const approved = move(waiting, { status: 'approved', reply, sendAfter: now + 10_000, trouble: null });
    await threads.move({ thread: waiting, version: 2 }, approved, entry('approved', approved));
    const undone = move(approved, { status: 'awaitingReview', trouble: null });
    await threads.move({ thread: approved, version: 3 }, undone, entry('undone', undone));
    const record = await threads.read(waiting.id);
    expect(record?.thread).toEqual(undone);
    expect(record?.thread).not.toHaveProperty('reply');
  });

  test('a direct message without consent is gone after 72 hours, and is still known as seen', async () => {
    const message = incoming('1001', { conversation: '7-7001', url: null });
    const { thread } = newThread('1001');
    const dm: Thread = { ...thread, id: 'x-dm-1001', channel: 'x-dm', conversation: '7-7001' };
    await threads.open(dm, message, arrived(), null);
    now += 71 * hour;
    expect(await threads.read(dm.id)).not.toBeNull();
    now += 2 * hour;
    expect(await threads.read(dm.id)).toBeNull();
    expect(await threads.outstanding(now + day, 10)).toEqual([]);
    expect((await threads.seen('x-dm', ['1001'])).has('1001')).toBe(true);
  });

  test('a cursor belongs to whoever leased it', async () => {
    expect(await threads.cursor('x-dm')).toEqual({ newest: null, lastSuccessAt: null, notBefore: null, trouble: null });
    expect(await threads.leaseCursor('x-dm', 'a', now + 60_000, now)).toBe('written');
    expect(await threads.leaseCursor('x-dm', 'b', now + 60_000, now)).toBe('lost');
    const cursor = { newest: '5', lastSuccessAt: now, notBefore: null, trouble: null };
    expect(await threads.saveCursor('x-dm', 'b', { ...cursor, newest: '4' })).toBe('lost');
    expect(await threads.saveCursor('x-dm', 'a', cursor)).toBe('written');
    expect(await threads.cursor('x-dm')).toEqual(cursor);
    expect(await threads.leaseCursor('x-dm', 'b', now + 60_000, now)).toBe('written');
  });

  test('the emergency stop holds until it is released, and cards of outstanding threads are marked', async () => {
    const { thread } = await opened();
    expect(await threads.hold()).toBeNull();
    await threads.setHold({ held: true, by: 'U1', at: now });
    expect(await threads.hold()).toEqual({ by: 'U1', at: now });
    await threads.refreshCards();
    expect(await threads.read(thread.id)).toMatchObject({ cardStale: true });
    expect(await threads.untoldHold()).toMatchObject({ held: true, by: 'U1' });
    await threads.holdTold({ by: 'U1', at: now });
    expect(await threads.untoldHold()).toBeNull();
    await threads.setHold({ held: false, by: 'U1', at: now + 1 });
    expect(await threads.hold()).toBeNull();
    expect(await threads.untoldHold()).toMatchObject({ held: false });
  });

  test('a stop that was written by hand with who and when alone holds', async () => {
    const item = { pk: { S: 'SETTING' }, sk: { S: 'HOLD' }, by: { S: 'restore' }, at: { N: String(now) } };
    await client.send(new PutItemCommand({ TableName: `threads-${tables}`, Item: item }));
    expect(await threads.hold()).toEqual({ by: 'restore', at: now });
  });

  test('what is read outside of a thread is not stored in clear twice: the seen item holds no content', async () => {
    await opened('1001', { text: 'Meine Frage mit Inhalt' });
    const { Items: items = [] } = await client.send(new ScanCommand({ TableName: `threads-${tables}` }));
    const holding = items.filter((item) => JSON.stringify(item).includes('Meine Frage mit Inhalt'));
    expect(holding.map((item) => item.sk?.S?.slice(0, 4))).toEqual(['MSG#']);
  });

  test('two conflicting transactions before each that succeeds change nothing', async () => {
    let conflicts = 0;
    let sent = 0;
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName !== 'TransactWriteItemsCommand') return next(args);
        sent++;
        if (sent % 3 !== 0) {
          conflicts++;
          throw new TransactionCanceledException({
            $metadata: {},
            message: 'Transaction cancelled',
            CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
          });
        }
        return next(args);
      },
      { step: 'initialize', name: 'conflicts' },
    );
    const before = await opened();
    const to = drafted(before.thread);
    expect(await threads.move(before, to, entry('drafted', to))).toBe('written');
    const claimed = amend(to, { claimedBy: { staff: 'U1', at: now, until: now + hour } });
    expect(await threads.move({ thread: to, version: 2 }, claimed, entry('claimed', claimed))).toBe('written');
    expect(conflicts).toBe(6);
    expect(await threads.read(to.id)).toMatchObject({ thread: claimed, version: 3 });
    expect(await threads.log(to.id)).toHaveLength(3);
  });
});
