/** What stands around the week's figures in the channel. */
import type { StaffLanguage } from './words.ts';

const german = {
  repeat: 'Wiederholung: Dieser Bericht stand schon einmal hier. Neu berechnet ',
  pictureMissing: 'Das Bild mit dem Verlauf fehlt: Slack hat es nicht angenommen, oder es ließ sich nicht zeichnen.',
  page: 'Ganzer Bericht',
  csv: 'Fälle als CSV',
};

const english: typeof german = {
  repeat: 'Repeat: this report has been here before. Worked out anew ',
  pictureMissing: 'The chart of the weeks is missing: Slack did not take it, or it could not be drawn.',
  page: 'Whole report',
  csv: 'Cases as CSV',
};

export const reportMessageWords: Readonly<Record<StaffLanguage, typeof german>> = { de: german, en: english };
