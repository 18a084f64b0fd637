import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dangers } from '../../core/danger.ts';
import { closureAnswer, openingAnswer } from '../../core/notice-texts.ts';
import { german as germanPage } from '../../core/report-page-words-de.ts';
import { english as englishPage } from '../../core/report-page-words-en.ts';
import {
  answerName,
  daysText,
  goalText,
  groupName,
  minutesText,
  momentText,
  numberText,
  percentText,
  reportWords,
  stepText,
  unbroken,
  weekText,
} from '../../core/report-words.ts';
import { sampleReport } from '../support/sample-report.ts';
import { threeBranches } from '../support/three-branches.ts';

test('a span is told as briefly as it can be', () => {
  const told = [0, 0.4, 1, 18.4, 59.5, 60, 125, 1439, 1439.6, 1440, 1620, 80_123];
  expect(told.map((minutes) => minutesText(minutes, 'de'))).toEqual([
    '0 min',
    '< 1 min',
    '1 min',
    '18 min',
    '1 h',
    '1 h',
    '2 h 5 min',
    '23 h 59 min',
    '1 Tag',
    '1 Tag',
    '1 Tag 3 h',
    '55 Tage 15 h',
  ]);
  expect([1440, 1620, 80_123].map((minutes) => minutesText(minutes, 'en'))).toEqual(['1 d', '1 d 3 h', '55 d 15 h']);
  expect([60, 120, 240, 1500, 2880].map((minutes) => goalText(minutes, 'de'))).toEqual([
    '60 min',
    '120 min',
    '4 h',
    '25 h',
    '48 h',
  ]);
});

test('a share never claims all, none or a goal that was not reached', () =>
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), fc.constantFrom(0.5, 0.9), (part, rest, goal) => {
      const share = part / (part + rest);
      const told = Number(percentText(share, 'en', goal).replace('%', ''));
      expect(told).toBeLessThan(100);
      if (share < goal) expect(told).toBeLessThan(goal * 100);
      else expect(told).toBeGreaterThanOrEqual(goal * 100);
      if (part > 0) expect(told).toBeGreaterThan(0);
      expect(Math.abs(told - share * 100)).toBeLessThanOrEqual(0.5 + 1e-9);
    }),
  ));

test('numbers, weeks, days and moments are written as the language does', () => {
  expect([numberText(1510.5, 'de'), numberText(1510.5, 'en')]).toEqual(['1.510,5', '1,510.5']);
  expect([percentText(0.7, 'de'), percentText(0.7, 'en')]).toEqual(['70 %', '70%']);
  expect([weekText('2026-W53', 'de'), weekText('2026-W05', 'en')]).toEqual(['KW 53', 'Week 5']);
  expect(daysText('2026-W46', 'de')).toBe('9.–15. November 2026');
  expect(daysText('2026-W53', 'de')).toBe('28. Dezember 2026 – 3. Januar 2027');
  expect(daysText('2026-W46', 'en')).toMatch(/^9 ?– ?15 November 2026$/);
  expect(momentText(Date.parse('2026-11-16T06:00:00Z'), 'Europe/Berlin', 'de')).toBe('16.11.2026, 07:00');
  expect(sampleReport.distribution.map((step) => stepText(step, 'de'))).toEqual([
    '0–15 min',
    '15–30 min',
    '30–60 min',
    '1–4 h',
    '4–8 h',
    '8–24 h',
    'über 24 h',
  ]);
});

test('groups have the names that cards use, and what is merged has one too', () => {
  expect(['x-dm', 'opening_hours', 'unclear', 'other', 'made_up'].map((name) => groupName(name, 'de'))).toEqual([
    'X, Direktnachricht',
    'Öffnungszeiten',
    'Thema unklar',
    'Sonstige',
    'made_up',
  ]);
});

const untitled = (answerId: string) => ({ answerId, title: null });

test('an answer is called by its title, on one line, and by its id only where it has none any more', () => {
  const named = (title: string | null) => answerName({ answerId: 'gebuehren', title }, 'de');
  expect(['Gebühren', ' Gebühren\n und\u0007  Mahnungen ', ' ', null].map(named)).toEqual([
    'Gebühren',
    'Gebühren und Mahnungen',
    'gebuehren',
    'gebuehren',
  ]);
  expect(answerName({ answerId: 'other', title: 'Sonstiges' }, 'en')).toBe('other answers');
  expect(answerName(untitled('constructor'), 'de')).toBe('constructor');
});

test('what the program itself proposes is told in words', () => {
  const ids = ['opening-hours', 'elsewhere', 'to-direct-message', 'emergency-lostChild'].map(untitled);
  expect(ids.map((one) => answerName(one, 'de'))).toEqual([
    'Öffnungszeiten (berechnet)',
    'Hinweis auf andere Wege zur Bücherei',
    'Bitte um eine Direktnachricht',
    'Notfall: ein Kind wird vermisst',
  ]);
  expect(ids.map((one) => answerName(one, 'en'))).toEqual([
    'Opening hours (computed)',
    'Other ways to reach the library',
    'Please send a direct message',
    'Emergency: a child is missing',
  ]);
  for (const danger of dangers) expect(answerName(untitled(`emergency-${danger}`), 'de')).toMatch(/^Notfall: /);
});

test('a closure or an extra opening that is over has its day and its branch', () => {
  const settings = threeBranches();
  const about = { branch: 'bilk', sentence: 'Die Heizung ist ausgefallen.' };
  const made = { key: '1', by: 'U0LEAD', at: 0, until: null, service: false };
  const [from, to] = ['2026-11-23', '2026-11-24'];
  const ids = [
    closureAnswer({ ...made, ...about, kind: 'closure', from, to }, settings)?.id,
    closureAnswer({ ...made, ...about, kind: 'closure', branch: null, from, to }, settings)?.id,
    openingAnswer({ ...about, kind: 'opening', key: '2', date: from, from: '10:00', to: '14:00' }, settings)?.id,
    'schliessung-umbau',
    'schliessung-nord-2026-13-32',
  ].map((id) => untitled(id ?? ''));
  expect(ids.map((one) => answerName(one, 'de'))).toEqual([
    'Schließung ab 23.11.2026 (bilk)',
    'Schließung ab 23.11.2026',
    'Zusätzlich geöffnet am 23.11.2026 (bilk)',
    'schliessung-umbau',
    'schliessung-nord-2026-13-32',
  ]);
  expect(ids.slice(0, 3).map((one) => answerName(one, 'en'))).toEqual([
    'Closed from 23 Nov 2026 (bilk)',
    'Closed from 23 Nov 2026',
    'Extra opening on 23 Nov 2026 (bilk)',
  ]);
});

test('a number and its unit stay on one line', () => {
  expect(unbroken('In 60 min 89,7 % (KW 45), 5-mal; 1 d 3 h, 2 Tagen 3 h, 2 Dinge')).toBe(
    'In 60\u00a0min 89,7\u00a0% (KW\u00a045), 5\u2011mal; 1\u00a0d 3\u00a0h, 2\u00a0Tagen 3\u00a0h, 2 Dinge',
  );
});

test('every sentence is there in both languages, and no two that should differ are the same', () => {
  const strings = (words: object): string[] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [`${key}: ${value}`] : typeof value === 'object' ? strings(value) : [],
    );
  const alike = (one: object, other: object) => strings(one).filter((text) => strings(other).includes(text));
  expect(alike(reportWords.de, reportWords.en).sort()).toEqual(['none: –']);
  expect(alike(germanPage, englishPage).sort()).toEqual(['n: n']);
});
