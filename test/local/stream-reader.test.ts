import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import {
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type _Record, DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createTable } from '../../adapters/dynamodb/table.ts';
import { type Database, startDatabase } from '../../local/database.ts';
import { readStream, type StreamReader } from '../../local/stream-reader.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const soon = { timeout: 10_000, interval: 20 };

let database: Database;
let items: DynamoDBClient;
beforeAll(async () => {
  database = await startDatabase(null, undefined);
  items = new DynamoDBClient({ endpoint: database.endpoint, region: 'eu-central-1', credentials });
});
afterAll(() => database.close());

let folder: string;
let table: string;
let readers: StreamReader[] = [];
let servers: { close(): Promise<void> }[] = [];
let count = 0;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'auskunft-stream-'));
  table = `table-${++count}`;
  await createTable(items, table);
});
afterEach(async () => {
  for (const reader of readers) await reader.stop();
  for (const server of servers) await server.close();
  readers = [];
  servers = [];
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, 'stream.json');

/** What was read, each record with the means to call it done. */
function read(options: { endpoint?: string; handleAll?: boolean } = {}) {
  const taken: { what: string; record: _Record; done: () => void }[] = [];
  const troubles: string[] = [];
  const reader = readStream({
    client: new DynamoDBStreamsClient({
      endpoint: options.endpoint ?? database.endpoint,
      region: 'eu-central-1',
      credentials,
    }),
    table,
    file: file(),
    take(record, done) {
      const { Keys: keys, NewImage: image } = record.dynamodb ?? {};
      taken.push({ what: `${record.eventName} ${keys?.pk?.S} ${image?.n?.N}`, record, done });
      if (options.handleAll) done();
    },
    trouble: (error) => troubles.push(error instanceof Error ? error.name : String(error)),
  });
  readers.push(reader);
  return { reader, taken, troubles, whats: () => taken.map(({ what }) => what) };
}

const put = (item: string, n: number) =>
  items.send(
    new PutItemCommand({ TableName: table, Item: { pk: { S: item }, sk: { S: 'THREAD' }, n: { N: String(n) } } }),
  );
const set = (item: string, n: number) => ({
  TableName: table,
  Key: { pk: { S: item }, sk: { S: 'THREAD' } },
  UpdateExpression: 'SET n = :n',
  ExpressionAttributeValues: { ':n': { N: String(n) } },
});

test('what is inserted and modified is read in the order of writing', async () => {
  await put('a', 1);
  const { taken, whats } = read();
  await vi.waitFor(() => expect(whats()).toEqual(['INSERT a 1']), soon);
  await put('b', 2);
  await items.send(new UpdateItemCommand(set('a', 3)));
  await items.send(new TransactWriteItemsCommand({ TransactItems: [{ Update: set('b', 4) }] }));
  await vi.waitFor(() => expect(whats()).toEqual(['INSERT a 1', 'INSERT b 2', 'MODIFY a 3', 'MODIFY b 4']), soon);
  const { dynamodb } = taken[3]?.record ?? {};
  expect(dynamodb?.Keys).toEqual({ pk: { S: 'b' }, sk: { S: 'THREAD' } });
  expect(dynamodb?.SequenceNumber).toMatch(/^\d+$/);
  expect(dynamodb?.ApproximateCreationDateTime?.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test('a second run goes on after what was handled', async () => {
  for (const n of [1, 2, 3]) await put(`item-${n}`, n);
  const first = read({ handleAll: true });
  await vi.waitFor(() => expect(first.taken).toHaveLength(3), soon);
  await first.reader.stop();
  await put('item-4', 4);
  const second = read({ handleAll: true });
  await vi.waitFor(() => expect(second.whats()).toEqual(['INSERT item-4 4']), soon);
});

test('what was taken and not handled comes again in the next run, with all behind it', async () => {
  for (const n of [1, 2, 3, 4]) await put(`item-${n}`, n);
  const first = read();
  await vi.waitFor(() => expect(first.taken).toHaveLength(4), soon);
  for (const at of [0, 3, 2]) first.taken[at]?.done(); // the second never, those behind it in any order
  await first.reader.stop();
  const second = read();
  await vi.waitFor(
    () => expect(second.whats()).toEqual(['INSERT item-2 2', 'INSERT item-3 3', 'INSERT item-4 4']),
    soon,
  );
});

test('what is handled late counts too', async () => {
  for (const n of [1, 2, 3]) await put(`item-${n}`, n);
  const first = read();
  await vi.waitFor(() => expect(first.taken).toHaveLength(3), soon);
  for (const at of [1, 2, 0]) first.taken[at]?.done();
  const kept = () => Object.values(v.parse(v.record(v.string(), v.string()), JSON.parse(readFileSync(file(), 'utf8'))));
  await vi.waitFor(() => expect(kept()).toEqual([first.taken[2]?.record.dynamodb?.SequenceNumber]), soon);
  await first.reader.stop();
  await put('item-4', 4);
  const second = read();
  await vi.waitFor(() => expect(second.whats()).toEqual(['INSERT item-4 4']), soon);
});

test('a place that cannot be read is as none: the reading begins with the oldest record', async () => {
  await put('a', 1);
  writeFileSync(file(), '{"shardId-0000');
  const { whats } = read();
  await vi.waitFor(() => expect(whats()).toEqual(['INSERT a 1']), soon);
});

test('a table without a stream is told as trouble, again and again', async () => {
  table = `bare-${count}`;
  await items.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
  const { troubles, taken } = read();
  await vi.waitFor(() => expect(troubles).toEqual(['Error', 'Error']), soon);
  expect(taken).toEqual([]);
});

test('an iterator that expires costs no record and takes none twice', async () => {
  for (const n of [1, 2]) await put(`item-${n}`, n);
  const between = await betweenUsAnd(database.endpoint);
  const { taken, troubles, whats } = read({ endpoint: between.endpoint });
  await vi.waitFor(() => expect(taken).toHaveLength(2), soon);
  between.expireOnce();
  await vi.waitFor(() => expect(troubles).toEqual(['ExpiredIteratorException']), soon);
  await put('item-3', 3);
  await vi.waitFor(() => expect(whats()).toContain('INSERT item-3 3'), soon);
  expect(whats()).toEqual(['INSERT item-1 1', 'INSERT item-2 2', 'INSERT item-3 3']);
});

test('a shard that follows another is read after that one has ended', async () => {
  const stream = await twoShards();
  const { taken } = read({ endpoint: stream.endpoint, handleAll: true });
  const sequences = () => taken.map(({ record }) => record.dynamodb?.SequenceNumber);
  await vi.waitFor(() => expect(stream.asked.filter((shard) => shard === 'parent').length).toBeGreaterThan(3), soon);
  expect(stream.asked).not.toContain('child');
  stream.endParent();
  await vi.waitFor(() => expect(sequences()).toEqual(['1', '2', '3']), soon);
});

/** The database behind a door that can refuse a reading as AWS does when an iterator is older than 15 minutes. */
async function betweenUsAnd(endpoint: string) {
  let expire = false;
  const server = await serve(async (target, body, headers) => {
    if (target === 'GetRecords' && expire) {
      expire = false;
      return { status: 400, body: { __type: 'com.amazonaws.dynamodb.v20120810#ExpiredIteratorException' } };
    }
    const passed = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: passed.status, body: await passed.json() };
  });
  return {
    endpoint: server.endpoint,
    expireOnce: () => {
      expire = true;
    },
  };
}

/** A stream whose first shard still fills while the second has begun already; the list of them has two pages. */
async function twoShards() {
  const asked: (string | undefined)[] = [];
  let ended = false;
  const record = (sequence: number) => ({ dynamodb: { SequenceNumber: String(sequence) } });
  const Asked = v.object({
    ShardId: v.optional(v.string()),
    ShardIterator: v.optional(v.string()),
    ExclusiveStartShardId: v.optional(v.string()),
  });
  const server = await serve(async (target, body) => {
    const { ShardId: shard, ShardIterator: iterator, ExclusiveStartShardId: after } = v.parse(Asked, body);
    const answer = (): unknown => {
      if (target === 'ListStreams') return { Streams: [{ StreamArn: 'arn:aws:dynamodb:stream' }] };
      if (target === 'DescribeStream')
        return {
          StreamDescription: after
            ? { Shards: [{ ShardId: 'parent' }] }
            : { Shards: [{ ShardId: 'child', ParentShardId: 'parent' }], LastEvaluatedShardId: 'child' },
        };
      if (target === 'GetShardIterator') return { ShardIterator: `${shard} 0` };
      const [name, at] = iterator?.split(' ') ?? [];
      asked.push(name);
      if (name === 'child') return { Records: at === '0' ? [record(3)] : [], NextShardIterator: 'child 1' };
      if (ended) return { Records: [record(2)] };
      return { Records: at === '0' ? [record(1)] : [], NextShardIterator: 'parent 1' };
    };
    return { status: 200, body: answer() };
  });
  return {
    endpoint: server.endpoint,
    asked,
    endParent: () => {
      ended = true;
    },
  };
}

type Answer = (target: string, body: unknown, headers: Headers) => Promise<{ status: number; body: unknown }>;

/** Answers the streams' JSON protocol on 127.0.0.1. */
async function serve(answer: Answer) {
  const server = createServer((request, response) => {
    const headers = new Headers();
    for (const name of ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'])
      headers.set(name, String(request.headers[name]));
    void json(request)
      .then((body) => answer(headers.get('x-amz-target')?.split('.')[1] ?? '', body, headers))
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  servers.push({
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
  return { endpoint: `http://127.0.0.1:${address.port}` };
}
