/** What `npm run examples` says. German and English. */
import type { StaffLanguage } from '../core/words.ts';

const german = {
  intent: 'Thema',
  answer: (id: string) => `Antwort ${id}`,
  gap: 'ohne Antwort',
  suggestion: 'Anregung',
  insteadOf: (what: string) => `statt ${what}`,
  known: 'steht schon da',
  near: (like: string) => `fast wie ${like}`,
  elsewhere: (where: string) => `steht schon bei ${where}, bitte dort zuerst löschen`,
  gone: 'gibt es nicht mehr',
  none: 'Niemand hat etwas berichtigt, und nichts blieb ohne Antwort.',
  fresh: (n: number) =>
    n === 0
      ? 'Nichts davon ist neu.'
      : `${n === 1 ? 'Ein Satz ist' : `${n} Sätze sind`} neu. Mit --write kommen sie in die Dateien.`,
  remark: (day: string) => `aus der Durchsicht vom ${day}`,
  changed: 'ergänzt',
  next: [
    'Bitte jeden neuen Satz ansehen: löschen, was nichts lehrt, und in eigene Worte fassen, was nach einer Person klingt.',
    'Danach „npm run check-library“ und „npm run -s examples -- --confusing“; einchecken und ausliefern. Erst damit lernt Auskunft daraus.',
  ].join('\n'),
  nothingWritten: 'Es wurde nichts geschrieben.',
  noFolder: (path: string) => `${path} ist kein Ordner: Beispiele stehen in den Dateien der Bücherei.`,
  mistaken: (n: number, of: number) =>
    `${n} von ${of} Beispielen hält das Programm für etwas anderes, wenn es nur die übrigen kennt:`,
  surest: 'Dabei ist es sich am sichersten:',
};

type ExamplesWords = typeof german;

const english: ExamplesWords = {
  intent: 'topic',
  answer: (id) => `answer ${id}`,
  gap: 'without an answer',
  suggestion: 'suggestion',
  insteadOf: (what) => `instead of ${what}`,
  known: 'stands there already',
  near: (like) => `almost like ${like}`,
  elsewhere: (where) => `stands at ${where} already, please delete it there first`,
  gone: 'no longer exists',
  none: 'Nobody has corrected anything, and nothing was left without an answer.',
  fresh: (n) =>
    n === 0 ? 'None of this is new.' : `${n === 1 ? 'One is' : `${n} are`} new. With --write they go into the files.`,
  remark: (day) => `from the review of ${day}`,
  changed: 'added to',
  next: [
    'Please look at each new example: delete what teaches nothing, and put into your own words what sounds like a person.',
    'Then “npm run check-library” and “npm run -s examples -- --confusing”; commit and deploy. Only then does Auskunft learn from it.',
  ].join('\n'),
  nothingWritten: 'Nothing was written.',
  noFolder: (path) => `${path} is no folder: examples stand in the library's files.`,
  mistaken: (n, of) => `${n} of ${of} examples are taken for something else where only the others are known:`,
  surest: 'About these the program is surest:',
};

export const examplesWords: Readonly<Record<StaffLanguage, ExamplesWords>> = { de: german, en: english };
