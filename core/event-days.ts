/** Whether an event, or an appointment such as a weekly surgery, is asked about on a day on which its house is closed. */
import { branchesNamed } from './asked-about.ts';
import { branchDay } from './branch-hours.ts';
import { type DaysAsked, daysAsked } from './day-asked.ts';
import type { Answer, LibrarySettings } from './library.ts';

/**
 * Whether a text names a day on which a house that it names, else one that the answer names, else any, is closed by a holiday
 * or a closure, and the answer tells of certain days of the week: what takes place on Saturdays does not on this one. The
 * days on which a house never opens are known to whoever wrote the answer.
 * @param asked the text, the days that it names, and today as YYYY-MM-DD in the library's zone
 */
export function fallsOnClosedDay(
  answer: Answer,
  { text, named: { days }, today }: { text: string; named: DaysAsked; today: string },
  settings: LibrarySettings,
): boolean {
  if (days.length === 0 || !isOnDaysOfTheWeek(answer, today)) return false;
  const [there = []] = [text, Object.values(answer.texts).join(' ')]
    .map((each) => branchesNamed(each, settings.branches))
    .filter((named) => named.length > 0);
  const houses = settings.branches.filter(({ id }) => there.length === 0 || there.includes(id));
  return days.some((day) => houses.some(({ id }) => isClosedUnusually(settings, id, day)));
}

function isClosedUnusually(settings: LibrarySettings, branchId: string, day: string): boolean {
  const { closed } = branchDay(settings, branchId, day);
  return closed !== null && closed.kind !== 'weekly';
}

function isOnDaysOfTheWeek({ intents, texts }: Answer, today: string): boolean {
  return intents.includes('events') || Object.values(texts).some((text) => daysAsked(text, today).weekly.length > 0);
}
