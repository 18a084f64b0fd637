/** What is drawn is what the report says, at every size a week can have. */
import { Resvg } from '@resvg/resvg-wasm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportFont } from '../../adapters/resvg/font.ts';
import { svgToPng } from '../../adapters/resvg/picture.ts';
import { chartNames, chartSvg } from '../../adapters/vega/charts.ts';
import { inTwoLines, textWidth } from '../../adapters/vega/text-width.ts';
import { chartTitle } from '../../core/report-chart-titles.ts';
import { numberText } from '../../core/report-words.ts';
import type { WeeklyReport } from '../../core/weekly-report.ts';
import { emptyWeek, firstWeek, hugeWeek, withheldWeek } from '../support/report-extremes.ts';
import { sampleReport } from '../support/sample-report.ts';

const weeks: Readonly<Record<string, WeeklyReport>> = { sampleReport, emptyWeek, firstWeek, withheldWeek, hugeWeek };
const languages = ['de', 'en'] as const;
const all = Object.entries(weeks).flatMap(([week, report]) =>
  chartNames.flatMap((name) => languages.map((language) => ({ week, report, name, language }))),
);

let font: Buffer;
beforeAll(async () => {
  font = await reportFont();
  // Starts the program that draws.
  await svgToPng(await chartSvg('trend', sampleReport, 'de'), 10);
});

const drawing = (svg: string) =>
  new Resvg(svg, { font: { fontBuffers: [font], defaultFontFamily: 'Atkinson Hyperlegible Next' } });

/** What stands in a chart, line by line. */
function textsOf(svg: string): string[] {
  const lines = [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g)].map(([, text = '']) => text);
  return lines.map((text) => text.replaceAll('&lt;', '<').replaceAll('&amp;', '&'));
}

/** Without the halves that only keep numbers readable on lines. */
const numbersOf = (svg: string) => textsOf(svg.replace(/<text[^>]*stroke-width="5"[^>]*>[^<]*<\/text>/g, ''));

const pathsOf = (svg: string, fill: string) =>
  [...svg.matchAll(new RegExp(`<path[^>]* d="([^"]*)" fill="${fill}"`, 'g'))].map(([, path = '']) => path);

describe('Every chart of every week', () => {
  test.each(all)('$name of $week ($language) stays within its picture', async ({ report, name, language }) => {
    const svg = await chartSvg(name, report, language);
    const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    expect(Number(width)).toBe(440);

    const whole = drawing(svg);
    expect([whole.width, whole.height]).toEqual([Number(width), Number(height)]);
    const ground = '<rect width="440"';
    expect(svg).toContain(ground);
    // Drawn larger all around, it takes no more room: nothing was cut.
    const box = drawing(
      svg
        .replace(ground, '<rect display="none" width="440"')
        .replace(/viewBox="[^"]*"/, `viewBox="-200 -200 840 ${Number(height) + 400}"`)
        .replace(/width="440" height="\d+"/, `width="840" height="${Number(height) + 400}"`),
    ).getBBox();
    expect(box?.x).toBeGreaterThanOrEqual(8);
    expect(box?.y).toBeGreaterThanOrEqual(8);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(432);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(Number(height) - 5);
  });

  test.each(all)('$name of $week ($language) says in words what it shows', async ({ report, name, language }) => {
    const svg = await chartSvg(name, report, language);
    const { title, subtitle, alt } = chartTitle(name, report, language);
    expect(textsOf(svg).join(' ')).toContain(`${title} ${subtitle}`);
    expect(svg).toMatch(new RegExp(`^<svg [^>]*role="img" aria-labelledby="chart-${name}-title"`));
    const [, described] = /<desc id="[^"]*">([^<]*)<\/desc>/.exec(svg) ?? [];
    expect(described?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))).toBe(alt);
  });

  test.each(chartNames)('%s asks nobody for anything, and runs nothing', async (name) => {
    const svg = await chartSvg(name, sampleReport, 'de');
    expect(svg).not.toMatch(/href=|url\(|<image|<script|<style|<foreignObject| on\w+=/);
    expect(svg.match(/https?:[^"]*/g)?.every((address) => address.startsWith('http://www.w3.org/'))).toBe(true);
  });
});

describe('The distribution', () => {
  test('has bars from zero, as long as their counts', async () => {
    const bars = pathsOf(await chartSvg('distribution', sampleReport, 'de'), '#0B5C6B');
    const drawn = bars.flatMap((path) => (/^M0,[\d.]+h([\d.]+)v16/.exec(path) ?? []).slice(1).map(Number));
    const [longest = 0] = drawn;
    expect(drawn).toHaveLength(7);
    expect(drawn.map((length) => (length / longest) * 16)).toEqual(
      [16, 12, 7, 2, 1, 0, 0].map((n) => expect.closeTo(n, 1)),
    );
  });

  test('gives both counts of each step', async () => {
    const texts = numbersOf(await chartSvg('distribution', sampleReport, 'en'));
    for (const { service, elapsed } of sampleReport.distribution) {
      expect(texts).toContain(String(service));
      expect(texts).toContain(String(elapsed));
    }
  });
});

describe('The trend', () => {
  test('begins at zero: a point stands as high as its minutes', async () => {
    const svg = await chartSvg('trend', sampleReport, 'de');
    const [, plot] = /class="background"[^>]*d="M0,0h[\d.]+v([\d.]+)/.exec(svg) ?? [];
    const points = [...svg.matchAll(/<path[^>]*transform="translate\([\d.]+,([\d.]+)\)"[^>]*fill="#0B5C6B"/g)];
    const heights = points.map(([, y]) => Number(plot) - Number(y));
    const medians = sampleReport.trend.flatMap(({ medianMinutes }) => medianMinutes ?? []);
    const perMinute = (heights[0] ?? 0) / (medians[0] ?? 1);
    // The last one is drawn once more, larger.
    expect(heights).toEqual(
      [...medians, ...medians.slice(-1)].map((minutes) => expect.closeTo(minutes * perMinute, 1)),
    );
  });

  test('leaves a gap where a week has no median, and says so', async () => {
    const svg = await chartSvg('trend', sampleReport, 'de');
    const [, line] = / d="(M[^"]*)" stroke="#0B5C6B"/.exec(svg) ?? [];
    expect(line?.match(/M/g)).toHaveLength(2);
    expect(numbersOf(svg).filter((text) => text === '–')).toHaveLength(1);
    const withheld = await chartSvg('trend', withheldWeek, 'de');
    expect(numbersOf(withheld).filter((text) => text === '–')).toHaveLength(8);
  });

  test('numbers every week, its answers and its median', async () => {
    const texts = numbersOf(await chartSvg('trend', sampleReport, 'de'));
    expect(texts).toEqual(
      expect.arrayContaining(['39', '43', '46', '27', '34', '30', '32', '25', '18 min', 'Ziel 30 min']),
    );
    const huge = numbersOf(await chartSvg('trend', hugeWeek, 'de'));
    expect(huge).toEqual(expect.arrayContaining(['53', '1', '24 h', '99', '1,7 h', '12 h 7 min', '12.345']));
  });
});

describe('The arrivals', () => {
  test('have a field for each hour of each day, with its count in it', async () => {
    const svg = await chartSvg('arrivals', hugeWeek, 'de');
    const counts = hugeWeek.arrivals.hours.flat();
    const texts = numbersOf(svg);
    expect([...svg.matchAll(/<path[^>]*stroke-width="2"/g)]).toHaveLength(7 * 24);
    for (const count of counts.filter((one) => one > 0)) expect(texts).toContain(numberText(count, 'de'));
  });

  test('leave out the hours of the night only as long as nobody asked in them', async () => {
    const usual = numbersOf(await chartSvg('arrivals', emptyWeek, 'de'));
    expect(usual).toContain('6 Uhr');
    const early = numbersOf(await chartSvg('arrivals', firstWeek, 'de'));
    expect(early).toContain('3 Uhr');
    expect(early.filter((text) => text === '1')).toHaveLength(2);
  });

  test('can be read on every shade', async () => {
    const svg = await chartSvg('arrivals', hugeWeek, 'de');
    const fields = [...svg.matchAll(/<path[^>]*fill="([^"]*)" stroke="#FBFAF7"/g)].map(([, fill = '']) => fill);
    const numbers = [...svg.matchAll(/<text[^>]*fill="([^"]*)">(\d+)<\/text>/g)].slice(0, fields.length - 1);
    const filled = fields.filter((_, i) => (hugeWeek.arrivals.hours.flat()[i] ?? 0) > 0);
    const contrasts = filled.map((fill, i) => contrast(fill, numbers[i]?.[1] ?? ''));
    expect(new Set(filled).size).toBe(4);
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('The drafts', () => {
  test('share out each answer, with its counts, and name the one that is mostly changed', async () => {
    const texts = numbersOf(await chartSvg('drafts', sampleReport, 'de'));
    const names = ['Öffnungszeiten der', 'Zentralbibliothek', 'Medien verlängern', 'gebuehren', 'übrige Antworten'];
    for (const name of names) expect(texts).toContain(name);
    for (const { n } of sampleReport.drafts.perAnswer) {
      expect(texts).toContain(String(n));
    }
    expect(texts.filter((text) => text === 'prüfen')).toHaveLength(1);
  });

  test('stop at ten rows: the rest stands in the table', async () => {
    const texts = numbersOf(await chartSvg('drafts', hugeWeek, 'de'));
    expect(texts.filter((text) => /^wie.verl(ae|ä)ngere/i.test(text))).toHaveLength(10);
  });
});

test('Long titles take two lines, and end with an ellipsis where those do not suffice', () => {
  const lines = (text: string) => inTwoLines(text, 12, 165);
  expect(lines('Medien verlängern')).toEqual(['Medien verlängern']);
  expect(lines('Öffnungszeiten der Zweigstelle Nordviertel')).toEqual([
    'Öffnungszeiten der',
    'Zweigstelle Nordviertel',
  ]);
  expect(lines('Was kostet es, wenn ich etwas zu spät zurückgebe oder verloren habe?')).toEqual([
    'Was kostet es, wenn ich',
    'etwas zu spät zurückgebe o…',
  ]);
  fc.assert(
    fc.property(fc.lorem(), fc.string(), fc.integer({ min: 20, max: 200 }), (words, text, width) => {
      for (const told of [inTwoLines(words, 12, width), inTwoLines(text, 12, width)]) {
        expect(told.length).toBeLessThanOrEqual(2);
        for (const line of told) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
      }
    }),
  );
});

describe('A picture', () => {
  test('is as wide as it is asked to be, and as high as the chart', async () => {
    const svg = await chartSvg('trend', sampleReport, 'de');
    const [, height] = / height="(\d+)"/.exec(svg) ?? [];
    const png = await svgToPng(svg, 1320);
    expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1320, Number(height) * 3]);
  });

  test('is the same whenever it is drawn', async () => {
    const twice = await Promise.all(
      [1, 2].map(async () => svgToPng(await chartSvg('drafts', sampleReport, 'en'), 880)),
    );
    expect(twice[0]).toEqual(twice[1]);
  });

  test('of what is no chart is refused', async () => {
    await expect(svgToPng('no chart', 100)).rejects.toThrow();
  });
});

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const channels = colour.startsWith('#')
    ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/\d+/g) ?? []).map(Number);
  const [r = 0, g = 0, b = 0] = channels.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
