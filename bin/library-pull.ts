/**
 * `npm run library:pull -- [--data .local | --table NAME]`: takes what leads entered from Slack into the files of the
 * library's folder, so that they are reviewed, kept and deployed like every other change. Run again, it changes nothing.
 */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoLibraryChanges } from '../adapters/dynamodb/library-changes.ts';
import { problemLine } from '../adapters/files/library-problem.ts';
import { type FileChange, filesWith, lasting } from '../adapters/files/library-writing.ts';
import type { Library } from '../core/library.ts';
import type { LibraryChange } from '../core/library-change.ts';
import { openDataFolder } from '../local/data-folder.ts';
import { startDatabase } from '../local/database.ts';
import type { LibraryChanges, StoredChange } from '../steps/library-changes.ts';
import { readLibraryFrom, readLibraryOrTell } from './read-library.ts';

const usage = 'npm run library:pull -- [--data .local | --table NAME]';
/** How long a taken change is remembered: until then a release has the files. */
const takenDays = 365;

const words = {
  de: {
    changed: 'geändert',
    new: 'neu',
    gone: 'gelöscht',
    passing: (title: string) => `„${title}“ gilt nur für eine Zeit und bleibt deshalb in Slack.`,
    upToDate: 'Die Dateien haben schon alles, was auf Dauer gilt.',
    next: [
      'Bitte die Änderungen ansehen, einchecken und ausliefern.',
      'Die Einträge in Slack gelten bis dahin weiter; danach gelten die Dateien, und die Einträge laufen von selbst aus.',
    ].join('\n'),
    nothingWritten: 'Es wurde nichts geschrieben. Bitte in Slack mit /auskunft änderungen berichtigen.',
    changedMeanwhile:
      'Eben hat jemand in Slack etwas geändert. Es wurde nichts geschrieben; bitte noch einmal starten.',
  },
  en: {
    changed: 'changed',
    new: 'new',
    gone: 'deleted',
    passing: (title: string) => `“${title}” holds for a time only and therefore stays in Slack.`,
    upToDate: 'The files have everything already that holds for good.',
    next: [
      'Please look at the changes, commit and deploy them.',
      'The entries in Slack hold until then; afterwards the files count, and the entries expire by themselves.',
    ].join('\n'),
    nothingWritten: 'Nothing was written. Please correct it in Slack with /auskunft changes.',
    changedMeanwhile: 'Somebody has just changed something in Slack. Nothing was written; please start again.',
  },
};

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

interface Source {
  changes: LibraryChanges;
  close(): Promise<void>;
}

const folder = process.env.AUSKUNFT_LIBRARY || 'library';
try {
  const { values } = parseArgs({ options: { data: { type: 'string' }, table: { type: 'string' } } });
  if (values.data !== undefined && values.table !== undefined) throw new Error(usage);
  const files = await readLibraryOrTell((line) => console.error(line));
  if (files !== null) {
    const source = values.table === undefined ? await local(values.data ?? '.local') : deployed(values.table);
    try {
      await pull(files, source.changes);
    } finally {
      await source.close();
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function pull(files: Library, source: LibraryChanges): Promise<void> {
  const w = words[files.settings.staffLanguage];
  const now = Date.now();
  const stored = await source.all(now);
  const changes = stored.map(({ change }) => change);
  const wanted = lasting(changes, files);
  const written = await filesWith(folder, files, wanted);
  if (written.length > 0 && !(await isSound(written))) {
    console.error(w.nothingWritten);
    process.exitCode = 1;
    return;
  }
  // Marked first: whatever ends this run between the two, the next one finds what is still to be written.
  for (const each of stored.filter(({ change }) => wanted.includes(change))) await mark(source, each, files, now);
  for (const { path, content, what } of written) {
    const file = join(folder, path);
    if (content === null) await rm(file);
    else await replace(file, content);
    console.log(`${file}: ${w[what]}`);
  }
  for (const change of changes) if (isPassing(change)) console.log(w.passing(titleOf(change, files)));
  console.log(written.length === 0 ? w.upToDate : w.next);
}

/** From now on an answer's change holds only where the files do not have it yet. */
async function mark(source: LibraryChanges, { change, version }: StoredChange, files: Library, now: number) {
  if (change.kind !== 'answer' || change.before !== undefined) return;
  const before = files.answers.find(({ id }) => id === change.key) ?? null;
  const taken = { ...change, before, at: now, until: now + takenDays * 86_400_000 };
  if ((await source.save(taken, version)) === 'written') return;
  throw new Error(words[files.settings.staffLanguage].changedMeanwhile);
}

/** Checks the whole folder as it would be. */
async function isSound(written: readonly FileChange[]): Promise<boolean> {
  const trial = await mkdtemp(join(tmpdir(), 'auskunft-library-'));
  try {
    await cp(folder, trial, { recursive: true });
    for (const { path, content } of written) {
      if (content === null) await rm(join(trial, path));
      else await writeFile(join(trial, path), content);
    }
    const reading = await readLibraryFrom(trial);
    if (reading.kind === 'ok') return true;
    for (const problem of reading.problems) {
      console.error(problemLine({ ...problem, file: problem.file.replace(trial, folder) }));
    }
    return false;
  } finally {
    await rm(trial, { recursive: true });
  }
}

async function replace(file: string, content: string): Promise<void> {
  const beside = `${file}.new`;
  await writeFile(beside, content);
  await rename(beside, file);
}

/** Ends by itself, and so stays in Slack alone. */
function isPassing(change: LibraryChange): boolean {
  return change.kind === 'answer' && change.until !== null && change.before === undefined;
}

function titleOf(change: LibraryChange, files: Library): string {
  const answer = change.kind === 'answer' ? change.answer : null;
  return answer?.title ?? files.answers.find(({ id }) => id === change.key)?.title ?? change.key;
}

function deployed(table: string): Source {
  const client = new DynamoDBClient({});
  return { changes: dynamoLibraryChanges({ client, table, clock: Date.now }), close: async () => client.destroy() };
}

async function local(path: string): Promise<Source> {
  const given = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (!given && !existsSync(join(path, 'auskunft.sqlite'))) {
    throw new Error(`${path}: Hier hat noch kein Auskunft gearbeitet. / Auskunft has not run here yet.\n${usage}`);
  }
  const held = await openDataFolder(path);
  try {
    const database = await startDatabase(held.path, given);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({ endpoint: database.endpoint, region: 'eu-central-1', credentials });
    const table = process.env.AUSKUNFT_TABLE || 'auskunft';
    return {
      changes: dynamoLibraryChanges({ client, table, clock: Date.now }),
      close: async () => {
        client.destroy();
        await database.close();
        held.release();
      },
    };
  } catch (error) {
    held.release();
    throw error;
  }
}
