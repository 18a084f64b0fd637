/**
 * The delay queue on one machine: speaks as much of SQS's JSON protocol as its SDK client needs to send a message, and
 * wakes the function as SQS would, when the delay is over.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import type { FlowFunction } from '../core/flow.ts';
import { type Handler, invoke } from './invoke.ts';
import type { Ledger } from './ledger.ts';

/** How often a message whose handling fails is handed over, and for how long it stays hidden in between. */
const mostReceives = 5;
const usualVisibilityMs = 30_000;

const SendMessage = v.object({
  MessageBody: v.string(),
  DelaySeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(900)), 0),
});

export interface DelayQueue {
  /** The endpoint that takes AWS_ENDPOINT_URL_SQS's place. */
  url: string;
  /** Forgets what waits (`tick` finds it again), and waits for what the handler is at. */
  close(): Promise<void>;
}

export async function startDelayQueue(
  fn: FlowFunction,
  handler: Handler,
  ledger: Ledger,
  visibilityMs = usualVisibilityMs,
): Promise<DelayQueue> {
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let closed = false;

  function later(ms: number, act: () => Promise<void>): void {
    if (closed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      const run = act().then(() => void running.delete(run));
      running.add(run);
    }, ms);
    timers.add(timer);
  }

  async function deliver(messageId: string, body: string, receive: number): Promise<void> {
    const event = {
      Records: [
        {
          messageId,
          receiptHandle: messageId,
          body,
          attributes: { ApproximateReceiveCount: String(receive) },
          messageAttributes: {},
          eventSource: 'aws:sqs',
        },
      ],
    };
    try {
      await invoke(fn, handler, event, ledger);
    } catch (error) {
      if (receive >= mostReceives) ledger.gaveUp(fn.name, Date.now(), error, [body]);
      else later(visibilityMs, () => deliver(messageId, body, receive + 1));
    }
  }

  const server = createServer(async (request, response) => {
    const raw = await text(request).catch(() => '');
    const asked = v.safeParse(v.pipe(v.string(), v.parseJson(), SendMessage), raw);
    if (request.headers['x-amz-target'] !== 'AmazonSQS.SendMessage' || !asked.success) {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ __type: 'com.amazonaws.sqs#UnsupportedOperation' }));
      return;
    }
    const { MessageBody: body, DelaySeconds: delay } = asked.output;
    const messageId = randomUUID();
    later(delay * 1000, () => deliver(messageId, body, 1));
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(
      JSON.stringify({ MessageId: messageId, MD5OfMessageBody: createHash('md5').update(body).digest('hex') }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: string | AddressInfo | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The delay queue has no port');

  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(running);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
