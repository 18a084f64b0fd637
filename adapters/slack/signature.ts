/** Whether a request really comes from Slack (docs.slack.dev, "Verifying requests from Slack"). */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Millis } from '../../core/thread.ts';

/** Slack's own advice against replays; here in both directions, since a clock can be wrong either way. */
const tolerance: Millis = 300_000;

export interface SignedRequest {
  signingSecret: string;
  /** The header `x-slack-request-timestamp`. */
  timestamp: string | undefined;
  /** The header `x-slack-signature`. */
  signature: string | undefined;
  /** The bytes as they came: decoding them first would break signatures over umlauts. */
  rawBody: Buffer;
  now: Millis;
}

/** True for a request that Slack signed with our secret within five minutes of `now`. Never throws. */
export function verifySlackSignature({ signingSecret, timestamp, signature, rawBody, now }: SignedRequest): boolean {
  if (signingSecret === '' || timestamp === undefined || signature === undefined) return false;
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * 1000) > tolerance) return false;
  const expected = Buffer.from(
    `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(rawBody).digest('hex')}`,
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
