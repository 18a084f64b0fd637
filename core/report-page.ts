/** The weekly report as one page that can be forwarded: no script, no request to anywhere, two sheets of A4. */
import { type Html, html, trusted } from './html.ts';
import type { ChartName } from './report-chart-titles.ts';
import { furtherList, gapList } from './report-page-lists.ts';
import { reportStyle } from './report-page-style.ts';
import {
  arrivalsTable,
  distributionTable,
  draftsTable,
  goalsTable,
  groupsTable,
  timesTable,
  trendTable,
} from './report-page-tables.ts';
import { reportPageWords } from './report-page-words.ts';
import { type KeyFigure, keyFigures, todoOf, togetherTold, verdictOf } from './report-sentences.ts';
import { daysText, momentText, reportWords, unbroken } from './report-words.ts';
import type { WeeklyReport } from './weekly-report.ts';
import type { StaffLanguage } from './words.ts';

/** Where the page leads to; addresses, absent where there is nothing. */
export interface PageLinks {
  csv?: string;
  /** The same report in the other language. */
  other?: string;
  /** The weeks before and after, and the page that all starts from. */
  weeks?: readonly { name: string; href: string; rel: 'prev' | 'next' }[];
  home?: string;
}

/** What is drawn, read or known elsewhere. */
interface PageParts {
  /** Whole SVG elements. */
  charts: Record<ChartName, string>;
  /** Latin letters of the page's font, woff2 as base64; empty for the reader's own fonts. */
  font: string;
  /** The library's name. */
  library: string;
  links?: PageLinks;
}

/** Rows that two sheets hold; whatever is beyond stands on the screen alone. */
const onPaper = { intents: 12, answers: 9 };

/** The whole document. Texts are escaped, charts are taken as they are. */
export function reportPage(report: WeeklyReport, language: StaffLanguage, parts: PageParts): string {
  const w = reportPageWords[language];
  const { heading } = reportWords[language];
  const title = heading(Number(report.week.slice(-2)));
  const body = html`<header>
<div><h1>${title}</h1><p class="muted">${w.library(daysText(report.week, language), parts.library, momentText(report.at, report.zone, language))}</p></div>
${navigation(parts.links ?? {}, language)}
</header>
<main>
${inShort(report, language)}
${sections(report, language, parts)}
${section(w.sections.further, furtherList(report, language))}
${section(w.sections.method, html`<ul class="method">${w.method.map((line) => html`<li>${line}</li>\n`)}</ul>`)}
</main>`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${html`${title} · ${parts.library}`.html}</title>
<link rel="icon" href="data:,">
<style>${reportStyle(parts.font)}</style>
</head>
<body>
${body.html}
</body>
</html>
`;
}

function navigation({ csv, other, weeks = [], home }: PageLinks, language: StaffLanguage): Html {
  const w = reportPageWords[language];
  const links = [
    ...weeks.map(
      ({ name, href, rel }) => html`<a href="${href}" rel="${rel}">${rel === 'prev' ? `← ${name}` : `${name} →`}</a>`,
    ),
    ...(csv === undefined ? [] : [html`<a href="${csv}">${w.csv}</a>`]),
    ...(other === undefined
      ? []
      : [html`<a href="${other}" lang="${language === 'de' ? 'en' : 'de'}" rel="alternate">${w.other}</a>`]),
    ...(home === undefined ? [] : [html`<a href="${home}">${w.home}</a>`]),
  ];
  if (links.length === 0) return html``;
  return html`<nav aria-label="${w.weeks}"><ul>${links.map((link) => html`<li>${link}</li>`)}</ul></nav>`;
}

function inShort(report: WeeklyReport, language: StaffLanguage): Html {
  const w = reportPageWords[language];
  const todo = todoOf(report, language);
  const { lead } = reportWords[language].todo;
  return html`<section class="key" aria-label="${w.key}">
<p class="verdict">${unbroken(verdictOf(report, language))}</p>
${todo === null ? html`` : html`<p class="todo"><strong>${lead}</strong>${unbroken(todo.slice(lead.length))}</p>`}
<dl class="figures">${keyFigures(report, language).map((figure) => keyFigure(figure, language))}</dl>
</section>`;
}

function keyFigure({ label, value, change, direction }: KeyFigure, language: StaffLanguage): Html {
  const w = reportPageWords[language];
  const arrow = { up: ['↑', w.rose], down: ['↓', w.fell], same: ['→', w.same] } as const;
  const [sign = '', told = ''] = direction === null ? [] : arrow[direction];
  const mark =
    direction === null ? html`` : html`<span aria-hidden="true">${sign} </span><span class="unseen">${told}: </span>`;
  return html`<div><dt>${label}</dt><dd class="value">${unbroken(value)}</dd>${change === null ? html`` : html`<dd class="change">${mark}${unbroken(change)}</dd>`}</div>
`;
}

function sections(report: WeeklyReport, language: StaffLanguage, { charts }: PageParts): Html {
  const { sections: w, draftsOwn } = reportPageWords[language];
  const trend = section(w.trend, pair(charts.trend, trendTable(report, language)));
  if (report.arrived === 0) return report.trend.some(({ arrived }) => arrived > 0) ? trend : html``;
  const { ownWords } = report.drafts;
  return html`${trend}
${times(report, language, charts.distribution)}
${section(w.arrivals, pair(charts.arrivals, arrivalsTable(report, language)))}
${section(
  w.groups,
  html`<div class="halves"><div class="stack">${groupsTable(report.byIntent, 'intent', language, onPaper.intents)}</div><div class="stack">${groupsTable(report.byChannel, 'channel', language)}</div></div>`,
)}
${section(
  w.drafts,
  html`${pair(charts.drafts, html`${draftsTable(report, language, onPaper.answers)}${ownWords === 0 ? html`` : html`<p class="muted">${draftsOwn(ownWords)}</p>`}`)}`,
)}
${section(w.gaps, gapList(report, language))}`;
}

/** Where nobody was answered yet, and where times are withheld, no zeros stand in their place. */
function times(report: WeeklyReport, language: StaffLanguage, chart: string): Html {
  const { times: heading } = reportPageWords[language].sections;
  const together = togetherTold(report, language);
  const note = together === null ? html`` : html`<p class="note">${unbroken(together)}</p>`;
  if (report.firstResponse.service.medianMinutes === null) return withoutTimes(report, language, note);
  const tables = html`${distributionTable(report, language)}${timesTable(report, language)}${goalsTable(report, language)}`;
  return section(heading, html`${note}${pair(chart, tables)}`);
}

function withoutTimes(report: WeeklyReport, language: StaffLanguage, note: Html): Html {
  const { times: heading } = reportPageWords[language].sections;
  const goals = report.attainment.nineInTen.share === null ? html`` : goalsTable(report, language);
  return note.html + goals.html === '' ? html`` : section(heading, html`<div class="stack">${note}${goals}</div>`);
}

function section(heading: string, content: Html): Html {
  return html`<section><h2>${heading}</h2>
${content}
</section>`;
}

function pair(chart: string, tables: Html): Html {
  return html`<div class="pair"><figure>${trusted(chart)}</figure><div class="stack">${tables}</div></div>`;
}
