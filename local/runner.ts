/**
 * Runs the flow on one machine: calls the very handlers that Lambda calls, with the events that Lambda would send, when
 * the flow says so.
 */
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { type FlowFunction, type FunctionName, flow } from '../core/flow.ts';
import { handler as card } from '../functions/card.ts';
import { handler as poll } from '../functions/poll.ts';
import { handler as report } from '../functions/report.ts';
import { handler as send } from '../functions/send.ts';
import { handler as slack } from '../functions/slack.ts';
import { handler as tick } from '../functions/tick.ts';
import { handler as triage } from '../functions/triage.ts';
import type { DataFolder } from './data-folder.ts';
import { startDelayQueue } from './delay-queue.ts';
import { type Handler, invoke } from './invoke.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { SlackRequest, SlackResponse } from './page/routes.ts';
import { runSchedules, type Schedules } from './schedules.ts';
import { streamMapping } from './stream-mapping.ts';
import { readStream } from './stream-reader.ts';

const handlers: Record<FunctionName, Handler> = { poll, triage, card, slack, send, tick, report };

export interface RunningFlow {
  ledger: Ledger;
  /** Hands a request to the `slack` function as its function URL would. */
  slackEvents(request: SlackRequest): Promise<SlackResponse>;
  /** Hands the request of a calendar program to the same function. */
  calendar(path: string): Promise<SlackResponse>;
  /** Hands the request of a browser that follows a link to a report to the same function. @param query without its question mark */
  reportLink(path: string, query: string): Promise<SlackResponse>;
  /** @param minuteMs how long a scheduled minute lasts here */
  startSchedules(minuteMs: number): void;
  /** True once every source has been polled. */
  polled(): boolean;
  stop(): Promise<void>;
}

export async function runFlow(options: {
  streams: DynamoDBStreamsClient;
  table: string;
  folder: DataFolder;
  env: NodeJS.ProcessEnv;
  /** Called after every run of a function. */
  changed: () => void;
  trouble: (error: unknown) => void;
}): Promise<RunningFlow> {
  const { streams, table, folder, env, changed, trouble } = options;
  const ledger = createLedger(
    flow.map(({ name }) => name),
    changed,
  );
  const queue = await startDelayQueue(named('send'), handlers.send, ledger);
  env.AWS_ENDPOINT_URL_SQS = queue.url;
  env.AUSKUNFT_SEND_QUEUE_URL = `${queue.url}/send`;

  const mappings = flow
    .filter(({ trigger }) => trigger.kind === 'stream')
    .map((fn) => streamMapping(fn, handlers[fn.name], ledger));
  const reader = readStream({
    client: streams,
    table,
    file: folder.file('stream.json'),
    take(record, done) {
      let left = mappings.length;
      for (const mapping of mappings) mapping.take(record, () => --left === 0 && done());
    },
    trouble,
  });

  const at = (method: string, rawPath: string) => ({ rawPath, requestContext: { http: { method } } });
  const atUrl = async (event: object) => asResponse(await invoke(named('slack'), handlers.slack, event, ledger));

  let schedules: Schedules | null = null;
  let polled = false;
  return {
    ledger,
    slackEvents: ({ headers, rawBody }) =>
      atUrl({ ...at('POST', '/slack/events'), headers, body: rawBody.toString('base64'), isBase64Encoded: true }),
    calendar: (path) => atUrl({ ...at('GET', path), headers: {} }),
    reportLink: (path, query) => atUrl({ ...at('GET', path), rawQueryString: query, headers: {} }),
    startSchedules(minuteMs) {
      schedules = runSchedules(
        flow.map((fn) => ({ fn, handler: handlers[fn.name] })),
        ledger,
        minuteMs,
      );
      void schedules.firstRound.then(() => {
        polled = true;
        changed();
      });
    },
    polled: () => polled,
    async stop() {
      await Promise.all([schedules?.stop(), ...mappings.map((mapping) => mapping.stop())]);
      await queue.close(); // those before may still have sent something
      await reader.stop(); // keeps how far the mappings have come
    },
  };
}

function named(name: FunctionName): FlowFunction {
  const found = flow.find((fn) => fn.name === name);
  if (!found) throw new Error(`The flow has no function ${name}`);
  return found;
}

/** What a function URL makes of a handler's result. */
function asResponse(answer: unknown): SlackResponse {
  if (typeof answer !== 'object' || answer === null) return { status: 200, body: JSON.stringify(answer ?? '') };
  const { statusCode, headers, body } = answer as {
    statusCode?: number;
    headers?: Record<string, string>;
    body?: string;
  };
  return { status: statusCode ?? 200, headers: headers ?? {}, body: body ?? '' };
}
