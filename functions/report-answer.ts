/** One request by a link to a week's report: the page or the rows, for as long as the link is valid. */
import { checkSignedPath } from '../adapters/links/signed-links.ts';
import { errorName } from '../core/error-name.ts';
import { nameOfFile, type ReportFile, reportFileOf } from '../core/report-link.ts';
import { noReportPage, type WhyNoReport } from '../core/report-link-page.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { Archive } from '../steps/cases.ts';
import type { Deps } from '../steps/deps.ts';
import type { HttpAnswer } from './slack-answer.ts';

interface ReportLinkNeeds extends Pick<Deps, 'clock' | 'log'> {
  archive: () => Promise<Archive>;
  signingSecret: string;
  /** For whoever's link names no language. */
  language: StaffLanguage;
}

/** Nobody but the reader keeps it, and its address, which is the key to it, is passed on to nobody. */
const headers = {
  'cache-control': 'private, no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
};

/**
 * 200 with the file; 403 for a link that we did not sign or that has expired; 404 for a report that is not there (any
 * more), told to whoever has a valid link alone; 503 while the archive does not answer. The link is never logged.
 * @param query as it was asked, without its question mark
 */
export async function answerReport(deps: ReportLinkNeeds, path: string, query: string): Promise<HttpAnswer> {
  const file = reportFileOf(path);
  const checked = file === null ? 'wrong' : checkSignedPath(deps.signingSecret, { path, query }, deps.clock());
  if (file === null || checked !== 'valid') return refused(deps, file, checked === 'expired' ? 'expired' : 'wrong');
  try {
    const found = await (await deps.archive()).read(nameOfFile(file));
    if (found === null) return refused(deps, file, 'gone');
    const rows = { 'content-disposition': `attachment; filename="auskunft-${nameOfFile(file)}"` };
    return {
      statusCode: 200,
      headers: { ...headers, 'content-type': found.contentType, ...(file.kind === 'rows' ? rows : {}) },
      body: found.body,
    };
  } catch (error) {
    deps.log('archive.failed', { error: errorName(error) });
    return refused(deps, file, 'away');
  }
}

const statuses: Record<WhyNoReport, number> = { wrong: 403, expired: 403, gone: 404, away: 503 };

function refused({ log, language }: ReportLinkNeeds, file: ReportFile | null, why: WhyNoReport): HttpAnswer {
  log('report.refused', { why });
  const reader = file?.kind === 'page' ? file.language : language;
  return {
    statusCode: statuses[why],
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    body: noReportPage(reader, why),
  };
}
