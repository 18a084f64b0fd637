/** Which files of the library's folder are read; every other that might be meant to be is told. */
import { join } from 'node:path';
import { filesIn, foldersIn } from './folder-files.ts';
import type { Tell } from './yaml-check.ts';

const files = ['library.yaml', 'rota.yaml', 'concepts.yaml', 'languages.yaml'];
const folders = ['answers', 'intents', 'dangers'];

/** Files beside those that are read, and folders within: a file that is called otherwise would be missing in silence. */
export async function tellUnread(folder: string, tellOf: (file: string) => Tell): Promise<void> {
  const names = (await filesIn(folder)) ?? [];
  for (const name of names) {
    if (files.includes(name) || name.endsWith('.schema.json')) continue;
    const meant = files.find((each) => stem(each) === stem(name) && !names.includes(each));
    const answer = name.endsWith('.md') ? 'Eine Antwort gehört in den Ordner answers. Sonst löschen' : 'Löschen';
    const remedy = meant === undefined ? `${answer} oder woanders ablegen.` : `Umbenennen in ${meant}.`;
    tellOf(join(folder, name))(1, { problem: 'Diese Datei wird nicht gelesen.', remedy });
  }
  for (const parent of ['.', ...folders]) {
    for (const name of await foldersIn(join(folder, parent))) {
      if (parent === '.' && folders.includes(name)) continue;
      const goal = parent === '.' ? folders.join(', ') : parent;
      const remedy = `Was daraus gelten soll, direkt nach ${goal} verschieben, den Rest woanders ablegen.`;
      tellOf(join(folder, parent, name))(1, { problem: 'Dieser Ordner wird nicht gelesen.', remedy });
    }
  }
}

const stem = (name: string): string => name.toLowerCase().split('.')[0] ?? name;

/** The files of a folder with this ending, in the order of their names. */
export async function listed(folder: string, ending: string, tellOf: (file: string) => Tell): Promise<string[]> {
  const names = (await filesIn(folder))?.toSorted();
  if (names === undefined) {
    tellOf(folder)(1, { problem: 'Diesen Ordner gibt es nicht.', remedy: 'Anlegen und füllen.' });
    return [];
  }
  for (const name of names) {
    if (name.endsWith(ending)) continue;
    const remedy = `Umbenennen, so dass der Name auf ${ending} endet, oder woanders ablegen.`;
    tellOf(join(folder, name))(1, { problem: 'Diese Datei wird nicht gelesen.', remedy });
  }
  const read = names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
  if (read.length === 0) {
    tellOf(folder)(1, { problem: 'Der Ordner ist leer.', remedy: `Mindestens eine Datei mit ${ending} anlegen.` });
  }
  return read;
}
