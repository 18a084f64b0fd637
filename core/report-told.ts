/** What the report tells in a line each, beside its tables. */
import { reportPageWords } from './report-page-words.ts';
import { nothingMissedOf } from './report-sentences.ts';
import { minutesText, numberText } from './report-words.ts';
import type { MicroDollars } from './thread.ts';
import type { WeeklyReport } from './weekly-report.ts';
import { dollars, type StaffLanguage, words } from './words.ts';

type Entry = [name: string, told: string];

/** Completeness first; what was closed, taken back, asked again, not covered, spent. */
export function furtherTold(report: WeeklyReport, language: StaffLanguage): [Entry, ...Entry[]] {
  const { further: w } = reportPageWords[language];
  const { backlog, complete, reopened, corrections, interims, thanked } = report;
  const number = (n: number) => numberText(n, language);
  const open =
    backlog.oldestMinutes === null
      ? number(backlog.n)
      : w.oldest(number(backlog.n), minutesText(backlog.oldestMinutes, language, 'dative'));
  return [
    [w.missed, nothingMissedOf(report, language)],
    [complete ? w.backlog : w.backlogNow, open],
    [w.closed, closedTold(report, language)],
    [w.uncovered, uncoveredTold(report, language)],
    [w.reopened, number(reopened)],
    [w.interims, number(interims)],
    [w.corrections, number(corrections)],
    [w.thanked, number(thanked)],
    [w.effort, effortTold(report, language)],
    [w.spend, spendTold(report, language)],
  ];
}

function closedTold({ closed }: WeeklyReport, language: StaffLanguage): string {
  const { further: w } = reportPageWords[language];
  const total = closed.reduce((all, { n }) => all + n, 0);
  if (total === 0) return w.none;
  const { closeReasons } = words[language];
  return w.list(total, closed.map(({ reason, n }) => `${closeReasons[reason]} ${n}`).join(', '));
}

function uncoveredTold({ uncovered }: WeeklyReport, language: StaffLanguage): string {
  const { further: w } = reportPageWords[language];
  if (uncovered === null) return w.noRota;
  return uncovered.hours === 0
    ? w.fullyCovered
    : w.uncoveredTold(numberText(uncovered.hours, language), uncovered.arrived);
}

function effortTold({ effort }: WeeklyReport, language: StaffLanguage): string {
  const { further: w } = reportPageWords[language];
  return effort.length === 0 ? w.effortUnknown : effort.map(({ level, n }) => w.effortLevel(level, n)).join(', ');
}

function spendTold({ spend }: WeeklyReport, language: StaffLanguage): string {
  const { channels } = words[language];
  const parts = Object.entries(channels).flatMap(([channel, name]) => {
    const cost = spend.byChannel[channel as keyof typeof channels];
    return cost === undefined ? [] : [`${name}: ${money(cost, language)}`];
  });
  const total = money(spend.microDollars, language);
  return parts.length < 2 ? total : `${total} (${parts.join('; ')})`;
}

/** From a dollar on to the cent: less is nothing to anybody then. */
function money(amount: MicroDollars, language: StaffLanguage): string {
  return dollars(amount < 1_000_000 ? amount : Math.round(amount / 10_000) * 10_000, language);
}
