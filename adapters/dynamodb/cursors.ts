/** How far each source is read, under a lease; the emergency stop; what happened once; what each day cost. */
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { onceExpires, spendExpires } from '../../core/retention.ts';
import type { Threads } from '../../steps/threads.ts';
import { CursorItem, cursorKey, HoldItem, holdKey, onceKey, spendKey } from './items.ts';
import type { Store } from './store.ts';
import { update } from './transaction.ts';

type Cursors = Pick<
  Threads,
  | 'cursor'
  | 'leaseCursor'
  | 'saveCursor'
  | 'hold'
  | 'setHold'
  | 'untoldHold'
  | 'holdTold'
  | 'once'
  | 'attempt'
  | 'done'
  | 'happened'
  | 'spend'
>;

export function cursors({ client, table: TableName, clock }: Store): Cursors {
  const get = (Key: Record<string, string>) => client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));

  /** Lost while another stamp holds. @param ttl in epoch seconds */
  function stamp(what: string, ttl: number) {
    return update(client, {
      TableName,
      Key: onceKey(what),
      ConditionExpression: 'attribute_not_exists(pk) OR #ttl <= :now',
      UpdateExpression: 'SET #ttl = :ttl REMOVE happened',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: { ':ttl': ttl, ':now': Math.floor(clock() / 1000) },
    });
  }

  async function lastChange() {
    const { Item: item } = await get(holdKey);
    return item ? v.parse(HoldItem, item) : null;
  }

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
      const change = await lastChange();
      return change?.held ? { by: change.by, at: change.at } : null;
    },

    async setHold(change) {
      await client.send(new PutCommand({ TableName, Item: { ...holdKey, ...change, told: false } }));
    },

    async untoldHold() {
      const change = await lastChange();
      return change && !change.told ? change : null;
    },

    async holdTold({ by, at }) {
      await update(client, {
        TableName,
        Key: holdKey,
        ConditionExpression: '#by = :by AND #at = :at',
        UpdateExpression: 'SET told = :told',
        ExpressionAttributeNames: { '#by': 'by', '#at': 'at' },
        ExpressionAttributeValues: { ':by': by, ':at': at, ':told': true },
      });
    },

    once: (what) => stamp(what, onceExpires(clock())),

    attempt: (what, until) => stamp(what, Math.floor(until / 1000)),

    async done(what) {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: onceKey(what),
          UpdateExpression: 'SET #ttl = :ttl, happened = :true',
          ExpressionAttributeNames: { '#ttl': 'ttl' },
          ExpressionAttributeValues: { ':ttl': onceExpires(clock()), ':true': true },
        }),
      );
    },

    async happened(what) {
      const { Item: item } = await get(onceKey(what));
      return item?.happened === true;
    },

    async spend(day, what, cost) {
      if (cost === 0) return;
      await client.send(
        new UpdateCommand({
          TableName,
          Key: spendKey(day),
          UpdateExpression: 'SET #ttl = :ttl ADD #what :cost',
          ExpressionAttributeNames: { '#what': what, '#ttl': 'ttl' },
          ExpressionAttributeValues: { ':cost': cost, ':ttl': spendExpires(clock()) },
        }),
      );
    },
  };
}
