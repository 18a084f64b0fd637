/** The folder that holds everything of a local run. One process at a time. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';

export interface DataFolder {
  path: string;
  file(name: string): string;
  /** True when nothing was kept here before. */
  fresh: boolean;
  release(): void;
}

/** Thrown when another process works in the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  readonly holder: number;
  readonly folder: string;

  constructor(holder: number, folder: string) {
    super(`Process ${holder} is using ${folder} already. End it first, or choose another folder with --data.`);
    this.holder = holder;
    this.folder = folder;
  }
}

/** Thrown when nothing can be kept where the data folder should be. */
export class NoDataFolder extends Error {
  override readonly name = 'NoDataFolder';
}

/** How long a process that is just ending is waited for, in milliseconds. */
const patienceMs = 5_000;

/**
 * @throws {FolderInUse} naming the process and the way out
 * @throws {NoDataFolder} naming the folder, why it cannot be one, and the way out
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  if (path === '') {
    throw new NoDataFolder('--data names no folder: what was given is empty. Name one, or leave --data out.');
  }
  const folder = resolve(path);
  const fresh = !existsSync(join(folder, 'x.jsonl')) && !existsSync(join(folder, 'auskunft.sqlite'));
  const lock = lockOf(folder);
  for (const deadline = Date.now() + patienceMs; ; await wait(100)) {
    const holder = hold(folder, lock);
    if (holder === null) break;
    if (Date.now() > deadline) throw new FolderInUse(holder, folder);
  }
  return { path: folder, file: (name) => join(folder, name), fresh, release: () => rmSync(lock, { force: true }) };
}

/** Tells commands that only read where the database of this run listens. */
export function tellDatabase(folder: Pick<DataFolder, 'file'>, endpoint: string): void {
  tell(folder, databaseFile, endpoint);
}

/** Where the database of the run that goes on in this folder listens; null when nothing runs there. */
export function runningDatabase(path: string): string | null {
  return told(path, databaseFile);
}

/** What a command needs beside the database to post where a local run posts: false credentials of its simulator. */
const Simulated = v.object({
  SLACK_API_URL: v.string(),
  SLACK_BOT_TOKEN: v.string(),
  SLACK_SIGNING_SECRET: v.string(),
  SLACK_CHANNEL: v.string(),
  /** Where the page of the run is. */
  AUSKUNFT_URL: v.string(),
});
type Simulated = v.InferOutput<typeof Simulated>;

/** Tells commands that post where this run's Slack simulator and its page are. Real credentials are never written down. */
export function tellSlack(
  folder: Pick<DataFolder, 'file'>,
  simulator: { url: string; botToken: string; signingSecret: string; channel: string },
  page: string,
): void {
  const simulated: Simulated = {
    SLACK_API_URL: simulator.url,
    SLACK_BOT_TOKEN: simulator.botToken,
    SLACK_SIGNING_SECRET: simulator.signingSecret,
    SLACK_CHANNEL: simulator.channel,
    AUSKUNFT_URL: page,
  };
  tell(folder, slackFile, JSON.stringify(simulated));
}

/** As environment, the Slack simulator of the run that goes on in this folder; null where there is none. */
export function runningSlack(path: string): Simulated | null {
  const text = told(path, slackFile);
  return text === null ? null : v.parse(v.pipe(v.string(), v.parseJson(), Simulated), text);
}

function tell(folder: Pick<DataFolder, 'file'>, name: string, what: string): void {
  writeFileSync(folder.file(name), `${process.pid} ${what}`);
}

/** What the process that has the folder now told, and none before it. */
function told(path: string, name: string): string | null {
  const [file, lock] = [join(path, name), lockOf(path)];
  if (!existsSync(file) || !existsSync(lock)) return null;
  const [by, ...what] = readFileSync(file, 'utf8').split(' ');
  const [pid, start] = readFileSync(lock, 'utf8').split(' ');
  return by === pid && alive(Number(pid), start) ? what.join(' ') || null : null;
}

const databaseFile = 'database';
const slackFile = 'slack';
const lockOf = (folder: string) => join(folder, 'process');

/** As `take`, in a folder that is made where it is missing. */
function hold(folder: string, lock: string): number | null {
  try {
    makeFolder(folder);
    return take(lock);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const inTheWay = error.code === 'EEXIST' || error.code === 'ENOTDIR';
    const why = inTheWay ? 'a file stands in its way' : `nothing can be written there (${error.code})`;
    throw new NoDataFolder(`${folder} cannot be the data folder: ${why}. Choose another with --data.`, {
      cause: error,
    });
  }
}

/** With all above it, one by one: where the system makes none, as in /proc, Node's own recursion never ends. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!isFolder(folder)) throw error; // else another process made it meanwhile
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** @returns null when the folder is ours now, else the process that has it */
function take(lock: string): number | null {
  try {
    writeFileSync(lock, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' });
    return null;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const [pid, start] = readFileSync(lock, 'utf8').split(' ');
    const holder = Number(pid);
    if (alive(holder, start)) return holder;
    rmSync(lock, { force: true }); // its process was killed
    return take(lock);
  }
}

function alive(pid: number, start: string | undefined): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  if (start && startOf(pid) !== start) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * When a process started, where the system tells (Linux: field 22 of its `stat`, in clock ticks since the machine did).
 * After a restart of the machine or of a container the same number is soon another process.
 */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
