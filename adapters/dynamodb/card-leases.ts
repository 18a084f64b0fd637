/** Who writes a card at present, a thread's or a list's. The lease lies apart from what it is for, so that it wakes nobody. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { auditExpires } from '../../core/retention.ts';
import type { Threads } from '../../steps/threads.ts';
import { bundleCardKey, cardKey } from './items.ts';
import type { Store } from './store.ts';
import { update } from './transaction.ts';

type Leases = Pick<Threads, 'leaseCard' | 'releaseBundle'>;
type LeaseKey = Parameters<Threads['leaseCard']>[0];

const leaseKey = (key: LeaseKey) => ('thread' in key ? cardKey(key.thread) : bundleCardKey(key.bundle));

export function cardLeases(store: Store): Leases {
  const { client, table: TableName } = store;
  return {
    async leaseCard(key, owner, until, now) {
      try {
        const { Attributes: before } = await client.send(
          new UpdateCommand({
            TableName,
            Key: leaseKey(key),
            ConditionExpression: 'attribute_not_exists(lease) OR lease.#until < :now OR lease.#owner = :owner',
            UpdateExpression: 'SET lease = :lease, #ttl = :ttl',
            ExpressionAttributeNames: { '#until': 'until', '#owner': 'owner', '#ttl': 'ttl' },
            ExpressionAttributeValues: {
              ':lease': { owner, until },
              ':now': now,
              ':owner': owner,
              ':ttl': auditExpires(now),
            },
            ReturnValues: 'ALL_OLD',
          }),
        );
        return before?.lease ? 'abandoned' : 'leased';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'lost';
        throw error;
      }
    },

    releaseBundle: (id, owner, unsure) => releaseCard(store, { bundle: id }, owner, unsure),
  };
}

/** Ends a lease; what is left behind as expired tells the next run that a card may be out. */
export async function releaseCard(
  { client, table: TableName }: Store,
  key: LeaseKey,
  owner: string,
  unsure: boolean,
): Promise<void> {
  await update(client, {
    TableName,
    Key: leaseKey(key),
    ConditionExpression: 'lease.#owner = :owner',
    UpdateExpression: unsure ? 'SET lease.#until = :past' : 'REMOVE lease',
    ExpressionAttributeNames: { '#owner': 'owner', ...(unsure ? { '#until': 'until' } : {}) },
    ExpressionAttributeValues: { ':owner': owner, ...(unsure ? { ':past': 0 } : {}) },
  });
}
