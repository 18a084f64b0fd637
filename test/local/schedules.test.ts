import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { type FlowFunction, flow } from '../../core/flow.ts';
import type { Handler } from '../../local/invoke.ts';
import { createLedger } from '../../local/ledger.ts';
import { runSchedules, type Schedules } from '../../local/schedules.ts';

const anHour = 3_600_000;
const poll = named('poll');
const tick = named('tick');

function named(name: string): FlowFunction {
  const found = flow.find((fn) => fn.name === name);
  if (!found) throw new Error(`The flow has no ${name}`);
  return found;
}

let running: Schedules[] = [];
afterEach(async () => {
  for (const schedules of running) await schedules.stop();
  running = [];
});

function run(functions: { fn: FlowFunction; handler: Handler }[], minuteMs: number) {
  const ledger = createLedger(['poll', 'tick', 'triage', 'send'], () => undefined);
  const schedules = runSchedules(functions, ledger, minuteMs);
  running.push(schedules);
  return { ...schedules, ledger };
}

/** A promise that the test settles itself. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

test('at the start everything that has a schedule runs once, each source by itself; nothing else does', async () => {
  const events: unknown[] = [];
  const handler: Handler = async (event) => events.push(event);
  const { firstRound } = run(
    flow.map((fn) => ({ fn, handler })),
    anHour,
  );
  await firstRound;
  // Both sources, tick, and the weekly report, which looks whether it is due.
  expect(events).toEqual([{ source: 'x-mention' }, { source: 'x-dm' }, {}, {}]);
});

test('a schedule runs again and again, and never beside itself', async () => {
  const held = gate();
  const runs = { 'x-mention': 0, 'x-dm': 0 };
  run(
    [
      {
        fn: poll,
        handler: async (event) => {
          if (JSON.stringify(event).includes('x-dm')) {
            runs['x-dm']++;
            await held.opened;
          } else runs['x-mention']++;
        },
      },
    ],
    1,
  );
  await vi.waitFor(() => expect(runs['x-mention']).toBeGreaterThan(10));
  expect(runs['x-dm']).toBe(1);
  held.open();
  await vi.waitFor(() => expect(runs['x-dm']).toBeGreaterThan(3));
});

test('a minute lasts as long as the run says, from the end of one run to the start of the next', async () => {
  const startedAt: number[] = [];
  run([{ fn: tick, handler: async () => startedAt.push(performance.now()) }], 60);
  await vi.waitFor(() => expect(startedAt.length).toBeGreaterThan(2));
  const [first = 0, second = 0, third = 0] = startedAt;
  expect(Math.min(second - first, third - second)).toBeGreaterThanOrEqual(59);
});

test('the first round is over when the slowest has run', async () => {
  const held = gate();
  let over = false;
  const { firstRound } = run(
    [
      { fn: tick, handler: async () => undefined },
      { fn: poll, handler: () => held.opened },
    ],
    anHour,
  );
  const settled = firstRound.then(() => {
    over = true;
  });
  await turn();
  expect(over).toBe(false);
  held.open();
  await settled;
  expect(over).toBe(true);
});

test('a run that fails ends the first round too, is told, and is followed by the next', async () => {
  let runs = 0;
  const { firstRound, ledger } = run(
    [
      {
        fn: tick,
        handler: async () => {
          if (++runs === 1) throw new Error('no database');
        },
      },
    ],
    1,
  );
  await firstRound;
  expect(ledger.failures()).toEqual([
    { id: 'failure-1', function: 'tick', at: expect.any(Number), error: 'no database', keys: ['{}'] },
  ]);
  await vi.waitFor(() =>
    expect(ledger.functions().find(({ name }) => name === 'tick')).toMatchObject({ result: 'ok' }),
  );
  expect(ledger.failures()).toHaveLength(1);
});

test('the failure of one source names it and leaves the other alone', async () => {
  const { firstRound, ledger } = run(
    [
      {
        fn: poll,
        handler: async (event) => {
          if (JSON.stringify(event).includes('x-dm')) throw new Error('not paid for');
        },
      },
    ],
    anHour,
  );
  await firstRound;
  expect(ledger.failures().map(({ error, keys }) => ({ error, keys }))).toEqual([
    { error: 'not paid for', keys: ['{"source":"x-dm"}'] },
  ]);
});

test('a run beyond its timeout has failed, and the next one comes all the same', async () => {
  let runs = 0;
  const { firstRound, ledger } = run(
    [{ fn: { ...tick, timeoutSeconds: 0.02 }, handler: () => (++runs === 1 ? new Promise(() => undefined) : turn()) }],
    1,
  );
  await firstRound;
  expect(ledger.failures().map(({ error }) => error)).toEqual(['tick ran longer than its 0.02 s']);
  await vi.waitFor(() => expect(runs).toBeGreaterThan(1));
});

test('to stop is to wait for what runs, and to begin nothing more', async () => {
  const held = gate();
  let runs = 0;
  const { stop } = run(
    [
      {
        fn: tick,
        handler: async () => {
          runs++;
          await held.opened;
        },
      },
    ],
    1,
  );
  await vi.waitFor(() => expect(runs).toBe(1));
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  await turn();
  expect(stopped).toBe(false);
  held.open();
  await stopping;
  // Another schedule of the same rhythm has come round several times: this one would have too.
  let others = 0;
  run([{ fn: tick, handler: async () => others++ }], 1);
  await vi.waitFor(() => expect(others).toBeGreaterThan(5));
  expect(runs).toBe(1);
});

test('the ledger holds each function’s last run, and forgets a failure that was seen', () => {
  let changes = 0;
  const ledger = createLedger(['poll', 'tick'], () => changes++);
  expect(ledger.functions()[0]).toEqual({
    name: 'poll',
    lastRunAt: null,
    durationMs: null,
    result: null,
    detail: null,
    runs: 0,
  });
  ledger.ran('poll', 1_000, 1_250, 'in words');
  ledger.ran('poll', 2_000, 2_010, null);
  expect(ledger.functions().map(({ name, runs }) => [name, runs])).toEqual([
    ['poll', 2],
    ['tick', 0],
  ]);
  expect(ledger.functions()[0]).toMatchObject({ lastRunAt: 2_000, durationMs: 10, result: 'ok', detail: null });
  ledger.gaveUp('tick', 3_000, new Error('first'), []);
  ledger.gaveUp('tick', 4_000, new Error('second'), []);
  ledger.markSeen(ledger.failures()[0]?.id ?? '');
  expect(ledger.failures().map(({ error }) => error)).toEqual(['second']);
  expect(changes).toBe(5);
});
