/** Requests to X: signed, redirected where a server stands in for X, and never longer than the time given. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { ITwitterApiClientPlugin, TwitterRateLimit } from 'twitter-api-v2';
import { ApiPartialResponseError, ApiRequestError, ApiResponseError, TwitterApi } from 'twitter-api-v2';
import * as v from 'valibot';
import type { Millis } from '../../core/thread.ts';
import type { Allowance } from './pace.ts';

export interface XOptions {
  /** `https://api.x.com`, or the address of a server that speaks its API. */
  apiUrl: string;
  appKey: string;
  appSecret: string;
  accessToken: string;
  accessSecret: string;
  /** For one request from its start to the end of its answer; 10 s unless given. */
  timeoutMs?: number;
}

export type Query = Readonly<Record<string, string>>;

export type Failure =
  /** X answered and refused. `body` is null when it was no JSON. */
  | { kind: 'refused'; status: number; body: unknown; allowances: readonly Allowance[] }
  /** The request never left: no such host, or nobody listening there. */
  | { kind: 'unsent'; detail: string }
  /** No answer, or none that can be read: whatever was asked for may have happened. */
  | { kind: 'broken'; detail: string };

export type Answer = { kind: 'answered'; body: unknown; allowances: readonly Allowance[] } | Failure;

export interface Client {
  /** @param path below `/2/` */
  get(path: string, query: Query): Promise<Answer>;
  post(path: string, body: Record<string, unknown>): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

const xUrl = 'https://api.x.com';

/** All calls tell in their result how it went; they throw only for defects of our own. */
export function xClient({ apiUrl, timeoutMs = 10_000, ...credentials }: XOptions): Client {
  const api = new TwitterApi(credentials, {
    // Connections are not kept: one that went stale while the function slept would leave a reply uncertain.
    httpAgent: new URL(apiUrl).protocol === 'http:' ? new HttpAgent() : new HttpsAgent(),
    // The library waits for ever when a compressed answer breaks off.
    compression: 'identity',
    plugins: [deadline(timeoutMs), ...(new URL(apiUrl).origin === xUrl ? [] : [redirection(apiUrl)])],
  }).v2;
  return {
    get: (path, query) => attempt(timeoutMs, (details) => api.get<string>(path, query, details)),
    // Told explicitly, as the library guesses the body's form from a path that redirection may have changed.
    post: (path, body) =>
      attempt(timeoutMs, (details) => api.post<string>(path, body, { ...details, forceBodyMode: 'json' })),
    delete: (path) => attempt(timeoutMs, (details) => api.delete<string>(path, undefined, details)),
  };
}

/** The library's own `timeout` counts only silence, so that a server which trickles would hold us for ever. */
function deadline(timeoutMs: number): ITwitterApiClientPlugin {
  return {
    onBeforeRequest: async ({ requestOptions }) => {
      requestOptions.signal = AbortSignal.timeout(timeoutMs);
    },
  };
}

/** The library knows no other address than X's, but reads the request's settings again after its plugins. */
function redirection(apiUrl: string): ITwitterApiClientPlugin {
  const base = apiUrl.replace(/\/+$/, '');
  return {
    onBeforeRequestConfig: async ({ params }) => {
      const { pathname, search } = new URL(params.url);
      params.url = base + pathname + search;
    },
  };
}

/**
 * Text, not JSON, is asked of the library: its own reading of an error's body throws outside of any promise when that
 * body is unusual. Its `requestError` is never set, hence the event.
 */
const details = (onEvent: (event: string, data: unknown) => void) => ({
  fullResponse: true as const,
  forceParseMode: 'text' as const,
  requestEventDebugHandler: onEvent,
});

async function attempt(
  timeoutMs: number,
  request: (given: ReturnType<typeof details>) => Promise<{ data: string; rateLimit?: TwitterRateLimit }>,
): Promise<Answer> {
  let cause: unknown = null;
  try {
    const { data, rateLimit } = await request(
      details((event, told) => {
        if (event === 'request-error') cause = told;
      }),
    );
    const body = json(data);
    if (body === undefined) return { kind: 'broken', detail: 'The answer is not valid JSON.' };
    return { kind: 'answered', body, allowances: allowancesOf(rateLimit) };
  } catch (error) {
    if (error instanceof ApiResponseError) {
      const body = json(error.data) ?? null;
      return { kind: 'refused', status: error.code, body, allowances: allowancesOf(error.rateLimit) };
    }
    if (error instanceof ApiRequestError) return networkFailure(cause, timeoutMs);
    if (error instanceof ApiPartialResponseError) return { kind: 'broken', detail: 'The answer broke off.' };
    throw error;
  }
}

const NetworkError = v.pipe(
  v.object({
    requestError: v.object({
      code: v.optional(v.string()),
      syscall: v.optional(v.string()),
      // With several addresses to try, one error for each.
      errors: v.optional(v.array(v.object({ syscall: v.optional(v.string()) }))),
    }),
  }),
  v.transform(({ requestError }) => requestError),
);

function networkFailure(cause: unknown, timeoutMs: number): Failure {
  const known = v.safeParse(NetworkError, cause);
  if (!known.success) return { kind: 'broken', detail: 'The connection broke off.' };
  const { code = 'no connection' } = known.output;
  if (isUnsent(known.output)) return { kind: 'unsent', detail: `Cannot be reached (${code}).` };
  const isLate = code === 'ABORT_ERR';
  return {
    kind: 'broken',
    detail: isLate ? `No answer within ${timeoutMs} ms.` : `The connection broke off (${code}).`,
  };
}

function isUnsent({ syscall, errors = [] }: v.InferOutput<typeof NetworkError>): boolean {
  const before = (call: string | undefined) => call === 'connect' || call === 'getaddrinfo';
  return before(syscall) || (errors.length > 0 && errors.every((error) => before(error.syscall)));
}

function json(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    // Half a surrogate pair is valid JSON, but no text that the table takes.
    return JSON.parse(text, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value));
  } catch {
    return undefined;
  }
}

function allowancesOf(rateLimit: TwitterRateLimit | undefined): Allowance[] {
  if (rateLimit === undefined) return [];
  return [rateLimit, rateLimit.day, rateLimit.userDay].flatMap((window) => {
    if (window === undefined) return [];
    const { limit, remaining, reset } = window;
    const resetAt: Millis = reset * 1000;
    return [limit, remaining, resetAt].every(Number.isFinite) ? [{ limit, remaining, resetAt }] : [];
  });
}
