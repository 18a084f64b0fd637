/** Stream, `cardStale = true`: makes the Slack card follow its thread. */
import { setTimeout as wait } from 'node:timers/promises';
import { againAfter } from '../steps/card-run.ts';
import { show } from '../steps/show.ts';
import { onThreads } from './stream.ts';
import { base, desk, x } from './wiring.ts';

/** Slack is given this long through the stream; then `tick` tries again, and nobody waits behind this thread. */
const patienceMs = 30_000;

export const handler = onThreads(async (id, ageMs) => {
  const shown = await show({ ...(await base()), ...(await x()), ...(await desk()) }, id);
  const after = againAfter(shown, Date.now(), patienceMs - ageMs);
  if (after === null) return 'handled';
  await wait(after);
  return 'again';
});
