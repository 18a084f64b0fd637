import { createHmac, randomUUID } from 'node:crypto';
import { OAuth1 } from '@xdevplatform/xdk';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startXSimulator, type XSimulator } from '../../local/x-simulator/server.ts';
import { signedFetch } from './x-simulator-signed-fetch.ts';

let x: XSimulator;
let call: ReturnType<typeof signedFetch>;
beforeEach(async () => {
  x = await startXSimulator();
  call = signedFetch(x);
});
afterEach(() => x.close());

const send = () => {
  const { id } = x.post({ author: 'mia_liest', text: '@stb_birkenrath Offen?' });
  return call('POST', '/2/tweets', { text: 'Ja.', reply: { in_reply_to_tweet_id: id } });
};
const sentTexts = () => x.timeline().flatMap((post) => (post.author === x.account.username ? [post.text] : []));

test.for([401, 403, 429, 500, 503] as const)(
  'a fault answers %i and does nothing, as often as it was told',
  async (status) => {
    x.faults.add({ method: 'POST', path: /^\/2\/tweets$/, kind: 'status', status, times: 1 });
    expect((await call('GET', '/2/users/me')).status).toBe(200);
    expect((await send()).status).toBe(status);
    expect(sentTexts()).toEqual([]);
    expect(x.faults.list()).toEqual([]);
    expect((await send()).status).toBe(201);
  },
);

test('used-up credits are a 402 of their own type while the limits look healthy', async () => {
  x.faults.add({ kind: 'status', status: 402 });
  for (let n = 0; n < 3; n += 1) {
    const { status, body, headers } = await call('GET', '/2/users/me');
    expect({ status, body }).toEqual({
      status: 402,
      body: {
        title: 'Payment Required',
        detail: 'credits depleted',
        type: 'https://api.x.com/2/problems/credits-depleted',
      },
    });
    expect(headers.get('x-rate-limit-remaining')).toBe('75');
  }
  x.faults.clear();
  expect((await call('GET', '/2/users/me')).status).toBe(200);
});

test('a 429 by fault says that nothing is left', async () => {
  x.faults.add({ kind: 'status', status: 429, times: 1 });
  const { headers } = await call('GET', '/2/users/me');
  expect(headers.get('x-rate-limit-remaining')).toBe('0');
  expect(Number(headers.get('x-rate-limit-reset'))).toBeGreaterThan(Date.now() / 1000);
});

test('a connection lost after the work leaves the post without an answer', async () => {
  x.faults.add({ method: 'POST', path: /\/2\/tweets$/, kind: 'processThenDisconnect', times: 1 });
  await expect(send()).rejects.toThrow();
  expect(sentTexts()).toEqual(['Ja.']);
  expect(x.requests.at(-1)).toMatchObject({ method: 'POST', path: '/2/tweets', status: null });
});

test('a connection lost before the work leaves nothing', async () => {
  x.faults.add({ kind: 'disconnect', times: 1 });
  await expect(send()).rejects.toThrow();
  expect(sentTexts()).toEqual([]);
});

test('nonsense is a web page with 200 instead of the work, or half the JSON after it', async () => {
  x.faults.add({ kind: 'html', times: 1 });
  await expect(send()).rejects.toThrow(SyntaxError);
  expect(sentTexts()).toEqual([]);
  x.faults.add({ kind: 'truncatedJson', times: 1 });
  await expect(send()).rejects.toThrow(SyntaxError);
  expect(sentTexts()).toEqual(['Ja.']);
  expect(x.requests.map(({ status }) => status)).toEqual([200, 201]);
});

test('a delayed answer comes after the work', async () => {
  x.faults.add({ kind: 'delay', ms: 300, times: 1 });
  let answered = false;
  const sending = send().then(({ status }) => {
    answered = true;
    return status;
  });
  await vi.waitFor(() => expect(sentTexts()).toEqual(['Ja.']), { interval: 5 });
  expect(answered).toBe(false);
  expect(await sending).toBe(201);
});

test('a hanging request is never answered, and does not keep the simulator open', async () => {
  x.faults.add({ kind: 'hang', times: 1 });
  let settled = false;
  const hanging = send().catch(() => {
    settled = true;
  });
  await vi.waitFor(() => expect(x.requests).toHaveLength(1));
  expect((await call('GET', '/2/users/me')).status).toBe(200);
  expect({ settled, sent: sentTexts() }).toEqual({ settled: false, sent: [] });
  await x.close();
  await hanging;
  expect(settled).toBe(true);
  x = await startXSimulator();
});

test('every request is logged with its path, query, status and time', async () => {
  await call('GET', '/2/users/me?user.fields=verified');
  await call('GET', '/2/nothing/here');
  expect(x.requests).toEqual([
    { method: 'GET', path: '/2/users/me', query: 'user.fields=verified', status: 200, at: expect.any(Number) },
    { method: 'GET', path: '/2/nothing/here', query: '', status: 404, at: expect.any(Number) },
  ]);
});

test('malformed JSON is a 400, too much of it a 413, an unknown route a 404', async () => {
  expect((await call('POST', '/2/tweets', '{"text":')).status).toBe(400);
  expect((await call('POST', '/2/tweets', { text: 'x'.repeat(70_000) })).status).toBe(413);
  expect((await call('GET', '/2/tweets/not-an-id')).status).toBe(404);
  expect((await call('PUT', '/2/tweets')).status).toBe(404);
});

/** Signs by RFC 5849 with what a test changes, without any client. */
function header(
  changed: Record<string, string> = {},
  { secret = x.credentials.accessSecret, query = [['', '']] } = {},
) {
  const oauth: Record<string, string> = {
    oauth_consumer_key: x.credentials.appKey,
    oauth_nonce: randomUUID(),
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_token: x.credentials.accessToken,
    oauth_version: '1.0',
    ...changed,
  };
  const parameters = [...Object.entries(oauth), ...query.filter(([key]) => key !== '')]
    .map(([key = '', value = '']) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const base = ['GET', `${x.url}/2/users/me`, parameters].map(encodeURIComponent).join('&');
  const key = `${encodeURIComponent(x.credentials.appSecret)}&${encodeURIComponent(secret)}`;
  const signature = createHmac('sha1', key).update(base).digest('base64');
  return `OAuth ${Object.entries({ ...oauth, oauth_signature: signature })
    .map(([name, value]) => `${name}="${encodeURIComponent(value)}"`)
    .join(', ')}`;
}

const me = (authorization: string | undefined, query = '') =>
  fetch(`${x.url}/2/users/me${query}`, { headers: authorization === undefined ? {} : { authorization } });

test('a request counts only with a signature made by RFC 5849', async () => {
  expect((await me(header())).status).toBe(200);
  expect(
    (await me(header({}, { query: [['user.fields', 'created_at,verified']] }), '?user.fields=created_at%2Cverified'))
      .status,
  ).toBe(200);
  const seconds = Math.floor(Date.now() / 1000);
  for (const wrong of [
    undefined,
    'Bearer something',
    header({}, { secret: 'another' }),
    header({ oauth_token: 'another' }),
    header({ oauth_consumer_key: 'another' }),
    header({ oauth_signature_method: 'PLAINTEXT' }),
    header({ oauth_timestamp: String(seconds - 310) }),
    header({ oauth_timestamp: String(seconds + 310) }),
    header({ oauth_timestamp: 'now' }),
    header({ oauth_nonce: '' }),
    header().replace(/oauth_signature="[^"]*"/, 'oauth_signature="%"'),
  ])
    expect((await me(wrong)).status).toBe(401);
  expect((await me(header(), '?user.fields=verified')).status).toBe(401);
  expect((await me(header({ oauth_timestamp: String(seconds - 290) }))).status).toBe(200);
});

test('a nonce counts once', async () => {
  const authorization = header();
  expect((await me(authorization)).status).toBe(200);
  expect((await me(authorization)).status).toBe(401);
});

test('a refused signature uses up no request', async () => {
  await me(undefined);
  const oauth = new OAuth1({
    apiKey: x.credentials.appKey,
    apiSecret: x.credentials.appSecret,
    callback: '',
    accessToken: x.credentials.accessToken,
    accessTokenSecret: x.credentials.accessSecret,
  });
  const response = await me(await oauth.buildRequestHeader('GET', `${x.url}/2/users/me`));
  expect(response.headers.get('x-rate-limit-remaining')).toBe('74');
});
