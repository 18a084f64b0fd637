/** What becomes of the rota when somebody does something about a shift. Pure: a move is a change to be stored, or a refusal. */
import { present } from './duty.ts';
import { canWork, isAbsent, isActive, keyOf, personOf } from './roster.ts';
import type { Absence, Assigned, Assignment, Rota, RotaEntry } from './rota.ts';
import type { Millis, StaffId } from './thread.ts';

/** The rota as somebody acts on it. */
export interface Standing {
  rota: Rota;
  /** All shifts of the days that the move is about. */
  roster: readonly Assigned[];
  absences: readonly Absence[];
  now: Millis;
  /** IANA name. */
  zone: string;
  /** The day it is there now, as 2026-12-24. */
  today: string;
  by: StaffId;
  /** Whether they are a lead. */
  lead: boolean;
}

/** The shift that was on the screen, and the version of its assignment. */
export interface Seen {
  date: string;
  template: string;
  seen: number;
}

/** What one person is told about a shift: a colleague took over theirs, a lead gave it to them, or to somebody else. */
export interface Told {
  staff: StaffId;
  what: 'takenOver' | 'given' | 'takenAway';
  shift: Assigned;
  /** Whoever has it now. */
  to: StaffId | null;
}

export type Refusal =
  | {
      why:
        | 'notInRota'
        | 'left'
        | 'noShift'
        | 'changed'
        | 'over'
        | 'tooLate'
        | 'yours'
        | 'yourOffer'
        | 'notYours'
        | 'offHours'
        | 'absentThen'
        | 'secondThatDay'
        | 'askedAlready'
        | 'notAsked'
        | 'notLead'
        | 'unknownPerson'
        | 'personLeft'
        | 'personAbsent'
        | 'hasItAlready'
        | 'freeAlready'
        | 'noSuchDay'
        | 'endBeforeStart'
        | 'pastDays'
        | 'tooLong'
        | 'absentTooFarAhead'
        | 'absentAlready'
        | 'noAbsence'
        | 'nothingToPublish'
        | 'tooFarAhead';
    }
  | { why: 'takenBy'; who: StaffId }
  /** @param first the first day until which may be published */
  | { why: 'tooFewDays'; first: string };

export interface Change {
  /** Each with the version that was seen. */
  assignments: Assignment[];
  /** To be entered. */
  absences?: Absence[];
  /** No longer entered. */
  back?: Absence[];
  entries: RotaEntry[];
}

export type Move = { kind: 'change'; change: Change; told: Told[] } | ({ kind: 'refused' } & Refusal);

export const refused = (refusal: Refusal): Move => ({ kind: 'refused', ...refusal });

/**
 * Takes a shift that is free or offered. A shift that runs already may be taken while nobody has it; the offer of a
 * colleague ends when the shift begins.
 */
export function take(standing: Standing, seen: Seen): Move {
  const { now, by } = standing;
  const found = seenBy(standing, seen);
  if ('why' in found) return refused(found);
  if (found.person === by) return refused({ why: found.swap === null ? 'yours' : 'yourOffer' });
  if (found.end <= now) return refused({ why: 'over' });
  if (found.person !== null && found.swap === null) return refused({ why: 'takenBy', who: found.person });
  if (found.person !== null && found.start <= now) return refused({ why: 'tooLate' });
  const cannot = hindrance(standing, found);
  if (cannot !== null) return refused(cannot);
  const former = found.person;
  return {
    kind: 'change',
    change: {
      assignments: [given(found, by, 'swap', now)],
      entries: [entry(standing, former === null ? 'taken' : 'swapTaken', found, by)],
    },
    told: former === null ? [] : [{ staff: former, what: 'takenOver', shift: found, to: by }],
  };
}

/** Offers one's own shift to colleagues; it stays one's own until somebody accepts. */
export function askSwap(standing: Standing, seen: Seen): Move {
  const { now, by } = standing;
  const found = ownBy(standing, seen);
  if ('why' in found) return refused(found);
  if (found.swap !== null) return refused({ why: 'askedAlready' });
  if (found.start <= now) return refused({ why: 'tooLate' });
  return changed(standing, 'swapAsked', found, { ...stored(found), swap: { by, at: now } });
}

/** Keeps a shift that was offered. */
export function withdrawSwap(standing: Standing, seen: Seen): Move {
  const found = ownBy(standing, seen);
  if ('why' in found) return refused(found);
  if (found.swap === null) return refused({ why: 'notAsked' });
  return changed(standing, 'swapWithdrawn', found, { ...stored(found), swap: null });
}

/**
 * A lead gives a shift to somebody, or frees it. Working hours do not bind a lead, who has asked; an absence does, and so
 * does that somebody has left.
 * @param to null: it is free
 */
export function override(standing: Standing, seen: Seen, to: StaffId | null): Move {
  const { rota, absences, now, by, lead } = standing;
  if (!lead) return refused({ why: 'notLead' });
  const found = seenBy(standing, seen);
  if ('why' in found) return refused(found);
  if (found.end <= now) return refused({ why: 'over' });
  if (found.person === to && found.swap === null) {
    return refused({ why: to === null ? 'freeAlready' : 'hasItAlready' });
  }
  if (to !== null) {
    const person = personOf(rota, to);
    if (person === undefined) return refused({ why: 'unknownPerson' });
    if (!isActive(person, found.date)) return refused({ why: 'personLeft' });
    if (isAbsent(to, found.date, absences)) return refused({ why: 'personAbsent' });
  }
  return {
    kind: 'change',
    change: {
      assignments: [given(found, to, 'override', now)],
      entries: [entry(standing, 'overridden', found, to)],
    },
    told: affected(found, to).filter(({ staff }) => staff !== by),
  };
}

/** Whoever loses a shift, and whoever gets it, by a lead. */
export function affected(shift: Assigned, to: StaffId | null): Told[] {
  if (shift.person === to) return [];
  const told: Told[] = [];
  if (shift.person !== null) told.push({ staff: shift.person, what: 'takenAway', shift, to });
  if (to !== null) told.push({ staff: to, what: 'given', shift, to });
  return told;
}

/** Why this member of staff cannot take a shift now; null when they can. */
function hindrance(standing: Standing, shift: Assigned): Refusal | null {
  const { rota, roster, absences, zone, by } = standing;
  const person = personOf(rota, by);
  if (person === undefined) return { why: 'notInRota' };
  if (!isActive(person, shift.date)) return { why: 'left' };
  if (isAbsent(by, shift.date, absences)) return { why: 'absentThen' };
  const can = (staff: StaffId) => canWork(rota, staff, shift, absences, zone);
  if (!can(by)) return { why: 'offHours' };
  const busy = new Set(roster.flatMap(({ date, person }) => (date === shift.date && person !== null ? [person] : [])));
  // Whoever asks to be replaced is no help; nobody works twice a day while a colleague could come.
  const others = rota.people.filter(({ slack }) => slack !== by && slack !== shift.person && !busy.has(slack));
  return busy.has(by) && others.some(({ slack }) => can(slack)) ? { why: 'secondThatDay' } : null;
}

/** The shift as it was seen, free where whoever has it is away; or why not. */
function seenBy({ roster, absences, now, by }: Standing, seen: Seen): Assigned | Refusal {
  const row = roster.find((each) => keyOf(each) === keyOf(seen));
  if (row === undefined) return { why: 'noShift' };
  const found = present(row, absences);
  if (found.version === seen.seen) return found;
  const { person, swap, source, start, end } = found;
  if (end <= now) return { why: 'over' };
  if (person === null || person === by || swap !== null) return { why: 'changed' };
  // Whoever has it by the plan has kept it: an offer that was withdrawn, or that nobody took in time.
  if (source === 'roster') return { why: start <= now ? 'tooLate' : 'changed' };
  return { why: 'takenBy', who: person };
}

function ownBy(standing: Standing, seen: Seen): Assigned | Refusal {
  const found = seenBy(standing, seen);
  return 'why' in found || found.person === standing.by ? found : { why: 'notYours' };
}

function changed(standing: Standing, what: RotaEntry['what'], shift: Assigned, to: Assignment): Move {
  const entries = [entry(standing, what, shift, to.person)];
  return { kind: 'change', change: { assignments: [to], entries }, told: [] };
}

/** A shift in other hands: whatever was asked about it is settled, and everybody may rely on it. */
export function given(shift: Assigned, person: StaffId | null, source: Assignment['source'], now: Millis): Assignment {
  return { ...stored(shift), person, source, swap: null, publishedAt: shift.publishedAt ?? now };
}

export function stored({ date, template, person, source, publishedAt, swap, version }: Assigned): Assignment {
  return { date, template, person, source, publishedAt, swap, version };
}

export function entry(
  { now, by }: Pick<Standing, 'now' | 'by'>,
  what: RotaEntry['what'],
  { date, template, person }: Pick<Assigned, 'date' | 'template' | 'person'>,
  to: StaffId | null,
): RotaEntry {
  return { at: now, by, what, date, template, from: person, to };
}
