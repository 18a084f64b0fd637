import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import type { SlackRequest, SlackResponse } from '../../local/page/routes.ts';
import { startPage } from '../../local/page/server.ts';
import { languages, words, wordsIn } from '../../local/page/words.ts';
import { pageWorld } from '../support/page-world.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function page(change: Partial<Parameters<typeof startPage>[0]> = {}) {
  const world = pageWorld();
  const started = await startPage({
    port: 0,
    world,
    slackEvents: async () => ({ status: 200, body: '' }),
    ready: () => true,
    ...change,
  });
  closing.push(started.close);
  return { world, url: started.url, get: (path: string, init?: RequestInit) => fetch(started.url + path, init) };
}

function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** With headers that fetch does not let one set. */
function raw(url: string, headers: Record<string, string>, method = 'GET'): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url.replace('localhost', '127.0.0.1'), { headers, method }, (response) => {
      response.resume();
      resolve(response);
    })
      .on('error', reject)
      .end();
  });
}

/** Another program that has a port. */
async function squatter(port: number): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const address: AddressInfo | string | null = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

test('the page comes whole before its data, in the language that the browser prefers, and takes no code but its own', async () => {
  const { get } = await page();
  const german = await get('/', { headers: { 'accept-language': 'de-AT,en;q=0.5' } });
  const text = await german.text();
  expect(german.status).toBe(200);
  expect(text).toContain('<html lang="de">');
  expect(text).toContain('Slack (Team)');
  expect(text).toContain('Stadtbücherei Birkenrath');
  expect(text).not.toMatch(/<script(?![^>]*src)/);
  expect(text).not.toContain('style=');
  expect(german.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
  expect(german.headers.get('content-security-policy')).not.toContain('unsafe');

  const english = await get('/', { headers: { 'accept-language': 'fr, en;q=0.8, de;q=0.2' } });
  expect(await english.text()).toContain('Slack (Staff)');
  const chosen = await get('/', { headers: { 'accept-language': 'de', cookie: 'a=b; auskunft-language=en' } });
  expect(await chosen.text()).toContain('<html lang="en">');
  const neither = await get('/', { headers: { 'accept-language': 'fr' } });
  expect(await neither.text()).toContain('<html lang="de">');
});

test('script, style, fonts and icon come from the machine itself', async () => {
  const { get } = await page();
  const script = await get('/page.js');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const style = await (await get('/page.css')).text();
  const fonts = [...style.matchAll(/url\("?([^")]+)/g)].map((match) => match[1] ?? '');
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) {
    expect(font).toMatch(/^\/fonts\//);
    const response = await get(font);
    expect(response.headers.get('content-type')).toBe('font/woff2');
    expect(response.headers.get('cache-control')).toContain('immutable');
  }
  expect((await get('/icon.svg')).headers.get('content-type')).toBe('image/svg+xml');
  const head = await get('/', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('an unknown address is a page that leads back, and a wrong method is named', async () => {
  const { get } = await page();
  const nowhere = await get('/nowhere', { headers: { 'accept-language': 'de' } });
  expect(nowhere.status).toBe(404);
  expect(nowhere.headers.get('content-type')).toContain('text/html');
  expect(await nowhere.text()).toContain('Diese Seite gibt es nicht');
  expect((await get('/nowhere', post({}))).status).toBe(404);
  const wrong = await get('/x/post');
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
});

test('the health check waits until everything is ready', async () => {
  let ready = false;
  const { get } = await page({ ready: () => ready });
  expect((await get('/healthz')).status).toBe(503);
  ready = true;
  expect((await get('/healthz')).status).toBe(200);
});

test('acts reach X and Slack with exactly what was asked', async () => {
  const { get, world } = await page();
  const acts: [string, unknown][] = [
    ['/x/post', { author: 'mia_liest', text: 'Guten Tag', inReplyTo: 'p2' }],
    ['/x/dm', { author: 'mia_liest', text: 'Unter uns', pictures: [{ motif: 'screen' }] }],
    ['/x/post', { author: 'mia_liest', text: '', quotes: 'p2', pictures: [{ motif: 'book', alt: 'Ein Fleck' }, {}] }],
    ['/x/edit', { id: 'p1', text: 'Neu' }],
    ['/x/remove', { id: 'p1' }],
    ['/slack/click', { user: 'U0MARTA', ts: world.slack?.messages().at(-2)?.ts, actionId: 'edit', value: 't3|1' }],
    [
      '/slack/click',
      {
        user: 'U0MARTA',
        ts: world.slack?.messages().at(-2)?.ts,
        actionId: 'tick',
        blockId: 'row',
        value: '',
        values: { row: { tick: '' } },
      },
    ],
    ['/slack/view-action', { user: 'U0MARTA', actionId: 'alternative', value: 'feiertage', values: {} }],
    ['/slack/submit', { user: 'U0MARTA', values: { reply: { text: 'Ja' } } }],
    ['/slack/dismiss', { user: 'U0MARTA' }],
    ['/slack/command', { user: 'U0MARTA', command: '/auskunft', text: 'stop' }],
  ];
  for (const [path, body] of acts) expect((await get(path, post(body))).status, path).toBe(200);
  expect(world.deeds.map((deed) => deed.with)).toEqual(acts.map(([, body]) => body));
});

test('a body that is not what it should be is refused with what is wrong', async () => {
  const { get, world } = await page();
  const bad = await get('/x/post', post('{"author":'));
  expect([bad.status, await bad.json()]).toEqual([400, { error: 'The body is not valid JSON.' }]);
  const wrong = await get('/x/post', post({ author: 7, extra: true }));
  const { error }: { error: string } = await wrong.json();
  expect(wrong.status).toBe(400);
  expect(error).toContain('author: ');
  expect(error).toContain('text: ');
  expect(error).toContain('extra: ');
  expect((await get('/slack/command', post({ user: 'U0MARTA', command: 'stop', text: '' }))).status).toBe(400);
  expect((await get('/x/post', post({ author: 'a', text: 'x'.repeat(65 * 1024) }))).status).toBe(413);
  expect((await get('/x/post', { ...post('author=a'), headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  expect(world.deeds).toEqual([]);
});

test('what the simulated X refuses is told in its own words', async () => {
  const { get } = await page();
  const refused = await get('/x/post', post({ author: 'mia_liest', text: 'viel zu lang' }));
  expect([refused.status, await refused.json()]).toEqual([422, { error: 'A post has 280 characters at most' }]);
});

test('where X and Slack are the real ones nobody acts for them here', async () => {
  const { get } = await page({ world: pageWorld({ live: true }) });
  expect((await get('/x/post', post({ author: 'a', text: 'b' }))).status).toBe(409);
  expect((await get('/slack/dismiss', post({ user: 'a' }))).status).toBe(409);
});

test('another web page can neither press a button nor read what is inside', async () => {
  const { url, get, world } = await page();
  const body = { author: 'mia_liest', text: 'Hallo' };
  expect((await get('/x/post', post(body, { origin: 'https://elsewhere.example' }))).status).toBe(403);
  expect((await get('/x/post', post(body, { 'sec-fetch-site': 'cross-site' }))).status).toBe(403);
  expect((await get('/x/post', post(body, { 'sec-fetch-site': 'same-site' }))).status).toBe(403);
  const rebound = { host: 'elsewhere.example', 'content-type': 'application/json' };
  expect((await raw(`${url}/x/post`, rebound, 'POST')).statusCode).toBe(403);
  expect((await raw(`${url}/events`, rebound)).statusCode).toBe(403);
  expect((await raw(`${url}/inside/thread/t1`, rebound)).statusCode).toBe(403);
  expect((await raw(`${url}/inside/failures/f1/seen`, rebound, 'POST')).statusCode).toBe(403);
  expect(world.deeds).toEqual([]);
  expect((await get('/x/post', post(body, { origin: url, 'sec-fetch-site': 'same-origin' }))).status).toBe(200);
});

test('uploaded files are shown to the page alone', async () => {
  const world = pageWorld();
  const file = (id: string) => (id === 'F1' ? { mediaType: 'image/png', bytes: Buffer.from('picture') } : undefined);
  const { get, url } = await page({ world: { ...world, slack: world.slack && { ...world.slack, file } } });
  const found = await get('/slack/files/F1');
  expect([found.status, found.headers.get('content-type'), await found.text()]).toEqual([200, 'image/png', 'picture']);
  expect((await get('/slack/files/F2')).status).toBe(404);
  expect((await raw(`${url}/slack/files/F1`, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
});

test('a thread opens to its log, and a failure is marked as seen', async () => {
  const { get, world } = await page();
  const { log }: { log: { what: string }[] } = await (await get('/inside/thread/t2')).json();
  expect(log.map(({ what }) => what)).toEqual(['arrived', 'drafted', 'approved', 'undone']);
  expect((await get('/inside/thread/unknown')).status).toBe(404);
  expect((await get('/inside/thread/%E0%A4%A')).status).toBe(400);
  expect((await get('/inside/failures/f1/seen', post({}))).status).toBe(200);
  expect(world.deeds).toEqual([{ what: 'failureSeen', with: { id: 'f1' } }]);
});

test('Slack requests are handed on to the byte, whatever host they were sent to', async () => {
  const seen: SlackRequest[] = [];
  const answer: SlackResponse = { status: 202, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' };
  const { get, url } = await page({
    slackEvents: async (given) => {
      seen.push(given);
      return answer;
    },
  });
  const bytes = Buffer.from([0x7b, 0xc3, 0xa4, 0xff, 0x00, 0x7d]);
  const response = await get('/slack/events', {
    method: 'POST',
    headers: { 'X-Slack-Signature': 'v0=none', 'content-type': 'application/json' },
    body: bytes,
  });
  expect([response.status, await response.json()]).toEqual([202, { ok: true }]);
  expect(seen[0]?.rawBody.equals(bytes)).toBe(true);
  expect(seen[0]?.headers['x-slack-signature']).toBe('v0=none');
  expect((await raw(`${url}/slack/events`, { host: 'tunnel.example' }, 'POST')).statusCode).toBe(202);
  expect((await get('/slack/events', { method: 'POST', body: Buffer.alloc(1024 * 1024 + 1) })).status).toBe(413);
  expect(seen).toHaveLength(2);
});

test('a handler that throws costs one request and not the program', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { get } = await page({ slackEvents: () => Promise.reject(new Error('broken')) });
  expect((await get('/slack/events', { method: 'POST', body: '{}' })).status).toBe(500);
  expect((await get('/healthz')).status).toBe(200);
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
});

test('one stream tells everything at once and then only the parts that changed', async () => {
  const { url, world } = await page();
  const events = await stream(url);
  await vi.waitFor(() => expect(events.states).toHaveLength(1));
  expect(Object.keys(events.states[0] ?? {}).sort()).toEqual(['inside', 'library', 'slack', 'x']);
  world.fails('one');
  world.fails('two');
  await vi.waitFor(() => expect(events.states).toHaveLength(2));
  expect(Object.keys(events.states[1] ?? {})).toEqual(['inside']);
  world.changed(); // nothing is different
  world.arrives('Offen?');
  await vi.waitFor(() => expect(events.states).toHaveLength(3));
  expect(Object.keys(events.states[2] ?? {}).sort()).toEqual(['inside', 'slack', 'x']);
  events.close();
});

test('an inside that cannot be read is told as such, and the rest goes on', async () => {
  const world = pageWorld();
  const { url } = await page({ world: { ...world, inside: () => Promise.reject(new Error('no table')) } });
  const events = await stream(url);
  await vi.waitFor(() => expect(events.states[0]?.inside).toEqual({ kind: 'unknown', why: 'no table' }));
  expect(events.states[0]?.x).toBeTruthy();
  events.close();
});

test('closing ends open streams and frees the port', async () => {
  const { url } = await page();
  const events = await stream(url);
  await closing.pop()?.();
  await vi.waitFor(() => expect(events.ended).toBe(true));
  await expect(squatter(Number(new URL(url).port))).resolves.toBe(Number(new URL(url).port));
});

test('an explicit port that is taken is an error with a remedy', async () => {
  const taken = await squatter(0);
  await expect(page({ port: taken })).rejects.toThrow(`Port ${taken} is taken by another program.`);
});

test('without an explicit port the next free one from 3000 on is used', async () => {
  const first = Number(new URL((await page({ port: null })).url).port);
  const second = Number(new URL((await page({ port: null })).url).port);
  expect(first).toBeGreaterThanOrEqual(3000);
  expect(second).toBeGreaterThan(first);
});

test('both languages say everything, with the same gaps', () => {
  const gaps = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [key, [german, english]] of Object.entries(words)) {
    expect(gaps(english), key).toEqual(gaps(german));
    expect(german.trim(), key).not.toBe('');
    expect(english.trim(), key).not.toBe('');
  }
  expect(languages.map((language) => wordsIn(language)('dueIn', { span: '3 min' }))).toEqual([
    'fällig in 3 min',
    'due in 3 min',
  ]);
});

/** Follows the page's events. */
async function stream(url: string) {
  const abort = new AbortController();
  const response = await fetch(`${url}/events`, { signal: abort.signal });
  const events = {
    states: [] as Record<string, unknown>[],
    ended: false,
    close: () => abort.abort(),
  };
  void read(response).catch(() => {
    events.ended = true;
  });
  async function read({ body }: Response): Promise<void> {
    let text = '';
    for await (const chunk of body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      const whole = text.split('\n\n');
      text = whole.pop() ?? '';
      for (const event of whole) {
        const data = /^event: state\ndata: (.*)$/.exec(event)?.[1];
        if (data !== undefined) events.states.push(JSON.parse(data));
      }
    }
    events.ended = true;
  }
  return events;
}
