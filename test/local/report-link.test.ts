import { afterEach, expect, test } from 'vitest';
import { startPage } from '../../local/page/server.ts';
import type { PageWorld } from '../../local/page/world.ts';
import { pageWorld } from '../support/page-world.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function page(parts: Pick<PageWorld, 'reportLink'>) {
  const { url, close } = await startPage({
    port: 0,
    world: { ...pageWorld(), ...parts },
    slackEvents: async () => ({ status: 200, body: '' }),
    ready: () => true,
  });
  closing.push(close);
  return (path: string, method = 'GET') => fetch(url + path, { method, headers: { 'sec-fetch-site': 'cross-site' } });
}

test('a link to a report leads where the function URL leads, for whoever follows it from Slack too', async () => {
  const asked: string[][] = [];
  const get = await page({
    reportLink: async (path, query) => {
      asked.push([path, query]);
      return { status: 403, headers: { 'content-security-policy': "default-src 'none'" }, body: 'abgelaufen' };
    },
  });
  const answer = await get('/report/2026-W47.de.html?until=1&key=a-b_c');
  expect([answer.status, await answer.text()]).toEqual([403, 'abgelaufen']);
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'");
  expect(asked).toEqual([['/report/2026-W47.de.html', 'until=1&key=a-b_c']]);
  expect((await get('/report/2026-W47.csv')).status).toBe(403);
  expect((await get('/report/2026-W47.csv', 'POST')).status).toBe(405);
  expect((await (await page({}))('/report/2026-W47.csv')).status).toBe(404);
});
