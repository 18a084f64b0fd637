/** Reading many items by their keys: in batches, until the database has given all of them. */
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const mostKeys = 100; // a BatchGet's limit

/** Those of the items that exist, in no order. @param keys each of them once */
export async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Record<string, unknown>[],
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (let at = 0; at < keys.length; at += mostKeys) {
    let wanted: Record<string, unknown>[] = keys.slice(at, at + mostKeys);
    while (wanted.length > 0) {
      const page = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
      );
      found.push(...(page.Responses?.[table] ?? []));
      wanted = page.UnprocessedKeys?.[table]?.Keys ?? [];
    }
  }
  return found;
}
