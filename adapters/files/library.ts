/** Loads what the library's staff keep in `library/`, or the same compiled into one JSON file. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { Library } from '../../core/library.ts';
import type { LibraryProblem } from './library-problem.ts';

export type LibraryReading = { kind: 'ok'; library: Library } | { kind: 'broken'; problems: LibraryProblem[] };

/**
 * @param path a folder with `library.yaml`, `answers/` and `intents/`, or a `.json` file from `compile-library`
 * @param overlong how many characters too long an answer is for the channel, 0 when it fits; only a folder's answers are
 *   measured, as compiled ones were before
 * @returns the library, or every problem in it, in the order of files and lines
 * @throws when the machine refuses to read what is there
 */
export async function readLibrary(path: string, overlong: (text: string) => number = () => 0): Promise<LibraryReading> {
  if (path.endsWith('.json')) return readCompiled(path);
  const { readFolder } = await import('./library-folder.ts'); // a bundle with compiled content never loads the YAML parser
  const { settings, answers, examples, lexicon, languages, dangers, rota, problems } = await readFolder(path, overlong);
  if (settings !== null && problems.length === 0) {
    return { kind: 'ok', library: { settings, answers, examples, lexicon, languages, dangers, rota } };
  }
  return { kind: 'broken', problems: problems.toSorted(byPlace) };
}

async function readCompiled(file: string): Promise<LibraryReading> {
  const remedy = 'Neu erzeugen mit: npx tsx bin/compile-library.ts';
  const broken = (problem: string): LibraryReading => ({
    kind: 'broken',
    problems: [{ file, line: 1, problem, remedy }],
  });
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return broken('Die Datei ist kein JSON.');
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return broken('Diese Datei fehlt.');
    throw error;
  }
  const result = v.safeParse(Library, value);
  if (result.success) return { kind: 'ok', library: result.output };
  const problems = result.issues.map((issue) => {
    const place = v.getDotPath(issue) ?? 'Die Datei';
    return { file, line: 1, problem: `„${place}“ passt nicht zu dieser Fassung des Programms.`, remedy };
  });
  return { kind: 'broken', problems };
}

const byPlace = (a: LibraryProblem, b: LibraryProblem): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
