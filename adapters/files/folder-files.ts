/** Files as people leave them in a folder: missing, damaged, empty, or with the line ends of another system. */
import { readdir, readFile } from 'node:fs/promises';
import type { Words } from './library-problem.ts';

/** The names of the files in a folder, or null when there is no such folder. */
export async function filesIn(folder: string): Promise<string[] | null> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * The text with plain line ends, or null when there is none to read.
 * @param isNeeded whether the library cannot do without this file
 */
export async function readText(
  file: string,
  tell: (line: number, words: Words) => void,
  isNeeded = false,
): Promise<string | null> {
  let text: string;
  try {
    text = await contentOf(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
    tell(1, { problem: 'Diese Datei fehlt.', remedy: 'Anlegen oder wiederherstellen.' });
    return null;
  }
  const damaged = text.split('\n').findIndex((line) => line.includes('\uFFFD'));
  if (damaged !== -1) {
    const remedy = 'Im Editor als „UTF-8“ speichern und die Umlaute prüfen.';
    tell(damaged + 1, { problem: 'Hier steht ein unlesbares Zeichen.', remedy });
    return null;
  }
  if (text.trim() === '') {
    const remedy = isNeeded ? 'Füllen oder wiederherstellen.' : 'Füllen wie die Nachbardateien oder löschen.';
    tell(1, { problem: 'Die Datei ist leer.', remedy });
    return null;
  }
  return text;
}

/** The text with plain line ends, of a file that is there. */
export async function contentOf(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
