/** The shifts as entries of a calendar that somebody subscribes to: their own, or everybody's. */
import { Temporal } from 'temporal-polyfill';
import { present } from './duty.ts';
import { feedWords } from './feed-words.ts';
import { keyOf } from './roster.ts';
import type { Absence, Assigned, Assignment, Rota, RotaEntry } from './rota.ts';
import { initialsOf, isProposed } from './rota-rows.ts';
import { clockSpan } from './shifts.ts';
import type { Millis, StaffId } from './thread.ts';
import type { StaffLanguage } from './words.ts';

export interface FeedEvent {
  /** The same for this shift in every reading, whoever has it. */
  uid: string;
  start: Millis;
  end: Millis;
  title: string;
  note: string | null;
  /** `tentative`: to come, and not published yet. `cancelled`: the shift went to somebody else, or does not take place. */
  status: 'confirmed' | 'tentative' | 'cancelled';
  /** True where whoever reads this calendar is taken at that time. */
  busy: boolean;
  /** Counts the changes of the shift. */
  sequence: number;
  changedAt: Millis;
}

export interface FeedInput {
  rota: Rota;
  zone: string;
  /** Of the days that the calendar shows. */
  roster: readonly Assigned[];
  /** Of the same days: what was dealt out before a closure is no longer in the roster. */
  stored: readonly Assignment[];
  absences: readonly Absence[];
  /** Since whom a shift shown could have gone from. */
  log: readonly RotaEntry[];
  /** Whose; null: all. */
  of: StaffId | null;
  /** When the calendar was asked for: nothing in it is older. */
  since: Millis;
  /** Tells this library's shifts from those of another in the same calendar program. */
  instance: string;
  language: StaffLanguage;
  now: Millis;
}

/** By start. The same input gives the same events, so that a calendar program sees no change where there is none. */
export function feedEvents(input: FeedInput): FeedEvent[] {
  const { rota, zone, roster, stored, of } = input;
  const taking = new Set(roster.map(keyOf));
  const events = roster.flatMap((shift) => eventOf(input, shift) ?? []);
  for (const assignment of stored) {
    // Whoever was never told of it misses nothing.
    const concerns =
      of === null ? assignment.publishedAt !== null : assignment.person === of || left(input, assignment);
    const template = rota.templates.find(({ id }) => id === assignment.template);
    if (taking.has(keyOf(assignment)) || !concerns || template === undefined) continue;
    const span = clockSpan(Temporal.PlainDate.from(assignment.date), zone, template);
    if (span !== null) events.push(event(input, { ...assignment, ...span }, 'cancelled'));
  }
  return events.toSorted((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1));
}

function eventOf(input: FeedInput, shift: Assigned): FeedEvent | null {
  const { absences, of } = input;
  const status = isProposed(shift, input.now) ? 'tentative' : 'confirmed';
  if (of === null || present(shift, absences).person === of) return event(input, shift, status);
  return shift.person === of || left(input, shift) ? event(input, shift, 'cancelled') : null;
}

/** Whether the shift was this person's before. */
function left({ log, of }: FeedInput, { date, template }: Pick<Assignment, 'date' | 'template'>): boolean {
  return log.some((entry) => entry.from === of && entry.date === date && entry.template === template);
}

function event(input: FeedInput, shift: Assigned, status: FeedEvent['status']): FeedEvent {
  const { rota, absences, log, of, since, instance, language } = input;
  const w = feedWords[language];
  const name = rota.templates.find(({ id }) => id === shift.template)?.name[language] ?? shift.template;
  const initials = initialsOf(rota, present(shift, absences).person);
  const title =
    status === 'cancelled'
      ? w.gone(name)
      : of !== null
        ? w.own(name)
        : initials === null
          ? w.nobodys(name)
          : w.someones(name, initials);
  const changes = log.filter(({ date, template }) => date === shift.date && template === shift.template);
  return {
    uid: `${shift.date}-${shift.template}@${instance}`,
    start: shift.start,
    end: shift.end,
    title,
    note: status === 'tentative' ? w.proposed : status === 'confirmed' && shift.swap !== null ? w.swapAsked : null,
    status,
    busy: of !== null && status !== 'cancelled',
    sequence: shift.version,
    changedAt: Math.max(since, shift.publishedAt ?? 0, ...changes.map(({ at }) => at)),
  };
}
