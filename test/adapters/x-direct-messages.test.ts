import { expect, test } from 'vitest';
import {
  channelsAt,
  cursorAt,
  idAt,
  library,
  me,
  messageWith,
  minutesAfterNoon,
  noon,
  page,
  type Reply,
  scriptedServer,
  threadOf,
} from './x-scripted-server.ts';

function event(id: string, fields: Record<string, unknown> = {}) {
  return {
    id,
    event_type: 'MessageCreate',
    text: 'Mein Konto ist gesperrt.',
    sender_id: '31',
    dm_conversation_id: '31-900',
    ...fields,
  };
}

/** Shows these events, newest first, on pages as large as asked for. */
function inbox(events: readonly { id: string }[], path = '/2/dm_events') {
  return (asked: { path: string; query: URLSearchParams }): Reply | undefined => {
    if (asked.path === '/2/users/me') return me;
    if (asked.path !== path) return undefined;
    const from = Number(asked.query.get('pagination_token') ?? 0);
    const to = from + Number(asked.query.get('max_results'));
    return page(events.slice(from, to), { meta: to < events.length ? { next_token: String(to) } : {} });
  };
}

/** @param lastSuccessAt a minute ago, unless the library's program was away */
async function fetchOf(events: { id: string }[], newest: string | null = null, lastSuccessAt = noon - 60_000) {
  const server = await scriptedServer(inbox(events));
  const fetched = await channelsAt(server.url)['x-dm'].fetch(
    { ...cursorAt(newest), lastSuccessAt: newest === null ? null : lastSuccessAt },
    noon,
  );
  if (fetched.kind !== 'fetched') throw new Error(fetched.trouble.detail);
  return { ...fetched, pages: server.requests.length - 1 };
}

test('a direct message becomes a message in its conversation', async () => {
  const id = idAt(-2);
  const { pages: _, ...fetched } = await fetchOf([event(id, { created_at: minutesAfterNoon(-2), text: 'A &amp; B' })]);
  expect(fetched).toEqual({
    kind: 'fetched',
    messages: [
      {
        id,
        firstId: id,
        author: 'patron',
        text: 'A & B',
        at: noon - 120_000,
        repliable: true,
        url: null,
        unreadable: false,
        conversation: '31-900',
        patron: '31',
      },
    ],
    ownReplies: [],
    newest: id,
    gap: false,
    nextAt: null,
    cost: 10_000,
  });
});

test('our own messages and what is no message are dropped, but move the cursor', async () => {
  const events = [
    event(idAt(0), { sender_id: library.id }),
    { id: idAt(-1), event_type: 'ParticipantsJoin', participant_ids: ['31'] },
    event(idAt(-2), { dm_conversation_id: undefined }),
    event(idAt(-3), { text: undefined, attachments: { media_keys: ['3_1'] } }),
  ];
  expect(await fetchOf(events)).toMatchObject({
    messages: [
      { id: idAt(-3), text: '', unreadable: false },
      { id: idAt(-2), conversation: '31-900' },
    ],
    newest: idAt(0),
  });
});

test('in a group each speaks for themselves, as in their own conversation with us, and we answer nobody there', async () => {
  const group = { dm_conversation_id: '1582103724607971328' };
  const events = [
    event(idAt(0), { ...group, sender_id: library.id }),
    event(idAt(-1), { ...group, sender_id: undefined }),
    event(idAt(-2), { ...group, sender_id: '1582103724607971332' }),
    event(idAt(-3), { ...group, sender_id: '7002' }),
    event(idAt(-4), group),
  ];
  expect(await fetchOf(events)).toMatchObject({
    messages: [
      { id: idAt(-4), conversation: '31-900', patron: '31' },
      { id: idAt(-3), conversation: '900-7002', patron: '7002' },
      { id: idAt(-2), conversation: '900-1582103724607971332' },
      { id: idAt(-1), conversation: `unknown-${idAt(-1)}`, repliable: false },
    ],
    ownReplies: [],
  });
});

test('pages are read until one lies wholly an hour before the cursor', async () => {
  // one a minute, twenty a page: 0…-19, -20…-39, …
  const events = Array.from({ length: 300 }, (_, minutes) => event(idAt(-minutes)));
  const { messages, pages, gap, cost } = await fetchOf(events, idAt(-10));
  expect({ pages, gap, cost, read: messages.length }).toEqual({ pages: 5, gap: false, cost: 100_000, read: 100 });
});

/** One each six hours, the newest five hours ago. */
const quiet = Array.from({ length: 60 }, (_, nth) => event(idAt(-60 * (5 + 6 * nth))));

test('while nobody writes, a poll takes one request', async () => {
  expect(await fetchOf(quiet, idAt(-300))).toMatchObject({ pages: 1, gap: false, cost: 0 });
  // Shown late, behind what was read already.
  const late = [...Array.from({ length: 20 }, (_, nth) => event(idAt(-5, 20 - nth))), event(idAt(-60.5)), ...quiet];
  expect((await fetchOf(late, idAt(-5, 20))).messages).toContainEqual(expect.objectContaining({ id: idAt(-60.5) }));
});

test('what a poll shows again on another day of X’s is counted again', async () => {
  const read = quiet.slice(2);
  expect(await fetchOf(read, idAt(-60 * 17), noon - 11 * 3_600_000)).toMatchObject({ pages: 1, cost: 0 });
  expect(await fetchOf(read, idAt(-60 * 17), noon - 13 * 3_600_000)).toMatchObject({ pages: 1, cost: 580_000 });
});

test('a known or own message alone does not end the reading', async () => {
  const events = [
    ...Array.from({ length: 20 }, (_, nth) => event(idAt(-1, 20 - nth), { sender_id: library.id })),
    event(idAt(-2)),
  ];
  expect((await fetchOf(events, idAt(-1, 20))).messages).toMatchObject([{ id: idAt(-2) }]);
});

test('ten pages are the most; not reaching the cursor by then is a gap', async () => {
  const events = Array.from({ length: 300 }, (_, minutes) => event(idAt(-minutes)));
  expect(await fetchOf(events, idAt(-250))).toMatchObject({ pages: 10, gap: true, messages: { length: 200 } });
  expect(await fetchOf(events, idAt(-190))).toMatchObject({ pages: 10, gap: false });
});

test('after a pause large pages reach further', async () => {
  const events = Array.from({ length: 1_100 }, (_, minutes) => event(idAt(-minutes)));
  expect(await fetchOf(events, idAt(-900), noon - 15 * 3_600_000)).toMatchObject({ pages: 10, gap: false });
});

test('the first run reads a day back', async () => {
  const events = Array.from({ length: 100 }, (_, nth) => event(idAt(-60 * nth)));
  expect(await fetchOf(events)).toMatchObject({ pages: 1, gap: false, messages: { length: 25 }, newest: idAt(0) });
});

test('what cannot be read comes as an unreadable message', async () => {
  const events = [event(idAt(-1)), event(idAt(-2), { text: 4 }), event(idAt(-3), { sender_id: undefined })];
  expect(await fetchOf(events)).toMatchObject({
    messages: [
      { id: idAt(-3), unreadable: true, text: '', repliable: false, conversation: '31-900' },
      { id: idAt(-2), unreadable: true, text: '', repliable: true, patron: '31' },
      { id: idAt(-1), unreadable: false },
    ],
  });
});

test('a message is sent to its patron', async () => {
  const server = await scriptedServer(() => ({
    status: 201,
    body: { data: { dm_conversation_id: '31-900', dm_event_id: '88' } },
  }));
  const sent = await channelsAt(server.url)['x-dm'].send(threadOf(), 'Guten Tag', messageWith(), noon);
  expect(sent).toEqual({ kind: 'sent', postId: '88', cost: 15_000 });
  expect(server.requests).toMatchObject([
    { method: 'POST', path: '/2/dm_conversations/with/31/messages', body: { text: 'Guten Tag' } },
  ]);
});

test('a message whose sender is not known is left to staff', async () => {
  const server = await scriptedServer(() => undefined);
  const sent = await channelsAt(server.url)['x-dm'].send(threadOf('unknown-5'), 'Guten Tag', messageWith(), noon);
  // Without a word of X's: it was not asked.
  expect(sent).toEqual({ kind: 'gate', trouble: { kind: 'refused', at: noon, detail: '' } });
  expect(server.requests).toEqual([]);
});

test('the words of the reply gate refuse a direct message for good', async () => {
  const detail = 'You can only reply to or quote posts where you are mentioned or are the author.';
  const server = await scriptedServer(() => ({ status: 403, body: { title: 'Forbidden', detail } }));
  const sent = await channelsAt(server.url)['x-dm'].send(threadOf(), 'Guten Tag', messageWith(), noon);
  expect(sent).toMatchObject({ kind: 'refused', trouble: { kind: 'refused' } });
});

test('a direct message is assessed in plain characters and never changes on X', async () => {
  const channel = channelsAt('http://127.0.0.1:9')['x-dm'];
  expect(channel.assess('Grüße 👋 https://library.example', messageWith())).toEqual({
    length: 31,
    limit: 10_000,
    cost: 15_000,
    usualCost: 15_000,
    dear: false,
  });
  expect(channel.urlOf('5')).toBeNull();
  expect(await channel.lookUp(threadOf(), messageWith(), noon)).toEqual({ kind: 'unchanged' });
});

const withPatron = '/2/dm_conversations/with/31/dm_events';

test('our message since the try is the reply, unless it is known', async () => {
  const ours = (minutes: number) => event(idAt(minutes), { sender_id: library.id });
  const server = await scriptedServer(
    inbox([ours(4), event(idAt(3)), ours(2), ours(1), ours(-0.05), ours(-1)], withPatron),
  );
  const channel = channelsAt(server.url)['x-dm'];
  const find = (known: string[]) => channel.findReply(threadOf(), messageWith(), noon, known, noon + 300_000);
  expect(await find([])).toEqual({ kind: 'found', postId: idAt(4) });
  expect(await find([idAt(4), idAt(2)])).toEqual({ kind: 'found', postId: idAt(1) });
  // three seconds before: X's clock
  expect(await find([idAt(4), idAt(2), idAt(1)])).toEqual({ kind: 'found', postId: idAt(-0.05) });
  expect(await find([4, 2, 1, -0.05].map((minutes) => idAt(minutes)))).toEqual({ kind: 'absent' });
});

test('only a conversation that was read whole lacks the reply', async () => {
  const find = async (answer: Parameters<typeof scriptedServer>[0]) => {
    const { url } = await scriptedServer(answer);
    return channelsAt(url)['x-dm'].findReply(threadOf(), messageWith(), noon, [], noon + 300_000);
  };
  expect(await find(inbox([event(idAt(-9))], withPatron))).toEqual({ kind: 'absent' });
  const long = Array.from({ length: 300 }, (_, nth) => event(idAt(3, 300 - nth)));
  expect((await find(inbox(long, withPatron))).kind).toBe('trouble');
  expect((await find(inbox([event(idAt(1), { sender_id: undefined })], withPatron))).kind).toBe('trouble');
  expect((await find(({ path }) => (path === '/2/users/me' ? me : { status: 429, body: {} }))).kind).toBe('trouble');
  expect((await find(({ path }) => (path === '/2/users/me' ? me : undefined))).kind).toBe('trouble');
  expect((await find(({ path }) => (path === '/2/users/me' ? me : { body: {} }))).kind).toBe('trouble');
});
