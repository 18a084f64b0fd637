/** How far each source is read, under a lease; the emergency stop; what each day cost. */
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { Threads } from '../../steps/ports.ts';
import { CursorItem, cursorKey, HoldItem, holdKey, spendKey } from './items.ts';
import type { Store } from './threads.ts';
import { update } from './transaction.ts';

type Cursors = Pick<Threads, 'cursor' | 'leaseCursor' | 'saveCursor' | 'hold' | 'setHold' | 'spend'>;

/** Spending is kept as long as the audit trail: 400 days, in seconds. */
const spendLife = 400 * 86_400;

export function cursors({ client, table: TableName, clock }: Store): Cursors {
  const get = (Key: Record<string, string>) => client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));

  return {
    async cursor(source) {
      const { Item: item } = await get(cursorKey(source));
      return v.parse(CursorItem, item ?? {});
    },

    leaseCursor(source, owner, until, now) {
      return update(client, {
        TableName,
        Key: cursorKey(source),
        ConditionExpression: 'attribute_not_exists(lease) OR lease.#until < :now OR lease.#owner = :owner',
        UpdateExpression: 'SET lease = :lease',
        ExpressionAttributeNames: { '#until': 'until', '#owner': 'owner' },
        ExpressionAttributeValues: { ':lease': { owner, until }, ':now': now, ':owner': owner },
      });
    },

    saveCursor(source, owner, cursor) {
      return update(client, {
        TableName,
        Key: cursorKey(source),
        ConditionExpression: 'lease.#owner = :owner',
        UpdateExpression:
          'SET newest = :newest, lastSuccessAt = :success, notBefore = :notBefore, trouble = :trouble REMOVE lease',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: {
          ':owner': owner,
          ':newest': cursor.newest,
          ':success': cursor.lastSuccessAt,
          ':notBefore': cursor.notBefore,
          ':trouble': cursor.trouble,
        },
      });
    },

    async hold() {
      const { Item: item } = await get(holdKey);
      return item ? v.parse(HoldItem, item) : null;
    },

    async setHold(hold) {
      if (hold) await client.send(new PutCommand({ TableName, Item: { ...holdKey, ...hold } }));
      else await client.send(new DeleteCommand({ TableName, Key: holdKey }));
    },

    async spend(day, what, cost) {
      if (cost === 0) return;
      await client.send(
        new UpdateCommand({
          TableName,
          Key: spendKey(day),
          UpdateExpression: 'SET #ttl = :ttl ADD #what :cost',
          ExpressionAttributeNames: { '#what': what, '#ttl': 'ttl' },
          ExpressionAttributeValues: { ':cost': cost, ':ttl': Math.floor(clock() / 1000) + spendLife },
        }),
      );
    },
  };
}
