import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import type { PageLinks } from '../../core/report-page.ts';
import type { WeeklyReport } from '../../core/weekly-report.ts';
import { pressOf } from '../../functions/press.ts';
import { startPage } from '../../local/page/server.ts';
import type { Language } from '../../local/page/words.ts';
import { fullestReport } from '../support/fullest-report.ts';
import { sampleLibrary } from '../support/library-desk.ts';
import { pageWorld } from '../support/page-world.ts';
import { emptyWeek, withheldWeek } from '../support/report-extremes.ts';
import { sampleReport } from '../support/sample-report.ts';
import { barriersIn } from './barriers.ts';
import { type Look, withBrowser } from './support.ts';

/** Where pictures and sheets go, for whoever wants to look at them. */
const folder = process.env.GALLERY;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const weeks: Readonly<Record<string, WeeklyReport>> = {
  '2026-W46': sampleReport,
  '2026-W45': fullestReport,
  '2026-W44': emptyWeek,
  '2026-W43': withheldWeek,
};
const links: PageLinks = {
  csv: '/report.csv?week=2026-W46',
  other: '/report?week=2026-W46&language=en',
  weeks: [{ name: 'KW 45', href: '/report?week=2026-W45', rel: 'prev' }],
  home: '/',
};

async function served(): Promise<string> {
  const world = pageWorld();
  const press = pressOf(await sampleLibrary());
  const report = {
    page: (week: string | null, language: Language) =>
      press.page(weeks[week ?? '2026-W46'] ?? sampleReport, language, links),
    csv: async () => ({ name: 'rows.csv', csv: '' }),
  };
  const { url, close } = await startPage({
    port: 0,
    world: { ...world, report, library: { ...world.library, report: true } },
    slackEvents: async () => ({ status: 200, body: '' }),
    ready: () => true,
  });
  closing.push(close);
  return url;
}

function placeOf(name: string): string | null {
  if (folder === undefined) return null;
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

const looks: readonly Look[] = [
  { language: 'de', size: { width: 1280, height: 800 } },
  { language: 'en', size: { width: 1280, height: 800 }, colour: 'dark' },
  { language: 'de', size: { width: 360, height: 780 }, phone: true },
];
for (const look of looks)
  test(`the report can be read by everybody: ${look.language}, ${look.size?.width} px, ${look.colour ?? 'light'}`, () =>
    withBrowser(look, async (open) => {
      const url = await served();
      for (const week of look.colour === 'dark' ? ['2026-W46'] : Object.keys(weeks)) {
        const page = await open(`${url}/report?week=${week}`);
        const place = placeOf(`report-${week}-${look.size?.width}-${look.colour ?? 'light'}.png`);
        if (place !== null) await page.screenshot({ path: place, fullPage: true });
        expect(await tooWide(page), week).toBe(0);
        expect(await barriersIn(page), week).toEqual([]);
        await page.close();
      }
    }));

for (const language of ['de', 'en'] as const)
  test(`on a phone every figure by topic, channel and answer is there without moving sideways: ${language}`, () =>
    withBrowser({ language, size: { width: 360, height: 780 }, phone: true }, async (open) => {
      const url = await served();
      for (const week of ['2026-W46', '2026-W45']) {
        const page = await open(`${url}/report?week=${week}`);
        const beyond = await page
          .locator('.named')
          .evaluateAll((tables) => tables.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
        expect(beyond, week).toEqual([0, 0, 0]);
        const covered = await page.locator('.named tbody tr').evaluateAll(
          (rows) =>
            rows.filter((row) => {
              const name = row.querySelector('th span')?.getBoundingClientRect();
              const figure = row.querySelector('td data')?.getBoundingClientRect();
              return name !== undefined && figure !== undefined && figure.top < name.bottom;
            }).length,
        );
        expect(covered, week).toBe(0);
        await page.close();
      }
    }));

test('where a table goes on beyond the edge a shadow lies on that edge, until its end is reached', () =>
  withBrowser({ language: 'de', size: { width: 390, height: 844 }, phone: true }, async (open) => {
    const page = await open(`${await served()}/report?week=2026-W45`);
    const hours = page.locator('.hours');
    const shaded = async () => (await hours.screenshot({ animations: 'disabled' })).toString('base64');
    const usual = await shaded();
    const plain = await page.addStyleTag({ content: '.table { background: none !important; }' });
    expect(await shaded()).not.toBe(usual);
    await hours.evaluate((table) => table.scrollTo({ left: table.scrollWidth }));
    const bare = await shaded();
    await plain.evaluate((style) => style.parentNode?.removeChild(style));
    expect(await shaded()).toBe(bare);
  }));

test('the report asks for nothing but itself, and its letters are its own', () =>
  withBrowser({ language: 'de' }, async (open) => {
    const url = await served();
    const page = await open('about:blank');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`${url}/report?week=2026-W46`);
    await page.evaluate(() => document.fonts.ready);
    expect(requests.filter((address) => !address.startsWith('data:'))).toEqual([`${url}/report?week=2026-W46`]);
    expect(await page.evaluate(() => [...document.fonts].map(({ family, status }) => [family, status]))).toEqual([
      [expect.stringContaining('Atkinson Hyperlegible Next'), 'loaded'],
    ]);
  }));

test('whoever cannot see the charts hears what they say', () =>
  withBrowser({ language: 'de' }, async (open) => {
    const page = await open(`${await served()}/report`);
    const charts = page.getByRole('img');
    expect(await charts.count()).toBe(4);
    await page.getByRole('img', { name: 'Antwortzeit: 18 min, davor zwischen 25 min und 34 min' }).waitFor();
    await page.getByRole('table', { name: 'Fragen nach Wochentag und Stunde' }).waitFor();
  }));

for (const language of ['de', 'en'] as const)
  test(`even the fullest week is two sheets of A4: ${language}`, () =>
    withBrowser({ language }, async (open) => {
      const url = await served();
      for (const week of Object.keys(weeks)) {
        const page = await open(`${url}/report?week=${week}`);
        const place = placeOf(`report-${week}-${language}.pdf`);
        const sheets = await page.pdf({ preferCSSPageSize: true, ...(place === null ? {} : { path: place }) });
        const text = sheets.toString('latin1');
        expect(text.match(/\/Type\s*\/Page\b/g)?.length, week).toBeLessThanOrEqual(2);
        // In points of 1/72 inch: 210 × 297 mm.
        const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(text) ?? [];
        expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
        await page.close();
      }
    }));

test('the page leads to the report, the report to the week before, and back to the page', () =>
  withBrowser({ language: 'de' }, async (open) => {
    const page = await open(await served());
    await page.getByRole('link', { name: 'Bericht' }).click();
    await page.getByRole('heading', { name: 'Wochenbericht KW 46', level: 1 }).waitFor();
    await page.getByRole('link', { name: '← KW 45' }).click();
    await page.getByText('4.812 Fragen').waitFor();
    await page.getByRole('link', { name: 'Zur Übersicht' }).click();
    await page.getByRole('heading', { name: 'Slack (Team)' }).waitFor();
  }));
