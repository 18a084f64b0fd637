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
import { caseItem } from '../../adapters/dynamodb/case-items.ts';
import { type FunctionName, flow } from '../../core/flow.ts';
import { newApp, newStack, resolved, resourcesOf } from './synthesised.ts';

/** Bytes of JavaScript, measured plus a sixth: each one more costs every cold start. */
const most: Record<FunctionName, number> = {
  poll: 1_134_000,
  triage: 1_362_000,
  card: 1_347_000,
  slack: 1_845_000, // with what reads a report from S3
  send: 1_194_000,
  tick: 1_546_000, // with what drafts: a card that would stay the same is left alone
  report: 2_330_000,
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
  // On two days of the week it is due, and finds an empty table.
  report: { event: {}, answer: expect.objectContaining({ kind: expect.stringMatching(/^(notDue|nothing)$/) }) },
};

const Deployed = v.object({
  Code: v.object({ S3Key: v.string() }),
  Handler: v.literal('index.handler'),
  Environment: v.object({ Variables: v.record(v.string(), v.string()) }),
});

/** One question of the week before 16 November 2020, asked on Monday at ten and answered after 18 minutes. */
const asked = Date.parse('2020-11-09T10:00:00+01:00');
const answered = { at: asked + 18 * 60_000, serviceMs: 18 * 60_000 };
const question = typed(
  caseItem({
    id: 'case',
    no: 1,
    channel: 'x-mention',
    arrivedAt: asked,
    week: '2020-W46',
    intent: 'opening_hours',
    language: 'de',
    first: answered,
    ended: { at: answered.at, how: 'answered' },
    interims: 0,
    corrections: 0,
    proposed: 'oeffnungszeiten-zentral',
    draft: 'asProposed',
    effort: 1,
  }),
);

/** As DynamoDB has it. */
function typed(item: Record<string, string | number>) {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, typeof value === 'number' ? { N: `${value}` } : { S: value }]),
  );
}

/** AWS with that question in the table, and a Slack that takes what it is given. */
function answerTo(asked: string, body: string): unknown {
  const answers: Record<string, unknown> = {
    'AmazonSSM.GetParameter': { Parameter: { Value: JSON.stringify(secrets(address)) } },
    'DynamoDB_20120810.Query': { Items: body.includes('CASE#2020-W46') ? [question] : [] },
    '/api/files.getUploadURLExternal': { ok: true, upload_url: `${address}/upload`, file_id: 'F1' },
    '/api/files.completeUploadExternal': { ok: true, files: [{ id: 'F1' }] },
    '/api/chat.postMessage': { ok: true, channel: 'C0NE', ts: '1.1' },
  };
  return answers[asked] ?? {};
}

let out: string;
let aws: Server;
/** What AWS and Slack were asked, in order. */
const received: { asked: string; body: Buffer }[] = [];
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
    const body = Buffer.concat(await request.toArray());
    const asked = `${request.headers['x-amz-target'] ?? request.url?.replace(/\?.*/, '')}`;
    received.push({ asked, body });
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify(answerTo(asked, body.toString())));
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
  const more: Partial<Record<FunctionName, string>> = { triage: 'model.deflate', report: 'node_modules' };
  const content = ['library.json', ...(more[name] ? [more[name]] : [])];
  expect((await readdir(folder)).toSorted()).toEqual(['index.js', ...content]);
  const { size } = await stat(join(folder, 'index.js'));
  expect(size).toBeLessThan(most[name]);
  expect(size, 'lower the ceiling').toBeGreaterThan(most[name] * 0.7);
});

/**
 * @param at the time that the process believes it is; the true one by default
 * @param told what it tells in the end, in JavaScript; what the function answers by default
 */
async function run(
  name: FunctionName,
  event: unknown,
  { at, told = 'answer ?? null' }: { at?: string; told?: string } = {},
): Promise<unknown> {
  const { folder, environment } = bundleOf(name);
  const program = `${at === undefined ? '' : `Date.now = () => ${Date.parse(at)};`}
    require('./index.js').handler(${JSON.stringify(event)}).then((answer) => console.log(JSON.stringify(${told})))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--allow-natives-syntax', '-e', program], {
    cwd: folder,
    env: {
      ...environment,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_ENDPOINT_URL: address,
      AUSKUNFT_URL: 'https://auskunft.example',
    },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test.each(flow)('$name answers as deployed, with nothing but its bundle and its environment', async ({ name }) => {
  const { event, answer } = runs[name];
  expect(await run(name, event)).toEqual(answer);
});

test.each(flow)('$name leaves arrays and patterns as fast as V8 has them', async ({ name }) => {
  const shortcuts = ['ArrayIteratorProtector', 'ArraySpeciesProtector', 'RegExpSpeciesProtector'];
  const told = `{ ${shortcuts.map((each) => `${each}: %${each}()`)} }`;
  const intact = Object.fromEntries(shortcuts.map((each) => [each, true]));
  expect(await run(name, runs[name].event, { told })).toEqual(intact);
});

test('report draws its charts as deployed, where no font is installed and nothing else of the project lies', async () => {
  received.length = 0;
  expect(await run('report', {}, { at: '2020-11-16T07:05:00+01:00' })).toMatchObject({
    kind: 'posted',
    week: '2020-W46',
  });

  const picture = received.find(({ asked }) => asked === '/upload')?.body ?? Buffer.alloc(0);
  const start = picture.indexOf(Buffer.from('\x89PNG', 'latin1'));
  expect(start).toBeGreaterThanOrEqual(0);
  expect(picture.readUInt32BE(start + 16), 'wide enough for a telephone').toBe(1200);
  expect(picture.length).toBeGreaterThan(10_000);

  const page = received.find(({ asked }) => asked.endsWith('.de.html'))?.body.toString() ?? '';
  expect(page.match(/<svg /g)).toHaveLength(4);
  expect(page).toContain('data:font/woff2;base64,d09GMg');
});
