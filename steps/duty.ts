/** Who is on duty, and whom a card may call at this time: nobody outside of their own hours, nobody while the service is closed. */
import { comesAt, type Duty, dutyAt, mentionable, present } from '../core/duty.ts';
import { dutyWords } from '../core/duty-words.ts';
import { type Reachable, reachedBy } from '../core/escalation.ts';
import { type Addressee, type Call, type HandOver, type Reminder, untaken } from '../core/handling.ts';
import { type ServiceCalendar, serviceState } from '../core/hours.ts';
import { peopleOf } from '../core/roles.ts';
import { dayAfter, isAbsent, personOf, rosterFor } from '../core/roster.ts';
import type { Absence, Assigned, Rota } from '../core/rota.ts';
import { wallClock } from '../core/shifts.ts';
import type { Millis, StaffId } from '../core/thread.ts';
import type { Deps } from './deps.ts';
import type { ThreadRecord } from './threads.ts';

export type DutyNeeds = Pick<Deps, 'rota' | 'rotas' | 'calendar' | 'settings'>;

/** How far the next shift is looked for: longer than a service closes for the summer. */
const daysAhead = 42;

/** The roster of the days around a time, as it is stored and planned. */
interface Standing {
  rota: Rota;
  calendar: ServiceCalendar;
  /** From the beginning of the day. */
  roster: Assigned[];
  absences: Absence[];
}

/**
 * @param days how many to read, the day of `now` being the first
 * @returns null where the library has no rota
 */
export async function standingAt(deps: DutyNeeds, now: Millis, days: number): Promise<Standing | null> {
  const { rota, rotas } = deps;
  if (rota === null) return null;
  const calendar = await deps.calendar();
  const { date: from } = wallClock(now, calendar.zone);
  const to = dayAfter(from, days - 1);
  const [stored, absences] = await Promise.all([rotas.assignments(from, to), rotas.absences(from)]);
  return { rota, calendar, roster: rosterFor(rota, calendar, stored, from, to), absences };
}

/** Null where the library has no rota. The next shift is looked for within six weeks. */
export async function dutyNow(deps: DutyNeeds, now: Millis): Promise<Duty | null> {
  const standing = await standingAt(deps, now, daysAhead);
  return standing && dutyAt(standing.roster, standing.absences, now);
}

/** Whom a card calls. */
export type Called = Pick<Call, 'to' | 'nobodyOnDuty'>;

/** Everybody who may be mentioned now, and the user group while it names exactly those who are on duty. */
interface Mentionable extends Reachable {
  may: (staff: StaffId) => boolean;
  group: string | null;
}

/**
 * Who may be mentioned at this time; whoever is away is not.
 * @returns null where nobody at all is called by the rota: there is none, the service is closed, or this is an exercise
 */
export async function mentionableNow(deps: DutyNeeds, now: Millis): Promise<Mentionable | null> {
  const { rotas, settings } = deps;
  const standing = settings.practice ? null : await standingAt(deps, now, 1);
  if (standing === null || !serviceState(standing.calendar, now).open) return null;
  const { rota, calendar, roster, absences } = standing;
  const { date } = wallClock(now, calendar.zone);
  const may = (staff: StaffId) => mentionable(rota, staff, now, calendar.zone) && !isAbsent(staff, date, absences);
  const shifts = roster.map((shift) => present(shift, absences));
  const onDuty = dutyAt(roster, absences, now).on.map(({ staff }) => staff);
  const reachable = (staff: readonly (StaffId | null)[]) =>
    [...new Set(staff)].filter((each) => each !== null).filter(may);
  const group = rota.userGroup === null ? null : await rotas.group();
  const inStep = group !== null && sameStaff(group.staff, reachable(onDuty));
  return {
    may,
    onDuty: reachable(onDuty),
    otherShift: reachable(shifts.filter(({ start, end }) => now < start || end <= now).map(({ person }) => person)),
    deputies: reachable(rota.people.filter(({ deputy }) => deputy).map(({ slack }) => slack)),
    leads: reachable(settings.roles.leads),
    group: inStep ? group.id : null,
  };
}

export function sameStaff(some: readonly StaffId[], others: readonly StaffId[]): boolean {
  return some.toSorted().join() === others.toSorted().join();
}

/**
 * Whom a new card calls: the user group of those on duty where it is in step, else each of them; in service hours with
 * nobody on duty the leads, and the card says so. Outside of the service hours nobody: what comes then waits silently.
 */
export async function calledNow(deps: DutyNeeds, now: Millis): Promise<Called> {
  const people = await mentionableNow(deps, now);
  return people === null ? { to: [] } : onDutyOf(people);
}

/** The leads, where they may be mentioned now; where the library has no rota nobody's hours are known. */
export async function leadsNow(deps: DutyNeeds, now: Millis): Promise<readonly StaffId[]> {
  if (deps.rota === null || deps.settings.practice) return deps.settings.roles.leads;
  return (await mentionableNow(deps, now))?.leads ?? [];
}

function onDutyOf(people: Mentionable): Called {
  if (people.onDuty.length === 0) return { to: named(people.leads), nobodyOnDuty: true };
  return { to: people.group === null ? named(people.onDuty) : [{ group: people.group }] };
}

/** Whom a reminder calls; null while it would reach nobody. */
export function remindedBy(step: Reminder, people: Mentionable): Called | null {
  const staff = reachedBy(step, people);
  if (staff.length === 0) return null;
  if (people.onDuty.length === 0) return { to: named(staff), nobodyOnDuty: true };
  return step === 'dueSoon' ? onDutyOf(people) : { to: named(staff) };
}

/**
 * Whom a call to particular people reaches: those of them who may be mentioned now, or whoever is on duty in their place.
 * Where the library has no rota nobody's hours are known, and it reaches them all.
 */
export async function calledInstead(deps: DutyNeeds, to: Call['to'], now: Millis): Promise<Called> {
  if (deps.rota === null || deps.settings.practice) return { to };
  const people = await mentionableNow(deps, now);
  if (people === null) return { to: [] };
  const there = to.filter((each) => 'staff' in each && people.may(each.staff));
  return there.length > 0 ? { to: there } : onDutyOf(people);
}

/**
 * A hand-over as it is told now: whoever of its people may not be mentioned is named instead, and it stays theirs. In
 * service hours those are mentioned whom the rota does not know: nobody can say that they are not at work.
 */
export async function handOverNow(deps: DutyNeeds, handedTo: HandOver, now: Millis): Promise<HandOver> {
  const { rota, settings } = deps;
  if (rota === null || settings.practice) return handedTo;
  const people = await mentionableNow(deps, now);
  const away = peopleOf(handedTo.to, settings.teams).flatMap((staff) => {
    const person = personOf(rota, staff);
    if (people !== null && (person === undefined || people.may(staff))) return [];
    return [[staff, person?.name ?? dutyWords[settings.staffLanguage].somebody]];
  });
  return { ...handedTo, away: Object.fromEntries(away) };
}

/**
 * When a hand-over returns: once a first answer would be due from now on. Who comes later on that day has as long from
 * then on; for whoever comes on another day no patron is kept waiting.
 */
export async function returnOf(
  deps: DutyNeeds & Pick<Deps, 'dueAt'>,
  to: HandOver['to'],
  now: Millis,
): Promise<Millis> {
  const { rota, rotas, settings } = deps;
  const until = await deps.dueAt(now);
  if (rota === null || settings.practice) return until;
  const calendar = await deps.calendar();
  const absences = await rotas.absences(wallClock(now, calendar.zone).date);
  const { date: last } = wallClock(until, calendar.zone);
  const come = peopleOf(to, settings.teams)
    .map((staff) => comesAt(rota, calendar, absences, staff, now, last))
    .filter((at) => at !== null);
  return come.length === 0 ? until : deps.dueAt(Math.min(...come));
}

/**
 * The call of a card that triage hands to staff: to whoever is on duty now, and to those who were in the middle of it and
 * are at work. What was told already stays as it was told.
 */
export async function callOfCard(deps: DutyNeeds, { thread, card }: ThreadRecord, now: Millis): Promise<Call> {
  const { call, quiet, claimedBy } = thread;
  const isTold = card !== null && card.call >= call.number;
  if (deps.rota === null || deps.settings.practice || isTold || quiet || untaken(thread) !== null) return call;
  const { number, why } = call;
  const people = await mentionableNow(deps, now);
  if (people === null) return { number, why, to: [] };
  const atIt = call.to.filter((to) => 'staff' in to && people.may(to.staff));
  // Whoever has taken it is told what came, and nobody else.
  if (claimedBy !== null && atIt.length > 0) return { number, why, to: atIt };
  const duty = onDutyOf(people);
  const beside = atIt.filter((to) => 'staff' in to && !people.onDuty.includes(to.staff));
  const already = new Set(beside.map((to) => ('staff' in to ? to.staff : '')));
  const others = duty.to.filter((to) => !('staff' in to && already.has(to.staff)));
  return { number, why, ...duty, to: [...beside, ...others] };
}

function named(staff: readonly StaffId[]): Addressee[] {
  return staff.map((each) => ({ staff: each }));
}
