/** What corrections and unanswered questions teach: one partition, one item for each kind and thread. */
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { lessonKinds } from '../../core/lesson.ts';
import { lessonExpires } from '../../core/retention.ts';
import type { Threads } from '../../steps/threads.ts';
import { lessonKey, lessonPartition, schema } from './items.ts';
import { allLive } from './live-items.ts';
import type { Store } from './store.ts';
import { update } from './transaction.ts';

const answerId = v.nullable(v.string());
const LessonItem = v.looseObject({
  schema: v.literal(schema),
  lesson: v.object({
    kind: v.picklist(lessonKinds),
    at: v.number(),
    text: v.string(),
    language: v.string(),
    intent: v.string(),
    answerId,
    was: v.object({ intent: v.string(), answerId }),
  }),
});

export function lessons({ client, table: TableName }: Store): Pick<Threads, 'keepLesson' | 'dropLesson' | 'lessons'> {
  return {
    async keepLesson(lesson, id) {
      // An older one that comes late changes nothing: the newest stays.
      await update(client, {
        TableName,
        Key: lessonKey(lesson.kind, id),
        ConditionExpression: 'attribute_not_exists(lesson) OR lesson.#at <= :at',
        UpdateExpression: 'SET lesson = :lesson, #schema = :schema, #ttl = :ttl',
        ExpressionAttributeNames: { '#at': 'at', '#schema': 'schema', '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':at': lesson.at,
          ':lesson': lesson,
          ':schema': schema,
          ':ttl': lessonExpires(lesson.at),
        },
      });
    },

    async dropLesson(kind, id) {
      await client.send(new DeleteCommand({ TableName, Key: lessonKey(kind, id) }));
    },

    async lessons(now) {
      const items = await allLive(
        { client, clock: () => now },
        {
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': lessonPartition },
        },
      );
      return items.map((item) => v.parse(LessonItem, item).lesson).sort((a, b) => b.at - a.at);
    },
  };
}
