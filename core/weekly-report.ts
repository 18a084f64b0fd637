/** What project leads read every week: how many asked, how fast they were answered, what would help most. */
import type { Gap } from './gaps.ts';
import type { Effort } from './handling.ts';
import type { IsoWeek } from './iso-week.ts';
import type { ChannelName, CloseReason, MicroDollars, Millis } from './thread.ts';

/** Of first responses. Minutes to one decimal; the median of none is null, and so is the ninth tenth of less than 20. */
export interface Times {
  n: number;
  medianMinutes: number | null;
  p90Minutes: number | null;
}

/** The same answers by two clocks: as the patron waits, and with the closed hours left out. */
export interface TwoClocks {
  elapsed: Times;
  service: Times;
}

export interface FirstResponse extends TwoClocks {
  /**
   * The weeks that the times are about, oldest first: this one alone if three people had a shift in it, or with those
   * before it that are told nowhere else and that it completes to three. Empty where it does not: the times are withheld.
   */
  over: IsoWeek[];
}

/** From this many minutes to below that many; null: without end. */
export interface Step {
  fromMinutes: number;
  toMinutes: number | null;
  elapsed: number;
  service: number;
}

/** In time ÷ (answered + overdue and open), in service time. Closed without an answer counts in neither. */
export interface Share {
  minutes: number;
  /** The share that is aimed at: .5 or .9. */
  goal: number;
  inTime: number;
  of: number;
  /** To three decimals. Null where nothing counts yet. */
  share: number | null;
}

export interface Group {
  /** A channel, an intent, `unclear` where triage was not sure, or `other` for what is merged. */
  name: string;
  arrived: number;
  answered: number;
  open: number;
  /** Null below five answers, and where fewer than three people had the shifts in which they were given. */
  firstResponse: TwoClocks | null;
}

/** What was proposed: an answer of the library, or a text with a fixed id. */
export interface NamedAnswer {
  answerId: string;
  /** As the library names it now; null where it has no such answer, or has it no more. */
  title: string | null;
}

/** Of the answers that were given, and of the drafts that were not used. */
export interface DraftCounts {
  asProposed: number;
  edited: number;
  /** Another of the library's answers was sent. */
  replaced: number;
  /** The question was answered in the channel's own app. */
  byHand: number;
  /** Closed without an answer, although there was a draft. */
  unused: number;
}

export interface TrendWeek {
  week: IsoWeek;
  arrived: number;
  answered: number;
  /** In service time. Withheld, as null, where fewer than three people had a shift. */
  medianMinutes: number | null;
  p90Minutes: number | null;
  /** Within the minutes that nine in ten are to be answered in. */
  share: number | null;
}

/** What would help most. */
export type Todo =
  | (NamedAnswer & { kind: 'staleAnswer'; changed: number; n: number })
  | { kind: 'gap'; example: string; n: number }
  | { kind: 'uncovered'; hours: number; arrived: number }
  | { kind: 'backlog'; n: number };

export interface Intake {
  source: ChannelName;
  /** Messages that the channel showed for the first time, and how many of them are in the table. */
  shown: number;
  stored: number;
  /** Of those, found only because every poll reads again what was just read. */
  late: number;
  /** Times at which the channel could not show everything. */
  gaps: number;
  /** The longest time without a successful poll. */
  longestSilenceMinutes: number;
}

/** What one successful poll, or what follows from it, adds to its day. */
export interface Shown {
  /** Messages that the channel showed for the first time, and how many of them are in the table afterwards. */
  shown: number;
  stored: number;
  /** Of those, older than what had been read before. */
  late: number;
  /** 1 where the channel could not show everything. */
  gaps: number;
  /** How long no poll had succeeded before this one. */
  silenceMs: Millis;
}

export interface WeeklyReport {
  week: IsoWeek;
  /** Monday and Sunday, as 2026-11-09. */
  from: string;
  to: string;
  /** IANA name. */
  zone: string;
  /** When it was worked out: late answers change a past week. */
  at: Millis;
  /** False while the week is not over. */
  complete: boolean;
  /** All questions of the week: answered + open + closed without an answer. Mere thanks are none. */
  arrived: number;
  answered: number;
  open: number;
  closed: { reason: CloseReason; n: number }[];
  /** Messages that only said thank you. */
  thanked: number;
  reopened: number;
  corrections: number;
  interims: number;
  firstResponse: FirstResponse;
  /** Of the same answers as the first response; empty where that is withheld. */
  distribution: Step[];
  /** Of the weeks of the first response; of nothing where that is withheld. */
  attainment: { half: Share; nineInTen: Share };
  /**
   * At the week's end, or now where it is not over: every question of the eight weeks that had not ended then, those with
   * an interim answer too. `before`: what the report of the week before has there, so of its own eight
   * weeks; null where nobody asked in those.
   */
  backlog: { n: number; oldestMinutes: number | null; before: number | null };
  /** All channels, also those on which nobody asked. */
  byChannel: Group[];
  byIntent: Group[];
  arrivals: {
    /** Seven days from Monday, 24 hours each, by the library's wall clock. */
    hours: number[][];
    outOfHours: number;
  };
  drafts: DraftCounts & {
    /** Written by staff, there being no draft. */
    ownWords: number;
    /** The most used first; `other`: those used less than five times, together. */
    perAnswer: (NamedAnswer & DraftCounts & { n: number })[];
  };
  /** Service hours of the week that nobody had, and how many asked in them; null without a rota. */
  uncovered: { hours: number; arrived: number } | null;
  gaps: Gap[];
  effort: { level: Effort; n: number }[];
  /** What X charged, by its own days (UTC). */
  spend: { microDollars: MicroDollars; byChannel: Partial<Record<ChannelName, MicroDollars>> };
  intake: Intake[];
  /** Eight weeks, oldest first, this one last. */
  trend: TrendWeek[];
  verdict: {
    /**
     * Against the week before, by the median in service time; `tooFew`: below 20 answers in one of them, or withheld;
     * `first`: nothing before it.
     */
    than: 'faster' | 'slower' | 'asBefore' | 'tooFew' | 'first';
    /** Both goals; null where too few were answered to tell. */
    target: 'reached' | 'missed' | null;
  };
  todo: Todo | null;
}
