/** A newcomer's round on the page of a real `npm start`: ask, approve, see the answer arrive. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriersIn } from './barriers.ts';
import { type Look, withBrowser } from './support.ts';

const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'auskunft-newcomer-'));
let app: ChildProcess;
let url: string;

beforeAll(async () => {
  const args = ['--import', 'tsx', 'bin/local.ts', '--data', folder, '--poll-seconds', '1'];
  app = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  url = await new Promise<string>((resolve, reject) => {
    app.stdout?.on('data', (chunk) => resolve(String(chunk).trim()));
    app.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });
});
afterAll(async () => {
  const ended = new Promise((resolve) => app.once('exit', resolve));
  app.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

async function turnTo(page: Page, look: Look, part: string): Promise<void> {
  if (look.phone) await page.getByRole('tab', { name: new RegExp(part) }).click();
}

test.each<[string, Look, string, RegExp]>([
  ['desktop, German', {}, 'habt ihr einen Aufzug für den Rollstuhl?', /stufenlos zugänglich/],
  ['phone, dark', { phone: true, colour: 'dark' }, 'wie lange darf ich Bücher behalten?', /leihen Sie vier Wochen/],
])('a newcomer asks, approves and sees the answer: %s', (_, look, question, answer) =>
  withBrowser(look, async (open) => {
    const page = await open(url);
    page.setDefaultTimeout(30_000);

    await turnTo(page, look, '^X');
    const field = page.locator('.compose textarea');
    await field.fill(`${await field.inputValue()} ${question}`.trim());
    await page.locator('.compose').getByRole('button', { name: 'Senden' }).click();

    await turnTo(page, look, 'Slack');
    const card = page.locator('#pane-slack').getByRole('article').filter({ hasText: question });
    await card.getByRole('button', { name: 'Freigeben' }).click();
    await card.getByRole('button', { name: 'Rückgängig' }).waitFor();
    await card.getByText(/Beantwortet: /).waitFor();

    await turnTo(page, look, '^X');
    await page.locator('#pane-x').getByText(answer).first().waitFor();
    await turnTo(page, look, 'Innen');
    await page.locator('.line.answered').first().waitFor();

    expect(await barriersIn(page)).toEqual([]);
  }),
);

test('three wrong inputs are answered and change nothing', async () => {
  const post = (path: string, body: string) =>
    fetch(`${url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', origin: url } });
  expect((await post('/x/post', '{')).status).toBe(400);
  expect((await post('/x/post', JSON.stringify({ author: 'mia_liest', text: 'ä'.repeat(70_000) }))).status).toBe(413);
  expect((await fetch(`${url}/slack/events`, { method: 'POST', body: 'payload={}' })).status).toBe(401);
});
