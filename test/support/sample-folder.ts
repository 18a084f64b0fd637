/** Copies of the sample's folder for tests that are about a part of it: the whole takes a second or two to read. */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** What a library may do without: by these words, languages and dangers are recognised. */
const recognising = ['concepts.yaml', 'dangers', 'languages.yaml'];

/** Of intents some are enough; with fewer of a danger the library is told that it hardly recognises it. */
const kept = { intents: 5, dangers: 50 };

/** With all that is learnt of intents, and nothing else that is learnt from. */
export async function copyWithIntents(folder: string): Promise<void> {
  await cp('library', folder, { recursive: true, filter: (from) => !recognising.includes(basename(from)) });
}

/** With the settings, the rota and the answers as they are, and of all examples only some German ones. */
export async function copyWithFewExamples(folder: string): Promise<void> {
  const left = recognising.filter((each) => each !== 'dangers');
  await cp('library', folder, { recursive: true, filter: (from) => !left.includes(basename(from)) });
  for (const [part, most] of Object.entries(kept)) {
    for (const name of await readdir(join(folder, part))) await shorten(join(folder, part, name), most);
  }
}

/** German comes first, one example a line. */
async function shorten(file: string, most: number): Promise<void> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const end = lines.indexOf('  de:') + 1 + most;
  await writeFile(file, `${lines.slice(0, end).join('\n')}\n`);
}
