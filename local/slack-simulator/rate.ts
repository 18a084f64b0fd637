/** How often a method may be called: `burst` calls at once, then `perMinute`. */
interface Allowance {
  burst: number;
  perMinute: number;
}

const tier2 = { burst: 20, perMinute: 20 };
const tier3 = { burst: 50, perMinute: 50 };
const tier4 = { burst: 100, perMinute: 100 };

// Slack's tiers (docs.slack.dev, rate limits). Posting is one a second and channel; how large a burst Slack
// tolerates it does not say, five is our guess.
const allowances: Record<string, Allowance> = {
  'chat.postMessage': { burst: 5, perMinute: 60 },
  'chat.postEphemeral': tier4,
  'chat.update': tier3,
  'chat.delete': tier3,
  'conversations.history': tier3,
  'conversations.replies': tier3,
  'conversations.info': tier3,
  'conversations.members': tier4,
  'users.info': tier4,
  'users.list': tier2,
  'usergroups.list': tier2,
  'usergroups.users.update': tier2,
  'views.open': tier4,
  'views.push': tier4,
  'views.update': tier4,
  'views.publish': tier4,
  'files.getUploadURLExternal': tier4,
  'files.completeUploadExternal': tier4,
};

/** Counts a call and gives the seconds to wait when it is one too many, else undefined. */
export type RateLimit = (method: string, channel: string) => number | undefined;

/** Slack's rate limits, by the clock `now` (epoch ms). */
export function slackRate(now: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (method, channel) => {
    const allowance = allowances[method];
    if (allowance === undefined) return undefined;
    const key = method === 'chat.postMessage' ? `${method}/${channel}` : method;
    const bucket = buckets.get(key) ?? { tokens: allowance.burst, at: now() };
    const perMillisecond = allowance.perMinute / 60_000;
    const refilled = bucket.tokens + Math.max(0, now() - bucket.at) * perMillisecond;
    const tokens = Math.min(allowance.burst, refilled);
    const allowed = tokens >= 1;
    buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now() });
    return allowed ? undefined : Math.max(1, Math.ceil((1 - tokens) / perMillisecond / 1000));
  };
}

export const wideRate: RateLimit = () => undefined;
