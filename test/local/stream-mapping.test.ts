import { setImmediate as turn } from 'node:timers/promises';
import type { _Record, AttributeValue } from '@aws-sdk/client-dynamodb-streams';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import type { FlowFunction, Trigger } from '../../core/flow.ts';
import type { Handler } from '../../local/invoke.ts';
import { createLedger } from '../../local/ledger.ts';
import { streamMapping } from '../../local/stream-mapping.ts';

type StreamTrigger = Extract<Trigger, { kind: 'stream' }>;

/** What these handlers read of an event. */
const StreamEvent = v.looseObject({
  Records: v.array(
    v.looseObject({
      dynamodb: v.looseObject({
        Keys: v.object({ pk: v.object({ S: v.string() }), sk: v.object({ S: v.string() }) }),
        SequenceNumber: v.string(),
      }),
    }),
  ),
});
type StreamEvent = v.InferOutput<typeof StreamEvent>;

/** A mapping that hardly waits between retries, with what it did. */
function mapped(
  options: Partial<StreamTrigger> & { timeoutSeconds?: number },
  handle: (event: StreamEvent) => unknown,
) {
  const { timeoutSeconds = 30, ...trigger } = options;
  const fn: FlowFunction = {
    name: 'triage',
    trigger: { kind: 'stream', where: { status: 'new' }, batchSize: 10, parallel: 10, retries: 2, ...trigger },
    timeoutSeconds,
    memoryMb: 128,
    impact: 'None: this is a test.',
  };
  const ledger = createLedger(['triage'], () => undefined);
  const handler: Handler = async (event) => handle(v.parse(StreamEvent, event));
  const mapping = streamMapping(fn, handler, ledger, [1]);
  const done: string[] = [];
  const take = (record: _Record) =>
    mapping.take(record, () => done.push(record.dynamodb?.SequenceNumber ?? 'without number'));
  return { take, done, ledger, stop: () => mapping.stop() };
}

const fresh = { status: { S: 'new' } };

function record(item: string, sequence: number, image: Record<string, AttributeValue> | null = fresh): _Record {
  const keys = { pk: { S: `THREAD#${item}` }, sk: { S: 'THREAD' } };
  return {
    eventID: `event-${sequence}`,
    eventName: image === null ? 'REMOVE' : 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-central-1',
    dynamodb: {
      ApproximateCreationDateTime: new Date('2026-11-16T09:30:15.900Z'),
      Keys: keys,
      ...(image === null ? {} : { NewImage: { ...keys, ...image } }),
      SequenceNumber: String(sequence),
      SizeBytes: 64,
      StreamViewType: 'NEW_IMAGE',
    },
  };
}

const sequences = (event: StreamEvent) => event.Records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber));
const itemOf = (event: StreamEvent) => event.Records[0]?.dynamodb.Keys.pk.S.replace('THREAD#', '') ?? 'none';
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** A promise that the test settles itself. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Holds the first batch, so that what comes meanwhile gathers into one. */
function gathering(handle: (event: StreamEvent) => unknown) {
  const first = gate();
  let calls = 0;
  return {
    release: first.open,
    handle: async (event: StreamEvent) => {
      if (calls++ === 0) return first.opened;
      return handle(event);
    },
  };
}

test('the handler gets the event that Lambda sends', async () => {
  const events: unknown[] = [];
  const { take, done } = mapped({}, (event) => events.push(event));
  take(record('1', 41));
  await vi.waitFor(() => expect(done).toEqual(['41']));
  expect(events).toEqual([
    {
      Records: [
        {
          eventID: 'event-41',
          eventName: 'MODIFY',
          eventVersion: '1.1',
          eventSource: 'aws:dynamodb',
          awsRegion: 'eu-central-1',
          dynamodb: {
            ApproximateCreationDateTime: Date.parse('2026-11-16T09:30:15Z') / 1000,
            Keys: { pk: { S: 'THREAD#1' }, sk: { S: 'THREAD' } },
            NewImage: { pk: { S: 'THREAD#1' }, sk: { S: 'THREAD' }, status: { S: 'new' } },
            SequenceNumber: '41',
            SizeBytes: 64,
            StreamViewType: 'NEW_IMAGE',
          },
        },
      ],
    },
  ]);
});

test('only what the new image says decides, by equality; the rest is done at once', async () => {
  const handled: number[] = [];
  const { take, done } = mapped({ where: { cardStale: true } }, (event) => handled.push(...sequences(event)));
  take(record('1', 1, { cardStale: { BOOL: false } }));
  take(record('2', 2, { cardStale: { S: 'true' } }));
  take(record('3', 3, {}));
  take(record('4', 4, null));
  expect(done).toEqual(['1', '2', '3', '4']);
  take(record('5', 5, { cardStale: { BOOL: true } }));
  await vi.waitFor(() => expect(done).toHaveLength(5));
  expect(handled).toEqual([5]);
});

test('a text is compared as a whole', async () => {
  const handled: number[] = [];
  const { take, done } = mapped({}, (event) => handled.push(...sequences(event)));
  take(record('1', 1, { status: { S: 'newer' } }));
  take(record('2', 2, { status: { BOOL: true } }));
  take(record('3', 3, { status: { S: 'new' } }));
  await vi.waitFor(() => expect(done).toHaveLength(3));
  expect(handled).toEqual([3]);
});

test('records of one item come in order, in batches, and never side by side', async () => {
  const batches: number[][] = [];
  let atWork = 0;
  let most = 0;
  const { take, done } = mapped({ batchSize: 4 }, async (event) => {
    most = Math.max(most, ++atWork);
    await turn();
    batches.push(sequences(event));
    atWork--;
  });
  for (const sequence of numbers(1, 10)) take(record('one', sequence));
  await vi.waitFor(() => expect(done).toHaveLength(10));
  expect(batches.flat()).toEqual(numbers(1, 10));
  expect(Math.max(...batches.map((batch) => batch.length))).toBe(4);
  expect(most).toBe(1);
});

test('no more items than the flow allows are at work at once', async () => {
  let atWork = 0;
  let most = 0;
  const { take, done } = mapped({ parallel: 3 }, async () => {
    most = Math.max(most, ++atWork);
    await turn();
    atWork--;
  });
  for (const sequence of numbers(1, 20)) take(record(`item-${sequence}`, sequence));
  await vi.waitFor(() => expect(done).toHaveLength(20));
  expect(most).toBe(3);
});

test('an item that hangs and one that keeps failing hold up no other', async () => {
  const hanging = gate();
  const { take, done, ledger } = mapped({ retries: 50, parallel: 4 }, (event) => {
    if (itemOf(event) === 'hangs') return hanging.opened;
    if (itemOf(event) === 'fails') throw new Error('Slack is down');
    return undefined;
  });
  take(record('hangs', 1));
  take(record('fails', 2));
  for (const sequence of numbers(3, 302)) take(record(`item-${sequence}`, sequence));
  await vi.waitFor(() => expect(done).toHaveLength(300));
  expect(done).not.toContain('1');
  take(record('hangs', 303));
  hanging.open();
  await vi.waitFor(() => expect(done).toEqual(expect.arrayContaining(['1', '303', '2'])));
  expect(ledger.failures()).toHaveLength(1);
});

test('what was reported as failed is retried from there on; what came before is done', async () => {
  const batches: number[][] = [];
  const { release, handle } = gathering((event) => {
    const batch = sequences(event);
    batches.push(batch);
    return { batchItemFailures: batches.length === 1 ? [{ itemIdentifier: '4' }, { itemIdentifier: '3' }] : [] };
  });
  const { take, done, ledger } = mapped({}, handle);
  for (const sequence of numbers(0, 5)) take(record('one', sequence));
  release();
  await vi.waitFor(() => expect(done).toHaveLength(6));
  expect(batches[0]).toEqual([1, 2, 3, 4, 5]);
  expect(batches.slice(1).flat()).toEqual([3, 4, 5]);
  expect(done).toEqual(['0', '1', '2', '3', '4', '5']);
  expect(ledger.failures()).toEqual([]);
});

test.each([
  ['nothing', undefined],
  ['no list', {}],
  ['null for a list', { batchItemFailures: null }],
  ['an empty list', { batchItemFailures: [] }],
])('an answer with %s means that everything is handled', async (_, answer) => {
  let calls = 0;
  const { take, done, ledger } = mapped({ retries: 0 }, () => {
    calls++;
    return answer;
  });
  take(record('one', 1));
  await vi.waitFor(() => expect(done).toEqual(['1']));
  expect(calls).toBe(1);
  expect(ledger.failures()).toEqual([]);
});

test('a failure that names no record of the batch counts for all of it', async () => {
  const { take, done, ledger } = mapped({ retries: 1 }, () => ({ batchItemFailures: [{ itemIdentifier: 'unknown' }] }));
  take(record('one', 1));
  await vi.waitFor(() => expect(done).toEqual(['1']));
  expect(ledger.failures()).toHaveLength(1);
});

test('a batch with a poison record is split until that one stands alone; all others are handled', async () => {
  const handled = new Set<number>();
  const alone: number[] = [];
  const { release, handle } = gathering((event) => {
    const batch = sequences(event);
    if (batch.length === 1) alone.push(...batch);
    if (batch.includes(7)) throw new Error('cannot read this one');
    for (const sequence of batch) handled.add(sequence);
  });
  const { take, done, ledger } = mapped({ retries: 1 }, handle);
  for (const sequence of numbers(0, 10)) take(record('one', sequence));
  release();
  await vi.waitFor(() => expect(done).toHaveLength(11));
  expect([...handled].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10]);
  expect(alone.filter((sequence) => sequence === 7)).toHaveLength(2);
  expect(ledger.failures()).toEqual([
    {
      id: 'failure-1',
      function: 'triage',
      at: expect.any(Number),
      error: 'cannot read this one',
      keys: ['THREAD#one/THREAD'],
    },
  ]);
});

test('a record is tried once and then as often as the flow says before it is given up', async () => {
  let calls = 0;
  const { take, done, ledger } = mapped({ retries: 3 }, () => {
    calls++;
    throw new Error(`attempt ${calls}`);
  });
  take(record('one', 1));
  await vi.waitFor(() => expect(done).toEqual(['1']));
  expect(calls).toBe(4);
  expect(ledger.failures().map(({ error, keys }) => ({ error, keys }))).toEqual([
    { error: 'attempt 4', keys: ['THREAD#one/THREAD'] },
  ]);
  expect(ledger.functions()).toEqual([
    expect.objectContaining({ name: 'triage', runs: 4, result: 'failed', detail: 'attempt 4' }),
  ]);
});

test('a handler that runs longer than its timeout has failed', async () => {
  const slow = gate();
  const { take, done, ledger } = mapped({ timeoutSeconds: 0.02, retries: 1 }, () => slow.opened);
  take(record('one', 1));
  await vi.waitFor(() => expect(done).toEqual(['1']));
  slow.open();
  expect(ledger.failures().map(({ error }) => error)).toEqual(['triage ran longer than its 0.02 s']);
  expect(ledger.functions()[0]?.runs).toBe(2);
});

test('to stop is to wait for the handler at work, to retry nothing and to begin nothing', async () => {
  const work = gate();
  const begun: string[] = [];
  const { take, done, stop } = mapped({}, async (event) => {
    begun.push(itemOf(event));
    if (itemOf(event) === 'fails') throw new Error('not now');
    await work.opened;
  });
  take(record('works', 1));
  take(record('works', 2));
  take(record('fails', 3));
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  take(record('late', 4));
  await turn();
  expect(stopped).toBe(false);
  work.open();
  await stopping;
  expect(begun).toEqual(['works', 'fails']);
  expect(done).toEqual(['1']);
});

test('whatever fails and however it comes: each record is handled or given up, each item in order', async () => {
  const retries = 2;
  const plannedRecord = fc.record({
    item: fc.integer({ min: 0, max: 4 }),
    failures: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 8 })),
    throws: fc.boolean(),
    slowness: fc.integer({ min: 0, max: 3 }),
    /** Further ones come only after so many turns of the event loop. */
    pauseBefore: fc.integer({ min: 0, max: 2 }),
  });
  const settings = fc.record({ batchSize: fc.integer({ min: 1, max: 6 }), parallel: fc.integer({ min: 1, max: 3 }) });

  await fc.assert(
    fc.asyncProperty(fc.array(plannedRecord, { minLength: 1, maxLength: 24 }), settings, async (plan, setting) => {
      const failuresLeft = plan.map(({ failures }) => failures);
      const atWork = new Set<string>();
      const firstHandled: number[] = [];
      const mistakes: string[] = [];
      const { take, done, ledger } = mapped({ ...setting, retries }, async (event) => {
        const item = itemOf(event);
        if (atWork.has(item)) mistakes.push(`two batches of item ${item} side by side`);
        atWork.add(item);
        if (atWork.size > setting.parallel) mistakes.push(`${atWork.size} items at work at once`);
        if (event.Records.length > setting.batchSize) mistakes.push(`a batch of ${event.Records.length}`);
        try {
          for (const sequence of sequences(event)) {
            const { slowness = 0, throws = false } = plan[sequence] ?? {};
            for (let turns = 0; turns < slowness; turns++) await turn();
            if ((failuresLeft[sequence] ?? 0) > 0) {
              failuresLeft[sequence] = (failuresLeft[sequence] ?? 0) - 1;
              if (throws) throw new Error(`record ${sequence}`);
              return { batchItemFailures: [{ itemIdentifier: String(sequence) }] };
            }
            if (!firstHandled.includes(sequence)) firstHandled.push(sequence);
          }
          return { batchItemFailures: [] };
        } finally {
          atWork.delete(item);
        }
      });
      for (const [sequence, { item, pauseBefore }] of plan.entries()) {
        for (let turns = 0; turns < pauseBefore; turns++) await turn();
        take(record(String(item), sequence));
      }
      await vi.waitFor(() => expect(done.length).toBeGreaterThanOrEqual(plan.length), { timeout: 5_000, interval: 2 });

      expect(mistakes).toEqual([]);
      expect(done.map(Number).sort((a, b) => a - b)).toEqual([...plan.keys()]); // each once
      for (const [sequence, { failures }] of plan.entries()) {
        if (failures <= retries) expect(firstHandled).toContain(sequence);
      }
      for (const item of numbers(0, 4)) {
        const ofItem = [...plan.keys()].filter((sequence) => plan[sequence]?.item === item);
        const handled = firstHandled.filter((sequence) => ofItem.includes(sequence));
        expect(handled).toEqual([...handled].sort((a, b) => a - b));
        const givenUp = ledger.failures().filter(({ keys }) => keys.includes(`THREAD#${item}/THREAD`));
        expect(handled.length + givenUp.length).toBe(ofItem.length);
      }
    }),
    { numRuns: 60 },
  );
});
