/** The tables of the report's page: every figure, also those that the charts show. */
import { type Html, html } from './html.ts';
import { reportPageWords } from './report-page-words.ts';
import * as tables from './report-tables.ts';
import { minutesText, numberText, reportWords } from './report-words.ts';
import type { Group, WeeklyReport } from './weekly-report.ts';
import type { StaffLanguage } from './words.ts';

interface Setting {
  /** From this row on only on the screen: paper has two pages. */
  onPaper?: number;
  /** For the style sheet. */
  kind?: 'trend' | 'hours' | 'named';
  /** By row, whether its name is the library's own: in German, whatever the language of the report. */
  german?: readonly boolean[];
}

/**
 * Where it is too wide, as on a phone, it moves sideways in its place; the keyboard reaches it for that. Rows with a name of
 * some length have it above their figures there.
 */
function table(
  { caption, heads, rows }: tables.ReportTable,
  language: StaffLanguage,
  { onPaper = rows.length, kind, german = [] }: Setting = {},
): Html {
  const w = reportPageWords[language];
  const head = heads.map((name) => html`<th scope="col">${name}</th>`);
  const body = rows.map(([name = '', ...cells], i) => {
    const lang = german[i] && language !== 'de' ? html` lang="de"` : html``;
    const row = html`<th scope="row"><span${lang}>${told(name, language)}</span></th>${cells.map((cell) => html`<td>${told(cell, language)}</td>`)}`;
    return i < onPaper ? html`<tr>${row}</tr>\n` : html`<tr class="on-screen">${row}</tr>\n`;
  });
  const left = rows.length - onPaper;
  const classes = kind === undefined ? 'table' : `table ${kind}`;
  const reached = heads.length > 3 ? html` tabindex="0" role="group" aria-label="${caption}"` : html``;
  return html`<div class="${classes}"${reached}>
<table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>
${left > 0 ? html`<p class="on-paper">${w.more(left)}</p>` : html``}</div>
`;
}

/** A span as it is read, with the exact minutes beside it for programs. */
function told(cell: tables.Cell, language: StaffLanguage): string | Html {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell, language);
  const { minutes } = cell;
  if (minutes === null) return reportWords[language].none;
  return html`<data value="${minutes}">${minutesText(minutes, language)}</data>`;
}

type Shown = (report: WeeklyReport, language: StaffLanguage) => Html;

export const trendTable: Shown = (report, language) =>
  table(tables.trendTable(report, language), language, { kind: 'trend' });

export const timesTable: Shown = (report, language) => table(tables.timesTable(report, language), language);

export const goalsTable: Shown = (report, language) => table(tables.goalsTable(report, language), language);

export const distributionTable: Shown = (report, language) =>
  table(tables.distributionTable(report, language), language);

export const arrivalsTable: Shown = (report, language) =>
  table(tables.arrivalsTable(report, language), language, { kind: 'hours' });

export function groupsTable(
  groups: readonly Group[],
  of: 'channel' | 'intent',
  language: StaffLanguage,
  onPaper = groups.length,
): Html {
  return table(tables.groupsTable(groups, of, language), language, { onPaper, kind: 'named' });
}

export function draftsTable(report: WeeklyReport, language: StaffLanguage, onPaper: number): Html {
  const german = report.drafts.perAnswer.map(({ title }) => title !== null);
  return table(tables.draftsTable(report, language), language, { onPaper, kind: 'named', german });
}
