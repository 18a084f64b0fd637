/** Makes the cases again from the audit trail: after a fault, or when a figure is in doubt. */
import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { Case } from '../../core/case.ts';
import { weekAt, weeksFrom } from '../../core/iso-week.ts';
import { batchGet } from './batch-get.ts';
import { CaseItem, caseItem, caseKey, casesFrom, MoveItem, versionOf } from './case-items.ts';
import { documentsOf } from './documents.ts';
import { transact } from './transaction.ts';

interface Trail {
  documents: DynamoDBDocumentClient;
  table: string;
  /** Of the library. */
  zone: string;
}

type Moves = v.InferOutput<typeof MoveItem>[];

const ofMoves = { FilterExpression: 'attribute_exists(facts)', ExpressionAttributeValues: { ':log': 'LOG#' } };

/**
 * Makes all cases again, as far back as the audit trail goes, and writes those that are stored otherwise or in another
 * week as well. What moves meanwhile keeps its case; a case stays as it is where moves of its thread are missing.
 * @param zone of the library
 * @param changed is told of each that had to be written
 * @returns how many cases there are, and how many had to be written
 */
export async function rebuildCases({
  client,
  table,
  zone,
  changed,
}: {
  client: DynamoDBClient;
  table: string;
  zone: string;
  changed?: (one: Case) => void;
}): Promise<{ cases: number; written: number }> {
  const trail = { documents: documentsOf(client), table, zone };
  const told = { cases: 0, written: 0 };
  const tell = (one: Case) => {
    told.written++;
    changed?.(one);
  };
  for await (const scanned of movesByThread(trail)) {
    let known = 0;
    // Overtaken by a move it begins again with that; where none has come, the trail lacks what the thread has done since.
    for (let moves = scanned; lastVersion(moves) > known; moves = await movesOf(trail, scanned)) {
      known = lastVersion(moves);
      const cases = casesFrom(moves, zone) ?? [];
      if ((await corrected(trail, moves, cases, tell)) === 'lost') continue;
      told.cases += cases.length;
      break;
    }
  }
  return told;
}

/** Writes what differs, unless the thread has moved since these moves were read. */
async function corrected(
  { documents, table: TableName, zone }: Trail,
  moves: Moves,
  cases: readonly Case[],
  tell: (one: Case) => void,
): Promise<'corrected' | 'lost'> {
  const unmoved = {
    ConditionCheck: {
      TableName,
      Key: { pk: moves[0]?.pk, sk: 'THREAD' },
      ConditionExpression: 'attribute_not_exists(pk) OR version = :version', // a thread expires long before its trail
      ExpressionAttributeValues: { ':version': lastVersion(moves) },
    },
  };
  for (const one of cases) {
    const stored = await batchGet(documents, TableName, possibleKeys(one, moves, zone));
    const { pk } = caseKey(one);
    const strays = stored.filter((item) => item.pk !== pk);
    const there = v.safeParse(
      CaseItem,
      stored.find((item) => item.pk === pk),
    );
    if (strays.length === 0 && there.success && isDeepStrictEqual(there.output.case, one)) continue;
    const away = strays.map((item) => ({ Delete: { TableName, Key: { pk: item.pk, sk: item.sk } } }));
    const put = { Put: { TableName, Item: caseItem(one) } };
    if ((await transact(documents, [unmoved, put, ...away])) === 'lost') return 'lost';
    tell(one);
  }
  return 'corrected';
}

/** Where a case may stand: in its week, in those beside it, and where its thread's clock has ever been. */
function possibleKeys(one: Case, moves: Moves, zone: string) {
  const arrivals = new Set(moves.map(({ facts }) => facts.arrivedAt));
  const weeks = [-1, 0, 1].map((weeks) => weeksFrom(one.week, weeks));
  const all = new Set([...weeks, ...[...arrivals].map((at) => weekAt(at, zone))]);
  return [...all].map((week) => caseKey({ ...one, week }));
}

/** A scan gives the items of one partition after each other. */
async function* movesByThread({ documents, table }: Trail): AsyncGenerator<Moves> {
  let moves: Moves = [];
  const FilterExpression = `begins_with(sk, :log) AND ${ofMoves.FilterExpression}`;
  for await (const page of paginateScan({ client: documents }, { TableName: table, ...ofMoves, FilterExpression })) {
    for (const item of page.Items ?? []) {
      const move = v.parse(MoveItem, item);
      if (moves[0] !== undefined && moves[0].pk !== move.pk) {
        yield moves;
        moves = [];
      }
      moves.push(move);
    }
  }
  if (moves.length > 0) yield moves;
}

/** Those of the same thread, as of now. */
async function movesOf({ documents, table }: Trail, [first]: Moves): Promise<Moves> {
  const query = {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :log)',
    ...ofMoves,
    ExpressionAttributeValues: { ...ofMoves.ExpressionAttributeValues, ':pk': first?.pk },
  };
  const moves: Moves = [];
  for await (const page of paginateQuery({ client: documents }, query)) {
    moves.push(...(page.Items ?? []).map((item) => v.parse(MoveItem, item)));
  }
  return moves;
}

function lastVersion(moves: Moves): number {
  return Math.max(0, ...moves.map(versionOf));
}
