/** How many requests X takes on one endpoint, by its page on rate limits of August 2026. */
export interface Limits {
  /** In 15 minutes, for one user. */
  user: number;
  /** In 24 hours, for one user, where X counts that. */
  userDay?: number;
  /** In 24 hours, for the whole app, where X counts that. */
  appDay?: number;
}

export interface Count {
  allowed: boolean;
  /** `x-rate-limit-*` and, where X counts by the day, `x-user-limit-24hour-*` and `x-app-limit-24hour-*`. */
  headers: Record<string, string>;
}

const quarterHourMs = 15 * 60_000;
const dayMs = 24 * 60 * 60_000;
const wide: Required<Limits> = { user: 100_000, userDay: 1_000_000, appDay: 1_000_000 };

/** Counts requests by endpoint. A window opens with its first request; a refused request is not counted. */
export function rateLimits(width: 'x' | 'wide') {
  const windows = new Map<string, { opened: number; used: number }>();

  function windowOf(key: string, lengthMs: number, atMs: number) {
    const known = windows.get(key);
    if (known && atMs < known.opened + lengthMs) return known;
    const opened = { opened: atMs, used: 0 };
    windows.set(key, opened);
    return opened;
  }

  /** `spend` 0 only reads the headers; `atMs` in epoch milliseconds. */
  return function count(endpoint: string, own: Limits, atMs: number, spend: 0 | 1): Count {
    const limits = width === 'x' ? own : wide;
    const counted = [
      { prefix: 'x-rate-limit', limit: limits.user, lengthMs: quarterHourMs },
      ...(own.userDay ? [{ prefix: 'x-user-limit-24hour', limit: limits.userDay ?? 0, lengthMs: dayMs }] : []),
      ...(own.appDay ? [{ prefix: 'x-app-limit-24hour', limit: limits.appDay ?? 0, lengthMs: dayMs }] : []),
    ].map((limit) => ({ ...limit, window: windowOf(`${limit.prefix} ${endpoint}`, limit.lengthMs, atMs) }));

    const allowed = counted.every(({ window, limit }) => window.used + spend <= limit);
    if (allowed) for (const { window } of counted) window.used += spend;

    const headers: Record<string, string> = {};
    for (const { prefix, limit, lengthMs, window } of counted) {
      headers[`${prefix}-limit`] = String(limit);
      headers[`${prefix}-remaining`] = String(limit - window.used);
      headers[`${prefix}-reset`] = String(Math.ceil((window.opened + lengthMs) / 1000));
    }
    return { allowed, headers };
  };
}
