/** A week as reports show it, with something in every part; invented. */
import type { WeeklyReport } from '../../core/weekly-report.ts';

const quietNight = Array.from({ length: 24 }, () => 0);
const day = (counts: Record<number, number>) => quietNight.map((none, hour) => counts[hour] ?? none);
const clocks = (n: number, service: number, elapsed: number, p90: number | null = null) => ({
  elapsed: { n, medianMinutes: elapsed, p90Minutes: p90 === null ? null : p90 * 3 },
  service: { n, medianMinutes: service, p90Minutes: p90 },
});

export const sampleReport: WeeklyReport = {
  week: '2026-W46',
  from: '2026-11-09',
  to: '2026-11-15',
  zone: 'Europe/Berlin',
  at: Date.parse('2026-11-16T07:00:00+01:00'),
  complete: true,
  arrived: 46,
  answered: 38,
  open: 3,
  closed: [
    { reason: 'noAnswerNeeded', n: 3 },
    { reason: 'spam', n: 1 },
    { reason: 'deletedByPatron', n: 1 },
  ],
  thanked: 12,
  reopened: 4,
  corrections: 1,
  interims: 2,
  firstResponse: { ...clocks(38, 18.4, 41.5, 52.3), over: ['2026-W46'] },
  distribution: [
    { fromMinutes: 0, toMinutes: 15, elapsed: 9, service: 16 },
    { fromMinutes: 15, toMinutes: 30, elapsed: 7, service: 12 },
    { fromMinutes: 30, toMinutes: 60, elapsed: 6, service: 7 },
    { fromMinutes: 60, toMinutes: 240, elapsed: 4, service: 2 },
    { fromMinutes: 240, toMinutes: 480, elapsed: 3, service: 1 },
    { fromMinutes: 480, toMinutes: 1440, elapsed: 7, service: 0 },
    { fromMinutes: 1440, toMinutes: null, elapsed: 2, service: 0 },
  ],
  attainment: {
    half: { minutes: 30, goal: 0.5, inTime: 28, of: 40, share: 0.7 },
    nineInTen: { minutes: 60, goal: 0.9, inTime: 35, of: 39, share: 0.897 },
  },
  backlog: { n: 3, oldestMinutes: 1510, before: 5 },
  byChannel: [
    { name: 'x-mention', arrived: 31, answered: 26, open: 2, firstResponse: clocks(26, 16.1, 35.2, 48.7) },
    { name: 'x-dm', arrived: 15, answered: 12, open: 1, firstResponse: clocks(12, 24.9, 55.8) },
  ],
  byIntent: [
    { name: 'opening_hours', arrived: 12, answered: 12, open: 0, firstResponse: clocks(12, 8.2, 20.4) },
    { name: 'renewal', arrived: 9, answered: 8, open: 1, firstResponse: clocks(8, 17.5, 39.1) },
    { name: 'account_problem', arrived: 7, answered: 6, open: 1, firstResponse: null },
    { name: 'elending', arrived: 6, answered: 5, open: 0, firstResponse: null },
    { name: 'unclear', arrived: 5, answered: 3, open: 1, firstResponse: null },
    { name: 'other', arrived: 7, answered: 4, open: 0, firstResponse: null },
  ],
  arrivals: {
    hours: [
      day({ 8: 1, 10: 2, 11: 3, 14: 1, 17: 2, 20: 1 }),
      day({ 10: 1, 12: 2, 16: 2, 21: 1 }),
      day({ 9: 1, 11: 2, 13: 1, 15: 1, 19: 1 }),
      day({ 10: 2, 12: 1, 16: 3, 17: 2 }),
      day({ 11: 1, 14: 2, 18: 1, 22: 1 }),
      day({ 10: 2, 11: 1, 13: 1 }),
      day({ 15: 1, 19: 2 }),
    ],
    outOfHours: 11,
  },
  drafts: {
    asProposed: 21,
    edited: 8,
    replaced: 3,
    byHand: 2,
    unused: 3,
    ownWords: 4,
    perAnswer: [
      {
        answerId: 'oeffnungszeiten-zentral',
        title: 'Öffnungszeiten der Zentralbibliothek',
        n: 12,
        asProposed: 11,
        edited: 1,
        replaced: 0,
        byHand: 0,
        unused: 0,
      },
      {
        answerId: 'verlaengern',
        title: 'Medien verlängern',
        n: 9,
        asProposed: 2,
        edited: 4,
        replaced: 2,
        byHand: 1,
        unused: 0,
      },
      { answerId: 'gebuehren', title: null, n: 6, asProposed: 5, edited: 1, replaced: 0, byHand: 0, unused: 0 },
      { answerId: 'other', title: null, n: 10, asProposed: 3, edited: 2, replaced: 1, byHand: 1, unused: 3 },
    ],
  },
  uncovered: { hours: 3, arrived: 6 },
  gaps: [
    {
      intent: 'rooms_it',
      n: 5,
      examples: ['Kann man bei euch im 3D-Druck-Raum auch löten?', 'Gibt es einen Lötkolben?'],
    },
    { intent: 'events', n: 2, examples: ['Kommt das Lesecafé auch nach Tannsiel?'] },
  ],
  effort: [
    { level: 1, n: 9 },
    { level: 2, n: 12 },
    { level: 3, n: 4 },
    { level: 5, n: 1 },
  ],
  spend: { microDollars: 2_310_000, byChannel: { 'x-mention': 1_720_000, 'x-dm': 590_000 } },
  intake: [
    { source: 'x-mention', shown: 43, stored: 43, late: 2, gaps: 0, longestSilenceMinutes: 3 },
    { source: 'x-dm', shown: 22, stored: 22, late: 0, gaps: 0, longestSilenceMinutes: 11 },
  ],
  trend: [
    { week: '2026-W39', arrived: 31, answered: 27, medianMinutes: 34.2, p90Minutes: 95.1, share: 0.71 },
    { week: '2026-W40', arrived: 28, answered: 25, medianMinutes: 29.8, p90Minutes: 88.4, share: 0.76 },
    { week: '2026-W41', arrived: 40, answered: 36, medianMinutes: 31.5, p90Minutes: 79.9, share: 0.78 },
    { week: '2026-W42', arrived: 22, answered: 19, medianMinutes: 27.1, p90Minutes: null, share: 0.8 },
    { week: '2026-W43', arrived: 0, answered: 0, medianMinutes: null, p90Minutes: null, share: null },
    { week: '2026-W44', arrived: 37, answered: 33, medianMinutes: 24.6, p90Minutes: 71.3, share: 0.82 },
    { week: '2026-W45', arrived: 44, answered: 39, medianMinutes: 25.2, p90Minutes: 66.8, share: 0.85 },
    { week: '2026-W46', arrived: 46, answered: 38, medianMinutes: 18.4, p90Minutes: 52.3, share: 0.897 },
  ],
  verdict: { than: 'faster', target: 'missed' },
  todo: { kind: 'staleAnswer', answerId: 'verlaengern', title: 'Medien verlängern', changed: 6, n: 9 },
};
