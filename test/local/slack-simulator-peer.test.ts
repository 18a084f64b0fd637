import { createServer } from 'node:http';
import { LogLevel, WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isObject, type Json, parseJson } from '../../local/slack-simulator/json.ts';
import { startSlackSimulator } from '../../local/slack-simulator/server.ts';
import { peerSlack } from '../support/peer-slack.ts';

// `emulate` imitates Slack's Web API too and knows nothing of our simulator. Both play the same session; where their
// answers differ in shape, the reason stands in the tables below.

const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

interface Side {
  client: WebClient;
  channel: string;
  member: string;
  trigger: () => Promise<string>;
}

const closing: (() => Promise<unknown>)[] = [];

function clientOf(slackApiUrl: string, token: string): WebClient {
  return new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 }, logger: silent });
}

async function simulatorSide(): Promise<Side> {
  let trigger = '';
  const app = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    trigger = new URLSearchParams(Buffer.concat(chunks).toString()).get('trigger_id') ?? '';
    response.end();
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        app.close(resolve);
        app.closeAllConnections();
      }),
  );
  const address = app.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  const simulator = await startSlackSimulator({ requestUrl: `http://127.0.0.1:${port}/` });
  closing.push(() => simulator.close());
  const member = simulator.staff[0]?.id ?? '';
  return {
    client: clientOf(simulator.url, simulator.botToken),
    channel: simulator.channel,
    member,
    async trigger() {
      await simulator.command({ user: member, command: '/auskunft', text: '' });
      return trigger;
    },
  };
}

async function peerSide(): Promise<Side> {
  const peer = await peerSlack();
  closing.push(peer.close);
  const client = clientOf(peer.apiUrl, peer.token);
  const channels = (await client.conversations.list({})).channels ?? [];
  const members = (await client.users.list({})).members ?? [];
  const member = members.find((user) => user.name === 'marta.kuehn')?.id ?? '';
  return {
    client,
    channel: channels.find((channel) => channel.name === 'auskunft')?.id ?? '',
    member,
    async trigger() {
      const answer = await client.apiCall('views.generateTriggerId', { user_id: member });
      return String(Reflect.get(answer, 'trigger_id'));
    },
  };
}

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
const blocks = (text: string) => [
  { type: 'section', block_id: 'text', text: { type: 'mrkdwn', text, verbatim: false } },
  {
    type: 'actions',
    block_id: 'moves',
    elements: [{ type: 'button', action_id: 'approve', text: plain('Freigeben'), value: 'v1' }],
  },
];
const modal = (title: string) => ({
  type: 'modal' as const,
  callback_id: 'edit_reply',
  private_metadata: '42',
  title: plain(title),
  submit: plain('Freigeben'),
  close: plain('Abbrechen'),
  blocks: [{ type: 'section', block_id: 'text', text: { type: 'mrkdwn', text: 'Hallo', verbatim: false } }],
});

/** Every answer of the session, by step; a refusal is `{ok: false, error}`. */
async function play({ client, channel, member, trigger }: Side): Promise<Record<string, Json>> {
  const answers: Record<string, Json> = {};
  const step = async <T>(name: string, work: Promise<T>): Promise<T | undefined> => {
    try {
      const answer = await work;
      answers[name] = parseJson(JSON.stringify(answer)) ?? null;
      return answer;
    } catch (error) {
      const data = error instanceof Error ? Reflect.get(error, 'data') : undefined;
      const refusal = parseJson(JSON.stringify(data ?? String(error)));
      answers[name] = isObject(refusal) ? { ok: false, error: refusal.error ?? null } : (refusal ?? null);
      return undefined;
    }
  };
  await step('auth.test', client.auth.test());
  const metadata = { event_type: 'thread', event_payload: { id: '42' } };
  const card = { channel, text: 'Karte', blocks: blocks('Verlängern?'), metadata };
  const ts = (await step('chat.postMessage', client.chat.postMessage(card)))?.ts ?? '';
  await step('reply', client.chat.postMessage({ channel, text: 'Im Faden', thread_ts: ts }));
  await step('chat.update', client.chat.update({ channel, ts, text: 'Neu', blocks: blocks('Neu') }));
  await step('chat.postEphemeral', client.chat.postEphemeral({ channel, user: member, text: 'Nur für dich' }));
  await step('chat.getPermalink', client.chat.getPermalink({ channel, message_ts: ts }));
  await step('conversations.members', client.conversations.members({ channel }));
  await step('conversations.info', client.conversations.info({ channel, include_num_members: true }));
  await step('conversations.history', client.conversations.history({ channel, include_all_metadata: true }));
  await step('conversations.replies', client.conversations.replies({ channel, ts, include_all_metadata: true }));
  await step('users.info', client.users.info({ user: member }));
  const trigger_id = await trigger();
  const opened = await step('views.open', client.views.open({ trigger_id, view: modal('Eins') }));
  const view_id = opened?.view?.id ?? '';
  const hash = opened?.view?.hash ?? '';
  await step('views.update', client.views.update({ view_id, hash, view: modal('Zwei') }));
  const home = { type: 'home' as const, blocks: blocks('Zuhause') };
  await step('views.publish', client.views.publish({ user_id: member, view: home }));
  const bytes = Buffer.from('a;b\n');
  const upload = await step(
    'files.getUploadURLExternal',
    client.files.getUploadURLExternal({ filename: 'woche.csv', length: bytes.length }),
  );
  await fetch((upload?.upload_url ?? '').replace('localhost', '127.0.0.1'), { method: 'POST', body: bytes });
  const files: [{ id: string; title: string }] = [{ id: upload?.file_id ?? '', title: 'Woche' }];
  await step('files.completeUploadExternal', client.files.completeUploadExternal({ files }));
  await step('chat.delete', client.chat.delete({ channel, ts }));

  await step('refused: exchanged trigger', client.views.open({ trigger_id, view: modal('Drei') }));
  await step('refused: invalid trigger', client.views.open({ trigger_id: '1.2.x', view: modal('Drei') }));
  await step('refused: stale hash', client.views.update({ view_id, hash, view: modal('Drei') }));
  await step('refused: update of a deleted message', client.chat.update({ channel, ts, text: 'x' }));
  await step('refused: no text', client.chat.postMessage({ channel, text: '' }));
  await step('refused: no such channel', client.chat.postMessage({ channel: 'C404', text: 'x' }));
  await step('refused: ephemeral for nobody', client.chat.postEphemeral({ channel, user: 'U404', text: 'x' }));
  await step('refused: no such user', client.users.info({ user: 'U404' }));
  await step(
    'refused: file never uploaded',
    client.files.completeUploadExternal({ files: [{ id: 'F404', title: 'x' }] }),
  );
  await step('refused: broken blocks', client.apiCall('chat.postMessage', { channel, text: 'x', blocks: '[{' }));
  await step('refused: broken metadata', client.apiCall('chat.postMessage', { channel, text: 'x', metadata: '[{' }));
  await step('refused: wrong token', client.auth.test({ token: 'xoxb-wrong' }));
  return answers;
}

/** The type of every value in `value`, by its path; all items of a list share one path. */
function shapeOf(value: Json, path: string, shape = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    shape.set(path, 'list');
    for (const item of value) shapeOf(item, `${path}[]`, shape);
  } else if (isObject(value)) {
    shape.set(path, 'object');
    for (const [name, field] of Object.entries(value)) shapeOf(field, `${path}.${name}`, shape);
  } else shape.set(path, value === null ? 'null' : typeof value);
  return shape;
}

/** Fields that one side alone gives, by the end of their path, and why that is well. */
const acceptedDifferences: Record<string, string> = {
  '.response_metadata.scopes': "Slack names the token's scopes in a header, from which the client takes them",
  '.auth.test.is_enterprise_install': "stands in Slack's documented answer",
  '.auth.test.app_id': "does not stand in Slack's documented answer",
  '.message.team': 'messages of Slack carry it',
  '.message.bot_id': 'messages of apps carry it',
  '.message.app_id': 'messages of apps carry it',
  '.message.bot_profile': 'messages of apps carry it',
  '.message.thread_ts': 'the first message of a thread carries its own timestamp',
  '.message.latest_reply': 'the first message of a thread carries it',
  '.messages[].team': 'as above',
  '.messages[].bot_id': 'as above',
  '.messages[].app_id': 'as above',
  '.messages[].bot_profile': 'as above',
  '.history.messages[].thread_ts': 'as above',
  '.messages[].latest_reply': 'as above',
  '.history.pin_count': "stands in Slack's documented answer",
  '.replies.response_metadata.next_cursor': 'the peer does not page replies',
  '.channel.is_general': 'channels of Slack carry it',
  '.channel.is_shared': 'channels of Slack carry it',
  '.channel.is_open': 'Slack gives it for direct messages only',
  '.user.tz': 'the peer leaves the zone out; the product reads it',
  '.user.tz_label': 'as above',
  '.user.tz_offset': 'as above',
  '.user.is_owner': 'users of Slack carry it',
  '.user.is_restricted': 'users of Slack carry it; it tells guests',
  '.user.is_ultra_restricted': 'as above',
  '.user.is_app_user': 'users of Slack carry it',
  '.user.updated': 'users of Slack carry it',
  '.user.profile.team': 'profiles of Slack carry it',
  '.view.app_installed_team_id': 'views of Slack carry it',
  '.files[].pretty_type': 'Slack documents id and title alone; each side adds what it likes',
  '.files[].editable': 'as above',
  '.files[].external_type': 'as above',
  '.files[].public_url_shared': 'as above',
  '.files[].display_as_bot': 'as above',
  '.files[].shares': 'as above',
  '.files[].comments_count': 'as above',
  '.files[].is_starred': 'as above',
  '.files[].has_rich_preview': 'as above',
};

const acceptedRefusals: Record<string, string> = {
  'refused: broken blocks': 'Slack tells blocks that are no JSON from blocks that break its rules',
  'refused: wrong token': 'the peer lets unknown tokens in as its administrator',
};

let ours: Record<string, Json>;
let theirs: Record<string, Json>;
beforeAll(async () => {
  ours = await play(await simulatorSide());
  theirs = await play(await peerSide());
});
afterAll(() => Promise.all(closing.map((close) => close())));

const calls = (answers: Record<string, Json>) =>
  Object.fromEntries(Object.entries(answers).filter(([step]) => !step.startsWith('refused')));

test('both take every call of the session', () => {
  for (const answers of [ours, theirs])
    expect(Object.entries(calls(answers)).filter(([, answer]) => !isObject(answer) || answer.ok !== true)).toEqual([]);
});

test('the answers of both have the same shape, but for the differences explained', () => {
  const left = shapeOf(calls(ours), '');
  const right = shapeOf(calls(theirs), '');
  const differences = [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path))
    .map((path) => ({ path, here: left.get(path), there: right.get(path) }));
  const explains = (end: string, path: string) =>
    path.endsWith(end) || path.includes(`${end}.`) || path.includes(`${end}[`);
  const reasons = Object.keys(acceptedDifferences);
  expect(differences.filter(({ path }) => !reasons.some((end) => explains(end, path)))).toEqual([]);
  expect(reasons.filter((end) => !differences.some(({ path }) => explains(end, path)))).toEqual([]);
  // A field that both give must be of one type: an explanation is for what is missing only.
  expect(differences.filter(({ here, there }) => here !== undefined && there !== undefined)).toEqual([]);
});

test('both refuse the same calls for the same reasons, but for the differences explained', () => {
  const refusals = Object.keys(ours).filter((step) => step.startsWith('refused'));
  const differing = refusals
    .filter((step) => JSON.stringify(ours[step]) !== JSON.stringify(theirs[step]))
    .map((step) => `${step}: ${JSON.stringify(ours[step])} here, ${JSON.stringify(theirs[step])} there`);
  expect(differing.filter((text) => !Object.keys(acceptedRefusals).some((step) => text.startsWith(step)))).toEqual([]);
  expect(refusals.filter((step) => !JSON.stringify(ours[step]).includes('"ok":false'))).toEqual([]);
});
