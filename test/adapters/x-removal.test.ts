import { expect, test } from 'vitest';
import type { Removal } from '../../steps/ports.ts';
import {
  type Asked,
  channelsAt,
  idAt,
  library,
  mention,
  messageWith,
  noon,
  type Reply,
  scriptedServer,
  unknownRoute,
} from './x-scripted-server.ts';

const id = idAt(0);

const problem = (status: number, type = 'about:blank', headers = {}): Reply => ({
  status,
  headers,
  body: { title: 'Title', detail: 'Detail', type, status },
});
const notFound = 'https://api.x.com/2/problems/resource-not-found';

/** @param look how a look-up of the post is answered meanwhile */
async function remove(reply: Reply, look: Reply = unknownRoute): Promise<Removal & { requests: Asked[] }> {
  const { url, requests } = await scriptedServer(({ method }) => (method === 'DELETE' ? reply : look));
  return { ...(await channelsAt(url, 300)['x-mention'].remove(id, noon)), requests };
}

test('a post of ours is deleted for everybody', async () => {
  const { requests, ...removal } = await remove({ body: { data: { deleted: true } } });
  expect(removal).toEqual({ kind: 'removed', cost: 0 });
  expect(requests).toMatchObject([{ method: 'DELETE', path: `/2/tweets/${id}` }]);
  expect(channelsAt('http://127.0.0.1:9')['x-mention'].deletes).toBe(true);
});

test('a post that X does not find was deleted already', async () => {
  expect(await remove(problem(404, notFound))).toMatchObject({ kind: 'removed', cost: 0 });
  expect(await remove({ body: { errors: [{ title: 'Not Found Error', type: notFound }] } })).toMatchObject({
    kind: 'removed',
  });
});

test('a 404 that says nothing of the post is believed only when the post is gone', async () => {
  const deleted = { status: 404, body: { errors: [{ type: notFound }] } };
  const standing = { body: { data: mention(id, { author_id: library.id }) } };
  expect(await remove(problem(404), deleted)).toMatchObject({ kind: 'removed' });
  expect(await remove(problem(404), standing)).toMatchObject({
    kind: 'refused',
    trouble: { kind: 'refused', at: noon },
  });
  expect(await remove(problem(404), unknownRoute)).toMatchObject({ kind: 'refused' });
  expect(await remove(problem(404), problem(503))).toMatchObject({ kind: 'later', trouble: { kind: 'unreachable' } });
});

test('what hinders it for the moment, or leaves it open, is tried again later', async () => {
  const rate = {
    'x-rate-limit-limit': '50',
    'x-rate-limit-remaining': '0',
    'x-rate-limit-reset': String(noon / 1000 + 300),
  };
  const quarter = noon + 15 * 60_000;
  const cases: [Reply, string, number | null][] = [
    [problem(429, 'about:blank', rate), 'rateLimited', noon + 302_000],
    [problem(402), 'outOfCredit', quarter],
    [problem(401), 'unauthorized', quarter],
    [problem(500), 'unreachable', null],
    [problem(503), 'unreachable', null],
    [() => undefined, 'unreachable', null],
    [(response) => response.destroy(), 'unreachable', null],
    [(response) => response.end('<html></html>'), 'unreachable', null],
    [{ body: { data: { deleted: false } } }, 'unreachable', null],
    [{ body: {} }, 'unreachable', null],
  ];
  for (const [reply, kind, retryAt] of cases)
    expect(await remove(reply)).toMatchObject({ kind: 'later', trouble: { kind, at: noon }, retryAt });
  const nobody = await channelsAt('http://127.0.0.1:9')['x-mention'].remove(id, noon);
  expect(nobody).toMatchObject({ kind: 'later', trouble: { kind: 'unreachable' } });
});

test('any other refusal is for good, with X’s words', async () => {
  for (const status of [400, 403, 405, 422])
    expect(await remove(problem(status))).toMatchObject({
      kind: 'refused',
      trouble: { kind: 'refused', at: noon, detail: `${status} Detail` },
    });
  const withheld = 'https://api.x.com/2/problems/not-authorized-for-resource';
  expect(await remove(problem(403, withheld))).toMatchObject({ kind: 'refused' });
});

test('a direct message stays with its recipient, so that X is not asked to delete it', async () => {
  const server = await scriptedServer(() => undefined);
  const channel = channelsAt(server.url)['x-dm'];
  expect(channel.deletes).toBe(false);
  expect(await channel.remove('88', noon)).toEqual({
    kind: 'refused',
    trouble: { kind: 'refused', at: noon, detail: '' },
  });
  expect(server.requests).toEqual([]);
});

test('X’s own composer opens with the answer in it, public posts only', () => {
  const { 'x-mention': mentions, 'x-dm': messages } = channelsAt('http://127.0.0.1:9');
  const text = 'Ja & nein: 50 % + 1 = „genug“? 👋\nhttps://library.example/#heute';
  const composer = mentions.composerUrl(messageWith(), text);
  expect(composer).toMatch(/^https:\/\/x\.com\/intent\/post\?in_reply_to=\d+&text=Ja%20%26%20nein/);
  const { searchParams } = new URL(composer ?? '');
  expect(Object.fromEntries(searchParams)).toEqual({ in_reply_to: id, text });
  expect(mentions.composerUrl(messageWith(), '\ud83d')).toContain('text=%EF%BF%BD');
  expect(messages.composerUrl(messageWith(), text)).toBeNull();
});
