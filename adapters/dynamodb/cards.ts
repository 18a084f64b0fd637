/** Writes around a thread that never change it: wake-ups, and where its card is and whether it follows. */
import * as v from 'valibot';
import type { ThreadId } from '../../core/thread.ts';
import type { CardRef, Threads } from '../../steps/threads.ts';
import { releaseCard } from './card-leases.ts';
import { threadKey } from './items.ts';
import { allLive } from './live-items.ts';
import type { Store } from './store.ts';
import { attendIndex } from './table.ts';
import { update } from './transaction.ts';

type CardWrites = Pick<
  Threads,
  'wake' | 'refreshCard' | 'refreshCards' | 'cardPosted' | 'cardShown' | 'cardPostponed' | 'cardForgotten'
>;

/** When `tick` looks after a card that was marked but not shown. */
const patience = 60_000;

const Key = v.object({ pk: v.string(), sk: v.string() });

export function cardWrites(store: Store): CardWrites {
  const { client, table: TableName, clock } = store;

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

  /** Where the card is must not be forgotten, whatever else becomes of the thread. */
  async function keep(id: ThreadId, card: CardRef): Promise<void> {
    await update(client, {
      TableName,
      Key: threadKey(id),
      ConditionExpression: 'attribute_exists(pk)',
      UpdateExpression: 'SET card = :card',
      ExpressionAttributeValues: { ':card': card },
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
      // Read as a whole first: a card that is marked moves within the index.
      const items = await allLive(store, {
        TableName,
        IndexName: attendIndex,
        KeyConditionExpression: 'attend = :open',
        ExpressionAttributeValues: { ':open': 'open' },
      });
      for (const item of items) await refresh(v.parse(Key, item));
    },

    cardPosted: keep,

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
      // Something came meanwhile: the mark stays.
      if (shown === 'lost' && card !== null) await keep(id, card);
      if (shown === 'written') await releaseCard(store, { thread: id }, owner, unsure && card === null);
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
      await releaseCard(store, { thread: id }, owner, unsure);
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
