/** The home of a member of staff, read from the rota and the threads as they are now. */
import { commandWords } from '../core/command-words.ts';
import { type Home, homeOf } from '../core/home.ts';
import { isLead, isTrainee } from '../core/roles.ts';
import { wallClock } from '../core/shifts.ts';
import type { Millis, StaffId } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { Deps } from './deps.ts';
import { standingAt } from './duty.ts';

export type HomeNeeds = Pick<Deps, 'rota' | 'rotas' | 'calendar' | 'threads' | 'settings'>;

/** Four weeks and today. */
const daysShown = 29;

/** Null where the library has no rota. */
export async function homeFor(deps: HomeNeeds, staff: StaffId, now: Millis): Promise<Home | null> {
  const [standing, waiting] = await Promise.all([standingAt(deps, now, daysShown), deps.threads.waiting()]);
  if (standing === null) return null;
  const { date: today } = wallClock(now, standing.calendar.zone);
  const threads = waiting.map(({ thread }) => thread);
  return homeOf({ ...standing, staff, threads, lead: isLead(deps.settings.roles, staff), now, today });
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
