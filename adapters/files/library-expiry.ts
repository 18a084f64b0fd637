/** Answers that are no longer proposed, or soon will not be: with file and line. */
import { join } from 'node:path';
import { type Expiry, ending } from '../../core/expiry.ts';
import type { Library } from '../../core/library.ts';
import { splitAnswer } from './answer-file.ts';
import { readText } from './folder-files.ts';
import type { LibraryProblem } from './library-problem.ts';
import { parseYaml } from './yaml-source.ts';

/** What is delivered now is to hold until the next delivery. */
const daysAhead = 14;

/**
 * @param library what the folder holds, as read
 * @param today in the library's zone, as 2026-12-24
 */
export function expiryHints(folder: string, { answers }: Library, today: string): Promise<LibraryProblem[]> {
  return Promise.all(ending(answers, today, daysAhead).map((expiry) => hintFor(folder, expiry)));
}

async function hintFor(folder: string, { answer, until, isOver }: Expiry): Promise<LibraryProblem> {
  const file = join(folder, 'answers', `${answer.id}.md`);
  const { front } = splitAnswer((await readText(file, () => {})) ?? '');
  return {
    file,
    line: parseYaml(front ?? '', 1).lineOf(['valid', 'until']),
    problem: isOver
      ? `Die Antwort galt nur bis ${until}; niemand bekommt sie mehr.`
      : `Die Antwort gilt nur noch bis ${until}.`,
    remedy: 'Prüfen, ob alles noch stimmt, und bei „until“ einen späteren Tag eintragen; sonst die Datei löschen.',
  };
}
