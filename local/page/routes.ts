import type { IncomingMessage, ServerResponse } from 'node:http';
import { acts } from './acts.ts';
import type { Asset } from './bundle.ts';
import type { EventStreams } from './events.ts';
import { answerReport } from './report-routes.ts';
import { demandSameOrigin, Refused, readBody } from './request.ts';
import { noRotaPage, rotaPage } from './rota-page.ts';
import { languageOf, notFoundPage, shell } from './shell.ts';
import type { Language } from './words.ts';
import type { PageWorld } from './world.ts';

/** A request as Slack signs it: the body in its very bytes. Header names in lower case. */
export interface SlackRequest {
  headers: Record<string, string>;
  rawBody: Buffer;
}

export interface SlackResponse {
  status: number;
  headers?: Record<string, string>;
  body: string;
}

export interface Routes {
  world: PageWorld;
  assets: ReadonlyMap<string, Asset>;
  events: EventStreams;
  slackEvents: (request: SlackRequest) => Promise<SlackResponse>;
  ready: () => boolean;
}

const longestSlackBody = 1024 * 1024; // bytes

const safety = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' http://127.0.0.1:* http://localhost:*; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** Answers one request; never rejects. */
export async function answer(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [header, value] of Object.entries(safety)) response.setHeader(header, value);
  try {
    await route(routes, request, response);
  } catch (error) {
    if (response.headersSent) {
      response.destroy();
    } else if (error instanceof Refused) {
      json(response, error.status, { error: error.message });
    } else {
      console.error('page.failed', request.method, pathOf(request), error);
      json(response, 500, { error: 'Something went wrong inside; the terminal of npm start says what.' });
    }
  }
}

async function route(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request);
  // These are for other machines too: Slack through a tunnel, calendar programs, readers of a report, and whatever watches.
  if (path === '/slack/events') return slackEvents(routes, request, response);
  if (path.startsWith('/calendar/')) return calendar(routes, path, request, response);
  if (path.startsWith('/report/')) return reportLink(routes, path, request, response);
  if (path === '/healthz') {
    demandMethod(request, response, 'GET');
    const ready = routes.ready();
    return json(response, ready ? 200 : 503, { ready });
  }

  const act = acts[path];
  if (act !== undefined) {
    demandMethod(request, response, 'POST');
    demandSameOrigin(request);
    return json(response, 200, await act(routes.world, request));
  }
  const failure = /^\/inside\/failures\/([^/]+)\/seen$/.exec(path)?.[1];
  if (failure !== undefined) {
    demandMethod(request, response, 'POST');
    demandSameOrigin(request);
    routes.world.markFailureSeen(decoded(failure));
    return json(response, 200, null);
  }
  return read(routes, path, request, response);
}

async function read(routes: Routes, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asset = routes.assets.get(path);
  if (asset !== undefined) {
    demandMethod(request, response, 'GET');
    const caching = asset.cache === 'forever' ? 'public, max-age=31536000, immutable' : 'no-store';
    return send(response, 200, { 'content-type': asset.type, 'cache-control': caching }, asset.body);
  }
  const language = languageOf(request.headers, routes.world.library.language);
  if (path === '/') {
    demandMethod(request, response, 'GET');
    return html(response, 200, shell(routes.world, language));
  }
  if (path === '/rota') return rota(routes, language, request, response);
  if (path === '/report' || path === '/report.csv') {
    demandMethod(request, response, 'GET');
    demandSameOrigin(request);
    const found = await answerReport(routes.world.report, path, queryOf(request), language);
    return send(response, found.status, { ...found.headers, 'cache-control': 'no-store' }, found.body);
  }
  if (path === '/events') {
    demandMethod(request, response, 'GET');
    demandSameOrigin(request);
    return routes.events.open(response);
  }
  const file = /^\/slack\/files\/([^/]+)$/.exec(path)?.[1];
  if (file !== undefined) {
    demandMethod(request, response, 'GET');
    demandSameOrigin(request);
    const found = routes.world.slack?.file?.(decoded(file));
    if (found === undefined) throw new Refused(404, 'There is no such file.');
    return send(response, 200, { 'content-type': found.mediaType, 'cache-control': 'no-store' }, found.bytes);
  }
  const thread = /^\/inside\/thread\/([^/]+)$/.exec(path)?.[1];
  if (thread !== undefined) {
    demandMethod(request, response, 'GET');
    demandSameOrigin(request);
    const found = await routes.world.thread(decoded(thread));
    if (found === null) throw new Refused(404, 'There is no such thread.');
    return json(response, 200, found);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refused(404, `There is nothing at ${path}.`);
  return html(response, 404, notFoundPage(language));
}

async function slackEvents(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  demandMethod(request, response, 'POST');
  const rawBody = await readBody(request, longestSlackBody);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  const answered = await routes.slackEvents({ headers, rawBody });
  send(response, answered.status, answered.headers ?? {}, answered.body);
}

async function calendar({ world }: Routes, path: string, request: IncomingMessage, response: ServerResponse) {
  demandMethod(request, response, 'GET');
  const answered = await world.calendar?.(path);
  if (answered === undefined) throw new Refused(404, 'There is no calendar here.');
  send(response, answered.status, answered.headers ?? {}, answered.body);
}

async function reportLink({ world }: Routes, path: string, request: IncomingMessage, response: ServerResponse) {
  demandMethod(request, response, 'GET');
  const answered = await world.reportLink?.(path, (request.url ?? '').split('?')[1] ?? '');
  if (answered === undefined) throw new Refused(404, 'There are no reports here.');
  send(response, answered.status, answered.headers ?? {}, answered.body);
}

async function rota({ world }: Routes, language: Language, request: IncomingMessage, response: ServerResponse) {
  demandMethod(request, response, 'GET');
  demandSameOrigin(request);
  const month = queryOf(request).get('month');
  if (month !== null && !/^2\d{3}-(0[1-9]|1[0-2])$/.test(month))
    return html(response, 400, noRotaPage(language, month));
  const found = await world.rota?.(month);
  if (found === undefined) return html(response, 404, noRotaPage(language, null));
  return html(response, 200, rotaPage(found.plan, world.library.name, found.today, language));
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

function queryOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url ?? '/', 'http://localhost').searchParams;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw new Refused(400, 'The address is not valid.', { cause });
  }
}

function demandMethod(request: IncomingMessage, response: ServerResponse, method: 'GET' | 'POST'): void {
  if (request.method === method || (method === 'GET' && request.method === 'HEAD')) return;
  response.setHeader('allow', method);
  throw new Refused(405, `Use ${method} here.`);
}

function html(response: ServerResponse, status: number, body: string): void {
  send(response, status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  send(response, status, headers, JSON.stringify(value));
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string | Buffer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
