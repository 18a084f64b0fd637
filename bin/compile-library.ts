/** `tsx bin/compile-library.ts OUT.json`: the checked library as one file, for bundles that carry no YAML parser. */
import { writeFile } from 'node:fs/promises';
import { readLibraryOrTell } from './read-library.ts';

const [out] = process.argv.slice(2);
if (out === undefined) {
  console.error('Usage: tsx bin/compile-library.ts OUT.json');
  process.exitCode = 2;
} else {
  const library = await readLibraryOrTell((line) => console.error(line));
  if (library !== null) await writeFile(out, JSON.stringify(library));
}
