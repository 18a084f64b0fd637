import { expect, test } from 'vitest';
import {
  channelsAt,
  cursorAt,
  idAt,
  me,
  mention,
  messageWith,
  noon,
  page,
  scriptedServer,
  threadOf,
} from './x-scripted-server.ts';

const rate = (remaining: number, resetInMinutes: number) => ({
  'x-rate-limit-limit': '15',
  'x-rate-limit-remaining': String(remaining),
  'x-rate-limit-reset': String(noon / 1000 + resetInMinutes * 60),
});

test('every request goes to the server that stands in for X, signed, under any path that it lives at', async () => {
  const server = await scriptedServer(({ path, method }) => {
    if (path === '/stand-in/2/users/me') return me;
    if (method === 'POST') return { status: 201, body: { data: { id: '77', text: 'Ja' } } };
    return page([]);
  });
  const channels = channelsAt(`${server.url}/stand-in/`);
  await channels['x-mention'].fetch(cursorAt(null), noon);
  await channels['x-mention'].send(threadOf(), 'Ja', messageWith(), noon);
  expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /stand-in/2/users/me',
    'GET /stand-in/2/users/900/mentions',
    'POST /stand-in/2/tweets',
  ]);
  expect(server.requests.every(({ headers }) => /^OAuth .*oauth_signature=/.test(String(headers.authorization)))).toBe(
    true,
  );
  expect(server.requests[2]?.body).toEqual({ text: 'Ja', reply: { in_reply_to_tweet_id: idAt(0) } });
});

test('a server that never answers costs no more than the time given', async () => {
  const server = await scriptedServer(({ path }) => (path === '/2/users/me' ? me : () => undefined));
  const channels = channelsAt(server.url, 200);
  const startedAt = performance.now();
  expect(await channels['x-mention'].fetch(cursorAt(null), noon)).toMatchObject({
    kind: 'trouble',
    trouble: { kind: 'unreachable', at: noon, detail: 'No answer within 200 ms.' },
    retryAt: null,
  });
  expect(await channels['x-mention'].send(threadOf(), 'Ja', messageWith(), noon)).toMatchObject({
    kind: 'uncertain',
    trouble: { kind: 'unreachable' },
  });
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('a server that trickles its answer for ever costs no more than the time given', async () => {
  const timers: NodeJS.Timeout[] = [];
  const server = await scriptedServer(() => (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    timers.push(setInterval(() => response.write(' '), 20));
  });
  const result = await channelsAt(server.url, 200)['x-mention'].send(threadOf(), 'Ja', messageWith(), noon);
  timers.forEach(clearInterval);
  expect(result.kind).toBe('uncertain');
});

test('an answer that breaks off, or is no JSON, is trouble for a read', async () => {
  const broken = await scriptedServer(() => (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"data":');
    setTimeout(() => response.destroy(), 20);
  });
  const page = await scriptedServer(() => (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html>Wartung</html>');
  });
  for (const { url } of [broken, page]) {
    expect(await channelsAt(url)['x-dm'].fetch(cursorAt(null), noon)).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'unreachable' },
    });
  }
});

test('errors of unusual shape neither throw nor hang', async () => {
  for (const body of [null, [], 'no', { errors: [null] }, { errors: 'no' }, { errors: {} }, { detail: 7 }]) {
    const server = await scriptedServer(() => ({ status: 400, body }));
    const result = await channelsAt(server.url)['x-mention'].send(threadOf(), 'Ja', messageWith(), noon);
    expect(result).toMatchObject({ kind: 'refused' });
  }
});

test('half a character, which the table would not take, is replaced wherever X or a cut leaves one', async () => {
  const half = '\ud83d';
  const post = mention(idAt(-1), { text: `Kaputt ${half}`, attachments: { media_keys: ['3_1'] } });
  const media = [{ media_key: '3_1', type: 'photo', alt_text: `Fleck ${half}` }];
  const server = await scriptedServer(({ path, method }) => {
    if (path === '/2/users/me') return me;
    if (method === 'POST') return { status: 400, body: { detail: `${'x'.repeat(195)}😀` } };
    return page([post], { includes: { media } });
  });
  const channel = channelsAt(server.url)['x-mention'];
  expect(await channel.fetch(cursorAt(null), noon)).toMatchObject({
    messages: [{ text: 'Kaputt \ufffd', pictures: [{ alt: 'Fleck \ufffd' }] }],
  });
  const sent = await channel.send(threadOf(), 'Ja', messageWith(), noon);
  expect(sent).toMatchObject({ kind: 'refused', trouble: { detail: `400 ${'x'.repeat(195)}\ufffd` } });
});

test('where nobody listens nothing was sent, so that it is sent later', async () => {
  const server = await scriptedServer(() => undefined);
  await server.close();
  for (const url of [server.url, 'http://x.invalid']) {
    const channels = channelsAt(url);
    expect(await channels['x-mention'].send(threadOf(), 'Ja', messageWith(), noon)).toMatchObject({
      kind: 'later',
      trouble: { kind: 'unreachable' },
    });
    expect(await channels['x-dm'].fetch(cursorAt(null), noon)).toMatchObject({ trouble: { kind: 'unreachable' } });
  }
});

test('our own account is asked for once', async () => {
  const server = await scriptedServer(({ path }) => (path === '/2/users/me' ? me : page([])));
  const channels = channelsAt(server.url);
  await channels['x-mention'].fetch(cursorAt(null), noon);
  await channels['x-mention'].fetch(cursorAt(null), noon);
  await channels['x-dm'].fetch(cursorAt(null), noon);
  expect(server.requests.filter(({ path }) => path === '/2/users/me')).toHaveLength(1);
});

test('a server that refuses the older names is asked with the newer ones from then on', async () => {
  const server = await scriptedServer(({ path, query }) => {
    if (path === '/2/users/me') return me;
    if (query.has('tweet.fields')) {
      return {
        status: 400,
        body: { title: 'Invalid Request', detail: 'The query parameter [tweet.fields] is not known.', errors: [] },
      };
    }
    const { edit_history_tweet_ids: _, ...post } = mention(idAt(-1), { note_post: { text: 'Lang &amp; breit' } });
    return page([{ ...post, referenced_posts: [{ type: 'replied_to', id: '5' }], conversation_id: undefined }]);
  });
  const channels = channelsAt(server.url);
  const first = await channels['x-mention'].fetch(cursorAt(null), noon);
  expect(first).toMatchObject({ messages: [{ text: 'Lang & breit', conversation: '5:31' }] });
  await channels['x-mention'].fetch(cursorAt(null), noon);
  const reads = server.requests.filter(({ path }) => path.endsWith('mentions'));
  expect(reads.map(({ query }) => query.has('tweet.fields'))).toEqual([true, false, false]);
  expect(reads[1]?.query.get('expansions')?.split(',')).toContain('author_id');
});

test('a server that ignores the older names is noticed by its posts without authors', async () => {
  const server = await scriptedServer(({ path, query }) => {
    if (path === '/2/users/me') return me;
    const { author_id, ...bare } = mention(idAt(-1));
    return page([query.has('post.fields') ? { ...bare, author_id } : bare]);
  });
  const channels = channelsAt(server.url);
  for (let runs = 0; runs < 2; runs += 1) {
    const fetched = await channels['x-mention'].fetch(cursorAt(null), noon);
    expect(fetched).toMatchObject({ messages: [{ patron: '31', unreadable: false }] });
  }
  expect(server.requests.filter(({ path }) => path.endsWith('mentions'))).toHaveLength(3);
});

test('one post without an author does not change the names for a server that knows the older ones', async () => {
  let isFirst = true;
  const server = await scriptedServer(({ path, query }) => {
    if (path === '/2/users/me') return me;
    const { author_id, ...bare } = mention(idAt(-1));
    if (isFirst || !query.has('tweet.fields')) {
      isFirst = isFirst && !query.has('post.fields');
      return page([bare]);
    }
    return page([{ ...bare, author_id }]);
  });
  const channels = channelsAt(server.url);
  const fetched = await channels['x-mention'].fetch(cursorAt(null), noon);
  expect(fetched).toMatchObject({ messages: [{ unreadable: true, text: '', id: idAt(-1) }] });
  expect(await channels['x-mention'].fetch(cursorAt(null), noon)).toMatchObject({ messages: [{ patron: '31' }] });
});

test('a server that answers all fields whatever is asked for serves both channels', async () => {
  const event = { id: idAt(-1), event_type: 'MessageCreate', text: 'Guten Tag', sender_id: '31' };
  const server = await scriptedServer(({ path }) => {
    if (path === '/2/users/me') return me;
    return page([path.endsWith('mentions') ? mention(idAt(-1)) : event]);
  });
  const channels = channelsAt(server.url);
  expect(await channels['x-mention'].fetch(cursorAt(null), noon)).toMatchObject({ messages: [{ patron: '31' }] });
  expect(await channels['x-dm'].fetch(cursorAt(null), noon)).toMatchObject({
    messages: [{ conversation: '31-900' }],
  });
});

test('a server without direct messages disables only them', async () => {
  const server = await scriptedServer(({ path }) => {
    if (path === '/2/users/me') return me;
    return path.endsWith('mentions') ? page([]) : undefined;
  });
  const channels = channelsAt(server.url);
  expect(await channels['x-dm'].fetch(cursorAt(null), noon)).toMatchObject({
    kind: 'trouble',
    trouble: { kind: 'refused', detail: '404 Not Found' },
  });
  expect((await channels['x-mention'].fetch(cursorAt(null), noon)).kind).toBe('fetched');
});

test('requests come freely until a fifth of the limit remains, then evenly until the reset', async () => {
  const expected = new Map([
    [4, null],
    [3, noon + 3 * 60_000],
    [1, noon + 9 * 60_000],
    [0, noon + 9 * 60_000 + 2_000],
  ]);
  for (const [remaining, nextAt] of expected) {
    const server = await scriptedServer(({ path }) =>
      path === '/2/users/me'
        ? { ...me, headers: rate(0, 14) }
        : { body: { meta: { result_count: 0 } }, headers: rate(remaining, 9) },
    );
    expect(await channelsAt(server.url)['x-dm'].fetch(cursorAt(null), noon)).toMatchObject({ kind: 'fetched', nextAt });
  }
});

test('a read that X refuses for a while says when to come again', async () => {
  const expected = [
    { status: 429, headers: rate(0, 7), kind: 'rateLimited', retryAt: noon + 7 * 60_000 + 2_000 },
    { status: 429, headers: {}, kind: 'rateLimited', retryAt: noon + 60_000 },
    { status: 402, headers: rate(9, 7), kind: 'outOfCredit', retryAt: noon + 15 * 60_000 },
    { status: 401, headers: {}, kind: 'unauthorized', retryAt: noon + 15 * 60_000 },
    { status: 403, headers: {}, kind: 'refused', retryAt: noon + 15 * 60_000 },
    { status: 503, headers: {}, kind: 'unreachable', retryAt: null },
  ];
  for (const { status, headers, kind, retryAt } of expected) {
    const server = await scriptedServer(({ path }) =>
      path === '/2/users/me' ? me : { status, headers, body: { title: 'No', detail: 'Not today' } },
    );
    const trouble = { kind, at: noon, detail: `${status} Not today` };
    for (const channel of ['x-mention', 'x-dm'] as const) {
      const fetched = await channelsAt(server.url)[channel].fetch(cursorAt(null), noon);
      expect(fetched).toEqual({ kind: 'trouble', trouble, retryAt, cost: 0 });
    }
  }
});
