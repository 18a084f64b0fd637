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

let running: SlackSimulator[] = [];

async function slack(now?: () => number) {
  const simulator = await startSlackSimulator({ rate: 'wide', ...(now === undefined ? {} : { now }) });
  running.push(simulator);
  return { simulator, client: clientOf(simulator, simulator.botToken) };
}

function clientOf(simulator: SlackSimulator, token: string | undefined): WebClient {
  return new WebClient(token, { slackApiUrl: simulator.url, retryConfig: { retries: 0 }, logger: silent });
}

afterEach(async () => {
  await Promise.all(running.map((simulator) => simulator.close()));
  running = [];
});

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

test('a posted message comes back with its text, blocks and metadata as they were given', async () => {
  const { simulator, client } = await slack();
  const metadata = { event_type: 'thread', event_payload: { id: '42' } };
  const posted = await client.chat.postMessage({
    channel: simulator.channel,
    text: 'Anna &lt;3 B&amp;B',
    blocks: [section('Ist &lt;heute&gt; offen?')],
    metadata,
  });
  expect(posted).toMatchObject({ ok: true, channel: simulator.channel });
  expect(posted.message).toMatchObject({ text: 'Anna &lt;3 B&amp;B', metadata, bot_id: expect.any(String) });
  expect(simulator.messages()).toEqual([
    {
      channel: simulator.channel,
      ts: posted.ts,
      user: expect.any(String),
      text: 'Anna &lt;3 B&amp;B',
      blocks: [
        {
          type: 'section',
          block_id: expect.any(String),
          text: { type: 'mrkdwn', text: 'Ist &lt;heute&gt; offen?', verbatim: false },
        },
      ],
      metadata,
    },
  ]);
});

test('history gives metadata only to those who ask for it', async () => {
  const { simulator, client } = await slack();
  const metadata = { event_type: 'thread', event_payload: { id: '42' } };
  await client.chat.postMessage({ channel: simulator.channel, text: 'Karte', metadata });
  const plain = await client.conversations.history({ channel: simulator.channel });
  const full = await client.conversations.history({ channel: simulator.channel, include_all_metadata: true });
  expect(plain.messages?.[0]).not.toHaveProperty('metadata');
  expect(full.messages?.[0]?.metadata).toEqual(metadata);
});

test('an update with text alone takes the blocks away and leaves the metadata', async () => {
  const { simulator, client } = await slack();
  const metadata = { event_type: 'thread', event_payload: { id: '42' } };
  const { ts = '' } = await client.chat.postMessage({
    channel: simulator.channel,
    text: 'eins',
    blocks: [section('eins')],
    metadata,
  });
  await client.chat.update({ channel: simulator.channel, ts, text: 'zwei', blocks: [section('zwei')] });
  expect(simulator.messages()[0]?.blocks).toHaveLength(1);
  await client.chat.update({ channel: simulator.channel, ts, text: 'drei' });
  expect(simulator.messages()[0]).toMatchObject({ text: 'drei', blocks: [], metadata, editedAt: expect.any(Number) });
});

test('a text beyond 40,000 characters is cut off with a warning, and an update refuses one beyond 4,000', async () => {
  const { simulator, client } = await slack();
  const posted = await client.chat.postMessage({ channel: simulator.channel, text: 'ü'.repeat(40_001) });
  expect(simulator.messages()[0]?.text).toHaveLength(40_000);
  expect(posted.warning).toBe('message_truncated');
  await expect(
    client.chat.update({ channel: simulator.channel, ts: posted.ts ?? '', text: 'x'.repeat(4_001) }),
  ).rejects.toThrow('msg_too_long');
});

test('only messages of the app can be changed or deleted, and deleted ones are gone', async () => {
  const { simulator, client } = await slack();
  const said = simulator.say({ user: 'U0MARTA', text: 'Wer hat Dienst?' });
  const { channel } = simulator;
  await expect(client.chat.update({ channel, ts: said.ts, text: 'x' })).rejects.toThrow('cant_update_message');
  await expect(client.chat.delete({ channel, ts: said.ts })).rejects.toThrow('cant_delete_message');
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Karte' });
  await client.chat.delete({ channel, ts });
  await expect(client.chat.update({ channel, ts, text: 'x' })).rejects.toThrow('message_not_found');
  expect(simulator.messages().map((message) => message.text)).toEqual(['Wer hat Dienst?']);
});

test('an ephemeral message reaches members only', async () => {
  const { simulator, client } = await slack();
  const { channel, outsider } = simulator;
  await client.chat.postEphemeral({ channel, user: 'U0JONAS', text: 'Marta war schneller.' });
  expect(simulator.ephemerals()).toMatchObject([{ channel, user: 'U0JONAS', text: 'Marta war schneller.' }]);
  expect(simulator.messages()).toEqual([]);
  await expect(client.chat.postEphemeral({ channel, user: outsider.id, text: 'x' })).rejects.toThrow(
    'user_not_in_channel',
  );
  await expect(client.chat.postEphemeral({ channel, user: 'U404', text: 'x' })).rejects.toThrow('user_not_found');
});

test('members are paged by cursor; the app is one of them and the outsider is not', async () => {
  const { simulator, client } = await slack();
  const members: string[] = [];
  let pages = 0;
  let cursor = '';
  do {
    const page = await client.conversations.members({ channel: simulator.channel, limit: 2, cursor });
    members.push(...(page.members ?? []));
    cursor = page.response_metadata?.next_cursor ?? '';
    pages += 1;
  } while (cursor !== '');
  const self = await client.auth.test();
  expect(pages).toBe(3);
  expect(members).toEqual([...simulator.staff.map((person) => person.id), self.user_id]);
  expect(members).not.toContain(simulator.outsider.id);
  await expect(client.conversations.members({ channel: simulator.channel, cursor: 'dW5rbm93bg==' })).rejects.toThrow(
    'invalid_cursor',
  );
});

test('history is newest first, paged, bounded by oldest and latest, and leaves replies to their threads', async () => {
  const { simulator, client } = await slack();
  const { channel } = simulator;
  const stamps: string[] = [];
  for (const text of ['eins', 'zwei', 'drei', 'vier']) {
    const posted = await client.chat.postMessage({ channel, text });
    stamps.push(posted.ts ?? '');
  }
  const [first = '', second = '', , fourth = ''] = stamps;
  await client.chat.postMessage({ channel, text: 'Antwort', thread_ts: second });
  const texts = async (bounds: { oldest?: string; latest?: string; inclusive?: boolean }) =>
    (await client.conversations.history({ channel, ...bounds })).messages?.map((message) => message.text);
  expect(await texts({})).toEqual(['vier', 'drei', 'zwei', 'eins']);
  expect(await texts({ oldest: first, latest: fourth })).toEqual(['drei', 'zwei']);
  expect(await texts({ oldest: first, latest: fourth, inclusive: true })).toEqual(['vier', 'drei', 'zwei', 'eins']);
  const page = await client.conversations.history({ channel, limit: 3 });
  expect(page).toMatchObject({ has_more: true });
  const rest = await client.conversations.history({ channel, cursor: page.response_metadata?.next_cursor ?? '' });
  expect(rest).toMatchObject({ has_more: false, messages: [{ text: 'eins' }] });
  const thread = await client.conversations.replies({ channel, ts: second });
  expect(thread.messages?.map((message) => message.text)).toEqual(['zwei', 'Antwort']);
  expect(thread.messages?.[0]).toMatchObject({ reply_count: 1, thread_ts: second });
  await expect(client.conversations.history({ channel, oldest: 'gestern' })).rejects.toThrow('invalid_ts_oldest');
  await expect(client.conversations.replies({ channel, ts: '1.000000' })).rejects.toThrow('thread_not_found');
});

test('timestamps differ and ascend even when the clock stands still', async () => {
  const { simulator, client } = await slack(() => Date.UTC(2026, 10, 23, 9));
  for (const text of ['a', 'b', 'c']) await client.chat.postMessage({ channel: simulator.channel, text });
  const stamps = simulator.messages().map((message) => message.ts);
  expect(new Set(stamps).size).toBe(3);
  expect(stamps).toEqual([...stamps].sort());
  expect(stamps[0]).toMatch(/^1795424400\.\d{6}$/);
});

test('users.info tells the locale when asked, and knows nobody it does not know', async () => {
  const { simulator, client } = await slack();
  const { user } = await client.users.info({ user: 'U0PRIYA', include_locale: true });
  expect(user).toMatchObject({ real_name: 'Priya Nair', locale: 'en-US', tz: 'Europe/Berlin', is_bot: false });
  expect((await client.users.info({ user: 'U0PRIYA' })).user).not.toHaveProperty('locale');
  await expect(client.users.info({ user: 'U404' })).rejects.toThrow('user_not_found');
  const everybody = await client.users.list({});
  expect(everybody.members).toHaveLength(simulator.people().length + 1);
  expect(everybody.members?.filter((member) => member.deleted).map((member) => member.id)).toEqual(['U0RENATE']);
});

test('whoever leaves is told of as deleted, is no member any more and can do nothing', async () => {
  const { simulator, client } = await slack();
  const { channel } = simulator;
  expect((await client.users.info({ user: 'U0RENATE', include_locale: true })).user).toMatchObject({
    deleted: true,
    profile: { real_name: 'Renate Hollmann', title: 'Bibliothekarin' },
  });
  simulator.leaves('U0MARTA');
  expect((await client.users.info({ user: 'U0MARTA' })).user).toMatchObject({ deleted: true });
  expect((await client.conversations.members({ channel })).members).not.toContain('U0MARTA');
  expect(simulator.staff.map(({ id }) => id)).toEqual(['U0JONAS', 'U0AYLIN', 'U0PRIYA', 'U0TOMASZ']);
  expect(simulator.people().filter(({ left }) => left)).toMatchObject([{ id: 'U0MARTA' }, { id: 'U0RENATE' }]);
  expect(simulator.usergroup('twitterdienst')).toEqual([]);
  const note = client.chat.postEphemeral({ channel, user: 'U0MARTA', text: 'x' });
  await expect(note).rejects.toThrow('user_not_in_channel');
  expect(() => simulator.say({ user: 'U0MARTA', text: 'x' })).toThrow('Marta Kühn has left');
  expect(() => simulator.leaves('U0MARTA')).toThrow('Marta Kühn has left');
});

test('the staff channel is private, and its messages have addresses', async () => {
  const { simulator, client } = await slack();
  const { channel, reportChannel } = simulator;
  const info = async (id: string) =>
    (await client.conversations.info({ channel: id, include_num_members: true })).channel;
  expect(await info(channel)).toMatchObject({ is_private: true, is_channel: true, is_member: true, num_members: 6 });
  expect(await info(reportChannel)).toMatchObject({ is_private: false });
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Karte' });
  const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
  expect(permalink).toMatch(new RegExp(`^https://.*/archives/${channel}/p${ts.replace('.', '')}$`));
});

test('a mention tells those whom it names, once and not again by an update', async () => {
  const { simulator, client } = await slack();
  const { channel } = simulator;
  const told = (user: string) => simulator.notices(user).map((message) => message.text);
  const { ts = '' } = await client.chat.postMessage({
    channel,
    text: 'eins <@U0JONAS>',
    blocks: [section('<@U0MARTA> bitte')],
  });
  await client.chat.postMessage({ channel, text: 'zwei <@U0JONAS|jonas> &lt;@U0MARTA&gt;' });
  await client.chat.postMessage({ channel, text: 'drei <!subteam^S0DIENST> <@U0HENRIK>' });
  await client.chat.postMessage({ channel, text: 'vier <!here>' });
  await client.chat.update({ channel, ts, text: 'eins', blocks: [section('<@U0AYLIN> bitte')] });
  expect([told('U0MARTA'), told('U0JONAS'), told('U0AYLIN'), told('U0HENRIK')]).toEqual([
    ['eins', 'drei <!subteam^S0DIENST> <@U0HENRIK>', 'vier <!here>'],
    ['zwei <@U0JONAS|jonas> &lt;@U0MARTA&gt;', 'vier <!here>'],
    ['vier <!here>'],
    [],
  ]);
});

test('a user group is replaced whole and refuses to be empty, bots and strangers', async () => {
  const { simulator, client } = await slack();
  const [group] = (await client.usergroups.list({ include_users: true })).usergroups ?? [];
  const usergroup = group?.id ?? '';
  await client.usergroups.users.update({ usergroup, users: 'U0JONAS,U0AYLIN' });
  expect(simulator.usergroup('twitterdienst')).toEqual(['U0JONAS', 'U0AYLIN']);
  const update = (users: string) => client.usergroups.users.update({ usergroup, users });
  await expect(update(',')).rejects.toThrow('no_users_provided');
  await expect(update('U0JONAS,U0AUSKUNFTBOT')).rejects.toThrow('invalid_users');
  await expect(client.usergroups.users.update({ usergroup: 'S404', users: 'U0JONAS' })).rejects.toThrow(
    'no_such_subteam',
  );
});

test('a file is uploaded in three steps and then shows in an image block', async () => {
  const { simulator, client } = await slack();
  const bytes = Buffer.from('not really a picture');
  const open = await client.files.getUploadURLExternal({ filename: 'woche.png', length: bytes.length });
  const id = open.file_id ?? '';
  const blocks = [{ type: 'image', slack_file: { id }, alt_text: 'Antwortzeiten' }];
  const post = () => client.chat.postMessage({ channel: simulator.reportChannel, text: 'Woche', blocks });
  await expect(post()).rejects.toThrow('invalid_blocks');
  expect((await fetch(open.upload_url ?? '', { method: 'POST', body: bytes })).status).toBe(200);
  await client.files.completeUploadExternal({ files: [{ id, title: 'Woche 46' }] });
  await post();
  expect(simulator.messages(simulator.reportChannel)).toMatchObject([{ text: 'Woche', blocks: [{ type: 'image' }] }]);
  expect(simulator.file(id)).toEqual({ name: 'woche.png', mediaType: 'image/png', bytes });
  const served = await fetch(new URL(`/files/${id}/woche.png`, simulator.url));
  expect([served.headers.get('content-type'), Buffer.from(await served.arrayBuffer())]).toEqual(['image/png', bytes]);
});

test('what was uploaded and is no picture shows in no image block, and nobody gets a file before its upload is complete', async () => {
  const { simulator, client } = await slack();
  const bytes = Buffer.from('a;b\n');
  const open = await client.files.getUploadURLExternal({ filename: 'woche.csv', length: bytes.length });
  const id = open.file_id ?? '';
  await fetch(open.upload_url ?? '', { method: 'POST', body: bytes });
  expect((await fetch(new URL(`/files/${id}/woche.csv`, simulator.url))).status).toBe(404);
  await client.files.completeUploadExternal({ files: [{ id, title: 'Woche 46' }] });
  const blocks = [{ type: 'image', slack_file: { id }, alt_text: 'Antwortzeiten' }];
  const posted = client.chat.postMessage({ channel: simulator.reportChannel, text: 'Woche', blocks });
  await expect(posted).rejects.toThrow('invalid_blocks');
});

test("the client's own upload works in one call", async () => {
  const { simulator, client } = await slack();
  await client.filesUploadV2({
    channel_id: simulator.reportChannel,
    filename: 'woche.csv',
    file: Buffer.from('a;b\n'),
    initial_comment: 'Die Zahlen',
  });
  expect(simulator.messages(simulator.reportChannel)).toMatchObject([{ text: 'Die Zahlen' }]);
});

test('calls are refused without a token, with a wrong one, and for methods that do not exist', async () => {
  const { simulator, client } = await slack();
  await expect(clientOf(simulator, undefined).auth.test()).rejects.toThrow('not_authed');
  await expect(clientOf(simulator, 'xoxb-wrong').auth.test()).rejects.toThrow('invalid_auth');
  await expect(client.apiCall('chat.postTelegram')).rejects.toThrow('unknown_method');
  await expect(client.chat.postMessage({ channel: 'C404', text: 'x' })).rejects.toThrow('channel_not_found');
  await expect(client.apiCall('users.info')).rejects.toThrow('invalid_arguments');
  const wrong = await fetch(`${simulator.url}auth.test`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-wrong' },
  });
  expect(wrong.status).toBe(200);
});

test('JSON and forms are understood alike, with the token in the header or in the body', async () => {
  const { simulator } = await slack();
  const { channel, botToken: token } = simulator;
  const post = async (body: string, contentType: string, authorization?: string) => {
    const response = await fetch(`${simulator.url}chat.postMessage`, {
      method: 'POST',
      body,
      headers: { 'content-type': contentType, ...(authorization === undefined ? {} : { authorization }) },
    });
    return response.json();
  };
  const form = new URLSearchParams({ channel, token, text: 'Formular', blocks: JSON.stringify([section('x')]) });
  const json = JSON.stringify({ channel, text: 'JSON', blocks: [section('x')] });
  const jsonType = 'application/json; charset=utf-8';
  expect(await post(form.toString(), 'application/x-www-form-urlencoded')).toMatchObject({ ok: true });
  expect(await post(json, jsonType, `Bearer ${token}`)).toMatchObject({ ok: true });
  expect(await post('{', jsonType, `Bearer ${token}`)).toEqual({ ok: false, error: 'invalid_json' });
  form.set('blocks', '[{"type":');
  expect(await post(form.toString(), 'application/x-www-form-urlencoded')).toMatchObject({
    error: 'invalid_blocks_format',
  });
  expect(simulator.messages().map((message) => message.text)).toEqual(['Formular', 'JSON']);
});

test('the log tells which calls came and how they were answered, without their token', async () => {
  const { simulator, client } = await slack();
  await client.chat.postMessage({ channel: simulator.channel, text: 'x', token: simulator.botToken });
  await client.chat.delete({ channel: simulator.channel, ts: '1.000000' }).catch(() => {});
  expect(simulator.requests).toMatchObject([
    { method: 'chat.postMessage', ok: true, status: 200 },
    { method: 'chat.delete', ok: false, status: 200, error: 'message_not_found' },
  ]);
  expect(JSON.stringify(simulator.requests)).not.toContain(simulator.botToken);
});

test('the granted scopes stand in the headers', async () => {
  const { client } = await slack();
  const answer = await client.auth.test();
  expect(answer.response_metadata?.scopes).toContain('chat:write');
});

test('listeners hear of every change until they have heard enough', async () => {
  const { simulator, client } = await slack();
  let heard = 0;
  const enough = simulator.onChange(() => {
    heard += 1;
  });
  await client.chat.postMessage({ channel: simulator.channel, text: 'eins' });
  expect(heard).toBe(1);
  enough();
  await client.chat.postMessage({ channel: simulator.channel, text: 'zwei' });
  expect(heard).toBe(1);
});
