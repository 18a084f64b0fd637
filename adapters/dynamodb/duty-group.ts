/** The desk's user group of whoever is on duty, as `tick` last made it: `triage` mentions it while it is in step. */
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { Clock } from '../../steps/ports.ts';
import type { Rotas } from '../../steps/rotas.ts';
import { schema } from './items.ts';
import { allLive } from './live-items.ts';

const key = { pk: 'ROTA', sk: 'GROUP' };
const GroupItem = v.looseObject({
  schema: v.literal(schema),
  group: v.object({ id: v.nullable(v.string()), staff: v.array(v.string()), at: v.number() }),
});

/** @throws when what is stored is no group as this release knows it */
export function dutyGroups(store: {
  client: DynamoDBDocumentClient;
  table: string;
  clock: Clock;
}): Pick<Rotas, 'group' | 'keepGroup'> {
  const { client, table: TableName } = store;
  return {
    async group() {
      // By a query, as all else of the rota is read: no function needs a further right for it.
      const [item] = await allLive(store, {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk = :sk',
        ExpressionAttributeValues: { ':pk': key.pk, ':sk': key.sk },
      });
      return item === undefined ? null : v.parse(GroupItem, item).group;
    },

    async keepGroup({ id, staff, at }) {
      await client.send(new PutCommand({ TableName, Item: { schema, ...key, group: { id, staff: [...staff], at } } }));
    },
  };
}
