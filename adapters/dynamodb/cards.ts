/** Writes around a thread that never change it: wake-ups, and where its card is and whether it follows. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { Threads } from '../../steps/ports.ts';
import { threadKey } from './items.ts';
import { attendIndex } from './table.ts';
import type { Store } from './threads.ts';
import { update } from './transaction.ts';

type CardWrites = Pick<Threads, 'wake' | 'refreshCard' | 'refreshCards' | 'leaseCard' | 'cardShown' | 'cardPostponed'>;

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
      UpdateExpression:
        'SET cardStale = :stale, attend = :open, attendAt = if_not_exists(attendAt, :again) ADD wakes :one',
      ExpressionAttributeValues: { ':stale': true, ':one': 1, ':open': 'open', ':again': clock() + patience },
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
            Key: threadKey(id),
            ConditionExpression:
              'attribute_exists(pk) AND (attribute_not_exists(cardLease) OR cardLease.#until < :now OR cardLease.#owner = :owner)',
            UpdateExpression: 'SET cardLease = :lease',
            ExpressionAttributeNames: { '#until': 'until', '#owner': 'owner' },
            ExpressionAttributeValues: { ':lease': { owner, until }, ':now': now, ':owner': owner },
            ReturnValues: 'ALL_OLD',
          }),
        );
        return before?.cardLease ? 'abandoned' : 'leased';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'lost';
        throw error;
      }
    },

    async cardShown({ id, version, card, owner, attendAt }) {
      const clear =
        attendAt === null ? 'REMOVE cardLease, cardTrouble, attend, attendAt' : 'REMOVE cardLease, cardTrouble';
      const attend = attendAt === null ? '' : ', attend = :open, attendAt = :attendAt';
      const shown = await update(client, {
        TableName,
        Key: threadKey(id),
        ConditionExpression: 'version = :version AND cardLease.#owner = :owner',
        UpdateExpression: `SET card = :card, cardStale = :stale${attend} ${clear}`,
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: {
          ':version': version,
          ':owner': owner,
          ':card': card,
          ':stale': false,
          ...(attendAt === null ? {} : { ':open': 'open', ':attendAt': attendAt }),
        },
      });
      if (shown === 'written' || card === null) return shown;
      // A move came meanwhile: the mark stays, but where the card is must not be forgotten.
      await update(client, {
        TableName,
        Key: threadKey(id),
        ConditionExpression: 'attribute_exists(pk)',
        UpdateExpression: 'SET card = :card',
        ExpressionAttributeValues: { ':card': card },
      });
      return 'lost';
    },

    async cardPostponed({ id, owner, trouble, attendAt, unsure }) {
      const lease = unsure ? ', cardLease.#until = :past' : ' REMOVE cardLease';
      await update(client, {
        TableName,
        Key: threadKey(id),
        ConditionExpression: 'cardLease.#owner = :owner',
        UpdateExpression: `SET attend = :open, attendAt = :attendAt, cardTrouble = :trouble${lease}`,
        ExpressionAttributeNames: { '#owner': 'owner', ...(unsure ? { '#until': 'until' } : {}) },
        ExpressionAttributeValues: {
          ':owner': owner,
          ':open': 'open',
          ':attendAt': attendAt,
          ':trouble': trouble,
          ...(unsure ? { ':past': 0 } : {}),
        },
      });
    },
  };
}
