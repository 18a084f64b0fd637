import { afterEach, expect, test } from 'vitest';
import type { PageLinks } from '../../core/report-page.ts';
import type { WeeklyReport } from '../../core/weekly-report.ts';
import { startPage } from '../../local/page/server.ts';
import type { PageWorld } from '../../local/page/world.ts';
import { reportsNow } from '../../local/report.ts';
import { libraryDesk, sampleLibrary } from '../support/library-desk.ts';
import { pageWorld } from '../support/page-world.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function page(parts: Pick<PageWorld, 'report'>) {
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

function reports() {
  const asked: [week: string | null, language: string][] = [];
  return {
    asked,
    report: {
      page: async (week: string | null, language: string) => {
        asked.push([week, language]);
        return `<!doctype html><h1>${week} ${language}</h1>`;
      },
      csv: async (week: string | null) => ({ name: `${week}.csv`, csv: '\uFEFFweek\r\n' }),
    },
  };
}

test('any week’s report is a page, in the reader’s language or the one that a link names', async () => {
  const { asked, report } = reports();
  const get = await page({ report });
  const found = await get('/report?week=2026-W46');
  expect([found.status, found.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await found.text()).toContain('2026-W46 de');
  await get('/report?week=2026-W53&language=en');
  await get('/report', { 'accept-language': 'en' });
  await get('/report?language=xx');
  expect(asked).toEqual([
    ['2026-W46', 'de'],
    ['2026-W53', 'en'],
    [null, 'en'],
    [null, 'de'],
  ]);
});

test('the report may load nothing and run nothing, but keeps its own style and font', async () => {
  const get = await page(reports());
  const policy = (await get('/report')).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'; style-src 'unsafe-inline'; font-src data:");
  expect(policy).not.toMatch(/script-src|'self'/);
});

test('the rows are a file to keep, with the mark by which spreadsheets know their umlauts', async () => {
  const get = await page(reports());
  const rows = await get('/report.csv?week=2026-W46');
  expect(rows.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(rows.headers.get('content-disposition')).toBe('attachment; filename="2026-W46.csv"');
  expect([...new Uint8Array(await rows.arrayBuffer())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
});

test('what is no week is refused in words, and nothing of it comes back as markup', async () => {
  const { asked, report } = reports();
  const get = await page({ report });
  for (const week of ['2026-W54', '2025-W53', '46', '<b>x</b>', ''])
    for (const path of ['/report', '/report.csv']) {
      const refused = await get(`${path}?week=${encodeURIComponent(week)}`);
      expect(refused.status, week).toBe(400);
      const text = await refused.text();
      expect(text).toContain('ist keine Woche');
      expect(text).not.toContain('<b>');
    }
  expect(asked).toEqual([]);
  expect((await get('/report', {}, 'POST')).status).toBe(405);
  expect((await get('/report', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

test('a week of which nothing is stored any more is not told as one in which nobody asked', async () => {
  const { deps } = await libraryDesk();
  const clock = () => Date.parse('2027-01-03T12:00:00+01:00');
  const links: PageLinks[] = [];
  const press = {
    page: async (_: unknown, __: unknown, to: PageLinks) => `<p>${links.push(to)}</p>`,
    rows: async () => '',
  };
  const get = await page({ report: reportsNow({ ...deps, clock, files: await sampleLibrary(), press }) });
  for (const path of ['/report', '/report.csv']) {
    const gone = await get(`${path}?week=2020-W10`);
    expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining('nicht mehr gespeichert')]);
  }
  // 762 days before that Sunday is the Monday of week 49.
  expect((await get('/report?week=2024-W49')).status).toBe(410);
  expect((await get('/report?week=2024-W50')).status).toBe(200);
  expect(links.map(({ weeks }) => weeks?.map(({ rel }) => rel))).toEqual([['next']]);
});

test('where there are no reports the page says so', async () => {
  const without = await (await page({}))('/report');
  expect([without.status, await without.text()]).toEqual([
    404,
    expect.stringContaining('Hier gibt es keine Berichte.'),
  ]);
});

test('the running week is shown without being named, leads back and not ahead; a past week leads both ways', async () => {
  const { deps } = await libraryDesk();
  const printed: { report: WeeklyReport; links: PageLinks }[] = [];
  const reports = reportsNow({
    ...deps,
    clock: () => Date.parse('2027-01-03T12:00:00+01:00'),
    files: await sampleLibrary(),
    press: {
      page: async (report, _language, links) => {
        printed.push({ report, links });
        return '';
      },
      rows: async (cases, { report }) => `${report.week} ${cases.length}`,
    },
  });
  await reports.page(null, 'de');
  await reports.page('2026-W52', 'en');
  expect(printed.map(({ report: { week, complete } }) => [week, complete])).toEqual([
    ['2026-W53', false],
    ['2026-W52', true],
  ]);
  expect(printed.map(({ links }) => links.weeks)).toEqual([
    [{ name: 'KW 52', href: '/report?week=2026-W52&language=de', rel: 'prev' }],
    [
      { name: 'Week 51', href: '/report?week=2026-W51&language=en', rel: 'prev' },
      { name: 'Week 53', href: '/report?week=2026-W53&language=en', rel: 'next' },
    ],
  ]);
  expect(printed[0]?.links).toMatchObject({
    csv: '/report.csv?week=2026-W53',
    other: '/report?week=2026-W53&language=en',
    home: '/',
  });
  expect(await reports.csv(null)).toEqual({ name: '2026-W53.csv', csv: '2026-W53 0' });
});
