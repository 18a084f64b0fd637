/** The weekly report in Slack's Block Kit: what a project lead reads in a minute on a phone. */
import type { ImageBlock, KnownBlock, RichTextBlock, SectionBlock } from '@slack/types';
import { chartTitle } from '../../core/report-chart-titles.ts';
import { reportMessageWords } from '../../core/report-message-words.ts';
import { type KeyFigure, keyFigures, todoOf, verdictOf } from '../../core/report-sentences.ts';
import { daysText, reportWords, weekText } from '../../core/report-words.ts';
import type { WeeklyReport } from '../../core/weekly-report.ts';
import { type StaffLanguage, words } from '../../core/words.ts';
import type { ReportMessage } from '../../steps/ports.ts';
import { label, lines, section } from './blocks.ts';
import { cut, escapeText, ownLink, spoken } from './mrkdwn.ts';

/** Slack's limits for a header and for the text alternative of a picture. */
const headerChars = 150;
const altChars = 2000;

/**
 * The message as Slack takes it: the week's days, the sentence, four figures, what to do, the chart, and where the rest stands.
 * @param file Slack's id of the uploaded chart of the weeks, or null where there is none
 */
export function reportContents(message: ReportMessage, file: string | null, language: StaffLanguage) {
  const { report, repeat, links, pictureMissing } = message;
  const w = reportMessageWords[language];
  const { cut: note } = words[language].card;
  const heading = reportWords[language].heading(Number(report.week.slice(-2)));
  // A line on a phone.
  const days = `${weekText(report.week, language)}, ${daysText(report.week, language, 'short')}`;
  const again = spoken([w.repeat, { at: report.at, show: 'date' }]);
  const verdict = escapeText(verdictOf(report, language));
  const linked = [
    [links.page, w.page],
    [links.csv, w.csv],
  ].flatMap(([url, name]) => (url && name && URL.canParse(url) ? [ownLink(url, name)] : []));
  const blocks: KnownBlock[] = [
    { type: 'header', text: label(days, headerChars) },
    ...(repeat ? lines([again], note) : []),
    section(verdict, note),
    figures(keyFigures(report, language)),
    ...todo(report, language),
    ...(file === null ? [] : [chart(report, file, language)]),
    ...(pictureMissing ? lines([escapeText(w.pictureMissing)], note) : []),
    ...(linked.length === 0 ? [] : [section(linked.join('  ·  '), note)]),
  ];
  return { text: `${escapeText(heading)}: ${verdict}`, blocks };
}

/** What the chart says to whoever cannot see it. */
export function chartAlt(report: WeeklyReport, language: StaffLanguage): string {
  return cut(chartTitle('trend', report, language).alt, altChars, '');
}

const arrows = { up: '↑ ', down: '↓ ', same: '→ ' } as const;

/** Fields stand in two columns where there is room, and below each other on a phone. */
function figures(four: readonly KeyFigure[]): SectionBlock {
  const fields = four.map(({ label: name, value, change, direction }) => {
    const arrow = direction === null ? '' : arrows[direction];
    const against = change === null ? '' : `  ${arrow}${escapeText(change)}`;
    return { type: 'mrkdwn' as const, text: `${escapeText(name)}\n*${escapeText(value)}*${against}`, verbatim: true };
  });
  return { type: 'section', fields };
}

/** In rich text, where an example of what patrons asked stands to the letter, whatever asterisks or calls it holds. */
function todo(report: WeeklyReport, language: StaffLanguage): RichTextBlock[] {
  const told = todoOf(report, language);
  if (told === null) return [];
  const { lead } = reportWords[language].todo;
  const rest = told.startsWith(lead) ? told.slice(lead.length) : ` ${told}`;
  const elements = [
    { type: 'text' as const, text: lead, style: { bold: true } },
    { type: 'text' as const, text: rest },
  ];
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}

/** Without a title of its own: the finding stands in the picture, and with its text alternative. */
function chart(report: WeeklyReport, file: string, language: StaffLanguage): ImageBlock {
  return { type: 'image', slack_file: { id: file }, alt_text: chartAlt(report, language) };
}
