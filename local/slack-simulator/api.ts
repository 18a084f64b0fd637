import { type Method, Refusal } from './arguments.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { directoryMethods } from './directory.ts';
import { fileMethods } from './files.ts';
import { isObject, type JsonObject, parseJson, textOf } from './json.ts';
import { app } from './people.ts';
import type { RateLimit } from './rate.ts';
import { viewMethods } from './views.ts';
import type { Workspace } from './workspace.ts';

/** A call of a Web API method as it came in. */
export interface Call {
  method: string;
  contentType: string;
  authorization: string;
  query: URLSearchParams;
  body: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  content: JsonObject;
  /** The arguments without the token. */
  arguments: JsonObject;
}

/** Slack's Web API over `workspace`. `address` is where this server answers, without a slash. */
export function createApi(
  workspace: Workspace,
  settings: { botToken: string; address: () => string; rate: RateLimit },
): (call: Call) => Answer {
  const methods: Record<string, Method> = {
    ...directoryMethods(workspace),
    ...chatMethods(workspace),
    ...conversationMethods(workspace),
    ...viewMethods(workspace),
    ...fileMethods(workspace, settings.address),
  };

  return (call) => {
    const { token, ...args } = argumentsOf(call);
    const refuse = (error: string, more: JsonObject = {}): Answer => ({
      ...slackError(error),
      content: { ...slackError(error).content, ...more },
      arguments: args,
    });
    const method = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
    if (method === undefined) return refuse('unknown_method', { req_method: call.method });
    const given = /^Bearer (.+)$/i.exec(call.authorization)?.[1] ?? textOf(token);
    if (given === '') return refuse('not_authed');
    if (given !== settings.botToken) return refuse('invalid_auth');
    if (call.contentType.startsWith('application/json') && call.body !== '' && !isObject(parseJson(call.body)))
      return refuse('invalid_json');
    const wait = settings.rate(call.method, textOf(args.channel));
    if (wait !== undefined) return { ...rateLimited(wait), arguments: args };
    try {
      return { status: 200, headers: grantedScopes, content: { ok: true, ...method(args) }, arguments: args };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refuse(error.error, detailsOf(error));
    }
  };
}

const grantedScopes = { 'x-oauth-scopes': app.scopes };

/** Slack's refusal: status 200 and `ok: false`. */
export function slackError(error: string): Answer {
  return { status: 200, headers: grantedScopes, content: { ok: false, error }, arguments: {} };
}

/** Slack's answer to one call too many. */
export function rateLimited(seconds: number): Answer {
  return {
    status: 429,
    headers: { 'retry-after': String(seconds) },
    content: { ok: false, error: 'ratelimited' },
    arguments: {},
  };
}

function detailsOf(refusal: Refusal): JsonObject {
  if (refusal.details.length === 0) return {};
  const messages = refusal.details.map((detail) => `[ERROR] ${detail}`);
  return { errors: [...refusal.details], response_metadata: { messages } };
}

function argumentsOf(call: Call): JsonObject {
  const args: JsonObject = Object.fromEntries(call.query);
  if (call.contentType.startsWith('application/json')) {
    const body = parseJson(call.body);
    return isObject(body) ? { ...args, ...body } : args;
  }
  return { ...args, ...Object.fromEntries(new URLSearchParams(call.body)) };
}
