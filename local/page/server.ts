import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundlePage } from './bundle.ts';
import { openEvents } from './events.ts';
import { answer, type SlackRequest, type SlackResponse } from './routes.ts';
import type { PageWorld } from './world.ts';

const usualPort = 3000;
const portsTried = 100;

/** Thrown when there is no port to be had; the message says what to do. */
export class NoPort extends Error {
  override readonly name = 'NoPort';
}

/**
 * Serves the page on 127.0.0.1, with Slack's request URL and the health check beside it.
 * @param options.port the only port to take; 0: whichever the system gives; null: 3000 or the next free one
 * @param options.slackEvents gets every `POST /slack/events` as it came, up to 1 MB; what it throws becomes a 500
 * @param options.ready `GET /healthz` is 503 until it says true
 * @throws {NoPort} when the port is taken; an Error when the page's sources cannot be bundled
 */
export async function startPage(options: {
  port: number | null;
  world: PageWorld;
  slackEvents: (request: SlackRequest) => Promise<SlackResponse>;
  ready: () => boolean;
}): Promise<{ url: string; close(): Promise<void> }> {
  const { world, slackEvents, ready } = options;
  const assets = await bundlePage();
  const events = openEvents(world);
  const server = createServer((request, response) => {
    void answer({ world, assets, events, slackEvents, ready }, request, response);
  });
  try {
    await listen(server, options.port);
  } catch (error) {
    events.close();
    throw error;
  }
  return {
    url: `http://localhost:${portOf(server)}`,
    close: () =>
      new Promise((resolve, reject) => {
        events.close();
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number | null): Promise<void> {
  if (port !== null) {
    if (await taken(server, port))
      throw new NoPort(`Port ${port} is taken by another program. Choose another with --port, or leave --port out.`);
    return;
  }
  for (let tried = usualPort; tried < usualPort + portsTried; tried += 1) if (!(await taken(server, tried))) return;
  throw new NoPort(
    `Ports ${usualPort} to ${usualPort + portsTried - 1} are all taken. Choose a free one with --port, such as --port 8080.`,
  );
}

/** Takes the port unless another program has it. */
function taken(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      server.off('listening', succeed);
      if (error.code === 'EADDRINUSE') resolve(true);
      else if (error.code === 'EACCES')
        reject(
          new NoPort(`This account may not use port ${port}. Choose one above 1023 with --port.`, { cause: error }),
        );
      else reject(error);
    };
    const succeed = () => {
      server.off('error', fail);
      resolve(false);
    };
    server.once('error', fail);
    server.once('listening', succeed);
    server.listen(port, '127.0.0.1');
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}
