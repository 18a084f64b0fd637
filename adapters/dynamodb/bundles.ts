/** Lists of threads that stand in one card. Whether a thread is still in its list, the thread says. */
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { bundleExpires } from '../../core/retention.ts';
import type { Threads } from '../../steps/threads.ts';
import { BundleItem, bundleKey } from './items.ts';
import { alive } from './live-items.ts';
import { byAge } from './people.ts';
import type { Store } from './store.ts';
import { update } from './transaction.ts';

type Bundles = Pick<Threads, 'bundle' | 'joinBundle' | 'bundleShown'>;

export function bundles({ client, table: TableName, clock }: Store): Bundles {
  return {
    async bundle(id) {
      const { Item: item } = await client.send(new GetCommand({ TableName, Key: bundleKey(id), ConsistentRead: true }));
      if (!item || !alive(item, clock())) return null;
      const { kind, members, card = null } = v.parse(BundleItem, item);
      return { id, kind, members: [...members].sort(byAge), card };
    },

    async joinBundle(id, kind, members) {
      if (members.length === 0) return; // a set cannot be empty
      const now = clock();
      const join = (ConditionExpression: string, UpdateExpression: string) =>
        update(client, {
          TableName,
          Key: bundleKey(id),
          ConditionExpression,
          UpdateExpression,
          ExpressionAttributeNames: { '#kind': 'kind', '#ttl': 'ttl' },
          ExpressionAttributeValues: {
            ':kind': kind,
            ':members': new Set(members),
            ':ttl': bundleExpires(now),
            ':now': Math.floor(now / 1000),
          },
        });
      for (let joined = 'lost'; joined === 'lost'; ) {
        joined = await join(
          'attribute_not_exists(pk) OR #ttl > :now',
          'SET #kind = :kind, #ttl = :ttl ADD members :members',
        );
        // A list that has expired and is not removed yet begins anew.
        if (joined === 'lost') {
          joined = await join('#ttl <= :now', 'SET #kind = :kind, #ttl = :ttl, members = :members REMOVE card');
        }
      }
    },

    async bundleShown(id, card) {
      await update(client, {
        TableName,
        Key: bundleKey(id),
        ConditionExpression: 'attribute_exists(pk)',
        UpdateExpression: 'SET card = :card',
        ExpressionAttributeValues: { ':card': card },
      });
    },
  };
}
