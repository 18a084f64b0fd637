import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const usage = 'npm start -- [--port 3000] [--data .local] [--poll-seconds 5] [--no-samples] [--practice]';
/** Long enough for a start on a busy machine. */
const soon = { timeout: 30_000, interval: 50 };

const xCredentials = {
  X_APP_KEY: 'not-a-real-key',
  X_APP_SECRET: 'not-a-real-secret',
  X_ACCESS_TOKEN: 'not-a-real-token',
  X_ACCESS_SECRET: 'not-a-real-token-secret',
};

let home: string;
let data: string;
let children: ChildProcess[] = [];
let ends: (() => void)[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'auskunft-command-'));
  data = join(home, 'data');
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const end of ends) end();
  await vi.waitFor(() => expect(databasesOf(data)).toEqual([]), soon);
  children = [];
  ends = [];
  rmSync(home, { recursive: true });
});

/** The environment of somebody who has set nothing. */
function bare(env: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(X|SLACK|AWS|AUSKUNFT|npm)_/.test(name));
  return { ...Object.fromEntries(inherited), ...env };
}

const bundled = [join(inject('bundledCommands'), 'local.mjs')];
const compiled = { AUSKUNFT_LIBRARY: join(inject('compiledLibrary'), 'library.json') };
/** As npm starts it, with the library's folder. */
const fromSource = { program: ['--import', 'tsx', 'bin/local.ts'], library: {} };

interface Starting {
  env?: Record<string, string>;
  cwd?: string;
  shell?: boolean;
  program?: string[];
  library?: Record<string, string>;
}

/** Starts the command, by itself or as the child of a shell. */
function start(args: string[], options: Starting = {}) {
  const { cwd = root, shell = false, program = bundled, library = compiled } = options;
  const env = { ...library, ...options.env };
  const command = [process.execPath, ...program, '--data', data, '--no-samples', ...args];
  const child = shell
    ? spawn('sh', ['-c', '"$@" & wait', 'sh', ...command], { cwd, env: bare(env), stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn(command[0] ?? '', command.slice(1), { cwd, env: bare(env), stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const said = { out: '', errors: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.errors += chunk;
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    said,
    /** With the exit code and everything said; the code is null when a signal ended it. */
    ended: async () => ({ code: await closed, ...said }),
    /** Waits for the address in the last line. */
    async url(): Promise<string> {
      await vi.waitFor(() => {
        if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${said.errors}`);
        expect(said.out).toMatch(/^http:\/\/localhost:\d+\n$/m);
      }, soon);
      return said.out.trim().split('\n').at(-1) ?? '';
    },
  };
}

/** The databases that work on this folder, by process id (Linux, as the embedded database). */
function databasesOf(folder: string): number[] {
  const commandOf = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    } catch {
      return ''; // ended meanwhile
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => /dynoxide\0serve/.test(commandOf(pid)) && commandOf(pid).includes(folder)).map(Number);
}

const health = async (url: string) => (await fetch(`${url}/healthz`)).status;
const ready = (url: string) => vi.waitFor(async () => expect(await health(url)).toBe(200), soon);
const gone = (url: string) => vi.waitFor(() => expect(fetch(url)).rejects.toThrow(), soon);

/** Takes a port of 127.0.0.1; 0 for any. */
async function takePort(port: number): Promise<number> {
  const server = createSocketServer();
  ends.push(() => server.close());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve() : reject(error)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return address === null || typeof address === 'string' ? port : address.port;
}

/** An X that answers, always 503, only when it is told to. */
async function hesitantX() {
  const held = new Set<ServerResponse>();
  let hesitates = true;
  let brokenOff = 0;
  const refuse = (response: ServerResponse) => response.writeHead(503).end('{}');
  const server = createServer((request, response) => {
    request.resume();
    response.once('close', () => {
      if (!response.writableEnded) brokenOff++;
      held.delete(response);
    });
    if (hesitates) held.add(response);
    else refuse(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    env: { ...xCredentials, X_API_URL: `http://127.0.0.1:${address.port}` },
    waiting: () => held.size,
    brokenOff: () => brokenOff,
    hesitate: () => {
      hesitates = true;
    },
    answer: () => {
      hesitates = false;
      for (const response of held) refuse(response);
    },
  };
}

describe('what the command is asked', () => {
  test.each([
    [['--port', 'abc'], '--port wants a number from 1 to 65535, or 0 for any that is free'],
    [['--port', '70000'], '--port wants a number from 1 to 65535, or 0 for any that is free'],
    [['--port', ''], '--port wants a number from 1 to 65535, or 0 for any that is free'],
    [['--poll-seconds', '0'], '--poll-seconds wants a number above 0, at most 86400'],
    // A timer of Node can be no longer than 24 days; beyond, it would ask X a thousand times a second.
    [['--poll-seconds', '3000000'], '--poll-seconds wants a number above 0, at most 86400'],
    [['--prot', '3000'], "Unknown option '--prot'"],
    [['3000'], "Unexpected argument '3000'"],
  ])('%j is refused with the reason and the usage', async (args, reason) => {
    const { code, out, errors } = await start(args).ended();
    expect(code).toBe(2);
    expect(errors).toContain(reason);
    expect(errors.trim().split('\n').at(-1)).toBe(usage);
    expect(out).toBe('');
    expect(existsSync(data)).toBe(false);
  });

  test('--help tells the usage and does nothing', async () => {
    expect(await start(['--help']).ended()).toMatchObject({ code: 0, out: `${usage}\n`, errors: '' });
    expect(existsSync(data)).toBe(false);
  });
});

describe('what it cannot start with', () => {
  test('a port that is taken: one line with the remedy, and nothing is left behind', async () => {
    const port = await takePort(0);
    const { code, out, errors } = await start(['--port', String(port)]).ended();
    expect(code).toBe(1);
    expect(errors).toBe(`Port ${port} is taken by another program. Choose another with --port, or leave --port out.\n`);
    expect(out).toBe('');
    expect(databasesOf(data)).toEqual([]);
    expect(existsSync(join(data, 'process'))).toBe(false);
  });

  test('half-given credentials: every missing variable of both sides at once', async () => {
    const env = { X_API_URL: 'http://127.0.0.1:9', SLACK_BOT_TOKEN: 'xoxb-not-a-real-token' };
    const { code, errors } = await start([], { env }).ended();
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toEqual([
      'Missing X_APP_KEY, X_APP_SECRET, X_ACCESS_TOKEN, X_ACCESS_SECRET; unset X_API_URL to use the simulator.',
      'Missing SLACK_SIGNING_SECRET, SLACK_CHANNEL; unset SLACK_BOT_TOKEN to use the simulator.',
    ]);
    expect(existsSync(join(data, 'process'))).toBe(false);
  });

  test('a broken library: file, line and remedy of each mistake', async () => {
    const library = join(home, 'library');
    cpSync(join(root, 'library'), library, { recursive: true });
    const settings = join(library, 'library.yaml');
    const text = readFileSync(settings, 'utf8').replace('timezone: Europe/Berlin', 'timezone: Europe/Birkenrath');
    writeFileSync(settings, text);
    writeFileSync(join(library, 'answers', 'wlan.md'), 'WLAN gibt es in allen Häusern.\n');
    const line = text.split('\n').findIndex((each) => each.startsWith('timezone:')) + 1;

    const { code, out, errors } = await start([], { env: { AUSKUNFT_LIBRARY: library } }).ended();
    expect(code).toBe(1);
    expect(out).toBe('');
    const told = errors.trim().split('\n');
    expect(told).toContainEqual(expect.stringMatching(new RegExp(`library\\.yaml:${line} {2}.+ {2}→ .+`)));
    expect(told).toContainEqual(expect.stringMatching(/answers\/wlan\.md:\d+ {2}.+ {2}→ .+/));
    for (const each of told) expect(each).toMatch(/^\S+:\d+ {2}.+ {2}→ .+/);
  });

  test('no database at the address given: the address and the remedy', async () => {
    const env = { AWS_ENDPOINT_URL_DYNAMODB: 'http://localhost:9' };
    const { code, errors } = await start([], { env }).ended();
    expect(code).toBe(1);
    expect(errors).toMatch(/^No database answers at AWS_ENDPOINT_URL_DYNAMODB=http:\/\/localhost:9\. .*\n$/);
  });

  test('no embedded database for this machine: what to start instead', async () => {
    // A copy of the program whose packages are all there but this one, as npm leaves it elsewhere.
    const copy = join(home, 'copy');
    for (const folder of ['adapters', 'bin', 'core', 'functions', 'library', 'local', 'steps', 'package.json'])
      cpSync(join(root, folder), join(copy, folder), { recursive: true });
    mkdirSync(join(copy, 'node_modules'));
    for (const name of readdirSync(join(root, 'node_modules')))
      if (name !== '@dynoxide' && !name.startsWith('.'))
        symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));

    const { code, errors } = await start([], { cwd: copy, ...fromSource }).ended();
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^(The database that Auskunft brings is not installed|Auskunft brings its own database for Linux on x64 only).*\n$/,
    );
    expect(errors).toContain('docker run -p 8000:8000 amazon/dynamodb-local');
    expect(errors).toContain('AWS_ENDPOINT_URL_DYNAMODB=http://localhost:8000');
    expect(existsSync(join(data, 'process'))).toBe(false);
  });

  test.each(['', '/proc/auskunft'])(
    '--data %j, which can be no data folder: one line with the remedy',
    async (path) => {
      const { code, out, errors } = await start(['--data', path], { cwd: home }).ended();
      expect([code, out]).toEqual([1, '']);
      expect(errors).toMatch(/^(--data names no folder|\/proc\/auskunft cannot be the data folder): .*--data.*\n$/);
      expect(readdirSync(home)).toEqual([]);
    },
  );

  test('a folder that another run is using: who, and what to do', async () => {
    const first = start([]);
    await first.url();
    const { code, errors } = await start([]).ended();
    expect(code).toBe(1);
    expect(errors).toBe(
      `Process ${first.child.pid} is using ${data} already. End it first, or choose another folder with --data.\n`,
    );
    await ready(await first.url());
  });
});

describe('a run', () => {
  test('the last line is the address; without --port the next free one is taken when 3000 is not', async () => {
    await takePort(3000);
    const run = start([], fromSource);
    const url = await run.url();
    expect(Number(new URL(url).port)).toBeGreaterThan(3000);
    await ready(url);
    expect(await (await fetch(url)).text()).toContain('<html');
    expect(run.said.errors).toBe('');
  });

  test('it is healthy once every source has been polled, well or not', async () => {
    const x = await hesitantX();
    const url = await start(['--poll-seconds', '60'], { env: x.env }).url();
    await vi.waitFor(() => expect(x.waiting()).toBeGreaterThan(0), soon);
    expect(await health(url)).toBe(503);
    x.answer();
    await ready(url);
  });

  test('SIGTERM ends it with 0, and neither database nor lock is left', async () => {
    const run = start([]);
    await ready(await run.url());
    expect(databasesOf(data)).not.toEqual([]);
    run.child.kill('SIGTERM');
    expect(await run.ended()).toMatchObject({ code: 0, errors: '' });
    expect(databasesOf(data)).toEqual([]);
    expect(existsSync(join(data, 'process'))).toBe(false);
  });

  test('SIGTERM while it is starting ends it no less cleanly', async () => {
    const run = start([]);
    await vi.waitFor(() => expect(existsSync(join(data, 'process'))).toBe(true), { timeout: 30_000, interval: 5 });
    run.child.kill('SIGTERM');
    expect((await run.ended()).code).toBe(0);
    expect(databasesOf(data)).toEqual([]);
    expect(existsSync(join(data, 'process'))).toBe(false);
  });

  test('SIGTERM lets a poll at work come to its end; asked twice it ends at once', async () => {
    const x = await hesitantX();
    const patient = start([], { env: x.env });
    const url = await patient.url();
    await vi.waitFor(() => expect(x.waiting()).toBeGreaterThan(0), soon);
    patient.child.kill('SIGTERM');
    await gone(url);
    expect(patient.child.exitCode).toBeNull();
    x.answer();
    expect((await patient.ended()).code).toBe(0);
    expect(x.brokenOff()).toBe(0);

    x.hesitate();
    const hasty = start([], { env: x.env });
    const other = await hasty.url();
    await vi.waitFor(() => expect(x.waiting()).toBeGreaterThan(0), soon);
    hasty.child.kill('SIGTERM');
    await gone(other);
    hasty.child.kill('SIGTERM');
    expect((await hasty.ended()).code).toBe(1);
    expect(existsSync(join(data, 'process'))).toBe(false);
  });

  test('when npm that started it is killed, it ends too, and brings the work at hand to its end', async () => {
    const x = await hesitantX();
    const run = start([], { env: { ...x.env, npm_lifecycle_event: 'start' }, shell: true });
    const url = await run.url();
    await vi.waitFor(() => expect(x.waiting()).toBeGreaterThan(0), soon);
    run.child.kill('SIGKILL');
    await gone(url);
    const since = Date.now();
    // It looks for its parent every half second: twice would have been asked twice.
    await vi.waitFor(() => expect(Date.now() - since).toBeGreaterThan(1_200), soon);
    expect(x.brokenOff()).toBe(0);
    x.answer();
    await vi.waitFor(() => expect(existsSync(join(data, 'process'))).toBe(false), soon);
  });

  test('when its database ends by itself, it says so and ends', async () => {
    const run = start([]);
    await ready(await run.url());
    for (const pid of databasesOf(data)) process.kill(pid, 'SIGKILL');
    expect(await run.ended()).toMatchObject({ code: 1, errors: expect.stringContaining('database has ended') });
  });

  test('killed outright it leaves no database behind, and the next run takes the folder over', async () => {
    const first = start([]);
    await ready(await first.url());
    first.child.kill('SIGKILL');
    expect((await first.ended()).code).toBeNull();
    await vi.waitFor(() => expect(databasesOf(data)).toEqual([]), soon);
    expect(existsSync(join(data, 'process'))).toBe(true);
    await ready(await start([]).url());
  });
});
