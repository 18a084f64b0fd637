import { expect, onTestFinished, test } from 'vitest';
import { xChannels } from '../../adapters/x/channels.ts';
import { startXSimulator, type XSimulator } from '../../local/x-simulator/server.ts';
import type { Cursor } from '../../steps/threads.ts';
import {
  type Asked,
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
  threadOf,
} from './x-scripted-server.ts';

const minute = 60_000;
const timeline = `/2/users/${library.id}/tweets`;

/** Our reply to a patron's post of a conversation, as X describes it under the older names. */
function reply(id: string, to: string, fields: Record<string, unknown> = {}) {
  return mention(id, {
    author_id: library.id,
    text: '@mia_liest Ja, bis 19 Uhr.',
    conversation_id: '42',
    in_reply_to_user_id: '31',
    referenced_tweets: [{ type: 'replied_to', id: to }],
    entities: undefined,
    ...fields,
  });
}

/** One mention, and on our own timeline whatever `show` answers. */
async function serverWith(show: (asked: Asked) => Reply | undefined) {
  const server = await scriptedServer((asked) => {
    if (asked.path === '/2/users/me') return me;
    return asked.path === timeline ? show(asked) : page([mention(idAt(-1))]);
  });
  const { fetch } = channelsAt(server.url)['x-mention'];
  const reads = () => server.requests.filter(({ path }) => path === timeline);
  async function fetched(cursor: Partial<Cursor> = {}, now = noon) {
    const result = await fetch({ ...cursorAt(idAt(-2)), ...cursor }, now);
    if (result.kind !== 'fetched') throw new Error(result.trouble.detail);
    return result;
  }
  return { fetched, reads };
}

const mentionCost = 1_000;

test('our replies are read since a day ago, then since an hour before the cursor, oldest first', async () => {
  const { fetched, reads } = await serverWith(() =>
    page([
      reply(idAt(-1), '13', { created_at: minutesAfterNoon(-1.5), text: 'A &amp; B' }),
      reply(idAt(-3), '12', { note_tweet: { text: 'lang' }, conversation_id: undefined }),
    ]),
  );
  expect(await fetched()).toMatchObject({
    messages: [{ id: idAt(-1) }],
    ownReplies: [
      { postId: idAt(-3), to: '12', conversation: '12:31', text: 'lang', at: noon - 3 * minute },
      { postId: idAt(-1), to: '13', conversation: '42:31', text: 'A & B', at: noon - 1.5 * minute },
    ],
  });
  await fetched();
  expect(reads().map(({ query }) => Object.fromEntries(query))).toMatchObject([
    { since_id: idAt(-60 * 25), max_results: '100' },
    { since_id: idAt(-62), max_results: '100' },
  ]);
});

test('only what X says is ours and answers somebody else counts', async () => {
  const { fetched } = await serverWith(() =>
    page([
      reply(idAt(0), '1', { author_id: '31' }),
      reply(idAt(-1), '2', { author_id: undefined }),
      reply(idAt(-2), '3', { in_reply_to_user_id: library.id }),
      reply(idAt(-3), '4', { referenced_tweets: [{ type: 'quoted', id: '4' }] }),
      reply(idAt(-4), '5', { referenced_tweets: undefined, in_reply_to_user_id: undefined }),
      reply(idAt(-5), '6', { in_reply_to_user_id: undefined, text: 7 }),
      reply(idAt(-6), '7', { edit_history_tweet_ids: [idAt(-7), idAt(-6)] }),
      { text: 'ohne Nummer' },
      reply(idAt(-60 * 26), '8'),
    ]),
  );
  expect((await fetched()).ownReplies).toEqual([
    { postId: idAt(-7), to: '7', conversation: '42:31', text: '@mia_liest Ja, bis 19 Uhr.', at: noon - 6 * minute },
    { postId: idAt(-5), to: '6', conversation: null, text: '', at: noon - 5 * minute },
  ]);
});

test('a few pages are read and no more', async () => {
  const { fetched, reads } = await serverWith(({ query }) => {
    const nth = Number(query.get('pagination_token') ?? 0);
    return page([reply(idAt(-nth), '12')], { meta: { next_token: String(nth + 1) } });
  });
  expect((await fetched()).ownReplies).toHaveLength(3);
  expect(reads()).toHaveLength(3);
});

test('the first run reads none of our posts', async () => {
  const { fetched, reads } = await serverWith(() => page([reply(idAt(-1), '12')]));
  expect(await fetched({ newest: null })).toMatchObject({ ownReplies: [], cost: mentionCost });
  expect(reads()).toEqual([]);
});

test('each of our posts is counted once a day, whether it is a reply or not', async () => {
  const posts = [reply(idAt(-1), '12'), mention(idAt(-10), { author_id: library.id }), reply(idAt(-20), '13')];
  const { fetched } = await serverWith(() => page(posts));
  const costAfter = async (lastSuccessAt: number | null) => (await fetched({ lastSuccessAt })).cost - mentionCost;
  expect(await costAfter(null)).toBe(3_000);
  expect(await costAfter(noon - 15 * minute)).toBe(2_000);
  expect(await costAfter(noon - 1)).toBe(0);
  expect(await costAfter(noon - 13 * 60 * minute)).toBe(3_000);
});

test('what we wrote while X did not show it is read once X does, though the mentions went on', async () => {
  let down = false;
  const { fetched } = await serverWith(() => (down ? { status: 503, body: {} } : page([reply(idAt(-60 * 49), '12')])));
  await fetched({ newest: idAt(-60 * 50) }, noon - 50 * 60 * minute);
  down = true;
  expect((await fetched({ newest: idAt(-60 * 48) }, noon - 48 * 60 * minute)).ownReplies).toEqual([]);
  down = false;
  expect((await fetched()).ownReplies).toMatchObject([{ to: '12' }]);
  expect((await fetched()).ownReplies).toEqual([]);
});

const rate = (remaining: number, resetInMinutes: number) => ({
  'x-rate-limit-limit': '15',
  'x-rate-limit-remaining': String(remaining),
  'x-rate-limit-reset': String(noon / 1000 + resetInMinutes * 60),
});

test.each<[string, Reply | undefined, number]>([
  ['does not know the endpoint', undefined, 15],
  ['asks for a pause', { status: 429, headers: rate(0, 7), body: {} }, 8],
  ['wants more credit for it', { status: 402, body: {} }, 15],
  ['breaks down', { status: 503, body: {} }, 0],
  ['answers nonsense', { body: { data: 'viele' } }, 0],
  ['breaks off', (response) => response.destroy(), 0],
])('a server that %s here still has its mentions read at their pace', async (_, trouble, pauseMinutes) => {
  const { fetched, reads } = await serverWith(() => trouble);
  const expected = { messages: [{ id: idAt(-1) }], ownReplies: [], nextAt: null, gap: false, cost: mentionCost };
  expect(await fetched()).toMatchObject(expected);
  const tried = reads().length;
  if (pauseMinutes > 0) {
    expect(await fetched({}, noon + (pauseMinutes - 1) * minute)).toMatchObject(expected);
    expect(reads()).toHaveLength(tried);
  }
  expect(await fetched({}, noon + pauseMinutes * minute)).toMatchObject(expected);
  expect(reads().length).toBeGreaterThan(tried);
});

test('when X’s limit runs out here our posts wait for the reset, and the mentions do not', async () => {
  const { fetched, reads } = await serverWith(() => {
    const shown = { data: [reply(idAt(-1), '12')], meta: { result_count: 1 } };
    return { body: shown, headers: rate(0, 5) };
  });
  expect(await fetched()).toMatchObject({ ownReplies: [{ to: '12' }], nextAt: null });
  expect(await fetched({}, noon + 4 * minute)).toMatchObject({ messages: [{ id: idAt(-1) }], ownReplies: [] });
  expect(reads()).toHaveLength(1);
  expect(await fetched({}, noon + 6 * minute)).toMatchObject({ ownReplies: [{ to: '12' }] });
});

test('our direct messages on the pages that are read anyway are replies in their conversation', async () => {
  const event = (id: string, fields: Record<string, unknown> = {}) => ({
    id,
    event_type: 'MessageCreate',
    text: 'A &lt; B',
    sender_id: library.id,
    dm_conversation_id: '31-900',
    ...fields,
  });
  const server = await scriptedServer(({ path }) =>
    path === '/2/users/me'
      ? me
      : page([
          event(idAt(-1)),
          event(idAt(-2), { text: undefined, attachments: { media_keys: ['3_1'] } }),
          event(idAt(-3), { dm_conversation_id: undefined }),
          event(idAt(-4), { event_type: 'ParticipantsJoin' }),
          event(idAt(-5), { sender_id: '31', text: 'Hallo' }),
          event(idAt(-60 * 25)),
        ]),
  );
  const fetched = await channelsAt(server.url)['x-dm'].fetch(cursorAt(null), noon);
  expect(fetched).toMatchObject({
    messages: [{ id: idAt(-5), conversation: '31-900' }],
    ownReplies: [
      { postId: idAt(-2), to: null, conversation: '31-900', text: '', at: noon - 2 * minute },
      { postId: idAt(-1), to: null, conversation: '31-900', text: 'A < B', at: noon - minute },
    ],
  });
  expect(server.requests).toHaveLength(2);
});

for (const naming of ['tweet', 'post', 'both'] as const) {
  async function simulated() {
    const x = await startXSimulator({ naming });
    onTestFinished(() => x.close());
    return { x, channels: xChannels({ apiUrl: x.url, ...x.credentials, timeoutMs: 2_000 }) };
  }
  const byUs = (x: XSimulator) => ({ author: x.account.username });

  test(`under the naming ${naming}, an answer by hand is seen in the patron's conversation`, async () => {
    const { x, channels } = await simulated();
    const { fetch } = channels['x-mention'];
    x.post({ ...byUs(x), text: 'Heute ist Lesekreis.' });
    const question = x.post({ author: 'mia_liest', text: '@stb_birkenrath Wann denn?' });
    const answer = x.post({ ...byUs(x), text: `Um 18 Uhr & ${'gern '.repeat(70)}`, inReplyTo: question.id });
    x.post({ ...byUs(x), text: 'Bis dann.', inReplyTo: answer.id });
    const fetched = await fetch(cursorAt(question.id), Date.now());
    if (fetched.kind !== 'fetched') throw new Error(fetched.trouble.detail);
    expect(fetched.ownReplies).toEqual([
      {
        postId: answer.id,
        to: question.id,
        conversation: fetched.messages[0]?.conversation,
        text: expect.stringMatching(/Um 18 Uhr & (gern ){69}gern/),
        at: answer.createdAt,
      },
    ]);
  });

  test(`under the naming ${naming}, a direct message by hand is seen in the patron's conversation`, async () => {
    const { x, channels } = await simulated();
    x.directMessage({ author: 'opa_heinrich', text: 'Mein Konto ist gesperrt.' });
    const { fetch, send } = channels['x-dm'];
    const before = await fetch(cursorAt(null), Date.now());
    if (before.kind !== 'fetched') throw new Error(before.trouble.detail);
    const [asked] = before.messages;
    if (!asked) throw new Error('No message');
    expect(before.ownReplies).toEqual([]);
    // Staff's app and ours write as the same account.
    const thread = { ...threadOf(asked.patron), conversation: asked.conversation };
    const sent = await send(thread, 'Wir sehen nach.', asked, Date.now());
    const after = await fetch(cursorAt(before.newest), Date.now());
    expect(after).toMatchObject({
      ownReplies: [
        {
          postId: sent.kind === 'sent' ? sent.postId : '',
          to: null,
          conversation: asked.conversation,
          text: 'Wir sehen nach.',
        },
      ],
    });
  });
}
