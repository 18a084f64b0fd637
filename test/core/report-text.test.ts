import { expect, test } from 'vitest';
import { reportText } from '../../core/report-text.ts';
import { handWorkedReport } from '../support/hand-worked-week.ts';
import { emptyWeek } from '../support/report-extremes.ts';
import { sampleReport } from '../support/sample-report.ts';

const text = reportText(handWorkedReport, 'de');
const nobody = { n: 0, medianMinutes: null, p90Minutes: null };

/** A table by its caption, its cells apart. */
function table(of: string, caption: string): string[][] {
  const lines = of.split('\n');
  const start = lines.indexOf(caption) + 1;
  const end = lines.indexOf('', start);
  return lines.slice(start, end === -1 ? undefined : end).map((line) => line.trim().split(/ {2,}/));
}

test('it begins with a sentence, four figures and what would help most', () => {
  expect(text.split('\n').slice(0, 12)).toEqual([
    'Wochenbericht KW 53 · 28. Dezember 2026 – 3. Januar 2027',
    '',
    '30 Fragen; die typische Antwort kam nach 23 min Servicezeit, schneller als in',
    'der Vorwoche (32 min). Ziel verfehlt: In 60 min waren 80 % beantwortet statt',
    '90 %.',
    '',
    'Fragen                   30      ↑ +9 (Vorwoche 21)',
    'Typische Antwortzeit     23 min  ↓ −9 min (Vorwoche 32 min)',
    'In 60 min beantwortet    80 %    ↓ −15 Punkte (Vorwoche 95 %)',
    'Offen am Ende der Woche  5       ↑ +4 (Vorwoche 1), älteste seit 11 Tagen 12 h',
    '',
    'Diese Woche tun: Antwort „Medien verlängern“ überarbeiten. 6 von 7 Vorschlägen',
  ]);
});

test('the figures that were worked out on paper stand in it, times as the sentence tells them', () => {
  expect(table(text, 'Erste Antwort, beide Uhren')).toEqual([
    ['Uhr', 'n', 'Median', '90 % in'],
    ['Servicezeit', '24', '23 min', '1 h 4 min'],
    ['ganze Wartezeit', '24', '43 min', '1 Tag'],
  ]);
  expect(table(text, 'Ziele in Servicezeit').slice(1)).toEqual([
    ['50 % in 30 min', '15 von 25', '60 %', 'ja'],
    ['90 % in 60 min', '20 von 25', '80 %', 'nein'],
  ]);
  expect(table(text, 'Erste Antworten nach Wartezeit').slice(1)).toEqual([
    ['0–15 min', '8', '4'],
    ['15–30 min', '7', '6'],
    ['30–60 min', '5', '6'],
    ['1–4 h', '4', '1'],
    ['4–8 h', '0', '0'],
    ['8–24 h', '0', '4'],
    ['über 24 h', '0', '3'],
  ]);
  expect(table(text, 'Fragen nach Weg').slice(1)).toEqual([
    ['X, öffentlich', '19', '15', '2', '20 min', '30 min'],
    ['X, Direktnachricht', '11', '9', '1', '–', '–'],
  ]);
  expect(table(text, 'Fragen nach Thema').slice(1)).toEqual([
    ['Verlängerung', '7', '6', '0', '35 min', '35 min'],
    ['Öffnungszeiten', '6', '6', '0', '–', '–'],
    ['Gebühren', '5', '5', '0', '–', '–'],
    ['Sonstige', '12', '7', '3', '–', '–'],
  ]);
  expect(table(text, 'Vorschläge je Antwort der Bücherei').slice(1)).toEqual([
    ['Medien verlängern', '1', '3', '1', '1', '1', '7'],
    ['Öffnungszeiten', '4', '1', '0', '1', '0', '6'],
    ['übrige Antworten', '4', '0', '1', '1', '0', '6'],
  ]);
  expect(text).toContain('Dazu selbst geschrieben, ohne Vorschlag: 6.');
  expect(text).toMatch(/^ {2}Mo {3}1 {2}1 {3}2 {3}1 {3}· .* 9$/m);
  expect(text).toMatch(/^Unbesetzte Servicezeit +8 h, darin 5 Fragen$/m);
  expect(text).toMatch(/^Nach der Antwort neu gefragt +2$/m);
  expect(text).toMatch(/^Zwischenbescheide +1$/m);
  expect(text).toMatch(/^Nur ein Dank +2$/m);
  expect(text).toMatch(/^Aufwand \(READ-Skala\) +Stufe 1: 2, Stufe 2: 1, Stufe 3: 2, Stufe 4: 1$/m);
  expect(text).toMatch(/^Kosten bei X +0,305 \$/m);
  expect(text).toContain('„Kann man bei Ihnen löten?“');
});

test('a week without questions says so and shows no empty tables', () => {
  const quiet = reportText({ ...emptyWeek, trend: emptyWeek.trend.map((week) => ({ ...week, arrived: 0 })) }, 'de');
  expect(quiet).toContain('Niemand hat gefragt.');
  expect(quiet).not.toContain('Uhr  ');
});

test('where nothing is answered yet, or its times are withheld, no table of answer times stands there', () => {
  const unanswered = {
    ...sampleReport,
    answered: 0,
    firstResponse: { elapsed: nobody, service: nobody, over: [sampleReport.week] },
  };
  expect(reportText(unanswered, 'de')).not.toContain('Erste Antwort, beide Uhren');
  expect(reportText(sampleReport, 'de')).toContain('Erste Antwort, beide Uhren');
  const untold = { ...nobody, n: sampleReport.answered };
  const withheld = { ...sampleReport, distribution: [], firstResponse: { elapsed: untold, service: untold, over: [] } };
  expect(reportText(withheld, 'de')).toContain('Sonst wären es');
  expect(reportText(withheld, 'de')).not.toContain('Erste Antwort, beide Uhren');
});

test('where too few count for a judgement, no table judges the goals either', () => {
  const few = { ...sampleReport, verdict: { than: 'tooFew', target: null } } as const;
  expect(table(reportText(few, 'de'), 'Ziele in Servicezeit').slice(1)).toEqual([
    ['50 % in 30 min', '28 von 40', '70 %', 'zu wenige'],
    ['90 % in 60 min', '35 von 39', '89,7 %', 'zu wenige'],
  ]);
  expect(table(reportText(few, 'en'), 'Goals in service time').at(-1)).toContain('too few');
});

test('it is told in English too, with figures as they are written there', () => {
  const english = reportText(handWorkedReport, 'en');
  expect(english.split('\n')[0]).toBe('Weekly report, week 53 · 28 December 2026 – 3 January 2027');
  expect(table(english, 'First answer by both clocks').at(-1)).toEqual(['whole wait', '24', '43 min', '1 d']);
  expect(english).toContain('“Kann man bei Ihnen löten?”');
});

test('sentences are broken where a terminal ends, and never between a number and its unit', () => {
  const lines = reportText(sampleReport, 'de').split('\n');
  expect(lines.filter((line) => !line.startsWith('  ') && line.length > 80)).toEqual([]);
  expect(lines.filter((line) => /^(%|min|h|d|\$)( |$)/.test(line.trim()))).toEqual([]);
  expect(lines.join('\n')).not.toMatch(/[\u00ad\u00a0]/);
});
