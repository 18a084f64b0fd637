/** `npx tsx bin/compile-model.ts OUT.deflate`: trains on the library's examples and writes the model for the bundles. */
import { writeFile } from 'node:fs/promises';
import { readLibrary } from '../adapters/files/library.ts';
import { packModel, readModel } from '../adapters/files/model.ts';

const [out] = process.argv.slice(2);
if (out === undefined) {
  console.error('Aufruf: npx tsx bin/compile-model.ts OUT.deflate');
  process.exit(2);
}
const path = process.env.AUSKUNFT_LIBRARY ?? 'library/';
const reading = await readLibrary(path);
if (reading.kind === 'broken') {
  console.error(`${path}: ${reading.problems.length} Fehler. Alle nennt: npm run -s check-library`);
  process.exit(1);
}
await writeFile(out, packModel(await readModel(reading.library)));
