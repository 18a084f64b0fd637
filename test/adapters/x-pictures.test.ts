import { expect, test } from 'vitest';
import type { IncomingMessage, Pictures } from '../../steps/ports.ts';
import {
  channelsAt,
  cursorAt,
  idAt,
  library,
  me,
  mention,
  messageWith,
  noon,
  page,
  type Reply,
  scriptedServer,
  unknownRoute,
} from './x-scripted-server.ts';

const media = [
  { media_key: '3_1', type: 'photo', alt_text: 'Buch mit Kaffeefleck', url: 'https://pbs.example/media/1.jpg' },
  { media_key: '7_2', type: 'video', preview_image_url: 'https://pbs.example/thumb/2.jpg' },
  { media_key: '16_3', type: 'animated_gif', alt_text: ' ', preview_image_url: 'https://pbs.example/thumb/3.jpg' },
];

async function readFrom(channel: 'x-mention' | 'x-dm', item: unknown, includes = {}): Promise<IncomingMessage> {
  const { url } = await scriptedServer(({ path }) => (path === '/2/users/me' ? me : page([item], { includes })));
  const fetched = await channelsAt(url)[channel].fetch(cursorAt(null), noon);
  if (fetched.kind !== 'fetched') throw new Error(fetched.trouble.detail);
  const [message] = fetched.messages;
  if (!message) throw new Error('No message');
  return message;
}

const mentioned = (fields: object, includes = {}) => readFrom('x-mention', mention(idAt(0), { ...fields }), includes);

test('a message says which pictures it has and what their author says of them, never where they lie', async () => {
  const attachments = { media_keys: ['3_1', '16_3', '7_2'] };
  expect((await mentioned({ attachments }, { media })).pictures).toEqual([
    { kind: 'photo', alt: 'Buch mit Kaffeefleck' },
    { kind: 'gif', alt: null },
    { kind: 'video', alt: null },
  ]);
  for (const none of [undefined, null, {}, { media_keys: [] }, { media_keys: null }, { poll_ids: ['1'] }, 'viele'])
    expect(await mentioned({ attachments: none }, { media })).not.toHaveProperty('pictures');
});

test('a picture that X tells nothing of is there all the same', async () => {
  const attachments = { media_keys: ['3_1', '3_9'] };
  const unknown = { kind: 'photo', alt: null };
  for (const includes of [{}, { media: 'viele' }, { media: [{ type: 'photo' }, null, { media_key: '3_1', type: 7 }] }])
    expect((await mentioned({ attachments }, includes)).pictures).toEqual([unknown, unknown]);
});

test('the link that X writes behind a text for its pictures is no part of the text', async () => {
  const text = '@Bibliothek_Muster Siehe https://t.co/seite &amp; Bild https://t.co/bild';
  const link = (url: string, more = {}) => ({ start: 0, end: 1, url: `https://t.co/${url}`, ...more });
  const entities = { urls: [link('seite'), link('bild', { media_key: '3_1' }), link('bild', { media_key: '3_2' })] };
  const read = await mentioned({ text, entities });
  expect(read.text).toBe('@Bibliothek_Muster Siehe https://t.co/seite & Bild');
  expect((await mentioned({ text, entities: { urls: 'viele' } })).text).toContain('https://t.co/bild');
  const onlyPicture = { text: 'https://t.co/bild', entities };
  expect(await mentioned(onlyPicture)).toMatchObject({ text: '', unreadable: false });
});

test('a post that quotes another is a quote, unless it answers us', async () => {
  const quoted = { type: 'quoted', id: '70' };
  const isQuote = async (fields: object) => (await mentioned(fields)).quote;
  expect(await isQuote({ referenced_tweets: [quoted] })).toBe(true);
  expect(await isQuote({ referenced_posts: [quoted, { type: 'replied_to', id: '8' }] })).toBe(true);
  expect(await isQuote({ referenced_tweets: [quoted], in_reply_to_user_id: '31' })).toBe(true);
  const inAnswer = { referenced_posts: [quoted, { type: 'replied_to', id: '8' }], in_reply_to_user_id: library.id };
  for (const fields of [inAnswer, {}, { referenced_tweets: [{ type: 'replied_to', id: '8' }] }])
    expect(await mentioned(fields)).not.toHaveProperty('quote');
});

test('the author is named where X does', async () => {
  const users = [{ id: '31', username: 'mia_liest', name: 'Mia' }, null, { id: '32' }];
  expect((await mentioned({}, { users })).handle).toBe('mia_liest');
  expect(await mentioned({ author_id: '32' }, { users })).not.toHaveProperty('handle');
  expect(await mentioned({ author_id: undefined }, { users })).not.toHaveProperty('handle');
});

test('a direct message says the same of its pictures and its sender', async () => {
  const event = {
    id: idAt(0),
    event_type: 'MessageCreate',
    text: 'Schau',
    sender_id: '31',
    dm_conversation_id: '31-900',
  };
  const attachments = { media_keys: ['3_1'] };
  const users = [{ id: '31', username: 'mia_liest' }];
  expect(await readFrom('x-dm', { ...event, attachments }, { media, users })).toMatchObject({
    text: 'Schau',
    pictures: [{ kind: 'photo', alt: 'Buch mit Kaffeefleck' }],
    handle: 'mia_liest',
  });
  const plain = await readFrom('x-dm', { ...event, attachments: { card_ids: ['5'] } });
  expect(plain).not.toHaveProperty('pictures');
  expect(plain).not.toHaveProperty('handle');
});

test('both namings ask for pictures and authors, and for the address of public pictures alone', async () => {
  const anonymous = (asked: { query: URLSearchParams }) => page([{ id: idAt(0), text: asked.query.toString() }]);
  const server = await scriptedServer((asked) => (asked.path === '/2/users/me' ? me : anonymous(asked)));
  const channels = channelsAt(server.url);
  await channels['x-mention'].fetch(cursorAt(null), noon);
  await channels['x-dm'].fetch(cursorAt(null), noon);
  const asked = server.requests.slice(1).map(({ path, query }) => ({
    path,
    expansions: query.get('expansions')?.split(',') ?? [],
    media: query.get('media.fields')?.split(',') ?? [],
  }));
  expect(asked.map(({ path }) => path)).toEqual([
    '/2/users/900/mentions',
    '/2/users/900/mentions',
    '/2/dm_events',
    '/2/dm_events',
  ]);
  for (const { path, expansions, media: fields } of asked) {
    const isPublic = path !== '/2/dm_events';
    expect(expansions).toEqual(
      expect.arrayContaining(['attachments.media_keys', isPublic ? 'author_id' : 'sender_id']),
    );
    expect(fields).toEqual(expect.arrayContaining(['media_key', 'type', 'alt_text']));
    expect([fields.includes('url'), fields.includes('preview_image_url')]).toEqual([isPublic, isPublic]);
  }
});

async function look(reply: Reply): Promise<Pictures> {
  const { url } = await scriptedServer(({ path }) => (path === `/2/tweets/${idAt(0)}` ? reply : unknownRoute));
  return channelsAt(url, 300)['x-mention'].pictures(messageWith(), noon);
}

const pictured = (list: unknown[], keys = media.map(({ media_key }) => media_key)): Reply => ({
  body: { data: mention(idAt(0), { attachments: { media_keys: keys } }), includes: { media: list } },
});

test('a look at the pictures fetches their addresses anew, of films the first picture, at the price of a post', async () => {
  expect(await look(pictured(media))).toEqual({
    kind: 'found',
    pictures: [
      { url: 'https://pbs.example/media/1.jpg', alt: 'Buch mit Kaffeefleck' },
      { url: 'https://pbs.example/thumb/2.jpg', alt: null },
      { url: 'https://pbs.example/thumb/3.jpg', alt: null },
    ],
    cost: 5_000,
  });
});

test('what has no address that a reader can open is left out', async () => {
  const addresses = [undefined, null, 5, '', 'kein Ort', 'ftp://pbs.example/1.jpg', 'javascript:alert(1)'];
  const list = addresses.map((url, at) => ({ media_key: `3_${at}`, type: 'photo', url }));
  const keys = list.map(({ media_key }) => media_key);
  expect(await look(pictured(list, keys))).toEqual({ kind: 'found', pictures: [], cost: 5_000 });
  expect(await look(pictured([]))).toEqual({ kind: 'found', pictures: [], cost: 5_000 });
});

test('a server on this machine may show its pictures without https, as it does everything', async () => {
  const list = [{ media_key: '3_1', type: 'photo', url: 'http://127.0.0.1:9/media/1.png' }];
  expect(await look(pictured(list))).toMatchObject({
    pictures: [{ url: 'http://127.0.0.1:9/media/1.png', alt: null }],
  });
});

test('pictures that cannot be fetched are trouble', async () => {
  const gone = { title: 'Not Found Error', type: 'https://api.x.com/2/problems/resource-not-found' };
  const refused = { kind: 'trouble', trouble: { kind: 'refused', at: noon } };
  expect(await look({ status: 404, body: gone })).toMatchObject(refused);
  expect(await look(unknownRoute)).toMatchObject(refused);
  expect(await look({ status: 429, body: {} })).toMatchObject({ kind: 'trouble', trouble: { kind: 'rateLimited' } });
  expect(await look(() => undefined)).toMatchObject({ kind: 'trouble', trouble: { kind: 'unreachable' } });
});

test('the pictures of a direct message are left on X without asking for them', async () => {
  const server = await scriptedServer(() => undefined);
  const seen = await channelsAt(server.url)['x-dm'].pictures(messageWith(), noon);
  expect(seen).toMatchObject({ kind: 'trouble', trouble: { kind: 'refused', at: noon, detail: expect.any(String) } });
  expect(server.requests).toEqual([]);
});
