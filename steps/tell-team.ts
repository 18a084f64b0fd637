/** What leads enter and take back is told to the team in the channel; what Slack does not take at once, `tick` tells. */
import { errorName } from '../core/error-name.ts';
import type { Millis } from '../core/thread.ts';
import type { Deps } from './deps.ts';
import type { ForTeam } from './library-changes.ts';

type Needs = Pick<Deps, 'libraryChanges' | 'desk' | 'clock' | 'log'>;

/** Whoever stored it tells it within this time. */
const ownTurn: Millis = 10_000;

/** Right after it was stored. That holds whatever happens here. */
export async function tellTeam(deps: Needs, own: ForTeam): Promise<void> {
  try {
    await tell(deps, ({ words, at }) => words === own.words && at === own.at);
  } catch (error) {
    deps.log('library.notTold', { error: errorName(error) });
  }
}

export async function tellLeftOver(deps: Needs): Promise<void> {
  const before = deps.clock() - ownTurn;
  await tell(deps, ({ at }) => at <= before);
}

/** What may have arrived although Slack did not say so is told again: twice is better than never. */
async function tell({ libraryChanges, desk, log }: Needs, wanted: (each: ForTeam) => boolean): Promise<void> {
  for (const untold of (await libraryChanges.untold()).filter(wanted)) {
    const told = await desk.announce(untold.words);
    if (told.kind === 'trouble') {
      log('library.untold', { trouble: told.trouble.kind });
      return;
    }
    await libraryChanges.told(untold);
  }
}
