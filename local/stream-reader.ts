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
  TrimmedDataAccessException,
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
  /** The last record taken in this run: after trouble the reading goes on there, for nothing is taken twice. */
  const taken = new Map<string, string>();
  const iterators = new Map<string, string>();
  const orders = new Map<string, (sequence: string) => () => void>();
  const finished = new Set<string>();
  const stopping = new AbortController();
  let kept = '';

  function keepPlaces(): void {
    const text = JSON.stringify(Object.fromEntries(places));
    if (text !== kept) writePlaces(file, text);
    kept = text;
  }

  async function openShards(): Promise<void> {
    const { Streams: streams = [] } = await client.send(new ListStreamsCommand({ TableName: table }));
    const StreamArn = streams.at(-1)?.StreamArn;
    if (!StreamArn) throw new Error(`The table ${table} has no stream`);
    const shards = await listShards(client, StreamArn);
    const unread = new Set(shards.map(({ id }) => id).filter((id) => !finished.has(id)));
    for (const { id: shard, parent } of shards) {
      if (iterators.has(shard) || finished.has(shard)) continue;
      if (parent && unread.has(parent)) continue; // what items went through earlier stands there
      const iterator = await openAfter(StreamArn, shard, taken.get(shard) ?? places.get(shard));
      if (iterator) iterators.set(shard, iterator);
    }
  }

  /** What a place names may be older than the stream keeps: then from the oldest that is left. */
  async function openAfter(StreamArn: string, ShardId: string, place: string | undefined): Promise<string | undefined> {
    const from = place
      ? ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: place } as const)
      : ({ ShardIteratorType: 'TRIM_HORIZON' } as const);
    try {
      return (await client.send(new GetShardIteratorCommand({ StreamArn, ShardId, ...from }))).ShardIterator;
    } catch (error) {
      if (place && error instanceof TrimmedDataAccessException) return openAfter(StreamArn, ShardId, undefined);
      throw error;
    }
  }

  async function readShard(shard: string, iterator: string): Promise<void> {
    const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: 1000 }));
    const inOrder = orders.get(shard) ?? handledInOrder((sequence) => places.set(shard, sequence));
    orders.set(shard, inOrder);
    for (const record of page.Records ?? []) {
      const sequence = record.dynamodb?.SequenceNumber;
      if (!sequence) continue;
      take(record, inOrder(sequence));
      taken.set(shard, sequence);
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
        keepPlaces();
      } catch (error) {
        if (stopping.signal.aborted) return;
        trouble(error);
        iterators.clear(); // expired or cut off: they are opened anew
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
      keepPlaces();
    },
  };
}

async function listShards(client: DynamoDBStreamsClient, StreamArn: string) {
  const shards: { id: string; parent: string | undefined }[] = [];
  let start: string | undefined;
  do {
    const { StreamDescription: stream } = await client.send(
      new DescribeStreamCommand({ StreamArn, ...(start ? { ExclusiveStartShardId: start } : {}) }),
    );
    for (const { ShardId: id, ParentShardId: parent } of stream?.Shards ?? []) if (id) shards.push({ id, parent });
    start = stream?.LastEvaluatedShardId;
  } while (start);
  return shards;
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

/** Without a file, or one that a power cut has spoilt, from the oldest record on: a second wake-up harms nobody. */
function readPlaces(file: string): Map<string, string> {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Places), text);
  return new Map(read.success ? Object.entries(read.output) : []);
}

/** Written aside and renamed, so that who ends in between leaves the old or the new file, never half of one. */
function writePlaces(file: string, text: string): void {
  writeFileSync(`${file}.next`, text);
  renameSync(`${file}.next`, file);
}
