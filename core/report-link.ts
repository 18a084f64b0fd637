/** Where a week's report is read by whoever has a link: one page in each language, and the rows of its cases. */
import { type IsoWeek, mondayOf } from './iso-week.ts';
import type { StaffLanguage } from './words.ts';

export type ReportFile = { week: IsoWeek; kind: 'page'; language: StaffLanguage } | { week: IsoWeek; kind: 'rows' };

/** The name under which it is kept, as 2026-W46.de.html or 2026-W46.csv. */
export function nameOfFile(file: ReportFile): string {
  return file.kind === 'rows' ? `${file.week}.csv` : `${file.week}.${file.language}.html`;
}

export const reportFolder = '/report/';

/** As the function URL is asked for it. */
export function reportPath(file: ReportFile): string {
  return `${reportFolder}${nameOfFile(file)}`;
}

/** Null when the path is no report's. */
export function reportFileOf(path: string): ReportFile | null {
  const [, week, language] = /^\/report\/(\d{4}-W\d{2})\.(?:(de|en)\.html|csv)$/.exec(path) ?? [];
  if (week === undefined || mondayOf(week) === null) return null;
  return language === 'de' || language === 'en' ? { week, kind: 'page', language } : { week, kind: 'rows' };
}
