/** What can go wrong with a call. `processThenDisconnect` does the work and loses the answer. */
export type Fault =
  | { kind: 'status'; status: number }
  | { kind: 'rateLimited'; retryAfterSeconds: number }
  | { kind: 'error'; error: string }
  | { kind: 'processThenDisconnect' }
  | { kind: 'disconnect' }
  | { kind: 'delay'; ms: number }
  | { kind: 'hang' }
  | { kind: 'nonsense' };

/**
 * Switches for faults, by Web API method, `*` for all of them, `upload` for the bytes of a file and `response_url`
 * for responses. A fault lasts until it is cleared, or for `times` calls.
 */
export interface Faults {
  set(method: string, fault: Fault, times?: number): void;
  /** Without a method, clears all faults. The server stays down if it is. */
  clear(method?: string): void;
  /** Cuts every connection to the server and takes no new ones. Staff can still act. */
  down(): void;
  up(): void;
}

export interface FaultBook extends Faults {
  /** The fault that the next call of `method` meets. */
  take(method: string): Fault | undefined;
  readonly isDown: boolean;
}

/** `cutConnections` is called when the server goes down. */
export function createFaults(cutConnections: () => void): FaultBook {
  const set = new Map<string, { fault: Fault; left: number }>();
  let isDown = false;
  return {
    get isDown() {
      return isDown;
    },
    set(method, fault, times = Number.POSITIVE_INFINITY) {
      set.set(method, { fault, left: times });
    },
    clear(method) {
      if (method === undefined) set.clear();
      else set.delete(method);
    },
    down() {
      isDown = true;
      cutConnections();
    },
    up() {
      isDown = false;
    },
    take(method) {
      const key = set.has(method) ? method : '*';
      const found = set.get(key);
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left <= 0) set.delete(key);
      return found.fault;
    },
  };
}
