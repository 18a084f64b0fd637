import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogLevel, WebClient } from '@slack/web-api';
import { afterEach, expect, test } from 'vitest';
import { type SlackSimulator, startSlackSimulator } from '../../local/slack-simulator/server.ts';

const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function slack(options: Parameters<typeof startSlackSimulator>[0] = {}, timeout = 0) {
  const simulator = await startSlackSimulator(options);
  closing.push(() => simulator.close());
  const client = new WebClient(simulator.botToken, {
    slackApiUrl: simulator.url,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
    timeout,
  });
  const post = (text = 'x') => client.chat.postMessage({ channel: simulator.channel, text });
  return { simulator, client, post };
}

const texts = (simulator: SlackSimulator) => simulator.messages().map((message) => message.text);

test('a burst is tolerated, then one message a second goes through to a channel', async () => {
  let now = Date.UTC(2026, 10, 23, 9);
  const { simulator, client, post } = await slack({ now: () => now });
  for (let count = 0; count < 5; count += 1) await post();
  await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
  await client.chat.postMessage({ channel: simulator.reportChannel, text: 'Woche' });
  now += 1000;
  await post();
  await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
  expect(texts(simulator)).toHaveLength(6);
});

test('updates are limited by the minute', async () => {
  const { simulator, client, post } = await slack({ now: () => Date.UTC(2026, 10, 23, 9) });
  const { ts = '' } = await post();
  const update = () => client.chat.update({ channel: simulator.channel, ts, text: 'y' });
  for (let count = 0; count < 50; count += 1) await update();
  await expect(update()).rejects.toMatchObject({ retryAfter: 2 });
});

test('with wide limits no call is one too many', async () => {
  const { simulator, post } = await slack({ rate: 'wide' });
  for (let count = 0; count < 30; count += 1) await post();
  expect(texts(simulator)).toHaveLength(30);
});

test('a method can fail by status, by refusal, by nonsense, and works again when cleared', async () => {
  const { simulator, post } = await slack({ rate: 'wide' });
  const { faults } = simulator;
  faults.set('chat.postMessage', { kind: 'status', status: 503 });
  await expect(post()).rejects.toMatchObject({ statusCode: 503 });
  faults.set('chat.postMessage', { kind: 'error', error: 'internal_error' });
  await expect(post()).rejects.toThrow('internal_error');
  faults.set('chat.postMessage', { kind: 'nonsense' });
  await expect(post()).rejects.toThrow('<!doctype html>');
  faults.set('chat.postMessage', { kind: 'rateLimited', retryAfterSeconds: 30 });
  await expect(post()).rejects.toMatchObject({ retryAfter: 30 });
  faults.clear();
  await post('geht wieder');
  expect(texts(simulator)).toEqual(['geht wieder']);
  expect(simulator.requests.map((request) => request.status)).toEqual([503, 200, 200, 429, 200]);
});

test('a fault for a number of calls meets those and no others', async () => {
  const { simulator, client, post } = await slack({ rate: 'wide' });
  simulator.faults.set('*', { kind: 'error', error: 'fatal_error' }, 2);
  await expect(post()).rejects.toThrow('fatal_error');
  await expect(client.auth.test()).rejects.toThrow('fatal_error');
  await post();
  expect(texts(simulator)).toEqual(['x']);
});

test('work may be done although the answer is lost, or lost with the answer', async () => {
  const { simulator, post } = await slack({ rate: 'wide' });
  simulator.faults.set('chat.postMessage', { kind: 'processThenDisconnect' }, 1);
  await expect(post('angekommen')).rejects.toThrow('fetch failed');
  simulator.faults.set('chat.postMessage', { kind: 'disconnect' }, 1);
  await expect(post('verloren')).rejects.toThrow('fetch failed');
  expect(texts(simulator)).toEqual(['angekommen']);
});

test('an answer may be late or never come', async () => {
  const { simulator, client, post } = await slack({ rate: 'wide' }, 200);
  simulator.faults.set('chat.postMessage', { kind: 'delay', ms: 20 }, 1);
  await post('spät');
  simulator.faults.set('auth.test', { kind: 'hang' });
  await expect(client.auth.test()).rejects.toThrow('timeout');
  expect(texts(simulator)).toEqual(['spät']);
});

test('the whole server can be down and come up again', async () => {
  const { simulator, client, post } = await slack({ rate: 'wide' });
  await post('vorher');
  simulator.faults.down();
  await expect(client.auth.test()).rejects.toThrow('fetch failed');
  await expect(post('während')).rejects.toThrow('fetch failed');
  simulator.faults.up();
  await post('nachher');
  expect(texts(simulator)).toEqual(['vorher', 'nachher']);
});

test('closing does not wait for calls that hang', async () => {
  const { simulator, client } = await slack();
  simulator.faults.set('auth.test', { kind: 'hang' });
  simulator.faults.set('users.list', { kind: 'delay', ms: 60_000 });
  const hanging = expect(client.auth.test()).rejects.toThrow('fetch failed');
  const late = expect(client.users.list({})).rejects.toThrow('fetch failed');
  await expect.poll(() => simulator.requests.length).toBe(1);
  await simulator.close();
  closing.pop();
  await Promise.all([hanging, late]);
});

function journal(): string {
  const folder = mkdtempSync(join(tmpdir(), 'slack-simulator-'));
  closing.unshift(() => rmSync(folder, { recursive: true }));
  return join(folder, 'deep', 'slack.jsonl');
}

test('a restart on the same file finds everything as it was', async () => {
  const file = journal();
  const now = () => Date.UTC(2026, 10, 23, 9);
  const { simulator, client, post } = await slack({ file, now, rate: 'wide' });
  const { ts = '' } = await post('eins');
  const gone = await post('weg');
  await client.chat.delete({ channel: simulator.channel, ts: gone.ts ?? '' });
  await client.chat.update({
    channel: simulator.channel,
    ts,
    text: 'zwei',
    blocks: [{ type: 'divider', block_id: 'd' }],
  });
  await client.chat.postEphemeral({ channel: simulator.channel, user: 'U0MARTA', text: 'nur du' });
  await client.usergroups.users.update({ usergroup: 'S0DIENST', users: 'U0AYLIN' });
  const before = { messages: simulator.messages(), ephemerals: simulator.ephemerals() };
  // Not closed: the first process was killed, the second reads what it had written.
  const restarted = await slack({ file, now, rate: 'wide' });
  expect({ messages: restarted.simulator.messages(), ephemerals: restarted.simulator.ephemerals() }).toEqual(before);
  expect(restarted.simulator.usergroup('twitterdienst')).toEqual(['U0AYLIN']);
  const next = await restarted.post('drei');
  expect(next.ts && next.ts > (gone.ts ?? '')).toBe(true);
});

test('an open modal outlives a restart', async () => {
  const file = journal();
  const requestUrl = 'http://127.0.0.1:9/';
  const { simulator, client } = await slack({ file, requestUrl });
  const home = { type: 'home' as const, blocks: [{ type: 'divider' }] };
  await client.views.publish({ user_id: 'U0MARTA', view: home });
  await simulator.command({ user: 'U0MARTA', command: '/auskunft', text: '' });
  const trigger = /"triggers","key":"([^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Offen' }, blocks: [] };
  await client.views.open({ trigger_id: trigger, view });
  const opened = simulator.openView('U0MARTA');
  const restarted = await slack({ file, requestUrl });
  expect(opened?.title).toMatchObject({ text: 'Offen' });
  expect(restarted.simulator.openView('U0MARTA')).toEqual(opened);
});

test('a line cut short by a kill is forgotten; a broken one in the middle is reported', async () => {
  const file = journal();
  const first = await slack({ file });
  await first.post('ganz');
  appendFileSync(file, '{"at":1,"table":"messages","key":"x","ro');
  const second = await slack({ file });
  expect(texts(second.simulator)).toEqual(['ganz']);
  await second.post('danach');
  expect(texts((await slack({ file })).simulator)).toEqual(['ganz', 'danach']);
  appendFileSync(file, 'nonsense\n');
  await expect(startSlackSimulator({ file })).rejects.toThrow(/Cannot read line \d+ of .*slack\.jsonl/);
});

test('a port that is taken is an error', async () => {
  const { simulator } = await slack();
  const port = Number(new URL(simulator.url).port);
  await expect(startSlackSimulator({ port })).rejects.toThrow('EADDRINUSE');
});
