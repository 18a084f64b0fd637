import { afterEach, expect, test } from 'vitest';
import { startXSimulator, type XSimulator } from '../../local/x-simulator/server.ts';
import { type Checked, type XDescription, xDescription } from './x-simulator-description.ts';
import { type Reply, signedFetch } from './x-simulator-signed-fetch.ts';

const namings = [
  { naming: 'tweet', version: '2.165', fieldsKey: 'tweet.fields', posts: 'Tweet' },
  { naming: 'post', version: '2.167', fieldsKey: 'post.fields', posts: 'Post' },
] as const;

let x: XSimulator;
afterEach(() => x?.close());

/** X sends these, but its description lists no such type (2.167 has a closed list). Their shape is checked here instead. */
const unlistedProblems = ['about:blank', 'https://api.x.com/2/problems/credits-depleted'];

for (const { naming, version, fieldsKey, posts } of namings) {
  test(`every answer in the ${naming} naming is what X's description ${version} says`, async () => {
    const description = xDescription(version);
    if (!description) return leftOut(version);
    // A username of at most 15 characters, as the description demands.
    x = await startXSimulator({
      naming,
      account: { id: '1580000000000000001', username: 'birkenrath', name: 'Bücherei' },
    });
    const all = (parameter: string) => description.allowed(parameter).join(',');
    const seeAll = new URLSearchParams({
      [fieldsKey]: all(`${posts}FieldsParameter`),
      expansions: all(`${posts}ExpansionsParameter`),
      'user.fields': all('UserFieldsParameter'),
      'media.fields': all('MediaFieldsParameter'),
    });
    const seeAllMessages = new URLSearchParams({
      'dm_event.fields': all('DmEventFieldsParameter'),
      expansions: all('DmEventExpansionsParameter'),
      'user.fields': all('UserFieldsParameter'),
      'media.fields': all('MediaFieldsParameter'),
      [fieldsKey]: all(`${posts}FieldsParameter`),
    });

    const checked = await broadSession(x, description, seeAll, seeAllMessages);

    expect(checked.filter(({ errors }) => errors.length > 0)).toEqual([]);
    const places = new Set(checked.map(({ place }) => place));
    for (const success of [
      'get /2/users/me 200',
      'get /2/users/{id}/mentions 200',
      'get /2/users/{id}/tweets 200',
      'get /2/tweets 200',
      'get /2/tweets/{id} 200',
      'get /2/tweets/search/recent 200',
      'post /2/tweets 201',
      'delete /2/tweets/{id} 200',
      'get /2/dm_events 200',
      'get /2/dm_conversations/with/{participant_id}/dm_events 200',
      'post /2/dm_conversations/with/{participant_id}/messages 201',
    ])
      expect(places).toContain(success);
    expect(new Set(checked.map(({ place }) => place.slice(-3)))).toEqual(
      new Set(['200', '201', '400', '401', '402', '403', '404', '413', '429', '500', '503']),
    );
  });

  test(`a planted mistake in the ${naming} naming is found by the check against ${version}`, async () => {
    const description = xDescription(version);
    if (!description) return leftOut(version);
    x = await startXSimulator({
      naming,
      account: { id: '1580000000000000001', username: 'birkenrath', name: 'Bücherei' },
    });
    const { id } = x.post({ author: 'mia_liest', text: '@birkenrath Hallo?' });
    const json = 'application/json; charset=utf-8';
    const check = (path: string, status: number, body: unknown, type = json) =>
      description.check('GET', path, status, type, body).errors;
    const path = `/2/tweets/${id}`;
    const { body } = await signedFetch(x)('GET', path);
    const data = { ...(typeof body.data === 'object' && body.data) };

    expect(check(path, 200, body)).toEqual([]);
    expect(check(path, 200, { data: { ...data, id: Number(id) } })).not.toEqual([]);
    expect(check(path, 200, { data: { ...data, created_at: 'gestern' } })).not.toEqual([]);
    expect(
      check(path, 200, { data: { ...data, [naming === 'tweet' ? 'note_post' : 'note_tweet']: { text: '' } } }),
    ).not.toEqual([]);
    expect(check(path, 200, { data, meta: { result_count: '1' } })).not.toEqual([]);
    expect(check(path, 200, body, 'text/html')).not.toEqual([]);
    expect(check('/2/no/such/thing', 200, body)).not.toEqual([]);
    const type = `https://api.${naming === 'tweet' ? 'twitter' : 'x'}.com/2/problems/resource-not-found`;
    expect(check(path, 404, { title: 'Not Found Error', detail: '', type }, 'application/problem+json')).not.toEqual(
      [],
    );
  });
}

test('a simulator that speaks both namings answers each request in its own', async () => {
  x = await startXSimulator({ naming: 'both' });
  const { id } = x.post({ author: 'mia_liest', text: `@stb_birkenrath ${'Eine lange Geschichte. '.repeat(20)}` });
  const fetchSigned = signedFetch(x);

  const tweet = await fetchSigned('GET', `/2/tweets/${id}?tweet.fields=author_id,note_tweet`);
  expect(tweet.body.data).toMatchObject({
    edit_history_tweet_ids: [id],
    note_tweet: {},
    author_id: expect.any(String),
  });
  const post = await fetchSigned('GET', `/2/tweets/${id}?post.fields=note_post&expansions=author_id`);
  expect(post.body.data).toMatchObject({ edit_history_post_ids: [id], note_post: {}, author_id: expect.any(String) });
  const mixed = await fetchSigned('GET', `/2/tweets/${id}?post.fields=note_post&tweet.fields=note_tweet`);
  expect(mixed.status).toBe(400);
});

test('a simulator that speaks one naming refuses the fields of the other', async () => {
  x = await startXSimulator({ naming: 'post' });
  const refused = await signedFetch(x)('GET', '/2/users/me?tweet.fields=text');
  expect(refused.status).toBe(400);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect((await signedFetch(x)('GET', `/2/tweets?ids=1&post.fields=author_id`)).status).toBe(400);
});

function leftOut(version: string): void {
  console.info(`Left out: X's description ${version} is not on this machine.`);
  expect(xDescription('2.165') ?? xDescription('2.167')).toBeUndefined();
}

/** Everything that X can answer, each answer checked. */
async function broadSession(
  x: XSimulator,
  description: XDescription,
  seeAll: URLSearchParams,
  seeAllMessages: URLSearchParams,
): Promise<Checked[]> {
  const checked: Checked[] = [];
  const signed = signedFetch(x);
  const call = async (method: string, path: string, json?: unknown): Promise<Reply> => {
    const reply = await signed(method, path, json);
    checked.push(checkReply(description, method, path.split('?')[0] ?? '', reply));
    return reply;
  };

  const question = x.post({
    author: 'mia_liest',
    text: '@birkenrath Kostet <das> & jenes? #frage https://birkenrath.example.org/a?b=1',
  });
  const long = x.post({
    author: 'opa_heinrich',
    text: `@birkenrath ${'Früher war alles besser. '.repeat(30)} https://example.com/ende`,
  });
  const corrected = x.edit(x.post({ author: 'aylin_k', text: '@birkenrath Tipfehler' }).id, '@birkenrath Tippfehler');
  const quote = x.post({ author: 'tomasz_reads', text: 'Gute Frage, @birkenrath!', quotes: question.id });
  const pictures = [{ alt: 'Ein <Buch>' }, {}];
  const pictured = x.post({ author: 'aylin_k', text: '@birkenrath Bilder', pictures, quotes: question.id });
  x.post({ author: 'mia_liest', text: '@birkenrath Schön', quotes: pictured.id });
  const gone = x.post({ author: 'tomasz_reads', text: '@birkenrath Egal.' });
  const afterGone = x.post({ author: 'mia_liest', text: '@birkenrath Wieso?', inReplyTo: gone.id });
  x.remove(gone.id);
  const unsummoned = x.post({ author: 'familie_lindner', text: 'Schönes Wetter' });
  x.repost('familie_lindner', question.id);
  x.patron('geheim', { protected: true });
  const hidden = x.post({ author: 'geheim', text: '@birkenrath psst' });
  for (const text of ['Hallo', 'Siehe https://birkenrath.example.org und @mia_liest #eilig'])
    x.directMessage({ author: 'aylin_k', text });
  for (const alt of ['Mein Ausweis', undefined])
    x.directMessage({ author: 'aylin_k', text: alt ?? '', pictures: [alt === undefined ? {} : { alt }] });
  const writer = x.patron('aylin_k').id;
  const stranger = x.patron('familie_lindner').id;

  await call('GET', `/2/users/me?user.fields=${seeAll.get('user.fields')}`);
  await call('GET', '/2/users/me');
  const mentions = `/2/users/${x.account.id}/mentions`;
  const first = await call('GET', `${mentions}?${seeAll}&max_results=5`);
  await call('GET', `${mentions}?${seeAll}&max_results=5&pagination_token=${first.body.meta?.next_token}`);
  await call('GET', `${mentions}?since_id=${first.body.meta?.newest_id}`);
  await call('GET', '/2/users/99/mentions');
  await call('GET', `${mentions}?max_results=3`);
  await call('GET', `${mentions}?no_such=1`);
  await call('GET', `${mentions}?since_id=now`);

  const answer = await call('POST', '/2/tweets', {
    text: 'Nein, nichts.',
    reply: { in_reply_to_tweet_id: question.id },
  });
  const answerId = String(x.timeline().at(-1)?.id);
  expect(answer.body.data).toMatchObject({ id: answerId });
  await call('POST', '/2/tweets', { text: 'Nein, nichts.', reply: { in_reply_to_tweet_id: question.id } });
  await call('POST', '/2/tweets', { text: 'Ja', reply: { in_reply_to_tweet_id: unsummoned.id } });
  await call('POST', '/2/tweets', { text: 'Ja', reply: { in_reply_to_tweet_id: gone.id } });
  await call('POST', '/2/tweets', { text: 'x'.repeat(281) });
  await call('POST', '/2/tweets', { nonsense: true });
  await call('POST', '/2/tweets', '{"text": "halb');
  await call('POST', '/2/tweets', { text: 'x'.repeat(70_000) });
  x.post({ author: 'mia_liest', text: 'Danke', inReplyTo: answerId });

  await call('GET', `/2/users/${x.account.id}/tweets?${seeAll}`);
  const ids = [question, long, corrected, quote, pictured, gone, afterGone, hidden].map(({ id }) => id);
  await call('GET', `/2/tweets?${seeAll}&ids=${[...ids, '42'].join(',')}`);
  await call('GET', `/2/tweets?ids=${gone.id}`);
  await call('GET', '/2/tweets');
  for (const id of [afterGone.id, gone.id, hidden.id, '42']) await call('GET', `/2/tweets/${id}?${seeAll}`);
  await call('GET', `/2/tweets/search/recent?query=${encodeURIComponent('@birkenrath -is:retweet')}&${seeAll}`);
  await call('GET', '/2/tweets/search/recent?query=is%3Anonsense');
  await call('DELETE', `/2/tweets/${question.id}`);
  await call('DELETE', `/2/tweets/${answerId}`);
  await call('DELETE', `/2/tweets/${answerId}`);

  await call('POST', `/2/dm_conversations/with/${writer}/messages`, { text: 'Guten Tag' });
  await call('POST', `/2/dm_conversations/with/${stranger}/messages`, { text: 'Werbung' });
  await call('POST', `/2/dm_conversations/with/${writer}/messages`, {});
  const page = await call('GET', `/2/dm_events?${seeAllMessages}&max_results=2`);
  await call('GET', `/2/dm_events?${seeAllMessages}&pagination_token=${page.body.meta?.next_token}`);
  await call('GET', '/2/dm_events?since_id=1');
  await call('GET', `/2/dm_conversations/with/${writer}/dm_events?${seeAllMessages}`);
  await call('GET', `/2/dm_conversations/with/${stranger}/dm_events`);
  for (let n = 0; n < 13; n += 1) await call('GET', '/2/dm_events');
  for (const status of [401, 402, 403, 429, 500, 503] as const) {
    x.faults.add({ kind: 'status', status, times: 1 });
    await call('GET', mentions);
  }
  return checked;
}

function checkReply(description: XDescription, method: string, path: string, reply: Reply): Checked {
  const type = reply.headers.get('content-type') ?? '';
  const { body } = reply;
  if (!('type' in body) || !unlistedProblems.includes(String(body.type)))
    return description.check(method, path, reply.status, type, body);
  expect(type).toBe('application/problem+json');
  expect(
    Object.keys(body)
      .filter((key) => key !== 'status')
      .sort(),
  ).toEqual(['detail', 'title', 'type']);
  return { place: `${method.toLowerCase()} ${path} ${reply.status}`, errors: [] };
}
