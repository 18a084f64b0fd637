import { afterEach, beforeEach, expect, test } from 'vitest';
import { startXSimulator, type XSimulator } from '../../local/x-simulator/server.ts';
import { signedFetch } from './x-simulator-signed-fetch.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let now: number;
let x: XSimulator;
let call: ReturnType<typeof signedFetch>;
let mentions: string;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 16, 9);
  x = await startXSimulator({ now: () => now });
  call = signedFetch(x);
  mentions = `/2/users/${x.account.id}/mentions`;
});
afterEach(() => x.close());

const idsAt = async (path: string) => (await call('GET', path)).items.map(({ id }) => id);
const asks = (text = 'Habt ihr offen?', more: { indexedAfterMs?: number } = {}) =>
  x.post({ author: 'mia_liest', text: `@stb_birkenrath ${text}`, ...more });
const reply = (to: string, text = 'Ja, bis 18 Uhr.') =>
  call('POST', '/2/tweets', { text, reply: { in_reply_to_tweet_id: to } });

test('only what was asked for comes back beyond id, text and edit history', async () => {
  const { id, text } = asks();
  expect((await call('GET', `/2/tweets/${id}`)).body).toEqual({ data: { id, text, edit_history_tweet_ids: [id] } });
  const asked = await call('GET', `/2/tweets/${id}?tweet.fields=created_at&expansions=author_id`);
  expect(asked.body).toEqual({
    data: {
      id,
      text,
      edit_history_tweet_ids: [id],
      created_at: '2026-11-16T09:00:00.000Z',
      author_id: x.patron('mia_liest').id,
    },
    includes: { users: [{ id: x.patron('mia_liest').id, name: 'Mia Brandt', username: 'mia_liest' }] },
  });
});

test('ids rise with time, also within one millisecond', () => {
  const ids = [asks(), asks(), asks()].map(({ id }) => BigInt(id));
  now += 1;
  ids.push(BigInt(asks().id));
  expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
  expect(new Set(ids).size).toBe(4);
});

test('mentions come newest first, in pages, between since_id and until_id', async () => {
  const ids = Array.from({ length: 13 }, (_, n) => asks(`Nr. ${n}`).id).reverse();
  const first = await call('GET', `${mentions}?max_results=6`);
  expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 6));
  expect(first.body.meta).toMatchObject({ result_count: 6, newest_id: ids[0], oldest_id: ids[5] });
  const second = await call('GET', `${mentions}?max_results=6&pagination_token=${first.body.meta?.next_token}`);
  const third = await call('GET', `${mentions}?max_results=6&pagination_token=${second.body.meta?.next_token}`);
  expect(third.items.map(({ id }) => id)).toEqual(ids.slice(12));
  expect(third.body.meta).not.toHaveProperty('next_token');
  expect(await idsAt(`${mentions}?since_id=${ids[3]}`)).toEqual(ids.slice(0, 3));
  expect(await idsAt(`${mentions}?until_id=${ids[10]}`)).toEqual(ids.slice(11));
  expect((await call('GET', `${mentions}?since_id=${ids[0]}`)).body).toEqual({ meta: { result_count: 0 } });
  for (const query of ['max_results=4', 'max_results=101', 'max_results=x', 'pagination_token=x', 'start_time=heute'])
    expect((await call('GET', `${mentions}?${query}`)).status).toBe(400);
  const elsewhere = `/2/users/${x.account.id}/tweets?pagination_token=${first.body.meta?.next_token}`;
  expect((await call('GET', elsewhere)).status).toBe(400);
});

test('start_time counts where there is no since_id', async () => {
  const old = asks('Alt');
  now += 10 * minute;
  const young = asks('Neu');
  expect(await idsAt(`${mentions}?start_time=2026-11-16T09:05:00Z`)).toEqual([young.id]);
  expect(await idsAt(`${mentions}?end_time=2026-11-16T09:05:00Z`)).toEqual([old.id]);
  expect(await idsAt(`${mentions}?start_time=2026-11-16T09:05:00Z&since_id=1`)).toEqual([young.id, old.id]);
});

test('mentions reach back 800 posts and no further', async () => {
  const ids = Array.from({ length: 803 }, (_, n) => asks(`Nr. ${n}`).id);
  const seen: string[] = [];
  for (let token: unknown = '', query = ''; token !== undefined; query = `&pagination_token=${token}`) {
    const page = await call('GET', `${mentions}?max_results=100${query}`);
    seen.push(...page.items.map(({ id }) => id));
    token = page.body.meta?.next_token;
  }
  expect(seen).toEqual(ids.slice(3).reverse());
});

test('a post that X indexes late keeps its older id, so that since_id alone misses it', async () => {
  const late = asks('Spät', { indexedAfterMs: 5 * minute });
  now += 1_000;
  const prompt = asks('Pünktlich');
  expect(await idsAt(mentions)).toEqual([prompt.id]);
  expect((await call('GET', `/2/tweets/${late.id}`)).status).toBe(200);
  now += 5 * minute;
  expect(await idsAt(`${mentions}?since_id=${prompt.id}`)).toEqual([]);
  expect(await idsAt(mentions)).toEqual([prompt.id, late.id]);
});

test('the text comes HTML-escaped with short links, and entities count code points of it', async () => {
  const { id } = asks('😀 Ab < 10 & https://www.example.org/preise?a=1');
  const { body } = await call('GET', `/2/tweets/${id}?tweet.fields=entities`);
  const link = expect.stringMatching(/^https:\/\/t\.co\/\w{10}$/);
  expect(body.data).toMatchObject({
    text: expect.stringMatching(/^@stb_birkenrath 😀 Ab &lt; 10 &amp; https:\/\/t\.co\/\w{10}$/),
    entities: {
      mentions: [{ start: 0, end: 15, username: 'stb_birkenrath', id: x.account.id }],
      urls: [{ start: 35, end: 58, url: link, expanded_url: 'https://www.example.org/preise?a=1' }],
    },
  });
});

test('a long post is cut in text and whole in the note', async () => {
  const words = 'Die Fernleihe dauert & dauert. '.repeat(20);
  const { id } = asks(words);
  const short = await call('GET', `/2/tweets?ids=${id}`);
  expect(short.items[0]?.text).toMatch(/(?:Die Fernleihe dauert &amp; dauert\. ){7}Die Fern\S*…$/);
  const { body } = await call('GET', `/2/tweets/${id}?post.fields=note_post`);
  expect(body.data).toMatchObject({
    note_post: { text: `@stb_birkenrath ${words.replaceAll('&', '&amp;')}` },
  });
});

test('a reply mentions whom it answers in front of its text, and joins the conversation', async () => {
  const question = asks();
  await reply(question.id);
  const answer = x.timeline().at(-1);
  const thanks = x.post({ author: 'mia_liest', text: 'Danke', inReplyTo: answer?.id ?? '' });
  const { body } = await call('GET', `/2/tweets/${thanks.id}?tweet.fields=conversation_id,referenced_tweets`);
  expect(body.data).toMatchObject({
    text: '@stb_birkenrath Danke',
    conversation_id: question.id,
    referenced_tweets: [{ type: 'replied_to', id: answer?.id }],
  });
  expect(await idsAt(mentions)).toEqual([thanks.id, question.id]);
  x.behaviour.conversationIds = false;
  expect((await call('GET', `/2/tweets/${thanks.id}?tweet.fields=conversation_id`)).body.data).not.toHaveProperty(
    'conversation_id',
  );
});

test('a reply is accepted only by who mentioned or quoted the account, with a switch for mentions that X added', async () => {
  const detail = 'You can only reply to or quote posts where you are mentioned or are the author.';
  const stranger = x.post({ author: 'opa_heinrich', text: 'Die Bücherei hat zu.' });
  expect(await reply(stranger.id)).toMatchObject({ status: 403, body: { detail, title: 'Forbidden', status: 403 } });
  expect((await reply(asks().id)).status).toBe(201);
  const ours = x.timeline().at(-1)?.id ?? '';
  const quoting = x.post({ author: 'aylin_k', text: 'Lest das', quotes: ours });
  expect((await reply(quoting.id)).status).toBe(201);
  expect((await reply(ours, 'Nachtrag')).status).toBe(201);

  const thanks = x.post({ author: 'mia_liest', text: 'Und am Sonntag?', inReplyTo: ours });
  x.behaviour.implicitMentionSummons = false;
  expect((await reply(thanks.id, 'Nein.')).status).toBe(403);
  x.behaviour.implicitMentionSummons = true;
  expect((await reply(thanks.id, 'Nein.')).status).toBe(201);
});

test('a post is refused when too long, repeated within a day, or in answer to what is gone or hidden', async () => {
  const question = asks();
  expect((await reply(question.id, 'x'.repeat(281))).status).toBe(400);
  expect((await reply(question.id, `${'x'.repeat(256)} https://www.example.org/${'a'.repeat(90)}`)).status).toBe(201);
  expect((await reply(question.id, '図'.repeat(141))).status).toBe(400);

  expect((await reply(question.id)).status).toBe(201);
  const twice = await reply(question.id);
  expect(twice).toMatchObject({
    status: 403,
    body: { detail: 'You are not allowed to create a Tweet with duplicate content.' },
  });
  const other = x.post({ author: 'aylin_k', text: '@stb_birkenrath Offen?' });
  expect((await reply(other.id)).status).toBe(201);
  now += day + minute;
  expect((await reply(question.id)).status).toBe(201);

  x.remove(other.id);
  expect((await reply(other.id, 'Gern')).status).toBe(403);
  x.patron('geheim', { protected: true });
  const hidden = x.post({ author: 'geheim', text: '@stb_birkenrath psst' });
  expect((await reply(hidden.id, 'Gern')).status).toBe(403);
  expect(await idsAt(mentions)).not.toContain(hidden.id);
});

test('a deleted post is a problem: beside the others in a list, alone a 404', async () => {
  const [kept, gone] = [asks('Bleibt'), asks('Geht')];
  x.remove(gone.id);
  const { status, body, items } = await call('GET', `/2/tweets?ids=${kept.id},${gone.id}`);
  expect({ status, ids: items.map(({ id }) => id) }).toEqual({ status: 200, ids: [kept.id] });
  expect(body.errors).toMatchObject([{ resource_id: gone.id, title: 'Not Found Error', resource_type: 'tweet' }]);
  const single = await call('GET', `/2/tweets/${gone.id}`);
  expect(single).toMatchObject({ status: 404, body: { resource_id: gone.id } });
  expect(single.headers.get('content-type')).toBe('application/problem+json');
  expect(await idsAt(mentions)).toEqual([kept.id]);
});

test('an edit is a new id with the history of all, at most five, within the hour, and never of a reply to others', async () => {
  const first = asks('Haapt ihr offen?');
  const second = x.edit(first.id, '@stb_birkenrath Habt ihr offen?');
  const { body } = await call('GET', `${mentions}?tweet.fields=edit_controls`);
  expect(body.data).toMatchObject([
    { id: second.id, edit_history_tweet_ids: [first.id, second.id], edit_controls: { edits_remaining: 4 } },
  ]);
  const older = await call('GET', `/2/tweets/${first.id}`);
  expect(older.body.data).toMatchObject({ id: first.id, edit_history_tweet_ids: [first.id, second.id] });
  expect(x.timeline().at(-1)).toMatchObject({ id: second.id, editedFrom: first.id });

  for (let n = 2; n <= 5; n += 1) x.edit(first.id, `Fassung ${n}`);
  expect(() => x.edit(first.id, 'Fassung 6')).toThrow('5 edits');
  const answer = x.post({ author: 'aylin_k', text: 'Ja', inReplyTo: first.id });
  expect(() => x.edit(answer.id, 'Nein')).toThrow('replies to others');
  const slow = asks('Langsam');
  now += 61 * minute;
  expect(() => x.edit(slow.id, 'Zu spät')).toThrow('an hour');
  x.remove(second.id);
  expect((await call('GET', `/2/tweets/${first.id}`)).status).toBe(404);
});

test("the account's own posts can be looked for and deleted, nobody else's deleted", async () => {
  const question = asks();
  x.behaviour.ownPostsIndexedAfterMs = minute;
  await reply(question.id);
  const own = `/2/users/${x.account.id}/tweets`;
  expect(await idsAt(own)).toEqual([]);
  now += minute;
  const [id = ''] = await idsAt(own);
  expect(x.timeline().at(-1)?.id).toBe(id);
  expect(await idsAt(`${own}?exclude=replies`)).toEqual([]);
  expect((await call('DELETE', `/2/tweets/${question.id}`)).status).toBe(403);
  expect((await call('DELETE', `/2/tweets/${id}`)).body).toEqual({ data: { deleted: true } });
  expect((await call('DELETE', `/2/tweets/${id}`)).status).toBe(404);
  expect(await idsAt(own)).toEqual([]);
});

test('recent search understands operators, and reaches back seven days', async () => {
  const old = asks('Zu alt');
  now += 8 * day;
  const question = asks('Habt ihr Mangas?');
  await reply(question.id);
  const answer = x.timeline().at(-1)?.id;
  const reposted = x.repost('opa_heinrich', question.id);
  const search = (query: string, more = '') =>
    idsAt(`/2/tweets/search/recent?query=${encodeURIComponent(query)}${more}`);
  expect(await search('@stb_birkenrath')).toEqual([reposted.id, question.id]);
  expect(await search('@stb_birkenrath -is:retweet')).toEqual([question.id]);
  expect(await search(`from:stb_birkenrath to:mia_liest`)).toEqual([answer]);
  expect(await search(`conversation_id:${question.id}`)).toEqual([answer, question.id]);
  expect(await search('mangas (from:mia_liest OR from:aylin_k) -"bis 18"')).toEqual([question.id]);
  expect(await search('manga')).toEqual([]);
  for (const query of ['is:reply', 'is:nonsense mangas', 'place:here', '(mangas', 'x'.repeat(513)])
    expect((await call('GET', `/2/tweets/search/recent?query=${encodeURIComponent(query)}`)).status).toBe(400);
  expect((await call('GET', `/2/tweets/search/recent?query=mangas&since_id=${old.id}`)).status).toBe(400);
  expect((await call('GET', '/2/tweets/search/recent?query=mangas&max_results=5')).status).toBe(400);
});

test('direct messages are whole pages, newest first, own ones too, thirty days back, without since_id', async () => {
  x.directMessage({ author: 'aylin_k', text: 'Ganz alt' });
  now += 31 * day;
  const asked = x.directMessage({ author: 'aylin_k', text: 'Kann ich < 5 € später zahlen?' });
  const aylin = x.patron('aylin_k').id;
  const sent = await call('POST', `/2/dm_conversations/with/${aylin}/messages`, { text: 'Ja' });
  const answer = x.directMessages().at(-1);
  expect(sent).toMatchObject({
    status: 201,
    body: { data: { dm_event_id: answer?.id, dm_conversation_id: `${x.account.id}-${aylin}` } },
  });
  const other = x.directMessage({ author: 'opa_heinrich', text: 'Hallo' });

  const { items, body } = await call('GET', '/2/dm_events?max_results=2&dm_event.fields=sender_id,participant_ids');
  expect(items).toEqual([
    { id: other.id, event_type: 'MessageCreate', text: 'Hallo', sender_id: x.patron('opa_heinrich').id },
    { id: answer?.id, event_type: 'MessageCreate', text: 'Ja', sender_id: x.account.id },
  ]);
  const next = await call('GET', `/2/dm_events?max_results=2&pagination_token=${body.meta?.next_token}`);
  expect(next.items).toEqual([{ id: asked.id, event_type: 'MessageCreate', text: 'Kann ich &lt; 5 € später zahlen?' }]);
  expect(next.body.meta).toEqual({ result_count: 1 });
  expect(await idsAt(`/2/dm_conversations/with/${aylin}/dm_events`)).toEqual([answer?.id, asked.id]);
  expect((await call('GET', `/2/dm_events?since_id=${asked.id}`)).status).toBe(400);
});

test('nobody gets a direct message who never wrote one', async () => {
  const to = (id: string) => call('POST', `/2/dm_conversations/with/${id}/messages`, { text: 'Hallo' });
  expect(await to(x.patron('tomasz_reads').id)).toMatchObject({
    status: 403,
    body: { detail: 'You do not have permission to DM one or more participants.' },
  });
  expect((await to('42')).status).toBe(403);
  expect((await to(x.account.id)).status).toBe(403);
});

test('fifteen looks at the direct messages in fifteen minutes, then 429 until the reset', async () => {
  for (let left = 14; left >= 0; left -= 1) {
    const { headers } = await call('GET', '/2/dm_events');
    expect(headers.get('x-rate-limit-remaining')).toBe(String(left));
  }
  const refused = await call('GET', '/2/dm_events');
  expect(refused).toMatchObject({ status: 429, body: { title: 'Too Many Requests', type: 'about:blank' } });
  expect(refused.headers.get('x-rate-limit-limit')).toBe('15');
  expect(refused.headers.get('x-rate-limit-reset')).toBe(String(now / 1000 + 15 * 60));
  expect(refused.headers.get('date')).toBe('Mon, 16 Nov 2026 09:00:00 GMT');
  expect((await call('GET', mentions)).headers.get('x-rate-limit-remaining')).toBe('299');
  now += 15 * minute;
  expect((await call('GET', '/2/dm_events')).status).toBe(200);
});

test('what X counts by the day has its own headers', async () => {
  x.directMessage({ author: 'aylin_k', text: 'Hallo' });
  const path = `/2/dm_conversations/with/${x.patron('aylin_k').id}/messages`;
  const { headers } = await call('POST', path, { text: 'Guten Tag' });
  expect(headers.get('x-user-limit-24hour-remaining')).toBe('1439');
  expect(headers.get('x-app-limit-24hour-remaining')).toBe('1439');
  expect((await reply(asks().id)).headers.get('x-app-limit-24hour-limit')).toBe('10000');
});

test('wide limits are never reached', async () => {
  const wide = await startXSimulator({ limits: 'wide' });
  try {
    const { headers } = await signedFetch(wide)('GET', '/2/dm_events');
    expect(Number(headers.get('x-rate-limit-remaining'))).toBeGreaterThan(10_000);
  } finally {
    await wide.close();
  }
});

test('whoever listens hears of everything that happens, until they stop', async () => {
  let heard = 0;
  const stop = x.onChange(() => {
    heard += 1;
  });
  const { id } = asks();
  x.edit(id, 'Doch nicht');
  x.remove(id);
  x.directMessage({ author: 'mia_liest', text: 'Hallo' });
  await reply(asks().id);
  expect(heard).toBe(6);
  stop();
  asks();
  expect(heard).toBe(6);
});

test('a patron who is new gets an account on posting', () => {
  expect(x.patrons().map(({ username }) => username)).toContain('mia_liest');
  const { authorId } = x.post({ author: 'neu_hier', text: 'Hallo' });
  expect(x.patron('NEU_hier').id).toBe(authorId);
  expect(() => x.patron('kein name')).toThrow('not a username');
  expect(() => x.post({ author: 'neu_hier', text: 'Hm', inReplyTo: '42' })).toThrow('There is no post 42');
});
