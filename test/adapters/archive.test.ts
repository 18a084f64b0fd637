import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileArchive } from '../../adapters/files/archive.ts';
import { s3Archive } from '../../adapters/s3/archive.ts';
import type { Archive } from '../../steps/cases.ts';

const html = 'text/html; charset=utf-8';
const csv = 'text/csv; charset=utf-8';
/** As Excel wants it. */
const marked = '\uFEFFweek,intent\r\n2026-W46,"Größe, ""groß"""\r\n';

let folder: string;
let s3: FauxqsServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'auskunft-archive-'));
  s3 = await startFauxqs({ port: 0, logger: false, init: { buckets: ['reports-of-a-library'] } });
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true });
});

const inBucket = (bucket = 'reports-of-a-library') =>
  s3Archive(bucket, {
    endpoint: s3.address,
    region: 'eu-central-1',
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });

const archives: { name: string; open: () => Archive }[] = [
  { name: 'a bucket', open: inBucket },
  { name: 'a folder that nobody has made', open: () => fileArchive(join(folder, 'reports')) },
];

describe.each(archives)('reports in $name', ({ open }) => {
  test('come back to the last sign, the mark at the start of a table included', async () => {
    const archive = open();
    await archive.keep('2026-W46.de.html', html, '<p>Grüße – „schön“ 📚</p>');
    await archive.keep('2026-W46.csv', csv, marked);
    expect(await archive.read('2026-W46.de.html')).toEqual({ contentType: html, body: '<p>Grüße – „schön“ 📚</p>' });
    expect(await archive.read('2026-W46.csv')).toEqual({ contentType: csv, body: marked });
  });

  test('are replaced by a later one: late answers change a week', async () => {
    const archive = open();
    await archive.keep('2026-W45.en.html', html, 'before, and longer than what comes');
    await archive.keep('2026-W45.en.html', html, 'after');
    expect((await archive.read('2026-W45.en.html'))?.body).toBe('after');
  });

  test('that were never kept are not there', async () => {
    expect(await open().read('2020-W01.de.html')).toBeNull();
  });
});

test('reports in a bucket lie in the one folder that the functions may read', async () => {
  await inBucket().keep('2026-W44.csv', csv, marked);
  const elsewhere = await fetch(`${s3.address}/reports-of-a-library/2026-W44.csv`);
  const there = await fetch(`${s3.address}/reports-of-a-library/reports/2026-W44.csv`);
  expect([elsewhere.status, there.status]).toEqual([404, 200]);
});

test('a bucket that does not answer as it should is a failure, not a report that is missing', async () => {
  await expect(inBucket('no-such-bucket').read('2026-W46.csv')).rejects.toThrow();
});

test('nothing half written is left in a folder', async () => {
  const reports = join(folder, 'whole');
  await fileArchive(reports).keep('2026-W46.csv', csv, marked);
  expect(await readdir(reports)).toEqual(['2026-W46.csv']);
  await writeFile(join(reports, '.2026-W47.csv'), 'half');
  expect(await fileArchive(reports).read('2026-W47.csv')).toBeNull();
});
