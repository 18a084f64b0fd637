/** The library as it is now: the deployed files with what leads entered from Slack. */
import type { Library } from '../core/library.ts';
import { withChanges } from '../core/library-change.ts';
import type { Millis } from '../core/thread.ts';
import type { LibraryChanges } from '../steps/library-changes.ts';
import type { Clock } from '../steps/ports.ts';

export interface CurrentLibrary {
  /** Read now: what drafts are made from, since a thread may be drafted because of a change of this very moment. */
  fresh(): Promise<Library>;
  /** At most some seconds old. */
  recent(): Promise<Library>;
}

const rememberedFor: Millis = 5_000;

/**
 * One query a reading. The library is the same object as long as nothing changed, so that what is worked out from it once
 * (an index of its answers takes some tenths of a second) is found again.
 */
export function currentLibrary(
  files: Library,
  libraryChanges: Pick<LibraryChanges, 'all'>,
  clock: Clock,
): CurrentLibrary {
  let last = { entered: '[]', library: files, at: Number.NEGATIVE_INFINITY };
  const fresh = async () => {
    const now = clock();
    const changes = (await libraryChanges.all(now)).map(({ change }) => change);
    const entered = JSON.stringify(changes);
    const library = entered === last.entered ? last.library : withChanges(files, changes, now);
    if (now >= last.at) last = { entered, library, at: now };
    return library;
  };
  return { fresh, recent: async () => (clock() - last.at < rememberedFor ? last.library : fresh()) };
}
