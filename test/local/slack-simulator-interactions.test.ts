import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { LogLevel, WebClient } from '@slack/web-api';
import { afterEach, expect, test } from 'vitest';
import { isObject, type JsonObject, parseJson } from '../../local/slack-simulator/json.ts';
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

interface Received {
  headers: IncomingHttpHeaders;
  raw: string;
  payload: JsonObject;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A workspace whose request URL is this test: `received` holds what Slack sent, `answer` says what it gets back. */
async function slack(options: { now?: () => number; file?: string } = {}) {
  const received: Received[] = [];
  const app: { answer: () => { status?: number; body?: string } | undefined } = { answer: () => ({}) };
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString();
    received.push({ headers: request.headers, raw, payload: payloadOf(raw) });
    const answer = app.answer();
    if (answer === undefined) return; // never answers
    response.writeHead(answer.status ?? 200).end(answer.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const simulator = await startSlackSimulator({
    rate: 'wide',
    requestUrl: `http://127.0.0.1:${address.port}/slack/events`,
    ...options,
  });
  closing.push(
    () => simulator.close(),
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  const client = new WebClient(simulator.botToken, {
    slackApiUrl: simulator.url,
    retryConfig: { retries: 0 },
    logger: silent,
  });
  return { simulator, client, received, app };
}

function payloadOf(raw: string): JsonObject {
  const parsed = parseJson(raw) ?? parseJson(new URLSearchParams(raw).get('payload') ?? '');
  return isObject(parsed) ? parsed : Object.fromEntries(new URLSearchParams(raw));
}

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (actionId: string, value: string) => ({
  type: 'button',
  action_id: actionId,
  text: plain(actionId),
  value,
});
const more = {
  type: 'static_select',
  action_id: 'more',
  options: [
    { text: plain('Übernehmen'), value: 'claim' },
    { text: plain('Selbst beantwortet'), value: 'answered_by_hand' },
  ],
};
const card = [
  { type: 'section', block_id: 'text', text: { type: 'mrkdwn', text: 'Verlängern?' } },
  { type: 'actions', block_id: 'moves', elements: [button('approve', 'v3'), more] },
];
const modal = {
  type: 'modal' as const,
  callback_id: 'edit_reply',
  private_metadata: '{"thread":"42"}',
  title: plain('Antwort bearbeiten'),
  submit: plain('Freigeben'),
  blocks: [
    {
      type: 'input',
      block_id: 'reply',
      label: plain('Antwort'),
      element: { type: 'plain_text_input', action_id: 'text', multiline: true, initial_value: 'Ja.', max_length: 280 },
    },
  ],
};

async function postCard(simulator: SlackSimulator, client: WebClient): Promise<string> {
  const { ts = '' } = await client.chat.postMessage({
    channel: simulator.channel,
    text: 'Karte',
    blocks: card,
    metadata: { event_type: 'thread', event_payload: { id: '42' } },
  });
  return ts;
}

/** Presses the card's button and opens the modal with the trigger, as an app does. */
async function openModal(
  { simulator, client, received }: Pick<Awaited<ReturnType<typeof slack>>, 'simulator' | 'client' | 'received'>,
  view: Parameters<WebClient['views']['open']>[0]['view'] = modal,
) {
  const ts = await postCard(simulator, client);
  await simulator.click({ user: 'U0MARTA', ts, actionId: 'approve' });
  return client.views.open({ trigger_id: String(received.at(-1)?.payload.trigger_id), view });
}

test('a click is signed over the very bytes that are sent', async () => {
  const now = Date.UTC(2026, 10, 23, 9);
  const { simulator, client, received } = await slack({ now: () => now });
  const ts = await postCard(simulator, client);
  const result = await simulator.click({ user: 'U0MARTA', ts, actionId: 'approve' });
  expect(result).toMatchObject({ status: 200, body: '' });
  expect(result.ms).toBeLessThan(3000);
  const [sent] = received;
  expect(sent?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(sent?.headers['x-slack-request-timestamp']).toBe(String(now / 1000));
  const digest = createHmac('sha256', simulator.signingSecret)
    .update(`v0:${now / 1000}:${sent?.raw}`)
    .digest('hex');
  expect(sent?.headers['x-slack-signature']).toBe(`v0=${digest}`);
});

test('a click tells who pressed what in which message, as Slack does', async () => {
  const { simulator, client, received } = await slack();
  const ts = await postCard(simulator, client);
  await simulator.click({ user: 'U0MARTA', ts, actionId: 'approve' });
  expect(received[0]?.payload).toMatchObject({
    type: 'block_actions',
    user: { id: 'U0MARTA', username: 'marta.kuehn', name: 'marta.kuehn', team_id: expect.any(String) },
    api_app_id: expect.any(String),
    token: expect.any(String),
    container: { type: 'message', message_ts: ts, channel_id: simulator.channel, is_ephemeral: false },
    trigger_id: expect.stringMatching(/^\d+\.\d+\.\w+$/),
    team: { id: expect.any(String), domain: expect.any(String) },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: simulator.channel, name: 'auskunft' },
    message: {
      type: 'message',
      ts,
      text: 'Karte',
      blocks: [{ block_id: 'text' }, { block_id: 'moves' }],
      metadata: { event_type: 'thread', event_payload: { id: '42' } },
    },
    state: { values: { moves: { more: { type: 'static_select', selected_option: null } } } },
    response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/),
    actions: [
      {
        type: 'button',
        action_id: 'approve',
        block_id: 'moves',
        value: 'v3',
        text: { type: 'plain_text', text: 'approve', emoji: true },
        action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
      },
    ],
  });
});

test('a choice in a menu is an action with the selected option', async () => {
  const { simulator, client, received } = await slack();
  const ts = await postCard(simulator, client);
  await simulator.click({ user: 'U0JONAS', ts, actionId: 'more', value: 'claim' });
  expect(received[0]?.payload.actions).toMatchObject([
    { type: 'static_select', action_id: 'more', selected_option: { value: 'claim', text: { text: 'Übernehmen' } } },
  ]);
});

test('nobody can press what is not on the message as it is now', async () => {
  const { simulator, client, received } = await slack();
  const ts = await postCard(simulator, client);
  const press = (actionId: string, value?: string) =>
    simulator.click({ user: 'U0MARTA', ts, actionId, ...(value === undefined ? {} : { value }) });
  await expect(async () => press('more', 'undo')).rejects.toThrow('more offers claim, answered_by_hand, not undo');
  await expect(async () => press('undo')).rejects.toThrow('There is no undo to press, only: approve, more');
  await client.chat.update({ channel: simulator.channel, ts, text: 'Erledigt' });
  await expect(async () => press('approve')).rejects.toThrow('only: nothing');
  await client.chat.delete({ channel: simulator.channel, ts });
  await expect(async () => press('approve')).rejects.toThrow('sees no message');
  expect(received).toEqual([]);
});

test('somebody who is no member can press too, while a window still shows the channel', async () => {
  const { simulator, client, received } = await slack();
  const ts = await postCard(simulator, client);
  await simulator.click({ user: simulator.outsider.id, ts, actionId: 'approve' });
  expect(received[0]?.payload).toMatchObject({ user: { id: simulator.outsider.id } });
});

const ticks = (...values: string[]) => values.map((value) => ({ text: { type: 'mrkdwn', text: value }, value }));
const list = [
  {
    type: 'section',
    block_id: 'row-1',
    text: { type: 'mrkdwn', text: 'Erste Frage' },
    accessory: { type: 'checkboxes', action_id: 'tick', options: ticks('t1'), initial_options: ticks('t1') },
  },
  {
    type: 'section',
    block_id: 'row-2',
    text: { type: 'mrkdwn', text: 'Zwei weitere' },
    accessory: { type: 'checkboxes', action_id: 'tick', options: ticks('t2', 't3') },
  },
  { type: 'input', block_id: 'who', label: plain('An wen'), element: { type: 'users_select', action_id: 'who' } },
  { type: 'actions', block_id: 'moves', elements: [button('approve_all', 'v3'), more] },
];
/** The values of the ticked options in a row of `list`, in the payload that was sent last. */
function tickedIn(received: readonly Received[], row: string): unknown {
  const state = received.at(-1)?.payload.state;
  const values = isObject(state) && isObject(state.values) ? state.values[row] : undefined;
  const entry = isObject(values) && isObject(values.tick) ? values.tick : {};
  return entry.selected_options;
}

test('every click tells what stands in all inputs of its message, each person having ticks of their own', async () => {
  const { simulator, client, received } = await slack();
  const { channel } = simulator;
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Liste', blocks: list });
  await simulator.click({ user: 'U0MARTA', ts, actionId: 'tick', value: 't2,t3', values: { 'row-2': { tick: 't2' } } });
  expect(received[0]?.payload.actions).toMatchObject([
    { type: 'checkboxes', action_id: 'tick', block_id: 'row-2', selected_options: [{ value: 't2' }, { value: 't3' }] },
  ]);
  await simulator.click({
    user: 'U0MARTA',
    ts,
    actionId: 'approve_all',
    values: { 'row-1': { tick: '' }, who: { who: 'U0JONAS' } },
  });
  expect(received[1]?.payload.state).toEqual({
    values: {
      'row-1': { tick: { type: 'checkboxes', selected_options: [] } },
      'row-2': {
        tick: {
          type: 'checkboxes',
          selected_options: ['t2', 't3'].map((value) => ({
            text: { type: 'mrkdwn', text: value, verbatim: false },
            value,
          })),
        },
      },
      who: { who: { type: 'users_select', selected_user: 'U0JONAS' } },
      moves: { more: { type: 'static_select', selected_option: null } },
    },
  });
  await simulator.click({ user: 'U0JONAS', ts, actionId: 'tick', blockId: 'row-1', value: 't1' });
  expect(received.at(-1)?.payload.actions).toMatchObject([{ block_id: 'row-1', selected_options: [{ value: 't1' }] }]);
  expect(tickedIn(received, 'row-1')).toMatchObject([{ value: 't1' }]);
  expect(tickedIn(received, 'row-2')).toEqual([]);
});

test('an update keeps the ticks where the ids stay, less what is no longer offered', async () => {
  const { simulator, client, received } = await slack();
  const { channel } = simulator;
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Liste', blocks: list });
  const values = { 'row-1': { tick: '' }, 'row-2': { tick: 't2,t3' } };
  await simulator.click({ user: 'U0MARTA', ts, actionId: 'approve_all', values });
  const shorter = list.map((block) =>
    block.block_id === 'row-2'
      ? { ...block, accessory: { type: 'checkboxes', action_id: 'tick', options: ticks('t3') } }
      : block,
  );
  await client.chat.update({ channel, ts, text: 'Liste', blocks: shorter });
  await simulator.click({ user: 'U0MARTA', ts, actionId: 'approve_all' });
  expect(tickedIn(received, 'row-1')).toEqual([]);
  expect(tickedIn(received, 'row-2')).toMatchObject([{ value: 't3' }]);
  const anew = shorter.map((block) => ({ ...block, block_id: `${block.block_id}-2` }));
  await client.chat.update({ channel, ts, text: 'Liste', blocks: anew });
  await simulator.click({ user: 'U0MARTA', ts, actionId: 'approve_all' });
  expect(tickedIn(received, 'row-1-2')).toMatchObject([{ value: 't1' }]);
  expect(tickedIn(received, 'row-2-2')).toEqual([]);
  const gone = { 'row-2': { tick: 't2' } };
  await expect(async () =>
    simulator.click({ user: 'U0MARTA', ts, actionId: 'approve_all', values: gone }),
  ).rejects.toThrow('There is no input tick in a block row-2');
});

test('a button that leads to a web page sends its action too, with its address', async () => {
  const { simulator, client, received } = await slack();
  const confirm = {
    title: plain('Wirklich?'),
    text: plain('Das öffnet X.'),
    confirm: plain('Ja'),
    deny: plain('Nein'),
  };
  const link = { ...button('composer', 'v3'), url: 'https://x.example/intent?text=Ja%26', confirm };
  const blocks = [{ type: 'actions', block_id: 'moves', elements: [link] }];
  const { ts = '' } = await client.chat.postMessage({ channel: simulator.channel, text: 'Karte', blocks });
  await simulator.click({ user: 'U0MARTA', ts, actionId: 'composer' });
  expect(received[0]?.payload.actions).toMatchObject([
    {
      action_id: 'composer',
      value: 'v3',
      url: 'https://x.example/intent?text=Ja%26',
      confirm: { deny: { text: 'Nein' } },
    },
  ]);
});

test('a trigger id opens one modal and only within three seconds', async () => {
  let now = Date.UTC(2026, 10, 23, 9);
  const { simulator, client, received } = await slack({ now: () => now });
  const ts = await postCard(simulator, client);
  const trigger = async () => {
    await simulator.click({ user: 'U0MARTA', ts, actionId: 'approve' });
    return String(received.at(-1)?.payload.trigger_id);
  };
  const first = await trigger();
  now += 3000;
  await client.views.open({ trigger_id: first, view: modal });
  await expect(client.views.open({ trigger_id: first, view: modal })).rejects.toThrow('exchanged_trigger_id');
  const second = await trigger();
  now += 3001;
  await expect(client.views.open({ trigger_id: second, view: modal })).rejects.toThrow('expired_trigger_id');
  await expect(client.views.open({ trigger_id: '1.2.x', view: modal })).rejects.toThrow('invalid_trigger_id');
});

test('a submission carries the view with what stands in it, and an empty answer closes it', async () => {
  const desk = await slack();
  const { view } = await openModal(desk);
  expect(desk.simulator.openView('U0MARTA')).toMatchObject({
    callback_id: 'edit_reply',
    state: { values: { reply: { text: { type: 'plain_text_input', value: 'Ja.' } } } },
    errors: {},
  });
  const result = await desk.simulator.submit({ user: 'U0MARTA', values: { reply: { text: 'Ja, bis Freitag. 😊' } } });
  expect(result).toMatchObject({ status: 200 });
  expect(desk.received.at(-1)?.payload).toMatchObject({
    type: 'view_submission',
    user: { id: 'U0MARTA' },
    view: {
      id: view?.id,
      callback_id: 'edit_reply',
      private_metadata: '{"thread":"42"}',
      hash: view?.hash,
      root_view_id: view?.id,
      previous_view_id: null,
      blocks: [{ block_id: 'reply' }],
      state: { values: { reply: { text: { type: 'plain_text_input', value: 'Ja, bis Freitag. 😊' } } } },
    },
    response_urls: [],
  });
  expect(desk.simulator.openView('U0MARTA')).toBeUndefined();
  await expect(desk.simulator.submit({ user: 'U0MARTA', values: {} })).rejects.toThrow('no modal open');
});

test('errors stay on the view until the next try, and what was typed stays in it', async () => {
  const desk = await slack();
  await openModal(desk);
  desk.app.answer = () => ({ body: '{"response_action":"errors","errors":{"reply":"Zu lang: 11 Zeichen zu viel"}}' });
  await desk.simulator.submit({ user: 'U0MARTA', values: { reply: { text: 'Nein.' } } });
  expect(desk.simulator.openView('U0MARTA')).toMatchObject({
    errors: { reply: 'Zu lang: 11 Zeichen zu viel' },
    state: { values: { reply: { text: { value: 'Nein.' } } } },
  });
  desk.app.answer = () => ({});
  await desk.simulator.submit({ user: 'U0MARTA', values: {} });
  expect(desk.received.at(-1)?.payload).toHaveProperty('view.state.values.reply.text.value', 'Nein.');
});

test("Slack's own window lets no required input be empty and no text be too long", async () => {
  const desk = await slack();
  await openModal(desk);
  const sentBefore = desk.received.length;
  const submit = (text: string) => desk.simulator.submit({ user: 'U0MARTA', values: { reply: { text } } });
  expect(await submit('')).toMatchObject({ status: 0, failure: 'not_sent' });
  expect(desk.simulator.openView('U0MARTA')?.errors).toEqual({ reply: 'Please complete this required field.' });
  expect(await submit('x'.repeat(281))).toMatchObject({ failure: 'not_sent' });
  expect(desk.simulator.openView('U0MARTA')?.errors).toEqual({ reply: 'Please write at most 280 characters.' });
  expect(desk.received).toHaveLength(sentBefore);
  await expect(desk.simulator.submit({ user: 'U0MARTA', values: { other: { text: 'x' } } })).rejects.toThrow(
    'There is no input text in a block other',
  );
});

test('an answer may update the view, push one over it, or clear them all', async () => {
  const desk = await slack();
  await openModal(desk);
  const { simulator } = desk;
  const answerWith = (action: string, title: string) => {
    desk.app.answer = () => ({
      body: JSON.stringify({ response_action: action, view: { ...modal, title: plain(title) } }),
    });
    return simulator.submit({ user: 'U0MARTA', values: {} });
  };
  await answerWith('update', 'Zweite Fassung');
  const updated = simulator.openView('U0MARTA');
  expect(updated).toMatchObject({ title: { text: 'Zweite Fassung' }, previous_view_id: null });
  await answerWith('push', 'Darüber');
  expect(simulator.openView('U0MARTA')).toMatchObject({
    title: { text: 'Darüber' },
    previous_view_id: updated?.id,
    root_view_id: updated?.id,
  });
  await simulator.dismiss('U0MARTA');
  expect(simulator.openView('U0MARTA')?.id).toBe(updated?.id);
  desk.app.answer = () => ({ body: '{"response_action":"clear"}' });
  await simulator.submit({ user: 'U0MARTA', values: {} });
  expect(simulator.openView('U0MARTA')).toBeUndefined();
});

test('an answer that Slack cannot use leaves the view open and says so', async () => {
  const desk = await slack();
  await openModal(desk);
  for (const body of [
    'ok',
    '{"response_action":"errors","errors":{"nowhere":"x"}}',
    '{"response_action":"errors","errors":{}}',
    '{"response_action":"update","view":{"type":"modal","blocks":[]}}',
  ]) {
    desk.app.answer = () => ({ body });
    expect(await desk.simulator.submit({ user: 'U0MARTA', values: {} })).toMatchObject({ failure: 'invalid_response' });
    expect(desk.simulator.openView('U0MARTA')).toMatchObject({ failure: 'invalid_response' });
  }
  desk.app.answer = () => ({ status: 500 });
  expect(await desk.simulator.submit({ user: 'U0MARTA', values: {} })).toMatchObject({ failure: 'http_service_error' });
});

test('a choice inside a modal is sent with what was typed; an update keeps it where the ids stay', async () => {
  const desk = await slack();
  const choices = {
    type: 'section',
    block_id: 'choices',
    text: { type: 'mrkdwn', text: 'Vorschläge' },
    accessory: {
      type: 'static_select',
      action_id: 'alternative',
      options: [{ text: plain('Kurz'), value: 'short' }],
    },
  };
  const view = { ...modal, blocks: [...modal.blocks, choices] };
  await openModal(desk, view);
  await desk.simulator.viewAction({
    user: 'U0MARTA',
    actionId: 'alternative',
    value: 'short',
    values: { reply: { text: 'Halb getippt' } },
  });
  const payload = desk.received.at(-1)?.payload;
  expect(payload).toMatchObject({
    type: 'block_actions',
    container: { type: 'view', view_id: desk.simulator.openView('U0MARTA')?.id },
    view: {
      state: {
        values: {
          reply: { text: { value: 'Halb getippt' } },
          choices: { alternative: { selected_option: { value: 'short' } } },
        },
      },
    },
    actions: [{ action_id: 'alternative', selected_option: { value: 'short' } }],
  });
  expect(payload).not.toHaveProperty('response_url');
  expect(payload).not.toHaveProperty('message');
  const { id: viewId = '', hash = '' } = desk.simulator.openView('U0MARTA') ?? {};
  await desk.client.views.update({ view_id: viewId, hash, view });
  expect(desk.simulator.openView('U0MARTA')).toHaveProperty('state.values.reply.text.value', 'Halb getippt');
  const anew = { ...view, blocks: view.blocks.map((block) => ({ ...block, block_id: `${block.block_id}2` })) };
  await expect(desk.client.views.update({ view_id: viewId, hash, view: anew })).rejects.toThrow('hash_conflict');
  await desk.client.views.update({ view_id: viewId, view: anew });
  expect(desk.simulator.openView('U0MARTA')).toHaveProperty('state.values.reply2.text.value', 'Ja.');
});

test('every kind of input arrives in its own shape', async () => {
  const desk = await slack();
  const input = (id: string, element: object) => ({
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(id),
    element: { action_id: id, ...element },
  });
  const options = ticks('a', 'b', 'c').map(({ value }) => ({ text: plain(value), value }));
  const view = {
    ...modal,
    blocks: [
      input('who', { type: 'users_select', initial_user: 'U0JONAS' }),
      input('day', { type: 'datepicker', initial_date: '2026-11-23' }),
      input('time', { type: 'timepicker' }),
      input('some', { type: 'checkboxes', options }),
      input('one', { type: 'radio_buttons', options }),
      input('many', { type: 'multi_static_select', options, max_selected_items: 2 }),
      input('group', { type: 'static_select', option_groups: [{ label: plain('Oben'), options }] }),
      input('line', { type: 'plain_text_input' }),
    ],
  };
  await openModal(desk, view);
  const submit = (values: Record<string, string>) =>
    desk.simulator.submit({
      user: 'U0MARTA',
      values: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { [id]: value }])),
    });
  await expect(async () => submit({ day: '23.11.2026' })).rejects.toThrow('looks like 2026-11-23');
  await expect(async () => submit({ time: '25:00' })).rejects.toThrow('looks like 09:30');
  await expect(async () => submit({ who: 'U0RENATE' })).rejects.toThrow('Renate Hollmann has left');
  await expect(async () => submit({ many: 'a,b,c' })).rejects.toThrow('many takes 2 options, not 3');
  await expect(async () => submit({ group: 'd' })).rejects.toThrow('group offers a, b, c, not d');
  await submit({ time: '09:30', some: 'a,c', one: 'b', many: 'a,b', group: 'c', line: 'Zeile' });
  expect(desk.received.at(-1)?.payload).toHaveProperty('view.state.values', {
    who: { who: { type: 'users_select', selected_user: 'U0JONAS' } },
    day: { day: { type: 'datepicker', selected_date: '2026-11-23' } },
    time: { time: { type: 'timepicker', selected_time: '09:30' } },
    some: { some: { type: 'checkboxes', selected_options: [options[0], options[2]].map(returned) } },
    one: { one: { type: 'radio_buttons', selected_option: returned(options[1]) } },
    many: { many: { type: 'multi_static_select', selected_options: [options[0], options[1]].map(returned) } },
    group: { group: { type: 'static_select', selected_option: returned(options[2]) } },
    line: { line: { type: 'plain_text_input', value: 'Zeile' } },
  });
});

/** An option as Slack gives it back. */
function returned(option: { text: object; value: string } | undefined) {
  return { ...option, text: { ...option?.text, emoji: true } };
}

test('an input that dispatches tells of each choice, with all that was typed meanwhile', async () => {
  const desk = await slack();
  const options = ticks('feiertage', 'anreise').map(({ value }) => ({ text: plain(value), value }));
  const search = {
    type: 'input',
    block_id: 'answer',
    dispatch_action: true,
    optional: true,
    label: plain('Andere Antwort'),
    element: { type: 'static_select', action_id: 'answer', options },
  };
  await openModal(desk, { ...modal, blocks: [search, ...modal.blocks] });
  const values = { reply: { text: 'Halb' } };
  await desk.simulator.viewAction({ user: 'U0MARTA', actionId: 'answer', value: 'anreise', values });
  expect(desk.received.at(-1)?.payload).toMatchObject({
    type: 'block_actions',
    actions: [{ type: 'static_select', block_id: 'answer', selected_option: { value: 'anreise' } }],
    view: {
      state: {
        values: { answer: { answer: { selected_option: { value: 'anreise' } } }, reply: { text: { value: 'Halb' } } },
      },
    },
  });
  const silent = { ...search, dispatch_action: false };
  await openModal(desk, { ...modal, blocks: [silent, ...modal.blocks] });
  await expect(async () =>
    desk.simulator.viewAction({ user: 'U0MARTA', actionId: 'answer', value: 'anreise' }),
  ).rejects.toThrow('There is no answer');
});

test('a modal without a submit button only shows', async () => {
  const desk = await slack();
  const { submit: _none, ...rest } = modal;
  await openModal(desk, { ...rest, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Nur zum Lesen' } }] });
  await expect(desk.simulator.submit({ user: 'U0MARTA', values: {} })).rejects.toThrow('nothing to submit');
  await desk.simulator.dismiss('U0MARTA');
  expect(desk.simulator.openView('U0MARTA')).toBeUndefined();
});

test('three modals lie over one another and no more', async () => {
  const desk = await slack();
  const withButton = {
    ...modal,
    blocks: [...modal.blocks, { type: 'actions', block_id: 'go', elements: [button('deeper', 'x')] }],
  };
  await openModal(desk, withButton);
  const push = async () => {
    await desk.simulator.viewAction({ user: 'U0MARTA', actionId: 'deeper' });
    return desk.client.views.push({ trigger_id: String(desk.received.at(-1)?.payload.trigger_id), view: withButton });
  };
  await push();
  await push();
  await expect(push()).rejects.toThrow('push_limit_reached');
});

test('a view is told of its closing when it asked for that', async () => {
  const desk = await slack();
  await openModal(desk);
  expect(await desk.simulator.dismiss('U0MARTA')).toBeUndefined();
  await openModal(desk, { ...modal, notify_on_close: true });
  await desk.simulator.dismiss('U0MARTA');
  expect(desk.received.at(-1)?.payload).toMatchObject({
    type: 'view_closed',
    is_cleared: false,
    view: { callback_id: 'edit_reply' },
  });
  expect(desk.simulator.openView('U0MARTA')).toBeUndefined();
});

test('a closed view cannot be updated', async () => {
  const desk = await slack();
  const { view } = await openModal(desk);
  await desk.simulator.dismiss('U0MARTA');
  await expect(desk.client.views.update({ view_id: view?.id ?? '', view: modal })).rejects.toThrow('not_found');
});

test('an answer after three seconds is an operation timeout', async () => {
  const { simulator, client, app } = await slack();
  const ts = await postCard(simulator, client);
  app.answer = () => undefined;
  const result = await simulator.click({ user: 'U0MARTA', ts, actionId: 'approve' });
  expect(result).toMatchObject({ status: 0, body: '', failure: 'operation_timeout' });
  expect(result.ms).toBeGreaterThanOrEqual(2990);
});

test('a request URL that is not there is a failed dispatch', async () => {
  const { simulator, client } = await slack();
  const ts = await postCard(simulator, client);
  simulator.setRequestUrl('http://127.0.0.1:9/slack/events');
  const result = await simulator.click({ user: 'U0MARTA', ts, actionId: 'approve' });
  expect(result).toMatchObject({ status: 0, failure: 'dispatch_failed' });
});

test('a slash command is a signed form, and its answer shows to the one who typed it', async () => {
  const { simulator, received, app } = await slack();
  app.answer = () => ({ body: JSON.stringify({ text: 'Angehalten.' }) });
  await simulator.command({ user: 'U0AYLIN', command: '/auskunft', text: 'stop "Test & Übung"' });
  const form = new URLSearchParams(received[0]?.raw);
  expect(Object.fromEntries(form)).toMatchObject({
    command: '/auskunft',
    text: 'stop "Test & Übung"',
    user_id: 'U0AYLIN',
    channel_id: simulator.channel,
    trigger_id: expect.any(String),
  });
  expect(received[0]?.headers['x-slack-signature']).toMatch(/^v0=[0-9a-f]{64}$/);
  expect(simulator.ephemerals()).toMatchObject([{ user: 'U0AYLIN', text: 'Angehalten.' }]);
  app.answer = () => ({ body: JSON.stringify({ response_type: 'in_channel', text: 'Alles steht.' }) });
  await simulator.command({ user: 'U0AYLIN', command: '/auskunft', text: 'stop' });
  expect(simulator.messages()).toMatchObject([{ text: 'Alles steht.' }]);
});

test('a slash command that no app has registered is refused and goes nowhere', async () => {
  const { simulator, received } = await slack();
  await expect(simulator.command({ user: 'U0AYLIN', command: '/foo', text: 'stop' })).rejects.toThrow(
    '/foo is not a valid command.',
  );
  expect(received).toEqual([]);
});

test('the trigger of a slash command opens a modal', async () => {
  const { simulator, client, received } = await slack();
  await simulator.command({ user: 'U0PRIYA', command: '/auskunft', text: 'antwort' });
  const trigger = new URLSearchParams(received[0]?.raw).get('trigger_id') ?? '';
  await client.views.open({ trigger_id: trigger, view: modal });
  expect(simulator.openView('U0PRIYA')).toMatchObject({ callback_id: 'edit_reply' });
});

test('a response URL serves five times within thirty minutes', async () => {
  let now = Date.UTC(2026, 10, 23, 9);
  const { simulator, client, received } = await slack({ now: () => now });
  const ts = await postCard(simulator, client);
  const click = async () => {
    await simulator.click({ user: 'U0MARTA', ts, actionId: 'approve' });
    return String(received.at(-1)?.payload.response_url);
  };
  const respond = async (url: string, body: object) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    return { status: response.status, body: await response.text() };
  };
  const url = await click();
  expect(await respond(url, {})).toEqual({ status: 400, body: 'no_text' });
  expect(await respond(url, { text: 'nur für dich' })).toEqual({ status: 200, body: '{"ok":true}' });
  expect(simulator.ephemerals()).toMatchObject([{ user: 'U0MARTA', text: 'nur für dich' }]);
  await respond(url, { text: 'für alle', response_type: 'in_channel' });
  await respond(url, { text: 'anders', replace_original: true });
  expect(simulator.messages()).toMatchObject([{ ts, text: 'anders', blocks: [] }, { text: 'für alle' }]);
  await respond(url, { delete_original: true });
  expect(simulator.messages()).toMatchObject([{ text: 'für alle' }]);
  expect(await respond(url, { text: '5' })).toMatchObject({ status: 200 });
  expect(await respond(url, { text: '6' })).toEqual({ status: 404, body: 'used_url' });
  const ts2 = await postCard(simulator, client);
  await simulator.click({ user: 'U0MARTA', ts: ts2, actionId: 'approve' });
  now += 30 * 60_000 + 1;
  expect(await respond(String(received.at(-1)?.payload.response_url), { text: 'x' })).toEqual({
    status: 404,
    body: 'expired_url',
  });
});

test('a private message has buttons too, for its reader alone, and can be taken away through its response URL', async () => {
  const { simulator, client, received } = await slack();
  await client.chat.postEphemeral({ channel: simulator.channel, user: 'U0MARTA', text: 'Original', blocks: card });
  const [shown] = simulator.ephemerals();
  const press = (user: string) => simulator.click({ user, ts: shown?.ts ?? '', actionId: 'approve' });
  await expect(async () => press('U0JONAS')).rejects.toThrow('sees no message');
  await press('U0MARTA');
  expect(received[0]?.payload).toMatchObject({ container: { is_ephemeral: true, message_ts: shown?.ts } });
  expect(received[0]?.payload).not.toHaveProperty('message');
  await fetch(String(received[0]?.payload.response_url), { method: 'POST', body: '{"delete_original":true}' });
  expect(simulator.ephemerals()).toEqual([]);
});

test('events come signed in their envelope, and once more with the same id when told to', async () => {
  const { simulator, received } = await slack();
  const { eventId } = await simulator.event({ type: 'member_joined_channel', user: 'U0HENRIK' });
  await simulator.event(
    { type: 'member_joined_channel', user: 'U0HENRIK' },
    { eventId, retryNum: 1, retryReason: 'http_timeout' },
  );
  const [first, again] = received;
  expect(first?.payload).toMatchObject({
    type: 'event_callback',
    event_id: eventId,
    event_time: expect.any(Number),
    event: { type: 'member_joined_channel', user: 'U0HENRIK' },
  });
  expect(first?.headers['content-type']).toBe('application/json');
  const digest = createHmac('sha256', simulator.signingSecret)
    .update(`v0:${first?.headers['x-slack-request-timestamp']}:${first?.raw}`)
    .digest('hex');
  expect(first?.headers['x-slack-signature']).toBe(`v0=${digest}`);
  expect(first?.headers).not.toHaveProperty('x-slack-retry-num');
  expect(again?.payload.event_id).toBe(eventId);
  expect(again?.headers).toMatchObject({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' });
});

test('a request URL is verified by giving the challenge back', async () => {
  const { simulator, received, app } = await slack();
  expect(await simulator.verifyUrl()).toMatchObject({ verified: false });
  app.answer = () => ({ body: JSON.stringify({ challenge: received.at(-1)?.payload.challenge ?? '' }) });
  expect(await simulator.verifyUrl()).toMatchObject({ verified: true });
  app.answer = () => ({ body: String(received.at(-1)?.payload.challenge) });
  expect(await simulator.verifyUrl()).toMatchObject({ verified: true });
});
