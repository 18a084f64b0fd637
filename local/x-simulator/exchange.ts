import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, faultList } from './faults.ts';
import type { signatureCheck } from './oauth-signature.ts';
import { type Answer, creditsDepleted, plainProblem, Refusal } from './problem.ts';
import type { rateLimits } from './rate-limits.ts';
import type { Simulation } from './request.ts';
import { routeFor } from './routes.ts';

/** One request that the simulator received. */
export interface LoggedRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: string;
  /** Null while, and if ever, no answer was sent. */
  status: number | null;
  /** Epoch milliseconds. */
  at: number;
}

const mostBodyBytes = 64 * 1024;
const mostLogged = 1_000;

/** The way of one HTTP request: fault, route, signature, rate limit, then the route's own answer. */
export function exchanges(parts: {
  simulation: Simulation;
  faults: ReturnType<typeof faultList>;
  wrongSignature: ReturnType<typeof signatureCheck>;
  count: ReturnType<typeof rateLimits>;
  requests: LoggedRequest[];
  /** Not always the clock of the simulated world. */
  clientNow: () => number;
}) {
  const { simulation, faults, wrongSignature, count, requests, clientNow } = parts;

  return async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://x');
    const method = request.method ?? 'GET';
    const logged = { method, path: url.pathname, query: url.search.slice(1), status: null, at: simulation.now() };
    requests.push(logged);
    if (requests.length > mostLogged) requests.shift();

    const body = await readBody(request);
    const fault = faults.strike(method, url.pathname);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'disconnect') {
      response.destroy();
      return;
    }
    const { answer, headers } = answerTo(request, url, body, fault);
    if (fault?.kind === 'processThenDisconnect') {
      response.destroy();
      return;
    }
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    send(response, logged, answer, headers, fault);
  };

  function answerTo(request: IncomingMessage, url: URL, body: string | undefined, fault: Fault | undefined) {
    const method = request.method ?? 'GET';
    const found = routeFor(method, url.pathname);
    if (!found) return { answer: plainProblem(404, 'Not Found'), headers: {} };
    const { route, id } = found;
    const spend = (cost: 0 | 1) => count(`${route.method} ${route.path}`, route.limits, simulation.now(), cost);
    if (fault?.kind === 'status')
      return { answer: faultAnswer(fault.status), headers: faultHeaders(fault.status, spend) };
    if (fault?.kind === 'html') return { answer: { status: 200, body: {} }, headers: spend(0).headers };
    if (body === undefined) return { answer: plainProblem(413, 'Payload Too Large'), headers: spend(0).headers };

    const wrong = wrongSignature(
      {
        method,
        baseUrl: `http://${request.headers.host}${url.pathname}`,
        query: url.search.slice(1),
        authorization: request.headers.authorization,
      },
      clientNow(),
    );
    if (wrong !== undefined)
      return { answer: plainProblem(401, 'Unauthorized', `Unauthorized: ${wrong}`), headers: spend(0).headers };
    const { allowed, headers } = spend(1);
    if (!allowed) return { answer: plainProblem(429, 'Too Many Requests'), headers };
    try {
      return { answer: route.answer(simulation, { id, query: url.searchParams, body }), headers };
    } catch (error) {
      const answer =
        error instanceof Refusal ? error.answer : plainProblem(500, 'Internal Server Error', String(error));
      return { answer, headers };
    }
  }

  function send(
    response: ServerResponse,
    logged: { status: number | null },
    answer: Answer,
    headers: Record<string, string>,
    fault: Fault | undefined,
  ): void {
    const json = JSON.stringify(answer.body);
    const isProblem = answer.status >= 400;
    const type = isProblem ? 'application/problem+json' : 'application/json; charset=utf-8';
    const html = fault?.kind === 'html';
    logged.status = answer.status;
    response.writeHead(answer.status, {
      ...headers,
      date: new Date(simulation.now()).toUTCString(),
      'content-type': html ? 'text/html; charset=utf-8' : type,
    });
    if (html) response.end('<!doctype html><title>Over capacity</title><p>Something is technically wrong.</p>');
    else response.end(fault?.kind === 'truncatedJson' ? json.slice(0, json.length / 2) : json);
  }
}

function faultAnswer(status: number): Answer {
  switch (status) {
    case 401:
      return plainProblem(401, 'Unauthorized');
    case 402:
      return creditsDepleted;
    case 403:
      return plainProblem(403, 'Forbidden');
    case 429:
      return plainProblem(429, 'Too Many Requests');
    case 503:
      return plainProblem(503, 'Service Unavailable');
    default:
      return plainProblem(500, 'Internal Server Error');
  }
}

/** A 429 says that nothing is left; every other status, 402 too, comes with healthy limits. */
function faultHeaders(status: number, spend: (cost: 0 | 1) => { headers: Record<string, string> }) {
  const { headers } = spend(0);
  return status === 429 ? { ...headers, 'x-rate-limit-remaining': '0' } : headers;
}

/** The body as text, or undefined when it is longer than X would take. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length <= mostBodyBytes) chunks.push(bytes);
  }
  return length <= mostBodyBytes ? Buffer.concat(chunks).toString() : undefined;
}
