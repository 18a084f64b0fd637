import { type FeedEvent, feedEvents } from '../core/feed-events.ts';
import { isActive, personOf, rosterFor } from '../core/roster.ts';
import { wallClock } from '../core/shifts.ts';
import type { StaffId } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { Deps } from './deps.ts';

const dayMs = 86_400_000;
/** A calendar shows what was lately and, as far as anybody publishes, what is to come. An hour more or less is no matter. */
const shown = { before: 28 * dayMs, after: 120 * dayMs };

/**
 * The shifts that a calendar program may read with this secret.
 * @param instance tells this library's shifts from another's
 * @returns null when there is no such secret, when it was revoked, and when whoever made it is not on the team any more
 */
export async function calendarFeed(
  deps: Pick<Deps, 'clock' | 'rota' | 'rotas' | 'calendar'>,
  token: string,
  { instance, language }: { instance: string; language: StaffLanguage },
): Promise<FeedEvent[] | null> {
  const { rota, rotas } = deps;
  const now = deps.clock();
  const feed = rota === null ? null : await rotas.feed(token);
  if (rota === null || feed === null) return null;
  const calendar = await deps.calendar();
  const { zone } = calendar;
  const today = wallClock(now, zone).date;
  const onTeam = (staff: StaffId) => {
    const person = personOf(rota, staff);
    return person !== undefined && isActive(person, today);
  };
  if (!onTeam(feed.by) || (feed.of !== null && !onTeam(feed.of))) return null;

  const from = wallClock(now - shown.before, zone).date;
  const to = wallClock(now + shown.after, zone).date;
  const [stored, absences, log] = await Promise.all([
    rotas.assignments(from, to),
    rotas.absences(from),
    rotas.log(now - shown.before - shown.after),
  ]);
  const roster = rosterFor(rota, calendar, stored, from, to);
  const { of, at: since } = feed;
  return feedEvents({ rota, zone, roster, stored, absences, log, of, since, instance, language, now });
}
