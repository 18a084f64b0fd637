/** The `Archive` port over a folder. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Archive } from '../../steps/cases.ts';

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.csv': 'text/csv; charset=utf-8' };

/** @param folder made with the first report */
export function fileArchive(folder: string): Archive {
  return {
    async keep(name, _contentType, body) {
      await mkdir(folder, { recursive: true });
      const unfinished = join(folder, `.${name}`);
      await writeFile(unfinished, body);
      await rename(unfinished, join(folder, name)); // nobody reads half a page
    },
    async read(name) {
      try {
        const body = await readFile(join(folder, name), 'utf8');
        return { contentType: types[extname(name)] ?? 'text/plain; charset=utf-8', body };
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
  };
}
