/**
 * A small town for journeys: patrons on the simulated X, librarians in the simulated Slack, and Auskunft itself as a
 * process of its own in between, started as `npm start` does but from its bundle. Everything goes over HTTP.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, vi } from 'vitest';
import { type OpenTable, readTable } from '../../bin/open-table.ts';
import { deliver } from '../../local/slack-simulator/delivery.ts';
import { type SlackSimulator, type StoredMessage, startSlackSimulator } from '../../local/slack-simulator/server.ts';
import { startXSimulator, type XSimulator, type XSimulatorOptions } from '../../local/x-simulator/server.ts';
import { shiftedClock } from './shifted-clock.ts';

const root = new URL('../..', import.meta.url).pathname;
/** When a town wakes up: a Tuesday, so that no journey depends on the hour or the day at which it is tried. */
export const morning = Date.parse('2026-11-24T10:15:00+01:00');
/** Long enough on a busy machine also for what lost its wake-up and is found by the minute's tick. */
export const soon = { timeout: 75_000, interval: 100 };

export interface TownOptions {
  /** When everybody's clocks begin, in epoch milliseconds; `morning` unless said otherwise. */
  at?: number;
  undoSeconds?: number;
  /** What this library has set otherwise than the sample. */
  settings?: Record<string, unknown>;
  /** True for one with the sample's rota: without, nobody is on duty by name, whatever day of the week it is. */
  rota?: true;
  /** What its rota says otherwise of people, by their Slack id. */
  people?: Record<string, { from?: string; to?: string }>;
  /** Further arguments of the command. */
  args?: string[];
  naming?: XSimulatorOptions['naming'];
  /** X's own limits unless said otherwise: with them direct messages are soon read every minute only. */
  limits?: XSimulatorOptions['limits'];
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
  /** What the push notice and screen readers say. */
  summary: string;
  /** What its buttons are about: thread and draft. */
  about: string;
  /** Everything that the card says, in order. */
  says: string;
  /** What can be done, by action id: buttons, and what the menu offers. */
  buttons: string[];
  /** What stands in the menu alone. */
  menu: string[];
  /** How many rows of a list can be ticked. */
  boxes: number;
}

export async function town(options: TownOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'auskunft-town-'));
  const library = join(folder, 'library.json');
  const compiled = inject('compiledLibrary');
  const content = JSON.parse(readFileSync(join(compiled, 'library.json'), 'utf8'));
  // What goes out is compared with what was approved, to the letter: nobody signs unless a journey is about that.
  // And nothing by itself, whatever time of day it is.
  const ours = { undoSeconds: options.undoSeconds ?? 1, signatures: {}, closedNotice: undefined };
  Object.assign(content.settings, { ...ours, ...options.settings });
  if (options.rota) for (const person of content.rota.people) Object.assign(person, options.people?.[person.slack]);
  else content.rota = null;
  writeFileSync(library, JSON.stringify(content));
  copyFileSync(join(compiled, 'model.deflate'), join(folder, 'model.deflate'));

  const account = { id: '1580000000000000001', username: content.settings.handle, name: content.settings.name };
  let ahead = (options.at ?? morning) - Date.now();
  const now = () => Date.now() + ahead;
  const x = await startXSimulator({
    account,
    now,
    clientNow: now,
    ...(options.naming && { naming: options.naming }),
    ...(options.limits && { limits: options.limits }),
  });
  const slack = await startSlackSimulator({ now });
  const env = { ...process.env, ...environment(x, slack), AUSKUNFT_LIBRARY: library, ...options.env };
  const apps: App[] = [];

  const shifted = () => ({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shiftedClock(ahead))}`,
  });
  let requestUrl = '';
  const open = async (more: Record<string, string> = {}): Promise<App> => {
    const app = await startApp(join(folder, 'data'), { ...env, ...shifted(), ...more }, options.args ?? []);
    requestUrl = `${app.url.replace('localhost', '127.0.0.1')}/slack/events`;
    slack.setRequestUrl(requestUrl);
    apps.push(app);
    return app;
  };

  return {
    x,
    slack,
    /** Starts Auskunft, or starts it again on what the last one left; `more` is its environment's. */
    open,
    /** So much later: Auskunft is ended and starts again with everybody's clocks put forward. */
    async later(milliseconds: number): Promise<void> {
      for (const app of apps) await app.stop();
      ahead += milliseconds;
      await open();
    },
    /** `later` until this time, with its offset: 2026-11-23T12:00:00+01:00. */
    async until(time: string): Promise<void> {
      await this.later(Date.parse(time) - now());
    },
    patron: (username: string) => patron(x, username),
    librarian: (name: string) => librarian(slack, name, () => requestUrl, now),
    cards: () => cardsIn(slack),
    /** Where Auskunft's page is by now. */
    address: () => apps.at(-1)?.url ?? '',
    /** The table of the run that goes on; to be closed. */
    async table(): Promise<OpenTable> {
      const opened = await readTable({ data: join(folder, 'data') }, '');
      if (opened === null) throw new Error('Auskunft has not run yet');
      return opened;
    },
    /** What a command prints; one that does not only read waits for Auskunft to have ended. Its clock is everybody's. */
    async runs(name: Bundled, ...args: string[]): Promise<string> {
      const command = [programOf(name), '--data', join(folder, 'data'), ...args];
      const url = apps.at(-1)?.url;
      const ours = { ...env, ...shifted(), ...(url && { AUSKUNFT_URL: url }) };
      return (await promisify(execFile)(process.execPath, command, { cwd: root, env: ours })).stdout;
    },
    async close() {
      for (const app of apps) await app.kill();
      await x.close();
      await slack.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Town = Awaited<ReturnType<typeof town>>;

type Bundled = 'examples' | 'local' | 'report' | 'rota';

const programOf = (name: Bundled) => join(inject('bundledCommands'), `${name}.mjs`);

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

async function startApp(data: string, env: NodeJS.ProcessEnv, more: string[]): Promise<App> {
  // Never the usual port: towns run side by side, and beside tests of that very port.
  const where = ['--data', data, '--port', '0'];
  const args = [programOf('local'), ...where, '--poll-seconds', '1', '--no-samples', ...more];
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
    asks: (
      text: string,
      more: { inReplyTo?: string; quotes?: string; indexedAfterMs?: number; pictures?: { alt?: string }[] } = {},
    ) => x.post({ author: username, text: `${at} ${text}`, ...more }).id,
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

function librarian(slack: SlackSimulator, name: string, requestUrl: () => string, now: () => number) {
  const person = [...slack.staff, slack.outsider].find((member) => member.realName.startsWith(name));
  if (!person) throw new Error(`Nobody in Slack is called ${name}`);
  const user = person.id;
  const button = (actionId: string) => (card: Card) => slack.click({ user, ts: card.ts, actionId });
  const press = (card: Card, action: string) =>
    card.menu.includes(action)
      ? slack.click({ user, ts: card.ts, actionId: 'more', value: action })
      : slack.click({ user, ts: card.ts, actionId: action });
  return {
    id: user,
    /** Waits for a card that says this, and is in the state that its words tell. */
    async sees(...words: (string | RegExp)[]): Promise<Card> {
      return vi.waitFor(() => {
        const cards = cardsIn(slack);
        const card = cards.find((each) => saysAll(each, words));
        if (!card)
          throw new Error(`No card says ${words.join(' and ')}. Cards:\n${cards.map((c) => c.says).join('\n---\n')}`);
        return card;
      }, soon);
    },
    /** Waits until this very card says so. */
    async seesOn({ ts }: Card, ...words: (string | RegExp)[]): Promise<Card> {
      return vi.waitFor(() => {
        const card = cardsIn(slack).find((each) => each.ts === ts);
        if (!card || !saysAll(card, words)) throw new Error(`It does not say ${words.join(' and ')}:\n${card?.says}`);
        return card;
      }, soon);
    },
    /** Waits until a new card at the end of the channel, with something to do on it, has taken the place of this one. */
    async seesInsteadOf({ ts }: Card, ...words: (string | RegExp)[]): Promise<Card> {
      return vi.waitFor(() => {
        const cards = cardsIn(slack);
        const [former, last] = [cards.find((each) => each.ts === ts), cards.at(-1)];
        expect(former).toMatchObject({ buttons: [], says: expect.stringContaining('neue Karte') });
        if (!last || last.ts === ts || last.buttons.length === 0 || !saysAll(last, words))
          throw new Error(`The last card does not say ${words.join(' and ')}:\n${last?.says}`);
        return last;
      }, soon);
    },
    /** Whether Slack told this person of the card when it was posted. */
    wasCalledTo: ({ ts }: Card) => slack.notices(user).some((message) => message.ts === ts),
    /** Presses what stood on a card when it was seen, in a window that still shows it like that. */
    async pressesAsItWas({ about }: Card, action: string): Promise<void> {
      const payload = {
        type: 'block_actions',
        user: { id: user },
        trigger_id: `${now()}.${user}`,
        actions: [{ action_id: action, value: about }],
      };
      const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      const contentType = 'application/x-www-form-urlencoded';
      const answer = await deliver(requestUrl(), slack.signingSecret, { body, contentType, at: now() });
      expect(answer).toMatchObject({ status: 200 });
    },
    approves: button('approve'),
    undoes: button('undo'),
    opensEdit: button('edit'),
    rejects: (card: Card) => press(card, 'reject'),
    claims: (card: Card) => press(card, 'claim'),
    answeredByHand: (card: Card) => press(card, 'answered_by_hand'),
    /** Says that the question is about something else. */
    retags: ({ ts }: Card, intent: string) => slack.click({ user, ts, actionId: 'retag', value: intent }),
    /** Presses whatever carries this action, be it a button or a choice of the menu. */
    does: press,
    /** Ticks these threads in a list and presses a button of it. */
    ticks: (list: Card, picks: readonly string[], actionId: string) =>
      slack.click({ user, ts: list.ts, actionId, values: ticked(slack, list, picks) }),
    /** Presses what belongs to one row of a list. */
    doesInRow: (list: Card, id: string, action: string) =>
      slack.click({ user, ts: list.ts, actionId: action, value: rowOf(slack, list, id) }),
    /** What the open modal has in its text field. */
    modalText(): string {
      const { reply = {} } = slack.openView(user)?.state.values ?? {};
      const [entry] = Object.values(reply);
      return typeof entry?.value === 'string' ? entry.value : '';
    },
    /** What an input of the open modal begins with. */
    modalValue(input: string): string {
      const block = slack.openView(user)?.blocks.find(({ block_id: id }) => id === input);
      return String((block?.element as { initial_value?: string } | undefined)?.initial_value ?? '');
    },
    /** Submits the open modal with this text, or as it stands. */
    submits(text?: string) {
      const reply = slack.openView(user)?.blocks.find((block) => block.block_id === 'reply');
      const element = (reply?.element ?? {}) as { action_id?: string };
      return slack.submit({ user, values: text === undefined ? {} : { reply: { [element.action_id ?? '']: text } } });
    },
    givesReason: (reason: string) => slack.submit({ user, values: { reason: { reason } } }),
    /** Fills the open modal, by block and action, and submits it. */
    fills: (values: Record<string, Record<string, string>>) => slack.submit({ user, values }),
    /** Presses something, or chooses it, inside the open modal. */
    chooses: (actionId: string, value?: string) =>
      slack.viewAction({ user, actionId, ...(value === undefined ? {} : { value }) }),
    /** Everything that the open modal says. */
    async reads(words: string | RegExp): Promise<string> {
      return vi.waitFor(() => {
        const says = textsIn(slack.openView(user)?.blocks).texts.join('\n');
        expect(says).toMatch(asPattern(words));
        return says;
      }, soon);
    },
    closesModal: () => slack.dismiss(user),
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

function cardsIn(slack: SlackSimulator): Card[] {
  return slack.messages().filter(isCard).map(asCard);
}

function asCard({ ts, text, blocks }: StoredMessage): Card {
  const { texts, buttons, menu } = textsIn(blocks);
  const [about = ''] = blocks.flatMap(({ block_id: id }) => /^[^|]+\|\d+(?=\|)/.exec(String(id)) ?? []);
  const boxes = blocks.filter((block) => JSON.stringify(block).includes('"action_id":"tick"')).length;
  return { ts, summary: text, about, says: texts.join('\n'), buttons: [...buttons, ...menu], menu, boxes };
}

function saysAll({ says }: Card, words: readonly (string | RegExp)[]): boolean {
  return words.every((word) => asPattern(word).test(says));
}

/** What blocks say and offer, in order. */
export function textsIn(blocks: unknown): { texts: string[]; buttons: string[]; menu: string[] } {
  const texts: string[] = [];
  const buttons: string[] = [];
  const menu: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each);
    else if (typeof node === 'object' && node !== null) {
      const { type, text, action_id: actionId, value, alt_text: alt } = node as Record<string, unknown>;
      // All topics and all levels, of which the card says one.
      if (actionId === 'retag' || actionId === 'read_level') return;
      if (['mrkdwn', 'plain_text', 'text'].includes(String(type)) && typeof text === 'string') texts.push(text);
      if (type === 'image' && typeof alt === 'string') texts.push(alt);
      if (type === 'button' && typeof actionId === 'string') buttons.push(actionId);
      if (type === undefined && typeof value === 'string') menu.push(value);
      for (const each of Object.values(node)) walk(each);
    }
  };
  walk(blocks);
  return { texts, buttons, menu };
}

/** The state of a list's boxes with these threads ticked, by block and action. */
function ticked(slack: SlackSimulator, list: Card, picks: readonly string[]): Record<string, Record<string, string>> {
  const blocks = slack.messages().find(({ ts }) => ts === list.ts)?.blocks ?? [];
  const values: Record<string, Record<string, string>> = {};
  for (const block of blocks as {
    block_id?: string;
    accessory?: { action_id?: string; options?: { value: string }[] };
  }[]) {
    const option = block.accessory?.action_id === 'tick' ? block.accessory.options?.[0] : undefined;
    const isPicked = option !== undefined && picks.some((id) => option.value.startsWith(`${id}|`));
    if (block.block_id && option && isPicked) values[block.block_id] = { tick: option.value };
  }
  return values;
}

/** What a row of a list carries: its thread and draft. */
function rowOf(slack: SlackSimulator, list: Card, id: string): string {
  const blocks = slack.messages().find(({ ts }) => ts === list.ts)?.blocks ?? [];
  const row = blocks.find(({ block_id: about }) => String(about).startsWith(`${id}|`));
  if (!row) throw new Error(`No row is about ${id}`);
  return String(row.block_id);
}

export function asPattern(text: string | RegExp): RegExp {
  return text instanceof RegExp ? text : new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
