/** The trained intent model: read from the file that was built beside a compiled library, or trained from examples. */
import { readFile } from 'node:fs/promises';
import { type IntentModel, parseModel, trainIntents } from '../../core/intent.ts';
import type { IntentExamples } from '../../core/library.ts';

/**
 * @param from the file, or the examples to train from (about a second of work)
 * @throws when the file is missing or no model
 */
export async function readIntentModel(from: string | readonly IntentExamples[]): Promise<IntentModel> {
  return typeof from === 'string' ? parseModel(await readFile(from, 'utf8')) : trainIntents(from);
}
