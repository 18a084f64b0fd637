/** Follows the handbook on the page to the letter: finds everything by the label that the handbook prints, nothing else. */
import type { Locator, Page } from 'playwright-core';
import { vi } from 'vitest';
import type { Handbook } from './handbook.ts';

/** By label: what to enter there, or what happens before it is pressed. Naming one of several choices chooses it. */
type Entries = Record<string, string | (() => Promise<void>)>;

const soon = { timeout: 60_000, interval: 100 };
/** On a busy machine Slack may give up after three seconds: then it is typed or pressed once more, as anybody would. */
const patience = 15_000;
const roles = ['button', 'menuitem', 'radio', 'checkbox', 'combobox', 'textbox'] as const;

/** @param page turned to Slack */
export function handbookFollower(page: Page, { ways }: Pick<Handbook, 'ways'>) {
  const channel = page.locator('#pane-slack');
  const dialog = page.getByRole('dialog');

  let typed = '';
  /** What was pressed last, as long as nothing came of it. */
  let pressed: Locator | null = null;
  async function type(command: string): Promise<void> {
    typed = command;
    await channel.getByRole('textbox', { name: 'Befehl' }).fill(command);
    await channel.getByRole('button', { name: 'Ausführen' }).click();
  }

  /** Waits until it is there: in the window while one is open, else on the card. */
  async function named(label: string, card: Locator): Promise<Locator> {
    const onceMoreAt = Date.now() + patience;
    const name = new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')}( \\(freiwillig\\))?$`);
    return vi.waitFor(async () => {
      const place = (await dialog.count()) > 0 ? dialog : card;
      for (const role of roles) {
        const found = place.getByRole(role, { name });
        if ((await found.count()) > 0) return found;
      }
      // A date or a time has no role of its own.
      const found = place.getByLabel(name);
      if ((await found.count()) > 0) return found;
      if (Date.now() > onceMoreAt && (await dialog.count()) === 0) {
        const [command, button] = [typed, pressed];
        [typed, pressed] = ['', null];
        if (command !== '') await type(command);
        else if (button !== null && (await button.isVisible())) await button.click();
        typed = '';
      }
      throw new Error(`„${label}“ is not there`);
    }, soon);
  }

  /** On a busy machine Slack may give up after its three seconds: then once more, as it asks to; what counts is what comes. */
  async function submit(button: Locator): Promise<void> {
    await button.click();
    // It may just have closed.
    const again = () => button.click({ timeout: 3_000 }).catch(() => undefined);
    for (const remedy of [again, () => page.keyboard.press('Escape')]) {
      const open = await dialog.waitFor({ state: 'detached', timeout: 6_000 }).catch(() => 'open');
      if (open !== 'open') return;
      await remedy();
    }
  }

  async function press(label: string, card: Locator, entry?: string): Promise<void> {
    const found = await named(label, card);
    [typed, pressed] = ['', null];
    const kind = await found.first().evaluate((one) => one.getAttribute('role') ?? one.getAttribute('type') ?? 'text');
    if (kind === 'checkbox' || kind === 'radio') {
      for (const each of await found.all()) await each.check();
    } else if (kind === 'combobox') {
      await found.fill(entry ?? '');
      await page.getByRole('listbox').getByRole('option').first().click();
    } else if (kind === 'submit') await submit(found);
    else if (kind === 'button' || kind === 'menuitem') {
      pressed = found.first();
      await pressed.click();
    } else if (entry !== undefined) await found.fill(entry);
  }

  return {
    /** The newest message in the channel that says all this. */
    card: (...says: string[]) =>
      says.reduce((found, hasText) => found.filter({ hasText }), channel.getByRole('article')).last(),
    dialog,
    press,
    type,
    /** Waits for what comes of the last press. */
    async comes(sign: Locator): Promise<void> {
      const onceMoreAt = Date.now() + patience;
      await vi.waitFor(async () => {
        if ((await sign.count()) > 0) return;
        if (Date.now() > onceMoreAt && pressed !== null && (await pressed.isVisible())) {
          const button = pressed;
          pressed = null;
          await button.click();
        }
        throw new Error(`Nothing came of it: ${sign}`);
      }, soon);
    },
    becomes: (person: string) =>
      page
        .getByLabel('Ich bin', { exact: true })
        .selectOption(person)
        .then(() => undefined),
    /** Goes the way of one task, on the card if there is one. */
    async follow(task: string, card: Locator, entries: Entries = {}): Promise<void> {
      const way = ways.get(task);
      if (way === undefined) throw new Error(`The handbook does not tell of „${task}“`);
      await dialog.waitFor({ state: 'detached' });
      for (const choices of way) {
        const label = choices.find((choice) => choice in entries) ?? choices[0] ?? '';
        const entry = entries[label];
        if (typeof entry === 'function') await entry();
        if (label.startsWith('/')) await type(label);
        else await press(label, card, typeof entry === 'string' ? entry : undefined);
      }
    },
  };
}
