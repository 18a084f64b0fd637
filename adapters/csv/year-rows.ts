/** The year's figures as a file that spreadsheets open, with N for what is not known, as library statistics write it. */
import { efforts } from '../../core/handling.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { YearRow } from '../../core/yearly-report.ts';
import { csvOf } from './case-rows.ts';

const columns = [
  'period',
  'channel',
  'arrived',
  'answered',
  'closed_without_answer',
  'open',
  // In whole minutes: a spreadsheet in German takes 12.5 for the twelfth of May.
  'median_first_response_minutes',
  'median_first_response_service_minutes',
  ...efforts.map((level) => `read_${level}` as const),
] as const;

const notKnown = 'N';

/**
 * @param rows as `yearRows` gives them
 * @param language as of `caseCsv`
 */
export function yearCsv(rows: readonly YearRow[], language: StaffLanguage): string {
  const whole = (minutes: number | null) => (minutes === null ? notKnown : Math.round(minutes));
  return csvOf(
    columns,
    rows.map(({ period, channel, arrived, answered, closed, open, read, ...medians }) => ({
      period,
      channel,
      arrived: arrived ?? notKnown,
      answered: answered ?? notKnown,
      closed_without_answer: closed ?? notKnown,
      open: open ?? notKnown,
      median_first_response_minutes: whole(medians.medianElapsedMinutes),
      median_first_response_service_minutes: whole(medians.medianServiceMinutes),
      read_1: read?.[1] ?? notKnown,
      read_2: read?.[2] ?? notKnown,
      read_3: read?.[3] ?? notKnown,
      read_4: read?.[4] ?? notKnown,
      read_5: read?.[5] ?? notKnown,
      read_6: read?.[6] ?? notKnown,
    })),
    language,
  );
}
