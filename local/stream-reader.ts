/** Reads the table's stream, shard after shard, and remembers how far every record is handled. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import * as v from 'valibot';

const rhythmMs = 150;
/** Shards roll over: new ones are looked for every so many rounds. */
const lookForShardsEvery = 20;

export interface StreamReader {
  stop(): Promise<void>;
}

/**
 * @param file where the place in each shard is kept; a restart goes on from there
 * @param take gets every record once per run, and calls `done` when it needs no more handling
 */
export function readStream(options: {
  client: DynamoDBStreamsClient;
  table: string;
  file: string;
  take: (record: _Record, done: () => void) => void;
  trouble: (error: unknown) => void;
}): StreamReader {
  const { client, table, file, take, trouble } = options;
  const places = readPlaces(file);
  const iterators = new Map<string, string>();
  const orders = new Map<string, (sequence: string) => () => void>();
  const finished = new Set<string>();
  const stopping = new AbortController();

  async function openShards(): Promise<void> {
    const { Streams: streams = [] } = await client.send(new ListStreamsCommand({ TableName: table }));
    const StreamArn = streams.at(-1)?.StreamArn;
    if (!StreamArn) throw new Error(`The table ${table} has no stream`);
    let start: string | undefined;
    do {
      const { StreamDescription: stream } = await client.send(
        new DescribeStreamCommand({ StreamArn, ...(start ? { ExclusiveStartShardId: start } : {}) }),
      );
      for (const { ShardId: shard } of stream?.Shards ?? []) {
        if (!shard || iterators.has(shard) || finished.has(shard)) continue;
        const place = places.get(shard);
        const { ShardIterator: iterator } = await client.send(
          new GetShardIteratorCommand({
            StreamArn,
            ShardId: shard,
            ShardIteratorType: place ? 'AFTER_SEQUENCE_NUMBER' : 'TRIM_HORIZON',
            ...(place ? { SequenceNumber: place } : {}),
          }),
        );
        if (iterator) iterators.set(shard, iterator);
      }
      start = stream?.LastEvaluatedShardId;
    } while (start);
  }

  async function readShard(shard: string, iterator: string): Promise<void> {
    const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: 1000 }));
    const inOrder = orders.get(shard) ?? handledInOrder((sequence) => places.set(shard, sequence));
    orders.set(shard, inOrder);
    for (const record of page.Records ?? []) {
      const sequence = record.dynamodb?.SequenceNumber;
      if (sequence) take(record, inOrder(sequence));
    }
    if (page.NextShardIterator) iterators.set(shard, page.NextShardIterator);
    else {
      iterators.delete(shard);
      finished.add(shard);
    }
  }

  async function run(): Promise<void> {
    for (let round = 0; !stopping.signal.aborted; round++) {
      try {
        if (iterators.size === 0 || round % lookForShardsEvery === 0) await openShards();
        for (const [shard, iterator] of [...iterators]) await readShard(shard, iterator);
        writePlaces(file, places);
      } catch (error) {
        if (stopping.signal.aborted) return;
        trouble(error);
        iterators.clear(); // expired or cut off: go on after the last handled record
        await pause(1000);
      }
      await pause(rhythmMs);
    }
  }

  const pause = (ms: number) => wait(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
      writePlaces(file, places);
    },
  };
}

/** Reports the last sequence number up to which everything is handled, whatever the order of handling. */
function handledInOrder(advance: (sequence: string) => void): (sequence: string) => () => void {
  const open: { sequence: string; done: boolean }[] = [];
  return (sequence) => {
    const entry = { sequence, done: false };
    open.push(entry);
    return () => {
      entry.done = true;
      while (open[0]?.done) {
        advance(open[0].sequence);
        open.shift();
      }
    };
  };
}

const Places = v.record(v.string(), v.string());

function readPlaces(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(v.parse(Places, JSON.parse(readFileSync(file, 'utf8')))));
}

const written = new Map<string, string>();

/** Written aside and renamed, so that a power cut leaves the old or the new file, never half of one. */
function writePlaces(file: string, places: Map<string, string>): void {
  const text = JSON.stringify(Object.fromEntries(places));
  if (written.get(file) === text) return;
  writeFileSync(`${file}.next`, text);
  renameSync(`${file}.next`, file);
  written.set(file, text);
}
