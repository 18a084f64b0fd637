import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterEach, expect, test, vi } from 'vitest';
import { startPage } from '../../local/page/server.ts';
import { pageWorld, type StoryWorld } from '../support/page-world.ts';
import { type Look, withBrowser } from './support.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(world: StoryWorld, port = 0): Promise<string> {
  const page = await startPage({
    port,
    world,
    slackEvents: async () => ({ status: 200, body: '' }),
    ready: () => true,
  });
  closing.push(page.close);
  return page.url;
}

/** Shows a world and waits until its state has arrived. */
function showing(
  look: Look,
  world: () => StoryWorld,
  body: (page: Page, world: StoryWorld) => Promise<void>,
): Promise<void> {
  return withBrowser(look, async (open) => {
    const shown = world();
    const page = await open(await serve(shown));
    await page.locator('.part').first().waitFor({ state: 'attached' });
    await body(page, shown);
  });
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const lastDeed = (world: StoryWorld) => world.deeds.at(-1);
/** The newest card that waits for a decision. */
const newest = (page: Page) => page.getByRole('article', { name: /Verlängerung/ });

test('three panes show who wrote what, the cards, and what goes on inside', () =>
  showing({}, pageWorld, async (page) => {
    const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(headings).toEqual(['X (Leserschaft)', 'Slack (Team)', 'Innenansicht']);
    expect(await page.locator('.badge').allTextContents()).toEqual(['Übung: X und Slack simuliert', 'Beispielinhalt']);
    expect(await page.locator('.clock').textContent()).toMatch(/^geöffnet bis \d\d:\d\d$/);
    expect(await newest(page).getByRole('button').allTextContents()).toEqual([
      'Freigeben',
      'Bearbeiten',
      'Keine Antwort …',
      'Mehr …',
    ]);
    expect(await page.locator('.line.awaitingReview').allTextContents()).toEqual([
      expect.stringMatching(/^wartet.*Öffnungszeiten.*überfällig seit 10 min.*vor 40 min/),
      expect.stringMatching(/^wartet.*Verlängerung.*fällig in 18 min.*vor 12 min/),
    ]);
    await page.getByText('Versand angehalten').waitFor();
    await page.getByText('Dieser Teil (video) lässt sich hier nicht zeigen.').waitFor();
  }));

test('what patrons write stays text, in the timeline and on cards', () =>
  showing({}, pageWorld, async (page) => {
    expect(await page.locator('.post-text', { hasText: 'renew' }).textContent()).toContain('<b>books</b>');
    expect(await newest(page).locator('blockquote').textContent()).toBe(
      'Hi, can I renew <b>books</b> online without visiting?\nMy card number is [Ausweisnummer] & thanks a lot',
    );
    expect(await page.locator('b').count()).toBe(0);
  }));

test('a card is approved with the keyboard alone, and the keyboard stays with the card', () =>
  showing({}, pageWorld, async (page, world) => {
    await page.getByRole('button', { name: 'Deutsch' }).focus();
    const reached: string[] = [];
    for (let presses = 0; presses < 60 && !reached.includes('Freigeben'); presses += 1) {
      await page.keyboard.press('Tab');
      reached.push(await focused(page));
    }
    const order = (words: string) => reached.indexOf(words);
    expect(reached.slice(0, 2)).toEqual(['EN', expect.stringContaining('Marta Kühn')]);
    expect(order('Senden')).toBeLessThan(order('Antworten'));
    expect(order('Antworten')).toBeLessThan(order('Freigeben'));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Rückgängig' }).waitFor();
    expect(lastDeed(world)).toMatchObject({ what: 'slack.click', with: { user: 'U0MARTA', actionId: 'approve' } });
    await page.keyboard.press('Enter'); // once more by mistake: undoes nothing
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('message');
    expect(world.deeds).toHaveLength(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Rückgängig');
  }));

test('the menu of a card chooses only what is pressed', () =>
  showing({}, pageWorld, async (page, world) => {
    await newest(page).getByRole('button', { name: 'Mehr …' }).press('Enter');
    expect(await focused(page)).toBe('Ich übernehme');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('Mehr …');
    expect(world.deeds).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('a'); // leads to „Anders beantwortet“
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: /Nur für Sie sichtbar: Sie haben/ }).waitFor();
    expect(lastDeed(world)?.with).toMatchObject({ actionId: 'more', value: 'answered_by_hand' });
  }));

test('the modal keeps the focus, shows errors at the field and sends exactly its text', () =>
  showing({}, pageWorld, async (page, world) => {
    const opener = newest(page).getByRole('button', { name: 'Bearbeiten' });
    await opener.click();
    const field = page.getByRole('textbox', { name: 'Antwort' });
    await field.waitFor();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(() => {
          const here = document.activeElement;
          return here === document.body || here?.closest('dialog') !== null; // the body is the browser's own frame
        }),
      ).toBe(true);
    }
    await field.fill('');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'Bitte füllen Sie dieses Feld aus.' }).waitFor();
    await field.fill('a'.repeat(300));
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'Um 20 Zeichen zu lang.' }).waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: 'Andere Vorschläge' }).click();
    await page.getByRole('menuitem', { name: 'Feiertage' }).click();
    await vi.waitFor(async () => expect(await field.inputValue()).toBe('An Feiertagen geschlossen.'));
    await field.fill('Ja,  genau so.\n');
    await page.keyboard.press('Control+Enter');
    await field.waitFor({ state: 'detached' });
    expect(lastDeed(world)?.with).toEqual({ user: 'U0MARTA', values: { reply: { 'text|2': 'Ja,  genau so.\n' } } });
    expect(await focused(page)).toBe('Bearbeiten');

    await opener.click();
    await field.waitFor();
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(lastDeed(world)).toEqual({ what: 'slack.dismiss', with: { user: 'U0MARTA' } });
  }));

test('a reason is asked for, and what is optional may stay empty', () =>
  showing({}, pageWorld, async (page, world) => {
    await newest(page).getByRole('button', { name: 'Keine Antwort …' }).click();
    await page.getByRole('button', { name: 'Bestätigen' }).click();
    await page.getByText('Bitte füllen Sie dieses Feld aus.').waitFor();
    await page.getByRole('radio', { name: 'Spam oder Beleidigung' }).check();
    await page.getByRole('button', { name: 'Bestätigen' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(lastDeed(world)?.with).toEqual({
      user: 'U0MARTA',
      values: { reason: { reason: 'spam' }, branch: { branch: '' } },
    });
  }));

test('a button that asks first does nothing before the answer', () =>
  showing({}, pageWorld, async (page, world) => {
    await page.getByRole('button', { name: 'Noch einmal an alle' }).click();
    await page
      .getByRole('dialog', { name: 'Noch einmal senden?' })
      .getByRole('button', { name: 'Lieber nicht' })
      .click();
    expect(world.deeds).toEqual([]);
    await page.getByRole('button', { name: 'Noch einmal an alle' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Senden' }).click();
    await vi.waitFor(() => expect(lastDeed(world)?.with).toMatchObject({ actionId: 'resend' }));
  }));

test('a press is acknowledged within 100 ms, long before its answer', () =>
  showing({}, pageWorld, async (page, world) => {
    let answer = () => {};
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const click = world.slack?.click;
    if (world.slack && click)
      world.slack.click = async (given) => {
        await slow;
        return click(given);
      };
    const heardAfter = await newest(page).evaluate(async (card) => {
      const began = performance.now();
      card.querySelector<HTMLElement>('.button.primary')?.click();
      while (!card.textContent?.includes('wird gesendet …')) await new Promise((resolve) => setTimeout(resolve));
      return performance.now() - began;
    });
    expect(heardAfter).toBeLessThan(100);
    expect(await newest(page).getByRole('button', { name: 'Freigeben' }).getAttribute('aria-disabled')).toBe('true');
    answer();
    await page.getByRole('button', { name: 'Rückgängig' }).waitFor();
  }));

test('when the app fails, the card says what to do', () =>
  showing({}, pageWorld, async (page, world) => {
    world.answers({ status: 500, body: '' });
    await newest(page).getByRole('button', { name: 'Freigeben' }).click();
    await newest(page).getByRole('alert').filter({ hasText: 'mit Status 500 geantwortet. Bitte versuchen' }).waitFor();
    world.answers({ status: 0, body: '', failure: 'operation_timeout' });
    await newest(page).getByRole('button', { name: 'Freigeben' }).click();
    await newest(page).getByRole('alert').filter({ hasText: 'nicht innerhalb von 3 Sekunden' }).waitFor();
  }));

test('patrons write, answer, edit, delete and send direct messages', () =>
  showing({}, pageWorld, async (page, world) => {
    const field = page.getByRole('textbox', { name: 'Nachricht an @stb_birkenrath' });
    expect(await field.inputValue()).toBe('@stb_birkenrath ');
    await page.getByRole('button', { name: 'Senden' }).click();
    await page.getByText('Bitte schreiben Sie zuerst einen Text.').waitFor();
    await field.fill('@stb_birkenrath viel zu lang');
    await page.getByRole('button', { name: 'Senden' }).click();
    await page.getByText('Nicht angenommen: A post has 280 characters at most').waitFor();
    await field.fill('@stb_birkenrath Gibt es Spiele?');
    await page.keyboard.press('Control+Enter');
    const post = page.locator('.post', { hasText: 'Gibt es Spiele?' });
    await post.waitFor();

    await post.getByRole('button', { name: 'Antworten: Beitrag von Mia Brandt' }).click();
    await page.getByRole('textbox', { name: 'Antwort an Mia Brandt' }).fill('Und Puzzles?');
    await page.keyboard.press('Control+Enter');
    await vi.waitFor(() =>
      expect(lastDeed(world)?.with).toMatchObject({ author: 'mia_liest', text: 'Und Puzzles?', inReplyTo: 'new-1' }),
    );
    await post.getByRole('button', { name: 'Bearbeiten: Beitrag von Mia Brandt' }).click();
    await page.getByRole('textbox', { name: 'Neuer Text' }).fill('@stb_birkenrath Gibt es Brettspiele?');
    await page.getByRole('button', { name: 'Speichern' }).click();
    const edited = page.locator('.post', { hasText: 'Gibt es Brettspiele?' });
    await edited.getByText('bearbeitet').waitFor();
    await edited.getByRole('button', { name: 'Löschen: Beitrag von Mia Brandt' }).click();
    await page.keyboard.press('Enter'); // the safe choice has the focus
    expect(world.deeds.some(({ what }) => what === 'x.remove')).toBe(false);
    await edited.getByRole('button', { name: 'Löschen: Beitrag von Mia Brandt' }).click();
    await page.getByRole('button', { name: 'Wirklich löschen' }).click();
    await vi.waitFor(() => expect(lastDeed(world)).toEqual({ what: 'x.remove', with: { id: 'new-1+' } }));

    await page.getByRole('radio', { name: 'Direktnachricht' }).check();
    expect(await field.inputValue()).toBe('');
    await page.getByLabel('Schreiben als', { exact: true }).selectOption('tomasz_reads');
    await field.fill('Unter uns');
    await page.getByRole('button', { name: 'Senden' }).click();
    await page
      .getByRole('article', { name: 'Direktnachrichten mit Tomasz Zieliński' })
      .getByText('Unter uns')
      .waitFor();
    await page.getByRole('button', { name: 'Weiterschreiben als Heinrich Vogt' }).click();
    await page.getByRole('textbox', { name: 'Weiterschreiben als Heinrich Vogt' }).fill('Danke');
    await page.keyboard.press('Control+Enter');
    await vi.waitFor(() =>
      expect(lastDeed(world)).toEqual({ what: 'x.directMessage', with: { author: 'opa_heinrich', text: 'Danke' } }),
    );
  }));

test('commands go out with their slash, and free text says that it reaches nobody', () =>
  showing({}, pageWorld, async (page, world) => {
    const field = page.getByRole('textbox', { name: 'Befehl' });
    await field.fill('Hallo Frau Brandt');
    await page.keyboard.press('Enter');
    await page.getByText('Freier Text erreicht von hier aus niemanden').waitFor();
    expect(world.deeds).toEqual([]);
    await field.fill('/auskunft stop');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: /Nur für Sie sichtbar: .*ist angekommen/ }).waitFor();
    expect(lastDeed(world)?.with).toEqual({ user: 'U0MARTA', command: '/auskunft', text: 'stop' });
    await page.getByText(/von Marta Kühn, seit/).waitFor();
  }));

test('notes are seen by one person alone, and the page remembers who sits at it', () =>
  showing({}, pageWorld, async (page) => {
    await page.getByText('war schneller: schon freigegeben').waitFor();
    await page.getByLabel('Ich bin', { exact: true }).selectOption('U0PRIYA');
    await page.getByText('war schneller: schon freigegeben').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Slack (Staff)' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Slack (Staff)' }).waitFor();
    await vi.waitFor(async () => expect(await page.getByLabel('I am', { exact: true }).inputValue()).toBe('U0PRIYA'));
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  }));

test('a thread opens to its log, and a failure stays until it is seen', () =>
  showing({}, pageWorld, async (page, world) => {
    const line = page.getByRole('button', { name: /wartet.*Öffnungszeiten/ });
    await line.click();
    await page.getByRole('list', { name: 'Verlauf' }).getByText('Marta Kühn').waitFor();
    expect(await line.getAttribute('aria-expanded')).toBe('true');
    await page.getByRole('button', { name: 'Gesehen: Fehler in card' }).click();
    await page.getByText('Cannot show the card').waitFor({ state: 'detached' });
    expect(lastDeed(world)).toEqual({ what: 'failureSeen', with: { id: 'f1' } });
  }));

test('where nothing has happened yet, one button asks the first question', () =>
  showing(
    {},
    () => pageWorld({ empty: true }),
    async (page, world) => {
      await page.getByText('Noch keine Fragen.').waitFor();
      await page.getByText('Noch keine Karten.').waitFor();
      await page.getByText('Noch keine Vorgänge.').waitFor();
      await page.getByRole('button', { name: 'Diese Frage stellen' }).click();
      await page.getByText('@stb_birkenrath Habt ihr am Samstag geöffnet?').waitFor();
      expect(lastDeed(world)?.what).toBe('x.post');
    },
  ));

test('where X and Slack are the real ones the page says so', () =>
  showing(
    {},
    () => pageWorld({ live: true }),
    async (page) => {
      expect(await page.locator('.badge.live').allTextContents()).toEqual(['X echt', 'Slack echt']);
      await page.getByText('X ist echt.').waitFor();
      await page.getByText('Slack ist echt.').waitFor();
      expect(await page.getByRole('textbox').count()).toBe(0);
    },
  ));

test('a new card shows at once and is announced; a lost connection is told and found again', () =>
  withBrowser({}, async (open) => {
    const world = pageWorld();
    const url = await serve(world);
    const page = await open(url);
    await newest(page).waitFor();
    world.arrives('Und am Sonntag?');
    await page
      .getByRole('status')
      .filter({ hasText: 'Neue Karte: Öffnungszeiten: neue Frage' })
      .waitFor({ state: 'attached' });
    await page.locator('blockquote', { hasText: 'Und am Sonntag?' }).waitFor();

    await closing.pop()?.();
    await page.getByText('Die Verbindung ist abgerissen').waitFor();
    await newest(page).getByRole('button', { name: 'Freigeben' }).click();
    await newest(page).getByRole('alert').filter({ hasText: 'Nicht angekommen' }).waitFor();
    world.arrives('Und am Montag?');
    await serve(world, Number(new URL(url).port));
    await page.locator('blockquote', { hasText: 'Und am Montag?' }).waitFor();
    await page.getByText('Die Verbindung ist abgerissen').waitFor({ state: 'detached' });
  }));

test('on a phone the panes are tabs with counts, moved through by arrows', () =>
  showing({ phone: true }, pageWorld, async (page) => {
    const tabs = page.getByRole('tab');
    expect(await tabs.allTextContents()).toEqual(['X (Leserschaft) 5', 'Slack (Team) 5', 'Innenansicht 8']);
    await tabs.first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toContain('Slack (Team)');
    await page.getByRole('tabpanel', { name: /Slack/ }).waitFor();
    await page.keyboard.press('End');
    await page.getByRole('tabpanel', { name: /Innenansicht/ }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tabpanel', { name: /Leserschaft/ }).waitFor();
    expect(await page.getByRole('tabpanel').count()).toBe(1);
  }));

test('nothing is wider than a narrow phone, nor than a desktop at 200 %', async () => {
  for (const size of [
    { width: 320, height: 640 },
    { width: 360, height: 780 },
    { width: 720, height: 450 },
    { width: 1000, height: 700 },
  ])
    await showing({ size }, pageWorld, async (page) => {
      const tabs = await page.getByRole('tab').count();
      for (let tab = 0; tab < Math.max(1, tabs); tab += 1) {
        if (tabs > 0) await page.getByRole('tab').nth(tab).click();
        const over = await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('.pane:not([hidden]) .scroller')].map(
            (element) => element.scrollWidth - element.clientWidth,
          ),
        );
        expect(Math.max(...over), `${size.width} px, tab ${tab}`).toBe(0);
      }
    });
});

for (const language of ['de', 'en'] as const)
  for (const colour of ['light', 'dark'] as const)
    test(`no barrier that axe can find: ${language}, ${colour}`, async () => {
      await showing({ language, colour }, pageWorld, async (page) => {
        await expectNoBarriers(page);
        await page.locator('.line-head').first().click();
        await page.locator('.history').waitFor();
        await page.getByRole('button', { name: 'Bearbeiten', exact: true }).last().click();
        await page.getByRole('dialog').waitFor();
        await page.keyboard.press('Control+A');
        await page.keyboard.press('Delete');
        await page.keyboard.press('Control+Enter');
        await page.getByRole('alert').waitFor();
        await expectNoBarriers(page);
      });
      await showing({ language, colour, phone: true }, pageWorld, async (page) => {
        for (const tab of await page.getByRole('tab').all()) {
          await tab.click();
          await expectNoBarriers(page);
        }
      });
      await showing({ language, colour }, () => pageWorld({ empty: true }), expectNoBarriers);
      await showing({ language, colour }, () => pageWorld({ live: true }), expectNoBarriers);
    });

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.html).join('\n')}`),
  ).toEqual([]);
}
