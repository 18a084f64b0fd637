/** The bundles as they are deployed: made once, run in a plain process outside the project, against a stand-in for AWS. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Template } from 'aws-cdk-lib/assertions';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FunctionName, flow } from '../../core/flow.ts';
import { newApp, newStack, resolved, resourcesOf } from './synthesised.ts';

/** Bytes of JavaScript, measured plus a sixth: each one more costs every cold start. */
const most: Record<FunctionName, number> = {
  poll: 1_134_000,
  triage: 1_166_000,
  card: 1_347_000,
  slack: 1_590_000,
  send: 1_194_000,
  tick: 1_141_000,
};

/** Obviously no credentials. The addresses lead to this test. */
const secrets = (address: string) => ({
  X_API_URL: address,
  X_APP_KEY: 'no-app-key',
  X_APP_SECRET: 'no-app-secret',
  X_ACCESS_TOKEN: '1-no-access-token',
  X_ACCESS_SECRET: 'no-access-secret',
  SLACK_API_URL: `${address}/api/`,
  SLACK_BOT_TOKEN: 'xoxb-no-token',
  SLACK_SIGNING_SECRET: 'no-signing-secret',
  SLACK_CHANNEL: 'C0NE',
});

const unknownThread = {
  Records: [
    { body: '1', dynamodb: { Keys: { pk: { S: 'THREAD#1' } }, SequenceNumber: '1', ApproximateCreationDateTime: 1 } },
  ],
};

/** What AWS calls each function with, and what it answers when the table is empty and X answers nonsense. */
const runs: Record<FunctionName, { event: unknown; answer: unknown }> = {
  poll: { event: { source: 'x-mention' }, answer: { kind: 'trouble', trouble: 'unreachable' } },
  triage: { event: unknownThread, answer: { batchItemFailures: [] } },
  card: { event: unknownThread, answer: { batchItemFailures: [] } },
  slack: {
    event: {
      rawPath: '/slack/events',
      requestContext: { http: { method: 'POST' } },
      headers: {},
      body: '',
      isBase64Encoded: false,
    },
    answer: expect.objectContaining({ statusCode: 401 }),
  },
  send: { event: unknownThread, answer: null },
  tick: { event: {}, answer: { woken: 0 } },
};

const Deployed = v.object({
  Code: v.object({ S3Key: v.string() }),
  Handler: v.literal('index.handler'),
  Environment: v.object({ Variables: v.record(v.string(), v.string()) }),
});

let out: string;
let aws: Server;
let address: string;
let deployed: Map<FunctionName, { folder: string; environment: Record<string, string> }>;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'auskunft-bundles-'));
  const stack = newStack(newApp({}, out));
  const resources = resourcesOf(Template.fromStack(stack));
  deployed = new Map(
    flow.map(({ name }) => {
      const [, fn] = [...resources].find(([id]) => id.startsWith(`${name}Function`) && !id.includes('Config')) ?? [];
      const { Code, Environment } = v.parse(Deployed, resolved(fn?.Properties, resources));
      const folder = join(out, `asset.${Code.S3Key.replace(/\.zip$/, '')}`);
      return [name, { folder, environment: Environment.Variables }];
    }),
  );

  aws = createServer(async (request, response) => {
    await request.resume().toArray();
    const asked = String(request.headers['x-amz-target']);
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    const parameter = { Parameter: { Value: JSON.stringify(secrets(address)) } };
    response.end(JSON.stringify(asked === 'AmazonSSM.GetParameter' ? parameter : {}));
  }).listen(0, '127.0.0.1');
  await once(aws, 'listening');
  const { port } = v.parse(v.object({ port: v.number() }), aws.address());
  address = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  aws.close();
  aws.closeAllConnections();
  await rm(out, { recursive: true });
});

function bundleOf(name: FunctionName) {
  const found = deployed.get(name);
  if (!found) throw new Error(`${name} is not deployed`);
  return found;
}

test.each(flow)('$name carries its code and the content that it needs, and not a byte too much', async ({ name }) => {
  const { folder } = bundleOf(name);
  const content = name === 'triage' ? ['library.json', 'model.json'] : ['library.json'];
  expect((await readdir(folder)).toSorted()).toEqual(['index.js', ...content]);
  const { size } = await stat(join(folder, 'index.js'));
  expect(size).toBeLessThan(most[name]);
  expect(size, 'lower the ceiling').toBeGreaterThan(most[name] * 0.7);
});

test.each(flow)('$name answers as deployed, with nothing but its bundle and its environment', async ({ name }) => {
  const { folder, environment } = bundleOf(name);
  const { event, answer } = runs[name];
  const program = `require('./index.js').handler(${JSON.stringify(event)}).then(
    (answer) => console.log(JSON.stringify(answer ?? null)))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
    cwd: folder,
    env: {
      ...environment,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_ENDPOINT_URL: address,
    },
  });
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual(answer);
});
