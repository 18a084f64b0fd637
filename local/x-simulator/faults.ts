/**
 * What can go wrong on the way:
 * - `status`: answers that error, does nothing;
 * - `disconnect`: drops the connection, does nothing;
 * - `processThenDisconnect`: does what was asked, then drops the connection without an answer;
 * - `html`: answers 200 with a web page, does nothing;
 * - `truncatedJson`: does what was asked, answers only the first half of the JSON;
 * - `delay`: does what was asked, answers `ms` milliseconds later (past the client's patience: a lost answer);
 * - `hang`: does nothing, never answers.
 */
export type Fault = {
  /** Any method when absent. */
  method?: string;
  /** Tested against the path without the query; any path when absent. */
  path?: RegExp;
  /** How many matching requests it strikes; until cleared when absent. */
  times?: number;
} & (
  | { kind: 'status'; status: 401 | 402 | 403 | 429 | 500 | 503 }
  | { kind: 'disconnect' | 'processThenDisconnect' | 'html' | 'truncatedJson' | 'hang' }
  | { kind: 'delay'; ms: number }
);

export interface Faults {
  add(fault: Fault): void;
  /** Those still waiting for a request, with the `times` that are left. */
  list(): Fault[];
  clear(): void;
}

/** The first fault that matches strikes; `strike` takes it off the list when its times are used up. */
export function faultList(): Faults & { strike(method: string, path: string): Fault | undefined } {
  let waiting: Fault[] = [];
  return {
    add: (fault) => {
      waiting.push({ ...fault });
    },
    list: () => waiting.map((fault) => ({ ...fault })),
    clear: () => {
      waiting = [];
    },
    strike: (method, path) => {
      const fault = waiting.find(
        (candidate) =>
          (candidate.method === undefined || candidate.method.toUpperCase() === method) &&
          (candidate.path === undefined || new RegExp(candidate.path.source, candidate.path.flags).test(path)),
      );
      if (fault?.times !== undefined) {
        fault.times -= 1;
        if (fault.times <= 0) waiting = waiting.filter((other) => other !== fault);
      }
      return fault;
    },
  };
}
