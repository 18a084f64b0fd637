/** The table for the commands: the deployed one, or that of a local run while nobody else has its folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { awsClient } from '../functions/aws-client.ts';
import { openDataFolder, runningDatabase } from '../local/data-folder.ts';
import { startDatabase } from '../local/database.ts';

export interface OpenTable {
  client: DynamoDBClient;
  table: string;
  /** Where a local database listens; null: in AWS. */
  endpoint: string | null;
  close(): Promise<void>;
}

/**
 * @param given `--table NAME` or `--data DIR`, by default the folder `.local`
 * @param usage how the command is called, for whoever named no folder in which something has run
 * @throws when nothing has run in the folder
 */
export async function openTable(
  given: { data?: string | undefined; table?: string | undefined },
  usage: string,
): Promise<OpenTable> {
  return given.table === undefined ? local(given.data ?? '.local', usage) : deployed(given.table);
}

/**
 * The table for a command that only reads: the same, and that of a local run that goes on meanwhile.
 * @returns null where none is named and nothing has run in `.local` yet
 */
export async function readTable(given: Parameters<typeof openTable>[0], usage: string): Promise<OpenTable | null> {
  const path = given.data ?? '.local';
  const running = given.table === undefined ? runningDatabase(path) : null;
  if (running !== null) {
    const client = localClient(running);
    return { client, table: localTable(), endpoint: running, close: async () => client.destroy() };
  }
  return isNamed(given) || hasRun(path) ? openTable(given, usage) : null;
}

function isNamed({ data, table }: Parameters<typeof openTable>[0]): boolean {
  return data !== undefined || table !== undefined;
}

/** Also true where the database is one that somebody else started. */
function hasRun(path: string): boolean {
  return Boolean(process.env.AWS_ENDPOINT_URL_DYNAMODB) || existsSync(join(path, 'auskunft.sqlite'));
}

function localClient(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
}

function localTable(): string {
  return process.env.AUSKUNFT_TABLE || 'auskunft';
}

function deployed(table: string): OpenTable {
  const client = new DynamoDBClient(awsClient);
  return { client, table, endpoint: null, close: async () => client.destroy() };
}

async function local(path: string, usage: string): Promise<OpenTable> {
  const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (!hasRun(path)) {
    throw new Error(`${path}: Hier hat noch kein Auskunft gearbeitet. / Auskunft has not run here yet.\n${usage}`);
  }
  const held = await openDataFolder(path);
  try {
    const database = await startDatabase(held.path, endpoint);
    const client = localClient(database.endpoint);
    return {
      client,
      table: localTable(),
      endpoint: database.endpoint,
      close: async () => {
        client.destroy();
        await database.close();
        held.release();
      },
    };
  } catch (error) {
    held.release();
    throw error;
  }
}
