/** The trained model: read from the file that was built beside a compiled library, or trained from examples. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { conceptsOf } from '../../core/concepts.ts';
import { type Features, fold } from '../../core/features.ts';
import { readFor, textsIn } from '../../core/intent.ts';
import type { Library } from '../../core/library.ts';
import { parseModel, serializeModel, type TriageModel, trainTriage } from '../../core/triage-model.ts';

/** Where what was trained once is found again; compiled content lies there too. */
const folder = '.build';
/** How texts are read is told by one in so many: to read all of them would take seconds at every start. */
const readOneIn = 100;

/**
 * @param from the file, or the library to train from: a minute or two of work the first time, in which nothing else runs;
 *   kept in `.build` until what it learns from changes
 * @param training is called before that work
 * @throws when the file is missing or no model
 */
export async function readModel(from: string | Library, training?: () => void): Promise<TriageModel> {
  if (typeof from === 'string') return unpackModel(await readFile(from));
  const concepts = conceptsOf(from.lexicon, fold);
  const file = join(folder, `model-${fingerprint(from, (text) => readFor({ concepts }, text))}.deflate`);
  try {
    return unpackModel(await readFile(file));
  } catch {
    training?.();
    const model = trainTriage(from);
    await keep(file, packModel(model));
    return model;
  }
}

/**
 * The model as it is stored and bundled. Of numbers that are nearly random, what looks like a repetition costs more to
 * refer to than to say again: with Huffman's codes alone it takes a seventh less than with those of gzip.
 */
export function packModel(model: TriageModel): Uint8Array {
  return deflateRawSync(serializeModel(model), { strategy: constants.Z_HUFFMAN_ONLY });
}

/** @throws when it is nothing that `packModel` wrote */
export function unpackModel(packed: Uint8Array): TriageModel {
  return parseModel(inflateRawSync(packed).toString('utf8'));
}

/**
 * Names what is learnt from and how it is read: a release that reads texts otherwise has no use for what was learnt before
 * it. What changes the reading of too few texts to be met here hardly changes what is learnt from all of them.
 */
export function fingerprint(
  { examples, answers, lexicon, languages, dangers }: Library,
  read: (text: string) => Features,
): string {
  const questions = answers.map(({ intents, questions }) => [intents, questions]);
  const texts = [...examples, ...dangers].flatMap((each) => textsIn(each.examples));
  const reading = texts
    .filter((_, i) => i % readOneIn === 0)
    .map(read)
    .map(({ positions, values }) => [[...positions], [...values]]);
  const learntFrom = JSON.stringify([reading, examples, questions, lexicon, languages, dangers]);
  return createHash('sha256').update(learntFrom).digest('hex').slice(0, 16);
}

/** Whoever may not write here trains again. Two that train at the same time keep the same. */
async function keep(file: string, packed: Uint8Array): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(`${file}.${process.pid}`, packed);
    await rename(`${file}.${process.pid}`, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
