/** The trained intent model: read from the file that was built beside a compiled library, or trained from examples. */
import { readFile } from 'node:fs/promises';
import { examplesOf, type IntentModel, parseModel, trainIntents } from '../../core/intent.ts';
import type { Library } from '../../core/library.ts';

/**
 * @param from the file, or the library to train from (a few seconds of work)
 * @throws when the file is missing or no model
 */
export async function readIntentModel(from: string | Library): Promise<IntentModel> {
  return typeof from === 'string' ? parseModel(await readFile(from, 'utf8')) : trainIntents(examplesOf(from));
}
