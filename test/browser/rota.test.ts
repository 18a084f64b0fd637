import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startPage } from '../../local/page/server.ts';
import { fullMonth } from '../support/page-rota.ts';
import { pageWorld } from '../support/page-world.ts';
import { barriersIn } from './barriers.ts';
import { type Look, withBrowser } from './support.ts';

/** Where pictures and the sheet go, for whoever wants to look at them. */
const folder = process.env.GALLERY;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function served(): Promise<string> {
  const world = { ...pageWorld(), rota: async (month: string | null) => fullMonth(month ?? undefined) };
  const { url, close } = await startPage({
    port: 0,
    world: { ...world, library: { ...world.library, rota: true } },
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

const looks: readonly Look[] = [
  { language: 'de', size: { width: 1280, height: 800 } },
  { language: 'en', size: { width: 360, height: 780 }, phone: true, colour: 'dark' },
];
for (const look of looks)
  test(`the month can be read by everybody: ${look.language}, ${look.size?.width} px`, () =>
    withBrowser(look, async (open) => {
      const page = await open(`${await served()}/rota?month=2026-08`);
      const place = placeOf(`rota-${look.size?.width}.png`);
      if (place !== null) await page.screenshot({ path: place, fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      expect(await barriersIn(page)).toEqual([]);
      await page.getByRole('link', { name: look.language === 'de' ? 'September 2026 →' : 'September 2026 →' }).click();
      await page.getByRole('heading', { name: /September 2026/, level: 1 }).waitFor();
    }));

test('the fullest of months is one sheet of paper, A4 landscape', () =>
  withBrowser({ language: 'de' }, async (open) => {
    const page = await open(`${await served()}/rota?month=2026-08`);
    const place = placeOf('rota.pdf');
    const sheet = await page.pdf({ preferCSSPageSize: true, ...(place === null ? {} : { path: place }) });
    const text = sheet.toString('latin1');
    expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    // In points of 1/72 inch: 297 × 210 mm.
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(text) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
  }));

test('the page leads to the month, and the month back to the page', () =>
  withBrowser({ language: 'de' }, async (open) => {
    const page = await open(await served());
    await page.getByRole('link', { name: 'Dienstplan' }).click();
    await page.getByRole('link', { name: 'Zur Übersicht' }).click();
    await page.getByRole('heading', { name: 'Slack (Team)' }).waitFor();
  }));
