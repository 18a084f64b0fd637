/** The `Cases` port over the one table: one partition a week, so that a report costs what its weeks cost. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { caseExpires } from '../../core/retention.ts';
import { type ChannelName, channelNames, type MicroDollars } from '../../core/thread.ts';
import type { Shown } from '../../core/weekly-report.ts';
import type { Cases } from '../../steps/cases.ts';
import type { Clock } from '../../steps/ports.ts';
import { batchGet } from './batch-get.ts';
import {
  casePartition,
  caseRead,
  IntakeItem,
  intakeKey,
  PeopleItem,
  peopleItem,
  peopleKey,
  SpendItem,
} from './case-items.ts';
import { documentsOf } from './documents.ts';
import { schema, spendKey } from './items.ts';
import { alive, allLive } from './live-items.ts';
import { update } from './transaction.ts';

interface Options {
  client: DynamoDBClient;
  table: string;
  clock: Clock;
}

export function dynamoCases({ client, table: TableName, clock }: Options): Cases {
  const documents = documentsOf(client);
  const live = async (keys: Parameters<typeof batchGet>[2]) => {
    const found = await batchGet(documents, TableName, keys);
    return found.filter((item) => alive(item, clock()));
  };
  return {
    async ofWeek(week) {
      const items = await allLive(
        { client: documents, clock },
        {
          TableName,
          KeyConditionExpression: 'pk = :pk',
          FilterExpression: 'attribute_exists(#case)',
          ProjectionExpression: '#case, #schema, #ttl',
          ExpressionAttributeNames: { '#case': 'case', '#schema': 'schema', '#ttl': 'ttl' },
          ExpressionAttributeValues: { ':pk': casePartition(week) },
        },
      );
      return items.map(caseRead);
    },

    async keepPeople(week, people) {
      await documents.send(new PutCommand({ TableName, Item: peopleItem(week, people) }));
    },

    async people(weeks) {
      const items = (await live(weeks.map(peopleKey))).map((item) => v.parse(PeopleItem, item));
      return new Map(items.map(({ week, people }) => [week, people]));
    },

    async spent(days) {
      const together: Partial<Record<ChannelName, MicroDollars>> = {};
      for (const item of await live(days.map(spendKey))) {
        const spent = v.parse(SpendItem, item);
        for (const channel of channelNames) {
          if (spent[channel] > 0) together[channel] = (together[channel] ?? 0) + spent[channel];
        }
      }
      return together;
    },

    async countShown(day, source, { shown, stored, late, gaps, silenceMs }) {
      const Key = intakeKey(day, source);
      await documents.send(
        new UpdateCommand({
          TableName,
          Key,
          UpdateExpression:
            'SET #schema = :schema, #ttl = :ttl ADD shown :shown, #stored :stored, late :late, gaps :gaps',
          ExpressionAttributeNames: { '#schema': 'schema', '#ttl': 'ttl', '#stored': 'stored' },
          ExpressionAttributeValues: {
            ':schema': schema,
            ':ttl': caseExpires(Date.parse(day)),
            ':shown': shown,
            ':stored': stored,
            ':late': late,
            ':gaps': gaps,
          },
        }),
      );
      if (silenceMs === 0) return;
      await update(documents, {
        TableName,
        Key,
        ConditionExpression: 'attribute_not_exists(silenceMs) OR silenceMs < :silence',
        UpdateExpression: 'SET silenceMs = :silence',
        ExpressionAttributeValues: { ':silence': silenceMs },
      });
    },

    async shown(days) {
      const together: Partial<Record<ChannelName, Shown>> = {};
      for (const item of await live(days.flatMap((day) => channelNames.map((source) => intakeKey(day, source))))) {
        const { sk: source, ...day } = v.parse(IntakeItem, item);
        together[source] = added(together[source], day);
      }
      return together;
    },
  };
}

function added(before: Shown | undefined, day: Shown): Shown {
  return {
    shown: (before?.shown ?? 0) + day.shown,
    stored: (before?.stored ?? 0) + day.stored,
    late: (before?.late ?? 0) + day.late,
    gaps: (before?.gaps ?? 0) + day.gaps,
    silenceMs: Math.max(before?.silenceMs ?? 0, day.silenceMs),
  };
}
