import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { svgToPng } from '../../adapters/resvg/picture.ts';
import { slackDesk } from '../../adapters/slack/desk.ts';
import { chartSvg } from '../../adapters/vega/charts.ts';
import { verdictOf } from '../../core/report-sentences.ts';
import type { StaffLanguage } from '../../core/words.ts';
import { startPage } from '../../local/page/server.ts';
import { startSlackSimulator } from '../../local/slack-simulator/server.ts';
import { pageWorld } from '../support/page-world.ts';
import { sampleReport } from '../support/sample-report.ts';
import { barriersIn } from './barriers.ts';
import { type Look, withBrowser } from './support.ts';

/** Where pictures go, for whoever wants to look at them: `GALLERY=/some/folder npx vitest run …`. */
const folder = process.env.GALLERY;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The page beside a Slack in which Monday's message stands. */
async function served(language: StaffLanguage): Promise<string> {
  const slack = await startSlackSimulator({ rate: 'wide' });
  closing.push(slack.close);
  const { url: apiUrl, botToken, channel } = slack;
  const chart = await svgToPng(await chartSvg('trend', sampleReport, language), 1200);
  const links = { page: 'https://desk.example/report/2026-W46.html', csv: 'https://desk.example/report/2026-W46.csv' };
  const monday = { report: sampleReport, repeat: false, links, pictureMissing: false };
  const posted = await slackDesk({ apiUrl, botToken, channel, language }).postReport(monday, chart, language);
  expect(posted.kind).toBe('ok');
  const story = pageWorld({ empty: true });
  if (story.slack === null) throw new Error('The story has a Slack');
  const side = { ...story.slack, staff: slack.staff, file: slack.file, messages: () => slack.messages() };
  const page = await startPage({
    port: 0,
    world: { ...story, slack: side },
    slackEvents: async () => ({ status: 200, body: '' }),
    ready: () => true,
  });
  closing.push(page.close);
  return page.url;
}

const looks: readonly (Look & Required<Pick<Look, 'language' | 'size'>>)[] = [
  { language: 'de', size: { width: 1280, height: 800 } },
  { language: 'en', size: { width: 360, height: 780 }, phone: true, colour: 'dark' },
];
for (const look of looks)
  test(`Monday’s message is read at a glance, chart included: ${look.language}, ${look.size.width} px`, () =>
    withBrowser(look, async (open) => {
      const page = await open(await served(look.language));
      if (look.phone) await page.getByRole('tab', { name: /Slack/ }).click();
      const message = page.locator('.message');
      await message.getByText(verdictOf(sampleReport, look.language)).waitFor();
      const chart = message.locator('img');
      await chart.evaluate((image: HTMLImageElement) => image.decode());
      expect(await chart.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
      expect(await chart.getAttribute('alt')).toContain('46');
      if (folder !== undefined) {
        mkdirSync(folder, { recursive: true });
        await page.setViewportSize({ width: look.size.width, height: 1600 });
        await message.screenshot({ path: join(folder, `slack-report-${look.language}-${look.size.width}.png`) });
        await page.setViewportSize(look.size);
      }
      const box = await message.boundingBox();
      expect(box?.height).toBeLessThan(look.size.height);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      expect(await barriersIn(page, '#pane-slack')).toEqual([]);
    }));
