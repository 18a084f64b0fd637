/** What leads changed from Slack: one partition, small enough to be read as a whole. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { Answer } from '../../core/library.ts';
import { isExpired, type LibraryChange } from '../../core/library-change.ts';
import { auditExpires } from '../../core/retention.ts';
import type { Millis } from '../../core/thread.ts';
import type { LibraryChanges } from '../../steps/library-changes.ts';
import type { Clock } from '../../steps/ports.ts';
import { documentsOf } from './documents.ts';
import { allLive } from './live-items.ts';
import { transact, update } from './transaction.ts';

const pk = 'LIBRARY';
const redraftKey = { pk, sk: 'REDRAFT' };
const changeKey = ({ kind, key }: Pick<LibraryChange, 'kind' | 'key'>) => ({ pk, sk: `CHANGE#${kind}#${key}` });

const made = { key: v.string(), by: v.string(), at: v.number(), until: v.nullable(v.number()) };
const period = {
  from: v.string(),
  to: v.string(),
  sentence: v.string(),
  sentenceEn: v.exactOptional(v.string()),
};
const StoredChange = v.variant('kind', [
  v.object({
    kind: v.literal('closure'),
    ...made,
    ...period,
    branch: v.nullable(v.string()),
    service: v.boolean(),
  }),
  v.object({ kind: v.literal('opening'), ...made, ...period, branch: v.string(), date: v.string() }),
  v.object({
    kind: v.literal('answer'),
    ...made,
    answer: v.nullable(Answer),
    before: v.exactOptional(v.nullable(Answer)),
  }),
]);

/** Without `change` it was taken back: what is left keeps the version, so that it never goes back. */
const ChangeItem = v.looseObject({
  sk: v.string(),
  version: v.number(),
  change: v.optional(StoredChange),
  forTeam: v.optional(v.object({ words: v.string(), at: v.number() })),
});
/** `since`: drafts from before it are still to be made anew; `expiredTo`: whatever expired until then is dealt with. */
const RedraftItem = v.looseObject({ since: v.optional(v.number()), expiredTo: v.optional(v.number()) });

/** @throws when what is stored is no change of the library as this release knows it */
export function dynamoLibraryChanges(options: { client: DynamoDBClient; table: string; clock: Clock }): LibraryChanges {
  const { table: TableName, clock } = options;
  const client = documentsOf(options.client);

  async function stored() {
    const items = await allLive(
      { client, clock },
      {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      },
    );
    const redraft = items.find(({ sk }) => sk === redraftKey.sk);
    return {
      redraft: v.parse(RedraftItem, redraft ?? {}),
      changes: items.filter((item) => item !== redraft).map((item) => v.parse(ChangeItem, item)),
    };
  }

  const draftAnew = (since: Millis) => ({
    Update: {
      TableName,
      Key: redraftKey,
      UpdateExpression: 'SET since = :since',
      ExpressionAttributeValues: { ':since': since },
    },
  });

  return {
    async all(now) {
      const { changes } = await stored();
      return changes.flatMap(({ change, version }) => (change && !isExpired(change, now) ? [{ change, version }] : []));
    },

    save(change, version, forTeam) {
      const { at, until } = change;
      const first = version === 0;
      return transact(client, [
        {
          Update: {
            TableName,
            Key: changeKey(change),
            // What was taken back or has expired is nothing to whoever saves: they begin at 0, the count goes on.
            ConditionExpression: first
              ? 'attribute_not_exists(#change) OR #change.#until <= :now'
              : '#version = :version AND attribute_exists(#change)',
            UpdateExpression:
              'SET #change = :change, #version = if_not_exists(#version, :none) + :one' +
              `${until === null ? '' : ', #ttl = :ttl'}${forTeam ? ', forTeam = :forTeam' : ''}` +
              removing([...(until === null ? ['#ttl'] : []), ...(forTeam ? [] : ['forTeam'])]),
            ExpressionAttributeNames: {
              '#change': 'change',
              '#version': 'version',
              '#ttl': 'ttl',
              ...(first ? { '#until': 'until' } : {}),
            },
            ExpressionAttributeValues: {
              ':change': change,
              ':none': 0,
              ':one': 1,
              ...(first ? { ':now': clock() } : { ':version': version }),
              ...(until === null ? {} : { ':ttl': auditExpires(until) }),
              ...(forTeam ? { ':forTeam': forTeam } : {}),
            },
          },
        },
        // Drafts that were made while the change was on its way do not know it either.
        draftAnew(Math.max(at, clock())),
      ]);
    },

    async remove(key, version, forTeam) {
      const { changes } = await stored();
      const found = changes.find((item) => item.change?.key === key && item.version === version);
      if (!found?.change) return 'lost';
      return transact(client, [
        {
          Update: {
            TableName,
            Key: changeKey(found.change),
            ConditionExpression: '#version = :version AND attribute_exists(#change)',
            UpdateExpression:
              `SET #version = :next, #ttl = :ttl${forTeam ? ', forTeam = :forTeam' : ''}` +
              removing(['#change', ...(forTeam ? [] : ['forTeam'])]),
            ExpressionAttributeNames: { '#change': 'change', '#version': 'version', '#ttl': 'ttl' },
            ExpressionAttributeValues: {
              ':version': version,
              ':next': version + 1,
              ':ttl': auditExpires(clock()),
              ...(forTeam ? { ':forTeam': forTeam } : {}),
            },
          },
        },
        draftAnew(clock()),
      ]);
    },

    async untold() {
      const { changes } = await stored();
      return changes
        .flatMap(({ sk: id, version, forTeam }) => (forTeam ? [{ id, version, ...forTeam }] : []))
        .toSorted((a, b) => a.at - b.at);
    },

    async told({ id, version }) {
      await update(client, {
        TableName,
        Key: { pk, sk: id },
        ConditionExpression: '#version = :version',
        UpdateExpression: 'REMOVE forTeam',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      });
    },

    async redraftSince() {
      const now = clock();
      const { redraft, changes } = await stored();
      const { since, expiredTo = 0 } = redraft;
      const times = changes.flatMap(({ change }) =>
        change && change.until !== null && isExpired(change, now) && change.until > expiredTo ? [change.until] : [],
      );
      if (since !== undefined) times.push(since);
      return times.length === 0 ? null : Math.max(...times);
    },

    async redrafted(since) {
      await update(client, {
        TableName,
        Key: redraftKey,
        ConditionExpression: 'attribute_not_exists(since) OR since <= :since',
        UpdateExpression: 'SET expiredTo = :since REMOVE since',
        ExpressionAttributeValues: { ':since': since },
      });
    },
  };
}

function removing(names: readonly string[]): string {
  return names.length === 0 ? '' : ` REMOVE ${names.join(', ')}`;
}
