/** Turns one request from Slack into a decision, and the decision into what Slack expects as an answer within 3 s. */
import { parseSlackRequest, type SlackRequest } from '../adapters/slack/interactions.ts';
import { submitContinues, submitRefused } from '../adapters/slack/modals.ts';
import { verifySlackSignature } from '../adapters/slack/signature.ts';
import { type Decided, type DecideNeeds, decide, type StaffAction } from '../steps/decide.ts';
import { command } from '../steps/emergency-stop.ts';

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
export async function answerSlack(deps: DecideNeeds, signingSecret: string, http: HttpRequest): Promise<HttpAnswer> {
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
  switch (request.kind) {
    case 'malformed':
      deps.log('slack.refused', { reason: request.problem });
      return json(400, { error: request.problem });
    case 'urlVerification':
      return json(200, { challenge: request.challenge });
    case 'command':
      return json(200, { response_type: 'ephemeral', text: await command(deps, request.user, request.text) });
    case 'event': // what is typed into Slack never reaches a patron
    case 'ignored':
      return json(200);
    case 'click':
    case 'submitEdit':
    case 'submitReject':
      return answerTo(request, await decide(deps, actionOf(request)), deps.settings.staffLanguage);
  }
}

type StaffRequest = Extract<SlackRequest, { kind: 'click' | 'submitEdit' | 'submitReject' }>;

function actionOf(request: StaffRequest): StaffAction {
  const { user: by, threadId, draftVersion } = request;
  const answerUrl = 'responseUrl' in request ? request.responseUrl : null;
  const about = { by, threadId, draftVersion, answerUrl };
  if (request.kind === 'submitEdit') return { ...about, do: 'submitEdit', text: request.text };
  if (request.kind === 'submitReject') return { ...about, do: 'submitReject', reason: request.reason };
  switch (request.action) {
    case 'alternative':
      return { ...about, do: 'alternative', answerId: request.value, view: request.view };
    case 'edit':
    case 'reject':
      return { ...about, do: request.action, trigger: request.triggerId };
    default:
      return { ...about, do: request.action };
  }
}

function answerTo(request: StaffRequest, decided: Decided, language: 'de' | 'en'): HttpAnswer {
  if (decided.kind === 'invalid') {
    return json(200, submitRefused(request.kind === 'submitReject' ? 'reason' : 'reply', decided.words));
  }
  if (decided.kind === 'edit') return json(200, submitContinues(decided.modal, language));
  return json(200);
}

function json(statusCode: number, body?: object): HttpAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}
