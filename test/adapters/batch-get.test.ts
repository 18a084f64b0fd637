import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { batchGet } from '../../adapters/dynamodb/batch-get.ts';

/** @param most how many items each answer of the database gives */
async function overloaded(most: number) {
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests++;
    const { table } = JSON.parse((await buffer(request)).toString('utf8')).RequestItems;
    const [given, left] = [table.Keys.slice(0, most), table.Keys.slice(most)];
    const UnprocessedKeys = left.length > 0 ? { table: { Keys: left } } : {};
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end(JSON.stringify({ Responses: { table: given }, UnprocessedKeys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const endpoint = `http://127.0.0.1:${address.port}`;
  const client = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
  return { client: DynamoDBDocumentClient.from(client), requests: () => requests };
}

const keys = Array.from({ length: 30 }, (_, n) => ({ pk: `A#${n}` }));

test('a database that gives less than it is asked for is asked until it has given all', async () => {
  const { client, requests } = await overloaded(3);
  expect(await batchGet(client, 'table', keys)).toEqual(keys);
  expect(requests()).toBe(10);
});

test('one that gives nothing is asked eight times, with growing pauses', async () => {
  const { client, requests } = await overloaded(0);
  await expect(batchGet(client, 'table', keys)).rejects.toThrow('The database does not give 30 items.');
  expect(requests()).toBe(8);
});
