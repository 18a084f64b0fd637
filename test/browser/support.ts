import { existsSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';

export interface Look {
  language?: 'de' | 'en';
  colour?: 'light' | 'dark';
  /** 360 × 780 with touch; otherwise 1440 × 900. */
  phone?: boolean;
  /** Pixels instead of either. */
  size?: { width: number; height: number };
}

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const wanted = process.env.CHROMIUM_PATH;
const executablePath = (wanted === undefined ? places : [wanted]).find((place) => existsSync(place));

let running: Promise<Browser> | undefined;
afterAll(async () => {
  await (await running)?.close();
  running = undefined;
});

/**
 * Runs `body` with a browser: `open` leads a fresh page to an address. Afterwards nothing may have failed in any page,
 * and no request may have left the machine. Where there is no Chromium the test passes without `body`, and one line
 * for the whole run says so; with `AUSKUNFT_REQUIRE_BROWSER=1` it fails instead.
 */
export async function withBrowser(look: Look, body: (open: (url: string) => Promise<Page>) => Promise<void>) {
  if (executablePath === undefined) {
    tellOnce();
    expect(process.env.AUSKUNFT_REQUIRE_BROWSER, 'a browser is required, and no Chromium was found').not.toBe('1');
    return;
  }
  running ??= chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const browser = await running;
  const context = await browser.newContext({
    viewport: look.size ?? (look.phone ? { width: 360, height: 780 } : { width: 1440, height: 900 }),
    hasTouch: look.phone === true,
    locale: look.language === 'en' ? 'en-GB' : 'de-DE',
    colorScheme: look.colour ?? 'light',
  });
  context.setDefaultTimeout(10_000);
  const mistakes: string[] = [];
  context.on('request', (request) => {
    if (!['localhost', '127.0.0.1'].includes(new URL(request.url()).hostname))
      mistakes.push(`a request left the machine: ${request.url()}`);
  });
  try {
    await body(async (url) => {
      const page = await context.newPage();
      page.on('pageerror', (error) => mistakes.push(String(error)));
      page.on('console', (message) => {
        // An answer such as 422 is also told here; the pages show those in their own words.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          mistakes.push(message.text());
      });
      await page.goto(url, { timeout: 30_000 });
      return page;
    });
    expect(mistakes).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Test files run in processes of their own with one parent; the first to leave its mark there speaks for all. */
function tellOnce(): void {
  const mark = join(tmpdir(), `auskunft-no-chromium-${process.ppid}`);
  const fresh = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - fresh < 10 * 60_000) return;
  writeFileSync(mark, '');
  const looked = (wanted === undefined ? places : [wanted]).join(', ');
  writeSync(
    1,
    `Browser tests left out: no Chromium found at ${looked}; install chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH.\n`,
  );
}
