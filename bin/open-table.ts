/** The table for the commands: the deployed one, or that of a local run while nobody else has its folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openDataFolder } from '../local/data-folder.ts';
import { startDatabase } from '../local/database.ts';

export interface OpenTable {
  client: DynamoDBClient;
  table: string;
  close(): Promise<void>;
}

/**
 * @param given `--table NAME` or `--data DIR`, by default the folder `.local`
 * @param usage how the command is called, for whoever called it otherwise
 * @throws when both are given, or nothing has run in the folder
 */
export async function openTable(
  given: { data?: string | undefined; table?: string | undefined },
  usage: string,
): Promise<OpenTable> {
  if (given.data !== undefined && given.table !== undefined) throw new Error(usage);
  return given.table === undefined ? local(given.data ?? '.local', usage) : deployed(given.table);
}

function deployed(table: string): OpenTable {
  const client = new DynamoDBClient({});
  return { client, table, close: async () => client.destroy() };
}

async function local(path: string, usage: string): Promise<OpenTable> {
  const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (!endpoint && !existsSync(join(path, 'auskunft.sqlite'))) {
    throw new Error(`${path}: Hier hat noch kein Auskunft gearbeitet. / Auskunft has not run here yet.\n${usage}`);
  }
  const held = await openDataFolder(path);
  try {
    const database = await startDatabase(held.path, endpoint);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({ endpoint: database.endpoint, region: 'eu-central-1', credentials });
    return {
      client,
      table: process.env.AUSKUNFT_TABLE || 'auskunft',
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
