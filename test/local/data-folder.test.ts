import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  FolderInUse,
  NoDataFolder,
  openDataFolder,
  runningDatabase,
  runningSlack,
  tellDatabase,
  tellSlack,
} from '../../local/data-folder.ts';

const root = new URL('../..', import.meta.url).pathname;

let home: string;
let path: string;
let children: ChildProcess[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'auskunft-folder-'));
  path = join(home, 'a', 'data');
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  rmSync(home, { recursive: true });
});

/** Another process that works in the folder until its input ends. */
async function holder(): Promise<ChildProcess> {
  const script = `
    import { openDataFolder } from './local/data-folder.ts';
    const folder = await openDataFolder(process.argv[1]);
    process.once('exit', folder.release);
    console.log('open');
    process.stdin.resume();`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, path], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

test('the folder is made with all above it, and its files lie in it', async () => {
  const folder = await openDataFolder(path);
  expect(existsSync(path)).toBe(true);
  expect(folder.path).toBe(path);
  expect(folder.file('x.jsonl')).toBe(join(path, 'x.jsonl'));
  folder.release();
});

test.each(['x.jsonl', 'auskunft.sqlite'])('it is fresh until something is kept in it (%s)', async (kept) => {
  const first = await openDataFolder(path);
  expect(first.fresh).toBe(true);
  first.release();
  const second = await openDataFolder(path);
  expect(second.fresh).toBe(true);
  writeFileSync(second.file(kept), '');
  second.release();
  const third = await openDataFolder(path);
  expect(third.fresh).toBe(false);
  third.release();
});

test('a second process is refused; it is told who has the folder and what to do', async () => {
  const { pid } = await holder();
  const refused = openDataFolder(path);
  await expect(refused).rejects.toThrow(FolderInUse);
  await expect(refused).rejects.toThrow(
    `Process ${pid} is using ${path} already. End it first, or choose another folder with --data.`,
  );
  expect(existsSync(join(path, 'process'))).toBe(true);
});

test('an empty name is no folder: nothing is put into the one that is worked in', async () => {
  const before = readdirSync('.');
  const refused = openDataFolder('');
  await expect(refused).rejects.toThrow(NoDataFolder);
  await expect(refused).rejects.toThrow(
    '--data names no folder: what was given is empty. Name one, or leave --data out.',
  );
  expect(readdirSync('.')).toEqual(before);
});

test.each(['file', 'file/below/it'])('a file is no folder (%s)', async (name) => {
  writeFileSync(join(home, 'file'), '');
  const refused = openDataFolder(join(home, name));
  await expect(refused).rejects.toThrow(NoDataFolder);
  await expect(refused).rejects.toThrow(
    `${join(home, name)} cannot be the data folder: a file stands in its way. Choose another with --data.`,
  );
});

test.runIf(process.platform === 'linux')('where the system makes no folders it is said so, and ends', async () => {
  const refused = openDataFolder('/proc/auskunft/data');
  await expect(refused).rejects.toThrow(NoDataFolder);
  await expect(refused).rejects.toThrow(
    '/proc/auskunft/data cannot be the data folder: nothing can be written there (ENOENT). Choose another with --data.',
  );
});

test('one that is just ending is waited for', async () => {
  const child = await holder();
  let opened = false;
  const opening = openDataFolder(path).then((folder) => {
    opened = true;
    return folder;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(opened).toBe(false);
  child.stdin?.end();
  const folder = await opening;
  expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(0);
  folder.release();
});

test('what a killed process left locked is taken over', async () => {
  const child = await holder();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(join(path, 'process'))).toBe(true);
  const folder = await openDataFolder(path);
  folder.release();
});

test('a number that now belongs to another process locks nothing', async () => {
  const before = await openDataFolder(path);
  before.release();
  // The process that started us lives, but did not start in the first tick of this machine.
  writeFileSync(before.file('process'), `${process.ppid} 1`);
  const folder = await openDataFolder(path);
  expect(readFileSync(folder.file('process'), 'utf8')).toMatch(new RegExp(`^${process.pid}\\b`));
  folder.release();
});

test.each(['', 'nonsense', '0', '-1', '99999999'])('a lock that names no process (%j) is taken over', async (text) => {
  const before = await openDataFolder(path);
  before.release();
  writeFileSync(before.file('process'), text);
  const folder = await openDataFolder(path);
  expect(readFileSync(folder.file('process'), 'utf8')).toMatch(new RegExp(`^${process.pid}\\b`));
  folder.release();
});

test('at the end nothing of the lock is left', async () => {
  const child = await holder();
  child.stdin?.end();
  await vi.waitFor(() => expect(existsSync(join(path, 'process'))).toBe(false), { timeout: 10_000 });
  const folder = await openDataFolder(path);
  folder.release();
  expect(existsSync(folder.file('process'))).toBe(false);
  folder.release(); // again: harmless
});

test('a command that only reads finds the database of a run that goes on, and of none that has ended', async () => {
  expect(runningDatabase(path)).toBeNull();
  const folder = await openDataFolder(path);
  expect(runningDatabase(path)).toBeNull();
  tellDatabase(folder, 'http://127.0.0.1:8000');
  // A process does not wait for itself; another one would find it.
  expect(askedByAnother()).toBe('http://127.0.0.1:8000');
  folder.release();
  expect(askedByAnother()).toBe('null');

  // The next one that works here has a database of its own.
  await holder();
  expect(askedByAnother()).toBe('null');
});

test('a command that posts finds the Slack simulator of a run that goes on, and where its page is', async () => {
  expect(runningSlack(path)).toBeNull();
  const folder = await openDataFolder(path);
  const simulator = { url: 'http://127.0.0.1:8001/api/', botToken: 'xoxb', signingSecret: 'secret', channel: 'C0DESK' };
  tellSlack(folder, simulator, 'http://localhost:3000');
  expect(JSON.parse(askedByAnother('JSON.stringify(runningSlack(process.argv[1]))'))).toEqual({
    SLACK_API_URL: 'http://127.0.0.1:8001/api/',
    SLACK_BOT_TOKEN: 'xoxb',
    SLACK_SIGNING_SECRET: 'secret',
    SLACK_CHANNEL: 'C0DESK',
    AUSKUNFT_URL: 'http://localhost:3000',
  });
  folder.release();
  expect(askedByAnother('String(runningSlack(process.argv[1]))')).toBe('null');
});

function askedByAnother(what = 'String(runningDatabase(process.argv[1]))'): string {
  const script = `
    import { runningDatabase, runningSlack } from './local/data-folder.ts';
    console.log(${what});`;
  return execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, path], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
}
