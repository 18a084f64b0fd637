import { expect, test } from 'vitest';
import type { IncomingMessage } from '../../steps/ports.ts';
import {
  channelsAt,
  cursorAt,
  idAt,
  library,
  me,
  mention,
  minutesAfterNoon,
  noon,
  page,
  type Reply,
  scriptedServer,
} from './x-scripted-server.ts';

/** Fetches from a server that shows these posts on its single page. */
async function fetchOf(posts: unknown[], { newest = null as string | null, more = {} } = {}) {
  const server = await scriptedServer(({ path }) => (path === '/2/users/me' ? me : page(posts, more)));
  const fetched = await channelsAt(server.url)['x-mention'].fetch(cursorAt(newest), noon);
  if (fetched.kind !== 'fetched') throw new Error(fetched.trouble.detail);
  return fetched;
}

async function messageOf(post: unknown, more = {}): Promise<IncomingMessage> {
  const [message] = (await fetchOf([post], { more })).messages;
  if (!message) throw new Error('No message');
  return message;
}

test('a mention becomes a message of its author in its conversation', async () => {
  const id = idAt(-3);
  const post = mention(id, { conversation_id: '42', created_at: minutesAfterNoon(-2.5) });
  expect(await fetchOf([post])).toEqual({
    kind: 'fetched',
    messages: [
      {
        id,
        firstId: id,
        author: 'patron',
        text: '@Bibliothek_Muster Habt ihr heute offen?',
        at: noon - 150_000,
        repliable: true,
        url: `https://x.com/i/status/${id}`,
        unreadable: false,
        conversation: '42:31',
        patron: '31',
      },
    ],
    ownReplies: [],
    newest: id,
    gap: false,
    nextAt: null,
    cost: 1_000,
  });
});

test('without a time of its own a post is as old as its id', async () => {
  expect((await messageOf(mention(idAt(-3)))).at).toBe(noon - 3 * 60_000);
});

test('the first run drops what is older than a day and reads no further', async () => {
  const server = await scriptedServer(({ path, query }) => {
    if (path === '/2/users/me') return me;
    if (query.get('pagination_token') === 'b')
      return page([mention(idAt(-60 * 26)), mention(idAt(-60 * 27))], { meta: { next_token: 'c' } });
    return page([mention(idAt(-5)), mention(idAt(-60 * 25))], { meta: { next_token: 'b' } });
  });
  const fetched = await channelsAt(server.url)['x-mention'].fetch(cursorAt(null), noon);
  expect(fetched).toMatchObject({ messages: [{ id: idAt(-5) }], newest: idAt(-5), gap: false });
  expect(server.requests).toHaveLength(3);
  expect(server.requests[1]?.query.has('since_id')).toBe(false);
});

test('reading begins an hour before the cursor', async () => {
  const server = await scriptedServer(({ path }) => (path === '/2/users/me' ? me : page([])));
  const channel = channelsAt(server.url)['x-mention'];
  expect(await channel.fetch(cursorAt(idAt(0)), noon)).toMatchObject({ newest: idAt(0), messages: [], cost: 0 });
  await channel.fetch(cursorAt('5'), noon);
  const reads = server.requests.filter(({ path }) => path === `/2/users/${library.id}/mentions`);
  expect(reads.map(({ query }) => query.get('since_id'))).toEqual([idAt(-60), null]);
  expect(reads[0]?.query.get('max_results')).toBe('100');
});

test('our own posts and reposts are no messages, but move the cursor', async () => {
  const fetched = await fetchOf([
    mention(idAt(-1), { author_id: library.id }),
    mention(idAt(-2), { referenced_tweets: [{ type: 'retweeted', id: '7' }] }),
    mention(idAt(-3)),
  ]);
  expect(fetched.messages.map(({ id }) => id)).toEqual([idAt(-3)]);
  expect(fetched.newest).toBe(idAt(-1));
});

test('messages come oldest first, compared as whole numbers, each once', async () => {
  const ids = ['9007199254740993', '9007199254740992', '10000000000000000', '9007199254740993', '999'];
  const { messages, newest } = await fetchOf(
    ids.map((id) => mention(id)),
    { newest: '5' },
  );
  expect(messages.map(({ id }) => id)).toEqual(['999', '9007199254740992', '9007199254740993', '10000000000000000']);
  expect(newest).toBe('10000000000000000');
});

test('long posts are read in full and X’s escapes are resolved once', async () => {
  const long = { text: `@Bibliothek_Muster ${'sehr '.repeat(80)}lang` };
  expect((await messageOf(mention(idAt(0), { note_tweet: long }))).text).toBe(long.text);
  const escaped = mention(idAt(0), { text: 'Tom &amp; Anna &lt;3 und &amp;lt; &quot;' });
  expect((await messageOf(escaped)).text).toBe('Tom & Anna <3 und &lt; &quot;');
});

test('an edited post keeps the id of its first edit', async () => {
  const history = { edit_history_tweet_ids: [idAt(-5), idAt(-4), idAt(-3)], conversation_id: undefined };
  expect(await messageOf(mention(idAt(-3), history))).toMatchObject({
    id: idAt(-3),
    firstId: idAt(-5),
    conversation: `${idAt(-5)}:31`,
  });
});

test('without a conversation the post replied to names it, else the post itself', async () => {
  const reply = { conversation_id: undefined, referenced_tweets: [{ type: 'replied_to', id: '12' }] };
  expect((await messageOf(mention(idAt(0), reply))).conversation).toBe('12:31');
  expect((await messageOf(mention(idAt(0), { conversation_id: null }))).conversation).toBe(`${idAt(0)}:31`);
});

test('a post can be answered when it mentions us, quotes us or answers us', async () => {
  const silent = { text: 'Und am Sonntag?', entities: { mentions: [{ username: 'jemand', id: '55' }] } };
  const quoting = { ...silent, referenced_tweets: [{ type: 'quoted', id: '70' }] };
  const isRepliable = async (fields: object, more = {}) =>
    (await messageOf(mention(idAt(0), { ...fields }), more)).repliable;

  expect(await isRepliable({ entities: { mentions: [{ username: 'BIBLIOTHEK_muster' }] } })).toBe(true);
  expect(await isRepliable({ ...silent, in_reply_to_user_id: library.id })).toBe(true);
  expect(await isRepliable(quoting, { includes: { tweets: [{ id: '70', author_id: library.id }] } })).toBe(true);
  expect(await isRepliable({ entities: undefined, text: 'Hallo @bibliothek_muster!' })).toBe(true);
  expect(
    await isRepliable({ ...silent, note_tweet: { text: 'lang', entities: { mentions: [{ id: library.id }] } } }),
  ).toBe(true);

  expect(await isRepliable(silent)).toBe(false);
  expect(await isRepliable({ entities: { mentions: [{ username: library.username, id: '901' }] } })).toBe(false);
  expect(await isRepliable(quoting, { includes: { posts: [{ id: '70', author_id: '55' }] } })).toBe(false);
  expect(await isRepliable({ entities: undefined, text: 'Hallo @bibliothek_musterstadt!' })).toBe(false);
});

test('what cannot be read comes as an unreadable message beside the others', async () => {
  const fetched = await fetchOf([
    mention(idAt(-1)),
    mention(idAt(-2), { text: { bold: true } }),
    { id: idAt(-3), text: 'von niemandem' },
    mention(idAt(-4), { created_at: 'gestern', entities: 'viele', edit_history_tweet_ids: 3 }),
  ]);
  expect(fetched.messages).toMatchObject([
    { id: idAt(-4), unreadable: false, at: noon - 4 * 60_000 },
    { id: idAt(-3), unreadable: true, text: '', patron: `unknown-${idAt(-3)}`, repliable: false },
    { id: idAt(-2), unreadable: true, text: '', patron: '31', conversation: `${idAt(-2)}:31`, repliable: true },
    { id: idAt(-1), unreadable: false },
  ]);
  expect(fetched).toMatchObject({ gap: false, newest: idAt(-1) });
});

test('something new without an id is lost to us and told as a gap, something old is not', async () => {
  const among = (at: string) => [mention(idAt(-1)), { text: 'ohne Nummer' }, mention(at)];
  expect(await fetchOf(among(idAt(-3)), { newest: idAt(-2) })).toMatchObject({ gap: true, newest: idAt(-1) });
  expect(await fetchOf(among(idAt(-3)), { newest: idAt(-1) })).toMatchObject({ gap: false });
  expect(await fetchOf([{ id: 12 }], { newest: idAt(-1) })).toMatchObject({ gap: true, newest: idAt(-1) });
});

test('an answer that is no page of X’s is trouble and moves nothing', async () => {
  for (const body of [
    {},
    { data: 'viele' },
    { errors: [{ title: 'Internal Error' }] },
    { data: [], meta: { next_token: 3 } },
  ]) {
    const server = await scriptedServer(({ path }) => (path === '/2/users/me' ? me : { body }));
    expect(await channelsAt(server.url)['x-mention'].fetch(cursorAt(idAt(0)), noon)).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'unreachable' },
    });
  }
});

test('a page that fails on the way leaves everything to the next run', async () => {
  const server = await scriptedServer(({ path, query }) => {
    if (path === '/2/users/me') return me;
    if (query.has('pagination_token')) return { status: 500, body: {} };
    return page([mention(idAt(0))], { meta: { next_token: 'b' } });
  });
  expect((await channelsAt(server.url)['x-mention'].fetch(cursorAt(idAt(-1)), noon)).kind).toBe('trouble');
});

/** Posts a minute apart, newest first, on pages of a hundred; as X does, no more than 800 in all. */
function timeline(count: number) {
  const all = Array.from({ length: count }, (_, minutes) => idAt(-minutes));
  return ({ query, path }: { query: URLSearchParams; path: string }): Reply | undefined => {
    if (path === '/2/users/me') return me;
    if (path !== `/2/users/${library.id}/mentions`) return undefined;
    const from = Number(query.get('pagination_token') ?? 0);
    const since = BigInt(query.get('since_id') ?? 0);
    const shown = all.slice(0, 800).filter((id) => BigInt(id) > since);
    const meta = shown.length > from + 100 ? { next_token: String(from + 100) } : {};
    return page(
      shown.slice(from, from + 100).map((id) => mention(id)),
      { meta },
    );
  };
}

test('all pages are read', async () => {
  const server = await scriptedServer(timeline(400));
  const fetched = await channelsAt(server.url)['x-mention'].fetch(cursorAt(idAt(-250.5)), noon);
  // 311 since the overlap began, and 251 of them new
  expect(fetched).toMatchObject({ newest: idAt(0), gap: false, cost: 251_000, messages: { length: 311 } });
});

test('where X shows too little, recent search fills the gap', async () => {
  const show = timeline(1_000);
  const server = await scriptedServer((asked) => {
    if (!asked.path.endsWith('search/recent')) return show(asked);
    if (asked.query.get('next_token') === 'n') return page([mention(idAt(-900))]);
    return page([mention(idAt(-800)), mention(idAt(-850))], { meta: { next_token: 'n' } });
  });
  const fetched = await channelsAt(server.url)['x-mention'].fetch(cursorAt(idAt(-900)), noon);
  expect(fetched).toMatchObject({ gap: false, messages: { length: 803 }, cost: 800_000 + 2 * 5_000 });
  const search = server.requests.find(({ path }) => path === '/2/tweets/search/recent');
  expect(Object.fromEntries(search?.query ?? [])).toMatchObject({
    query: '@Bibliothek_Muster -is:retweet',
    since_id: idAt(-960),
    until_id: idAt(-799),
  });
});

test('a gap that recent search cannot fill is told, and what there is comes through', async () => {
  const lacking = await scriptedServer(timeline(1_000));
  const withoutSearch = await channelsAt(lacking.url)['x-mention'].fetch(cursorAt(idAt(-900)), noon);
  expect(withoutSearch).toMatchObject({ kind: 'fetched', gap: true, newest: idAt(0), messages: { length: 800 } });

  const show = timeline(1_000);
  const server = await scriptedServer((asked) => (asked.path.endsWith('search/recent') ? page([]) : show(asked)));
  const weeksLater = await channelsAt(server.url)['x-mention'].fetch(cursorAt(idAt(-60 * 24 * 9)), noon);
  expect(weeksLater).toMatchObject({ gap: true, messages: { length: 800 } });
  const search = server.requests.find(({ path }) => path.endsWith('search/recent'));
  expect(search?.query.get('since_id')).toBe(idAt(-60 * 24 * 7 + 5));
});

test('eight hundred mentions that reach back to the cursor are no gap', async () => {
  const server = await scriptedServer(timeline(800));
  const fetched = await channelsAt(server.url)['x-mention'].fetch(cursorAt(idAt(-799)), noon);
  expect(fetched).toMatchObject({ gap: false, messages: { length: 800 } });
});

test('a server that ignores since_id and leads in circles is not read for ever', async () => {
  const server = await scriptedServer(({ path }) => {
    if (path === '/2/users/me') return me;
    if (path.endsWith('mentions')) return page([mention(idAt(-1))], { meta: { next_token: 'same' } });
    return undefined;
  });
  const channel = channelsAt(server.url)['x-mention'];
  expect(await channel.fetch(cursorAt(idAt(-2)), noon)).toMatchObject({ gap: true, messages: [{ id: idAt(-1) }] });
  expect(await channel.fetch(cursorAt(idAt(-1)), noon)).toMatchObject({ gap: false });
});
