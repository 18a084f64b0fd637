/**
 * A small town for journeys: patrons on the simulated X, librarians in the simulated Slack, and Auskunft itself as a
 * process of its own in between, started as `npm start` does. Everything goes over HTTP.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, vi } from 'vitest';
import { type SlackSimulator, type StoredMessage, startSlackSimulator } from '../../local/slack-simulator/server.ts';
import { startXSimulator, type XSimulator, type XSimulatorOptions } from '../../local/x-simulator/server.ts';

const root = new URL('../..', import.meta.url).pathname;
/** Long enough for a poll, a draft and a card on a busy machine. */
export const soon = { timeout: 30_000, interval: 100 };

export interface TownOptions {
  undoSeconds?: number;
  naming?: XSimulatorOptions['naming'];
  env?: Record<string, string>;
}

export interface App {
  url: string;
  /** As a power cut would end it. */
  kill(): Promise<void>;
  /** As the operating system asks it to end; resolves with the exit code. */
  stop(): Promise<number | null>;
}

export interface Card {
  ts: string;
  /** Everything that the card says, in order. */
  says: string;
  buttons: string[];
}

export async function town(options: TownOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'auskunft-town-'));
  const library = join(folder, 'library.json');
  const compiled = inject('compiledLibrary');
  const content = JSON.parse(readFileSync(join(compiled, 'library.json'), 'utf8'));
  content.settings.undoSeconds = options.undoSeconds ?? 1;
  writeFileSync(library, JSON.stringify(content));
  copyFileSync(join(compiled, 'model.json'), join(folder, 'model.json'));

  const account = { id: '1580000000000000001', username: content.settings.handle, name: content.settings.name };
  const x = await startXSimulator({ account, ...(options.naming ? { naming: options.naming } : {}) });
  const slack = await startSlackSimulator();
  const env = { ...process.env, ...environment(x, slack), AUSKUNFT_LIBRARY: library, ...options.env };
  const apps: App[] = [];

  const open = async (): Promise<App> => {
    const app = await startApp(join(folder, 'data'), env);
    slack.setRequestUrl(`${app.url.replace('localhost', '127.0.0.1')}/slack/events`);
    apps.push(app);
    return app;
  };

  return {
    x,
    slack,
    /** Starts Auskunft, or starts it again on what the last one left. */
    open,
    patron: (username: string) => patron(x, username),
    librarian: (name: string) => librarian(slack, name),
    cards: () => slack.messages().filter(isCard).map(asCard),
    async close() {
      for (const app of apps) await app.kill();
      await x.close();
      await slack.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Town = Awaited<ReturnType<typeof town>>;

function environment(x: XSimulator, slack: SlackSimulator): Record<string, string> {
  return {
    X_API_URL: x.url,
    X_APP_KEY: x.credentials.appKey,
    X_APP_SECRET: x.credentials.appSecret,
    X_ACCESS_TOKEN: x.credentials.accessToken,
    X_ACCESS_SECRET: x.credentials.accessSecret,
    SLACK_API_URL: slack.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_CHANNEL: slack.channel,
  };
}

async function startApp(data: string, env: NodeJS.ProcessEnv): Promise<App> {
  const args = ['--import', 'tsx', 'bin/local.ts', '--data', data, '--poll-seconds', '1', '--no-samples'];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await addressOf(child);
  await vi.waitFor(async () => expect((await fetch(`${url}/healthz`)).status).toBe(200), soon);
  const end = (signal: NodeJS.Signals) => {
    if (child.exitCode === null) child.kill(signal);
    return exited;
  };
  return { url, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}

/** The last line printed is the page's address. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    let problems = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      const [url] = /http:\/\/localhost:\d+/.exec(out) ?? [];
      if (url) resolve(url);
    });
    child.stderr?.on('data', (chunk) => {
      problems += chunk;
    });
    child.once('exit', (code) => reject(new Error(`Auskunft ended with ${code}: ${problems}`)));
  });
}

function patron(x: XSimulator, username: string) {
  x.patron(username);
  const at = `@${x.account.username}`;
  const replies = () => x.timeline().filter((post) => post.author === x.account.username && !post.deleted);
  return {
    /** Mentions the library in public; returns the post's id. */
    asks: (text: string, more: { inReplyTo?: string; indexedAfterMs?: number } = {}) =>
      x.post({ author: username, text: `${at} ${text}`, ...more }).id,
    /** Posts without a mention, in reply to something. */
    says: (text: string, inReplyTo: string) => x.post({ author: username, text, inReplyTo }).id,
    whispers: (text: string) => x.directMessage({ author: username, text }).id,
    edits: (post: string, text: string) => x.edit(post, `${at} ${text}`).id,
    deletes: (post: string) => x.remove(post),
    /** Waits until the library's answer to this post is on X. */
    async sees(post: string, text: string | RegExp) {
      await vi.waitFor(() => {
        const answers = replies().filter((reply) => reply.inReplyTo === post);
        expect(answers.map((reply) => reply.text)).toEqual([expect.stringMatching(asPattern(text))]);
      }, soon);
    },
    async reads(text: string | RegExp) {
      await vi.waitFor(() => {
        const answers = x.directMessages().filter((message) => message.senderId === x.account.id);
        expect(answers.map((message) => message.text)).toContainEqual(expect.stringMatching(asPattern(text)));
      }, soon);
    },
    answersTo: (post: string) => replies().filter((reply) => reply.inReplyTo === post),
  };
}

function librarian(slack: SlackSimulator, name: string) {
  const person = [...slack.staff, slack.outsider].find((member) => member.realName.startsWith(name));
  if (!person) throw new Error(`Nobody in Slack is called ${name}`);
  const user = person.id;
  const button = (actionId: string) => (card: Card) => slack.click({ user, ts: card.ts, actionId });
  const option = (value: string) => (card: Card) => slack.click({ user, ts: card.ts, actionId: 'more', value });
  return {
    id: user,
    /** Waits for a card that says this, and is in the state that its words tell. */
    async sees(...words: (string | RegExp)[]): Promise<Card> {
      return vi.waitFor(() => {
        const cards = slack.messages().filter(isCard).map(asCard);
        const card = cards.find((each) => words.every((word) => asPattern(word).test(each.says)));
        if (!card)
          throw new Error(`No card says ${words.join(' and ')}. Cards:\n${cards.map((c) => c.says).join('\n---\n')}`);
        return card;
      }, soon);
    },
    approves: button('approve'),
    undoes: button('undo'),
    opensEdit: button('edit'),
    rejects: button('reject'),
    claims: option('claim'),
    answeredByHand: option('answered_by_hand'),
    /** What the open modal has in its text field. */
    modalText(): string {
      const view = JSON.stringify(slack.openView(user)?.blocks ?? []);
      return /"initial_value":"((?:[^"\\]|\\.)*)"/.exec(view)?.[1] ?? '';
    },
    submits: (text: string) => slack.submit({ user, values: { reply: { text } } }),
    givesReason: (reason: string) => slack.submit({ user, values: { reason: { reason } } }),
    modalErrors: () => slack.openView(user)?.errors ?? {},
    hasModal: () => slack.openView(user) !== undefined,
    types: (text: string) => slack.command({ user, command: '/auskunft', text }),
    async isTold(words: string | RegExp) {
      await vi.waitFor(() => {
        const told = slack.ephemerals().filter((note) => note.user === user);
        expect(told.map((note) => note.text)).toContainEqual(expect.stringMatching(asPattern(words)));
      }, soon);
    },
  };
}

function isCard(message: StoredMessage): boolean {
  return (message.blocks ?? []).length > 0;
}

function asCard(message: StoredMessage): Card {
  const texts: string[] = [];
  const buttons: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each);
    else if (typeof node === 'object' && node !== null) {
      const { type, text, action_id: actionId, value } = node as Record<string, unknown>;
      if ((type === 'mrkdwn' || type === 'plain_text') && typeof text === 'string') texts.push(text);
      if (type === 'button' && typeof actionId === 'string') buttons.push(actionId);
      if (type === undefined && typeof value === 'string') buttons.push(value);
      for (const each of Object.values(node)) walk(each);
    }
  };
  walk(message.blocks);
  return { ts: message.ts, says: texts.join('\n'), buttons };
}

function asPattern(text: string | RegExp): RegExp {
  return text instanceof RegExp ? text : new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
