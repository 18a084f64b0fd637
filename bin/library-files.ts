/** Writes into the library's folder: only what leaves the whole folder sound, each file in one step. */
import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemLine } from '../adapters/files/library-problem.ts';
import type { FileChange } from '../adapters/files/library-writing.ts';
import { readLibraryFrom } from './read-library.ts';

/** Checks the whole folder as it would be; tells what would be wrong with it. */
export async function isSound(folder: string, written: readonly FileChange[]): Promise<boolean> {
  const trial = await mkdtemp(join(tmpdir(), 'auskunft-library-'));
  try {
    await cp(folder, trial, { recursive: true });
    for (const { path, content } of written) {
      if (content === null) await rm(join(trial, path));
      else await writeFile(join(trial, path), content);
    }
    const reading = await readLibraryFrom(trial);
    if (reading.kind === 'ok') return true;
    for (const problem of reading.problems) {
      console.error(problemLine({ ...problem, file: problem.file.replace(trial, folder) }));
    }
    return false;
  } finally {
    await rm(trial, { recursive: true });
  }
}

/** @param words what is said of each file: that it is changed, new or gone */
export async function writeFiles(
  folder: string,
  written: readonly FileChange[],
  words: Readonly<Record<FileChange['what'], string>>,
): Promise<void> {
  for (const { path, content, what } of written) {
    const file = join(folder, path);
    if (content === null) await rm(file);
    else await replace(file, content);
    console.log(`${file}: ${words[what]}`);
  }
}

async function replace(file: string, content: string): Promise<void> {
  const beside = `${file}.new`;
  await writeFile(beside, content);
  await rename(beside, file);
}
