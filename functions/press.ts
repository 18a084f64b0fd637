/** What reports are printed with. All of it is loaded when there is something to print: most runs only look at the clock. */

import type { Library } from '../core/library.ts';
import { reportPage } from '../core/report-page.ts';
import type { Press } from '../steps/report.ts';

/** The chart that stands in the message. */
const inMessage = 'trend';
/** In pixels: sharp on a telephone. */
const pictureWidth = 1200;

export function pressOf({ settings }: Pick<Library, 'settings'>): Press {
  return {
    async page(report, language, links) {
      const { chartNames, chartSvg } = await import('../adapters/vega/charts.ts');
      const { reportFont } = await import('../adapters/resvg/font.ts');
      const drawn = await Promise.all(
        chartNames.map(async (name) => [name, await chartSvg(name, report, language)] as const),
      );
      const charts = Object.fromEntries(drawn) as Record<(typeof chartNames)[number], string>;
      const font = (await reportFont()).toString('base64');
      return reportPage(report, language, { charts, font, library: settings.name, links });
    },
    async rows(cases, of, language) {
      const { caseCsv } = await import('../adapters/csv/case-rows.ts');
      return caseCsv(cases, of, language);
    },
    async picture(report, language) {
      const { chartSvg } = await import('../adapters/vega/charts.ts');
      const { svgToPng } = await import('../adapters/resvg/picture.ts');
      return svgToPng(await chartSvg(inMessage, report, language), pictureWidth);
    },
  };
}
