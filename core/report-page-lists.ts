/** The lists of the report's page: what was asked in vain, and everything that is told in a line. */
import type { Gap } from './gaps.ts';
import { type Html, html } from './html.ts';
import { reportPageWords } from './report-page-words.ts';
import { furtherTold } from './report-told.ts';
import { groupName, unbroken } from './report-words.ts';
import type { WeeklyReport } from './weekly-report.ts';
import type { StaffLanguage } from './words.ts';

/** Gaps that two sheets hold. */
const onPaper = 5;

/** What the library could not answer, with redacted examples. */
export function gapList({ gaps }: WeeklyReport, language: StaffLanguage): Html {
  const w = reportPageWords[language];
  if (gaps.length === 0) return html`<p>${w.noGaps}</p>`;
  const left = gaps.length - onPaper;
  return html`<ul class="gaps">${gaps.map((gap, i) => gapItem(gap, i < onPaper, language))}</ul>${
    left > 0 ? html`<p class="on-paper">${w.more(left)}</p>` : html``
  }`;
}

function gapItem({ intent, n, examples }: Gap, paper: boolean, language: StaffLanguage): Html {
  const w = reportPageWords[language];
  const quoted = examples.map((example, i) =>
    paper && i > 0 ? html` <q class="on-screen">${example}</q>` : html` <q>${example}</q>`,
  );
  const item = html`<strong>${groupName(intent, language)}</strong>, ${w.asked(n)}:${quoted}`;
  return paper ? html`<li>${item}</li>\n` : html`<li class="on-screen">${item}</li>\n`;
}

/** Completeness, what was closed, taken back, asked again, not covered, spent. */
export function furtherList(report: WeeklyReport, language: StaffLanguage): Html {
  const [[missed, complete], ...entries] = furtherTold(report, language);
  return html`<dl class="further"><div class="whole"><dt>${missed}</dt><dd>${unbroken(complete)}</dd></div>
${entries.map(([name, told]) => html`<div><dt>${name}</dt><dd>${unbroken(told)}</dd></div>\n`)}</dl>`;
}
