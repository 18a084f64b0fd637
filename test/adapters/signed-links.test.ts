import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSignedPath, signedPath } from '../../adapters/links/signed-links.ts';
import { nameOfFile, type ReportFile, reportFileOf, reportPath } from '../../core/report-link.ts';

const secret = 'no-signing-secret';
const until = Date.parse('2026-12-16T07:00:00+01:00');
const path = reportPath({ week: '2026-W46', kind: 'page', language: 'de' });

function asked(link: string) {
  const [path = '', query = ''] = link.split('?');
  return { path, query };
}
const check = (link: string, now = until - 1, by = secret) => checkSignedPath(by, asked(link), now);

test('a link may be followed until it expires, and not a millisecond longer', () => {
  const link = signedPath(secret, path, until);
  expect(check(link, 0)).toBe('valid');
  expect(check(link, until - 1)).toBe('valid');
  expect(check(link, until)).toBe('expired');
});

test('a link that ends within a second is valid for the rest of it', () => {
  expect(check(signedPath(secret, path, until + 1), until + 999)).toBe('valid');
  expect(check(signedPath(secret, path, until + 1), until + 1000)).toBe('expired');
});

test('whoever changes the week, the language or the time of a link has none', () => {
  const link = signedPath(secret, path, until);
  for (const changed of [
    link.replace('W46', 'W45'),
    link.replace('.de.', '.en.'),
    link.replace('.de.html', '.csv'),
    link.replace(/until=\d+/, `until=${until}`),
    link.replace(/until=\d+/, 'until=1e99'),
    link.replace(/until=\d+/, 'until='),
    link.replace(/key=.*/, 'key='),
    link.slice(0, -1),
    link.slice(0, -20),
    asked(link).path,
  ]) {
    expect(check(changed, 0), changed).toBe('wrong');
  }
});

test('another secret signs other links, and no secret signs none', () => {
  expect(check(signedPath('another-secret', path, until))).toBe('wrong');
  expect(check(signedPath('', path, until), 0, '')).toBe('wrong');
});

test('the key tells nothing of the secret of Slack, which signs something else', () => {
  expect(signedPath(secret, path, until)).not.toContain(secret);
});

test('nothing that somebody makes up is ever valid, or breaks the check', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.webQueryParameters(), fc.string(), (path, query, loose) => {
      for (const each of [query, loose, `until=99999999999&key=${loose}`]) {
        expect(checkSignedPath(secret, { path, query: each }, 0)).toBe('wrong');
      }
    }),
  );
});

test('a path names its file, and what is no report’s names none', () => {
  const files: ReportFile[] = [
    { week: '2026-W53', kind: 'page', language: 'de' },
    { week: '2026-W01', kind: 'page', language: 'en' },
    { week: '2026-W46', kind: 'rows' },
  ];
  for (const file of files) expect(reportFileOf(reportPath(file))).toEqual(file);
  expect(files.map(nameOfFile)).toEqual(['2026-W53.de.html', '2026-W01.en.html', '2026-W46.csv']);
  for (const none of [
    '/report/',
    '/report/2025-W53.de.html',
    '/report/2026-W54.csv',
    '/report/2026-W46.tr.html',
    '/report/2026-W46.html',
    '/report/../2026-W46.csv',
    '/report/2026-W46.csv/..',
    '/report/%2e%2e/2026-W46.csv',
    '/calendar/2026-W46.csv',
  ]) {
    expect(reportFileOf(none), none).toBeNull();
  }
});
