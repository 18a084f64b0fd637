/** The `Threads` port over the one table. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { LogEntry, Message, Millis, ThreadId, Versioned } from '../../core/thread.ts';
import type { Clock, Log } from '../../steps/ports.ts';
import type { Outstanding, ThreadRecord, Threads } from '../../steps/threads.ts';
import { batchGet } from './batch-get.ts';
import { bundles } from './bundles.ts';
import { cardLeases } from './card-leases.ts';
import { cardWrites } from './cards.ts';
import { cursors } from './cursors.ts';
import { documentsOf } from './documents.ts';
import { ConversationItem, conversationKey, LogItem, MessageItem, SeenItem, seenKey, ThreadItem } from './items.ts';
import { lessons } from './lessons.ts';
import { allLive, liveItems } from './live-items.ts';
import { moves } from './moves.ts';
import { people } from './people.ts';
import type { Store } from './store.ts';
import { attendIndex } from './table.ts';

/**
 * @param dmConsentRequired true while direct messages may live 72 hours only
 */
export function dynamoThreads(options: {
  client: DynamoDBClient;
  table: string;
  clock: Clock;
  dmConsentRequired: boolean;
  zone: string;
  log: Log;
}): Threads {
  const client = documentsOf(options.client);
  const store: Store = { ...options, client };
  return {
    ...reads(store, options.log),
    ...moves(store),
    ...people(store),
    ...bundles(store),
    ...cardLeases(store),
    ...cardWrites(store),
    ...cursors(store),
    ...lessons(store),
  };
}

type Reads = Pick<Threads, 'read' | 'log' | 'seen' | 'current' | 'waiting' | 'outstanding'>;

function reads(store: Store, log: Log): Reads {
  const { client, table } = store;

  /** All live items of one thread in a range of sort keys. */
  const items = (id: ThreadId, from: string, to: string) =>
    allLive(store, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': `THREAD#${id}`, ':from': from, ':to': to },
    });

  /** One of many: what cannot be read keeps nobody else waiting. */
  function readable(item: Record<string, unknown>): v.InferOutput<typeof ThreadItem>[] {
    const parsed = v.safeParse(ThreadItem, item);
    if (parsed.success) return [parsed.output];
    log('thread.unreadable', { pk: String(item.pk) });
    return [];
  }

  async function read(id: ThreadId): Promise<ThreadRecord | null> {
    const found = await items(id, 'MSG#', 'THREAD');
    const stored = found.find((item) => item.sk === 'THREAD');
    if (!stored) return null;
    const { body: thread, version, cardStale, cardOwed, card, wakes, ttl } = v.parse(ThreadItem, stored);
    const messages: Message[] = found
      .filter((item) => item !== stored)
      .map((item) => v.parse(MessageItem, item).message)
      .filter(({ author, withdrawnAt }) => author === 'library' || withdrawnAt === undefined)
      .sort((a, b) => a.at - b.at);
    return { thread, version, cardStale: cardStale || cardOwed, card, wakes, messages, keptUntil: keptUntil(ttl) };
  }

  return {
    read,

    async log(id) {
      const found = await items(id, 'LOG#', 'LOG$');
      return found.map((item): LogEntry => v.parse(LogItem, item).entry);
    },

    async seen(channel, firstIds) {
      const keys = [...new Set(firstIds)].map((id) => seenKey(channel, id));
      const found = new Map<string, v.InferOutput<typeof SeenItem>>();
      for (const item of await batchGet(client, table, keys)) {
        const seen = v.parse(SeenItem, item);
        found.set(seen.pk.slice(`SEEN#${channel}#`.length), seen);
      }
      return found;
    },

    async current(channel, conversation) {
      const { Item: item } = await client.send(
        new GetCommand({ TableName: table, Key: conversationKey(channel, conversation), ConsistentRead: true }),
      );
      return item ? read(v.parse(ConversationItem, item).threadId) : null;
    },

    async waiting() {
      const found = await allLive(store, {
        TableName: table,
        IndexName: attendIndex,
        KeyConditionExpression: 'attend = :open',
        FilterExpression: '#status = :waiting',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':open': 'open', ':waiting': 'awaitingReview' },
      });
      return found
        .flatMap(readable)
        .map(({ body: thread, version }): Versioned => ({ thread, version }))
        .sort((a, b) => a.thread.arrivedAt - b.thread.arrivedAt);
    },

    async outstanding(until, limit) {
      const found: Outstanding[] = [];
      const items = liveItems(store, {
        TableName: table,
        IndexName: attendIndex,
        KeyConditionExpression: 'attend = :open AND attendAt <= :until',
        ExpressionAttributeValues: { ':open': 'open', ':until': until },
        ...(limit === undefined ? {} : { Limit: limit }),
      });
      // Expired items keep their place at the head of the index until the table's TTL removes them.
      for await (const item of items) {
        for (const { body: thread, version, cardStale, cardOwed, ttl } of readable(item)) {
          found.push({ thread, version, cardStale: cardStale || cardOwed, keptUntil: keptUntil(ttl) });
        }
        if (found.length === limit) break;
      }
      return found;
    },
  };
}

function keptUntil(ttl: number | undefined): Millis | null {
  return ttl === undefined ? null : ttl * 1000;
}
