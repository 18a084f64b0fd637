/** What a report concludes: better or worse, on target or not, and what would help most. */
import type { Gap } from './gaps.ts';
import { other } from './report-groups.ts';
import { tellingN } from './report-times.ts';
import type { Todo, TrendWeek, WeeklyReport } from './weekly-report.ts';

/** Smaller differences are chance: only what is beyond one of them is called better or worse. */
const smallestChange = { part: 0.1, minutes: 2 };
/** From so many cases, or so many hours, on. */
const worth = { answerUses: 5, changedPart: 0.5, gap: 3, uncoveredHours: 1, backlog: 3 };

/** Whether the typical answer came faster than in the week before, in service time. @param trend oldest first */
export function thanBefore(trend: readonly TrendWeek[]): WeeklyReport['verdict']['than'] {
  const [now, before] = [trend.at(-1), trend.at(-2)];
  if (trend.slice(0, -1).every(({ arrived }) => arrived === 0)) return 'first';
  if (now === undefined || before === undefined) return 'first';
  const [to, from] = [now.medianMinutes, before.medianMinutes];
  const telling = now.answered >= tellingN && before.answered >= tellingN;
  if (!telling || to === null || from === null) return 'tooFew';
  // Medians have one decimal: tenths are whole, so that 20.0 to 22.0 is two minutes.
  const tenths = Math.abs(Math.round(to * 10) - Math.round(from * 10));
  if (tenths === 0 || (tenths < smallestChange.part * from * 10 && tenths < smallestChange.minutes * 10))
    return 'asBefore';
  return to < from ? 'faster' : 'slower';
}

/** Both goals; null where too few count to tell nine in ten. */
export function onTarget({ half, nineInTen }: WeeklyReport['attainment']): WeeklyReport['verdict']['target'] {
  if (nineInTen.of < tellingN) return null;
  const reached = [half, nineInTen].every(({ inTime, of, goal }) => inTime / of >= goal);
  return reached ? 'reached' : 'missed';
}

/**
 * What concerns most cases, of what is worth a line; of equals whoever waits comes first.
 * @param overdue how many questions are open and overdue
 */
export function todoOf(
  { drafts, uncovered, gaps }: { gaps: readonly Gap[] } & Pick<WeeklyReport, 'drafts' | 'uncovered'>,
  overdue: number,
): Todo | null {
  const found: { concerned: number; todo: Todo }[] = [];
  if (overdue >= worth.backlog) found.push({ concerned: overdue, todo: { kind: 'backlog', n: overdue } });
  if (uncovered !== null && uncovered.hours >= worth.uncoveredHours && uncovered.arrived > 0) {
    found.push({ concerned: uncovered.arrived, todo: { kind: 'uncovered', ...uncovered } });
  }
  for (const { answerId, title, n, asProposed } of drafts.perAnswer) {
    const changed = n - asProposed;
    if (answerId === other || n < worth.answerUses || changed < worth.changedPart * n) continue;
    found.push({ concerned: changed, todo: { kind: 'staleAnswer', answerId, title, changed, n } });
  }
  for (const { n, examples } of gaps) {
    const [example] = examples;
    if (n >= worth.gap && example !== undefined) found.push({ concerned: n, todo: { kind: 'gap', example, n } });
  }
  // Stable: the first of equals stays first.
  return found.toSorted((a, b) => b.concerned - a.concerned)[0]?.todo ?? null;
}
