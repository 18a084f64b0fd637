import { expect, test } from 'vitest';
import type { Thread } from '../../core/thread.ts';
import type { SendResult } from '../../steps/ports.ts';
import {
  channelsAt,
  idAt,
  library,
  me,
  mention,
  messageWith,
  noon,
  page,
  type Reply,
  scriptedServer,
  threadOf,
  unknownRoute,
} from './x-scripted-server.ts';

async function sendTo(reply: Reply): Promise<SendResult> {
  const { url } = await scriptedServer(() => reply);
  return channelsAt(url, 300)['x-mention'].send(threadOf(), 'Ja, bis 19 Uhr.', messageWith(), noon);
}

const problem = (status: number, detail: string, headers = {}): Reply => ({
  status,
  headers,
  body: { title: 'Title', detail, type: 'about:blank', status },
});

const spent = {
  'x-rate-limit-limit': '100',
  'x-rate-limit-remaining': '60',
  'x-rate-limit-reset': String(noon / 1000 + 300),
  'x-user-limit-24hour-limit': '500',
  'x-user-limit-24hour-remaining': '0',
  'x-user-limit-24hour-reset': String(noon / 1000 + 7200),
};

test('a reply that X takes is sent', async () => {
  const reply = { status: 201, body: { data: { id: '4711', text: 'Ja, bis 19 Uhr.' } } };
  expect(await sendTo(reply)).toEqual({ kind: 'sent', postId: '4711', cost: 10_000 });
});

test('a refusal without effect is tried again later', async () => {
  const later = (kind: string, detail: string, retryAt: number) => ({
    kind: 'later',
    trouble: { kind, at: noon, detail },
    retryAt,
  });
  expect(await sendTo(problem(429, 'Too Many', spent))).toEqual(later('rateLimited', '429 Too Many', noon + 7_202_000));
  expect(await sendTo(problem(429, 'Too Many'))).toEqual(later('rateLimited', '429 Too Many', noon + 60_000));
  const quarter = noon + 15 * 60_000;
  expect(await sendTo(problem(402, 'credits depleted'))).toEqual(later('outOfCredit', '402 credits depleted', quarter));
  expect(await sendTo(problem(401, 'Unauthorized'))).toEqual(later('unauthorized', '401 Unauthorized', quarter));
});

test('the reply gate is told apart from other refusals', async () => {
  for (const detail of [
    'You can only reply to or quote posts where you are mentioned or are the author.',
    'Reply to this conversation is not allowed because you have not been mentioned by its author.',
    'You may ONLY REPLY to those who mention you',
  ]) {
    expect(await sendTo(problem(403, detail))).toMatchObject({ kind: 'gate', trouble: { kind: 'replyGate' } });
  }
  expect(await sendTo(problem(400, 'You can only reply here'))).toMatchObject({ kind: 'refused' });
});

test('every other refusal is for good, with X’s words but no values', async () => {
  for (const status of [400, 403, 404, 413, 422]) {
    expect((await sendTo(problem(status, 'No'))).kind).toBe('refused');
  }
  expect(await sendTo(problem(403, 'You are not allowed to create a post with duplicate content.'))).toEqual({
    kind: 'refused',
    trouble: {
      kind: 'refused',
      at: noon,
      detail: '403 You are not allowed to create a post with duplicate content.',
    },
  });
  const listed = { title: 'Invalid Request', errors: [{ message: 'The text [Liebe Frau Beispiel] is not valid' }] };
  expect(await sendTo({ status: 400, body: listed })).toMatchObject({
    trouble: { detail: '400 Invalid Request The text […] is not valid' },
  });
  const long = await sendTo(problem(400, 'x'.repeat(900)));
  expect(long.kind === 'refused' && long.trouble.detail.length).toBe(200);
  expect(await sendTo(problem(400, 'Your post text is too long.'))).toMatchObject({ trouble: { kind: 'tooLong' } });
});

test('whatever leaves it open whether the reply went out is uncertain', async () => {
  const open: Reply[] = [
    problem(500, 'Internal'),
    problem(503, 'Over capacity'),
    () => undefined,
    (response) => response.destroy(),
    (response) => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end('{"data":{"id":"47');
    },
    (response) => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': '400' });
      response.write('{"data":{"id":"47');
      setTimeout(() => response.destroy(), 20);
    },
    (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html></html>');
    },
    { status: 200, body: { errors: [{ title: 'Partial' }] } },
    { status: 201, body: { data: { id: 4711 } } },
    { status: 302, body: {} },
  ];
  for (const reply of open) {
    expect(await sendTo(reply)).toMatchObject({ kind: 'uncertain', trouble: { kind: 'unreachable' } });
  }
});

test('a reply is measured and priced as X does it', () => {
  const { assess, urlOf } = channelsAt('http://127.0.0.1:9')['x-mention'];
  const summoned = messageWith();
  const unsummoned = messageWith({ repliable: false });
  expect(assess('Grüße 👋', summoned)).toEqual({ length: 8, limit: 280, cost: 10_000, usualCost: 10_000, dear: false });
  expect(assess('Ja', unsummoned)).toEqual({ length: 2, limit: 280, cost: 15_000, usualCost: 10_000, dear: false });
  const link = `siehe https://library.example.org/${'a'.repeat(90)}`;
  expect(assess(link, unsummoned)).toEqual({ length: 29, limit: 280, cost: 200_000, usualCost: 10_000, dear: true });
  expect(assess('siehe library.org', unsummoned)).toMatchObject({ cost: 200_000, usualCost: 10_000, dear: true });
  expect(assess(link, summoned)).toMatchObject({ cost: 10_000, usualCost: 10_000, dear: false });
  expect(urlOf('4711')).toBe('https://x.com/i/status/4711');
});

const notFound = (id: string) => ({
  value: id,
  detail: `Could not find tweet with id: [${id}].`,
  title: 'Not Found Error',
  resource_type: 'tweet',
  parameter: 'id',
  resource_id: id,
  type: 'https://api.twitter.com/2/problems/resource-not-found',
});

async function lookUp(answer: (path: string) => Reply | undefined) {
  const server = await scriptedServer(({ path }) => (path === '/2/users/me' ? me : answer(path)));
  return channelsAt(server.url, 300)['x-mention'].lookUp(threadOf(), messageWith(), noon);
}

const post = (id: string, fields = {}): Reply => ({ body: { data: mention(id, fields) } });

test('a post that is as it was is unchanged, in either naming', async () => {
  expect(await lookUp(() => post(idAt(0)))).toEqual({ kind: 'unchanged' });
  const newer = { edit_history_tweet_ids: undefined, edit_history_post_ids: [idAt(0)] };
  expect(await lookUp(() => post(idAt(0), newer))).toEqual({ kind: 'unchanged' });
});

test('an edited post comes back in its newest edit', async () => {
  const history = { edit_history_tweet_ids: [idAt(0), idAt(2), idAt(1)] };
  const edited = await lookUp((path) => {
    if (path === `/2/tweets/${idAt(0)}`) return post(idAt(0), history);
    if (path === `/2/tweets/${idAt(2)}`) return post(idAt(2), { ...history, text: 'Und morgen?' });
    return undefined;
  });
  expect(edited).toMatchObject({
    kind: 'edited',
    message: { id: idAt(2), firstId: idAt(0), text: 'Und morgen?', patron: '31', author: 'patron' },
  });
  const atOnce = await lookUp(() => post(idAt(2), history));
  expect(atOnce).toMatchObject({ kind: 'edited', message: { id: idAt(2) } });
});

test('a post that X no longer shows is deleted', async () => {
  const id = idAt(0);
  const hidden = { ...notFound(id), type: 'https://api.x.com/2/problems/not-authorized-for-resource' };
  expect(await lookUp(() => ({ status: 404, body: notFound(id) }))).toEqual({ kind: 'deleted' });
  expect(await lookUp(() => ({ status: 404, body: { errors: [notFound(id)] } }))).toEqual({ kind: 'deleted' });
  expect(await lookUp(() => ({ body: { errors: [notFound(id)] } }))).toEqual({ kind: 'deleted' });
  expect(await lookUp(() => ({ body: { errors: [hidden] } }))).toEqual({ kind: 'deleted' });
});

test('a server that has no look-up leaves the post unchanged, never deleted', async () => {
  expect(await lookUp(() => unknownRoute)).toEqual({ kind: 'unchanged' });
  expect(await lookUp(() => (response) => response.writeHead(404).end('Cannot GET'))).toEqual({ kind: 'unchanged' });
});

test('a look-up that fails says nothing about the post', async () => {
  const internal = { title: 'Internal Error', detail: 'Sorry', type: 'https://api.x.com/2/problems/internal-error' };
  const replies: Reply[] = [
    { status: 500, body: internal },
    { body: { errors: [internal] } },
    { status: 429, body: {} },
    { body: { data: { text: 'ohne Nummer' } } },
    () => undefined,
  ];
  for (const reply of replies) expect((await lookUp(() => reply)).kind).toBe('trouble');
});

const ourReply = (id: string, to: string, fields = {}) =>
  mention(id, { author_id: library.id, referenced_tweets: [{ type: 'replied_to', id: to }], ...fields });

async function find(posts: unknown[], { to = messageWith(), known = [] as string[], thread = threadOf() } = {}) {
  const server = await scriptedServer(({ path }) => {
    if (path === '/2/users/me') return me;
    return path === `/2/users/${library.id}/tweets` ? page(posts) : undefined;
  });
  return channelsAt(server.url)['x-mention'].findReply(thread, to, noon, known, noon + 300_000);
}

test('our reply is known by the post it answers and its time, not by its text', async () => {
  const to = idAt(0);
  expect(await find([ourReply(idAt(1), to)])).toEqual({ kind: 'found', postId: idAt(1) });
  expect(await find([ourReply(idAt(2), to), ourReply(idAt(1), to)])).toEqual({ kind: 'found', postId: idAt(2) });
  expect(await find([ourReply(idAt(2), to), ourReply(idAt(1), to)], { known: [idAt(2)] })).toEqual({
    kind: 'found',
    postId: idAt(1),
  });
  expect(await find([ourReply(idAt(-0.05), to)])).toEqual({ kind: 'found', postId: idAt(-0.05) });
  const edited = messageWith({ id: idAt(0.5), firstId: to });
  expect(await find([ourReply(idAt(1), to)], { to: edited })).toEqual({ kind: 'found', postId: idAt(1) });
  const newer = { referenced_tweets: undefined, referenced_posts: [{ type: 'replied_to', id: to }] };
  expect(await find([ourReply(idAt(1), to, newer)])).toEqual({ kind: 'found', postId: idAt(1) });

  expect(await find([])).toEqual({ kind: 'absent' });
  expect(await find([ourReply(idAt(1), idAt(-9))])).toEqual({ kind: 'absent' });
  expect(await find([ourReply(idAt(-0.5), to)])).toEqual({ kind: 'absent' });
  expect(await find([ourReply(idAt(1), to)], { known: [idAt(1)] })).toEqual({ kind: 'absent' });
});

test('a reply to the version that was approved is known, although the post was edited again since', async () => {
  const approved = idAt(0.4);
  const to = messageWith({ id: idAt(0.8), firstId: idAt(0) });
  const once = { interim: false, secondBy: null };
  const reply = { text: 'Ja.', by: 'U1', approvedAt: noon, to: approved, answerId: null, edited: false, ...once };
  const claim = { owner: 'a', claimedAt: noon, expiresAt: noon, attempts: 1, absentAt: [] };
  const sending: Thread = { ...threadOf(), status: 'sending', reply, claim, cameAt: noon + 48_000 };
  expect(await find([ourReply(idAt(1), approved)], { to, thread: sending })).toEqual({
    kind: 'found',
    postId: idAt(1),
  });
});

test('a post of ours that may be the reply is never taken for none', async () => {
  const unclear = ourReply(idAt(1), idAt(0), { referenced_tweets: undefined, in_reply_to_user_id: '31' });
  expect((await find([unclear])).kind).toBe('trouble');
  expect((await find([{ text: 'ohne Nummer' }])).kind).toBe('trouble');
});

test('a timeline that cannot be read says nothing about the reply', async () => {
  for (const reply of [unknownRoute, { body: {} }, { status: 503, body: {} }, { status: 429, body: {} }]) {
    const server = await scriptedServer(({ path }) => (path === '/2/users/me' ? me : reply));
    const found = await channelsAt(server.url)['x-mention'].findReply(threadOf(), messageWith(), noon, [], noon);
    expect(found.kind).toBe('trouble');
  }
});

test('the search for our reply begins at the try and goes through all pages', async () => {
  const server = await scriptedServer(({ path, query }) => {
    if (path === '/2/users/me') return me;
    if (query.get('pagination_token') === 'b') return page([ourReply(idAt(1), idAt(0))]);
    return page([ourReply(idAt(2), '5')], { meta: { next_token: 'b' } });
  });
  const found = await channelsAt(server.url)['x-mention'].findReply(threadOf(), messageWith(), noon, [], noon);
  expect(found).toEqual({ kind: 'found', postId: idAt(1) });
  expect(server.requests[1]?.query.get('start_time')).toBe('2026-11-20T11:59:55Z');
});
