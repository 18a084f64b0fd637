/**
 * `tsx bin/compile-library.ts OUT.json`: the checked library as one file, for bundles that carry no YAML parser. What is learnt
 * from the examples is in the model; of the words in them only how common they are is kept, and which mean the same.
 */
import { writeFile } from 'node:fs/promises';
import { frequenciesIn } from '../core/answer-search.ts';
import { readLibraryOrTell } from './read-library.ts';

const [out] = process.argv.slice(2);
if (out === undefined) {
  console.error('Usage: tsx bin/compile-library.ts OUT.json');
  process.exitCode = 2;
} else {
  const library = await readLibraryOrTell((line) => console.error(line));
  if (library !== null) {
    const { languages: _told, dangers: _warned, ...kept } = library;
    await writeFile(out, JSON.stringify({ ...kept, examples: [], frequencies: frequenciesIn(library) }));
  }
}
