/**
 * `npm run yardstick -- FOLDER`: the same classifier, trained and tested on public intent benchmarks, beside the results
 * that others published. FOLDER holds JSON Lines `{"set", "split", "text", "label"}` of HINT3
 * (https://github.com/hellohaptik/HINT3) and BANKING77 (https://github.com/PolyAI-LDN/task-specific-datasets); they are
 * English, and judge the method, not the library's intents.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Classifier, classify, trainClassifier } from '../core/classifier.ts';
import { errorWords } from './error-words.ts';
import { percent } from './evaluation-figures.ts';
import { readOneArgument } from './usage.ts';

const Row = v.object({ set: v.string(), split: v.picklist(['train', 'test']), text: v.string(), label: v.string() });
type Row = v.InferOutput<typeof Row>;

/** In HINT3, what none of the intents is meant for. */
const outOfScope = 'NO_NODES_DETECTED';
/** At which HINT3's platforms were compared. */
const usualThreshold = 0.1;

/** In scope, as published: HINT3 (arXiv 2009.13833) at threshold 0.1; BANKING77 (arXiv 2003.04807). */
const published: Record<string, string> = {
  sofmattress: 'Rasa 69.3, Dialogflow 73.2, LUIS 59.3, Haptik 72.3, BERT 73.6',
  curekart: 'Rasa 84.1, Dialogflow 75.0, LUIS 72.6, Haptik 80.3, BERT 83.6',
  powerplay11: 'Rasa 49.1, Dialogflow 59.6, LUIS 48.0, Haptik 66.5, BERT 58.5',
  banking77: 'BERT 93.66, USE+ConveRT 93.36',
};

const folder = readOneArgument('npm run yardstick -- FOLDER');
try {
  const rows = await readRows(folder);
  const sets = [...new Set(rows.map(({ set }) => set))];
  console.table(Object.fromEntries(sets.map((set) => [set, compare(rows.filter((row) => row.set === set))])));
} catch (error) {
  console.error(errorWords(error));
  process.exitCode = 1;
}

async function readRows(from: string): Promise<Row[]> {
  const files = (await readdir(from)).filter((file) => file.endsWith('.jsonl'));
  const texts = await Promise.all(files.map((file) => readFile(join(from, file), 'utf8')));
  return texts.flatMap((text) => text.trim().split('\n')).map((line) => v.parse(Row, JSON.parse(line)));
}

function compare(rows: readonly Row[]) {
  const train = rows.filter(({ split }) => split === 'train');
  const test = rows.filter(({ split }) => split === 'test');
  const model = trainClassifier(train);
  const guesses = test.map(({ text, label }) => ({ label, ...guessOf(model, text) }));
  const inScope = guesses.filter(({ label }) => label !== outOfScope);
  const strangers = guesses.filter(({ label }) => label === outOfScope);
  const right = inScope.filter(({ label, guess }) => label === guess);
  const stood = (threshold: number) => ({
    inScope: right.filter(({ confidence }) => confidence >= threshold).length,
    strangers: strangers.filter(({ confidence }) => confidence < threshold).length,
  });
  const doubt = stood(model.threshold);
  return {
    tested: inScope.length,
    accuracy: percent(stood(usualThreshold).inScope, inScope.length),
    'out of scope told at 0.1': percent(stood(usualThreshold).strangers, strangers.length),
    'at its own threshold': `${percent(doubt.inScope, inScope.length)}, told ${percent(doubt.strangers, strangers.length)}`,
    published: published[rows[0]?.set ?? ''] ?? '',
  };
}

function guessOf(model: Classifier, text: string): { guess: string; confidence: number } {
  const { label, confidence } = classify(model, text);
  return { guess: label, confidence };
}
