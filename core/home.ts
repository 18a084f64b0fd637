/** What a member of staff sees first: who is on duty, their own shifts, and what waits. Made from the rota as it is now. */
import type { Danger } from './danger.ts';
import { byUrgency, openDanger } from './danger-call.ts';
import { type Duty, dutyAt, present } from './duty.ts';
import { clockAt, type ServiceCalendar, serviceState } from './hours.ts';
import { canWork, isActive, personOf } from './roster.ts';
import type { Absence, Assigned, Rota, ShiftTemplate } from './rota.ts';
import { wallClock } from './shifts.ts';
import type { ChannelName, Millis, StaffId, Thread, ThreadId } from './thread.ts';

/** What may be done about a shift in one tap. */
export type ShiftDeed = 'take' | 'askSwap' | 'withdrawSwap' | 'acceptSwap';

/** A shift as it is shown; `start` and `end` are wall-clock times such as 10:00. */
export interface HomeShift {
  date: string;
  /** Id of its template. */
  template: string;
  name: ShiftTemplate['name'];
  start: string;
  end: string;
  person: StaffId | null;
  /** False while it may still change without anybody being told. */
  published: boolean;
  /** Whoever has it asks to be replaced. */
  offered: boolean;
  /** The version of the assignment that is shown: what a tap on it is about. */
  seen: number;
  /** What this member of staff may do about it now, or null. */
  can: ShiftDeed | null;
}

export interface HomeThread {
  danger: Danger | null;
  intent: string | null;
  channel: ChannelName;
  /** When the oldest message that waits for an answer came. */
  arrivedAt: Millis;
  overdue: boolean;
  claimedBy: StaffId | null;
  /** Where its card stands, as far as the desk says; else null. */
  cardUrl: string | null;
}

/** `next`: when it opens, on the wall clock, and whether later on this very day; null when it does not within a year. */
export type HomeService =
  | { open: true }
  | { open: false; next: { date: string; clock: string; today: boolean } | null };

export interface Home {
  /** When it was made. */
  at: Millis;
  /** What came of the last tap, or null. */
  said: string | null;
  service: HomeService;
  onDuty: { staff: StaffId; shift: HomeShift }[];
  /** Shifts that run now and that nobody has. */
  uncoveredNow: HomeShift[];
  next: HomeShift | null;
  /** Of the next four weeks, by start. */
  mine: HomeShift[];
  /** Free, or offered by a colleague, and within this person's reach; by start. */
  open: HomeShift[];
  /** Nobody has them, soon, and this person cannot take them either. */
  uncovered: HomeShift[];
  /** Those of danger first, else oldest first. */
  threads: HomeThread[];
  /** This person's own, that are not over; by first day. */
  absences: Absence[];
  /** What the rota knows of them: on the team now, or not named in it. */
  member: boolean;
  lead: boolean;
}

export interface HomeInput {
  staff: StaffId;
  rota: Rota;
  calendar: ServiceCalendar;
  /** From today to four weeks ahead. */
  roster: readonly Assigned[];
  absences: readonly Absence[];
  /** The open questions, in any order. */
  threads: readonly Thread[];
  /** Where their cards stand, as far as that is known. */
  cardUrls: ReadonlyMap<ThreadId, string>;
  lead: boolean;
  now: Millis;
  /** As 2026-11-23, in the library's zone. */
  today: string;
}

/** The home of one member of staff. Pure; the same input gives the same home. */
export function homeOf(input: HomeInput): Home {
  const { staff, rota, calendar, roster, absences, lead, now, today } = input;
  const duty = dutyShown(input);
  const person = personOf(rota, staff);
  const coming = roster.filter(({ end }) => end > now).map((shift) => present(shift, absences));
  const deedFor = (shift: Assigned): ShiftDeed | null => {
    // What runs already can be taken while nobody has it, see `take`.
    if (shift.start <= now && shift.person !== null) return null;
    if (shift.person === staff) return shift.swap === null ? 'askSwap' : 'withdrawSwap';
    if (shift.person !== null && shift.swap === null) return null;
    if (!canWork(rota, staff, shift, absences, calendar.zone)) return null;
    return shift.person === null ? 'take' : 'acceptSwap';
  };
  const shown = (shift: Assigned) => shownShift(shift, rota, deedFor(shift));
  // What is not published further ahead is not free: it has not been dealt out yet.
  const settledUntil = now + rota.publishDays * dayMs;
  const free = coming.filter(
    (shift) => shift.person === null && (shift.publishedAt !== null || shift.start < settledUntil),
  );
  const offered = coming.filter((shift) => shift.person !== null && shift.person !== staff && shift.swap !== null);
  const open = [...free, ...offered].filter((shift) => deedFor(shift) !== null);
  return {
    at: now,
    said: null,
    service: duty.service,
    onDuty: duty.on.map(({ staff: on, shift }) => ({ staff: on, shift: shown(shift) })),
    uncoveredNow: duty.uncovered.map(shown),
    next: duty.next === null ? null : shown(duty.next),
    mine: coming.filter((shift) => shift.person === staff).map(shown),
    open: open.toSorted((a, b) => a.start - b.start).map(shown),
    uncovered: free.filter((shift) => shift.start > now && !open.includes(shift)).map(shown),
    threads: input.threads.toSorted(byUrgency).map((thread) => shownThread(thread, input.cardUrls, now)),
    absences: absences
      .filter((absence) => absence.staff === staff && absence.to >= today)
      .toSorted((a, b) => a.from.localeCompare(b.from)),
    member: person !== undefined && isActive(person, today),
    lead,
  };
}

/** Who is on duty, as it is told: nobody while the service pauses within a shift. */
export function dutyShown({
  calendar,
  roster,
  absences,
  now,
}: Pick<HomeInput, 'calendar' | 'roster' | 'absences' | 'now'>): Duty & { service: HomeService } {
  const service = serviceAt(calendar, now);
  const duty = dutyAt(roster, absences, now);
  return { ...duty, ...(!service.open && { on: [], uncovered: [] }), service };
}

function serviceAt(calendar: ServiceCalendar, now: Millis): HomeService {
  const state = serviceState(calendar, now);
  if (state.open) return { open: true };
  if (state.next === null) return { open: false, next: null };
  const { date, minutes } = wallClock(state.next, calendar.zone);
  const today = wallClock(now, calendar.zone).date === date;
  return { open: false, next: { date, clock: clockAt(minutes), today } };
}

/** A shift as it is shown to somebody who may do this about it. */
export function shownShift(shift: Assigned, rota: Rota, can: ShiftDeed | null): HomeShift {
  const { date, template, person, version, publishedAt, swap } = shift;
  const kind = rota.templates.find(({ id }) => id === template);
  return {
    date,
    template,
    name: kind?.name ?? { de: template, en: template },
    start: kind?.start ?? '',
    end: kind?.end ?? '',
    person,
    published: publishedAt !== null,
    offered: swap !== null,
    seen: version,
    can,
  };
}

const dayMs = 86_400_000;

function shownThread(thread: Thread, cardUrls: HomeInput['cardUrls'], now: Millis): HomeThread {
  const { id, tag, channel, arrivedAt, dueAt, claimedBy } = thread;
  return {
    danger: openDanger(thread),
    intent: tag?.intent ?? null,
    channel,
    arrivedAt,
    overdue: dueAt !== null && dueAt < now,
    claimedBy: claimedBy !== null && claimedBy.until > now ? claimedBy.staff : null,
    cardUrl: cardUrls.get(id) ?? null,
  };
}
