/** `tsx bin/compile-model.ts OUT.deflate`: trains on the library's examples and writes the model for the bundles. */
import { writeFile } from 'node:fs/promises';
import { readLibrary } from '../adapters/files/library.ts';
import { packModel, readModel } from '../adapters/files/model.ts';
import { errorWords } from './error-words.ts';
import { readOneArgument } from './usage.ts';

const out = readOneArgument('tsx bin/compile-model.ts OUT.deflate');
const path = process.env.AUSKUNFT_LIBRARY ?? 'library/';
const reading = await readLibrary(path);
if (reading.kind === 'broken') {
  console.error(`${path}: ${reading.problems.length} Fehler. Alle nennt: npm run -s check-library`);
  process.exit(1);
}
const model = packModel(await readModel(reading.library));
try {
  await writeFile(out, model);
} catch (error) {
  console.error(errorWords(error));
  process.exitCode = 1;
}
