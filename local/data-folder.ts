/** The folder that holds everything of a local run. One process at a time. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';

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

/**
 * @throws {FolderInUse} naming the process and the way out
 */
export function openDataFolder(path: string): DataFolder {
  const folder = resolve(path);
  const fresh = !existsSync(join(folder, 'x.jsonl')) && !existsSync(join(folder, 'auskunft.sqlite'));
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'process');
  take(lock, folder);
  return { path: folder, file: (name) => join(folder, name), fresh, release: () => rmSync(lock, { force: true }) };
}

function take(lock: string, folder: string): void {
  try {
    const handle = openSync(lock, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const holder = Number(readFileSync(lock, 'utf8'));
    if (alive(holder)) {
      throw new FolderInUse(
        `Process ${holder} is using ${folder} already. End it first, or choose another folder with --data.`,
      );
    }
    rmSync(lock, { force: true }); // its process was killed
    take(lock, folder);
  }
}

function alive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
