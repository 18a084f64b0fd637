/** The same program with a Slack that this project did not write: nothing in it knows a simulator. */
import { createHmac } from 'node:crypto';
import { LogLevel, WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { peerSlack } from '../support/peer-slack.ts';
import { type App, soon, type Town, town } from '../support/town.ts';

const signingSecret = 'another-servers-secret-not-a-secret';
const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

let peer: Awaited<ReturnType<typeof peerSlack>>;
let slack: WebClient;
let here: Town;
let app: App;
let channel: string;
let member: string;

beforeAll(async () => {
  peer = await peerSlack();
  const { apiUrl: slackApiUrl, token } = peer;
  slack = new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 }, logger: silent });
  channel = (await slack.conversations.list({})).channels?.find(({ name }) => name === 'auskunft')?.id ?? '';
  member = (await slack.users.list({})).members?.find(({ name }) => name === 'marta.kuehn')?.id ?? '';
  here = await town({
    at: Date.now(), // as that Slack's own clock is
    env: {
      SLACK_API_URL: slackApiUrl,
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_CHANNEL: channel,
    },
  });
  app = await here.open();
});
afterAll(async () => {
  await here.close();
  await peer.close();
});

/** Sends a signed click as Slack documents it: https://docs.slack.dev/authentication/verifying-requests-from-slack */
function click(message: { ts: string; blocks: unknown[] }, actionId: string, value: string): Promise<Response> {
  const payload = {
    type: 'block_actions',
    user: { id: member, username: 'marta.kuehn', team_id: 'T1' },
    trigger_id: '1.2.3',
    channel: { id: channel, name: 'auskunft' },
    container: { type: 'message', message_ts: message.ts, channel_id: channel },
    message,
    actions: [{ action_id: actionId, block_id: 'b', type: 'button', value, action_ts: '1.0' }],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return fetch(`${app.url}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
  });
}

/** The value of the button with this action id, wherever it stands. */
function buttonValue(node: unknown, actionId: string): string {
  if (typeof node !== 'object' || node === null) return '';
  if (Reflect.get(node, 'action_id') === actionId) return String(Reflect.get(node, 'value'));
  return Object.values(node).reduce((found, each) => found || buttonValue(each, actionId), '');
}

test('the card reaches a Slack made by others, a signed click there sends the answer', async () => {
  const mia = here.patron('mia_liest');
  const question = mia.asks('habt ihr einen Aufzug für den Rollstuhl?');
  const card = await vi.waitFor(async () => {
    const { messages = [] } = await slack.conversations.history({ channel });
    const found = messages.find((message) => JSON.stringify(message.blocks ?? []).includes('Aufzug für den Rollstuhl'));
    if (!found?.ts || !found.blocks) throw new Error('No card yet');
    return { ts: found.ts, blocks: found.blocks };
  }, soon);
  const answer = await click(card, 'approve', buttonValue(card.blocks, 'approve'));
  expect(answer.status).toBe(200);
  await mia.sees(question, /stufenlos/);
  await vi.waitFor(async () => {
    const { messages = [] } = await slack.conversations.history({ channel });
    const shown = messages.find(({ ts }) => ts === card.ts);
    expect(JSON.stringify(shown?.blocks)).toContain('Beantwortet: ');
  }, soon);
});

test('a click that nobody signed is refused', async () => {
  const body = new URLSearchParams({ payload: '{"type":"block_actions"}' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await fetch(`${app.url}/slack/events`, { method: 'POST', body, headers })).status).toBe(401);
});
