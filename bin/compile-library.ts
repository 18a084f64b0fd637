/**
 * `tsx bin/compile-library.ts OUT.json`: the checked library as one file, for bundles that carry no YAML parser. What is learnt
 * from the examples is in the model; of the words in them only how common they are is kept, and which mean the same.
 */
import { writeFile } from 'node:fs/promises';
import { frequenciesIn } from '../core/answer-search.ts';
import { errorWords } from './error-words.ts';
import { readLibraryOrTell } from './read-library.ts';
import { readOneArgument } from './usage.ts';

const out = readOneArgument('tsx bin/compile-library.ts OUT.json');
const library = await readLibraryOrTell((line) => console.error(line));
if (library !== null) {
  const { languages: _told, dangers: _warned, ...kept } = library;
  try {
    await writeFile(out, JSON.stringify({ ...kept, examples: [], frequencies: frequenciesIn(library) }));
  } catch (error) {
    console.error(errorWords(error));
    process.exitCode = 1;
  }
}
