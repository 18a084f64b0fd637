/** The evaluation sets in `test/evaluation/`: questions that nobody trained or tuned on. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { dangers } from '../core/danger.ts';
import { intents } from '../core/library.ts';

const text = v.string();
const intent = v.picklist(intents);
const language = v.optional(v.string(), 'de');

/** A patron's message with what it asks for; `also` are intents that an honest colleague would accept too. */
const Question = v.object({
  text,
  language,
  intent,
  also: v.array(intent),
  questions: v.optional(v.number(), 1),
});
export type Question = v.InferOutput<typeof Question>;

const Named = v.object({ text, language: v.string() });

const kinds: Record<string, (typeof dangers)[number]> = {
  self_harm: 'selfHarm',
  threat: 'threat',
  alarm: 'alarm',
  medical: 'medical',
  lost_child: 'lostChild',
  locked_in: 'lockedIn',
};
const Urgency = v.object({
  text,
  language,
  urgent: v.boolean(),
  kind: v.pipe(
    v.nullable(v.string()),
    v.transform((kind) => (kind === null ? null : (kinds[kind] ?? null))),
  ),
  /** A further message of a conversation, without what came before. */
  reply: v.optional(v.boolean(), false),
});

const PersonalData = v.object({ text, spans: v.array(v.object({ kind: v.string(), value: v.string() })) });

/** A question with the answers that truly answer it; none where the library has none. */
const Asked = v.object({ text, intent, answers: v.array(v.string()) });

const folder = join(import.meta.dirname, '../test/evaluation');
/** Written one after the other, each by other hands. */
export const evaluationSets = ['first', 'second'] as const;
export type EvaluationSet = (typeof evaluationSets)[number];

/** The rows of these sets together. */
export async function evaluationRows(sets: readonly EvaluationSet[] = evaluationSets) {
  async function rows<S extends v.GenericSchema>(file: string, schema: S): Promise<v.InferOutput<S>[]> {
    const read = await Promise.all(sets.map((set) => rowsOf(join(set, file), schema)));
    return read.flat();
  }
  return {
    german: await rows('questions-de.jsonl', Question),
    others: await rows('questions-other.jsonl', Question),
    language: await rows('language.jsonl', Named),
    urgency: await rows('urgency.jsonl', Urgency),
    personalData: await rows('personal-data.jsonl', PersonalData),
    answers: await rows('answers.jsonl', Asked),
  };
}
export type EvaluationRows = Awaited<ReturnType<typeof evaluationRows>>;

async function rowsOf<S extends v.GenericSchema>(file: string, schema: S): Promise<v.InferOutput<S>[]> {
  const lines = (await readFile(join(folder, file), 'utf8')).trim().split('\n');
  return lines.map((line, i) => {
    try {
      return v.parse(schema, JSON.parse(line));
    } catch (cause) {
      throw new Error(`${file}:${i + 1} is no row of the evaluation set`, { cause });
    }
  });
}
