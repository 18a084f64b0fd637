/** One request from Slack: checked, read, done, and answered as Slack expects it within 3 s. */
import { parseSlackRequest } from '../adapters/slack/interactions.ts';
import { verifySlackSignature } from '../adapters/slack/signature.ts';
import { answerTo, type SlackNeeds } from './slack-acts.ts';

export interface HttpRequest {
  /** Names in lower case. */
  headers: Record<string, string | undefined>;
  rawBody: Buffer;
}

export interface HttpAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** Slack's own payloads stay far below this. */
const longestBody = 1_000_000;

/**
 * 413 for what is too long, 401 for what Slack did not sign, 400 for what it signed and we cannot read, else 200.
 */
export async function answerSlack(deps: SlackNeeds, signingSecret: string, http: HttpRequest): Promise<HttpAnswer> {
  const { headers, rawBody } = http;
  if (rawBody.length > longestBody) return json(413, { error: 'The request is too long.' });
  const signed = verifySlackSignature({
    signingSecret,
    timestamp: headers['x-slack-request-timestamp'] ?? '',
    signature: headers['x-slack-signature'] ?? '',
    rawBody,
    now: deps.clock(),
  });
  if (!signed) {
    deps.log('slack.refused', { reason: 'signature' });
    return json(401, { error: 'The signature does not match this request.' });
  }
  const request = parseSlackRequest(headers['content-type'], rawBody);
  if (request.kind === 'malformed') {
    deps.log('slack.refused', { reason: request.problem });
    return json(400, { error: request.problem });
  }
  return json(200, await answerTo(deps, request));
}

function json(statusCode: number, body: object | null): HttpAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: body === null ? '' : JSON.stringify(body),
  };
}
