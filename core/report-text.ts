/** The weekly report for the terminal: every figure of the page, without its charts. */
import { reportPageWords } from './report-page-words.ts';
import { keyFigures, todoOf, togetherTold, verdictOf } from './report-sentences.ts';
import {
  arrivalsTable,
  type Cell,
  distributionTable,
  draftsTable,
  goalsTable,
  groupsTable,
  type ReportTable,
  timesTable,
  trendTable,
} from './report-tables.ts';
import { furtherTold } from './report-told.ts';
import { daysText, groupName, minutesText, numberText, reportWords, unbroken } from './report-words.ts';
import type { WeeklyReport } from './weekly-report.ts';
import type { StaffLanguage } from './words.ts';

const quotes = { de: ['„', '“'], en: ['“', '”'] } as const;
const arrows = { up: '↑', down: '↓', same: '→' } as const;
/** Sentences are broken before this column. */
const measure = 80;

/** Lines without one at the end. Answer times are written as in the sentence. */
export function reportText(report: WeeklyReport, language: StaffLanguage): string {
  const w = reportPageWords[language];
  const { heading } = reportWords[language];
  const nothing = report.arrived === 0 && report.trend.every(({ arrived }) => arrived === 0);
  const parts = [
    `${heading(Number(report.week.slice(-2)))} · ${daysText(report.week, language)}`,
    wrapped(verdictOf(report, language)),
    figures(report, language),
    wrapped(todoOf(report, language) ?? ''),
    ...(nothing ? [] : sections(report, language)),
    further(report, language),
    wrapped(w.method.join(' ')),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function figures(report: WeeklyReport, language: StaffLanguage): string {
  const rows = keyFigures(report, language).map(({ label, value, change, direction }) => [
    label,
    value,
    [direction === null ? '' : arrows[direction], change ?? ''].filter((part) => part !== '').join(' '),
  ]);
  return columns(rows, 'left').join('\n');
}

function sections(report: WeeklyReport, language: StaffLanguage): string[] {
  const told = report.firstResponse.service.medianMinutes !== null;
  const tables = [
    ...(told ? [timesTable(report, language)] : []),
    goalsTable(report, language),
    ...(told ? [distributionTable(report, language)] : []),
    trendTable(report, language),
    arrivalsTable(report, language),
    groupsTable(report.byChannel, 'channel', language),
    groupsTable(report.byIntent, 'intent', language),
    draftsTable(report, language),
  ].filter(({ rows }) => rows.length > 0);
  const withheld = togetherTold(report, language);
  return [
    ...(withheld === null ? [] : [wrapped(withheld)]),
    ...tables.map((table) => tableText(table, language)),
    ownWords(report, language),
    gaps(report, language),
  ];
}

function ownWords({ drafts: { ownWords: n } }: WeeklyReport, language: StaffLanguage): string {
  return n === 0 ? '' : reportPageWords[language].draftsOwn(n);
}

function gaps({ gaps: found }: WeeklyReport, language: StaffLanguage): string {
  const w = reportPageWords[language];
  const [opening, closing] = quotes[language];
  const lines = found.map(({ intent, n, examples }) => [
    `  ${groupName(intent, language)}, ${w.asked(n)}:`,
    ...examples.map((each) => `    ${opening}${each}${closing}`),
  ]);
  return [w.sections.gaps, ...(lines.length === 0 ? [`  ${w.noGaps}`] : lines.flat())].join('\n');
}

function further(report: WeeklyReport, language: StaffLanguage): string {
  const entries = furtherTold(report, language);
  const indent = Math.max(...entries.map(([name]) => name.length)) + 2;
  return entries
    .map(
      ([name, told]) =>
        name.padEnd(indent) + wrapped(told, measure - indent).replaceAll('\n', `\n${' '.repeat(indent)}`),
    )
    .join('\n');
}

function tableText({ caption, heads, rows }: ReportTable, language: StaffLanguage): string {
  const told = rows.map((row) => row.map((cell) => cellText(cell, language)));
  const lines = columns([heads.map(unhyphenated), ...told], 'right');
  return [caption, ...lines.map((line) => `  ${line}`)].join('\n');
}

function cellText(cell: Cell, language: StaffLanguage): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell, language);
  return cell.minutes === null ? reportWords[language].none : minutesText(cell.minutes, language);
}

/** The page's column heads may be hyphenated. */
function unhyphenated(text: string): string {
  return text.replaceAll('\u00ad', '');
}

/** @param others where the columns after the first are aligned */
function columns(rows: readonly (readonly string[])[], others: 'left' | 'right'): string[] {
  const widths: number[] = [];
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  const aligned = (cell: string, i: number) =>
    i > 0 && others === 'right' ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0);
  return rows.map((row) => row.map(aligned).join('  ').trimEnd());
}

/** Breaks between words; a number keeps its unit. */
function wrapped(text: string, width = measure): string {
  const lines = [''];
  for (const word of unbroken(text).split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n').replaceAll('\u00a0', ' ');
}
