import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dynamoThreads } from '../../adapters/dynamodb/threads.ts';
import type { Lesson } from '../../core/lesson.ts';
import type { Database } from '../../local/database.ts';
import type { Threads } from '../../steps/threads.ts';
import { databases, withTable } from '../support/databases.ts';
import { noon } from '../support/threads.ts';

const day = 86_400_000;
const lesson: Lesson = {
  kind: 'intent',
  at: noon,
  text: 'Kann ich das Buch länger behalten?',
  language: 'de',
  intent: 'renewal',
  answerId: 'verlaengern',
  was: { intent: 'borrowing_return', answerId: null },
};

describe.each(databases())('lessons, in $name', ({ start }) => {
  let database: Database;
  let client: DynamoDBClient;
  let threads: Threads;
  let TableName: string;
  let tables = 0;
  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    TableName = `lessons-${++tables}`;
    client = await withTable(database, TableName);
    threads = dynamoThreads({
      client,
      table: TableName,
      clock: () => noon,
      log: () => {},
      dmConsentRequired: true,
      zone: 'Europe/Berlin',
    });
  });

  test('come back as they were kept, the newest first', async () => {
    const gap: Lesson = { ...lesson, kind: 'gap', at: noon + 1, answerId: null, was: { intent: '', answerId: null } };
    await threads.keepLesson(lesson, 'x-mention-1');
    await threads.keepLesson(gap, 'x-mention-1');
    expect(await threads.lessons(noon)).toEqual([gap, lesson]);
  });

  test('of one kind, a thread teaches the newest, in whichever order they come', async () => {
    const later = { ...lesson, at: noon + 1000, intent: 'fees' };
    await threads.keepLesson(lesson, 'x-mention-1');
    await threads.keepLesson(later, 'x-mention-1');
    await threads.keepLesson({ ...lesson, at: noon + 500, intent: 'events' }, 'x-mention-1');
    await threads.keepLesson(lesson, 'x-mention-2');
    expect(await threads.lessons(noon)).toEqual([later, lesson]);
  });

  test('are forgotten one by one', async () => {
    await threads.keepLesson(lesson, 'x-mention-1');
    await threads.keepLesson({ ...lesson, kind: 'gap' }, 'x-mention-1');
    await threads.dropLesson('gap', 'x-mention-1');
    await threads.dropLesson('gap', 'x-mention-2');
    expect(await threads.lessons(noon)).toEqual([lesson]);
  });

  test('are not read any more after 180 days, and the table removes them', async () => {
    await threads.keepLesson(lesson, 'x-mention-1');
    expect(await threads.lessons(noon + 180 * day - 1)).toEqual([lesson]);
    expect(await threads.lessons(noon + 180 * day)).toEqual([]);
    const raw = DynamoDBDocumentClient.from(client);
    const { Item } = await raw.send(new GetCommand({ TableName, Key: { pk: 'LESSON', sk: 'intent#x-mention-1' } }));
    expect(Item).toMatchObject({ ttl: (noon + 180 * day) / 1000 });
  });

  test('of more than one page are all read', async () => {
    const long = { ...lesson, text: 'ü'.repeat(20_000) }; // a page ends at 1 MB
    const ids = Array.from({ length: 40 }, (_, i) => `x-mention-${i}`);
    for (const id of ids) await threads.keepLesson(long, id);
    expect(await threads.lessons(noon)).toHaveLength(40);
  });
});
