/**
 * `npm run library:pull -- [--data .local | --table NAME]`: takes what leads entered from Slack into the files of the
 * library's folder, so that they are reviewed, kept and deployed like every other change. Run again, it changes nothing.
 */
import { dynamoLibraryChanges } from '../adapters/dynamodb/library-changes.ts';
import { filesWith, lasting } from '../adapters/files/library-writing.ts';
import type { Library } from '../core/library.ts';
import type { LibraryChange } from '../core/library-change.ts';
import type { LibraryChanges, StoredChange } from '../steps/library-changes.ts';
import { errorWords } from './error-words.ts';
import { isSound, writeFiles } from './library-files.ts';
import { openTable } from './open-table.ts';
import { readLibraryOrTell } from './read-library.ts';
import { readArguments, refuseBoth } from './usage.ts';

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

const folder = process.env.AUSKUNFT_LIBRARY || 'library';
const { values } = readArguments(usage, { options: { data: { type: 'string' }, table: { type: 'string' } } });
refuseBoth(values, ['data', 'table'], usage);
const files = await readLibraryOrTell((line) => console.error(line));
if (files !== null) {
  try {
    const { client, table, close } = await openTable(values, usage);
    try {
      await pull(files, dynamoLibraryChanges({ client, table, clock: Date.now }));
    } finally {
      await close();
    }
  } catch (error) {
    console.error(errorWords(error, files.settings.staffLanguage));
    process.exitCode = 1;
  }
}

async function pull(files: Library, source: LibraryChanges): Promise<void> {
  const w = words[files.settings.staffLanguage];
  const now = Date.now();
  const stored = await source.all(now);
  const changes = stored.map(({ change }) => change);
  const wanted = lasting(changes, files);
  const written = await filesWith(folder, files, wanted);
  if (written.length > 0 && !(await isSound(folder, written))) {
    console.error(w.nothingWritten);
    process.exitCode = 1;
    return;
  }
  // Marked first: whatever ends this run between the two, the next one finds what is still to be written.
  for (const each of stored.filter(({ change }) => wanted.includes(change))) await mark(source, each, files, now);
  await writeFiles(folder, written, w);
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

/** Ends by itself, and so stays in Slack alone. */
function isPassing(change: LibraryChange): boolean {
  return change.kind === 'answer' && change.until !== null && change.before === undefined;
}

function titleOf(change: LibraryChange, files: Library): string {
  const answer = change.kind === 'answer' ? change.answer : null;
  return answer?.title ?? files.answers.find(({ id }) => id === change.key)?.title ?? change.key;
}
