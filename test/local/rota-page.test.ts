import { afterEach, expect, test } from 'vitest';
import { startPage } from '../../local/page/server.ts';
import type { PageWorld } from '../../local/page/world.ts';
import { fullMonth } from '../support/page-rota.ts';
import { pageWorld } from '../support/page-world.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function page(parts: Pick<PageWorld, 'rota' | 'calendar'>) {
  const { url, close } = await startPage({
    port: 0,
    world: { ...pageWorld(), ...parts },
    slackEvents: async () => ({ status: 200, body: '' }),
    ready: () => true,
  });
  closing.push(close);
  return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(url + path, { method, headers: { 'accept-language': 'de', ...headers } });
}

const asked: (string | null)[] = [];
const rota = async (month: string | null) => {
  asked.push(month);
  return fullMonth(month ?? undefined);
};

test('a month of the rota is a page without script, in the reader’s language', async () => {
  const get = await page({ rota });
  const german = await get('/rota?month=2026-12');
  const text = await german.text();
  expect([german.status, german.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(text).toContain('<h1>Dienstplan Dezember 2026</h1>');
  expect(text).toContain('href="/rota?month=2026-11"');
  expect(text).toContain('href="/rota?month=2027-01"');
  expect(text).toContain('Feiertag');
  expect(text).toContain('Ann-Kathrin von der Heydt-Oberschelp');
  expect(text).not.toMatch(/<script|style=/);
  expect(await (await get('/rota', { 'accept-language': 'en' })).text()).toContain('Rota for August 2026');
  expect(asked).toEqual(['2026-12', null]);
  const style = await get('/rota.css');
  expect([style.status, await style.text()]).toEqual([200, expect.stringContaining('A4 landscape')]);
});

test('what is no month is refused in words, and a library without a rota says so', async () => {
  const get = await page({ rota });
  for (const month of ['2026-13', 'Dezember', '<b>', '']) {
    const refused = await get(`/rota?month=${encodeURIComponent(month)}`);
    expect(refused.status, month).toBe(400);
    const text = await refused.text();
    expect(text).toContain('ist kein Monat');
    expect(text).not.toContain('<b>');
  }
  expect((await get('/rota', {}, 'POST')).status).toBe(405);
  expect((await get('/rota', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);

  const without = await (await page({}))('/rota');
  expect([without.status, await without.text()]).toEqual([404, expect.stringContaining('library/rota.yaml')]);
});

test('a calendar program is answered as the function says, and may come from anywhere', async () => {
  const paths: string[] = [];
  const get = await page({
    calendar: async (path) => {
      paths.push(path);
      const headers = { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=900' };
      return path.includes('right')
        ? { status: 200, headers, body: 'BEGIN:VCALENDAR' }
        : { status: 404, body: 'Not found\n' };
    },
  });
  const found = await get('/calendar/right.ics?x=1', { 'sec-fetch-site': 'cross-site' });
  expect([found.status, found.headers.get('content-type'), await found.text()]).toEqual([
    200,
    'text/calendar; charset=utf-8',
    'BEGIN:VCALENDAR',
  ]);
  expect((await get('/calendar/wrong.ics')).status).toBe(404);
  expect((await get('/calendar/right.ics', {}, 'POST')).status).toBe(405);
  expect(paths).toEqual(['/calendar/right.ics', '/calendar/wrong.ics']);
  expect((await (await page({}))('/calendar/right.ics')).status).toBe(404);
});
