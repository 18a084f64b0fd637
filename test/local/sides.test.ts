import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { readConfig } from '../../functions/config.ts';
import { type DataFolder, openDataFolder } from '../../local/data-folder.ts';
import { type Sides, startSides } from '../../local/sides.ts';

const xGiven = {
  X_APP_KEY: 'not-a-real-key',
  X_APP_SECRET: 'not-a-real-secret',
  X_ACCESS_TOKEN: 'not-a-real-token',
  X_ACCESS_SECRET: 'not-a-real-token-secret',
};
const slackGiven = {
  SLACK_BOT_TOKEN: 'xoxb-not-a-real-token',
  SLACK_SIGNING_SECRET: 'not-a-real-secret',
  SLACK_CHANNEL: 'C0TEST',
};

let home: string;
let folder: DataFolder;
let sides: Sides | null = null;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'auskunft-sides-'));
  folder = await openDataFolder(home);
});
afterEach(async () => {
  await sides?.close();
  sides = null;
  folder.release();
  rmSync(home, { recursive: true });
});

async function start(env: NodeJS.ProcessEnv): Promise<Sides> {
  const reading = await readLibrary('library');
  if (reading.kind !== 'ok') throw new Error('The sample library is broken');
  sides = await startSides(env, folder, reading.library.settings);
  return sides;
}

test('with nothing set both sides are simulated, and the environment leads to them', async () => {
  const env: NodeJS.ProcessEnv = {};
  const { x, slack } = await start(env);
  const config = readConfig(env);
  expect(config.x?.apiUrl).toBe(x?.url);
  expect(config.slack?.channel).toBe(slack?.channel);
  expect(x?.account.username).toBe('stb_birkenrath');
  const me = await fetch(`${config.x?.apiUrl}/2/users/me`);
  expect(me.status).toBe(401); // somebody is there, and wants a signature
});

test('with X given, only Slack is simulated', async () => {
  const env: NodeJS.ProcessEnv = { ...xGiven };
  const { x, slack } = await start(env);
  expect(x).toBeNull();
  expect(slack).not.toBeNull();
  expect(readConfig(env).x).toMatchObject({ apiUrl: 'https://api.x.com', appKey: 'not-a-real-key' });
});

test('with Slack given, only X is simulated', async () => {
  const env: NodeJS.ProcessEnv = { ...slackGiven };
  const { x, slack } = await start(env);
  expect(x).not.toBeNull();
  expect(slack).toBeNull();
  expect(readConfig(env).slack).toMatchObject({ apiUrl: 'https://slack.com/api/', channel: 'C0TEST' });
});

test('with both given nothing is simulated and nothing is changed', async () => {
  const env: NodeJS.ProcessEnv = { ...xGiven, ...slackGiven };
  expect(await start(env)).toMatchObject({ x: null, slack: null });
  expect(env).toEqual({ ...xGiven, ...slackGiven });
});

test('a side that is given in part is not simulated: that would hide the mistake', async () => {
  const env: NodeJS.ProcessEnv = { X_API_URL: 'http://127.0.0.1:1', SLACK_CHANNEL: 'C0TEST' };
  expect(await start(env)).toMatchObject({ x: null, slack: null });
  expect(() => readConfig(env)).toThrow(/X_APP_KEY[\s\S]*SLACK_BOT_TOKEN/);
});
