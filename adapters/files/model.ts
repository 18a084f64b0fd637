/** The trained model: read from the file that was built beside a compiled library, or trained from examples. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { featuresToLearn } from '../../core/classifier.ts';
import type { Library } from '../../core/library.ts';
import { parseModel, serializeModel, type TriageModel, trainTriage } from '../../core/triage-model.ts';

/** Where what was trained once is found again; compiled content lies there too. */
const folder = '.build';

/**
 * @param from the file, or the library to train from: half a minute of work the first time, kept in `.build` until
 *   what it learns from changes
 * @throws when the file is missing or no model
 */
export async function readModel(from: string | Library): Promise<TriageModel> {
  if (typeof from === 'string') return parseModel(await readFile(from, 'utf8'));
  const file = join(folder, `model-${fingerprint(from)}.json`);
  try {
    return parseModel(await readFile(file, 'utf8'));
  } catch {
    const model = trainTriage(from);
    await keep(file, serializeModel(model));
    return model;
  }
}

function fingerprint({ examples, answers, lexicon, languages, dangers }: Library): string {
  const questions = answers.map(({ intents, questions }) => [intents, questions]);
  // A release that reads texts otherwise has no use for what was learnt before it.
  const reading = [...featuresToLearn('Wann habt ihr am Samstag geöffnet?').positions];
  const learntFrom = JSON.stringify([reading, examples, questions, lexicon, languages, dangers]);
  return createHash('sha256').update(learntFrom).digest('hex').slice(0, 16);
}

/** Whoever may not write here trains again. Two that train at the same time keep the same. */
async function keep(file: string, text: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(`${file}.${process.pid}`, text);
    await rename(`${file}.${process.pid}`, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
