import { expect, test } from 'vitest';
import { pressOf } from '../../functions/press.ts';
import { sampleReport } from '../support/sample-report.ts';
import { alwaysOpen } from '../support/service-desk.ts';
import { threeBranches } from '../support/three-branches.ts';

const press = pressOf({ settings: threeBranches() });

test.each(['de', 'en'] as const)(
  'the page in %s is whole: four charts, its font, and where else to read',
  async (language) => {
    const page = await press.page(sampleReport, language, { csv: '/report/2026-W46.csv?key=a&until=1' });
    expect(page).toContain(`<html lang="${language}">`);
    expect(page.match(/<svg[^>]* role="img"/g)).toHaveLength(4);
    expect(page).toContain('data:font/woff2;base64,d09GMg');
    expect(page).toMatch(/href="\/report\/2026-W46.csv\?key=a&(amp|#38);until=1"/);
    expect(page).toContain('Stadtbücherei Kleinhausen');
  },
);

test('the picture is a PNG that is sharp on a telephone', async () => {
  const png = Buffer.from(await press.picture(sampleReport, 'de'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1200); // the width, as its first chunk says
});

test('the rows begin with the mark by which Excel knows UTF-8', async () => {
  expect(await press.rows([], { report: sampleReport, calendar: alwaysOpen }, 'de')).toMatch(/^\uFEFFweek;/);
});
