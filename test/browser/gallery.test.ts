import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { startPage } from '../../local/page/server.ts';
import { type Gallery, openGallery } from '../support/desk-gallery.ts';
import { flawsIn } from '../support/gallery-flaws.ts';
import { noon } from '../support/threads.ts';
import { barriersIn } from './barriers.ts';
import { withBrowser } from './support.ts';

/** Where all pictures go, for whoever wants to look at them: `GALLERY=/some/folder npx vitest run …`. */
const folder = process.env.GALLERY;
/** Pixels: so that the longest card or modal is on its picture as a whole. */
const tall = 2600;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Colour = 'light' | 'dark';
interface Look {
  language: 'de' | 'en';
  size: { width: number; height: number };
  phone: boolean;
  /** Every card and modal is checked in the first one, and with pictures in both. */
  colours: readonly [Colour, Colour];
}

const phone = { size: { width: 360, height: 780 }, phone: true } as const;
const desktop = { size: { width: 1280, height: 800 }, phone: false } as const;

/** Each language, width and colour once; whoever wants pictures gets, and checks, all of them together. */
const looks: readonly Look[] = [
  { language: 'de', ...phone, colours: ['light', 'dark'] },
  { language: 'en', ...desktop, colours: ['dark', 'light'] },
  ...(folder === undefined
    ? []
    : ([
        { language: 'de', ...desktop, colours: ['light', 'dark'] },
        { language: 'en', ...phone, colours: ['dark', 'light'] },
      ] as const)),
];

for (const look of looks)
  for (const [what, check] of [
    ['cards', checkCards],
    ['modals', checkModals],
  ] as const)
    test(`${what} can be read and pressed: ${look.language}, ${look.size.width} px`, { timeout: 600_000 }, () =>
      withBrowser({ ...look, colour: look.colours[0] }, async (open) => {
        const gallery = await openGallery(look.language, noon, what);
        closing.push(gallery.close);
        const page = await open(await serve(gallery));
        await page.clock.setFixedTime(noon);
        await page.reload();
        if (look.phone) await page.getByRole('tab', { name: /Slack/ }).click();
        await page.locator('.message').last().waitFor();
        expect(await check(page, gallery, look)).toEqual([]);
      }),
    );

/** The menus that hold the most, or the longest. */
const menusOpened = new Set(['waiting-everything', 'answered', 'closed-muted', 'list-in-all-states', 'list-many']);

async function checkCards(page: Page, gallery: Gallery, look: Look): Promise<string[]> {
  const wrong: string[] = [];
  const articles = page.locator('.message');
  expect(await articles.count()).toBe(gallery.cards.length);
  for (const [n, name] of gallery.cards.entries()) {
    const card = articles.nth(n);
    wrong.push(...named(name, await flawsIn(card)));
    if (!menusOpened.has(name)) continue;
    await card.locator('.menu-opener, [role=combobox]').last().click();
    wrong.push(...named(`${name}, menu`, await flawsIn(page.locator('.panel'))));
    await picturesOf(page, look, new Map([[`menu-${name}`, page.locator('.panel')]]));
    await page.keyboard.press('Escape');
  }
  wrong.push(...(await scrollingSideways(page, ['html', '#pane-slack .scroller'])));
  for (const colour of coloursOf(look)) {
    await page.emulateMedia({ colorScheme: colour, reducedMotion: 'reduce' });
    wrong.push(...named(colour, await barriersIn(page, '#pane-slack')));
  }
  await picturesOf(page, look, new Map(gallery.cards.map((name, n) => [`card-${name}`, articles.nth(n)])));
  return wrong;
}

async function checkModals(page: Page, gallery: Gallery, look: Look): Promise<string[]> {
  const wrong: string[] = [];
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const dialog = page.getByRole('dialog');
  const parts = dialog.locator('.modal-head, .modal-body > *, .modal-foot');
  for (const modal of gallery.modals) {
    const { name } = modal;
    await gallery.open(modal);
    await dialog.waitFor();
    if (modal.refused !== undefined) await dialog.getByRole('alert').waitFor();
    for (const part of await parts.all()) wrong.push(...named(name, await flawsIn(part)));
    wrong.push(...named(name, await scrollingSideways(page, ['html', '.modal-body'])));
    for (const colour of coloursOf(look)) {
      await page.emulateMedia({ colorScheme: colour, reducedMotion: 'reduce' });
      wrong.push(...named(`${name}, ${colour}`, await barriersIn(page, 'dialog')));
    }
    await picturesOf(page, look, new Map([[`modal-${name}`, dialog]]));
    if (modal.search === true) {
      await dialog.getByRole('combobox').first().click();
      wrong.push(...named(`${name}, menu`, await flawsIn(page.locator('.panel'))));
      wrong.push(...named(`${name}, menu`, await barriersIn(page, 'dialog')));
      await picturesOf(page, look, new Map([[`menu-${name}`, page.locator('.panel')]]));
      await page.keyboard.press('Escape');
    }
    await gallery.closeModal();
    await dialog.waitFor({ state: 'detached' });
  }
  return wrong;
}

const coloursOf = ({ colours }: Look) => (folder === undefined ? colours.slice(0, 1) : colours);

const named = (name: string, flaws: readonly string[]) => flaws.map((flaw) => `${name}: ${flaw}`);

async function serve({ world }: Gallery): Promise<string> {
  const page = await startPage({
    port: 0,
    world,
    slackEvents: async () => ({ status: 200, body: '' }),
    ready: () => true,
  });
  closing.push(page.close);
  return page.url;
}

async function scrollingSideways(page: Page, selectors: readonly string[]): Promise<string[]> {
  const over = await Promise.all(
    selectors.map((selector) =>
      page.locator(selector).evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth)),
    ),
  );
  return selectors.filter((_, i) => (over[i] ?? []).some((px) => px > 0)).map((selector) => `${selector} scrolls`);
}

/** In both colours, for whoever asked for pictures. */
async function picturesOf(page: Page, look: Look, parts: ReadonlyMap<string, Locator>): Promise<void> {
  if (folder === undefined) return;
  const { language, size, colours } = look;
  await page.setViewportSize({ width: size.width, height: tall });
  for (const colour of colours.toReversed()) {
    const place = join(folder, `${language}-${size.width}-${colour}`);
    mkdirSync(place, { recursive: true });
    await page.emulateMedia({ colorScheme: colour, reducedMotion: 'reduce' });
    for (const [name, part] of parts)
      await part.screenshot({ path: join(place, `${name}.png`), animations: 'disabled' });
  }
  await page.setViewportSize(size);
}
