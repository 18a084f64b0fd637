/** Reading many items by their keys: in batches, until the database has given all of them. */
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { attempts, pauseAfter } from './transaction.ts';

const mostKeys = 100; // a BatchGet's limit

/**
 * Those of the items that exist, in no order.
 * @param keys each of them once
 * @throws when the database, which may give less than it was asked for, gives nothing more in eight tries
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Record<string, unknown>[],
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (let at = 0; at < keys.length; at += mostKeys) {
    let wanted: Record<string, unknown>[] = keys.slice(at, at + mostKeys);
    for (let attempt = 1; wanted.length > 0; ) {
      const page = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
      );
      found.push(...(page.Responses?.[table] ?? []));
      const left = page.UnprocessedKeys?.[table]?.Keys ?? [];
      if (left.length < wanted.length) attempt = 1;
      else if (attempt === attempts) throw new Error(`The database does not give ${left.length} items.`);
      else await pauseAfter(attempt++);
      wanted = left;
    }
  }
  return found;
}
