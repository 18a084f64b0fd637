import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { NewPicture } from '../../local/x-simulator/pictures.ts';
import { startXSimulator, type XSimulator } from '../../local/x-simulator/server.ts';
import { signedFetch } from './x-simulator-signed-fetch.ts';

let x: XSimulator;
let call: ReturnType<typeof signedFetch>;
beforeEach(async () => {
  x = await startXSimulator();
  call = signedFetch(x);
});
afterEach(() => x.close());

const stained = { alt: 'Ein Buch mit Kaffeefleck' };
const asks = (pictures: NewPicture[] = [stained, {}]) =>
  x.post({ author: 'mia_liest', text: '@stb_birkenrath Schaut mal', pictures });
const withMedia = 'expansions=attachments.media_keys&media.fields=alt_text,url,width';

test('a post says what is attached to it, and describes it where that is asked for', async () => {
  const { id, pictures } = asks();
  const keys = [expect.stringMatching(/^3_\d+$/), expect.stringMatching(/^3_\d+$/)];
  expect((await call('GET', `/2/tweets/${id}`)).body.data).not.toHaveProperty('attachments');
  const { body } = await call('GET', `/2/tweets/${id}?tweet.fields=attachments`);
  expect(body).toMatchObject({ data: { attachments: { media_keys: keys } } });
  expect(body).not.toHaveProperty('includes');
  expect((await call('GET', `/2/tweets/${id}?${withMedia}`)).body).toMatchObject({
    data: { attachments: { media_keys: keys } },
    includes: {
      media: [
        { media_key: keys[0], type: 'photo', alt_text: stained.alt, url: pictures[0]?.url, width: 480 },
        { media_key: keys[1], type: 'photo', url: pictures[1]?.url, width: 480 },
      ],
    },
  });
  expect((await call('GET', `/2/tweets/${id}?media.fields=nonsense`)).status).toBe(400);
});

test('a link to the pictures stands behind the text, and the entities say that it is one', async () => {
  const { id } = asks();
  const { body } = await call('GET', `/2/tweets/${id}?tweet.fields=attachments,entities,display_text_range`);
  const link = { start: 27, end: 50, expanded_url: `https://x.com/mia_liest/status/${id}/photo/1` };
  expect(body.data).toMatchObject({
    text: expect.stringMatching(/^@stb_birkenrath Schaut mal https:\/\/t\.co\/\w{10}$/),
    display_text_range: [0, 26],
    entities: { urls: [{ ...link, media_key: expect.any(String) }, link] },
  });
  const only = x.post({ author: 'mia_liest', text: '', pictures: [{}] });
  const { body: silent } = await call('GET', `/2/tweets/${only.id}`);
  expect(silent.data).toMatchObject({ text: expect.stringMatching(/^https:\/\/t\.co\/\w{10}$/) });
});

test('each picture is shown to everybody as a real one, and they differ', async () => {
  const { pictures } = asks([{}, {}, {}]);
  const files = await Promise.all(
    pictures.map(async ({ url }) => {
      const response = await fetch(url);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
      return Buffer.from(await response.arrayBuffer());
    }),
  );
  expect(new Set(files.map((file) => file.toString('base64'))).size).toBe(3);
  for (const file of files) {
    expect(file.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
    const pixels = inflateSync(file.subarray(41, 41 + file.readUInt32BE(33)));
    expect(pixels.length).toBe((width * 3 + 1) * height);
    // what every PNG ends with, checksum included
    expect(file.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082');
  }
  expect(x.requests).toEqual([]);
  const elsewhere = pictures[0]?.url.replace(/\w+\.png$/, 'nothing.png') ?? '';
  expect((await fetch(elsewhere)).status).toBe(404);
});

test('a picture can be chosen', () => {
  const [chosen] = asks([{ motif: 'notice' }]).pictures;
  expect(chosen).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/media\/3_\d+\/notice\.png$/),
    alt: null,
  });
});

test('an edit keeps the pictures', () => {
  const before = asks();
  expect(x.edit(before.id, '@stb_birkenrath Seht mal').pictures).toEqual(before.pictures);
});

test('X takes four pictures in a post and one in a direct message, and text may be missing beside them', () => {
  expect(() => asks([{}, {}, {}, {}, {}])).toThrow('no more than 4');
  expect(() => x.directMessage({ author: 'mia_liest', text: 'Hier', pictures: [{}, {}] })).toThrow('no more than 1');
  expect(() => x.post({ author: 'mia_liest', text: ' ', pictures: [] })).toThrow('a text or a picture');
  expect(() => x.directMessage({ author: 'mia_liest', text: '' })).toThrow('a text or a picture');
});

test('a direct message carries its picture', async () => {
  x.directMessage({ author: 'aylin_k', text: '', pictures: [stained] });
  const { body, items } = await call('GET', `/2/dm_events?dm_event.fields=attachments,text&${withMedia}`);
  expect(items).toEqual([
    {
      id: expect.any(String),
      event_type: 'MessageCreate',
      attachments: { media_keys: [expect.stringMatching(/^3_/)] },
    },
  ]);
  expect(body).toMatchObject({ includes: { media: [{ type: 'photo', alt_text: stained.alt }] } });
  expect(x.directMessages()).toMatchObject([{ text: '', pictures: [{ alt: stained.alt }] }]);
});

test('the timeline tells of quotes and pictures, and of none', () => {
  const first = asks([]);
  const quoting = x.post({ author: 'aylin_k', text: 'Lest das', quotes: first.id, pictures: [stained] });
  expect(x.timeline()).toMatchObject([
    { id: first.id, pictures: [] },
    { id: quoting.id, quotes: first.id, pictures: [{ alt: stained.alt, url: quoting.pictures[0]?.url }] },
  ]);
});

test('with the same file pictures are there again, at the new address', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'x-simulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'x.jsonl');
  const first = await startXSimulator({ file });
  const { id } = first.post({ author: 'mia_liest', text: 'Hier', pictures: [stained] });
  await first.close();
  const second = await startXSimulator({ file });
  onTestFinished(() => second.close());
  const [post] = second.timeline();
  expect(post).toMatchObject({ id, pictures: [{ alt: stained.alt, url: expect.stringContaining(second.url) }] });
  expect((await fetch(post?.pictures[0]?.url ?? '')).status).toBe(200);
});
