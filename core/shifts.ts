/** Which shifts there are: the templates of the rota, on the days on which the service is open. */
import { Temporal } from 'temporal-polyfill';
import { weekdays } from './fields.ts';
import { minutesAt, type ServiceCalendar, type Span, spansOn } from './hours.ts';
import type { Rota, Shift } from './rota.ts';
import type { Millis } from './thread.ts';

const minuteMs = 60_000;
const dayMinutes = 1440;

/**
 * The shifts of these days, by their start: a template takes place on its weekdays where the service is open at some time
 * within it, so a holiday has none and a half day the half.
 *
 * A shift starts at the first instant at which the wall clock has come to its start, and ends at the last at which it comes
 * to its end: where an hour comes twice, both of it are staffed, and where an hour is left out, its end takes its place.
 * @param from as 2026-11-23, in the calendar's zone; both days included
 * @throws {RangeError} for a date that does not exist
 */
export function openShifts(rota: Rota, calendar: ServiceCalendar, from: string, to: string): Shift[] {
  const shifts: Shift[] = [];
  const last = Temporal.PlainDate.from(to);
  for (
    let day = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    shifts.push(...shiftsOn(rota, calendar, day));
  }
  return shifts.toSorted((a, b) => a.start - b.start);
}

function shiftsOn(rota: Rota, calendar: ServiceCalendar, day: Temporal.PlainDate): Shift[] {
  const weekday = weekdays[day.dayOfWeek - 1];
  const templates = rota.templates.filter((template) => template.weekdays.some((each) => each === weekday));
  const periods = templates.length === 0 ? [] : calendar.periodsOn(day);
  if (periods.length === 0) return [];
  const open = spansOn(day, calendar.zone, periods);
  const date = day.toString();
  return templates.flatMap((template) => {
    const span = clockSpan(day, calendar.zone, template);
    const staffed = span !== null && open.some(({ start, end }) => start < span.end && span.start < end);
    return staffed ? [{ date, template: template.id, ...span }] : [];
  });
}

/** From the first instant of the start to the last of the end; null where the day leaves all of it out. */
export function clockSpan(day: Temporal.PlainDate, zone: string, clock: { start: string; end: string }): Span | null {
  const until = minutesAt(clock.end);
  const spans = spansOn(day, zone, [[minutesAt(clock.start), until]]);
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return null;
  // The clock may come to the end once more without having been before it again: 02:00, when it goes back from 03:00.
  const lastRead = until < dayMinutes ? spansOn(day, zone, [[until, until + 1]]).at(-1)?.start : undefined;
  return { start: first.start, end: lastRead ?? last.end };
}

/** What the wall clock reads at an instant. */
export interface WallClock {
  /** As 2026-11-23. */
  date: string;
  /** 1 (Monday) to 7. */
  weekday: number;
  /** Minutes after midnight, parts of one left out. */
  minutes: number;
}

export function wallClock(at: Millis, zone: string): WallClock {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const minutes = local.hour * 60 + local.minute;
  return { date: local.toPlainDate().toString(), weekday: local.dayOfWeek, minutes };
}

/** What the wall clock reads at the start of a shift and, in minutes of the same day, at its end: 1440 at midnight. */
export function shiftClock(shift: Shift, zone: string): WallClock & { until: number } {
  const end = wallClock(shift.end, zone);
  const minuteBefore = wallClock(shift.end - minuteMs, zone).minutes;
  // Where the clock jumps at the end, forward or back, the earlier reading is the one that staff know.
  const until = Math.min(end.date === shift.date ? end.minutes : dayMinutes, minuteBefore + 1);
  return { ...wallClock(shift.start, zone), until };
}
