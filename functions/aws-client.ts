/** How long clients of AWS wait for an answer, in milliseconds. */

/** AWS and vendors answer within this or are treated as down. */
export const requestTimeout = 10_000;
export const awsClient = { requestHandler: within({ requestTimeout, connectionTimeout: 2_000 }) };

/** The queue is woken while Slack waits; what it misses, `tick` finds. */
export const promptClient = {
  maxAttempts: 2,
  requestHandler: within({ requestTimeout: 600, connectionTimeout: 400 }),
};

/** By itself the SDK only warns of a request that takes too long, and waits on. */
function within(limits: { requestTimeout: number; connectionTimeout: number }) {
  return { ...limits, throwOnRequestTimeout: true };
}
