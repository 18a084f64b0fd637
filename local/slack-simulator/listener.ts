import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, type Call, rateLimited, slackError } from './api.ts';
import type { Fault, FaultBook } from './faults.ts';
import { fileOf, receiveUpload } from './files.ts';
import type { JsonObject } from './json.ts';
import { answerResponseUrl } from './response-urls.ts';
import type { Workspace } from './workspace.ts';

/**
 * A call that arrived. `method` is a Web API method, `upload` or `response_url`; `status` 0 is a call that was never
 * answered; `ok` is whether the caller was told that it worked; `at` is epoch ms.
 */
export interface LoggedRequest {
  method: string;
  ok: boolean;
  status: number;
  error?: string;
  arguments: JsonObject;
  at: number;
}

interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
  ok: boolean;
  error?: string;
  arguments: JsonObject;
}

const longestLog = 1000;

/** The HTTP side of the simulator: routes, faults, and the log of what arrived. */
export function createListener(workspace: Workspace, api: (call: Call) => Answer, faults: FaultBook) {
  const requests: LoggedRequest[] = [];
  const closing = new AbortController();
  const log = (method: string, reply: Pick<Reply, 'ok' | 'status' | 'error' | 'arguments'>) => {
    const { ok, status, error, arguments: args } = reply;
    requests.push({
      method,
      ok,
      status,
      ...(error === undefined ? {} : { error }),
      arguments: args,
      at: workspace.now(),
    });
    if (requests.length > longestLog) requests.shift();
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const body = await bytesOf(request);
    const [, root = '', ...path] = url.pathname.split('/');
    const last = path.at(-1) ?? '';
    const routes: Record<string, { method: string; work: () => Reply }> = {
      api: { method: path.join('/'), work: () => call(request, url, path.join('/'), body) },
      upload: { method: 'upload', work: () => upload(last, body) },
      actions: { method: 'response_url', work: () => plain(answerResponseUrl(workspace, last, body.toString())) },
    };
    if (root === 'files') return send(response, download(path[0] ?? ''));
    const route = Object.hasOwn(routes, root) ? routes[root] : undefined;
    if (route === undefined) return send(response, plain({ status: 404, body: 'not found' }));
    const unanswered = { ok: false, status: 0, arguments: {} };
    const fault = faults.take(route.method);
    switch (fault?.kind) {
      case undefined:
        break;
      case 'disconnect':
        log(route.method, unanswered);
        return response.destroy();
      case 'hang':
        return log(route.method, unanswered);
      case 'processThenDisconnect':
        log(route.method, { ...unanswered, arguments: route.work().arguments });
        return response.destroy();
      case 'delay':
        await wait(fault.ms, undefined, { signal: closing.signal });
        break;
      case 'status':
      case 'rateLimited':
      case 'error':
      case 'nonsense': {
        const reply = faultyReply(fault);
        log(route.method, reply);
        return send(response, reply);
      }
    }
    const reply = route.work();
    log(route.method, reply);
    return send(response, reply);
  };

  const call = (request: IncomingMessage, url: URL, method: string, body: Buffer): Reply =>
    replyOf(
      api({
        method,
        contentType: request.headers['content-type'] ?? '',
        authorization: request.headers.authorization ?? '',
        query: url.searchParams,
        body: body.toString(),
      }),
    );

  const upload = (id: string, body: Buffer): Reply =>
    receiveUpload(workspace, id, body)
      ? plain({ status: 200, body: `OK - ${body.length}` })
      : plain({ status: 400, body: 'invalid upload' });

  const download = (id: string): Reply => {
    const file = fileOf(workspace, id);
    if (file === undefined) return plain({ status: 404, body: 'not found' });
    return { status: 200, headers: { 'content-type': file.mediaType }, body: file.bytes, ok: true, arguments: {} };
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (closing.signal.aborted || response.destroyed) return;
      send(response, plain({ status: 500, body: String(error) }));
    });
  });
  server.on('connection', (socket) => {
    if (faults.isDown) socket.destroy();
  });

  return {
    server,
    requests,
    cutConnections: () => server.closeAllConnections(),
    close: () =>
      new Promise<void>((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function replyOf(answer: Answer): Reply {
  const { status, headers, content, arguments: args } = answer;
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(content),
    ok: content.ok === true,
    ...(typeof content.error === 'string' ? { error: content.error } : {}),
    arguments: args,
  };
}

function plain({ status, body }: { status: number; body: string }): Reply {
  const ok = status === 200;
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  return { status, headers, body, ok, ...(ok ? {} : { error: body }), arguments: {} };
}

function faultyReply(fault: Extract<Fault, { kind: 'status' | 'rateLimited' | 'error' | 'nonsense' }>): Reply {
  switch (fault.kind) {
    case 'status':
      return plain({ status: fault.status, body: 'upstream connect error' });
    case 'rateLimited':
      return replyOf(rateLimited(fault.retryAfterSeconds));
    case 'error':
      return replyOf(slackError(fault.error));
    case 'nonsense':
      return {
        ...plain({ status: 200, body: '<!doctype html><title>Slack</title><p>Something went wrong.' }),
        headers: { 'content-type': 'text/html; charset=utf-8' },
        ok: false,
        error: 'nonsense',
      };
  }
}

function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
}

/** The body of a request; of a form with a file in it, the bytes of that file. */
async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('multipart/form-data')) return body;
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file === undefined ? body : Buffer.from(await file.arrayBuffer());
}
