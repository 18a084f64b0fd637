/** What the weekly report costs on this machine where a year brings 250,000 questions, with ever more weeks stored. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { caseItem } from '../adapters/dynamodb/case-items.ts';
import { dynamoThreads } from '../adapters/dynamodb/threads.ts';
import type { Case } from '../core/case.ts';
import type { ServiceCalendar } from '../core/hours.ts';
import { type IsoWeek, spanOf, weekAt, weeksFrom } from '../core/iso-week.ts';
import { startDatabase } from '../local/database.ts';

const yearly = 250_000;
/** Questions of the week without an answer. */
const unanswered = 300;
const stages = [1, 4, 16, 52];
const table = 'auskunft';
const things = [
  'Saatgut',
  'Mikroskope',
  'Nähmaschinen',
  '3D-Drucker',
  'Gitarren',
  'Beamer',
  'Teleskope',
  'Zeitungen von',
];
const askings = [
  (thing: string) => `Kann man bei Ihnen ${thing} ausleihen?`,
  (thing: string) => `Guten Tag, gibt es in der Zweigstelle am Bahnhof auch ${thing}, und was kostet das für Kinder?`,
  (thing: string) => `Schade, dass Sie ${thing} abgeschafft haben. Wann kommt das wieder?`,
];
/** DynamoDB takes so many items at once. */
const batch = 25;
const writers = 4;

/** By how many weeks are stored; each measured in a process of its own, so that no other work's memory counts. */
export async function reportCosts(calendar: ServiceCalendar): Promise<Record<string, Record<string, string>>> {
  const database = await startDatabase(null, undefined);
  try {
    const client = localClient(database.endpoint);
    await createPlainTable(client);
    const last = weeksFrom(weekAt(Date.now(), calendar.zone), -1);
    await storeLessons(client, last, calendar);
    const costs: Record<string, Record<string, string>> = {};
    let stored = 0;
    let one: number | null = null;
    for (const weeks of stages) {
      for (; stored < weeks; stored++) await store(client, casesOf(weeksFrom(last, -stored), calendar));
      const { ms, cpu, again, growth, total } = await measured(database.endpoint, last);
      one ??= again;
      costs[`${weeks} ${weeks === 1 ? 'week' : 'weeks'} stored`] = {
        'first report, s': (ms / 1000).toFixed(2),
        'of that its own work, s': (cpu / 1000).toFixed(2),
        'another, s': (again / 1000).toFixed(2),
        'times that of one week': (again / one).toFixed(1),
        'memory more, MB': growth.toFixed(0),
        'memory in all, MB': total.toFixed(0),
      };
    }
    client.destroy();
    return costs;
  } finally {
    await database.close();
  }
}

function localClient(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
}

/** Without the stream and the index: the embedded database would take an hour to fill it. Reading cases needs neither. */
async function createPlainTable(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
}

async function store(client: DynamoDBClient, cases: readonly Case[]): Promise<void> {
  const documents = DynamoDBDocumentClient.from(client);
  const starts = Array.from({ length: Math.ceil(cases.length / batch) }, (_, i) => i * batch).values();
  const write = async () => {
    for (const start of starts) {
      const puts = cases.slice(start, start + batch).map((one) => ({ PutRequest: { Item: caseItem(one) } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }));
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
}

async function storeLessons(client: DynamoDBClient, week: IsoWeek, { zone }: ServiceCalendar): Promise<void> {
  const threads = dynamoThreads({ client, table, clock: Date.now, log: () => {}, dmConsentRequired: true, zone });
  const { start } = spanOf(week, zone);
  for (let i = 0; i < unanswered; i++) {
    const thing = things[i % things.length];
    const text = askings[i % askings.length]?.(`${thing} ${Math.floor(i / things.length)}`) ?? '';
    const was = { intent: '', answerId: null };
    await threads.keepLesson(
      { kind: 'gap', at: start + i, text, language: 'de', intent: 'other', answerId: null, was },
      `gap-${i}`,
    );
  }
}

/** A week's share of a year: nine in ten answered, every third out of hours, all kinds of topics and answers. */
function casesOf(week: IsoWeek, calendar: ServiceCalendar): Case[] {
  const { start, end } = spanOf(week, calendar.zone);
  const random = numbers(start);
  const oneOf = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0];
  return Array.from({ length: Math.round(yearly / 52) }, (_, i): Case => {
    const arrivedAt = Math.floor(start + random() * (end - start));
    const at = arrivedAt + Math.floor(random() ** 2 * 20 * 3_600_000);
    const answered = random() < 0.9;
    return {
      id: `${week}-${String(i).padStart(6, '0')}-0000-0000-000000000000`,
      no: random() < 0.1 ? 2 : 1,
      channel: oneOf(['x-mention', 'x-mention', 'x-dm']),
      arrivedAt,
      week,
      intent: oneOf(['opening_hours', 'renewal', 'fees', 'events', 'account_problem', null]),
      language: oneOf(['de', 'de', 'de', 'en', 'tr']),
      first: answered ? { at, serviceMs: Math.floor((at - arrivedAt) * 0.6) } : null,
      ended: answered ? { at, how: 'answered' } : oneOf([null, { at, how: 'noAnswerNeeded' }, { at, how: 'thanks' }]),
      interims: 0,
      corrections: random() < 0.02 ? 1 : 0,
      proposed: oneOf(['oeffnungszeiten', 'verlaengern', 'gebuehren', 'veranstaltungen', null]),
      draft: answered ? oneOf(['asProposed', 'edited', 'replaced', 'ownWords']) : null,
      effort: oneOf([null, 1, 2, 3]),
    };
  });
}

/** The same for the same seed, from 0 to below 1. */
function numbers(seed: number): () => number {
  let state = seed % 2 ** 32;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

interface Measured {
  /** Milliseconds. */
  ms: number;
  /** Of the same report: the processor's, without the database's and whatever else this machine does. */
  cpu: number;
  again: number;
  /** Megabytes. */
  growth: number;
  total: number;
}

async function measured(endpoint: string, week: IsoWeek): Promise<Measured> {
  const script = join(import.meta.dirname, 'bench-report-run.ts');
  const env = {
    ...process.env,
    AUSKUNFT_TABLE: table,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, week], { env });
  return JSON.parse(stdout);
}
