/** What a failed call to Slack means for the desk: which trouble it is, and whether Slack may have done it all the same. */
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Millis, Trouble, TroubleKind } from '../../core/thread.ts';
import type { DeskResult, PostResult } from '../../steps/ports.ts';

export interface Failure {
  trouble: Trouble;
  retryAt: Millis | null;
  /** True when the request may have had its effect: a post must then be looked for before it is repeated. */
  perhapsDone: boolean;
}

/** Slack answered 200 with something other than what this method answers. */
export class SlackNonsense extends Error {
  override readonly name = 'SlackNonsense';
}

/** Errors of the credentials and what they may do (docs.slack.dev, the methods' common errors). */
const unauthorized: ReadonlySet<string> = new Set([
  'access_denied',
  'account_inactive',
  'enterprise_is_restricted',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'token_expired',
  'token_revoked',
  'two_factor_setup_required',
]);

/** The same for a post: into a channel of ours, which somebody has to open to us again. */
const unauthorizedToPost: ReadonlySet<string> = new Set([
  ...unauthorized,
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
]);

/** Slack's own failures; of some it says itself that part of the operation may have succeeded. */
const slackFailed: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

/** The connection never stood, so nothing was sent. */
const neverSent: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Reads what the client threw. `detail` names Slack's error code or the network's, never what was sent. */
function failureOf(error: unknown, now: Millis, forSomebody = unauthorized): Failure {
  const failure = (kind: TroubleKind, detail: string, perhapsDone = false, retryAt: Millis | null = null): Failure => ({
    trouble: { kind, at: now, detail: detail.slice(0, 300).toWellFormed() },
    retryAt,
    perhapsDone,
  });
  if (error instanceof WebAPIRateLimitedError) {
    return failure('rateLimited', 'ratelimited', false, now + error.retryAfter * 1000);
  }
  if (error instanceof WebAPIPlatformError) {
    const code: unknown = error.data.error;
    // Where the body is not JSON, the client gives the whole body as the error code.
    if (typeof code !== 'string' || !/^[a-z0-9_]{1,80}$/.test(code)) {
      return failure('unreachable', 'Slack answered with something unreadable', true);
    }
    const detail = [code, ...(error.data.response_metadata?.messages ?? [])].join(' ');
    if (code === 'ratelimited' || code === 'rate_limited') return failure('rateLimited', detail);
    if (forSomebody.has(code)) return failure('unauthorized', detail);
    if (slackFailed.has(code)) return failure('unreachable', detail, true);
    return failure('refused', detail);
  }
  if (error instanceof WebAPIHTTPError) {
    const { statusCode } = error;
    if (statusCode === 401 || statusCode === 403) return failure('unauthorized', `HTTP ${statusCode}`);
    const ours = statusCode >= 400 && statusCode < 500 && statusCode !== 408;
    return ours ? failure('refused', `HTTP ${statusCode}`) : failure('unreachable', `HTTP ${statusCode}`, true);
  }
  if (error instanceof WebAPIRequestError) {
    const code = codeOf(error.original);
    return failure('unreachable', code ?? error.original.name, code === null || !neverSent.has(code));
  }
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) {
    return failure('rateLimited', 'ratelimited, without saying until when');
  }
  // A connection that breaks while the answer is read, or an answer that is not what this method answers.
  return failure('unreachable', error instanceof Error ? error.name : 'unknown error', true);
}

/** The outcome of a call whose repetition does no harm. */
export async function outcome<T>(call: () => Promise<T>, clock: () => Millis): Promise<DeskResult<T>> {
  try {
    return { kind: 'ok', value: await call() };
  } catch (error) {
    const { trouble, retryAt } = failureOf(error, clock());
    return { kind: 'trouble', trouble, retryAt };
  }
}

/** The outcome of a post, which must not be repeated where Slack may have made it. */
export async function postOutcome<T>(post: () => Promise<T>, clock: () => Millis): Promise<PostResult<T>> {
  try {
    return { kind: 'ok', value: await post() };
  } catch (error) {
    const { trouble, retryAt, perhapsDone } = failureOf(error, clock(), unauthorizedToPost);
    return perhapsDone ? { kind: 'uncertain', trouble } : { kind: 'trouble', trouble, retryAt };
  }
}

/** `fetch failed` carries the network's own error as its cause. */
function codeOf(error: Error): string | null {
  for (const candidate of [error, error.cause]) {
    if (candidate instanceof Error && 'code' in candidate && typeof candidate.code === 'string') return candidate.code;
  }
  return null;
}
