import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { caseCsv, csvOf } from '../../adapters/csv/case-rows.ts';
import { yearCsv } from '../../adapters/csv/year-rows.ts';
import { caseColumns } from '../../core/case-rows.ts';
import { reportOf } from '../../core/report-of.ts';
import { yearRows } from '../../core/yearly-report.ts';
import { pressOf } from '../../functions/press.ts';
import { handWorkedCases, handWorkedInput, handWorkedReport } from '../support/hand-worked-week.ts';
import { allWeek, settingsWith } from '../support/random-rotas.ts';

const { calendar } = handWorkedInput;
const csv = caseCsv(handWorkedCases, { report: handWorkedReport, calendar }, 'en');

/** As a spreadsheet reads it; nothing in it needs quotes. */
const cells = (file: string) =>
  file
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

test('the file begins with a byte order mark, has a line a question and ends its lines as spreadsheets expect', () => {
  expect([...Buffer.from(csv).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head, ...lines] = cells(csv);
  expect(head).toEqual([...caseColumns]);
  expect(lines).toHaveLength(handWorkedReport.arrived);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('whoever works with the column of service minutes comes to the median that was worked out on paper', () => {
  const [head = [], ...lines] = cells(csv);
  const column = head.indexOf('first_response_service_minutes');
  const minutes = lines
    .map((line) => line[column] ?? '')
    .filter((cell) => cell !== '')
    .map(Number)
    .sort((a, b) => a - b);
  expect(minutes).toHaveLength(24);
  expect(((minutes[11] ?? 0) + (minutes[12] ?? 0)) / 2).toBe(handWorkedReport.firstResponse.service.medianMinutes);
});

test('a week without questions is a file with its columns', () => {
  expect(cells(caseCsv([], { report: handWorkedReport, calendar }, 'en'))).toEqual([[...caseColumns]]);
});

test('in German cells are parted by semicolons, as Excel there expects of a file that is opened by a double click', () => {
  const german = caseCsv(handWorkedCases, { report: handWorkedReport, calendar }, 'de');
  expect(german.replaceAll(';', ',')).toBe(csv);
  expect(german).not.toContain(',');
  expect(csvOf(['text'], [{ text: 'a;b' }], 'de')).toContain('\r\n"a;b"\r\n');
});

const dangerous = ['=HYPERLINK("http://x.example")', '+49', '-1+1', '@SUM(A1)', '\tx', '\rx', '＝1+1'];
const harmless = ['Ümläut, „ß“', 'two\nlines', 'a "quoted" word', ''];

test('no cell is worked out as a formula, and a number stays one', () => {
  for (const text of dangerous) {
    const [, line = ''] = csvOf(['text'], [{ text }], 'de').split('\r\n', 2);
    expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
  }
  expect(csvOf(['number'], [{ number: -3 }], 'de')).toContain('\r\n-3\r\n');
});

test('another program reads back what was written, umlauts, quotes and line breaks included', () => {
  const rows = [...dangerous, ...harmless].map((text) => ({ text, n: 1 }));
  const written = csvOf(['text', 'n'], rows, 'en');
  const script =
    'import csv,io,json,sys\n' +
    'text=sys.stdin.buffer.read().decode("utf-8-sig")\n' +
    'print(json.dumps(list(csv.reader(io.StringIO(text,newline="")))))';
  const python = spawnSync('python3', ['-c', script], { input: written, encoding: 'utf8' });
  if (python.error !== undefined) console.log('Left out: no python3 here to read the file as a second opinion.');
  const read: string[][] =
    python.error === undefined ? JSON.parse(python.stdout) : [['text', 'n'], ...rows.map(asWritten)];
  expect(read).toEqual([['text', 'n'], ...rows.map(asWritten)]);
});

function asWritten({ text, n }: { text: string; n: number }): string[] {
  return [dangerous.includes(text) ? `'${text}` : text, String(n)];
}

test('the page has the figures that were worked out on paper, in both languages', async () => {
  const press = pressOf({ settings: settingsWith(allWeek(['10:00-18:00'])) });
  for (const language of ['de', 'en'] as const) {
    const page = await press.page(handWorkedReport, language, {});
    for (const minutes of [22.5, 63.8, 42.5, 1454.5, 31.5, 54.3, 35, 20, 30])
      expect(page).toContain(`<data value="${minutes}">`);
    for (const { elapsed, service } of handWorkedReport.distribution)
      expect(page).toContain(`<td>${service}</td><td>${elapsed}</td>`);
    expect(page).toContain('<td>1</td><td>3</td><td>1</td><td>1</td><td>1</td><td>7</td>'); // verlaengern
    expect(page).toContain(language === 'de' ? '15 von 25' : '15 of 25');
    expect(page).toContain('Kann man bei Ihnen löten?');
  }
});

test('as JSON it is the report that was worked out on paper', () => {
  expect(JSON.parse(JSON.stringify(reportOf(handWorkedInput)))).toEqual(handWorkedReport);
});

test('the year’s file has N for what is not known', () => {
  const rows = yearRows([], { year: 2026, zone: 'Europe/Berlin', now: handWorkedReport.at, behind: null });
  const [head, first] = cells(yearCsv(rows, 'en'));
  expect(head?.slice(0, 6)).toEqual(['period', 'channel', 'arrived', 'answered', 'closed_without_answer', 'open']);
  expect(first).toEqual(['2026-01', 'x-mention', ...Array.from({ length: 12 }, () => 'N')]);
  expect(yearCsv(rows, 'de').replaceAll(';', ',')).toBe(yearCsv(rows, 'en'));
});
