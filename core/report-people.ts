/**
 * What may be told of answer times, so that they measure nobody: with one person per shift, an hour's answer times are that
 * person's. People are counted here and go no further.
 */
import { present } from './duty.ts';
import type { Span } from './hours.ts';
import { type IsoWeek, mondayOf, weeksFrom } from './iso-week.ts';
import { answeredIn, smallestGroup, type Timed, twoClocks } from './report-times.ts';
import { absenceExpires } from './retention.ts';
import { dayAfter } from './roster.ts';
import type { Absence, Assigned, RotaEntry } from './rota.ts';
import { wallClock } from './shifts.ts';
import type { Millis, StaffId } from './thread.ts';
import type { TwoClocks } from './weekly-report.ts';

/** So many different people are behind every figure about answer times. */
const fewestPeople = 3;

/** As many weeks as a report reads at least: see `weeksTogether`. */
const sectionWeeks = 8;
const weekMs = 7 * 86_400_000;
const firstMonday = Date.parse('1970-01-05');

/** A shift that somebody had, and that has begun. */
export interface Covered extends Span {
  /** The day on which it began, as 2026-11-09. */
  date: string;
  person: StaffId;
}

/** What tells who had a shift in each of its hours. */
interface Changes {
  /** The rota's, oldest first: of the weeks that are told. */
  log: readonly RotaEntry[];
  /** IANA name. */
  zone: string;
}

/**
 * Who has been there until now; null without a rota. Where a shift changed hands while it ran, each had a part of it.
 * @param absences whole days; one that was entered on the day itself takes nothing from what was over by then
 */
export function coveredUntil(
  roster: readonly Assigned[] | null,
  absences: readonly Absence[],
  now: Millis,
  changes: Changes,
): Covered[] | null {
  if (roster === null) return null;
  return roster
    .flatMap((shift) => partsOf(shift, absences, changes))
    .flatMap(({ person, date, start, end }) =>
      person === null || start >= now ? [] : [{ date, start, end: Math.min(end, now), person }],
    );
}

function partsOf(shift: Assigned, absences: readonly Absence[], changes: Changes): Assigned[] {
  const inTime = absences.filter((each) => each.staff !== shift.person || !isEnteredAfter(shift, each, changes));
  const parts: Assigned[] = [];
  let { start } = shift;
  for (const { at, date, template, from } of changes.log) {
    if (date !== shift.date || template !== shift.template || at <= start || at >= shift.end) continue;
    parts.push({ ...shift, start, end: at, person: from });
    start = at;
  }
  return [...parts, { ...present(shift, inTime), start }];
}

/** Whoever goes home ill reports the whole day, and was there until then. */
function isEnteredAfter({ date, end }: Assigned, { staff, from }: Absence, { log, zone }: Changes): boolean {
  const entered = log.find(
    (line) => line.what === 'absent' && line.by === staff && from <= line.date && line.date <= date,
  );
  return entered !== undefined && end <= entered.at && wallClock(entered.at, zone).date === date;
}

/** Who stands behind answer times, as far as anybody still knows. */
export interface Behind {
  /** Who was there; not to be asked about weeks whose absences are forgotten. */
  covered: readonly Covered[];
  /** How many different people had a shift in a week, as it was kept with its cases. */
  kept: ReadonlyMap<IsoWeek, number>;
  now: Millis;
}

/**
 * Whether some of a week's absences have expired: whoever was away would count as present, and later even the shifts are
 * guessed. What the week's own number of people does not allow, nothing does then.
 */
export function absencesForgotten(week: IsoWeek, now: Millis): boolean {
  return absenceExpires(mondayOf(week)?.toString() ?? '') * 1000 <= now;
}

/** How many different people had a shift. */
export function peopleIn(week: IsoWeek, covered: readonly Covered[]): number {
  return namesIn(week, covered).size;
}

/** Whether a week's own answer times may be told. @param behind null without a rota: nobody knows who was there then */
export function tellsAlone(week: IsoWeek, behind: Behind | null): boolean {
  if (behind === null) return true;
  const { covered, kept, now } = behind;
  return (absencesForgotten(week, now) ? (kept.get(week) ?? 0) : peopleIn(week, covered)) >= fewestPeople;
}

/**
 * The weeks whose answer times are told in a week's report, oldest first: this one alone, or with those before it that it
 * completes to enough people; none where it does not complete them.
 * No week is told in two ways, else one report taken from another would be about fewer people: weeks told alone are told
 * with no others, and the rest belongs to one group each, which the reports of all weeks find alike. Therefore groups begin
 * anew every eight weeks, counted from a fixed Monday, and a report needs to read no more than eight.
 * Without a rota a week is told as a whole, and nothing finer.
 */
export function weeksTogether(week: IsoWeek, behind: Behind | null): IsoWeek[] {
  if (behind === null || tellsAlone(week, behind)) return [week];
  const weeks = sectionUntil(week);
  if (weeks.some((each) => absencesForgotten(each, behind.now))) return [];
  let together: IsoWeek[] = [];
  let people = new Set<StaffId>();
  for (const each of weeks) {
    const names = namesIn(each, behind.covered);
    if (names.size === 0 || tellsAlone(each, behind)) continue;
    together.push(each);
    for (const name of names) people.add(name);
    if (people.size < fewestPeople) continue;
    if (each === week) return together;
    together = [];
    people = new Set();
  }
  return [];
}

/**
 * The answer times of some cases; null where too few people were on duty when they were answered, or of so few answers
 * that each is seen in the figure.
 */
export function groupTimes(cases: readonly Timed[], covered: readonly Covered[] | null): TwoClocks | null {
  if (covered === null || answeredIn(cases) < smallestGroup) return null;
  const people = new Set<StaffId>();
  for (const { first } of cases) {
    if (first === null) continue;
    for (const { start, end, person } of covered) if (start <= first.at && first.at < end) people.add(person);
    if (people.size >= fewestPeople) return twoClocks(cases);
  }
  return null;
}

/** The weeks of its eight until this one, oldest first. */
function sectionUntil(week: IsoWeek): IsoWeek[] {
  const monday = Date.parse(mondayOf(week)?.toString() ?? '');
  const place = Math.floor((monday - firstMonday) / weekMs) % sectionWeeks;
  return Array.from({ length: place + 1 }, (_, i) => weeksFrom(week, i - place));
}

function namesIn(week: IsoWeek, covered: readonly Covered[]): Set<StaffId> {
  const monday = mondayOf(week)?.toString() ?? '';
  const sunday = dayAfter(monday, 6);
  return new Set(covered.flatMap(({ date, person }) => (monday <= date && date <= sunday ? [person] : [])));
}
