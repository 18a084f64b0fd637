/** The rota as it is stored: one partition, which the sort key divides into shifts, absences, feeds and the audit. */
import { createHash, randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { absenceExpires, auditExpires, rosterExpires } from '../../core/retention.ts';
import { type Absence, type Assignment, type RotaEntry, sources } from '../../core/rota.ts';
import type { Millis } from '../../core/thread.ts';
import type { Clock } from '../../steps/ports.ts';
import type { Feed, RotaChange, Rotas } from '../../steps/rotas.ts';
import { documentsOf } from './documents.ts';
import { dutyGroups } from './duty-group.ts';
import { schema } from './items.ts';
import { allLive } from './live-items.ts';
import { shiftOffers } from './shift-offers.ts';
import { transact } from './transaction.ts';

const pk = 'ROTA';
const shiftKey = ({ date, template }: Pick<Assignment, 'date' | 'template'>) => ({
  pk,
  sk: `SHIFT#${date}#${template}`,
});
/** By its last day, so that those that are not over yet are read alone. */
const absenceKey = ({ staff, from, to }: Absence) => ({ pk, sk: `ABSENCE#${to}#${from}#${staff}` });
/** One for each who made it and whose shifts it tells: a new one takes the place of the old one. Ids are in capitals. */
const feedKey = ({ of, by }: Feed) => ({ pk, sk: `FEED#${by}#${of ?? 'all'}` });
/** Of all, so that it tells of nobody. */
const countKey = { pk, sk: 'COUNT' };
const logStart = (at: Millis) => `LOG#${String(at).padStart(15, '0')}`;

const stored = { schema: v.literal(schema), sk: v.string() };
const ShiftItem = v.looseObject({
  ...stored,
  assignment: v.object({
    date: v.string(),
    template: v.string(),
    person: v.nullable(v.string()),
    source: v.picklist(sources),
    publishedAt: v.nullable(v.number()),
    swap: v.nullable(v.object({ by: v.string(), at: v.number() })),
  }),
  version: v.number(),
});
const AbsenceItem = v.looseObject({
  ...stored,
  absence: v.object({ staff: v.string(), from: v.string(), to: v.string() }),
});
const FeedItem = v.looseObject({
  ...stored,
  hash: v.string(),
  feed: v.object({ of: v.nullable(v.string()), by: v.string(), at: v.number() }),
});
const CountItem = v.looseObject({ ...stored, given: v.number(), away: v.number() });
const LogItem = v.looseObject({
  ...stored,
  entries: v.array(
    v.custom<RotaEntry>(
      (entry) => v.safeParse(v.looseObject({ at: v.number(), by: v.string(), what: v.string() }), entry).success,
      'a line of the audit',
    ),
  ),
});

/** What tells that somebody was away: kept no longer than the absence itself. */
const ofAbsences: ReadonlySet<RotaEntry['what']> = new Set(['absent', 'back', 'freed']);

/** @throws when what is stored is no rota as this release knows it */
export function dynamoRotas(options: { client: DynamoDBClient; table: string; clock: Clock }): Rotas {
  const { table: TableName, clock } = options;
  const client = documentsOf(options.client);
  let changes = 0;

  /** Items whose sort key lies between these two. */
  const between = (from: string, to: string) =>
    allLive(
      { client, clock },
      {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
      },
    );

  const put = (item: Record<string, unknown>) => ({ Put: { TableName, Item: { schema, ...item } } });

  function assigned({ version, ...assignment }: Assignment) {
    const seen =
      version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#version = :seen',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':seen': version },
          };
    const { date, template, person, source, publishedAt, swap } = assignment;
    const body = { date, template, person, source, publishedAt, swap };
    const item = { ...shiftKey(assignment), assignment: body, version: version + 1, ttl: rosterExpires(date) };
    return { Put: { ...put(item).Put, ...seen } };
  }

  /** A change's lines lie together in one item: a transaction holds a hundred. */
  function logged(entries: readonly RotaEntry[], ttl: number) {
    if (entries.length === 0) return [];
    // Changes of the same millisecond stay in the order in which they were made here.
    const order = `${String(++changes).padStart(6, '0')}-${randomUUID()}`;
    return [put({ pk, sk: `${logStart(Math.max(...entries.map(({ at }) => at)))}#${order}`, entries, ttl })];
  }

  /** Who is given a shift and who is away are different items: through this one, neither change misses the other. */
  function counted({ assignments = [], absences = [], back = [], seen }: RotaChange) {
    const given = assignments.some(({ person }) => person !== null);
    const away = absences.length + back.length > 0;
    if (!given && !away) return [];
    const atMost = (matters: boolean, count = Number.MAX_SAFE_INTEGER) => (matters ? count : Number.MAX_SAFE_INTEGER);
    return [
      {
        Update: {
          TableName,
          Key: countKey,
          UpdateExpression: 'SET #schema = :schema ADD given :given, away :away',
          ConditionExpression: 'attribute_not_exists(pk) OR (given <= :mostGiven AND away <= :mostAway)',
          ExpressionAttributeNames: { '#schema': 'schema' },
          ExpressionAttributeValues: {
            ':schema': schema,
            ':given': Number(given),
            ':away': Number(away),
            ':mostGiven': atMost(away, seen?.given),
            ':mostAway': atMost(given, seen?.away),
          },
        },
      },
    ];
  }

  function writesOf(change: RotaChange) {
    const { assignments = [], absences = [], back = [], entries } = change;
    const away = (absences.length > 0 ? absences : back).map(({ to }) => absenceExpires(to));
    const awayExpires = away.length > 0 ? Math.max(...away) : auditExpires(clock());
    const ofAbsence = ({ what }: RotaEntry) => ofAbsences.has(what);
    return [
      ...counted(change),
      ...assignments.map(assigned),
      ...absences.map((absence) => put({ ...absenceKey(absence), absence, ttl: absenceExpires(absence.to) })),
      // Whoever ends an absence that another change ended is too late, as with a shift.
      ...back.map((each) => ({
        Delete: { TableName, Key: absenceKey(each), ConditionExpression: 'attribute_exists(pk)' },
      })),
      ...logged(
        entries.filter((entry) => !ofAbsence(entry)),
        auditExpires(clock()),
      ),
      ...logged(entries.filter(ofAbsence), awayExpires),
    ];
  }

  async function feeds(from: string, to: string) {
    return (await between(from, to)).map((item) => v.parse(FeedItem, item));
  }

  return {
    ...dutyGroups({ client, table: TableName, clock }),
    ...shiftOffers({ client, table: TableName, between }),

    async assignments(from, to) {
      const items = await between(`SHIFT#${from}`, `SHIFT#${to}$`);
      return items.map((item): Assignment => {
        const { assignment, version } = v.parse(ShiftItem, item);
        return { ...assignment, version };
      });
    },

    async absences(from) {
      const items = await between(`ABSENCE#${from}`, 'ABSENCE$');
      return items.map((item) => v.parse(AbsenceItem, item).absence);
    },

    async counts() {
      const [item] = await between(countKey.sk, countKey.sk);
      return item === undefined ? { given: 0, away: 0 } : v.parse(CountItem, item);
    },

    async change(change) {
      const writes = writesOf(change);
      return writes.length === 0 ? 'written' : transact(client, writes);
    },

    async log(since) {
      const items = await between(logStart(since), 'LOG$');
      return items
        .flatMap((item) => v.parse(LogItem, item).entries)
        .filter(({ at }) => at >= since)
        .sort((a, b) => a.at - b.at);
    },

    async makeFeed(token, { of, by, at }) {
      const feed = { of, by, at };
      await client.send(new PutCommand({ TableName, Item: { schema, ...feedKey(feed), hash: hashOf(token), feed } }));
    },

    async feed(token) {
      const hash = hashOf(token);
      const found = (await feeds('FEED#', 'FEED$')).find((item) => item.hash === hash);
      return found?.feed ?? null;
    },

    async revokeFeeds(by) {
      const made = await feeds(`FEED#${by}#`, `FEED#${by}$`);
      if (made.length === 0) return;
      await transact(
        client,
        made.map(({ sk }) => ({ Delete: { TableName, Key: { pk, sk } } })),
      );
    },
  };
}

/** The secret is long and random, so that one round without salt tells as little as many would. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
