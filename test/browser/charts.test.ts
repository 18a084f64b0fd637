/** Charts as a browser sets them, with the bold type that the pictures for Slack do without. */
import { expect, test } from 'vitest';
import { reportFont } from '../../adapters/resvg/font.ts';
import { chartNames, chartSvg } from '../../adapters/vega/charts.ts';
import { fullestReport } from '../support/fullest-report.ts';
import { emptyWeek, firstWeek, hugeWeek, withheldWeek } from '../support/report-extremes.ts';
import { sampleReport } from '../support/sample-report.ts';
import { withBrowser } from './support.ts';

const weeks = { sampleReport, fullestReport, emptyWeek, firstWeek, withheldWeek, hugeWeek };

test.each(['de', 'en'] as const)(
  'No two texts of a chart touch each other, and none leaves the picture (%s)',
  async (language) => {
    const font = (await reportFont()).toString('base64');
    await withBrowser({ language, size: { width: 440, height: 600 } }, async (open) => {
      const page = await open('about:blank');
      for (const [week, report] of Object.entries(weeks)) {
        for (const name of chartNames) {
          await page.setContent(`<style>body{margin:0}@font-face{font-family:"Atkinson Hyperlegible Next";
          font-weight:200 800;src:url(data:font/woff2;base64,${font})}</style>${await chartSvg(name, report, language)}`);
          const flaws = await page.evaluate(async () => {
            await Promise.all(
              [400, 600].map((weight) => document.fonts.load(`${weight} 14px "Atkinson Hyperlegible Next"`)),
            );
            const picture = document.querySelector('svg')?.getBoundingClientRect();
            // Those with a rim are drawn twice in the same place.
            const lines = [...document.querySelectorAll('text:not([stroke-width])')].flatMap((text) =>
              text.children.length === 0 ? [text] : [...text.children],
            );
            const boxes = lines
              .map((line) => ({ text: line.textContent, box: line.getBoundingClientRect() }))
              .filter(({ box }) => box.width > 0);
            const touching = boxes.flatMap((one, i) =>
              boxes.slice(i + 1).flatMap((other) => {
                const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
                // Lines of a text stand closer than the boxes of their letters, which have room for accents.
                const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
                return across > 0.5 && down > 4 ? [`${one.text} / ${other.text}`] : [];
              }),
            );
            const outside = boxes.filter(
              ({ box }) => box.left < 0 || !picture || box.right > picture.right || box.bottom > picture.bottom,
            );
            return [...touching, ...outside.map(({ text }) => `${text} is cut`)];
          });
          expect(flaws, `${name} of ${week}`).toEqual([]);
        }
      }
    });
  },
);
