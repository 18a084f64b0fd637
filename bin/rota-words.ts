/** What `rota` says, in both languages. */
import type { StaffLanguage } from '../core/words.ts';

/** How it is called, in no language. */
export const rotaUsage =
  'npm run -s rota -- --from 2026-11-23 --to 2026-12-06 [--data .local | --table NAME] [--format table|json|ics]';

const german = {
  usage: `So wird es aufgerufen: ${rotaUsage}`,
  missing: (option: string) => `${option} fehlt.`,
  noDate: (option: string, given: string) =>
    `${option} ${given}: Das ist kein Datum. Bitte als Jahr-Monat-Tag schreiben, zum Beispiel 2026-12-24.`,
  backwards: (from: string, to: string) => `--to ${to} liegt vor --from ${from}.`,
  tooLong: (days: number) => `Höchstens ${days} Tage auf einmal; bitte einen kürzeren Zeitraum wählen.`,
  noFormat: (given: string) => `--format ${given} gibt es nicht; es gibt table, json und ics.`,
  twice: '--data und --table gehen nicht zusammen; bitte nur eines angeben.',
  unknownOption: (given: string) => `Das ist nicht zu verstehen: ${given}`,
  noRota: (folder: string) => `${folder} hat keine rota.yaml, also keinen Dienstplan.`,
  planOnly: 'Hier hat noch kein Auskunft gearbeitet: gezeigt wird, was rota.yaml festlegt.',
  day: 'Tag',
  shift: 'Schicht',
  time: 'Zeit',
  person: 'Person',
  nobody: 'niemand',
  note: {
    roster: '',
    swap: 'übernommen',
    override: 'umbesetzt',
    offered: 'Tausch gesucht',
    proposed: 'noch nicht veröffentlicht',
  },
  none: 'In dieser Zeit gibt es keine Schichten.',
  uncovered: (n: number) => `Ohne Besetzung: ${n}`,
};

const english: typeof german = {
  usage: `This is how to call it: ${rotaUsage}`,
  missing: (option) => `${option} is missing.`,
  noDate: (option, given) =>
    `${option} ${given}: this is no date. Please write year-month-day, for example 2026-12-24.`,
  backwards: (from, to) => `--to ${to} is before --from ${from}.`,
  tooLong: (days) => `${days} days at most at a time; please choose fewer.`,
  noFormat: (given) => `There is no --format ${given}; there are table, json and ics.`,
  twice: '--data and --table do not go together; please give one of them.',
  unknownOption: (given) => `This cannot be understood: ${given}`,
  noRota: (folder) => `${folder} has no rota.yaml, and so no rota.`,
  planOnly: 'Auskunft has not run here yet: this is what rota.yaml lays down.',
  day: 'Day',
  shift: 'Shift',
  time: 'Time',
  person: 'Person',
  nobody: 'nobody',
  note: {
    roster: '',
    swap: 'taken over',
    override: 'reassigned',
    offered: 'swap wanted',
    proposed: 'not published yet',
  },
  none: 'There are no shifts in this time.',
  uncovered: (n) => `Nobody on: ${n}`,
};

export type RotaCommandWords = typeof german;
export const rotaCommandWords: Readonly<Record<StaffLanguage, RotaCommandWords>> = { de: german, en: english };
