/** The home of a member of staff, read from the rota and the threads as they are now. */
import { commandWords } from '../core/command-words.ts';
import { byUrgency } from '../core/danger-call.ts';
import { type Home, homeOf } from '../core/home.ts';
import { isLead, isTrainee } from '../core/roles.ts';
import { wallClock } from '../core/shifts.ts';
import type { Millis, StaffId, Thread, ThreadId } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { Deps } from './deps.ts';
import { standingAt } from './duty.ts';
import { openThreads } from './open-threads.ts';

export type HomeNeeds = Pick<Deps, 'rota' | 'rotas' | 'calendar' | 'threads' | 'desk' | 'settings'>;

/** Four weeks and today. */
const daysShown = 29;
/** Whoever opens the home waits while the desk says where each card stands. */
const mostLinks = 10;

/** Null where the library has no rota. */
export async function homeFor(deps: HomeNeeds, staff: StaffId, now: Millis): Promise<Home | null> {
  const [standing, waiting] = await Promise.all([standingAt(deps, now, daysShown), openThreads(deps.threads, now)]);
  if (standing === null) return null;
  const { date: today } = wallClock(now, standing.calendar.zone);
  const threads = waiting.map(({ thread }) => thread);
  const cardUrls = await cardUrlsOf(deps, threads);
  return homeOf({ ...standing, staff, threads, cardUrls, lead: isLead(deps.settings.roles, staff), now, today });
}

/** Where those stand that are shown: nobody is to search the channel for them, and two of one topic read alike. */
async function cardUrlsOf({ threads, desk }: HomeNeeds, open: readonly Thread[]): Promise<Map<ThreadId, string>> {
  const first = open.toSorted(byUrgency).slice(0, mostLinks);
  const found = await Promise.all(
    first.map(async ({ id }) => {
      const card = (await threads.read(id))?.card;
      const url = card ? await desk.cardUrl(card) : null;
      return url?.kind === 'ok' && url.value !== null ? [[id, url.value] as const] : [];
    }),
  );
  return new Map(found.flat());
}

/** What this member of staff can type. */
export function helpFor({ rota, settings }: Pick<Deps, 'rota' | 'settings'>, by: StaffId, language: StaffLanguage) {
  const { roles, practice } = settings;
  return commandWords[language].help({
    lead: isLead(roles, by),
    trainee: isTrainee(roles, by),
    leads: roles.leads,
    practice,
    rota: rota !== null,
  });
}
