/** What went wrong, in a sentence for whoever called a command. */
import type { StaffLanguage } from '../core/words.ts';
import { FolderInUse } from '../local/data-folder.ts';

const noRight = { de: 'Das Recht dazu fehlt.', en: 'permission is missing.' };

/** Why the system refuses a file or folder, by its code. */
const refusals: Readonly<Record<string, Readonly<Record<StaffLanguage, string>>>> = {
  ENOENT: {
    de: 'Die Datei gibt es nicht, oder der Ordner dafür fehlt.',
    en: 'there is no such file, or no folder for it.',
  },
  ENOTDIR: { de: 'Das ist kein Ordner, oder eine Datei steht im Weg.', en: 'this is no folder, or lies below a file.' },
  EISDIR: { de: 'Das ist ein Ordner, keine Datei.', en: 'this is a folder, not a file.' },
  EACCES: noRight,
  EPERM: noRight,
  EROFS: { de: 'Hier lässt sich nichts schreiben.', en: 'nothing can be written here.' },
  ENOSPC: { de: 'Es ist kein Platz mehr frei.', en: 'no space is left.' },
};

/** The error's message, or of a file or folder that the system refuses its path and why. */
export function errorWords(error: unknown, language: StaffLanguage = 'en'): string {
  if (!(error instanceof Error)) return String(error);
  if (language === 'de' && error instanceof FolderInUse) {
    const remedy = 'Bitte zuerst beenden oder mit „--data“ einen anderen Ordner angeben.';
    return `Prozess ${error.holder} arbeitet schon in ${error.folder}. ${remedy}`;
  }
  const { code, path } = { code: '', path: '', ...error };
  const refusal = refusals[code];
  return refusal === undefined || path === '' ? error.message : `${path}: ${refusal[language]}`;
}
