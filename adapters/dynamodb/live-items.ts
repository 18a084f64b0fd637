/** Reading many items: every page, and only what has not expired. */
import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../steps/ports.ts';

/** The live items that a query finds, in its order. Whoever stops reading asks for no further page. */
export async function* liveItems(
  { client, clock }: { client: DynamoDBDocumentClient; clock: Clock },
  query: QueryCommandInput,
): AsyncGenerator<Record<string, unknown>> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new QueryCommand({ ...query, ...(start ? { ExclusiveStartKey: start } : {}) }));
    const now = clock();
    for (const item of page.Items ?? []) if (alive(item, now)) yield item;
    start = page.LastEvaluatedKey;
  } while (start);
}

/** All of them together, for what is known to be short. */
export async function allLive(...query: Parameters<typeof liveItems>): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for await (const item of liveItems(...query)) found.push(item);
  return found;
}

/** True while an item may be read: TTL removes expired items only within days. */
export function alive(item: Record<string, unknown>, now: number): boolean {
  const { ttl } = item;
  return typeof ttl !== 'number' || ttl > now / 1000;
}
