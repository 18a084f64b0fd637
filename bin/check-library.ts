/** `npm run check-library`: is everything that the staff keep in the library folder as it should be? */
import { dangerHints, hintLine, libraryHints, rotaHints } from '../adapters/files/library-hints.ts';
import { wordingHintsIn } from '../adapters/files/library-wording.ts';
import { readLibraryOrTell } from './read-library.ts';

const library = await readLibraryOrTell((line) => console.log(line));
if (library !== null) {
  const { settings, rota, dangers } = library;
  const hints = [
    ...libraryHints(settings),
    ...dangerHints(dangers),
    ...(rota ? rotaHints(rota) : []),
    ...wordingHintsIn(library),
  ];
  for (const hint of hints) console.log(hintLine(hint));
  const examples = library.examples.flatMap((file) => Object.values(file.examples)).flat();
  const languages = [...new Set(library.answers.flatMap((answer) => answer.languages))].toSorted();
  console.log(
    `In Ordnung: ${library.answers.length} Antworten, ${examples.length} Beispiele, Sprachen: ${languages.join(', ')}.`,
  );
}
