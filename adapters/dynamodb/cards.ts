/** Writes around a thread that never change it: wake-ups, and where its card is and whether it follows. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { auditExpires } from '../../core/retention.ts';
import type { ThreadId } from '../../core/thread.ts';
import type { Threads } from '../../steps/threads.ts';
import { cardKey, threadKey } from './items.ts';
import { attendIndex } from './table.ts';
import type { Store } from './threads.ts';
import { update } from './transaction.ts';

type CardWrites = Pick<
  Threads,
  'wake' | 'refreshCard' | 'refreshCards' | 'leaseCard' | 'cardShown' | 'cardPostponed' | 'cardForgotten'
>;

/** When `tick` looks after a card that was marked but not shown. */
const patience = 60_000;

const Key = v.object({ pk: v.string(), sk: v.string() });

export function cardWrites({ client, table: TableName, clock }: Store): CardWrites {
  /** The counter makes every wake-up a change: an unchanged item emits nothing. */
  async function refresh(key: { pk: string; sk: string }): Promise<void> {
    await update(client, {
      TableName,
      Key: key,
      ConditionExpression: 'attribute_exists(pk)',
      UpdateExpression: 'SET cardStale = :stale, attend = :open, attendAt = :again ADD wakes :one',
      ExpressionAttributeValues: { ':stale': true, ':one': 1, ':open': 'open', ':again': clock() + patience },
    });
  }

  /** Ends a lease; what is left behind as expired tells the next run that a card may be out. */
  async function release(id: ThreadId, owner: string, unsure: boolean): Promise<void> {
    await update(client, {
      TableName,
      Key: cardKey(id),
      ConditionExpression: 'lease.#owner = :owner',
      UpdateExpression: unsure ? 'SET lease.#until = :past' : 'REMOVE lease',
      ExpressionAttributeNames: { '#owner': 'owner', ...(unsure ? { '#until': 'until' } : {}) },
      ExpressionAttributeValues: { ':owner': owner, ...(unsure ? { ':past': 0 } : {}) },
    });
  }

  return {
    async wake(id, again) {
      await update(client, {
        TableName,
        Key: threadKey(id),
        ConditionExpression: 'attribute_exists(attendAt)',
        UpdateExpression: 'SET attendAt = :again ADD wakes :one',
        ExpressionAttributeValues: { ':again': again, ':one': 1 },
      });
    },

    refreshCard: (id) => refresh(threadKey(id)),

    async refreshCards() {
      let start: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            IndexName: attendIndex,
            KeyConditionExpression: 'attend = :open',
            ExpressionAttributeValues: { ':open': 'open' },
            ...(start ? { ExclusiveStartKey: start } : {}),
          }),
        );
        for (const item of page.Items ?? []) await refresh(v.parse(Key, item));
        start = page.LastEvaluatedKey;
      } while (start);
    },

    async leaseCard(id, owner, until, now) {
      try {
        const { Attributes: before } = await client.send(
          new UpdateCommand({
            TableName,
            Key: cardKey(id),
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

    async cardShown({ record, card, owner, attendAt, unsure }) {
      const { id } = record.thread;
      const shown = await update(client, {
        TableName,
        Key: threadKey(id),
        ConditionExpression: 'version = :version AND wakes = :wakes',
        UpdateExpression:
          attendAt === null
            ? 'SET card = :card, cardStale = :stale REMOVE cardOwed, cardTrouble, attend, attendAt'
            : 'SET card = :card, cardStale = :stale, attend = :open, attendAt = :attendAt REMOVE cardOwed, cardTrouble',
        ExpressionAttributeValues: {
          ':version': record.version,
          ':wakes': record.wakes,
          ':card': card,
          ':stale': false,
          ...(attendAt === null ? {} : { ':open': 'open', ':attendAt': attendAt }),
        },
      });
      if (shown === 'lost' && card !== null) {
        // Something came meanwhile: the mark stays, but where the card is must not be forgotten.
        await update(client, {
          TableName,
          Key: threadKey(id),
          ConditionExpression: 'attribute_exists(pk)',
          UpdateExpression: 'SET card = :card',
          ExpressionAttributeValues: { ':card': card },
        });
      }
      if (shown === 'written') await release(id, owner, unsure && card === null);
      return shown;
    },

    async cardPostponed({ record, owner, trouble, attendAt, unsure }) {
      const { id } = record.thread;
      // Lost: a move or a wake-up came meanwhile and has woken somebody already.
      await update(client, {
        TableName,
        Key: threadKey(id),
        ConditionExpression: 'version = :version AND wakes = :wakes',
        UpdateExpression:
          'SET cardStale = :stale, cardOwed = :owed, cardTrouble = :trouble, attend = :open, attendAt = :attendAt',
        ExpressionAttributeValues: {
          ':version': record.version,
          ':wakes': record.wakes,
          ':stale': false,
          ':owed': true,
          ':trouble': trouble,
          ':open': 'open',
          ':attendAt': attendAt,
        },
      });
      await release(id, owner, unsure);
    },

    async cardForgotten(id) {
      await update(client, {
        TableName,
        Key: threadKey(id),
        ConditionExpression: 'attribute_exists(pk)',
        UpdateExpression: 'REMOVE card',
      });
    },
  };
}
