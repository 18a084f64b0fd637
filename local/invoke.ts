/** Calls a function's handler as Lambda would: with an event, and for no longer than its timeout. */
import type { FlowFunction } from '../core/flow.ts';
import type { Ledger } from './ledger.ts';

export type Handler = (event: unknown) => Promise<unknown>;

/**
 * @throws what the handler throws, or that it ran out of time
 */
export async function invoke(fn: FlowFunction, handler: Handler, event: unknown, ledger: Ledger): Promise<unknown> {
  const startedAt = Date.now();
  let timer: NodeJS.Timeout | undefined;
  try {
    const timeout = new Promise<never>((_, reject) => {
      const late = () => reject(new Error(`${fn.name} ran longer than its ${fn.timeoutSeconds} s`));
      timer = setTimeout(late, fn.timeoutSeconds * 1000);
    });
    const result = await Promise.race([handler(event), timeout]);
    ledger.ran(fn.name, startedAt, Date.now(), null);
    return result;
  } catch (error) {
    ledger.ran(fn.name, startedAt, Date.now(), error);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
