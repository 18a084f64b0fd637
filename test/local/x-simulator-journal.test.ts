import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startXSimulator } from '../../local/x-simulator/server.ts';
import { signedFetch } from './x-simulator-signed-fetch.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'x-simulator-'));
  file = join(folder, 'x.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a simulator with the same file carries on where the last one was', async () => {
  const first = await startXSimulator({ file });
  const question = first.post({ author: 'neu_hier', text: '@stb_birkenrath Offn?' });
  const edited = first.edit(question.id, '@stb_birkenrath Offen?');
  await signedFetch(first)('POST', '/2/tweets', { text: 'Ja', reply: { in_reply_to_tweet_id: edited.id } });
  first.remove(first.post({ author: 'mia_liest', text: 'Ups' }).id);
  first.directMessage({ author: 'mia_liest', text: 'Hallo' });
  first.patron('opa_heinrich', { protected: true });
  const before = [first.timeline(), first.directMessages(), first.patrons()];
  await first.close();

  const second = await startXSimulator({ file });
  expect([second.timeline(), second.directMessages(), second.patrons()]).toEqual(before);
  const newer = second.post({ author: 'neu_hier', text: 'Danke' });
  expect(BigInt(newer.id)).toBeGreaterThan(BigInt(second.timeline().at(-2)?.id ?? 0));
  await second.close();
});

test('killed without warning, a simulator loses nothing that was answered', async () => {
  const server = fileURLToPath(new URL('../../local/x-simulator/server.ts', import.meta.url));
  const program = `
    const { startXSimulator } = await import(${JSON.stringify(server)});
    const x = await startXSimulator({ file: ${JSON.stringify(file)} });
    for (let n = 0; n < 50; n += 1) x.post({ author: 'mia_liest', text: 'Nr. ' + n });
    console.log('posted');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const x = await startXSimulator({ file });
  expect(x.timeline().map(({ text }) => text)).toEqual(Array.from({ length: 50 }, (_, n) => `Nr. ${n}`));
  await x.close();
});

test('a line that was being written at the end is dropped, any other broken line is named', async () => {
  const first = await startXSimulator({ file });
  first.post({ author: 'mia_liest', text: 'Grüße' });
  await first.close();
  const whole = readFileSync(file, 'utf8');
  appendFileSync(file, '{"kind":"post","po');
  const second = await startXSimulator({ file });
  expect(second.timeline().map(({ text }) => text)).toEqual(['Grüße']);
  await second.close();
  expect(readFileSync(file, 'utf8')).toBe(whole);

  writeFileSync(file, `${whole}{"kind":"party"}\n`);
  const lines = whole.split('\n').length;
  await expect(startXSimulator({ file })).rejects.toThrow(`line ${lines}: not an entry`);
});

test('a file about another account is refused', async () => {
  await (await startXSimulator({ file })).close();
  const account = { id: '7', username: 'stb_birkenrath', name: 'Andere' };
  await expect(startXSimulator({ file, account })).rejects.toThrow('is about @stb_birkenrath');
});

test('a taken port is an error', async () => {
  const x = await startXSimulator();
  await expect(startXSimulator({ port: Number(new URL(x.url).port), file })).rejects.toThrow('EADDRINUSE');
  await x.close();
});
