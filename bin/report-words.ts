/** What `report` says, in both languages. */
import type { StaffLanguage } from '../core/words.ts';

/** How it is called, in no language. */
export const reportUsage = [
  'npm run -s report -- [--week 2026-W46] [--format text|json|csv|html] [--language de|en] [--out FILE]',
  'npm run -s report -- --year 2026 [--format csv|json] [--out FILE]',
  'npm run -s report -- --week 2026-W46 --send',
  'npm run -s report -- --rebuild',
]
  .map((call) => `${call} [--data .local | --table NAME]`)
  .join('\n');

const german = {
  usage: `So wird es aufgerufen:\n${reportUsage}`,
  unknownOption: (given: string) => `Das ist nicht zu verstehen: ${given}`,
  noWeek: (given: string) => `--week ${given}: Diese Woche gibt es nicht. Bitte schreiben wie 2026-W46.`,
  forgotten: (week: string) => `${week}: Diese Woche ist nicht mehr gespeichert. Fälle bleiben 25 Monate.`,
  notBegun: (week: string) => `--week ${week}: Diese Woche hat noch nicht begonnen.`,
  notOver: (week: string) => `--send: Die Woche ${week} ist noch nicht vorbei.`,
  noYear: (given: string) => `--year ${given}: Bitte ein Jahr bis heute angeben, zum Beispiel 2026.`,
  noFormat: (given: string, known: string) => `--format ${given} gibt es hier nicht; es gibt ${known}.`,
  noLanguage: (given: string) => `--language ${given} gibt es nicht; es gibt de und en.`,
  notTogether: (one: string, other: string) =>
    `${one} und ${other} gehen nicht zusammen; bitte nur eines davon angeben.`,
  nothingYet: 'Hier hat noch kein Auskunft gearbeitet: Gezeigt wird eine Woche ohne Fragen.',
  written: (file: string) => `Geschrieben: ${file}`,
  noSlack:
    'Kein Slack: Weder sind SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET und SLACK_CHANNEL gesetzt, noch läuft hier Auskunft mit eigenem Slack.',
  practice: 'In einer Übung wird kein Bericht verschickt.',
  posted: (week: string) => `Der Bericht ${week} steht in Slack.`,
  repeated: (week: string) => `Der Bericht ${week} steht noch einmal in Slack.`,
  trouble: (detail: string) => `Slack hat den Bericht nicht genommen: ${detail}`,
  rebuilt: (cases: number, written: number) =>
    `Fälle, die aus dem Protokoll neu gebildet wurden: ${cases}. Anders gespeichert waren und berichtigt sind: ${written}.`,
  changed: (week: string, n: number) => `  ${week}: ${n}`,
};

const english: typeof german = {
  usage: `This is how to call it:\n${reportUsage}`,
  unknownOption: (given) => `This cannot be understood: ${given}`,
  noWeek: (given) => `--week ${given}: there is no such week. Please write it like 2026-W46.`,
  forgotten: (week) => `${week}: this week is not stored any more. Cases are kept for 25 months.`,
  notBegun: (week) => `--week ${week}: this week has not begun yet.`,
  notOver: (week) => `--send: week ${week} is not over yet.`,
  noYear: (given) => `--year ${given}: please give a year up to now, for example 2026.`,
  noFormat: (given, known) => `There is no --format ${given} here; there are ${known}.`,
  noLanguage: (given) => `There is no --language ${given}; there are de and en.`,
  notTogether: (one, other) => `${one} and ${other} do not go together; please give one of them.`,
  nothingYet: 'Auskunft has not run here yet: this is a week without questions.',
  written: (file) => `Written: ${file}`,
  noSlack:
    'No Slack: neither are SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET and SLACK_CHANNEL set, nor does Auskunft run here with a Slack of its own.',
  practice: 'No report is sent in an exercise.',
  posted: (week) => `The report of ${week} is in Slack.`,
  repeated: (week) => `The report of ${week} is in Slack once more.`,
  trouble: (detail) => `Slack did not take the report: ${detail}`,
  rebuilt: (cases, written) => `Cases made anew from the log: ${cases}. Stored otherwise and corrected: ${written}.`,
  changed: (week, n) => `  ${week}: ${n}`,
};

export type ReportCommandWords = typeof german;
export const reportCommandWords: Readonly<Record<StaffLanguage, ReportCommandWords>> = { de: german, en: english };
