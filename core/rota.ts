/** The on-call rota: what `library/rota.yaml` says, and what is stored of it day by day. */
import * as v from 'valibot';
import { clock, date, id, initials, inStaffLanguages, language, staffId, text, week, weekdays } from './fields.ts';
import type { Millis, StaffId } from './thread.ts';

const weekday = v.picklist(weekdays);

/** A kind of shift, on the wall clock: it ends when the clock says so, however long the day is. */
export const ShiftTemplate = v.pipe(
  v.strictObject({
    id,
    name: inStaffLanguages,
    start: clock,
    end: clock,
    weekdays: v.pipe(v.array(weekday), v.minLength(1, 'Mindestens einen Wochentag nennen, zum Beispiel mon.')),
  }),
  v.forward(
    v.check(({ start, end }) => start < end, 'Das Ende muss nach dem Anfang liegen.'),
    ['end'],
  ),
);
export type ShiftTemplate = v.InferOutput<typeof ShiftTemplate>;

export const Person = v.pipe(
  v.strictObject({
    slack: staffId,
    name: text,
    initials,
    /** A lead publishes and overrides; what a trainee approves needs a second person. */
    role: v.optional(v.picklist(['staff', 'lead', 'trainee']), 'staff'),
    /** Reminded of what is overdue while no other shift is on. */
    deputy: v.optional(v.boolean(), false),
    /** When they work at all, in the library's zone. */
    hours: week,
    /** Of a full contract, above 0 and up to 1: shifts are dealt out by it. */
    share: v.pipe(
      v.number(),
      v.gtValue(0, 'Über 0, zum Beispiel 0.5.'),
      v.maxValue(1, 'Höchstens 1: eine volle Stelle.'),
    ),
    /** Shifts a week, Monday to Sunday. */
    maxShifts: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(14)),
    wishes: v.optional(v.array(v.strictObject({ weekday, template: id })), []),
    /** On the team from and to this day, both included. */
    from: v.optional(date),
    to: v.optional(date),
    /** Beside the staff's own, for which they may be asked. */
    languages: v.optional(v.array(language), []),
    /** `always`: may be mentioned outside of their own hours too, having said so themselves. */
    reachable: v.optional(v.picklist(['workingHours', 'always']), 'workingHours'),
  }),
  v.forward(
    v.check(({ from, to }) => from === undefined || to === undefined || from <= to, 'to darf nicht vor from liegen.'),
    ['to'],
  ),
);
export type Person = v.InferOutput<typeof Person>;

/** A line of the negotiated plan: who has which shift on which weekday. */
export const PlanLine = v.strictObject({
  weekday,
  template: id,
  /** By their initials. */
  person: initials,
  weeks: v.optional(v.picklist(['every', 'A', 'B']), 'every'),
});
export type PlanLine = v.InferOutput<typeof PlanLine>;

/** `library/rota.yaml`. That its parts fit together is checked beside it: see `rotaProblems`. */
export const Rota = v.strictObject({
  /** A Monday with which an A week begins. */
  weekA: date,
  /** How many days ahead a lead publishes at least. */
  publishDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(14), v.maxValue(120)), 14),
  /** The handle of the user group that is kept in step with duty, without @; null: none. */
  userGroup: v.optional(v.nullable(text), null),
  templates: v.pipe(v.array(ShiftTemplate), v.minLength(1)),
  people: v.pipe(v.array(Person), v.minLength(1)),
  plan: v.optional(v.array(PlanLine), []),
});
export type Rota = v.InferOutput<typeof Rota>;

/** An open shift: on that day the service is open at some time within it. */
export interface Shift {
  /** As 2026-11-23, in the library's zone. */
  date: string;
  /** Id of its template. */
  template: string;
  /** The first instant at which the wall clock reads its start; of its end the last, where that comes twice. */
  start: Millis;
  end: Millis;
}

/** Where an assignment comes from; a later one in this list beats those before it. */
export const sources = ['roster', 'swap', 'override'] as const;
export type Source = (typeof sources)[number];

/** A shift is asked to be taken over; until somebody does, it stays with whoever has it. */
export interface SwapRequest {
  by: StaffId;
  at: Millis;
}

/** Who has a shift, as it is stored. */
export interface Assignment {
  date: string;
  template: string;
  /** Null: nobody, although it was dealt out before; it is offered to all who can. */
  person: StaffId | null;
  source: Source;
  /** Since when everybody may rely on it; null while it is only proposed. */
  publishedAt: Millis | null;
  swap: SwapRequest | null;
  /** Counts its changes; 0 where nothing is stored. */
  version: number;
}

/** No reason is asked or kept. Both days included. */
export interface Absence {
  staff: StaffId;
  from: string;
  to: string;
}

/** A shift with whoever has it: by what is stored, else by the negotiated plan. */
export interface Assigned extends Shift, Omit<Assignment, 'date' | 'template'> {}

/** A line of the rota's audit: who changed what. */
export interface RotaEntry {
  at: Millis;
  by: StaffId;
  what:
    | 'published'
    | 'absent'
    | 'back'
    | 'freed'
    | 'taken'
    | 'swapAsked'
    | 'swapWithdrawn'
    | 'swapTaken'
    | 'overridden';
  /** Of the shift, or of an absence its first day. */
  date: string;
  template: string | null;
  from: StaffId | null;
  to: StaffId | null;
}
