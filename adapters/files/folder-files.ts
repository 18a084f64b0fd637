/** Files as people leave them in a folder: missing, damaged, empty, or with the line ends of another system. */
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Words } from './library-problem.ts';

/** The names of the files in a folder, or null when there is no such folder. */
export async function filesIn(folder: string): Promise<string[] | null> {
  const entries = await entriesIn(folder);
  return entries?.filter((entry) => !entry.isDirectory()).map((entry) => entry.name) ?? null;
}

/** The names of the folders in a folder in which there is something that might be meant to be read. */
export async function foldersIn(folder: string): Promise<string[]> {
  const folders = ((await entriesIn(folder)) ?? []).filter((entry) => entry.isDirectory());
  const files = await Promise.all(folders.map(({ name }) => filesIn(join(folder, name))));
  return folders.map(({ name }) => name).filter((_name, i) => files[i]?.some((file) => /\.(?:md|ya?ml)\b/i.test(file)));
}

/** What systems and editors leave in a folder of themselves, and what is there for people. */
const leftover = /^\.|^~\$|~$|^(?:thumbs\.db|desktop\.ini|readme\.md)$/i;

async function entriesIn(folder: string): Promise<Dirent[] | null> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(({ name }) => !leftover.test(name));
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
  const garbled = text.split('\n').findIndex((line) => doublyEncoded.test(line));
  if (garbled !== -1) {
    const [found = ''] = doublyEncoded.exec(text) ?? [];
    const remedy = 'Alle solchen Stellen neu schreiben („ü“ statt „Ã¼“) und im Editor als „UTF-8“ speichern.';
    tell(garbled + 1, { problem: `Umlaute oder Anführungszeichen sind hier verstümmelt: „${found}“.`, remedy });
    return null;
  }
  if (text.trim() === '') {
    const remedy = isNeeded ? 'Füllen oder wiederherstellen.' : 'Füllen wie die Nachbardateien oder löschen.';
    tell(1, { problem: 'Die Datei ist leer.', remedy });
    return null;
  }
  return text;
}

/** "Ã¼" for "ü" and "â€ž" for "„": UTF-8 that was read as the encoding of old Windows and saved. */
const doublyEncoded = /Ã[\u0080-\u00BFŸ„–œ]|â€.?|â‚¬|Â[\u00A0-\u00BF]/;

/** The text with plain line ends, of a file that is there; some systems write an umlaut as two signs. */
export async function contentOf(file: string): Promise<string> {
  return (await readFile(file, 'utf8'))
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .normalize('NFC');
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
