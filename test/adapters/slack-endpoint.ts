import { createServer } from 'node:http';
import { parseSlackRequest } from '../../adapters/slack/interactions.ts';
import { verifySlackSignature } from '../../adapters/slack/signature.ts';
import type { SlackRequest } from '../../adapters/slack/slack-request.ts';

/** A request URL that checks and parses what Slack sends, keeps it, and answers what the test wants. */
export interface SlackEndpoint {
  url: string;
  requests: SlackRequest[];
  /** The body of the answer to each request; empty unless set. */
  answer: (request: SlackRequest) => Promise<string>;
  close(): Promise<void>;
}

export async function startSlackEndpoint(signingSecret: string): Promise<SlackEndpoint> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const rawBody = Buffer.concat(chunks);
    const header = (name: string) => request.headers[name]?.toString();
    const genuine = verifySlackSignature({
      signingSecret,
      timestamp: header('x-slack-request-timestamp'),
      signature: header('x-slack-signature'),
      rawBody,
      now: Date.now(),
    });
    if (!genuine) return void response.writeHead(401).end();
    const parsed = parseSlackRequest(header('content-type'), rawBody);
    endpoint.requests.push(parsed);
    const body = await endpoint.answer(parsed);
    response.setHeader('content-type', 'application/json').end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The endpoint has no port');
  const endpoint: SlackEndpoint = {
    url: `http://127.0.0.1:${address.port}/slack/events`,
    requests: [],
    answer: async () => '',
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return endpoint;
}
