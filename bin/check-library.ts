/**
 * `npm run check-library [-- --data .local | --table NAME]`: is everything that the staff keep in the library folder as it
 * should be, and does what they entered in Slack about the rota still fit it?
 */
import { dayHints, expiryHints, futureHints } from '../adapters/files/library-expiry.ts';
import { factHints } from '../adapters/files/library-facts.ts';
import { formHints } from '../adapters/files/library-forms.ts';
import {
  answerHints,
  branchHints,
  calmHints,
  dangerHints,
  hintLine,
  languageHints,
  libraryHints,
  peopleHints,
  rotaHints,
} from '../adapters/files/library-hints.ts';
import { hoursHints } from '../adapters/files/library-hours.ts';
import { personalDataHints } from '../adapters/files/library-personal-data.ts';
import { problemLine, type Words } from '../adapters/files/library-problem.ts';
import { wordingHintsIn } from '../adapters/files/library-wording.ts';
import { storedHints } from '../adapters/files/rota-stored-hints.ts';
import { dayAt } from '../core/answer-search.ts';
import type { Library } from '../core/library.ts';
import { errorWords } from './error-words.ts';
import { lengthOf, libraryPath, readLibraryOrTell } from './read-library.ts';
import { problemsStored, readTableAsked, type TableAsked } from './stored-rota.ts';

try {
  const asked = readTableAsked();
  const library = await readLibraryOrTell((line) => console.log(line));
  if (library !== null) await tell(library, asked);
} catch (error) {
  console.error(errorWords(error, 'de'));
  process.exitCode = 1;
}

async function tell(library: Library, asked: TableAsked): Promise<void> {
  const { settings, rota, dangers } = library;
  const today = dayAt(Date.now(), settings.timezone);
  const hints = [
    ...libraryHints(settings),
    ...branchHints(settings),
    ...dangerHints(dangers),
    ...calmHints(dangers),
    ...languageHints(library),
    ...(rota ? [...rotaHints(rota), ...peopleHints(settings, rota, today)] : []),
    ...wordingHintsIn(library),
    ...factHints(library),
    ...hoursHints(library),
    ...answerHints(library.answers),
    ...(await tableHints(library, asked)),
  ];
  for (const hint of hints) console.log(hintLine(hint));
  const path = libraryPath();
  const placed = path.endsWith('.json')
    ? []
    : [
        ...(await dayHints(path, settings, today)),
        ...(await expiryHints(path, library, today)),
        ...(await futureHints(path, library, today)),
        ...(await formHints(path, library, lengthOf)),
        ...(await personalDataHints(path, library)),
      ];
  for (const hint of placed) console.log(`Hinweis: ${problemLine(hint)}`);
  const examples = library.examples.flatMap((file) => Object.values(file.examples)).flat();
  const questions = library.answers.flatMap((answer) => Object.values(answer.questions)).flat();
  const languages = [...new Set(library.answers.flatMap((answer) => answer.languages))].toSorted();
  console.log(
    `In Ordnung: ${library.answers.length} Antworten mit ${questions.length} Fragen, ${examples.length} Beispiele, Sprachen: ${languages.join(', ')}.`,
  );
}

/** A table that nobody asked for and that cannot be read is a hint too: the files can be checked without it. */
async function tableHints(library: Library, asked: TableAsked): Promise<Words[]> {
  const { rota } = library;
  if (rota === null) return [];
  try {
    return storedHints(rota, await problemsStored(library, rota, asked));
  } catch (error) {
    if (asked.data !== undefined || asked.table !== undefined) throw error;
    const problem = `Was in Slack zum Dienstplan gemeldet wurde, ließ sich nicht lesen: ${errorWords(error, 'de')}`;
    return [{ problem, remedy: 'Später noch einmal prüfen oder mit „--data“ oder „--table“ sagen, wo es steht.' }];
  }
}
