import { createHmac } from 'node:crypto';

const patience = 3_000; // ms: Slack gives up on a request URL after 3 s

/**
 * How the request URL answered. `status` is 0 and `body` empty when there was no answer; `ms` is the time it took.
 * `failure` is set when Slack would tell the user that it did not work: `operation_timeout` (no answer in 3 s),
 * `dispatch_failed` (no connection), `http_client_error`, `http_service_error`, `invalid_response` (an answer that
 * Slack cannot use) or `not_sent` (Slack's own window refused the entries).
 */
export interface InteractionResult {
  status: number;
  body: string;
  ms: number;
  failure?:
    | 'operation_timeout'
    | 'dispatch_failed'
    | 'http_client_error'
    | 'http_service_error'
    | 'invalid_response'
    | 'not_sent';
}

/**
 * The headers that prove that a request comes from Slack: HMAC-SHA256 of `v0:<seconds>:<body>` with the signing
 * secret (docs.slack.dev, verifying requests from Slack).
 */
function signatureHeaders(signingSecret: string, body: string, epochSeconds: number): Record<string, string> {
  const digest = createHmac('sha256', signingSecret).update(`v0:${epochSeconds}:${body}`).digest('hex');
  return {
    'x-slack-request-timestamp': String(epochSeconds),
    'x-slack-signature': `v0=${digest}`,
  };
}

/** Sends a signed request to the request URL and waits for its answer as long as Slack does. */
export async function deliver(
  url: string,
  signingSecret: string,
  request: { body: string; contentType: string; at: number; headers?: Record<string, string> },
): Promise<InteractionResult> {
  const start = performance.now();
  const took = () => Math.round(performance.now() - start);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: request.body,
      redirect: 'manual',
      headers: {
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        accept: 'application/json,*/*',
        'content-type': request.contentType,
        ...signatureHeaders(signingSecret, request.body, Math.floor(request.at / 1000)),
        ...request.headers,
      },
      signal: AbortSignal.timeout(patience),
    });
    const body = await response.text();
    return { status: response.status, body, ms: took(), ...failureOf(response.status) };
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    return { status: 0, body: '', ms: took(), failure: timedOut ? 'operation_timeout' : 'dispatch_failed' };
  }
}

function failureOf(status: number): Pick<InteractionResult, 'failure'> {
  if (status >= 200 && status < 300) return {};
  return { failure: status >= 500 ? 'http_service_error' : 'http_client_error' };
}
