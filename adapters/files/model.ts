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
const core = join(import.meta.dirname, '../../core');
/** These read texts, and shape what a library holds: both are looked at themselves. */
const notTraining = ['concepts.ts', 'features.ts', 'gist.ts', 'library.ts'];
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
  const learning = { read: (text: string) => readFor({ concepts }, text), sources: await trainingSources() };
  const file = join(folder, `model-${fingerprint(from, learning)}.deflate`);
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

/** The sources that training is made of, for who trains runs from source: a bundle has its model beside it. */
export async function trainingSources(from = 'triage-model.ts', found = new Map<string, string>()): Promise<string[]> {
  const source = await readFile(join(core, from), 'utf8');
  found.set(from, source);
  for (const [, name = ''] of source.matchAll(/ from '\.\/(.+)'/g)) {
    if (!found.has(name) && !notTraining.includes(name)) await trainingSources(name, found);
  }
  return [...found.values()];
}

/**
 * Names what is learnt from, how it is read, and how it is learnt: a release that does it otherwise has no use for what was
 * learnt before it. What changes the reading of too few texts to be met here hardly changes what is learnt from all of them.
 */
export function fingerprint(
  { examples, answers, lexicon, languages, dangers }: Library,
  { read, sources }: { read: (text: string) => Features; sources: readonly string[] },
): string {
  const questions = answers.map(({ intents, questions }) => [intents, questions]);
  const texts = [...examples, ...dangers].flatMap((each) => textsIn(each.examples));
  const reading = texts
    .filter((_, i) => i % readOneIn === 0)
    .map(read)
    .map(({ positions, values }) => [[...positions], [...values]]);
  const learntFrom = JSON.stringify([sources, reading, examples, questions, lexicon, languages, dangers]);
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
