import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { unpackModel } from '../../adapters/files/model.ts';
import { predictIntent } from '../../core/intent.ts';

const run = (script: string, args: string[] = [], env: Record<string, string> = {}) =>
  spawn(process.execPath, ['--import', 'tsx', script, ...args], { env: { ...process.env, ...env } });

/** Everything the command writes for these lines. */
async function triage(lines: readonly string[], env: Record<string, string> = {}, args: string[] = []) {
  const command = run('bin/triage.ts', args, env);
  let out = '';
  let problems = '';
  command.stdout.on('data', (chunk) => {
    out += chunk;
  });
  command.stderr.on('data', (chunk) => {
    problems += chunk;
  });
  command.stdin.on('error', () => {}); // a command that refuses to start reads nothing
  command.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const code = await new Promise((resolve) => command.on('close', resolve));
  return {
    code,
    out,
    problems,
    answers: () =>
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
  };
}

test('of the library in library/, each line is answered in its place, and one that is not valid gets an error there and stops nothing', async () => {
  const lines = [
    '{"text":"Wie kann ich meine Bücher verlängern?","channel":"x-mention","at":"2026-11-23T10:00:00Z"}',
    'no JSON',
    '',
    '{"text":7,"channel":"carrier-pigeon"}',
    '{"text":"?","channel":"x-dm","at":"gestern"}',
    '   ',
    '[]',
    '{"text":"Habt ihr offen?"}',
    '{"text":"Meine Karte 00123456 geht nicht, Tel. 0231 1234567","channel":"x-dm"}',
  ];
  // As where a file of settings has the name and nothing behind it.
  const { code, answers: told } = await triage(lines, { AUSKUNFT_LIBRARY: '' });
  expect(code).toBe(1);
  const answers = told();
  expect(answers).toHaveLength(7);
  expect(answers[0]).toMatchObject({
    language: 'de',
    intent: 'renewal',
    abstained: false,
    urgent: false,
    pii: [],
    redacted: 'Wie kann ich meine Bücher verlängern?',
    draft: expect.stringContaining('verlängern'),
  });
  expect(answers[0].confidence).toBeGreaterThan(0.5);
  expect(answers[0].answers[0]).toEqual({ id: expect.stringMatching(/^verlaengern/), score: expect.any(Number) });
  expect(answers.slice(1, -1)).toEqual([
    { error: 'line 2: not JSON' },
    { error: 'line 4: text must be a string; channel must be one of x-mention, x-dm' },
    { error: 'line 5: at must be an ISO time, such as 2026-11-23T10:00:00Z' },
    { error: 'line 7: must be an object with text and channel' },
    { error: 'line 8: channel is missing' },
  ]);
  expect(answers.at(-1)).toMatchObject({
    redacted: 'Meine Karte [Ausweisnummer] geht nicht, Tel. [Telefon]',
    pii: [
      { kind: 'library_card', start: 12, end: 20 },
      { kind: 'phone', start: 38, end: 50 },
    ],
  });
});

test('valid lines alone end with exit code 0', async () => {
  const { code, answers } = await triage(['', '{"text":"Habt ihr WLAN?","channel":"x-dm"}', '']);
  expect(code).toBe(0);
  expect(answers()).toMatchObject([{ intent: 'rooms_it' }]);
});

test('how it is called is told where it is asked, or called otherwise', async () => {
  const asked = await triage([], {}, ['--help']);
  expect(asked).toMatchObject({ code: 0, problems: '' });
  expect(asked.out).toContain('"channel" is x-mention or x-dm');
  const wrong = await triage(['{"text":"Habt ihr WLAN?","channel":"x-dm"}'], {}, ['foo']);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.problems).toMatch(/'foo'.*\nnpm run -s triage </u);
});

test('an answer comes as soon as its line is in', async () => {
  const command = run('bin/triage.ts');
  const answers = createInterface({ input: command.stdout })[Symbol.asyncIterator]();
  command.stdin.write('{"text":"Hilfe, wir sind eingeschlossen","channel":"x-mention"}\n');
  expect(JSON.parse((await answers.next()).value)).toMatchObject({
    urgent: true,
    draft: expect.stringContaining('112'),
  });
  command.stdin.write('{"text":"Habt ihr morgen offen?","channel":"x-mention"}\n');
  expect(JSON.parse((await answers.next()).value)).toMatchObject({ urgent: false, intent: 'opening_hours' });
  command.stdin.end();
  expect((await answers.next()).done).toBe(true);
});

test('a library that cannot be read is said so, and nothing is answered', async () => {
  const { code, problems, out } = await triage(['{}'], { AUSKUNFT_LIBRARY: 'test/no-such-library' });
  expect(code).toBe(1);
  expect(problems).toContain('test/no-such-library');
  expect(out).toBe('');
});

test('the model for the bundles judges texts', { timeout: 180_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'model-'));
  const file = join(folder, 'model.deflate');
  const code = await new Promise((resolve) => run('bin/compile-model.ts', [file]).on('close', resolve));
  expect(code).toBe(0);
  const model = unpackModel(await readFile(file));
  expect(predictIntent(model.intents, 'Habt ihr WLAN?').intent).toBe('rooms_it');
  await rm(folder, { recursive: true });
});
