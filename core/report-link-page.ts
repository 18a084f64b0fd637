/** What stands in place of a report that a link does not lead to. */
import type { StaffLanguage } from './words.ts';

export type WhyNoReport =
  | 'expired'
  /** Not a link of ours, or one that was cut off when it was copied. */
  | 'wrong'
  /** The link is valid, and nothing lies there. */
  | 'gone'
  | 'away';

type Told = Record<WhyNoReport, { title: string; sentence: string }>;

const anew =
  'Bitten Sie das Team, den Bericht noch einmal zu schicken; die Nachricht in Slack hat dann einen neuen Link.';
const german: Told = {
  expired: { title: 'Dieser Link gilt nicht mehr', sentence: anew },
  wrong: {
    title: 'Dieser Link führt zu keinem Bericht',
    sentence: 'Vielleicht ist er beim Kopieren abgeschnitten worden. Nehmen Sie bitte den ganzen Link aus Slack.',
  },
  gone: {
    title: 'Diesen Bericht gibt es hier nicht mehr',
    sentence: 'Berichte bleiben 25 Monate. Ist er jünger, kann das Team ihn noch einmal schicken.',
  },
  away: {
    title: 'Der Bericht ist gerade nicht zu erreichen',
    sentence: 'Versuchen Sie es bitte in ein paar Minuten noch einmal; der Link bleibt derselbe.',
  },
};

const again = 'Ask the team to send the report once more; the message in Slack will then have a new link.';
const english: Told = {
  expired: { title: 'This link has expired', sentence: again },
  wrong: {
    title: 'This link leads to no report',
    sentence: 'It may have been cut off when it was copied. Please take the whole link from Slack.',
  },
  gone: {
    title: 'This report is not here any more',
    sentence: 'Reports are kept for 25 months. If it is younger than that, the team can send it once more.',
  },
  away: {
    title: 'The report cannot be reached just now',
    sentence: 'Please try again in a few minutes; the link stays the same.',
  },
};

const style =
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.25rem;color:#1d2327;background:#fff}h1{font-size:1.5rem;line-height:1.25}';

/** A whole HTML page without script, which asks nothing of anywhere. */
export function noReportPage(language: StaffLanguage, why: WhyNoReport): string {
  const { title, sentence } = { de: german, en: english }[language][why];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1><p>${sentence}</p></main></body>
</html>
`;
}
