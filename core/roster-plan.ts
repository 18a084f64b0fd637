/** Who is to have the shifts that nobody has: what the generator proposes and a lead publishes. */
import { Temporal } from 'temporal-polyfill';
import { count, deal, type Gap, type Hand } from './dealing.ts';
import { present } from './duty.ts';
import { weekdays } from './fields.ts';
import type { ServiceCalendar } from './hours.ts';
import { dayAfter, isAbsent, isActive, plannedFor, weekOf, whoCanWork } from './roster.ts';
import type { Absence, Assigned, Assignment, Person, Rota } from './rota.ts';
import type { Millis, StaffId } from './thread.ts';

/** Shifts count towards somebody's load for so long. */
export const loadDays = 56;

export interface Planning {
  rota: Rota;
  calendar: ServiceCalendar;
  /**
   * By start, as `rosterFor` gives it: from 8 weeks before `from`, for the loads, to at least `to`, better to the end of its
   * week, for the most shifts a week.
   */
  roster: readonly Assigned[];
  /** From 8 weeks before `from` on, so that nobody has to catch up on shifts for the time that they were away. */
  absences: readonly Absence[];
  /** As 2026-11-23; both days included. */
  from: string;
  to: string;
}

/**
 * What has to change so that every shift of these days has somebody, as far as anybody can: nothing else.
 *
 * A shift stays with whoever has it for as long as they are there and not away. The others go to the negotiated plan first;
 * then in the way that leaves the fewest uncovered, with nobody over their most shifts a week, or twice on one day unless it
 * would be uncovered otherwise, and with no trainee by themselves in the place of others unless one of these would follow;
 * among these ways to those with the fewest shifts by their contract share over 8 weeks, so that nobody has more than one
 * shift above anybody else who could have had it; then by wishes. Days on which somebody was away or not yet on the team
 * lessen their share.
 * @returns with `version` as seen; `person` null where whoever had it cannot and nobody else can
 */
export function propose({ rota, calendar, roster, absences, from, to }: Planning): Assignment[] {
  const since = dayAfter(from, -loadDays);
  const counted = roster.filter(({ date }) => date >= since);
  const hands = handsOf(rota, counted, absences);
  const wanted = new Map<Assigned, StaffId | Gap>();
  for (const shift of counted) {
    const { person } = present(shift, absences);
    const isPlanned = from <= shift.date && shift.date <= to;
    const able = person === null && isPlanned ? whoCanWork(rota, shift, absences, calendar.zone) : [];
    const staff = person ?? byPlan(rota, shift, able, calendar.zone);
    const hand = hands.find((each) => each.person.slack === staff);
    if (hand !== undefined) count(hand, { date: shift.date, week: weekOf(shift.date) }, 1);
    if (!isPlanned) continue;
    const ableHands = hands.filter((each) => able.includes(each.person.slack));
    wanted.set(shift, staff ?? gapFor(shift, ableHands));
  }
  findLone(wanted, rota);
  const gaps = [...wanted.values()].filter((each) => typeof each !== 'string');
  deal(gaps, hands);
  return [...wanted].flatMap(([shift, who]) => {
    const person = typeof who === 'string' ? who : (who.hand?.person.slack ?? null);
    return person === shift.person ? [] : [proposal(shift, person)];
  });
}

/** By the negotiated plan, of those who can; nobody gets back a shift by it from which a lead has taken them. */
function byPlan(rota: Rota, shift: Assigned, able: readonly StaffId[], zone: string): StaffId | null {
  if (able.length === 0 || shift.source === 'override') return null;
  const planned = plannedFor(rota, shift, zone);
  return planned !== null && able.includes(planned) ? planned : null;
}

function proposal({ date, template, version }: Assigned, person: StaffId | null): Assignment {
  return { date, template, person, source: 'roster', publishedAt: null, swap: null, version };
}

function gapFor({ date, template }: Assigned, able: Hand[]): Gap {
  const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? 'mon';
  return { date, template, weekday, week: weekOf(date), able, alone: [], hand: null };
}

/**
 * What trainees approve needs somebody else: they are alone where no shift that lasts as long has anybody who may approve by
 * themselves. Of several that are free, the first is taken to go to such a person, and the others are beside it.
 */
function findLone(wanted: ReadonlyMap<Assigned, StaffId | Gap>, rota: Rota): void {
  const approving = new Set(rota.people.filter(({ role }) => role !== 'trainee').map(({ slack }) => slack));
  const isApproving = (staff: StaffId) => approving.has(staff);
  const accompanying = [...wanted].flatMap(([shift, who]) =>
    typeof who === 'string' && isApproving(who) ? [shift] : [],
  );
  for (const [shift, gap] of wanted) {
    if (typeof gap === 'string' || accompanying.some((other) => spans(other, shift))) continue;
    const trainees = gap.able.filter(({ person }) => !isApproving(person.slack));
    if (trainees.length === gap.able.length) continue; // nobody else can: it is shared out among them like any other
    gap.alone = trainees;
    accompanying.push(shift);
  }
}

function spans(long: Assigned, short: Assigned): boolean {
  return long.start <= short.start && short.end <= long.end;
}

function handsOf(rota: Rota, roster: readonly Assigned[], absences: readonly Absence[]): Hand[] {
  const days = [...new Set(roster.map(({ date }) => date))];
  const isThere = (person: Person) => (date: string) =>
    isActive(person, date) && !isAbsent(person.slack, date, absences);
  return rota.people.map((person) => ({
    person,
    weight: (person.share * days.filter(isThere(person)).length) / days.length,
    perDay: new Map(),
    perWeek: new Map(),
    total: 0,
    gaps: new Set(),
  }));
}

/** The shifts to come, or going on, that nobody has, or somebody who is away: their `person` is null. */
export function uncovered(roster: readonly Assigned[], absences: readonly Absence[], now: Millis): Assigned[] {
  return roster
    .filter(({ end }) => end > now)
    .map((shift) => present(shift, absences))
    .filter(({ person }) => person === null);
}

export interface Load {
  staff: StaffId;
  shifts: number;
  /** Shifts for a whole contract: with 3 at half of one, 6. */
  perShare: number;
}

/** How many shifts of this roster everybody has who is on the team on one of its days, in the order of the rota. */
export function loads(roster: readonly Assigned[], rota: Rota): Load[] {
  return rota.people
    .filter((person) => roster.some(({ date }) => isActive(person, date)))
    .map(({ slack, share }) => {
      const shifts = roster.filter(({ person }) => person === slack).length;
      return { staff: slack, shifts, perShare: shifts / share };
    });
}
