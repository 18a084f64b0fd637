import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CaseItem, caseItem, caseKey } from '../../adapters/dynamodb/case-items.ts';
import { dynamoCases } from '../../adapters/dynamodb/cases.ts';
import { documentsOf } from '../../adapters/dynamodb/documents.ts';
import { rebuildCases } from '../../adapters/dynamodb/rebuild-cases.ts';
import { dynamoThreads } from '../../adapters/dynamodb/threads.ts';
import { type Case, caseFacts, casesAfter, firstCase } from '../../core/case.ts';
import { afterPatronWrote } from '../../core/intake.ts';
import { caseExpires } from '../../core/retention.ts';
import { amend, type LogEntry, move, type Thread, type Versioned } from '../../core/thread.ts';
import type { Database } from '../../local/database.ts';
import type { Cases } from '../../steps/cases.ts';
import type { Threads } from '../../steps/threads.ts';
import { databases, withTable } from '../support/databases.ts';
import { play, type Turn, turns } from '../support/random-moves.ts';
import { arrived, incoming, newThread, noon } from '../support/threads.ts';

const zone = 'Europe/Berlin';
const day = 86_400_000;
const week = '2026-W48';

describe.each(databases())('cases, in $name', ({ start }) => {
  let database: Database;
  let client: DynamoDBClient;
  let table: string;
  let threads: Threads;
  let cases: Cases;
  let now: number;
  let tables = 0;

  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    now = noon;
    table = `cases-${++tables}`;
    client = await withTable(database, table);
    const store = { client, table, clock: () => now };
    threads = dynamoThreads({ ...store, log: () => {}, dmConsentRequired: true, zone });
    cases = dynamoCases(store);
  });

  const documents = () => documentsOf(client);
  const rebuild = () => rebuildCases({ client, table, zone });

  async function opened(id = '1001', at = now): Promise<Versioned> {
    const { thread, message } = newThread(id, { at, conversation: `${id}:7001` });
    expect(await threads.open(thread, message, arrived(now), null)).toBe('written');
    return { thread, version: 1 };
  }
  const entry = (from: Thread, to: Thread, what: LogEntry['what']): LogEntry => ({
    ...{ at: now, by: 'test', what, from: from.status, to: to.status },
  });
  const closed = ({ thread }: Versioned) =>
    move(thread, { status: 'closed', reason: 'spam', by: 'U0MARTA', closedAt: now });
  const moved = (from: Versioned, to: Thread, what: LogEntry['what']) =>
    threads.move(from, to, entry(from.thread, to, what));

  /** The whole table's, in their order. */
  async function all(): Promise<Case[]> {
    const found: Case[] = [];
    for (let from: Record<string, unknown> | undefined; ; ) {
      const page = await documents().send(
        new ScanCommand({ TableName: table, ...(from && { ExclusiveStartKey: from }) }),
      );
      found.push(...(page.Items ?? []).flatMap((item) => (v.is(CaseItem, item) ? [v.parse(CaseItem, item).case] : [])));
      from = page.LastEvaluatedKey;
      if (from === undefined) return found.sort((a, b) => a.no - b.no);
    }
  }

  test('a case comes with its thread, and changes with its move', async () => {
    const from = await opened();
    const [one] = await cases.ofWeek(week);
    expect(one).toMatchObject({ no: 1, channel: 'x-mention', arrivedAt: noon, week, first: null, ended: null });
    await moved(from, closed(from), 'closed');
    expect(await cases.ofWeek(week)).toEqual([{ ...one, ended: { at: noon, how: 'spam' } }]);
  });

  test('of two moves at the same moment one is written, and its case alone', async () => {
    const from = await opened();
    const answered = amend(from.thread, { effort: 1 });
    const outcomes = await Promise.all([moved(from, closed(from), 'closed'), moved(from, answered, 'effortTold')]);
    expect(outcomes.toSorted()).toEqual(['lost', 'written']);
    const [one] = await cases.ofWeek(week);
    expect([one?.ended?.how ?? null, one?.effort]).toEqual(outcomes[0] === 'written' ? ['spam', null] : [null, 1]);
    expect((await rebuild()).written).toBe(0);
  });

  test('a message that is stored already writes no case, and neither does a move that came too late', async () => {
    const from = await opened();
    const message = incoming('1001', { at: now });
    const { to } = afterPatronWrote(from.thread, message, false);
    expect(await threads.append(from, to, message, entry(from.thread, to, 'wroteAgain'))).toBe('lost');
    const late = { ...from, version: 7 };
    expect(await moved(late, closed(late), 'closed')).toBe('lost');
    expect(await cases.ofWeek(week)).toMatchObject([{ ended: null }]);
  });

  test.each([
    ['of a later release', { schema: 2 }],
    ['that is no case', { case: '{"id":"x"}' }],
    ['that is none at all', { case: 'null' }],
  ])('a record %s is not taken for one', async (_name, change) => {
    await opened();
    const [one] = (await all()) as [Case];
    await documents().send(new PutCommand({ TableName: table, Item: { ...caseItem(one), ...change } }));
    await expect(cases.ofWeek(week)).rejects.toThrow('stored case');
  });

  test('a case moves with its clock into the week before, and is in one week alone', async () => {
    const from = await opened();
    const message = incoming('1000', { at: now - 3 * day, conversation: '1001:7001' });
    const { to, what } = afterPatronWrote(from.thread, message, false);
    expect(await threads.append(from, to, message, entry(from.thread, to, what))).toBe('written');
    expect(await cases.ofWeek(week)).toEqual([]);
    expect(await cases.ofWeek('2026-W47')).toMatchObject([{ no: 1, arrivedAt: now - 3 * day }]);
    expect(await all()).toHaveLength(1);
  });

  test('it outlives its thread: 25 months from when it came, and then it is read no more', async () => {
    await opened();
    const [one] = await all();
    const { Item: item } = await documents().send(new GetCommand({ TableName: table, Key: caseKey(one as Case) }));
    expect(item?.ttl).toBe(caseExpires(noon));
    now = noon + 761 * day;
    expect(await cases.ofWeek(week)).toHaveLength(1);
    now = noon + 763 * day;
    expect(await cases.ofWeek(week)).toEqual([]);
  });

  test('whatever becomes of threads, the table has what their moves come to, and making it again changes nothing', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(turns, async (happens: Turn[]) => {
        const known = new Set((await all()).map(({ id }) => id));
        let from = await opened(String(10_000 + ++count));
        let current = firstCase('', caseFacts(from.thread), zone);
        const expected = new Map([[current.no, current]]);
        for (const turn of happens) {
          now += turn.passes;
          const played = play(from.thread, turn, now, ++count);
          if (played === null) continue;
          const { to, entry: what, message } = played;
          const written = message ? threads.append(from, to, message, what) : threads.move(from, to, what);
          expect(await written).toBe('written');
          for (const one of casesAfter(current, what, caseFacts(to), zone)) {
            expected.set(one.no, one);
            current = one;
          }
          from = { thread: to, version: from.version + 1 };
        }
        const mine = (await all()).filter(({ id }) => !known.has(id));
        // Only the thread keeps beside its case the one before it: in the table each has a record of its own.
        const records = [...expected.values()].map(({ thanksFor: _ownRecord, ...one }) => one);
        expect(mine.map((one) => ({ ...one, id: '' }))).toEqual(records);
      }),
      { numRuns: 25 },
    );
    const before = await all();
    expect(await rebuild()).toEqual({ cases: before.length, written: 0 });
    for (const one of before) await documents().send(new DeleteCommand({ TableName: table, Key: caseKey(one) }));
    expect(await rebuild()).toEqual({ cases: before.length, written: before.length });
    const bySk = (list: Case[]) => new Map(list.map((one) => [`${one.id}#${one.no}`, one]));
    expect(bySk(await all())).toEqual(bySk(before));
  });

  test('what was altered or has gone is made again', async () => {
    const from = await opened();
    await opened('1002');
    await moved(from, closed(from), 'closed');
    const before = await all();
    const [altered, gone] = before as [Case, Case];
    await documents().send(new PutCommand({ TableName: table, Item: caseItem({ ...altered, interims: 3 }) }));
    await documents().send(new DeleteCommand({ TableName: table, Key: caseKey(gone) }));
    expect(await rebuild()).toEqual({ cases: 2, written: 2 });
    expect(new Set(await all())).toEqual(new Set(before));
  });

  /** Something happens after the next rebuild has read what it needs, right before it writes for the first time. */
  function meanwhile(happens: () => Promise<unknown>): void {
    let waits = true;
    client.middlewareStack.add(
      (proceed, { commandName }) =>
        async (args) => {
          if (waits && /^(Put|TransactWrite)/.test(commandName ?? '')) {
            waits = false;
            await happens();
          }
          return proceed(args);
        },
      { step: 'initialize', name: 'meanwhile', override: true },
    );
  }

  test('a move beside it keeps its case', async () => {
    const from = await opened();
    const [one] = (await all()) as [Case];
    await documents().send(new DeleteCommand({ TableName: table, Key: caseKey(one) }));
    meanwhile(() => moved(from, closed(from), 'closed'));
    expect(await rebuild()).toEqual({ cases: 1, written: 0 });
    expect(await all()).toEqual([{ ...one, ended: { at: noon, how: 'spam' } }]);
  });

  test('a move beside it that takes the case to another week leaves nothing in the one before', async () => {
    const from = await opened();
    const [one] = (await all()) as [Case];
    await documents().send(new DeleteCommand({ TableName: table, Key: caseKey(one) }));
    const message = incoming('1000', { at: now - 3 * day, conversation: '1001:7001' });
    const { to, what } = afterPatronWrote(from.thread, message, false);
    meanwhile(() => threads.append(from, to, message, entry(from.thread, to, what)));
    await rebuild();
    expect(await all()).toMatchObject([{ week: '2026-W47' }]);
  });

  test('a record that stands in a neighbouring week, or in one of its clock before, goes from there', async () => {
    const from = await opened();
    const message = incoming('1000', { at: now - 21 * day, conversation: '1001:7001' });
    const { to, what } = afterPatronWrote(from.thread, message, false);
    await threads.append(from, to, message, entry(from.thread, to, what));
    const [one] = (await all()) as [Case];
    expect(one.week).toBe('2026-W45');
    for (const elsewhere of ['2026-W44', '2026-W46', week]) {
      const item = caseItem({ ...one, week: elsewhere });
      await documents().send(new PutCommand({ TableName: table, Item: item }));
    }
    expect(await rebuild()).toEqual({ cases: 1, written: 1 });
    expect(await all()).toEqual([one]);
    expect(await rebuild()).toEqual({ cases: 1, written: 0 });
  });

  test('where the newest move is missing nothing is made up either', async () => {
    const from = await opened();
    await moved(from, closed(from), 'closed');
    const [one] = (await all()) as [Case];
    await documents().send(new PutCommand({ TableName: table, Item: caseItem({ ...one, interims: 3 }) }));
    const lines = (await documents().send(new ScanCommand({ TableName: table }))).Items ?? [];
    const closing = lines.find((item) => item.entry?.what === 'closed');
    await documents().send(new DeleteCommand({ TableName: table, Key: { pk: closing?.pk, sk: closing?.sk } }));
    expect((await rebuild()).written).toBe(0);
    expect(await all()).toEqual([{ ...one, interims: 3 }]);
  });

  test('where some of the moves have expired nothing is made up from the rest', async () => {
    const from = await opened();
    await moved(from, closed(from), 'closed');
    const before = await all();
    const lines = (await documents().send(new ScanCommand({ TableName: table }))).Items ?? [];
    const arrival = lines.find(({ entry }) => entry?.what === 'arrived');
    await documents().send(new DeleteCommand({ TableName: table, Key: { pk: arrival?.pk, sk: arrival?.sk } }));
    expect(await rebuild()).toEqual({ cases: 0, written: 0 });
    expect(await all()).toEqual(before);
  });

  test('a thread that an earlier release opened has its case from its next move on', async () => {
    const from = await opened();
    for (const item of (await documents().send(new ScanCommand({ TableName: table }))).Items ?? []) {
      const Key = { pk: item.pk, sk: item.sk };
      if (item.case !== undefined) await documents().send(new DeleteCommand({ TableName: table, Key }));
      const UpdateExpression = 'REMOVE counted, facts';
      if (item.case === undefined)
        await documents().send(new UpdateCommand({ TableName: table, Key, UpdateExpression }));
    }
    expect(await all()).toEqual([]);
    now += 60_000;
    const drafted = move(from.thread, { status: 'awaitingReview', trouble: null });
    expect(await moved(from, drafted, 'drafted')).toBe('written');
    expect(await cases.ofWeek(week)).toMatchObject([{ no: 1, arrivedAt: noon, first: null }]);
    const answered = { thread: drafted, version: 2 };
    const byHand = move(drafted, { status: 'closed', reason: 'answeredByHand', by: null, closedAt: now });
    expect(await moved(answered, byHand, 'closed')).toBe('written');
    expect(await cases.ofWeek(week)).toMatchObject([{ first: { at: now, serviceMs: 60_000 } }]);
    expect(await rebuild()).toEqual({ cases: 1, written: 0 });
  });

  test('how many people had a shift in a week is kept beside its cases, as long as they are, and is no case', async () => {
    await opened();
    await cases.keepPeople(week, 2);
    await cases.keepPeople(week, 4);
    await cases.keepPeople('2026-W47', 0);
    expect(await cases.people(['2026-W46', '2026-W47', week])).toEqual(
      new Map([
        ['2026-W47', 0],
        [week, 4],
      ]),
    );
    expect(await cases.people([])).toEqual(new Map());
    expect(await cases.ofWeek(week)).toHaveLength(1);
    expect(await rebuild()).toEqual({ cases: 1, written: 0 });
    // It outlives the last case of its week, and not by more than a day.
    now = caseExpires(Date.parse('2026-11-29T22:59Z')) * 1000;
    expect(await cases.people([week])).toEqual(new Map([[week, 4]]));
    now += day;
    expect(await cases.people([week])).toEqual(new Map());
  });

  test('what was spent and shown on several days counts together, by channel', async () => {
    await threads.spend('2026-11-23', 'x-mention', 6000);
    await threads.spend('2026-11-24', 'x-mention', 1500);
    await threads.spend('2026-11-24', 'x-dm', 200);
    await threads.spend('2026-11-30', 'x-dm', 9999);
    const days = ['2026-11-23', '2026-11-24', '2026-11-25'];
    expect(await cases.spent(days)).toEqual({ 'x-mention': 7500, 'x-dm': 200 });
    expect(await cases.spent(['2026-11-26'])).toEqual({});

    const shown = { shown: 3, stored: 3, late: 1, gaps: 0, silenceMs: 0 };
    await cases.countShown('2026-11-23', 'x-mention', shown);
    await cases.countShown('2026-11-23', 'x-mention', { ...shown, stored: 2, gaps: 1, silenceMs: 900_000 });
    await cases.countShown('2026-11-23', 'x-mention', { ...shown, silenceMs: 400_000 });
    await cases.countShown('2026-11-24', 'x-mention', { ...shown, silenceMs: 600_000 });
    await cases.countShown('2026-11-24', 'x-dm', shown);
    expect(await cases.shown(days)).toEqual({
      'x-mention': { shown: 12, stored: 11, late: 4, gaps: 1, silenceMs: 900_000 },
      'x-dm': shown,
    });
    now = noon + 800 * day;
    expect(await cases.shown(days)).toEqual({});
    expect(await cases.spent(days)).toEqual({});
  });

  test('a year of days is more than one batch', async () => {
    const days = Array.from({ length: 366 }, (_, i) =>
      new Date(Date.UTC(2026, 0, 1) + i * day).toISOString().slice(0, 10),
    );
    for (const each of [days[0], days[150], days[365]]) await threads.spend(each as string, 'x-dm', 10);
    expect(await cases.spent(days)).toEqual({ 'x-dm': 30 });
  });
});
