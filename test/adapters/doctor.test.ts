/** The command as an operator runs it, against X and Slack on this machine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { checkSlack } from '../../adapters/slack/check-up.ts';
import { type SlackSimulator, startSlackSimulator } from '../../local/slack-simulator/server.ts';
import { startXSimulator, type XSimulator } from '../../local/x-simulator/server.ts';
import { copyWithFewExamples } from '../support/sample-folder.ts';

let x: XSimulator;
let slack: SlackSimulator;
let environment: Record<string, string>;
let library: string;

beforeAll(async () => {
  library = await mkdtemp(join(tmpdir(), 'doctor-'));
  await copyWithFewExamples(library);
  x = await startXSimulator({
    account: { id: '1580000000000000001', username: 'stb_birkenrath', name: 'Stadtbücherei' },
  });
  slack = await startSlackSimulator();
  const { appKey, appSecret, accessToken, accessSecret } = x.credentials;
  environment = {
    X_API_URL: x.url,
    X_APP_KEY: appKey,
    X_APP_SECRET: appSecret,
    X_ACCESS_TOKEN: accessToken,
    X_ACCESS_SECRET: accessSecret,
    SLACK_API_URL: slack.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_CHANNEL: slack.channel,
  };
});
afterAll(async () => {
  await x.close();
  await slack.close();
  await rm(library, { recursive: true });
});

const bundled = [join(inject('bundledCommands'), 'doctor.mjs')];
/** As an operator starts it. */
const source = ['--import', 'tsx', 'bin/doctor.ts'];

async function doctor(env: Record<string, string>, command = bundled) {
  const child = spawn(process.execPath, command, {
    env: { PATH: process.env.PATH, AUSKUNFT_LIBRARY: library, ...env },
  });
  const [out, error] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, 'close')]);
  return { code: child.exitCode, says: out.join('') + error.join('') };
}

describe('npm run doctor', () => {
  test('finds everything in order, and says that the channel is private', async () => {
    const { code, says } = await doctor({ ...environment, AUSKUNFT_LIBRARY: 'library' }, source);
    expect(says).toContain('✓ Slack: SLACK_CHANNEL: #auskunft ist privat.');
    expect(says).toContain('✓ X: Angemeldet als @stb_birkenrath.');
    expect(says).toContain('✓ X: Direktnachrichten sind lesbar.');
    expect(says).not.toContain('✗');
    expect(code).toBe(0);
  });

  test('warns of a public channel: what patrons ask is not for everybody', async () => {
    const { code, says } = await doctor({ ...environment, SLACK_REPORT_CHANNEL: slack.reportChannel });
    expect(says).toMatch(/! Slack: SLACK_REPORT_CHANNEL: #\S+ ist öffentlich\./);
    expect(code).toBe(0);
  });

  test('names credentials that are wrong, one by one, and shows none of them', async () => {
    const { code, says } = await doctor({
      ...environment,
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      X_ACCESS_SECRET: 'wrong-too',
    });
    expect(says).toContain('✗ Slack: Slack erkennt SLACK_BOT_TOKEN nicht an (invalid_auth)');
    expect(says).toContain('✗ X: X erkennt die Zugangsdaten nicht an');
    expect(says).not.toContain('xoxb-wrong');
    expect(says).not.toContain('wrong-too');
    expect(code).toBe(1);
  });

  test('says which account the credentials belong to when it is another than the library’s', async () => {
    const other = await startXSimulator({
      account: { id: '1580000000000000002', username: 'somebody_else', name: 'S' },
    });
    try {
      const { accessToken, accessSecret, appKey, appSecret } = other.credentials;
      const own = { X_API_URL: other.url, X_APP_KEY: appKey, X_APP_SECRET: appSecret };
      const { code, says } = await doctor({
        ...environment,
        ...own,
        X_ACCESS_TOKEN: accessToken,
        X_ACCESS_SECRET: accessSecret,
      });
      expect(says).toContain('Die Zugangsdaten gehören zu @somebody_else');
      expect(code).toBe(1);
    } finally {
      await other.close();
    }
  });

  test('without credentials says that both sides are simulated, which is no problem', async () => {
    const { code, says } = await doctor({});
    expect(says).toContain('! X: Keine Zugangsdaten');
    expect(says).toContain('! Slack: Keine Zugangsdaten');
    expect(code).toBe(0);
  });
});

describe('Slack’s side of it', () => {
  const about = (more: Partial<Parameters<typeof checkSlack>[0]> = {}) =>
    checkSlack({
      apiUrl: slack.url,
      botToken: slack.botToken,
      channel: slack.channel,
      reportChannel: slack.channel,
      people: [],
      clock: Date.now,
      ...more,
    });
  const german = async (found: ReturnType<typeof about>) =>
    (await found).map(({ level, says }) => `${level} ${says.de}`);

  test('names whoever is in the files and no longer in the workspace', async () => {
    const found = await german(about({ people: ['U0MARTA', 'U0RENATE', 'U0NOBODY'] }));
    expect(found).toContainEqual(expect.stringContaining('hint Nicht mehr im Workspace: U0RENATE, U0NOBODY.'));
  });

  test('notices a clock that Slack’s signatures would not survive', async () => {
    const found = await german(about({ clock: () => Date.now() + 10 * 60_000 }));
    expect(found).toContainEqual(
      expect.stringMatching(/^problem Die Uhr dieses Rechners geht (599|60[01]) Sekunden anders/),
    );
  });

  test('asks for the app where it cannot see the channel', async () => {
    const found = await german(about({ channel: 'C0NOWHERE' }));
    expect(found).toContainEqual(
      expect.stringContaining('problem SLACK_CHANNEL: Der Kanal C0NOWHERE ist nicht zu sehen'),
    );
  });

  test('blames neither token nor channel when Slack is busy, or breaks down halfway', async () => {
    const ok = { ok: true };
    const busy = { ok: false, error: 'ratelimited' };
    for (const [test, info, says] of [
      [busy, ok, 'hint Slack bittet gerade um eine Pause.'],
      [ok, busy, 'hint Slack bittet gerade um eine Pause.'],
      [ok, null, 'problem Slack antwortet nicht.'],
    ] as const) {
      const server = createServer(({ url }, answer) => {
        const body = url?.endsWith('auth.test') ? test : info;
        answer.statusCode = body === null ? 503 : body === busy ? 429 : 200;
        answer.end(body === null ? '<html>Service Unavailable</html>' : JSON.stringify(body));
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      const found = (await german(about({ apiUrl: `http://127.0.0.1:${port}/api/` }))).join('\n');
      server.close();
      expect(found).toContain(says);
      expect(found).not.toMatch(/erkennt|nicht zu sehen/);
    }
  });

  test('says so when Slack does not answer', async () => {
    expect(await german(about({ apiUrl: 'http://127.0.0.1:9/api/' }))).toEqual([
      'problem Slack antwortet nicht. Bitte die Verbindung prüfen.',
    ]);
  });
});
