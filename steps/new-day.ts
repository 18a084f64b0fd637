/** What was worked out for "today" is worked out anew once that is yesterday; what an answer said until yesterday is said no more. */
import { dayAt } from '../core/answer-search.ts';
import type { Draft } from '../core/drafted.ts';
import { openingHoursId } from '../core/opening-answer.ts';
import { proposedIn } from '../core/proposed.ts';
import type { Deps } from './deps.ts';
import { draftAnew } from './redraft.ts';

type Needs = Pick<Deps, 'threads' | 'clock' | 'log' | 'settings' | 'library'>;

/** Drafts of an earlier day, in the library's zone, that may speak of hours as of that day, or use an answer that has run out. */
export async function draftForNewDay(deps: Needs): Promise<void> {
  const { threads, clock, log, settings } = deps;
  const now = clock();
  const today = dayAt(now, settings.timezone);
  const { answers } = await deps.library();
  const over = new Set(answers.filter(({ valid }) => (valid.until ?? today) < today).map(({ id }) => id));
  let redrafted = 0;
  for (const each of await threads.waiting()) {
    if (!speaksOfHours(each.thread.draft) && !uses(over, each.thread.draft)) continue;
    const drafted = proposedIn(await threads.log(each.thread.id));
    if (drafted === undefined || dayAt(drafted.at, settings.timezone) === today) continue;
    if (await draftAnew(deps, each, 'tick', now)) redrafted++;
  }
  if (redrafted > 0) log('threads.redrafted', { by: 'tick', threads: redrafted, left: 0 });
}

function speaksOfHours(draft: Draft | null): boolean {
  return draft !== null && (draft.answerId === openingHoursId || draft.answers !== undefined);
}

/** What is at hand beside the draft counts too: staff choose from it. */
function uses(over: ReadonlySet<string>, draft: Draft | null): boolean {
  if (draft === null || over.size === 0) return false;
  return [draft, ...draft.alternatives].some(({ answerId }) => answerId !== null && over.has(answerId));
}
