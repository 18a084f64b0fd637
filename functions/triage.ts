/** Stream, `status = new`: tags a thread and drafts its answer. */
import { triage } from '../steps/triage.ts';
import { onThreads } from './stream.ts';
import { base, queue, tagging } from './wiring.ts';

export const handler = onThreads(async (id) => {
  await triage({ ...(await base()), ...(await tagging()), ...(await queue()) }, id);
  return 'handled';
});
