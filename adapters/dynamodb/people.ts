/** Who else is in a conversation, what else a patron asked, and whom staff have muted. */
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { muteExpires } from '../../core/retention.ts';
import { talkOf } from '../../core/talk.ts';
import type { ThreadId } from '../../core/thread.ts';
import type { Mute, Neighbour, Threads } from '../../steps/threads.ts';
import { MuteItem, muteKey, PersonItem, personPartition, TalkItem, talkPartition, threadOf } from './items.ts';
import { allLive } from './live-items.ts';
import type { Store } from './store.ts';

type People = Pick<Threads, 'inTalk' | 'ofPatron' | 'mute' | 'unmute' | 'muteOf'>;

export function people(store: Store): People {
  const { client, table: TableName } = store;
  const partition = (pk: string) =>
    allLive(store, {
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
    });

  async function muteAt(Key: Record<string, string>): Promise<Mute | null> {
    const { Item: item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return item ? v.parse(MuteItem, item).mute : null;
  }

  return {
    async inTalk(channel, talk) {
      const items = await partition(talkPartition(channel, talk));
      return items
        .map((item) => v.parse(TalkItem, item))
        .map((item): Neighbour => ({ threadId: threadOf(item), patron: item.patron, at: item.at }))
        .sort((a, b) => a.at - b.at || byAge(a.threadId, b.threadId));
    },

    async ofPatron(channel, patron) {
      const items = await partition(personPartition(channel, patron));
      return items
        .map((item) => threadOf(v.parse(PersonItem, item)))
        .sort(byAge)
        .reverse();
    },

    async mute(mute) {
      await client.send(new PutCommand({ TableName, Item: { ...muteKey(mute), mute, ttl: muteExpires(mute.until) } }));
    },

    async unmute(mute) {
      await client.send(new DeleteCommand({ TableName, Key: muteKey(mute) }));
    },

    async muteOf({ channel, conversation, patron }, now) {
      const talk = talkOf({ conversation, patron });
      const mutes = await Promise.all([
        muteAt(muteKey({ channel, whom: { author: patron } })),
        talk === null ? null : muteAt(muteKey({ channel, whom: { talk } })),
      ]);
      return mutes.find((mute) => mute !== null && mute.until > now) ?? null;
    },
  };
}

/** Oldest first: a thread's id ends with its first message's, a growing number, so that the longer one is the later. */
export function byAge(a: ThreadId, b: ThreadId): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}
