/** The font of the report: in its pictures, and within its page. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** AWS has no font at all. Deployed, it lies in `node_modules` beside the bundle. */
const file = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';

/** Atkinson Hyperlegible Next, weights 200 to 800, Latin letters, as WOFF2. */
export function reportFont(): Promise<Buffer> {
  return readFile(createRequire(import.meta.filename).resolve(file));
}
