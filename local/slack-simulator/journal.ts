import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { Json, parseJson } from './json.ts';

/** Rows by key, in the order of their first writing. A row is replaced whole, never changed in place. */
export interface Table<T> {
  get(key: string): T | undefined;
  put(key: string, row: T): void;
  all(): T[];
}

interface Journal {
  table<T>(name: string, row: v.GenericSchema<unknown, T>): Table<T>;
  /** Microseconds since the epoch, never the same twice, not even after a restart with a slower clock. */
  stamp(): number;
  onChange(listener: () => void): () => void;
  close(): void;
}

const Line = v.object({
  at: v.number(),
  table: v.string(),
  key: v.string(),
  row: Json,
});

/**
 * Tables kept in memory and in `file`, one JSON line a write. A line is handed to the operating system before
 * `put` returns, so that killing the process loses nothing. Without `file` nothing is kept.
 * Throws when a line other than an unfinished last one cannot be read.
 */
export function openJournal(file: string | undefined, now: () => number): Journal {
  const written = new Map<string, Map<string, Json>>();
  const listeners = new Set<() => void>();
  let last = 0;
  for (const line of file === undefined ? [] : readLines(file)) {
    last = Math.max(last, line.at);
    const rows = written.get(line.table) ?? new Map<string, Json>();
    written.set(line.table, rows.set(line.key, line.row));
  }
  const descriptor = file === undefined ? undefined : openSync(file, 'a');

  return {
    table(name, schema) {
      const rows = new Map([...(written.get(name) ?? [])].map(([key, row]) => [key, v.parse(schema, row)] as const));
      return {
        get: (key) => rows.get(key),
        all: () => [...rows.values()],
        put(key, row) {
          rows.set(key, row);
          if (descriptor !== undefined)
            writeSync(descriptor, `${JSON.stringify({ at: last, table: name, key, row })}\n`);
          for (const listener of listeners) listener();
        },
      };
    },
    stamp() {
      last = Math.max(Math.floor(now() * 1000), last + 1);
      return last;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
}

function readLines(file: string): v.InferOutput<typeof Line>[] {
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  // A process killed in the middle of a write leaves a line without its end; the next write must not continue it.
  if (end < bytes.length) truncateSync(file, end);
  const lines = bytes.subarray(0, end).toString('utf8').split('\n');
  return lines.slice(0, -1).map((line, index) => {
    const parsed = v.safeParse(Line, parseJson(line));
    if (!parsed.success) throw new Error(`Cannot read line ${index + 1} of ${file}`);
    return parsed.output;
  });
}
