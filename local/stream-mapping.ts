/**
 * One stream mapping as Lambda keeps it: filters by the new image, batches, retries with bisection, and gives up into
 * the on-failure list. Records of one item stay in order; other items never wait for them.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import type { FlowFunction, StreamCondition } from '../core/flow.ts';
import { type Handler, invoke } from './invoke.ts';
import type { Ledger } from './ledger.ts';

/** Lambda waits longer and longer between retries; these are the local steps, in milliseconds. */
const usualBackoff: readonly number[] = [250, 500, 1_000, 2_000, 4_000, 8_000];

interface Waiting {
  record: _Record;
  done: () => void;
}

export interface StreamMapping {
  /** @param done called when the record was handled, filtered out or given up */
  take(record: _Record, done: () => void): void;
  /** Begins nothing more, and waits for what the handler is at. What is not done by then never is. */
  stop(): Promise<void>;
}

/** @param backoff milliseconds before the first, second … retry; the last goes for all further ones */
export function streamMapping(
  fn: FlowFunction,
  handler: Handler,
  ledger: Ledger,
  backoff = usualBackoff,
): StreamMapping {
  const { trigger } = fn;
  if (trigger.kind !== 'stream') throw new Error(`${fn.name} is not woken by the stream`);
  const { batchSize, parallel, retries, where } = trigger;
  const lanes = new Map<string, Waiting[]>();
  const busy = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  function next(): void {
    for (const [key, waiting] of lanes) {
      if (busy.size >= parallel || stopping.signal.aborted) return;
      if (busy.has(key)) continue;
      const batch = waiting.splice(0, batchSize);
      if (waiting.length === 0) lanes.delete(key);
      const handling = handle(batch, retries, 0).then(() => {
        busy.delete(key);
        next();
      });
      busy.set(key, handling);
    }
  }

  async function handle(batch: Waiting[], retriesLeft: number, failures: number): Promise<void> {
    if (batch.length === 0 || stopping.signal.aborted) return;
    let failedFrom = 0;
    let cause: unknown;
    try {
      const result = await invoke(fn, handler, { Records: batch.map(({ record }) => asLambdaSends(record)) }, ledger);
      failedFrom = firstFailure(result, batch);
      cause = new Error('reported as a batch item failure');
    } catch (error) {
      cause = error;
    }
    for (const { done } of batch.slice(0, failedFrom)) done();
    const left = batch.slice(failedFrom);
    if (left.length === 0) return;
    const alone = batch.length === 1;
    if (alone && retriesLeft === 0) {
      ledger.gaveUp(
        fn.name,
        Date.now(),
        cause,
        left.map(({ record }) => keyOf(record)),
      );
      for (const { done } of left) done();
      return;
    }
    await pause(backoff[Math.min(failures, backoff.length - 1)] ?? 0);
    // Bisection: what cannot be handled is narrowed down, so that it takes nothing else with it. As with Lambda, only
    // a batch that cannot be split any further uses up retries.
    const half = Math.ceil(left.length / 2);
    const retriesThen = alone ? retriesLeft - 1 : retriesLeft;
    await handle(left.slice(0, half), retriesThen, failures + 1);
    await handle(left.slice(half), retriesThen, failures + 1);
  }

  const pause = (ms: number) => wait(ms, undefined, { signal: stopping.signal }).catch(() => undefined);

  return {
    take(record, done) {
      if (!matches(where, record)) return done();
      const key = keyOf(record);
      const lane = lanes.get(key) ?? [];
      lane.push({ record, done });
      lanes.set(key, lane);
      next();
    },
    async stop() {
      stopping.abort();
      await Promise.all(busy.values());
    },
  };
}

/** Lambda's event filter: equality on attributes of the new image. */
function matches(where: StreamCondition, record: _Record): boolean {
  const image = record.dynamodb?.NewImage;
  return Object.entries(where).every(([name, value]) => {
    const attribute = image?.[name];
    return typeof value === 'boolean' ? attribute?.BOOL === value : attribute?.S === value;
  });
}

function keyOf(record: _Record): string {
  const { pk, sk } = record.dynamodb?.Keys ?? {};
  return `${pk?.S}/${sk?.S}`;
}

/** The shape of a DynamoDB stream event: times are epoch seconds. */
function asLambdaSends(record: _Record) {
  const { dynamodb } = record;
  const createdAt = dynamodb?.ApproximateCreationDateTime;
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: record.awsRegion,
    dynamodb: { ...dynamodb, ApproximateCreationDateTime: createdAt && Math.floor(createdAt.getTime() / 1000) },
  };
}

/** Index of the first record that the handler reported as failed; the batch's length when none was. */
function firstFailure(result: unknown, batch: Waiting[]): number {
  if (typeof result !== 'object' || result === null || !('batchItemFailures' in result)) return batch.length;
  const { batchItemFailures } = result;
  if (batchItemFailures === null || batchItemFailures === undefined) return batch.length;
  if (!Array.isArray(batchItemFailures)) return 0;
  const failed = new Set(batchItemFailures.map((item) => item?.itemIdentifier));
  const at = batch.findIndex(({ record }) => failed.has(record.dynamodb?.SequenceNumber));
  return at === -1 ? (failed.size === 0 ? batch.length : 0) : at;
}
