/** What reports are made from: the cases of a week, what the channels showed, what they cost; and where they are kept. */
import type { Case } from '../core/case.ts';
import type { IsoWeek } from '../core/iso-week.ts';
import type { ChannelName, MicroDollars } from '../core/thread.ts';
import type { Shown } from '../core/weekly-report.ts';

export interface Cases {
  /** All cases that came in this week, in no order. */
  ofWeek(week: IsoWeek): Promise<Case[]>;
  /** Replaces how many different people had a shift in this week: a number that outlives who it was, and their absences. */
  keepPeople(week: IsoWeek, people: number): Promise<void>;
  /** Of these weeks; one that was never kept is missing. */
  people(weeks: readonly IsoWeek[]): Promise<Map<IsoWeek, number>>;
  /** What was spent on these days, together; `day` is YYYY-MM-DD in UTC, as X bills. */
  spent(days: readonly string[]): Promise<Partial<Record<ChannelName, MicroDollars>>>;
  /** Adds to the day's count of what a source showed; the longest silence counts, not their sum. */
  countShown(day: string, source: ChannelName, shown: Shown): Promise<void>;
  /** The same of these days together. */
  shown(days: readonly string[]): Promise<Partial<Record<ChannelName, Shown>>>;
}

/** Where finished reports lie: their pages and tables, text all of them. */
export interface Archive {
  /** Replaces what has the name already. @param name as 2026-W46.de.html */
  keep(name: string, contentType: string, body: string): Promise<void>;
  /** Null where nothing has this name, or not any more. */
  read(name: string): Promise<{ contentType: string; body: string } | null>;
}
