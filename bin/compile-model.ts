/** `tsx bin/compile-model.ts OUT.deflate`: trains on the library's examples and writes the model for the bundles. */
import { writeFile } from 'node:fs/promises';
import { packModel, readModel } from '../adapters/files/model.ts';
import { errorWords } from './error-words.ts';
import { readLibraryOrTell } from './read-library.ts';
import { readOneArgument } from './usage.ts';

const out = readOneArgument('tsx bin/compile-model.ts OUT.deflate');
const library = await readLibraryOrTell((line) => console.error(line));
if (library !== null) {
  const model = packModel(await readModel(library));
  try {
    await writeFile(out, model);
  } catch (error) {
    console.error(errorWords(error));
    process.exitCode = 1;
  }
}
