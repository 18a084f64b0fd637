/** The folder that holds everything of a local run. One process at a time. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

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
}

/** How long a process that is just ending is waited for, in milliseconds. */
const patienceMs = 5_000;

/**
 * @throws {FolderInUse} naming the process and the way out
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = resolve(path);
  const fresh = !existsSync(join(folder, 'x.jsonl')) && !existsSync(join(folder, 'auskunft.sqlite'));
  mkdirSync(folder, { recursive: true });
  const lock = lockOf(folder);
  for (const deadline = Date.now() + patienceMs; ; await wait(100)) {
    const holder = take(lock);
    if (holder === null) break;
    if (Date.now() > deadline) {
      throw new FolderInUse(
        `Process ${holder} is using ${folder} already. End it first, or choose another folder with --data.`,
      );
    }
  }
  return { path: folder, file: (name) => join(folder, name), fresh, release: () => rmSync(lock, { force: true }) };
}

/** Tells commands that only read where the database of this run listens. */
export function tellDatabase(folder: Pick<DataFolder, 'file'>, endpoint: string): void {
  writeFileSync(folder.file(databaseFile), `${process.pid} ${endpoint}`);
}

/** Where the database of the run that goes on in this folder listens; null when nothing runs there. */
export function runningDatabase(path: string): string | null {
  const [told, lock] = [join(path, databaseFile), lockOf(path)];
  if (!existsSync(told) || !existsSync(lock)) return null;
  const [by, endpoint] = readFileSync(told, 'utf8').split(' ');
  const [pid, start] = readFileSync(lock, 'utf8').split(' ');
  return endpoint && by === pid && alive(Number(pid), start) ? endpoint : null;
}

const databaseFile = 'database';
const lockOf = (folder: string) => join(folder, 'process');

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
