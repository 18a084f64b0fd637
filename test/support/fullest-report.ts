/** A week as full as a report gets: every topic, forty answers, every hour, questions as long as they may be. */
import { intents } from '../../core/library.ts';
import type { WeeklyReport } from '../../core/weekly-report.ts';
import { sampleReport } from './sample-report.ts';

const clocks = (n: number) => ({
  elapsed: { n, medianMinutes: 1234.5, p90Minutes: 5678.9 },
  service: { n, medianMinutes: 118.4, p90Minutes: 1152.3 },
});
const longQuestion =
  'Können Sie mir bitte sagen, ob die Veranstaltungsreihe „Lesen im Grünen“ mit anschließender Gebärdensprachverdolmetschung auch bei Regen im Zweigstellengarten stattfindet, und falls nicht, ob man sich dann für den Ersatztermin noch einmal anmelden muss oder ob die Anmeldung weiter gilt?';

export const fullestReport: WeeklyReport = {
  ...sampleReport,
  arrived: 4812,
  answered: 4390,
  open: 122,
  closed: (['noAnswerNeeded', 'spam', 'deletedByPatron', 'muted', 'withdrawn'] as const).map((reason) => ({
    reason,
    n: 60,
  })),
  thanked: 812,
  reopened: 324,
  corrections: 21,
  interims: 212,
  firstResponse: { ...clocks(4390), over: ['2026-W44', '2026-W45', '2026-W46'] },
  distribution: sampleReport.distribution.map((step) => ({ ...step, elapsed: 627, service: 627 })),
  attainment: {
    half: { minutes: 30, goal: 0.5, inTime: 1199, of: 4400, share: 0.273 },
    nineInTen: { minutes: 60, goal: 0.9, inTime: 2400, of: 4400, share: 0.545 },
  },
  backlog: { n: 1220, oldestMinutes: 80_123, before: 987 },
  byIntent: [...intents, 'unclear', 'other'].map((name) => ({
    name,
    arrived: 218,
    answered: 199,
    open: 19,
    firstResponse: clocks(199),
  })),
  arrivals: { hours: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 128)), outOfHours: 2102 },
  drafts: {
    ...sampleReport.drafts,
    ownWords: 402,
    perAnswer: Array.from({ length: 40 }, (_, i) => ({
      answerId: `veranstaltungsreihe-zweigstelle-nordviertel-${i}`,
      title: `${i}. Donaudampfschifffahrtsveranstaltungsreihenanmeldung ${longQuestion}`.slice(0, 150),
      n: 109,
      asProposed: 52,
      edited: 31,
      replaced: 14,
      byHand: 7,
      unused: 5,
    })),
  },
  uncovered: { hours: 12.5, arrived: 312 },
  gaps: Array.from({ length: 12 }, (_, i) => ({
    intent: intents[i] ?? 'events',
    n: 40 - i,
    examples: [longQuestion, longQuestion, longQuestion],
  })),
  effort: ([1, 2, 3, 4, 5, 6] as const).map((level) => ({ level, n: 731 })),
  spend: { microDollars: 231_456_000, byChannel: { 'x-mention': 172_000_000, 'x-dm': 59_456_000 } },
  intake: sampleReport.intake.map((source) => ({ ...source, shown: 3100, stored: 3098, gaps: 3, late: 44 })),
  trend: sampleReport.trend.map((week) => ({
    ...week,
    arrived: 4812,
    answered: 4390,
    medianMinutes: 118.4,
    p90Minutes: 1152.3,
    share: 0.545,
  })),
  verdict: { than: 'slower', target: 'missed' },
  todo: { kind: 'gap', example: longQuestion, n: 40 },
};
