import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pageState } from '../../local/page/page-state.ts';
import { startPage } from '../../local/page/server.ts';
import type { PageWorld } from '../../local/page/world.ts';
import { type SlackSimulator, startSlackSimulator } from '../../local/slack-simulator/server.ts';
import { pageWorld } from '../support/page-world.ts';

const closing: (() => Promise<unknown>)[] = [];
/** What the app was sent. */
let told: string[];
let slack: SlackSimulator;
let world: PageWorld;
beforeEach(async () => {
  told = [];
  const app = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    told.push(new URLSearchParams(body).get('payload') ?? body);
    response.end();
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = app.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  slack = await startSlackSimulator({ rate: 'wide', requestUrl: `http://127.0.0.1:${port}/` });
  closing.push(
    () => slack.close(),
    () => new Promise((resolve) => app.close(resolve)),
  );
  const story = pageWorld();
  if (story.slack === null) throw new Error('The page has no Slack');
  const { home, openHome, homeAction } = slack;
  world = { ...story, slack: { ...story.slack, home, openHome, homeAction, directMessages: slack.directMessages } };
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** What the app publishes for Marta. */
async function publishes(text: string): Promise<void> {
  const button = {
    type: 'button',
    action_id: 'take_shift',
    value: '2026-12-24|frueh|0',
    text: { type: 'plain_text', text },
  };
  const view = { type: 'home', blocks: [{ type: 'actions', block_id: 'b', elements: [button] }] };
  const response = await fetch(`${slack.url}views.publish`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: 'U0MARTA', view }),
  });
  expect(await response.json()).toMatchObject({ ok: true });
}

const acts = async () => {
  const started = await startPage({
    port: 0,
    world,
    slackEvents: async () => ({ status: 200, body: '' }),
    ready: () => true,
  });
  closing.unshift(started.close);
  return (path: string, body: object) =>
    fetch(started.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
};

test('the page shows each person the app’s own tab as it was published for them, and what it wrote to them', async () => {
  expect((await pageState(world)).slack?.homes).toEqual({});
  await publishes('Übernehmen');
  const shown = (await pageState(world)).slack;
  expect(Object.keys(shown?.homes ?? {})).toEqual(['U0MARTA']);
  expect(JSON.stringify(shown?.homes?.U0MARTA?.blocks)).toContain('Übernehmen');
  expect(shown?.directMessages.U0MARTA).toEqual([]);
});

test('opening it tells the app, and so does pressing a button in it', async () => {
  const act = await acts();
  expect((await act('/slack/open-home', { user: 'U0MARTA' })).status).toBe(200);
  await publishes('Übernehmen');
  expect((await act('/slack/home-action', { user: 'U0MARTA', actionId: 'take_shift', blockId: 'b' })).status).toBe(200);
  const [opened, pressed] = told.map((body) => JSON.parse(body));
  expect(opened.event).toMatchObject({ type: 'app_home_opened', user: 'U0MARTA', tab: 'home' });
  expect(pressed).toMatchObject({
    type: 'block_actions',
    user: { id: 'U0MARTA' },
    view: { type: 'home' },
    actions: [{ action_id: 'take_shift', value: '2026-12-24|frueh|0' }],
  });
});

test('nobody presses what is not there', async () => {
  const act = await acts();
  const response = await act('/slack/home-action', { user: 'U0MARTA', actionId: 'take_shift' });
  expect([response.status, told]).toEqual([422, []]);
});

test('where Slack is the real one there is no such tab', async () => {
  expect((await pageState(pageWorld({ live: true }))).slack).toBeNull();
  expect((await pageState(pageWorld())).slack?.homes).toBeNull();
});
