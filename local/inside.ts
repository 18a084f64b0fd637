/** What goes on inside, for the page's right pane: threads, functions, sources, money, the emergency stop. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { openDanger } from '../core/danger-call.ts';
import { type ServiceCalendar, serviceState } from '../core/hours.ts';
import { channelNames, type Thread } from '../core/thread.ts';
import type { Threads } from '../steps/threads.ts';
import type { Ledger } from './ledger.ts';
import type { Inside, InsideThread } from './page/world.ts';

const Trouble = v.object({ kind: v.string(), detail: v.string() });
const ThreadItem = v.object({
  body: v.custom<Thread>((body) => v.is(v.looseObject({ id: v.string(), status: v.string() }), body)),
  cardTrouble: v.optional(Trouble),
});
const Spent = v.record(v.string(), v.unknown());

export async function inside(parts: {
  client: DynamoDBClient;
  table: string;
  threads: Threads;
  calendar: ServiceCalendar;
  ledger: Ledger;
  now: number;
}): Promise<Inside> {
  const { client, table, threads, calendar, ledger, now } = parts;
  const documents = DynamoDBDocumentClient.from(client);
  const [list, sources, hold, spend] = await Promise.all([
    allThreads(documents, table),
    Promise.all(
      channelNames.map(async (source) => {
        const { lastSuccessAt, trouble, notBefore } = await threads.cursor(source);
        return { source, lastSuccessAt, trouble: trouble && `${trouble.kind}: ${trouble.detail}`, notBefore };
      }),
    ),
    threads.hold(),
    spent(documents, table, now),
  ]);
  return {
    threads: list,
    sources,
    hold,
    spend,
    functions: ledger.functions(),
    failures: ledger.failures(),
    service: serviceState(calendar, now),
  };
}

/** One machine holds few threads: a scan is fair here and nowhere else. */
async function allThreads(client: DynamoDBDocumentClient, table: string): Promise<InsideThread[]> {
  const found: InsideThread[] = [];
  const filter = {
    TableName: table,
    FilterExpression: 'sk = :thread',
    ExpressionAttributeValues: { ':thread': 'THREAD' },
  };
  for await (const page of paginateScan({ client }, filter)) {
    for (const item of page.Items ?? []) {
      const { body: thread, cardTrouble } = v.parse(ThreadItem, item);
      found.push(lineOf(thread, cardTrouble));
    }
  }
  return found.sort((a, b) => b.arrivedAt - a.arrivedAt);
}

function lineOf(thread: Thread, cardTrouble: v.InferOutput<typeof Trouble> | undefined): InsideThread {
  const ofChannel = 'trouble' in thread && thread.trouble ? `${thread.trouble.kind}: ${thread.trouble.detail}` : null;
  const ofDesk = cardTrouble ? `Slack ${cardTrouble.kind}: ${cardTrouble.detail}` : null;
  const endedAt =
    thread.status === 'answered' ? thread.answeredAt : thread.status === 'closed' ? thread.closedAt : null;
  return {
    id: thread.id,
    status: thread.status,
    channel: thread.channel,
    danger: openDanger(thread),
    intent: thread.tag?.intent ?? null,
    language: thread.tag?.language ?? null,
    arrivedAt: thread.arrivedAt,
    dueAt: thread.dueAt,
    endedAt,
    trouble: ofChannel ?? ofDesk,
  };
}

/** What X has cost today and this month, by X's days (UTC). */
async function spent(client: DynamoDBDocumentClient, table: string, now: number): Promise<Inside['spend']> {
  const today = new Date(now).toISOString().slice(0, 10);
  const days = Array.from(
    { length: Number(today.slice(8)) },
    (_, i) => `${today.slice(0, 8)}${`${i + 1}`.padStart(2, '0')}`,
  );
  const costs = await Promise.all(
    days.map(async (day) => {
      const { Item: item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk: `SPEND#${day}`, sk: 'SPEND' } }),
      );
      const amounts = v.parse(Spent, item ?? {});
      return channelNames.reduce((sum, name) => sum + (typeof amounts[name] === 'number' ? amounts[name] : 0), 0);
    }),
  );
  return { todayMicroDollars: costs.at(-1) ?? 0, monthMicroDollars: costs.reduce((sum, cost) => sum + cost, 0) };
}
