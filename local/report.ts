/** The weekly report of any week as it is now, as the page shows it. */
import { type IsoWeek, weekAt, weeksFrom } from '../core/iso-week.ts';
import { isForgotten } from '../core/report-due.ts';
import type { PageLinks } from '../core/report-page.ts';
import { weekText } from '../core/report-words.ts';
import type { Millis } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { Press } from '../steps/report.ts';
import { type ReportNeeds, readReport } from '../steps/weekly-report.ts';
import type { Reports } from './page/reports.ts';

/** Worked out anew whenever it is asked for. @param clock epoch milliseconds */
export function reportsNow(deps: ReportNeeds & { clock: () => Millis; press: Pick<Press, 'page' | 'rows'> }): Reports {
  const { clock, cases, press, settings } = deps;
  const running = () => weekAt(clock(), settings.timezone);
  const gone = (week: IsoWeek) => isForgotten(week, settings.timezone, clock());
  return {
    async page(asked, language) {
      const week = asked ?? running();
      if (gone(week)) return null;
      const links = linksOf(
        week,
        [weeksFrom(week, -1)].filter((one) => !gone(one)),
        running(),
        language,
      );
      return press.page(await readReport(deps, week, clock()), language, links);
    },
    async csv(asked) {
      const week = asked ?? running();
      if (gone(week)) return null;
      const report = await readReport(deps, week, clock());
      return {
        name: `${week}.csv`,
        csv: await press.rows(
          await cases.ofWeek(week),
          { report, calendar: await deps.calendar() },
          settings.staffLanguage,
        ),
      };
    },
  };
}

/**
 * No further than the week that runs: of the next one there is nothing to say.
 * @param before the week before, where it is still stored
 */
function linksOf(week: IsoWeek, before: IsoWeek[], running: IsoWeek, language: StaffLanguage): PageLinks {
  const to = (one: IsoWeek, rel: 'prev' | 'next') => ({
    name: weekText(one, language),
    href: `/report?week=${one}&language=${language}`,
    rel,
  });
  return {
    csv: `/report.csv?week=${week}`,
    other: `/report?week=${week}&language=${language === 'de' ? 'en' : 'de'}`,
    weeks: [...before.map((one) => to(one, 'prev')), ...(week < running ? [to(weeksFrom(week, 1), 'next')] : [])],
    home: '/',
  };
}
