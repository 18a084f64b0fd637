import type { Page } from 'playwright-core';
import { afterEach, expect, test, vi } from 'vitest';
import { startPage } from '../../local/page/server.ts';
import { type Desk, openDesk } from '../support/page-desk.ts';
import { bundleCard } from '../support/page-desk-cards.ts';
import { pageWorld, type StoryWorld } from '../support/page-world.ts';
import { barriersIn } from './barriers.ts';
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

/** Shows the page before the built-in Slack and X, turned to Slack. */
function atTheDesk(look: Look, body: (page: Page, desk: Desk) => Promise<void>): Promise<void> {
  return withBrowser(look, async (open) => {
    const desk = await openDesk();
    closing.push(desk.close);
    const page = await open(await serve(desk.world));
    await page.locator('.part').first().waitFor({ state: 'attached' });
    if (look.phone) await page.getByRole('tab', { name: /Slack/ }).click();
    await body(page, desk);
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

test('danger stands above whatever waits longer inside, in the words of its card', () =>
  showing({}, pageWorld, async (page, world) => {
    world.arrives('Hilfe, wir sind eingeschlossen', 'lockedIn');
    await page.locator('.topic.urgent').waitFor();
    const first = await page.locator('.line').first().textContent();
    expect(first).toMatch(/^wartet.*DRINGEND: jemand ist eingeschlossen/);
    expect(first).not.toContain('fällig in');
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
    expect(lastDeed(world)?.with).toEqual({
      user: 'U0MARTA',
      values: { alternatives: { alternative: 'feiertage' }, reply: { 'text|2': 'Ja,  genau so.\n' } },
    });
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

test('a window says in the language of whose account it is what is optional, what is wrong and which keys submit', () =>
  atTheDesk({}, async (page) => {
    await page.getByLabel('Ich bin', { exact: true }).selectOption('U0PRIYA');
    await page.getByRole('button', { name: 'Weitergeben …' }).click();
    const dialog = page.getByRole('dialog');
    await page.locator('.field').getByText('(optional)').first().waitFor();
    await dialog.getByText('Ctrl + Enter').waitFor();
    expect(await page.getByText('(freiwillig)').count()).toBe(0);
    await dialog.getByRole('combobox', { name: 'An wen' }).fill('zz');
    await dialog.getByText('No hits.').waitFor();
    await dialog.getByText('Hits: 0').waitFor();
    await dialog.getByLabel('Notiz').fill('x'.repeat(41));
    await dialog.getByText('1 characters too many').waitFor();
    await dialog.getByRole('button', { name: 'Weitergeben' }).click();
    await dialog.getByText('Please fill in this field.').first().waitFor();
    await dialog.getByText('Please shorten this by 1 characters.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).waitFor();
  }));

test('times in messages are told in the language of whose account it is, as Slack does', () =>
  showing({}, pageWorld, async (page) => {
    const dates = async () => (await page.locator('.message .mrkdwn time').allTextContents()).join();
    expect(await dates()).toMatch(/heute|gestern/);
    await page.getByLabel('Ich bin', { exact: true }).selectOption('U0PRIYA');
    await vi.waitFor(async () => expect(await dates()).toMatch(/today|yesterday/));
    expect(await dates()).not.toMatch(/heute|gestern|morgen/);
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

test('ticks are each person’s own, outlive every change around them and go along with any press', () =>
  atTheDesk({}, async (page, { slack, client, told }) => {
    const { channel } = slack;
    const card = page.getByRole('article', { name: 'Drei Fragen zum WLAN' });
    const tick = (row: number) => card.getByRole('checkbox').nth(row);
    await tick(2).check();
    await tick(0).uncheck();
    await vi.waitFor(() => expect(told).toHaveLength(2));
    expect(told[1]).toMatchObject({
      actions: [{ action_id: 'tick', block_id: 't1', selected_options: [] }],
      state: {
        values: { t1: { tick: { selected_options: [] } }, t3: { tick: { selected_options: [{ value: 't3' }] } } },
      },
    });
    await client.chat.postMessage({ channel, text: 'Noch eine Karte' });
    await page.getByRole('article', { name: 'Noch eine Karte' }).waitFor();
    const ts = slack.messages()[0]?.ts ?? '';
    await client.chat.update({ channel, ts, text: 'Drei Fragen zum WLAN', blocks: bundleCard(['t1', 't3']) });
    await vi.waitFor(async () => expect(await card.getByRole('checkbox').count()).toBe(2));
    expect([await tick(0).isChecked(), await tick(1).isChecked()]).toEqual([false, true]);
    await page.getByLabel('Ich bin', { exact: true }).selectOption('U0JONAS');
    expect([await tick(0).isChecked(), await tick(1).isChecked()]).toEqual([true, false]);
    await page.getByLabel('Ich bin', { exact: true }).selectOption('U0MARTA');
    await card.getByRole('button', { name: 'Angehakte freigeben' }).click();
    await vi.waitFor(() =>
      expect(told.at(-1)).toMatchObject({
        user: { id: 'U0MARTA' },
        actions: [{ action_id: 'approve_all' }],
        state: {
          values: { t1: { tick: { selected_options: [] } }, t3: { tick: { selected_options: [{ value: 't3' }] } } },
        },
      }),
    );
  }));

test('a button that leads elsewhere opens a tab of its own and tells the app', () =>
  atTheDesk({}, async (page, { told }) => {
    const link = page.getByRole('link', { name: 'Bei X selbst antworten (öffnet einen neuen Tab)' });
    expect([await link.getAttribute('target'), await link.getAttribute('rel')]).toEqual([
      '_blank',
      'noopener noreferrer',
    ]);
    expect(await link.getAttribute('href')).toBe('https://x.example/intent/post?text=Guten%20Tag');
    await link.evaluate((anchor) => {
      anchor.setAttribute('href', `${location.origin}/elsewhere`); // nothing leaves the machine
    });
    const opened = page.waitForEvent('popup');
    await link.click();
    expect(new URL((await opened).url() || page.url()).origin).toBe(new URL(page.url()).origin);
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ actions: [{ action_id: 'composer' }] }));
  }));

test('people and answers are found by typing, chosen and dropped with the keyboard alone', () =>
  atTheDesk({}, async (page, { slack, told }) => {
    await page.getByRole('button', { name: 'Weitergeben …' }).press('Enter');
    const person = page.getByRole('combobox', { name: 'An wen' });
    await person.waitFor();
    expect(await person.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('kuehn');
    const found = page.getByRole('listbox').getByRole('option');
    expect(await found.allTextContents()).toEqual([expect.stringContaining('Marta Kühn')]);
    await page.keyboard.press('Escape');
    expect(await person.inputValue()).toBe('');
    await page.keyboard.type('zz');
    await page.getByText('Keine Treffer.').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('alb');
    await page.keyboard.press('Enter');
    expect(await person.inputValue()).toBe('Jonas Albrecht');

    await page.keyboard.press('Tab');
    const answer = page.getByRole('combobox', { name: 'Antwort der Bücherei' });
    expect(await answer.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('listbox').getByRole('group').count()).toBe(3);
    await page.keyboard.press('ArrowUp'); // from the first to the last
    await page.keyboard.press('Enter');
    expect(await answer.inputValue()).toBe('Gebühren bezahlen');
    await vi.waitFor(() =>
      expect(told.at(-1)).toMatchObject({
        actions: [{ action_id: 'answer', selected_option: { value: 'gebühren-bezahlen' } }],
        view: { state: { values: { to: { to: { selected_user: 'U0JONAS' } } } } },
      }),
    );

    const branches = page.getByRole('combobox', { name: 'Zweigstellen' });
    await branches.focus();
    for (const key of ['ArrowDown', 'Enter', 'ArrowDown', 'Enter', 'ArrowDown', 'Enter'])
      await page.keyboard.press(key);
    await page.getByText('Mehr als 2 geht nicht.').waitFor();
    expect(await page.locator('.chip').allTextContents()).toEqual(['Zentralbibliothek✕', 'Mühlenbach✕']);
    await page.keyboard.press('Backspace');
    expect(await page.locator('.chip').allTextContents()).toEqual(['Zentralbibliothek✕']);
    await page.getByRole('button', { name: 'Zentralbibliothek entfernen' }).press('Enter');
    expect(await page.locator('.chip').count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape'); // leaves the list alone
    expect(slack.openView('U0MARTA')?.callback_id).toBe('every_input');
  }));

test('every kind of input is submitted as it stands, and errors stay at their fields', () =>
  atTheDesk({}, async (page, { slack, answer }) => {
    await page.getByRole('button', { name: 'Weitergeben …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Vorgang weitergeben' });
    await dialog.waitFor();
    await page.keyboard.press('Control+Enter');
    expect(await dialog.getByRole('alert').count()).toBe(2);
    await dialog.getByRole('combobox', { name: 'An wen' }).fill('aylin');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Von').fill('2026-12-01');
    await dialog.getByLabel('Uhrzeit').fill('09:30');
    await dialog.getByRole('checkbox', { name: 'Vermerken' }).check();
    await dialog.getByRole('checkbox', { name: 'Per E-Mail' }).check();
    await dialog.getByRole('radio', { name: 'Das weiß jemand anderes besser' }).check();
    const note = dialog.getByLabel('Notiz');
    await note.fill('x'.repeat(42));
    await dialog.getByText('2 Zeichen zu viel').waitFor();
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('Bitte kürzen Sie um 2 Zeichen.').waitFor();
    await note.fill('Bitte heute noch');

    // What lies over it is left again, and everything still stands there.
    await dialog.getByRole('button', { name: 'Bilder ansehen' }).click();
    const pictures = page.getByRole('dialog', { name: 'Bilder' });
    await pictures.getByRole('img', { name: 'Aufgeschlagenes Buch mit Kaffeefleck' }).waitFor();
    expect(await pictures.locator('button[type=submit]').count()).toBe(0);
    await pictures.getByText('Bild: Aushang an der Tür').waitFor();
    await pictures.getByRole('button', { name: 'Zurück' }).click();
    await dialog.waitFor();
    expect(await dialog.getByLabel('Notiz').inputValue()).toBe('Bitte heute noch');

    answer.submission = { response_action: 'errors', errors: { to: 'Aylin Demir ist im Urlaub.' } };
    await page.keyboard.press('Control+Enter');
    await dialog.getByRole('alert').filter({ hasText: 'Aylin Demir ist im Urlaub.' }).waitFor();
    expect(await dialog.getByRole('combobox', { name: 'An wen' }).getAttribute('aria-invalid')).toBe('true');
    expect(slack.openView('U0MARTA')?.state.values).toMatchObject({
      to: { to: { selected_user: 'U0AYLIN' } },
      answer: { answer: { selected_option: null } },
      from: { from: { selected_date: '2026-12-01' } },
      at: { at: { selected_time: '09:30' } },
      also: { also: { selected_options: [{ value: 'mail' }, { value: 'note' }] } },
      why: { why: { selected_option: { value: 'expert' } } },
      note: { note: { value: 'Bitte heute noch' } },
    });
    answer.submission = { response_action: 'clear' };
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
  }));

test('whoever left the workspace keeps a name, and is offered no more', () =>
  atTheDesk({}, async (page, { slack }) => {
    await page.getByText('@Renate Hollmann').waitFor();
    await page.getByText('@twitterdienst').waitFor();
    slack.leaves('U0JONAS');
    await vi.waitFor(async () =>
      expect(await page.getByLabel('Ich bin', { exact: true }).locator('option').allTextContents()).toEqual([
        'Marta Kühn, Bibliothekarin',
        'Aylin Demir, Bibliothekarin',
        'Priya Nair, Bibliotheksleitung',
        'Tomasz Wilk, Auszubildender',
      ]),
    );
    await page.getByRole('combobox', { name: 'Kollegin oder Kollege' }).click();
    const offered = await page.getByRole('listbox').getByRole('option').allTextContents();
    expect(offered.join()).toContain('Henrik Voßberg');
    expect(offered.join()).not.toMatch(/Renate|Jonas/);
  }));

test('replies stand with what they answer, and whoever reads further up is led to what is new', () =>
  atTheDesk({ size: { width: 1280, height: 700 } }, async (page, { slack, client }) => {
    const { channel } = slack;
    const [first] = slack.messages();
    slack.say({ user: 'U0JONAS', text: 'Ich frage nach.', threadTs: first?.ts ?? '' });
    const texts = () => page.locator('#pane-slack .message').evaluateAll((all) => all.map((one) => one.ariaLabel));
    await vi.waitFor(async () =>
      expect(await texts()).toEqual(['Drei Fragen zum WLAN', 'Ich frage nach.', 'Frage mit Bild']),
    );
    const scroller = page.getByRole('log');
    await scroller.evaluate((column) => {
      column.scrollTop = 0;
    });
    await client.chat.postMessage({ channel, text: 'Ganz neu' });
    await page.getByRole('button', { name: 'Neues weiter unten' }).click();
    await page.getByRole('button', { name: 'Neues weiter unten' }).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Ganz neu');
  }));

test('patrons post pictures with and without a description, and quote one another', () =>
  atTheDesk({}, async (page, { x }) => {
    const byMia = page.getByRole('button', { name: 'Zitieren: Beitrag von Mia Brandt' });
    const first = page.locator('.post', { hasText: 'so sieht das Buch aus' }).filter({ has: byMia });
    await first.getByRole('img', { name: /Kaffeefleck/ }).waitFor();
    const quoting = page.locator('.post', { hasText: 'ist mir letzte Woche auch passiert' });
    await quoting.getByLabel('Zitat von Mia Brandt').getByText('so sieht das Buch aus').waitFor();
    await quoting.getByText('Bild ohne Beschreibung').waitFor();

    const compose = page.locator('.compose');
    await compose.getByLabel('Bild anhängen').selectOption('Aushang an der Tür');
    await compose.getByLabel('Bildbeschreibung').fill('Heute geschlossen');
    await compose.getByRole('button', { name: 'Senden' }).click();
    await vi.waitFor(() => expect(x.timeline().at(-1)?.pictures).toMatchObject([{ alt: 'Heute geschlossen' }]));
    await vi.waitFor(async () => expect(await compose.getByLabel('Bild anhängen').inputValue()).toBe(''));

    await first.getByRole('button', { name: 'Zitieren: Beitrag von Mia Brandt' }).click();
    await page.getByRole('textbox', { name: 'Beitrag von Mia Brandt zitieren' }).fill('Unfassbar');
    await page.getByRole('button', { name: 'Zitieren', exact: true }).click();
    await vi.waitFor(() =>
      expect(x.timeline().at(-1)).toMatchObject({ text: 'Unfassbar', quotes: x.timeline()[0]?.id }),
    );
    expect(x.timeline().at(-1)?.author).not.toBe('mia_liest');
    x.remove(x.timeline()[0]?.id ?? '');
    await page.getByText('Der zitierte Beitrag wurde gelöscht.').first().waitFor();
  }));

test('an exercise says so above everything, and does not pretend that X is there', async () => {
  const practice = () => pageWorld({ practice: true });
  await showing({}, practice, async (page) => {
    await page.getByText('ÜBUNG – nichts geht hinaus').waitFor();
    await page.getByText('In der Übung ist X nicht angeschlossen').waitFor();
    expect(await page.locator('.badge').allTextContents()).toEqual(['Slack simuliert', 'Beispielinhalt']);
  });
  await showing({ language: 'en' }, practice, async (page) => {
    await page.getByText('PRACTICE – nothing goes out').waitFor();
  });
});

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

test('that a press was heard is said within its own card, not on the next one', () =>
  showing({}, pageWorld, async (page, world) => {
    if (world.slack) world.slack.click = () => new Promise(() => {});
    await newest(page).getByRole('button', { name: 'Freigeben' }).click();
    const word = await newest(page).getByText('wird gesendet …').boundingBox();
    const card = await newest(page).boundingBox();
    if (word === null || card === null) throw new Error('Nothing to be seen');
    expect(word.y + word.height).toBeLessThan(card.y + card.height);
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

test('commands go out with their slash, and free text or an unknown one says that it reaches nobody', () =>
  showing({}, pageWorld, async (page, world) => {
    const field = page.getByRole('textbox', { name: 'Befehl' });
    await field.fill('Hallo Frau Brandt');
    await page.keyboard.press('Enter');
    await page.getByText('Freier Text erreicht von hier aus niemanden').waitFor();
    await field.fill('/foo stop');
    await page.keyboard.press('Enter');
    await page.getByText('Den Befehl /foo gibt es hier nicht.').waitFor();
    expect(world.deeds).toEqual([]);
    await page.getByLabel('Ich bin', { exact: true }).selectOption('U0PRIYA');
    await page.getByText('Den Befehl /foo').waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('');
    await page.getByLabel('Ich bin', { exact: true }).selectOption('U0MARTA');
    await field.fill('/auskunft stop');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: /Nur für Sie sichtbar: .*ist angekommen/ }).waitFor();
    expect(lastDeed(world)?.with).toEqual({ user: 'U0MARTA', command: '/auskunft', text: 'stop' });
    await page.getByText(/von Marta Kühn, seit/).waitFor();
  }));

test('that a note is seen by nobody else is said in the language of whose account it is', () =>
  showing({}, pageWorld, async (page) => {
    await page.getByLabel('Ich bin', { exact: true }).selectOption('U0PRIYA');
    await page.getByRole('textbox', { name: 'Befehl' }).fill('/auskunft help');
    await page.keyboard.press('Enter');
    await page
      .getByRole('article', { name: /^Only visible to you: / })
      .getByText('Only visible to you')
      .waitFor();
    expect(await page.getByText('Nur für Sie sichtbar').count()).toBe(0);
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

test('the tabs fit a narrow phone, however much there is', () =>
  showing({ phone: true }, pageWorld, async (page, world) => {
    for (let n = 0; n < 100; n += 1) world.arrives(`Frage ${n}`);
    await page.getByRole('tab', { name: 'Innenansicht 108' }).waitFor();
    const over = await page.getByRole('tablist').evaluate((tabs) => tabs.scrollWidth - tabs.clientWidth);
    expect(over).toBe(0);
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

for (const look of [
  { language: 'de', colour: 'light' },
  { language: 'en', colour: 'dark', phone: true },
] as const)
  test(`no barrier in cards, modals and lists that axe can find: ${look.language}, ${look.colour}`, () =>
    atTheDesk(look, async (page) => {
      await expectNoBarriers(page);
      await page.getByRole('button', { name: 'Weitere Schritte' }).click();
      await expectNoBarriers(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Weitergeben …' }).click();
      const dialog = page.getByRole('dialog');
      await expectNoBarriers(page);
      await dialog.getByRole('combobox').nth(1).click();
      await expectNoBarriers(page);
      await page.keyboard.press('Tab'); // its list lies over the next field
      await dialog.getByRole('combobox').nth(2).click();
      await dialog.getByRole('option').first().click();
      await expectNoBarriers(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Enter');
      await dialog.getByRole('alert').first().waitFor();
      await expectNoBarriers(page);
      await dialog.getByRole('button', { name: 'Bilder ansehen' }).click();
      await page.getByRole('heading', { name: 'Zwei Bilder' }).waitFor();
      await expectNoBarriers(page);
    }));

test('nothing at the desk is wider than a narrow phone', () =>
  atTheDesk({ size: { width: 320, height: 640 } }, async (page) => {
    const over = (selector: string) =>
      page.locator(selector).evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(await over('#pane-x .scroller')).toBe(0);
    await page.getByRole('tab', { name: /Slack/ }).click();
    expect(await over('#pane-slack .scroller')).toBe(0);
    await page.getByRole('button', { name: 'Weitergeben …' }).click();
    await page.getByRole('combobox', { name: 'Antwort' }).click();
    expect([await over('.modal-body'), await over('.panel'), await over('html')]).toEqual([0, 0, 0]);
  }));

async function expectNoBarriers(page: Page): Promise<void> {
  expect(await barriersIn(page)).toEqual([]);
}
