import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';

const all = {
  X_APP_KEY: 'no-app-key',
  X_APP_SECRET: 'no-app-secret',
  X_ACCESS_TOKEN: '1-no-access-token',
  X_ACCESS_SECRET: 'no-access-secret',
  SLACK_BOT_TOKEN: 'xoxb-no-token',
  SLACK_SIGNING_SECRET: 'no-signing-secret',
  SLACK_CHANNEL: 'C0NE',
};

const Put = v.object({ Name: v.string(), Type: v.string(), Value: v.string(), Overwrite: v.boolean() });

let stored: string | null;
let puts: v.InferOutput<typeof Put>[];
let ssm: Server;

/** As much of SSM as the command calls. */
beforeEach(async () => {
  stored = null;
  puts = [];
  ssm = createServer(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    if (request.headers['x-amz-target'] === 'AmazonSSM.PutParameter') {
      puts.push(v.parse(Put, JSON.parse(body)));
      response.end(JSON.stringify({ Version: 3 }));
    } else if (stored === null) {
      response.writeHead(400).end(JSON.stringify({ __type: 'ParameterNotFound' }));
    } else {
      response.end(JSON.stringify({ Parameter: { Value: stored } }));
    }
  }).listen(0, '127.0.0.1');
  await once(ssm, 'listening');
});

afterEach(() => {
  ssm.close();
  ssm.closeAllConnections();
});

async function run(options: { args?: string[]; environment?: Record<string, string>; input?: string }) {
  const { port } = v.parse(v.object({ port: v.number() }), ssm.address());
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/secrets.ts', ...(options.args ?? [])], {
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${port}`,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      ...options.environment,
    },
  });
  child.stdin.end(options.input ?? '');
  const [out, error] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, 'close')]);
  return { code: child.exitCode, out: out.join(''), error: error.join('') };
}

const writtenValues = () => puts.map(({ Value, ...rest }) => ({ ...rest, Value: JSON.parse(Value) }));
const asStored = (values: object) => [
  { Name: '/auskunft/secrets', Type: 'SecureString', Overwrite: true, Value: values },
];

test('stores what the environment and standard input give, as one encrypted parameter', async () => {
  const { SLACK_BOT_TOKEN, SLACK_CHANNEL, ...environment } = all;
  const { code, out } = await run({ environment, input: JSON.stringify({ SLACK_BOT_TOKEN, SLACK_CHANNEL }) });
  expect(code).toBe(0);
  expect(writtenValues()).toEqual(asStored(all));
  expect(out).toContain('secretsVersion=3');
});

test('names all that is missing and then stores nothing', async () => {
  const { X_APP_SECRET: _, SLACK_SIGNING_SECRET: __, ...environment } = all;
  const { code, error } = await run({ environment });
  expect(code).toBe(1);
  expect(error).toContain('Missing X_APP_SECRET, SLACK_SIGNING_SECRET');
  expect(puts).toEqual([]);
});

test('replaces one value and keeps the others', async () => {
  stored = JSON.stringify(all);
  const { code } = await run({ environment: { SLACK_BOT_TOKEN: 'xoxb-another-no-token' } });
  expect(code).toBe(0);
  expect(writtenValues()).toEqual(asStored({ ...all, SLACK_BOT_TOKEN: 'xoxb-another-no-token' }));
});

test('does not take the stored value of a name that is to be given anew', async () => {
  stored = JSON.stringify(all);
  const { code, error } = await run({ args: ['SLACK_BOT_TOKEN'] });
  expect(code).toBe(1);
  expect(error).toContain('Missing SLACK_BOT_TOKEN');
  expect(puts).toEqual([]);
});

test('says what is missing and nothing before it', async () => {
  const { code, error } = await run({});
  expect(code).toBe(1);
  expect(error).toMatch(/^Nothing was stored\. Missing X_APP_KEY.*\n$/);
});

test('refuses names that no function reads, such as a misspelt one', async () => {
  const { code, error } = await run({ environment: all, input: '{"SLACK_BOT_TOKE":"xoxb-no-token"}' });
  expect(code).toBe(1);
  expect(error).toContain('Unknown: SLACK_BOT_TOKE.');
  expect(puts).toEqual([]);
});

test('for the practice stage asks for Slack alone, and keeps it apart', async () => {
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_CHANNEL } = all;
  const environment = { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_CHANNEL };
  const { code, out } = await run({ args: ['--practice'], environment });
  expect(code).toBe(0);
  expect(puts.map(({ Name }) => Name)).toEqual(['/auskunft-practice/secrets']);
  expect(out).toContain('--context practice=on --context secretsVersion=3');
});

test('never shows a value, whether it ends well or not', async () => {
  const runs = [await run({ environment: all }), await run({ environment: { ...all, X_API_URL: 'nowhere' } })];
  const shown = runs.map(({ out, error }) => out + error).join('');
  expect(runs.map(({ code }) => code)).toEqual([0, 1]);
  for (const value of Object.values(all)) expect(shown).not.toContain(value);
});
