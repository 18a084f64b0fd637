/** Trains on the library's examples once, before many tests at the same time would each do so. */
import { readLibrary } from '../../adapters/files/library.ts';
import { readModel } from '../../adapters/files/model.ts';
import { onceARun } from './once-a-run.ts';

export default function setup(): Promise<void> {
  return onceARun('trained model', train);
}

async function train(): Promise<void> {
  const reading = await readLibrary('library/');
  // What is wrong with it is told by the tests.
  if (reading.kind !== 'broken') await readModel(reading.library);
}
