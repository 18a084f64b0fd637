import { beforeEach, expect, test } from 'vitest';
import { signedPath } from '../../adapters/links/signed-links.ts';
import { answerReport } from '../../functions/report-answer.ts';
import type { Archive } from '../../steps/cases.ts';

const signingSecret = 'no-signing-secret';
const now = Date.parse('2026-11-24T12:00:00+01:00');
const later = now + 86_400_000;

let logged: string[];
let opened: number;
let archive: () => Promise<Archive>;
beforeEach(() => {
  logged = [];
  opened = 0;
  const kept: Record<string, { contentType: string; body: string }> = {
    '2026-W47.de.html': { contentType: 'text/html; charset=utf-8', body: '<h1>Größe</h1>' },
    '2026-W47.csv': { contentType: 'text/csv; charset=utf-8', body: '\uFEFFweek' },
  };
  archive = async () => {
    opened++;
    return { read: async (name) => kept[name] ?? null, keep: () => Promise.reject(new Error('read only')) };
  };
});

function get(link: string) {
  const [path = '', query = ''] = link.split('?');
  const log = (event: string, fields = {}) => logged.push(`${event} ${JSON.stringify(fields)}`);
  return answerReport({ clock: () => now, log, archive, signingSecret, language: 'de' }, path, query);
}
const linkTo = (name: string, until = later) => signedPath(signingSecret, `/report/${name}`, until);

test('whoever has a link reads the page, which nobody else keeps or is told of', async () => {
  const answer = await get(linkTo('2026-W47.de.html'));
  expect(answer).toMatchObject({ statusCode: 200, body: '<h1>Größe</h1>' });
  expect(answer.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none';/);
  expect(answer.headers['content-security-policy']).not.toContain('script');
});

test('the rows are a file to be saved under the week’s name, with the mark by which Excel knows UTF-8', async () => {
  const answer = await get(linkTo('2026-W47.csv'));
  expect(answer).toMatchObject({ statusCode: 200, body: '\uFEFFweek' });
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="auskunft-2026-W47.csv"',
  });
});

test('a link that has expired says so and what to do, in the language of its page', async () => {
  const german = await get(linkTo('2026-W47.de.html', now));
  expect([german.statusCode, german.body]).toEqual([403, expect.stringContaining('Dieser Link gilt nicht mehr')]);
  const english = await get(linkTo('2026-W47.en.html', now));
  expect([english.statusCode, english.body]).toEqual([403, expect.stringContaining('This link has expired')]);
  expect(english.body).toContain('<html lang="en">');
  expect(opened).toBe(0);
});

test('whoever has no valid link is not told whether there is such a report', async () => {
  for (const link of [
    '/report/2026-W47.de.html',
    linkTo('2026-W47.de.html').replace('W47', 'W46'),
    linkTo('2026-W47.csv').slice(0, -1),
    linkTo('../../secrets'),
    '/report/',
  ]) {
    const { statusCode, body } = await get(link);
    expect([statusCode, body], link).toEqual([403, expect.stringContaining('führt zu keinem Bericht')]);
  }
  expect(opened).toBe(0);
  expect(logged).toEqual(Array(5).fill('report.refused {"why":"wrong"}'));
});

test('a report that is not there any more is told as that, to whoever may know', async () => {
  const answer = await get(linkTo('2025-W01.de.html'));
  expect([answer.statusCode, answer.body]).toEqual([404, expect.stringContaining('gibt es hier nicht mehr')]);
});

test('while the archive does not answer, the reader is asked to come again', async () => {
  archive = () => Promise.reject(new TypeError('no network'));
  const answer = await get(linkTo('2026-W47.de.html'));
  expect([answer.statusCode, answer.body]).toEqual([503, expect.stringContaining('in ein paar Minuten')]);
  expect(logged).toContain('archive.failed {"error":"TypeError"}');
});

test('the link, which is the key, stands in no log', async () => {
  const link = linkTo('2026-W47.de.html', now);
  await get(link);
  const key = new URLSearchParams(link.split('?')[1]).get('key') ?? 'none';
  expect(logged).not.toEqual([]);
  for (const line of logged) expect(line).not.toContain(key);
});
