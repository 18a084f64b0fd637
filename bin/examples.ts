/**
 * `npm run -s examples -- [--data .local | --table NAME] [--write]`: what staff's corrections would add to the examples,
 * for a person to look through; `--write` adds it to the library's folder. With `--confusing` it tells instead which of
 * the examples that are there the program takes for something else. Nothing is ever learnt from without a person's look.
 */
import { dynamoThreads } from '../adapters/dynamodb/threads.ts';
import { type Addition, placedExamples, withAdditions } from '../adapters/files/example-files.ts';
import { dayAt } from '../core/answer-search.ts';
import { confusions, mistakenExamples } from '../core/confusion.ts';
import { type LabelledExample, labelledExamples } from '../core/labelled-examples.ts';
import type { Library } from '../core/library.ts';
import { type StaffLanguage, words as staffWords, topicName } from '../core/words.ts';
import { errorWords } from './error-words.ts';
import { examplesWords } from './examples-words.ts';
import { isSound, writeFiles } from './library-files.ts';
import { openTable } from './open-table.ts';
import { readLibraryOrTell } from './read-library.ts';
import { readArguments, refuseBoth } from './usage.ts';

const usage = 'npm run -s examples -- [--data .local | --table NAME] [--write] | --confusing';
const surestShown = 30;

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const folder = process.env.AUSKUNFT_LIBRARY || 'library';
// Whoever reads our output may stop early, as `head` does: that is an end, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
const { values } = readArguments(usage, {
  options: {
    data: { type: 'string' },
    table: { type: 'string' },
    write: { type: 'boolean', default: false },
    confusing: { type: 'boolean', default: false },
  },
});
refuseBoth(values, ['data', 'table'], usage);
refuseBoth(values, ['confusing', 'write'], usage);
const library = await readLibraryOrTell((line) => console.error(line));
if (library !== null) {
  const language = library.settings.staffLanguage;
  try {
    if ((values.confusing || values.write) && folder.endsWith('.json')) {
      throw new Error(examplesWords[language].noFolder(folder));
    }
    await (values.confusing ? confusing(library) : corrections(library, values));
  } catch (error) {
    console.error(errorWords(error, language));
    process.exitCode = 1;
  }
}

async function corrections(
  library: Library,
  values: { data?: string | undefined; table?: string | undefined; write: boolean },
): Promise<void> {
  const language = library.settings.staffLanguage;
  const w = examplesWords[language];
  const now = Date.now();
  const { client, table, close } = await openTable(values, usage);
  let lessons: Awaited<ReturnType<ReturnType<typeof dynamoThreads>['lessons']>>;
  try {
    const zone = library.settings.timezone;
    lessons = await dynamoThreads({
      client,
      table,
      clock: () => now,
      log: () => {},
      dmConsentRequired: true,
      zone,
    }).lessons(now);
  } finally {
    await close();
  }
  const found = labelledExamples(lessons, library);
  print(found, language, library.settings.timezone);
  const additions = found.flatMap(additionOf);
  if (!values.write || additions.length === 0) {
    console.log(found.length === 0 ? w.none : w.fresh(additions.length));
    return;
  }
  // The oldest first, as if each had been added when it was made.
  const written = await withAdditions(folder, additions.toReversed(), w.remark(dayAt(now, library.settings.timezone)));
  if (!(await isSound(folder, written))) {
    console.error(w.nothingWritten);
    process.exitCode = 1;
    return;
  }
  await writeFiles(folder, written, { changed: w.changed, new: w.changed, gone: w.changed });
  console.log(w.next);
}

function additionOf({ lesson: { language, text }, place, standing }: LabelledExample): Addition[] {
  const isAdded = place !== null && (standing.kind === 'new' || standing.kind === 'near');
  return isAdded ? [{ place, language, text }] : [];
}

function print(found: readonly LabelledExample[], language: StaffLanguage, timezone: string): void {
  for (const intent of [...new Set(found.map(({ lesson }) => lesson.intent))].toSorted()) {
    console.log(`${topicName(staffWords[language], intent)} (${intent})`);
    for (const each of found) if (each.lesson.intent === intent) console.log(`  ${lineOf(each, language, timezone)}`);
    console.log('');
  }
}

function lineOf({ lesson, standing }: LabelledExample, language: StaffLanguage, timezone: string): string {
  const w = examplesWords[language];
  const { kind, at, text, answerId, was } = lesson;
  const topic = (intent: string) => topicName(staffWords[language], intent);
  const what = {
    intent: was.intent === '' ? w.intent : `${w.intent} ${w.insteadOf(topic(was.intent))}`,
    answer: `${w.answer(answerId ?? '')}${was.answerId === null ? '' : ` ${w.insteadOf(was.answerId)}`}`,
    gap: w.gap,
    suggestion: w.suggestion,
  }[kind];
  return `${dayAt(at, timezone)}  ${lesson.language}  ${what}: ${staffWords[language].quoted(text)}${markOf(standing, language)}`;
}

function markOf(standing: LabelledExample['standing'], language: StaffLanguage): string {
  const w = examplesWords[language];
  switch (standing.kind) {
    case 'new':
      return '';
    case 'known':
      return ` [${w.known}]`;
    case 'near':
      return ` [${w.near(staffWords[language].quoted(standing.like))}]`;
    case 'elsewhere':
      return ` [${w.elsewhere('intent' in standing.place ? standing.place.intent : standing.place.answerId)}]`;
    case 'gone':
      return ` [${w.gone}]`;
  }
}

async function confusing(library: Library): Promise<void> {
  const language = library.settings.staffLanguage;
  const w = examplesWords[language];
  const examples = await placedExamples(folder, library);
  const mistaken = mistakenExamples(examples, library.lexicon);
  console.log(w.mistaken(mistaken.length, examples.length));
  for (const { intent, taken, n } of confusions(mistaken)) console.log(`${intent} → ${taken}, ${n}`);
  console.log(`\n${w.surest}`);
  for (const { file, line, text, intent, taken, confidence } of mistaken.slice(0, surestShown)) {
    const said = staffWords[language].quoted(text);
    console.log(`${confidence.toFixed(2)}  ${file}:${line}  ${intent} → ${taken}  ${said}`);
  }
}
