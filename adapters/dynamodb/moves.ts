/** Writes that change a thread: each is conditional on the move before it and carries its line of the audit trail. */
import { randomUUID } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { attendAt } from '../../core/attention.ts';
import { type Case, caseFacts, caseOf, casesAfter, firstCase } from '../../core/case.ts';
import { auditExpires, seenExpires, textExpires } from '../../core/retention.ts';
import { type LogEntry, next, type Status, type Thread, type Versioned } from '../../core/thread.ts';
import type { Threads } from '../../steps/threads.ts';
import { caseItem, caseKey, loggedFacts, StoredCase } from './case-items.ts';
import {
  conversationKey,
  logItem,
  messageItem,
  moveOrder,
  personItem,
  seenKey,
  talkItem,
  threadBody,
  threadKey,
} from './items.ts';
import type { Store } from './store.ts';
import { transact } from './transaction.ts';

type Moves = Pick<Threads, 'open' | 'append' | 'move' | 'note'>;

/** A thread of an earlier release has no case yet. */
const CountedItem = v.object({ version: v.optional(v.number()), counted: v.optional(StoredCase) });

/** The case that a thread stands for until a move. */
interface Counted {
  before: Case;
  isStored: boolean;
}

/** Statuses from which `to` can be reached, staying included: the condition of every write to a thread. */
function sourcesOf(to: Status): Status[] {
  const all: Status[] = ['new', 'awaitingReview', 'approved', 'sending', 'answered', 'closed', 'failed', 'unknown'];
  return all.filter((from) => from === to || next[from].some((status) => status === to));
}

export function moves(store: Store): Moves {
  const { client, table: TableName, clock, zone } = store;
  const put = (item: Record<string, unknown>) => ({ Put: { TableName, Item: item } });
  const logged = (thread: Thread, entry: LogEntry, version: number, counted: Counted) =>
    put({
      ...logItem(thread.id, entry, moveOrder(version), auditExpires(entry.at)),
      facts: loggedFacts(caseFacts(thread), counted),
    });
  /** Where the thread is found by its patron, and by whoever else takes part in the conversation. */
  const found = (thread: Thread, ttl: number) => {
    const talk = talkItem(thread, ttl);
    return [put(personItem(thread, ttl)), ...(talk === null ? [] : [put(talk)])];
  };

  /** The case that the thread stands for, as of this version; null where somebody else moved it since. */
  async function currentCase({ thread, version }: Versioned): Promise<Counted | null> {
    const { Item: item } = await client.send(
      new GetCommand({
        TableName,
        Key: threadKey(thread.id),
        ConsistentRead: true,
        ProjectionExpression: 'version, counted',
      }),
    );
    const read = v.parse(CountedItem, item ?? {});
    if (read.version !== version) return null;
    const before = read.counted ?? caseOf(randomUUID(), thread, zone);
    return { before, isStored: read.counted !== undefined };
  }

  /** The thread's cases after a move, and the writes that keep them: none where the move changes nothing about them. */
  function counting({ before, isStored }: Counted, to: Thread, entry: LogEntry) {
    const cases = casesAfter(before, entry, caseFacts(to), zone);
    const same = cases.find(({ no }) => no === before.no) ?? before;
    const elsewhere = same.week === before.week ? [] : [{ Delete: { TableName, Key: caseKey(before) } }];
    const writes = cases.filter((one) => one !== before || !isStored).map((one) => put(caseItem(one)));
    return { current: cases.at(-1) ?? same, writes: [...elsewhere, ...writes] };
  }

  /** @param ttl renewed by a message of the patron only: thread, conversation and newest message expire together */
  function changed(from: Versioned, to: Thread, current: Case, ttl?: number) {
    const now = clock();
    const attend = attendAt(to, now, true);
    const sources = sourcesOf(to.status);
    const names = Object.fromEntries(sources.map((status, i) => [`:from${i}`, status]));
    return {
      Update: {
        TableName,
        Key: threadKey(to.id),
        ConditionExpression: `version = :version AND #status IN (${Object.keys(names).join(', ')})`,
        UpdateExpression:
          'SET #status = :status, body = :body, version = :next, #schema = :schema, cardStale = :stale, counted = :case, ' +
          `attend = :attend, attendAt = :attendAt${ttl === undefined ? '' : ', #ttl = :ttl'}`,
        ExpressionAttributeNames: {
          '#status': 'status',
          '#schema': 'schema',
          ...(ttl === undefined ? {} : { '#ttl': 'ttl' }),
        },
        ExpressionAttributeValues: {
          ...names,
          ':version': from.version,
          ':next': from.version + 1,
          ':status': to.status,
          ':body': to,
          ':schema': threadBody(to).schema,
          ':stale': true,
          ':case': current,
          ':attend': 'open',
          ':attendAt': attend,
          ...(ttl === undefined ? {} : { ':ttl': ttl }),
        },
      },
    };
  }

  return {
    open(thread, message, entry, replaces) {
      const now = clock();
      const ttl = textExpires(thread.channel, now, store);
      const conversation = conversationKey(thread.channel, thread.conversation);
      const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
      const first = firstCase(randomUUID(), caseFacts(thread), zone);
      const seen = {
        ...seenKey(thread.channel, message.firstId),
        threadId: thread.id,
        latestId: message.id,
        ttl: seenExpires(now),
      };
      const item = {
        ...threadKey(thread.id),
        ...threadBody(thread),
        version: 1,
        counted: first,
        wakes: 0,
        cardStale: false,
        attend: 'open',
        attendAt: attendAt(thread, now, false),
        ttl,
      };
      return transact(client, [
        { Put: { TableName, Item: seen, ...absent } },
        { Put: { TableName, Item: item, ...absent } },
        put(messageItem(thread.id, message, ttl)),
        {
          Put: {
            TableName,
            Item: { ...conversation, threadId: thread.id, ttl },
            ConditionExpression: 'attribute_not_exists(pk) OR threadId = :replaces OR #ttl <= :now',
            ExpressionAttributeNames: { '#ttl': 'ttl' },
            ExpressionAttributeValues: { ':replaces': replaces ?? '', ':now': Math.floor(now / 1000) },
          },
        },
        ...found(thread, ttl),
        put(caseItem(first)),
        logged(thread, entry, 1, { before: first, isStored: true }),
      ]);
    },

    async append(from, to, message, entry) {
      const counted = await currentCase(from);
      if (counted === null) return 'lost';
      const { current, writes } = counting(counted, to, entry);
      const now = clock();
      const ttl = textExpires(to.channel, now, store);
      const key = seenKey(to.channel, message.firstId);
      return transact(client, [
        {
          Put: {
            TableName,
            Item: { ...key, threadId: to.id, latestId: message.id, ttl: seenExpires(now) },
            // A further message is not stored yet; an edit names a stored one of this thread and is another version of it.
            ConditionExpression: 'attribute_not_exists(pk) OR (threadId = :thread AND latestId <> :latest)',
            ExpressionAttributeValues: { ':thread': to.id, ':latest': message.id },
          },
        },
        changed(from, to, current, ttl),
        put(messageItem(to.id, message, ttl)),
        // The edit of an older thread's message does not bring the conversation back to that thread.
        ...(entry.what === 'editedByPatron'
          ? []
          : [put({ ...conversationKey(to.channel, to.conversation), threadId: to.id, ttl })]),
        ...found(to, ttl),
        ...writes,
        logged(to, entry, from.version + 1, counted),
      ]);
    },

    async move(from, to, entry, message) {
      const counted = await currentCase(from);
      if (counted === null) return 'lost';
      const { current, writes: cases } = counting(counted, to, entry);
      const writes = [changed(from, to, current), logged(to, entry, from.version + 1, counted), ...cases];
      if (!message) return transact(client, writes);
      const ttl = textExpires(to.channel, clock(), store);
      return transact(client, [...writes, put(messageItem(to.id, message, ttl))]);
    },

    async note(id, entry) {
      // Beside the moves of the same millisecond, and after them.
      const item = logItem(id, entry, `note-${randomUUID()}`, auditExpires(entry.at));
      await client.send(new PutCommand({ TableName, Item: item }));
    },
  };
}
