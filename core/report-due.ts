/** When the weekly report is due, on the library's wall clock. */
import { weekdays } from './fields.ts';
import { type IsoWeek, mondayOf, spanOf, weekAt, weeksFrom } from './iso-week.ts';
import type { LibrarySettings } from './library.ts';
import { caseExpires } from './retention.ts';
import type { Millis } from './thread.ts';

/** After a longer trouble nobody wants it by itself any more. */
const lateMs: Millis = 48 * 3_600_000;

interface DueReport {
  /** The last one that was over when the report fell due. */
  week: IsoWeek;
  since: Millis;
}

/**
 * The report that is due, for 48 hours from its weekday and time on; null at all other times. Where the clock is put forward
 * over that time, it is due when the clock has come past it.
 * @param zone IANA name
 */
export function reportDue(
  { weekday, time }: Pick<LibrarySettings['report'], 'weekday' | 'time'>,
  zone: string,
  now: Millis,
): DueReport | null {
  const current = weekAt(now, zone);
  const due = [current, weeksFrom(current, -1)].map((of) => {
    const day = mondayOf(of)?.add({ days: weekdays.indexOf(weekday) });
    const since = day?.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds ?? Number.NaN;
    return { week: weeksFrom(of, -1), since };
  });
  return due.find(({ since }) => since <= now && now < since + lateMs) ?? null;
}

/** Whether so much time has passed that cases of the week have expired: what is left of them says nothing any more. */
export function isForgotten(week: IsoWeek, zone: string, now: Millis): boolean {
  return caseExpires(spanOf(week, zone).start) * 1000 <= now;
}

/** The last week that is over. */
export function lastWeek(zone: string, now: Millis): IsoWeek {
  return weeksFrom(weekAt(now, zone), -1);
}
