/** The weekly report's address on the page: `/report?week=2026-W46&language=de`, and the same week as `/report.csv`. */
import { escaped } from '../../core/html.ts';
import { mondayOf } from '../../core/iso-week.ts';
import type { Reports } from './reports.ts';
import { document } from './shell.ts';
import { type Language, languages, wordsIn } from './words.ts';

interface ReportAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The report carries its style and its font in itself, and may load nothing. */
const own =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** @param query of the address; without a week in it the one that runs */
export async function answerReport(
  report: Reports | undefined,
  path: string,
  query: URLSearchParams,
  preferred: Language,
): Promise<ReportAnswer> {
  const week = query.get('week');
  const language = languages.find((one) => one === query.get('language')) ?? preferred;
  if (week !== null && mondayOf(week) === null) return noReport(400, language, { week, say: 'reportNoWeek' });
  if (report === undefined) return noReport(404, language, null);
  if (path === '/report') {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': own };
    const body = await report.page(week, language);
    return body === null ? forgotten(language, week) : { status: 200, headers, body };
  }
  const rows = await report.csv(week);
  if (rows === null) return forgotten(language, week);
  const { name, csv } = rows;
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  };
  return { status: 200, headers, body: csv };
}

function forgotten(language: Language, week: string | null): ReportAnswer {
  return noReport(410, language, week === null ? null : { week, say: 'reportForgotten' });
}

/** In place of a report: what is wrong, and the way back. */
function noReport(
  status: number,
  language: Language,
  wrong: { week: string; say: 'reportNoWeek' | 'reportForgotten' } | null,
): ReportAnswer {
  const say = wordsIn(language);
  const words = wrong === null ? say('reportNone') : say(wrong.say, { week: wrong.week.slice(0, 40) });
  const body = `<main class="lonely"><h1>${escaped(say('report'))}</h1><p>${escaped(words)}</p><p><a href="/report">${escaped(say('reportRunning'))}</a> · <a href="/">${escaped(say('toThePage'))}</a></p></main>`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: document(language, `${say('report')} · Auskunft`, '', body),
  };
}
