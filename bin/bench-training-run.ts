/** One measurement of `bench.ts`: trains on the library, writes the model to the file named, and says how long it took. */
import { writeFile } from 'node:fs/promises';
import { packModel } from '../adapters/files/model.ts';
import { trainTriage } from '../core/triage-model.ts';
import { readLibraryOrTell } from './read-library.ts';

const library = await readLibraryOrTell((line) => console.error(line));
if (library !== null) {
  const start = performance.now();
  const model = trainTriage(library);
  process.stdout.write(String(performance.now() - start));
  await writeFile(process.argv[2] ?? '', packModel(model));
}
