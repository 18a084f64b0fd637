/** A week's questions as a file that spreadsheets open: UTF-8 with a byte order mark, so that they know its umlauts. */
import { stringify } from 'csv-stringify/sync';
import type { Case } from '../../core/case.ts';
import { caseColumns, caseRows, type RowsOf } from '../../core/case-rows.ts';
import type { StaffLanguage } from '../../core/words.ts';

/** What Excel parts cells by when a file is opened by a double click: in German the comma belongs to numbers. */
const delimiters: Record<StaffLanguage, string> = { de: ';', en: ',' };

/**
 * One line a question under the names of the columns; never a cell that a spreadsheet would work out as a formula.
 * @param language of whoever opens it: it changes the delimiter alone
 */
export function caseCsv(cases: readonly Case[], input: RowsOf, language: StaffLanguage): string {
  return csvOf(caseColumns, caseRows(cases, input), language);
}

/** @param rows whose nulls become empty cells */
export function csvOf<Column extends string>(
  columns: readonly Column[],
  rows: readonly Record<Column, string | number | null>[],
  language: StaffLanguage,
): string {
  return stringify([...rows], {
    columns: [...columns],
    delimiter: delimiters[language],
    header: true,
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows', // RFC 4180
    quote_record_delimiter: true, // any line break within a cell, not only the file's own
  });
}
