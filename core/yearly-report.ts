/** A year's figures for the library's statistics, by month and channel; what nobody knows is null, never 0. */
import { Temporal } from 'temporal-polyfill';
import type { Case } from './case.ts';
import { outcomeOf } from './case-outcome.ts';
import { type Effort, efforts } from './handling.ts';
import { type IsoWeek, spanOf, weekAt, weeksFrom } from './iso-week.ts';
import { absencesForgotten, type Behind, groupTimes, tellsAlone } from './report-people.ts';
import { answeredIn, smallestGroup, type Timed, twoClocks } from './report-times.ts';
import { caseExpires } from './retention.ts';
import { type ChannelName, channelNames, type Millis } from './thread.ts';

/** Whether a service that nobody asks in January had begun before it, these weeks tell. */
const weeksBefore = 4;

export interface YearRow {
  /** As 2026-03; the whole year as 2026. */
  period: string;
  channel: ChannelName | 'all';
  /** Null before the first question that is stored, from the next month on, and once cases are no longer kept. */
  arrived: number | null;
  answered: number | null;
  closed: number | null;
  open: number | null;
  /** In service time and as patrons waited, to one decimal; null also of fewer than five answers or too few people. */
  medianServiceMinutes: number | null;
  medianElapsedMinutes: number | null;
  /** Answers by their effort on the READ scale; null where nobody told any. */
  read: Record<Effort, number> | null;
}

/** What is kept of a week's cases while the next ones are read. */
export interface Tally {
  /** The oldest arrival, thanks included: then the service ran. */
  since: Millis;
  counts: readonly Counted[];
}

interface Counted extends Timed {
  channel: ChannelName;
  outcome: 'answered' | 'open' | 'closed';
  effort: Effort | null;
}

/** The weeks to be read for a year, oldest first, some before it included. */
export function weeksOfYear(year: number, zone: string): IsoWeek[] {
  const { start, end } = spanOfMonths(year, 1, 12, zone);
  const weeks = [weeksFrom(weekAt(start, zone), -weeksBefore)];
  for (const last = weekAt(end - 1, zone); weeks.at(-1) !== last; ) weeks.push(weeksFrom(weeks.at(-1) ?? '', 1));
  return weeks;
}

/** Of one week’s cases; thanks count as no question. */
export function tallyOf(cases: readonly Case[]): Tally {
  const counts = cases.flatMap((one): Counted[] => {
    const { kind } = outcomeOf(one);
    const { arrivedAt, first, channel, effort } = one;
    return kind === 'thanked' ? [] : [{ arrivedAt, first, channel, effort, outcome: kind }];
  });
  return { since: cases.reduce((min, { arrivedAt }) => Math.min(min, arrivedAt), Number.POSITIVE_INFINITY), counts };
}

/**
 * Twelve months and the year, each for every channel and for all of them. All channels together have answer times where
 * one of the period's whole weeks has them; a channel, where three people were on duty when its answers were given and
 * that is still known.
 * @param tallies of the weeks of `weeksOfYear`
 * @param behind who was there in these weeks; null without a rota: no channel has answer times then
 */
export function yearRows(
  tallies: readonly Tally[],
  { year, zone, now, behind }: { year: number; zone: string; now: Millis; behind: Behind | null },
): YearRow[] {
  const began = tallies.reduce((min, { since }) => Math.min(min, since), Number.POSITIVE_INFINITY);
  const all = tallies.flatMap(({ counts }) => counts);
  const isKnown = ({ start, end }: Span) => start <= now && began < end && caseExpires(start) * 1000 > now;
  const months = Array.from({ length: 12 }, (_, i) => ({
    period: `${year}-${String(i + 1).padStart(2, '0')}`,
    ...spanOfMonths(year, i + 1, i + 1, zone),
  }));
  const whole = { period: String(year), ...spanOfMonths(year, 1, 12, zone) };
  const channels = [...channelNames, 'all'] as const;
  return [
    ...months.map((month) => ({ span: month, known: isKnown(month) })),
    // A year has begun with its first question; of one that has lost a month nobody knows the sum.
    { span: whole, known: months.some(isKnown) && caseExpires(whole.start) * 1000 > now },
  ]
    .map(({ span, known }) => ({
      ...span,
      behind: behindOf(span, weeksOfYear(year, zone), zone, behind),
      within: known ? all.filter(({ arrivedAt }) => span.start <= arrivedAt && arrivedAt < span.end) : null,
    }))
    .flatMap(({ period, within, behind: of }) => channels.map((channel) => rowOf({ period, channel }, within, of)));
}

/** What a period's answer times may be told by. */
interface PeriodBehind {
  /** Whether they may be told of all channels together. */
  together: boolean;
  /** Of single channels; null where that is not known of the whole period. */
  covered: Behind['covered'] | null;
}

function behindOf(span: Span, weeks: readonly IsoWeek[], zone: string, behind: Behind | null): PeriodBehind {
  if (behind === null) return { together: true, covered: null };
  const whole = weeks.filter((week) => {
    const { start, end } = spanOf(week, zone);
    return span.start <= start && end <= span.end;
  });
  const forgotten = absencesForgotten(weekAt(span.start, zone), behind.now);
  return {
    together: whole.some((week) => tellsAlone(week, behind)),
    covered: forgotten ? null : behind.covered,
  };
}

function rowOf(
  name: Pick<YearRow, 'period' | 'channel'>,
  within: readonly Counted[] | null,
  { together, covered }: PeriodBehind,
): YearRow {
  if (within === null) return { ...name, ...unknown };
  const { channel } = name;
  const counted = channel === 'all' ? within : within.filter((one) => one.channel === channel);
  const outcomes = (kind: Counted['outcome']) => counted.filter(({ outcome }) => outcome === kind).length;
  const enough = together && answeredIn(counted) >= smallestGroup;
  const times = channel === 'all' ? (enough ? twoClocks(counted) : null) : groupTimes(counted, covered);
  return {
    ...name,
    arrived: counted.length,
    answered: outcomes('answered'),
    closed: outcomes('closed'),
    open: outcomes('open'),
    medianServiceMinutes: times?.service.medianMinutes ?? null,
    medianElapsedMinutes: times?.elapsed.medianMinutes ?? null,
    read: readOf(counted),
  };
}

const unknown: Omit<YearRow, 'period' | 'channel'> = {
  arrived: null,
  answered: null,
  closed: null,
  open: null,
  medianServiceMinutes: null,
  medianElapsedMinutes: null,
  read: null,
};

function readOf(counted: readonly Counted[]): YearRow['read'] {
  if (counted.every(({ effort }) => effort === null)) return null;
  const n = (level: Effort) => counted.filter(({ effort }) => effort === level).length;
  return Object.fromEntries(efforts.map((level) => [level, n(level)])) as Record<Effort, number>;
}

interface Span {
  start: Millis;
  end: Millis;
}

function spanOfMonths(year: number, from: number, to: number, zone: string): Span {
  const first = (month: number) => Temporal.PlainDate.from({ year, month, day: 1 });
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds;
  return { start: at(first(from)), end: at(first(to).add({ months: 1 })) };
}
