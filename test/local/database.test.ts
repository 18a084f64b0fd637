import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTable } from '../../adapters/dynamodb/table.ts';
import { NoDatabase, startDatabase } from '../../local/database.ts';

const root = new URL('../..', import.meta.url).pathname;
const soon = { timeout: 10_000, interval: 20 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'auskunft-database-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const clientOf = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

const nobodyAt = (endpoint: string) => vi.waitFor(() => expect(fetch(endpoint)).rejects.toThrow(), soon);

test('what was written is there again at the next start', async () => {
  const first = await startDatabase(folder, undefined);
  await createTable(clientOf(first.endpoint), 'auskunft');
  const item = { pk: { S: 'a' }, sk: { S: 'b' }, n: { N: '1' } };
  await clientOf(first.endpoint).send(new PutItemCommand({ TableName: 'auskunft', Item: item }));
  await first.close();
  await nobodyAt(first.endpoint);

  const second = await startDatabase(folder, undefined);
  const client = clientOf(second.endpoint);
  await createTable(client, 'auskunft'); // there already: nothing to do
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: 'auskunft', Key: { pk: { S: 'a' }, sk: { S: 'b' } } }),
  );
  expect(found).toEqual(item);
  await second.close();
});

test('it ends with whoever started it, even when that one is killed outright', async () => {
  const script = `
    import { startDatabase } from './local/database.ts';
    console.log((await startDatabase(null, undefined)).endpoint);`;
  const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [endpoint] = await once(owner.stdout, 'data').then(([line]) => String(line).trim().split('\n'));
  if (!endpoint) throw new Error('No address was printed');
  expect((await fetch(endpoint, { method: 'POST' })).status).toBe(400);
  owner.kill('SIGKILL');
  await nobodyAt(endpoint);
});

test('a file that is no database is told at once, in the words of the database', async () => {
  writeFileSync(join(folder, 'auskunft.sqlite'), 'not a database at all');
  const startedAt = Date.now();
  const failing = startDatabase(folder, undefined);
  await expect(failing).rejects.toThrow(NoDatabase);
  await expect(failing).rejects.toThrow(folder);
  await expect(failing).rejects.toThrow(/not a valid SQLite database[\s\S]*--data[\s\S]*AWS_ENDPOINT_URL_DYNAMODB/);
  expect(Date.now() - startedAt).toBeLessThan(5_000);
});

test('a database that is given is taken as it is, and left running', async () => {
  const given = createServer((_, response) => response.writeHead(400).end('{}'));
  await new Promise<void>((resolve) => given.listen(0, '127.0.0.1', resolve));
  const address = given.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const endpoint = `http://127.0.0.1:${address.port}`;
  const database = await startDatabase(folder, endpoint);
  expect(database.endpoint).toBe(endpoint);
  await database.close();
  expect((await fetch(endpoint)).status).toBe(400);
  given.closeAllConnections();
  given.close();
});

test.each(['http://127.0.0.1:1', 'localhost:8000', 'nonsense'])(
  'where no database answers (%s), the address and the remedy are told',
  async (given) => {
    const failing = startDatabase(folder, given);
    await expect(failing).rejects.toThrow(NoDatabase);
    await expect(failing).rejects.toThrow(`AWS_ENDPOINT_URL_DYNAMODB=${given}. Start it, or correct the address`);
  },
);
