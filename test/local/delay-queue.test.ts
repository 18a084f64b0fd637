import { createHash } from 'node:crypto';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, expect, test, vi } from 'vitest';
import { sqsLater } from '../../adapters/sqs/later.ts';
import type { FlowFunction } from '../../core/flow.ts';
import { type DelayQueue, startDelayQueue } from '../../local/delay-queue.ts';
import type { Handler } from '../../local/invoke.ts';
import { createLedger } from '../../local/ledger.ts';

const soon = { timeout: 5_000, interval: 10 };
const fn: FlowFunction = {
  name: 'send',
  trigger: { kind: 'queue' },
  timeoutSeconds: 30,
  memoryMb: 128,
  impact: 'None: this is a test.',
};

let open: DelayQueue[] = [];
afterEach(async () => {
  for (const queue of open) await queue.close();
  open = [];
});

/** A queue that hides a failed message for hardly any time, and a client as the product has one. */
async function started(handler: Handler, options: Partial<FlowFunction> = {}) {
  const ledger = createLedger(['send'], () => undefined);
  const queue = await startDelayQueue({ ...fn, ...options }, handler, ledger, 1);
  open.push(queue);
  const client = new SQSClient({
    endpoint: queue.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const QueueUrl = `${queue.url}/send`;
  return {
    ledger,
    queue,
    later: sqsLater(client, QueueUrl),
    send: (MessageBody: string, DelaySeconds?: number) =>
      client.send(
        new SendMessageCommand({ QueueUrl, MessageBody, ...(DelaySeconds === undefined ? {} : { DelaySeconds }) }),
      ),
    post: (body: string, target = 'AmazonSQS.SendMessage') =>
      fetch(queue.url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target },
        body,
      }),
  };
}

test('the handler gets the event of an SQS message, with its body as it was sent', async () => {
  const events: unknown[] = [];
  const { send } = await started(async (event) => events.push(event));
  const body = 'Thread 42 – „Übung“ & <Zeichen>';
  const { MessageId: messageId, MD5OfMessageBody: digest } = await send(body);
  expect(digest).toBe(createHash('md5').update(body).digest('hex'));
  await vi.waitFor(() => expect(events).toHaveLength(1), soon);
  expect(events).toEqual([
    {
      Records: [
        {
          messageId,
          receiptHandle: expect.any(String),
          body,
          attributes: { ApproximateReceiveCount: '1' },
          messageAttributes: {},
          eventSource: 'aws:sqs',
        },
      ],
    },
  ]);
});

test('a message wakes when its delay is over, one without a delay at once', async () => {
  const wokenAt: Record<string, number> = {};
  const { send } = await started(async (event) => {
    wokenAt[bodyOf(event)] = Date.now();
  });
  const sentAt = Date.now();
  await send('in a second', 1);
  await send('at once', 0);
  await vi.waitFor(() => expect(Object.keys(wokenAt)).toEqual(['at once', 'in a second']), soon);
  // Timers may come a millisecond early.
  expect((wokenAt['in a second'] ?? 0) - sentAt).toBeGreaterThanOrEqual(999);
});

test("the product's own adapter is understood", async () => {
  const woken: string[] = [];
  const { later } = await started(async (event) => woken.push(bodyOf(event)));
  await later.send('42', 0.2);
  await vi.waitFor(() => expect(woken).toEqual(['42']), soon);
});

test.each([
  ['no JSON', '{"MessageBody":'],
  ['no body', '{"DelaySeconds":0}'],
  ['a delay beyond a quarter of an hour', '{"MessageBody":"1","DelaySeconds":901}'],
  ['a delay before now', '{"MessageBody":"1","DelaySeconds":-1}'],
  ['half a second', '{"MessageBody":"1","DelaySeconds":0.5}'],
  ['a delay in words', '{"MessageBody":"1","DelaySeconds":"0"}'],
  ['nothing', ''],
])('a request with %s is refused and wakes nobody', async (_, body) => {
  const woken: string[] = [];
  const { post, send } = await started(async (event) => woken.push(bodyOf(event)));
  expect((await post(body)).status).toBe(400);
  await send('the next');
  await vi.waitFor(() => expect(woken).toEqual(['the next']), soon);
});

test('what else SQS can do is refused, and the SDK tells it', async () => {
  const { post, send } = await started(async () => undefined);
  expect((await post('{"MessageBody":"1"}', 'AmazonSQS.ReceiveMessage')).status).toBe(400);
  await expect(send('1', 901)).rejects.toThrow();
});

test('a message whose handling fails comes again, counted', async () => {
  const counts: string[] = [];
  const { send, ledger } = await started(async (event) => {
    counts.push(/"ApproximateReceiveCount":"(\d+)"/.exec(JSON.stringify(event))?.[1] ?? '');
    if (counts.length < 3) throw new Error('X is down');
  });
  await send('42');
  await vi.waitFor(() => expect(counts).toEqual(['1', '2', '3']), soon);
  await vi.waitFor(() => expect(ledger.functions()[0]).toMatchObject({ runs: 3, result: 'ok' }), soon);
  expect(ledger.failures()).toEqual([]);
});

test('after five attempts it is given up, with the error and the message', async () => {
  let attempts = 0;
  const { send, ledger } = await started(async () => {
    throw new Error(`attempt ${++attempts}`);
  });
  await send('42');
  await vi.waitFor(() => expect(ledger.failures()).toHaveLength(1), soon);
  expect(ledger.failures()[0]).toMatchObject({ function: 'send', error: 'attempt 5', keys: ['42'] });
  expect(attempts).toBe(5);
});

test('a handler that runs longer than its timeout has failed', async () => {
  let attempts = 0;
  const { send, ledger } = await started(() => (++attempts === 1 ? new Promise(() => undefined) : Promise.resolve()), {
    timeoutSeconds: 0.02,
  });
  await send('42');
  await vi.waitFor(() => expect(ledger.functions()[0]).toMatchObject({ runs: 2, result: 'ok' }), soon);
});

test('once closed it wakes nobody: neither what waited nor what failed', async () => {
  const woken: string[] = [];
  let fail = () => {};
  const closing = await started((event) => {
    woken.push(bodyOf(event));
    return new Promise((_, reject) => {
      fail = () => reject(new Error('too late'));
    });
  });
  await closing.send('waits', 1);
  await closing.send('at work');
  await vi.waitFor(() => expect(woken).toEqual(['at work']), soon);
  let closed = false;
  const close = closing.queue.close().then(() => {
    closed = true;
  });
  // A later message of another queue has come by the time that the others would have.
  const other = await started(async (event) => woken.push(bodyOf(event)));
  await other.send('later', 1);
  expect(closed).toBe(false);
  fail();
  await close;
  await vi.waitFor(() => expect(woken).toContain('later'), soon);
  expect(woken).toEqual(['at work', 'later']);
});

function bodyOf(event: unknown): string {
  return /"body":"([^"]*)"/.exec(JSON.stringify(event))?.[1] ?? '';
}
