/** How fast X lets us go on, by the rate-limit headers of its answers. */
import type { Millis } from '../../core/thread.ts';

/** One of X's windows for an endpoint: 15 minutes, or a day. */
export interface Allowance {
  limit: number;
  remaining: number;
  resetAt: Millis;
}

/** X's clock and ours are not quite the same. */
const skew: Millis = 2_000;

/** Up to here requests may come as quickly as they like; what remains of the limit is spread over the time to the reset. */
const spreadFrom = 0.2;

/** When the next request should be made, or null for at once. */
export function nextRequestAt(allowances: readonly Allowance[], now: Millis): Millis | null {
  const times = allowances.flatMap(({ limit, remaining, resetAt }) => {
    if (resetAt <= now || remaining > limit * spreadFrom) return [];
    if (remaining <= 0) return [resetAt + skew];
    return [Math.ceil(now + (resetAt - now) / remaining)];
  });
  return times.length === 0 ? null : Math.max(...times);
}

/** When a request that was refused for its rate may be made again, or null when X does not say. */
export function afterReset(allowances: readonly Allowance[], now: Millis): Millis | null {
  const exhausted = allowances.filter(({ remaining }) => remaining <= 0);
  const times = (exhausted.length === 0 ? allowances : exhausted).map(({ resetAt }) => resetAt);
  return times.length === 0 ? null : Math.max(now, ...times) + skew;
}
