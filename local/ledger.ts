/** What each function did last, and what failed for good: the page's right pane reads it. */
import type { FunctionName } from '../core/flow.ts';

export interface FunctionRuns {
  name: FunctionName;
  lastRunAt: number | null;
  durationMs: number | null;
  result: 'ok' | 'failed' | null;
  /** The error's words when it failed. */
  detail: string | null;
  runs: number;
}

export interface Failure {
  id: string;
  function: FunctionName;
  at: number;
  error: string;
  /** Keys of the records that were given up, as an on-failure queue would name them. */
  keys: string[];
}

/** What fails every few seconds overnight must not fill the page: the oldest go first. */
const mostFailures = 100;

export interface Ledger {
  ran(name: FunctionName, startedAt: number, endedAt: number, error: unknown): void;
  gaveUp(name: FunctionName, at: number, error: unknown, keys: string[]): void;
  functions(): FunctionRuns[];
  failures(): Failure[];
  markSeen(id: string): void;
}

/** @param changed called after every entry */
export function createLedger(names: readonly FunctionName[], changed: () => void): Ledger {
  const functions = new Map<FunctionName, FunctionRuns>(
    names.map((name) => [name, { name, lastRunAt: null, durationMs: null, result: null, detail: null, runs: 0 }]),
  );
  let failures: Failure[] = [];
  let count = 0;

  return {
    ran(name, startedAt, endedAt, error) {
      functions.set(name, {
        name,
        lastRunAt: startedAt,
        durationMs: endedAt - startedAt,
        result: error === null ? 'ok' : 'failed',
        detail: error === null ? null : words(error),
        runs: (functions.get(name)?.runs ?? 0) + 1,
      });
      changed();
    },
    gaveUp(name, at, error, keys) {
      if (failures.length === mostFailures) failures.shift();
      failures.push({ id: `failure-${++count}`, function: name, at, error: words(error), keys });
      changed();
    },
    functions: () => [...functions.values()],
    failures: () => failures,
    markSeen(id) {
      failures = failures.filter((failure) => failure.id !== id);
      changed();
    },
  };
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
