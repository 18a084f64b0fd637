import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dynamoThreads } from '../../adapters/dynamodb/threads.ts';
import { untouched } from '../../core/handling.ts';
import { afterPatronWrote } from '../../core/intake.ts';
import { amend, type LogEntry, type Message, move, type Thread, type Versioned } from '../../core/thread.ts';
import type { Database } from '../../local/database.ts';
import type { Mute, Threads } from '../../steps/threads.ts';
import { databases, withTable } from '../support/databases.ts';
import { arrived, incoming, newThread, noon, reply } from '../support/threads.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe.each(databases())('what staff have in hand, in $name', ({ start }) => {
  let database: Database;
  let client: DynamoDBClient;
  let raw: DynamoDBDocumentClient;
  let threads: Threads;
  let now: number;
  let TableName: string;
  let tables = 0;

  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    now = noon;
    TableName = `handling-${++tables}`;
    client = await withTable(database, TableName);
    raw = DynamoDBDocumentClient.from(client);
    threads = dynamoThreads({
      client,
      table: TableName,
      clock: () => now,
      log: () => {},
      dmConsentRequired: true,
      zone: 'Europe/Berlin',
    });
  });

  async function opened(id = '1001', more: Parameters<typeof newThread>[1] = {}): Promise<Versioned> {
    const { thread, message } = newThread(id, more);
    expect(await threads.open(thread, message, arrived(now), null)).toBe('written');
    return { thread, version: 1 };
  }
  const entry = (what: LogEntry['what'], to: Thread): LogEntry => ({
    at: now,
    by: 'U0MARTA',
    what,
    from: null,
    to: to.status,
  });
  async function moved(from: Versioned, to: Thread, what: LogEntry['what']): Promise<Versioned> {
    expect(await threads.move(from, to, entry(what, to))).toBe('written');
    return { thread: to, version: from.version + 1 };
  }
  const awaiting = (thread: Thread, text = 'Ja.') =>
    move(
      thread,
      { status: 'awaitingReview', trouble: null },
      { draft: { text, answerId: null, language: 'de', alternatives: [] }, dueAt: noon + hour },
    );
  const ids = (found: readonly Versioned[]) => found.map(({ thread }) => thread.id);

  describe('the audit trail', () => {
    test('takes notes of one moment beside a move of that moment, and nothing about the thread changes', async () => {
      const before = await opened();
      const after = await moved(before, awaiting(before.thread), 'drafted');
      const read = await threads.read(after.thread.id);
      await Promise.all([
        threads.note(after.thread.id, entry('originalSeen', after.thread)),
        threads.note(after.thread.id, entry('originalSeen', after.thread)),
        threads.note(after.thread.id, entry('picturesSeen', after.thread)),
      ]);
      const log = await threads.log(after.thread.id);
      expect(log.slice(0, 2).map(({ what }) => what)).toEqual(['arrived', 'drafted']);
      expect(
        log
          .slice(2)
          .map(({ what }) => what)
          .sort(),
      ).toEqual(['originalSeen', 'originalSeen', 'picturesSeen']);
      expect(await threads.read(after.thread.id)).toEqual(read);
    });

    test('tells the moves of one moment in their order, beyond the ninth too', async () => {
      let at = await opened();
      at = await moved(at, awaiting(at.thread), 'drafted');
      for (let i = 0; i < 9; i++) at = await moved(at, amend(at.thread, {}), i % 2 === 0 ? 'claimed' : 'released');
      const log = await threads.log(at.thread.id);
      expect(log.slice(2).map(({ what }) => what)).toEqual(
        Array.from({ length: 9 }, (_, i) => (i % 2 === 0 ? 'claimed' : 'released')),
      );
    });
  });

  describe('threads that await review', () => {
    test('are found oldest first, and no others', async () => {
      const late = await opened('1003', { at: noon - minute });
      const early = await opened('1002', { at: noon - hour });
      const approved = await opened('1001');
      await opened('1004');
      await moved(late, awaiting(late.thread), 'drafted');
      await moved(early, awaiting(early.thread), 'drafted');
      const waiting = await moved(approved, awaiting(approved.thread), 'drafted');
      const to = move(waiting.thread, { status: 'approved', reply, sendAfter: now, trouble: null });
      await moved(waiting, to, 'approved');
      const found = await threads.waiting();
      expect(ids(found)).toEqual([early.thread.id, late.thread.id]);
      expect(found[0]).toEqual({ thread: awaiting(early.thread), version: 2 });
    });

    test('are all found where they fill more than one page', async () => {
      const wide = 'ä'.repeat(170_000); // four of these are more than the megabyte that a page holds
      for (const id of ['1001', '1002', '1003', '1004']) {
        const before = await opened(id);
        const to = awaiting(before.thread, wide);
        await moved(before, to, 'drafted');
      }
      expect(await threads.waiting()).toHaveLength(4);
    });

    test('are left out once they have expired', async () => {
      const before = await opened();
      await moved(before, awaiting(before.thread), 'drafted');
      now += 121 * day;
      expect(await threads.waiting()).toEqual([]);
    });
  });

  describe('a conversation that many take part in', () => {
    test('leads to all patrons’ threads in it, oldest first', async () => {
      await opened('1002', { conversation: '900:7002', patron: '7002', at: noon + minute });
      await opened('1001', { conversation: '900:7001', patron: '7001' });
      await opened('1003', { conversation: '901:7003', patron: '7003' });
      expect(await threads.inTalk('x-mention', '900')).toEqual([
        { threadId: 'x-mention-1001', patron: '7001', at: noon },
        { threadId: 'x-mention-1002', patron: '7002', at: noon + minute },
      ]);
      expect(await threads.inTalk('x-dm', '900')).toEqual([]);
    });

    test('is remembered for as long as its threads: a further message renews both', async () => {
      const before = await opened('1001', { conversation: '900:7001' });
      now += 100 * day;
      const message = incoming('1005', { conversation: '900:7001', at: now });
      const { to } = afterPatronWrote(before.thread, message, false);
      await threads.append(before, to, message, entry('wroteAgain', to));
      now += 100 * day;
      expect(await threads.inTalk('x-mention', '900')).toHaveLength(1);
      now += 21 * day;
      expect(await threads.inTalk('x-mention', '900')).toEqual([]);
    });

    test('is none where two write to each other in private', async () => {
      const { thread, message } = newThread('1001', { conversation: '7-7001' });
      await threads.open({ ...thread, channel: 'x-dm' }, message, arrived(), null);
      const { Items: items = [] } = await raw.send(new ScanCommand({ TableName }));
      expect(items.filter(({ pk }) => String(pk).startsWith('TALK#'))).toEqual([]);
    });
  });

  test('a patron’s threads are found newest first, on one channel and as long as they live', async () => {
    await opened('999');
    await opened('1001');
    await opened('1000');
    await opened('1002', { patron: '7002', conversation: '1002:7002' });
    expect(await threads.ofPatron('x-mention', '7001')).toEqual(['x-mention-1001', 'x-mention-1000', 'x-mention-999']);
    expect(await threads.ofPatron('x-dm', '7001')).toEqual([]);
    now += 121 * day;
    expect(await threads.ofPatron('x-mention', '7001')).toEqual([]);
  });

  describe('a mute', () => {
    const mute: Mute = {
      channel: 'x-mention',
      whom: { author: '7001' },
      by: 'U0MARTA',
      at: noon,
      until: noon + 7 * day,
      reason: 'Beleidigt andere.',
    };
    const of = (patron: string, conversation: string, channel: Thread['channel'] = 'x-mention') =>
      threads.muteOf({ channel, conversation, patron }, now);

    test('of an author holds wherever they write on this channel, for its time and no longer', async () => {
      await threads.mute(mute);
      expect(await of('7001', '900:7001')).toEqual(mute);
      expect(await of('7001', '901:7001')).toEqual(mute);
      expect(await of('7002', '900:7002')).toBeNull();
      expect(await of('7001', '7-7001', 'x-dm')).toBeNull();
      now += 7 * day - 1;
      expect(await of('7001', '900:7001')).toEqual(mute);
      now += 1;
      expect(await of('7001', '900:7001')).toBeNull();
    });

    test('of a conversation holds for whoever writes in it', async () => {
      await threads.mute({ ...mute, whom: { talk: '900' } });
      expect(await of('7001', '900:7001')).toMatchObject({ whom: { talk: '900' } });
      expect(await of('7002', '900:7002')).toMatchObject({ reason: 'Beleidigt andere.' });
      expect(await of('7001', '901:7001')).toBeNull();
    });

    test('that is taken back leaves nothing behind', async () => {
      await threads.mute(mute);
      await threads.unmute({ channel: 'x-mention', whom: { author: '7001' } });
      expect(await of('7001', '900:7001')).toBeNull();
      const { Items: items } = await raw.send(new ScanCommand({ TableName }));
      expect(items).toEqual([]);
    });

    test('expires in the table itself when it ends', async () => {
      await threads.mute(mute);
      const key = { pk: 'MUTE#x-mention#author#7001', sk: 'MUTE' };
      const { Item: item } = await raw.send(new GetCommand({ TableName, Key: key }));
      expect(item).toMatchObject({ ttl: mute.until / 1000 });
    });
  });

  describe('a list', () => {
    const card = { channel: 'C', ts: '42.1' };

    test('has the threads of both runs that join it at once, each once', async () => {
      const id = 'answer-x-mention-999';
      expect(await threads.bundle(id)).toBeNull();
      await Promise.all([
        threads.joinBundle(id, 'sameAnswer', ['x-mention-999', 'x-mention-1001']),
        threads.joinBundle(id, 'sameAnswer', ['x-mention-1002', 'x-mention-1001']),
      ]);
      const members = ['x-mention-999', 'x-mention-1001', 'x-mention-1002'];
      expect(await threads.bundle(id)).toEqual({ id, kind: 'sameAnswer', members, card: null });
    });

    test('keeps where its card is while others join, and nobody joins by joining nothing', async () => {
      const id = 'crowd-x-mention-900';
      await threads.joinBundle(id, 'crowd', []);
      expect(await threads.bundle(id)).toBeNull();
      await threads.joinBundle(id, 'crowd', ['x-mention-1001']);
      await threads.bundleShown(id, card);
      await threads.joinBundle(id, 'crowd', ['x-mention-1002']);
      expect(await threads.bundle(id)).toMatchObject({ card, members: ['x-mention-1001', 'x-mention-1002'] });
    });

    test('that has expired is gone, and begins anew without its old card', async () => {
      const id = 'crowd-x-mention-900';
      await threads.joinBundle(id, 'crowd', ['x-mention-1001']);
      await threads.bundleShown(id, card);
      now += 121 * day;
      expect(await threads.bundle(id)).toBeNull();
      await threads.joinBundle(id, 'crowd', ['x-mention-2001']);
      expect(await threads.bundle(id)).toEqual({ id, kind: 'crowd', members: ['x-mention-2001'], card: null });
    });

    test('that nobody made is not made by showing it', async () => {
      await threads.bundleShown('crowd-x-mention-900', card);
      expect(await threads.bundle('crowd-x-mention-900')).toBeNull();
    });

    test('has its card written by one run at a time, and whoever follows an unsure run is told so', async () => {
      const { thread } = await opened();
      const key = { bundle: thread.id };
      const until = () => now + minute;
      expect(await threads.leaseCard(key, 'a', until(), now)).toBe('leased');
      expect(await threads.leaseCard(key, 'b', until(), now)).toBe('lost');
      expect(await threads.leaseCard({ thread: thread.id }, 'b', until(), now)).toBe('leased');
      await threads.releaseBundle(key.bundle, 'b', false);
      expect(await threads.leaseCard(key, 'b', until(), now)).toBe('lost');
      await threads.releaseBundle(key.bundle, 'a', false);
      expect(await threads.leaseCard(key, 'b', until(), now)).toBe('leased');
      await threads.releaseBundle(key.bundle, 'b', true);
      expect(await threads.leaseCard(key, 'c', until(), now)).toBe('abandoned');
      now += minute + 1;
      expect(await threads.leaseCard(key, 'd', until(), now)).toBe('abandoned');
    });
  });

  test('a card that is posted is kept at once, with what is still to be shrunk, and the mark stays', async () => {
    const before = await opened();
    await moved(before, awaiting(before.thread), 'drafted');
    const card = {
      channel: 'C',
      ts: '42.1',
      call: 2,
      bundle: 'answer-x-mention-999',
      former: { channel: 'C', ts: '41' },
    };
    await threads.cardPosted(before.thread.id, card);
    expect(await threads.read(before.thread.id)).toMatchObject({ card, cardStale: true, version: 2 });
    await threads.cardPosted('x-mention-4711', card);
    expect(await threads.read('x-mention-4711')).toBeNull();
  });

  test('what is attempted by several runs is one run’s, until it fails and is left to another, or has happened', async () => {
    const attempts = await Promise.all([1, 2, 3].map(() => threads.attempt('danger-1', now + 45_000)));
    expect(attempts.toSorted()).toEqual(['lost', 'lost', 'written']);
    now += 44_000;
    expect(await threads.attempt('danger-1', now + 45_000)).toBe('lost');
    now += 1_000;
    expect(await threads.attempt('danger-1', now + 45_000)).toBe('written');
    expect(await threads.happened('danger-1')).toBe(false);
    await threads.done('danger-1');
    expect(await threads.happened('danger-1')).toBe(true);
    now += 89 * day;
    expect(await threads.attempt('danger-1', now + 45_000)).toBe('lost');
    expect(await threads.once('danger-1')).toBe('lost');
  });

  test('what may happen once happens once, whoever runs at the same time, and is forgotten after 90 days', async () => {
    const outcomes = await Promise.all([threads.once('practice-1'), threads.once('practice-1')]);
    expect(outcomes.sort()).toEqual(['lost', 'written']);
    expect(await threads.once('practice-2')).toBe('written');
    now += 91 * day;
    expect(await threads.once('practice-1')).toBe('written');
  });

  describe('a message', () => {
    test('keeps that it is a quote and what its pictures are said to show, and never its author’s name', async () => {
      const pictures = [{ kind: 'photo', alt: 'Ein Wasserschaden' } as const, { kind: 'gif', alt: null } as const];
      const { thread } = await opened('1001', { quote: true, pictures, handle: 'bote_birkenrath' });
      const record = await threads.read(thread.id);
      expect(record?.messages).toMatchObject([{ quote: true, pictures }]);
      const { Items: items } = await raw.send(new ScanCommand({ TableName }));
      expect(JSON.stringify(items)).not.toContain('bote_birkenrath');
    });

    test('of ours is withdrawn in its place', async () => {
      let at = await opened();
      at = await moved(at, awaiting(at.thread), 'drafted');
      at = await moved(at, move(at.thread, { status: 'approved', reply, sendAfter: now, trouble: null }), 'approved');
      const claim = { owner: 'a', claimedAt: now, expiresAt: now, attempts: 1, absentAt: [] };
      at = await moved(at, move(at.thread, { status: 'sending', reply, claim, cameAt: null }), 'sending');
      const own: Message = { ...newThread('9001').message, author: 'library', at: now + 1 };
      const answered = move(at.thread, { status: 'answered', reply, answeredAt: now, postId: '9001' });
      expect(await threads.move(at, answered, entry('answered', answered), own)).toBe('written');
      const gone = amend(answered, { withdrawal: null });
      const from = { thread: answered, version: at.version + 1 };
      expect(await threads.move(from, gone, entry('withdrawn', gone), { ...own, withdrawnAt: now })).toBe('written');
      const record = await threads.read(gone.id);
      expect(record?.messages.map(({ id, withdrawnAt }) => [id, withdrawnAt])).toEqual([
        ['1001', undefined],
        ['9001', now],
      ]);
    });

    test('of a patron is read no more once they deleted it, and is known as seen', async () => {
      const first = await opened();
      const { message } = newThread('1002');
      const wrote = { thread: first.thread, version: first.version };
      expect(await threads.append(wrote, wrote.thread, message, entry('wroteAgain', wrote.thread))).toBe('written');
      const both = { ...wrote, version: wrote.version + 1 };
      const gone = { ...message, text: '', withdrawnAt: now };
      expect(await threads.move(both, both.thread, entry('editedByPatron', both.thread), gone)).toBe('written');
      expect((await threads.read(wrote.thread.id))?.messages.map(({ id }) => id)).toEqual(['1001']);
      expect((await threads.seen('x-mention', ['1002'])).has('1002')).toBe(true);
    });
  });

  test('a thread that the previous release stored is read, and moves on', async () => {
    const { interim: _, secondBy: __, ...replyThen } = reply;
    const id = 'x-mention-1001';
    const body = {
      id,
      channel: 'x-mention',
      conversation: '1001:7001',
      patron: '7001',
      arrivedAt: noon,
      dueAt: noon + hour,
      lastMessageId: '1001',
      tag: null,
      draft: null,
      draftVersion: 1,
      claimedBy: { staff: 'U0JONAS', at: noon },
      perhapsSent: null,
      status: 'approved',
      reply: replyThen,
      sendAfter: noon + 10_000,
      trouble: null,
    };
    await raw.send(
      new PutCommand({
        TableName,
        Item: {
          pk: `THREAD#${id}`,
          sk: 'THREAD',
          schema: 1,
          status: 'approved',
          body,
          version: 3,
          wakes: 0,
          cardStale: false,
          card: { channel: 'C', ts: '42.1' },
          attend: 'open',
          attendAt: noon + 10_000,
          ttl: Math.floor(noon / 1000) + 86_400,
        },
      }),
    );
    const record = await threads.read(id);
    const thread = {
      ...untouched,
      ...body,
      claimedBy: { staff: 'U0JONAS', at: noon, until: noon + 10 * minute },
      reply: { ...replyThen, interim: false, secondBy: null },
    };
    const card = { channel: 'C', ts: '42.1', call: 0, bundle: null, former: null };
    const keptUntil = noon + 86_400_000;
    expect(record).toEqual({ thread, version: 3, wakes: 0, cardStale: false, card, messages: [], keptUntil });
    if (!record) return;
    expect(await threads.outstanding(noon + hour, 10)).toEqual([{ thread, version: 3, cardStale: false, keptUntil }]);
    const undone = move(record.thread, { status: 'awaitingReview', trouble: null });
    expect(await threads.move(record, undone, entry('undone', undone))).toBe('written');
    expect(await threads.waiting()).toEqual([{ thread: undone, version: 4 }]);
  });
});
