/** The weekly report's charts as SVG: the same for the page, for print and, as a picture, for Slack. */
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { escaped } from '../../core/html.ts';
import { type ChartName, chartTitle } from '../../core/report-chart-titles.ts';
import type { WeeklyReport } from '../../core/weekly-report.ts';
import type { StaffLanguage } from '../../core/words.ts';
import { arrivalsSpec } from './arrivals.ts';
import { distributionSpec } from './distribution.ts';
import { draftsSpec } from './drafts.ts';
import { trendSpec } from './trend.ts';

export const chartNames = ['trend', 'distribution', 'arrivals', 'drafts'] as const satisfies readonly ChartName[];

const specs: Readonly<Record<ChartName, (report: WeeklyReport, language: StaffLanguage) => TopLevelSpec>> = {
  trend: trendSpec,
  distribution: distributionSpec,
  arrivals: arrivalsSpec,
  drafts: draftsSpec,
};

/**
 * A chart as an SVG element that stands alone: 440 pixels wide, with its title and its values in words for whoever
 * cannot see it, fonts by name. It scales by its viewBox.
 */
export async function chartSvg(name: ChartName, report: WeeklyReport, language: StaffLanguage): Promise<string> {
  const view = new View(parse(compile(specs[name](report, language)).spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  const { title, alt } = chartTitle(name, report, language);
  const [titleId, altId] = [`chart-${name}-title`, `chart-${name}-alt`];
  const named = `role="img" aria-labelledby="${titleId}" aria-describedby="${altId}" lang="${language}"`;
  const told = `<title id="${titleId}">${escaped(title)}</title><desc id="${altId}">${escaped(alt)}</desc>`;
  return svg.replace(/^<svg([^>]*)>/, (_, attributes: string) => `<svg${attributes} ${named}>${told}`);
}
